//! Forms filled in: a sheet that all records share, and each record's own texts and pictures on it.
//!
//! In: an artefact whose artboard takes records, then records. Out: one print PDF for all of them. What is common is laid out
//! and parsed once, and stands in the file once. Must not know lists.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rustc_hash::{FxHashMap, FxHashSet};

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
    /// Things that records set, as drawings: dates, reasons and signatures are the same in many.
    drawn: Mutex<FxHashSet<Arc<str>>>,
    /// The same, parsed.
    parsed: Mutex<FxHashMap<Arc<str>, Arc<usvg::Tree>>>,
    /// What was laid out to be looked at and is not printed yet, by the record's row.
    laid: Mutex<BTreeMap<u32, Vec<Marks>>>,
}

/// How many things are kept at most; then all are let go, so that a long list takes little more memory than a short one.
const KEPT: usize = 256;

fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
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
            sides.push(Side { panel, ground, top: painter.tree(&panel.span(), &form.svg)? });
        }
        let (drawn, parsed, laid) = (Mutex::default(), Mutex::default(), Mutex::default());
        Ok(Self { painter, board, campaign, bearer, sides, artefact, drawn, parsed, laid })
    }

    /// Lays out what one record sets on each side, to be looked at before it is filled in.
    ///
    /// # Errors
    /// `TXT-12` for each text that doesn't fit.
    pub fn look<T>(&self, record: &Arc<Record>, typesetter: &mut Typesetter, look: impl FnOnce(&[Marks]) -> T) -> Result<T, Report> {
        let marks = self.marks(record, typesetter)?;
        let found = look(&marks);
        lock(&self.laid).insert(record.row, marks);
        Ok(found)
    }

    fn marks(&self, record: &Arc<Record>, typesetter: &mut Typesetter) -> Result<Vec<Marks>, Report> {
        let bearer = Bearer { record: Some(record.clone()), ..self.bearer.clone() };
        let (mut marks, mut report) = (Vec::new(), Report::default());
        for side in &self.sides {
            match self.painter.studio.marks((self.board, side.panel), self.campaign, &bearer, typesetter) {
                Ok(mut some) => {
                    some.svgs.iter_mut().for_each(|svg| self.share(svg));
                    marks.push(some);
                }
                Err(found) => report.append(found),
            }
        }
        if report.has_errors() { Err(report) } else { Ok(marks) }
    }

    /// Has the same drawing only once.
    fn share(&self, svg: &mut Arc<str>) {
        let mut drawn = lock(&self.drawn);
        if let Some(same) = drawn.get(svg) {
            *svg = same.clone();
            return;
        }
        if drawn.len() >= KEPT {
            drawn.clear();
        }
        drawn.insert(svg.clone());
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
        let laid = lock(&self.laid).remove(&record.row);
        let marks = laid.map_or_else(|| self.marks(record, typesetter), Ok)?;
        let on = || self.sides.iter().map(|s| s.panel).zip(&marks);
        let pictures = self.painter.portraits(self.board, record, on().map(|(panel, marks)| (panel, &marks.photos)))?;
        let top = |(panel, marks): (&Panel, &Marks)| marks.svgs.iter().map(|svg| self.tree(panel, svg)).collect::<Result<_, _>>();
        Ok(Filled { tops: on().map(top).collect::<Result<_, _>>()?, pictures })
    }

    fn tree(&self, panel: &Panel, svg: &Arc<str>) -> Result<Arc<usvg::Tree>, Report> {
        if let Some(tree) = lock(&self.parsed).get(svg) {
            return Ok(tree.clone());
        }
        let tree = Arc::new(self.painter.tree(&panel.span(), svg)?);
        let mut parsed = lock(&self.parsed);
        if parsed.len() >= KEPT {
            parsed.clear();
        }
        parsed.insert(svg.clone(), tree.clone());
        Ok(tree)
    }

    /// One print PDF: the sides of each record in turn. `next` gives records until there are none.
    ///
    /// # Errors
    /// Drawings that can't be printed, and what `next` finds.
    pub fn print(&self, mut next: impl FnMut() -> Option<Result<Vec<Filled<'a>>, Report>> + Send) -> Result<Vec<u8>, Report> {
        let project = self.painter.studio.project();
        let imprint = Imprint::new(project, &self.artefact, self.board, self.campaign, self.sides.len());
        let layers: Vec<[&usvg::Tree; 2]> = self.sides.iter().map(Side::layers).collect();
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
