//! ND0633: what a form asks a list for is used.
//!
//! Why: people would gather what is printed nowhere.

use crate::check::{Content, Pass, Rule};
use crate::diagnostic::{Report, Severity};
use crate::model::fields;

pub(super) static RULE: Rule = Rule { code: "ND0633", level: Severity::Warning, pass: Pass::Model(look) };

fn look(content: &Content<'_>, report: &mut Report) {
    for spec in content.project.theme.artboards.values().map(|b| &b.spec) {
        let used = |name: &str| {
            let in_text = spec.fields.values().any(|f| f.record_names().any(|n| n == name));
            in_text || spec.slots.values().filter_map(|s| s.column.as_ref()).any(|c| c.value == name)
        };
        for column in spec.records.iter().flat_map(|r| &r.columns).filter(|c| !c.names().any(|n| used(&n))) {
            report.push(RULE.finding().at(column.id.span.clone()).arg("column", &column.id.value));
        }
    }
    for kind in content.project.theme.documents.values() {
        let texts: Vec<&str> = content.project.all_documents().map(|(_, p)| p).filter(|p| p.id == kind.id).map(|p| p.body()).collect();
        let used = |name: &str| texts.iter().any(|text| fields::holes(text).iter().any(|hole| hole.name == name));
        for column in kind.spec.records.iter().flat_map(|r| &r.columns).filter(|c| !texts.is_empty() && !used(&c.id.value)) {
            report.push(RULE.finding().at(column.id.span.clone()).arg("column", &column.id.value));
        }
    }
}
