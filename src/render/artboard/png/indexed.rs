//! Pictures of at most 256 colours (PNG, third edition, 11.2.2), for previews: half the bytes where nobody looks closer.
//!
//! In: the ground that chapters share, later pictures made on it. Out: rows as places in a palette. The ground's own
//! colours come first and are the same for every chapter, so that its bands are, too; colours that a chapter adds follow.

use std::sync::Arc;

use resvg::tiny_skia::{PixmapRef, PremultipliedColorU8};
use rustc_hash::FxHashMap;

/// Colours that a ground may take up.
const SHARED: usize = 216;
/// Colours of a palette.
const MOST: usize = 256;
/// How far apart the colours are that are taken first, next and last, as squared distances in sRGB: what is altogether
/// another colour has a place before what is only another shade.
const APART: [u32; 5] = [4096, 1024, 256, 64, 16];
/// Mean squared error, over all pixels, above which a picture is no flat art.
const TOLERATED: u64 = 6;

/// Red, green and blue, eight bits each.
type Color = u32;
/// For each colour met, the place of the nearest in a palette.
type Nearest = FxHashMap<Color, u8>;

/// Some colours, and for each colour met the nearest among them.
pub(in crate::render::artboard) struct Palette {
    colors: Vec<[u8; 3]>,
    /// For the ground's colours; all pictures on it look here first.
    shared: Arc<Nearest>,
    /// For those that came later.
    own: Nearest,
}

impl Palette {
    /// The palette of a ground; `None` where so few colours don't do.
    pub(in crate::render::artboard) fn of(ground: PixmapRef<'_>) -> Option<Self> {
        let counted = count(ground.pixels());
        let mut palette = Self { colors: Vec::with_capacity(MOST), shared: Arc::default(), own: Nearest::default() };
        palette.take(&counted, SHARED);
        palette.shared = Arc::new(std::mem::take(&mut palette.own));
        let error: u64 = counted.iter().map(|(color, n)| u64::from(palette.error(*color)) * u64::from(*n)).sum();
        (error <= TOLERATED * ground.pixels().len() as u64).then_some(palette)
    }

    /// The same palette, and after its colours those of `pixels` that are unlike them.
    pub(in crate::render::artboard) fn with<'p>(&self, pixels: impl Iterator<Item = &'p [PremultipliedColorU8]>) -> Self {
        let mut counted: FxHashMap<Color, u32> = FxHashMap::default();
        for run in pixels.flat_map(|rows| rows.chunk_by(|a, b| a == b)) {
            let color = color(run[0]);
            if !self.shared.contains_key(&color) {
                *counted.entry(color).or_default() += length(run);
            }
        }
        let mut own = Self { colors: self.colors.clone(), shared: self.shared.clone(), own: Nearest::default() };
        own.take(&sorted(counted), MOST);
        own
    }

    /// The colours, as `PLTE` has them.
    pub(super) fn bytes(&self) -> &[u8] {
        self.colors.as_flattened()
    }

    /// The place of the colour nearest to a pixel's.
    pub(super) fn place(&self, pixel: PremultipliedColorU8) -> u8 {
        let color = color(pixel);
        self.shared.get(&color).or_else(|| self.own.get(&color)).copied().unwrap_or_else(|| self.search(color).0)
    }

    /// Takes up to `most` colours in all, the frequent before the rare, then learns the nearest of each.
    fn take(&mut self, counted: &[(Color, u32)], most: usize) {
        for apart in APART {
            for (color, _) in counted {
                if self.colors.len() == most {
                    break;
                }
                if self.colors.is_empty() || self.search(*color).1 >= apart {
                    self.colors.push(parts(*color));
                }
            }
        }
        for (color, _) in counted {
            let place = self.search(*color).0;
            self.own.insert(*color, place);
        }
    }

    fn error(&self, color: Color) -> u32 {
        self.search(color).1
    }

    /// The nearest colour's place and squared distance; of two as near, the first.
    fn search(&self, color: Color) -> (u8, u32) {
        let color = parts(color);
        let distances = self.colors.iter().map(|c| distance(*c, color));
        let best = (0u8..).zip(distances).min_by_key(|(_, d)| *d);
        best.unwrap_or((0, u32::MAX))
    }
}

fn distance(a: [u8; 3], b: [u8; 3]) -> u32 {
    a.iter().zip(b).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
}

fn color(pixel: PremultipliedColorU8) -> Color {
    u32::from_be_bytes([0, pixel.red(), pixel.green(), pixel.blue()])
}

fn parts(color: Color) -> [u8; 3] {
    let [_, red, green, blue] = color.to_be_bytes();
    [red, green, blue]
}

fn length(run: &[PremultipliedColorU8]) -> u32 {
    u32::try_from(run.len()).unwrap_or(u32::MAX)
}

/// Each colour with its pixels, the most frequent first.
fn count(pixels: &[PremultipliedColorU8]) -> Vec<(Color, u32)> {
    let mut counted: FxHashMap<Color, u32> = FxHashMap::default();
    for run in pixels.chunk_by(|a, b| a == b) {
        *counted.entry(color(run[0])).or_default() += length(run);
    }
    sorted(counted)
}

fn sorted(counted: FxHashMap<Color, u32>) -> Vec<(Color, u32)> {
    let mut all: Vec<_> = counted.into_iter().collect();
    all.sort_unstable_by(|a, b| (b.1, a.0).cmp(&(a.1, b.0)));
    all
}

#[cfg(test)]
mod tests {
    use resvg::tiny_skia::{Color, Pixmap};

    use super::*;

    #[test]
    fn flat_colours_stay_exactly_what_they_are() {
        let mut pixmap = Pixmap::new(64, 64).unwrap();
        pixmap.fill(Color::from_rgba8(196, 20, 31, 255));
        let palette = Palette::of(pixmap.as_ref()).expect("flat");
        let pixel = pixmap.pixels()[0];
        assert_eq!(palette.colors[usize::from(palette.place(pixel))], [196, 20, 31]);
    }

    #[test]
    fn what_a_chapter_adds_comes_after_the_grounds_own() {
        let mut pixmap = Pixmap::new(8, 8).unwrap();
        pixmap.fill(Color::WHITE);
        let palette = Palette::of(pixmap.as_ref()).expect("flat");
        pixmap.fill(Color::BLACK);
        let own = palette.with([pixmap.pixels()].into_iter());
        assert_eq!(own.colors, [[255; 3], [0; 3]]);
    }

    #[test]
    fn a_picture_of_all_colours_is_left_alone() {
        let mut pixmap = Pixmap::new(256, 256).unwrap();
        for (i, p) in pixmap.pixels_mut().iter_mut().enumerate() {
            let [x, y] = [i % 256, i / 256].map(|v| u8::try_from(v).unwrap());
            *p = PremultipliedColorU8::from_rgba(x, y, x ^ y, 255).unwrap();
        }
        assert!(Palette::of(pixmap.as_ref()).is_none());
    }
}
