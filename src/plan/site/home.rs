//! The home page, each year's page, pages written in markdown, and the page for lost visitors.

use jiff::civil::Date as Day;
use serde_json::{Value, json};

use super::desk::{Desk, Head};
use super::map::Place;
use super::shown::Shown;
use super::units::regions;
use super::{Draft, calendar, news};
use crate::model::Campaign;
use crate::model::campaign::Status;
use crate::model::edition::Activity;
use crate::model::text::Precision;

pub(super) fn home(desk: &Desk<'_>) -> Draft {
    let map = desk.shared.map;
    let year = map.newest();
    let page = map.words_of(&Place::Home, desk.lang);
    let summary = page.map_or_else(|| desk.words.get("home_summary"), |p| p.front.summary.clone());
    let campaigns: Vec<&Campaign> = year.into_iter().flat_map(|y| map.campaigns_of(y)).filter(|c| c.kit.list().is_some()).collect();
    let today = desk.project().site.date;
    let of = |wanted: &str| -> Vec<Value> {
        let place = |c: &Campaign| match state(desk, c) {
            known @ ("now" | "next" | "past") => known,
            _ if c.window.end < today => "past",
            _ => "next",
        };
        campaigns.iter().filter(|c| place(c) == wanted).map(|c| card(desk, c)).collect()
    };
    let units = year.map(|y| map.units_of(y)).unwrap_or_default();
    let head = Head {
        kind: "home",
        title: desk.text(&desk.project().site.title),
        summary,
        image: campaigns.iter().find_map(|c| desk.shared.pictures.for_networks(desk.project(), c)),
        edition: year,
        page,
        source: Some(desk.project().site.base_url.span.clone()),
        ..Head::default()
    };
    let own = json!({
        "campaigns": { "now": of("now"), "next": of("next"), "past": of("past") }, "regions": regions(desk, &units, None),
        "news": news::latest(desk, NEWS), "upcoming": upcoming(desk), "calendar": desk.to_place(&Place::Calendar),
    });
    desk.draft("home.html", head, own)
}

/// How many articles the home page names.
const NEWS: usize = 3;
/// How much of what comes next the home page shows.
const UPCOMING: usize = 6;

/// What has a date from today on, the nearest first.
fn upcoming(desk: &Desk<'_>) -> Vec<Value> {
    let map = desk.shared.map;
    let today = desk.project().site.date;
    let entries = calendar::all(desk.project(), &map.years, &map.campaigns);
    let coming = |e: &&calendar::Entry<'_>| e.days.start >= today && !e.is_off() && e.days.precision() == Precision::Days;
    entries.iter().filter(coming).take(UPCOMING).map(|e| e.value(desk)).collect()
}

pub(super) fn edition(desk: &Desk<'_>, year: i16) -> Draft {
    let map = desk.shared.map;
    let edition = desk.project().editions.get(&year);
    let plan = edition.map(|e| e.data.calendar.as_slice()).unwrap_or_default().iter().filter_map(|a| activity(desk, year, a));
    let others = map.years.iter().filter(|y| **y != year).map(|y| json!({ "year": y, "href": desk.to_place(&Place::Edition(*y)) }));
    let shown = year.to_string();
    let (kits, rest): (Vec<&Campaign>, Vec<&Campaign>) = map.campaigns_of(year).partition(|c| c.kit.list().is_some());
    let head = Head {
        kind: "edition",
        title: desk.words.with("edition_title", &[("year", &shown)]),
        summary: desk.words.with("edition_summary", &[("year", &shown)]),
        section: Some(Place::Edition(year)),
        image: map.campaigns_of(year).find_map(|c| desk.shared.pictures.for_networks(desk.project(), c)),
        edition: Some(year),
        about: crate::plan::About { edition: Some(year), ..crate::plan::About::default() },
        source: edition.map(|e| crate::diagnostic::Span::file(&e.path)),
        ..Head::default()
    };
    let today = desk.project().site.date;
    let over = !kits.is_empty() && kits.iter().all(|c| c.last_day() < today);
    let dated = kits.iter().filter(|c| c.window.precision() != Precision::Year);
    let mut own = json!({
        "strip": dated.map(|c| card(desk, c)).collect::<Vec<_>>(), "campaigns": kits.iter().map(|c| card(desk, c)).collect::<Vec<_>>(), "others": rest.iter().map(|c| card(desk, c)).collect::<Vec<_>>(),
        "plan": plan.collect::<Vec<_>>(), "source": edition.and_then(|e| e.data.source.as_ref()).map(|s| desk.text(s)).unwrap_or_default(),
        "calendar": desk.to_known(&Place::CalendarYear(year)), "editions": others.collect::<Vec<_>>(),
    });
    if over {
        let newest = map.newest().filter(|y| *y > year);
        let newer = newest.map(|y| json!({ "title": desk.words.with("edition_title", &[("year", &y.to_string())]), "href": desk.to_place(&Place::Edition(y)) }));
        own["band"] = json!({ "text": desk.words.with("expired_edition", &[("year", &shown)]), "newer": newer });
    }
    desk.draft("edition.html", head, own)
}

