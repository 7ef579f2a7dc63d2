//! Contact sheets: pictures on plain paper with words under them, to be looked at and not to be printed by a press.
//!
//! In: for each page its size, a tree of words and lines, and small pictures with their places. Out: the bytes of a PDF;
//! the pictures are RGB, the words stay text. The same input gives the same bytes.
//! Must not know: what the pictures show.

use std::collections::BTreeSet;

use krilla::geom::Size;
use krilla::image::Image;
use krilla::page::PageSettings;
use krilla::surface::Surface;
use krilla::{Data, Document, SerializeSettings};

use super::sheet::PT;
use super::{Inks, Meta, PdfError, Pictures, Press, metadata, text, walk};
use crate::render::apart::apart;

/// One page.
pub struct Leaf<'a> {
    /// Width and height, mm.
    pub size: (f64, f64),
    /// Words and lines, drawn over the pictures; its units are millimetres.
    pub words: &'a usvg::Tree,
    /// The pictures.
    pub prints: &'a [Print],
}

/// One picture in its place.
pub struct Print {
    /// RGB.
    pub png: Vec<u8>,
    /// Left edge, mm.
    pub x: f64,
    /// Upper edge, mm.
    pub y: f64,
    /// Width, mm.
    pub width: f64,
    /// Height, mm.
    pub height: f64,
}

/// Words come without pictures.
struct NoPictures;

impl Pictures for NoPictures {
    fn get(&self, _: &str, _: &usvg::ImageKind) -> Result<Image, &'static str> {
        Err("a picture among words")
    }
}

/// Puts the pages into one PDF. `inks` has every colour of the words.
///
/// # Errors
/// Everything that stands in the way, sorted, each once; never an empty list.
pub fn contact_pdf(leaves: &[Leaf<'_>], meta: &Meta<'_>, inks: &Inks) -> Result<Vec<u8>, Vec<PdfError>> {
    apart(|| write(leaves, meta, inks))
}

fn write(leaves: &[Leaf<'_>], meta: &Meta<'_>, inks: &Inks) -> Result<Vec<u8>, Vec<PdfError>> {
    let mut document = Document::new_with(SerializeSettings { enable_tagging: false, ..SerializeSettings::default() });
    let fonts = text::Fonts::default();
    let press = Press { inks, pictures: &NoPictures, fonts: &fonts, condition: None, outlined: false };
    let mut faults = BTreeSet::new();
    for leaf in leaves {
        if let Err(fault) = draw(leaf, &press, &mut document, &mut faults) {
            faults.insert(fault);
        }
    }
    if !faults.is_empty() {
        return Err(faults.into_iter().collect());
    }
    document.set_metadata(metadata(meta));
    document.finish().map_err(|e| vec![PdfError::Writer(format!("{e:?}"))])
}

fn draw(leaf: &Leaf<'_>, press: &Press<'_>, document: &mut Document, faults: &mut BTreeSet<PdfError>) -> Result<(), PdfError> {
    let size = PageSettings::from_wh((leaf.size.0 * PT) as f32, (leaf.size.1 * PT) as f32).ok_or(PdfError::Sheet("empty page"))?;
    let mut paper = document.start_page_with(size);
    let mut surface = paper.surface();
    for print in leaf.prints {
        put(print, &mut surface)?;
    }
    let place = walk::Transform::from_scale(PT as f32, PT as f32);
    walk::Painter::new(&mut surface, *press, faults).tree(leaf.words, place);
    surface.finish();
    Ok(())
}

fn put(print: &Print, surface: &mut Surface<'_>) -> Result<(), PdfError> {
    let image = Image::from_png(Data::from(print.png.clone()), false).map_err(PdfError::Writer)?;
    let [x, y, width, height] = [print.x, print.y, print.width, print.height].map(|mm| (mm * PT) as f32);
    let size = Size::from_wh(width, height).ok_or(PdfError::Sheet("a box without area"))?;
    surface.push_transform(&krilla::geom::Transform::from_translate(x, y));
    surface.draw_image(image, size);
    surface.pop();
    Ok(())
}
