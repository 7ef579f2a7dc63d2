//! A workbook (XLSX) → rows of the sheet that has the best headings.
//!
//! Formulas give the values that they had when the file was saved. Workbooks are untrusted: the ZIP is unpacked once into
//! nothing to measure it, cells are read one after the other, never as the rectangle that the file declares, and the
//! reader may panic.

use std::collections::BTreeMap;
use std::io::{self, Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use calamine::{DataRef, Reader, SheetVisible, Style, Xlsx, XlsxError};
use jiff::civil::Date;

use super::{Cell, Fits, MAX_COLUMNS, Row, add, best, place, too_large, unread};
use crate::diagnostic::{Diagnostic, Span};

/// Most bytes that a workbook may unpack to.
const MAX_UNPACKED: u64 = 128 << 20;
/// Greatest number that a sheet holds to the last digit.
const EXACT: f64 = 1e15;

type Workbook<'b> = Xlsx<Cursor<&'b [u8]>>;

/// The rows of the sheet with the best headings; of the first visible one where none serves.
///
/// # Errors
/// `ND0610`, `ND0612`.
pub(super) fn rows(path: &Arc<str>, bytes: &[u8], fits: Fits<'_>) -> Result<Vec<Row>, Diagnostic> {
    measure(path, bytes)?;
    let read = || sheets(path, bytes);
    let mut sheets = catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err(unread(path, "broken")))?;
    let served: Vec<usize> = sheets.iter().map(|rows| best(rows, fits).0).collect();
    let chosen = (0..sheets.len()).rev().max_by_key(|i| served[*i]);
    chosen.map(|i| sheets.swap_remove(i)).ok_or_else(|| unread(path, "empty"))
}

/// Unpacks everything into nothing: what a ZIP says of its sizes need not be true.
fn measure(path: &Arc<str>, bytes: &[u8]) -> Result<(), Diagnostic> {
    let broken = || unread(path, "broken");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())?;
    let mut unpacked = 0;
    for i in 0..archive.len() {
        let entry = archive.by_index(i).map_err(|_| broken())?;
        unpacked += io::copy(&mut entry.take(MAX_UNPACKED + 1), &mut io::sink()).map_err(|_| broken())?;
        if unpacked > MAX_UNPACKED {
            return Err(too_large(Span::file(path), "size", MAX_UNPACKED >> 20));
        }
    }
    Ok(())
}

/// The rows of every visible sheet.
fn sheets(path: &Arc<str>, bytes: &[u8]) -> Result<Vec<Vec<Row>>, Diagnostic> {
    let failed = |e: XlsxError| unread(path, if matches!(e, XlsxError::Password) { "locked" } else { "broken" });
    let mut workbook: Workbook<'_> = Xlsx::new(Cursor::new(bytes)).map_err(failed)?;
    let visible = workbook.sheets_metadata().iter().filter(|s| s.visible == SheetVisible::Visible);
    let names: Vec<String> = visible.map(|s| s.name.clone()).collect();
    let mut out = Vec::new();
    for name in names {
        match sheet(path, &mut workbook, &name) {
            Ok(rows) => out.push(rows),
            // A chart has a sheet of its own.
            Err(Fault::Read(XlsxError::NotAWorksheet(_))) => {}
            Err(Fault::Read(e)) => return Err(failed(e)),
            Err(Fault::Large(finding)) => return Err(*finding),
        }
    }
    Ok(out)
}

enum Fault {
    Read(XlsxError),
    Large(Box<Diagnostic>),
}

fn sheet(path: &Arc<str>, workbook: &mut Workbook<'_>, name: &str) -> Result<Vec<Row>, Fault> {
    let mut reader = workbook.worksheet_cells_reader(name).map_err(Fault::Read)?;
    let large = |finding| Fault::Large(Box::new(finding));
    let mut rows: BTreeMap<u32, Vec<Cell>> = BTreeMap::new();
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(Fault::Read)? {
        let (row, column) = cell.get_position();
        let (row, column) = (row.saturating_add(1), usize::try_from(column).unwrap_or(usize::MAX));
        let value = value(cell.get_value(), reader.styles().get(style));
        if value == Cell::Blank {
            continue;
        }
        if column >= MAX_COLUMNS {
            return Err(large(too_large(place(path, row, MAX_COLUMNS), "columns", MAX_COLUMNS)));
        }
        let cells = rows.entry(row).or_default();
        if cells.len() <= column {
            cells.resize(column + 1, Cell::Blank);
        }
        cells[column] = value;
    }
    let mut out = Vec::new();
    for (number, cells) in rows {
        add(path, &mut out, Row::new(number, cells)).map_err(large)?;
    }
    Ok(out)
}

