//! DOC-02: the text of the official form is 13–14 pt, one to one and a half lines apart, its first lines 10 or 12.7 mm in,
//! its paragraphs at least 6 pt apart, both edges straight.
//!
//! Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6 (DOMAIN.md §5).

use super::doc_01::official;
use crate::check::{Content, Pass, Rule};
use crate::diagnostic::{Report, Severity};

pub(super) static RULE: Rule = Rule { code: "DOC-02", level: Severity::Error, pass: Pass::Model(look) };

fn look(content: &Content<'_>, report: &mut Report) {
    for kind in official(content) {
        let t = &kind.spec.typography;
        let mut say = |part: &str, found: String, wanted: &str| {
            report.push(RULE.finding().at(t.span.clone()).arg("part", part).arg("found", found).arg("wanted", wanted));
        };
        if !(13.0..=14.0).contains(&t.size) {
            say("size", format!("{} pt", t.size), "13–14 pt");
        }
        if !(1.0..=1.5).contains(&t.line) {
            say("line", t.line.to_string(), "1–1.5");
        }
        if ![10.0, 12.7].iter().any(|right| (t.indent - right).abs() < 0.05) {
            say("indent", format!("{} mm", t.indent), "10 / 12.7 mm");
        }
        if t.gap < 6.0 {
            say("gap", format!("{} pt", t.gap), "≥ 6 pt");
        }
        if !t.justify {
            say("justify", "false".to_owned(), "true");
        }
    }
}
