//! Pictures and print files: which artboard, for whom, in which size and kind.

use serde_json::Value;

use crate::diagnostic::messages::Lang;
use crate::model::artboard::Format;
use crate::model::{Artboard, Campaign, Project, Unit, values};

/// One picture or print file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Artefact {
    /// The year.
    pub year: i16,
    /// The campaign's slug.
    pub campaign: String,
    /// The artboard's id.
    pub board: String,
    /// Its size.
    pub preset: Option<String>,
    /// Whose.
    pub subject: Subject,
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
        Some(Parts { board, campaign, unit })
    }

    /// The values of whoever stands on it.
    #[must_use]
    pub fn unit_values(&self, project: &Project) -> Value {
        let unit = self.parts(project).and_then(|p| p.unit);
        unit.map_or_else(|| crate::scene::compose::central_values(project), |u| values::unit(u, Lang::Vi))
    }
}

/// The unit of this slug on the first day of a campaign's window.
#[must_use]
pub fn unit_of<'a>(project: &'a Project, campaign: &Campaign, slug: &str) -> Option<&'a Unit> {
    project.units.iter().find(|u| u.slug.value == slug && u.valid_on(campaign.window.start))
}
