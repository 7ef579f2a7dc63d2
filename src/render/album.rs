//! Pictures of texts: a file as people saved it → upright pixels, once → JPEG or PNG of every width that is wanted.
//!
//! In: a [`Photo`] of the plan. Out: bytes that hold pixels and nothing else: no place, no time, no camera. Must not know
//! where photos are shown.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};

use fast_image_resize::PixelType;
use fast_image_resize::images::{Image, ImageRef};
use image::DynamicImage;
use image::codecs::png::PngDecoder;
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use super::photo::{Pixels, scaled};
use crate::diagnostic::{Diagnostic, Report, Span};
use crate::plan::{Photo, PhotoSet, PhotoSize};
use crate::source::raster::Header;

/// All sizes that were made of a photo and not yet taken, by index.
type Sizes = Arc<Mutex<BTreeMap<usize, Vec<u8>>>>;

/// Makes photos: all sizes at once, so that each photo is decoded once whoever asks first. Sizes are handed out and forgotten.
#[derive(Default)]
pub struct Album(Mutex<BTreeMap<[u8; 32], Sizes>>);

impl Album {
    /// The bytes of one size.
    ///
    /// # Errors
    /// `ND0217`: a photo that can't be decoded.
    pub fn size(&self, photo: &Photo) -> Result<Vec<u8>, Report> {
        let digest = photo.set.file.digest;
        let sizes = self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(digest).or_default().clone();
        // Others that want this photo wait here, and find their size made.
        let mut made = sizes.lock().unwrap_or_else(PoisonError::into_inner);
        if made.is_empty() {
            *made = all(&photo.set).ok_or_else(|| broken(&photo.set))?;
        }
        let bytes = match made.remove(&photo.index) {
            Some(bytes) => bytes,
            // Taken before, as in a preview that is loaded again.
            None => {
                *made = all(&photo.set).ok_or_else(|| broken(&photo.set))?;
                made.remove(&photo.index).unwrap_or_default()
            }
        };
        if made.is_empty() {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&digest);
        }
        Ok(bytes)
    }
}

fn broken(set: &PhotoSet) -> Report {
    let path = &set.file.path;
    Diagnostic::error("ND0217").at(Span::file(path)).arg("path", path).arg("kind", "unread").into()
}

/// Every size, from one decoding.
fn all(set: &PhotoSet) -> Option<BTreeMap<usize, Vec<u8>>> {
    let source = Source::decode(&set.file.bytes)?;
    set.sizes.iter().enumerate().map(|(i, size)| Some((i, source.encoded(*size)?))).collect()
}

/// A picture to be scaled.
struct Source {
    image: Image<'static>,
}

impl Source {
    /// What may be see-through is kept so; all else is opaque.
    fn decode(bytes: &[u8]) -> Option<Self> {
        if Header::of(bytes)?.alpha {
            let read = || DynamicImage::from_decoder(PngDecoder::new(Cursor::new(bytes)).ok()?).ok();
            let image = catch_unwind(AssertUnwindSafe(read)).ok().flatten()?.into_rgba8();
            return Self::new(image.width(), image.height(), image.into_raw(), PixelType::U8x4);
        }
        let pixels = Pixels::decode(bytes)?;
        let kind = if pixels.grey { PixelType::U8 } else { PixelType::U8x3 };
        Self::new(pixels.width, pixels.height, pixels.data, kind)
    }

    fn new(width: u32, height: u32, data: Vec<u8>, kind: PixelType) -> Option<Self> {
        Image::from_vec_u8(width, height, data, kind).ok().map(|image| Self { image })
    }

    fn encoded(&self, size: PhotoSize) -> Option<Vec<u8>> {
        if (size.width, size.height) == (self.image.width(), self.image.height()) {
            return encode(&self.image, size);
        }
        let from = ImageRef::new(self.image.width(), self.image.height(), self.image.buffer(), self.image.pixel_type()).ok()?;
        encode(&scaled(&from, None, size.width, size.height)?, size)
    }
}

fn encode(image: &Image<'_>, size: PhotoSize) -> Option<Vec<u8>> {
    match size.quality {
        Some(quality) => jpeg(image, quality),
        None => png(image),
    }
}

