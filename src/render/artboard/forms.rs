//! Forms filled in: a sheet that all records share, and each record's own texts and pictures on it.
//!
//! In: an artefact whose artboard takes records, then records. Out: one print PDF for all of them. What is common is laid out
//! and parsed once, and stands in the file once. Must not know lists.

use std::sync::Arc;

use super::photos::Prints;
use super::{Imprint, Painter, Side, pdf, unprinted};
use crate::diagnostic::Report;
use crate::model::record::Record;
use crate::model::{Artboard, Campaign};
use crate::plan::Artefact;
use crate::scene::{Bearer, Layer, Part, Typesetter};

/// A form of one chapter, not filled in.
pub struct Blank<'a> {
    painter: &'a Painter<'a>,
    artefact: Artefact,
    board: &'a Artboard,
    campaign: &'a Campaign,
    bearer: Bearer,
    sides: Vec<Side<'a>>,
}

/// What one record puts on a form: shapes, texts, pictures in inks.
pub struct Filled<'a> {
    /// A tree for each side.
    tops: Vec<usvg::Tree>,
    pictures: Prints<'a>,
}

impl<'a> Blank<'a> {
    /// The form that `artefact` names.
    ///
    /// # Errors
    /// Texts that don't fit, drawings that can't be read.
    pub fn new(painter: &'a Painter<'a>, artefact: Artefact, typesetter: &mut Typesetter) -> Result<Self, Report> {
        let project = painter.studio.project();
        let parts = artefact.parts(project).ok_or_else(Report::default)?;
        let (board, campaign, bearer) = (parts.board, parts.campaign, artefact.bearer(project));
        let mut sides = Vec::new();
        for panel in artefact.panels(board) {
            let ground = painter.base((board, panel), campaign, &bearer, (Part::Sheet, None), typesetter)?;
            let form = painter.studio.layer((board, panel), campaign, &bearer, Part::Form, typesetter)?;
            sides.push(Side { panel, ground, top: painter.tree(&panel.span(), &form.svg)? });
        }
        Ok(Self { painter, board, campaign, bearer, sides, artefact })
    }

    /// Lays out one record's layer of each side.
    ///
    /// # Errors
    /// `TXT-12` for each text that doesn't fit.
    pub fn layers(&self, record: &Arc<Record>, typesetter: &mut Typesetter) -> Result<Vec<Layer>, Report> {
        let bearer = Bearer { record: Some(record.clone()), ..self.bearer.clone() };
        let (mut layers, mut report) = (Vec::new(), Report::default());
        for side in &self.sides {
            match self.painter.studio.layer((self.board, side.panel), self.campaign, &bearer, Part::Record, typesetter) {
                Ok(layer) => layers.push(layer),
                Err(found) => report.append(found),
            }
        }
        if report.has_errors() { Err(report) } else { Ok(layers) }
    }

    /// The columns of the photos that can't be decoded.
    pub fn unread(&self, record: &Record, layers: &[Layer]) -> Vec<String> {
        let placed = layers.iter().flat_map(|layer| layer.photos.values());
        let shown = placed.filter_map(|placed| Some((placed, record.photos.get(&placed.photo)?)));
        shown.filter(|(placed, photo)| self.painter.gallery.once(photo, placed, 1).is_none()).map(|(p, _)| p.photo.clone()).collect()
    }

    /// What a record puts on it.
    ///
    /// # Errors
    /// As [`Self::layers`]; pictures that can't be decoded.
    pub fn fill(&self, record: &Arc<Record>, typesetter: &mut Typesetter) -> Result<Filled<'a>, Report> {
        let layers = self.layers(record, typesetter)?;
        let on = || self.sides.iter().map(|s| s.panel).zip(&layers);
        let pictures = self.painter.portraits(self.board, record, on())?;
        let tops = on().map(|(panel, layer)| self.painter.tree(&panel.span(), &layer.svg)).collect::<Result<_, _>>()?;
        Ok(Filled { tops, pictures })
    }

    /// One print PDF: the sides of each record in turn. `next` gives records until there are none.
    ///
    /// # Errors
    /// Drawings that can't be printed, and what `next` finds.
    pub fn print(&self, mut next: impl FnMut() -> Option<Result<Vec<Filled<'a>>, Report>>) -> Result<Vec<u8>, Report> {
        let project = self.painter.studio.project();
        let imprint = Imprint::new(project, &self.artefact, self.board, self.campaign, self.sides.len());
        let layers: Vec<[&usvg::Tree; 2]> = self.sides.iter().map(Side::layers).collect();
        let pages = imprint.pages(&self.artefact, self.board, &self.sides, &layers);
        let pictures = self.painter.prints(self.board, self.campaign, self.sides.iter().map(|s| (s.panel, &*s.ground)))?;
        let mut book = pdf::Book::new(&pages, imprint.meta(project), self.painter.press(self.board, &pictures));
        while let Some(some) = next() {
            for filled in some? {
                book.add(&filled.tops.iter().collect::<Vec<_>>(), &filled.pictures);
            }
        }
        book.finish().map_err(|errors| self.unprinted(&errors))
    }

    /// Why it can't be printed, without what a list says of a person.
    fn unprinted(&self, errors: &[pdf::PdfError]) -> Report {
        let silent = |e: &pdf::PdfError| match e {
            pdf::PdfError::MissingGlyph { id, .. } => pdf::PdfError::MissingGlyph { text: "…".to_owned(), id: id.clone() },
            other => other.clone(),
        };
        unprinted(self.board, &errors.iter().map(silent).collect::<Vec<_>>())
    }
}
