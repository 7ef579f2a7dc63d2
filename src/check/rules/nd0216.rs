//! ND0216: what a chapter sets lies within the bounds that its campaign leaves open.
//!
//! Its window lies inside `overrides.window`, or inside the campaign's own; a target inside `overrides.targets`, or between
//! one and the country's. Source: DESIGN.md, "One identity, and who may set what".

use crate::check::{Content, Pass, Rule};
use crate::diagnostic::messages::Lang;
use crate::diagnostic::{Report, Severity};
use crate::model::campaign::FigureKind;
use crate::model::text::group_digits;
use crate::model::{Campaign, Override};

pub(super) static RULE: Rule = Rule { code: "ND0216", level: Severity::Error, pass: Pass::Model(look) };

fn look(content: &Content<'_>, report: &mut Report) {
    for set in &content.project.overrides {
        let Some(campaign) = content.project.campaign(set.year, &set.campaign) else { continue };
        window(campaign, set, report);
        targets(campaign, set, report);
    }
}

fn window(campaign: &Campaign, set: &Override, report: &mut Report) {
    let Some(own) = &set.window else { return };
    let bounds = &campaign.overrides.window;
    let (earliest, latest) = (bounds.earliest.unwrap_or(campaign.window.start), bounds.latest.unwrap_or(campaign.window.end));
    if own.start < earliest || latest < own.end {
        let finding = RULE.finding().at(own.span.clone()).arg("key", "window").arg("found", format!("{} – {}", own.start, own.end));
        report.push(finding.arg("bounds", format!("{earliest} – {latest}")).arg("where", &campaign.path));
    }
}

fn targets(campaign: &Campaign, set: &Override, report: &mut Report) {
    for target in &set.targets {
        let country = campaign.figures.iter().find(|f| f.kind == FigureKind::Target && f.label.vi == target.label.value);
        let set_by_plan = campaign.overrides.targets.get(&target.label.value);
        let Some(country) = country.map(|f| f.value).or(set_by_plan.and_then(|b| b.max)) else { continue };
        let min = set_by_plan.and_then(|b| b.min).unwrap_or(1);
        let max = set_by_plan.and_then(|b| b.max).unwrap_or(country);
        if !(min..=max).contains(&target.value.value) {
            let show = |v| group_digits(v, Lang::Vi);
            let finding = RULE.finding().at(target.value.span.clone()).arg("key", "targets").arg("found", show(target.value.value));
            report.push(finding.arg("bounds", format!("{} – {}", show(min), show(max))).arg("where", &campaign.path));
        }
    }
}
