//! EMB-03: wherever it stands, the emblem is scaled alike both ways, not turned, not slanted.
//!
//! Why: a stretched or turned cross is no longer the sign. Source: brand.ifrc.org (DOMAIN.md §3.1).

use crate::check::face::Face;
use crate::check::{Pass, Rule};
use crate::diagnostic::{Report, Severity};

pub(super) static RULE: Rule = Rule { code: "EMB-03", level: Severity::Error, pass: Pass::Face(look) };

fn look(face: &Face<'_>, report: &mut Report) {
    let parts = face.emblems.iter().flat_map(|e| e.cross.iter().map(move |&i| (e, &face.painted[i])));
    for (emblem, part) in parts {
        let [a, b, c, d, ..] = part.matrix;
        let size = a.abs().max(d.abs()).max(1e-9);
        let turned = b.abs().max(c.abs()) / size > 1e-3;
        let stretched = (a.abs() - d.abs()).abs() / size > 1e-3;
        if turned || stretched || a < 0.0 || d < 0.0 {
            report.push(RULE.finding().at(face.place(part, emblem)).arg("artboard", face.board_id()));
        }
    }
}