/// A line of the year's plan.
fn activity(desk: &Desk<'_>, year: i16, a: &Activity) -> Option<Value> {
    let campaign = a.campaign.as_ref().and_then(|slug| desk.project().campaign(year, &slug.value));
    let quarter = a.quarter.as_ref().map(|q| q.value).filter(|q| (1..=4).contains(q));
    let exact = campaign.map(|c| c.window.value).or(a.window.as_ref().map(|w| w.value));
    let when = exact.map(|w| w.label(desk.lang)).or_else(|| quarter.map(|q| desk.words.get(&format!("quarter_{q}"))));
    let title = match campaign {
        Some(c) => desk.name(c),
        None => desk.text(a.title.as_ref()?),
    };
    Some(json!({
        "when": when, "title": title, "place": a.place.as_ref().map(|p| desk.text(p)), "level": a.level.map(calendar::level_id),
        "href": campaign.and_then(|c| desk.to_known(&Place::Campaign(c.year, c.slug.clone()))), "state": campaign.map(|c| state(desk, c)),
    }))
}

pub(super) fn written(desk: &Desk<'_>, id: &str) -> Option<Draft> {
    let page = desk.shared.map.page(id, desk.lang)?;
    let head = Head {
        kind: "page",
        title: page.front.title.clone(),
        summary: page.front.summary.clone(),
        section: Some(desk.place.clone()),
        page: Some(page),
        ..Head::default()
    };
    Some(desk.draft("page.html", head, json!({ "body": desk.body(page, &Shown::default()) })))
}

pub(super) fn not_found(desk: &Desk<'_>) -> Draft {
    let (title, summary, page) = desk.titled(&Place::NotFound, "not_found");
    let head = Head { kind: "404", title, summary, page, ..Head::default() };
    desk.draft("404.html", head, json!({ "body": page.map(|p| desk.body(p, &Shown::default())) }))
}

/// Parts of a month in [`span`].
const MONTH: i32 = 1000;

/// A campaign as a card.
fn card(desk: &Desk<'_>, c: &Campaign) -> Value {
    let (from, width) = span(c.year, c.window.start.0, c.window.end.0);
    json!({
        "slug": c.slug, "href": desk.to_place(&Place::Campaign(c.year, c.slug.clone())), "title": desk.dated(c),
        "theme": c.theme.as_ref().map(|t| desk.text(t)), "accent": c.accent.value, "state": state(desk, c), "window": c.window.label(desk.lang),
        "peak": c.peak.as_ref().map(|p| p.show(desk.lang)),
        "span": { "from": from, "width": width },
        "image": desk.shared.pictures.visual(desk, c),
    })
}

/// Where days lie in a year: first and width in thousandths of a month, each month as wide as the next.
fn span(year: i16, start: Day, end: Day) -> (i32, i32) {
    let at = |d: Day, day: i8| (i32::from(d.month()) - 1) * MONTH + i32::from(day) * MONTH / i32::from(d.days_in_month());
    let from = if start.year() < year { 0 } else { at(start, start.day() - 1) };
    let to = if end.year() > year { 12 * MONTH } else { at(end, end.day()) };
    (from, (to - from).max(0))
}

/// How a campaign stands on the site's day: `now`, `next`, `past`, `unconfirmed` (its time is over, and nobody has said
/// that it was held), or what became of it.
pub(super) fn state(desk: &Desk<'_>, c: &Campaign) -> &'static str {
    let today = desk.project().site.date;
    match c.status {
        Status::Postponed => "postponed",
        Status::Moved => "moved",
        Status::Cancelled => "cancelled",
        Status::Planned | Status::Held if today < c.window.start => "next",
        Status::Planned if c.window.end < today => "unconfirmed",
        Status::Held if c.window.end < today => "past",
        Status::Planned | Status::Held => "now",
    }
}

/// The last day of a kit, and whether it is over.
pub(super) fn expires(desk: &Desk<'_>, c: &Campaign) -> Value {
    json!({ "text": c.last_day().show(desk.lang), "past": c.last_day() < desk.project().site.date })
}

#[cfg(test)]
mod tests {
    use super::{Day, span};

    #[test]
    fn one_day_is_a_thin_bar_and_a_month_a_whole_one() {
        let day = |m, d| Day::constant(2023, m, d);
        assert_eq!(span(2023, day(9, 9), day(9, 9)), (8266, 34));
        assert_eq!(span(2023, day(5, 1), day(5, 31)), (4000, 1000));
        assert_eq!(span(2023, Day::constant(2022, 12, 20), day(2, 28)), (0, 2000));
        assert_eq!(span(2023, day(12, 1), Day::constant(2024, 1, 5)), (11000, 1000));
    }
}
