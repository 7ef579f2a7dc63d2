//! The values that templates see, as JSON: `campaign`, `edition`, `unit`, `event`.
//!
//! One place, so that a text on a poster and the same text on a page can't differ.

use serde_json::{Value, json};

use super::{Campaign, Date, Event, Project, Unit};
use crate::diagnostic::messages::Lang;

/// `campaign.…` in Vietnamese or English.
///
/// `headline` is the theme where the year has one, else the name and the year; `slogan` likewise the first approved one.
#[must_use]
pub fn campaign(project: &Project, c: &Campaign, lang: Lang) -> Value {
    let name = c.series.names.get(lang);
    let dated = c.dated(lang);
    let theme = c.theme.as_ref().map(|t| t.get(lang));
    let slogan = c.slogans.first().map(|s| s.text.get(lang));
    json!({
        "slug": c.slug,
        "name": name,
        "short": c.series.short.as_ref().map_or(name, |s| s.get(lang)),
        "year": c.year,
        "theme": theme,
        "headline": headline(c, lang),
        "slogan": slogan.unwrap_or(&dated),
        "dates": c.window.label(lang),
        "days_known": matches!(c.window.precision(), super::text::Precision::Days).then(|| c.window.show(lang)).unwrap_or_default(),
        "start_day": short_day(c.window.start, lang),
        "summary": c.page("index", lang).map(|p| p.front.summary.as_str()).unwrap_or_default(),
        "peak": c.peak.as_ref().map(|p| p.show(lang)),
        "url": project.site.absolute(&format!("/{}/{}/", c.year, c.slug)),
        "qr": qr(project, c),
        "accent": c.accent.value,
        "version": c.version_label(),
        "expires": c.last_day().show(lang),
    })
}

/// `slogan.…`: an approved slogan of a campaign, by its id.
#[must_use]
pub fn slogan(c: &Campaign, id: &str, lang: Lang) -> Option<Value> {
    let slogan = c.slogans.iter().find(|s| s.id.value == id)?;
    Some(json!({ "id": slogan.id.value, "text": slogan.text.get(lang) }))
}

/// The address in a campaign's QR codes: the link it names, else its own page.
fn qr(project: &Project, c: &Campaign) -> String {
    let named = c.qr.as_ref().and_then(|id| project.links.iter().find(|l| l.id.value == id.value));
    named.map_or_else(|| project.site.absolute(&format!("/{}/{}/", c.year, c.slug)), |l| l.url.value.clone())
}

/// `edition.…`
#[must_use]
pub fn edition(project: &Project, year: i16, lang: Lang) -> Value {
    let theme = project.editions.get(&year).and_then(|e| e.data.theme.as_ref()).map(|t| t.get(lang));
    json!({ "year": year, "theme": theme })
}

/// `unit.…`: whoever stands on an artefact. Central itself where `unit` is `None`; without a campaign, only its name.
///
/// What the chapter sets for the campaign is worked in: `dates`, `start_day`, `headline`, `slogan`, `contact`, `hang`, `partners`.
#[must_use]
pub fn unit(project: &Project, campaign: Option<&Campaign>, unit: Option<&Unit>, lang: Lang) -> Value {
    let central = || project.central().map_or(&project.brand.tokens.name, |o| &o.name).get(lang);
    let mut out = match unit {
        Some(u) => json!({
            "code": u.code.value, "slug": u.slug.value, "name": u.name.get(lang), "type": u.kind.label(lang),
            "chapter": u.chapter.get(lang), "place": u.place, "region": u.region,
        }),
        None => json!({ "code": "", "slug": "chung", "name": central(), "type": "", "chapter": central(), "place": "", "region": "" }),
    };
    if let (Value::Object(values), Some(c)) = (&mut out, campaign) {
        let own = unit.and_then(|u| project.override_of(c, u));
        let window = unit.map_or(c.window.value, |u| project.window_of(c, u));
        let chosen = own.and_then(|o| o.slogan.as_ref()).and_then(|id| c.slogans.iter().find(|s| s.id.value == id.value));
        let headline = chosen.map_or_else(|| headline(c, lang), |s| s.text.get(lang).to_owned());
        let slogan = chosen.or(c.slogans.first()).map_or_else(|| c.dated(lang), |s| s.text.get(lang).to_owned());
        values.insert("headline".to_owned(), headline.into());
        values.insert("dates".to_owned(), window.label(lang).into());
        values.insert("start_day".to_owned(), short_day(window.start, lang).into());
        values.insert("slogan".to_owned(), slogan.into());
        let contact = own.and_then(|o| o.contacts.first()).map(|c| c.line(lang)).unwrap_or_default();
        values.insert("contact".to_owned(), contact.into());
        let hang = own.and_then(|o| o.hang.as_ref()).map(|h| h.period().show(lang)).unwrap_or_default();
        values.insert("hang".to_owned(), hang.into());
        let partners = own.map(|o| o.partners.as_slice()).unwrap_or_default();
        let named = partners
            .iter()
            .filter_map(|p| project.organisations.iter().find(|o| o.id.value == p.organisation.value))
            .map(|o| o.name.get(lang));
        values.insert("partners".to_owned(), named.collect::<Vec<_>>().join(" · ").into());
    }
    out
}

/// `event.…`
#[must_use]
pub fn event(project: &Project, e: &Event, lang: Lang) -> Value {
    let text = |t: &Option<super::Text>| t.as_ref().map(|t| t.get(lang).to_owned()).unwrap_or_default();
    let place = e.place.as_ref();
    let (first, last) = e.days();
    json!({
        "id": e.id,
        "title": e.title.get(lang),
        "kind": e.kind.label(lang),
        "date": e.date_line(lang),
        "day": e.start.day.0.day(),
        "month": e.start.day.0.month(),
        "year": e.start.day.0.year(),
        "first_day": short_day(first, lang),
        "last_day": (first != last).then(|| short_day(last, lang)),
        "weekday": super::event::weekday(e.start.day, lang),
        "time": e.time_line(lang),
        "place": place.map(|p| text(&p.name)).unwrap_or_default(),
        "address": place.map(|p| text(&p.address)).unwrap_or_default(),
        "summary": text(&e.summary),
        "welcome": text(&e.welcome),
        "contact": e.contact.as_ref().map(|c| c.line(lang)).unwrap_or_default(),
        "url": project.site.absolute(&format!("/{}/{}/su-kien/{}/", e.year, e.campaign, e.slug())),
    })
}

/// `8/5`, `8 May`
fn short_day(day: Date, lang: Lang) -> String {
    let (d, m) = (day.0.day(), day.0.month());
    match lang {
        Lang::Vi => format!("{d}/{m}"),
        Lang::En => format!("{d} {}", super::text::MONTHS[m as usize - 1]),
    }
}

/// What a campaign says in large letters: its theme, else its first slogan, else its name and year.
fn headline(c: &Campaign, lang: Lang) -> String {
    let slogan = || c.slogans.first().map(|s| s.text.get(lang));
    c.theme.as_ref().map(|t| t.get(lang)).or_else(slogan).map_or_else(|| c.dated(lang), str::to_owned)
}
