//! Events of Central and chapters, and what chapters set: `content/campaigns/*/*/events/`, `content/units/<slug>/`.

use crate::diagnostic::{Diagnostic, Report, Span};
use crate::model::Project;
use crate::model::chapter::{Override, OverrideData, Owner, keys_of, owner};
use crate::model::event::{Event, EventData};
use crate::model::{Campaign, Unit};
use crate::source::Sources;
use crate::source::yaml::{self, Node, Value};

const UNITS: &str = "content/units/";
const EVENTS: &str = "events/";
const OVERRIDE: &str = "override.yaml";

/// Reads what belongs to campaigns and units that are known already into `project`.
pub(super) fn resolve(sources: &Sources, project: &mut Project, report: &mut Report) {
    let mut events = Vec::new();
    let mut overrides = Vec::new();
    for campaign in &project.campaigns {
        let folder = format!("content/campaigns/{}/{}/{EVENTS}", campaign.year, campaign.slug);
        for file in sources.under(&folder) {
            events.extend(event(sources, &file.path, &folder, campaign, None, report));
        }
    }
    let inside = |path: &str| path[UNITS.len()..].matches('/').count() >= 1;
    let mut folders: Vec<String> = Vec::new();
    for file in sources.under(UNITS).filter(|f| inside(&f.path)) {
        let parts: Vec<&str> = file.path[UNITS.len()..].split('/').collect();
        let (unit, folder) = match parts[..] {
            [unit, folder, _, ..] => (unit, folder),
            _ => {
                report.push(Diagnostic::warning("ND0114").at(Span::file(&file.path)).arg("path", &file.path));
                continue;
            }
        };
        let prefix = format!("{UNITS}{unit}/{folder}/");
        let new = folders.last() != Some(&prefix);
        if new {
            folders.push(prefix.clone());
        }
        let Some((campaign, unit)) = named(project, unit, folder, &file.path, new, report) else { continue };
        let rest = &file.path[prefix.len()..];
        if rest == OVERRIDE {
            overrides.extend(settings(sources, &file.path, campaign, unit, report));
        } else if rest.starts_with(EVENTS) {
            events.extend(event(sources, &file.path, &format!("{prefix}{EVENTS}"), campaign, Some(unit), report));
        } else {
            let finding = Diagnostic::warning("ND0114").at(Span::file(&file.path)).arg("path", &file.path);
            report.push(finding.nearest(rest, [OVERRIDE]));
        }
    }
    events.sort_by_key(|e: &Event| (e.start.value, e.slug()));
    project.events = events;
    project.overrides = overrides;
}

/// The campaign and the unit that a folder's name says; said once a folder where there are none.
fn named<'p>(
    project: &'p Project,
    unit: &str,
    folder: &str,
    path: &str,
    say: bool,
    report: &mut Report,
) -> Option<(&'p Campaign, &'p Unit)> {
    let parts = folder.rsplit_once('-').and_then(|(slug, year)| Some((slug, year.parse::<i16>().ok()?)));
    let campaign = parts.and_then(|(slug, year)| project.campaign(year, slug));
    let finding = |kind: &str, id: &str| Diagnostic::error("ND0201").at(Span::file(path)).arg("kind", kind).arg("id", id);
    let Some(campaign) = campaign else {
        if say && !project.has_lost("content/campaigns/") {
            let known: Vec<String> = project.campaigns.iter().map(|c| format!("{}-{}", c.slug, c.year)).collect();
            report.push(finding("@campaign-folder", folder).nearest(folder, known.iter().map(String::as_str)));
        }
        return None;
    };
    let units = project.units_on(campaign.window.start);
    let found = units.iter().find(|u| u.slug.value == unit).copied();
    match found {
        Some(found) if campaign.scope.holds(found) => Some((campaign, found)),
        Some(_) => {
            if say {
                let finding = Diagnostic::error("ND0214").at(Span::file(path)).arg("unit", unit).arg("campaign", &campaign.series.names.vi);
                report.push(finding.arg("owner", "@level-campaign").arg("where", &campaign.path));
            }
            None
        }
        None => {
            if say && !project.has_lost(UNITS) {
                report.push(finding("@unit-slug", unit).nearest(unit, units.iter().map(|u| u.slug.value.as_str())));
            }
            None
        }
    }
}

fn event(sources: &Sources, path: &str, folder: &str, campaign: &Campaign, unit: Option<&Unit>, report: &mut Report) -> Option<Event> {
    let id = path[folder.len()..].strip_suffix(".yaml").filter(|id| !id.contains('/'));
    let Some(id) = id else {
        report.push(Diagnostic::warning("ND0114").at(Span::file(path)).arg("path", path));
        return None;
    };
    let data = at_level::<EventData>(sources, path, Owner::Event, campaign, report)?;
    let file = sources.get(path)?;
    Some(Event {
        year: campaign.year,
        campaign: campaign.slug.clone(),
        unit: unit.map(|u| u.slug.value.clone()),
        id: id.to_owned(),
        path: file.path.clone(),
        data,
    })
}

fn settings(sources: &Sources, path: &str, campaign: &Campaign, unit: &Unit, report: &mut Report) -> Option<Override> {
    let data = at_level::<OverrideData>(sources, path, Owner::Override, campaign, report)?;
    let file = sources.get(path)?;
    Some(Override { year: campaign.year, campaign: campaign.slug.clone(), unit: unit.slug.value.clone(), path: file.path.clone(), data })
}

/// Decodes a file of one level: a key that another level sets is refused with that level's name.
fn at_level<T: serde::de::DeserializeOwned>(
    sources: &Sources,
    path: &str,
    level: Owner,
    campaign: &Campaign,
    report: &mut Report,
) -> Option<T> {
    let node = sources.yaml(path, report).map(|mut node| {
        // A file whose keys are all commented out sets nothing.
        if matches!(node.value, Value::Null) {
            node.value = Value::Map(Vec::new());
        }
        refuse(&mut node, level, campaign, report);
        node
    });
    let value = node.and_then(|node| yaml::decode(node, report));
    if value.is_none() {
        report.lose(path);
    }
    value
}

fn refuse(node: &mut Node, level: Owner, campaign: &Campaign, report: &mut Report) {
    let Value::Map(entries) = &mut node.value else { return };
    entries.retain(|(key, _)| {
        if keys_of(level).contains(&key.name.as_str()) {
            return true;
        }
        let Some(owner) = owner(&key.name) else { return true };
        let place = match owner {
            Owner::Brand => "brand/brand.yaml".to_owned(),
            Owner::Theme => "themes/".to_owned(),
            Owner::Campaign => campaign.path.to_string(),
            Owner::Unit => "content/units/*.yaml".to_owned(),
            Owner::Override => OVERRIDE.to_owned(),
            Owner::Event => "events/*.yaml".to_owned(),
        };
        let finding = Diagnostic::error("ND0213").at(key.span.clone()).arg("key", &key.name).arg("owner", format!("@level-{}", owner.id()));
        report.push(finding.arg("where", place).arg("allowed", keys_of(level).join(", ")));
        false
    });
}
