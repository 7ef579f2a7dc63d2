//! The calendar: what happens when, by year, quarter and month.
//!
//! In: campaigns, their peaks, launches and histories, events, the years' plans. Out: [`Entry`]s, which pages and ICS
//! files share, and the calendar's pages.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::Draft;
use super::desk::{Desk, Head};
use super::home::state;
use super::ics;
use super::map::Place;
use crate::diagnostic::messages::Lang;
use crate::model::campaign::{Stage, Status};
use crate::model::edition::{Activity, ActivityLevel};
use crate::model::event::weekday;
use crate::model::text::{Period, Precision};
use crate::model::{Campaign, Event, Project, Unit};
use crate::plan::About;
use crate::plan::words::Words;

/// Something with a place in the calendar.
#[derive(Clone, Copy)]
pub(super) struct Entry<'a> {
    pub(super) days: Period,
    pub(super) what: What<'a>,
    pub(super) campaign: Option<&'a Campaign>,
}

/// What an entry is.
#[derive(Clone, Copy)]
pub(super) enum What<'a> {
    /// A campaign from its first day to its last.
    Window,
    /// A campaign's main days.
    Peak,
    /// A campaign's opening, on its day or in the quarter that the year's plan gives it.
    Launch,
    /// What came of a campaign that was moved.
    Stage(&'a Stage),
    Event(&'a Event),
    /// A line of the year's plan that is no campaign.
    Activity(&'a Activity, i16),
}

/// The days of a quarter.
fn quarter_days(year: i16, quarter: u8) -> Option<Period> {
    let first = i8::try_from(quarter).ok().filter(|q| (1..=4).contains(q))? * 3 - 2;
    let day = |month| jiff::civil::Date::new(year, month, 1).ok();
    Some(Period { start: crate::model::Date(day(first)?), end: crate::model::Date(day(first + 2)?.last_of_month()) })
}

/// What a campaign puts into the calendar; with a unit, as that chapter holds it and with its own events only.
pub(super) fn of_campaign<'a>(project: &'a Project, c: &'a Campaign, unit: Option<&Unit>) -> Vec<Entry<'a>> {
    let one = |days: Period, what: What<'a>| Entry { days, what, campaign: Some(c) };
    let mut out = vec![one(unit.map_or(c.window.value, |u| project.window_of(c, u)), What::Window)];
    out.extend(c.peak.as_ref().map(|p| one(p.value, What::Peak)));
    out.extend(launch_days(project, c).map(|days| one(days, What::Launch)));
    let other = |s: &&Stage| s.status == Status::Held && s.window.as_ref().is_some_and(|w| w.value != c.window.value);
    out.extend(c.history.iter().filter(other).filter_map(|s| Some(one(s.window.as_ref()?.value, What::Stage(s)))));
    let wanted = |e: &&Event| e.unit.is_none() || unit.is_none_or(|u| e.is_of(u));
    out.extend(project.events_of(c).filter(wanted).map(|e| {
        let (start, end) = e.days();
        one(Period { start, end }, What::Event(e))
    }));
    out
}

/// The day of a campaign's opening, else the quarter that the year's plan puts it in.
fn launch_days(project: &Project, c: &Campaign) -> Option<Period> {
    let day = c.launch.as_ref()?.date;
    let quarter = || quarter_days(c.year, planned(project, c)?.quarter.as_ref()?.value);
    day.map(|day| Period { start: day, end: day }).or_else(quarter)
}

/// Everything in the calendar of some years and campaigns, by time.
pub(super) fn all<'a>(project: &'a Project, years: &[i16], campaigns: &[&'a Campaign]) -> Vec<Entry<'a>> {
    let mut out: Vec<Entry<'a>> = campaigns.iter().flat_map(|c| of_campaign(project, c, None)).collect();
    for year in years {
        out.extend(activities(project, *year));
    }
    sort(&mut out);
    out
}

/// Lines of a year's plan that are no campaigns and whose time is known.
pub(super) fn activities(project: &Project, year: i16) -> Vec<Entry<'_>> {
    let plan = project.editions.get(&year).map(|e| e.data.calendar.as_slice()).unwrap_or_default();
    let entry = |a: &'_ Activity| a.window.as_ref().map(|w| w.value).or_else(|| quarter_days(year, a.quarter.as_ref()?.value));
    let lines = plan.iter().filter(|a| a.campaign.is_none());
    lines.filter_map(|a| Some(Entry { days: entry(a)?, what: What::Activity(a, year), campaign: None })).collect()
}

pub(super) fn sort(entries: &mut [Entry<'_>]) {
    entries.sort_by_key(|e| (e.days.start, e.days.end, e.campaign.map(|c| &c.slug)));
}

/// The years that the calendar has pages for: those of the editions, and two around them that something falls into.
pub(super) fn years(project: &Project, editions: &[i16], campaigns: &[&Campaign]) -> BTreeSet<i16> {
    let mut out: BTreeSet<i16> = editions.iter().copied().collect();
    let near = |y: &i16| editions.iter().any(|e| (e - y).abs() <= 2);
    let touched = all(project, editions, campaigns).into_iter().flat_map(|e| [e.days.start.0.year(), e.days.end.0.year()]);
    out.extend(touched.filter(near));
    out
}

impl Entry<'_> {
    pub(super) fn title(&self, words: &Words<'_>, lang: Lang) -> String {
        let name = self.campaign.map(|c| c.dated(lang)).unwrap_or_default();
        let with = |key: &str| words.with(key, &[("campaign", &name)]);
        match self.what {
            What::Window => name,
            What::Peak => with("calendar_peak"),
            What::Launch => with("calendar_launch"),
            What::Stage(_) => with("calendar_held"),
            What::Event(e) => e.title.get(lang).to_owned(),
            What::Activity(a, _) => a.title.as_ref().map(|t| t.get(lang).to_owned()).unwrap_or_default(),
        }
    }

    pub(super) fn place(&self, project: &Project, lang: Lang) -> Option<String> {
        match self.what {
            What::Peak => None,
            // Where a campaign is opened somewhere, that is the place that the plan means.
            What::Window => {
                let whole = self.campaign.filter(|c| c.launch.is_none())?;
                planned(project, whole)?.place.as_ref().map(|p| p.get(lang).to_owned())
            }
            What::Launch => self.campaign?.launch.as_ref()?.place.as_ref().map(|p| p.get(lang).to_owned()),
            What::Stage(s) => s.place.as_ref().map(|p| p.get(lang).to_owned()),
            What::Event(e) => e.place.as_ref().map(|p| p.line(lang)).filter(|p| !p.is_empty()),
            What::Activity(a, _) => a.place.as_ref().map(|p| p.get(lang).to_owned()),
        }
    }

    /// `window`, `peak`, `launch`, `held`, `event`, `activity`
    pub(super) fn kind(&self) -> &'static str {
        match self.what {
            What::Window => "window",
            What::Peak => "peak",
            What::Launch => "launch",
            What::Stage(_) => "held",
            What::Event(_) => "event",
            What::Activity(..) => "activity",
        }
    }

    /// The page that tells more.
    pub(super) fn page(&self) -> Option<Place> {
        match self.what {
            What::Event(e) => Some(Place::of_event(e)),
            _ => self.campaign.map(|c| Place::Campaign(c.year, c.slug.clone())),
        }
    }

    /// Whether it was called off or put off.
    pub(super) fn is_off(&self) -> bool {
        let off = |s: Status| matches!(s, Status::Cancelled | Status::Postponed | Status::Moved);
        match self.what {
            What::Event(e) => off(e.status),
            What::Stage(_) | What::Activity(..) => false,
            _ => self.campaign.is_some_and(|c| off(c.status)),
        }
    }

    /// As pages show it.
    pub(super) fn value(&self, desk: &Desk<'_>) -> Value {
        let (words, lang) = (&desk.words, desk.lang);
        let mut when = self.days.label(lang);
        let mut time = String::new();
        if let What::Event(e) = self.what {
            time = e.time_line(lang);
        }
        if self.days.start == self.days.end {
            when = format!("{}, {when}", weekday(self.days.start, lang));
        }
        let chapter = match self.what {
            What::Event(e) => {
                e.unit.as_ref().and_then(|slug| desk.project().units.iter().find(|u| u.slug.value == *slug && u.valid_on(e.start.day)))
            }
            _ => None,
        };
        let label = match self.what {
            What::Event(e) => e.kind.label(lang).to_owned(),
            _ => String::new(),
        };
        json!({
            "when": when, "time": time, "title": self.title(words, lang).replace(" - ", " – "), "href": self.page().and_then(|p| desk.to_known(&p)),
            "place": self.place(desk.project(), lang), "kind": self.kind(), "label": label, "accent": self.campaign.map(|c| c.accent.value.clone()),
            "state": self.state(desk), "level": self.campaign.and_then(|c| planned(desk.project(), c)?.level).map(level_id),
            "chapter": chapter.map(|u| desk.text(&u.chapter)),
        })
    }

    /// `now`, `next`, `past`, or what became of it.
    fn state(&self, desk: &Desk<'_>) -> &'static str {
        let today = desk.project().site.date;
        match self.what {
            What::Event(e) => event_state(e, today),
            What::Stage(_) => "past",
            What::Activity(..) | What::Peak | What::Launch if self.days.end < today => "past",
            What::Activity(..) | What::Peak | What::Launch if today < self.days.start => "next",
            What::Activity(..) | What::Peak | What::Launch => "now",
            What::Window => self.campaign.map_or("next", |c| state(desk, c)),
        }
    }
}

/// How an event stands on a day.
pub(super) fn event_state(e: &Event, today: crate::model::Date) -> &'static str {
    let (first, last) = e.days();
    match e.status {
        Status::Postponed => "postponed",
        Status::Moved => "moved",
        Status::Cancelled => "cancelled",
        _ if today < first => "next",
        _ if last < today => "past",
        _ => "now",
    }
}

/// The line of the year's plan that is this campaign.
fn planned<'a>(project: &'a Project, c: &Campaign) -> Option<&'a Activity> {
    let plan = project.editions.get(&c.year)?;
    plan.data.calendar.iter().find(|a| a.campaign.as_ref().is_some_and(|s| s.value == c.slug))
}

