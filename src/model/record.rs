//! Records: the rows of a list of people or gifts, as forms take them.
//!
//! In: the columns that a form declares (`records:` of an artboard or a document), and a [`Table`]. Out: a [`List`] of
//! values ready to be printed, or every mistake of the list at once. Must not know what a form looks like. Findings name
//! row and column and never repeat a value: it may be personal.

mod read;
mod value;

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;

use super::photo::Photo;
use super::text::{Text, fold};
use crate::diagnostic::Span;
use crate::source::yaml::Located;

/// What a list has to tell.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Records {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Ids of elements that are only for writing on by hand; they go where the form is filled in.
    #[serde(default)]
    pub blank: Vec<Located<String>>,
}

/// A column of a list.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// `{{ record.<id> }}` in texts.
    pub id: Located<String>,
    /// Its heading in the list, found whatever its case and accents.
    pub label: Text,
    /// Other headings that people write.
    #[serde(default)]
    pub also: Vec<String>,
    /// What stands in it.
    #[serde(default)]
    pub kind: Kind,
    /// No cell may be blank.
    #[serde(default)]
    pub required: bool,
    /// No two cells may say the same.
    #[serde(default)]
    pub unique: bool,
    /// Most characters.
    pub max: Option<usize>,
}

/// What stands in a column.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(rename = "ColumnKind")]
pub enum Kind {
    /// Words.
    #[default]
    Text,
    /// Who it is; letters and case stay as typed.
    Name,
    /// The number of a paper, with its zeros, letters and strokes (`0125/GCN`).
    Number,
    /// Whole đồng: `record.<id>` in figures, `record.<id>_words` in words.
    Money,
    /// A day: `record.<id>` is `8/5/2023`, `record.<id>_line` is `ngày 08 tháng 5 năm 2023`, `record.<id>_words` the same
    /// in words, `record.<id>_lunar` its day in the lunar calendar.
    Date,
    /// A picture's file name, beside the list.
    Photo,
}

impl Kind {
    /// What follows the column's id in names of values made from it.
    #[must_use]
    pub fn derived(self) -> &'static [&'static str] {
        match self {
            Self::Money => &["words"],
            Self::Date => &["line", "words", "lunar"],
            Self::Text | Self::Name | Self::Number | Self::Photo => &[],
        }
    }

    /// Its name in messages.
    fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Name => "name",
            Self::Number => "number",
            Self::Money => "money",
            Self::Date => "date",
            Self::Photo => "photo",
        }
    }
}

impl Column {
    /// Every name after `record.` that it gives a value to.
    pub fn names(&self) -> impl Iterator<Item = String> {
        let own = self.id.value.clone();
        let derived = self.kind.derived().iter().map(|suffix| format!("{}_{suffix}", self.id.value));
        std::iter::once(own).chain(derived)
    }

    /// Its headings, folded.
    pub fn headings(&self) -> impl Iterator<Item = String> {
        let written = [Some(self.label.vi.as_str()), self.label.en.as_deref(), Some(self.id.value.as_str())];
        written.into_iter().flatten().chain(self.also.iter().map(String::as_str)).map(fold)
    }

    /// Whether this heading is one of its own; what stands in brackets is a remark.
    fn is_headed(&self, heading: &str) -> bool {
        let whole = fold(heading);
        let bare = heading.split('(').next().map(fold).unwrap_or_default();
        self.headings().any(|own| !own.is_empty() && (own == whole || own == bare))
    }
}

impl Records {
    /// The column that gives this name after `record.` its value.
    #[must_use]
    pub fn column_of(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|c| c.names().any(|n| n == name))
    }

    /// Every name after `record.`.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        self.columns.iter().flat_map(Column::names).collect()
    }

    /// How many of these texts are headings of its columns, each column counted once.
    #[must_use]
    pub fn fits(&self, headings: &[String]) -> usize {
        self.columns.iter().filter(|c| headings.iter().any(|h| c.is_headed(h))).count()
    }

    /// The column whose values name single files: the first of numbers.
    #[must_use]
    pub fn key(&self) -> Option<&Column> {
        self.columns.iter().find(|c| c.kind == Kind::Number)
    }
}

/// A row, understood.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// Its row in the list.
    pub row: u32,
    /// A value for each name of its [`Records`]; empty where the cell is blank.
    pub values: BTreeMap<String, String>,
    /// Its pictures by column.
    pub photos: BTreeMap<String, Photo>,
}

/// All rows.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// What findings call the file.
    pub path: Arc<str>,
    /// The rows in their order.
    pub records: Vec<Record>,
    /// Where each column stands, counted from 0, with its heading as the list has it.
    columns: BTreeMap<String, (usize, String)>,
}

impl List {
    /// The place of a record's cell.
    #[must_use]
    pub fn place(&self, record: &Record, column: &str) -> Span {
        let at = self.columns.get(column).map_or(0, |(at, _)| *at);
        Span { path: self.path.clone(), line: record.row, column: u32::try_from(at + 1).unwrap_or(u32::MAX), len: 1 }
    }

