//! TXT-08: a chapter's events lie in its window of the campaign, and the days its banners hang touch it.
//!
//! Launches often come before it and are left alone. Source: DOMAIN.md §1.2.

use crate::check::{Content, Pass, Rule};
use crate::diagnostic::{Report, Severity};
use crate::model::Project;
use crate::model::event::EventKind;

pub(super) static RULE: Rule = Rule { code: "TXT-08", level: Severity::Warning, pass: Pass::Model(look) };

fn look(content: &Content<'_>, report: &mut Report) {
    events(content.project, report);
    hanging(content.project, report);
}

fn hanging(project: &Project, report: &mut Report) {
    for set in &project.overrides {
        let (Some(campaign), Some(hang)) = (project.campaign(set.year, &set.campaign), &set.hang) else { continue };
        let window = set.window.as_ref().map_or(campaign.window.value, |w| w.value);
        if hang.to < window.start || window.end < hang.from {
            let finding = RULE.finding().at(hang.span.clone()).arg("kind", "hang").arg("found", format!("{} – {}", hang.from, hang.to));
            report.push(finding.arg("start", window.start).arg("end", window.end));
        }
    }
}

fn events(project: &Project, report: &mut Report) {
    for event in project.events.iter().filter(|e| e.kind != EventKind::Launch) {
        let Some(campaign) = project.campaign(event.year, &event.campaign) else { continue };
        let unit = event.unit.as_ref().and_then(|slug| crate::plan::artefacts::unit_of(project, campaign, slug));
        // Central's own events, such as a press conference, follow no window.
        let Some(unit) = unit else { continue };
        let window = project.window_of(campaign, unit);
        let (first, last) = event.days();
        if first < window.start || window.end < last {
            let finding = RULE.finding().at(event.start.span.clone()).arg("kind", "event").arg("found", first);
            report.push(finding.arg("start", window.start).arg("end", window.end));
        }
    }
}
