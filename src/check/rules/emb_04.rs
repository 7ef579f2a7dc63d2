//! EMB-04: a white ground (`emblem-ground`) encloses the cross on every side.
//!
//! Why: the arms never touch the edge of their ground. Source: 1991 Regulations (DOMAIN.md §3.1).

use crate::check::face::Face;
use crate::check::{Pass, Rule};
use crate::diagnostic::{Report, Severity};

pub(super) static RULE: Rule = Rule { code: "EMB-04", level: Severity::Error, pass: Pass::Face(look) };

fn look(face: &Face<'_>, report: &mut Report) {
    for emblem in &face.emblems {
        let cross = face.cross_bounds(emblem);
        let around = cross.grown(cross.width() * 0.005);
        let enclosed = emblem.ground.is_some_and(|g| face.painted[g].covers(&around));
        if !enclosed && let Some(&first) = emblem.cross.first() {
            report.push(RULE.finding().at(face.place(&face.painted[first], emblem)));
        }
    }
}
