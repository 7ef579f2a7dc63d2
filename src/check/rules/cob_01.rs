//! COB-01: a partner stands beside the emblem under an agreement that covers the chapter's dates.
//!
//! Source: DOMAIN.md §3 (ICRC partnership guideline: one activity, limited in time, with an agreement).

use crate::check::{Content, Pass, Rule};
use crate::diagnostic::{Report, Severity};

pub(super) static RULE: Rule = Rule { code: "COB-01", level: Severity::Error, pass: Pass::Model(look) };

fn look(content: &Content<'_>, report: &mut Report) {
    let project = content.project;
    for set in &project.overrides {
        let Some(campaign) = project.campaign(set.year, &set.campaign) else { continue };
        let window = set.window.as_ref().map_or(campaign.window.value, |w| w.value);
        for partner in &set.partners {
            let agreement = partner.agreement.trim();
            if agreement.is_empty() {
                report.push(RULE.finding().at(partner.agreement.span.clone()).arg("kind", "number"));
            } else if window.start < partner.from.value || partner.to < window.end {
                let finding = RULE.finding().at(partner.from.span.clone()).arg("kind", "dates").arg("agreement", agreement);
                let finding = finding.arg("from", partner.from.value).arg("to", partner.to);
                report.push(finding.arg("start", window.start).arg("end", window.end));
            }
        }
    }
}
