//! Laid-out text → runs of glyphs that stay text.
//!
//! In: usvg's positioned glyphs and its font database. Out: glyph runs whose letters can be searched and copied, in NFC.
//! Must not know: how lines were broken, what the text says.
//!
//! Glyphs on one baseline share one run, so that words are whole in the file and spaces are real spaces. Spaced-out and
//! curved words carry their reading (`/ActualText`).

use std::ops::Range;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;
use usvg::fontdb::ID;
use usvg::layout::{PositionedGlyph, Span};
use usvg::tiny_skia_path::{PathBuilder, Point, Rect, Transform};

use super::PdfError;
use super::canvas::Canvas;
use super::font::Face;
use super::paint::{Fill, Site, Stroke};
use super::walk::{Painter, on_page, unsupported};

/// Within this share of the font size a glyph counts as standing on the run's baseline.
const ON_BASELINE: f32 = 1e-3;
/// Further off than this share of the font size a new line has begun.
const NEW_LINE: f32 = 0.6;
/// Letter spacing beyond this share of the font size reads as a gap between words (a tenth, in most readers).
const WIDE: f32 = 0.05;

impl Painter<'_, '_> {
    /// Paints a text node span by span, decorations included.
    pub(super) fn text(&mut self, text: &usvg::Text, owner: &str) -> Result<(), PdfError> {
        let area = text.stroke_bounding_box();
        if !on_page(area, self.canvas.place()) {
            return Err(unsupported("a text without bounds", owner));
        }
        let spread = is_spread(text);
        for span in text.layouted().iter().filter(|span| span.visible) {
            for rule in [&span.overline, &span.underline].into_iter().flatten() {
                self.path(rule, owner)?;
            }
            self.span(span, area, spread, owner)?;
            if let Some(rule) = &span.line_through {
                self.path(rule, owner)?;
            }
        }
        Ok(())
    }

    fn span(&mut self, span: &Span, area: Rect, spread: bool, owner: &str) -> Result<(), PdfError> {
        let mut runs = runs(span, spread, owner, |id| self.press.fonts.get(id))?;
        runs.retain(|run| run.at.invert().is_some());
        if runs.is_empty() {
            return Ok(());
        }
        let site = Site { inks: self.press.inks, owner, area };
        let fill = span.fill.as_ref().map(|fill| site.fill(fill)).transpose()?;
        let stroke = span.stroke.as_ref().map(|stroke| site.stroke(stroke)).transpose()?;
        if spread && !self.press.outlined {
            runs.chunk_by_mut(|before, after| !before.blank() && !after.blank()).for_each(read_as_one);
        }
        let outline = stroke.as_ref().filter(|_| fill.is_some() && span.paint_order == usvg::PaintOrder::StrokeAndFill);
        for run in &runs {
            match outline {
                // The outline below as shapes, so that the text is in the file once.
                Some(stroke) => {
                    run.draw(None, Some(stroke), true, self.canvas);
                    run.draw(fill.as_ref(), None, self.press.outlined, self.canvas);
                }
                None => run.draw(fill.as_ref(), stroke.as_ref(), self.press.outlined, self.canvas),
            }
        }
        Ok(())
    }
}

/// Gives a word's reading to its first run as a whole and silence to the others. Readers guess words from distances and
/// would take a spaced-out or curved one apart.
fn read_as_one(word: &mut [Run]) {
    let mut reading: String = word.iter().map(|run| run.text.as_str()).collect();
    word.iter_mut().for_each(|run| run.reading = Some(std::mem::take(&mut reading)));
}

/// Whether letters stand where the font alone would not have put them.
fn is_spread(text: &usvg::Text) -> bool {
    let moved = |list: &[f32]| list.iter().any(|by| *by != 0.0);
    let wide = |span: &usvg::TextSpan| span.letter_spacing() > WIDE * span.font_size().get() || span.text_length().is_some();
    let loose = |chunk: &usvg::TextChunk| matches!(chunk.text_flow(), usvg::TextFlow::Path(_)) || chunk.spans().iter().any(wide);
    moved(text.rotate()) || text.chunks().iter().any(loose)
}

