//! Laid-out text → runs of glyphs that stay text.
//!
//! In: usvg's positioned glyphs and its font database. Out: glyph runs whose letters can be searched and copied, in NFC.
//! Must not know: how lines were broken, what the text says.
//!
//! Glyphs on one baseline share one run, so that words are whole in the file and spaces are real spaces. Spaced-out and
//! curved words carry their reading (`/ActualText`).

use std::sync::{Arc, Mutex, PoisonError};

use krilla::geom::Point;
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use unicode_normalization::UnicodeNormalization;
use usvg::fontdb::{Database, ID};
use usvg::layout::{PositionedGlyph, Span};
use usvg::tiny_skia_path::{Point as SkiaPoint, Rect, Transform};

use super::PdfError;
use super::paint::Site;
use super::walk::{Painter, on_page, unsupported};

/// Within this share of the font size a glyph counts as standing on the run's baseline.
const ON_BASELINE: f32 = 1e-3;
/// Further off than this share of the font size a new line has begun.
const NEW_LINE: f32 = 0.6;
/// Letter spacing beyond this share of the font size reads as a gap between words (a tenth, in most readers).
const WIDE: f32 = 0.05;
/// Tables of glyphs that bring their own colours: those are RGB.
const COLOUR_TABLES: [&[u8]; 5] = [b"COLR", b"SVG ", b"sbix", b"CBDT", b"EBDT"];

/// The fonts met so far, shared by all files: reading one takes longer than most pages.
#[derive(Default)]
pub struct Fonts(Mutex<Vec<(Arc<Database>, ID, Font)>>);

impl Fonts {
    pub(super) fn get(&self, db: &Arc<Database>, id: ID) -> Result<Font, PdfError> {
        let mut met = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = met.iter().find(|(known, face, _)| *face == id && Arc::ptr_eq(known, db));
        if let Some((_, _, font)) = known {
            return Ok(font.clone());
        }
        let font = load(db, id)?;
        met.push((db.clone(), id, font.clone()));
        Ok(font)
    }
}

fn load(db: &Database, id: ID) -> Result<Font, PdfError> {
    let name = db.face(id).map(|face| face.post_script_name.clone()).unwrap_or_default();
    let fault = |why| PdfError::Font { name: name.clone(), why };
    let face = db.with_face_data(id, |data, index| (data.to_vec(), index));
    let (data, index) = face.ok_or_else(|| fault("can't be read"))?;
    if has_table(&data, index, b"fvar") {
        return Err(fault("is variable; print wants one file a weight"));
    }
    if COLOUR_TABLES.iter().any(|tag| has_table(&data, index, tag)) {
        return Err(fault("has coloured glyphs"));
    }
    Font::new(data.into(), index).ok_or_else(|| fault("can't be read"))
}

/// Whether an OpenType file lists a table (OpenType 1.9, "Table Directory").
fn has_table(data: &[u8], index: u32, tag: &[u8]) -> bool {
    let number = |at: usize, bytes: usize| {
        let slice = data.get(at..at.checked_add(bytes)?)?;
        Some(slice.iter().fold(0_usize, |sum, byte| sum << 8 | usize::from(*byte)))
    };
    let start = if data.starts_with(b"ttcf") { number(12 + 4 * index as usize, 4) } else { Some(0) };
    let Some(start) = start else { return false };
    let count = start.checked_add(4).and_then(|at| number(at, 2)).unwrap_or(0);
    (0..count).any(|i| data.get(start + 12 + 16 * i..).is_some_and(|entry| entry.starts_with(tag)))
}

impl Painter<'_, '_> {
    /// Paints a text node span by span, decorations included.
    pub(super) fn text(&mut self, text: &usvg::Text, owner: &str, db: &Arc<Database>) -> Result<(), PdfError> {
        let area = text.stroke_bounding_box();
        if !on_page(area, self.place) {
            return Err(unsupported("a text without bounds", owner));
        }
        let (spread, line) = (is_spread(text), Line { owner, db });
        for span in text.layouted().iter().filter(|span| span.visible) {
            for rule in [&span.overline, &span.underline].into_iter().flatten() {
                self.path(rule, owner)?;
            }
            self.span(span, area, spread, &line)?;
            if let Some(rule) = &span.line_through {
                self.path(rule, owner)?;
            }
        }
        Ok(())
    }

