//! ND0505: no colour lays on more than 300 % of ink.
//!
//! Why: wetter sheets smear and stick together; 300 % is the usual limit for coated paper in sheet-fed offset (DOMAIN.md §6.2).

use crate::check::{Content, Pass, Rule};
use crate::diagnostic::{Report, Severity};

pub(super) static RULE: Rule = Rule { code: "ND0505", level: Severity::Error, pass: Pass::Model(look) };

const MOST: f32 = 300.0;

fn look(content: &Content<'_>, report: &mut Report) {
    for (name, color) in content.project.brand.tokens.all_colors() {
        let total: f32 = color.cmyk.iter().sum();
        if total > MOST {
            report.push(RULE.finding().at(color.rgb.span.clone()).arg("name", name).arg("total", total));
        }
    }
}
