//! What a drawing paints, as plain data for rules: outlines, colours, transforms, texts, in the order of painting.
//!
//! In: a [`usvg::Tree`]. Out: a list of [`Painted`]. All coordinates are those of the tree's canvas; what a clip hides is
//! cut from the bounds. Must not know the model's rules.

use usvg::tiny_skia_path::{PathSegment, Point as SkiaPoint, Rect as SkiaRect, Transform};

use crate::model::brand::Rgb;
use crate::source::raster::Header;

/// A point: x, y.
pub type Point = [f64; 2];

/// A box along the axes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// Left.
    pub x0: f64,
    /// Top.
    pub y0: f64,
    /// Right.
    pub x1: f64,
    /// Bottom.
    pub y1: f64,
}

/// One thing that is painted.
#[derive(Debug, Clone)]
pub struct Painted {
    /// Its id and those of the groups it stands in, innermost first.
    pub ids: Vec<String>,
    /// What is visible of it.
    pub bounds: Bounds,
    /// From its own coordinates to the canvas: a, b, c, d, e, f as in SVG.
    pub matrix: [f64; 6],
    /// Its opacity times that of every group around it, fill and stroke included.
    pub opacity: f64,
    /// What else is done to it or to a group around it.
    pub effects: Effects,
    /// What it is.
    pub what: What,
}

/// Effects on a thing or on a group around it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Effects {
    /// A filter.
    pub filter: bool,
    /// A mask.
    pub mask: bool,
    /// Any blend mode but normal.
    pub blend: bool,
}

/// Kinds of painted things.
#[derive(Debug, Clone)]
pub enum What {
    /// A path.
    Shape(Shape),
    /// A text.
    Text(Words),
    /// A picture of pixels, with what its file says of itself, where it is a PNG or JPEG.
    Image(Option<Header>),
}

/// A path.
#[derive(Debug, Clone)]
pub struct Shape {
    /// Its contours on the canvas, curves as short straight pieces.
    pub contours: Vec<Vec<Point>>,
    /// Its corners in its own coordinates, where it is one contour of straight lines.
    pub polygon: Option<Vec<Point>>,
    /// What fills it.
    pub fill: Option<Ink>,
    /// What its outline is drawn with.
    pub stroke: Option<Ink>,
}

/// A text.
#[derive(Debug, Clone)]
pub struct Words {
    /// The characters, a space between pieces that stand apart.
    pub content: String,
    /// The first family of each run.
    pub families: Vec<String>,
    /// Font size on the canvas, the largest run's.
    pub size: f64,
    /// The thinnest run's weight.
    pub weight: u16,
    /// Colours of the runs.
    pub inks: Vec<Ink>,
    /// Points on its letters, [`SAMPLES`] at most, from the first to the last.
    pub points: Vec<Point>,
}

/// Points that stand for a text's letters.
pub const SAMPLES: usize = 24;

/// A colour or what stands for one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ink {
    /// One colour.
    Solid(Rgb),
    /// The colours of its stops.
    Gradient(Vec<Rgb>),
    /// A pattern.
    Pattern,
}

impl Ink {
    /// Every colour in it.
    #[must_use]
    pub fn colors(&self) -> &[Rgb] {
        match self {
            Self::Solid(rgb) => std::slice::from_ref(rgb),
            Self::Gradient(stops) => stops,
            Self::Pattern => &[],
        }
    }
}

impl Bounds {
    const NONE: Self = Self { x0: f64::INFINITY, y0: f64::INFINITY, x1: f64::NEG_INFINITY, y1: f64::NEG_INFINITY };
    const ALL: Self = Self { x0: f64::NEG_INFINITY, y0: f64::NEG_INFINITY, x1: f64::INFINITY, y1: f64::INFINITY };

