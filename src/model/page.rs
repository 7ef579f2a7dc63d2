//! A markdown file: front matter and body.

use std::sync::Arc;

use serde::Deserialize;

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
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrontMatter {
    /// The page's title.
    pub title: String,
    /// One or two sentences.
    #[serde(default)]
    pub summary: String,
    /// The document's kind, such as `ke-hoach`.
    pub document: Option<Located<String>>,
}

impl Page {
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
