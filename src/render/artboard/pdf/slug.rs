//! The slug: a line in small type below the bleed.
//!
//! In: its text, a font family of the trees' own database. Out: one run of glyphs, in pure K. A letter has its own glyph and
//! its own width, as in a typewriter's line: nobody looks at the distances in a slug, and to shape it would take longer than
//! all that a chapter sets on a poster. Must not know: what the text says.

use krilla::color::cmyk;
use krilla::geom::Point;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};
use unicode_normalization::UnicodeNormalization;
use usvg::fontdb::{Family, Query};

use super::sheet::{Frame, PT};
use super::{Meta, Page, PdfError, Press};

/// Size of the line in points, shrunk when it is longer than the sheet.
const SIZE: f64 = 6.5;
/// From the BleedBox down to the baseline, in millimetres.
const DROP: f64 = 6.0;
/// From the left crop mark to the line, in millimetres.
const INSET: f64 = 2.0;

/// A line, ready to be drawn.
pub(super) struct Slug {
    font: Font,
    text: String,
    glyphs: Vec<KrillaGlyph>,
    /// In font sizes.
    width: f64,
}

impl Slug {
    /// The slug of a page; `None` where it has none.
    pub(super) fn of(page: &Page<'_>, meta: &Meta<'_>, press: &Press<'_>) -> Result<Option<Self>, PdfError> {
        let (text, Some(layer)) = (page.sheet.slug.trim(), page.layers.first()) else { return Ok(None) };
        if text.is_empty() {
            return Ok(None);
        }
        let missing = || PdfError::SlugFont(meta.slug_font.to_owned());
        let db = layer.fontdb();
        let query = Query { families: &[Family::Name(meta.slug_font)], ..Query::default() };
        let face = db.query(&query).ok_or_else(missing)?;
        let text: String = text.nfc().collect();
        let set = db.with_face_data(face, |data, index| Some(line(&text, &FontRef::from_index(data, index).ok()?))).flatten();
        let (glyphs, width) = set.ok_or_else(missing)??;
        Ok(Some(Self { font: press.fonts.get(db, face)?, text, glyphs, width }))
    }

    /// Begins right of the left crop mark, so that the two never cross.
    pub(super) fn draw(&self, frame: &Frame, outlined: bool, surface: &mut Surface<'_>) {
        let room = (frame.trim.width - 2.0 * INSET * PT).max(PT);
        let size = SIZE * (room / (self.width * SIZE).max(1.0)).min(1.0);
        let origin = Point::from_xy((frame.trim.x + INSET * PT) as f32, (frame.bleed.bottom() + DROP * PT) as f32);
        surface.set_stroke(None);
        surface.set_fill(Some(Fill { paint: cmyk::Color::new(0, 0, 0, u8::MAX).into(), ..Fill::default() }));
        surface.draw_glyphs(origin, &self.glyphs, self.font.clone(), &self.text, size as f32, outlined);
    }
}

/// The glyphs of a text, side by side, and their width in font sizes.
fn line(text: &str, font: &FontRef<'_>) -> Result<(Vec<KrillaGlyph>, f64), PdfError> {
    // In font units: a size of 1 would round to a sixty-fourth of it.
    let (letters, metrics) = (font.charmap(), font.glyph_metrics(Size::unscaled(), LocationRef::default()));
    let em = f32::from(font.metrics(Size::unscaled(), LocationRef::default()).units_per_em);
    let (mut glyphs, mut width) = (Vec::with_capacity(text.len()), 0.0);
    for (at, letter) in text.char_indices() {
        let missing = || PdfError::MissingGlyph { text: letter.to_string(), id: "slug".to_owned() };
        let glyph = letters.map(letter).ok_or_else(missing)?;
        let advance = metrics.advance_width(glyph).ok_or_else(missing)? / em;
        width += f64::from(advance);
        glyphs.push(KrillaGlyph::new(GlyphId::new(glyph.to_u32()), advance, 0.0, 0.0, 0.0, at..at + letter.len_utf8(), None));
    }
    Ok((glyphs, width))
}
