//! Chapters: the list of all, and each one's page with its kits of every year.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::Draft;
use super::campaign::captions;
use super::desk::{Desk, Head};
use super::home::{expires, state};
use super::library::Group;
use super::map::{Place, in_order};
use super::pieces::Kit;
use super::{event, ics, news};
use crate::diagnostic::messages::Lang;
use crate::model::fields::Values;
use crate::model::text::group_digits;
use crate::model::{Campaign, Project, Unit};
use crate::plan::{About, identity};

/// What a list of units offers beside a name.
pub(super) struct Entry {
    /// A ZIP, as `zip_button` has it.
    pub(super) zip: Option<Value>,
}

/// Units by region, both in the order written. With a campaign, each with its kit.
pub(super) fn regions(desk: &Desk<'_>, units: &[&Unit], campaign: Option<&Campaign>) -> Vec<Value> {
    let kit = |u: &Unit| campaign.and_then(|c| Kit::find(desk, c, u)).map(|k| k.zip(desk));
    regions_with(desk, units, &|u| Some(Entry { zip: kit(u) }))
}

/// Units by region, each with what `offers` gives; without those it gives nothing for.
pub(super) fn regions_with(desk: &Desk<'_>, units: &[&Unit], offers: &dyn Fn(&Unit) -> Option<Entry>) -> Vec<Value> {
    let mut names: Vec<&str> = Vec::new();
    for unit in units {
        if !names.contains(&unit.region.as_str()) {
            names.push(&unit.region);
        }
    }
    let entry = |u: &&Unit| {
        let zip = offers(u)?.zip;
        let href = desk.to_known(&Place::Unit(u.slug.value.clone()))?;
        Some(json!({ "slug": u.slug.value, "name": desk.text(&u.name), "href": href, "zip": zip }))
    };
    let region = |name: &str| {
        let inside: Vec<Value> = units.iter().filter(|u| u.region == name).filter_map(entry).collect();
        json!({ "name": desk.term(name), "units": inside })
    };
    names.into_iter().map(region).filter(|r| r["units"].as_array().is_some_and(|u| !u.is_empty())).collect()
}

pub(super) fn units(desk: &Desk<'_>) -> Draft {
    let map = desk.shared.map;
    let year = map.newest();
    let units = year.map(|y| map.units_of(y)).unwrap_or_default();
    let listed: BTreeSet<&str> = units.iter().map(|u| u.slug.value.as_str()).collect();
    let slugs = map.places.iter().filter_map(|p| if let Place::Unit(slug) = p { Some(slug.as_str()) } else { None });
    let other = in_order(slugs.filter(|s| !listed.contains(s)).filter_map(|s| record(desk, s)));
    let other = other
        .into_iter()
        .map(|u| json!({ "name": desk.text(&u.name), "valid": valid(desk, u), "href": desk.to_place(&Place::Unit(u.slug.value.clone())) }));
    let other: Vec<Value> = other.collect();
    let (title, summary, page) = desk.titled(&Place::Units, "units");
    let note = year.map(|y| desk.words.with("units_note", &[("count", &units.len().to_string()), ("year", &y.to_string())]));
    let head = Head { kind: "units", title, summary, section: Some(Place::Units), page, ..Head::default() };
    let own = json!({ "regions": regions(desk, &units, None), "units_note": note.unwrap_or_default(), "other": other });
    desk.draft("units.html", head, own)
}

pub(super) fn unit(desk: &Desk<'_>, slug: &str) -> Option<Draft> {
    let unit = record(desk, slug)?;
    let chapter = desk.text(&unit.chapter);
    let (list, ..) = desk.titled(&Place::Units, "units");
    let editions: Vec<Value> = desk.shared.map.years.iter().filter_map(|y| edition(desk, unit, *y)).collect();
    let kits = kits(desk, unit);
    let head = Head {
        kind: "unit",
        title: chapter.clone(),
        summary: desk.words.with("unit_summary", &[("chapter", &chapter)]),
        section: Some(Place::Units),
        trail: vec![(list, Place::Units)],
        image: kits.iter().find_map(|k| k.network_picture(desk)),
        parts: kits.iter().map(|k| k.as_part(desk)).collect(),
        about: About { unit: Some(unit.code.value.clone()), ..About::default() },
        source: Some(unit.code.span.clone()),
        feeds: vec![(chapter.clone(), Place::Unit(slug.to_owned()))],
        ..Head::default()
    };
    // A list, since templates see maps in no order.
    let names: Vec<Value> = desk.project().site.languages.iter().map(|l| json!({ "lang": l.tag(), "name": unit.name.get(*l) })).collect();
    let own = json!({
        "articles": news::of_group(desk, &Group::Unit(slug.to_owned())),
        "unit": {
            "slug": slug, "name": desk.text(&unit.name), "names": names, "kind": unit.kind.label(desk.lang), "chapter": chapter, "original": desk.original(&unit.chapter, &[]), "region": desk.term(&unit.region), "valid": valid(desk, unit),
            "ended": ended(desk, unit), "predecessors": kin(desk, unit, &predecessors(desk, unit)),
            "successors": kin(desk, unit, &successors(desk, unit)),
        },
        "readme_hint": null,
        "ics": desk.to(&ics::unit(slug, desk.lang)),
        "pack": pack(desk, slug),
        "editions": editions,
    });
    Some(desk.draft("unit.html", head, own))
}

