//! `release.json`: every file of the release with its checksum (FORMATS.md), and the same split up by digest.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::plan::routes::media_type;
use crate::plan::{Output, Plan, Recipe};
use crate::render::page::Facts;

/// A name that changes with any file: twelve hex digits of a digest over paths and checksums.
#[must_use]
pub fn name(facts: &BTreeMap<String, Facts>) -> String {
    let mut digest = blake3::Hasher::new();
    for (path, fact) in facts {
        digest.update(format!("{path}\n{}\n", fact.sha256).as_bytes());
    }
    digest.finalize().to_hex()[..12].to_owned()
}

/// Every file of a release, told once and listed in many parts.
pub struct Listing {
    base_url: String,
    /// The first byte of the digest, and the entry.
    files: Vec<(u8, Value)>,
}

impl Listing {
    /// The files of a plan that are known by now.
    #[must_use]
    pub fn new(plan: &Plan, base_url: &str, facts: &BTreeMap<String, Facts>) -> Self {
        let known = plan.outputs.iter().filter(|(_, o)| !matches!(o.recipe, Recipe::Release(_)));
        let known = known.filter_map(|(path, o)| facts.get(path).map(|f| (path, o, f)));
        let first = |f: &Facts| f.sha256.get(..2).and_then(|hex| u8::from_str_radix(hex, 16).ok()).unwrap_or_default();
        Self { base_url: base_url.to_owned(), files: known.map(|(p, o, f)| (first(f), entry(p, o, f))).collect() }
    }

    /// The whole list, or the part whose digests start with `part`.
    #[must_use]
    pub fn render(&self, part: Option<u8>) -> Vec<u8> {
        let files: Vec<&Value> = self.files.iter().filter(|(first, _)| part.is_none_or(|p| p == *first)).map(|(_, entry)| entry).collect();
        let generator = concat!("nhandien ", env!("CARGO_PKG_VERSION"));
        let list = json!({ "schema": 1, "generator": generator, "base_url": self.base_url, "files": files });
        format!("{list:#}\n").into_bytes()
    }
}

fn entry(path: &str, output: &Output, facts: &Facts) -> Value {
    let about = &output.about;
    json!({
        "path": path, "sha256": facts.sha256, "size": facts.size, "media_type": media_type(path),
        "edition": about.edition, "campaign": about.campaign, "unit": about.unit, "artefact": about.artefact, "version": about.version,
    })
}
