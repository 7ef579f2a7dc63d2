//! ND0310: a size of another ratio has a drawing of its own.
//!
//! Why: nothing is stretched. A size of the artboard's own ratio (within a hundredth) is made of its drawing, any other of
//! `<id>.<preset>.svg` (FORMATS.md, artboards).

use crate::check::plate::Plate;
use crate::check::{Pass, Rule};
use crate::diagnostic::{Report, Severity};
use crate::model::artboard::Trim;

pub(super) static RULE: Rule = Rule { code: "ND0310", level: Severity::Error, pass: Pass::Plate(look) };

/// How far two ratios may lie apart: presets of the same ratio differ by rounding only.
const RATIO: f64 = 0.01;

fn look(plate: &Plate<'_>, report: &mut Report) {
    let Some((board, _)) = plate.board.zip(plate.panel).filter(|(_, p)| p.preset.is_none() && p.side == 0) else { return };
    let own = board.trim(None);
    for name in board.spec.presets.keys() {
        let size = board.trim(Some(name));
        let drawn = board.panels.iter().any(|p| p.preset.as_ref() == Some(name));
        if !drawn && (ratio(&size) / ratio(&own) - 1.0).abs() > RATIO {
            let finding = RULE.finding().at(board.spec.size.span.clone()).arg("preset", name);
            let finding = finding.arg("found", format!("{} × {}", size.width, size.height));
            report.push(finding.arg("wanted", format!("{}.{name}.svg", board.id)));
        }
    }
}

fn ratio(size: &Trim) -> f64 {
    size.width / size.height
}
