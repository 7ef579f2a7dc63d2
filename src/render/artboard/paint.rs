//! A drawing onto pixels: as resvg paints it, on layers no larger than what shows of them.
//!
//! In: a tree, the way from its units to pixels, what lies below. Out: the same pixels, painted over. resvg makes the layer
//! of a clipped group as large as everything in it, and key visuals reach far beyond every frame; here it is as large as the
//! clip and the canvas allow, and there is none where the clip takes nothing away. Whatever is rare in such drawings (masks,
//! filters, patterns, pictures, blend modes, clips within clips) is left to resvg as it is. Must not know: artboards.

use resvg::tiny_skia::{
    self, Color, FillRule, GradientStop, IntRect, LinearGradient, Mask, Paint, Pixmap, PixmapMut, PixmapPaint, RadialGradient, Rect,
    Shader, SpreadMode, Transform,
};
use usvg::{BaseGradient, BlendMode, ClipPath, Fill, Group, Node, Opacity, PaintOrder, Path, SpreadMethod, Stroke};

/// How far, in px, anti-aliasing may reach beyond the box of a shape.
const REACH: i32 = 2;

/// Paints a tree over what `canvas` holds.
pub fn paint(tree: &usvg::Tree, transform: Transform, canvas: &mut PixmapMut<'_>) {
    children(tree.root(), transform, canvas);
}

fn children(group: &Group, transform: Transform, canvas: &mut PixmapMut<'_>) {
    group.children().iter().for_each(|child| node(child, transform, canvas));
}

fn node(node: &Node, transform: Transform, canvas: &mut PixmapMut<'_>) {
    let done = match node {
        Node::Group(inner) => group(inner, transform, canvas),
        Node::Path(shape) => path(shape, transform, canvas),
        Node::Text(text) => group(text.flattened(), transform, canvas),
        Node::Image(_) => None,
    };
    // resvg moves a node to the corner of its picture: here it is put back.
    if let (None, Some(area)) = (done, node.abs_layer_bounding_box()) {
        resvg::render_node(node, transform.pre_translate(area.x(), area.y()), canvas);
    }
}

/// Paints a group; `None` where that is left to resvg.
fn group(group: &Group, transform: Transform, canvas: &mut PixmapMut<'_>) -> Option<()> {
    let inside = transform.pre_concat(group.transform());
    if !group.should_isolate() {
        children(group, inside, canvas);
        return Some(());
    }
    let simple = group.filters().is_empty() && group.mask().is_none() && group.blend_mode() == BlendMode::Normal;
    let clip = match group.clip_path().filter(|_| simple) {
        Some(clip) => Some(Clip::of(clip, inside)?),
        None if simple => None,
        None => return None,
    };
    let whole = IntRect::from_xywh(0, 0, canvas.width(), canvas.height())?;
    let clip = clip.filter(|c| !c.holds(whole));
    if clip.is_none() && group.opacity() == Opacity::ONE && !group.isolate() && !blends(group) {
        children(group, inside, canvas);
        return Some(());
    }
    let content = group.layer_bounding_box().to_rect().transform(inside)?;
    let area = [Some(content), clip.as_ref().map(|c| c.bounds)].into_iter().flatten().try_fold(whole, |a, b| common(a, around(b)?));
    if let Some(area) = area {
        layer(group, (inside, area), clip.as_ref(), canvas)?;
    }
    Some(())
}

/// Whether something in a group mixes with what lies below it.
fn blends(group: &Group) -> bool {
    let inner = group.children().iter().filter_map(|c| if let Node::Group(g) = c { Some(g) } else { None });
    inner.into_iter().any(|g| g.blend_mode() != BlendMode::Normal || blends(g))
}

