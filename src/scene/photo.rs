//! A photo in its frame: which part of it is shown, and where.
//!
//! In: a photo's size and focus, a frame, how the slot fills it. Out: a [`Placed`] and the element that stands for it in
//! a layer; its pixels come later, from whoever paints. Must not know pixels.

use std::sync::Arc;

use super::xml::Element;
use crate::model::artboard::{Crop, Slot};
use crate::model::photo::Photo;

/// A photo in its frame; nothing of it is stretched.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// The photo's id in its campaign.
    pub photo: String,
    /// The part that is shown: x, y, width, height in pixels of the upright photo.
    pub crop: [f64; 4],
    /// Where it stands: x, y, width, height in the artboard's unit.
    pub frame: [f64; 4],
}

/// In layers, what stands before a slot's id where a photo's address is due.
const SCHEME: &str = "photo:";

impl Placed {
    /// Covers the frame around the photo's focus, or stands whole inside it.
    #[must_use]
    pub fn new(photo: &Photo, slot: &Slot, frame: [f64; 4]) -> Self {
        let (width, height) = (f64::from(photo.header.width), f64::from(photo.header.height));
        let [x, y, w, h] = frame;
        let id = photo.id.clone();
        if slot.crop == Crop::Contain {
            let factor = (w / width).min(h / height);
            let (own_w, own_h) = (width * factor, height * factor);
            let share = [0.0, 0.5, 1.0];
            let (left, top) = ((w - own_w) * share[slot.align as usize], (h - own_h) * share[slot.valign as usize]);
            return Self { photo: id, crop: [0.0, 0.0, width, height], frame: [x + left, y + top, own_w, own_h] };
        }
        let factor = (width / w).min(height / h);
        let (part_w, part_h) = (w * factor, h * factor);
        let from = |focus: f64, whole: f64, part: f64| (focus * whole - part / 2.0).clamp(0.0, (whole - part).max(0.0));
        let (left, top) = (from(photo.focus.x, width, part_w), from(photo.focus.y, height, part_h));
        Self { photo: id, crop: [left, top, part_w, part_h], frame }
    }

    /// What stands for it in a layer.
    pub(super) fn element(&self, slot: &str) -> Element {
        let [x, y, width, height] = self.frame;
        let image = Element::new("image").with("id", slot).with("x", x).with("y", y).with("width", width).with("height", height);
        image.with("preserveAspectRatio", "none").with("href", address(slot))
    }

    /// Pixels per inch, where one unit of the artboard is `unit` millimetres of the finished piece.
    #[must_use]
    pub fn dpi(&self, unit: f64) -> f64 {
        self.crop[2] / (self.frame[2] * unit / 25.4)
    }
}

/// What a layer writes where a photo's address is due.
#[must_use]
pub fn address(slot: &str) -> String {
    format!("{SCHEME}{slot}")
}

/// The slot that such an address names.
#[must_use]
pub fn slot_of(address: &str) -> Option<&str> {
    address.strip_prefix(SCHEME)
}

/// One white pixel, for trees that need to know where a photo is and not how it looks.
#[must_use]
pub fn blank() -> usvg::ImageKind {
    usvg::ImageKind::PNG(Arc::new(BLANK.to_vec()))
}

const BLANK: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0:~\x9bU\0\0\0\nIDATx\x9cc\xf8\x0f\0\x01\x01\x01\0\xb18\xf6\x14\0\0\0\0IEND\xaeB`\x82";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Report, Span};
    use crate::model::photo::Focus;
    use crate::source::raster::Header;
    use crate::source::yaml;

    fn photo(width: u32, height: u32, focus: Focus) -> Photo {
        let header = Header { width, height, ..Header::of(BLANK).expect("a picture") };
        let bytes = Arc::from(BLANK);
        Photo { id: "a".into(), place: Span::file("a"), path: "a".into(), bytes, digest: [0; 32], header, focus }
    }

    fn slot(more: &str) -> Slot {
        let node = yaml::parse(&"a.yaml".into(), &format!("kind: photo\n{more}")).expect("yaml");
        yaml::decode(node, &mut Report::default()).expect("slot")
    }

    #[test]
    fn a_photo_covers_its_frame_around_its_focus() {
        let placed = Placed::new(&photo(4000, 3000, Focus { x: 0.9, y: 0.5 }), &slot(""), [10.0, 10.0, 100.0, 100.0]);
        assert_eq!((placed.crop, placed.frame), ([1000.0, 0.0, 3000.0, 3000.0], [10.0, 10.0, 100.0, 100.0]));
        assert!((placed.dpi(1.0) - 3000.0 / (100.0 / 25.4)).abs() < 1e-9);
    }

    #[test]
    fn a_photo_that_must_be_whole_stands_inside() {
        let placed = Placed::new(&photo(4000, 2000, Focus::default()), &slot("crop: contain\nvalign: bottom\n"), [0.0, 0.0, 100.0, 100.0]);
        assert_eq!((placed.crop, placed.frame), ([0.0, 0.0, 4000.0, 2000.0], [0.0, 50.0, 100.0, 50.0]));
    }
}
