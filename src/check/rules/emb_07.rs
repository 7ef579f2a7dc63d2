//! EMB-07: a red cross stands only in a lockup of the brand, with the chapter's name; no bare or home-made cross anywhere.
//!
//! Looks at every artboard, key visual and static SVG: elements named `emblem-cross`, and any red shape with twelve
//! corners that reads as a plus. Source: Geneva Convention I, Art. 44; Swedish Red Cross (DOMAIN.md §3.1).

use crate::check::face::is_red_cross;
use crate::check::plate::Plate;
use crate::check::{Pass, Rule};
use crate::diagnostic::{Report, Severity};

pub(super) static RULE: Rule = Rule { code: "EMB-07", level: Severity::Error, pass: Pass::Plate(look) };

fn look(plate: &Plate<'_>, report: &mut Report) {
    for painted in &plate.painted {
        let named = painted.ids.iter().any(|id| id.ends_with("emblem-cross"));
        if !(plate.lockup && named) && (named || is_red_cross(painted)) {
            report.push(RULE.finding().at(plate.place(painted)).arg("drawing", &plate.drawing.path));
        }
    }
}
