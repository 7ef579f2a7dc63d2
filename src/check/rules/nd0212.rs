//! ND0212: an edition's dates agree with the rule by which the campaign comes back.
//!
//! A fixed day or an n-th weekday lies in the edition's window; the window of a campaign of a month touches that month; a
//! programme runs in the edition's year. What was moved, put off or called off is left alone. Source: DOMAIN.md §1.5.

use crate::check::{Content, Pass, Rule};
use crate::diagnostic::{Report, Severity};
use crate::model::Campaign;
use crate::model::campaign::Status;

pub(super) static RULE: Rule = Rule { code: "ND0212", level: Severity::Error, pass: Pass::Model(look) };

fn look(content: &Content<'_>, report: &mut Report) {
    let kept = |c: &&Campaign| matches!(c.status, Status::Planned | Status::Held);
    for campaign in content.project.campaigns.iter().filter(kept) {
        let Some(rule) = &campaign.series.recurrence else { continue };
        let finding = RULE.finding().at(campaign.window.span.clone()).arg("year", campaign.year);
        if !rule.runs_in(campaign.year) {
            let years = [rule.from, rule.to].map(|y| y.map_or_else(|| "…".to_owned(), |y| y.to_string()));
            report.push(finding.arg("kind", "programme").arg("expected", years.join("–")));
            continue;
        }
        let Some(days) = rule.in_year(campaign.year) else { continue };
        let touches = campaign.window.start <= days.end && days.start <= campaign.window.end;
        if !touches {
            let expected = if days.start == days.end { days.start.to_string() } else { format!("{} – {}", days.start, days.end) };
            report.push(finding.arg("kind", "day").arg("expected", expected));
        }
    }
}
