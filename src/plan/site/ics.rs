//! Calendars to subscribe to (RFC 5545): the whole country's, each campaign's, each chapter's, each event's.
//!
//! Only what has a date goes in: a quarter or a whole year is no date. Times are written in UTC, days as days. No clock is
//! read: `DTSTAMP` is the first day of the campaign's window, `SEQUENCE` its version.

use icalendar::{Calendar, Component, EventLike};

use super::bytes;
use super::calendar::{Entry, What, activities, all, of_campaign, sort};
use super::map::{Map, Place};
use super::units::at_the_time;
use crate::diagnostic::Report;
use crate::diagnostic::messages::Lang;
use crate::model::campaign::Status;
use crate::model::event::Moment;
use crate::model::text::Precision;
use crate::model::{Campaign, Date, Event, Project, Unit};
use crate::plan::words::Words;
use crate::plan::{About, Output, Plan, routes};

/// `lich.ics`
pub(super) fn national(lang: Lang) -> String {
    routes::file_of(&routes::localised(lang, "/lich.ics"))
}

/// `2023/thang-nhan-dao/lich.ics`
pub(super) fn campaign(c: &Campaign, lang: Lang) -> String {
    beside(&Place::Campaign(c.year, c.slug.clone()), "lich.ics", lang)
}

/// `don-vi/can-tho/lich.ics`
pub(super) fn unit(slug: &str, lang: Lang) -> String {
    beside(&Place::Unit(slug.to_owned()), "lich.ics", lang)
}

/// `2023/thang-nhan-dao/su-kien/can-tho-phat-dong/su-kien.ics`
pub(super) fn event(e: &Event, lang: Lang) -> String {
    beside(&Place::of_event(e), "su-kien.ics", lang)
}

fn beside(place: &Place, name: &str, lang: Lang) -> String {
    routes::file_of(&routes::localised(lang, &format!("{}{name}", place.address())))
}

/// Adds every calendar, in every language.
pub(super) fn add(map: &Map<'_>, plan: &mut Plan, report: &mut Report) {
    let project = map.project;
    for lang in &project.site.languages {
        let pen = Pen { project, words: super::words(project, *lang), lang: *lang };
        let title = project.site.title.get(*lang);
        let mut put = |path: String, name: &str, entries: &[Entry<'_>], about: About| {
            let output = Output { about, ..bytes(pen.write(name, entries).into_bytes(), None) };
            plan.add(path, output, report);
        };
        put(national(*lang), title, &all(project, &map.years, &map.campaigns), About::default());
        for c in &map.campaigns {
            let name = c.dated(*lang);
            let about = About { edition: Some(c.year), campaign: Some(c.slug.clone()), ..About::default() };
            put(campaign(c, *lang), &name, &whole(project, c), about.clone());
            for e in project.events_of(c) {
                let entry = of_campaign(project, c, None).into_iter().filter(|x| matches!(x.what, What::Event(y) if y.slug() == e.slug()));
                put(event(e, *lang), e.title.get(*lang), &entry.collect::<Vec<_>>(), about.clone());
            }
        }
        for place in &map.places {
            if let Place::Unit(slug) = place {
                let (entries, record) = of_unit(map, slug);
                let name = record.map_or(slug.as_str(), |u| u.chapter.get(*lang));
                let about = About { unit: record.map(|u| u.code.value.clone()), ..About::default() };
                put(unit(slug, *lang), name, &entries, about);
            }
        }
    }
}

/// A campaign with the events it is made of.
fn whole<'a>(project: &'a Project, c: &'a Campaign) -> Vec<Entry<'a>> {
    let mut out = of_campaign(project, c, None);
    out.extend(project.parts_of(c).flat_map(|part| of_campaign(project, part, None)));
    sort(&mut out);
    out
}

/// What concerns a chapter: campaigns in whose scope it is, as it holds them, and the activities of all.
fn of_unit<'a>(map: &Map<'a>, slug: &str) -> (Vec<Entry<'a>>, Option<&'a Unit>) {
    let project = map.project;
    let mut out = Vec::new();
    let mut record = None;
    for c in &map.campaigns {
        if let Some(unit) = at_the_time(project, slug, c) {
            record = Some(unit);
            out.extend(of_campaign(project, c, Some(unit)));
        }
    }
    out.extend(map.years.iter().flat_map(|y| activities(project, *y)));
    sort(&mut out);
    (out, record.or_else(|| project.units.iter().rev().find(|u| u.slug.value == slug)))
}

/// Writes calendars in one language.
struct Pen<'a> {
    project: &'a Project,
    words: Words<'a>,
    lang: Lang,
}

