//! Markdown files → [`Page`]s; files that nothing reads → findings.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::diagnostic::messages::Lang;
use crate::diagnostic::{Diagnostic, Report, Span};
use crate::model::page::{FrontMatter, Page};
use crate::source::yaml::Located;
use crate::source::{SourceFile, Sources, front_matter, yaml};

/// The markdown files directly in `prefix`.
pub(super) fn folder(sources: &Sources, prefix: &str, report: &mut Report) -> Vec<Page> {
    let direct = |f: &&SourceFile| f.path.ends_with(".md") && !f.path[prefix.len()..].contains('/');
    let read = |f: &SourceFile| {
        let page = page(f, report);
        match &page {
            Some(page) => {
                only_of_articles(page, report);
                only_of_documents(page, report);
            }
            None => report.lose(&f.path),
        }
        page
    };
    sources.under(prefix).filter(direct).filter_map(read).collect()
}

/// Keys that mean nothing on a page that is no article.
fn only_of_articles(page: &Page, report: &mut Report) {
    let front = &page.front;
    let words = front.terms.values().flatten().map(|t| ("terms", &t.span));
    let words = front.tags.iter().map(|t| ("tags", &t.span)).chain(words);
    for (key, span) in words.chain(front.weight.iter().map(|w| ("weight", &w.span))) {
        report.push(Diagnostic::error("ND0102").at(span.clone()).arg("key", key).nearest("", []));
    }
}

/// Keys that mean nothing on a page that is no document.
fn only_of_documents(page: &Page, report: &mut Report) {
    let front = &page.front;
    if front.document.is_some() {
        return;
    }
    let keys = [("to", front.to.first()), ("recipients", front.recipients.first()), ("about", front.about.as_ref())];
    for (key, value) in keys.into_iter().filter_map(|(key, value)| Some((key, value?))) {
        report.push(Diagnostic::error("ND0102").at(value.span.clone()).arg("key", key).nearest("", []));
    }
}

/// The articles, in whatever folders below `content/articles/`, the latest first.
pub(super) fn articles(sources: &Sources, report: &mut Report) -> Vec<Page> {
    let files: Vec<&SourceFile> = sources.under("content/articles/").filter(|f| f.path.ends_with(".md")).collect();
    // In parallel, since there may be thousands; findings in the files' order.
    let read: Vec<(Option<Page>, Report)> = files
        .par_iter()
        .map(|file| {
            let mut found = Report::default();
            let page = page(file, &mut found);
            if page.is_none() {
                found.lose(&file.path);
            }
            (page, found)
        })
        .collect();
    let mut out = Vec::new();
    for (page, found) in read {
        report.append(found);
        out.extend(page);
    }
    translations(&mut out, report);
    out.iter().for_each(|p| only_of_documents(p, report));
    for page in out.iter().filter(|p| p.front.date.is_none()) {
        report.push(Diagnostic::error("ND0103").at(Span::file(&page.path)).arg("key", "date"));
    }
    out.sort_by(|a, b| (b.front.date.as_ref().map(|d| d.value), &a.path).cmp(&(a.front.date.as_ref().map(|d| d.value), &b.path)));
    out
}

/// A translation has the original's dates, terms and references; it sets none of the latter two itself.
fn translations(pages: &mut [Page], report: &mut Report) {
    let originals: BTreeMap<String, FrontMatter> =
        pages.iter().filter(|p| p.lang == Lang::Vi).map(|p| (p.id.clone(), p.front.clone())).collect();
    for page in pages.iter_mut().filter(|p| p.lang != Lang::Vi) {
        let Some(of) = originals.get(&page.id) else { continue };
        let front = &mut page.front;
        let words = front.tags.iter().chain(front.terms.values().flatten()).map(|t| &t.span);
        for span in words.chain(front.weight.iter().map(|w| &w.span)) {
            report.push(Diagnostic::error("ND0218").at(span.clone()).arg("path", page.path.replace(".en.md", ".md")));
        }
        front.tags.clone_from(&of.tags);
        front.terms.clone_from(&of.terms);
        front.weight.clone_from(&of.weight);
        inherit(&mut front.date, &of.date);
        inherit(&mut front.updated, &of.updated);
        inherit(&mut front.expires, &of.expires);
        inherit(&mut front.campaign, &of.campaign);
        inherit(&mut front.unit, &of.unit);
    }
}

fn inherit<T: Clone>(own: &mut Option<T>, of: &Option<T>) {
    if own.is_none() {
        own.clone_from(of);
    }
}

/// Whatever makes an alias: an address of this site that begins with `/` and ends with `/` or `.html`.
pub(super) fn is_alias(written: &Located<String>) -> bool {
    let parts = written.strip_prefix('/').map(|rest| rest.trim_end_matches('/').split('/'));
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    let ends = written.ends_with('/') || written.ends_with(".html");
    ends && written.len() > 1 && parts.is_some_and(|mut all| all.all(|p| !p.is_empty() && !p.starts_with('.') && p.chars().all(plain)))
}

/// A path as texts write it.
pub(super) fn composed(path: &Arc<str>) -> Arc<str> {
    if is_composed(path) { path.clone() } else { path.nfc().collect::<String>().into() }
}

fn is_composed(text: &str) -> bool {
    text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes
}

fn page(file: &SourceFile, report: &mut Report) -> Option<Page> {
    let path = composed(&file.path);
    let name = path.rsplit('/').next().unwrap_or_default().trim_end_matches(".md");
    let (id, lang) = name.strip_suffix(".en").map_or((name, Lang::Vi), |id| (id, Lang::En));
    let written = file.text()?;
    let text = if is_composed(written) { written.to_owned() } else { written.nfc().collect() };
    let parts = front_matter::split(&file.path, &text).map_err(|d| report.push(d)).ok()?;
    let node = yaml::parse(&file.path, parts.yaml).map_err(|d| report.push(d)).ok()?;
    let front: FrontMatter = yaml::decode(node, report)?;
    let body_start = parts.body_start;
    Some(Page { id: id.to_owned(), lang, path: file.path.clone(), text: Arc::from(text), body_start, front })
}

/// What may stand below `content/`: a file elsewhere would be left out in silence.
const PLACES: [&str; 7] = [
    "content/units/",
    "content/series/",
    "content/campaigns/",
    "content/documents/",
    "content/pages/",
    "content/articles/",
    "content/data/",
];

pub(super) fn strays(sources: &Sources, report: &mut Report) {
    const FILES: [&str; 7] = [
        "content/site.yaml",
        "content/organisations.yaml",
        "content/links.yaml",
        "content/names.yaml",
        "content/tags.yaml",
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
