//! TXT-12: every text stands in its frame at the smallest size allowed, in the lines allowed, uncut.
//!
//! Found while the texts of every chapter are laid out (`scene::compose`); the frame, the sizes and the number of lines are
//! the artboard's contract. Source: practice (DOMAIN.md §3.3).

use crate::check::{Pass, Rule};
use crate::diagnostic::Severity;

pub(super) static RULE: Rule = Rule { code: "TXT-12", level: Severity::Error, pass: Pass::Layout };
