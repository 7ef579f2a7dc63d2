//! Documents of a kit.
//!
//! In: a campaign's or a general markdown text and the chapter it is for. Out: files that office programs, readers and
//! Notepad open. Must not know where they are published.

pub mod compose;
mod deck;
pub mod docx;
mod office;
pub mod pdf;
mod pptx;
pub mod slogans;

use std::sync::OnceLock;

use crate::diagnostic::messages::Lang;
use crate::diagnostic::{Diagnostic, Report};
use crate::model::document::{DocumentFormat, Form};
use crate::model::fields::Values;
use crate::model::{Unit, values};
use crate::plan::Paper;
use crate::plan::documents::Parts;
use crate::render::Memo;
use crate::render::artboard::Painter;
use crate::scene::document::Document;
use crate::scene::{Bearer, Typesetter};

/// The lockup that stands on documents.
const LOCKUP: &str = "horizontal";

/// Writes documents. Shared by all workers; what all documents share is set up with the first.
pub struct Clerk {
    press: OnceLock<pdf::Press>,
    /// Lockups by chapter.
    lockups: Memo<String, String>,
    decks: deck::Decks,
}

impl Default for Clerk {
    fn default() -> Self {
        Self { press: OnceLock::new(), lockups: Memo::new(), decks: deck::Decks::new() }
    }
}

impl Clerk {
    /// Drops what was kept for one campaign's documents.
    pub fn forget(&self, year: i16, campaign: &str) {
        self.decks.forget(year, campaign);
    }

    /// Writes one file of a kit.
    ///
    /// # Errors
    /// What the layout or the lockup doesn't allow.
    pub fn write(&self, paper: &Paper, painter: &Painter<'_>, typesetter: &mut Typesetter) -> Result<Vec<u8>, Report> {
        let parts = paper.parts(painter.studio().project()).ok_or_else(Report::default)?;
        self.write_with(&parts, &parts.values(), paper.format, painter, typesetter)
    }

    /// Writes one document with these values in its fields: a row's of a merge, say.
    ///
    /// # Errors
    /// What the layout or the lockup doesn't allow.
    pub fn write_with(
        &self,
        parts: &Parts<'_>,
        values: &Values,
        format: DocumentFormat,
        painter: &Painter<'_>,
        typesetter: &mut Typesetter,
    ) -> Result<Vec<u8>, Report> {
        let document = self.compose(parts, values, matches!(format, DocumentFormat::Docx | DocumentFormat::Pdf), painter, typesetter)?;
        match format {
            DocumentFormat::Pdf => self.press(parts, &[document]),
            DocumentFormat::Pptx => self.decks.write(parts, values, &document, painter, typesetter),
            DocumentFormat::Txt => Ok(slogans::plain_file(&document.title, parts.campaign, parts.unit, parts.page.body(), values)),
            DocumentFormat::Docx => {
                docx::write(&document).map_err(|reason| Diagnostic::error("ND0607").at(parts.page.place(0, 0)).arg("reason", reason).into())
            }
        }
    }

    /// One PDF with a document for each of these values of its fields.
    ///
    /// # Errors
    /// What the layout or the lockup doesn't allow.
    pub fn print(&self, parts: &Parts<'_>, all: &[Values], painter: &Painter<'_>, typesetter: &mut Typesetter) -> Result<Vec<u8>, Report> {
        let documents = all.iter().map(|values| self.compose(parts, values, true, painter, typesetter));
        self.press(parts, &documents.collect::<Result<Vec<_>, _>>()?)
    }

    fn press(&self, parts: &Parts<'_>, documents: &[Document]) -> Result<Vec<u8>, Report> {
        let press = self.press.get_or_init(|| pdf::Press::new(&parts.project.brand, &parts.project.theme));
        press.print(&parts.kind.spec.layout, documents, compose::day(parts), &parts.page.place(0, 0))
    }

    /// The words of a document; with the lockup where its form bears one and it is `drawn`.
    fn compose(
        &self,
        parts: &Parts<'_>,
        values: &Values,
        drawn: bool,
        painter: &Painter<'_>,
        typesetter: &mut Typesetter,
    ) -> Result<Document, Report> {
        let bears = drawn && parts.kind.spec.form == Form::Branded && parts.project.brand.lockups.contains_key(LOCKUP);
        let lockup = bears.then(|| self.lockup(parts.unit, painter, typesetter)).transpose()?;
        Ok(compose::compose(parts, values, lockup))
    }

    fn lockup(&self, unit: &Unit, painter: &Painter<'_>, typesetter: &mut Typesetter) -> Result<String, Report> {
        let name = &unit.chapter.vi;
        self.lockups.get(name.clone(), || {
            let bearer = Bearer {
                unit: values::unit(painter.studio().project(), None, Some(unit), Lang::Vi),
                event: None,
                variant: None,
                record: None,
            };
            painter.lockup(LOCKUP, &bearer, typesetter)
        })
    }
}