pub(super) fn level_id(level: ActivityLevel) -> &'static str {
    match level {
        ActivityLevel::Cluster => "cluster",
        ActivityLevel::National => "national",
    }
}

/// The calendar of one year; of today's, else of the newest, where none is named.
pub(super) fn calendar(desk: &Desk<'_>, year: Option<i16>) -> Draft {
    let map = desk.shared.map;
    let years: Vec<i16> = map.places.iter().filter_map(|p| if let Place::CalendarYear(y) = p { Some(*y) } else { None }).collect();
    let today = desk.project().site.date.0.year();
    let shown = year.or_else(|| years.iter().rev().find(|y| **y <= today).copied()).or(years.first().copied()).unwrap_or(today);
    let entries = all(desk.project(), &map.years, &map.campaigns);
    let inside: Vec<&Entry<'_>> = entries.iter().filter(|e| e.days.start.0.year() <= shown && shown <= e.days.end.0.year()).collect();
    let whole =
        |wanted: Precision| -> Vec<Value> { inside.iter().filter(|e| e.days.precision() == wanted).map(|e| e.value(desk)).collect() };
    let quarters: Vec<Value> = (1..=4_u8)
        .map(|q| {
            let months: Vec<Value> =
                (q * 3 - 2..=q * 3).map(|m| month(desk, shown, m, &inside)).filter(|m| m["entries"] != json!([])).collect();
            let title = desk.words.get(&format!("quarter_{q}"));
            json!({ "id": format!("quy-{q}"), "title": title, "whole": whole(Precision::Quarter(q)), "months": months })
        })
        .collect();
    let (title, summary, page) = desk.titled(&Place::Calendar, "calendar");
    let shown_text = shown.to_string();
    let title = if year.is_some() { desk.words.with("calendar_year", &[("year", &shown_text)]) } else { title };
    let trail = year.map(|_| (desk.titled(&Place::Calendar, "calendar").0, Place::Calendar));
    let head = Head {
        kind: "calendar",
        title,
        summary,
        section: Some(Place::Calendar),
        trail: trail.into_iter().collect(),
        edition: desk.project().editions.contains_key(&shown).then_some(shown).filter(|y| map.years.contains(y)),
        about: About { edition: Some(shown), ..About::default() },
        page,
        source: Some(desk.project().site.base_url.span.clone()),
        ..Head::default()
    };
    let links = years.iter().rev().map(|y| json!({ "year": y, "href": desk.to_place(&Place::CalendarYear(*y)), "current": *y == shown }));
    let own = json!({
        "calendar": {
            "year": shown, "years": links.collect::<Vec<_>>(), "quarters": quarters, "undated": undated(desk, shown, &inside),
            "ics": desk.to(&ics::national(desk.lang)),
        },
    });
    desk.draft("calendar.html", head, own)
}

