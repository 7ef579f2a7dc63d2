//! Forms filled in: a sheet that all records share, and each record's own texts and pictures on it.
//!
//! In: an artefact whose artboard takes records, then records. Out: one print PDF for all of them. What is common is laid out
//! and parsed once, and stands in the file once. Must not know lists.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::leaves::Leaves;
use super::photos::Prints;
use super::{Imprint, Painter, Side, pdf, unprinted};
use crate::diagnostic::Report;
use crate::model::artboard::Panel;
use crate::model::record::Record;
use crate::model::{Artboard, Campaign};
use crate::plan::Artefact;
use crate::scene::{Bearer, Marks, Part, Typesetter};

/// A form of one chapter, not filled in.
pub struct Blank<'a> {
    painter: &'a Painter<'a>,
    artefact: Artefact,
    board: &'a Artboard,
    campaign: &'a Campaign,
    bearer: Bearer,
    sides: Vec<Side<'a>>,
    /// Things that records set: dates, reasons and signatures are the same in many.
    leaves: Leaves,
    /// What was laid out to be looked at and is not printed yet, by the record's row.
    laid: Mutex<BTreeMap<u32, Vec<Marks>>>,
}

/// What one record puts on a form: shapes, texts, pictures in inks.
pub struct Filled<'a> {
    /// For each side the trees that it shows, from the bottom up.
    tops: Vec<Vec<Arc<usvg::Tree>>>,
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
            sides.push(Side { panel, ground, tops: vec![Arc::new(painter.tree(&panel.span(), &form.svg)?)] });
        }
        Ok(Self { painter, board, campaign, bearer, sides, artefact, leaves: Leaves::default(), laid: Mutex::default() })
    }

    /// Lays out what one record sets on each side, to be looked at before it is filled in.
    ///
    /// # Errors
    /// `TXT-12` for each text that doesn't fit.
    pub fn look<T>(&self, record: &Arc<Record>, typesetter: &mut Typesetter, look: impl FnOnce(&[Marks]) -> T) -> Result<T, Report> {
        let marks = self.marks(record, typesetter)?;
        let found = look(&marks);
        self.laid().insert(record.row, marks);
        Ok(found)
    }

    fn laid(&self) -> MutexGuard<'_, BTreeMap<u32, Vec<Marks>>> {
        self.laid.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn marks(&self, record: &Arc<Record>, typesetter: &mut Typesetter) -> Result<Vec<Marks>, Report> {
        let bearer = Bearer { record: Some(record.clone()), ..self.bearer.clone() };
        let (mut marks, mut report) = (Vec::new(), Report::default());
        for side in &self.sides {
            match self.painter.studio.marks((self.board, side.panel), self.campaign, &bearer, Part::Record, typesetter) {
                Ok(mut some) => {
                    some.svgs.iter_mut().for_each(|svg| self.leaves.share(svg));
                    marks.push(some);
                }
                Err(found) => report.append(found),
            }
        }
        if report.has_errors() { Err(report) } else { Ok(marks) }
    }

    /// The columns of the photos that can't be decoded.
    pub fn unread(&self, record: &Record, marks: &[Marks]) -> Vec<String> {
        let placed = marks.iter().flat_map(|side| side.photos.values());
        let shown = placed.filter_map(|placed| Some((placed, record.photos.get(&placed.photo)?)));
        shown.filter(|(placed, photo)| self.painter.gallery.once(photo, placed, 1).is_none()).map(|(p, _)| p.photo.clone()).collect()
    }

    /// What a record puts on it.
    ///
    /// # Errors
    /// As [`Self::look`]; pictures that can't be decoded.
    pub fn fill(&self, record: &Arc<Record>, typesetter: &mut Typesetter) -> Result<Filled<'a>, Report> {
        let laid = self.laid().remove(&record.row);
        let marks = laid.map_or_else(|| self.marks(record, typesetter), Ok)?;
        let on = || self.sides.iter().map(|s| s.panel).zip(&marks);
        let pictures = self.painter.portraits(self.board, record, on().map(|(panel, marks)| (panel, &marks.photos)))?;
        let tree = |panel: &Panel, svg: &Arc<str>| self.leaves.tree(svg, || self.painter.tree(&panel.span(), svg));
        let top = |(panel, marks): (&Panel, &Marks)| marks.svgs.iter().map(|svg| tree(panel, svg)).collect::<Result<_, _>>();
        Ok(Filled { tops: on().map(top).collect::<Result<_, _>>()?, pictures })
    }

    /// One print PDF: the sides of each record in turn. `next` gives records until there are none.
    ///
    /// # Errors
    /// Drawings that can't be printed, and what `next` finds.
    pub fn print(&self, mut next: impl FnMut() -> Option<Result<Vec<Filled<'a>>, Report>> + Send) -> Result<Vec<u8>, Report> {
        let project = self.painter.studio.project();
        let imprint = Imprint::new(project, &self.artefact, self.board, self.campaign, (self.bearer.chapter(), self.sides.len()));
        let layers: Vec<Vec<&usvg::Tree>> = self.sides.iter().map(Side::layers).collect();
        let pages = imprint.pages(&self.artefact, self.board, &self.sides, &layers);
        let pictures = self.painter.prints(self.board, self.campaign, self.sides.iter().map(|s| (s.panel, &*s.ground)))?;
        let mut book = pdf::Book::new(&pages, imprint.meta(project), self.painter.press(self.board, &pictures));
        let mut ready = next();
        while let Some(some) = ready.take().transpose()? {
            // While these are written, the next are laid out.
            rayon::in_place_scope(|scope| {
                scope.spawn(|_| ready = next());
                some.iter().for_each(|filled| book.add(&filled.tops, &filled.pictures));
            });
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
