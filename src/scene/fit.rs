//! Text into a frame: the largest size at which it stands in the allowed lines, balanced, never cut.
//!
//! A text is shaped once, at a reference size; trying other sizes only breaks its lines anew, since without hinting all
//! widths grow with the size.

use std::sync::Arc;

use parley::fontique::{Blob, Collection, CollectionOptions, SourceCache};
use parley::style::{FontFamily, FontFamilyName, FontWeight, LineHeight, StyleProperty};
use parley::{FontContext, Layout, LayoutContext};
use unicode_normalization::UnicodeNormalization;

use super::ink::{self, Ink, Room};
use crate::model::Brand;
use crate::model::artboard::Align;
use crate::model::compounds;

/// Size at which texts are shaped.
const REFERENCE: f32 = 100.0;
/// How much of its size a text keeps when it breaks where it is read to pause: with one line a phrase, with more.
const KEEP: [f64; 2] = [0.7, 0.8];
/// How much of its size a text keeps when its words of several syllables stay whole: without a lone word, with one.
const WHOLE: [f64; 2] = [0.7, 0.75];

/// How much of its size a text keeps when its last word gets company.
const COMPANY: f64 = 0.75;

/// What drawing programs round away, as a part of a length.
const ROUNDING: f64 = 1e-4;

/// Shapes texts with the brand's fonts, and no others. One per worker: it keeps scratch memory.
pub struct Typesetter {
    fonts: FontContext,
    scratch: LayoutContext<[u8; 4]>,
    compounds: Vec<String>,
}

/// How a text looks and how far it may shrink. Lengths in the artboard's unit.
#[derive(Debug, Clone)]
pub struct TextSpec {
    /// Font family.
    pub family: String,
    /// 100–900.
    pub weight: f32,
    /// Extra space between letters, in font sizes.
    pub tracking: f32,
    /// Frame width.
    pub width: f64,
    /// Frame height.
    pub height: f64,
    /// Smallest font size.
    pub min: f64,
    /// Largest font size.
    pub max: f64,
    /// Most lines.
    pub lines: usize,
    /// Line height in font sizes.
    pub line_height: f64,
    /// Lines of about equal length.
    pub balance: bool,
    /// Horizontal place in the frame: what stands over what.
    pub align: Align,
}

impl TextSpec {
    /// The greatest height that counts as inside: drawing programs round lengths when they save.
    fn tallest(&self) -> f64 {
        self.height * (1.0 + ROUNDING)
    }
}

/// A text that stands in its frame.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitted {
    /// Font size.
    pub size: f64,
    /// The lines, without trailing spaces.
    pub lines: Vec<String>,
    /// Widest line.
    pub width: f64,
    /// Distance from one baseline to the next: the line height, or more where letters would touch.
    pub leading: f64,
    /// From the top of the block to the first baseline.
    pub ascent: f64,
    /// Height of the block, marks included.
    pub height: f64,
    /// A paragraph of several lines ends with a single word.
    pub lone_end: bool,
}

impl Fitted {
    /// Whether a line of several holds a single word.
    fn has_lone_word(&self) -> bool {
        self.lines.len() > 1 && self.lines.iter().any(|l| !l.contains(' '))
    }

    /// Gives the lines the room that they need, if the line height gives them less.
    fn stand(&mut self, room: Room, line_height: f64) {
        let descent = line_height * self.size - self.ascent;
        let further = u32::try_from(self.lines.len().saturating_sub(1)).map_or(0.0, f64::from);
        self.leading = line_height.max(f64::from(room.between)) * self.size;
        self.ascent = self.ascent.max(f64::from(room.above) * self.size);
        self.height = self.ascent + further * self.leading + descent.max(f64::from(room.below) * self.size);
    }
}

/// A text that does not fit even at the smallest size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Overflow {
    /// How much too large it is at the smallest size, in percent of the frame.
    pub percent: u32,
}

impl Typesetter {
    /// A typesetter with the brand's fonts.
    #[must_use]
    pub fn new(brand: &Brand) -> Self {
        let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
        for font in brand.fonts.values() {
            let bytes: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(font.bytes.clone());
            collection.register_fonts(Blob::new(bytes), None);
        }
        let fonts = FontContext { collection, source_cache: SourceCache::default() };
        Self { fonts, scratch: LayoutContext::new(), compounds: brand.tokens.typography.compounds.clone() }
    }

