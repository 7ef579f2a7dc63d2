//! TXT-15: every text stands out from the colours it lies on: 4.5 to 1, large text 3 to 1.
//!
//! Why: older people, and whoever looks at a screen in the sun or a banner in the rain, can't read less. Large is what WCAG
//! calls so (18 points, bold 14), as large as it looks: in print from the artboard's viewing distance, from half a metre on;
//! on screens as on a phone, where a picture is about 400 px wide. On photos it can't be computed. Source: WCAG 2.2, 1.4.3.

use crate::check::face::Face;
use crate::check::{Pass, Rule};
use crate::diagnostic::{Report, Severity};
use crate::model::brand::Rgb;
use crate::scene::inspect::{Ink, Painted, Point, What, Words};

pub(super) static RULE: Rule = Rule { code: "TXT-15", level: Severity::Warning, pass: Pass::Face(look) };

/// 18 points, mm.
const LARGE_MM: f64 = 18.0 / 72.0 * 25.4;
/// 18 points, px.
const LARGE_PX: f64 = 24.0;
/// How wide a phone shows a picture, px.
const PHONE: f64 = 400.0;
/// How near one reads what is in the hand, m.
const HAND: f64 = 0.5;
/// Bold text counts as large from 14 points on.
const BOLD: f64 = 14.0 / 18.0;

fn look(face: &Face<'_>, report: &mut Report) {
    for (index, painted) in face.painted.iter().enumerate() {
        let What::Text(words) = &painted.what else { continue };
        let needed = if is_large(face, words) { 3.0 } else { 4.5 };
        let Some((ratio, ink, ground)) = worst(&face.painted[..index], words).filter(|(ratio, ..)| *ratio < needed) else { continue };
        let id = face.holder(painted);
        let finding = RULE.finding().at(face.spot([id])).arg("artboard", face.board_id()).arg("id", id);
        let finding = finding.arg("ratio", format!("{ratio:.1}")).arg("needed", needed);
        report.push(finding.arg("color", ink).arg("ground", ground).arg("text", words.content.trim()));
    }
}

fn is_large(face: &Face<'_>, words: &Words) -> bool {
    let large = if face.is_print() {
        LARGE_MM * (face.board.spec.view_distance.unwrap_or(HAND) / HAND).max(1.0)
    } else {
        LARGE_PX * face.trim().width() / PHONE
    };
    words.size >= large * if words.weight >= 700 { BOLD } else { 1.0 }
}

/// The least contrast under any of a text's letters, with its two colours.
fn worst(below: &[Painted], words: &Words) -> Option<(f64, Rgb, Rgb)> {
    let grounds = words.points.iter().flat_map(|p| ground(below, *p));
    let inks: Vec<Rgb> = words.inks.iter().flat_map(|i| i.colors().iter().copied()).collect();
    let pairs = grounds.flat_map(|ground| inks.iter().map(move |ink| (ink.contrast(ground), *ink, ground)).collect::<Vec<_>>());
    pairs.min_by(|a, b| a.0.total_cmp(&b.0))
}

/// The colours that one sees below a point; none where they can't be told.
fn ground(below: &[Painted], point: Point) -> Vec<Rgb> {
    match below.iter().rev().find(|p| p.holds(point)).map(|p| &p.what) {
        None => vec![Rgb([255; 3])],
        Some(What::Shape(s)) => s.fill.as_ref().map(Ink::colors).unwrap_or_default().to_vec(),
        Some(What::Image(_) | What::Text(_)) => Vec::new(),
    }
}
