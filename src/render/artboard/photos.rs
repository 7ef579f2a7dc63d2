//! The photos of one drawing, in the form that its file kind wants.
//!
//! In: where a layer places them. Out: pixels for trees, addresses with the picture inside for sources, inks for print.

use std::collections::BTreeMap;

use super::pdf::Picture;
use super::{Base, Painter, pdf};
use crate::diagnostic::{Diagnostic, Report};
use crate::model::artboard::{Panel, Unit};
use crate::model::photo::Photo;
use crate::model::record::Record;
use crate::model::{Artboard, Campaign};
use crate::render::photo::Gallery;
use crate::scene::Layer;
use crate::scene::photo::{Placed, address};

/// Pixels in print for each that the viewing distance asks for: room for the press's screen.
const HEADROOM: f64 = 1.5;

impl Painter<'_> {
    /// The photos of a layer for a tree that is painted `scale` pixels a unit.
    pub(super) fn screens(&self, campaign: &Campaign, layer: &Layer, scale: f64) -> Result<BTreeMap<String, usvg::ImageKind>, Report> {
        let mut out = BTreeMap::new();
        for (slot, placed, photo) in shown(campaign, &layer.photos) {
            out.insert(slot.clone(), self.gallery.screen(photo, placed, pixels(placed.frame[2] * scale))?);
        }
        Ok(out)
    }

    /// A source that holds its photos itself. `xlink:href` is what every editor reads.
    pub(super) fn with_photos(&self, board: &Artboard, panel: &Panel, campaign: &Campaign, layer: Layer) -> Result<String, Report> {
        let mut svg = layer.svg;
        for (slot, placed, photo) in shown(campaign, &layer.photos) {
            let jpeg = self.gallery.source(photo, placed, most_pixels(board, panel, placed))?;
            let own = format!(" href=\"{}\"", address(slot));
            let whole = format!(" xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"data:image/jpeg;base64,{}\"", base64(&jpeg));
            svg = svg.replace(&own, &whole);
        }
        Ok(svg)
    }

    /// The photos of all sides in inks.
    pub(super) fn prints<'s>(
        &self,
        board: &Artboard,
        campaign: &Campaign,
        sides: impl Iterator<Item = (&'s Panel, &'s Base)>,
    ) -> Result<Prints<'_>, Report> {
        let mut photos = BTreeMap::new();
        for (panel, base) in sides {
            for (slot, placed, photo) in shown(campaign, &base.photos) {
                photos.insert(slot.clone(), self.gallery.print(photo, placed, most_pixels(board, panel, placed))?);
            }
        }
        Ok(Prints { photos, gallery: &self.gallery })
    }

    /// The pictures of one record in inks.
    pub(super) fn portraits<'s>(
        &self,
        board: &Artboard,
        record: &Record,
        shown: impl Iterator<Item = (&'s Panel, &'s BTreeMap<String, Placed>)>,
    ) -> Result<Prints<'_>, Report> {
        let mut photos = BTreeMap::new();
        for (panel, placed) in shown {
            for (slot, placed) in placed {
                let Some(photo) = record.photos.get(&placed.photo) else { continue };
                let image = self.gallery.once(photo, placed, most_pixels(board, panel, placed));
                let unread = || Diagnostic::error("ND0625").at(photo.place.clone()).arg("column", &photo.id).arg("kind", "unread");
                photos.insert(slot.clone(), image.ok_or_else(unread)?);
            }
        }
        Ok(Prints { photos, gallery: &self.gallery })
    }
}

/// Each slot with its photo.
fn shown<'p>(campaign: &'p Campaign, photos: &'p BTreeMap<String, Placed>) -> impl Iterator<Item = (&'p String, &'p Placed, &'p Photo)> {
    photos.iter().filter_map(|(slot, placed)| Some((slot, placed, campaign.album.iter().find(|p| p.id == placed.photo)?)))
}

/// The most pixels across that any size made of this drawing has a use for.
fn most_pixels(board: &Artboard, panel: &Panel, placed: &Placed) -> u32 {
    if board.spec.size.unit == Unit::Px {
        return pixels(placed.frame[2] * 2.0);
    }
    let presets = board.spec.presets.keys().map(|p| Some(p.as_str())).chain([None]);
    let made = presets.filter(|p| board.panels_of(*p).iter().any(|of| of.path == panel.path));
    let factor = made.map(|p| board.trim(p).factor).fold(1.0, f64::max);
    pixels(placed.frame[2] * factor / 25.4 * board.spec.dpi() * HEADROOM)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
fn pixels(v: f64) -> u32 {
    v.ceil().clamp(1.0, 20_000.0) as u32
}

/// Pictures for one print file.
pub(super) struct Prints<'g> {
    photos: BTreeMap<String, Picture>,
    gallery: &'g Gallery<'g>,
}

impl pdf::Pictures for Prints<'_> {
    fn get(&self, id: &str, kind: &usvg::ImageKind) -> Result<Picture, &'static str> {
        self.photos.get(id).map_or_else(|| self.gallery.embedded(kind), |image| Ok(image.clone()))
    }
}

/// RFC 4648, with padding.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let bits = (0..3).fold(0, |sum, i| sum << 8 | u32::from(three.get(i).copied().unwrap_or(0)));
        for i in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * i)) as usize & 63];
            out.push(if i <= three.len() { char::from(letter) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn base64_is_rfc_4648s() {
        let cases = [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")];
        for (plain, coded) in cases {
            assert_eq!(super::base64(plain.as_bytes()), coded);
        }
    }
}
