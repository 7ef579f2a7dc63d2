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
    let profile = profile(sources, &tokens, report);
    let lints: Lints = sources.typed("brand/lints.yaml", report).unwrap_or_default();
    let mut hasher = blake3::Hasher::new();
    for file in sources.under("brand/") {
        hasher.update(file.path.as_bytes()).update(&file.digest);
    }
    Some(Brand { tokens, lockups, fonts, licences, profile, lints: lints.rules, digest: *hasher.finalize().as_bytes() })
}

/// The press's profile, which must be one of four inks (ICC.1, 7.2: the signature and the data colour space).
fn profile(sources: &Sources, tokens: &Tokens, report: &mut Report) -> Option<Arc<[u8]>> {
    let name = tokens.print.as_ref()?.profile.as_ref()?;
    let path = format!("brand/icc/{}", name.value);
    let Some(file) = sources.get(&path) else {
        let known = sources.under("brand/icc/").map(|f| &f.path["brand/icc/".len()..]);
        report.push(Diagnostic::error("ND0206").at(name.span.clone()).arg("path", &path).nearest(&name.value, known));
        return None;
    };
    if file.bytes.get(36..40) != Some(b"acsp".as_slice()) || file.bytes.get(16..20) != Some(b"CMYK".as_slice()) {
        report.push(Diagnostic::error("ND0508").at(name.span.clone()).arg("path", &path));
        return None;
    }
    Some(file.bytes.clone())
}

fn missing(stem: &crate::source::yaml::Located<String>) -> Diagnostic {
    Diagnostic::error("ND0206").at(stem.span.clone()).arg("path", format!("brand/{}.svg", stem.value))
}
