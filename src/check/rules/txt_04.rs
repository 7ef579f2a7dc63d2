//! TXT-04: a province or city is named with the type that it has on the campaign's first day.
//!
//! `tỉnh X` is wrong where no unit X is a province that day; `thành phố X` where X is a centrally-run city at another time
//! but not then (towns that share a province's name are left alone). Source: DOMAIN.md §4.

use crate::check::passages::words;
use crate::check::{Content, Pass, Rule};
use crate::diagnostic::messages::Lang;
use crate::diagnostic::{Report, Severity};
use crate::model::unit::UnitKind;
use crate::model::{Date, Unit};

pub(super) static RULE: Rule = Rule { code: "TXT-04", level: Severity::Error, pass: Pass::Model(look) };

fn look(content: &Content<'_>, report: &mut Report) {
    let units = &content.project.units;
    let mut names: Vec<&str> = units.iter().map(|u| u.name.vi.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    for passage in &content.passages {
        let Some(campaign) = passage.campaign_of(content.project) else { continue };
        let day = campaign.window.start;
        for kind in [UnitKind::Tinh, UnitKind::ThanhPho] {
            let label = kind.label(Lang::Vi);
            // Most passages name no kind of unit, and are not searched for the names of all.
            for label in [label.to_owned(), capital(label)].into_iter().filter(|label| passage.text.contains(label)) {
                for name in &names {
                    let Some(right) = wrong(units, name, kind, day) else { continue };
                    let written = format!("{label} {name}");
                    for range in words(&passage.text, &written) {
                        let finding = RULE.finding().at(passage.place(range)).arg("found", &written).arg("date", day);
                        report.push(finding.arg("right", &right));
                    }
                }
            }
        }
    }
}

fn capital(label: &str) -> String {
    label.chars().take(1).flat_map(char::to_uppercase).chain(label.chars().skip(1)).collect()
}

/// What the unit is called that day instead, where `kind name` is wrong; empty where there is none.
fn wrong(units: &[Unit], name: &str, kind: UnitKind, day: Date) -> Option<String> {
    let named: Vec<&Unit> = units.iter().filter(|u| u.name.vi == name).collect();
    let then: Vec<&Unit> = units.iter().filter(|u| u.valid_on(day) && named.iter().any(|n| n.code.value == u.code.value)).collect();
    if then.iter().any(|u| u.kind == kind && u.name.vi == name) {
        return None;
    }
    if kind == UnitKind::ThanhPho && !named.iter().any(|u| u.kind == kind) {
        return None;
    }
    Some(then.first().map(|u| format!("{} {}", u.kind.label(Lang::Vi), u.name.vi)).unwrap_or_default())
}
