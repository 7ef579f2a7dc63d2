//! Colours, gradients and strokes of a tree → inks of the press.
//!
//! In: usvg paints and the brand's [`Inks`]. Out: krilla paints that hold CMYK only.
//! Must not know: pages, fonts, where an element stands.
//!
//! krilla 0.8 writes the PostScript function of a repeated or reflected gradient for three colour channels and knows
//! no repeated radial one, so both are unrolled here into one long padded gradient that covers the painted area.

use krilla::color::cmyk;
use krilla::num::NormalizedF32;
use krilla::paint as ink;
use usvg::tiny_skia_path::{Point, Rect, Transform};

use super::walk::to_krilla;
use super::{Inks, PdfError};

/// More turns of a repeating gradient than anyone can see.
const MAX_TURNS: i32 = 64;
/// Between the end of one turn and the start of the next, as a share of the whole gradient: bounds must increase.
const TURN_GAP: f32 = 1e-5;

/// What a paint has to know about the element that it covers.
#[derive(Clone, Copy)]
pub(super) struct Site<'a> {
    /// The brand's table.
    pub(super) inks: &'a Inks,
    /// Element id, or the closest ancestor's.
    pub(super) owner: &'a str,
    /// What is covered, in the tree's user space.
    pub(super) area: Rect,
    /// User space → the space that is drawn in: the identity, or the way into a run of glyphs.
    pub(super) inward: Transform,
}

