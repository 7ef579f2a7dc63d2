//! One artboard of one campaign with everything in its place, as it will be painted: the ground, then a chapter's top.
//!
//! In: two layers. Out: a [`Face`]: what is painted bottom to top, and the emblems on it.

use std::collections::BTreeMap;
use std::sync::Arc;

use usvg::fontdb::Database;

use super::plate::is_print;
use crate::diagnostic::Span;
use crate::model::artboard::{Insets, Panel, SlotKind, Trim};
use crate::model::brand::Rgb;
use crate::model::{Artboard, Brand, Campaign};
use crate::scene::inspect::{Bounds, Painted, inspect, inspect_unclipped, plus};
use crate::scene::photo::Placed;
use crate::scene::qr::Code;
use crate::scene::{Drawing, Layer, Studio, fonts};

/// Ids that mark the emblem's parts in a lockup.
const CROSS: &str = "emblem-cross";
const GROUND: &str = "emblem-ground";

/// An artboard with everything in its place.
pub struct Face<'a> {
    /// The brand.
    pub(super) brand: &'a Brand,
    /// What is painted, bottom to top.
    pub(super) painted: Vec<Painted>,
    /// The emblems that stand in lockups.
    pub(super) emblems: Vec<Emblem>,
    /// All crosses, in lockups or not.
    pub(super) crosses: usize,
    /// For print: what is painted, also outside the viewBox.
    pub(super) beyond: Vec<Painted>,
    /// The photos, by slot.
    pub(super) photos: &'a BTreeMap<String, Placed>,
    /// The QR codes, by slot.
    pub(super) codes: Vec<(&'a str, &'a Code)>,
    /// Its contract.
    pub(super) board: &'a Artboard,
    /// The campaign that it is of.
    pub(super) campaign: &'a Campaign,
    panel: &'a Panel,
    studio: &'a Studio<'a>,
}

/// An emblem in a lockup; numbers count in [`Face::painted`].
#[derive(Debug, Clone)]
pub(super) struct Emblem {
    /// The parts of the cross; one, as it should be.
    pub(super) cross: Vec<usize>,
    /// The white ground.
    pub(super) ground: Option<usize>,
    /// The slot of its lockup.
    slot: String,
}

impl<'a> Face<'a> {
    /// Inspects both layers; `None` where either is no drawing.
    pub(super) fn new(
        studio: &'a Studio<'a>,
        (board, panel): (&'a Artboard, &'a Panel),
        campaign: &'a Campaign,
        layers: &[&'a Layer; 2],
        fonts: &Arc<Database>,
    ) -> Option<Self> {
        let brand = &studio.project().brand;
        let (mut painted, mut beyond) = (Vec::new(), Vec::new());
        for layer in layers {
            let tree = fonts::parse_svg(&layer.svg, fonts, &brand.tokens.typography.family).ok()?;
            painted.extend(inspect(&tree));
            if is_print(board) {
                beyond.extend(inspect_unclipped(&tree));
            }
        }
        let photos = &layers[0].photos;
        let codes = layers.iter().flat_map(|l| l.codes.iter().map(|(slot, code)| (slot.as_str(), code))).collect();
        let mut face = Self { brand, painted, emblems: Vec::new(), crosses: 0, beyond, photos, codes, board, campaign, panel, studio };
        face.find_emblems();
        Some(face)
    }

    fn find_emblems(&mut self) {
        let mut named: Vec<(String, Vec<usize>)> = Vec::new();
        for (i, p) in self.painted.iter().enumerate() {
            let marked = p.ids.iter().find(|id| id.ends_with(CROSS));
            match marked {
                Some(id) => match named.iter_mut().find(|(n, _)| n == id) {
                    Some((_, parts)) => parts.push(i),
                    None => named.push((id.clone(), vec![i])),
                },
                None if is_red_cross(p) => self.crosses += 1,
                None => {}
            }
        }
        self.crosses += named.len();
        for (id, cross) in named {
            let prefix = id.trim_end_matches(CROSS);
            let Some(slot) = self.slot_name(prefix).filter(|s| self.board.spec.slots[*s].kind == SlotKind::Lockup) else { continue };
            let slot = slot.to_owned();
            let wanted = format!("{prefix}{GROUND}");
            let first = cross.first().copied().unwrap_or_default();
            let ground = self.painted.iter().take(first).rposition(|p| p.ids.contains(&wanted));
            self.emblems.push(Emblem { cross, ground, slot });
        }
    }

    /// The slot that an id such as `mark-name` belongs to.
    fn slot_name(&self, id: &str) -> Option<&'a str> {
        let inside = |slot: &&str| id.strip_prefix(*slot).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
        self.board.spec.slots.keys().map(String::as_str).filter(inside).max_by_key(|s| s.len())
    }

