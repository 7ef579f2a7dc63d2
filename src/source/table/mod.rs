//! Lists of people as spreadsheets save them, CSV or XLSX: rows of cells with their places.
//!
//! In: a file's bytes, and who says how well a row serves as headings. Out: a [`Table`]. The separator of a CSV, the sheet
//! of a workbook and the row of headings below a title are those that serve best. Must not know what columns mean. No
//! finding repeats what a cell says: lists hold personal data.

mod csv;
mod encoding;
mod sheet;

use std::sync::Arc;

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::{Diagnostic, Span};

/// Largest file of a list, in bytes.
pub const MAX_BYTES: u64 = 16 << 20;
/// Most rows of a list.
const MAX_ROWS: usize = 20_000;
/// Most columns of a list.
const MAX_COLUMNS: usize = 256;
/// Longest text of a cell, in characters: what is longer has lost a quotation mark.
const MAX_CELL: usize = 1_000;
/// How many rows from the top may be the headings: titles stand above them.
const LOOK: usize = 10;
/// How a workbook begins: it is a ZIP.
const WORKBOOK: &[u8] = b"PK\x03\x04";
/// How an Excel file before 2007 begins, and one with a password.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0";

/// A list.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// What findings call the file.
    pub path: Arc<str>,
    /// The row of headings.
    pub headings: Row,
    /// The rows below it that hold something.
    pub rows: Vec<Row>,
}

/// A row.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its line in a CSV, its number in a sheet; from 1.
    pub number: u32,
    /// Its cells from the first column on; those missing at the end are blank.
    pub cells: Vec<Cell>,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing.
    Blank,
    /// Text in NFC: no space at its ends, one between words.
    Text(String),
    /// A number of a sheet.
    Number(f64),
    /// A day of a sheet.
    Day(Date),
    /// A formula that failed.
    Fault,
}

/// How well these texts serve as headings: how many of them are known. No row at all serves as 0.
pub type Fits<'f> = &'f dyn Fn(&[String]) -> usize;

/// Reads a list. `path` is what findings call it.
///
/// # Errors
/// `ND0610` where it is no list, `ND0611` where its letters are not Unicode, `ND0612` where it is too large.
pub fn read(path: &Arc<str>, bytes: &[u8], fits: Fits<'_>) -> Result<Table, Diagnostic> {
    if bytes.starts_with(COMPOUND) {
        return Err(unread(path, "old"));
    }
    let rows =
        if bytes.starts_with(WORKBOOK) { sheet::rows(path, bytes, fits)? } else { csv::rows(path, &encoding::text(path, bytes)?, fits)? };
    let headings = best(&rows, fits).1;
    let mut rows = rows.into_iter().skip(headings);
    let headings = rows.next().ok_or_else(|| unread(path, "empty"))?;
    Ok(Table { path: path.clone(), headings, rows: rows.collect() })
}

impl Table {
    /// A cell's place: its row, and its column counted from 1.
    #[must_use]
    pub fn place(&self, row: u32, column: usize) -> Span {
        place(&self.path, row, column)
    }
}

impl Row {
    /// A row without blanks at its end; `None` where nothing else is in it.
    fn new(number: u32, mut cells: Vec<Cell>) -> Option<Self> {
        let filled = cells.iter().rposition(|c| *c != Cell::Blank)?;
        cells.truncate(filled + 1);
        Some(Self { number, cells })
    }

    /// The cell of a column counted from 0.
    #[must_use]
    pub fn cell(&self, column: usize) -> &Cell {
        self.cells.get(column).unwrap_or(&Cell::Blank)
    }

    /// What a reader of the sheet sees.
    #[must_use]
    pub fn texts(&self) -> Vec<String> {
        self.cells.iter().map(Cell::show).collect()
    }
}

impl Cell {
    fn text(written: &str) -> Self {
        let words: Vec<String> = written.split_whitespace().map(|w| w.nfc().collect()).collect();
        if words.is_empty() { Self::Blank } else { Self::Text(words.join(" ")) }
    }

    /// What a reader of the sheet sees: days as `8/5/2023`, whole numbers without a point.
    #[must_use]
    pub fn show(&self) -> String {
        match self {
            Self::Blank | Self::Fault => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(n) => n.to_string(),
            Self::Day(d) => format!("{}/{}/{}", d.day(), d.month(), d.year()),
        }
    }
}

/// How well the best of the first rows serves as headings, and which it is; the first where none serves.
fn best(rows: &[Row], fits: Fits<'_>) -> (usize, usize) {
    let served = rows.iter().take(LOOK).map(|row| fits(&row.texts()));
    served.enumerate().fold((0, 0), |best, (i, n)| if n > best.0 { (n, i) } else { best })
}

fn place(path: &Arc<str>, row: u32, column: usize) -> Span {
    Span { path: path.clone(), line: row, column: u32::try_from(column + 1).unwrap_or(u32::MAX), len: 1 }
}

fn unread(path: &Arc<str>, kind: &str) -> Diagnostic {
    Diagnostic::error("ND0610").at(Span::file(path)).arg("kind", kind)
}

fn too_large(span: Span, kind: &str, limit: impl ToString) -> Diagnostic {
    Diagnostic::error("ND0612").at(span).arg("kind", kind).arg("limit", limit)
}

