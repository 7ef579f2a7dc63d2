//! ND0602: fields are written in one way, `{{ name }}`: two braces, one space inside each, all on one line.
//!
//! Why: anything else is not filled in, and would stand in a letter as it is.

use super::nd0601::texts;
use crate::check::{Content, Pass, Rule};
use crate::diagnostic::{Report, Severity};
use crate::model::fields::{self, FIELDS};

pub(super) static RULE: Rule = Rule { code: "ND0602", level: Severity::Error, pass: Pass::Model(look) };

fn look(content: &Content<'_>, report: &mut Report) {
    for passage in texts(content) {
        for hole in fields::holes(&passage.text).into_iter().filter(|h| !h.sound) {
            let found = &passage.text[hole.range.clone()];
            let finding = RULE.finding().at(passage.place(hole.range.clone())).arg("found", found);
            report.push(finding.nearest(hole.name, FIELDS.iter().map(|(name, _)| *name)));
        }
    }
}
