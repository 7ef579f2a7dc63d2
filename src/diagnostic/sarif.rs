//! Findings as SARIF 2.1.0, for code scanning.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::messages::Catalogue;
use super::{Diagnostic, Report, Severity};

/// One run with its rules and results.
#[must_use]
pub fn render(report: &Report, words: &Catalogue) -> String {
    let codes: BTreeSet<&str> = report.sorted().iter().map(|d| d.code).collect();
    let rule = |code: &&str| {
        let title = words.find(code, Some("title"), &BTreeMap::new()).unwrap_or_else(|| (*code).to_owned());
        json!({ "id": code, "shortDescription": { "text": title } })
    };
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "nhandien", "version": env!("CARGO_PKG_VERSION"), "rules": codes.iter().map(rule).collect::<Vec<_>>() } },
            "columnKind": "unicodeCodePoints",
            "results": report.sorted().into_iter().map(|d| result(d, words)).collect::<Vec<_>>(),
        }],
    });
    format!("{log:#}\n")
}

fn result(d: &Diagnostic, words: &Catalogue) -> Value {
    let level = match d.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    };
    let help = words.help(d).map(|h| format!("\n{h}")).unwrap_or_default();
    let locations: Vec<Value> = d
        .span
        .iter()
        .map(|s| {
            json!({ "physicalLocation": {
                "artifactLocation": { "uri": &*s.path },
                "region": { "startLine": s.line, "startColumn": s.column, "endColumn": s.column + s.len },
            }})
        })
        .collect();
    json!({ "ruleId": d.code, "level": level, "message": { "text": format!("{}{help}", words.message(d)) }, "locations": locations })
}
