//! Bytes → text. Unicode only: what an old code page meant can't be known, and a wrong letter in a name is a wrong name.

use std::sync::Arc;

use super::place;
use crate::diagnostic::Diagnostic;

/// The text of a file in UTF-8, or in UTF-16 with a byte-order mark as Excel's “Unicode Text” is.
///
/// # Errors
/// `ND0611` at the first line that is neither.
pub(super) fn text(path: &Arc<str>, bytes: &[u8]) -> Result<String, Diagnostic> {
    let failed = |good: &[u8]| {
        let line = 1 + good.iter().filter(|b| **b == b'\n').count();
        Diagnostic::error("ND0611").at(place(path, u32::try_from(line).unwrap_or(u32::MAX), 0))
    };
    let read = match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => {
            let plain = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
            let text = str::from_utf8(plain).map_err(|e| failed(&plain[..e.valid_up_to()]))?;
            (!text.contains('\0')).then(|| text.to_owned())
        }
    };
    read.ok_or_else(|| failed(&[]))
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let text = char::decode_utf16(pairs.iter().map(|pair| unit(*pair))).collect::<Result<String, _>>().ok();
    text.filter(|t| rest.is_empty() && !t.contains('\0'))
}