/// The chapter's lockups, letter paper and signature, where this build makes them.
fn pack(desk: &Desk<'_>, slug: &str) -> Value {
    let path = identity::pack(slug);
    let known = desk.plan().outputs.contains_key(&path);
    if known { json!({ "href": desk.to(&path), "download": format!("bo-nhan-dien-{slug}.zip"), "out": path }) } else { Value::Null }
}

/// Every kit that a unit's page offers, those of today first.
fn kits<'a>(desk: &Desk<'a>, unit: &Unit) -> Vec<Kit<'a>> {
    let campaigns = desk.shared.map.years.iter().flat_map(|y| taken_part(desk, unit, *y));
    campaigns.filter_map(|(c, u)| Kit::find(desk, c, u)).collect()
}

/// The record that a slug's page is about.
pub(super) fn record<'a>(desk: &Desk<'a>, slug: &str) -> Option<&'a Unit> {
    identity::record(desk.project(), slug)
}

fn ended(desk: &Desk<'_>, unit: &Unit) -> bool {
    unit.valid.to.is_some_and(|to| to < desk.project().site.date)
}

/// When a name holds, as far as is known on the site's day: what is to come is not announced.
fn valid(desk: &Desk<'_>, unit: &Unit) -> Option<String> {
    let (from, to) = (unit.valid.from.map(|d| d.show(desk.lang)), unit.valid.to.map(|d| d.show(desk.lang)));
    match (from, to.filter(|_| ended(desk, unit))) {
        (Some(from), Some(to)) => Some(desk.words.with("valid_between", &[("from", &from), ("to", &to)])),
        (Some(from), None) => Some(desk.words.with("valid_from", &[("from", &from)])),
        (None, Some(to)) => Some(desk.words.with("valid_to", &[("to", &to)])),
        (None, None) => None,
    }
}

/// What `unit` was made from, and what it was called before.
fn predecessors<'a>(desk: &Desk<'a>, unit: &Unit) -> Vec<&'a Unit> {
    let before = |u: &&Unit| unit.valid.from.is_some_and(|from| u.valid.to.is_some_and(|to| to < from));
    let of = |u: &&Unit| u.code.value == unit.code.value || unit.predecessors.iter().any(|p| p.value == u.code.value);
    desk.project().units.iter().filter(of).filter(before).collect()
}

/// What an ended unit became.
fn successors<'a>(desk: &Desk<'a>, unit: &Unit) -> Vec<&'a Unit> {
    let after = |u: &&Unit| unit.valid.to.is_some_and(|to| u.valid.from.is_some_and(|from| to < from));
    let of = |u: &&Unit| u.code.value == unit.code.value || u.predecessors.iter().any(|p| p.value == unit.code.value);
    let all = desk.project().units.iter().filter(of).filter(after);
    if ended(desk, unit) { all.collect() } else { Vec::new() }
}

/// Relatives that have pages of their own, each once.
fn kin(desk: &Desk<'_>, unit: &Unit, relatives: &[&Unit]) -> Vec<Value> {
    let mut seen = BTreeSet::from([unit.slug.value.as_str()]);
    let new: Vec<&&Unit> = relatives.iter().filter(|u| seen.insert(&u.slug.value)).collect();
    let entry = |u: &&&Unit| {
        let href = desk.to_known(&Place::Unit(u.slug.value.clone()))?;
        Some(json!({ "name": desk.text(&u.name), "href": href }))
    };
    new.iter().filter_map(entry).collect()
}

/// The campaigns of a year that concern a unit, each with its record of that time. What is on comes first, then the latest.
fn taken_part<'a>(desk: &Desk<'a>, unit: &Unit, year: i16) -> Vec<(&'a Campaign, &'a Unit)> {
    let all = desk.shared.map.campaigns_of(year);
    let mut found: Vec<_> = all.filter_map(|c| Some((c, at_the_time(desk.project(), &unit.slug.value, c)?))).collect();
    found.sort_by_key(|(c, _)| (order(state(desk, c)), c.window.start));
    found
}

