//! Print PDF: drawings in, one CMYK file for the press out.
//!
//! In: SVG trees already filled with their texts and pictures, the size of the paper, the brand's table of inks.
//! Out: the bytes of a PDF with TrimBox and BleedBox, crop marks, a slug line, embedded fonts and text that stays text;
//! the same input gives the same bytes.
//! Must not know: campaigns, units, files, the clock, how an artboard was filled.
//!
//! Nothing is painted in RGB. Each solid colour and each gradient stop is looked up in [`Inks`]; a colour that isn't
//! there is a [`PdfError`], never a guess. krilla writes transparency groups and soft masks with an RGB blend space,
//! so whatever would need one (opacity, blend modes, masks, filters) is refused instead, and patterns too. Pictures come
//! from [`Pictures`], in inks already.
//!
//! The steps: `sheet` places the boxes, `walk` goes down the trees, `paint` turns colours and gradients into inks,
//! `text` turns laid-out glyphs into runs or outlines, `finish` goes over the finished file. A [`Book`] has many pages over
//! a few shared sheets.

mod book;
mod contact;
mod finish;
mod paint;
mod sheet;
mod slug;
#[cfg(test)]
mod tests;
mod text;
mod walk;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::surface::Surface;
use krilla::{Document, SerializeSettings};

pub use book::Book;
pub use contact::{Leaf, Print, contact_pdf};
pub use finish::Condition;
pub use sheet::Sheet;
pub use text::Fonts;

use crate::render::apart::apart;

/// How the units of a tree relate to paper.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Art {
    /// Millimetres per unit of the trees, at the artboard's own size.
    pub unit: f64,
    /// Bleed inside the viewBox on each side, in millimetres, at the artboard's own size.
    pub bleed: f64,
}

/// One page: trees painted in order on one sheet.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    /// From the bottom up. The size of each is trim plus [`Art::bleed`] on every side.
    pub layers: &'a [&'a usvg::Tree],
    /// What the trees' units mean.
    pub art: Art,
    /// The paper.
    pub sheet: Sheet<'a>,
}

/// What is said about the whole file. Empty strings are left out; there are no dates.
#[derive(Clone, Copy, Debug, Default)]
pub struct Meta<'a> {
    /// Document title, shown in the window's title bar.
    pub title: &'a str,
    /// Who answers for the content.
    pub author: &'a str,
    /// The program that made it.
    pub creator: &'a str,
    /// RFC 3066 tag, for instance `vi`.
    pub lang: &'a str,
    /// A stable name of the piece (its path in the kit); the document ID is derived from it.
    pub id: &'a str,
    /// Font family of the slug line, out of the trees' own font database.
    pub slug_font: &'a str,
}

/// sRGB of the screen → ink on paper. Exact matches only.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inks(BTreeMap<[u8; 3], [u8; 4]>);

impl Inks {
    /// Cyan, magenta, yellow and black in percent for an sRGB colour, if the brand knows it.
    pub fn get(&self, rgb: [u8; 3]) -> Option<[u8; 4]> {
        self.0.get(&rgb).copied()
    }
}

impl FromIterator<([u8; 3], [u8; 4])> for Inks {
    fn from_iter<I: IntoIterator<Item = ([u8; 3], [u8; 4])>>(pairs: I) -> Self {
        Self(pairs.into_iter().collect())
    }
}

/// What a file is made for.
#[derive(Clone, Copy)]
pub struct Press<'a> {
    /// The brand's table.
    pub inks: &'a Inks,
    /// Pictures in inks.
    pub pictures: &'a dyn Pictures,
    /// The fonts met so far, by whatever file.
    pub fonts: &'a Fonts,
    /// The printing condition, named in the file.
    pub condition: Option<Condition<'a>>,
    /// Letters as shapes: no fonts in the file, no text to search.
    pub outlined: bool,
}

/// Where the pixels of a tree's pictures come from.
pub trait Pictures: Sync {
    /// A picture in grey or CMYK, opaque. `id` is the element's, `kind` what the tree holds.
    ///
    /// # Errors
    /// What keeps it from being printed, in words.
    fn get(&self, id: &str, kind: &usvg::ImageKind) -> Result<krilla::image::Image, &'static str>;
}

/// Why a page can't be printed as drawn. Each names the nearest element with an id, where there is one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PdfError {
    /// A colour that the brand gives no ink for.
    UnknownInk {
        /// sRGB.
        rgb: [u8; 3],
        /// Element id, or the closest ancestor's.
        id: String,
    },
    /// Something that can't be said in flat CMYK vectors.
    Unsupported {
        /// What was met, in words.
        what: &'static str,
        /// Element id, or the closest ancestor's.
        id: String,
    },
    /// No font has this text's letters.
    MissingGlyph {
        /// The text without a shape.
        text: String,
        /// Element id, or the closest ancestor's.
        id: String,
    },
    /// A font that can't be embedded as plain outlines.
    Font {
        /// Its PostScript name.
        name: String,
        /// What is wrong with it.
        why: &'static str,
    },
    /// The slug's family isn't in the font database.
    SlugFont(String),
    /// A number of the sheet that no paper has.
    Sheet(&'static str),
    /// Artboard and trim have different proportions; nothing is stretched.
    Ratio,
    /// The writer gave up.
    Writer(String),
}