    /// The smallest box around points.
    #[must_use]
    pub fn around<'a>(points: impl IntoIterator<Item = &'a Point>) -> Self {
        points.into_iter().fold(Self::NONE, |b, &[x, y]| Self { x0: b.x0.min(x), y0: b.y0.min(y), x1: b.x1.max(x), y1: b.y1.max(y) })
    }

    /// Nothing inside.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.x1 <= self.x0 || self.y1 <= self.y0
    }

    /// Width.
    #[must_use]
    pub fn width(&self) -> f64 {
        self.x1 - self.x0
    }

    /// Height.
    #[must_use]
    pub fn height(&self) -> f64 {
        self.y1 - self.y0
    }

    /// The part inside both.
    #[must_use]
    pub fn and(&self, o: &Self) -> Self {
        Self { x0: self.x0.max(o.x0), y0: self.y0.max(o.y0), x1: self.x1.min(o.x1), y1: self.y1.min(o.y1) }
    }

    /// The smallest box around both.
    #[must_use]
    pub fn or(&self, o: &Self) -> Self {
        Self { x0: self.x0.min(o.x0), y0: self.y0.min(o.y0), x1: self.x1.max(o.x1), y1: self.y1.max(o.y1) }
    }

    /// The box with `by` added on every side.
    #[must_use]
    pub fn grown(&self, by: f64) -> Self {
        Self { x0: self.x0 - by, y0: self.y0 - by, x1: self.x1 + by, y1: self.y1 + by }
    }

    /// Whether the two share more than an edge.
    #[must_use]
    pub fn meets(&self, o: &Self) -> bool {
        !self.and(o).is_empty()
    }

    /// The corners, in order.
    #[must_use]
    pub fn corners(&self) -> [Point; 4] {
        [[self.x0, self.y0], [self.x1, self.y0], [self.x1, self.y1], [self.x0, self.y1]]
    }
}

impl Painted {
    /// The element's own id, or the nearest group's; empty where none has one.
    #[must_use]
    pub fn id(&self) -> &str {
        self.ids.first().map_or("", String::as_str)
    }

    /// The path, where it is one.
    #[must_use]
    pub fn shape(&self) -> Option<&Shape> {
        if let What::Shape(s) = &self.what { Some(s) } else { None }
    }

    /// The one opaque colour that fills it.
    #[must_use]
    pub fn solid(&self) -> Option<Rgb> {
        let plain = self.opacity > 0.999 && self.effects == Effects::default();
        match self.shape().and_then(|s| s.fill.as_ref()) {
            Some(Ink::Solid(rgb)) if plain => Some(*rgb),
            _ => None,
        }
    }

    /// Whether it paints inside `area`.
    #[must_use]
    pub fn touches(&self, area: &Bounds) -> bool {
        if !self.bounds.meets(area) {
            return false;
        }
        match self.shape() {
            Some(s) if s.fill.is_some() => {
                let corners = area.corners();
                let edge = s.contours.iter().any(|c| edges(c).any(|(a, b)| crosses(a, b, area)));
                edge || inside(&s.contours, [f64::midpoint(corners[0][0], corners[2][0]), f64::midpoint(corners[0][1], corners[2][1])])
            }
            Some(s) => s.contours.iter().any(|c| edges(c).any(|(a, b)| crosses(a, b, area))),
            None => true,
        }
    }

    /// Whether it paints this point: a fill by its outline, a picture by its box.
    #[must_use]
    pub fn holds(&self, point: Point) -> bool {
        let b = &self.bounds;
        let boxed = (b.x0..=b.x1).contains(&point[0]) && (b.y0..=b.y1).contains(&point[1]);
        boxed
            && match &self.what {
                What::Shape(s) => s.fill.is_some() && inside(&s.contours, point),
                What::Image(_) => true,
                What::Text(_) => false,
            }
    }

    /// Whether its fill covers all of `area`.
    #[must_use]
    pub fn covers(&self, area: &Bounds) -> bool {
        let Some(shape) = self.shape().filter(|s| s.fill.is_some()) else { return false };
        // A hair smaller, so that a shared edge counts as covered.
        let area = area.grown(-1e-3 * area.width().min(area.height()));
        let clipped = self.bounds.and(&area) == area;
        clipped
            && area.corners().iter().all(|&p| inside(&shape.contours, p))
            && !shape.contours.iter().any(|c| edges(c).any(|(a, b)| crosses(a, b, &area)))
    }
}

fn edges(contour: &[Point]) -> impl Iterator<Item = (Point, Point)> + '_ {
    (0..contour.len()).map(|i| (contour[i], contour[(i + 1) % contour.len()]))
}

/// Whether the segment runs through the inside of the box (Liang and Barsky's clipping).
fn crosses(a: Point, b: Point, area: &Bounds) -> bool {
    let (mut from, mut to) = (0.0_f64, 1.0_f64);
    let d = [b[0] - a[0], b[1] - a[1]];
    for (p, q) in [(-d[0], a[0] - area.x0), (d[0], area.x1 - a[0]), (-d[1], a[1] - area.y0), (d[1], area.y1 - a[1])] {
        if p == 0.0 {
            if q <= 0.0 {
                return false;
            }
        } else if p < 0.0 {
            from = from.max(q / p);
        } else {
            to = to.min(q / p);
        }
    }
    from < to
}

