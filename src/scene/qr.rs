//! QR codes as vector paths, with their quiet zone (ISO/IEC 18004: four modules).

use qrcodegen::{QrCode, QrCodeEcc};

use super::xml::Element;

const QUIET: i32 = 4;

/// A code in its frame.
#[derive(Debug, Clone, PartialEq)]
pub struct Code {
    /// What it says.
    pub text: String,
    /// Side of one module, in the artboard's unit.
    pub module: f64,
}

/// A square of side `size` at (`x`, `y`): `ground` colour with the code of `text` in `ink`. `None` where the text is too long.
#[must_use]
pub fn element(text: &str, x: f64, y: f64, size: f64, ink: &str, ground: &str) -> Option<(Element, Code)> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let modules = code.size() + 2 * QUIET;
    let mut d = String::new();
    for row in 0..code.size() {
        let mut col = 0;
        while col < code.size() {
            let run = (col..code.size()).take_while(|&c| code.get_module(c, row)).count();
            if run > 0 {
                d.push_str(&format!("M{} {}h{run}v1h-{run}z", col + QUIET, row + QUIET));
            }
            col += i32::try_from(run).unwrap_or(0).max(1);
        }
    }
    let svg = Element::new("svg").with("x", x).with("y", y).with("width", size).with("height", size);
    let svg = svg.with("viewBox", format!("0 0 {modules} {modules}"));
    let ground = Element::new("rect").with("width", modules).with("height", modules).with("fill", ground);
    let drawn = svg.child(ground).child(Element::new("path").with("fill", ink).with("d", d));
    Some((drawn, Code { text: text.to_owned(), module: size / f64::from(modules) }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_quiet_zone() {
        let (svg, code) = element("https://x.example/", 0.0, 0.0, 10.0, "#000000", "#ffffff").expect("short");
        let mut out = String::new();
        svg.write(&mut out);
        assert!(out.contains("M4 4h7v1h-7z"), "the first row of the finder pattern starts after four modules");
        assert!((code.module - 10.0 / 33.0).abs() < 1e-9, "25 modules and twice the quiet zone");
    }

    #[test]
    fn a_text_past_the_largest_code_is_refused() {
        assert!(element(&"x".repeat(5000), 0.0, 0.0, 1.0, "#000000", "#ffffff").is_none());
    }
}
