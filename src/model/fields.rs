//! Fields of documents: `{{ unit.chapter }}` in a text, and what stands in their place.
//!
//! In: texts, and the parts of the model that a document is of. Out: the places of fields ([`holes`]), right or wrong, and
//! filled texts. One list of fields for kits, pages and rules.

use std::collections::BTreeMap;
use std::ops::Range;

use super::text::group_digits;
use super::{Campaign, Event, Project, Unit, values};
use crate::diagnostic::messages::Lang;

/// Whose value a field is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Central's or the campaign's: the same for everybody.
    Campaign,
    /// A chapter's.
    Unit,
    /// An event's: only in documents of an event.
    Event,
    /// A row's of a merge: only in documents of an event.
    Record,
}

/// Every field by name.
pub const FIELDS: [(&str, Level); 23] = [
    ("campaign.dated", Level::Campaign),
    ("campaign.headline", Level::Campaign),
    ("campaign.name", Level::Campaign),
    ("campaign.peak", Level::Campaign),
    ("campaign.slogan", Level::Campaign),
    ("campaign.url", Level::Campaign),
    ("campaign.window", Level::Campaign),
    ("campaign.year", Level::Campaign),
    ("central.name", Level::Campaign),
    ("event.address", Level::Event),
    ("event.date", Level::Event),
    ("event.place", Level::Event),
    ("event.time", Level::Event),
    ("event.title", Level::Event),
    ("guest", Level::Record),
    ("guest.title", Level::Record),
    ("unit.chapter", Level::Unit),
    ("unit.contact", Level::Unit),
    ("unit.kind", Level::Unit),
    ("unit.name", Level::Unit),
    ("unit.place", Level::Unit),
    ("unit.targets", Level::Unit),
    ("unit.window", Level::Unit),
];

/// What stands where nobody set a value: room to write by hand.
pub const OPEN: &str = "…………";
/// The same with more room: a person's name, an event's place.
const OPEN_LONG: &str = "………………………………………………";

/// The level of the field of this name.
#[must_use]
pub fn level(name: &str) -> Option<Level> {
    FIELDS.iter().find(|(known, _)| *known == name).map(|(_, level)| *level)
}

/// Braces in a text: a field, or what should be one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hole<'t> {
    /// Byte range, braces included.
    pub range: Range<usize>,
    /// What stands between the braces, without spaces around it; a field's name if all is right.
    pub name: &'t str,
    /// Whether the braces are written as they must be: two of each, one space inside each, no line break.
    pub sound: bool,
}

/// All double braces in a text, in order.
#[must_use]
pub fn holes(text: &str) -> Vec<Hole<'_>> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(found) = next(text, at) {
        let start = found.range.start;
        let end = found.range.end;
        out.push(found);
        at = end.max(start + 2);
    }
    out
}

fn next(text: &str, from: usize) -> Option<Hole<'_>> {
    let rest = &text[from..];
    let opens = rest.find("{{");
    let closes = rest.find("}}");
    match (opens, closes) {
        (Some(open), Some(close)) if open < close => {
            let inside = &rest[open + 2..close];
            let cut = inside.find(['\n', '{']).map(|i| open + 2 + i);
            let end = cut.unwrap_or(close + 2);
            let name = rest[open + 2..cut.unwrap_or(close)].trim();
            let sound = cut.is_none() && inside == format!(" {name} ") && !rest[end..].starts_with('}');
            Some(Hole { range: from + open..from + end, name, sound })
        }
        (_, Some(close)) => Some(Hole { range: from + close..from + close + 2, name: "", sound: false }),
        (Some(open), None) => {
            let end = rest[open..].find('\n').map_or(rest.len(), |i| open + i);
            Some(Hole { range: from + open..from + end, name: rest[open + 2..end].trim(), sound: false })
        }
        (None, None) => None,
    }
}

/// The text with `value` in the place of every field; what is no field stays.
#[must_use]
pub fn fill(text: &str, value: &dyn Fn(&str) -> String) -> String {
    let mut out = String::with_capacity(text.len());
    for part in parts(text) {
        match part {
            Part::Words(words) => out.push_str(after(&out, words)),
            Part::Field(name) => out.push_str(&value(name)),
        }
    }
    out
}

/// A stretch of text, or a field in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<'t> {
    /// As written.
    Words(&'t str),
    /// A field's name.
    Field(&'t str),
}

/// A text cut at its fields.
#[must_use]
pub fn parts(text: &str) -> Vec<Part<'_>> {
    let mut out = Vec::new();
    let mut at = 0;
    for hole in holes(text).into_iter().filter(|h| h.sound && level(h.name).is_some()) {
        if hole.range.start > at {
            out.push(Part::Words(&text[at..hole.range.start]));
        }
        out.push(Part::Field(hole.name));
        at = hole.range.end;
    }
    if at < text.len() {
        out.push(Part::Words(&text[at..]));
    }
    out
}

/// What follows a value: one that ends in `…` ends its sentence, too.
#[must_use]
pub fn after<'t>(before: &str, words: &'t str) -> &'t str {
    if before.ends_with('…') { words.strip_prefix('.').unwrap_or(words) } else { words }
}

/// The values of one document.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Values(BTreeMap<&'static str, String>);

