//! ND0332: what a still picture can't show is better not in a drawing.
//!
//! Why: links, animations, event handlers and embedded fonts are left out when it is read; whoever drew them should know.

use crate::check::plate::Plate;
use crate::check::{Pass, Rule};
use crate::diagnostic::{Report, Severity};
use crate::scene::import::Loss;

pub(super) static RULE: Rule = Rule { code: "ND0332", level: Severity::Warning, pass: Pass::Plate(look) };

fn look(plate: &Plate<'_>, report: &mut Report) {
    for (what, span) in plate.lost(Loss::Harmless) {
        report.push(RULE.finding().at(span).arg("what", what));
    }
}
