//! Text with separators → rows (RFC 4180; `;` and tab as spreadsheets in Vietnamese write them).

use std::sync::Arc;

use super::{Cell, Fits, LOOK, Row, add, best, unread};
use crate::diagnostic::Diagnostic;

const SEPARATORS: [u8; 3] = [b';', b',', b'\t'];

/// The rows as cut by the separator that gives the best headings; by the one that cuts the most where none serves.
///
/// # Errors
/// `ND0610`, `ND0612`.
pub(super) fn rows(path: &Arc<str>, text: &str, fits: Fits<'_>) -> Result<Vec<Row>, Diagnostic> {
    let mut chosen = (0, 0, SEPARATORS[0]);
    for separator in SEPARATORS {
        let head: Vec<Row> = records(text, separator).filter_map(|row| row.ok().flatten()).take(LOOK).collect();
        let cut = head.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let served = best(&head, fits).0;
        if (served, cut) > (chosen.0, chosen.1) {
            chosen = (served, cut, separator);
        }
    }
    let mut out = Vec::new();
    for row in records(text, chosen.2) {
        add(path, &mut out, row.map_err(|()| unread(path, "broken"))?)?;
    }
    Ok(out)
}

/// Every record with the line that it begins in; `None` for those that hold nothing.
fn records(text: &str, separator: u8) -> impl Iterator<Item = Result<Option<Row>, ()>> {
    let reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let mut counted = (0, 1);
    reader.into_records().map(move |record| {
        let record = record.map_err(|_| ())?;
        let before = record.position().and_then(|p| usize::try_from(p.byte()).ok()).unwrap_or(0);
        counted = (before, counted.1 + newlines(text, counted.0, before));
        let blank = text.get(before..).map_or(0, |rest| rest.len() - rest.trim_start_matches(['\r', '\n']).len());
        let line = counted.1 + newlines(text, before, before + blank);
        Ok(Row::new(line, record.iter().map(Cell::text).collect()))
    })
}

fn newlines(text: &str, from: usize, to: usize) -> u32 {
    let lines = text.as_bytes().get(from..to).map_or(0, |bytes| bytes.iter().filter(|b| **b == b'\n').count());
    u32::try_from(lines).unwrap_or(u32::MAX)
}
