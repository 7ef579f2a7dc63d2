//! Pictures of texts: which files are made of each, and the elements that show them.
//!
//! A photo becomes JPEGs of several widths and a tiny one that is seen, blurred, until the right one is there. None carries
//! what the camera wrote (place, time, owner): they are made of pixels alone.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::bytes;
use super::desk::Desk;
use crate::diagnostic::{Diagnostic, Report, Span};
use crate::plan::key::Digest;
use crate::plan::links::asset_output;
use crate::plan::{About, Output, Photo, PhotoSet, PhotoSize, Recipe};
use crate::scene::Drawing;
use crate::scene::xml::escape;
use crate::source::SourceFile;
use crate::source::markdown::Picture;
use crate::source::raster::{Header, Kind, MAX_PIXELS};

/// Widths of a photo in pixels, as far as the photo has them: a phone, a phone of many pixels, a large screen.
const WIDTHS: [u32; 3] = [480, 960, 1600];
/// Width of the tiny one, in pixels.
const TINY: u32 = 24;
/// JPEG quality of a photo, and of its tiny one.
const QUALITY: u8 = 80;
const TINY_QUALITY: u8 = 50;
/// How wide a picture is shown: in the column of text, and beside others.
const IN_TEXT: &str = "(min-width: 44rem) 42rem, 100vw";
const IN_GALLERY: &str = "(min-width: 44rem) 21rem, 50vw";

/// Files of the content that pages show or offer, by project path.
#[derive(Default)]
pub(super) struct Album(BTreeMap<String, Shown>);

/// What stands in the output for a file.
struct Shown {
    /// The file itself, or its largest size.
    path: String,
    /// Pixels, where it is a picture whose size is known.
    size: Option<(u32, u32)>,
    /// Its sizes with their outputs, the smallest first; none where it is published as it is.
    sizes: Vec<(u32, String)>,
    tiny: Option<String>,
}

impl Album {
    /// The output that a link to a file leads to.
    pub(super) fn address(&self, path: &str) -> String {
        self.0.get(path).map_or_else(|| asset_output(path), |s| s.path.clone())
    }

    /// The largest size of a photo; none of any other file.
    pub(super) fn photo(&self, path: &str) -> Option<&str> {
        self.0.get(path).filter(|s| !s.sizes.is_empty()).map(|s| s.path.as_str())
    }

    /// The element that shows a file of the content.
    pub(super) fn element(&self, desk: &Desk<'_>, path: &str, picture: &Picture) -> String {
        let Some(shown) = self.0.get(path) else { return plain(&desk.to(&asset_output(path)), picture, None) };
        let image = if shown.sizes.is_empty() {
            plain(&desk.to(&shown.path), picture, shown.size)
        } else {
            let set: Vec<String> = shown.sizes.iter().map(|(width, path)| format!("{} {width}w", desk.to(path))).collect();
            let sizes = if picture.in_gallery { IN_GALLERY } else { IN_TEXT };
            let more = format!(" srcset=\"{}\" sizes=\"{sizes}\"", escape(&set.join(", ")));
            element(&desk.to(&shown.path), picture, shown.size, &more)
        };
        let Some((tiny, (width, height))) = shown.tiny.as_ref().zip(shown.size) else { return image };
        let tiny = escape(&desk.to(tiny));
        format!(
            "<span class=\"photo\"><img class=\"photo-tiny\" src=\"{tiny}\" width=\"{width}\" height=\"{height}\" alt=\"\">{image}</span>"
        )
    }

    /// Adds what is made of a file; `at` is where a text names it first.
    pub(super) fn add(&mut self, path: &str, file: &SourceFile, at: &Span, report: &mut Report) -> Vec<(String, Output)> {
        let lower = path.to_ascii_lowercase();
        let output = asset_output(path);
        if lower.ends_with(".svg") {
            return self.drawing(path, file, output);
        }
        if lower.ends_with(".pdf") || lower.ends_with(".gif") {
            self.0.insert(path.to_owned(), Shown { path: output.clone(), size: None, sizes: Vec::new(), tiny: None });
            return vec![(output, bytes(file.bytes.clone(), Some(Span::file(&file.path))))];
        }
        let kind = match Header::of(&file.bytes) {
            Some(head) if head.pixels() <= MAX_PIXELS => return self.develop(path, file, head),
            Some(_) => "large",
            None => "unread",
        };
        report.push(Diagnostic::error("ND0217").at(at.clone()).arg("path", path).arg("kind", kind));
        Vec::new()
    }