impl Values {
    /// What Central and the campaign set.
    #[must_use]
    pub fn of_campaign(project: &Project, c: &Campaign, lang: Lang) -> Self {
        let all = values::campaign(project, c, lang);
        let text = |key: &str| all[key].as_str().unwrap_or_default().to_owned();
        let central = project.central().map_or(&project.brand.tokens.name, |o| &o.name);
        Self(BTreeMap::from([
            ("campaign.dated", c.dated(lang)),
            ("campaign.headline", text("headline")),
            ("campaign.name", text("name")),
            ("campaign.peak", c.peak.as_ref().map_or_else(|| OPEN.to_owned(), |p| p.phrase(lang))),
            ("campaign.slogan", text("slogan")),
            ("campaign.url", text("url")),
            ("campaign.window", c.window.phrase(lang)),
            ("campaign.year", c.year.to_string()),
            ("central.name", central.get(lang).to_owned()),
        ]))
    }

    /// What a chapter's document holds: the campaign's values, the chapter's, and an event's or open lines.
    #[must_use]
    pub fn of_unit(project: &Project, c: &Campaign, unit: &Unit, event: Option<&Event>, lang: Lang) -> Self {
        let all = values::unit(project, Some(c), Some(unit), lang);
        let contact = all["contact"].as_str().filter(|c| !c.is_empty()).unwrap_or(OPEN).to_owned();
        let mut out = Self::of_campaign(project, c, lang);
        out.0.extend([
            ("unit.chapter", unit.chapter.get(lang).to_owned()),
            ("unit.contact", contact),
            ("unit.kind", unit.kind.label(lang).to_owned()),
            ("unit.name", unit.name.get(lang).to_owned()),
            ("unit.place", unit.place.clone()),
            ("unit.targets", targets(project, c, unit, lang)),
            ("unit.window", project.window_of(c, unit).phrase(lang)),
            ("guest", OPEN_LONG.to_owned()),
            ("guest.title", OPEN_LONG.to_owned()),
        ]);
        out.0.extend(of_event(project, event, lang));
        out
    }

    /// The same with one value replaced: a row's of a merge.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: String) -> Self {
        self.0.insert(name, value);
        self
    }

    /// The value of a field; `None` where it is not of this document.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// A text with its fields filled in.
    #[must_use]
    pub fn fill(&self, text: &str) -> String {
        fill(text, &|name| self.get(name).unwrap_or(OPEN).to_owned())
    }
}

fn of_event(project: &Project, event: Option<&Event>, lang: Lang) -> [(&'static str, String); 5] {
    let all = event.map(|e| values::event(project, e, lang));
    let text = |key: &str| {
        let value = all.as_ref().and_then(|v| v[key].as_str()).filter(|t| !t.is_empty());
        value.unwrap_or(OPEN_LONG).to_owned()
    };
    [
        ("event.address", text("address")),
        ("event.date", event.map_or_else(|| OPEN.to_owned(), |e| e.date_phrase(lang))),
        ("event.place", text("place")),
        ("event.time", event.map(|e| e.time_phrase(lang)).filter(|t| !t.is_empty()).unwrap_or_else(|| OPEN.to_owned())),
        ("event.title", text("title")),
    ]
}

/// A chapter's own targets in one line: `Địa chỉ nhân đạo được trợ giúp: 1.200 địa chỉ; …`
fn targets(project: &Project, c: &Campaign, unit: &Unit, lang: Lang) -> String {
    let own = project.override_of(c, unit).map(|o| o.targets.as_slice()).unwrap_or_default();
    let line = |t: &super::chapter::Target| {
        let figure = c.figures.iter().find(|f| f.label.vi == t.label.value);
        let (label, unit) = figure.map_or((t.label.value.as_str(), ""), |f| (f.label.get(lang), f.unit.get(lang)));
        format!("{label}: {} {unit}", group_digits(t.value.value, lang)).trim_end().to_owned()
    };
    if own.is_empty() { OPEN.to_owned() } else { own.iter().map(line).collect::<Vec<_>>().join("; ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, &str, bool)> {
        holes(text).into_iter().map(|h| (&text[h.range.clone()], h.name, h.sound)).collect()
    }

    #[test]
    fn a_field_is_written_in_one_way() {
        assert_eq!(found("A {{ unit.name }} b"), [("{{ unit.name }}", "unit.name", true)]);
        for wrong in ["{{unit.name}}", "{{  unit.name }}", "{{ unit.name}}", "{{ unit.name }}}"] {
            assert!(found(wrong).iter().any(|h| !h.2), "{wrong}");
        }
        assert_eq!(found("{{ a\nb }}"), [("{{ a", "a", false), ("}}", "", false)]);
        assert_eq!(found("{{ a {{ guest }}"), [("{{ a ", "a", false), ("{{ guest }}", "guest", true)]);
        assert_eq!(found("x }} y {{ z"), [("}}", "", false), ("{{ z", "z", false)]);
    }

    #[test]
    fn only_known_fields_are_filled() {
        let value = |name: &str| name.to_uppercase();
        assert_eq!(fill("{{ unit.name }}, {{ unit.nam }}, {{guest}}.", &value), "UNIT.NAME, {{ unit.nam }}, {{guest}}.");
        assert_eq!(fill("Hỏi: {{ guest }}.", &|_| OPEN.to_owned()), "Hỏi: …………");
    }

    #[test]
    fn the_list_is_sorted_and_each_name_is_known() {
        assert!(FIELDS.is_sorted_by_key(|(name, _)| *name));
        assert!(FIELDS.iter().all(|(name, l)| level(name) == Some(*l)));
    }
}
