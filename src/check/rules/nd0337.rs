//! ND0337: a drawing has no `flowRoot`, the flowed text of Inkscape before 1.0.
//!
//! Why: it never became part of SVG; no program but old Inkscapes shows it.

use crate::check::plate::Plate;
use crate::check::{Pass, Rule};
use crate::diagnostic::{Report, Severity};

pub(super) static RULE: Rule = Rule { code: "ND0337", level: Severity::Error, pass: Pass::Plate(look) };

fn look(plate: &Plate<'_>, report: &mut Report) {
    for element in plate.drawing.root.walk().into_iter().filter(|e| e.name == "flowRoot") {
        report.push(RULE.finding().at(plate.drawing.span(element)).arg("id", element.get("id").unwrap_or("flowRoot")));
    }
}
