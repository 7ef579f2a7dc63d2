//! Search: the page with its plain list for those without script, and the index that the theme's script asks.
//!
//! The index is for one language and small: pieces that several campaigns have are written once, and texts keep their
//! marks, since folding them (`Đà Nẵng` → `da nang`) is quicker done in the browser than sent to it.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::desk::{Desk, Head};
use super::map::{Map, Place, in_order};
use super::pieces::Kit;
use super::units::regions;
use super::{Draft, bytes, campaign, pieces};
use crate::diagnostic::messages::Lang;
use crate::model::{Campaign, Page, Unit};
use crate::plan::{Output, routes};

/// `tim/muc-luc.json`
pub(super) fn file(lang: Lang) -> String {
    routes::file_of(&routes::localised(lang, &format!("{}muc-luc.json", routes::SEARCH)))
}

/// Search itself; without script the list by year and region.
pub(super) fn page(desk: &Desk<'_>) -> Draft {
    let map = desk.shared.map;
    let (title, summary, page) = desk.titled(&Place::Search, "search");
    let head = Head { kind: "search", title, summary, section: Some(Place::Search), page, ..Head::default() };
    let year = |y: &i16| {
        let campaigns: Vec<Value> =
            map.campaigns_of(*y).map(|c| json!({ "title": desk.dated(c), "href": desk.to_place(&of(c)) })).collect();
        json!({ "year": y, "title": desk.words.with("edition_title", &[("year", &y.to_string())]), "href": desk.to_place(&Place::Edition(*y)), "campaigns": campaigns })
    };
    let units = map.newest().map(|y| map.units_of(y)).unwrap_or_default();
    let own = json!({
        "index": desk.to(&file(desk.lang)), "years": map.years.iter().map(year).collect::<Vec<_>>(), "regions": regions(desk, &units, None),
    });
    desk.draft("search.html", head, own)
}

fn of(c: &Campaign) -> Place {
    Place::Campaign(c.year, c.slug.clone())
}

/// What the script reads, addresses as seen from the search page:
/// `{ pieces: [[id, title, purpose]], campaigns: [[title, href, more, [piece]]], units: [[name, href, more]], pages: [[kind, title, href, more]] }`.
pub(super) fn index(desk: &Desk<'_>) -> Output {
    let mut pieces = Pieces::default();
    let campaigns: Vec<Value> = desk.shared.map.campaigns.iter().rev().map(|c| campaign(desk, c, &mut pieces)).collect();
    let value = json!({ "pieces": pieces.list, "campaigns": campaigns, "units": units(desk), "pages": pages(desk) });
    bytes(value.to_string().into_bytes(), None)
}

/// Every piece once, numbered in the order seen.
#[derive(Default)]
struct Pieces {
    numbers: BTreeMap<String, usize>,
    list: Vec<Value>,
}

impl Pieces {
    fn number(&mut self, piece: &Value) -> usize {
        let entry = json!([piece["id"], piece["title"], piece["purpose"]]);
        *self.numbers.entry(entry.to_string()).or_insert_with(|| {
            self.list.push(entry);
            self.list.len() - 1
        })
    }
}

fn campaign(desk: &Desk<'_>, c: &Campaign, pieces: &mut Pieces) -> Value {
    let groups = pieces::of_campaign(desk, c).first().map(|k: &Kit<'_>| k.groups(desk, false)).unwrap_or_default();
    let of_groups = groups.iter().filter_map(|g| g["pieces"].as_array()).flatten();
    let numbers: Vec<usize> = of_groups.map(|p| pieces.number(p)).collect();
    let summary = campaign::page_of(desk, c, "index").map(|p| p.front.summary.clone());
    let more = [c.theme.as_ref().map(|t| desk.text(t)), Some(c.window.label(desk.lang)), summary];
    json!([desk.dated(c), desk.to_place(&of(c)), more.into_iter().flatten().collect::<Vec<_>>().join(" · "), numbers])
}

/// Units that have a page, today's names first.
fn units(desk: &Desk<'_>) -> Vec<Value> {
    let map: &Map<'_> = desk.shared.map;
    let slugs = map.places.iter().filter_map(|p| if let Place::Unit(slug) = p { Some(slug.as_str()) } else { None });
    let (now, then): (Vec<&Unit>, Vec<&Unit>) =
        in_order(slugs.filter_map(|s| super::units::record(desk, s))).into_iter().partition(|u| u.valid_on(desk.project().site.date));
    let entry = |u: &Unit| {
        let href = desk.to_place(&Place::Unit(u.slug.value.clone()));
        json!([desk.text(&u.name), href, desk.text(&u.chapter)])
    };
    now.into_iter().chain(then).map(entry).collect()
}

/// Everything else that has a title.
fn pages(desk: &Desk<'_>) -> Vec<Value> {
    desk.shared.map.places.iter().filter_map(|place| other(desk, place)).collect()
}

fn other(desk: &Desk<'_>, place: &Place) -> Option<Value> {
    let entry = |kind: &str, title: String, more: String| Some(json!([kind, title, desk.to_place(place), more]));
    let text = |kind: &str, p: &Page| entry(kind, p.front.title.clone(), p.front.summary.clone());
    let project = desk.project();
    match place {
        Place::Document(year, slug, id) => {
            let c = project.campaign(*year, slug)?;
            let page = campaign::page_of(desk, c, id)?;
            entry("document", campaign::title_of(desk, c, page), page.front.summary.clone())
        }
        Place::Event(year, slug, id) => {
            let e = project.events_of(project.campaign(*year, slug)?).find(|e| e.slug() == *id)?;
            let place = e.place.as_ref().map(|p| p.line(desk.lang)).unwrap_or_default();
            entry("event", desk.text(&e.title), format!("{} · {place}", e.date_line(desk.lang)).trim_end_matches(" · ").to_owned())
        }
        Place::Article(id) => {
            let of_id = || project.articles.iter().filter(|a| a.id == *id);
            text("article", of_id().find(|a| a.lang == desk.lang).or_else(|| of_id().next())?)
        }
        Place::Written(id) => text("page", desk.shared.map.page(id, desk.lang)?),
        Place::Calendar => titled(desk, place, "calendar"),
        Place::Units => titled(desk, place, "units"),
        Place::Brand => titled(desk, place, "brand"),
        Place::Documents => titled(desk, place, "documents"),
        Place::Verify => titled(desk, place, "verify"),
        Place::Edition(year) => {
            let year = year.to_string();
            let word = |key| desk.words.with(key, &[("year", &year)]);
            entry("page", word("edition_title"), word("edition_summary"))
        }
        _ => None,
    }
}

fn titled(desk: &Desk<'_>, place: &Place, key: &str) -> Option<Value> {
    let (title, summary, _) = desk.titled(place, key);
    Some(json!(["page", title, desk.to_place(place), summary]))
}