/// Whether a point is inside by the non-zero rule.
fn inside(contours: &[Vec<Point>], [x, y]: Point) -> bool {
    let mut winding = 0;
    for (a, b) in contours.iter().flat_map(|c| edges(c)) {
        let left = (b[0] - a[0]) * (y - a[1]) - (x - a[0]) * (b[1] - a[1]);
        if a[1] <= y && b[1] > y && left > 0.0 {
            winding += 1;
        } else if a[1] > y && b[1] <= y && left < 0.0 {
            winding -= 1;
        }
    }
    winding != 0
}

/// Everything that `tree` paints, bottom to top.
#[must_use]
pub fn inspect(tree: &usvg::Tree) -> Vec<Painted> {
    let mut out = Vec::new();
    let size = tree.size();
    let page = Bounds { x0: 0.0, y0: 0.0, x1: f64::from(size.width()), y1: f64::from(size.height()) };
    let start = State { ids: Vec::new(), matrix: Transform::identity(), opacity: 1.0, effects: Effects::default(), clip: page };
    group(tree.root(), &start, &mut out);
    out
}

/// Everything that `tree` would paint were its page without end.
#[must_use]
pub fn inspect_unclipped(tree: &usvg::Tree) -> Vec<Painted> {
    let mut out = Vec::new();
    let start = State { ids: Vec::new(), matrix: Transform::identity(), opacity: 1.0, effects: Effects::default(), clip: Bounds::ALL };
    group(tree.root(), &start, &mut out);
    out
}

#[derive(Clone)]
struct State {
    ids: Vec<String>,
    matrix: Transform,
    opacity: f64,
    effects: Effects,
    clip: Bounds,
}

impl State {
    fn named(&self, id: &str) -> Vec<String> {
        let own = (!id.is_empty()).then(|| id.to_owned());
        own.into_iter().chain(self.ids.iter().cloned()).collect()
    }
}

fn group(g: &usvg::Group, above: &State, out: &mut Vec<Painted>) {
    let mut state = above.clone();
    state.ids = above.named(g.id());
    state.matrix = above.matrix.pre_concat(g.transform());
    state.opacity *= f64::from(g.opacity().get());
    state.effects.filter |= !g.filters().is_empty();
    state.effects.mask |= g.mask().is_some();
    state.effects.blend |= g.blend_mode() != usvg::BlendMode::Normal;
    let mut clip = g.clip_path();
    while let Some(c) = clip {
        let at = state.matrix.pre_concat(c.transform());
        state.clip = state.clip.and(&extent(c.root(), at));
        clip = c.clip_path();
    }
    for node in g.children() {
        match node {
            usvg::Node::Group(inner) => group(inner, &state, out),
            usvg::Node::Path(p) => out.extend(shape(p, &state)),
            usvg::Node::Text(t) => out.extend(words(t, &state)),
            usvg::Node::Image(i) => {
                let bounds = mapped(i.bounding_box(), state.matrix).and(&state.clip);
                out.push(painted(state.named(i.id()), bounds, &state, state.opacity, What::Image(header(i.kind()))));
            }
        }
    }
}

fn header(kind: &usvg::ImageKind) -> Option<Header> {
    match kind {
        usvg::ImageKind::PNG(bytes) | usvg::ImageKind::JPEG(bytes) => Header::of(bytes),
        _ => None,
    }
}

fn painted(ids: Vec<String>, bounds: Bounds, state: &State, opacity: f64, what: What) -> Painted {
    let m = state.matrix;
    let matrix = [m.sx, m.ky, m.kx, m.sy, m.tx, m.ty].map(f64::from);
    Painted { ids, bounds, matrix, opacity, effects: state.effects, what }
}

