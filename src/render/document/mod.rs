//! Documents of a kit.
//!
//! In: a campaign's or a general markdown text and the chapter it is for. Out: files that office programs, readers and
//! Notepad open. Must not know where they are published.

pub mod blocks;
pub mod compose;
pub mod docx;
pub mod pdf;
pub mod slogans;
pub mod tree;

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
use crate::scene::{Bearer, Typesetter};

/// The lockup that stands on documents.
const LOCKUP: &str = "horizontal";

/// Writes documents. Shared by all workers; what all documents share is set up with the first.
pub struct Clerk {
    press: OnceLock<pdf::Press>,
    /// Lockups by chapter.
    lockups: Memo<String, String>,
}

impl Default for Clerk {
    fn default() -> Self {
        Self { press: OnceLock::new(), lockups: Memo::new() }
    }
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
        let lockup = has_lockup.then(|| self.lockup(parts.unit, painter, typesetter)).transpose()?;
        let document = compose::compose(parts, values, lockup);
        match format {
            DocumentFormat::Pdf => {
                let press = self.press.get_or_init(|| pdf::Press::new(&parts.project.brand, &parts.project.theme));
                press.print(&parts.kind.spec.layout, &document, compose::day(parts), &parts.page.place(0, 0))
            }
            DocumentFormat::Txt => Ok(slogans::plain_file(&document.title, parts.campaign, parts.unit, parts.page.body(), values)),
            DocumentFormat::Docx => {
                docx::write(&document).map_err(|reason| Diagnostic::error("ND0607").at(parts.page.place(0, 0)).arg("reason", reason).into())
            }
        }
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
