//! Pictures of pixels: decoded once, turned upright, cut and scaled to where they stand, then light or ink.
//!
//! In: the files as they are, and where a layer places them. Out: PNG for trees that are painted, JPEG for editable
//! sources, pictures in grey or CMYK for print files. Must not know: artboards, what a photo shows.
//!
//! A file's own profile is honoured: everything inside is sRGB. Files are read by decoders that may panic on hostile
//! input; that is caught. Never more than [`raster::MAX_PIXELS`] are decoded.

use std::collections::VecDeque;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};

use fast_image_resize::images::{Image as Raster, ImageRef};
use fast_image_resize::pixels::{U8, U8x3, U8x4};
use fast_image_resize::{FilterType, PixelTrait, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use image::{DynamicImage, ImageDecoder};
use moxcms::{ColorProfile, Layout, TransformOptions};

use super::Memo;
use super::artboard::pdf::{Picture, Space};
use super::separation::Separation;
use crate::diagnostic::{Diagnostic, Report};
use crate::model::photo::Photo;
use crate::scene::photo::Placed;
use crate::source::raster::{self, Header, Kind};

/// How many decoded photos are kept at hand. Pieces are made campaign by campaign, so that each photo is decoded once.
const AT_HAND: usize = 4;
/// Most pixels of a photo that are kept: A3 at 280 dpi.
const KEPT_PIXELS: f64 = 15e6;
/// Quality of photos in print files and sources.
const QUALITY: u8 = 92;

/// Decoded pixels, upright, sRGB.
pub(super) struct Pixels {
    pub(super) width: u32,
    pub(super) height: u32,
    /// One byte a pixel, or three.
    pub(super) grey: bool,
    pub(super) data: Vec<u8>,
}

/// A picture, or its part `crop` (x, y, width, height in its pixels), scaled to `width` × `height` pixels.
pub(super) fn scaled(from: &ImageRef<'_>, crop: Option<[f64; 4]>, width: u32, height: u32) -> Option<Raster<'static>> {
    /// The kind of pixel is named here, since the library would else be compiled for all thirteen that it knows.
    fn typed<P: PixelTrait>(from: &ImageRef<'_>, to: &mut Raster<'_>, options: &ResizeOptions) -> Option<()> {
        Resizer::new().resize_typed(&from.typed_image::<P>()?, &mut to.typed_image_mut::<P>()?, options).ok()
    }
    let mut options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3));
    if let Some([x, y, w, h]) = crop {
        options = options.crop(x, y, w, h);
    }
    let mut to = Raster::new(width, height, from.pixel_type());
    match from.pixel_type() {
        PixelType::U8 => typed::<U8>(from, &mut to, &options)?,
        PixelType::U8x3 => typed::<U8x3>(from, &mut to, &options)?,
        PixelType::U8x4 => typed::<U8x4>(from, &mut to, &options)?,
        _ => return None,
    }
    Some(to)
}

/// Which part of which file: its digest, and the crop's numbers by their bits.
type Cut = ([u8; 32], [u64; 4]);

/// Hands out pictures in every form.
pub(super) struct Gallery<'p> {
    decoded: Mutex<VecDeque<([u8; 32], Arc<Pixels>)>>,
    printed: Memo<(Cut, u32), Picture>,
    separation: Separation<'p>,
}

impl<'p> Gallery<'p> {
    /// A gallery that prints by the press's ICC profile, or by the formula of [`Separation`].
    pub(super) fn new(profile: Option<&'p [u8]>) -> Self {
        Self { decoded: Mutex::default(), printed: Memo::new(), separation: Separation::new(profile) }
    }

    /// The shown part, `width` pixels wide, for a tree that is painted.
    ///
    /// # Errors
    /// `ND0217` where the file can't be decoded.
    pub(super) fn screen(&self, photo: &Photo, placed: &Placed, width: u32) -> Result<usvg::ImageKind, Report> {
        let part = self.part(photo, placed, width)?;
        Ok(usvg::ImageKind::PNG(Arc::new(part.png().unwrap_or_default())))
    }

    /// The shown part as JPEG, at most `width` pixels wide.
    ///
    /// # Errors
    /// `ND0217` where the file can't be decoded.
    pub(super) fn source(&self, photo: &Photo, placed: &Placed, width: u32) -> Result<Vec<u8>, Report> {
        Ok(self.part(photo, placed, at_most(placed, width))?.jpeg().unwrap_or_default())
    }

