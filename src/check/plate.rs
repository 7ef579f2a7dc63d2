//! One drawing by itself: what the designer saved, inspected, with a way back from what is painted to the file's line.
//!
//! In: the studio's drawings and the theme's static SVGs. Out: [`Plate`]s. Elements without an id are given one that holds
//! their byte offset, so that every painted thing has a place.

use std::sync::Arc;

use usvg::fontdb::Database;

use super::prints_key_visuals;
use crate::diagnostic::Span;
use crate::model::artboard::{Format, Group, Panel};
use crate::model::{Artboard, Brand, Project};
use crate::scene::coverage::Coverage;
use crate::scene::import::Loss;
use crate::scene::inspect::{Painted, inspect_unclipped};
use crate::scene::xml::{Child, Element};
use crate::scene::{Drawing, Studio, fonts};

/// One drawing.
pub struct Plate<'a> {
    /// The brand.
    pub(super) brand: &'a Brand,
    /// Its contract, where it has one.
    pub(super) board: Option<&'a Artboard>,
    /// Which of the contract's drawings.
    pub(super) panel: Option<&'a Panel>,
    /// The drawing.
    pub(super) drawing: Drawing,
    /// What it paints; frames are gone.
    pub(super) painted: Vec<Painted>,
    /// It is a lockup of the brand: the emblem's only home.
    pub(super) lockup: bool,
    /// It ends up in print files.
    pub(super) print: bool,
    /// What the brand's fonts can draw.
    pub(super) coverage: &'a Coverage,
}

/// Whether print files are made of an artboard.
pub(super) fn is_print(board: &Artboard) -> bool {
    board.spec.group == Group::Print || board.spec.outputs.contains(&Format::Pdf)
}

/// Every drawing of the project.
pub(super) fn all<'a>(studio: &Studio<'a>, fonts: &Arc<Database>, family: &str, coverage: &'a Coverage) -> Vec<Plate<'a>> {
    let project = studio.project();
    let mut out = Vec::new();
    let mut add = |board, panel, drawing: &Drawing, lockup, print| {
        let painted = paint(drawing, fonts, family);
        out.push(Plate { brand: &project.brand, board, panel, drawing: drawing.clone(), painted, lockup, print, coverage });
    };
    for board in project.theme.artboards.values() {
        for (panel, drawing) in board.panels.iter().filter_map(|p| Some((p, studio.drawing(p)?))) {
            add(Some(board), Some(panel), drawing, false, is_print(board));
        }
    }
    let any_print = project.theme.artboards.values().any(is_print);
    for (name, drawing) in studio.lockup_drawings() {
        add(project.brand.lockups.get(*name), None, drawing, true, any_print);
    }
    let print = prints_key_visuals(project);
    for campaign in &project.campaigns {
        if let Some(drawing) = studio.visual(campaign) {
            add(None, None, drawing, false, print);
        }
    }
    for drawing in statics(project) {
        add(None, None, &drawing, false, false);
    }
    out
}

fn statics(project: &Project) -> Vec<Drawing> {
    let svgs = project.theme.statics.values().filter(|f| f.path.ends_with(".svg"));
    svgs.filter_map(|f| Drawing::parse(&f.path, &Arc::from(f.text()?)).ok()).collect()
}

fn paint(drawing: &Drawing, fonts: &Arc<Database>, family: &str) -> Vec<Painted> {
    let mut root = drawing.root.clone();
    tag(&mut root);
    root.attrs.insert(0, ("xmlns".to_owned(), "http://www.w3.org/2000/svg".to_owned()));
    let [_, _, width, height] = drawing.view_box();
    root.set("width", width);
    root.set("height", height);
    let mut svg = String::new();
    root.write(&mut svg);
    fonts::parse_svg(&svg, fonts, family).map(|tree| inspect_unclipped(&tree)).unwrap_or_default()
}

/// Ids of elements that the designer gave none.
const TAG: &str = "nd-at-";

fn tag(element: &mut Element) {
    if element.get("id").is_none() {
        let at = element.at.0;
        element.set("id", format!("{TAG}{at}"));
    }
    for c in &mut element.children {
        if let Child::Element(e) = c {
            tag(e);
        }
    }
}

impl Plate<'_> {
    /// The element that paints something: itself, or the nearest group that is known.
    pub(super) fn element(&self, painted: &Painted) -> Option<&Element> {
        let all = self.drawing.root.walk();
        let find = |id: &String| {
            let at = id.strip_prefix(TAG).and_then(|n| n.parse::<usize>().ok());
            all.iter().copied().find(|e| at.map_or_else(|| e.get("id") == Some(id), |at| e.at.0 == at))
        };
        painted.ids.iter().find_map(find)
    }

    /// Where it is drawn.
    pub(super) fn place(&self, painted: &Painted) -> Span {
        self.element(painted).map_or_else(|| Span::file(&self.drawing.path), |e| self.drawing.span(e))
    }

    /// What was left out when the drawing was read, and where; the samples in slots go anyway.
    pub(super) fn lost(&self, loss: Loss) -> Vec<(&str, Span)> {
        let all = self.drawing.root.walk();
        let slots: Vec<_> = all.iter().filter(|e| e.get("id").is_some_and(|id| self.is_slot(id))).map(|e| e.at).collect();
        let sample = |at: (usize, usize)| slots.iter().any(|s| s.0 <= at.0 && at.1 <= s.1);
        let kept = self.drawing.lost.iter().filter(|l| l.loss == loss && !sample(l.at));
        kept.map(|l| (l.what.as_str(), self.drawing.span_at(l.at))).collect()
    }

    fn is_slot(&self, id: &str) -> bool {
        self.board.is_some_and(|b| b.spec.slots.contains_key(id))
    }

    /// What is painted and stays: what stands in a slot's place is only a sample.
    pub(super) fn lasting(&self) -> impl Iterator<Item = &Painted> {
        self.painted.iter().filter(|p| !p.ids.iter().any(|id| self.is_slot(id)))
    }
}
