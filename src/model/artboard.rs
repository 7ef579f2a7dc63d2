//! Artboards: a drawing and the contract of which texts and pictures it takes, and who may set them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::record::Records;
use super::text::Text;
use crate::diagnostic::Span;
use crate::source::yaml::Located;

/// One `<id>.yaml` with its drawings: `<id>.svg`, one more for each further side and for each preset of another ratio.
#[derive(Debug, Clone)]
pub struct Artboard {
    /// File stem; stable, part of file names and addresses.
    pub id: String,
    /// The contract.
    pub spec: Spec,
    /// Project path of the YAML.
    pub spec_path: Arc<str>,
    /// The drawings: first the artboard's own sides, then those of presets. Never empty.
    pub panels: Vec<Panel>,
    /// Digest over all files.
    pub digest: [u8; 32],
}

/// One drawing of an artboard: a side, in the artboard's own shape or in that of one preset.
#[derive(Debug, Clone)]
pub struct Panel {
    /// Project path.
    pub path: Arc<str>,
    /// The drawing as saved by the designer's tool.
    pub svg: Arc<str>,
    /// The preset that it is drawn for; the artboard's own size and all presets of its ratio where `None`.
    pub preset: Option<String>,
    /// Which side, counted from 0.
    pub side: usize,
}

impl Panel {
    /// Where the drawing starts, for findings about it as a whole.
    #[must_use]
    pub fn span(&self) -> Span {
        Span::file(&self.path)
    }
}

/// The YAML of an artboard.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Spec {
    /// Its name for people.
    #[serde(default)]
    pub title: Text,
    /// What it is for, in a sentence.
    #[serde(default)]
    pub purpose: Option<Text>,
    /// Part of the catalogue.
    #[serde(default)]
    pub group: Group,
    /// Trim size; the drawing's viewBox is trim plus bleed on each side.
    pub size: Located<Size>,
    /// Bleed, mm (print only).
    #[serde(default)]
    pub bleed: f64,
    /// How the trim is cut.
    #[serde(default)]
    pub cut: Cut,
    /// Distances from the trim that texts keep, in the artboard's unit.
    #[serde(default)]
    pub safe: Option<Insets>,
    /// Sizes it comes in; empty = its own size only.
    #[serde(default)]
    pub presets: BTreeMap<String, Preset>,
    /// From how far it is looked at, m.
    #[serde(default)]
    pub view_distance: Option<f64>,
    /// Flat art or photo: chooses the encoder.
    #[serde(default)]
    pub art: Art,
    /// How letters stand in print files.
    #[serde(default)]
    pub text: Lettering,
    /// File kinds.
    #[serde(default)]
    pub outputs: Vec<Format>,
    /// What it is made for.
    #[serde(default)]
    pub needs: Needs,
    /// What a list has to tell that is merged into it, `{{ record.… }}` in templates.
    #[serde(default)]
    pub records: Option<Records>,
    /// Made once for each of these values, `{{ variant }}` in templates.
    #[serde(default)]
    pub variants: Vec<String>,
    /// Tera text; where it comes out empty, the piece is left out of a campaign's kits.
    #[serde(default)]
    pub when: Option<Located<String>>,
    /// Names of the sides, the first being `<id>.svg`, each other `<id>.<side>.svg`; empty = one side.
    #[serde(default)]
    pub sides: Vec<String>,
    /// Pictures keep their transparent ground.
    #[serde(default)]
    pub transparent: bool,
    /// The accent it is drawn in; its colours become the campaign's.
    #[serde(default)]
    pub accent: Option<Located<String>>,
    /// Texts by element id.
    #[serde(default)]
    pub fields: BTreeMap<String, Field>,
    /// Pictures by element id.
    #[serde(default)]
    pub slots: BTreeMap<String, Slot>,
}

/// Part of the catalogue, and folder of a kit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Group {
    /// For screens and networks.
    #[default]
    Social,
    /// For the print shop.
    Print,
    /// Texts and letters.
    Documents,
}

impl Group {
    /// The folder inside a kit.
    #[must_use]
    pub fn folder(self) -> &'static str {
        match self {
            Self::Social => "01-mang-xa-hoi",
            Self::Print => "02-in-an",
            Self::Documents => "03-van-ban",
        }
    }
}

/// Width and height.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Size {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// `px` or `mm`.
    #[serde(default)]
    pub unit: Unit,
}

/// How the trim is cut.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Cut {
    /// Along its four sides.
    #[default]
    Straight,
    /// To the circle or ellipse inside it.
    Round,
}

/// Unit of length.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// Pixels.
    #[default]
    Px,
    /// Millimetres.
    Mm,
}

