//! ND0308: every text of an artboard or lockup uses a family, a weight and a slope that the brand has as a font file.
//!
//! Why: another font would be replaced in silence, and lines would break elsewhere than measured.

use crate::check::plate::Plate;
use crate::check::{Pass, Rule};
use crate::diagnostic::{Diagnostic, Report, Severity};
use crate::scene::import::first_family;
use crate::scene::xml::Element;

pub(super) static RULE: Rule = Rule { code: "ND0308", level: Severity::Error, pass: Pass::Plate(look) };

fn look(plate: &Plate<'_>, report: &mut Report) {
    texts(plate, &plate.drawing.root, &mut Vec::new(), report);
}

fn texts<'e>(plate: &Plate<'_>, element: &'e Element, above: &mut Vec<&'e Element>, report: &mut Report) {
    if element.name == "text" {
        return text(plate, element, above, report);
    }
    above.push(element);
    element.elements().for_each(|e| texts(plate, e, above, report));
    above.pop();
}

/// Judges each run of a text, or the text itself where it is empty; each font once.
fn text(plate: &Plate<'_>, text: &Element, above: &[&Element], report: &mut Report) {
    let mut runs = text.runs();
    if runs.is_empty() {
        runs.push(vec![text]);
    }
    let mut judged = Vec::new();
    for run in runs {
        let property = |name| run.iter().rev().chain(above.iter().rev()).find_map(|e| e.property(name));
        let family = property("font-family").and_then(first_family).unwrap_or_default();
        let italic = property("font-style").is_some_and(|s| s != "normal");
        let font = (family, property("font-weight").unwrap_or("400"), italic);
        if !judged.contains(&font) {
            report.extend(wrong(plate, &font.0, font.1, italic).zip(run.last()).map(|(d, e)| d.at(plate.drawing.span(e))));
            judged.push(font);
        }
    }
}

fn wrong(plate: &Plate<'_>, family: &str, weight: &str, italic: bool) -> Option<Diagnostic> {
    let families = plate.coverage.families();
    let number = match weight {
        "normal" => 400.0,
        "bold" => 700.0,
        w => w.parse().unwrap_or(400.0),
    };
    let slope = if italic { " italic" } else { "" };
    let finding = RULE.finding().arg("family", family).arg("weight", format!("{weight}{slope}"));
    if !families.contains(&family) {
        let finding = finding.nearest(family, families.iter().copied());
        let near = finding.args.get("nearest").filter(|n| !n.is_empty()).cloned();
        return Some(finding.arg("nearest", near.unwrap_or_else(|| plate.brand.tokens.typography.family.clone())));
    }
    let near = |list: &[f32]| list.iter().copied().min_by(|a, b| (a - number).abs().total_cmp(&(b - number).abs()));
    let (weights, upright) = (plate.coverage.weights(family, italic), plate.coverage.weights(family, false));
    if near(&weights).is_some_and(|w| (w - number).abs() < 0.5) {
        return None;
    }
    let (nearest, slope) = near(&weights).map(|w| (w, slope)).or_else(|| near(&upright).map(|w| (w, "")))?;
    let known: Vec<String> = upright.iter().map(ToString::to_string).collect();
    Some(finding.arg("nearest", format!("{family} {nearest}{slope}")).arg("known", known.join(", ")))
}
