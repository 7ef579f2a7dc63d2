//! What every Office Open XML package says of itself, and how its parts are packed.

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime};

use crate::diagnostic::messages::Lang;
use crate::scene::document::Document;

/// What a file says of itself.
pub(super) struct About<'a> {
    pub(super) title: &'a str,
    pub(super) author: &'a str,
    /// BCP 47.
    pub(super) lang: &'a str,
}

impl<'a> About<'a> {
    pub(super) fn of(document: &'a Document) -> Self {
        let lang = if document.lang == Lang::En { "en-GB" } else { "vi-VN" };
        Self { title: &document.title, author: &document.author, lang }
    }

    /// `docProps/core.xml`: title, author and language; no time, so that the same document is the same file (ECMA-376,
    /// part 2, 11).
    pub(super) fn core(&self) -> String {
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<cp:coreProperties \
             xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\
             <dc:title>{}</dc:title><dc:creator>{}</dc:creator><dc:language>{}</dc:language></cp:coreProperties>",
            escape(self.title),
            escape(self.author),
            self.lang
        )
    }
}

/// Fixed times; what is compressed already is stored.
pub(super) fn options(name: &str) -> SimpleFileOptions {
    let method = if name.ends_with(".png") { CompressionMethod::Stored } else { CompressionMethod::Deflated };
    SimpleFileOptions::default().compression_method(method).last_modified_time(DateTime::default()).unix_permissions(0o644)
}

/// Text inside an element or an attribute; what XML 1.0 knows no way to write is left out.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
    out
}