fn shape(p: &usvg::Path, state: &State) -> Option<Painted> {
    if !p.is_visible() {
        return None;
    }
    let contours = contours(p.data(), state.matrix)?;
    let stroke_width = p.stroke().map_or(0.0, |s| f64::from(s.width().get()) * scale(state.matrix));
    let bounds = Bounds::around(contours.iter().flatten()).grown(stroke_width / 2.0).and(&state.clip);
    if bounds.is_empty() {
        return None;
    }
    let (fill, stroke) = (p.fill(), p.stroke());
    let inks = [fill.map(|f| f.opacity()), stroke.map(|s| s.opacity())];
    let least = inks.into_iter().flatten().map(|o| f64::from(o.get())).fold(1.0, f64::min);
    let stops = [fill.map(usvg::Fill::paint), stroke.map(usvg::Stroke::paint)].into_iter().flatten().map(stop_opacity).fold(1.0, f64::min);
    let what = Shape { contours, polygon: polygon(p.data()), fill: fill.map(|f| ink(f.paint())), stroke: stroke.map(|s| ink(s.paint())) };
    Some(painted(state.named(p.id()), bounds, state, state.opacity * least * stops, What::Shape(what)))
}

fn words(t: &usvg::Text, state: &State) -> Option<Painted> {
    let bounds = extent(t.flattened(), state.matrix).and(&state.clip);
    if bounds.is_empty() {
        return None;
    }
    let spans = || t.chunks().iter().flat_map(|c| c.spans());
    let family = |s: &usvg::TextSpan| s.font().families().first().map(ToString::to_string).unwrap_or_default().trim_matches('"').to_owned();
    let size = spans().map(|s| f64::from(s.font_size().get())).fold(0.0, f64::max) * scale(state.matrix);
    let fills = || spans().filter_map(usvg::TextSpan::fill);
    let opacity = fills().map(|f| f64::from(f.opacity().get())).fold(1.0, f64::min);
    let strokes = spans().filter_map(usvg::TextSpan::stroke).map(|s| ink(s.paint()));
    let what = Words {
        content: t.chunks().iter().map(usvg::TextChunk::text).collect::<Vec<_>>().join(" "),
        families: spans().map(family).collect(),
        size,
        weight: spans().map(|s| s.font().weight()).min().unwrap_or(400),
        points: samples(t.flattened(), state.matrix),
        inks: fills().map(|f| ink(f.paint())).chain(strokes).collect(),
    };
    Some(painted(state.named(t.id()), bounds, state, state.opacity * opacity, What::Text(what)))
}

fn ink(paint: &usvg::Paint) -> Ink {
    let rgb = |c: usvg::Color| Rgb([c.red, c.green, c.blue]);
    let stops = |s: &[usvg::Stop]| Ink::Gradient(s.iter().map(|s| rgb(s.color())).collect());
    match paint {
        usvg::Paint::Color(c) => Ink::Solid(rgb(*c)),
        usvg::Paint::LinearGradient(g) => stops(g.stops()),
        usvg::Paint::RadialGradient(g) => stops(g.stops()),
        usvg::Paint::Pattern(_) => Ink::Pattern,
    }
}

fn stop_opacity(paint: &usvg::Paint) -> f64 {
    let least = |s: &[usvg::Stop]| s.iter().map(|s| f64::from(s.opacity().get())).fold(1.0, f64::min);
    match paint {
        usvg::Paint::LinearGradient(g) => least(g.stops()),
        usvg::Paint::RadialGradient(g) => least(g.stops()),
        _ => 1.0,
    }
}

/// Where outlines below a group begin, evenly thinned out.
fn samples(g: &usvg::Group, matrix: Transform) -> Vec<Point> {
    let mut all = Vec::new();
    starts(g, matrix, &mut all);
    let step = all.len().div_ceil(SAMPLES).max(1);
    all.into_iter().step_by(step).collect()
}

fn starts(g: &usvg::Group, matrix: Transform, out: &mut Vec<Point>) {
    let matrix = matrix.pre_concat(g.transform());
    for node in g.children() {
        match node {
            usvg::Node::Group(inner) => starts(inner, matrix, out),
            usvg::Node::Path(p) => out.extend(p.data().segments().filter_map(|s| match s {
                PathSegment::MoveTo(mut at) => {
                    matrix.map_point(&mut at);
                    Some(point(at))
                }
                _ => None,
            })),
            usvg::Node::Text(_) | usvg::Node::Image(_) => {}
        }
    }
}

/// The box around all paths below a group, clips left aside.
fn extent(g: &usvg::Group, matrix: Transform) -> Bounds {
    let matrix = matrix.pre_concat(g.transform());
    g.children().iter().fold(Bounds::NONE, |sum, node| {
        sum.or(&match node {
            usvg::Node::Group(inner) => extent(inner, matrix),
            usvg::Node::Path(p) => contours(p.data(), matrix).map_or(Bounds::NONE, |c| Bounds::around(c.iter().flatten())),
            usvg::Node::Text(t) => extent(t.flattened(), matrix),
            usvg::Node::Image(i) => mapped(i.bounding_box(), matrix),
        })
    })
}