    /// Fits `text` (`\n` breaks a line) into a frame. Balanced texts break after punctuation, none inside the brand's
    /// compounds, and the last line holds more than one word, where that costs little size: lines are read as they are
    /// meant.
    ///
    /// # Errors
    /// [`Overflow`] where it doesn't fit at `spec.min`.
    pub fn fit(&mut self, text: &str, spec: &TextSpec) -> Result<Fitted, Overflow> {
        let text: String = text.nfc().collect();
        let fitted = self.whole_words(&text, spec)?;
        if !fitted.lone_end {
            return Ok(fitted);
        }
        let company = self.whole_words(&last_two_together(&text), spec).ok();
        Ok(company.filter(|c| !c.lone_end && c.size >= COMPANY * fitted.size).unwrap_or(fitted))
    }

    /// Fits `text` with no compound of the brand's broken, where that costs little size.
    fn whole_words(&mut self, text: &str, spec: &TextSpec) -> Result<Fitted, Overflow> {
        let joined = compounds::join(text, &self.compounds);
        let free = self.arrange(text, spec)?;
        if free.lines.len() < 2 || joined == text {
            return Ok(free);
        }
        let fewer = TextSpec { lines: free.lines.len() - 1, ..spec.clone() };
        let whole: Vec<Fitted> = [spec, &fewer].into_iter().filter_map(|s| self.arrange(&joined, s).ok()).collect();
        let best = whole.iter().find(|w| !w.has_lone_word() && w.size >= WHOLE[0] * free.size);
        Ok(best.or_else(|| whole.iter().find(|w| w.size >= WHOLE[1] * free.size)).cloned().unwrap_or(free))
    }

    fn arrange(&mut self, text: &str, spec: &TextSpec) -> Result<Fitted, Overflow> {
        let text = &text.replace(" –", "\u{a0}–");
        let free = self.largest(text, spec)?;
        if !spec.balance || free.lines.len() < 2 || text.contains('\n') {
            return Ok(free);
        }
        let broken = sense_breaks(text);
        // Best is one line a phrase; next, phrases that run over several lines.
        for (lines, keep) in [2, spec.lines].into_iter().zip(KEEP) {
            let enough = |f: &Fitted| f.size >= keep * free.size && !f.has_lone_word();
            let spec = TextSpec { lines, ..spec.clone() };
            let fitted = broken.iter().filter_map(|t| self.largest(t, &spec).ok()).filter(enough);
            if let Some(best) = fitted.max_by(|a, b| a.size.total_cmp(&b.size)) {
                return Ok(best);
            }
        }
        Ok(free)
    }

    /// The largest size at which `text` stands in its frame.
    fn largest(&mut self, text: &str, spec: &TextSpec) -> Result<Fitted, Overflow> {
        let mut layout = self.shape(text, spec);
        let steps = 64;
        let size_at = |i: u32| spec.min + (spec.max - spec.min) * f64::from(i) / f64::from(steps);
        // "Fits" is not strictly monotone in the size, so the search starts at the top and takes the first that does.
        for i in (0..=steps).rev() {
            let size = size_at(i);
            if !fits(&mut layout, size, spec) {
                continue;
            }
            let fitted = self.settle(&mut layout, text, size, spec);
            if fitted.height <= spec.tallest() {
                return Ok(fitted);
            }
        }
        Err(Overflow { percent: excess(&mut layout, spec) })
    }

    /// The lines at `size`, each paragraph balanced by itself where wanted.
    fn settle(&mut self, whole: &mut Layout<[u8; 4]>, text: &str, size: f64, spec: &TextSpec) -> Fitted {
        let full = reference_width(size, spec);
        let factor = size / f64::from(REFERENCE);
        let ascent = whole.get(0).map_or(0.0, |l| f64::from(l.metrics().baseline)) * factor;
        let mut fitted = Fitted { size, lines: Vec::new(), width: 0.0, leading: 0.0, ascent, height: 0.0, lone_end: false };
        let mut inks = Vec::new();
        for paragraph in text.split('\n') {
            let mut layout = self.shape(paragraph, spec);
            layout.break_all_lines(Some(full));
            if spec.balance && layout.len() > 1 {
                balance(&mut layout, full);
            }
            fitted.width = fitted.width.max(f64::from(layout.width()) * factor);
            fitted.lines.extend(layout.lines().map(|l| paragraph[l.text_range()].trim().replace('\u{a0}', " ")));
            inks.extend(layout.lines().map(|l| Ink::of(&l, REFERENCE)));
            fitted.lone_end |= layout.len() > 1 && fitted.lines.last().is_some_and(|l| !l.contains(' '));
        }
        fitted.stand(ink::room(&inks, spec.align), spec.line_height);
        fitted
    }

