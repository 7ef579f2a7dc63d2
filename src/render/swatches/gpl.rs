//! GIMP's palette: a head of three lines, then red, green, blue and a name a line.

use std::fmt::Write;

use super::groups;
use crate::model::brand::Tokens;

/// Columns that programs show: an accent has as many roles.
const COLUMNS: usize = 9;

pub(super) fn write(tokens: &Tokens) -> String {
    let line = |text: &str| text.replace(['\n', '\r'], " ");
    let mut out = format!("GIMP Palette\nName: {} {}\nColumns: {COLUMNS}\n", line(&tokens.name.vi), line(&tokens.version));
    for (title, colors) in groups(tokens) {
        let _ = writeln!(out, "# {}", line(&title));
        for (name, color) in colors {
            let [r, g, b] = color.rgb.value.0;
            let _ = writeln!(out, "{r:3} {g:3} {b:3}\t{name}");
        }
    }
    out
}
