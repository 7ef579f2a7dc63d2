//! Findings as GitHub workflow commands: marks beside the lines of a pull request.

use super::messages::Catalogue;
use super::{Report, Severity};

/// One `::error file=…,line=…,col=…,title=…::message` a finding.
#[must_use]
pub fn render(report: &Report, words: &Catalogue) -> String {
    let mut out = String::new();
    for d in report.sorted() {
        let kind = match d.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let place = d.span.as_ref().map(|s| format!("file={},line={},col={},", property(&s.path), s.line, s.column));
        let help = words.help(d).map(|h| format!("\n{h}")).unwrap_or_default();
        let message = data(&format!("{}{help}", words.message(d)));
        out.push_str(&format!("::{kind} {}title={}::{message}\n", place.unwrap_or_default(), d.code));
    }
    out
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
