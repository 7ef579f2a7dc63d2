//! Colours, gradients and strokes of a tree → inks of the press.
//!
//! In: usvg paints and the brand's [`Inks`]. Out: paints that hold CMYK only.
//! Must not know: pages, fonts, where an element stands.
//!
//! PDF knows no repeated or reflected gradient: those are unrolled into one long padded gradient that covers the painted area.

use pdf_writer::types::FunctionShadingType;
use pdf_writer::{Chunk, Finish, Ref};
use usvg::tiny_skia_path::{Point, Rect, Transform};

use super::canvas::matrix;
use super::{Inks, PdfError};

/// Cyan, magenta, yellow and black in percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ink(pub(super) [u8; 4]);

impl Ink {
    /// Pure black.
    pub(super) const BLACK: Self = Self([0, 0, 0, 100]);

    /// As a PDF has them, from 0 to 1.
    pub(super) fn shares(self) -> [f32; 4] {
        self.0.map(|percent| f32::from(percent.min(100)) / 100.0)
    }
}

/// What a shape is filled or drawn with.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Paint {
    Ink(Ink),
    Gradient(Gradient),
}

/// What lies inside a shape.
#[derive(Clone, Debug)]
pub(super) struct Fill {
    pub(super) paint: Paint,
    pub(super) rule: usvg::FillRule,
}

impl Fill {
    /// Pure black.
    pub(super) const BLACK: Self = Self { paint: Paint::Ink(Ink::BLACK), rule: usvg::FillRule::NonZero };
}

/// What lies along its edge. Lengths in units of user space.
#[derive(Clone, Debug)]
pub(super) struct Stroke {
    pub(super) paint: Paint,
    pub(super) width: f32,
    pub(super) miter: f32,
    pub(super) cap: usvg::LineCap,
    pub(super) join: usvg::LineJoin,
    /// Lengths of dashes and gaps, and where in them a line begins.
    pub(super) dash: Option<(Vec<f32>, f32)>,
}

/// A run of inks along a line, or from circle to circle; it goes on at both ends (ISO 32000-1, 8.7.4.5).
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Gradient {
    kind: FunctionShadingType,
    /// From where to where: x0 y0 x1 y1, or x0 y0 r0 x1 y1 r1.
    coords: Vec<f32>,
    /// From 0 to 1, each no less than the one before.
    stops: Vec<Stop>,
    /// Its space → the space that it is drawn in.
    transform: Transform,
}

/// An ink and where in a gradient it is reached.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stop {
    offset: f32,
    ink: Ink,
}

impl Gradient {
    /// The gradient in the space that `place` leads to from where it is drawn.
    pub(super) fn placed(&self, place: Transform) -> Self {
        Self { transform: place.pre_concat(self.transform), ..self.clone() }
    }

    /// Writes it as the pattern `id` and the objects after it; gives the first number that is free.
    pub(super) fn write(&self, id: Ref, chunk: &mut Chunk) -> Ref {
        let (function, next) = self.write_function(id.next(), chunk);
        let mut pattern = chunk.shading_pattern(id);
        let mut shading = pattern.function_shading();
        shading.shading_type(self.kind).color_space().device_cmyk();
        shading.function(function).coords(self.coords.iter().copied()).extend([true; 2]);
        shading.finish();
        pattern.matrix(matrix(self.transform));
        next
    }

    /// From each stop to the next in a straight line (ISO 32000-1, 7.10.3 and 7.10.4).
    fn write_function(&self, id: Ref, chunk: &mut Chunk) -> (Ref, Ref) {
        let inner: Vec<[Stop; 2]> = self.legs();
        if let [[from, to]] = inner[..] {
            leg(id, from.ink, to.ink, chunk);
            return (id, id.next());
        }
        let legs: Vec<Ref> = (1..).zip(&inner).map(|(n, _)| Ref::new(id.get() + n)).collect();
        let bounds: Vec<f32> = inner.iter().skip(1).map(|[from, _]| from.offset).collect();
        let mut whole = chunk.stitching_function(id);
        whole.domain([0.0, 1.0]).functions(legs.iter().copied()).bounds(bounds).encode([0.0, 1.0].repeat(legs.len()));
        whole.finish();
        inner.iter().zip(&legs).for_each(|([from, to], id)| leg(*id, from.ink, to.ink, chunk));
        (id, legs.last().copied().unwrap_or(id).next())
    }

    /// Pairs of stops that follow each other, from 0 to 1 without a gap.
    fn legs(&self) -> Vec<[Stop; 2]> {
        let ends = self.stops.first().map(|s| Stop { offset: 0.0, ..*s }).into_iter();
        let mut all: Vec<Stop> = ends.chain(self.stops.iter().copied()).collect();
        all.extend(self.stops.last().map(|s| Stop { offset: 1.0, ..*s }));
        let legs: Vec<[Stop; 2]> = all.windows(2).filter(|two| two[0].offset < two[1].offset).map(|two| [two[0], two[1]]).collect();
        if legs.is_empty() { vec![[all[0], all[0]]] } else { legs }
    }
}

fn leg(id: Ref, from: Ink, to: Ink, chunk: &mut Chunk) {
    chunk.exponential_function(id).domain([0.0, 1.0]).c0(from.shares()).c1(to.shares()).n(1.0);
}

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
}

