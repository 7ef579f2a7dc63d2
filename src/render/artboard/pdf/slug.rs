//! The slug: a line in small type below the bleed.
//!
//! In: its text, a font family of the trees' own database. Out: one run of glyphs, in pure K. A letter has its own glyph and
//! its own width, as in a typewriter's line: nobody looks at the distances in a slug, and to shape it would take longer than
//! all that a chapter sets on a poster. Must not know: what the text says.

use unicode_normalization::UnicodeNormalization;
use usvg::tiny_skia_path::Transform;

use super::canvas::Canvas;
use super::draft::Draft;
use super::paint::Fill;
use super::sheet::{Frame, PT};
use super::text::{Glyph, Run};
use super::{Page, PdfError, Press};

/// Size of the line in points, shrunk when it is longer than the sheet.
const SIZE: f32 = 6.5;
/// From the BleedBox down to the baseline, in millimetres.
const DROP: f64 = 6.0;
/// From the left crop mark to the line, in millimetres.
const INSET: f64 = 2.0;

/// Draws the slug of a page, if it has one. It begins right of the left crop mark, so that the two never cross.
pub(super) fn draw(page: &Page<'_>, frame: &Frame, family: &str, press: &Press<'_>, canvas: &mut Canvas<'_>) -> Result<(), PdfError> {
    let Some((mut run, width)) = set(page, family, press)? else { return Ok(()) };
    let room = (frame.trim.width - 2.0 * INSET * PT).max(PT) as f32;
    run.size = SIZE * (room / (width * SIZE).max(1.0)).min(1.0);
    run.glyphs.iter_mut().for_each(|glyph| glyph.x *= run.size);
    run.at = Transform::from_translate((frame.trim.x + INSET * PT) as f32, (frame.bleed.bottom() + DROP * PT) as f32);
    run.draw(Some(&Fill::BLACK), None, press.outlined, canvas);
    Ok(())
}

/// Gives the letters of a page's slug their codes, and draws nothing.
pub(super) fn reserve(page: &Page<'_>, family: &str, press: &Press<'_>, draft: &mut Draft) -> Result<(), PdfError> {
    let Some((run, _)) = set(page, family, press)? else { return Ok(()) };
    let number = draft.font(&run.face);
    let subset = draft.subset(number);
    for glyph in &run.glyphs {
        let code = subset.code(glyph.id);
        subset.reads(code, &run.text[glyph.reads.clone()]);
    }
    Ok(())
}

/// The line at a size of 1, and its width.
fn set(page: &Page<'_>, family: &str, press: &Press<'_>) -> Result<Option<(Run, f32)>, PdfError> {
    let text: String = page.sheet.slug.trim().nfc().collect();
    if text.is_empty() {
        return Ok(None);
    }
    let face = press.fonts.family(family)?;
    let (mut glyphs, mut width) = (Vec::with_capacity(text.len()), 0.0);
    for (at, letter, id) in face.letters(&text) {
        let id = id.ok_or_else(|| PdfError::MissingGlyph { text: letter.to_string(), id: "slug".to_owned() })?;
        glyphs.push(Glyph { id, x: width, rise: 0.0, reads: at..at + letter.len_utf8() });
        width += face.width(id) / 1000.0;
    }
    Ok(Some((Run { face, size: 1.0, at: Transform::identity(), text, glyphs, reading: None }, width)))
}