    fn span(&mut self, span: &Span, area: Rect, spread: bool, line: &Line<'_>) -> Result<(), PdfError> {
        let mut inked = Vec::new();
        for run in runs(span, spread, line.owner, |id| self.press.fonts.get(line.db, id))? {
            let Some(inward) = run.at.invert() else {
                continue;
            };
            let site = Site { inks: self.press.inks, owner: line.owner, area, inward };
            let pen = Pen {
                fill: span.fill.as_ref().map(|fill| site.fill(fill)).transpose()?,
                stroke: span.stroke.as_ref().map(|stroke| site.stroke(stroke)).transpose()?,
                stroke_first: span.paint_order == usvg::PaintOrder::StrokeAndFill,
            };
            inked.push((run, pen));
        }
        if spread && !self.press.outlined {
            for word in inked.chunk_by_mut(|(before, _), (after, _)| !before.blank() && !after.blank()) {
                rehearse(word, self.surface);
                read_as_one(word);
            }
        }
        for (run, pen) in &inked {
            self.within(run.at, |painter| run.draw(pen, painter.press.outlined, painter.surface));
        }
        Ok(())
    }
}

/// Draws a word where nobody sees it, so that each of its glyphs is known as its own letter before [`read_as_one`]
/// takes the letters away. krilla drops a stream that isn't used and keeps what it learnt about the font.
fn rehearse(word: &[(Run, Pen)], surface: &mut Surface<'_>) {
    let mut builder = surface.stream_builder();
    let mut stage = builder.surface();
    let black = krilla::color::cmyk::Color::new(0, 0, 0, u8::MAX).into();
    let fill = krilla::paint::Fill { paint: black, ..krilla::paint::Fill::default() };
    let pen = Pen { fill: Some(fill), stroke: None, stroke_first: false };
    word.iter().for_each(|(run, _)| run.draw(&pen, false, &mut stage));
    stage.finish();
    drop(builder.finish());
}

/// Gives a word's reading to its first run as a whole and silence to the others; krilla writes both as `/ActualText`.
/// Readers guess words from distances and would take a spaced-out or curved one apart.
fn read_as_one(word: &mut [(Run, Pen)]) {
    let mut reading: String = word.iter().map(|(run, _)| run.text.as_str()).collect();
    for (run, _) in word {
        run.text = std::mem::take(&mut reading);
        for glyph in &mut run.glyphs {
            glyph.text_range = 0..run.text.len();
        }
    }
}

/// Whether letters stand where the font alone would not have put them.
fn is_spread(text: &usvg::Text) -> bool {
    let moved = |list: &[f32]| list.iter().any(|by| *by != 0.0);
    let wide = |span: &usvg::TextSpan| span.letter_spacing() > WIDE * span.font_size().get() || span.text_length().is_some();
    let loose = |chunk: &usvg::TextChunk| matches!(chunk.text_flow(), usvg::TextFlow::Path(_)) || chunk.spans().iter().any(wide);
    moved(text.rotate()) || text.chunks().iter().any(loose)
}

/// Where a text comes from.
struct Line<'a> {
    owner: &'a str,
    db: &'a Arc<Database>,
}

/// How a run is painted.
struct Pen {
    fill: Option<krilla::paint::Fill>,
    stroke: Option<krilla::paint::Stroke>,
    stroke_first: bool,
}

/// Glyphs of one font on one baseline.
struct Run {
    font: Font,
    size: f32,
    /// Run space (the first glyph at the origin, y down) → user space.
    at: Transform,
    text: String,
    glyphs: Vec<KrillaGlyph>,
    /// Where the last glyph stands, in run space.
    last_x: f32,
    /// How many glyphs at the end wait for the text of their cluster.
    waiting: usize,
}