/// A year's kits under the unit's name of that time; `None` where it has none.
fn edition(desk: &Desk<'_>, unit: &Unit, year: i16) -> Option<Value> {
    let found = taken_part(desk, unit, year);
    let chapter = desk.text(&found.first()?.1.chapter);
    let campaigns: Vec<Value> = found.iter().map(|(c, u)| kit(desk, c, u, &chapter)).collect();
    Some(json!({ "year": year, "chapter": chapter, "campaigns": campaigns }))
}

fn order(state: &str) -> u8 {
    match state {
        "now" => 0,
        "next" => 1,
        "past" => 3,
        _ => 2,
    }
}

/// The record under which a unit took part: one of this slug, or an earlier name of the same unit.
pub(super) fn at_the_time<'a>(project: &'a Project, slug: &str, c: &Campaign) -> Option<&'a Unit> {
    let records: Vec<&Unit> = project.units.iter().filter(|u| u.slug.value == slug).collect();
    let units = project.units_of(c);
    let same = units.iter().find(|u| u.slug.value == slug);
    let before = |u: &Unit| records.iter().any(|r| r.code.value == u.code.value && u.valid.from < r.valid.from);
    let earlier = || units.iter().find(|u| before(u));
    same.or_else(earlier).copied()
}

/// A campaign with its kit; its chapter's name of that day where that is another than the year's.
fn kit(desk: &Desk<'_>, c: &Campaign, unit: &Unit, year_name: &str) -> Value {
    let kit = Kit::find(desk, c, unit);
    let then = Some(desk.text(&unit.chapter)).filter(|name| name != year_name);
    let values = Values::of_unit(desk.project(), c, unit, None, Lang::Vi);
    json!({
        "slug": c.slug, "title": desk.name(c), "href": desk.to_place(&Place::Campaign(c.year, c.slug.clone())),
        "accent": c.accent.value, "image": desk.shared.pictures.visual(desk, c), "state": state(desk, c),
        "window": desk.project().window_of(c, unit).label(desk.lang), "own": own(desk, c, unit), "events": events(desk, c, unit),
        "chapter": then, "version": c.version_label(), "expires": c.kit.list().map(|_| expires(desk, c)), "zip": kit.as_ref().map(|k| k.zip(desk)),
        "groups": kit.as_ref().map(|k| k.groups(desk, true)).unwrap_or_default(),
        "captions": captions(c, &|text| values.fill(text)), "keep": kit.is_some() && c.last_day() >= desk.project().site.date,
    })
}

/// Central's events and the chapter's own.
fn events(desk: &Desk<'_>, c: &Campaign, unit: &Unit) -> Vec<Value> {
    let events = desk.project().events_of(c).filter(|e| e.unit.is_none() || e.is_of(unit));
    events.map(|e| event::line(desk, c, e)).collect()
}

/// What the chapter sets for itself.
fn own(desk: &Desk<'_>, c: &Campaign, unit: &Unit) -> Value {
    let Some(set) = desk.project().override_of(c, unit) else { return Value::Null };
    let slogan = set.slogan.as_ref().and_then(|id| c.slogans.iter().find(|s| s.id.value == id.value));
    let targets = set.targets.iter().filter_map(|t| {
        let figure = c.figures.iter().find(|f| f.label.vi == t.label.value)?;
        Some(json!({ "label": desk.text(&figure.label), "value": group_digits(t.value.value, desk.lang), "unit": desk.text(&figure.unit) }))
    });
    let partners = set.partners.iter().filter_map(|p| {
        let organisation = desk.project().organisations.iter().find(|o| o.id.value == p.organisation.value)?;
        Some(json!({ "name": desk.text(&organisation.name), "url": organisation.url }))
    });
    let document = set
        .document
        .as_ref()
        .map(|d| json!({ "number": d.number.as_ref().map(|n| &n.value), "date": d.date.as_ref().map(|d| d.value.show(desk.lang)) }));
    json!({
        "slogan": slogan.map(|s| s.text.vi.clone()), "contacts": set.contacts.iter().map(|c| event::contact(desk, c)).collect::<Vec<_>>(),
        "targets": targets.collect::<Vec<_>>(), "partners": partners.collect::<Vec<_>>(), "document": document,
        "hang": set.hang.as_ref().map(|h| h.period().show(desk.lang)),
    })
}