/// Distances from each edge.
#[derive(Debug, Clone, Copy, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Insets {
    /// From the top.
    pub top: f64,
    /// From the right.
    pub right: f64,
    /// From the bottom.
    pub bottom: f64,
    /// From the left.
    pub left: f64,
}

/// A size that an artboard comes in. What is left out is the artboard's own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Preset {
    /// Trim width, in the artboard's unit.
    pub width: Option<f64>,
    /// Trim height.
    pub height: Option<f64>,
    /// Bleed, mm.
    pub bleed: Option<f64>,
    /// Distances from the trim that texts keep.
    pub safe: Option<Insets>,
    /// Output scale: 0.1 for 1:10.
    pub scale: Option<f64>,
    /// Whether kits carry it although the kit's list names no preset.
    pub in_kit: bool,
}

/// Flat art or photo.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Art {
    /// PNG, balanced effort.
    #[default]
    Flat,
    /// JPEG, quality 88.
    Photo,
}

/// How letters stand in print files.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Lettering {
    /// As text, with the letters used of each font: it can be searched, copied and put right.
    #[default]
    Live,
    /// As shapes, for printers whose programs know other encodings of Vietnamese.
    Outlined,
}

/// A file kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// For screens.
    Png,
    /// For screens, where it shows a photo.
    Jpg,
    /// For the print shop.
    Pdf,
    /// The source, for whoever edits.
    Svg,
}

impl Format {
    /// File name extension.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpg => "jpg",
            Self::Pdf => "pdf",
            Self::Svg => "svg",
        }
    }

    /// IANA media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpg => "image/jpeg",
            Self::Pdf => "application/pdf",
            Self::Svg => "image/svg+xml",
        }
    }
}

/// What an artefact is made for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Needs {
    /// Once per campaign.
    Campaign,
    /// Once per unit.
    #[default]
    Unit,
    /// Once per event; not at all without one.
    Event,
    /// Once per approved slogan, `{{ slogan.text }}`.
    Slogan,
    /// Once per person or gift of a list; a kit holds it unfilled, as a form to write on.
    Record,
}

/// Who sets a value, from the top down.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Central, for good.
    Brand,
    /// The theme's designer.
    Theme,
    /// The campaign's edition.
    #[default]
    Campaign,
    /// The chapter.
    Unit,
    /// The event.
    Event,
    /// A row of a list; empty in an unfilled form.
    Record,
}

/// A text of an artboard.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Who sets it.
    pub level: Level,
    /// Tera text that gives the value.
    pub value: Located<String>,
    /// Id or layer name of the rectangle it is laid out in; left out where the drawn text wraps by itself (SVG 2
    /// `shape-inside` or `inline-size`).
    pub frame: Option<Located<String>>,
    /// Smallest font size, in the artboard's unit.
    pub min: f64,
    /// Largest font size.
    pub max: f64,
    /// Most lines.
    #[serde(default = "one")]
    pub lines: usize,
    /// Horizontal place in the frame.
    #[serde(default)]
    pub align: Align,
    /// Vertical place in the frame.
    #[serde(default)]
    pub valign: VAlign,
    /// Lines of about equal length.
    #[serde(default)]
    pub balance: bool,
    /// Line height, in font sizes; at least 1.2, for the tone marks.
    #[serde(default = "line_height")]
    pub line_height: f64,
}

impl Field {
    /// The names after `record.` in its template.
    pub fn record_names(&self) -> impl Iterator<Item = &str> {
        let named = self.value.value.split("record.").skip(1);
        named.map(|rest| rest.split(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap_or_default())
    }
}

fn one() -> usize {
    1
}

fn line_height() -> f64 {
    1.25
}

/// Horizontal place.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Align {
    /// Left.
    #[default]
    Start,
    /// Centre.
    Middle,
    /// Right.
    End,
}

/// Vertical place.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum VAlign {
    /// Top.
    #[default]
    Top,
    /// Centre.
    Middle,
    /// Bottom.
    Bottom,
}

/// A picture of an artboard.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Slot {
    /// What goes in.
    pub kind: SlotKind,
    /// Id of the rectangle it fills; the slot's own element where left out.
    pub frame: Option<Located<String>>,
    /// How a key visual or photo fills its frame.
    #[serde(default)]
    pub crop: Crop,
    /// Which `<view>` of the key visual.
    pub view: Option<Located<String>>,
    /// Which lockup of the brand.
    pub lockup: Option<Located<String>>,
    /// Tera text of a QR code's address.
    pub url: Option<Located<String>>,
    /// Which photo of the campaign; the first where left out. Where the campaign has none, the slot stays empty.
    pub photo: Option<Located<String>>,
    /// Which column of a list names the photo; the slot is empty where the form is not filled in.
    pub column: Option<Located<String>>,
    /// Horizontal place in the frame.
    #[serde(default)]
    pub align: Align,
    /// Vertical place in the frame.
    #[serde(default)]
    pub valign: VAlign,
}

