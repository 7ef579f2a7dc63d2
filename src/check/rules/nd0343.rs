//! ND0343: a lockup hides no text, code or photo.
//!
//! Why: a lockup brings a ground of its own and is painted last; what its frame overlaps would be gone without a word.

use std::collections::BTreeSet;

use crate::check::face::Face;
use crate::check::{Pass, Rule};
use crate::diagnostic::{Report, Severity};
use crate::model::artboard::SlotKind;

pub(super) static RULE: Rule = Rule { code: "ND0343", level: Severity::Error, pass: Pass::Face(look) };

fn look(face: &Face<'_>, report: &mut Report) {
    let mut told = BTreeSet::new();
    for (i, cover) in face.painted.iter().enumerate() {
        if face.slot_kind(cover) != Some(SlotKind::Lockup) || cover.solid().is_none() {
            continue;
        }
        let lockup = face.holder(cover);
        // What only touches the edge is not hidden.
        let area = cover.bounds.grown(-cover.bounds.width() * 0.002);
        for below in face.painted[..i].iter().filter(|p| p.touches(&area)) {
            let id = face.holder(below);
            let content = face.board.spec.fields.contains_key(id) || matches!(face.slot_kind(below), Some(SlotKind::Qr | SlotKind::Photo));
            if content && id != lockup && told.insert((lockup, id)) {
                let finding = RULE.finding().at(face.spot([id])).arg("artboard", face.board_id());
                report.push(finding.arg("id", id).arg("lockup", lockup));
            }
        }
    }
}
