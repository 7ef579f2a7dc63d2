//! ND0308: every text of an artboard or lockup uses a family and a weight that the brand has as a font file.
//!
//! Why: another font would be replaced in silence, and lines would break elsewhere than measured.

use crate::check::plate::Plate;
use crate::check::{Pass, Rule};
use crate::diagnostic::{Diagnostic, Report, Severity};
use crate::scene::xml::Element;

pub(super) static RULE: Rule = Rule { code: "ND0308", level: Severity::Error, pass: Pass::Plate(look) };

fn look(plate: &Plate<'_>, report: &mut Report) {
    text(plate, &plate.drawing.root, ("", "400"), report);
}

fn text(plate: &Plate<'_>, element: &Element, inherited: (&str, &str), report: &mut Report) {
    let family = element.property("font-family").map_or(inherited.0, first_family);
    let weight = element.property("font-weight").unwrap_or(inherited.1);
    let lettered = element.name == "text" || (element.name == "tspan" && (family, weight) != inherited);
    if let Some(finding) = wrong(plate, family, weight).filter(|_| lettered) {
        report.push(finding.at(plate.drawing.span(element)));
        return;
    }
    element.elements().for_each(|e| text(plate, e, (family, weight), report));
}

fn first_family(list: &str) -> &str {
    list.split(',').next().unwrap_or_default().trim_matches([' ', '\'', '"'])
}

fn wrong(plate: &Plate<'_>, family: &str, weight: &str) -> Option<Diagnostic> {
    let families = plate.coverage.families();
    let number = match weight {
        "normal" => 400.0,
        "bold" => 700.0,
        w => w.parse().unwrap_or(400.0),
    };
    let finding = RULE.finding().arg("family", family).arg("weight", weight);
    if !families.contains(&family) {
        let finding = finding.nearest(family, families.iter().copied());
        let near = finding.args.get("nearest").filter(|n| !n.is_empty()).cloned();
        return Some(finding.arg("nearest", near.unwrap_or_else(|| plate.brand.tokens.typography.family.clone())));
    }
    let weights = plate.coverage.weights(family);
    if weights.iter().any(|w| (w - number).abs() < 0.5) {
        return None;
    }
    let near = weights.iter().copied().min_by(|a, b| (a - number).abs().total_cmp(&(b - number).abs()))?;
    let known: Vec<String> = weights.iter().map(ToString::to_string).collect();
    Some(finding.arg("nearest", format!("{family} {near}")).arg("known", known.join(", ")))
}
