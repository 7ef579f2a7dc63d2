//! Mail merge: a form, filled in once for each row of a list.
//!
//! In: a form of one chapter and a list of people or gifts (CSV, XLSX). Out: one print PDF with a page a row, a ZIP with a
//! file a row, or both; or every mistake of the list at once, and then nothing. Memory holds the list, what was laid out to judge
//! it, a few rows' pages, and of a PDF its packed pages.
//!
//! Lists are personal data: nothing of them goes into findings, logs, the cache or the site, and a list inside the project's
//! content is refused. What records are filled into is a [`Form`]: artboards ([`Board`]) and documents ([`Letters`]).

mod board;
mod letters;
mod list;
mod write;

use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::messages::Lang;
use crate::diagnostic::{Diagnostic, Report};
use crate::model::artboard::Format;
use crate::model::document::{DocumentFormat, DocumentKind};
use crate::model::record::{Record, Records};
use crate::model::{Campaign, Event, Project, Unit};
use crate::plan::{Artefact, Paper, Selection, Subject};

pub use board::Board;
pub use letters::Letters;
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
pub fn target(project: &Project, selection: &Selection, artefact: &str, report: &mut Report) -> Option<Target> {
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
    let found = board(project, campaign, unit, artefact).or_else(|| letter(project, campaign, unit, artefact));
    if found.is_none() {
        let known = known(project, campaign, unit);
        report.push(Diagnostic::error("ND0627").arg("id", artefact).nearest(artefact, known.iter().map(String::as_str)));
    }
    found
}

/// Something that takes lists.
pub enum Target {
    /// An artboard.
    Board(Artefact),
    /// A document.
    Letter(Paper),
}

impl Target {
    /// What a list has to tell for it.
    #[must_use]
    pub fn records<'a>(&self, project: &'a Project) -> Option<&'a Records> {
        match self {
            Self::Board(artefact) => project.theme.artboards.get(&artefact.board)?.spec.records.as_ref(),
            Self::Letter(paper) => project.theme.documents.get(&paper.kind)?.spec.records.as_ref(),
        }
    }
}

fn board(project: &Project, campaign: &Campaign, unit: &Unit, id: &str) -> Option<Target> {
    project.theme.artboards.get(id)?.spec.records.as_ref()?;
    Some(Target::Board(Artefact {
        year: campaign.year,
        campaign: campaign.slug.clone(),
        board: id.to_owned(),
        variant: None,
        preset: None,
        side: None,
        subject: Subject::Unit(unit.slug.value.clone()),
        event: None,
        format: Format::Pdf,
        preview: None,
    }))
}

/// The document that a kit calls `id`: of one event, where it is of one.
fn letter(project: &Project, campaign: &Campaign, unit: &Unit, id: &str) -> Option<Target> {
    let takes = |k: &&DocumentKind| k.spec.records.is_some() && project.document(campaign, &k.id, Lang::Vi).is_some();
    let of = |kind| stems(project, campaign, unit, kind).into_iter().find(|(stem, _)| stem == id).map(|(_, event)| (kind, event));
    let (kind, event) = project.theme.documents.values().filter(takes).find_map(of)?;
    Some(Target::Letter(Paper {
        year: campaign.year,
        campaign: campaign.slug.clone(),
        unit: unit.slug.value.clone(),
        kind: kind.id.clone(),
        event: event.map(Event::slug),
        format: DocumentFormat::Pdf,
    }))
}

/// What a kit calls the files of a kind of document, with the event of each. The kind's own name stands for its only one.
fn stems<'a>(project: &'a Project, campaign: &'a Campaign, unit: &Unit, kind: &DocumentKind) -> Vec<(String, Option<&'a Event>)> {
    let own = project.events_of(campaign).filter(|e| kind.spec.per_event && e.is_of(unit));
    let mut out: Vec<(String, Option<&Event>)> = own.map(|e| (format!("{}-{}", kind.id, e.id), Some(e))).collect();
    if let [] | [_] = out.as_slice() {
        out.push((kind.id.clone(), out.first().and_then(|(_, event)| *event)));
    }
    out
}

/// Everything that takes lists.
fn known(project: &Project, campaign: &Campaign, unit: &Unit) -> Vec<String> {
    let boards = project.theme.artboards.values().filter(|b| b.spec.records.is_some()).map(|b| b.id.clone());
    let kinds = project.theme.documents.values().filter(|k| k.spec.records.is_some());
    boards.chain(kinds.flat_map(|k| stems(project, campaign, unit, k)).map(|(stem, _)| stem)).collect()
}
