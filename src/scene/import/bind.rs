//! The contract's names → elements of the drawing.
//!
//! In: a drawing as read and the artboard's fields and slots. Out: the same drawing with each bound element under the
//! contract's own name, frames measured and taken out, everything on the artboard's canvas; what doesn't fit is reported.

use std::collections::{BTreeMap, BTreeSet};

use super::place::{ROUNDING, frame, length, outline};
use super::{Drawing, Matrix, Place, Rect, names};
use crate::diagnostic::{Diagnostic, Report, Span};
use crate::model::Artboard;
use crate::model::artboard::{Field, Level, Slot};
use crate::scene::xml::{Child, Element};
use crate::source::yaml::Located;

/// Fields and slots of a contract that a drawing has no element for.
pub type Names = BTreeSet<String>;

/// One field or slot and what it was found to be.
struct Bound {
    name: String,
    /// Where its element opens.
    at: usize,
    /// Its frame in the drawing's own coordinates.
    frame: Rect,
    /// The frame's height in the artboard's unit, where the drawing leaves it open.
    height: Option<f64>,
    /// Its element is drawn on top of what all share.
    dynamic: bool,
}

/// The search for all of them.
struct Binder<'d> {
    drawing: &'d Drawing,
    bound: Vec<Bound>,
    /// Where elements open that go: frames, and further lines of sample texts.
    spent: BTreeSet<usize>,
    missing: Names,
    report: Report,
}

/// An element with its ancestors, from the root down.
type Path<'d> = Vec<&'d Element>;

/// Why a name gave no element.
enum Absent {
    /// Nothing is called so.
    Missing,
    /// More than one may be meant; said already.
    Unclear,
}

/// A frame: in the drawing's coordinates, with its height in the artboard's unit where the drawing leaves it open.
type Measured = (Rect, Option<f64>);

impl Drawing {
    /// Finds the contract's fields and slots and maps the drawing onto `canvas`: x, y, width, height in the artboard's
    /// unit. Gives back the names that stand for nothing here; all else that is wrong is reported.
    pub fn bind(&mut self, board: &Artboard, canvas: Rect, report: &mut Report) -> Names {
        let mut binder =
            Binder { drawing: self, bound: Vec::new(), spent: BTreeSet::new(), missing: Names::new(), report: Report::default() };
        board.spec.fields.iter().for_each(|(name, field)| binder.field(name, field));
        board.spec.slots.iter().for_each(|(name, slot)| binder.slot(name, slot, &board.spec.size.span));
        let Binder { bound, mut spent, missing, report: found, .. } = binder;
        report.append(found);
        spent.retain(|at| bound.iter().all(|b| b.at != *at));
        remove(&mut self.root, &spent);
        bound.iter().for_each(|b| rename(&mut self.root, b));
        let map = self.fit(canvas).unwrap_or_else(|own| {
            report.push(off_canvas(own, canvas).at(self.span(&self.root)));
            Matrix::NONE
        });
        self.unclip(canvas);
        for b in &bound {
            self.places.extend(self.place(b, &map).map(|p| (b.name.clone(), p)));
        }
        self.shared = shared(&self.root, bound.iter().filter(|b| b.dynamic).map(|b| b.name.as_str()));
        missing
    }

    fn place(&self, bound: &Bound, map: &Matrix) -> Option<Place> {
        let mut path = self.root.find(&bound.name)?;
        path.pop();
        let [x, y, w, h] = map.rect(bound.frame)?;
        Some(Place { frame: [x, y, w, bound.height.unwrap_or(h)], around: Matrix::through(&path)? })
    }

    /// What people may have meant by a name that is not there.
    pub fn names(&self) -> BTreeSet<&str> {
        self.root.walk().into_iter().flat_map(|e| e.get("id").into_iter().chain(e.label.as_deref())).collect()
    }
}

/// The finding for a canvas of another ratio; with a bleed that was forgotten, it says so.
fn off_canvas((width, height): (f64, f64), canvas: Rect) -> Diagnostic {
    let [bleed, _, w, h] = canvas;
    let trim = (w + 2.0 * bleed, h + 2.0 * bleed);
    let bare = bleed < 0.0 && ((width / height) / (trim.0 / trim.1) - 1.0).abs() < ROUNDING;
    let finding = Diagnostic::error("ND0336").arg("found", format!("{width} × {height}")).arg("expected", format!("{w} × {h}"));
    finding.arg("viewbox", canvas.map(|v| v.to_string()).join(" ")).arg("bleed", if bare { (-bleed).to_string() } else { String::new() })
}

impl<'d> Binder<'d> {
    fn field(&mut self, name: &str, field: &Field) {
        let Some(path) = self.own_element(name, &field.value.span) else { return };
        let Some(text) = self.text(name, &path) else { return };
        let measured = match &field.frame {
            Some(named) => self.named_frame(named, Some((&text, field))),
            None => self.own_wrap(&text, field).or_else(|| {
                let finding = Diagnostic::error("ND0340").at(field.value.span.clone()).arg("field", name);
                self.report.push(finding.arg("drawing", &self.drawing.path));
                None
            }),
        };
        self.add(name, &text, measured, field.level);
    }