fn month(desk: &Desk<'_>, year: i16, month: u8, inside: &[&Entry<'_>]) -> Value {
    let starts_here = |e: &&&Entry<'_>| {
        let start = e.days.start.0;
        let first = if start.year() < year { 1 } else { start.month() };
        e.days.precision() == Precision::Days && i8::try_from(month).is_ok_and(|m| m == first)
    };
    let entries: Vec<Value> = inside.iter().filter(starts_here).map(|e| e.value(desk)).collect();
    let name = match desk.lang {
        Lang::Vi => format!("Tháng {month}"),
        Lang::En => crate::model::text::MONTHS[usize::from(month) - 1].to_owned(),
    };
    json!({ "id": format!("thang-{month}"), "title": name, "entries": entries })
}

/// What runs all year, and lines of the year's plan that name no time at all.
fn undated(desk: &Desk<'_>, year: i16, inside: &[&Entry<'_>]) -> Vec<Value> {
    let mut out: Vec<Value> = inside.iter().filter(|e| e.days.precision() == Precision::Year).map(|e| e.value(desk)).collect();
    let plan = desk.project().editions.get(&year).filter(|_| desk.shared.map.years.contains(&year));
    let open = plan.into_iter().flat_map(|e| &e.data.calendar);
    let open = open.filter(|a| a.campaign.is_none() && a.window.is_none() && a.quarter.is_none());
    out.extend(open.map(|a| {
        json!({
            "when": "", "time": "", "title": a.title.as_ref().map(|t| desk.text(t)), "href": null, "place": a.place.as_ref().map(|p| desk.text(p)),
            "kind": "activity", "label": "", "accent": null, "state": "next", "level": a.level.map(level_id), "chapter": null,
        })
    }));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Date;

    fn days(a: &str, b: &str) -> Period {
        Period { start: Date::parse(a).expect("date"), end: Date::parse(b).expect("date") }
    }

    #[test]
    fn quarters_end_with_their_last_month() {
        assert_eq!(quarter_days(2024, 1), Some(days("2024-01-01", "2024-03-31")));
        assert_eq!(quarter_days(2024, 5), None);
    }
}
