//! A markdown file: front matter and body.

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;

use super::site::Site;
use super::text::{Date, Text};
use crate::diagnostic::Span;
use crate::diagnostic::messages::Lang;
use crate::source::yaml::Located;

/// One markdown file in one language.
#[derive(Debug, Clone)]
pub struct Page {
    /// File stem without the language: `index`, `ke-hoach`.
    pub id: String,
    /// Its language.
    pub lang: Lang,
    /// Project path.
    pub path: Arc<str>,
    /// The whole file, so that places in the body are places in the file.
    pub text: Arc<str>,
    /// Byte offset of the body.
    pub body_start: usize,
    /// The front matter.
    pub front: FrontMatter,
}

/// Keys above a markdown body.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FrontMatter {
    /// The page's title.
    pub title: String,
    /// One or two sentences.
    #[serde(default)]
    pub summary: String,
    /// The document's kind, such as `ke-hoach`.
    pub document: Option<Located<String>>,
    /// What a document is about, as it stands under its kind (trích yếu); a letter's begins with `V/v`. The title where left out.
    pub about: Option<Located<String>>,
    /// Whom a document is addressed to (Kính gửi).
    #[serde(default)]
    pub to: Vec<Located<String>>,
    /// Who gets a document (Nơi nhận), without the file copy, which the layout adds.
    #[serde(default)]
    pub recipients: Vec<Located<String>>,
    /// An article's day; before it, the article is not shown.
    pub date: Option<Located<Date>>,
    /// The day on which an article was last changed.
    pub updated: Option<Date>,
    /// An article's last day.
    pub expires: Option<Date>,
    /// Not yet to be shown.
    #[serde(default)]
    pub draft: bool,
    /// An article's tags, as people read them.
    #[serde(default)]
    pub tags: Vec<Located<String>>,
    /// An article's terms in the taxonomies of `site.yaml`, by the taxonomy's id.
    #[serde(default)]
    pub terms: BTreeMap<String, Vec<Located<String>>>,
    /// Articles with a weight stand before those without, the lightest first.
    pub weight: Option<Located<i32>>,
    /// Whether the page opens with a table of contents; a longer text does where left out.
    pub toc: Option<bool>,
    /// Addresses that lead here, such as the ones that the page had before.
    #[serde(default)]
    pub aliases: Vec<Located<String>>,
    /// The campaign an article tells of, by slug.
    pub campaign: Option<Located<String>>,
    /// The chapter an article tells of, by slug.
    pub unit: Option<Located<String>>,
}

impl Page {
    /// Whether an article is to be seen on the site's day: come out, not over, no draft. Where drafts are wanted, they are
    /// shown whatever their day.
    #[must_use]
    pub fn shows(&self, site: &Site) -> bool {
        let front = &self.front;
        let out = || front.date.as_ref().is_some_and(|d| d.value <= site.date) && front.expires.is_none_or(|e| site.date <= e);
        if front.draft { site.drafts } else { out() }
    }

    /// The day of its content: of the last change, else of its coming out.
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        self.front.updated.or(self.front.date.as_ref().map(|d| d.value))
    }

    /// An article's terms: taxonomy, and the words as written. Tags are the taxonomy [`TAGS`].
    pub fn terms(&self) -> impl Iterator<Item = (&str, &Located<String>)> {
        let own = self.front.terms.iter().flat_map(|(of, terms)| terms.iter().map(move |t| (of.as_str(), t)));
        self.front.tags.iter().map(|t| (TAGS, t)).chain(own)
    }

    /// The markdown body.
    #[must_use]
    pub fn body(&self) -> &str {
        &self.text[self.body_start..]
    }

    /// The place of a byte range of the body.
    #[must_use]
    pub fn place(&self, start: usize, end: usize) -> Span {
        Span::of_bytes(&self.path, &self.text, self.body_start + start, self.body_start + end)
    }
}

/// The taxonomy that every site has, at `/the/`.
pub const TAGS: &str = "the";

/// A term with its name in all languages (`content/tags.yaml`); terms that aren't listed are called as articles write them.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Its address: the name without marks.
    pub id: Located<String>,
    /// Its taxonomy; the tags where left out.
    #[serde(default = "tags")]
    pub of: String,
    /// Its name.
    pub name: Text,
    /// One sentence at the head of its page.
    pub summary: Option<Text>,
}

fn tags() -> String {
    TAGS.to_owned()
}