    /// Lines that `text` takes where it breaks only because it must; `width` in font sizes.
    pub fn lines(&mut self, text: &str, family: &str, weight: f32, width: f64) -> usize {
        let mut layout = self.shape_in(text, family, weight, 0.0, 1.2);
        layout.break_all_lines(Some(to_f32(width) * REFERENCE));
        layout.len()
    }

    fn shape(&mut self, text: &str, spec: &TextSpec) -> Layout<[u8; 4]> {
        self.shape_in(text, &spec.family, spec.weight, spec.tracking, spec.line_height)
    }

    fn shape_in(&mut self, text: &str, family: &str, weight: f32, tracking: f32, line_height: f64) -> Layout<[u8; 4]> {
        let mut builder = self.scratch.ranged_builder(&mut self.fonts, text, 1.0, false);
        let family = FontFamilyName::Named(family.into());
        builder.push_default(StyleProperty::FontFamily(FontFamily::Single(family)));
        builder.push_default(StyleProperty::FontSize(REFERENCE));
        builder.push_default(StyleProperty::FontWeight(FontWeight::new(weight)));
        builder.push_default(StyleProperty::LetterSpacing(tracking * REFERENCE));
        builder.push_default(LineHeight::FontSizeRelative(to_f32(line_height)));
        builder.build(text)
    }
}

/// `text` with the last two words of each paragraph on one line.
pub(super) fn last_two_together(text: &str) -> String {
    let glue = |p: &str| p.rsplit_once(' ').map_or_else(|| p.to_owned(), |(before, last)| format!("{before}\u{a0}{last}"));
    text.split('\n').map(|p| glue(p.trim_end())).collect::<Vec<_>>().join("\n")
}

/// `text` with one line break after a punctuation mark, for each such place (at most six).
fn sense_breaks(text: &str) -> Vec<String> {
    let after_mark = |i: &usize| text[..*i].ends_with(['–', '—', ',', ';', ':', '.', '!', '?']);
    let places = text.match_indices(' ').map(|(i, _)| i).filter(after_mark).take(6);
    places.map(|i| format!("{}\n{}", &text[..i], &text[i + 1..])).collect()
}

/// Breaks at the width that the frame has at `size` and says whether everything is inside.
fn fits(layout: &mut Layout<[u8; 4]>, size: f64, spec: &TextSpec) -> bool {
    let width = reference_width(size, spec);
    layout.break_all_lines(Some(width));
    let height = count(layout) * spec.line_height * size;
    layout.len() <= spec.lines && layout.width() <= width && height <= spec.tallest()
}

fn reference_width(size: f64, spec: &TextSpec) -> f32 {
    to_f32(spec.width * f64::from(REFERENCE) / size)
}

/// Breaks at the narrowest width that needs no more lines: no lone last word, lines of like length.
fn balance(layout: &mut Layout<[u8; 4]>, full: f32) {
    let lines = layout.len();
    let (mut low, mut high) = (full / 4.0, full);
    for _ in 0..12 {
        let mid = f32::midpoint(low, high);
        layout.break_all_lines(Some(mid));
        if layout.len() <= lines && layout.width() <= mid { high = mid } else { low = mid }
    }
    layout.break_all_lines(Some(high));
}

fn excess(layout: &mut Layout<[u8; 4]>, spec: &TextSpec) -> u32 {
    let width = reference_width(spec.min, spec);
    layout.break_all_lines(Some(width));
    let height = count(layout) * spec.line_height * spec.min / spec.height;
    let lines = count(layout) / f64::from(u32::try_from(spec.lines.max(1)).unwrap_or(u32::MAX));
    let wide = f64::from(layout.width()) / f64::from(width);
    percent(height.max(lines).max(wide))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what fits")]
fn percent(ratio: f64) -> u32 {
    ((ratio - 1.0) * 100.0).ceil().clamp(1.0, 100_000.0) as u32
}

fn count(layout: &Layout<[u8; 4]>) -> f64 {
    f64::from(u32::try_from(layout.len()).unwrap_or(u32::MAX))
}

#[expect(clippy::cast_possible_truncation, reason = "lengths on an artboard are far inside f32")]
fn to_f32(v: f64) -> f32 {
    v as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_word_gets_company() {
        assert_eq!(last_two_together("a b c\nd\ne f"), "a b\u{a0}c\nd\ne\u{a0}f");
    }

    #[test]
    fn lines_may_break_after_punctuation_and_nowhere_inside_numbers() {
        assert_eq!(sense_breaks("a, b – c 1.000"), ["a,\nb – c 1.000", "a, b –\nc 1.000"]);
    }
}
