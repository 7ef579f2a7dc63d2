//! What the library writes otherwise than a document needs it: properties, language, rows that repeat, times in the ZIP.

use std::io::{Cursor, Read, Write};

use docx_rs::Docx;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::styles;
use crate::render::document::tree::Document;

/// What the file says of itself.
pub(super) struct About<'a> {
    title: &'a str,
    author: &'a str,
    /// BCP 47.
    lang: &'a str,
}

impl<'a> About<'a> {
    pub(super) fn of(document: &'a Document) -> Self {
        let lang = if document.lang == crate::diagnostic::messages::Lang::En { "en-GB" } else { "vi-VN" };
        Self { title: &document.title, author: &document.author, lang }
    }
}

/// The file's bytes: the same for the same document.
pub(super) fn pack(docx: Docx, about: &About<'_>) -> Result<Vec<u8>, String> {
    let mut written = Cursor::new(Vec::new());
    docx.build().pack(&mut written).map_err(|e| e.to_string())?;
    again(written.into_inner(), about).map_err(|e| e.to_string())
}

fn again(written: Vec<u8>, about: &About<'_>) -> zip::result::ZipResult<Vec<u8>> {
    let mut from = ZipArchive::new(Cursor::new(written))?;
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for i in 0..from.len() {
        let mut part = from.by_index(i)?;
        if part.is_dir() {
            continue;
        }
        let name = part.name()?.into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes)?;
        to.start_file(&name, options(&name))?;
        to.write_all(&changed(&name, bytes, about))?;
    }
    Ok(to.finish()?.into_inner())
}

/// Fixed times; what is compressed already is stored.
fn options(name: &str) -> SimpleFileOptions {
    let method = if name.ends_with(".png") { CompressionMethod::Stored } else { CompressionMethod::Deflated };
    SimpleFileOptions::default().compression_method(method).last_modified_time(DateTime::default()).unix_permissions(0o644)
}

fn changed(name: &str, bytes: Vec<u8>, about: &About<'_>) -> Vec<u8> {
    let text = || String::from_utf8_lossy(&bytes);
    match name {
        "docProps/core.xml" => core(about).into_bytes(),
        "word/styles.xml" => spoken(&text(), about.lang).into_bytes(),
        "word/document.xml" => heads(&text()).into_bytes(),
        _ => bytes,
    }
}

/// Title, author and language; no time, so that the same document is the same file (ECMA-376, part 2, 11).
fn core(about: &About<'_>) -> String {
    let escape = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\
         <dc:title>{}</dc:title><dc:creator>{}</dc:creator><dc:language>{}</dc:language></cp:coreProperties>",
        escape(about.title),
        escape(about.author),
        about.lang
    )
}

/// The language of all text, for spelling and for screen readers.
fn spoken(styles: &str, lang: &str) -> String {
    let end = "</w:rPr></w:rPrDefault>";
    styles.replacen(end, &format!("<w:lang w:val=\"{lang}\" w:eastAsia=\"{lang}\" w:bidi=\"ar-SA\"/>{end}"), 1)
}

/// Rows of head cells are repeated at the top of each page that a table goes on to.
fn heads(document: &str) -> String {
    let mark = format!("w:val=\"{}\"", styles::CELL_HEAD);
    let mut out = String::with_capacity(document.len() + 64);
    for (i, row) in document.split("<w:tr>").enumerate() {
        if i > 0 {
            out.push_str("<w:tr>");
        }
        let own = row.split("</w:tr>").next().unwrap_or_default();
        if i > 0 && own.contains(&mark) {
            out.push_str(&row.replacen("<w:cantSplit />", "<w:cantSplit /><w:tblHeader />", 1));
        } else {
            out.push_str(row);
        }
    }
    out
}
