//! EMB-14: around the cross, `emblem.clear_space` squares (arm widths) are free of everything but white.
//!
//! What lies below and is wholly hidden by white is not there; what lies above counts. Source: Polish Red Cross manual; the
//! Society's own value was not found (DOMAIN.md §3.1).

use super::emb_06::painted_over;
use crate::check::face::{Emblem, Face};
use crate::check::{Pass, Rule};
use crate::diagnostic::{Report, Severity};
use crate::model::brand::Rgb;
use crate::scene::inspect::{Bounds, plus};

pub(super) static RULE: Rule = Rule { code: "EMB-14", level: Severity::Error, pass: Pass::Face(look) };

const WHITE: Rgb = Rgb([255; 3]);

fn look(face: &Face<'_>, report: &mut Report) {
    for emblem in &face.emblems {
        let Some(zone) = zone(face, emblem) else { continue };
        let reported = painted_over(face, emblem);
        for (i, painted) in face.painted.iter().enumerate() {
            let white = painted.solid() == Some(WHITE) && painted.shape().is_some_and(|s| s.stroke.is_none());
            let own = emblem.cross.contains(&i) || emblem.ground == Some(i) || white || reported.iter().any(|r| std::ptr::eq(*r, painted));
            if own || !painted.touches(&zone) || hidden(face, i, &painted.bounds.and(&zone)) {
                continue;
            }
            let finding = RULE.finding().at(face.place(painted, emblem)).arg("artboard", face.board_id());
            report.push(finding.arg("id", face.name(painted)).arg("squares", face.brand.tokens.emblem.clear_space));
        }
    }
}

/// The room that must be free, a hair less than asked for, so that what touches its edge is outside.
fn zone(face: &Face<'_>, emblem: &Emblem) -> Option<Bounds> {
    let cross = face.cross_bounds(emblem);
    let part = &face.painted[*emblem.cross.first()?];
    let measured = part.shape().and_then(|s| s.polygon.as_deref()).and_then(plus)?;
    let own = (measured.width.1, measured.width.1 + 2.0 * measured.length.1);
    let square = cross.width().max(cross.height()) * own.0 / own.1;
    Some(cross.grown(square * (face.brand.tokens.emblem.clear_space - 0.01)))
}

/// Whether something white, painted later, hides all of `part`.
fn hidden(face: &Face<'_>, index: usize, part: &Bounds) -> bool {
    face.painted.iter().skip(index + 1).any(|p| p.solid() == Some(WHITE) && p.covers(part))
}
