//! PRN-01: what runs to the edge of the paper runs on to the end of the bleed, in every size made of a drawing.
//!
//! Why: sheets are never cut to a hair; where colour ends at the cut, a white line shows. A size smaller than the drawing
//! keeps its bleed in real millimetres, so that it needs more of the drawing than the drawing's own bleed. Source: practice
//! (DOMAIN.md §6.2).

use crate::check::face::Face;
use crate::check::{Pass, Rule};
use crate::diagnostic::{Report, Severity};
use crate::model::artboard::{Cut, SlotKind, Trim};
use crate::model::brand::Rgb;
use crate::scene::inspect::{Bounds, Ink, Painted, Point, What};

pub(super) static RULE: Rule = Rule { code: "PRN-01", level: Severity::Error, pass: Pass::Face(look) };

/// Places looked at along each side.
const STEPS: usize = 60;
/// So many bare places in a row are a gap; fewer are a shape that crosses the edge at a slant.
const GAP: usize = 4;
/// How far from the edge one looks, so that rounding does no harm; in the artboard's unit.
const HAIR: f64 = 0.1;

/// A place on the cut, and the way out from there.
type Place = (Point, Point);

fn look(face: &Face<'_>, report: &mut Report) {
    if !face.is_print() {
        return;
    }
    let bare: Vec<_> = face.sizes().into_iter().filter_map(|(preset, size)| Some((preset, size, first_gap(face, &size)?))).collect();
    let Some((_, size, side)) = bare.first() else { return };
    let names: Vec<&str> = bare.iter().map(|(preset, ..)| preset.unwrap_or_default()).collect();
    let finding = RULE.finding().at(face.board_place()).arg("artboard", face.board_id()).arg("preset", names.join(", "));
    report.push(finding.arg("side", side).arg("bleed", size.bleed));
}

/// The first side of the sheet whose colour stops before the bleed does.
fn first_gap(face: &Face<'_>, size: &Trim) -> Option<&'static str> {
    let (trim, bleed) = (within(face.trim(), size), size.bleed / size.factor);
    let sides = if face.board.spec.cut == Cut::Round { round(&trim) } else { straight(&trim) };
    sides.into_iter().find_map(|(name, places)| {
        let mut row = 0;
        let bare = places.into_iter().any(|(edge, out)| {
            let at = |by: f64| [edge[0] + out[0] * by, edge[1] + out[1] * by];
            row = if gap(face, at(-HAIR), at(bleed - HAIR)) { row + 1 } else { 0 };
            row > GAP
        });
        bare.then_some(name)
    })
}

/// Whether what one sees inside the cut is inked and doesn't go on to the end of the bleed. Key visuals are pictures with
/// white parts of their own: of them it is enough that one of their colours goes on.
fn gap(face: &Face<'_>, inside: Point, outside: Point) -> bool {
    let Some(seen) = top(&face.beyond, inside).filter(|p| inked(p)) else { return false };
    let within_visual = matches!(face.slot_kind(seen), Some(SlotKind::KeyVisual | SlotKind::Photo));
    let goes_on = || match within_visual {
        true => face.beyond.iter().any(|p| inked(p) && p.holds(outside)),
        false => seen.holds(outside),
    };
    !top(&face.beyond, outside).is_some_and(inked) && !goes_on()
}

fn top(painted: &[Painted], point: Point) -> Option<&Painted> {
    painted.iter().rev().find(|p| p.holds(point))
}

/// Whether something is anything but white.
fn inked(painted: &Painted) -> bool {
    match &painted.what {
        What::Shape(s) => s.fill != Some(Ink::Solid(Rgb([255; 3]))),
        What::Image(_) => true,
        What::Text(_) => false,
    }
}

/// The trim of a size in the drawing's coordinates: centred, evenly scaled.
fn within(drawn: Bounds, size: &Trim) -> Bounds {
    let (x, y) = (f64::midpoint(drawn.x0, drawn.x1), f64::midpoint(drawn.y0, drawn.y1));
    let (w, h) = (size.width / size.factor / 2.0, size.height / size.factor / 2.0);
    Bounds { x0: x - w, y0: y - h, x1: x + w, y1: y + h }
}

/// Four sides, their corners a hair inside, so that each is looked at along its own length only.
fn straight(trim: &Bounds) -> Vec<(&'static str, Vec<Place>)> {
    let Bounds { x0, y0, x1, y1 } = *trim;
    let (l, t, r, b) = (x0 + HAIR, y0 + HAIR, x1 - HAIR, y1 - HAIR);
    let sides = [
        ("top", [l, y0], [r, y0], [0.0, -1.0]),
        ("right", [x1, t], [x1, b], [1.0, 0.0]),
        ("bottom", [l, y1], [r, y1], [0.0, 1.0]),
        ("left", [x0, t], [x0, b], [-1.0, 0.0]),
    ];
    let along = |from: Point, to: Point, share: f64| [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
    let places = |from, to, out| steps().map(|share| (along(from, to, share), out)).collect();
    sides.into_iter().map(|(name, from, to, out)| (name, places(from, to, out))).collect()
}

/// Four quarters of an ellipse, each around a side's middle.
fn round(trim: &Bounds) -> Vec<(&'static str, Vec<Place>)> {
    let (x, y) = (f64::midpoint(trim.x0, trim.x1), f64::midpoint(trim.y0, trim.y1));
    let (a, b) = (trim.width() / 2.0, trim.height() / 2.0);
    let place = |turn: f64| {
        let (sin, cos) = (turn * std::f64::consts::FRAC_PI_2).sin_cos();
        let (nx, ny) = (cos / a, sin / b);
        let length = nx.hypot(ny);
        ([x + a * cos, y + b * sin], [nx / length, ny / length])
    };
    let quarter = |middle: f64| steps().map(|share| place(middle + share - 0.5)).collect();
    [("right", 0.0), ("bottom", 1.0), ("left", 2.0), ("top", 3.0)].into_iter().map(|(name, middle)| (name, quarter(middle))).collect()
}

fn steps() -> impl Iterator<Item = f64> {
    (0..=STEPS).map(|i| i as f64 / STEPS as f64)
}
