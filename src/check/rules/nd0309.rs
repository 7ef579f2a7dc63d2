//! ND0309: the lines of a text stand at least 1.2 font sizes apart.
//!
//! Why: Vietnamese letters carry up to two marks above and one below (Ộ, Ẫ); closer lines run into each other.

use crate::check::plate::Plate;
use crate::check::{Pass, Rule};
use crate::diagnostic::{Report, Severity};

pub(super) static RULE: Rule = Rule { code: "ND0309", level: Severity::Error, pass: Pass::Plate(look) };

const LEAST: f64 = 1.2;

fn look(plate: &Plate<'_>, report: &mut Report) {
    for (id, field) in plate.board.iter().flat_map(|b| &b.spec.fields) {
        if field.line_height < LEAST {
            report.push(RULE.finding().at(field.value.span.clone()).arg("field", id).arg("found", field.line_height));
        }
    }
}
