//! ND0631: what a form takes from a record is one of the columns that it declares.
//!
//! Why: a name that no column has would stay empty on a thousand certificates.

use crate::check::{Content, Pass, Rule};
use crate::diagnostic::{Report, Severity};
use crate::model::record::Kind;

pub(super) static RULE: Rule = Rule { code: "ND0631", level: Severity::Error, pass: Pass::Model(look) };

fn look(content: &Content<'_>, report: &mut Report) {
    for spec in content.project.theme.artboards.values().map(|b| &b.spec) {
        let Some(records) = &spec.records else { continue };
        let known = records.names();
        for field in spec.fields.values() {
            for name in field.record_names().filter(|name| records.column_of(name).is_none()) {
                let finding = RULE.finding().at(field.value.span.clone()).arg("name", name).arg("kind", "value");
                report.push(finding.nearest(name, known.iter().map(String::as_str)));
            }
        }
        let pictures = || records.columns.iter().filter(|c| c.kind == Kind::Photo).map(|c| c.id.value.as_str());
        for column in spec.slots.values().filter_map(|s| s.column.as_ref()).filter(|c| !pictures().any(|id| id == c.value)) {
            let finding = RULE.finding().at(column.span.clone()).arg("name", &column.value).arg("kind", "photo");
            report.push(finding.nearest(&column.value, pictures()));
        }
    }
}