fn mapped(r: SkiaRect, matrix: Transform) -> Bounds {
    let mut points =
        [(r.left(), r.top()), (r.right(), r.top()), (r.right(), r.bottom()), (r.left(), r.bottom())].map(|(x, y)| SkiaPoint::from_xy(x, y));
    matrix.map_points(&mut points);
    Bounds::around(&points.map(point))
}

fn point(p: SkiaPoint) -> Point {
    [f64::from(p.x), f64::from(p.y)]
}

fn scale(m: Transform) -> f64 {
    f64::from(m.sx * m.sy - m.kx * m.ky).abs().sqrt()
}

/// Pieces that a curve is cut into.
const PIECES: u8 = 16;

fn contours(path: &usvg::tiny_skia_path::Path, matrix: Transform) -> Option<Vec<Vec<Point>>> {
    let path = path.clone().transform(matrix)?;
    let mut out: Vec<Vec<Point>> = Vec::new();
    for segment in path.segments() {
        match segment {
            PathSegment::MoveTo(p) => out.push(vec![point(p)]),
            PathSegment::Close => {}
            other => {
                let contour = out.last_mut()?;
                let start = *contour.last()?;
                curve(start, other, contour);
            }
        }
    }
    out.retain(|c| c.len() > 1);
    (!out.is_empty()).then_some(out)
}

fn curve(start: Point, segment: PathSegment, out: &mut Vec<Point>) {
    let blend = |parts: &[(f64, Point)]| parts.iter().fold([0.0, 0.0], |s, (w, p)| [s[0] + w * p[0], s[1] + w * p[1]]);
    let steps = (1..=PIECES).map(|i| f64::from(i) / f64::from(PIECES));
    match segment {
        PathSegment::LineTo(p) => out.push(point(p)),
        PathSegment::QuadTo(a, b) => {
            let (a, b) = (point(a), point(b));
            out.extend(steps.map(|t| blend(&[((1.0 - t) * (1.0 - t), start), (2.0 * t * (1.0 - t), a), (t * t, b)])));
        }
        PathSegment::CubicTo(a, b, c) => {
            let (a, b, c) = (point(a), point(b), point(c));
            out.extend(steps.map(|t| {
                let u = 1.0 - t;
                blend(&[(u * u * u, start), (3.0 * u * u * t, a), (3.0 * u * t * t, b), (t * t * t, c)])
            }));
        }
        PathSegment::MoveTo(_) | PathSegment::Close => {}
    }
}

/// The corners of a single straight-edged contour, without repeated points and points on a line.
fn polygon(path: &usvg::tiny_skia_path::Path) -> Option<Vec<Point>> {
    let mut points = Vec::new();
    let mut contours = 0;
    for segment in path.segments() {
        match segment {
            PathSegment::MoveTo(p) => {
                contours += 1;
                points.push(point(p));
            }
            PathSegment::LineTo(p) => points.push(point(p)),
            PathSegment::Close => {}
            _ => return None,
        }
    }
    if contours != 1 {
        return None;
    }
    let close = |a: Point, b: Point, size: f64| (a[0] - b[0]).hypot(a[1] - b[1]) < size * 1e-4;
    let box_ = Bounds::around(&points);
    let size = box_.width().max(box_.height());
    points.dedup_by(|a, b| close(*a, *b, size));
    while points.len() > 1 && close(points[0], points[points.len() - 1], size) {
        points.pop();
    }
    let count = points.len();
    let straight = |i: usize| {
        let (a, b, c) = (points[(i + count - 1) % count], points[i], points[(i + 1) % count]);
        let cross = (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0]);
        cross.abs() < size * size * 1e-6
    };
    let kept: Vec<Point> = (0..count).filter(|&i| !straight(i)).map(|i| points[i]).collect();
    (kept.len() > 2).then_some(kept)
}

/// A plus sign's measures.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plus {
    /// Width of each arm's end, smallest and largest.
    pub width: (f64, f64),
    /// Length of each arm's side, smallest and largest.
    pub length: (f64, f64),
    /// Largest deviation of a corner from a right angle, as the cosine of the angle.
    pub skew: f64,
}

