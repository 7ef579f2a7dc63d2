//! Artboards as forms.

use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::{Form, Misfit};
use crate::diagnostic::{Diagnostic, Report};
use crate::model::Artboard;
use crate::model::record::{Record, Records};
use crate::plan::Artefact;
use crate::render::artboard::{Blank, Painter};
use crate::scene::{Marks, Typesetter};
use crate::world;

/// How many records are laid out at a time: enough for all cores, few enough for little memory.
const AT_ONCE: usize = 64;
/// Share of the dots that may be missing, for rounding sizes.
const ROUNDING: f64 = 0.9;
/// Largest file of a photo, in bytes.
const MAX_PHOTO: u64 = 64 << 20;

/// An artboard of a chapter.
pub struct Board<'a> {
    painter: &'a Painter<'a>,
    blank: Blank<'a>,
    board: &'a Artboard,
    records: &'a Records,
    folder: String,
    /// The list, beside which photos are.
    list: &'a Path,
}

impl<'a> Board<'a> {
    /// The form that `artefact` names; photos are beside `list`.
    ///
    /// # Errors
    /// Texts that don't fit, drawings that can't be read.
    pub fn new(painter: &'a Painter<'a>, artefact: Artefact, list: &'a Path) -> Result<Self, Report> {
        let project = painter.studio().project();
        let board = artefact.parts(project).ok_or_else(Report::default)?.board;
        let records = board.spec.records.as_ref().ok_or_else(Report::default)?;
        let unit = artefact.parts(project).and_then(|p| p.unit).map_or("chung", |u| &u.slug.value);
        let folder = format!("{}-{}-{}-{unit}", board.id, artefact.campaign, artefact.year);
        let blank = painter.studio().lend(|t| Blank::new(painter, artefact, t))?;
        Ok(Self { painter, blank, board, records, folder, list })
    }

    fn lend<T>(&self, work: impl FnOnce(&mut Typesetter) -> T) -> T {
        self.painter.studio().lend(work)
    }

    /// A record with its photos' bytes, which nobody keeps.
    fn whole(&self, record: &Arc<Record>) -> Result<Arc<Record>, Report> {
        if record.photos.is_empty() {
            return Ok(record.clone());
        }
        let mut whole = Record::clone(record);
        for photo in whole.photos.values_mut() {
            let bytes = world::beside(self.list, &photo.path).and_then(|file| world::named(&file, MAX_PHOTO).ok().flatten());
            let unread = || Diagnostic::error("ND0625").at(photo.place.clone()).arg("column", &photo.id).arg("kind", "unread");
            photo.bytes = bytes.ok_or_else(unread)?.into();
        }
        Ok(Arc::new(whole))
    }

    /// Texts that are too long, out of what the layout found.
    fn too_long(&self, found: &Report) -> Option<Vec<Misfit>> {
        let text = |d: &&Diagnostic| {
            let field = d.args.get("field").filter(|_| d.code == "TXT-12")?;
            let names = self.board.spec.fields.get(field)?.record_names();
            let column = names.filter_map(|name| self.records.column_of(name)).map(|c| c.id.value.clone()).next();
            Some(Misfit::Text { field: field.clone(), column, percent: d.args.get("percent").cloned().unwrap_or_default() })
        };
        found.sorted().iter().map(text).collect()
    }

    /// Photos with too few dots at the size they are printed in.
    fn coarse(&self, record: &Record, marks: &[Marks]) -> Vec<Misfit> {
        let needed = self.board.spec.dpi();
        let placed = marks.iter().flat_map(|side| side.photos.values()).filter(|p| record.photos.contains_key(&p.photo));
        let coarse = placed.map(|p| (p, p.dpi(1.0))).filter(|(_, dpi)| *dpi < needed * ROUNDING);
        coarse.map(|(p, dpi)| Misfit::Coarse { column: p.photo.clone(), found: whole(dpi), needed: whole(needed) }).collect()
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
fn whole(v: f64) -> u32 {
    v.round().clamp(0.0, 1e6) as u32
}

impl Form for Board<'_> {
    fn id(&self) -> &str {
        &self.board.id
    }

    fn folder(&self) -> String {
        self.folder.clone()
    }

    fn records(&self) -> &Records {
        self.records
    }

    fn family(&self) -> &str {
        &self.painter.studio().project().brand.tokens.typography.family
    }

    fn misfits(&self, record: &Arc<Record>) -> Result<Vec<Misfit>, Report> {
        let photos = |marks: &[Marks]| {
            if record.photos.is_empty() {
                return Ok(Vec::new());
            }
            let unread = self.blank.unread(&*self.whole(record)?, marks);
            let unread = unread.into_iter().map(|column| Misfit::Unread { column });
            Ok(unread.chain(self.coarse(record, marks)).collect())
        };
        match self.lend(|t| self.blank.look(record, t, photos)) {
            Ok(misfits) => misfits,
            Err(found) => self.too_long(&found).ok_or(found),
        }
    }

    fn pdf(&self, records: &[Arc<Record>]) -> Result<Vec<u8>, Report> {
        let mut some = records.chunks(AT_ONCE);
        let fill = |record: &Arc<Record>| {
            let record = self.whole(record)?;
            self.lend(|t| self.blank.fill(&record, t))
        };
        self.blank.print(|| Some(some.next()?.par_iter().map(fill).collect()))
    }
}
