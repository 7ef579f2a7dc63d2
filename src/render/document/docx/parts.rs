//! What the library writes otherwise than a document needs it: properties, language, rows that repeat, times in the ZIP.

use std::io::{Cursor, Read, Write};

use docx_rs::Docx;
use zip::{ZipArchive, ZipWriter};

use super::{schema, styles};
use crate::render::document::office::{About, options};

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

fn changed(name: &str, bytes: Vec<u8>, about: &About<'_>) -> Vec<u8> {
    let text = || String::from_utf8_lossy(&bytes);
    let own = match name {
        "docProps/core.xml" => return about.core().into_bytes(),
        "word/styles.xml" => spoken(&text(), about.lang),
        "word/document.xml" => heads(&text()),
        _ if name.starts_with("word/") && name.ends_with(".xml") => text().into_owned(),
        _ => return bytes,
    };
    schema::ordered(&own).into_bytes()
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
