//! `content/data/*.yaml|json|csv` → values that templates read as `data.<name>`.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::diagnostic::{Diagnostic, Report, Span};
use crate::model::text::fold;
use crate::source::yaml::Located;
use crate::source::{SourceFile, Sources, yaml};

const FOLDER: &str = "content/data/";

/// Every table of the folder by its name: the file's stem, `_` for hyphens.
pub(super) fn folder(sources: &Sources, report: &mut Report) -> BTreeMap<String, Value> {
    let mut out = BTreeMap::new();
    let mut places: BTreeMap<String, Located<String>> = BTreeMap::new();
    for file in sources.under(FOLDER) {
        let Some((stem, extension)) = file.path[FOLDER.len()..].rsplit_once('.') else { continue };
        let span = Span::file(&file.path);
        let folded = fold(stem);
        if folded != stem {
            report.push(Diagnostic::error("ND0210").at(span.clone()).arg("slug", stem).arg("suggestion", folded));
            continue;
        }
        let name = stem.replace('-', "_");
        if let Some(first) = places.get(&name) {
            report.push(Diagnostic::error("ND0202").at(span).arg("id", &name).arg("first", format!("{}:1:1", first.span.path)));
            continue;
        }
        places.insert(name.clone(), Located::new(name.clone(), span));
        if let Some(value) = table(file, extension, report) {
            out.insert(name, value);
        }
    }
    out
}

fn table(file: &SourceFile, extension: &str, report: &mut Report) -> Option<Value> {
    let text = file.text()?;
    match extension {
        "yaml" | "yml" => yaml::parse(&file.path, text).map(|node| value(&node)).map_err(|d| report.push(d)).ok(),
        "json" => serde_json::from_str(text).map_err(|e| report.push(broken(file, e.line(), &e.to_string()))).ok(),
        "csv" => rows(text).map_err(|(line, reason)| report.push(broken(file, line, &reason))).ok(),
        _ => {
            report.push(Diagnostic::warning("ND0114").at(Span::file(&file.path)).arg("path", &file.path).nearest("", []));
            None
        }
    }
}

fn broken(file: &SourceFile, line: usize, reason: &str) -> Diagnostic {
    let span = Span { line: u32::try_from(line).unwrap_or(1).max(1), ..Span::file(&file.path) };
    Diagnostic::error("ND0115").at(span).arg("reason", reason.split(" at line ").next().unwrap_or(reason))
}

fn value(node: &yaml::Node) -> Value {
    match &node.value {
        yaml::Value::Null => Value::Null,
        yaml::Value::Bool(b) => (*b).into(),
        yaml::Value::Int(i) => (*i).into(),
        yaml::Value::Float(f) => (*f).into(),
        yaml::Value::Str(s) => s.clone().into(),
        yaml::Value::Seq(items) => items.iter().map(value).collect(),
        yaml::Value::Map(entries) => Value::Object(entries.iter().map(|(k, v)| (k.name.clone(), value(v))).collect()),
    }
}

/// One object a row, by the first row's names. Spreadsheets in Vietnamese write `;` between cells.
fn rows(text: &str) -> Result<Value, (usize, String)> {
    use unicode_normalization::UnicodeNormalization;
    let text: String = text.nfc().collect();
    let first = text.lines().next().unwrap_or_default();
    let delimiter = if first.matches(';').count() > first.matches(',').count() { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).trim(csv::Trim::All).from_reader(text.as_bytes());
    let failed = |e: &csv::Error| (e.position().map_or(1, |p| usize::try_from(p.line()).unwrap_or(1)), e.to_string());
    let names = reader.headers().map_err(|e| failed(&e))?.clone();
    let row = |r: Result<csv::StringRecord, csv::Error>| {
        let cells = r.map_err(|e| failed(&e))?;
        Ok(Value::Object(names.iter().zip(&cells).map(|(n, c)| (n.to_owned(), c.into())).collect::<Map<_, _>>()))
    };
    reader.records().map(row).collect::<Result<Vec<_>, _>>().map(Value::Array)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_keep_quotes_and_semicolons_apart() {
        let rows = rows("tên;số\n\"Huế; thành phố\";2025\n").expect("table");
        assert_eq!(rows, serde_json::json!([{ "tên": "Huế; thành phố", "số": "2025" }]));
    }

    #[test]
    fn a_row_of_another_length_is_found_at_its_line() {
        assert_eq!(rows("a,b\n1,2\n3\n").expect_err("short").0, 3);
    }
}
