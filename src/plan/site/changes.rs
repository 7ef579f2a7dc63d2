//! What changed since a campaign's last edition, computed from both.

use serde_json::{Value, json};

use super::desk::Desk;
use super::map::Place;
use crate::model::campaign::{Figure, FigureKind};
use crate::model::text::group_digits;
use crate::model::{Campaign, Project};

/// The edition before this one.
pub(super) fn previous<'a>(project: &'a Project, c: &Campaign) -> Option<&'a Campaign> {
    let earlier = project.campaigns.iter().filter(|p| p.slug == c.slug && p.year < c.year);
    earlier.max_by_key(|p| p.year)
}

/// The newest edition after this one.
pub(super) fn newest<'a>(project: &'a Project, c: &Campaign) -> Option<&'a Campaign> {
    let later = project.campaigns.iter().filter(|p| p.slug == c.slug && p.year > c.year);
    later.max_by_key(|p| p.year)
}

/// A row for each thing that differs: what, before, now. `null` without an earlier edition.
pub(super) fn since_last(desk: &Desk<'_>, c: &Campaign) -> Value {
    let project = desk.project();
    let Some(before) = previous(project, c) else { return Value::Null };
    let none = || desk.words.get("none_yet");
    let rows: Vec<Value> = [
        ("change_window", show_window(desk, before), show_window(desk, c)),
        ("change_theme", theme(desk, before), theme(desk, c)),
        ("change_slogans", slogans(desk, before), slogans(desk, c)),
        ("change_launch", launch(desk, before), launch(desk, c)),
        ("change_targets", figures(desk, before), figures(desk, c)),
        ("change_chapters", chapters(project, before), chapters(project, c)),
    ]
    .into_iter()
    .filter(|(_, a, b)| a != b)
    .map(|(key, a, b)| json!({ "what": desk.words.get(key), "before": a.unwrap_or_else(none), "now": b.unwrap_or_else(none) }))
    .collect();
    json!({ "year": before.year, "href": desk.to_known(&Place::Campaign(before.year, before.slug.clone())), "rows": rows })
}

fn show_window(desk: &Desk<'_>, c: &Campaign) -> Option<String> {
    Some(c.window.label(desk.lang))
}

fn theme(desk: &Desk<'_>, c: &Campaign) -> Option<String> {
    c.theme.as_ref().map(|t| desk.text(t))
}

fn slogans(desk: &Desk<'_>, c: &Campaign) -> Option<String> {
    let all: Vec<String> = c.slogans.iter().map(|s| desk.text(&s.text)).collect();
    (!all.is_empty()).then(|| all.join(" · "))
}

fn launch(desk: &Desk<'_>, c: &Campaign) -> Option<String> {
    c.launch.as_ref().and_then(|l| l.place.as_ref()).map(|p| desk.text(p))
}

fn figures(desk: &Desk<'_>, c: &Campaign) -> Option<String> {
    let one = |f: &Figure| format!("{}: {} {}", desk.text(&f.label), group_digits(f.value, desk.lang), desk.text(&f.unit));
    let all: Vec<String> = c.figures.iter().filter(|f| f.kind == FigureKind::Target).map(one).collect();
    (!all.is_empty()).then(|| all.join(" · "))
}

fn chapters(project: &Project, c: &Campaign) -> Option<String> {
    Some(project.units_of(c).len().to_string())
}