impl Site<'_> {
    /// A fill, or why it can't be printed.
    pub(super) fn fill(&self, fill: &usvg::Fill) -> Result<ink::Fill, PdfError> {
        self.opaque(fill.opacity())?;
        Ok(ink::Fill { paint: self.paint(fill.paint())?, opacity: NormalizedF32::ONE, rule: fill_rule(fill.rule()) })
    }

    /// A stroke, or why it can't be printed.
    pub(super) fn stroke(&self, stroke: &usvg::Stroke) -> Result<ink::Stroke, PdfError> {
        self.opaque(stroke.opacity())?;
        Ok(ink::Stroke {
            paint: self.paint(stroke.paint())?,
            width: stroke.width().get(),
            miter_limit: stroke.miterlimit().get(),
            line_cap: line_cap(stroke.linecap()),
            line_join: line_join(stroke.linejoin()),
            opacity: NormalizedF32::ONE,
            dash: stroke.dasharray().map(|array| ink::StrokeDash { array: array.to_vec(), offset: stroke.dashoffset() }),
        })
    }

    fn unsupported(&self, what: &'static str) -> PdfError {
        PdfError::Unsupported { what, id: self.owner.to_owned() }
    }

    fn opaque(&self, opacity: usvg::Opacity) -> Result<(), PdfError> {
        if opacity == usvg::Opacity::ONE { Ok(()) } else { Err(self.unsupported("opacity below 1")) }
    }

    fn paint(&self, paint: &usvg::Paint) -> Result<ink::Paint, PdfError> {
        match paint {
            usvg::Paint::Color(color) => Ok(self.color(*color)?.into()),
            usvg::Paint::LinearGradient(gradient) => self.linear(gradient),
            usvg::Paint::RadialGradient(gradient) => self.radial(gradient),
            usvg::Paint::Pattern(_) => Err(self.unsupported("a pattern")),
        }
    }

    fn color(&self, color: usvg::Color) -> Result<cmyk::Color, PdfError> {
        let rgb = [color.red, color.green, color.blue];
        let missing = || PdfError::UnknownInk { rgb, id: self.owner.to_owned() };
        let [c, m, y, k] = self.inks.get(rgb).ok_or_else(missing)?.map(byte);
        Ok(cmyk::Color::new(c, m, y, k))
    }

    fn linear(&self, gradient: &usvg::LinearGradient) -> Result<ink::Paint, PdfError> {
        let (from, to) = ((gradient.x1(), gradient.y1()), (gradient.x2(), gradient.y2()));
        let turns = self.linear_turns(gradient)?;
        let at = |k: i32| along(from, to, k as f32);
        let ((x1, y1), (x2, y2)) = (at(turns.0), at(turns.1));
        Ok(ink::LinearGradient {
            x1,
            y1,
            x2,
            y2,
            transform: to_krilla(self.inward.pre_concat(gradient.transform())),
            spread_method: ink::SpreadMethod::Pad,
            stops: unroll(self.stops(gradient)?, gradient.spread_method(), turns),
            anti_alias: false,
        }
        .into())
    }

    fn radial(&self, gradient: &usvg::RadialGradient) -> Result<ink::Paint, PdfError> {
        let (focus, centre) = ((gradient.fx(), gradient.fy()), (gradient.cx(), gradient.cy()));
        let turns = (0, self.radial_turns(gradient)?);
        let (cx, cy) = along(focus, centre, turns.1 as f32);
        let (inner, outer) = (gradient.fr().get(), gradient.r().get());
        Ok(ink::RadialGradient {
            fx: focus.0,
            fy: focus.1,
            fr: inner,
            cx,
            cy,
            cr: inner + (outer - inner) * turns.1 as f32,
            transform: to_krilla(self.inward.pre_concat(gradient.transform())),
            spread_method: ink::SpreadMethod::Pad,
            stops: unroll(self.stops(gradient)?, gradient.spread_method(), turns),
            anti_alias: false,
        }
        .into())
    }

    fn stops(&self, gradient: &usvg::BaseGradient) -> Result<Vec<ink::Stop>, PdfError> {
        let convert = |stop: &usvg::Stop| {
            self.opaque(stop.opacity())?;
            Ok(ink::Stop { offset: unit(stop.offset().get()), color: self.color(stop.color())?.into(), opacity: NormalizedF32::ONE })
        };
        let stops: Vec<_> = gradient.stops().iter().map(convert).collect::<Result<_, _>>()?;
        if stops.is_empty() { Err(self.unsupported("a gradient without stops")) } else { Ok(stops) }
    }

    /// First and last turn of a linear gradient that the area needs; (0, 1) when padded.
    fn linear_turns(&self, gradient: &usvg::LinearGradient) -> Result<(i32, i32), PdfError> {
        if gradient.spread_method() == usvg::SpreadMethod::Pad {
            return Ok((0, 1));
        }
        let (dx, dy) = (gradient.x2() - gradient.x1(), gradient.y2() - gradient.y1());
        let length = dx * dx + dy * dy;
        let share = |p: &Point| ((p.x - gradient.x1()) * dx + (p.y - gradient.y1()) * dy) / length;
        let corners = self.corners(gradient.transform())?;
        let first = corners.iter().map(share).fold(f32::INFINITY, f32::min).floor();
        let last = corners.iter().map(share).fold(f32::NEG_INFINITY, f32::max).ceil();
        let turns = last - first;
        if turns.is_finite() && turns <= MAX_TURNS as f32 && first.abs() < 1e6 {
            Ok((first as i32, (last as i32).max(first as i32 + 1)))
        } else {
            Err(self.unsupported("a gradient that repeats so often"))
        }
    }

    /// How many turns outward a radial gradient needs to cover the area; 1 when padded.
    fn radial_turns(&self, gradient: &usvg::RadialGradient) -> Result<i32, PdfError> {
        if gradient.spread_method() == usvg::SpreadMethod::Pad {
            return Ok(1);
        }
        if gradient.fr().get() > 0.0 {
            return Err(self.unsupported("a repeating gradient with a focal radius"));
        }
        let corners = self.corners(gradient.transform())?;
        let (focus, centre) = ((gradient.fx(), gradient.fy()), (gradient.cx(), gradient.cy()));
        let covers = |turn: i32| {
            let (x, y) = along(focus, centre, turn as f32);
            let reach = gradient.r().get() * turn as f32;
            corners.iter().all(|p| (p.x - x).hypot(p.y - y) <= reach)
        };
        let turns = (1..=MAX_TURNS).find(|turn| covers(*turn));
        turns.ok_or_else(|| self.unsupported("a gradient that repeats so often"))
    }

    /// Corners of the painted area in the gradient's own space.
    fn corners(&self, gradient: Transform) -> Result<[Point; 4], PdfError> {
        let back = gradient.invert().ok_or_else(|| self.unsupported("a flattened gradient"))?;
        let (l, t, r, b) = (self.area.left(), self.area.top(), self.area.right(), self.area.bottom());
        let mut corners = [(l, t), (r, t), (r, b), (l, b)].map(|(x, y)| Point::from_xy(x, y));
        back.map_points(&mut corners);
        Ok(corners)
    }
}