/// Adds a row that holds something, unless there are too many already.
fn add(path: &Arc<str>, rows: &mut Vec<Row>, row: Option<Row>) -> Result<(), Diagnostic> {
    let Some(row) = row else { return Ok(()) };
    if rows.len() > MAX_ROWS + LOOK {
        return Err(too_large(place(path, row.number, 0), "rows", MAX_ROWS));
    }
    if row.cells.len() > MAX_COLUMNS {
        return Err(too_large(place(path, row.number, MAX_COLUMNS), "columns", MAX_COLUMNS));
    }
    let long = |c: &Cell| matches!(c, Cell::Text(t) if t.chars().count() > MAX_CELL);
    if let Some(column) = row.cells.iter().position(long) {
        return Err(too_large(place(path, row.number, column), "cell", MAX_CELL));
    }
    rows.push(row);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(headings: &[String]) -> usize {
        headings.iter().filter(|h| ["Số", "Họ và tên", "Ngày"].contains(&h.as_str())).count()
    }

    fn table(bytes: &[u8]) -> Result<Table, (&'static str, u32, u32, String)> {
        read(&"a.csv".into(), bytes, &known).map_err(|d| {
            let span = d.span.clone().expect("a place");
            (d.code, span.line, span.column, d.args.get("kind").cloned().unwrap_or_default())
        })
    }

    fn texts(t: &Table) -> Vec<(u32, Vec<String>)> {
        t.rows.iter().map(|r| (r.number, r.texts())).collect()
    }

    fn row(number: u32, cells: &[&str]) -> (u32, Vec<String>) {
        (number, cells.iter().map(|c| (*c).to_owned()).collect())
    }

    #[test]
    fn every_separator_and_encoding_gives_the_same_list() {
        let plain = "Số;Họ và tên\n01;Một, hai\n";
        let utf16 = |swap: bool| -> Vec<u8> {
            let units = plain.encode_utf16().flat_map(|u| if swap { u.to_be_bytes() } else { u.to_le_bytes() });
            [if swap { [0xfe, 0xff] } else { [0xff, 0xfe] }].into_iter().flatten().chain(units).collect()
        };
        let written: [Vec<u8>; 7] = [
            plain.into(),
            plain.replace('\n', "\r\n").into(),
            format!("\u{feff}{plain}").into(),
            plain.replace(';', "\t").into(),
            plain.replace("Một, hai", "\"Một, hai\"").replace(';', ",").into(),
            utf16(false),
            utf16(true),
        ];
        for bytes in written {
            let t = table(&bytes).expect("a list");
            assert_eq!((t.headings.texts(), texts(&t)), (vec!["Số".to_owned(), "Họ và tên".to_owned()], vec![row(2, &["01", "Một, hai"])]));
        }
    }

    #[test]
    fn titles_and_blank_lines_stand_around_a_list() {
        let t = table("DANH SÁCH, đợt 1;;\n\nSố;Họ và tên;\n\n01;Một;\n;;\n02;\"Hai\nba\";\n03;Ba;;\n".as_bytes()).expect("a list");
        assert_eq!(t.headings.number, 3);
        assert_eq!(texts(&t), [row(5, &["01", "Một"]), row(7, &["02", "Hai ba"]), row(9, &["03", "Ba"])]);
    }

    #[test]
    fn text_is_composed_and_without_stray_spaces() {
        let t = table("Số,Họ và tên\n 01 ,Nguye\u{302}\u{303}n\u{a0} Va\u{306}n  A \n".as_bytes()).expect("a list");
        assert_eq!(texts(&t), [row(2, &["01", "Nguyễn Văn A"])]);
    }

    #[test]
    fn what_is_no_list_is_said() {
        assert_eq!(table(b"").expect_err("empty"), ("ND0610", 1, 1, "empty".to_owned()));
        assert_eq!(table(b"\n \n").expect_err("empty"), ("ND0610", 1, 1, "empty".to_owned()));
        assert_eq!(table(b"\xd0\xcf\x11\xe0\xa1\xb1").expect_err("old"), ("ND0610", 1, 1, "old".to_owned()));
        assert_eq!(table(b"PK\x03\x04nothing").expect_err("broken"), ("ND0610", 1, 1, "broken".to_owned()));
        assert_eq!(table(b"So,Ho va ten\n1,Nguy\xean\n").expect_err("old letters"), ("ND0611", 2, 1, String::new()));
        assert_eq!(table(b"S\0o\0").expect_err("UTF-16 without a mark"), ("ND0611", 1, 1, String::new()));
        assert_eq!(table(b"\xff\xfeS").expect_err("half a unit"), ("ND0611", 1, 1, String::new()));
    }

    #[test]
    fn what_is_too_large_is_said_at_its_place() {
        let long = format!("Số,Họ và tên\n1,{}\n", "a".repeat(1_001));
        assert_eq!(table(long.as_bytes()).expect_err("long"), ("ND0612", 2, 2, "cell".to_owned()));
        let unclosed = format!("Số,Họ và tên\n1,\"Một\n{}", "2,Hai\n".repeat(400));
        assert_eq!(table(unclosed.as_bytes()).expect_err("unclosed"), ("ND0612", 2, 2, "cell".to_owned()));
        assert_eq!(table("1\n".repeat(20_100).as_bytes()).expect_err("many").0, "ND0612");
        assert_eq!(table("1,".repeat(300).replace("1,", "1,1").as_bytes()).expect_err("wide").3, "columns");
    }
}
