//! Mail merge: a form, filled in once for each row of a list.
//!
//! In: a form of one chapter and a list of people or gifts (CSV, XLSX). Out: one print PDF with a page a row, a ZIP with a
//! file a row, or both; or every mistake of the list at once, and then nothing. Memory holds the list and a few rows' pages,
//! and of a PDF its packed pages.
//!
//! Lists are personal data: nothing of them goes into findings, logs, the cache or the site, and a list inside the project's
//! content is refused. What records are filled into is a [`Form`]: artboards ([`Board`]); another kind of document is
//! another implementation.

mod board;
mod list;
mod write;

use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Report};
use crate::model::Project;
use crate::model::artboard::Format;
use crate::model::record::{Record, Records};
use crate::plan::{Artefact, Selection, Subject};

pub use board::Board;
pub use list::{open, tell};
pub use write::{Merged, write};

/// Something that records are filled into.
pub trait Form: Sync {
    /// What the files are called after.
    fn id(&self) -> &str;

    /// The folder inside a ZIP.
    fn folder(&self) -> String;

    /// What a list has to tell.
    fn records(&self) -> &Records;

    /// The family of the fonts that records are set in.
    fn family(&self) -> &str;

    /// What keeps a record from standing on it.
    ///
    /// # Errors
    /// What has nothing to do with this record.
    fn misfits(&self, record: &Arc<Record>) -> Result<Vec<Misfit>, Report>;

    /// One PDF with these records in their order.
    ///
    /// # Errors
    /// Drawings that can't be printed; photos that can't be decoded.
    fn pdf(&self, records: &[Arc<Record>]) -> Result<Vec<u8>, Report>;
}

/// Why a record doesn't stand on a form as it should.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misfit {
    /// A text that is too long.
    Text {
        /// Which of the form's texts.
        field: String,
        /// The column that it takes, where it takes one.
        column: Option<String>,
        /// How much too large it is at the smallest size.
        percent: String,
    },
    /// A photo that can't be decoded.
    Unread {
        /// Its column.
        column: String,
    },
    /// A photo that is too coarse.
    Coarse {
        /// Its column.
        column: String,
        /// Dots per inch that it has.
        found: u32,
        /// Dots per inch that the form asks for.
        needed: u32,
    },
}

/// What is wanted.
#[derive(Debug, Clone, Copy)]
pub struct Order<'o> {
    /// The piece.
    pub artefact: &'o str,
    /// The list.
    pub list: &'o Path,
    /// The project's folder.
    pub project: &'o Path,
    /// Where files go.
    pub out: &'o Path,
    /// Which files.
    pub binding: Binding,
}

/// Which files a merge makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Binding {
    /// One PDF with all records.
    Pdf,
    /// One ZIP with a PDF for each record.
    Zip,
    /// Both.
    Both,
}

/// The form that is meant; what the year or the theme doesn't have is reported.
pub fn target(project: &Project, selection: &Selection, artefact: &str, report: &mut Report) -> Option<Artefact> {
    let year = selection.edition.unwrap_or(project.site.current_edition.value);
    let (slug, code) = (selection.campaigns.first()?, selection.units.first()?);
    let of_year = || project.campaigns.iter().filter(|c| c.year == year);
    // What no year has was found when the project was read.
    let Some(campaign) = of_year().find(|c| c.slug == *slug) else {
        if project.campaigns.iter().any(|c| c.slug == *slug) {
            let finding = Diagnostic::error("ND0404").arg("kind", "@campaign").arg("id", format!("{year}/{slug}"));
            report.push(finding.nearest(slug, of_year().map(|c| c.slug.as_str())));
        }
        return None;
    };
    let Some(unit) = project.units_of(campaign).into_iter().find(|u| u.code.value == *code) else {
        if project.units.iter().any(|u| u.code.value == *code) {
            report.push(Diagnostic::error("ND0214").arg("unit", code).arg("campaign", slug));
        }
        return None;
    };
    let boards = || project.theme.artboards.values().filter(|b| b.spec.records.is_some()).map(|b| b.id.as_str());
    if !boards().any(|id| id == artefact) {
        report.push(Diagnostic::error("ND0627").arg("id", artefact).nearest(artefact, boards()));
        return None;
    }
    Some(Artefact {
        year,
        campaign: slug.clone(),
        board: artefact.to_owned(),
        variant: None,
        preset: None,
        side: None,
        subject: Subject::Unit(unit.slug.value.clone()),
        event: None,
        format: Format::Pdf,
        preview: None,
    })
}
