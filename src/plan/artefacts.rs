//! Pictures and print files: which artboard, for whom, in which size and kind.

use super::key::{Digest, Key};
use crate::diagnostic::messages::Lang;
use crate::model::artboard::{Format, Panel};
use crate::model::{Artboard, Campaign, Event, Project, Unit, values};
use crate::scene::Bearer;

/// One picture or print file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Artefact {
    /// The year.
    pub year: i16,
    /// The campaign's slug.
    pub campaign: String,
    /// The artboard's id.
    pub board: String,
    /// Which one of several: a value of the artboard's list, or an approved slogan's id.
    pub variant: Option<String>,
    /// Its size.
    pub preset: Option<String>,
    /// The side it shows, for files of one side; all that the file kind can hold where `None`.
    pub side: Option<usize>,
    /// Whose.
    pub subject: Subject,
    /// The event it is of, by the event's slug.
    pub event: Option<String>,
    /// File kind.
    pub format: Format,
    /// Width in px for a preview; the artboard's own where `None`.
    pub preview: Option<u32>,
}

/// Who stands on an artefact.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub enum Subject {
    /// Central itself.
    Central,
    /// A chapter: its slug, valid on the first day of the campaign's window.
    Unit(String),
}

/// The parts of the model that an artefact names.
#[derive(Clone, Copy)]
pub struct Parts<'a> {
    /// The drawing's contract.
    pub board: &'a Artboard,
    /// The campaign.
    pub campaign: &'a Campaign,
    /// The chapter, if it isn't Central's.
    pub unit: Option<&'a Unit>,
    /// The event, if it is of one.
    pub event: Option<&'a Event>,
}

impl Artefact {
    /// Looks up what this artefact names; `None` for a model it was not planned from.
    #[must_use]
    pub fn parts<'a>(&self, project: &'a Project) -> Option<Parts<'a>> {
        let campaign = project.campaign(self.year, &self.campaign)?;
        let board = project.theme.artboards.get(&self.board)?;
        let unit = match &self.subject {
            Subject::Central => None,
            Subject::Unit(slug) => Some(unit_of(project, campaign, slug)?),
        };
        let event = match &self.event {
            None => None,
            Some(slug) => Some(project.events_of(campaign).find(|e| e.slug() == *slug)?),
        };
        Some(Parts { board, campaign, unit, event })
    }

    /// The values of whoever, and whichever event, stands on it.
    #[must_use]
    pub fn bearer(&self, project: &Project) -> Bearer {
        let parts = self.parts(project);
        let (campaign, unit) = (parts.map(|p| p.campaign), parts.and_then(|p| p.unit));
        let event = parts.and_then(|p| p.event).map(|e| values::event(project, e, Lang::Vi));
        Bearer { unit: values::unit(project, campaign, unit, Lang::Vi), event, variant: self.variant.clone(), record: None }
    }

    /// Digest of all that it reads; `common` is its campaign's.
    pub(super) fn key(&self, project: &Project, common: &Key) -> Key {
        let digest = Digest::new("artefact").json(common).json(self);
        let Some(Parts { board, campaign, .. }) = self.parts(project) else { return digest.finish() };
        digest
            .json(&board.digest)
            .json(&self.bearer(project))
            .json(&self.variant.as_ref().and_then(|id| values::slogan(campaign, id, Lang::Vi)))
            .finish()
    }

    /// The drawings it is made of: every side for print, one for pictures and sources.
    #[must_use]
    pub fn panels<'a>(&self, board: &'a Artboard) -> Vec<&'a Panel> {
        let panels = board.panels_of(self.preset.as_deref());
        match (self.format, self.side) {
            (Format::Pdf, None) => panels,
            (_, side) => panels.get(side.unwrap_or(0)).copied().into_iter().collect(),
        }
    }
}

/// Digest of what all artefacts of a campaign read.
pub(super) fn common(project: &Project, campaign: &Campaign) -> Key {
    Digest::new("campaign")
        .bytes(&project.brand.digest)
        .json(&campaign.key_visual.as_ref().map(|k| k.digest))
        .json(&campaign.album.iter().map(|p| (&p.id, p.digest, [p.focus.x, p.focus.y])).collect::<Vec<_>>())
        .json(&values::campaign(project, campaign, Lang::Vi))
        .json(&values::edition(project, campaign.year, Lang::Vi))
        .json(&project.site.is_trial())
        .finish()
}

/// The unit of this slug on the first day of a campaign's window.
#[must_use]
pub fn unit_of<'a>(project: &'a Project, campaign: &Campaign, slug: &str) -> Option<&'a Unit> {
    project.units.iter().find(|u| u.slug.value == slug && u.valid_on(campaign.window.start))
}
