//! ND0344: a key visual has the view that an artboard shows of it.
//!
//! Why: without it the whole drawing would be squeezed into the frame, its parts in places that nobody chose.

use crate::check::face::Face;
use crate::check::{Pass, Rule};
use crate::diagnostic::{Report, Severity};
use crate::model::artboard::SlotKind;

pub(super) static RULE: Rule = Rule { code: "ND0344", level: Severity::Error, pass: Pass::Face(look) };

fn look(face: &Face<'_>, report: &mut Report) {
    let Some(drawing) = face.visual() else { return };
    let views: Vec<&str> = drawing.views().map(|(id, _)| id).collect();
    let slots = face.board.spec.slots.values().filter(|s| s.kind == SlotKind::KeyVisual);
    for view in slots.filter_map(|s| s.view.as_ref()).filter(|v| !views.contains(&v.value.as_str())) {
        let finding = RULE.finding().at(view.span.clone()).arg("view", &view.value).arg("campaign", &face.campaign.slug);
        report.push(finding.nearest(&view.value, views.iter().copied()));
    }
}
