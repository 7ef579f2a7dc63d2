//! TXT-11: nothing is left to fill in, and no other year's digits stand on an artboard.
//!
//! Placeholders: `TODO`, `TBD`, `lorem ipsum`, `xxx`, `[[…`, `{{ … }}` that no template knows. Years: those of a theme, a
//! slogan or an artboard's own words are the edition's or the window's. Source: practice (DOMAIN.md §3.3).

use std::ops::Range;

use super::nd0601::may_hold;
use crate::check::passages::{Passage, words};
use crate::check::{Content, Pass, Rule};
use crate::diagnostic::messages::Lang;
use crate::diagnostic::{Report, Severity};
use crate::model::{Campaign, fields, values};

pub(super) static RULE: Rule = Rule { code: "TXT-11", level: Severity::Error, pass: Pass::Model(look) };

/// Whole words that mean "not written yet".
const WORDS: [&str; 8] = ["TODO", "TBD", "FIXME", "XXX", "xxx", "lorem ipsum", "Lorem ipsum", "LOREM IPSUM"];
/// Beginnings of gaps to fill in.
const GAPS: [&str; 6] = ["[[", "…điền", "...điền", "<điền", "[điền", "[Điền"];

fn look(content: &Content<'_>, report: &mut Report) {
    for passage in &content.passages {
        let mut hits: Vec<Range<usize>> = WORDS.iter().flat_map(|w| words(&passage.text, w)).collect();
        hits.extend(GAPS.iter().flat_map(|g| passage.text.match_indices(g).map(|(i, m)| i..i + m.len())));
        hits.extend(unknown_braces(content, passage));
        for range in hits {
            let found = passage.text[range.clone()].to_owned();
            report.push(RULE.finding().at(passage.place(range)).arg("kind", "gap").arg("found", found).arg("year", ""));
        }
        if let Some(campaign) = passage.campaign_of(content.project).filter(|_| on_artboards(passage)) {
            for (range, year) in years(&passage.text).filter(|(_, y)| !years_of(campaign).contains(y)) {
                report.push(RULE.finding().at(passage.place(range)).arg("kind", "year").arg("found", year).arg("year", campaign.year));
            }
        }
    }
    artboards(content, report);
}

fn on_artboards(passage: &Passage) -> bool {
    passage.path.ends_with("/campaign.yaml") && ["theme", "slogans", "hashtags"].iter().any(|k| passage.keys.starts_with(k))
}

/// `{{ … }}` that names no value of a unit or campaign. In documents, whose fields are others, ND0601–ND0603 look after them.
fn unknown_braces(content: &Content<'_>, passage: &Passage) -> Vec<Range<usize>> {
    if may_hold(passage) {
        return Vec::new();
    }
    let known = |name: &str| {
        if passage.path.ends_with(".md") {
            return name == "unit.chapter";
        }
        let (object, key) = name.split_once('.').unwrap_or((name, ""));
        let unit = content.project.units.first().map(|u| values::unit(content.project, None, Some(u), Lang::Vi));
        let campaign = content.project.campaigns.first().map(|c| values::campaign(content.project, c, Lang::Vi));
        match object {
            "unit" => unit.is_some_and(|u| u.get(key).is_some()),
            "campaign" => campaign.is_some_and(|c| c.get(key).is_some()),
            "edition" => matches!(key, "year" | "theme"),
            _ => false,
        }
    };
    let mut out = Vec::new();
    for (at, _) in passage.text.match_indices("{{") {
        let rest = &passage.text[at + 2..];
        let end = rest.find("}}").filter(|e| !rest[..*e].contains('\n'));
        match end {
            Some(end) if fields::level(rest[..end].trim()).is_some() => {}
            Some(end) if known(rest[..end].split('|').next().unwrap_or_default().trim()) => {}
            Some(end) => out.push(at..at + end + 4),
            None => out.push(at..at + 2),
        }
    }
    out
}

fn years_of(campaign: &Campaign) -> [i16; 3] {
    [campaign.year, campaign.window.start.0.year(), campaign.window.end.0.year()]
}

/// Numbers that can only be years of our time.
fn years(text: &str) -> impl Iterator<Item = (Range<usize>, i16)> + '_ {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || c == '.');
    text.char_indices().filter_map(move |(i, _)| {
        let year: i16 = text.get(i..i + 4).filter(|y| y.bytes().all(|b| b.is_ascii_digit()))?.parse().ok()?;
        let alone = !digit(text[..i].chars().next_back()) && !text[i + 4..].starts_with(|c: char| c.is_ascii_digit());
        (alone && (1990..2100).contains(&year)).then_some((i..i + 4, year))
    })
}

/// Years written into an artboard's own texts are wrong for every campaign of another year.
fn artboards(content: &Content<'_>, report: &mut Report) {
    let project = content.project;
    for field in project.theme.artboards.values().flat_map(|b| b.spec.fields.values()) {
        for (_, year) in years(&field.value) {
            if let Some(other) = project.campaigns.iter().find(|c| !years_of(c).contains(&year)) {
                report.push(RULE.finding().at(field.value.span.clone()).arg("kind", "year").arg("found", year).arg("year", other.year));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::years;

    #[test]
    fn years_are_four_digits_alone() {
        let found = |t: &str| years(t).map(|(_, y)| y).collect::<Vec<_>>();
        assert_eq!(found("Tết 2022, 12023 người, 2.023, 1/5/2023"), [2022, 2023]);
        assert!(found("100000 điểm, 3000").is_empty());
    }
}
