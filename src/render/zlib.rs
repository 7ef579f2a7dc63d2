//! zlib streams in parts (RFC 1950 and 1951).
//!
//! In: bytes. Out: parts of a stream, and streams made of them. Each part ends on a byte and looks back into no other, so
//! that what many files have in common is compressed once, and a stream is a function of its parts, however they came about.

use flate2::{Compress, Compression, FlushCompress};
use simd_adler32::adler32;

/// Some bytes of a stream, compressed.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    deflated: Vec<u8>,
    /// Checksum and length of what was compressed.
    adler: u32,
    length: usize,
}

impl Part {
    /// A part whose compressed form is known: blocks that end on a byte, none of them the last.
    pub(crate) fn new(deflated: Vec<u8>, plain: &[u8]) -> Self {
        Self { deflated, adler: adler32(&plain), length: plain.len() }
    }

    /// A few bytes as they are; at most 65,535.
    pub(crate) fn stored(plain: &[u8]) -> Self {
        let length = u16::try_from(plain.len()).unwrap_or(u16::MAX);
        let plain = &plain[..usize::from(length)];
        let mut deflated = vec![0];
        deflated.extend(length.to_le_bytes());
        deflated.extend((!length).to_le_bytes());
        deflated.extend_from_slice(plain);
        Self::new(deflated, plain)
    }

    /// Bytes that other contents would hardly have.
    pub(crate) fn sum(&self) -> [u8; 32] {
        *blake3::hash(&self.deflated).as_bytes()
    }
}

/// Compresses parts, one after the other: its tables are made once.
pub(crate) struct Packer(Compress);

impl Default for Packer {
    fn default() -> Self {
        Self(Compress::new(Compression::new(6), false))
    }
}

impl Packer {
    /// Compresses one part.
    pub(crate) fn part(&mut self, plain: &[u8]) -> Part {
        self.0.reset();
        // The most that deflate can add, and room for the flush, so that one call is enough.
        let mut deflated = Vec::with_capacity(plain.len() + plain.len() / 1000 + 64);
        let done = self.0.compress_vec(plain, &mut deflated, FlushCompress::Sync);
        debug_assert!(done.is_ok() && self.0.total_in() == plain.len() as u64);
        Part::new(deflated, plain)
    }
}

/// The whole stream.
pub(crate) fn stream<'p>(parts: impl IntoIterator<Item = &'p Part>) -> Vec<u8> {
    // Deflate with a window of 32 KiB.
    let mut out = vec![0x78, 0x9C];
    let mut adler = 1;
    for part in parts {
        out.extend_from_slice(&part.deflated);
        adler = joined(adler, part.adler, part.length);
    }
    // An empty block of fixed codes, the last one.
    out.extend([3, 0]);
    out.extend(adler.to_be_bytes());
    out
}

/// Adler-32 of two parts joined (RFC 1950, 8.2), from theirs and the length of the second.
fn joined(first: u32, second: u32, length: usize) -> u32 {
    const BASE: u64 = 65_521;
    let [a1, a2] = [first, second].map(|v| u64::from(v & 0xFFFF));
    let [b1, b2] = [first, second].map(|v| u64::from(v >> 16));
    let a = (a1 + a2 + BASE - 1) % BASE;
    let b = (b1 + b2 + (length as u64 % BASE) * (a1 + BASE - 1)) % BASE;
    u32::try_from(b << 16 | a).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn parts_make_one_stream_that_others_read() {
        let texts = ["Tháng Nhân đạo ".repeat(900), String::new(), "Một giọt máu cho đi".to_owned()];
        let mut packer = Packer::default();
        let parts = texts.each_ref().map(|t| packer.part(t.as_bytes()));
        let mut read = String::new();
        flate2::read::ZlibDecoder::new(&*stream(parts.iter().chain([&Part::stored("ế".as_bytes())]))).read_to_string(&mut read).unwrap();
        assert_eq!(read, texts.concat() + "ế");
        let again = texts.each_ref().map(|t| Packer::default().part(t.as_bytes()));
        assert_eq!(stream(&again), stream(&parts), "whatever was packed before");
    }
}
