//! TXT-08: a chapter's events lie in its window of the campaign.
//!
//! Launches often come before it and are left alone. Source: DOMAIN.md §1.2.

use crate::check::{Content, Pass, Rule};
use crate::diagnostic::{Report, Severity};
use crate::model::event::EventKind;

pub(super) static RULE: Rule = Rule { code: "TXT-08", level: Severity::Warning, pass: Pass::Model(look) };

fn look(content: &Content<'_>, report: &mut Report) {
    let project = content.project;
    for event in project.events.iter().filter(|e| e.kind != EventKind::Launch) {
        let Some(campaign) = project.campaign(event.year, &event.campaign) else { continue };
        let unit = event.unit.as_ref().and_then(|slug| crate::plan::artefacts::unit_of(project, campaign, slug));
        // Central's own events, such as a press conference, follow no window.
        let Some(unit) = unit else { continue };
        let window = project.window_of(campaign, unit);
        let (first, last) = event.days();
        if first < window.start || window.end < last {
            let finding = RULE.finding().at(event.start.span.clone()).arg("found", first);
            report.push(finding.arg("start", window.start).arg("end", window.end));
        }
    }
}