impl Site<'_> {
    /// A fill, or why it can't be printed.
    pub(super) fn fill(&self, fill: &usvg::Fill) -> Result<Fill, PdfError> {
        self.opaque(fill.opacity())?;
        Ok(Fill { paint: self.paint(fill.paint())?, rule: fill.rule() })
    }

    /// A stroke, or why it can't be printed.
    pub(super) fn stroke(&self, stroke: &usvg::Stroke) -> Result<Stroke, PdfError> {
        self.opaque(stroke.opacity())?;
        Ok(Stroke {
            paint: self.paint(stroke.paint())?,
            width: stroke.width().get(),
            miter: stroke.miterlimit().get(),
            cap: stroke.linecap(),
            join: stroke.linejoin(),
            dash: stroke.dasharray().map(|array| (array.to_vec(), stroke.dashoffset())),
        })
    }

    fn unsupported(&self, what: &'static str) -> PdfError {
        PdfError::Unsupported { what, id: self.owner.to_owned() }
    }

    fn opaque(&self, opacity: usvg::Opacity) -> Result<(), PdfError> {
        if opacity == usvg::Opacity::ONE { Ok(()) } else { Err(self.unsupported("opacity below 1")) }
    }

    fn paint(&self, paint: &usvg::Paint) -> Result<Paint, PdfError> {
        match paint {
            usvg::Paint::Color(color) => Ok(Paint::Ink(self.ink(*color)?)),
            usvg::Paint::LinearGradient(gradient) => self.linear(gradient),
            usvg::Paint::RadialGradient(gradient) => self.radial(gradient),
            usvg::Paint::Pattern(_) => Err(self.unsupported("a pattern")),
        }
    }

    fn ink(&self, color: usvg::Color) -> Result<Ink, PdfError> {
        let rgb = [color.red, color.green, color.blue];
        let missing = || PdfError::UnknownInk { rgb, id: self.owner.to_owned() };
        self.inks.get(rgb).map(Ink).ok_or_else(missing)
    }

    fn linear(&self, gradient: &usvg::LinearGradient) -> Result<Paint, PdfError> {
        let (from, to) = ((gradient.x1(), gradient.y1()), (gradient.x2(), gradient.y2()));
        let turns = self.linear_turns(gradient)?;
        let at = |k: i32| along(from, to, k as f32);
        let ((x1, y1), (x2, y2)) = (at(turns.0), at(turns.1));
        Ok(Paint::Gradient(Gradient {
            kind: FunctionShadingType::Axial,
            coords: vec![x1, y1, x2, y2],
            stops: unroll(self.stops(gradient)?, gradient.spread_method(), turns),
            transform: gradient.transform(),
        }))
    }

    fn radial(&self, gradient: &usvg::RadialGradient) -> Result<Paint, PdfError> {
        let (focus, centre) = ((gradient.fx(), gradient.fy()), (gradient.cx(), gradient.cy()));
        let turns = (0, self.radial_turns(gradient)?);
        let (cx, cy) = along(focus, centre, turns.1 as f32);
        let (inner, outer) = (gradient.fr().get(), gradient.r().get());
        let radius = inner + (outer - inner) * turns.1 as f32;
        Ok(Paint::Gradient(Gradient {
            kind: FunctionShadingType::Radial,
            coords: vec![focus.0, focus.1, inner, cx, cy, radius],
            stops: unroll(self.stops(gradient)?, gradient.spread_method(), turns),
            transform: gradient.transform(),
        }))
    }

    fn stops(&self, gradient: &usvg::BaseGradient) -> Result<Vec<Stop>, PdfError> {
        let convert = |stop: &usvg::Stop| {
            self.opaque(stop.opacity())?;
            Ok(Stop { offset: stop.offset().get(), ink: self.ink(stop.color())? })
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
fn unroll(stops: Vec<Stop>, spread: usvg::SpreadMethod, turns: (i32, i32)) -> Vec<Stop> {
    if spread == usvg::SpreadMethod::Pad || stops.len() < 2 {
        return stops;
    }
    let total = (turns.1 - turns.0) as f32;
    let mut unrolled = Vec::new();
    for turn in turns.0..turns.1 {
        let back = spread == usvg::SpreadMethod::Reflect && turn.rem_euclid(2) == 1;
        let start = (turn - turns.0) as f32;
        for stop in one_turn(&stops, back) {
            let end = if stop.offset >= 1.0 { TURN_GAP } else { 0.0 };
            unrolled.push(Stop { offset: ((start + stop.offset) / total - end).clamp(0.0, 1.0), ..stop });
        }
    }
    unrolled
}

/// Stops of one turn from 0 to 1, its ends filled in.
fn one_turn(stops: &[Stop], back: bool) -> Vec<Stop> {
    let mut turn = stops.to_vec();
    if back {
        turn.reverse();
        turn.iter_mut().for_each(|stop| stop.offset = 1.0 - stop.offset);
    }
    if let Some(first) = turn.first().copied().filter(|stop| stop.offset > 0.0) {
        turn.insert(0, Stop { offset: 0.0, ..first });
    }
    if let Some(last) = turn.last().copied().filter(|stop| stop.offset < 1.0) {
        turn.push(Stop { offset: 1.0, ..last });
    }
    turn
}

fn along(from: (f32, f32), to: (f32, f32), share: f32) -> (f32, f32) {
    (from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share)
}
