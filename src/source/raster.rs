//! What a picture file says of itself before it is decoded: PNG and JPEG.
//!
//! In: bytes. Out: a [`Header`]; `None` where they are neither, or broken. Pixels are none of its business.

use std::io::Cursor;
use std::panic::catch_unwind;

use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use image::metadata::Orientation;
use image::{ColorType, ImageDecoder};

/// Most pixels that are ever decoded: what a phone of 50 million takes.
pub const MAX_PIXELS: u64 = 50_000_000;

/// Size and kind of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    /// Width in pixels, as one looks at it.
    pub width: u32,
    /// Height in pixels, as one looks at it.
    pub height: u32,
    /// The file format.
    pub kind: Kind,
    /// What a pixel holds.
    pub colors: Colors,
    /// It may have see-through parts.
    pub alpha: bool,
    /// How the file's pixels are turned to stand upright (EXIF).
    pub orientation: Orientation,
}

/// A file format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
}

/// What a pixel holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colors {
    /// One channel of light.
    Grey,
    /// Red, green, blue.
    Rgb,
    /// Four inks; screens can't show them.
    Cmyk,
}

impl Header {
    /// Reads the header of a PNG or JPEG.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        // Decoders may panic on hostile input.
        catch_unwind(|| read(bytes)).ok().flatten()
    }

    /// How many pixels there are.
    #[must_use]
    pub fn pixels(&self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }
}

fn read(bytes: &[u8]) -> Option<Header> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        let decoder = PngDecoder::new(Cursor::new(bytes)).ok()?;
        return header(decoder, Kind::Png, None);
    }
    if bytes.starts_with(b"\xff\xd8\xff") {
        let decoder = JpegDecoder::new(Cursor::new(bytes)).ok()?;
        return header(decoder, Kind::Jpeg, Some(components(bytes)?));
    }
    None
}

fn header(mut decoder: impl ImageDecoder, kind: Kind, components: Option<u8>) -> Option<Header> {
    let color = decoder.color_type();
    let colors = match (components, color) {
        (Some(4), _) => Colors::Cmyk,
        (_, ColorType::L8 | ColorType::L16 | ColorType::La8 | ColorType::La16) => Colors::Grey,
        _ => Colors::Rgb,
    };
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let (width, height) = decoder.dimensions();
    let lying =
        matches!(orientation, Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH);
    let (width, height) = if lying { (height, width) } else { (width, height) };
    (width > 0 && height > 0).then_some(Header { width, height, kind, colors, alpha: color.has_alpha(), orientation })
}

/// How many components a JPEG's frame has (ITU-T T.81, B.2.2).
fn components(bytes: &[u8]) -> Option<u8> {
    let mut at = 2;
    loop {
        while *bytes.get(at)? == 0xff && *bytes.get(at + 1)? == 0xff {
            at += 1;
        }
        let (mark, kind) = (*bytes.get(at)?, *bytes.get(at + 1)?);
        if mark != 0xff {
            return None;
        }
        let frame = matches!(kind, 0xc0..=0xcf) && !matches!(kind, 0xc4 | 0xc8 | 0xcc);
        if frame {
            return bytes.get(at + 9).copied();
        }
        at += 2 + usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
    }
}

#[cfg(test)]
mod tests {
    use jpeg_encoder::{ColorType as Written, Encoder};

    use super::*;

    fn jpeg(width: u16, height: u16, color: Written, bytes: usize) -> Vec<u8> {
        let mut out = Vec::new();
        let pixels = vec![100; usize::from(width) * usize::from(height) * bytes];
        Encoder::new(&mut out, 80).encode(&pixels, width, height, color).expect("encoded");
        out
    }

    /// A JPEG with an EXIF block that says how it lies.
    fn turned(jpeg: &[u8], orientation: u8) -> Vec<u8> {
        let mut exif = b"\xff\xe1\x00\x22Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
        exif.extend([orientation, 0, 0, 0, 0, 0, 0]);
        [&jpeg[..2], &exif, &jpeg[2..]].concat()
    }

    #[test]
    fn a_jpeg_tells_its_size_as_one_looks_at_it() {
        let lying = jpeg(30, 20, Written::Rgb, 3);
        let header = Header::of(&lying).expect("header");
        assert_eq!((header.width, header.height, header.colors, header.alpha), (30, 20, Colors::Rgb, false));
        let standing = Header::of(&turned(&lying, 6)).expect("header");
        assert_eq!((standing.width, standing.height, standing.orientation), (20, 30, Orientation::Rotate90));
    }

    #[test]
    fn grey_and_inks_are_told_apart() {
        assert_eq!(Header::of(&jpeg(8, 8, Written::Luma, 1)).expect("header").colors, Colors::Grey);
        assert_eq!(Header::of(&jpeg(8, 8, Written::CmykAsYcck, 4)).expect("header").colors, Colors::Cmyk);
    }

    #[test]
    fn what_is_no_picture_has_no_header() {
        let whole = jpeg(30, 20, Written::Rgb, 3);
        for bytes in [&b""[..], b"GIF89a", b"\x89PNG\r\n\x1a\nrest", b"\xff\xd8\xff", &whole[..20]] {
            assert_eq!(Header::of(bytes), None);
        }
    }
}
