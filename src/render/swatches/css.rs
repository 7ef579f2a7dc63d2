//! Custom properties: `--color-ink`, `--color-sky-base`; inks stand beside them as comments.

use std::fmt::Write;

use super::{groups, inks};
use crate::model::brand::Tokens;

pub(super) fn write(tokens: &Tokens) -> String {
    let mut out = format!("/* {} · {} */\n:root {{\n", comment(&tokens.name.vi), comment(&tokens.version));
    for (title, colors) in groups(tokens) {
        let _ = writeln!(out, "  /* {} */", comment(&title));
        for (name, color) in colors {
            let _ = writeln!(out, "  --color-{}: {}; /* CMYK {} */", name.replace('.', "-"), color.rgb.value, inks(color));
        }
    }
    out.push_str("}\n");
    out
}

/// Words that can't end the comment they stand in.
fn comment(text: &str) -> String {
    text.replace("*/", "* /").replace(['\n', '\r'], " ")
}