impl Slot {
    /// The lockup is the chapter's, a portrait the record's; everything else is the campaign's.
    #[must_use]
    pub fn level(&self) -> Level {
        match self.kind {
            SlotKind::Lockup => Level::Unit,
            SlotKind::Photo if self.column.is_some() => Level::Record,
            SlotKind::Qr if self.url.as_ref().is_some_and(|u| u.contains("event.")) => Level::Event,
            SlotKind::Qr if self.url.as_ref().is_some_and(|u| u.contains("unit.")) => Level::Unit,
            SlotKind::KeyVisual | SlotKind::Photo | SlotKind::Qr => Level::Campaign,
        }
    }
}

/// What a slot holds. There is no bare emblem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SlotKind {
    /// The chapter's lockup.
    Lockup,
    /// The campaign's picture.
    KeyVisual,
    /// A QR code.
    Qr,
    /// A photo of the campaign.
    Photo,
}

/// How a picture fills its frame.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Crop {
    /// Fills it, cut at the edges.
    #[default]
    Cover,
    /// Stands whole inside it.
    Contain,
}

/// One size of an artboard, worked out.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Trim {
    /// Trim width, in the artboard's unit, at full size.
    pub width: f64,
    /// Trim height.
    pub height: f64,
    /// Bleed, mm.
    pub bleed: f64,
    /// Factor from the drawing's trim to this one.
    pub factor: f64,
    /// 1, or 0.1 where the file is a tenth of the real size.
    pub scale: f64,
}

/// Longest page side of PDF 1.x, mm: 14,400 points (ISO 32000-1, annex C).
pub const PDF_LIMIT: f64 = 5080.0;
/// Room around the bleed for marks and slug, mm.
pub const MARKS: f64 = 10.0;

/// Dots per inch that a photo needs at its final size, by how far away one stands, m: between these points a straight
/// line, outside them the nearest (DOMAIN.md §6.2: 300 close, 150 at arm's length, 100 at three metres, 50 beyond eight).
const DPI: [(f64, f64); 4] = [(0.5, 300.0), (1.0, 150.0), (3.0, 100.0), (8.0, 50.0)];

impl Spec {
    /// Dots per inch that its photos need in print, at final size; as if read in the hand where it doesn't say.
    #[must_use]
    pub fn dpi(&self) -> f64 {
        let distance = self.view_distance.unwrap_or(0.0);
        let between = DPI.windows(2).find(|w| (w[0].0..w[1].0).contains(&distance));
        let ends = if distance < DPI[0].0 { DPI[0].1 } else { DPI[3].1 };
        between.map_or(ends, |w| w[0].1 + (w[1].1 - w[0].1) * (distance - w[0].0) / (w[1].0 - w[0].0))
    }
}

impl Artboard {
    /// The trim of a preset, or of the artboard itself.
    #[must_use]
    pub fn trim(&self, preset: Option<&str>) -> Trim {
        let own = &self.spec.size;
        let name = preset;
        let preset = preset.and_then(|p| self.spec.presets.get(p)).copied().unwrap_or_default();
        let width = preset.width.unwrap_or(own.width);
        let height = preset.height.unwrap_or(own.height);
        let bleed = preset.bleed.unwrap_or(self.spec.bleed);
        let longest = width.max(height) + 2.0 * (bleed + MARKS);
        let small = own.unit == Unit::Mm && longest > PDF_LIMIT;
        let scale = preset.scale.unwrap_or(if small { 0.1 } else { 1.0 });
        let drawn = self.panels.iter().any(|p| p.preset.is_some() && p.preset.as_deref() == name);
        Trim { width, height, bleed, factor: if drawn { 1.0 } else { width / own.width }, scale }
    }

    /// `<id>[-<variant>][-<preset>][-<event>][-1-10].<ext>`
    #[must_use]
    pub fn file_name(&self, variant: Option<&str>, preset: Option<&str>, event: Option<&str>, format: Format) -> String {
        let part = |p: Option<&str>| p.map(|p| format!("-{p}")).unwrap_or_default();
        let tenth = if (self.trim(preset).scale - 0.1).abs() < 1e-9 { "-1-10" } else { "" };
        format!("{}{}{}{}{tenth}.{}", self.id, part(variant), part(preset), part(event), format.extension())
    }

    /// The drawings that a preset is made of, one a side.
    #[must_use]
    pub fn panels_of(&self, preset: Option<&str>) -> Vec<&Panel> {
        let own = |side| self.panels.iter().find(|p| p.side == side && p.preset.is_some() && p.preset.as_deref() == preset);
        let base = |side| self.panels.iter().find(|p| p.side == side && p.preset.is_none());
        (0..self.spec.sides.len().max(1)).filter_map(|side| own(side).or_else(|| base(side))).collect()
    }