fn value(data: &DataRef<'_>, style: Option<&Style>) -> Cell {
    match data {
        DataRef::Empty => Cell::Blank,
        DataRef::String(text) => Cell::text(text),
        DataRef::SharedString(text) => Cell::text(text),
        DataRef::Bool(b) => Cell::text(if *b { "TRUE" } else { "FALSE" }),
        DataRef::Int(n) => Cell::text(&n.to_string()),
        DataRef::Float(n) => with_zeros(*n, style).unwrap_or(Cell::Number(*n)),
        DataRef::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            let small = |n: u8| i8::try_from(n).unwrap_or(0);
            Date::new(i16::try_from(year).unwrap_or(0), small(month), small(day)).map_or(Cell::Fault, Cell::Day)
        }
        DataRef::DateTime(duration) => Cell::Number(duration.as_f64()),
        DataRef::DateTimeIso(text) => text.get(..10).and_then(|day| day.parse().ok()).map_or_else(|| Cell::text(text), Cell::Day),
        DataRef::DurationIso(text) => Cell::text(text),
        DataRef::Error(_) => Cell::Fault,
    }
}

/// `125` in the format `0000` is seen, and meant, as `0125`.
fn with_zeros(n: f64, style: Option<&Style>) -> Option<Cell> {
    let code = &style?.number_format.as_ref()?.format_code;
    let digits = code.len();
    let padded = digits > 1 && code.bytes().all(|b| b == b'0') && n.fract() == 0.0 && (0.0..EXACT).contains(&n);
    padded.then(|| Cell::text(&format!("{n:0digits$.0}")))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#;
    const RELS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
    const BOOK_RELS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="s2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="st" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;
    const BOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Ghi" sheetId="1" r:id="s1"/><sheet name="Danh" sheetId="2" r:id="s2"/></sheets></workbook>"#;
    const STYLES: &str = r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="0000"/></numFmts><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>"#;

    /// A workbook of two sheets with these rows.
    fn workbook(first: &str, second: &str) -> Vec<u8> {
        let sheet = |rows: &str| {
            format!(
                r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#
            )
        };
        let (first, second) = (sheet(first), sheet(second));
        let files = [
            ("[Content_Types].xml", TYPES),
            ("_rels/.rels", RELS),
            ("xl/workbook.xml", BOOK),
            ("xl/_rels/workbook.xml.rels", BOOK_RELS),
            ("xl/styles.xml", STYLES),
            ("xl/worksheets/sheet1.xml", &first),
            ("xl/worksheets/sheet2.xml", &second),
        ];
        let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in files {
            out.start_file(name, zip::write::SimpleFileOptions::default()).expect("starts");
            out.write_all(text.as_bytes()).expect("written");
        }
        out.finish().expect("a ZIP").into_inner()
    }

    fn text(at: &str, words: &str) -> String {
        format!(r#"<c r="{at}" t="inlineStr"><is><t>{words}</t></is></c>"#)
    }

    fn known(headings: &[String]) -> usize {
        headings.iter().filter(|h| ["Số", "Ngày"].contains(&h.as_str())).count()
    }

    #[test]
    fn cells_are_what_a_reader_of_the_sheet_sees() {
        let second = [
            format!("<row r=\"1\">{}</row>", text("A1", "DANH SÁCH")),
            format!("<row r=\"3\">{}{}{}</row>", text("B3", "Số"), text("C3", "Ngày"), text("D3", "Số tiền")),
            r#"<row r="4"><c r="B4" s="2"><v>125</v></c><c r="C4" s="1"><v>45054</v></c><c r="D4"><f>1000000+5000</f><v>1005000</v></c></row>"#.to_owned(),
            r#"<row r="5"><c r="B5" t="e"><v>#REF!</v></c><c r="D5"><v>0.5</v></c></row>"#.to_owned(),
        ];
        let bytes = workbook(&format!("<row r=\"1\">{}</row>", text("A1", "Ghi chú")), &second.concat());
        let rows = rows(&"a.xlsx".into(), &bytes, &known).expect("rows");
        assert_eq!(rows.iter().map(|r| r.number).collect::<Vec<_>>(), [1, 3, 4, 5]);
        let day = Date::constant(2023, 5, 8);
        assert_eq!(rows[2].cells, [Cell::Blank, Cell::text("0125"), Cell::Day(day), Cell::Number(1_005_000.0)]);
        assert_eq!(rows[3].cells, [Cell::Blank, Cell::Fault, Cell::Blank, Cell::Number(0.5)]);
        assert_eq!(rows[2].texts(), ["", "0125", "8/5/2023", "1005000"]);
    }

    #[test]
    fn a_cell_far_out_takes_no_memory() {
        let far = format!("<row r=\"1\">{}</row><row r=\"1048576\">{}</row>", text("A1", "Số"), text("XFD1048576", "x"));
        let finding = rows(&"a.xlsx".into(), &workbook(&far, ""), &known).expect_err("too wide");
        assert_eq!((finding.code, finding.args["kind"].as_str()), ("ND0612", "columns"));
    }

    #[test]
    fn a_bomb_is_measured_before_it_is_read() {
        let blanks = " ".repeat(129 << 20);
        let finding = rows(&"a.xlsx".into(), &workbook(&blanks, ""), &known).expect_err("too large");
        assert_eq!((finding.code, finding.args["kind"].as_str()), ("ND0612", "size"));
    }
}
