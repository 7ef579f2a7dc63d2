//! ND0503: an RGB belongs to one colour of the brand only.
//!
//! Why: the RGB of a drawing says which colour it is, and so which CMYK it is printed in.

use std::collections::BTreeMap;

use crate::check::{Content, Pass, Rule};
use crate::diagnostic::{Report, Severity};

pub(super) static RULE: Rule = Rule { code: "ND0503", level: Severity::Error, pass: Pass::Model(look) };

fn look(content: &Content<'_>, report: &mut Report) {
    let mut colors: Vec<_> = content.project.brand.tokens.all_colors().collect();
    colors.sort_by(|a, b| a.1.rgb.span.cmp(&b.1.rgb.span));
    let mut seen: BTreeMap<_, String> = BTreeMap::new();
    for (name, color) in colors {
        match seen.get(&color.rgb.value) {
            Some(first) => {
                report.push(RULE.finding().at(color.rgb.span.clone()).arg("name", name).arg("first", first).arg("color", color.rgb.value))
            }
            None => drop(seen.insert(color.rgb.value, name)),
        }
    }
}
