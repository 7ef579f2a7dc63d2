//! A markdown file: front matter and body.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;

use super::text::Date;
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
    /// An article's day; before it, the article is not shown.
    pub date: Option<Located<Date>>,
    /// An article's last day.
    pub expires: Option<Date>,
    /// Not yet to be shown.
    #[serde(default)]
    pub draft: bool,
    /// The campaign an article tells of, by slug.
    pub campaign: Option<Located<String>>,
    /// The chapter an article tells of, by slug.
    pub unit: Option<Located<String>>,
}

impl Page {
    /// Whether an article is to be seen on a day: no draft, come out, not over.
    #[must_use]
    pub fn shows_on(&self, day: Date) -> bool {
        let front = &self.front;
        !front.draft && front.date.as_ref().is_some_and(|d| d.value <= day) && front.expires.is_none_or(|e| day <= e)
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

/// `{{ unit.chapter }}` → the chapter's name, the one value that a document's text may hold.
#[must_use]
pub fn fill(body: &str, chapter: &str) -> String {
    body.replace("{{ unit.chapter }}", chapter).replace("{{unit.chapter}}", chapter)
}
