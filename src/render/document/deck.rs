//! A document → slides on the theme's presentation: its template read once, the campaign's colours and pictures on it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::office::About;
use super::pptx::{self, Dress, Set};
use crate::diagnostic::{Diagnostic, Report};
use crate::model::fields::Values;
use crate::plan::documents::Parts;
use crate::plan::{Artefact, Subject};
use crate::render::Memo;
use crate::render::artboard::Painter;
use crate::scene::Typesetter;
use crate::scene::deck::{self, Slide, Template};
use crate::scene::document::{Document, Frame};

/// Makes slides. Shared by all workers.
pub(super) struct Decks {
    /// Templates by kind of document.
    templates: Memo<String, Arc<Template>>,
    /// Pictures that all chapters of a campaign share.
    pictures: Memo<Artefact, Arc<Vec<u8>>>,
}

impl Default for Decks {
    fn default() -> Self {
        Self { templates: Memo::new(), pictures: Memo::new() }
    }
}

impl Decks {
    /// Drops what was kept for one campaign.
    pub(super) fn forget(&self, year: i16, campaign: &str) {
        self.pictures.retain(|picture| picture.year != year || picture.campaign != campaign);
    }

    /// The bytes of a presentation.
    pub(super) fn write(
        &self,
        parts: &Parts<'_>,
        values: &Values,
        document: &Document,
        painter: &Painter<'_>,
        typesetter: &mut Typesetter,
    ) -> Result<Vec<u8>, Report> {
        let broken =
            || Report::from(Diagnostic::error("ND0609").at(parts.kind.spec.layout.span.clone()).arg("kind", "unreadable").arg("found", ""));
        let spec = parts.kind.spec.slides.as_ref().ok_or_else(broken)?;
        let template = self.templates.get(parts.kind.id.clone(), || {
            let deck = parts.deck().ok_or_else(broken)?;
            Template::read(&deck.bytes, spec).map(Arc::new).map_err(|_| broken())
        })?;
        let accent = parts.project.brand.tokens.accents.get(&parts.campaign.accent.value);
        let color =
            |role: &String| accent.and_then(|a| a.roles.get(role)).map(|c| c.rgb.value.to_string().trim_start_matches('#').to_uppercase());
        let mut pictures = BTreeMap::new();
        for (name, picture) in parts.pictures() {
            let pixels = self.picture(&picture, painter, typesetter)?;
            pictures.extend(template.pictures.iter().filter(|p| p.name == name).map(|p| (p.part.as_str(), pixels.clone())));
        }
        let dress = Dress {
            values,
            colors: spec.colors.iter().filter_map(|(slot, role)| Some((slot.as_str(), color(role)?))).collect(),
            pictures,
            about: About::of(document),
        };
        let slides = slides(document, &parts.project.brand.tokens.typography.compounds).into_iter();
        let sets = slides.map(|slide| fitted(slide, &template, parts, values, typesetter)).collect::<Result<Vec<_>, _>>()?;
        let failed = |reason: String| Report::from(Diagnostic::error("ND0607").at(parts.page.place(0, 0)).arg("reason", reason));
        pptx::write(&template, &sets, &dress).map_err(failed)
    }

    fn picture(&self, picture: &Artefact, painter: &Painter<'_>, typesetter: &mut Typesetter) -> Result<Arc<Vec<u8>>, Report> {
        match picture.subject {
            Subject::Central => self.pictures.get(picture.clone(), || painter.draw(picture, typesetter).map(Arc::new)),
            Subject::Unit(_) => painter.draw(picture, typesetter).map(Arc::new),
        }
    }
}

/// The slides of a document.
fn slides(document: &Document, compounds: &[String]) -> Vec<Slide> {
    let (title, lines) = match &document.frame {
        Frame::Branded(frame) => (frame.heading.as_str(), vec![frame.line.clone()]),
        Frame::Administrative(frame) => (frame.about.as_str(), vec![frame.issuer.clone()]),
    };
    deck::slides(title, &lines, &document.body, compounds)
}

/// A slide with the sizes of its texts.
fn fitted(slide: Slide, template: &Template, parts: &Parts<'_>, values: &Values, typesetter: &mut Typesetter) -> Result<Set, Report> {
    let scales: Result<Vec<u32>, _> = template.scales(&slide, &parts.kind.spec.typography.family, typesetter).into_iter().collect();
    match scales {
        Ok(scales) => Ok(Set { slide, scales }),
        Err(overflow) => Err(deck::overflow(&slide, overflow, parts.page, values, &parts.unit.chapter.vi).into()),
    }
}
