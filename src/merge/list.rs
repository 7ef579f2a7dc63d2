//! A list for a form: read and judged as a whole before anything is made.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::{Form, Misfit};
use crate::diagnostic::{Diagnostic, Report, Severity, Span};
use crate::model::photo::{Focus, Photo};
use crate::model::record::{Column, Kind, List, Record, Records};
use crate::scene::coverage::Coverage;
use crate::source::raster::{self, Colors, Header};
use crate::source::table::{self, MAX_BYTES};
use crate::world;

/// How many findings of one code are told of one column; how many more there are is told then.
const TOLD: usize = 50;
/// Largest file of a photo, in bytes.
const MAX_PHOTO: u64 = 64 << 20;

/// Reads the list at `path` for a form of `project`; `None` where it can't be read at all.
pub fn open(path: &Path, project: &Path, records: &Records, report: &mut Report) -> Option<List> {
    // Findings name the file alone: folders may bear a person's name, and no project file has such a path.
    let name: Arc<str> = path.file_name().map(|n| n.to_string_lossy()).unwrap_or_default().into();
    let failed = |kind| Diagnostic::error("ND0610").at(Span::file(&name)).arg("kind", kind);
    match world::holds(project, path) {
        Err(_) => report.push(failed("missing")),
        Ok(true) => report.push(failed("inside")),
        Ok(false) => match world::named(path, MAX_BYTES) {
            Err(_) => report.push(failed("missing")),
            Ok(None) => report.push(Diagnostic::error("ND0612").at(Span::file(&name)).arg("kind", "size").arg("limit", MAX_BYTES >> 20)),
            Ok(Some(bytes)) => {
                let table = table::read(&name, &bytes, &|headings| records.fits(headings)).map_err(|d| report.push(d)).ok();
                let mut list = table.and_then(|table| List::read(&table, records, report))?;
                photos(&mut list, path, records, report);
                return Some(list);
            }
        },
    }
    None
}

/// Finds the photos that a list names; their bytes are read again when they are printed.
fn photos(list: &mut List, path: &Path, records: &Records, report: &mut Report) {
    for column in records.columns.iter().filter(|c| c.kind == Kind::Photo) {
        let id = &column.id.value;
        let mut found = Vec::new();
        for record in &list.records {
            let file = record.values.get(id).map(String::as_str).filter(|f| !f.is_empty());
            let photo = file.map(|file| photo(path, file, list.place(record, id), column));
            found.push(photo.transpose().unwrap_or_else(|finding| {
                report.push(finding.arg("column", list.heading(id)));
                None
            }));
        }
        for (record, photo) in list.records.iter_mut().zip(found) {
            record.photos.extend(photo.map(|p| (id.clone(), p)));
        }
    }
}

fn photo(list: &Path, file: &str, place: Span, column: &Column) -> Result<Photo, Diagnostic> {
    let failed = |kind| Diagnostic::error("ND0625").at(place.clone()).arg("kind", kind);
    let path = world::beside(list, file).ok_or_else(|| failed("missing"))?;
    let bytes = world::named(&path, MAX_PHOTO).map_err(|_| failed("missing"))?.ok_or_else(|| failed("unread"))?;
    let usable = |h: &Header| h.pixels() <= raster::MAX_PIXELS && h.colors != Colors::Cmyk && !h.alpha;
    let header = Header::of(&bytes).filter(usable).ok_or_else(|| failed("unread"))?;
    let id = column.id.value.clone();
    Ok(Photo { id, place, path: file.into(), bytes: Arc::default(), digest: [0; 32], header, focus: Focus::default() })
}

/// Everything that keeps the records of a list from a form.
pub(super) fn judge(list: &List, records: &[Arc<Record>], form: &dyn Form, coverage: &Coverage, report: &mut Report) {
    let found: Vec<Report> = records.par_iter().map(|record| judge_one(list, record, form, coverage)).collect();
    found.into_iter().for_each(|r| report.append(r));
}

fn judge_one(list: &List, record: &Arc<Record>, form: &dyn Form, coverage: &Coverage) -> Report {
    let mut report = Report::default();
    let at = |code, column: &str| Diagnostic::error(code).at(list.place(record, column)).arg("column", list.heading(column));
    for column in list.columns() {
        let value = record.values.get(column).map(String::as_str).unwrap_or_default();
        if let Some(letter) = value.chars().find(|c| !coverage.draws(form.family(), *c)) {
            report.push(at("ND0623", column).arg("letter", shown(letter)));
        }
    }
    match form.misfits(record) {
        Err(found) => report.append(found),
        Ok(misfits) => report.extend(misfits.into_iter().map(|misfit| match misfit {
            Misfit::Text { field, column, percent } => {
                let column = column.unwrap_or_default();
                at("ND0624", &column).arg("field", field).arg("percent", percent)
            }
            Misfit::Unread { column } => at("ND0625", &column).arg("kind", "unread"),
            Misfit::Coarse { column, found, needed } => {
                let finding = at("ND0625", &column).arg("kind", "small").arg("found", found).arg("needed", needed);
                Diagnostic { severity: Severity::Warning, ..finding }
            }
        })),
    }
    report
}

/// A character by its number, and by itself where it can be seen.
fn shown(letter: char) -> String {
    let number = format!("U+{:04X}", u32::from(letter));
    if letter.is_alphanumeric() { format!("“{letter}” ({number})") } else { number }
}

/// Names the rows, and of each column and code the first places only, with how many more there are.
pub fn tell(report: &mut Report) {
    shorten(report);
    report.retain_mut(|d| {
        if let Some(span) = d.span.clone().filter(|_| is_of_lists(d)) {
            d.args.extend([("row", span.line.to_string()), ("place", span.column.to_string())]);
        }
        true
    });
}

/// Whether a finding is about a list, not about the form that it is for.
fn is_of_lists(d: &Diagnostic) -> bool {
    d.code.starts_with("ND06") && d.code >= "ND0610"
}

fn shorten(report: &mut Report) {
    let kind = |d: &Diagnostic| (d.code, d.severity, d.span.as_ref().map(|s| s.column));
    let mut places: BTreeMap<_, Vec<Span>> = BTreeMap::new();
    for d in report.sorted().into_iter().filter(|d| is_of_lists(d)) {
        places.entry(kind(d)).or_default().extend(d.span.clone());
    }
    places.retain(|_, spans| spans.len() > TOLD);
    let told = |d: &Diagnostic| places.get(&kind(d)).is_none_or(|spans| d.span.as_ref().is_none_or(|s| *s < spans[TOLD]));
    report.retain_mut(|d| told(d));
    for ((code, severity, _), spans) in places {
        let more = Diagnostic { severity, ..Diagnostic::error("ND0626") }.at(spans[TOLD].clone());
        report.push(more.arg("first", code).arg("count", spans.len() - TOLD));
    }
}
