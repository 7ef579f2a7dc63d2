//! `themes/<name>/` → [`Theme`].

use std::collections::BTreeMap;

use super::shorthand;
use crate::diagnostic::messages::Lang;
use crate::diagnostic::{Diagnostic, Report, Span};
use crate::model::artboard::{Artboard, Panel, Spec};
use crate::model::document::{DocumentKind, DocumentSpec};
use crate::model::theme::{KitList, Theme};
use crate::source::{SourceFile, Sources};

pub(super) fn resolve(sources: &Sources, name: &str, report: &mut Report) -> Option<Theme> {
    let root = format!("themes/{name}/");
    if sources.under(&root).next().is_none() {
        report.push(Diagnostic::error("ND0112").at(Span::file("content/site.yaml")).arg("path", &root));
        return None;
    }
    let mut strings = BTreeMap::new();
    for lang in [Lang::Vi, Lang::En] {
        let path = format!("{root}i18n/{}.yaml", lang.tag());
        strings.insert(lang, sources.typed(&path, report).unwrap_or_default());
    }
    Some(Theme {
        name: name.to_owned(),
        templates: folder(sources, &format!("{root}templates/"), ".html"),
        statics: folder(sources, &format!("{root}static/"), ""),
        artboards: artboards(sources, &format!("{root}artboards/"), report),
        documents: documents(sources, &format!("{root}documents/"), report),
        layouts: folder(sources, &format!("{root}documents/"), ".typ"),
        decks: folder(sources, &format!("{root}documents/"), ".pptx"),
        kits: kits(sources, &format!("{root}kits/"), report),
        archetypes: folder(sources, &format!("{root}archetypes/"), ""),
        strings,
    })
}

fn folder(sources: &Sources, prefix: &str, suffix: &str) -> BTreeMap<String, SourceFile> {
    let inside = sources.under(prefix).filter(|f| f.path.ends_with(suffix));
    inside.map(|f| (f.path[prefix.len()..].to_owned(), f.clone())).collect()
}

fn artboards(sources: &Sources, prefix: &str, report: &mut Report) -> BTreeMap<String, Artboard> {
    let mut out = BTreeMap::new();
    for file in sources.under(prefix).filter(|f| f.path.ends_with(".yaml")) {
        let stem = file.path[prefix.len()..].trim_end_matches(".yaml");
        if let Some(board) = artboard(sources, prefix, stem, report) {
            out.insert(stem.to_owned(), board);
        }
    }
    out
}

/// The artboard `<prefix><stem>.svg` + `.yaml`; `None` where either is missing or wrong.
pub(super) fn artboard(sources: &Sources, prefix: &str, stem: &str, report: &mut Report) -> Option<Artboard> {
    let contract = sources.get(&format!("{prefix}{stem}.yaml"))?;
    let mut spec: Spec = sources.typed(&contract.path, report)?;
    let mut hasher = blake3::Hasher::new();
    hasher.update(&contract.digest);
    let panels = panels(sources, &format!("{prefix}{stem}"), &spec, &mut hasher, report)?;
    panels.iter().for_each(|p| shorthand::read(&p.path, &p.svg, &mut spec, report));
    Some(Artboard {
        id: stem.rsplit('/').next().unwrap_or(stem).to_owned(),
        spec,
        spec_path: contract.path.clone(),
        panels,
        digest: *hasher.finalize().as_bytes(),
    })
}

/// The drawings of an artboard: every side must be there; presets have drawings of their own where they want to.
fn panels(sources: &Sources, stem: &str, spec: &Spec, hasher: &mut blake3::Hasher, report: &mut Report) -> Option<Vec<Panel>> {
    let sides = spec.sides.len().max(1);
    let presets = std::iter::once(None).chain(spec.presets.keys().map(Some));
    let mut out = Vec::new();
    for (preset, side) in presets.flat_map(|preset| (0..sides).map(move |side| (preset, side))) {
        let named = [preset, spec.sides.get(side).filter(|_| side > 0)];
        let path = named.into_iter().flatten().fold(stem.to_owned(), |path, part| format!("{path}.{part}")) + ".svg";
        let Some(file) = sources.get(&path) else {
            if preset.is_none() {
                report.push(Diagnostic::error("ND0206").at(Span::file(&format!("{stem}.yaml"))).arg("path", path));
                return None;
            }
            continue;
        };
        hasher.update(&file.digest);
        out.push(Panel { path: file.path.clone(), svg: file.text()?.into(), preset: preset.cloned(), side });
    }
    Some(out)
}

fn documents(sources: &Sources, prefix: &str, report: &mut Report) -> BTreeMap<String, DocumentKind> {
    let mut out = BTreeMap::new();
    for file in sources.under(prefix).filter(|f| f.path.ends_with(".yaml")) {
        let id = file.path[prefix.len()..].trim_end_matches(".yaml").to_owned();
        if let Some(spec) = sources.typed::<DocumentSpec>(&file.path, report) {
            out.insert(id.clone(), DocumentKind { id, spec, path: file.path.clone(), digest: file.digest });
        }
    }
    out
}

fn kits(sources: &Sources, prefix: &str, report: &mut Report) -> BTreeMap<String, KitList> {
    let mut out = BTreeMap::new();
    for file in sources.under(prefix).filter(|f| f.path.ends_with(".yaml")) {
        let name = file.path[prefix.len()..].trim_end_matches(".yaml").to_owned();
        if let Some(mut list) = sources.typed::<KitList>(&file.path, report) {
            list.pieces.sort_by(|a, b| (a.group, a.order, &a.id.value).cmp(&(b.group, b.order, &b.id.value)));
            out.insert(name, list);
        }
    }
    out
}