    fn slot(&mut self, name: &str, slot: &Slot, size: &Span) {
        let at = slot.frame.as_ref().map_or(size, |f| &f.span);
        let Some(path) = self.own_element(name, at) else { return };
        let own = Located::new(name.to_owned(), at.clone());
        let measured = match &slot.frame {
            Some(named) if named.value != name => self.named_frame(named, None),
            _ => self.rectangle(&path, &own),
        };
        self.add(name, &path, measured, slot.level());
    }

    /// The element of a field or slot.
    fn own_element(&mut self, name: &str, span: &Span) -> Option<Path<'d>> {
        let found = self.element(name, span);
        if let Err(Absent::Missing) = found {
            self.missing.insert(name.to_owned());
        }
        found.ok()
    }

    fn add(&mut self, name: &str, path: &[&'d Element], measured: Option<Measured>, level: Level) {
        let (Some(element), Some((frame, height))) = (path.last(), measured) else { return };
        if let Some(other) = self.bound.iter().find(|b| b.at == element.at.0) {
            let finding = Diagnostic::error("ND0338").at(self.drawing.span(element)).arg("id", name);
            self.report.push(finding.arg("other", &other.name));
            return;
        }
        if path.iter().any(|e| e.property("display") == Some("none") || e.property("visibility") == Some("hidden")) {
            self.report.push(Diagnostic::error("ND0341").at(self.drawing.span(element)).arg("id", name));
        }
        self.bound.push(Bound { name: name.to_owned(), at: element.at.0, frame, height, dynamic: level >= Level::Unit });
    }

    /// The one element called `name`.
    fn element(&mut self, name: &str, span: &Span) -> Result<Path<'d>, Absent> {
        let found = names::called(&self.drawing.root, name);
        let id = found.first().and_then(|e| e.get("id"));
        match found[..] {
            [] => Err(Absent::Missing),
            // Two elements with one id are a finding of their own (ND0334).
            [first, second, ..] if id != Some(name) => {
                self.report.push(self.either(name, first, second).at(span.clone()));
                Err(Absent::Unclear)
            }
            [first, ..] => path_to(&self.drawing.root, first.at.0).ok_or(Absent::Missing),
        }
    }

    fn either(&self, name: &str, first: &Element, second: &Element) -> Diagnostic {
        let called = |e: &Element| {
            let name = e.get("id").or(e.label.as_deref()).unwrap_or(&e.name).to_owned();
            format!("{name} ({})", self.drawing.span(e).line)
        };
        let finding = Diagnostic::error("ND0333").arg("id", name).arg("drawing", &self.drawing.path);
        finding.arg("first", called(first)).arg("second", called(second))
    }

    /// The text that a field's element is or, where it is a group, holds.
    fn text(&mut self, name: &str, path: &[&'d Element]) -> Option<Path<'d>> {
        let element = *path.last()?;
        let inside: Vec<&Element> = element.walk().into_iter().filter(|e| e.name == "text").collect();
        match inside[..] {
            // How to convert it is said for every flowed text (ND0337).
            [] if element.walk().iter().any(|e| e.name == "flowRoot") => None,
            [] => {
                self.report.push(Diagnostic::error("ND0335").at(self.drawing.span(element)).arg("field", name));
                None
            }
            [text] => path_to(&self.drawing.root, text.at.0),
            [first, second, ..] if element.walk().iter().any(|e| is_shape(e)) => {
                self.report.push(self.either(name, first, second).at(self.drawing.span(element)));
                None
            }
            // A group of nothing but texts is one sample, each line by itself.
            [first, ref lines @ ..] => {
                self.spent.extend(lines.iter().map(|e| e.at.0));
                path_to(&self.drawing.root, first.at.0)
            }
        }
    }

    /// The rectangle with this name; a text that wraps by itself is its own.
    fn named_frame(&mut self, named: &Located<String>, text: Option<(&[&'d Element], &Field)>) -> Option<Measured> {
        let path = match self.element(&named.value, &named.span) {
            Ok(path) => path,
            Err(Absent::Unclear) => return None,
            Err(Absent::Missing) => {
                self.report.push(self.drawing.unknown(&named.value, &named.span));
                return None;
            }
        };
        let own = text.filter(|(t, _)| t.last().map(|e| e.at) == path.last().map(|e| e.at));
        match own.and_then(|(text, field)| self.own_wrap(text, field)) {
            Some(wrap) => Some(wrap),
            None => self.rectangle(&path, named),
        }
    }

    /// The rectangle that an element is or, where it is a group, holds.
    fn rectangle(&mut self, path: &[&'d Element], named: &Located<String>) -> Option<Measured> {
        let element = *path.last()?;
        let is = |e: &&&Element| outline(e).is_some();
        let all = element.walk();
        let rects: Vec<&&Element> = all.iter().filter(|e| e.name == "rect").filter(is).collect();
        let other = all.iter().filter(|_| rects.is_empty()).filter(is).collect();
        let only = <[&&Element; 1]>::try_from(if rects.is_empty() { other } else { rects }).ok();
        let measured = only.and_then(|[e]| frame(&path_to(&self.drawing.root, e.at.0)?).map(|f| (e.at.0, f)));
        let Some((at, rect)) = measured else {
            let finding = Diagnostic::error("ND0312").at(named.span.clone()).arg("id", &named.value);
            self.report.push(finding.arg("drawing", &self.drawing.path));
            return None;
        };
        self.spent.insert(at);
        Some((rect, None))
    }

    /// The frame that a text asks to be wrapped in (SVG 2): `shape-inside` a rectangle, or `inline-size`.
    fn own_wrap(&mut self, text: &[&'d Element], field: &Field) -> Option<Measured> {
        let element = *text.last()?;
        let shape = element.property("shape-inside").and_then(|s| s.strip_prefix("url(#")).and_then(|s| s.split_once(')'));
        if let Some(shape) = shape.and_then(|(id, _)| self.drawing.root.find(id)?.pop()) {
            self.spent.insert(shape.at.0);
            // As Inkscape reads it: the shape lies in the coordinates of the text, with a transform of its own.
            let path: Path<'_> = text.iter().copied().chain([shape]).collect();
            return frame(&path).map(|f| (f, None));
        }
        let width = element.property("inline-size").and_then(length).filter(|w| *w > 0.0)?;
        let first = |name: &str| {
            let all = element.walk().into_iter().find_map(|e| e.get(name))?;
            length(all.split([' ', ',']).next()?)
        };
        let (x, y) = (first("x").unwrap_or(0.0), first("y").unwrap_or(0.0));
        let size = text.iter().rev().find_map(|e| e.property("font-size")).and_then(length).unwrap_or(16.0);
        let left = match element.property("text-anchor") {
            Some("middle") => x - width / 2.0,
            Some("end") => x - width,
            _ => x,
        };
        let rect = Matrix::through(text)?.rect([left, y - size, width, size])?;
        let lines = f64::from(u32::try_from(field.lines).unwrap_or(u32::MAX));
        Some((rect, Some(lines * field.line_height * field.max)))
    }
}

impl Drawing {
    /// The finding for a name that stands for nothing in this drawing.
    #[must_use]
    pub fn unknown(&self, name: &str, span: &Span) -> Diagnostic {
        let finding = Diagnostic::error("ND0303").at(span.clone()).arg("id", name).arg("drawing", &self.path);
        finding.nearest(name, self.names())
    }
}

fn is_shape(element: &Element) -> bool {
    ["rect", "path", "circle", "ellipse", "line", "polyline", "polygon", "image", "use"].contains(&element.name.as_str())
}

/// The element that opens at this byte, with its ancestors from the root down.
fn path_to(root: &Element, at: usize) -> Option<Path<'_>> {
    if root.at.0 == at {
        return Some(vec![root]);
    }
    let inside = root.elements().filter(|e| e.at.0 <= at && at < e.at.1);
    let mut path = inside.filter_map(|e| path_to(e, at)).next()?;
    path.insert(0, root);
    Some(path)
}

fn remove(element: &mut Element, spent: &BTreeSet<usize>) {
    element.children.retain(|c| !matches!(c, Child::Element(e) if spent.contains(&e.at.0)));
    element.each_child(|e| remove(e, spent));
}

/// Gives a bound element the contract's name as its id; whoever refers to it follows.
fn rename(root: &mut Element, bound: &Bound) {
    let old = path_to(root, bound.at).and_then(|p| p.last()?.get("id").map(str::to_owned));
    if old.as_deref() == Some(&bound.name) {
        return;
    }
    // A group that had the name gave it to the text in it.
    root.map_ids(&|id| {
        let new = if id == bound.name { format!("{id}-group") } else { bound.name.clone() };
        (id == bound.name || old.as_deref() == Some(id)).then_some(new)
    });
    if old.is_none() {
        name_at(root, bound);
    }
}

fn name_at(element: &mut Element, bound: &Bound) {
    if element.at.0 == bound.at {
        element.set("id", &bound.name);
    } else {
        element.each_child(|e| name_at(e, bound));
    }
}

/// Ids of all that these elements, what is around and what is in them refer to, directly or not.
fn shared<'a>(root: &Element, dynamic: impl Iterator<Item = &'a str>) -> BTreeSet<String> {
    let all = root.walk();
    let by_id: BTreeMap<&str, &Element> = all.iter().filter_map(|e| e.get("id").map(|id| (id, *e))).collect();
    let mut open: Vec<&str> = Vec::new();
    for path in dynamic.filter_map(|name| root.find(name)) {
        open.extend(path.iter().flat_map(|e| e.links()));
        open.extend(path.last().into_iter().flat_map(|e| e.walk()).flat_map(Element::links));
    }
    let mut out = BTreeSet::new();
    while let Some(id) = open.pop() {
        if out.insert(id.to_owned()) {
            open.extend(by_id.get(id).into_iter().flat_map(|e| e.walk()).flat_map(Element::links));
        }
    }
    out
}
