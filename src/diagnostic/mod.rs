//! Findings: what is wrong, where, and how to mend it.
//!
//! In: codes, places and arguments from every stage. Out: one sorted [`Report`], shown by the renderers in [`text`] and
//! [`json`]. Must not know: files, the model, or which stage found what. One type for every finding and every failure.

pub mod github;
pub mod json;
pub mod messages;
pub mod sarif;
pub mod text;

use std::collections::BTreeMap;
use std::sync::Arc;

/// A place in a project file. Lines and columns count from 1, columns and `len` in Unicode characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// Path inside the project, with `/`.
    pub path: Arc<str>,
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1, in characters.
    pub column: u32,
    /// Length in characters, at least 1 when shown.
    pub len: u32,
}

impl Span {
    /// The start of a file, for findings about the file as a whole.
    #[must_use]
    pub fn file(path: &str) -> Self {
        Self { path: path.into(), line: 1, column: 1, len: 1 }
    }

    /// The place of the byte range `start..end` of `text`.
    #[must_use]
    pub fn of_bytes(path: &Arc<str>, text: &str, start: usize, end: usize) -> Self {
        let start = floor_boundary(text, start);
        let line = text.bytes().take(start).filter(|b| *b == b'\n').count() + 1;
        Self::on_line(path, text, line, start, end)
    }

    fn on_line(path: &Arc<str>, text: &str, line: usize, start: usize, end: usize) -> Self {
        let end = floor_boundary(text, end.max(start));
        let line_start = text[..start].rfind('\n').map_or(0, |i| i + 1);
        let column = text[line_start..start].chars().count() + 1;
        let len = text[start..end].lines().next().map_or(1, |l| l.chars().count().max(1));
        Self { path: path.clone(), line: to_u32(line), column: to_u32(column), len: to_u32(len) }
    }
}

/// A text of which many places are asked for.
pub struct Lines<'t> {
    text: &'t str,
    /// Where each line begins, but the first.
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    /// Finds the lines.
    #[must_use]
    pub fn of(text: &'t str) -> Self {
        Self { text, starts: text.bytes().zip(1..).filter_map(|(b, next)| (b == b'\n').then_some(next)).collect() }
    }

    /// As [`Span::of_bytes`].
    #[must_use]
    pub fn span(&self, path: &Arc<str>, start: usize, end: usize) -> Span {
        let start = floor_boundary(self.text, start);
        let line = self.starts.partition_point(|from| *from <= start) + 1;
        Span::on_line(path, self.text, line, start, end)
    }
}

fn floor_boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0)
}

fn to_u32(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// How bad a finding is. Only an error stops the build.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Nothing is built while one stands.
    Error,
    /// Shown, does not stop the build.
    Warning,
    /// A remark.
    Info,
}

impl Severity {
    /// The word used in machine formats.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

/// One finding. Its words live in the message files, by `code`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// `ND####` for syntax and structure, or a rule of the domain (`EMB-01`, `TXT-12`).
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Where; `None` for findings that no file holds (a wrong argument, a full disk).
    pub span: Option<Span>,
    /// Values named in the message.
    pub args: BTreeMap<&'static str, String>,
}

impl Diagnostic {
    /// An error with the code `code`.
    #[must_use]
    pub fn error(code: &'static str) -> Self {
        Self { code, severity: Severity::Error, span: None, args: BTreeMap::new() }
    }

    /// A warning with the code `code`.
    #[must_use]
    pub fn warning(code: &'static str) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code) }
    }

    /// Adds the place.
    #[must_use]
    pub fn at(mut self, span: impl Into<Option<Span>>) -> Self {
        self.span = span.into();
        self
    }

    /// Adds a value that the message names.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.insert(name, value.to_string());
        self
    }

    /// Adds the nearest of `known` to what was written, and the list of what is known.
    #[must_use]
    pub fn nearest<'a>(self, written: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        let mut known: Vec<&str> = known.into_iter().collect();
        known.sort_unstable();
        known.dedup();
        let near = nearest(written, known.iter().copied()).unwrap_or_default().to_owned();
        let list = if known.len() > 24 { String::new() } else { known.join(", ") };
        self.arg("nearest", near).arg("known", list)
    }

    fn sort_key(&self) -> (&str, u32, u32, Severity, &str, &BTreeMap<&'static str, String>) {
        let (path, line, column) = self.span.as_ref().map_or(("", 0, 0), |s| (&*s.path, s.line, s.column));
        (path, line, column, self.severity, self.code, &self.args)
    }
}

