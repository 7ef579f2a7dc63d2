//! The contents of a page (ISO 32000-1, 8 and 9): paths, pictures and glyphs in inks.
//!
//! In: shapes in the current user space, whose y points down. Out: operators, with numbers no finer than a thousandth of a
//! point and no state set twice. Must not know: trees, paper, whose page it is.

use pdf_writer::types::{ColorSpaceOperand, LineCapStyle, LineJoinStyle, TextRenderingMode};
use pdf_writer::{Content, Finish, Name, Str, TextStr};
use usvg::tiny_skia_path::{Path, PathVerb, Point, Transform};

use super::draft::Draft;
use super::paint::{Fill, Ink, Paint, Stroke};
use super::picture::Picture;
use super::text::Run;

/// Glyphs may stand this far, in thousandths of the em, from where they belong.
const SLACK: f32 = 0.2;
/// Finest step of a coordinate, in points of the page.
const GRAIN: f32 = 1e-3;

/// A part of a page in the making.
pub(super) struct Canvas<'d> {
    draft: &'d mut Draft,
    content: Content,
    /// User space → the page's, whose y points up.
    place: Transform,
    state: State,
    saved: Vec<(Transform, State)>,
}

/// What is set, as far as that is known (ISO 32000-1, 8.4).
#[derive(Clone)]
struct State {
    fill: Option<Coat>,
    stroke: Option<Coat>,
    width: f32,
    cap: usvg::LineCap,
    join: usvg::LineJoin,
    miter: f32,
    dash: Option<(Vec<f32>, f32)>,
    mode: TextRenderingMode,
}

impl Default for State {
    /// As a page begins; its black is no ink of ours.
    fn default() -> Self {
        let (width, miter, mode) = (1.0, 10.0, TextRenderingMode::Fill);
        Self { fill: None, stroke: None, width, cap: usvg::LineCap::Butt, join: usvg::LineJoin::Miter, miter, dash: None, mode }
    }
}

/// What a shape is coated with: an ink, or a gradient of the file by its number.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Coat {
    Ink(Ink),
    Gradient(usize),
}

impl<'d> Canvas<'d> {
    /// Begins a part; `place` is the space that the parts before it left, and nothing else of their state is known.
    pub(super) fn new(draft: &'d mut Draft, place: Transform) -> Self {
        Self { draft, content: Content::new(), place, state: State::default(), saved: Vec::new() }
    }

    /// The operators, with what is saved still saved.
    pub(super) fn finish(self) -> Vec<u8> {
        let mut bytes = self.content.finish().into_vec();
        bytes.push(b'\n');
        bytes
    }

    /// User space → the page's.
    pub(super) fn place(&self) -> Transform {
        self.place
    }

    /// Keeps the state until [`Self::restore`].
    pub(super) fn save(&mut self) {
        self.saved.push((self.place, self.state.clone()));
        self.content.save_state();
    }

    /// Goes back to what was last saved, also by a part before.
    pub(super) fn restore(&mut self) {
        (self.place, self.state) = self.saved.pop().unwrap_or_else(|| (self.place, State::default()));
        self.content.restore_state();
    }

    /// Draws in another space from now on.
    pub(super) fn transform(&mut self, by: Transform) {
        self.place = self.place.pre_concat(by);
        self.content.transform(matrix(by));
    }

    /// Shows only what lies inside from now on.
    pub(super) fn clip(&mut self, path: &Path, rule: usvg::FillRule) {
        self.trace(path);
        match rule {
            usvg::FillRule::NonZero => self.content.clip_nonzero(),
            usvg::FillRule::EvenOdd => self.content.clip_even_odd(),
        };
        self.content.end_path();
    }

