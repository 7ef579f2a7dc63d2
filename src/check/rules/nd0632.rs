//! ND0632: the columns of a form differ in every name and heading.
//!
//! Why: a heading that two columns have, or a value that two columns give, would go to either.

use std::collections::BTreeMap;

use crate::check::{Content, Pass, Rule};
use crate::diagnostic::{Report, Severity};
use crate::model::record::Records;

pub(super) static RULE: Rule = Rule { code: "ND0632", level: Severity::Error, pass: Pass::Model(look) };

fn look(content: &Content<'_>, report: &mut Report) {
    let theme = &content.project.theme;
    let boards = theme.artboards.values().filter_map(|b| b.spec.records.as_ref());
    boards.chain(theme.documents.values().filter_map(|k| k.spec.records.as_ref())).for_each(|r| records(r, report));
}

fn records(records: &Records, report: &mut Report) {
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    let mut headings: BTreeMap<String, usize> = BTreeMap::new();
    for (i, column) in records.columns.iter().enumerate() {
        let same_name = column.names().find_map(|n| names.insert(n.clone(), i).map(|first| (n, first)));
        let same_heading =
            column.headings().find_map(|h| headings.insert(h.clone(), i).filter(|first| *first != i).map(|first| (h, first)));
        if let Some((name, first)) = same_name.or(same_heading) {
            let finding = RULE.finding().at(column.id.span.clone()).arg("name", name);
            report.push(finding.arg("column", &column.id.value).arg("first", &records.columns[first].id.value));
        }
    }
}
