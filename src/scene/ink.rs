//! What letters cover, marks included: how far apart the lines of a text must stand so that none touch.
//!
//! In: lines as parley broke them. Out: distances in font sizes. A font's own ascent and descent don't say it: in many a
//! font, capitals with two marks (Ẳ) stand higher, and so would run into a dot below (ợ) on the line above.

use std::iter::zip;

use parley::layout::{Line, PositionedLayoutItem};
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, GlyphId};

use crate::model::artboard::Align;

/// Free space between the letters of two lines, in font sizes.
const CLEAR: f32 = 0.02;

/// The letters of one line, each as a box: left and right of the line's start, up and down from its baseline.
#[derive(Debug, Default)]
pub(super) struct Ink {
    boxes: Vec<[f32; 4]>,
    /// Of the line, without trailing spaces.
    width: f32,
}

/// What the lines of a text need, in font sizes.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
pub(super) struct Room {
    /// Above the first baseline.
    pub(super) above: f32,
    /// From each baseline to the next.
    pub(super) between: f32,
    /// Below the last baseline.
    pub(super) below: f32,
}

impl Ink {
    /// The letters of a line that was set at `size`.
    pub(super) fn of(line: &Line<'_, [u8; 4]>, size: f32) -> Self {
        let metrics = line.metrics();
        let mut boxes = Vec::new();
        for item in line.items() {
            let PositionedLayoutItem::GlyphRun(run) = item else { continue };
            let font = run.run().font();
            let Ok(face) = FontRef::from_index(font.data.data(), font.index) else { continue };
            let bounds = GlyphMetrics::new(&face, Size::new(1.0), LocationRef::default());
            for glyph in run.positioned_glyphs() {
                let Some(b) = bounds.bounds(GlyphId::new(glyph.id)).filter(|b| b.x_max > b.x_min) else { continue };
                let x = glyph.x / size;
                boxes.push([x + b.x_min, x + b.x_max, b.y_max, -b.y_min]);
            }
        }
        Self { boxes, width: (metrics.advance - metrics.hanging_advance) / size }
    }

    /// Where the line starts when it is set into a frame.
    fn start(&self, align: Align) -> f32 {
        match align {
            Align::Start => 0.0,
            Align::Middle => -self.width / 2.0,
            Align::End => -self.width,
        }
    }

    fn reach(&self, side: usize) -> f32 {
        self.boxes.iter().map(|b| b[side]).fold(0.0, f32::max)
    }

    /// How far below this line's baseline the next one's must lie.
    fn until(&self, next: &Self, align: Align) -> f32 {
        let shift = next.start(align) - self.start(align);
        let meet = |a: &[f32; 4], b: &[f32; 4]| a[0] < b[1] + shift && b[0] + shift < a[1];
        let pairs = self.boxes.iter().flat_map(|a| next.boxes.iter().map(move |b| (a, b)));
        pairs.filter(|(a, b)| meet(a, b)).map(|(a, b)| a[3] + b[2] + CLEAR).fold(0.0, f32::max)
    }
}

/// What the lines of a text need.
pub(super) fn room(lines: &[Ink], align: Align) -> Room {
    let pairs = zip(lines, lines.iter().skip(1));
    Room {
        above: lines.first().map_or(0.0, |l| l.reach(2)),
        between: pairs.map(|(a, b)| a.until(b, align)).fold(0.0, f32::max),
        below: lines.last().map_or(0.0, |l| l.reach(3)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(boxes: &[[f32; 4]], width: f32) -> Ink {
        Ink { boxes: boxes.to_vec(), width }
    }

    #[test]
    fn only_letters_over_each_other_push_lines_apart() {
        let dotted = line(&[[0.0, 0.6, 0.5, 0.25], [0.6, 1.2, 0.7, 0.0]], 1.2);
        let stacked = line(&[[0.0, 0.6, 0.7, 0.0], [0.7, 1.2, 1.2, 0.0]], 1.2);
        let all = room(&[dotted, stacked], Align::Start);
        assert!((all.between - 1.22).abs() < 1e-6, "the mark stands beside the dot: {all:?}");
        assert_eq!((all.above, all.below), (0.7, 0.0));
        let (dotted, stacked) = (line(&[[0.0, 0.6, 0.5, 0.25]], 0.6), line(&[[0.0, 0.6, 1.2, 0.0]], 1.2));
        assert!((room(&[dotted, stacked], Align::End).between).abs() < 1e-6, "set to the right, it no longer stands over it");
    }
}
