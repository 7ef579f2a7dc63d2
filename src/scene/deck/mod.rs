//! Slides: a designer's PPTX (ECMA-376, part 1, 19) and a document's text on its layouts.
//!
//! In: the package, what is what in it ([`DeckSpec`](crate::model::document::DeckSpec)), a text's blocks. Out: a
//! [`Template`], its faults, and [`Slide`]s whose texts have a size at which they stand in their places. `render` writes
//! them. Must not know chapters and files.

mod slide;
mod template;

pub use slide::{Paragraph, Slide, slides};
pub use template::{CONTENT_TYPES, Fault, Layout, PRESENTATION, Picture, Place, Template, paragraphs, words};

use super::Typesetter;
use crate::diagnostic::Diagnostic;
use crate::model::Page;
use crate::model::fields::Values;

/// What stands on a slide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stand {
    /// The first.
    Cover,
    /// A title that others follow.
    Section,
    /// A title and text.
    Text,
    /// A title and two columns with heads.
    Columns,
    /// A title and one sentence.
    Statement,
}

impl Stand {
    /// Places for text that its layout must have, the title first.
    #[must_use]
    pub fn places(self) -> usize {
        match self {
            Self::Section => 1,
            Self::Cover | Self::Text | Self::Statement => 2,
            Self::Columns => 5,
        }
    }
}

/// How far a text may shrink, in percent of the size that the designer gave it: PowerPoint's own steps go as far.
const SCALES: [u32; 5] = [100, 90, 80, 70, 62];
/// Line height of a font by itself, in font sizes.
const NATURAL: f64 = 1.2;
/// Weights that PPTX knows.
const WEIGHTS: [f32; 2] = [400.0, 800.0];

/// A text that doesn't stand in its place even at the smallest scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overflow {
    /// Height too much, in percent of the place's.
    pub percent: u32,
}

/// What to tell about a text that doesn't stand (ND0636), at its heading: how much it is too long, for whom.
#[must_use]
pub fn overflow(slide: &Slide, overflow: Overflow, page: &Page, values: &Values, chapter: &str) -> Diagnostic {
    let (title, body) = (slide.title(), page.body());
    let mut headings = body.lines().filter(|line| line.starts_with('#'));
    let heading = headings.find(|line| values.fill(line.trim_start_matches('#').trim()) == title);
    let at = heading.map_or(0, |line| line.as_ptr().addr() - body.as_ptr().addr());
    let finding = Diagnostic::error("ND0636").at(page.place(at, at + heading.map_or(0, str::len))).arg("slide", title);
    finding.arg("percent", overflow.percent).arg("chapter", chapter)
}

impl Template {
    /// For each text of a slide the scale at which it stands in its place, in percent of the designer's size.
    pub fn scales(&self, slide: &Slide, family: &str, typesetter: &mut Typesetter) -> Vec<Result<u32, Overflow>> {
        let places = self.layouts.get(&slide.stand).map(|l| l.places.as_slice()).unwrap_or_default();
        places.iter().zip(&slide.texts).map(|(place, text)| scale(place, text, family, typesetter)).collect()
    }
}

/// The largest scale, in percent, at which `text` stands in `place`.
///
/// # Errors
/// [`Overflow`] at the smallest.
fn scale(place: &Place, text: &[Paragraph], family: &str, typesetter: &mut Typesetter) -> Result<u32, Overflow> {
    let mut ratio = f64::INFINITY;
    for percent in SCALES {
        ratio = height(place, text, f64::from(percent) / 100.0, family, typesetter) / place.height;
        if ratio <= 1.0 {
            return Ok(percent);
        }
    }
    Err(Overflow { percent: excess(ratio) })
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what fits")]
fn excess(ratio: f64) -> u32 {
    ((ratio - 1.0) * 100.0).ceil().clamp(1.0, 100_000.0) as u32
}

/// Height of a text, pt.
fn height(place: &Place, text: &[Paragraph], factor: f64, family: &str, typesetter: &mut Typesetter) -> f64 {
    let size = place.size * factor;
    let mut sum = 0.0;
    for paragraph in text {
        let bold = place.bold || paragraph.runs.iter().any(|r| r.strong);
        let indent = if paragraph.list.is_some() { place.indent } else { 0.0 };
        let width = (place.width - indent).max(size);
        let words: String = paragraph.runs.iter().map(|r| r.text.as_str()).collect();
        let lines = typesetter.lines(&words, family, WEIGHTS[usize::from(bold)], width / size);
        sum += f64::from(u32::try_from(lines.max(1)).unwrap_or(u32::MAX)) * size * NATURAL * place.line + place.before * factor;
    }
    sum
}
