//! The paper: boxes and crop marks around a drawing.
//!
//! In: trim, bleed and scale in millimetres. Out: boxes in points, y down from the top left, and where a tree lands.
//! Must not know: what is drawn.

use pdf_writer::Rect;
use usvg::tiny_skia_path::{self as skia, Path, PathBuilder, Transform};

use super::canvas::Canvas;
use super::paint::{Ink, Paint, Stroke};
use super::{Art, PdfError};
use crate::model::artboard::{MARKS, PDF_LIMIT};

/// Points per millimetre.
pub(super) const PT: f64 = 72.0 / 25.4;
/// From the BleedBox to the near end of a crop mark, in millimetres: marks never touch the bleed.
const MARK_GAP: f64 = 2.5;
/// Length of a crop mark in millimetres.
const MARK_LENGTH: f64 = 5.0;
/// Weight of a crop mark in points.
const MARK_WEIGHT: f32 = 0.25;
/// How far the two ratios of trim to artboard may lie apart: presets of the same ratio differ by rounding only.
const RATIO_TOLERANCE: f64 = 0.01;

/// The paper of one page. Lengths in millimetres of the finished piece, whatever the file's scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sheet<'a> {
    /// Width and height after cutting.
    pub trim: (f64, f64),
    /// Ink beyond the cut on each side.
    pub bleed: f64,
    /// Crop marks outside the bleed.
    pub marks: bool,
    /// A line in small type below the bleed; none when empty. Marks and slug keep their size in a scaled file.
    pub slug: &'a str,
    /// File to finished piece: 1, or 0.1 for pieces too long for a PDF page.
    pub output_scale: f64,
}

impl Sheet<'_> {
    /// Width and height of the page in the file, with margins, in millimetres.
    pub fn media(&self) -> (f64, f64) {
        let around = 2.0 * (self.bleed * self.output_scale + self.margin());
        (self.trim.0 * self.output_scale + around, self.trim.1 * self.output_scale + around)
    }

    fn margin(&self) -> f64 {
        if self.marks || !self.slug.is_empty() { MARKS } else { 0.0 }
    }

    fn check(&self) -> Result<(), PdfError> {
        let positive = |v: f64| v.is_finite() && v > 0.0;
        if !positive(self.trim.0) || !positive(self.trim.1) {
            return Err(PdfError::Sheet("the trim has no size"));
        }
        if !self.bleed.is_finite() || self.bleed < 0.0 {
            return Err(PdfError::Sheet("the bleed is not a length"));
        }
        if !positive(self.output_scale) {
            return Err(PdfError::Sheet("the scale is not a positive number"));
        }
        let (width, height) = self.media();
        if width.max(height) > PDF_LIMIT {
            return Err(PdfError::Sheet("longer than 5.08 m: print it at 1:10"));
        }
        Ok(())
    }
}

/// A rectangle in points, y down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Area {
    pub(super) fn path(&self) -> Result<Path, PdfError> {
        let [x, y, width, height] = [self.x, self.y, self.width, self.height].map(|v| v as f32);
        let rect = skia::Rect::from_xywh(x, y, width, height).ok_or(PdfError::Sheet("a box without area"))?;
        Ok(PathBuilder::from_rect(rect))
    }

    fn right(&self) -> f64 {
        self.x + self.width
    }

    pub(super) fn bottom(&self) -> f64 {
        self.y + self.height
    }
}

/// The boxes of one page, in points of the file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Frame {
    /// Width and height of the MediaBox.
    pub(super) media: (f64, f64),
    /// BleedBox.
    pub(super) bleed: Area,
    /// TrimBox.
    pub(super) trim: Area,
    /// Points of the file per millimetre of the finished piece.
    scale: f64,
}

