//! ND0603: an event's and a guest's fields stand only in documents that are made for an event.
//!
//! Why: any other document is made once a chapter and campaign, and there is no one event it could name.

use super::nd0601::{kind_of, texts};
use crate::check::{Content, Pass, Rule};
use crate::diagnostic::{Report, Severity};
use crate::model::fields::{self, Level};

pub(super) static RULE: Rule = Rule { code: "ND0603", level: Severity::Error, pass: Pass::Model(look) };

fn look(content: &Content<'_>, report: &mut Report) {
    for passage in texts(content).filter(|p| kind_of(content, p).is_none_or(|k| !k.spec.per_event)) {
        for hole in fields::holes(&passage.text).into_iter().filter(|h| h.sound) {
            if matches!(fields::level(hole.name), Some(Level::Event | Level::Record)) {
                report.push(RULE.finding().at(passage.place(hole.range)).arg("found", hole.name));
            }
        }
    }
}
