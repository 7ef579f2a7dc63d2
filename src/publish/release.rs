//! `release.json`: every file of the release with its checksum (FORMATS.md), and the same split up by digest.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::plan::routes::media_type;
use crate::plan::{Output, Plan, Recipe};
use crate::render::page::Facts;

/// The whole list, or the part whose digests start with `part`.
#[must_use]
pub fn render(plan: &Plan, base_url: &str, facts: &BTreeMap<String, Facts>, part: Option<u8>) -> Vec<u8> {
    let prefix = part.map(|p| format!("{p:02x}")).unwrap_or_default();
    let known = plan.outputs.iter().filter(|(_, o)| !matches!(o.recipe, Recipe::Release(_)));
    let known = known.filter_map(|(path, o)| facts.get(path).map(|f| (path, o, f)));
    let files: Vec<Value> = known.filter(|(_, _, f)| f.sha256.starts_with(&prefix)).map(|(p, o, f)| entry(p, o, f)).collect();
    let generator = concat!("nhandien ", env!("CARGO_PKG_VERSION"));
    let list = json!({ "schema": 1, "generator": generator, "base_url": base_url, "files": files });
    format!("{list:#}\n").into_bytes()
}

fn entry(path: &str, output: &Output, facts: &Facts) -> Value {
    let about = &output.about;
    json!({
        "path": path, "sha256": facts.sha256, "size": facts.size, "media_type": media_type(path),
        "edition": about.edition, "campaign": about.campaign, "unit": about.unit, "artefact": about.artefact, "version": about.version,
    })
}
