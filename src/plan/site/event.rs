//! An event's page: when, where, for whom; its pieces; the file for one's own calendar; the same for machines.

use serde_json::{Value, json};

use super::Draft;
use super::calendar::event_state;
use super::campaign::{about, owner_names};
use super::desk::{Desk, Head};
use super::ics;
use super::map::Place;
use super::pieces::Kit;
use crate::diagnostic::messages::Lang;
use crate::model::campaign::Status;
use crate::model::event::Moment;
use crate::model::lunar::LunarDate;
use crate::model::{Campaign, Event, Unit};

pub(super) fn event(desk: &Desk<'_>, c: &Campaign, slug: &str) -> Option<Draft> {
    let e = desk.project().events_of(c).find(|e| e.slug() == slug)?;
    let chapter = chapter_of(desk, c, e);
    let place = e.place.as_ref();
    let title = desk.text(&e.title);
    let index = Place::Campaign(c.year, c.slug.clone());
    let line = [e.date_line(desk.lang), e.time_line(desk.lang), place.map(|p| p.line(desk.lang)).unwrap_or_default()];
    let line = line.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" · ");
    let head = Head {
        kind: "event",
        title: title.clone(),
        summary: e.summary.as_ref().map_or(line, |s| desk.text(s)),
        section: Some(Place::Calendar),
        trail: vec![(desk.dated(c), index.clone())],
        image: desk.shared.pictures.for_networks(desk.project(), c),
        edition: Some(c.year),
        about: about(c),
        source: Some(e.span()),
        json_ld: Some(json_ld(desk, c, e, chapter)),
        expired: Some(c),
        ..Head::default()
    };
    let pieces = pieces(desk, c, e, chapter);
    let own = json!({
        "event": {
            "title": title, "kind": e.kind.label(desk.lang), "state": event_state(e, desk.project().site.date), "date": e.date_line(desk.lang),
            "time": e.time_line(desk.lang), "lunar": lunar_line(e.lunar(), desk.lang),
            "place": place.and_then(|p| p.name.as_ref()).map(|t| desk.text(t)),
            "address": place.and_then(|p| p.address.as_ref()).map(|t| desk.text(t)),
            "map": place.and_then(|p| p.map.as_ref()).map(|m| m.value.0.clone()),
            "summary": e.summary.as_ref().map(|t| desk.text(t)), "welcome": e.welcome.as_ref().map(|t| desk.text(t)),
            "contact": e.contact.as_ref().map(|c| contact(desk, c)),
            "campaign": { "title": desk.dated(c), "href": desk.to_place(&index), "accent": c.accent.value },
            "chapter": chapter.map(|u| json!({ "name": desk.text(&u.chapter), "href": desk.to_known(&Place::Unit(u.slug.value.clone())) })),
            "owners": owners(desk, c, chapter), "ics": desk.to(&ics::event(e, desk.lang)), "image": desk.shared.pictures.visual(desk, c),
        },
        "pieces": pieces,
    });
    Some(desk.draft("event.html", head, own))
}

/// Whom to ask, as pages show it.
pub(super) fn contact(desk: &Desk<'_>, c: &crate::model::event::Contact) -> Value {
    let tel: Option<String> = c.phone.as_ref().map(|p| p.chars().filter(|ch| ch.is_ascii_digit() || *ch == '+').collect());
    json!({ "name": desk.text(&c.name), "phone": c.phone, "tel": tel, "email": c.email })
}

/// An event in a list.
pub(super) fn line(desk: &Desk<'_>, c: &Campaign, e: &Event) -> Value {
    json!({
        "when": e.date_line(desk.lang), "time": e.time_line(desk.lang), "title": desk.text(&e.title),
        "href": desk.to_known(&Place::of_event(e)), "place": e.place.as_ref().map(|p| p.line(desk.lang)),
        "label": e.kind.label(desk.lang), "state": event_state(e, desk.project().site.date),
        "chapter": chapter_of(desk, c, e).map(|u| desk.text(&u.chapter)),
    })
}

fn chapter_of<'a>(desk: &Desk<'a>, c: &Campaign, e: &Event) -> Option<&'a Unit> {
    crate::plan::artefacts::unit_of(desk.project(), c, e.unit.as_deref()?)
}

/// Who holds an event: the chapter; for an event of the country, all that lead its campaign.
fn owners(desk: &Desk<'_>, c: &Campaign, chapter: Option<&Unit>) -> Vec<String> {
    chapter.map_or_else(|| owner_names(desk, c), |u| vec![desk.text(&u.chapter)])
}

fn pieces(desk: &Desk<'_>, c: &Campaign, e: &Event, chapter: Option<&Unit>) -> Vec<Value> {
    let kit = match chapter {
        Some(unit) => Kit::find(desk, c, unit),
        None => Kit::shared(desk, c),
    };
    kit.map(|k| k.of_event(desk, &e.slug())).unwrap_or_default()
}

/// `19 tháng 3 âm lịch`
fn lunar_line(day: LunarDate, lang: Lang) -> String {
    const NAMED: [(u8, &str); 2] = [(1, "Giêng"), (12, "Chạp")];
    let leap = day.leap;
    match lang {
        Lang::Vi => {
            let month = NAMED.iter().find(|(m, _)| *m == day.month).map_or_else(|| day.month.to_string(), |(_, n)| (*n).to_owned());
            let first = if day.day <= 10 { "mồng " } else { "" };
            format!("{first}{} tháng {month}{} âm lịch", day.day, if leap { " nhuận" } else { "" })
        }
        Lang::En => format!("day {} of lunar month {}{}", day.day, day.month, if leap { " (leap)" } else { "" }),
    }
}

/// The event after schema.org, as data.
fn json_ld(desk: &Desk<'_>, c: &Campaign, e: &Event, chapter: Option<&Unit>) -> Value {
    let at = |m: Moment| m.time.map_or_else(|| m.day.to_string(), |t| format!("{}T{:02}:{:02}:00+07:00", m.day, t.hour(), t.minute()));
    let status = match e.status {
        Status::Cancelled => "EventCancelled",
        Status::Postponed => "EventPostponed",
        Status::Moved => "EventRescheduled",
        Status::Planned | Status::Held => "EventScheduled",
    };
    let venue = e.place.as_ref();
    let name = venue.and_then(|p| p.name.as_ref()).map(|t| desk.text(t)).or_else(|| chapter.map(|u| desk.text(&u.name)));
    let address = venue.and_then(|p| p.address.as_ref()).map(|t| desk.text(t)).or_else(|| chapter.map(|u| u.place.clone()));
    let mut out = json!({
        "@context": "https://schema.org",
        "@type": "Event",
        "name": desk.text(&e.title),
        "startDate": at(e.start.value),
        "eventStatus": format!("https://schema.org/{status}"),
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "inLanguage": desk.lang.tag(),
        "organizer": owners(desk, c, chapter).iter().map(|name| json!({ "@type": "Organization", "name": name })).collect::<Vec<_>>(),
        "url": desk.absolute(&Place::of_event(e), desk.lang),
    });
    if let Some(end) = &e.end {
        out["endDate"] = at(end.value).into();
    }
    if let Some(summary) = &e.summary {
        out["description"] = desk.text(summary).into();
    }
    // Where the place isn't settled yet, the country is.
    let mut location = json!({ "@type": "Place", "address": { "@type": "PostalAddress", "addressCountry": "VN" } });
    if let Some(name) = name {
        location["name"] = name.into();
    }
    if let Some(address) = address {
        location["address"]["streetAddress"] = address.into();
    }
    out["location"] = location;
    out
}