/// Glyphs of one face on one baseline.
pub(super) struct Run {
    pub(super) face: Arc<Face>,
    /// Of the font, in units of run space.
    pub(super) size: f32,
    /// Run space (the first glyph at the origin, y down) → user space.
    pub(super) at: Transform,
    pub(super) text: String,
    pub(super) glyphs: Vec<Glyph>,
    /// What all of it reads (`/ActualText`), where that isn't the text of each glyph.
    pub(super) reading: Option<String>,
}

/// A glyph in its place.
pub(super) struct Glyph {
    pub(super) id: u16,
    /// In units of run space.
    pub(super) x: f32,
    /// Above the baseline, in font sizes.
    pub(super) rise: f32,
    /// Its part of the run's text.
    pub(super) reads: Range<usize>,
}

/// Cuts a span into runs; where letters are spread, also before and after each space.
fn runs(span: &Span, spread: bool, owner: &str, mut face_of: impl FnMut(ID) -> Result<Arc<Face>, PdfError>) -> Result<Vec<Run>, PdfError> {
    let size = span.font_size.get();
    let mut runs: Vec<Run> = Vec::new();
    for glyph in &span.positioned_glyphs {
        if glyph.id.0 == 0 {
            return Err(PdfError::MissingGlyph { text: glyph.text.clone(), id: owner.to_owned() });
        }
        let face = face_of(glyph.font)?;
        // usvg's transform scales font units to user units; a PDF does that itself, from the font size.
        let units = face.em / size;
        let at = glyph.transform().pre_scale(units, units);
        let joins = |run: &mut Run| {
            let parted = spread && (run.blank() || blank(&glyph.text));
            !parted && run.face == face && run.join(glyph, at)
        };
        let joined = runs.last_mut().is_some_and(joins);
        if !joined {
            runs.push(Run::start(face, size, at, glyph));
        }
    }
    Ok(runs)
}

/// Whitespace only; the silent glyphs of a cluster are not.
fn blank(text: &str) -> bool {
    !text.is_empty() && text.trim().is_empty()
}

impl Run {
    fn start(face: Arc<Face>, size: f32, at: Transform, glyph: &PositionedGlyph) -> Self {
        let (text, glyphs) = (String::new(), Vec::new());
        let mut run = Self { face, size, at, text, glyphs, reading: None };
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
        let mut spot = Point::from_xy(at.tx, at.ty);
        back.map_point(&mut spot);
        if !spot.x.is_finite() || !spot.y.is_finite() || spot.y.abs() > NEW_LINE * self.size {
            return false;
        }
        let rise = if spot.y.abs() <= ON_BASELINE * self.size { 0.0 } else { -spot.y / self.size };
        self.push(glyph, spot.x, rise);
        true
    }

    /// usvg gives a cluster's text to its last glyph and nothing to the others; in the file they share it.
    fn push(&mut self, glyph: &PositionedGlyph, x: f32, rise: f32) {
        let start = self.text.len();
        self.text.extend(glyph.text.nfc());
        let reads = start..self.text.len();
        if !reads.is_empty() {
            self.glyphs.iter_mut().rev().take_while(|earlier| earlier.reads.is_empty()).for_each(|earlier| earlier.reads = reads.clone());
        }
        self.glyphs.push(Glyph { id: glyph.id.0, x, rise, reads });
    }

    /// Draws it as text or, `outlined`, as shapes.
    pub(super) fn draw(&self, fill: Option<&Fill>, stroke: Option<&Stroke>, outlined: bool, canvas: &mut Canvas<'_>) {
        if !outlined {
            return canvas.show(self, fill, stroke);
        }
        let mut path = PathBuilder::new();
        let unit = self.size / self.face.em;
        for glyph in &self.glyphs {
            let at = self.at.pre_translate(glyph.x, -glyph.rise * self.size).pre_scale(unit, -unit);
            self.face.outline(glyph.id, at, &mut path);
        }
        path.finish().into_iter().for_each(|path| canvas.draw(&path, fill, stroke));
    }
}
