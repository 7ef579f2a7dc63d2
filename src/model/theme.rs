//! A theme: page templates, static files, artboards, kits, strings.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::artboard::{Artboard, Group};
use super::document::DocumentKind;
use crate::diagnostic::messages::Lang;
use crate::source::SourceFile;
use crate::source::yaml::Located;

/// `themes/<name>/`.
#[derive(Debug, Clone)]
pub struct Theme {
    /// Folder under `themes/`.
    pub name: String,
    /// Templates by name (`home.html`).
    pub templates: BTreeMap<String, SourceFile>,
    /// Files copied as they are, by path below `static/`.
    pub statics: BTreeMap<String, SourceFile>,
    /// Artboards by id.
    pub artboards: BTreeMap<String, Artboard>,
    /// Kinds of documents by id.
    pub documents: BTreeMap<String, DocumentKind>,
    /// Typst sources of documents' layouts, by file name (`administrative.typ`).
    pub layouts: BTreeMap<String, SourceFile>,
    /// Designers' presentations that slides are made on, by file name (`slides.pptx`).
    pub decks: BTreeMap<String, SourceFile>,
    /// Kit lists by name.
    pub kits: BTreeMap<String, KitList>,
    /// Skeletons of new files, by path below `archetypes/`.
    pub archetypes: BTreeMap<String, SourceFile>,
    /// Strings of the templates.
    pub strings: BTreeMap<Lang, BTreeMap<String, String>>,
}

impl Theme {
    /// The presentation that slides of this kind are made on; `None` for other documents, and where it is not there.
    #[must_use]
    pub fn deck(&self, kind: &DocumentKind) -> Option<&SourceFile> {
        kind.spec.slides.as_ref()?;
        self.decks.get(&format!("{}.pptx", kind.spec.layout.value))
    }
}

/// `kits/<name>.yaml`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KitList {
    /// What a kit holds, in reading order.
    pub pieces: Vec<Piece>,
}

/// One piece of a kit.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Piece {
    /// An artboard's or document's id.
    pub id: Located<String>,
    /// Part of the catalogue.
    pub group: Group,
    /// Place in the list.
    #[serde(default)]
    pub order: u32,
    /// Presets that go in; those marked `in_kit` where left out.
    #[serde(default)]
    pub presets: Vec<Located<String>>,
}