    /// Bleed inside a drawing's viewBox on each side, mm.
    #[must_use]
    pub fn drawn_bleed(&self, panel: &Panel) -> f64 {
        self.trim(panel.preset.as_deref()).bleed
    }

    /// Where the first drawing starts, for findings about all of them.
    #[must_use]
    pub fn svg_span(&self) -> Span {
        self.panels.first().map_or_else(|| Span::file(&self.spec_path), Panel::span)
    }

    /// Whether an element is only for writing on by hand.
    #[must_use]
    pub fn is_blank(&self, id: Option<&str>) -> bool {
        self.spec.records.as_ref().is_some_and(|r| r.blank.iter().any(|b| Some(b.value.as_str()) == id))
    }

    /// The names after `record.` in its templates, and those that its columns give values to.
    #[must_use]
    pub fn record_names(&self) -> BTreeSet<String> {
        let named = self.spec.fields.values().flat_map(Field::record_names).map(str::to_owned);
        named.chain(self.spec.records.iter().flat_map(Records::names)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Report;
    use crate::source::yaml;

    fn board(spec: &str) -> Artboard {
        let path: Arc<str> = "a.yaml".into();
        let node = yaml::parse(&path, spec).expect("yaml");
        let spec = yaml::decode(node, &mut Report::default()).expect("spec");
        let panel = |preset: Option<&str>| Panel { path: path.clone(), svg: "".into(), preset: preset.map(str::to_owned), side: 0 };
        let panels = vec![panel(None), panel(Some("tall"))];
        Artboard { id: "backdrop".to_owned(), spec, spec_path: path.clone(), panels, digest: [0; 32] }
    }

    #[test]
    fn what_is_longer_than_a_pdf_page_goes_out_at_a_tenth() {
        let b = board("size: { width: 6000, height: 3000, unit: mm }\nbleed: 20\npresets: { 4x2: { width: 4000, height: 2000 } }\n");
        assert!((b.trim(None).scale - 0.1).abs() < 1e-9);
        assert_eq!(b.file_name(None, None, None, Format::Pdf), "backdrop-1-10.pdf");
        assert!((b.trim(Some("4x2")).scale - 1.0).abs() < 1e-9);
        assert_eq!(b.file_name(None, Some("4x2"), None, Format::Pdf), "backdrop-4x2.pdf");
        assert_eq!(b.file_name(Some("loi-chuc"), None, Some("x"), Format::Png), "backdrop-loi-chuc-x-1-10.png");
    }

    #[test]
    fn a_preset_scales_the_trim_and_keeps_the_bleed() {
        let b = board("size: { width: 420, height: 594, unit: mm }\nbleed: 3\npresets: { a3: { width: 297, height: 420 } }\n");
        let a3 = b.trim(Some("a3"));
        assert!((a3.bleed - 3.0).abs() < 1e-9 && (a3.factor - 297.0 / 420.0).abs() < 1e-9);
    }

    #[test]
    fn a_preset_of_another_ratio_is_made_of_its_own_drawing() {
        let b =
            board("size: { width: 420, height: 594 }\npresets: { a3: { width: 297, height: 420 }, tall: { width: 100, height: 500 } }\n");
        assert_eq!(b.panels_of(Some("a3"))[0].preset, None);
        assert_eq!(b.panels_of(Some("tall"))[0].preset.as_deref(), Some("tall"));
        assert!((b.trim(Some("tall")).factor - 1.0).abs() < 1e-9);
    }

    #[test]
    fn photos_need_the_more_dots_the_nearer_one_stands() {
        let dpi = |distance: &str| board(&format!("size: {{ width: 1, height: 1 }}\n{distance}")).spec.dpi();
        let found = ["", "view_distance: 0.3", "view_distance: 1", "view_distance: 1.5", "view_distance: 3", "view_distance: 20"].map(dpi);
        assert_eq!(found, [300.0, 300.0, 150.0, 137.5, 100.0, 50.0]);
    }

    #[test]
    fn a_form_names_what_a_list_has_to_tell() {
        let field = |v: &str| format!("{{ level: record, value: \"{v}\", frame: f, min: 1, max: 2 }}");
        let b = board(&format!(
            "size: {{ width: 1, height: 1 }}\nfields:\n  a: {}\n  b: {}\n",
            field("{{ record.name }} {{record.valid_to}}"),
            field("{{ unit.name }}")
        ));
        assert_eq!(b.record_names().into_iter().collect::<Vec<_>>(), ["name", "valid_to"]);
    }
}
