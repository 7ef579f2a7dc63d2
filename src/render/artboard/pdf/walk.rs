//! Down a tree: groups, clips and paths onto the page.
//!
//! In: a `usvg::Tree` and the way from its units to points. Out: drawing calls; what can't be printed goes on a list.
//! Must not know: paper, metadata. Opens no transparency group, ever.

use std::collections::BTreeSet;

use usvg::Node;
use usvg::tiny_skia_path::{self as skia, Path, Rect, Transform};

use super::canvas::Canvas;
use super::paint::Site;
use super::{PdfError, Press};

/// Walks trees and paints them on one surface.
pub(super) struct Painter<'a, 'd> {
    pub(super) canvas: &'a mut Canvas<'d>,
    pub(super) press: Press<'a>,
    faults: &'a mut BTreeSet<PdfError>,
}

impl<'a, 'd> Painter<'a, 'd> {
    pub(super) fn new(canvas: &'a mut Canvas<'d>, press: Press<'a>, faults: &'a mut BTreeSet<PdfError>) -> Self {
        Self { canvas, press, faults }
    }

    /// Paints a tree, in units of its own.
    pub(super) fn tree(&mut self, tree: &usvg::Tree) {
        self.node_of(tree.root(), "");
    }

    fn node_of(&mut self, group: &usvg::Group, owner: &str) {
        let owner = nearest(group.id(), owner);
        if let Err(fault) = self.group(group, owner) {
            self.faults.insert(fault);
        }
    }

    fn node(&mut self, node: &Node, owner: &str) {
        let owner = nearest(node.id(), owner);
        let painted = match node {
            Node::Group(group) => self.group(group, owner),
            Node::Path(path) => self.path(path, owner),
            Node::Text(text) => self.text(text, owner),
            Node::Image(image) => self.picture(image, owner),
        };
        if let Err(fault) = painted {
            self.faults.insert(fault);
        }
    }

    /// A fault in a child goes on the list and the walk goes on, so that one run names them all.
    fn group(&mut self, group: &usvg::Group, owner: &str) -> Result<(), PdfError> {
        flat(group, owner)?;
        let place = self.canvas.place().pre_concat(group.transform());
        if !place.is_finite() {
            return Err(unsupported("a transform without bounds", owner));
        }
        let Some(clips) = clips(group, place, owner)? else {
            return Ok(());
        };
        let apart = !group.transform().is_identity() || !clips.is_empty();
        if apart {
            self.canvas.save();
            self.canvas.transform(group.transform());
            clips.iter().for_each(|(shape, rule)| self.canvas.clip(shape, *rule));
        }
        for child in group.children() {
            self.node(child, owner);
        }
        if apart {
            self.canvas.restore();
        }
        Ok(())
    }

    /// Paints a path with its fill and stroke, in the order that it asks for.
    pub(super) fn path(&mut self, path: &usvg::Path, owner: &str) -> Result<(), PdfError> {
        if !path.is_visible() {
            return Ok(());
        }
        let area = path.stroke_bounding_box();
        if !on_page(area, self.canvas.place()) {
            return Err(unsupported("a shape without bounds", owner));
        }
        let site = Site { inks: self.press.inks, owner, area };
        let fill = path.fill().map(|fill| site.fill(fill)).transpose()?;
        let stroke = path.stroke().map(|stroke| site.stroke(stroke)).transpose()?;
        match path.paint_order() {
            usvg::PaintOrder::FillAndStroke => self.canvas.draw(path.data(), fill.as_ref(), stroke.as_ref()),
            usvg::PaintOrder::StrokeAndFill => {
                self.canvas.draw(path.data(), None, stroke.as_ref());
                self.canvas.draw(path.data(), fill.as_ref(), None);
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
        let area = Rect::from_xywh(0.0, 0.0, size.width(), size.height()).filter(|area| on_page(*area, self.canvas.place()));
        let area = area.ok_or_else(|| unsupported("a picture without bounds", owner))?;
        let picture = self.press.pictures.get(owner, image.kind()).map_err(|what| unsupported(what, owner))?;
        self.canvas.picture(picture, area.width(), area.height());
        Ok(())
    }
}

/// The clips of a group, in its user space, the element's own first. `None`: they leave nothing to see.
fn clips(group: &usvg::Group, place: Transform, owner: &str) -> Result<Option<Vec<Shape>>, PdfError> {
    let mut clips = Vec::new();
    let mut next = group.clip_path();
    while let Some(clip) = next {
        let mut shapes = Vec::new();
        collect_shapes(clip.root(), clip.transform(), owner, &mut shapes)?;
        let Some((shape, rule)) = union(shapes, owner)? else {
            return Ok(None);
        };
        if !on_page(shape.bounds(), place) {
            return Err(unsupported("a clip without bounds", owner));
        }
        clips.push((shape, rule));
        next = clip.clip_path();
    }
    Ok(Some(clips))
}

type Shape = (Path, usvg::FillRule);

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
fn union(mut shapes: Vec<Shape>, owner: &str) -> Result<Option<Shape>, PdfError> {
    if shapes.len() < 2 {
        return Ok(shapes.pop());
    }
    let even_odd = shapes.iter().any(|(_, rule)| *rule == usvg::FillRule::EvenOdd);
    let turns_left = |shape: &Shape| signed_area(&shape.0) < 0.0;
    let one_way = shapes.iter().all(|shape| turns_left(shape) == turns_left(&shapes[0]));
    if even_odd || !one_way {
        return Err(unsupported("a clip of several shapes that may cancel out", owner));
    }
    let mut joined = skia::PathBuilder::new();
    shapes.iter().for_each(|(shape, _)| joined.push_path(shape));
    Ok(joined.finish().map(|shape| (shape, usvg::FillRule::NonZero)))
}

/// Twice the area of the polygon through all points, control points included; its sign tells the direction.
fn signed_area(path: &Path) -> f32 {
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

/// Whether the box is still a box on the page, and no coordinate beyond what a number can hold.
pub(super) fn on_page(area: Rect, place: Transform) -> bool {
    place.is_finite() && area.transform(place).is_some()
}
