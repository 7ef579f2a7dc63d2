//! Table → records: headings to columns, cells to values, and every mistake on the way.

use std::collections::BTreeMap;

use super::value::{self, Wrong};
use super::{Column, List, Record, Records};
use crate::diagnostic::{Diagnostic, Report, Severity, Span};
use crate::model::text::fold;
use crate::source::table::{Cell, Row, Table};

impl List {
    /// Reads a list for a form; `None` where not even its headings can be used.
    pub fn read(table: &Table, spec: &Records, report: &mut Report) -> Option<Self> {
        let headings = Headings::find(table, spec, report)?;
        let mut list = Self { path: table.path.clone(), records: Vec::new(), columns: headings.columns(spec) };
        if table.rows.is_empty() {
            report.push(Diagnostic::error("ND0621").at(table.place(table.headings.number, 0)));
        }
        for row in &table.rows {
            headings.strays(row, report);
            list.records.push(headings.record(row, report));
        }
        headings.twins(&list, report);
        Some(list)
    }
}

/// Which column of a form stands where.
struct Headings<'a> {
    table: &'a Table,
    written: Vec<String>,
    /// Columns of the form with their places, those that the list has.
    found: Vec<(&'a Column, usize)>,
    names: Vec<String>,
}

impl<'a> Headings<'a> {
    /// `None` where a column that must be there is missing.
    fn find(table: &'a Table, spec: &'a Records, report: &mut Report) -> Option<Self> {
        let mut this = Self { table, written: table.headings.texts(), found: Vec::new(), names: spec.names() };
        let mut missing = Vec::new();
        for column in &spec.columns {
            let places: Vec<usize> = (0..this.written.len()).filter(|i| column.is_headed(&this.written[*i])).collect();
            match places[..] {
                [] => missing.push(column),
                [first, ..] => this.found.push((column, first)),
            }
            for second in places.iter().skip(1) {
                let finding = Diagnostic::error("ND0614").at(this.heading(*second)).arg("column", &column.label.vi);
                report.push(finding.arg("first", places[0] + 1));
            }
        }
        // A first row without any heading is one of somebody's data: nothing of it is repeated.
        if !this.found.is_empty() {
            this.unknown(&missing, report);
        }
        let required: Vec<&&Column> = missing.iter().filter(|c| c.required).collect();
        for column in &required {
            let label = &column.label.vi;
            let meant = this.unused(spec).map(|i| this.written[i].as_str()).find(|h| is_like(h, label, this.found.is_empty()));
            let finding = Diagnostic::error("ND0613").at(this.heading(0)).arg("column", label);
            report.push(finding.arg("nearest", meant.unwrap_or_default()));
        }
        required.is_empty().then_some(this)
    }

    fn heading(&self, column: usize) -> Span {
        self.table.place(self.table.headings.number, column)
    }

    /// Headings that nothing takes: a slip where a column like it is missing, else only a remark.
    fn unknown(&self, missing: &[&Column], report: &mut Report) {
        let taken = |i: usize| self.found.iter().any(|(c, _)| c.is_headed(&self.written[i]));
        for i in (0..self.written.len()).filter(|i| !self.written[*i].is_empty() && !taken(*i)) {
            let heading = &self.written[i];
            let meant = missing.iter().filter(|c| !c.required).map(|c| c.label.vi.as_str()).find(|label| is_like(heading, label, true));
            let severity = if meant.is_some() { Severity::Error } else { Severity::Warning };
            let finding = Diagnostic { severity, ..Diagnostic::error("ND0615") };
            report.push(finding.at(self.heading(i)).arg("heading", heading).arg("nearest", meant.unwrap_or_default()));
        }
    }

    /// Headings that no column of `spec` has.
    fn unused(&self, spec: &'a Records) -> impl Iterator<Item = usize> {
        let known = |i: &usize| spec.columns.iter().any(|c| c.is_headed(&self.written[*i]));
        (0..self.written.len()).filter(move |i| !known(i))
    }

    fn columns(&self, spec: &Records) -> BTreeMap<String, (usize, String)> {
        let place = |c: &Column| self.found.iter().find(|(f, _)| f.id.value == c.id.value).map(|(_, at)| *at);
        let named = spec.columns.iter().filter_map(|c| Some((c, place(c)?)));
        named.map(|(c, at)| (c.id.value.clone(), (at, self.written[at].clone()))).collect()
    }

    /// Cells that no heading stands over: an unquoted separator has pushed the row to the right.
    fn strays(&self, row: &Row, report: &mut Report) {
        let headed = |i: usize| self.written.get(i).is_some_and(|h| !h.is_empty());
        if let Some(stray) = (0..row.cells.len()).find(|i| *row.cell(*i) != Cell::Blank && !headed(*i)) {
            report.push(Diagnostic::error("ND0620").at(self.table.place(row.number, stray)));
        }
    }

    fn record(&self, row: &Row, report: &mut Report) -> Record {
        let mut values: BTreeMap<String, String> = self.names.iter().map(|name| (name.clone(), String::new())).collect();
        for (column, at) in &self.found {
            match self.cell(column, row, *at) {
                Ok(found) => values.extend(found),
                Err(finding) => report.push(finding.arg("column", &self.written[*at])),
            }
        }
        Record { row: row.number, values, photos: BTreeMap::new() }
    }

    fn cell(&self, column: &Column, row: &Row, at: usize) -> Result<BTreeMap<String, String>, Diagnostic> {
        let failed = |code| Diagnostic::error(code).at(self.table.place(row.number, at));
        let cell = row.cell(at);
        if *cell == Cell::Blank {
            return if column.required { Err(failed("ND0616")) } else { Ok(BTreeMap::new()) };
        }
        let length = cell.show().chars().count();
        if let Some(max) = column.max.filter(|max| length > *max) {
            return Err(failed("ND0619").arg("length", length).arg("max", max));
        }
        value::values(column, cell).map_err(|wrong| match wrong {
            Wrong::Letters => failed("ND0622"),
            Wrong::Kind if *cell == Cell::Fault => failed("ND0617").arg("kind", "fault"),
            Wrong::Kind => failed("ND0617").arg("kind", column.kind.as_str()),
        })
    }

    /// Cells of a column that may not say the same twice, and do.
    fn twins(&self, list: &List, report: &mut Report) {
        for (column, at) in self.found.iter().filter(|(c, _)| c.unique) {
            let mut seen: BTreeMap<String, u32> = BTreeMap::new();
            for record in &list.records {
                let value = record.values.get(&column.id.value).map(|v| v.to_lowercase()).filter(|v| !v.is_empty());
                let Some(value) = value else { continue };
                if let Some(first) = seen.get(&value) {
                    let finding = Diagnostic::error("ND0618").at(self.table.place(record.row, *at));
                    report.push(finding.arg("column", &self.written[*at]).arg("first", first));
                } else {
                    seen.insert(value, record.row);
                }
            }
        }
    }
}

/// Whether `heading` may be meant for `label`: every other letter may be wrong, or only one in four.
fn is_like(heading: &str, label: &str, strictly: bool) -> bool {
    let (heading, label) = (fold(heading), fold(label));
    let wrong = strsim::osa_distance(&heading, &label);
    wrong * if strictly { 4 } else { 2 } <= label.len()
}
