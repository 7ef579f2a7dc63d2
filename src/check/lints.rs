//! `brand/lints.yaml`: which rules the brand wants stricter or milder.
//!
//! Any rule may be raised. Only warnings and remarks may be lowered, and each entry says why; what asks for more is itself
//! a finding (`ND0501` no such rule, `ND0506` an error lowered, `ND0507` no reason).

use crate::diagnostic::messages::Catalogue;
use crate::diagnostic::{Diagnostic, Report, Severity, Span};
use crate::model::Project;
use crate::source::Sources;
use crate::source::yaml::Value;

use super::RULES;

const PATH: &str = "brand/lints.yaml";

/// Findings of syntax and structure that are no errors.
const MILD: [&str; 1] = ["ND0114"];

pub(super) fn check(project: &Project, sources: &Sources, report: &mut Report) {
    let codes = Catalogue::codes();
    for (code, lint) in &project.brand.lints {
        let place = key_place(sources, code).unwrap_or_else(|| lint.reason.span.clone());
        if !codes.contains(&code.as_str()) {
            report.push(Diagnostic::error("ND0501").at(place.clone()).arg("id", code).nearest(code, codes.iter().copied()));
        } else if lint.level > Severity::Error && own_level(code) == Severity::Error {
            report.push(Diagnostic::error("ND0506").at(place.clone()).arg("id", code));
        }
        if lint.reason.trim().is_empty() {
            report.push(Diagnostic::error("ND0507").at(lint.reason.span.clone()).arg("id", code));
        }
    }
}

/// The severity that a code has by itself.
fn own_level(code: &str) -> Severity {
    let mild = if MILD.contains(&code) { Severity::Warning } else { Severity::Error };
    RULES.iter().find(|r| r.code == code).map_or(mild, |r| r.level)
}

fn key_place(sources: &Sources, code: &str) -> Option<Span> {
    let node = sources.yaml(PATH, &mut Report::default())?;
    let Value::Map(entries) = &node.get("rules")?.value else { return None };
    entries.iter().find(|(k, _)| k.name == code).map(|(k, _)| k.span.clone())
}

/// Gives each finding the severity that the brand wants.
pub(super) fn adjust(project: &Project, found: &mut Report) {
    found.retain_mut(|d| {
        if let Some(lint) = project.brand.lints.get(d.code)
            && (lint.level < d.severity || own_level(d.code) != Severity::Error)
        {
            d.severity = lint.level;
        }
        true
    });
}
