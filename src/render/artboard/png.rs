//! PNG: RGB without alpha, balanced effort (flat art: half the bytes of `Fast`).

use ::png::{BitDepth, ColorType, Compression, Encoder};
use resvg::tiny_skia::Pixmap;

/// The opaque picture as PNG.
pub(super) fn encode(picture: &Pixmap) -> Vec<u8> {
    let rgb: Vec<u8> = picture.data().chunks_exact(4).flat_map(|p| [p[0], p[1], p[2]]).collect();
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, picture.width(), picture.height());
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Balanced);
    // Writing into memory can't fail.
    let written = encoder.write_header().and_then(|mut w| w.write_image_data(&rgb).and_then(|()| w.finish()));
    debug_assert!(written.is_ok());
    out
}
