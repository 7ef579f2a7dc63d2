//! EMB-02: the cross is a polygon of twelve corners, all right angles, with four equal arms in the brand's proportion, ±1 %.
//!
//! Why: the shape is not altered. Source: 1991 Regulations on the use of the emblem; the proportion is the brand's choice
//! (`emblem.arm_ratio`; DOMAIN.md §3.1).

use crate::check::face::Face;
use crate::check::{Pass, Rule};
use crate::diagnostic::{Report, Severity};
use crate::scene::inspect::plus;

pub(super) static RULE: Rule = Rule { code: "EMB-02", level: Severity::Error, pass: Pass::Face(look) };

const TOLERANCE: f64 = 0.01;

fn look(face: &Face<'_>, report: &mut Report) {
    let ratio = face.brand.tokens.emblem.arm_ratio;
    for emblem in &face.emblems {
        let parts: Vec<_> = emblem.cross.iter().map(|&i| &face.painted[i]).collect();
        let [part] = parts[..] else {
            let first = parts.first().map_or_else(|| face.board_place(), |p| face.place(p, emblem));
            report.push(RULE.finding().at(first).arg("ratio", ratio));
            continue;
        };
        let measured = part.shape().and_then(|s| s.polygon.as_deref()).and_then(plus);
        let good = measured.is_some_and(|p| {
            let near = |v: f64, want: f64| (v / want - 1.0).abs() <= TOLERANCE;
            let width = f64::midpoint(p.width.0, p.width.1);
            let even = near(p.width.0, p.width.1) && near(p.length.0, p.length.1);
            even && near(f64::midpoint(p.length.0, p.length.1), width * ratio) && p.skew <= TOLERANCE
        });
        if !good {
            report.push(RULE.finding().at(face.place(part, emblem)).arg("ratio", ratio));
        }
    }
}
