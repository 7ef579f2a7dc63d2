//! ND0502: a colour meant for text can be read on paper: contrast of at least 4.5:1.
//!
//! Source: WCAG 2.2, 1.4.3 (DOMAIN.md §3.2, TXT-15).

use crate::check::{Content, Pass, Rule};
use crate::diagnostic::{Report, Severity};
use crate::model::brand::Purpose;

pub(super) static RULE: Rule = Rule { code: "ND0502", level: Severity::Error, pass: Pass::Model(look) };

const LEAST: f64 = 4.5;

fn look(content: &Content<'_>, report: &mut Report) {
    let tokens = &content.project.brand.tokens;
    let Some(paper) = tokens.colors.values().find(|c| c.purpose == Some(Purpose::Paper)) else { return };
    for (name, color) in tokens.all_colors().filter(|(_, c)| c.purpose == Some(Purpose::Text)) {
        let ratio = color.rgb.contrast(paper.rgb.value);
        if ratio < LEAST {
            report.push(RULE.finding().at(color.rgb.span.clone()).arg("name", name).arg("ratio", format!("{ratio:.1}")));
        }
    }
}
