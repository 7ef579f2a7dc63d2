//! ND0504: all accents have the same roles.
//!
//! Why: an artboard drawn in one accent is coloured in another by its roles; a role that is missing would keep the first
//! campaign's colour.

use std::collections::BTreeMap;

use crate::check::{Content, Pass, Rule};
use crate::diagnostic::{Report, Severity, Span};
use crate::source::yaml::Value;

pub(super) static RULE: Rule = Rule { code: "ND0504", level: Severity::Error, pass: Pass::Model(look) };

const PATH: &str = "brand/brand.yaml";

fn look(content: &Content<'_>, report: &mut Report) {
    let accents = &content.project.brand.tokens.accents;
    let mut holders: BTreeMap<&str, usize> = BTreeMap::new();
    for role in accents.values().flat_map(|a| a.roles.keys()) {
        *holders.entry(role).or_default() += 1;
    }
    for (name, accent) in accents {
        let missing: Vec<&str> = holders.keys().copied().filter(|role| !accent.roles.contains_key(*role)).collect();
        if !missing.is_empty() {
            report.push(RULE.finding().at(place(content, name)).arg("name", name).arg("missing", missing.join(", ")));
        }
    }
}

fn place(content: &Content<'_>, accent: &str) -> Span {
    let node = content.sources.yaml(PATH, &mut Report::default());
    let accents = node.as_ref().and_then(|n| n.get("accents"));
    let key = accents.and_then(|a| match &a.value {
        Value::Map(entries) => entries.iter().find(|(k, _)| k.name == accent).map(|(k, _)| k.span.clone()),
        _ => None,
    });
    key.unwrap_or_else(|| Span::file(PATH))
}