impl fmt::Display for PdfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownInk { rgb: [r, g, b], id } => {
                write!(f, "#{r:02x}{g:02x}{b:02x} has no ink in the brand (at '{id}')")
            }
            Self::Unsupported { what, id } => write!(f, "{what} can't be printed (at '{id}')"),
            Self::MissingGlyph { text, id } => write!(f, "no font has '{text}' (at '{id}')"),
            Self::Font { name, why } => write!(f, "font {name}: {why}"),
            Self::SlugFont(family) => write!(f, "the slug's font '{family}' isn't loaded"),
            Self::Sheet(what) => write!(f, "sheet: {what}"),
            Self::Ratio => write!(f, "artboard and trim have different proportions"),
            Self::Writer(why) => write!(f, "PDF: {why}"),
        }
    }
}

impl std::error::Error for PdfError {}

/// Paints the pages into one PDF.
///
/// # Errors
/// Everything that stands in the way, sorted, each once; never an empty list.
pub fn print_pdf(pages: &[Page<'_>], meta: &Meta<'_>, press: &Press<'_>) -> Result<Vec<u8>, Vec<PdfError>> {
    apart(|| write(pages, meta, press, true))
}

/// As [`print_pdf`], with page contents left readable for tests when `pack` is off.
fn write(pages: &[Page<'_>], meta: &Meta<'_>, press: &Press<'_>, pack: bool) -> Result<Vec<u8>, Vec<PdfError>> {
    if pages.is_empty() {
        return Err(vec![PdfError::Sheet("no page")]);
    }
    let mut document = Document::new_with(settings());
    let mut faults = BTreeSet::new();
    for page in pages {
        if let Err(fault) = draw(page, meta, press, &mut document, &mut faults) {
            faults.insert(fault);
        }
    }
    close(document, faults, meta, press, pack)
}

/// One operator a line, for `finish`. No tags: a structure tree is of no use to a press.
fn settings() -> SerializeSettings {
    SerializeSettings { compress_content_streams: false, pretty: true, enable_tagging: false, ..SerializeSettings::default() }
}

fn close(
    mut document: Document,
    faults: BTreeSet<PdfError>,
    meta: &Meta<'_>,
    press: &Press<'_>,
    pack: bool,
) -> Result<Vec<u8>, Vec<PdfError>> {
    if !faults.is_empty() {
        return Err(faults.into_iter().collect());
    }
    document.set_metadata(metadata(meta));
    let written = document.finish().map_err(|e| PdfError::Writer(format!("{e:?}")));
    written.and_then(|pdf| finish::finish(&pdf, press.condition, pack)).map_err(|e| vec![e])
}

fn metadata(meta: &Meta<'_>) -> Metadata {
    let mut data = Metadata::new().title(meta.title.to_owned()).creator(meta.creator.to_owned());
    if !meta.author.is_empty() {
        data = data.authors(vec![meta.author.to_owned()]);
    }
    if !meta.lang.is_empty() {
        data = data.language(meta.lang.to_owned());
    }
    if !meta.id.is_empty() {
        data = data.document_id(meta.id.to_owned());
    }
    data
}

/// One page: the layers clipped to the bleed, then marks and slug around them.
fn draw(
    page: &Page<'_>,
    meta: &Meta<'_>,
    press: &Press<'_>,
    document: &mut Document,
    faults: &mut BTreeSet<PdfError>,
) -> Result<(), PdfError> {
    let frame = sheet::Frame::of(&page.sheet)?;
    let mut paper = document.start_page_with(page_settings(&frame)?);
    let mut surface = paper.surface();
    cover(&mut surface, &frame, page, meta, press, faults)?;
    surface.finish();
    Ok(())
}

/// Everything on a page: its layers, marks, slug.
fn cover(
    surface: &mut Surface<'_>,
    frame: &sheet::Frame,
    page: &Page<'_>,
    meta: &Meta<'_>,
    press: &Press<'_>,
    faults: &mut BTreeSet<PdfError>,
) -> Result<(), PdfError> {
    let slug = slug::Slug::of(page, meta, press)?;
    lay(surface, frame, page.layers.iter().copied(), page.art, press, faults)?;
    if page.sheet.marks {
        sheet::crop_marks(frame, surface)?;
    }
    if let Some(slug) = slug {
        slug.draw(frame, press.outlined, surface);
    }
    Ok(())
}

/// Trees, clipped to the bleed.
fn lay<'t>(
    surface: &mut Surface<'_>,
    frame: &sheet::Frame,
    layers: impl Iterator<Item = &'t usvg::Tree>,
    art: Art,
    press: &Press<'_>,
    faults: &mut BTreeSet<PdfError>,
) -> Result<(), PdfError> {
    let placed = layers.map(|tree| Ok((tree, frame.place(tree.size(), art)?))).collect::<Result<Vec<_>, PdfError>>()?;
    surface.push_clip_path(&frame.bleed.path()?, &krilla::paint::FillRule::NonZero);
    let mut painter = walk::Painter::new(surface, *press, faults);
    for (tree, place) in placed {
        painter.tree(tree, place);
    }
    surface.pop();
    Ok(())
}

fn page_settings(frame: &sheet::Frame) -> Result<PageSettings, PdfError> {
    let (width, height) = frame.media;
    let settings = PageSettings::from_wh(width as f32, height as f32);
    Ok(settings.ok_or(PdfError::Sheet("empty page"))?.with_bleed_box(Some(frame.bleed.rect()?)).with_trim_box(Some(frame.trim.rect()?)))
}
