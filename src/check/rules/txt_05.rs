//! TXT-05: a chapter's name is the Society's name, the unit's type and the unit's name, exactly.
//!
//! The Society's name is whatever the chapters share: the first part that most of them have. Source: DOMAIN.md §4.

use std::collections::BTreeMap;

use crate::check::{Content, Pass, Rule};
use crate::diagnostic::messages::Lang;
use crate::diagnostic::{Report, Severity};
use crate::model::Unit;

pub(super) static RULE: Rule = Rule { code: "TXT-05", level: Severity::Error, pass: Pass::Model(look) };

fn look(content: &Content<'_>, report: &mut Report) {
    let units = &content.project.units;
    let mut heads: BTreeMap<&str, usize> = BTreeMap::new();
    for head in units.iter().filter_map(head) {
        *heads.entry(head).or_default() += 1;
    }
    let Some(society) = heads.iter().max_by_key(|(_, n)| **n).map(|(head, _)| *head) else { return };
    for unit in units.iter().filter(|u| head(u) != Some(society)) {
        let right = format!("{society} {}", tail(unit));
        let finding = RULE.finding().at(unit.chapter.span.clone()).arg("found", &unit.chapter.vi);
        report.push(finding.arg("right", right));
    }
}

/// `tỉnh Quảng Trị`
fn tail(unit: &Unit) -> String {
    format!("{} {}", unit.kind.label(Lang::Vi), unit.name.vi)
}

/// What stands before the type and name; `None` where they don't end the chapter's name.
fn head(unit: &Unit) -> Option<&str> {
    unit.chapter.vi.strip_suffix(&tail(unit))?.strip_suffix(' ').filter(|h| !h.is_empty())
}
