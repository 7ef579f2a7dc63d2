//! PRN-02 and SOC-02: texts, lockups and codes stand inside the safe zone of their artboard.
//!
//! Why: what is near the edge is cut off by a blade, an eyelet, a pocket or a seam (print), or covered by a network's own
//! buttons and cut away by its round and narrow crops (screens). The zones are the artboard's (`safe`). Source: DOMAIN.md
//! §6.1, §6.2.

use crate::check::face::Face;
use crate::check::{Pass, Rule};
use crate::diagnostic::{Report, Severity};
use crate::model::artboard::{Insets, SlotKind};
use crate::model::brand::Rgb;
use crate::scene::inspect::{Bounds, Painted, What};

pub(super) static RULE: Rule = Rule { code: "PRN-02", level: Severity::Error, pass: Pass::Face(print) };
pub(super) static SCREEN: Rule = Rule { code: "SOC-02", level: Severity::Error, pass: Pass::Face(screen) };

/// So far out, as a share of the width, is rounding.
const HAIR: f64 = 1e-3;

fn print(face: &Face<'_>, report: &mut Report) {
    if face.is_print() {
        look(face, &RULE, report);
    }
}

fn screen(face: &Face<'_>, report: &mut Report) {
    if !face.is_print() {
        look(face, &SCREEN, report);
    }
}

fn look(face: &Face<'_>, rule: &Rule, report: &mut Report) {
    let Some(safe) = face.safe() else { return };
    let trim = face.trim();
    let zone = inner(&trim, &safe);
    for painted in face.painted.iter().filter(|p| counts(face, p)) {
        let Some((side, by)) = out_of(&zone, &painted.bounds).filter(|(_, by)| *by > HAIR * trim.width()) else { continue };
        let id = face.holder(painted);
        let finding = rule.finding().at(face.spot([id])).arg("artboard", face.board_id()).arg("id", id);
        let finding = finding.arg("side", side).arg("by", format!("{by:.1}"));
        report.push(finding.arg("unit", if face.is_print() { "mm" } else { "px" }));
    }
}

/// Texts of the artboard; what is inked of lockups and codes.
fn counts(face: &Face<'_>, painted: &Painted) -> bool {
    match face.slot_kind(painted) {
        Some(SlotKind::Lockup | SlotKind::Qr) => painted.solid() != Some(Rgb([255; 3])),
        Some(SlotKind::KeyVisual | SlotKind::Photo) => false,
        None => matches!(painted.what, What::Text(_)),
    }
}

fn inner(trim: &Bounds, safe: &Insets) -> Bounds {
    Bounds { x0: trim.x0 + safe.left, y0: trim.y0 + safe.top, x1: trim.x1 - safe.right, y1: trim.y1 - safe.bottom }
}

/// The side on which a box leaves the zone the farthest, and how far.
fn out_of(zone: &Bounds, part: &Bounds) -> Option<(&'static str, f64)> {
    let sides = [("top", zone.y0 - part.y0), ("right", part.x1 - zone.x1), ("bottom", part.y1 - zone.y1), ("left", zone.x0 - part.x0)];
    sides.into_iter().filter(|(_, by)| *by > 0.0).max_by(|a, b| a.1.total_cmp(&b.1))
}