/// Cuts a span into runs; where letters are spread, also before and after each space.
fn runs(span: &Span, spread: bool, owner: &str, mut font_of: impl FnMut(ID) -> Result<Font, PdfError>) -> Result<Vec<Run>, PdfError> {
    let size = span.font_size.get();
    let mut runs: Vec<Run> = Vec::new();
    for glyph in &span.positioned_glyphs {
        if glyph.id.0 == 0 {
            return Err(PdfError::MissingGlyph { text: glyph.text.clone(), id: owner.to_owned() });
        }
        let font = font_of(glyph.font)?;
        // usvg's transform scales font units to user units; krilla does that itself, from the font size.
        let units = font.units_per_em() / size;
        let at = glyph.transform().pre_scale(units, units);
        let joins = |run: &mut Run| {
            let parted = spread && (run.blank() || blank(&glyph.text));
            !parted && run.font == font && run.join(glyph, at)
        };
        let joined = runs.last_mut().is_some_and(joins);
        if !joined {
            runs.push(Run::start(font, size, at, glyph));
        }
    }
    Ok(runs)
}

/// Whitespace only; the silent glyphs of a cluster are not.
fn blank(text: &str) -> bool {
    !text.is_empty() && text.trim().is_empty()
}

impl Run {
    fn start(font: Font, size: f32, at: Transform, glyph: &PositionedGlyph) -> Self {
        let (text, glyphs) = (String::new(), Vec::new());
        let mut run = Self { font, size, at, text, glyphs, last_x: 0.0, waiting: 0 };
        run.push(glyph, 0.0, 0.0);
        run
    }

    fn blank(&self) -> bool {
        blank(&self.text)
    }

    /// Takes the glyph in if it stands on the same line at the same scale and angle.
    fn join(&mut self, glyph: &PositionedGlyph, at: Transform) -> bool {
        let near = |a: f32, b: f32| (a - b).abs() <= 1e-5 * (a.abs() + b.abs()).max(1e-3);
        let same = near(at.sx, self.at.sx) && near(at.sy, self.at.sy) && near(at.kx, self.at.kx) && near(at.ky, self.at.ky);
        let Some(back) = self.at.invert().filter(|_| same) else {
            return false;
        };
        let mut spot = SkiaPoint::from_xy(at.tx, at.ty);
        back.map_point(&mut spot);
        if !spot.x.is_finite() || !spot.y.is_finite() || spot.y.abs() > NEW_LINE * self.size {
            return false;
        }
        let rise = if spot.y.abs() <= ON_BASELINE * self.size { 0.0 } else { -spot.y / self.size };
        if let Some(last) = self.glyphs.last_mut() {
            last.x_advance = (spot.x - self.last_x) / self.size;
        }
        self.push(glyph, spot.x, rise);
        true
    }

    /// usvg gives a cluster's text to its last glyph and nothing to the others; in the file they share it.
    fn push(&mut self, glyph: &PositionedGlyph, x: f32, rise: f32) {
        let start = self.text.len();
        self.text.extend(glyph.text.nfc());
        let range = start..self.text.len();
        let id = GlyphId::new(u32::from(glyph.id.0));
        self.glyphs.push(KrillaGlyph::new(id, 0.0, 0.0, rise, 0.0, range.clone(), None));
        self.last_x = x;
        if range.is_empty() {
            self.waiting += 1;
            return;
        }
        let end = self.glyphs.len() - 1;
        for earlier in &mut self.glyphs[end - self.waiting..end] {
            earlier.text_range = range.clone();
        }
        self.waiting = 0;
    }

    fn draw(&self, pen: &Pen, outlined: bool, surface: &mut Surface<'_>) {
        let mut show = |fill: Option<_>, stroke: Option<_>, as_shapes| {
            if fill.is_none() && stroke.is_none() {
                return;
            }
            surface.set_fill(fill);
            surface.set_stroke(stroke);
            let origin = Point::from_xy(0.0, 0.0);
            let font = self.font.clone();
            surface.draw_glyphs(origin, &self.glyphs, font, &self.text, self.size, outlined || as_shapes);
        };
        let (fill, stroke) = (pen.fill.clone(), pen.stroke.clone());
        if pen.stroke_first && fill.is_some() && stroke.is_some() {
            // The outline below as shapes, so that the text is in the file once.
            show(None, stroke, true);
            show(fill, None, false);
        } else {
            show(fill, stroke, false);
        }
    }
}
