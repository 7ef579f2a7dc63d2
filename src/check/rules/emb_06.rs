//! EMB-06: nothing is painted over the cross or its white ground.
//!
//! Why: no text, ribbon, QR code or watermark on the emblem. Source: brand.ifrc.org (DOMAIN.md §3.1).

use crate::check::face::{Emblem, Face};
use crate::check::{Pass, Rule};
use crate::diagnostic::{Report, Severity};
use crate::scene::inspect::Painted;

pub(super) static RULE: Rule = Rule { code: "EMB-06", level: Severity::Error, pass: Pass::Face(look) };

fn look(face: &Face<'_>, report: &mut Report) {
    for emblem in &face.emblems {
        for over in painted_over(face, emblem) {
            let finding = RULE.finding().at(face.place(over, emblem)).arg("artboard", face.board_id());
            report.push(finding.arg("id", face.name(over)));
        }
    }
}

/// What lies on the cross or on its ground.
pub(super) fn painted_over<'a>(face: &'a Face<'_>, emblem: &Emblem) -> Vec<&'a Painted> {
    let last = emblem.cross.last().copied().unwrap_or_default();
    let cross = face.cross_bounds(emblem);
    let area = emblem.ground.map_or(cross, |g| face.painted[g].bounds.or(&cross));
    let area = area.grown(-area.width() * 0.002);
    let above = face.painted.iter().skip(last + 1);
    above.filter(|p| p.touches(&area)).collect()
}
