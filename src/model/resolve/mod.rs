//! Sources → model. Every mistake is reported; what can be understood goes on.
//!
//! Structure only: keys, kinds, and that what is named exists. What the values *mean* is judged by `check`.

mod brand;
mod campaigns;
mod chapters;
mod data;
mod pages;
mod references;
mod shorthand;
mod theme;

use std::collections::BTreeMap;

pub use brand::Lints;
pub use references::RESERVED;

use super::{Link, Name, Organisation, Project, Site, Unit};
use crate::diagnostic::{Diagnostic, Report, Span};
use crate::source::Sources;

/// Builds the model. `None` where something that everything needs is missing or wrong; `report` says what.
pub fn resolve(sources: &Sources, report: &mut Report) -> Option<Project> {
    let site = required::<Site>(sources, "content/site.yaml", report);
    let brand = brand::resolve(sources, report);
    let theme_name = site.as_ref().map_or("default", |s| &s.theme).to_owned();
    let theme = theme::resolve(sources, &theme_name, report);
    let organisations: Vec<Organisation> = optional(sources, "content/organisations.yaml", report);
    let links: Vec<Link> = optional(sources, "content/links.yaml", report);
    let names: Vec<Name> = optional(sources, "content/names.yaml", report);
    let units = units(sources, report);
    let editions = campaigns::editions(sources, report);
    let campaigns = campaigns::campaigns(sources, report);
    let pages = pages::folder(sources, "content/pages/", report);
    let documents = pages::folder(sources, "content/documents/", report);
    let articles = pages::articles(sources, report);
    pages::strays(sources, report);
    let assets = sources.under("content/").filter(|f| f.path.contains("/assets/"));
    let mut project = Project {
        // With a broken site.yaml the rest can still be judged; nothing is built while an error stands.
        site: site.unwrap_or_else(Site::fallback),
        brand: brand?,
        theme: theme?,
        organisations,
        links,
        names,
        units,
        editions: editions.into_iter().map(|e| (e.year, e)).collect::<BTreeMap<_, _>>(),
        campaigns,
        events: Vec::new(),
        overrides: Vec::new(),
        pages,
        documents,
        articles,
        terms: optional(sources, "content/tags.yaml", report),
        data: data::folder(sources, report),
        // Some systems keep names decomposed; texts name them composed.
        assets: assets.map(|f| (pages::composed(&f.path), f.clone())).collect(),
        lost: report.lost().clone(),
    };
    chapters::resolve(sources, &mut project, report);
    project.lost.clone_from(report.lost());
    references::check(&project, report);
    Some(project)
}

/// Decodes a file that must be there.
fn required<T: serde::de::DeserializeOwned>(sources: &Sources, path: &str, report: &mut Report) -> Option<T> {
    if sources.get(path).is_none() {
        report.push(Diagnostic::error("ND0112").at(Span::file(path)).arg("path", path));
        return None;
    }
    sources.typed(path, report)
}

/// Decodes a file that may be missing.
fn optional<T: serde::de::DeserializeOwned + Default>(sources: &Sources, path: &str, report: &mut Report) -> T {
    sources.typed(path, report).unwrap_or_default()
}

fn units(sources: &Sources, report: &mut Report) -> Vec<Unit> {
    let mut out: Vec<Unit> = Vec::new();
    let is_list = |path: &str| path.ends_with(".yaml") && path.matches('/').count() == 2;
    for file in sources.under("content/units/").filter(|f| is_list(&f.path)) {
        out.extend(sources.typed::<Vec<Unit>>(&file.path, report).unwrap_or_default());
    }
    out.sort_by(|a, b| (&a.code.value, a.valid.from).cmp(&(&b.code.value, b.valid.from)));
    out
}