/// Paints a group on a layer of its own, and that onto the canvas.
fn layer(group: &Group, (inside, area): (Transform, IntRect), clip: Option<&Clip<'_>>, canvas: &mut PixmapMut<'_>) -> Option<()> {
    let mut layer = Pixmap::new(area.width(), area.height())?;
    let shift = |t: Transform| t.post_translate(-to_f32(area.x()), -to_f32(area.y()));
    children(group, shift(inside), &mut layer.as_mut());
    if let Some(clip) = clip {
        let mut mask = Mask::new(area.width(), area.height())?;
        clip.shapes.iter().for_each(|s| mask.fill_path(s.path.data(), s.rule, s.smooth(), shift(s.transform)));
        layer.apply_mask(&mask);
    }
    let paint = PixmapPaint { opacity: group.opacity().get(), ..PixmapPaint::default() };
    canvas.draw_pixmap(area.x(), area.y(), layer.as_ref(), &paint, Transform::identity(), None);
    Some(())
}

/// What a clip lets through.
struct Clip<'t> {
    shapes: Vec<Shape<'t>>,
    /// In pixels.
    bounds: Rect,
}

/// A shape of a clip, and the way from its units to pixels.
struct Shape<'t> {
    path: &'t Path,
    rule: FillRule,
    transform: Transform,
}

impl Shape<'_> {
    fn smooth(&self) -> bool {
        self.path.rendering_mode().use_shape_antialiasing()
    }
}

impl<'t> Clip<'t> {
    /// The clip of a group; `None` where it is more than some shapes.
    fn of(clip: &'t ClipPath, transform: Transform) -> Option<Self> {
        let mut shapes = Vec::new();
        collect(clip.root(), transform.pre_concat(clip.transform()), &mut shapes)?;
        let boxes = shapes.iter().map(|s: &Shape<'_>| s.path.data().bounds().transform(s.transform));
        let bounds = boxes.collect::<Option<Vec<Rect>>>()?.into_iter().reduce(|a, b| {
            Rect::from_ltrb(a.left().min(b.left()), a.top().min(b.top()), a.right().max(b.right()), a.bottom().max(b.bottom())).unwrap_or(a)
        })?;
        clip.clip_path().is_none().then_some(Self { shapes, bounds })
    }

    /// Whether it is one upright rectangle around all of `area`.
    fn holds(&self, area: IntRect) -> bool {
        let [shape] = self.shapes.as_slice() else { return false };
        let (upright, b) = (shape.transform.kx == 0.0 && shape.transform.ky == 0.0, self.bounds);
        let around = b.left() <= to_f32(area.left()) && b.top() <= to_f32(area.top());
        upright && around && b.right() >= to_f32(area.right()) && b.bottom() >= to_f32(area.bottom()) && is_rectangle(shape.path.data())
    }
}

fn collect<'t>(group: &'t Group, transform: Transform, shapes: &mut Vec<Shape<'t>>) -> Option<()> {
    for child in group.children() {
        match child {
            Node::Path(path) if path.is_visible() => {
                let rule = rule(path.fill()?);
                shapes.push(Shape { path, rule, transform });
            }
            Node::Group(inner) if inner.clip_path().is_none() => collect(inner, transform.pre_concat(inner.transform()), shapes)?,
            Node::Path(_) => {}
            _ => return None,
        }
    }
    Some(())
}

/// Whether a path is the outline of its own box.
fn is_rectangle(path: &tiny_skia::Path) -> bool {
    let (b, points) = (path.bounds(), path.points());
    let corner = |p: &tiny_skia::Point| (p.x == b.left() || p.x == b.right()) && (p.y == b.top() || p.y == b.bottom());
    let straight = path.segments().all(|s| !matches!(s, tiny_skia::PathSegment::QuadTo(..) | tiny_skia::PathSegment::CubicTo(..)));
    let turns = points.windows(2).all(|w| (w[0].x == w[1].x) != (w[0].y == w[1].y));
    points.len() == 4 && straight && turns && points.iter().all(corner)
}

/// Whole pixels around a box, with those that anti-aliasing may reach.
fn around(area: Rect) -> Option<IntRect> {
    let area = area.round_out()?;
    let [left, top] = [area.left(), area.top()].map(|v| v.checked_sub(REACH));
    let [right, bottom] = [area.right(), area.bottom()].map(|v| v.checked_add(REACH));
    IntRect::from_ltrb(left?, top?, right?, bottom?)
}

