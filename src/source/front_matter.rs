//! The YAML between two `---` lines at the head of a markdown file.
//!
//! In: the text of a file. Out: the YAML part and where the body starts, both as byte ranges of the same text, so that
//! places stay true.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Span};

/// Where the parts of a markdown file stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts<'a> {
    /// From the first byte up to the closing `---`: YAML whose lines are those of the file.
    pub yaml: &'a str,
    /// Byte offset of the body.
    pub body_start: usize,
}

/// Splits `text`.
///
/// # Errors
/// `ND0109` where the file doesn't open with `---` or the block isn't closed.
pub fn split<'a>(path: &Arc<str>, text: &'a str) -> Result<Parts<'a>, Diagnostic> {
    let missing = || Diagnostic::error("ND0109").at(Span::file(path));
    let first = text.lines().next().unwrap_or_default();
    if first.trim_end() != "---" {
        return Err(missing());
    }
    let mut at = first.len() + text[first.len()..].find('\n').map_or(0, |i| i + 1);
    for line in text[at..].split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Ok(Parts { yaml: &text[..at], body_start: at + line.len() });
        }
        at += line.len();
    }
    Err(missing())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_unix_and_windows_lines() {
        for text in ["---\na: 1\n---\nbody", "---\r\na: 1\r\n---\r\nbody"] {
            let parts = split(&"x.md".into(), text).expect("closed");
            assert!(parts.yaml.contains("a: 1"));
            assert_eq!(&text[parts.body_start..], "body");
        }
    }

    #[test]
    fn an_unclosed_block_is_a_finding() {
        assert_eq!(split(&"x.md".into(), "---\na: 1\n").expect_err("open").code, "ND0109");
        assert_eq!(split(&"x.md".into(), "no").expect_err("none").code, "ND0109");
    }
}