    /// The field or slot that something stands in; its own id where it stands in none.
    pub(super) fn holder<'p>(&self, painted: &'p Painted) -> &'p str
    where
        'a: 'p,
    {
        let field = painted.ids.iter().find(|id| self.board.spec.fields.contains_key(*id)).map(String::as_str);
        field.or_else(|| painted.ids.iter().find_map(|id| self.slot_name(id))).unwrap_or_else(|| painted.id())
    }

    /// The kind of slot that something stands in.
    pub(super) fn slot_kind(&self, painted: &Painted) -> Option<SlotKind> {
        let slot = painted.ids.iter().find_map(|id| self.slot_name(id))?;
        Some(self.board.spec.slots[slot].kind)
    }

    /// Whether print files are made of it.
    pub(super) fn is_print(&self) -> bool {
        is_print(self.board)
    }

    /// The sizes that are made of this drawing: those of its ratio, or its own.
    pub(super) fn sizes(&self) -> Vec<(Option<&'a str>, Trim)> {
        let presets = self.board.spec.presets.keys().map(|p| Some(p.as_str()));
        let ours = |preset: &Option<&str>| self.board.panels_of(*preset).iter().any(|p| p.path == self.panel.path);
        let mut sizes: Vec<_> = presets.filter(ours).map(|p| (p, self.board.trim(p))).collect();
        if sizes.is_empty() {
            let own = self.panel.preset.as_deref();
            sizes.push((own, self.board.trim(own)));
        }
        sizes
    }

    /// The trim as drawn, in the drawing's own coordinates.
    pub(super) fn trim(&self) -> Bounds {
        let own = self.board.trim(self.panel.preset.as_deref());
        let bleed = if self.is_print() { self.board.drawn_bleed(self.panel) } else { 0.0 };
        Bounds { x0: bleed, y0: bleed, x1: bleed + own.width, y1: bleed + own.height }
    }

    /// Distances from the trim that texts keep.
    pub(super) fn safe(&self) -> Option<Insets> {
        let preset = self.panel.preset.as_ref().and_then(|p| self.board.spec.presets.get(p));
        preset.and_then(|p| p.safe).or(self.board.spec.safe)
    }

    /// Where an element of this drawing stands; the drawing itself where it has none of these ids.
    pub(super) fn spot<'i>(&self, ids: impl IntoIterator<Item = &'i str>) -> Span {
        let drawing = self.studio.drawing(self.panel);
        let found = drawing.and_then(|d| ids.into_iter().find_map(|id| within(d, id)));
        found.unwrap_or_else(|| self.panel.span())
    }

    /// Where something is drawn: in the lockup, the key visual, or the artboard; the lockup's slot where it has no id.
    pub(super) fn place(&self, painted: &Painted, emblem: &Emblem) -> Span {
        for id in &painted.ids {
            let Some(slot) = self.slot_name(id) else { continue };
            let rest = id[slot.len()..].trim_start_matches('-');
            if let Some(span) = self.drawing_of(slot).and_then(|d| within(d, rest)) {
                return span;
            }
        }
        self.spot(painted.ids.iter().map(String::as_str).chain([emblem.slot.as_str()]))
    }

    /// The campaign's key visual, as the designer drew it.
    pub(super) fn visual(&self) -> Option<&Drawing> {
        self.studio.visual(self.campaign)
    }

    fn drawing_of(&self, slot: &str) -> Option<&Drawing> {
        let slot = self.board.spec.slots.get(slot)?;
        match slot.kind {
            SlotKind::Lockup => self.studio.lockup_drawings().get(slot.lockup.as_ref().map_or("horizontal", |l| l.value.as_str())),
            SlotKind::KeyVisual => self.visual(),
            SlotKind::Qr | SlotKind::Photo => None,
        }
    }

    /// What people call it: its id, else what it is.
    pub(super) fn name(&self, painted: &Painted) -> String {
        painted.id().to_owned()
    }

    /// The artboard's id.
    pub(super) fn board_id(&self) -> &str {
        &self.board.id
    }

    /// Where the artboard's contract starts.
    pub(super) fn board_place(&self) -> Span {
        self.panel.span()
    }

    /// The box around an emblem's cross.
    pub(super) fn cross_bounds(&self, emblem: &Emblem) -> Bounds {
        let boxes = emblem.cross.iter().map(|&i| self.painted[i].bounds);
        boxes.reduce(|a, b| a.or(&b)).unwrap_or(Bounds { x0: 0.0, y0: 0.0, x1: 0.0, y1: 0.0 })
    }
}

fn within(drawing: &Drawing, id: &str) -> Option<Span> {
    let element = drawing.root.walk().into_iter().find(|e| !id.is_empty() && e.get("id") == Some(id))?;
    Some(drawing.span(element))
}

/// Whether something looks like the emblem: a plus with about equal arms, filled with a red.
pub(super) fn is_red_cross(painted: &Painted) -> bool {
    let Some(shape) = painted.shape() else { return false };
    let red = shape.fill.as_ref().is_some_and(|f| f.colors().iter().any(|c| is_red(*c)));
    let Some(plus) = shape.polygon.as_deref().filter(|_| red).and_then(plus) else { return false };
    let even = |(low, high): (f64, f64)| low > 0.0 && high / low < 1.3;
    let ratio = plus.length.1 / plus.width.1;
    even(plus.width) && even(plus.length) && (0.4..2.5).contains(&ratio) && plus.skew < 0.2
}

fn is_red(Rgb([r, g, b]): Rgb) -> bool {
    let others = g.max(b);
    r > 140 && others < 100 && r - others > 80
}
