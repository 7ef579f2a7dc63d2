//! The values that templates see, as JSON: `campaign`, `edition`, `unit`, `site`.
//!
//! One place, so that a text on a poster and the same text on a page can't differ.

use serde_json::{Value, json};

use super::{Campaign, Project, Unit};
use crate::diagnostic::messages::Lang;

/// `campaign.…` in Vietnamese or English.
///
/// `headline` is the theme where the year has one, else the name and the year; `slogan` likewise the first approved one.
#[must_use]
pub fn campaign(project: &Project, c: &Campaign, lang: Lang) -> Value {
    let name = c.series.names.get(lang);
    let dated = format!("{name} {}", c.year);
    let theme = c.theme.as_ref().map(|t| t.get(lang));
    let slogan = c.slogans.first().map(|s| s.text.get(lang));
    json!({
        "slug": c.slug,
        "name": name,
        "short": c.series.short.as_ref().map_or(name, |s| s.get(lang)),
        "year": c.year,
        "theme": theme,
        "headline": theme.or(slogan).unwrap_or(&dated),
        "slogan": slogan.unwrap_or(&dated),
        "dates": c.window.show(lang),
        "peak": c.peak.as_ref().map(|p| p.show(lang)),
        "url": project.site.absolute(&format!("/{}/{}/", c.year, c.slug)),
        "qr": qr(project, c),
        "accent": c.accent.value,
        "version": c.version_label(),
        "expires": c.last_day().show(lang),
    })
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

/// `unit.…`
#[must_use]
pub fn unit(u: &Unit, lang: Lang) -> Value {
    json!({
        "code": u.code.value,
        "slug": u.slug.value,
        "name": u.name.get(lang),
        "type": u.kind.label(lang),
        "chapter": u.chapter.get(lang),
        "place": u.place,
        "region": u.region,
    })
}
