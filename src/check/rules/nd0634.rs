//! ND0634: a text that takes something from a record is of the record's level.
//!
//! Why: everything else on a form is laid out once for all records, and would show nobody's values.

use crate::check::{Content, Pass, Rule};
use crate::diagnostic::{Report, Severity};
use crate::model::artboard::Level;

pub(super) static RULE: Rule = Rule { code: "ND0634", level: Severity::Error, pass: Pass::Model(look) };

fn look(content: &Content<'_>, report: &mut Report) {
    for (id, field) in content.project.theme.artboards.values().flat_map(|b| &b.spec.fields) {
        if let Some(name) = field.record_names().next().filter(|_| field.level != Level::Record) {
            report.push(RULE.finding().at(field.value.span.clone()).arg("field", id).arg("name", name));
        }
    }
}
