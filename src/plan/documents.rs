//! Documents of kits: which text, for whom, in which file kind.

use serde::Serialize;

use super::artefacts::{Artefact, Subject, unit_of};
use super::key::{Digest, Key};
use super::kits::SLOGANS;
use super::{Member, Recipe, Slogans, routes};
use crate::diagnostic::messages::Lang;
use crate::model::artboard::{Artboard, Format, Group, Needs};
use crate::model::document::{DocumentFormat, DocumentKind};
use crate::model::fields::Values;
use crate::model::{Campaign, Event, Page, Project, Unit};
use crate::source::SourceFile;

/// One file of a document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Paper {
    /// The year.
    pub year: i16,
    /// The campaign's slug.
    pub campaign: String,
    /// The unit's slug.
    pub unit: String,
    /// The document's id.
    pub kind: String,
    /// The event it is of, by the event's slug.
    pub event: Option<String>,
    /// File kind.
    pub format: DocumentFormat,
}

/// The parts of the model that a document is made of.
#[derive(Clone, Copy)]
pub struct Parts<'a> {
    /// The model.
    pub project: &'a Project,
    /// Its form.
    pub kind: &'a DocumentKind,
    /// Its text.
    pub page: &'a Page,
    /// Its campaign.
    pub campaign: &'a Campaign,
    /// The chapter that gives it out.
    pub unit: &'a Unit,
    /// The event it is of.
    pub event: Option<&'a Event>,
}

impl Paper {
    /// Looks up what this document names; `None` for a model it was not planned from.
    #[must_use]
    pub fn parts<'a>(&self, project: &'a Project) -> Option<Parts<'a>> {
        let campaign = project.campaign(self.year, &self.campaign)?;
        let event = match &self.event {
            None => None,
            Some(slug) => Some(project.events_of(campaign).find(|e| e.slug() == *slug)?),
        };
        Some(Parts {
            project,
            kind: project.theme.documents.get(&self.kind)?,
            page: project.document(campaign, &self.kind, Lang::Vi)?,
            campaign,
            unit: unit_of(project, campaign, &self.unit)?,
            event,
        })
    }

    /// Digest of all that it reads.
    pub(super) fn key(&self, project: &Project, common: &Key) -> Key {
        let digest = Digest::new("document").json(self);
        let Some(parts) = self.parts(project) else { return digest.finish() };
        let (campaign, unit) = (parts.campaign, parts.unit);
        let own = project.override_of(campaign, unit);
        let mark = own.and_then(|o| o.document.as_ref()).map(|d| (d.number.as_ref().map(|n| &n.value), d.date.as_ref().map(|d| d.value)));
        let contacts: Vec<String> = own.into_iter().flat_map(|o| &o.contacts).map(|c| c.line(Lang::Vi)).collect();
        let words = project.theme.strings.get(&Lang::Vi);
        digest
            .bytes(&project.brand.digest)
            .bytes(&parts.kind.digest)
            .json(&project.theme.layouts.iter().map(|(name, file)| (name, file.digest)).collect::<Vec<_>>())
            .json(&words.into_iter().flatten().filter(|(key, _)| key.starts_with(WORDS)).collect::<Vec<_>>())
            .json(&parts.page.text)
            .json(&parts.values())
            .json(&(&unit.doc_abbrev.vi, project.window_of(campaign, unit).label(Lang::Vi), mark, contacts))
            .json(&(&campaign.accent.value, campaign.window.start, project.site.is_trial()))
            .json(&parts.pictures().iter().map(|(_, picture)| picture.key(project, common)).collect::<Vec<_>>())
            .json(&parts.deck().map(|deck| deck.digest))
            .finish()
    }
}

/// How the theme's strings that documents need begin.
pub const WORDS: &str = "paper_";

impl<'a> Parts<'a> {
    /// The values of its fields.
    #[must_use]
    pub fn values(&self) -> Values {
        Values::of_unit(self.project, self.campaign, self.unit, self.event, self.page.lang)
    }

