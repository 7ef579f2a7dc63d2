//! PNG: RGB, or RGBA for transparent pieces; balanced effort (flat art: half the bytes of `Fast`).

use ::png::{BitDepth, ColorType, Compression, Encoder};
use resvg::tiny_skia::Pixmap;

/// The picture as PNG; with its alpha channel where it is `transparent`.
pub(super) fn encode(picture: &Pixmap, transparent: bool) -> Vec<u8> {
    let pixels: Vec<u8> = if transparent {
        let straight = picture.pixels().iter().map(|p| p.demultiply());
        straight.flat_map(|p| [p.red(), p.green(), p.blue(), p.alpha()]).collect()
    } else {
        picture.data().chunks_exact(4).flat_map(|p| [p[0], p[1], p[2]]).collect()
    };
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, picture.width(), picture.height());
    encoder.set_color(if transparent { ColorType::Rgba } else { ColorType::Rgb });
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Balanced);
    // Writing into memory can't fail.
    let written = encoder.write_header().and_then(|mut w| w.write_image_data(&pixels).and_then(|()| w.finish()));
    debug_assert!(written.is_ok());
    out
}