fn common(a: IntRect, b: IntRect) -> Option<IntRect> {
    IntRect::from_ltrb(a.left().max(b.left()), a.top().max(b.top()), a.right().min(b.right()), a.bottom().min(b.bottom()))
}

/// Paints a path; `None` where that is left to resvg.
fn path(path: &Path, transform: Transform, canvas: &mut PixmapMut<'_>) -> Option<()> {
    if !path.is_visible() {
        return Some(());
    }
    let fill = path.fill().map(|f| Some((f, brush(f.paint(), f.opacity(), path)?)));
    let stroke = path.stroke().map(|s| Some((s, brush(s.paint(), s.opacity(), path)?)));
    let (fill, stroke) = (outer(fill)?, outer(stroke)?);
    let filled = |fill: Option<(&Fill, Paint<'_>)>, canvas: &mut PixmapMut<'_>| {
        let (bounds, Some((fill, paint))) = (path.data().bounds(), fill) else { return };
        if bounds.width() > 0.0 && bounds.height() > 0.0 {
            canvas.fill_path(path.data(), &paint, rule(fill), transform, None);
        }
    };
    let stroked = |stroke: Option<(&Stroke, Paint<'_>)>, canvas: &mut PixmapMut<'_>| {
        let Some((stroke, paint)) = stroke else { return };
        canvas.stroke_path(path.data(), &paint, &stroke.to_tiny_skia(), transform, None);
    };
    if path.paint_order() == PaintOrder::FillAndStroke {
        filled(fill, canvas);
        stroked(stroke, canvas);
    } else {
        stroked(stroke, canvas);
        filled(fill, canvas);
    }
    Some(())
}

/// Nothing wanted, what was wanted, or nothing that could be had.
#[expect(clippy::option_option, reason = "as described")]
fn outer<T>(wanted: Option<Option<T>>) -> Option<Option<T>> {
    wanted.map_or(Some(None), |had| had.map(Some))
}

fn rule(fill: &Fill) -> FillRule {
    match fill.rule() {
        usvg::FillRule::NonZero => FillRule::Winding,
        usvg::FillRule::EvenOdd => FillRule::EvenOdd,
    }
}

/// What a path is painted with; `None` for patterns and gradients that aren't any.
fn brush<'p>(paint: &usvg::Paint, opacity: Opacity, path: &Path) -> Option<Paint<'p>> {
    let shader = match paint {
        usvg::Paint::Color(c) => Shader::SolidColor(Color::from_rgba8(c.red, c.green, c.blue, opacity.to_u8())),
        usvg::Paint::LinearGradient(g) => {
            let (from, to) = ((g.x1(), g.y1()).into(), (g.x2(), g.y2()).into());
            LinearGradient::new(from, to, stops(g, opacity), spread(g), g.transform())?
        }
        usvg::Paint::RadialGradient(g) => {
            let (focus, centre) = ((g.fx(), g.fy()).into(), (g.cx(), g.cy()).into());
            RadialGradient::new(focus, g.fr().get(), centre, g.r().get(), stops(g, opacity), spread(g), g.transform())?
        }
        usvg::Paint::Pattern(_) => return None,
    };
    Some(Paint { shader, anti_alias: path.rendering_mode().use_shape_antialiasing(), ..Paint::default() })
}

fn stops(gradient: &BaseGradient, opacity: Opacity) -> Vec<GradientStop> {
    let color = |s: &usvg::Stop| {
        let c = s.color();
        Color::from_rgba8(c.red, c.green, c.blue, (s.opacity() * opacity).to_u8())
    };
    gradient.stops().iter().map(|s| GradientStop::new(s.offset().get(), color(s))).collect()
}

fn spread(gradient: &BaseGradient) -> SpreadMode {
    match gradient.spread_method() {
        SpreadMethod::Pad => SpreadMode::Pad,
        SpreadMethod::Reflect => SpreadMode::Reflect,
        SpreadMethod::Repeat => SpreadMode::Repeat,
    }
}

#[expect(clippy::cast_precision_loss, reason = "canvases are at most 20,000 px wide")]
fn to_f32(v: i32) -> f32 {
    v as f32
}
