//! ND0334: no two elements of a drawing have the same id.
//!
//! Why: which of the two a field, a gradient or a clip means is anybody's guess, and programs guess differently.

use std::collections::BTreeSet;

use crate::check::plate::Plate;
use crate::check::{Pass, Rule};
use crate::diagnostic::{Report, Severity};

pub(super) static RULE: Rule = Rule { code: "ND0334", level: Severity::Error, pass: Pass::Plate(look) };

fn look(plate: &Plate<'_>, report: &mut Report) {
    let mut seen = BTreeSet::new();
    for element in plate.drawing.root.walk() {
        if let Some(id) = element.get("id").filter(|id| !seen.insert(*id)) {
            report.push(RULE.finding().at(plate.drawing.span(element)).arg("id", id));
        }
    }
}
