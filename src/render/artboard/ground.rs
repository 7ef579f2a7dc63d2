//! What no chapter changes, as pixels: painted once, and each band of it encoded once.
//!
//! In: the tree of an artboard's ground, later the trees of chapters' tops. Out: files. A top is painted on a copy of
//! those bands only that it may reach; all others are the ground's own, so that the file is, byte for byte, that of the
//! whole picture.

use std::sync::{Arc, OnceLock};

use resvg::tiny_skia::{Pixmap, PixmapMut, PixmapRef, PremultipliedColorU8, Rect, Transform};
use usvg::{Group, Node};

use super::paint::paint;
use super::png::{self, Band, Palette, Picture};

/// How far, in px, paint may reach beyond the box of a shape: a pixel for anti-aliasing, one for hairlines.
const REACH: f32 = 2.0;
/// Quality of JPEG files.
const QUALITY: u8 = 88;

/// The ground of one picture, shared by all chapters.
pub(super) struct Ground {
    pixmap: Pixmap,
    /// Whether files keep transparency.
    alpha: bool,
    /// The colours of files, where few do.
    palette: Option<Palette>,
    /// From the trees' units to pixels.
    transform: Transform,
    bands: Vec<OnceLock<Band>>,
}

impl Ground {
    /// Paints a ground over what `pixmap` holds. Files have `few` colours only where that is asked for and hardly seen.
    pub(super) fn new(mut pixmap: Pixmap, alpha: bool, few: bool, transform: Transform, tree: &usvg::Tree) -> Self {
        paint(tree, transform, &mut pixmap.as_mut());
        let palette = (few && !alpha).then(|| Palette::of(pixmap.as_ref())).flatten();
        let bands = Picture { pixels: pixmap.as_ref(), alpha, palette: None }.bands();
        Self { pixmap, alpha, palette, transform, bands: (0..bands).map(|_| OnceLock::new()).collect() }
    }

    /// The PNG of `tops` on this ground. `canvas` is scratch memory.
    pub(super) fn png(&self, tops: &[Arc<usvg::Tree>], canvas: &mut Vec<u8>) -> Vec<u8> {
        let touched = self.touched(tops);
        let pixels = self.painted(tops, &touched, canvas);
        let palette = self.palette.as_ref().map(|p| p.with(self.rows(&touched, pixels)));
        let painted = Picture { pixels, alpha: self.alpha, palette: palette.as_ref() };
        let own = Picture { pixels: self.pixmap.as_ref(), alpha: self.alpha, palette: self.palette.as_ref() };
        let anew: Vec<Option<Band>> = (0..).zip(&touched).map(|(i, t)| t.then(|| painted.band(i))).collect();
        let kept = (0..).zip(&self.bands);
        painted.file(anew.iter().zip(kept).map(|(anew, (i, kept))| anew.as_ref().unwrap_or_else(|| kept.get_or_init(|| own.band(i)))))
    }

    /// The pixels of the bands that are touched.
    fn rows<'p>(&self, touched: &'p [bool], pixels: PixmapRef<'p>) -> impl Iterator<Item = &'p [PremultipliedColorU8]> {
        let (width, height) = (pixels.width() as usize, pixels.height());
        let bands = (0..).zip(touched).filter(|(_, t)| **t).map(move |(i, _)| png::rows(i, height));
        bands.map(move |r| &pixels.pixels()[r.start as usize * width..r.end as usize * width])
    }

    /// The JPEG of `tops` on this ground.
    pub(super) fn jpeg(&self, tops: &[Arc<usvg::Tree>], canvas: &mut Vec<u8>) -> Vec<u8> {
        let painted = self.painted(tops, &vec![true; self.bands.len()], canvas);
        let mut out = Vec::new();
        let [width, height] = [painted.width(), painted.height()].map(|side| u16::try_from(side).unwrap_or(u16::MAX));
        let encoder = jpeg_encoder::Encoder::new(&mut out, QUALITY);
        let written = encoder.encode(painted.data(), width, height, jpeg_encoder::ColorType::Rgba);
        debug_assert!(written.is_ok(), "artboards are no longer than 20,000 px, and memory takes all");
        out
    }

    /// Which bands `tops` may change: those that hold a pixel near one of its shapes, or the row below.
    fn touched(&self, tops: &[Arc<usvg::Tree>]) -> Vec<bool> {
        let mut touched = vec![false; self.bands.len()];
        let mut mark = |area: Rect| {
            let Some(area) = area.transform(self.transform) else { return touched.fill(true) };
            let (first, last) = ((area.top() - REACH).floor(), (area.bottom() + REACH).ceil() + 1.0);
            for (band, touched) in (0..).zip(&mut touched) {
                let rows = png::rows(band, self.pixmap.height());
                *touched |= first < to_f32(rows.end) && last >= to_f32(rows.start);
            }
        };
        tops.iter().for_each(|top| shapes(top.root(), &mut mark));
        touched
    }

    /// The ground with `tops` over it, right in the touched bands and the row above each; elsewhere it is anything.
    fn painted<'c>(&'c self, tops: &[Arc<usvg::Tree>], touched: &[bool], canvas: &'c mut Vec<u8>) -> PixmapRef<'c> {
        let (width, height) = (self.pixmap.width(), self.pixmap.height());
        let ground = self.pixmap.data();
        if canvas.len() < ground.len() {
            canvas.resize(ground.len(), 0);
        }
        let canvas = &mut canvas[..ground.len()];
        let row = width as usize * 4;
        for band in (0..).zip(touched).filter(|(_, t)| **t).map(|(i, _)| i) {
            let rows = png::rows(band, height);
            let bytes = rows.start.saturating_sub(1) as usize * row..rows.end as usize * row;
            canvas[bytes.clone()].copy_from_slice(&ground[bytes]);
        }
        if let Some(mut pixmap) = PixmapMut::from_bytes(canvas, width, height) {
            tops.iter().for_each(|top| paint(top, self.transform, &mut pixmap));
        }
        PixmapRef::from_bytes(canvas, width, height).unwrap_or_else(|| self.pixmap.as_ref())
    }
}

/// The boxes of all shapes in a group, strokes included.
fn shapes(group: &Group, mark: &mut impl FnMut(Rect)) {
    if !group.filters().is_empty() {
        return mark(group.abs_layer_bounding_box().to_rect());
    }
    for node in group.children() {
        match node {
            Node::Group(inner) => shapes(inner, mark),
            Node::Path(_) | Node::Image(_) | Node::Text(_) => mark(node.abs_stroke_bounding_box()),
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "rows are at most 20,000")]
fn to_f32(row: u32) -> f32 {
    row as f32
}
