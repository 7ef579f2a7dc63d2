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
        let sets =
            slides(document).into_iter().map(|slide| fitted(slide, &template, parts, values, typesetter)).collect::<Result<Vec<_>, _>>()?;
        let failed = |reason: String| Report::from(Diagnostic::error("ND0607").at(parts.page.place(0, 0)).arg("reason", reason));
        pptx::write(&template, &sets, &dress).map_err(failed)
    }

    fn picture(&self, picture: &Artefact, painter: &Painter<'_>, typesetter: &mut Typesetter) -> Result<Arc<Vec<u8>>, Report> {
        // At their own width, in the few colours of previews: half the bytes, and nobody looks closer on a wall.
        let board = picture.parts(painter.studio().project()).map(|p| p.board);
        let picture = Artefact { preview: board.map(|b| pixels(b.spec.size.width)), ..picture.clone() };
        match picture.subject {
            Subject::Central => self.pictures.get(picture.clone(), || painter.draw(&picture, typesetter).map(Arc::new)),
            Subject::Unit(_) => painter.draw(&picture, typesetter).map(Arc::new),
        }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what pictures measure")]
fn pixels(width: f64) -> u32 {
    width.round().clamp(1.0, 20_000.0) as u32
}

/// The slides of a document.
fn slides(document: &Document) -> Vec<Slide> {
    let (title, lines) = match &document.frame {
        Frame::Branded(frame) => (frame.heading.as_str(), vec![frame.line.clone()]),
        Frame::Administrative(frame) => (frame.about.as_str(), vec![frame.issuer.clone()]),
    };
    deck::slides(title, &lines, &document.body)
}

/// A slide with the sizes of its texts.
fn fitted(slide: Slide, template: &Template, parts: &Parts<'_>, values: &Values, typesetter: &mut Typesetter) -> Result<Set, Report> {
    let slide = slide.kept_together(&parts.project.brand.tokens.typography.compounds);
    let places = template.layouts.get(&slide.stand).map(|l| l.places.as_slice()).unwrap_or_default();
    let family = &parts.kind.spec.typography.family;
    let scale = |(place, text): (&deck::Place, &Vec<deck::Paragraph>)| {
        deck::scale(place, text, family, typesetter)
            .map_err(|o| Report::from(deck::overflow(&slide, o, parts.page, values, &parts.unit.chapter.vi)))
    };
    let scales = places.iter().zip(&slide.texts).map(scale).collect::<Result<_, _>>()?;
    Ok(Set { scales, slide })
}