/// The known word most like `written`, if one is near enough to be meant.
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .map(|k| (strsim::osa_distance(&written.to_lowercase(), &k.to_lowercase()), k))
        .filter(|(d, k)| *d <= 1 + k.chars().count().max(written.chars().count()) / 3)
        .min()
        .map(|(_, k)| k)
}

/// All findings of a run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    items: Vec<Diagnostic>,
    lost: std::collections::BTreeSet<Arc<str>>,
}

impl Report {
    /// Adds one finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.items.push(diagnostic);
    }

    /// Adds the findings of another report.
    pub fn append(&mut self, other: Self) {
        self.items.extend(other.items);
        self.lost.extend(other.lost);
    }

    /// Whether anything stops the build.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.items.iter().any(|d| d.severity == Severity::Error)
    }

    /// How many findings have this severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.items.iter().filter(|d| d.severity == severity).count()
    }

    /// Whether there is nothing to say.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The findings by file, line and column, each once.
    #[must_use]
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut all: Vec<&Diagnostic> = self.items.iter().collect();
        all.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
        all.dedup();
        all
    }

    /// Notes a file that gave no value at all: what refers to it is not wrong for that.
    pub fn lose(&mut self, path: &str) {
        self.lost.insert(path.into());
    }

    /// Files that gave no value.
    #[must_use]
    pub fn lost(&self) -> &std::collections::BTreeSet<Arc<str>> {
        &self.lost
    }

    /// Keeps one finding of each code and place: a template's mistake shows on every page that it makes.
    pub fn each_place_once(&mut self) {
        let mut seen = std::collections::BTreeSet::new();
        self.items.retain(|d| d.span.is_none() || seen.insert((d.code, d.span.clone())));
    }

    /// Changes each finding's severity, or drops it, as `decide` says.
    pub fn retain_mut(&mut self, decide: impl FnMut(&mut Diagnostic) -> bool) {
        self.items.retain_mut(decide);
    }
}

impl Extend<Diagnostic> for Report {
    fn extend<T: IntoIterator<Item = Diagnostic>>(&mut self, iter: T) {
        self.items.extend(iter);
    }
}

impl From<Diagnostic> for Report {
    fn from(d: Diagnostic) -> Self {
        Self { items: vec![d], ..Self::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_counts_characters_not_bytes() {
        let text = "a: 1\nđỏ: sai\n";
        let at = text.find("sai").expect("there");
        let span = Span::of_bytes(&"x.yaml".into(), text, at, at + 3);
        assert_eq!((span.line, span.column, span.len), (2, 5, 3));
    }

    #[test]
    fn a_text_of_known_lines_gives_the_same_places() {
        let text = "a: 1\r\nđỏ: sai\n\n  x\n";
        let lines = Lines::of(text);
        for start in 0..=text.len() + 1 {
            for end in start..=text.len() + 1 {
                assert_eq!(lines.span(&"x.yaml".into(), start, end), Span::of_bytes(&"x.yaml".into(), text, start, end));
            }
        }
    }

    #[test]
    fn the_nearest_word_is_one_that_could_be_meant() {
        assert_eq!(nearest("slogns", ["slogans", "scope"]), Some("slogans"));
        assert_eq!(nearest("xyz", ["slogans", "scope"]), None);
    }

    #[test]
    fn findings_come_sorted_and_once() {
        let mut report = Report::default();
        let at = |line| Span { path: "a".into(), line, column: 1, len: 1 };
        report.push(Diagnostic::error("ND0102").at(at(9)));
        report.push(Diagnostic::warning("ND0101").at(at(2)));
        report.push(Diagnostic::error("ND0102").at(at(9)));
        let lines: Vec<u32> = report.sorted().iter().filter_map(|d| d.span.as_ref().map(|s| s.line)).collect();
        assert_eq!(lines, [2, 9]);
    }
}
