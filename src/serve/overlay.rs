//! Findings as HTML, and the script that shows them over a page. Everything from the project is escaped.

use crate::diagnostic::messages::Catalogue;
use crate::diagnostic::{Diagnostic, Report, Span, text};
use crate::scene::xml::escape;
use crate::source::Sources;

/// Reloads a page and shows findings over it.
pub(super) const SCRIPT: &str = include_str!("live.js");
/// Looks of the overlay.
pub(super) const STYLE: &str = include_str!("live.css");

/// All findings of `report`; empty for an empty report.
pub(super) fn fragment(report: &Report, words: &Catalogue, sources: &Sources) -> String {
    if report.is_empty() {
        return String::new();
    }
    let items: String = report.sorted().into_iter().map(|d| item(d, words, sources)).collect();
    format!("<details open><summary>{}</summary><ol>{items}</ol></details>\n", escape(&text::summary(report, words)))
}

fn item(d: &Diagnostic, words: &Catalogue, sources: &Sources) -> String {
    let level = d.severity.as_str();
    let word = words.get(&format!("severity-{level}"));
    let place = d.span.as_ref().map(|s| place(s, sources)).unwrap_or_default();
    let help = words.help(d).map(|h| format!("<p class=\"help\">{}</p>", escape(&h))).unwrap_or_default();
    let message = escape(&words.message(d));
    format!("<li class=\"{level}\"><p><b>{} {}</b> {message}</p>{place}{help}</li>\n", escape(&word), escape(d.code))
}

fn place(span: &Span, sources: &Sources) -> String {
    let at = escape(&format!("{}:{}:{}", span.path, span.line, span.column));
    let line = sources.text(&span.path).and_then(|t| t.lines().nth(span.line.saturating_sub(1) as usize));
    let line = line.map(|l| format!("<pre>{}</pre>", marked(l, span))).unwrap_or_default();
    format!("<p class=\"place\"><code>{at}</code></p>{line}")
}

/// The line with a mark on the place.
fn marked(line: &str, span: &Span) -> String {
    let start = span.column.saturating_sub(1) as usize;
    let part = |skip: usize, take: usize| escape(&line.chars().skip(skip).take(take).collect::<String>());
    let len = span.len as usize;
    format!("{}<mark>{}</mark>{}", part(0, start), part(start, len), part(start + len, usize::MAX))
}

/// A page that holds only findings.
pub(super) fn page(words: &Catalogue, findings: &str) -> String {
    let lang = words.lang().tag();
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\"><head><meta charset=\"utf-8\"><title>nhandien</title>\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <link rel=\"stylesheet\" href=\"/__nhandien/live.css\"></head>\
         <body><div id=\"nhandien-findings\" role=\"alert\">{findings}</div></body></html>\n"
    )
}

/// `html` with the script at the end of its body. `version` tells the script which state it stands on.
pub(super) fn with_script(html: &[u8], version: &str) -> Vec<u8> {
    let script = format!("<script src=\"/__nhandien/live.js?v={version}\"></script>");
    let end = html.windows(7).rposition(|w| w.eq_ignore_ascii_case(b"</body>")).unwrap_or(html.len());
    [&html[..end], script.as_bytes(), &html[end..]].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_counts_characters_and_escapes() {
        let span = Span { path: "a.yaml".into(), line: 1, column: 5, len: 3 };
        assert_eq!(marked("đỏ: <b> & x", &span), "đỏ: <mark>&lt;b&gt;</mark> &amp; x");
    }

    #[test]
    fn the_mark_may_lie_beyond_the_line() {
        let span = Span { path: "a.yaml".into(), line: 1, column: 9, len: 3 };
        assert_eq!(marked("a: b", &span), "a: b<mark></mark>");
    }

    #[test]
    fn the_script_stands_at_the_end_of_the_body() {
        let html = with_script(b"<body>a</BODY></html>", "7");
        assert_eq!(html, b"<body>a<script src=\"/__nhandien/live.js?v=7\"></script></BODY></html>");
        assert!(with_script(b"<p>", "").ends_with(b"></script>"));
    }
}
