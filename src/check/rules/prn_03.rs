//! PRN-03: at its final size every photo and pixel picture has the dots per inch that its viewing distance asks for.
//!
//! Why: fewer show as steps and blur. The measure is `Spec::dpi`: 300 in the hand, 150 at arm's length, 100 at three
//! metres, 50 beyond eight, straight lines between (DOMAIN.md §6.2). A tenth is allowed for rounding sizes.

use crate::check::face::Face;
use crate::check::{Pass, Rule};
use crate::diagnostic::{Report, Severity, Span};
use crate::scene::inspect::{Painted, What};

pub(super) static RULE: Rule = Rule { code: "PRN-03", level: Severity::Warning, pass: Pass::Face(look) };

fn look(face: &Face<'_>, report: &mut Report) {
    let largest = face.sizes().into_iter().max_by(|a, b| a.1.factor.total_cmp(&b.1.factor));
    let Some((preset, size)) = largest.filter(|_| face.is_print()) else { return };
    let needed = face.board.spec.dpi();
    let mut judge = |place: Span, name: &str, dpi: f64| {
        if dpi < needed * 0.9 {
            let finding = RULE.finding().at(place).arg("artboard", face.board_id()).arg("preset", preset.unwrap_or_default());
            let finding = finding.arg("campaign", &face.campaign.series.names.vi).arg("year", face.campaign.year);
            report.push(finding.arg("id", name).arg("found", format!("{dpi:.0}")).arg("needed", format!("{needed:.0}")));
        }
    };
    for placed in face.photos.values() {
        if let Some(photo) = face.campaign.album.iter().find(|p| p.id == placed.photo) {
            judge(photo.place.clone(), &photo.id, placed.dpi(size.factor));
        }
    }
    for painted in face.painted.iter().filter(|p| !p.ids.iter().any(|id| face.photos.contains_key(id))) {
        if let Some(dot) = dot(painted) {
            judge(face.spot(painted.ids.iter().map(String::as_str)), painted.id(), 25.4 / (dot * size.factor));
        }
    }
}

/// The side of a picture's pixel, in the artboard's unit.
fn dot(painted: &Painted) -> Option<f64> {
    let [a, b, c, d, ..] = painted.matrix;
    matches!(painted.what, What::Image(Some(_))).then(|| (a * d - b * c).abs().sqrt())
}
