//! Records → files in a folder, all of them or none.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::list::judge;
use super::{Binding, Form};
use crate::diagnostic::Report;
use crate::model::record::{List, Record};
use crate::model::text::fold;
use crate::package::zip::Archive;
use crate::publish::machine;
use crate::scene::coverage::Coverage;
use crate::world::output::Staged;

/// How many single files are made at a time.
const AT_ONCE: usize = 64;
/// Longest part of a single file's name that a number gives, in characters.
const MAX_NUMBER: usize = 40;

/// What a merge made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// How many records.
    pub records: usize,
    /// The files, by name.
    pub files: Vec<String>,
}

/// Fills the form with all records of a list and writes the files to `out`; `None` where anything stands in the way, and
/// then nothing is written.
pub fn write(form: &dyn Form, list: List, coverage: &Coverage, out: &Path, binding: Binding, report: &mut Report) -> Option<Merged> {
    let count = list.records.len();
    let (records, list) = shared(list);
    judge(&list, &records, form, coverage, report);
    if report.has_errors() {
        return None;
    }
    let made = files(form, &records, out, binding).map_err(|found| report.append(found)).ok()?;
    Some(Merged { records: count, files: made })
}

/// The records by themselves, to be handed about, and the list that knows their places.
fn shared(mut list: List) -> (Vec<Arc<Record>>, List) {
    let records = std::mem::take(&mut list.records);
    (records.into_iter().map(Arc::new).collect(), list)
}

fn files(form: &dyn Form, records: &[Arc<Record>], out: &Path, binding: Binding) -> Result<Vec<String>, Report> {
    let failed = |e: std::io::Error| Report::from(machine(out, &e));
    let mut staged = Staged::open(out).map_err(failed)?;
    let mut names = Vec::new();
    if binding != Binding::Zip {
        let name = format!("{}.pdf", form.id());
        let bytes = form.pdf(records)?;
        staged.file(&name).and_then(|mut file| file.write_all(&bytes)).map_err(failed)?;
        names.push(name);
    }
    if binding != Binding::Pdf {
        let name = format!("{}.zip", form.id());
        let file = staged.file(&name).map_err(failed)?;
        archive(form, records, file, out)?;
        names.push(name);
    }
    staged.commit().map_err(failed)?;
    Ok(names)
}

/// A ZIP with a file for each record, written as they come.
fn archive(form: &dyn Form, records: &[Arc<Record>], file: File, out: &Path) -> Result<(), Report> {
    let failed = |e: zip::result::ZipError| Report::from(machine(out, &e.into()));
    let mut archive = Archive::new(BufWriter::new(file), &form.folder());
    let digits = records.last().map_or(1, |r| r.row.to_string().len());
    for some in records.chunks(AT_ONCE) {
        let made: Vec<Result<Vec<u8>, Report>> = some.par_iter().map(|r| form.pdf(std::slice::from_ref(r))).collect();
        for (record, pdf) in some.iter().zip(made) {
            archive.add(&file_name(form, record, digits), &pdf?).map_err(failed)?;
        }
    }
    let mut file = archive.finish().map_err(failed)?;
    file.flush().map_err(|e| machine(out, &e).into())
}

/// `0002-0125-gcn.pdf`: the record's row in the list, and its number where it has one. Never a person's name: a ZIP's names
/// are seen by whoever holds it, and stay in the logs of what it passes through.
fn file_name(form: &dyn Form, record: &Record, digits: usize) -> String {
    let number = form.records().key().and_then(|c| record.values.get(&c.id.value)).map(|v| fold(v)).unwrap_or_default();
    let number: String = number.chars().take(MAX_NUMBER).collect();
    let dash = if number.is_empty() { "" } else { "-" };
    format!("{:0digits$}{dash}{number}.pdf", record.row)
}
