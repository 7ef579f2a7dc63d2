//! Markdown files → [`Page`]s; files that nothing reads → findings.

use std::sync::Arc;

use crate::diagnostic::messages::Lang;
use crate::diagnostic::{Diagnostic, Report, Span};
use crate::model::page::{FrontMatter, Page};
use crate::source::{SourceFile, Sources, front_matter, yaml};

/// The markdown files directly in `prefix`.
pub(super) fn folder(sources: &Sources, prefix: &str, report: &mut Report) -> Vec<Page> {
    let direct = |f: &&SourceFile| f.path.ends_with(".md") && !f.path[prefix.len()..].contains('/');
    let read = |f: &SourceFile| {
        let page = page(f, report);
        if page.is_none() {
            report.lose(&f.path);
        }
        page
    };
    sources.under(prefix).filter(direct).filter_map(read).collect()
}

/// The articles, in whatever folders below `content/articles/`, the latest first.
pub(super) fn articles(sources: &Sources, report: &mut Report) -> Vec<Page> {
    let mut out = Vec::new();
    for file in sources.under("content/articles/").filter(|f| f.path.ends_with(".md")) {
        match page(file, report) {
            Some(page) => {
                if page.front.date.is_none() {
                    report.push(Diagnostic::error("ND0103").at(Span::file(&file.path)).arg("key", "date"));
                }
                out.push(page);
            }
            None => report.lose(&file.path),
        }
    }
    out.sort_by(|a, b| (b.front.date.as_ref().map(|d| d.value), &a.path).cmp(&(a.front.date.as_ref().map(|d| d.value), &b.path)));
    out
}

fn page(file: &SourceFile, report: &mut Report) -> Option<Page> {
    use unicode_normalization::UnicodeNormalization;
    let name = file.path.rsplit('/').next().unwrap_or_default().trim_end_matches(".md");
    let (id, lang) = name.strip_suffix(".en").map_or((name, Lang::Vi), |id| (id, Lang::En));
    let text: String = file.text()?.nfc().collect();
    let parts = front_matter::split(&file.path, &text).map_err(|d| report.push(d)).ok()?;
    let node = yaml::parse(&file.path, parts.yaml).map_err(|d| report.push(d)).ok()?;
    let front: FrontMatter = yaml::decode(node, report)?;
    let body_start = parts.body_start;
    Some(Page { id: id.to_owned(), lang, path: file.path.clone(), text: Arc::from(text), body_start, front })
}

/// What may stand below `content/`: a file elsewhere would be left out in silence.
const PLACES: [&str; 5] = ["content/units/", "content/series/", "content/campaigns/", "content/pages/", "content/articles/"];

pub(super) fn strays(sources: &Sources, report: &mut Report) {
    const FILES: [&str; 6] = [
        "content/site.yaml",
        "content/organisations.yaml",
        "content/links.yaml",
        "content/names.yaml",
        "content/HUONG-DAN.md",
        "content/HUONG-DAN-THIET-KE.md",
    ];
    for file in sources.under("content/") {
        let path = &*file.path;
        if !FILES.contains(&path) && !PLACES.iter().any(|p| path.starts_with(p)) && !path.starts_with("content/huong-dan/") {
            let finding = Diagnostic::warning("ND0114").at(Span::file(path)).arg("path", path);
            report.push(finding.nearest(path, FILES));
        }
    }
}