impl Pen<'_> {
    fn write(&self, name: &str, entries: &[Entry<'_>]) -> String {
        let mut calendar = Calendar::empty();
        for (key, value) in [
            ("VERSION", "2.0"),
            ("PRODID", concat!("-//nhandien//nhandien ", env!("CARGO_PKG_VERSION"), "//VI")),
            ("CALSCALE", "GREGORIAN"),
            ("X-WR-TIMEZONE", "Asia/Ho_Chi_Minh"),
        ] {
            calendar.append_property(icalendar::Property::new(key, value));
        }
        calendar.name(name);
        // An event that was called off says so in its status; a campaign's own dates just leave the calendar.
        let stands = |e: &Entry<'_>| matches!(e.what, What::Event(_)) || !e.is_off();
        let dated = |e: &&Entry<'_>| stands(e) && e.days.precision() == Precision::Days;
        for entry in entries.iter().filter(dated) {
            calendar.push(self.event(entry));
        }
        calendar.to_string()
    }

    fn event(&self, entry: &Entry<'_>) -> icalendar::Event {
        let mut out = icalendar::Event::new();
        let site = &self.project.site;
        let page = entry.page().map(|p| site.absolute(&routes::localised(self.lang, &p.address())));
        out.uid(&format!("{}@{}", self.id(entry), host(&site.base_url)));
        let stamp = entry.campaign.map_or(entry.days.start, |c| c.window.start);
        out.add_property("DTSTAMP", format!("{}T000000Z", compact(stamp)));
        out.sequence(entry.campaign.map_or(0, |c| c.version.saturating_sub(1)));
        out.summary(&entry.title(&self.words, self.lang));
        if let What::Event(e) = entry.what {
            self.times(&mut out, e);
            let text = |t: &Option<crate::model::Text>| t.as_ref().map(|t| t.get(self.lang).to_owned());
            let contact = e.contact.as_ref().map(|c| c.line(self.lang));
            let about: Vec<String> = [text(&e.summary), text(&e.welcome), contact].into_iter().flatten().collect();
            if !about.is_empty() {
                out.description(&about.join("\n"));
            }
            match e.status {
                Status::Cancelled => drop(out.add_property("STATUS", "CANCELLED")),
                Status::Postponed | Status::Moved => drop(out.add_property("STATUS", "TENTATIVE")),
                Status::Planned | Status::Held => {}
            }
        } else {
            all_day(&mut out, entry.days.start, entry.days.end);
        }
        if let Some(place) = entry.place(self.project, self.lang) {
            out.location(&place);
        }
        if let Some(page) = page {
            out.url(&page);
        }
        out.done()
    }

    /// Stable over builds and languages, and one of its kind.
    fn id(&self, entry: &Entry<'_>) -> String {
        match (entry.what, entry.campaign) {
            (What::Event(e), _) => format!("{}-{}-{}", e.year, e.campaign, e.slug()),
            (What::Activity(a, year), _) => {
                format!("{year}-{}", crate::model::text::fold(a.title.as_ref().map_or("", |t| &t.vi)))
            }
            (_, Some(c)) => format!("{}-{}-{}-{}", c.year, c.slug, entry.kind(), entry.days.start),
            (_, None) => entry.kind().to_owned(),
        }
    }

    fn times(&self, out: &mut icalendar::Event, e: &Event) {
        let (first, last) = e.days();
        let Some(start) = utc(e.start.value) else { return all_day(out, first, last) };
        out.add_property("DTSTART", start);
        if let Some(end) = e.end.as_ref().and_then(|end| utc(end.value)).filter(|_| e.end.as_ref().is_some_and(|x| x.value > e.start.value))
        {
            out.add_property("DTEND", end);
        }
    }
}

/// Whole days, which leave the reader free for other things.
fn all_day(out: &mut icalendar::Event, first: Date, last: Date) {
    let day = |key: &str, day: Date| icalendar::Property::new(key, compact(day)).add_parameter("VALUE", "DATE").done();
    out.append_property(day("DTSTART", first));
    // The end is the first day that is not in any more.
    out.append_property(day("DTEND", Date(last.0.tomorrow().unwrap_or(last.0))));
    out.add_property("TRANSP", "TRANSPARENT");
}

/// `20230508`
fn compact(day: Date) -> String {
    let d = day.0;
    format!("{:04}{:02}{:02}", d.year(), d.month(), d.day())
}

/// A time of day in Viet Nam (UTC+7) as `20230508T010000Z`; `None` for a day without one.
fn utc(moment: Moment) -> Option<String> {
    let local = moment.day.0.to_datetime(moment.time?);
    let utc = local.checked_sub(jiff::SignedDuration::from_hours(7)).ok()?;
    Some(format!("{}T{:02}{:02}00Z", compact(Date(utc.date())), utc.hour(), utc.minute()))
}

/// The host of an address.
fn host(url: &str) -> &str {
    url.split("://").nth(1).unwrap_or(url).split(['/', ':']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_day_are_written_in_utc() {
        let at = |t| utc(Moment::parse(t).expect("moment"));
        assert_eq!(at("2023-05-08 08:00").as_deref(), Some("20230508T010000Z"));
        assert_eq!(at("2023-05-08 06:30").as_deref(), Some("20230507T233000Z"));
        assert_eq!(at("2023-05-08"), None);
    }
}