    /// Fills a path, then strokes it.
    pub(super) fn draw(&mut self, path: &Path, fill: Option<&Fill>, stroke: Option<&Stroke>) {
        if fill.is_none() && stroke.is_none() {
            return;
        }
        fill.into_iter().for_each(|fill| self.coat(&fill.paint));
        stroke.into_iter().for_each(|stroke| self.pen(stroke));
        self.trace(path);
        let rule = fill.map(|fill| fill.rule);
        match (rule, stroke) {
            (Some(usvg::FillRule::NonZero), None) => self.content.fill_nonzero(),
            (Some(usvg::FillRule::EvenOdd), None) => self.content.fill_even_odd(),
            (Some(usvg::FillRule::NonZero), Some(_)) => self.content.fill_nonzero_and_stroke(),
            (Some(usvg::FillRule::EvenOdd), Some(_)) => self.content.fill_even_odd_and_stroke(),
            (None, _) => self.content.stroke(),
        };
    }

    /// Puts a picture into a rectangle at the origin.
    pub(super) fn picture(&mut self, picture: Picture, width: f32, height: f32) {
        let name = self.draft.picture(picture);
        // A picture is a unit square whose first row lies on top.
        self.content.save_state().transform([width, 0.0, 0.0, -height, 0.0, height]);
        self.content.x_object(Name(name.as_bytes())).restore_state();
    }

    /// Puts a sheet that pages share where it was drawn.
    pub(super) fn sheet(&mut self, number: usize) {
        let name = self.draft.sheet(number);
        self.content.x_object(Name(name.as_bytes()));
    }

    /// Shows glyphs as text.
    pub(super) fn show(&mut self, run: &Run, fill: Option<&Fill>, stroke: Option<&Stroke>) {
        let mode = match (fill, stroke) {
            (Some(_), None) => TextRenderingMode::Fill,
            (None, Some(_)) => TextRenderingMode::Stroke,
            (Some(_), Some(_)) => TextRenderingMode::FillStroke,
            (None, None) => return,
        };
        fill.into_iter().for_each(|fill| self.coat(&fill.paint));
        stroke.into_iter().for_each(|stroke| self.pen(stroke));
        if self.state.mode != mode {
            self.state.mode = mode;
            self.content.set_text_rendering_mode(mode);
        }
        let font = self.draft.font(&run.face);
        self.content.begin_text().set_font(Name(Draft::font_name(font).as_bytes()), run.size);
        self.content.set_text_matrix(matrix(run.at.pre_scale(1.0, -1.0)));
        if let Some(reading) = &run.reading {
            self.begin_reading(reading);
        }
        self.line(font, run);
        if run.reading.is_some() {
            self.content.end_marked_content();
        }
        self.content.end_text();
    }

    fn begin_reading(&mut self, text: &str) {
        self.content.begin_marked_content_with_properties(Name(b"Span")).properties().actual_text(TextStr(text));
    }

    /// The glyphs of a run. A cluster that isn't one glyph, or whose glyph reads otherwise elsewhere, carries its reading.
    fn line(&mut self, font: usize, run: &Run) {
        let mut line = Line { x: 0.0, rise: 0.0, pending: Vec::new() };
        for cluster in run.glyphs.chunk_by(|a, b| a.reads == b.reads) {
            let text = run.text.get(cluster[0].reads.clone()).unwrap_or_default();
            let subset = self.draft.subset(font);
            let mut codes = Vec::with_capacity(cluster.len());
            cluster.iter().for_each(|glyph| codes.push(subset.code(glyph.id)));
            let plain = text.is_empty() || subset.reads(codes[0], text) && codes.len() == 1;
            let spoken = !plain && run.reading.is_none();
            if spoken {
                line.flush(&mut self.content);
                self.begin_reading(text);
            }
            for (glyph, code) in cluster.iter().zip(codes) {
                if glyph.rise != line.rise {
                    line.flush(&mut self.content);
                    line.rise = glyph.rise;
                    self.content.set_rise(rounded(glyph.rise * run.size, 1e4));
                }
                line.put(glyph.x / run.size * 1000.0, code, run.face.width(glyph.id));
            }
            if spoken {
                line.flush(&mut self.content);
                self.content.end_marked_content();
            }
        }
        line.flush(&mut self.content);
        if line.rise != 0.0 {
            self.content.set_rise(0.0);
        }
    }

