//! ND0307: every colour in a print piece is exactly one of the brand's.
//!
//! Why: each RGB of `brand.yaml` has its own CMYK; a colour that is not there could only be guessed in print (FORMATS.md,
//! brand; EMB-17).

use crate::check::plate::Plate;
use crate::check::{Pass, Rule};
use crate::diagnostic::{Report, Severity};
use crate::model::brand::{Rgb, Tokens};
use crate::scene::inspect::{Ink, Painted, What};

pub(super) static RULE: Rule = Rule { code: "ND0307", level: Severity::Error, pass: Pass::Plate(look) };

fn look(plate: &Plate<'_>, report: &mut Report) {
    let tokens = &plate.brand.tokens;
    for painted in plate.lasting().filter(|_| plate.print) {
        for color in inks(painted).iter().flat_map(|i| i.colors()) {
            if tokens.by_rgb(*color).is_some() {
                continue;
            }
            let (name, rgb) = nearest(tokens, *color).unwrap_or_default();
            report.push(RULE.finding().at(plate.place(painted)).arg("color", color).arg("token", name).arg("nearest", rgb));
        }
    }
}

fn inks(painted: &Painted) -> Vec<&Ink> {
    match &painted.what {
        What::Image(_) => Vec::new(),
        What::Shape(s) => s.fill.iter().chain(&s.stroke).collect(),
        What::Text(t) => t.inks.iter().collect(),
    }
}

/// The brand's colour at the least distance.
fn nearest(tokens: &Tokens, Rgb(color): Rgb) -> Option<(String, String)> {
    let distance = |Rgb(other): Rgb| (0..3).map(|i| i32::from(color[i].abs_diff(other[i])).pow(2)).sum::<i32>();
    let near = tokens.all_colors().min_by_key(|(_, c)| distance(c.rgb.value))?;
    Some((near.0, near.1.rgb.value.to_string()))
}
