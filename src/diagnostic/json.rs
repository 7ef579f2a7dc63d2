//! Findings for programs: one JSON object, schema 1, on standard output alone.
//!
//! In: a report and the words. Out: JSON text. Paths are project paths; lines and columns count from 1.

use serde_json::{Value, json};

use super::messages::Catalogue;
use super::{Diagnostic, Report, Severity};

/// `{ schema, errors, warnings, findings: [ { code, severity, message, help, path, line, column, length } ] }`
#[must_use]
pub fn render(report: &Report, words: &Catalogue) -> String {
    let findings: Vec<Value> = report.sorted().into_iter().map(|d| finding(d, words)).collect();
    let value = json!({
        "schema": 1,
        "errors": report.count(Severity::Error),
        "warnings": report.count(Severity::Warning),
        "findings": findings,
    });
    format!("{value:#}\n")
}

/// One finding as JSON.
#[must_use]
pub fn finding(d: &Diagnostic, words: &Catalogue) -> Value {
    json!({
        "code": d.code,
        "severity": d.severity.as_str(),
        "message": words.message(d),
        "help": words.help(d),
        "path": d.span.as_ref().map(|s| &*s.path),
        "line": d.span.as_ref().map(|s| s.line),
        "column": d.span.as_ref().map(|s| s.column),
        "length": d.span.as_ref().map(|s| s.len),
    })
}
