//! EMB-05: the emblem's ground is exactly white, opaque.
//!
//! Why: not beige, not grey, nothing showing through. Source: brand.ifrc.org (DOMAIN.md §3.1).

use crate::check::face::Face;
use crate::check::{Pass, Rule};
use crate::diagnostic::{Report, Severity};
use crate::model::brand::Rgb;

pub(super) static RULE: Rule = Rule { code: "EMB-05", level: Severity::Error, pass: Pass::Face(look) };

const WHITE: Rgb = Rgb([255; 3]);

fn look(face: &Face<'_>, report: &mut Report) {
    let grounds = face.emblems.iter().filter_map(|e| e.ground.map(|g| (e, &face.painted[g])));
    for (emblem, ground) in grounds {
        if ground.solid() != Some(WHITE) {
            let found = ground.solid().map(|c| c.to_string()).unwrap_or_default();
            report.push(RULE.finding().at(face.place(ground, emblem)).arg("found", found));
        }
    }
}