    /// The shown part in grey or in inks, at most `width` pixels wide, as JPEG.
    ///
    /// # Errors
    /// `ND0217` where the file can't be decoded.
    pub(super) fn print(&self, photo: &Photo, placed: &Placed, width: u32) -> Result<Picture, Report> {
        let width = at_most(placed, width);
        self.printed.get(((photo.digest, placed.crop.map(f64::to_bits)), width), || {
            let part = self.part(photo, placed, width)?;
            self.lossy(&part).ok_or_else(|| unread(photo))
        })
    }

    /// As [`Self::print`], for a picture that is needed only once: nothing of it is kept. `None` where it can't be decoded.
    pub(super) fn once(&self, photo: &Photo, placed: &Placed, width: u32) -> Option<Picture> {
        let whole = Pixels::decode(&photo.bytes);
        let part = whole.and_then(|w| w.part(placed, f64::from(photo.header.width), at_most(placed, width)));
        part.and_then(|p| self.lossy(&p))
    }

    /// A picture that a drawing holds, in grey or in inks: what came without loss stays so.
    ///
    /// # Errors
    /// What keeps it from being printed, in words.
    pub(super) fn embedded(&self, kind: &usvg::ImageKind) -> Result<Picture, &'static str> {
        let bytes = match kind {
            usvg::ImageKind::JPEG(bytes) | usvg::ImageKind::PNG(bytes) => bytes,
            _ => return Err("a picture that is neither PNG nor JPEG"),
        };
        let header = Header::of(bytes).ok_or("a picture that can't be read")?;
        if header.alpha {
            return Err("a see-through picture");
        }
        let key = (*blake3::hash(bytes).as_bytes(), [0; 4]);
        let made = self.printed.get((key, 0), || {
            let pixels = Pixels::decode(bytes).ok_or_else(Report::default)?;
            let picture = if header.kind == Kind::Jpeg { self.lossy(&pixels) } else { Some(self.lossless(&pixels)) };
            picture.ok_or_else(Report::default)
        });
        made.map_err(|_| "a picture that can't be read")
    }

    fn part(&self, photo: &Photo, placed: &Placed, width: u32) -> Result<Pixels, Report> {
        let whole = self.whole(photo)?;
        whole.part(placed, f64::from(photo.header.width), width).ok_or_else(|| unread(photo))
    }

    fn whole(&self, photo: &Photo) -> Result<Arc<Pixels>, Report> {
        let mut decoded = self.decoded.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, pixels)) = decoded.iter().find(|(digest, _)| *digest == photo.digest) {
            return Ok(pixels.clone());
        }
        let pixels = Arc::new(Pixels::decode(&photo.bytes).and_then(Pixels::kept).ok_or_else(|| unread(photo))?);
        decoded.truncate(AT_HAND - 1);
        decoded.push_front((photo.digest, pixels.clone()));
        Ok(pixels)
    }

    fn lossy(&self, pixels: &Pixels) -> Option<Picture> {
        let (width, height) = (pixels.width, pixels.height);
        if pixels.grey {
            return Some(Picture::jpeg(width, height, Space::Gray, pixels.jpeg()?));
        }
        let inks = self.separation.inks(&pixels.data);
        let file = encode(&inks, width, height, jpeg_encoder::ColorType::CmykAsYcck)?;
        Some(Picture::jpeg(width, height, Space::Cmyk, file))
    }

    fn lossless(&self, pixels: &Pixels) -> Picture {
        if pixels.grey {
            return Picture::plain(pixels.width, pixels.height, Space::Gray, &pixels.data);
        }
        Picture::plain(pixels.width, pixels.height, Space::Cmyk, &self.separation.inks(&pixels.data))
    }
}

fn unread(photo: &Photo) -> Report {
    Diagnostic::error("ND0217").at(photo.place.clone()).arg("path", &photo.path).arg("kind", "unread").into()
}

/// No more pixels than the shown part has.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a photo's width")]
fn at_most(placed: &Placed, width: u32) -> u32 {
    width.min(placed.crop[2].round() as u32).max(1)
}

