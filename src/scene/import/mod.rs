//! Drawings as Inkscape, Illustrator and Figma save them → plain elements that the rest of the program understands.
//!
//! In: SVG text, then the contract that binds it ([`Drawing::bind`]). Out: a [`Drawing`]: style sheets worked into
//! attributes, `<switch>` decided, bound elements under the contract's own names, everything in the artboard's unit.
//! What is no drawing (scripts, event handlers, outside references) is dropped at the door (invariant 4), and whatever
//! is dropped is noted ([`Lost`]), so that a rule can say it. Must not know values or outputs.

mod bind;
mod clips;
mod door;
mod names;
mod place;
mod style;
mod typefaces;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::xml::{Child, Element, numbers4};
use crate::diagnostic::{Diagnostic, Span};
use crate::source::svg;

pub use bind::Names;
pub use place::{Matrix, Place, Rect};
pub(crate) use place::{is_aside, length};
pub use typefaces::Typefaces;
pub(crate) use typefaces::first_family;

/// A parsed drawing and where it came from.
#[derive(Debug, Clone)]
pub struct Drawing {
    /// Project path.
    pub path: Arc<str>,
    /// The file's text, for places.
    pub text: Arc<str>,
    /// The `<svg>` element.
    pub root: Element,
    /// What was in the file and is no longer in the tree.
    pub lost: Vec<Lost>,
    /// Fields and slots that the contract found here, by name.
    pub places: BTreeMap<String, Place>,
    /// Ids of paints and clips that dynamic elements use.
    pub shared: BTreeSet<String>,
}

/// Something that was dropped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost {
    /// What it was, in the file's own words.
    pub what: String,
    /// What it costs.
    pub loss: Loss,
    /// Byte range of the opening tag in the file.
    pub at: (usize, usize),
}

/// What a dropped thing costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loss {
    /// The picture would differ from what the designer sees.
    Visible,
    /// Nothing that is seen in a still picture.
    Harmless,
}

impl Drawing {
    /// Reads a drawing.
    ///
    /// # Errors
    /// `ND0304` where it is no well-formed SVG.
    pub fn parse(path: &Arc<str>, text: &Arc<str>) -> Result<Self, Diagnostic> {
        let doc = svg::parse(path, text)?;
        let (root, lost) = door::read(&doc).ok_or_else(|| {
            let finding = Diagnostic::error("ND0304").at(Span::file(path));
            finding.arg("reason", format!("<g>…<g> > {}", door::DEEPEST))
        })?;
        Ok(Self { path: path.clone(), text: text.clone(), root, lost, places: BTreeMap::new(), shared: BTreeSet::new() })
    }

    /// Where an element opens.
    #[must_use]
    pub fn span(&self, element: &Element) -> Span {
        self.span_at(element.at)
    }

    /// Where something that opens at these bytes stands.
    #[must_use]
    pub fn span_at(&self, at: (usize, usize)) -> Span {
        let open = self.text.get(at.0..at.1).unwrap_or_default();
        let end = open.find(['>', '\n']).map_or(at.1, |i| at.0 + i + 1);
        Span::of_bytes(&self.path, &self.text, at.0, end)
    }

    /// The root's viewBox: x, y, width, height.
    #[must_use]
    pub fn view_box(&self) -> [f64; 4] {
        if let Some(b) = self.root.get("viewBox").and_then(numbers4) {
            return b;
        }
        let side = |name| self.root.get(name).and_then(leading_number).unwrap_or(100.0);
        [0.0, 0.0, side("width"), side("height")]
    }

    /// The views that the designer marked (SVG 2, 16.4): id, then x, y, width, height.
    pub fn views(&self) -> impl Iterator<Item = (&str, [f64; 4])> {
        let marked = self.root.walk().into_iter().filter(|e| e.name == "view");
        marked.filter_map(|e| Some((e.get("id")?, e.get("viewBox").and_then(numbers4)?)))
    }

    /// Of an element that paints nothing where it stands (definitions, gradients, clips): what dynamic elements use.
    #[must_use]
    pub fn shared_part(&self, element: &Element) -> Option<Element> {
        if element.get("id").is_some_and(|id| self.shared.contains(id)) {
            return Some(element.clone());
        }
        let children: Vec<Child> = element.elements().filter_map(|e| self.shared_part(e)).map(Child::Element).collect();
        (!children.is_empty()).then(|| Element { children, ..element.shell() })
    }

    /// Calls font files by family and weight, as usvg looks for them, where the drawing has a PostScript name.
    pub fn name_fonts(&mut self, faces: &Typefaces) {
        faces.apply(&mut self.root);
    }
}

fn leading_number(text: &str) -> Option<f64> {
    let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-' | '+'))).unwrap_or(text.len());
    text[..end].parse().ok()
}
