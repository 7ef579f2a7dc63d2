//! Contact sheets: pictures on plain paper with words under them, to be looked at and not to be printed by a press.
//!
//! In: for each page its size, a tree of words and lines, and small pictures with their places. Out: the bytes of a PDF;
//! the pictures are RGB, the words stay text. The same input gives the same bytes.
//! Must not know: what the pictures show.

use std::collections::BTreeSet;

use usvg::tiny_skia_path::Transform;

use super::canvas::Canvas;
use super::draft::Draft;
use super::font::Fonts;
use super::sheet::{Frame, PT};
use super::{Inks, Meta, PdfError, Picture, Pictures, Press, Sheet, ended, walk};
use crate::render::zlib::Packer;

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
    /// Opaque, as our own encoder writes it.
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
    fn get(&self, _: &str, _: &usvg::ImageKind) -> Result<Picture, &'static str> {
        Err("a picture among words")
    }
}

/// Puts the pages into one PDF. `inks` has every colour of the words, `fonts` their fonts.
///
/// # Errors
/// Everything that stands in the way, sorted, each once; never an empty list.
pub fn contact_pdf(leaves: &[Leaf<'_>], meta: &Meta<'_>, inks: &Inks, fonts: &Fonts) -> Result<Vec<u8>, Vec<PdfError>> {
    let press = Press { inks, pictures: &NoPictures, fonts, condition: None, outlined: false };
    let (mut draft, mut packer, mut faults) = (Draft::default(), Packer::default(), BTreeSet::new());
    for leaf in leaves {
        if let Err(fault) = draw(leaf, &press, &mut draft, &mut packer, &mut faults) {
            faults.insert(fault);
        }
    }
    ended(faults)?;
    draft.write(meta, None, &mut packer).map_err(|fault| vec![fault])
}

fn draw(
    leaf: &Leaf<'_>,
    press: &Press<'_>,
    draft: &mut Draft,
    packer: &mut Packer,
    faults: &mut BTreeSet<PdfError>,
) -> Result<(), PdfError> {
    let frame = Frame::of(&Sheet { trim: leaf.size, bleed: 0.0, marks: false, slug: "", output_scale: 1.0 })?;
    let page = draft.add_page(frame);
    let mut canvas = Canvas::new(draft, Transform::identity());
    canvas.transform(frame.upward());
    for print in leaf.prints {
        put(print, &mut canvas)?;
    }
    canvas.transform(Transform::from_scale(PT as f32, PT as f32));
    walk::Painter::new(&mut canvas, *press, faults).tree(leaf.words);
    let part = packer.part(&canvas.finish());
    draft.paint(page, part);
    Ok(())
}

fn put(print: &Print, canvas: &mut Canvas<'_>) -> Result<(), PdfError> {
    let picture = Picture::png(&print.png).ok_or(PdfError::Sheet("a picture that can't be read"))?;
    let [x, y, width, height] = [print.x, print.y, print.width, print.height].map(|mm| (mm * PT) as f32);
    canvas.save();
    canvas.transform(Transform::from_translate(x, y));
    canvas.picture(picture, width, height);
    canvas.restore();
    Ok(())
}