    /// Sets what shapes are filled with.
    fn coat(&mut self, paint: &Paint) {
        let coat = self.coat_of(paint);
        if self.state.fill == Some(coat) {
            return;
        }
        self.state.fill = Some(coat);
        match coat {
            Coat::Ink(ink) => {
                let [c, m, y, k] = ink.shares();
                self.content.set_fill_cmyk(c, m, y, k);
            }
            Coat::Gradient(number) => {
                self.content.set_fill_color_space(ColorSpaceOperand::Pattern);
                self.content.set_fill_pattern([], Name(Draft::gradient_name(number).as_bytes()));
            }
        }
    }

    fn coat_of(&mut self, paint: &Paint) -> Coat {
        match paint {
            Paint::Ink(ink) => Coat::Ink(*ink),
            Paint::Gradient(gradient) => Coat::Gradient(self.draft.gradient(gradient.placed(self.place))),
        }
    }

    /// Sets what lines are drawn with.
    fn pen(&mut self, stroke: &Stroke) {
        let coat = self.coat_of(&stroke.paint);
        if self.state.stroke != Some(coat) {
            self.state.stroke = Some(coat);
            match coat {
                Coat::Ink(ink) => {
                    let [c, m, y, k] = ink.shares();
                    self.content.set_stroke_cmyk(c, m, y, k);
                }
                Coat::Gradient(number) => {
                    self.content.set_stroke_color_space(ColorSpaceOperand::Pattern);
                    self.content.set_stroke_pattern([], Name(Draft::gradient_name(number).as_bytes()));
                }
            }
        }
        let State { width, cap, join, miter, dash, .. } = &mut self.state;
        if *width != stroke.width {
            *width = stroke.width;
            self.content.set_line_width(stroke.width);
        }
        if *cap != stroke.cap {
            *cap = stroke.cap;
            self.content.set_line_cap(line_cap(stroke.cap));
        }
        if *join != stroke.join {
            *join = stroke.join;
            self.content.set_line_join(line_join(stroke.join));
        }
        if *miter != stroke.miter {
            *miter = stroke.miter;
            self.content.set_miter_limit(stroke.miter);
        }
        if *dash != stroke.dash {
            dash.clone_from(&stroke.dash);
            let (array, phase) = stroke.dash.clone().unwrap_or_default();
            self.content.set_dash_pattern(array, phase);
        }
    }

    fn trace(&mut self, path: &Path) {
        let steps = steps(self.place);
        let at = |p: Point| (rounded(p.x, steps), rounded(p.y, steps));
        let (mut verbs, mut points) = (path.verbs(), path.points());
        let mut last = Point::zero();
        while let Some((verb, more)) = verbs.split_first() {
            if let Some(([x, y, right, bottom], rest)) = rectangle(verbs, points) {
                let ((x, y), (right, bottom)) = (at(Point::from_xy(x, y)), at(Point::from_xy(right, bottom)));
                self.content.rect(x, y, rounded(right - x, steps), rounded(bottom - y, steps));
                (verbs, points) = rest;
                continue;
            }
            let (here, rest) = points.split_at(match verb {
                PathVerb::Close => 0,
                PathVerb::Move | PathVerb::Line => 1,
                PathVerb::Quad => 2,
                PathVerb::Cubic => 3,
            });
            match (verb, here) {
                (PathVerb::Move, [p]) => {
                    self.content.move_to(at(*p).0, at(*p).1);
                }
                (PathVerb::Line, [p]) => {
                    self.content.line_to(at(*p).0, at(*p).1);
                }
                (PathVerb::Quad, [c, p]) => {
                    // The cubic curve that is the same.
                    let third = |end: Point| Point::from_xy(end.x + (c.x - end.x) * 2.0 / 3.0, end.y + (c.y - end.y) * 2.0 / 3.0);
                    self.curve(at(third(last)), at(third(*p)), at(*p));
                }
                (PathVerb::Cubic, [a, b, p]) => self.curve(at(*a), at(*b), at(*p)),
                _ => {
                    self.content.close_path();
                }
            }
            last = here.last().copied().unwrap_or(last);
            (verbs, points) = (more, rest);
        }
    }