fn jpeg(image: &Image<'_>, quality: u8) -> Option<Vec<u8>> {
    let color = if image.pixel_type() == PixelType::U8 { ColorType::Luma } else { ColorType::Rgb };
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, quality);
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    encoder.set_progressive(true);
    encoder.set_optimized_huffman_tables(true);
    encoder.encode(image.buffer(), u16::try_from(image.width()).ok()?, u16::try_from(image.height()).ok()?, color).ok()?;
    Some(out)
}

fn png(image: &Image<'_>) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, image.width(), image.height());
    encoder.set_color(match image.pixel_type() {
        PixelType::U8 => png::ColorType::Grayscale,
        PixelType::U8x4 => png::ColorType::Rgba,
        _ => png::ColorType::Rgb,
    });
    encoder.set_compression(png::Compression::Balanced);
    encoder.write_header().ok()?.write_image_data(image.buffer()).ok()?;
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceFile;

    /// Left half red, right half blue.
    fn halves(width: u32, height: u32) -> Vec<u8> {
        let pixel = |i: u32| if i % width < width / 2 { [200, 0, 0] } else { [0, 0, 200] };
        let pixels: Vec<u8> = (0..width * height).flat_map(pixel).collect();
        jpeg(&Image::from_vec_u8(width, height, pixels, PixelType::U8x3).expect("pixels"), 90).expect("JPEG")
    }

    /// The same with an EXIF block that says how to turn it, and where it was taken.
    fn with_exif(jpeg: &[u8], orientation: u8) -> Vec<u8> {
        let mut tiff = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
        tiff.extend([orientation, 0, 0, 0, 0, 0, 0]);
        tiff.extend(b"GPSLatitude 16.0678");
        let mut app1 = b"Exif\0\0".to_vec();
        app1.extend(&tiff);
        let length = u16::try_from(app1.len() + 2).expect("short").to_be_bytes();
        [&jpeg[..2], &[0xff, 0xe1], &length, &app1, &jpeg[2..]].concat()
    }

    fn photo(bytes: Vec<u8>, sizes: Vec<PhotoSize>) -> Arc<PhotoSet> {
        Arc::new(PhotoSet { file: SourceFile { path: "x.jpg".into(), bytes: bytes.into(), digest: [7; 32] }, sizes })
    }

    #[test]
    fn a_photo_stands_upright_and_tells_nothing_of_its_place() {
        let file = with_exif(&halves(64, 32), 6);
        assert!(file.windows(3).any(|w| w == b"GPS"));
        let head = Header::of(&file).expect("head");
        assert_eq!((head.width, head.height), (32, 64));
        let size = PhotoSize { width: 16, height: 32, quality: Some(90) };
        let made = Album::default().size(&Photo { set: photo(file, vec![size]), index: 0 }).expect("made");
        for mark in [&b"GPS"[..], b"Exif"] {
            assert!(!made.windows(mark.len()).any(|w| w == mark));
        }
        let pixels = Pixels::decode(&made).expect("JPEG");
        assert_eq!((pixels.width, pixels.height), (16, 32));
        // Turned clockwise: what was left is above.
        let at = |x: usize, y: usize| pixels.data[(y * 16 + x) * 3];
        assert!(at(8, 4) > 150 && at(8, 28) < 60, "{} {}", at(8, 4), at(8, 28));
    }

    #[test]
    fn every_size_can_be_had_in_any_order_and_again() {
        let sizes = [8_u32, 16].map(|w| PhotoSize { width: w, height: w / 2, quality: Some(80) });
        let set = photo(halves(32, 16), sizes.to_vec());
        let album = Album::default();
        let get = |index| album.size(&Photo { set: set.clone(), index }).expect("made");
        let (second, first) = (get(1), get(0));
        assert_ne!(first, second);
        assert!(album.0.lock().expect("lock").is_empty(), "nothing is kept once all is taken");
        assert_eq!(get(1), second);
    }

    #[test]
    fn a_broken_photo_is_a_finding() {
        let mut file = halves(64, 64);
        file.truncate(file.len() / 3);
        file.extend([0xff, 0xd9]);
        let size = PhotoSize { width: 16, height: 16, quality: Some(80) };
        let result = Album::default().size(&Photo { set: photo(b"GIF89a".to_vec(), vec![size]), index: 0 });
        assert_eq!(result.expect_err("no photo").sorted()[0].code, "ND0217");
        // Half a file is what decoders make of it, but never a panic.
        drop(Album::default().size(&Photo { set: photo(file, vec![size]), index: 0 }));
    }
}
