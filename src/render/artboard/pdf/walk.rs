//! Down a tree: groups, clips and paths onto the page.
//!
//! In: a `usvg::Tree` and the way from its units to points. Out: drawing calls; what can't be printed goes on a list.
//! Must not know: paper, metadata. Opens no transparency group, ever.

use std::collections::BTreeSet;

use krilla::geom::{Path, PathBuilder};
use krilla::paint::FillRule;
use krilla::surface::Surface;
use usvg::Node;
use usvg::tiny_skia_path::{self as skia, PathSegment, Rect};

use super::paint::{Site, fill_rule};
use super::{PdfError, Press};

pub(super) use usvg::tiny_skia_path::Transform;

/// Walks trees and paints them on one surface.
pub(super) struct Painter<'a, 's> {
    pub(super) surface: &'a mut Surface<'s>,
    pub(super) press: Press<'a>,
    faults: &'a mut BTreeSet<PdfError>,
    /// From the current user space to points of the page.
    pub(super) place: Transform,
}

impl<'a, 's> Painter<'a, 's> {
    pub(super) fn new(surface: &'a mut Surface<'s>, press: Press<'a>, faults: &'a mut BTreeSet<PdfError>) -> Self {
        Self { surface, press, faults, place: Transform::identity() }
    }

    /// Paints a tree; its units reach the page through `place`.
    pub(super) fn tree(&mut self, tree: &usvg::Tree, place: Transform) {
        self.within(place, |painter| painter.node_of(tree.root(), "", tree));
    }

    /// Runs `paint` in a user space of its own.
    pub(super) fn within(&mut self, transform: Transform, paint: impl FnOnce(&mut Self)) {
        let outer = self.place;
        self.place = outer.pre_concat(transform);
        self.surface.push_transform(&to_krilla(transform));
        paint(self);
        self.surface.pop();
        self.place = outer;
    }

    fn node_of(&mut self, group: &usvg::Group, owner: &str, tree: &usvg::Tree) {
        let owner = nearest(group.id(), owner);
        if let Err(fault) = self.group(group, owner, tree) {
            self.faults.insert(fault);
        }
    }

    fn node(&mut self, node: &Node, owner: &str, tree: &usvg::Tree) {
        let owner = nearest(node.id(), owner);
        let painted = match node {
            Node::Group(group) => self.group(group, owner, tree),
            Node::Path(path) => self.path(path, owner),
            Node::Text(text) => self.text(text, owner, tree.fontdb()),
            Node::Image(image) => self.picture(image, owner),
        };
        if let Err(fault) = painted {
            self.faults.insert(fault);
        }
    }

    /// A fault in a child goes on the list and the walk goes on, so that one run names them all.
    fn group(&mut self, group: &usvg::Group, owner: &str, tree: &usvg::Tree) -> Result<(), PdfError> {
        flat(group, owner)?;
        let place = self.place.pre_concat(group.transform());
        if !place.is_finite() {
            return Err(unsupported("a transform without bounds", owner));
        }
        let Some(clips) = clips(group, place, owner)? else {
            return Ok(());
        };
        self.within(group.transform(), |painter| {
            for (shape, rule) in &clips {
                painter.surface.push_clip_path(shape, rule);
            }
            for child in group.children() {
                painter.node(child, owner, tree);
            }
            clips.iter().for_each(|_| painter.surface.pop());
        });
        Ok(())
    }

    /// Paints a path with its fill and stroke, in the order that it asks for.
    pub(super) fn path(&mut self, path: &usvg::Path, owner: &str) -> Result<(), PdfError> {
        if !path.is_visible() {
            return Ok(());
        }
        let area = path.stroke_bounding_box();
        if !on_page(area, self.place) {
            return Err(unsupported("a shape without bounds", owner));
        }
        let site = Site { inks: self.press.inks, owner, area, inward: Transform::identity() };
        let fill = path.fill().map(|fill| site.fill(fill)).transpose()?;
        let stroke = path.stroke().map(|stroke| site.stroke(stroke)).transpose()?;
        let Some(shape) = to_path(path.data()) else {
            return Ok(());
        };
        match path.paint_order() {
            usvg::PaintOrder::FillAndStroke => self.draw(&shape, fill, stroke),
            usvg::PaintOrder::StrokeAndFill => {
                self.draw(&shape, None, stroke);
                self.draw(&shape, fill, None);
            }
        }
        Ok(())
    }

    /// Paints a picture over the box of its own size.
    fn picture(&mut self, image: &usvg::Image, owner: &str) -> Result<(), PdfError> {
        if !image.is_visible() {
            return Ok(());
        }
        let size = image.size();
        let area = Rect::from_xywh(0.0, 0.0, size.width(), size.height()).filter(|area| on_page(*area, self.place));
        let size = area.and_then(|a| krilla::geom::Size::from_wh(a.width(), a.height()));
        let size = size.ok_or_else(|| unsupported("a picture without bounds", owner))?;
        let picture = self.press.pictures.get(owner, image.kind()).map_err(|what| unsupported(what, owner))?;
        self.surface.draw_image(picture, size);
        Ok(())
    }

