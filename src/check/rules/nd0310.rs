//! ND0310: every size of an artboard has a drawing of its shape.
//!
//! Why: nothing is stretched. A size of the artboard's own ratio (within a hundredth) is made of its drawing, any other of
//! `<id>.<preset>.svg`; a drawing's viewBox is the trim with the bleed on each side (FORMATS.md, artboards).

use crate::check::plate::Plate;
use crate::check::{Pass, Rule};
use crate::diagnostic::{Report, Severity};
use crate::model::Artboard;
use crate::model::artboard::{Panel, Trim, Unit};

pub(super) static RULE: Rule = Rule { code: "ND0310", level: Severity::Error, pass: Pass::Plate(look) };

/// How far two ratios may lie apart: presets of the same ratio differ by rounding only.
const RATIO: f64 = 0.01;
/// How far a viewBox may lie off, as a share.
const BOX: f64 = 0.002;

fn look(plate: &Plate<'_>, report: &mut Report) {
    let Some((board, panel)) = plate.board.zip(plate.panel) else { return };
    if panel.preset.is_none() && panel.side == 0 {
        presets(board, report);
    }
    let (found, wanted) = (plate.drawing.view_box(), wanted(board, panel));
    if (found[2] / wanted.0 - 1.0).abs() > BOX || (found[3] / wanted.1 - 1.0).abs() > BOX {
        let finding = RULE.finding().at(plate.drawing.span(&plate.drawing.root)).arg("kind", "box");
        let finding = finding.arg("found", format!("{} × {}", found[2], found[3]));
        report.push(finding.arg("wanted", format!("{} × {}", wanted.0, wanted.1)));
    }
}

/// Presets of another ratio without a drawing.
fn presets(board: &Artboard, report: &mut Report) {
    let own = board.trim(None);
    for name in board.spec.presets.keys() {
        let size = board.trim(Some(name));
        let drawn = board.panels.iter().any(|p| p.preset.as_ref() == Some(name));
        if !drawn && (ratio(&size) / ratio(&own) - 1.0).abs() > RATIO {
            let finding = RULE.finding().at(board.spec.size.span.clone()).arg("kind", "preset").arg("preset", name);
            let finding = finding.arg("found", format!("{} × {}", size.width, size.height));
            report.push(finding.arg("wanted", format!("{}.{name}.svg", board.id)));
        }
    }
}

fn ratio(size: &Trim) -> f64 {
    size.width / size.height
}

/// Width and height of a drawing's viewBox.
fn wanted(board: &Artboard, panel: &Panel) -> (f64, f64) {
    let size = board.trim(panel.preset.as_deref());
    let around = if board.spec.size.unit == Unit::Mm { 2.0 * board.drawn_bleed(panel) } else { 0.0 };
    (size.width + around, size.height + around)
}
