//! Pictures of pixels in a PDF (ISO 32000-1, 8.9).
//!
//! In: pixels that are encoded already, with what a reader has to know of them. Out: image XObjects; the data goes into the
//! file as it is. Must not know: where pictures stand.

use std::sync::Arc;

use pdf_writer::types::Predictor;
use pdf_writer::{Chunk, Filter, Finish, Name, Ref};

use crate::render::zlib::{self, Packer};

/// A picture, opaque.
#[derive(Clone, Debug)]
pub struct Picture(Arc<Encoded>);

#[derive(Debug)]
struct Encoded {
    width: u32,
    height: u32,
    space: Space,
    coding: Coding,
    data: Vec<u8>,
}

/// How its colours are measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Space {
    /// One byte a pixel, 0 is black.
    Gray,
    /// Four bytes a pixel: how much ink, 0 is none.
    Cmyk,
    /// Three bytes a pixel; for the screen only.
    Rgb,
    /// One byte a pixel, a place in this list of sRGB colours; for the screen only.
    Palette(Vec<u8>),
}

impl Space {
    /// Bytes of a pixel.
    fn channels(&self) -> i32 {
        match self {
            Self::Gray | Self::Palette(_) => 1,
            Self::Rgb => 3,
            Self::Cmyk => 4,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Coding {
    /// JPEG. Inks are the other way round in it: 255 is none (Adobe's technical note 5116).
    Jpeg,
    /// A zlib stream of bytes.
    Zlib,
    /// A zlib stream of PNG rows, each after its filter byte.
    Png,
}

impl Picture {
    /// A JPEG file in grey or, with an Adobe marker, in inks.
    #[must_use]
    pub fn jpeg(width: u32, height: u32, space: Space, file: Vec<u8>) -> Self {
        Self::new(width, height, space, Coding::Jpeg, file)
    }

    /// Plain bytes, row by row; they are packed without loss.
    #[must_use]
    pub fn plain(width: u32, height: u32, space: Space, bytes: &[u8]) -> Self {
        Self::new(width, height, space, Coding::Zlib, zlib::stream([&Packer::default().part(bytes)]))
    }

    /// A PNG file of ours: eight bits a sample, RGB or a palette, not interlaced. `None` where it isn't one.
    #[must_use]
    pub fn png(file: &[u8]) -> Option<Self> {
        let mut rest = file.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
        let (mut header, mut palette, mut data) = (None, None, Vec::new());
        while let Some((head, tail)) = rest.split_first_chunk::<8>() {
            let [a, b, c, d, kind @ ..] = *head;
            let length = usize::try_from(u32::from_be_bytes([a, b, c, d])).ok()?;
            let body = tail.get(..length)?;
            match &kind {
                b"IHDR" => header = body.first_chunk::<13>(),
                b"PLTE" => palette = Some(body.to_vec()),
                b"IDAT" => data.extend_from_slice(body),
                _ => {}
            }
            rest = tail.get(length + 4..)?;
        }
        let [w0, w1, w2, w3, h0, h1, h2, h3, 8, kind, 0, 0, 0] = *header? else { return None };
        let space = match kind {
            2 => Space::Rgb,
            3 => Space::Palette(palette?),
            _ => return None,
        };
        let (width, height) = (u32::from_be_bytes([w0, w1, w2, w3]), u32::from_be_bytes([h0, h1, h2, h3]));
        Some(Self::new(width, height, space, Coding::Png, data))
    }

    fn new(width: u32, height: u32, space: Space, coding: Coding, data: Vec<u8>) -> Self {
        Self(Arc::new(Encoded { width, height, space, coding, data }))
    }

    /// Whether it is the same picture, not only the same pixels.
    pub(super) fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// Writes it as `id`.
    pub(super) fn write(&self, id: Ref, chunk: &mut Chunk) {
        let Encoded { width, height, space, coding, data } = &*self.0;
        let [width, height] = [width, height].map(|side| i32::try_from(*side).unwrap_or(i32::MAX));
        let mut image = chunk.image_xobject(id, data);
        image.width(width).height(height).bits_per_component(8);
        match space {
            Space::Gray => image.color_space().device_gray(),
            Space::Cmyk => image.color_space().device_cmyk(),
            Space::Rgb => image.color_space().device_rgb(),
            Space::Palette(colors) => {
                let last = i32::try_from(colors.len() / 3).unwrap_or(i32::MAX) - 1;
                image.color_space().indexed(Name(b"DeviceRGB"), last, colors);
            }
        }
        image.filter(if *coding == Coding::Jpeg { Filter::DctDecode } else { Filter::FlateDecode });
        if *coding == Coding::Jpeg && *space == Space::Cmyk {
            image.decode([1.0, 0.0].repeat(4));
        }
        if *coding == Coding::Png {
            let mut rows = image.decode_parms();
            rows.predictor(Predictor::PngOptimum).colors(space.channels()).bits_per_component(8).columns(width);
            rows.finish();
        }
    }
}
