//! ND0339: the sample text of a field has one look, and one that a field can have.
//!
//! Why: the value takes the look of the sample's first letters and is set in upright lines; a second colour or weight, or
//! a turned sample, would be lost without a word.

use crate::check::plate::Plate;
use crate::check::{Pass, Rule};
use crate::diagnostic::{Report, Severity};
use crate::scene::import::{Matrix, length};
use crate::scene::xml::Element;

pub(super) static RULE: Rule = Rule { code: "ND0339", level: Severity::Warning, pass: Pass::Plate(look) };

/// What all runs must share.
const SHARED: [&str; 7] = ["fill", "font-family", "font-size", "font-style", "font-weight", "letter-spacing", "stroke"];
/// What a field can't have, each with the values that mean nothing.
const WITHOUT: [(&str, [&str; 3]); 5] = [
    ("baseline-shift", ["baseline", "0", "0px"]),
    ("font-stretch", ["normal", "100%", "100"]),
    ("font-variant", ["normal", "none", ""]),
    ("word-spacing", ["normal", "0", "0px"]),
    ("writing-mode", ["lr-tb", "lr", "horizontal-tb"]),
];

fn look(plate: &Plate<'_>, report: &mut Report) {
    for name in plate.board.iter().flat_map(|b| b.spec.fields.keys()) {
        let path = plate.drawing.root.find(name).unwrap_or_default();
        let Some((text, above)) = path.split_last() else { continue };
        if let Some(what) = lost(text, above) {
            report.push(RULE.finding().at(plate.drawing.span(text)).arg("field", name).arg("what", what));
        }
    }
}

/// The first property that a value won't have.
fn lost(text: &Element, above: &[&Element]) -> Option<&'static str> {
    let runs = text.runs();
    let first = runs.first()?;
    let value = |run: &[&Element], name: &str| {
        let found = run.iter().rev().chain(above.iter().rev()).find_map(|e| e.property(name));
        found.map(|v| length(v).map_or_else(|| v.to_owned(), |n| n.to_string()))
    };
    let mixed = SHARED.into_iter().find(|name| runs.iter().any(|run| value(run, name) != value(first, name)));
    let odd = |name: &str, none: &[&str]| value(first, name).is_some_and(|v| !none.contains(&v.as_str()));
    let turned = || Matrix::of(text).is_none_or(|Matrix([_, b, c, ..])| b.abs().max(c.abs()) > 1e-6);
    mixed.or_else(|| WITHOUT.iter().find(|(name, none)| odd(name, none)).map(|(name, _)| *name)).or_else(|| turned().then_some("transform"))
}
