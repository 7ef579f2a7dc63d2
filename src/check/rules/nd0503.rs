//! ND0503: an RGB belongs to one colour of the brand only.
//!
//! Why: the RGB of a drawing says which colour it is, and so which CMYK it is printed in.

use std::collections::BTreeMap;

use crate::check::{Content, Pass, Rule};
use crate::diagnostic::{Report, Severity};

pub(super) static RULE: Rule = Rule { code: "ND0503", level: Severity::Error, pass: Pass::Model(look) };

fn look(content: &Content<'_>, report: &mut Report) {
    let mut seen = BTreeMap::new();
    for (name, color) in content.project.brand.tokens.all_colors() {
        if let Some(first) = seen.insert(color.rgb.value, name.clone()) {
            report.push(RULE.finding().at(color.rgb.span.clone()).arg("name", &name).arg("first", &first).arg("color", color.rgb.value));
            seen.insert(color.rgb.value, first);
        }
    }
}
