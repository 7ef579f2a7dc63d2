//! Documents as Office Open XML (ECMA-376), to edit: styles, numbering, header and footer are Word's own.
//!
//! In: a [`Document`]. Out: the bytes of a `.docx`, the same for the same tree. `styles` says how things look, `text`
//! writes blocks, `official` and `branded` what stands around them, `parts` goes over what the library writes otherwise.
//! Must not know: campaigns, units, the theme.

mod branded;
mod official;
mod parts;
mod schema;
mod styles;
#[cfg(test)]
mod tests;
mod text;

use docx_rs::{Docx, PageMargin};

use crate::render::document::office::About;
use crate::scene::document::{Block, Document, Frame, Run};

pub use branded::letterhead;

/// Twentieths of a point in a millimetre.
const TWIPS: f64 = 1440.0 / 25.4;
/// English metric units in a millimetre.
const EMU: f64 = 36_000.0;
/// Distance of header and footer from the paper's edge, mm.
const EDGE: f64 = 9.0;

/// Writes a document.
///
/// # Errors
/// What the library or the drawing of the lockup stumbled over, in words.
pub fn write(document: &Document) -> Result<Vec<u8>, String> {
    let body = match &document.frame {
        Frame::Administrative(_) => ended(&document.body),
        Frame::Branded(_) => document.body.clone(),
    };
    let mut page = Page { document, docx: paper(document), numberings: styles::LISTS };
    match &document.frame {
        Frame::Administrative(frame) => official::head(&mut page, frame),
        Frame::Branded(frame) => branded::head(&mut page, frame)?,
    }
    text::blocks(&mut page, &body);
    match &document.frame {
        Frame::Administrative(frame) => official::foot(&mut page, frame),
        Frame::Branded(frame) => branded::foot(&mut page, frame),
    }
    parts::pack(page.docx, &About::of(document))
}

/// A document as it grows.
struct Page<'d> {
    document: &'d Document,
    docx: Docx,
    /// The last numbering in use: each list that counts has its own.
    numberings: usize,
}

impl Page<'_> {
    /// Changes the document by one of the library's builders.
    fn with(&mut self, change: impl FnOnce(Docx) -> Docx) {
        self.docx = change(std::mem::take(&mut self.docx));
    }

    /// Width of the text, mm.
    fn width(&self) -> f64 {
        let page = &self.document.page;
        page.width - page.margin.left - page.margin.right
    }
}

/// Empty paper with its margins and styles.
fn paper(document: &Document) -> Docx {
    let page = &document.page;
    let [top, right, bottom, left] = [page.margin.top, page.margin.right, page.margin.bottom, page.margin.left].map(twips);
    let margin = PageMargin { top, left, bottom, right, header: twips(EDGE), footer: twips(EDGE), gutter: 0 };
    let docx = Docx::new().page_size(unsigned(twips(page.width)), unsigned(twips(page.height))).page_margin(margin);
    styles::numberings(styles::add(docx, document), document)
}

/// The text with the mark that ends an official one (Nghị định 30/2020, Phụ lục I): `./.` for its last full stop.
#[must_use]
pub fn ended(body: &[Block]) -> Vec<Block> {
    let mut body = body.to_vec();
    match last(&mut body) {
        Some(runs) => match runs.iter_mut().rev().find(|r| !r.text.trim().is_empty()) {
            Some(run) => run.text = format!("{}./.", run.text.trim_end().trim_end_matches('.')),
            None => runs.push(Run { text: "./.".to_owned(), ..Run::default() }),
        },
        None => body.push(Block::Paragraph(vec![Run { text: "./.".to_owned(), ..Run::default() }])),
    }
    body
}

/// The words that stand last, if they are a paragraph's or a list's.
fn last(body: &mut [Block]) -> Option<&mut Vec<Run>> {
    match body.last_mut()? {
        Block::Paragraph(runs) => Some(runs),
        Block::List { items, .. } => last(items.last_mut()?),
        Block::Quote(inner) => last(inner),
        Block::Heading { .. } | Block::Table { .. } | Block::Figures(_) => None,
    }
}

#[expect(clippy::cast_possible_truncation, reason = "sizes of paper")]
fn twips(mm: f64) -> i32 {
    (mm * TWIPS).round() as i32
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sizes of type")]
fn half_points(pt: f64) -> usize {
    (pt * 2.0).round().max(2.0) as usize
}

fn unsigned(v: i32) -> u32 {
    v.unsigned_abs()
}

fn size(v: i32) -> usize {
    usize::try_from(v).unwrap_or_default()
}
