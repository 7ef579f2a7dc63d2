//! EMB-01: the cross is one solid colour, the brand's emblem red: no gradient, pattern, transparency, filter, outline.
//!
//! Why: the emblem is a protected sign and is shown plain. Source: brand.ifrc.org, emblem page (DOMAIN.md §3.1).

use crate::check::face::Face;
use crate::check::{Pass, Rule};
use crate::diagnostic::{Report, Severity};
use crate::scene::inspect::Painted;

pub(super) static RULE: Rule = Rule { code: "EMB-01", level: Severity::Error, pass: Pass::Face(look) };

fn look(face: &Face<'_>, report: &mut Report) {
    let Some(red) = face.brand.tokens.emblem_color().map(|c| c.rgb.value) else { return };
    let parts = face.emblems.iter().flat_map(|e| e.cross.iter().map(move |&i| (e, &face.painted[i])));
    for (emblem, part) in parts {
        if part.solid() != Some(red) || part.shape().is_some_and(|s| s.stroke.is_some()) {
            report.push(RULE.finding().at(face.place(part, emblem)).arg("found", describe(part)).arg("color", red));
        }
    }
}

/// What is wrong with the paint, as far as one word or value says it.
fn describe(part: &Painted) -> String {
    let solid = part.solid().map(|c| c.to_string()).unwrap_or_default();
    if part.shape().is_some_and(|s| s.stroke.is_some()) { "stroke".to_owned() } else { solid }
}