    /// Every column that the list has.
    pub fn columns(&self) -> impl Iterator<Item = &str> {
        self.columns.keys().map(String::as_str)
    }

    /// What the list calls a column; its id where the list doesn't have it.
    #[must_use]
    pub fn heading<'s>(&'s self, column: &'s str) -> &'s str {
        self.columns.get(column).map_or(column, |(_, heading)| heading)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::diagnostic::{Report, Severity};
    use crate::source::table;

    pub(super) fn column(id: &str, kind: Kind) -> Column {
        let label = Text { vi: id.to_owned(), en: None };
        let id = Located::new(id.to_owned(), Span::file("a.yaml"));
        Column { id, label, also: Vec::new(), kind, required: false, unique: false, max: None }
    }

    fn spec() -> Records {
        let named = |id, label: &str, kind| Column { label: Text { vi: label.to_owned(), en: None }, ..column(id, kind) };
        let columns = vec![
            Column { required: true, also: vec!["Tên".to_owned()], ..named("name", "Họ và tên", Kind::Name) },
            Column { unique: true, max: Some(8), ..named("number", "Số", Kind::Number) },
            named("amount", "Số tiền", Kind::Money),
            named("date", "Ngày", Kind::Date),
        ];
        Records { columns, blank: Vec::new() }
    }

    /// The list, and the findings as `severity code row:column`.
    fn read(text: &str) -> (Option<List>, Vec<String>) {
        let mut report = Report::default();
        let spec = spec();
        let list = table::read(&"a.csv".into(), text.as_bytes(), &|h| spec.fits(h)).map_err(|d| report.push(d)).ok();
        let list = list.and_then(|t| List::read(&t, &spec, &mut report));
        let shown = |d: &crate::diagnostic::Diagnostic| {
            let span = d.span.clone().expect("a place");
            let mark = if d.severity == Severity::Error { "" } else { "~" };
            format!("{mark}{} {}:{}", d.code, span.line, span.column)
        };
        let findings = report.sorted().into_iter().map(shown).collect();
        (list, findings)
    }

    #[test]
    fn headings_are_found_whatever_their_case_accents_and_remarks() {
        let (list, findings) = read("SO;ho va ten;Số tiền (đồng);ngay\n01;Một Hai;1.005.000;8/5/2023\n02;ba;;\n");
        assert_eq!(findings, Vec::<String>::new());
        let list = list.expect("a list");
        let values = &list.records[0].values;
        let value = |name: &str| values[name].as_str();
        assert_eq!([value("number"), value("name"), value("amount")], ["01", "Một Hai", "1.005.000 đồng"]);
        assert_eq!(value("amount_words"), "một triệu không trăm linh năm nghìn đồng");
        assert_eq!([value("date"), value("date_line")], ["8/5/2023", "ngày 08 tháng 5 năm 2023"]);
        assert_eq!(value("date_words"), "ngày mồng tám tháng năm năm hai nghìn không trăm hai mươi ba");
        assert_eq!(value("date_lunar"), "ngày mười chín tháng Ba năm Quý Mão");
        assert_eq!(list.records[1].values.values().filter(|v| v.is_empty()).count(), 6);
        assert_eq!((list.heading("amount"), list.place(&list.records[1], "amount").column), ("Số tiền (đồng)", 3));
    }

    #[test]
    fn all_mistakes_of_all_rows_at_once() {
        let rows = "a1;Một;x;31/4/2023\na1;;1.5;8/5/2023\n000000001;Hai?Ba;1;8/5/23\nb;Bốn;5;;thừa\n";
        let (_, findings) = read(&format!("Số;Tên;Số tiền;Ngày\n{rows}"));
        let expected = [
            "ND0617 2:3",
            "ND0617 2:4",
            "ND0618 3:1",
            "ND0616 3:2",
            "ND0617 3:3",
            "ND0619 4:1",
            "ND0622 4:2",
            "ND0617 4:4",
            "ND0617 5:1",
            "ND0620 5:5",
        ];
        assert_eq!(findings, expected);
    }

    #[test]
    fn headings_that_are_missing_doubled_or_unknown() {
        assert_eq!(read("Số;Ho ten va\n1;Một\n").1, ["ND0613 1:1", "~ND0615 1:2"]);
        assert_eq!(read("Họ và tên;Tên\nMột;Hai\n").1, ["ND0614 1:2"]);
        assert_eq!(read("STT;Họ và tên;Số tiên;Ghi chú\n1;Một;;\n").1, ["~ND0615 1:1", "~ND0615 1:4"]);
        assert_eq!(read("Họ và tên;Sô tiềm\nMột;1\n").1, ["ND0615 1:2"]);
        assert_eq!(read("Họ và tên\n").1, ["ND0621 1:1"]);
    }
}
