//! Findings for people: the line, a mark under the place, what to do.
//!
//! In: a report, a catalogue, and a way to look up a file's text. Out: one string. Must not know where it is printed.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::messages::Catalogue;
use super::{Diagnostic, Report, Severity, Span};

/// How to show a report.
pub struct TextStyle {
    /// ANSI colours.
    pub color: bool,
    /// Columns of the terminal.
    pub width: usize,
}

/// All findings of `report`, then one line that counts them. Empty for an empty report.
pub fn render(report: &Report, words: &Catalogue, style: &TextStyle, text_of: &dyn Fn(&str) -> Option<String>) -> String {
    if report.is_empty() {
        return String::new();
    }
    let mut out = String::new();
    for finding in report.sorted() {
        out.push_str(&one(finding, words, style, text_of));
        out.push_str("\n\n");
    }
    out.push_str(&summary(report, words));
    out.push('\n');
    out
}

/// One line: how many errors and warnings.
#[must_use]
pub fn summary(report: &Report, words: &Catalogue) -> String {
    words.with(
        "summary",
        &[("errors", report.count(Severity::Error).to_string()), ("warnings", report.count(Severity::Warning).to_string())],
    )
}

fn one(d: &Diagnostic, words: &Catalogue, style: &TextStyle, text_of: &dyn Fn(&str) -> Option<String>) -> String {
    let word = words.get(&format!("severity-{}", d.severity.as_str()));
    let level = match d.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let title = words.message(d);
    let help = words.help(d);
    let help_word = words.get("severity-help");
    let mut group = Group::with_title(level.with_name(word.as_str()).primary_title(title.as_str()).id(d.code));
    let source = d.span.as_ref().and_then(|s| text_of(&s.path).map(|t| (s, t)));
    if let Some((span, text)) = &source {
        let range = byte_range(text, span);
        group = group.element(Snippet::source(text.as_str()).path(&*span.path).annotation(AnnotationKind::Primary.span(range)));
    } else if let Some(span) = &d.span {
        let origin = annotate_snippets::Origin::path(&*span.path).line(span.line as usize).char_column(span.column as usize);
        group = group.element(origin);
    }
    if let Some(help) = &help {
        group = group.element(Level::HELP.with_name(help_word.as_str()).message(help.as_str()));
    }
    let renderer = if style.color { Renderer::styled() } else { Renderer::plain() };
    renderer.term_width(style.width).render(&[group])
}

fn byte_range(text: &str, span: &Span) -> std::ops::Range<usize> {
    let line_start: usize = text.split_inclusive('\n').take(span.line.saturating_sub(1) as usize).map(str::len).sum();
    let rest = text.get(line_start..).unwrap_or_default();
    let column = span.column.saturating_sub(1) as usize;
    let start = rest.char_indices().nth(column).map_or(rest.len(), |(i, _)| i);
    let end = rest.char_indices().nth(column + span.len.max(1) as usize).map_or(rest.len(), |(i, _)| i);
    (line_start + start)..(line_start + end.max(start))
}
