//! Documents of a kit.
//!
//! In: a campaign's or a general markdown text and the chapter it is for. Out: files that office programs, readers and
//! Notepad open. Must not know where they are published.

pub mod compose;
mod deck;
pub mod docx;
mod guideline;
mod letterhead;
mod office;
pub mod pdf;
mod pptx;
pub mod slogans;

use std::sync::OnceLock;

use crate::diagnostic::{Diagnostic, Report, Span};
use crate::model::Project;
use crate::model::document::{DocumentFormat, Form};
use crate::model::fields::Values;
use crate::plan::documents::Parts;
use crate::plan::identity::{self, LETTERHEAD, LOCKUP};
use crate::plan::{Holder, Paper};
use crate::render::artboard::Painter;
use crate::scene::Typesetter;
use crate::scene::document::Document;

/// Writes documents. Shared by all workers; what all documents share is set up with the first.
#[derive(Default)]
pub struct Clerk {
    press: OnceLock<pdf::Press>,
    decks: deck::Decks,
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
            DocumentFormat::Pdf => self.set(parts, &[document]),
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
        self.set(parts, &documents.collect::<Result<Vec<_>, _>>()?)
    }

    fn set(&self, parts: &Parts<'_>, documents: &[Document]) -> Result<Vec<u8>, Report> {
        self.press(parts.project).print(&parts.kind.spec.layout, documents, compose::day(parts), &parts.page.place(0, 0))
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
        let holder = || Holder::of(Some(parts.unit)).bearer(parts.project);
        let lockup = bears.then(|| painter.lockup(LOCKUP, &holder(), typesetter)).transpose()?;
        Ok(compose::compose(parts, values, lockup))
    }

    /// Somebody's letter paper.
    ///
    /// # Errors
    /// What the lockup doesn't allow.
    pub fn letterhead(&self, holder: &Holder, painter: &Painter<'_>, typesetter: &mut Typesetter) -> Result<Vec<u8>, Report> {
        let project = painter.studio().project();
        let kind = project.theme.documents.get(LETTERHEAD).ok_or_else(Report::default)?;
        let has_lockup = project.brand.lockups.contains_key(LOCKUP);
        let lockup = has_lockup.then(|| painter.lockup(LOCKUP, &holder.bearer(project), typesetter)).transpose()?;
        let document = letterhead::compose(project, kind, holder, lockup);
        docx::letterhead(&document).map_err(|reason| Diagnostic::error("ND0607").at(Span::file(&kind.path)).arg("reason", reason).into())
    }

    /// The guideline as PDF.
    ///
    /// # Errors
    /// What the layout or a drawing doesn't allow.
    pub fn guideline(&self, painter: &Painter<'_>, typesetter: &mut Typesetter) -> Result<Vec<u8>, Report> {
        let project = painter.studio().project();
        let (kind, page) = identity::guide(project).ok_or_else(Report::default)?;
        let guide = guideline::compose(kind, page, painter, typesetter)?;
        let ident = format!("{}-{}-{}", guide.author, guide.id, guide.version);
        self.press(project).set(&kind.spec.layout, &[guide], &ident, guideline::day(project, page), &page.place(0, 0))
    }

    fn press(&self, project: &Project) -> &pdf::Press {
        self.press.get_or_init(|| pdf::Press::new(&project.brand, &project.theme))
    }
}