/// The same stops over several turns, each turn running on or, reflected, back.
fn unroll(stops: Vec<ink::Stop>, spread: usvg::SpreadMethod, turns: (i32, i32)) -> Vec<ink::Stop> {
    if spread == usvg::SpreadMethod::Pad || stops.len() < 2 {
        return stops;
    }
    let total = (turns.1 - turns.0) as f32;
    let mut unrolled = Vec::new();
    for turn in turns.0..turns.1 {
        let back = spread == usvg::SpreadMethod::Reflect && turn.rem_euclid(2) == 1;
        let start = (turn - turns.0) as f32;
        for (place, stop) in one_turn(&stops, back) {
            let end = if place >= 1.0 { TURN_GAP } else { 0.0 };
            let offset = unit((start + place) / total - end);
            unrolled.push(ink::Stop { offset, ..stop.clone() });
        }
    }
    unrolled
}

/// Stops of one turn from 0 to 1, its ends filled in.
fn one_turn(stops: &[ink::Stop], back: bool) -> Vec<(f32, &ink::Stop)> {
    let mut turn: Vec<_> = stops.iter().map(|stop| (stop.offset.get(), stop)).collect();
    if back {
        turn.reverse();
        turn.iter_mut().for_each(|(place, _)| *place = 1.0 - *place);
    }
    if let Some(&(_, stop)) = turn.first().filter(|(place, _)| *place > 0.0) {
        turn.insert(0, (0.0, stop));
    }
    if let Some(&(_, stop)) = turn.last().filter(|(place, _)| *place < 1.0) {
        turn.push((1.0, stop));
    }
    turn
}

fn along(from: (f32, f32), to: (f32, f32), share: f32) -> (f32, f32) {
    (from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share)
}

/// Percent → the eight bits that krilla takes; at most 0.2 % off.
fn byte(percent: u8) -> u8 {
    ((u16::from(percent.min(100)) * 255 + 50) / 100) as u8
}

fn unit(value: f32) -> NormalizedF32 {
    NormalizedF32::new(value.clamp(0.0, 1.0)).unwrap_or(NormalizedF32::ZERO)
}

pub(super) fn fill_rule(rule: usvg::FillRule) -> ink::FillRule {
    match rule {
        usvg::FillRule::NonZero => ink::FillRule::NonZero,
        usvg::FillRule::EvenOdd => ink::FillRule::EvenOdd,
    }
}

fn line_cap(cap: usvg::LineCap) -> ink::LineCap {
    match cap {
        usvg::LineCap::Butt => ink::LineCap::Butt,
        usvg::LineCap::Round => ink::LineCap::Round,
        usvg::LineCap::Square => ink::LineCap::Square,
    }
}

fn line_join(join: usvg::LineJoin) -> ink::LineJoin {
    match join {
        usvg::LineJoin::Miter | usvg::LineJoin::MiterClip => ink::LineJoin::Miter,
        usvg::LineJoin::Round => ink::LineJoin::Round,
        usvg::LineJoin::Bevel => ink::LineJoin::Bevel,
    }
}