    fn curve(&mut self, a: (f32, f32), b: (f32, f32), to: (f32, f32)) {
        self.content.cubic_to(a.0, a.1, b.0, b.1, to.0, to.1);
    }
}

/// The verbs and points of a path that are left.
type Rest<'p> = (&'p [PathVerb], &'p [Point]);

/// The two corners (x, y, x, y) of the rectangle that a path goes on with, across first, and what comes after it.
fn rectangle<'p>(verbs: &'p [PathVerb], points: &'p [Point]) -> Option<([f32; 4], Rest<'p>)> {
    use PathVerb::{Close, Line, Move};
    let ([Move, Line, Line, Line, Close, verbs @ ..], [a, b, c, d, points @ ..]) = (verbs, points) else { return None };
    let across = a.y == b.y && b.x == c.x && c.y == d.y && d.x == a.x;
    across.then_some(([a.x, a.y, c.x, c.y], (verbs, points)))
}

/// A line of glyphs in the making.
struct Line {
    /// Where the next glyph would stand, in thousandths of the em.
    x: f32,
    /// In ems.
    rise: f32,
    /// Codes, and before each how far back it is moved.
    pending: Vec<(f32, u16)>,
}

impl Line {
    fn put(&mut self, x: f32, code: u16, width: f32) {
        let off = x - self.x;
        let back = if off.abs() > SLACK { rounded(-off, 1e2) } else { 0.0 };
        self.pending.push((back, code));
        self.x += width - back;
    }

    /// Writes what waits: as one string where nothing is moved.
    fn flush(&mut self, content: &mut Content) {
        let Some(((first, _), rest)) = self.pending.split_first() else { return };
        let mut text = Vec::with_capacity(2 * self.pending.len());
        if *first == 0.0 && rest.iter().all(|(back, _)| *back == 0.0) {
            self.pending.iter().for_each(|(_, code)| text.extend(code.to_be_bytes()));
            content.show(Str(&text));
        } else {
            let mut show = content.show_positioned();
            let mut items = show.items();
            for (back, code) in &self.pending {
                if *back != 0.0 {
                    if !text.is_empty() {
                        items.show(Str(&text));
                        text.clear();
                    }
                    items.adjust(*back);
                }
                text.extend(code.to_be_bytes());
            }
            items.show(Str(&text));
            items.finish();
        }
        self.pending.clear();
    }
}

/// How many steps a unit of a space has, so that none is coarser than [`GRAIN`]: a power of ten.
fn steps(place: Transform) -> f32 {
    let unit = place.sx.hypot(place.ky).max(place.kx.hypot(place.sy));
    10_f32.powf((unit / GRAIN).log10().ceil().clamp(0.0, 6.0))
}

/// The nearest whole step; numbers too large to have steps stay.
fn rounded(value: f32, steps: f32) -> f32 {
    let step = (f64::from(value) * f64::from(steps)).round() / f64::from(steps);
    #[expect(clippy::cast_possible_truncation, reason = "it was an f32")]
    let near = step as f32;
    // Zero has no sign on paper.
    if near == 0.0 { 0.0 } else { near }
}

pub(super) fn matrix(t: Transform) -> [f32; 6] {
    [t.sx, t.ky, t.kx, t.sy, t.tx, t.ty]
}

fn line_cap(cap: usvg::LineCap) -> LineCapStyle {
    match cap {
        usvg::LineCap::Butt => LineCapStyle::ButtCap,
        usvg::LineCap::Round => LineCapStyle::RoundCap,
        usvg::LineCap::Square => LineCapStyle::ProjectingSquareCap,
    }
}

fn line_join(join: usvg::LineJoin) -> LineJoinStyle {
    match join {
        usvg::LineJoin::Miter | usvg::LineJoin::MiterClip => LineJoinStyle::MiterJoin,
        usvg::LineJoin::Round => LineJoinStyle::RoundJoin,
        usvg::LineJoin::Bevel => LineJoinStyle::BevelJoin,
    }
}
