//! PNG in bands of rows (PNG, third edition).
//!
//! In: a picture. Out: its file, or single bands of it. The zlib stream inside the file is cut into bands of [`BAND`]
//! rows: each ends on a byte, looks back into no other, and depends on its own pixels and the row above only. So a band
//! that two pictures have in common is compressed once, and the bytes of a file are a function of its pixels, however
//! its bands came about. Must not know: artboards, layers.

mod filter;
mod flat;
mod huffman;
mod indexed;
#[cfg(test)]
mod tests;

use std::ops::Range;

use resvg::tiny_skia::PixmapRef;

use crate::render::zlib::{self, Packer};
pub(super) use indexed::Palette;

/// Rows of a band. Measured over all social artboards: lower bands cost bytes (codes of their own), higher ones time
/// (more untouched rows in a touched band); from 24 to 48 neither differs by 3 %.
pub(super) const BAND: u32 = 32;

/// A picture to encode.
#[derive(Clone, Copy)]
pub(super) struct Picture<'p> {
    /// Its pixels, premultiplied.
    pub(super) pixels: PixmapRef<'p>,
    /// Whether the file keeps their transparency; if not, all are opaque.
    pub(super) alpha: bool,
    /// The colours of the file, where it has few; never with `alpha`.
    pub(super) palette: Option<&'p Palette>,
}

/// Some rows, compressed: a part of the file's zlib stream that stands by itself.
pub(super) type Band = zlib::Part;

impl Picture<'_> {
    /// Its file, made of bands that are all compressed now.
    pub(super) fn whole(&self) -> Vec<u8> {
        let bands: Vec<Band> = (0..self.bands()).map(|i| self.band(i)).collect();
        self.file(bands.iter())
    }

    /// How many bands it has.
    pub(super) fn bands(&self) -> u32 {
        self.pixels.height().div_ceil(BAND)
    }

    /// The band at `index`, compressed.
    pub(super) fn band(&self, index: u32) -> Band {
        let rows = rows(index, self.pixels.height());
        let (pixel, stride) = (self.pixel(), self.stride());
        let mut packed = self.packed(rows.clone());
        if self.palette.is_some() {
            Packer::default().part(&packed)
        } else if filter::is_smooth(&packed, pixel, stride) {
            let above = rows.start.checked_sub(1).map_or_else(|| vec![0; stride], |row| self.packed(row..row + 1));
            packed = filter::adaptive(&packed, &above, pixel, stride);
            Packer::default().part(&packed)
        } else {
            Band::new(flat::deflate(&packed, pixel, stride), &packed)
        }
    }

    /// The file made of these bands, which are this picture's.
    pub(super) fn file<'b>(&self, bands: impl Iterator<Item = &'b Band>) -> Vec<u8> {
        let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
        let mut header = Vec::with_capacity(13);
        header.extend(self.pixels.width().to_be_bytes());
        header.extend(self.pixels.height().to_be_bytes());
        // Eight bits a sample; places in a palette, RGB or RGBA; the only compression and filtering there are; not interlaced.
        let kind = if self.palette.is_some() { 3 } else { 2 | u8::from(self.alpha) << 2 };
        header.extend([8, kind, 0, 0, 0]);
        chunk(&mut out, b"IHDR", &header);
        if let Some(palette) = self.palette {
            chunk(&mut out, b"PLTE", palette.bytes());
        }
        chunk(&mut out, b"IDAT", &zlib::stream(bands));
        chunk(&mut out, b"IEND", &[]);
        out
    }

    /// Bytes of a pixel.
    fn pixel(&self) -> usize {
        match (self.palette, self.alpha) {
            (Some(_), _) => 1,
            (None, true) => 4,
            (None, false) => 3,
        }
    }

    /// Bytes of a row, its filter byte included.
    fn stride(&self) -> usize {
        1 + self.pixels.width() as usize * self.pixel()
    }

    /// Rows as the file has them, unfiltered, each after its filter byte.
    fn packed(&self, rows: Range<u32>) -> Vec<u8> {
        let width = self.pixels.width() as usize;
        let (from, to) = (rows.start as usize * width, rows.end as usize * width);
        let mut out = vec![0; rows.len() * self.stride()];
        let bytes = self.pixels.data()[4 * from..4 * to].chunks_exact(4 * width);
        for ((out, row), bytes) in out.chunks_exact_mut(self.stride()).zip(self.pixels.pixels()[from..to].chunks_exact(width)).zip(bytes) {
            if let Some(palette) = self.palette {
                // Flat art repeats itself: a colour is looked up where it changes.
                let mut at = 1;
                for run in row.chunk_by(|a, b| a == b) {
                    out[at..at + run.len()].fill(palette.place(run[0]));
                    at += run.len();
                }
            } else if self.alpha {
                for (out, p) in out[1..].as_chunks_mut::<4>().0.iter_mut().zip(row) {
                    let straight = p.demultiply();
                    *out = [straight.red(), straight.green(), straight.blue(), straight.alpha()];
                }
            } else {
                opaque(bytes, &mut out[1..]);
            }
        }
        out
    }
}

/// Three bytes of each pixel's four, for opaque pixels: two pixels are a word in, four are a word and a half out.
fn opaque(row: &[u8], out: &mut [u8]) {
    let two = |word: &[u8]| {
        let both = word.first_chunk().map_or(0, |w| u64::from_le_bytes(*w));
        both & 0xFF_FFFF | both >> 8 & 0xFFFF_FF00_0000
    };
    let (fours, rest) = row.as_chunks::<16>();
    let (quads, tail) = out.split_at_mut(12 * fours.len());
    for (out, four) in quads.as_chunks_mut::<12>().0.iter_mut().zip(fours) {
        let (first, second) = (two(four), two(&four[8..]));
        out[..8].copy_from_slice(&(first | second << 48).to_le_bytes());
        out[4..].copy_from_slice(&(first >> 32 | second << 16).to_le_bytes());
    }
    for (out, pixel) in tail.as_chunks_mut::<3>().0.iter_mut().zip(rest.as_chunks::<4>().0) {
        out.copy_from_slice(&pixel[..3]);
    }
}

/// The rows of a band, of `height` rows.
pub(super) fn rows(band: u32, height: u32) -> Range<u32> {
    band * BAND..((band + 1) * BAND).min(height)
}

fn chunk(out: &mut Vec<u8>, kind: &[u8; 4], data: &[u8]) {
    out.extend(u32::try_from(data.len()).unwrap_or(u32::MAX).to_be_bytes());
    let start = out.len();
    out.extend_from_slice(kind);
    out.extend_from_slice(data);
    let crc = crc32fast::hash(&out[start..]);
    out.extend(crc.to_be_bytes());
}