    /// The presentation that its slides are made on.
    #[must_use]
    pub fn deck(&self) -> Option<&'a SourceFile> {
        self.project.theme.deck(self.kind)
    }

    /// The pictures on its slides, by their names in the presentation.
    #[must_use]
    pub fn pictures(&self) -> Vec<(&'a str, Artefact)> {
        let named = self.kind.spec.slides.iter().flat_map(|s| &s.pictures);
        let boards = &self.project.theme.artboards;
        named.filter_map(|(name, board)| Some((name.as_str(), self.picture(boards.get(board)?)))).collect()
    }

    fn picture(&self, board: &Artboard) -> Artefact {
        let is_everyones = board.spec.needs == Needs::Campaign;
        Artefact {
            year: self.campaign.year,
            campaign: self.campaign.slug.clone(),
            board: board.id.clone(),
            variant: None,
            preset: None,
            side: None,
            subject: if is_everyones { Subject::Central } else { Subject::Unit(self.unit.slug.value.clone()) },
            event: None,
            format: Format::Png,
            preview: None,
        }
    }
}

/// Whose documents are listed.
pub(super) struct Stand<'a> {
    pub(super) project: &'a Project,
    pub(super) campaign: &'a Campaign,
    pub(super) unit: &'a Unit,
    /// The chapter's own events.
    pub(super) events: &'a [&'a Event],
}

impl Stand<'_> {
    /// The files of one document: none where nobody wrote its text.
    pub(super) fn members(&self, id: &str, group: Group) -> Vec<Member> {
        if id == SLOGANS && !self.project.theme.documents.contains_key(id) {
            return self.slogans(group).into_iter().collect();
        }
        let (Some(kind), Some(_)) = (self.project.theme.documents.get(id), self.project.document(self.campaign, id, Lang::Vi)) else {
            return Vec::new();
        };
        let mut events: Vec<Option<&Event>> = if kind.spec.per_event { self.events.iter().map(|e| Some(*e)).collect() } else { Vec::new() };
        if events.is_empty() {
            events.push(None);
        }
        let files = events.iter().flat_map(|event| kind.spec.outputs.iter().map(move |format| (*event, *format)));
        files.filter_map(|(event, format)| self.member(kind, event, format, group)).collect()
    }

    fn member(&self, kind: &DocumentKind, event: Option<&Event>, format: DocumentFormat, group: Group) -> Option<Member> {
        let paper = Paper {
            year: self.campaign.year,
            campaign: self.campaign.slug.clone(),
            unit: self.unit.slug.value.clone(),
            kind: kind.id.clone(),
            event: event.map(Event::slug),
            format,
        };
        let parts = paper.parts(self.project)?;
        let title = parts.values().fill(&parts.page.front.title);
        let stem = event.map_or_else(|| kind.id.clone(), |e| format!("{}-{}", kind.id, e.id));
        let page = &kind.spec.page;
        Some(Member {
            dimensions: (format != DocumentFormat::Pptx).then_some((page.width, page.height, "mm")),
            event: paper.event.clone(),
            title: event.map_or(title.clone(), |e| format!("{title} – {}", e.title.vi)),
            ..self.file(&kind.id, &stem, format, group, Recipe::Document(paper))
        })
    }

    fn slogans(&self, group: Group) -> Option<Member> {
        let page = self.campaign.page(SLOGANS, Lang::Vi)?;
        let recipe =
            Recipe::Slogans(Slogans { year: self.campaign.year, campaign: self.campaign.slug.clone(), unit: self.unit.slug.value.clone() });
        Some(Member { title: page.front.title.clone(), ..self.file(SLOGANS, SLOGANS, DocumentFormat::Txt, group, recipe) })
    }

    fn file(&self, id: &str, stem: &str, format: DocumentFormat, group: Group, recipe: Recipe) -> Member {
        let name = format!("{}/{stem}.{}", group.folder(), format.extension());
        Member {
            published: Some(format!("{}{name}", routes::kit_folder(self.campaign, self.unit))),
            shared: false,
            name,
            id: id.to_owned(),
            kind: id.to_owned(),
            event: None,
            title: String::new(),
            recipe,
            media_type: format.media_type(),
            dimensions: None,
            group,
            format: None,
        }
    }
}