    /// krilla paints black (in grey) where neither fill nor stroke is set: never let it.
    fn draw(&mut self, shape: &Path, fill: Option<krilla::paint::Fill>, stroke: Option<krilla::paint::Stroke>) {
        if fill.is_none() && stroke.is_none() {
            return;
        }
        self.surface.set_fill(fill);
        self.surface.set_stroke(stroke);
        self.surface.draw_path(shape);
    }
}

/// The clips of a group, in its user space, the element's own first. `None`: they leave nothing to see.
fn clips(group: &usvg::Group, place: Transform, owner: &str) -> Result<Option<Vec<(Path, FillRule)>>, PdfError> {
    let mut clips = Vec::new();
    let mut next = group.clip_path();
    while let Some(clip) = next {
        let mut shapes = Vec::new();
        collect_shapes(clip.root(), clip.transform(), owner, &mut shapes)?;
        let Some((shape, rule)) = union(shapes, owner)? else {
            return Ok(None);
        };
        let path = to_path(&shape).filter(|_| on_page(shape.bounds(), place));
        let path = path.ok_or_else(|| unsupported("a clip without bounds", owner))?;
        clips.push((path, rule));
        next = clip.clip_path();
    }
    Ok(Some(clips))
}

type Shape = (skia::Path, usvg::FillRule);

fn collect_shapes(group: &usvg::Group, transform: Transform, owner: &str, shapes: &mut Vec<Shape>) -> Result<(), PdfError> {
    for node in group.children() {
        match node {
            Node::Path(path) if path.is_visible() => {
                let rule = path.fill().map_or(usvg::FillRule::NonZero, usvg::Fill::rule);
                shapes.extend(path.data().clone().transform(transform).map(|shape| (shape, rule)));
            }
            Node::Group(inner) if inner.clip_path().is_some() => {
                return Err(unsupported("a clip within a clip", owner));
            }
            Node::Group(inner) => {
                collect_shapes(inner, transform.pre_concat(inner.transform()), owner, shapes)?;
            }
            Node::Text(text) => collect_shapes(text.flattened(), transform, owner, shapes)?,
            Node::Path(_) | Node::Image(_) => {}
        }
    }
    Ok(())
}

/// One outline that clips like all the shapes together. PDF joins them under one rule, where shapes of opposite
/// direction would cancel each other out: those are refused.
fn union(mut shapes: Vec<Shape>, owner: &str) -> Result<Option<(skia::Path, FillRule)>, PdfError> {
    if shapes.len() < 2 {
        return Ok(shapes.pop().map(|(shape, rule)| (shape, fill_rule(rule))));
    }
    let even_odd = shapes.iter().any(|(_, rule)| *rule == usvg::FillRule::EvenOdd);
    let turns_left = |shape: &Shape| signed_area(&shape.0) < 0.0;
    let one_way = shapes.iter().all(|shape| turns_left(shape) == turns_left(&shapes[0]));
    if even_odd || !one_way {
        return Err(unsupported("a clip of several shapes that may cancel out", owner));
    }
    let mut joined = skia::PathBuilder::new();
    shapes.iter().for_each(|(shape, _)| joined.push_path(shape));
    Ok(joined.finish().map(|shape| (shape, FillRule::NonZero)))
}

/// Twice the area of the polygon through all points, control points included; its sign tells the direction.
fn signed_area(path: &skia::Path) -> f32 {
    let points = path.points();
    let next = points.iter().cycle().skip(1);
    points.iter().zip(next).map(|(a, b)| a.x * b.y - b.x * a.y).sum()
}

/// Refuses what only a transparency group could show.
fn flat(group: &usvg::Group, owner: &str) -> Result<(), PdfError> {
    let what = if !group.filters().is_empty() {
        "a filter"
    } else if group.mask().is_some() {
        "a mask"
    } else if group.opacity() != usvg::Opacity::ONE {
        "opacity below 1"
    } else if group.blend_mode() != usvg::BlendMode::Normal {
        "a blend mode"
    } else {
        return Ok(());
    };
    Err(unsupported(what, owner))
}

pub(super) fn unsupported(what: &'static str, owner: &str) -> PdfError {
    PdfError::Unsupported { what, id: owner.to_owned() }
}

fn nearest<'i>(id: &'i str, owner: &'i str) -> &'i str {
    if id.is_empty() { owner } else { id }
}

/// Whether the box is still a box on the page; krilla panics on coordinates beyond f32.
pub(super) fn on_page(area: Rect, place: Transform) -> bool {
    place.is_finite() && area.transform(place).is_some()
}

pub(super) fn to_krilla(t: Transform) -> krilla::geom::Transform {
    krilla::geom::Transform::from_row(t.sx, t.ky, t.kx, t.sy, t.tx, t.ty)
}

fn to_path(data: &skia::Path) -> Option<Path> {
    let mut path = PathBuilder::new();
    for segment in data.segments() {
        match segment {
            PathSegment::MoveTo(p) => path.move_to(p.x, p.y),
            PathSegment::LineTo(p) => path.line_to(p.x, p.y),
            PathSegment::QuadTo(a, p) => path.quad_to(a.x, a.y, p.x, p.y),
            PathSegment::CubicTo(a, b, p) => path.cubic_to(a.x, a.y, b.x, b.y, p.x, p.y),
            PathSegment::Close => path.close(),
        }
    }
    path.finish()
}
