//! Print PDF: drawings in, one CMYK file for the press out.
//!
//! In: SVG trees already filled with their texts and pictures, the size of the paper, the brand's table of inks.
//! Out: the bytes of a PDF with TrimBox and BleedBox, crop marks, a slug line, embedded fonts and text that stays text;
//! the same input gives the same bytes.
//! Must not know: campaigns, units, files, the clock, how an artboard was filled.
//!
//! Nothing is painted in RGB. Each solid colour and each gradient stop is looked up in [`Inks`]; a colour that isn't
//! there is a [`PdfError`], never a guess. Whatever would need a transparency group or a soft mask (opacity, blend modes,
//! masks, filters) is refused, since it would be blended in some colour space, and patterns too. Pictures come from
//! [`Pictures`], in inks already.
//!
//! The steps: `sheet` places the boxes, `walk` goes down the trees, `paint` turns colours and gradients into inks, `text`
//! turns laid-out glyphs into runs or outlines, `canvas` writes what a page shows, `font` and `picture` what it shows it
//! with, `draft` the file. What many files begin with is written and packed once, as a [`Plate`]. A [`Book`] has many pages
//! over a few shared sheets.

mod book;
mod canvas;
mod contact;
mod draft;
mod font;
mod paint;
mod picture;
mod sheet;
mod slug;
#[cfg(test)]
mod tests;
mod text;
mod walk;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use usvg::tiny_skia_path::Transform;

pub use book::Book;
pub use contact::{Leaf, Print, contact_pdf};
pub use draft::Condition;
pub use font::Fonts;
pub use picture::{Picture, Space};
pub use sheet::Sheet;

use crate::render::zlib::Packer;
use canvas::Canvas;
use draft::Draft;
use sheet::Frame;

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
    fn get(&self, id: &str, kind: &usvg::ImageKind) -> Result<Picture, &'static str>;
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
        }
    }
}

impl std::error::Error for PdfError {}

/// Paints the pages into one PDF.
///
/// # Errors
/// Everything that stands in the way, sorted, each once; never an empty list.
pub fn print_pdf(pages: &[Page<'_>], meta: &Meta<'_>, press: &Press<'_>) -> Result<Vec<u8>, Vec<PdfError>> {
    let bare: Vec<Page<'_>> = pages.iter().map(|page| Page { layers: &[], ..*page }).collect();
    Plate::new(&bare, meta.slug_font, press)?.print(pages, meta, press)
}

/// What many files begin with: on each page crop marks and the lowest layers, written and packed once.
pub struct Plate {
    draft: Draft,
    /// In points, page by page.
    frames: Vec<Frame>,
    faults: BTreeSet<PdfError>,
}

impl Plate {
    /// Begins with the layers of `pages`. Slugs come last in a file: those of `pages` only say which letters all files need.
    ///
    /// # Errors
    /// Sheets that are none. What can't be painted is found by [`Self::print`].
    pub fn new(pages: &[Page<'_>], slug_font: &str, press: &Press<'_>) -> Result<Self, Vec<PdfError>> {
        if pages.is_empty() {
            return Err(vec![PdfError::Sheet("no page")]);
        }
        let mut plate = Self { draft: Draft::default(), frames: Vec::new(), faults: BTreeSet::new() };
        let (mut packer, mut wrong) = (Packer::default(), BTreeSet::new());
        for page in pages {
            wrong.extend(plate.begin(page, press, &mut packer).err());
        }
        for page in pages.iter().filter(|page| !page.layers.is_empty() && !press.outlined) {
            plate.faults.extend(slug::reserve(page, slug_font, press, &mut plate.draft).err());
        }
        ended(wrong)?;
        plate.draft.begin(&mut packer);
        Ok(plate)
    }

    fn begin(&mut self, page: &Page<'_>, press: &Press<'_>, packer: &mut Packer) -> Result<(), PdfError> {
        let frame = Frame::of(&page.sheet)?;
        let number = self.draft.add_page(frame);
        let mut canvas = Canvas::new(&mut self.draft, Transform::identity());
        open(&mut canvas, &frame, page)?;
        lay(&mut canvas, &frame, page.layers.iter().copied(), page.art, press, &mut self.faults)?;
        let part = packer.part(&canvas.finish());
        self.draft.paint(number, part);
        self.frames.push(frame);
        Ok(())
    }

    /// A file that goes on with the layers of `pages` and ends with their slugs. Sheets and art are those of the plate.
    ///
    /// # Errors
    /// Everything that stands in the way, sorted, each once; never an empty list.
    pub fn print(&self, pages: &[Page<'_>], meta: &Meta<'_>, press: &Press<'_>) -> Result<Vec<u8>, Vec<PdfError>> {
        let (mut draft, mut faults, mut packer) = (self.draft.clone(), self.faults.clone(), Packer::default());
        for (number, (page, frame)) in pages.iter().zip(&self.frames).enumerate() {
            let mut canvas = Canvas::new(&mut draft, frame.upward());
            let laid = lay(&mut canvas, frame, page.layers.iter().copied(), page.art, press, &mut faults);
            canvas.restore();
            faults.extend(laid.and_then(|()| slug::draw(page, frame, meta.slug_font, press, &mut canvas)).err());
            let part = packer.part(&canvas.finish());
            draft.paint(number, part);
        }
        ended(faults)?;
        draft.write(meta, press.condition, &mut packer).map_err(|fault| vec![fault])
    }
}

/// Nothing, if nothing stood in the way.
fn ended(faults: BTreeSet<PdfError>) -> Result<(), Vec<PdfError>> {
    if faults.is_empty() { Ok(()) } else { Err(faults.into_iter().collect()) }
}

/// Everything on a page: its layers, marks, slug.
fn cover(
    canvas: &mut Canvas<'_>,
    frame: &Frame,
    page: &Page<'_>,
    meta: &Meta<'_>,
    press: &Press<'_>,
    faults: &mut BTreeSet<PdfError>,
) -> Result<(), PdfError> {
    open(canvas, frame, page)?;
    lay(canvas, frame, page.layers.iter().copied(), page.art, press, faults)?;
    canvas.restore();
    slug::draw(page, frame, meta.slug_font, press, canvas)
}

/// Turns the page's y down, draws the marks, and opens what clips to the bleed.
fn open(canvas: &mut Canvas<'_>, frame: &Frame, page: &Page<'_>) -> Result<(), PdfError> {
    canvas.transform(frame.upward());
    if page.sheet.marks {
        canvas.save();
        sheet::crop_marks(frame, canvas)?;
        canvas.restore();
    }
    canvas.save();
    canvas.clip(&frame.bleed.path()?, usvg::FillRule::NonZero);
    Ok(())
}

/// Paints trees where they belong on the sheet.
fn lay<'t>(
    canvas: &mut Canvas<'_>,
    frame: &Frame,
    layers: impl Iterator<Item = &'t usvg::Tree>,
    art: Art,
    press: &Press<'_>,
    faults: &mut BTreeSet<PdfError>,
) -> Result<(), PdfError> {
    let placed = layers.map(|tree| Ok((tree, frame.place(tree.size(), art)?))).collect::<Result<Vec<_>, PdfError>>()?;
    for same in placed.chunk_by(|(_, a), (_, b)| a == b) {
        canvas.save();
        canvas.transform(same[0].1);
        same.iter().for_each(|(tree, _)| walk::Painter::new(canvas, *press, faults).tree(tree));
        canvas.restore();
    }
    Ok(())
}
