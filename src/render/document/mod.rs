//! Documents of a kit.
//!
//! In: a campaign's or a general markdown text and the chapter it is for. Out: files that office programs, readers and
//! Notepad open. Must not know where they are published.

pub mod blocks;
pub mod compose;
pub mod docx;
mod guideline;
mod letterhead;
pub mod pdf;
pub mod slogans;
pub mod tree;

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

/// Writes documents. Shared by all workers; what all documents share is set up with the first.
#[derive(Default)]
pub struct Clerk {
    press: OnceLock<pdf::Press>,
}

impl Clerk {
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
        let has_lockup = parts.kind.spec.form == Form::Branded && parts.project.brand.lockups.contains_key(LOCKUP);
        let lockup =
            has_lockup.then(|| painter.lockup(LOCKUP, &Holder::of(Some(parts.unit)).bearer(parts.project), typesetter)).transpose()?;
        let document = compose::compose(parts, values, lockup);
        match format {
            DocumentFormat::Pdf => {
                let press = self.press(parts.project);
                press.print(&parts.kind.spec.layout, &document, compose::day(parts), &parts.page.place(0, 0))
            }
            DocumentFormat::Txt => Ok(slogans::plain_file(&document.title, parts.campaign, parts.unit, parts.page.body(), values)),
            DocumentFormat::Docx => {
                docx::write(&document).map_err(|reason| Diagnostic::error("ND0607").at(parts.page.place(0, 0)).arg("reason", reason).into())
            }
        }
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
        self.press(project).set(&kind.spec.layout, &guide, &ident, guideline::day(project, page), &page.place(0, 0))
    }

    fn press(&self, project: &Project) -> &pdf::Press {
        self.press.get_or_init(|| pdf::Press::new(&project.brand, &project.theme))
    }
}