impl Frame {
    /// The boxes of a sheet, or what is wrong with its numbers.
    pub(super) fn of(sheet: &Sheet<'_>) -> Result<Self, PdfError> {
        sheet.check()?;
        let scale = sheet.output_scale * PT;
        let (media, margin, bleed) = (sheet.media(), sheet.margin() * PT, sheet.bleed * scale);
        let trim = Area { x: margin + bleed, y: margin + bleed, width: sheet.trim.0 * scale, height: sheet.trim.1 * scale };
        let bleed = Area { x: margin, y: margin, width: trim.width + 2.0 * bleed, height: trim.height + 2.0 * bleed };
        Ok(Self { media: (media.0 * PT, media.1 * PT), bleed, trim, scale })
    }

    /// From here to the page's own space, whose y points up.
    pub(super) fn upward(&self) -> Transform {
        Transform::from_row(1.0, 0.0, 0.0, -1.0, 0.0, self.media.1 as f32)
    }

    /// The whole page as a box of a file.
    pub(super) fn sheet(&self) -> Rect {
        Rect::new(0.0, 0.0, self.media.0 as f32, self.media.1 as f32)
    }

    /// A part of it as a box of a file: y up, from the lower left to the upper right.
    pub(super) fn upright(&self, area: &Area) -> Rect {
        let [left, bottom, right, top] = [area.x, self.media.1 - area.bottom(), area.right(), self.media.1 - area.y].map(|v| v as f32);
        Rect::new(left, bottom, right, top)
    }

    /// Tree units → points of the page, y down. The artboard's trim is scaled evenly until it covers the sheet's, centred;
    /// what lies outside the viewBox goes on into the bleed.
    pub(super) fn place(&self, size: usvg::Size, art: Art) -> Result<Transform, PdfError> {
        let width = f64::from(size.width()) * art.unit - 2.0 * art.bleed;
        let height = f64::from(size.height()) * art.unit - 2.0 * art.bleed;
        if !(width.is_finite() && height.is_finite() && width > 0.0 && height > 0.0) {
            return Err(PdfError::Sheet("the artboard has no size"));
        }
        let (across, down) = (self.trim.width / width, self.trim.height / height);
        if (across / down - 1.0).abs() > RATIO_TOLERANCE {
            return Err(PdfError::Ratio);
        }
        let factor = across.max(down);
        let x = self.trim.x + (self.trim.width - width * factor) / 2.0 - art.bleed * factor;
        let y = self.trim.y + (self.trim.height - height * factor) / 2.0 - art.bleed * factor;
        let unit = (factor * art.unit) as f32;
        Ok(Transform::from_row(unit, 0.0, 0.0, unit, x as f32, y as f32))
    }
}

/// Two marks at each corner of the trim, pure K, wholly outside the bleed.
pub(super) fn crop_marks(frame: &Frame, canvas: &mut Canvas<'_>) -> Result<(), PdfError> {
    let (near, far) = (MARK_GAP * PT, (MARK_GAP + MARK_LENGTH) * PT);
    let mut path = PathBuilder::new();
    let mut line = |from: (f64, f64), to: (f64, f64)| {
        path.move_to(from.0 as f32, from.1 as f32);
        path.line_to(to.0 as f32, to.1 as f32);
    };
    for x in [frame.trim.x, frame.trim.right()] {
        line((x, frame.bleed.y - far), (x, frame.bleed.y - near));
        line((x, frame.bleed.bottom() + near), (x, frame.bleed.bottom() + far));
    }
    for y in [frame.trim.y, frame.trim.bottom()] {
        line((frame.bleed.x - far, y), (frame.bleed.x - near, y));
        line((frame.bleed.right() + near, y), (frame.bleed.right() + far, y));
    }
    let path = path.finish().ok_or(PdfError::Sheet("crop marks without length"))?;
    let (width, miter) = (MARK_WEIGHT, 10.0);
    let (cap, join, paint) = (usvg::LineCap::Butt, usvg::LineJoin::Miter, Paint::Ink(Ink::BLACK));
    canvas.draw(&path, None, Some(&Stroke { paint, width, miter, cap, join, dash: None }));
    Ok(())
}
