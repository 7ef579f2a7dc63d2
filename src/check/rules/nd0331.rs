//! ND0331: a drawing holds nothing that is seen in the drawing program and can't be drawn here.
//!
//! Why: pictures from outside, scripts, web pages inside the drawing and unknown elements are left out when it is read
//! (DESIGN.md, invariants 3 and 4); a piece that silently differs from what the designer saw would go to print.

use crate::check::plate::Plate;
use crate::check::{Pass, Rule};
use crate::diagnostic::{Report, Severity};
use crate::scene::import::Loss;

pub(super) static RULE: Rule = Rule { code: "ND0331", level: Severity::Error, pass: Pass::Plate(look) };

fn look(plate: &Plate<'_>, report: &mut Report) {
    for (what, span) in plate.lost(Loss::Visible) {
        report.push(RULE.finding().at(span).arg("what", what));
    }
}
