//! Files that other decoders read, bands that are alike, and bytes that are a function of the pixels.

use proptest::prelude::*;
use resvg::tiny_skia::{Color, FillRule, Paint, PathBuilder, Pixmap, Transform};

use super::*;

/// Width, height, samples; by the `png` crate.
fn decode(file: &[u8]) -> (u32, u32, Vec<u8>) {
    let mut reader = ::png::Decoder::new(std::io::Cursor::new(file)).read_info().expect("header");
    let mut samples = vec![0; reader.output_buffer_size().expect("small")];
    let info = reader.next_frame(&mut samples).expect("pixels");
    reader.finish().expect("checksums and end");
    (info.width, info.height, samples)
}

fn encode(pixmap: &Pixmap, alpha: bool) -> Vec<u8> {
    Picture { pixels: pixmap.as_ref(), alpha, palette: None }.whole()
}

fn samples(pixmap: &Pixmap, alpha: bool) -> Vec<u8> {
    let straight = pixmap.pixels().iter().map(|p| p.demultiply());
    straight.flat_map(|p| [p.red(), p.green(), p.blue(), p.alpha()].into_iter().take(if alpha { 4 } else { 3 })).collect()
}

/// Pixels out of bytes, opaque.
fn opaque(width: u32, height: u32, sample: impl Fn(u32, u32) -> [u8; 3]) -> Pixmap {
    let mut pixmap = Pixmap::new(width, height).expect("a size");
    for (i, p) in (0..).zip(pixmap.data_mut().chunks_exact_mut(4)) {
        let [r, g, b] = sample(i % width, i / width);
        p.copy_from_slice(&[r, g, b, 255]);
    }
    pixmap
}

/// A disc with soft edges on a ground.
fn disc(width: u32, height: u32, ground: Color) -> Pixmap {
    let mut pixmap = Pixmap::new(width, height).expect("a size");
    pixmap.fill(ground);
    let mut paint = Paint::default();
    paint.set_color_rgba8(196, 20, 31, 200);
    let path = PathBuilder::from_circle(40.0, 50.0, 30.3).expect("a circle");
    pixmap.fill_path(&path, &paint, FillRule::Winding, Transform::identity(), None);
    pixmap
}

#[test]
fn flat_art_comes_back() {
    let pixmap = disc(90, 101, Color::WHITE);
    assert_eq!(decode(&encode(&pixmap, false)), (90, 101, samples(&pixmap, false)));
}

#[test]
fn transparent_pixels_are_straight_in_the_file() {
    let pixmap = disc(90, 101, Color::TRANSPARENT);
    assert_eq!(decode(&encode(&pixmap, true)), (90, 101, samples(&pixmap, true)));
}

#[test]
fn gradients_and_photos_are_filtered_and_come_back() {
    let small = |v: u32| u8::try_from(v % 256).expect("below 256");
    let gradient = opaque(200, 70, |x, y| [small((x + y) / 2), small(x / 3), small(255 - y)]);
    let noise = opaque(200, 70, |x, y| [small(x * x * 31 + y * 17), small(x * y * 7), small((x * 91) ^ (y * 57))]);
    for pixmap in [gradient, noise] {
        let picture = Picture { pixels: pixmap.as_ref(), alpha: false, palette: None };
        assert!(filter::is_smooth(&picture.packed(0..32), 3, picture.stride()));
        assert_eq!(decode(&encode(&pixmap, false)).2, samples(&pixmap, false));
    }
}

#[test]
fn a_pixel_and_a_row_are_pictures_too() {
    for (width, height) in [(1, 1), (1, 65), (700, 1), (3, 32)] {
        let pixmap = disc(width, height, Color::from_rgba8(21, 119, 194, 255));
        assert_eq!(decode(&encode(&pixmap, false)), (width, height, samples(&pixmap, false)));
    }
}

/// What a chapter's picture shares with the ground is not encoded anew.
#[test]
fn bands_of_equal_pixels_have_equal_bytes() {
    let (a, b) = (disc(90, 101, Color::WHITE), opaque(90, 101, |_, _| [255; 3]));
    let [a, b] = [&a, &b].map(|p| Picture { pixels: p.as_ref(), alpha: false, palette: None });
    let same: Vec<bool> = (0..a.bands()).map(|i| a.band(i).sum() == b.band(i).sum()).collect();
    assert_eq!(same, [false, false, false, true]);
}

proptest! {
    /// Few colours in runs, as flat art has them, in any size.
    #[test]
    fn any_picture_comes_back(width in 1_u32..80, runs in prop::collection::vec((0_u8..6, 1_usize..400), 1..60), alpha: bool) {
        let length: usize = runs.iter().map(|(_, n)| n).sum();
        let height = u32::try_from(length).expect("small").div_ceil(width);
        let mut colors = runs.iter().flat_map(|(c, n)| std::iter::repeat_n(c * 51, *n));
        let mut pixmap = Pixmap::new(width, height).expect("a size");
        for p in pixmap.data_mut().chunks_exact_mut(4) {
            let c = colors.next().unwrap_or_default();
            p.copy_from_slice(&if alpha { [c / 2, c, c / 3, c] } else { [c, 255 - c, c / 2, 255] });
        }
        prop_assert_eq!(decode(&encode(&pixmap, alpha)), (width, height, samples(&pixmap, alpha)));
    }

    /// Codes of limited length: frequencies that would make one longer than 15 bits.
    #[test]
    fn any_frequencies_give_a_complete_code(frequencies in prop::collection::vec(0_u32..50_000, 2..286), steep: bool) {
        let mut frequencies = frequencies;
        if steep {
            (0..30).zip(&mut frequencies).for_each(|(i, f)| *f = 1 << (i / 2 * 2).min(24));
        }
        prop_assume!(frequencies.iter().filter(|f| **f > 0).count() > 1);
        let code = huffman::Code::of(&frequencies, 15);
        let room: u32 = code.lengths.iter().filter(|l| **l > 0).map(|l| 1 << (15 - l)).sum();
        prop_assert_eq!(room, 1 << 15);
        prop_assert!(frequencies.iter().zip(&code.lengths).all(|(f, l)| (*f > 0) == (*l > 0)));
    }
}
