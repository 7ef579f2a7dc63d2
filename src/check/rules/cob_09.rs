//! COB-09: a banner hangs for fifteen days at most.
//!
//! Source: Luật Quảng cáo 16/2012/QH13, article 27 (DOMAIN.md §3.1); whether the change of 2026 touched it is not verified.

use crate::check::{Content, Pass, Rule};
use crate::diagnostic::{Report, Severity};

pub(super) static RULE: Rule = Rule { code: "COB-09", level: Severity::Warning, pass: Pass::Model(look) };

const DAYS: i32 = 15;

fn look(content: &Content<'_>, report: &mut Report) {
    for set in &content.project.overrides {
        let Some(hang) = &set.hang else { continue };
        let days = hang.from.0.until(hang.to.0).map_or(0, |s| s.get_days()) + 1;
        if days > DAYS {
            report.push(RULE.finding().at(hang.span.clone()).arg("days", days).arg("limit", DAYS));
        }
    }
}
