//! `brand/` → [`Brand`].

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{required, theme};
use crate::diagnostic::{Diagnostic, Report};
use crate::model::brand::{Brand, FontFile, Lint, Tokens};
use crate::source::Sources;

/// `brand/lints.yaml`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Lints {
    /// Severities by rule.
    rules: BTreeMap<String, Lint>,
}

pub(super) fn resolve(sources: &Sources, report: &mut Report) -> Option<Brand> {
    let tokens: Tokens = required(sources, "brand/brand.yaml", report)?;
    let mut lockups = BTreeMap::new();
    for (name, stem) in &tokens.lockup {
        match theme::artboard(sources, "brand/", &stem.value, report) {
            Some(board) => drop(lockups.insert(name.clone(), board)),
            None => report.push(missing(stem)),
        }
    }
    let mut fonts = BTreeMap::new();
    let mut licences: BTreeMap<String, Arc<[u8]>> = BTreeMap::new();
    for file in sources.under("brand/fonts/") {
        let name = file.path.rsplit('/').next().unwrap_or_default().to_owned();
        if name.to_ascii_lowercase().ends_with(".ttf") {
            fonts.insert(file.path.to_string(), FontFile { path: file.path.clone(), bytes: file.bytes.clone() });
        } else if name.to_ascii_lowercase().ends_with(".txt") {
            licences.insert(name, file.bytes.clone());
        }
    }
    let lints: Lints = sources.typed("brand/lints.yaml", report).unwrap_or_default();
    let mut hasher = blake3::Hasher::new();
    for file in sources.under("brand/") {
        hasher.update(file.path.as_bytes()).update(&file.digest);
    }
    Some(Brand { tokens, lockups, fonts, licences, lints: lints.rules, digest: *hasher.finalize().as_bytes() })
}

fn missing(stem: &crate::source::yaml::Located<String>) -> Diagnostic {
    Diagnostic::error("ND0206").at(stem.span.clone()).arg("path", format!("brand/{}.svg", stem.value))
}
