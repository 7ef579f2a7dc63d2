//! Adobe Swatch Exchange, version 1.0: blocks in big endian, names in UTF-16.
//!
//! Each group comes twice, in inks for print and in RGB for screens, so that nobody lets a program convert one into the
//! other. The form was never published by its owner; this is what its programs, Scribus and Affinity read and write.

use super::groups;
use crate::model::brand::{Color, Tokens};

const GROUP: u16 = 0xC001;
const GROUP_END: u16 = 0xC002;
const COLOR: u16 = 0x0001;
/// A process colour; global ones and spot colours have other numbers.
const PROCESS: u16 = 2;

pub(super) fn write(tokens: &Tokens) -> Vec<u8> {
    let mut blocks = Vec::new();
    for (title, colors) in groups(tokens) {
        for (space, entry) in [("CMYK", in_inks as fn(&Color) -> Vec<u8>), ("RGB", in_light)] {
            blocks.push(block(GROUP, &name(&format!("{title} · {space}"))));
            for (id, color) in &colors {
                let mut body = name(id);
                body.extend(entry(color));
                body.extend(PROCESS.to_be_bytes());
                blocks.push(block(COLOR, &body));
            }
            blocks.push(block(GROUP_END, &[]));
        }
    }
    let mut out = b"ASEF".to_vec();
    out.extend([0, 1, 0, 0]);
    out.extend(length(blocks.len()).to_be_bytes());
    out.extend(blocks.concat());
    out
}

fn block(kind: u16, body: &[u8]) -> Vec<u8> {
    let mut out = kind.to_be_bytes().to_vec();
    out.extend(length(body.len()).to_be_bytes());
    out.extend(body);
    out
}

/// A name with its length in units of UTF-16, the zero at its end counted.
fn name(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().chain([0]).collect();
    let mut out = u16::try_from(units.len()).unwrap_or(u16::MAX).to_be_bytes().to_vec();
    out.extend(units.into_iter().take(usize::from(u16::MAX)).flat_map(u16::to_be_bytes));
    out
}

fn in_inks(color: &Color) -> Vec<u8> {
    let shares = color.cmyk.map(|percent| percent / 100.0);
    [b"CMYK".to_vec(), shares.into_iter().flat_map(f32::to_be_bytes).collect()].concat()
}

fn in_light(color: &Color) -> Vec<u8> {
    let shares = color.rgb.value.0.map(|v| f32::from(v) / 255.0);
    [b"RGB ".to_vec(), shares.into_iter().flat_map(f32::to_be_bytes).collect()].concat()
}

fn length(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}