impl Pixels {
    /// The whole picture; `None` where it can't be decoded.
    pub(super) fn decode(bytes: &[u8]) -> Option<Self> {
        let header = Header::of(bytes).filter(|h| h.pixels() <= raster::MAX_PIXELS)?;
        let read = || match header.kind {
            Kind::Png => decode(PngDecoder::new(Cursor::new(bytes)).ok()?),
            Kind::Jpeg => decode(JpegDecoder::new(Cursor::new(bytes)).ok()?),
        };
        let (mut image, profile) = catch_unwind(AssertUnwindSafe(read)).ok().flatten()?;
        image.apply_orientation(header.orientation);
        let (width, height) = (image.width(), image.height());
        if header.colors == raster::Colors::Grey {
            return Some(Self { width, height, grey: true, data: image.into_luma8().into_raw() });
        }
        let mut data = image.into_rgb8().into_raw();
        if let Some(other) = profile.and_then(|p| ColorProfile::new_from_slice(&p).ok()) {
            to_srgb(&mut data, &other);
        }
        Some(Self { width, height, grey: false, data })
    }

    /// As much of it as any piece needs.
    fn kept(self) -> Option<Self> {
        let shrink = (KEPT_PIXELS / (f64::from(self.width) * f64::from(self.height))).sqrt();
        if shrink >= 1.0 {
            return Some(self);
        }
        let side = |v: u32| to_pixels(f64::from(v) * shrink);
        self.resized([0.0, 0.0, f64::from(self.width), f64::from(self.height)], side(self.width), side(self.height))
    }

    /// The shown part, `width` pixels wide. `original` is the width that the part is measured in.
    fn part(&self, placed: &Placed, original: f64, width: u32) -> Option<Self> {
        let factor = f64::from(self.width) / original;
        let [x, y, w, h] = placed.crop.map(|v| v * factor);
        let height = to_pixels(f64::from(width) * placed.frame[3] / placed.frame[2]);
        let (w, h) = (w.min(f64::from(self.width) - x), h.min(f64::from(self.height) - y));
        self.resized([x, y, w, h], width, height)
    }

    fn resized(&self, [x, y, w, h]: [f64; 4], width: u32, height: u32) -> Option<Self> {
        let kind = if self.grey { PixelType::U8 } else { PixelType::U8x3 };
        let from = ImageRef::new(self.width, self.height, &self.data, kind).ok()?;
        let to = scaled(&from, Some([x, y, w, h]), width, height)?;
        Some(Self { width, height, grey: self.grey, data: to.into_vec() })
    }

    /// PNG without compression: it is read again at once.
    fn png(&self) -> Option<Vec<u8>> {
        let mut out = Vec::with_capacity(self.data.len() + self.data.len() / 16);
        let mut encoder = png::Encoder::new(&mut out, self.width, self.height);
        encoder.set_color(if self.grey { png::ColorType::Grayscale } else { png::ColorType::Rgb });
        encoder.set_compression(png::Compression::NoCompression);
        encoder.write_header().ok()?.write_image_data(&self.data).ok()?;
        Some(out)
    }

    fn jpeg(&self) -> Option<Vec<u8>> {
        let color = if self.grey { jpeg_encoder::ColorType::Luma } else { jpeg_encoder::ColorType::Rgb };
        encode(&self.data, self.width, self.height, color)
    }
}

fn decode(mut decoder: impl ImageDecoder) -> Option<(DynamicImage, Option<Vec<u8>>)> {
    let profile = decoder.icc_profile().ok().flatten();
    Some((DynamicImage::from_decoder(decoder).ok()?, profile))
}

fn to_srgb(data: &mut Vec<u8>, other: &ColorProfile) {
    let options = TransformOptions { prefer_fixed_point: false, ..Default::default() };
    let Ok(transform) = other.create_transform_8bit(Layout::Rgb, &ColorProfile::new_srgb(), Layout::Rgb, options) else { return };
    let mut out = vec![0; data.len()];
    if transform.transform(data, &mut out).is_ok() {
        *data = out;
    }
}

fn encode(data: &[u8], width: u32, height: u32, color: jpeg_encoder::ColorType) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut out, QUALITY);
    encoder.set_sampling_factor(jpeg_encoder::SamplingFactor::F_1_1);
    encoder.encode(data, u16::try_from(width).ok()?, u16::try_from(height).ok()?, color).ok()?;
    Some(out)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
fn to_pixels(v: f64) -> u32 {
    v.round().clamp(1.0, 65_535.0) as u32
}
