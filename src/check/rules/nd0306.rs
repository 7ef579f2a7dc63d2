//! ND0306: what goes to the print shop uses no filter, mask, pattern, transparency or blend mode; pixel pictures are opaque
//! PNG or JPEG, in grey or RGB.
//!
//! Why: print files are in the brand's CMYK; these would force the file to be turned into pixels, or its colours to be
//! computed at the print shop. Pictures are turned into inks here (FORMATS.md, brand; DOMAIN.md §6.2).

use crate::check::plate::Plate;
use crate::check::{Pass, Rule};
use crate::diagnostic::{Report, Severity};
use crate::scene::inspect::{Ink, Painted, What};
use crate::source::raster::Colors;

pub(super) static RULE: Rule = Rule { code: "ND0306", level: Severity::Error, pass: Pass::Plate(look) };

fn look(plate: &Plate<'_>, report: &mut Report) {
    for painted in plate.lasting().filter(|_| plate.print) {
        if let Some(what) = unsupported(painted) {
            report.push(RULE.finding().at(plate.place(painted)).arg("what", what));
        }
    }
}

/// The SVG word for what print files can't hold.
fn unsupported(painted: &Painted) -> Option<&'static str> {
    let inks: Vec<&Ink> = match &painted.what {
        What::Image(Some(h)) if !h.alpha && h.colors != Colors::Cmyk => Vec::new(),
        What::Image(_) => return Some("image"),
        What::Shape(s) => s.fill.iter().chain(&s.stroke).collect(),
        What::Text(t) => t.inks.iter().collect(),
    };
    let effects = painted.effects;
    let list = [
        (effects.filter, "filter"),
        (effects.mask, "mask"),
        (effects.blend, "mix-blend-mode"),
        (inks.contains(&&Ink::Pattern), "pattern"),
        (painted.opacity < 0.999, "opacity"),
    ];
    list.into_iter().find(|(there, _)| *there).map(|(_, word)| word)
}