/// Reads twelve corners as a plus: four ends, each between two sides that meet in an inner corner.
#[must_use]
pub fn plus(corners: &[Point]) -> Option<Plus> {
    let count = corners.len();
    if count != 12 {
        return None;
    }
    let edge = |i: usize| {
        let (a, b) = (corners[i % count], corners[(i + 1) % count]);
        [b[0] - a[0], b[1] - a[1]]
    };
    let cross = |a: Point, b: Point| a[0] * b[1] - a[1] * b[0];
    let area: f64 = (0..count).map(|i| cross(corners[i], corners[(i + 1) % count])).sum();
    let convex: Vec<bool> = (0..count).map(|i| cross(edge(i + count - 1), edge(i)) * area > 0.0).collect();
    let start = (0..3).find(|&s| (0..count).all(|k| convex[(s + k) % count] == (k % 3 != 2)))?;
    let length = |e: Point| e[0].hypot(e[1]);
    let range = |list: Vec<f64>| (list.iter().copied().fold(f64::INFINITY, f64::min), list.iter().copied().fold(0.0, f64::max));
    let ends = range((0..4).map(|k| length(edge(start + 3 * k))).collect());
    let sides = range((0..4).flat_map(|k| [start + 3 * k + 1, start + 3 * k + 2]).map(|i| length(edge(i))).collect());
    let lean = |i: usize| {
        let (a, b) = (edge(i), edge(i + 1));
        ((a[0] * b[0] + a[1] * b[1]) / (length(a) * length(b))).abs()
    };
    Some(Plus { width: ends, length: sides, skew: (0..count).map(lean).fold(0.0, f64::max) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(body: &str) -> Vec<Painted> {
        let svg = format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100' width='100' height='100'>{body}</svg>");
        inspect(&usvg::Tree::from_str(&svg, &usvg::Options::default()).expect("svg"))
    }

    #[test]
    fn a_plus_is_read_with_its_measures() {
        let cross = look("<polygon id='c' points='40,20 60,20 60,40 80,40 80,60 60,60 60,80 40,80 40,60 20,60 20,40 40,40' fill='#f00'/>");
        let shape = cross[0].shape().expect("shape");
        let found = plus(shape.polygon.as_deref().expect("straight")).expect("plus");
        assert_eq!((found.width, found.length), ((20.0, 20.0), (20.0, 20.0)));
        assert!(found.skew < 1e-6);
        let path = look("<path d='M40 20H50H60V40H80V60H60V80H40V60H20V40H40Z'/>");
        assert!(plus(path[0].shape().and_then(|s| s.polygon.as_deref()).expect("straight")).is_some());
        let gear = look("<polygon points='0,0 50,0 50,10 60,10 60,20 70,20 70,30 80,30 80,40 90,40 90,90 0,90'/>");
        assert!(plus(gear[0].shape().and_then(|s| s.polygon.as_deref()).expect("straight")).is_none());
    }

    #[test]
    fn groups_hand_down_opacity_transform_and_ids() {
        let all =
            look("<g id='a' opacity='.5' transform='translate(10 0) rotate(90)'><rect id='b' width='5' height='5' fill-opacity='.5'/></g>");
        assert_eq!(all[0].ids, ["b", "a"]);
        assert!((all[0].opacity - 0.25).abs() < 0.01);
        assert!((all[0].matrix[1] - 1.0).abs() < 1e-6);
    }

    #[test]
    fn what_a_nested_drawing_clips_is_not_there() {
        let all = look(
            "<svg x='10' y='10' width='20' height='20' viewBox='0 0 10 10'><rect x='-100' y='-100' width='500' height='500' fill='#123456'/></svg>",
        );
        assert_eq!(all[0].bounds, Bounds { x0: 10.0, y0: 10.0, x1: 30.0, y1: 30.0 });
    }

    #[test]
    fn touching_and_covering_follow_the_outline_not_the_box() {
        let all = look("<path d='M0 0H100A100 100 0 0 1 0 100Z'/>");
        let near = Bounds { x0: 10.0, y0: 10.0, x1: 20.0, y1: 20.0 };
        let far = Bounds { x0: 90.0, y0: 90.0, x1: 99.0, y1: 99.0 };
        assert!(all[0].touches(&near) && all[0].covers(&near));
        assert!(!all[0].touches(&far) && !all[0].covers(&far));
    }
}
