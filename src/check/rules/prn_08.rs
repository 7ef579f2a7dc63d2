//! PRN-08: the modules of a QR code are at least 0.4 mm in print and 3 px on screens, in the smallest size made.
//!
//! Why: a phone must tell them apart. One scans from up to ten times the code's side: a code to be read from a metre is
//! 10 cm wide. Source: practice; the quiet zone of four modules (ISO/IEC 18004) is always drawn.

use crate::check::face::Face;
use crate::check::{Pass, Rule};
use crate::diagnostic::{Report, Severity};

pub(super) static RULE: Rule = Rule { code: "PRN-08", level: Severity::Error, pass: Pass::Face(look) };

fn look(face: &Face<'_>, report: &mut Report) {
    let smallest = face.sizes().into_iter().min_by(|a, b| a.1.factor.total_cmp(&b.1.factor));
    let Some((preset, size)) = smallest else { return };
    let (least, unit) = if face.is_print() { (0.4, "mm") } else { (3.0, "px") };
    for (slot, code) in &face.codes {
        let found = code.module * size.factor;
        if found < least - 0.005 {
            let finding = RULE.finding().at(face.spot([*slot])).arg("artboard", face.board_id()).arg("preset", preset.unwrap_or_default());
            let finding = finding.arg("id", slot).arg("found", format!("{found:.2}")).arg("least", least).arg("unit", unit);
            report.push(finding.arg("wanted", format!("{:.1}", least / found)).arg("text", &code.text));
        }
    }
}