    /// A drawing is cleaned like every other; one that can't be read is left out, and reported where drawings are read.
    fn drawing(&mut self, path: &str, file: &SourceFile, output: String) -> Vec<(String, Output)> {
        let Some(drawing) = file.text().and_then(|text| Drawing::parse(&file.path, &text.into()).ok()) else { return Vec::new() };
        let [_, _, width, height] = drawing.view_box();
        let size = (super::pieces::pixels(width), super::pieces::pixels(height));
        self.0.insert(path.to_owned(), Shown { path: output.clone(), size: Some(size), sizes: Vec::new(), tiny: None });
        let picture = super::files::svg(&drawing, drawing.view_box(), (width, height));
        vec![(output, bytes(picture, Some(Span::file(&file.path))))]
    }

    fn develop(&mut self, path: &str, file: &SourceFile, head: Header) -> Vec<(String, Output)> {
        let sizes = sizes(head);
        let stem = asset_output(path);
        let stem = stem.rsplit_once('.').map_or(stem.as_str(), |(s, _)| s);
        let name = |s: &PhotoSize| match s.quality {
            None => format!("{stem}.{}.png", s.width),
            Some(TINY_QUALITY) => format!("{stem}.nho.jpg"),
            Some(_) => format!("{stem}.{}.jpg", s.width),
        };
        let (tiny, full): (Vec<&PhotoSize>, Vec<&PhotoSize>) = sizes.iter().partition(|s| s.quality == Some(TINY_QUALITY));
        let Some(largest) = full.last() else { return Vec::new() };
        let shown = Shown {
            path: name(largest),
            size: Some((largest.width, largest.height)),
            sizes: full.iter().map(|s| (s.width, name(s))).collect(),
            tiny: tiny.first().map(|s| name(s)),
        };
        self.0.insert(path.to_owned(), shown);
        let names: Vec<String> = sizes.iter().map(name).collect();
        let set = Arc::new(PhotoSet { file: file.clone(), sizes });
        names.into_iter().enumerate().map(|(index, name)| (name, output(&set, index))).collect()
    }
}

fn output(set: &Arc<PhotoSet>, index: usize) -> Output {
    let key = Digest::new("photo").bytes(&set.file.digest).json(&set.sizes.get(index)).finish();
    let source = Some(Span::file(&set.file.path));
    Output { recipe: Recipe::Photo(Photo { set: set.clone(), index }), key, about: About::default(), source }
}

/// The tiny one first, then all widths that the picture has, the smallest first.
fn sizes(head: Header) -> Vec<PhotoSize> {
    let as_png = head.kind == Kind::Png;
    let quality = if as_png { None } else { Some(QUALITY) };
    let largest = head.width.min(WIDTHS[WIDTHS.len() - 1]);
    let widths = WIDTHS.into_iter().filter(|w| *w < largest).chain([largest]);
    let tiny = (!as_png && head.width > WIDTHS[0]).then_some((TINY, Some(TINY_QUALITY)));
    let size = |(width, quality): (u32, Option<u8>)| PhotoSize { width, height: scaled(head, width), quality };
    tiny.into_iter().chain(widths.map(|w| (w, quality))).map(size).collect()
}

fn scaled(head: Header, width: u32) -> u32 {
    let height = (u64::from(head.height) * u64::from(width) + u64::from(head.width) / 2) / u64::from(head.width.max(1));
    u32::try_from(height).unwrap_or(u32::MAX).max(1)
}

/// A picture of one size.
pub(super) fn plain(src: &str, picture: &Picture, size: Option<(u32, u32)>) -> String {
    element(src, picture, size, "")
}

/// Only the first picture of a text is loaded at once.
fn element(src: &str, picture: &Picture, size: Option<(u32, u32)>, more: &str) -> String {
    let size = size.map(|(w, h)| format!(" width=\"{w}\" height=\"{h}\"")).unwrap_or_default();
    let wait = if picture.before > 0 { " loading=\"lazy\"" } else { "" };
    format!("<img src=\"{}\"{more}{size} alt=\"{}\" decoding=\"async\"{wait}>", escape(src), escape(&picture.alt))
}

#[cfg(test)]
mod tests {
    use image::metadata::Orientation;

    use super::*;
    use crate::source::raster::Colors;

    fn widths(kind: Kind, width: u32, height: u32) -> Vec<(u32, u32, Option<u8>)> {
        sizes(Header { kind, width, height, colors: Colors::Rgb, alpha: false, orientation: Orientation::NoTransforms })
            .into_iter()
            .map(|s| (s.width, s.height, s.quality))
            .collect()
    }

    #[test]
    fn a_photo_is_never_blown_up() {
        let q = Some(QUALITY);
        assert_eq!(widths(Kind::Jpeg, 4000, 3000), [(24, 18, Some(50)), (480, 360, q), (960, 720, q), (1600, 1200, q)]);
        assert_eq!(widths(Kind::Jpeg, 700, 350), [(24, 12, Some(50)), (480, 240, q), (700, 350, q)]);
        assert_eq!(widths(Kind::Jpeg, 300, 300), [(300, 300, q)]);
        assert_eq!(widths(Kind::Png, 1000, 10), [(480, 5, None), (960, 10, None), (1000, 10, None)]);
    }
}
