//! What stands in the fields of a text that a page shows to everybody: the campaign's own values, and marked words for
//! what is a chapter's.

use std::collections::BTreeMap;

use super::words;
use crate::diagnostic::messages::Lang;
use crate::model::fields::{self, FIELDS, Level, Values};
use crate::model::{Campaign, Project};

/// A word in a field's place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) text: String,
    /// It only stands in for what somebody sets.
    pub(super) stands_in: bool,
}

/// The words of one text.
#[derive(Debug, Clone, Default)]
pub(super) struct Shown(BTreeMap<&'static str, Word>);

impl Shown {
    /// For a campaign's text in `lang`.
    pub(super) fn of_campaign(project: &Project, c: &Campaign, lang: Lang) -> Self {
        let values = Values::of_campaign(project, c, lang);
        let strings = words(project, lang);
        let word = |(name, level): &(&'static str, Level)| {
            let text = match *level {
                Level::Campaign => values.get(name).unwrap_or_default().to_owned(),
                _ if *name == CHAPTER => pattern(project, c, lang),
                _ => strings.get(&format!("field_{}", name.replace('.', "_"))),
            };
            (*name, Word { text: bound(&text), stands_in: *level != Level::Campaign })
        };
        Self(FIELDS.iter().map(word).collect())
    }

    /// For a text that may name one chapter.
    pub(super) fn of_chapter(chapter: &str) -> Self {
        Self(BTreeMap::from([(CHAPTER, Word { text: chapter.to_owned(), stands_in: false })]))
    }

    pub(super) fn get(&self, name: &str) -> Option<&Word> {
        self.0.get(name)
    }

    /// A text with its fields as plain words.
    pub(super) fn plain(&self, text: &str) -> String {
        fields::fill(text, &|name| self.get(name).map_or_else(|| fields::OPEN.to_owned(), |w| w.text.clone()))
    }
}

const CHAPTER: &str = "unit.chapter";

/// What is left open stays on the line of the word before it.
fn bound(text: &str) -> String {
    text.replace(" …", "\u{a0}…")
}

/// What the names of all chapters share: `Hội … tỉnh/thành phố …`.
fn pattern(project: &Project, c: &Campaign, lang: Lang) -> String {
    let units = project.units_of(c);
    let names: Vec<Vec<&str>> = units.iter().map(|u| u.chapter.get(lang).split(' ').collect()).collect();
    let Some(first) = names.first() else { return "…".to_owned() };
    let shared = (0..first.len()).take_while(|&i| names.iter().all(|n| n.get(i) == first.get(i))).count();
    let mut pattern = first[..shared].join(" ");
    let mut kinds: Vec<&str> = units.iter().map(|u| u.kind.label(lang)).collect();
    kinds.sort_unstable_by(|a, b| b.cmp(a));
    kinds.dedup();
    let follows = |name: &Vec<&str>| kinds.iter().any(|k| name[shared..].join(" ").starts_with(k));
    if names.iter().all(follows) {
        pattern = format!("{pattern} {}", kinds.join("/"));
    }
    format!("{} …", pattern.trim())
}
