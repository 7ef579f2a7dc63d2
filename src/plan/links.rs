//! Addresses in texts: where each leads, and which lead nowhere.
//!
//! In: the model and the plan. Out: `ND0207` for a dead link, `ND0206` for a missing picture, each at its place; and, for
//! pages, the address to publish. A link that a part of the site can't follow leads to the whole site's address.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::site::map::{Map, Place};
use super::{Plan, Selection, routes};
use crate::diagnostic::messages::Lang;
use crate::diagnostic::{Diagnostic, Report, Span};
use crate::model::{Page, Project};
use crate::source::markdown::{self, SCHEMES};

/// Before an id of `links.yaml`: `[iNhandao](link:inhandao)`.
const LINK: &str = "link:";

/// File kinds that texts may show or offer from their `assets/`.
const ASSETS: [&str; 6] = [".png", ".jpg", ".jpeg", ".gif", ".svg", ".pdf"];

/// Files that every build makes after the pages are planned.
const MACHINE: [&str; 5] = ["release.json", "sitemap.xml", "atom.xml", "en/atom.xml", "robots.txt"];

/// Where an address leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// A page, in a language, perhaps at a heading.
    Page(Place, Lang, Option<String>),
    /// Another output.
    File(String),
    /// A file beside the text, by project path.
    Asset(String),
    /// Another site, by its entry in `links.yaml`.
    Link(String),
    /// Another site.
    Outside,
    /// Nowhere.
    Dead(Dead),
}

/// Why an address leads nowhere, and what was meant.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Dead {
    /// The project path of a file that is missing.
    file: Option<String>,
    /// What there is instead.
    known: Vec<String>,
}

/// Follows addresses of texts.
pub(super) struct Resolver<'a> {
    project: &'a Project,
    plan: &'a Plan,
    /// Pages by their address, without the first slash: all there are, whatever part of the site is being made.
    places: BTreeMap<String, Place>,
    /// Every markdown file that is shown, with its page.
    texts: Vec<(&'a Page, Place)>,
    by_path: BTreeMap<&'a str, usize>,
    by_place: BTreeMap<Place, Vec<usize>>,
    /// Kits of the whole site.
    kits: BTreeSet<String>,
    /// Anchors that templates set.
    pub(super) taken: BTreeSet<String>,
}

/// A text that holds addresses.
#[derive(Debug, Clone)]
pub(super) struct Origin<'o> {
    /// Project path of its file.
    pub(super) file: &'o str,
    /// Language of the page that shows it.
    pub(super) lang: Lang,
    /// That page.
    pub(super) place: Place,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(project: &'a Project, plan: &'a Plan) -> Self {
        let templates = project.theme.templates.values().filter_map(|f| f.text());
        let taken = templates.flat_map(anchors).collect();
        let whole = Map::new(project, &Selection::default());
        let texts = texts(project, &whole);
        let by_path = texts.iter().enumerate().map(|(i, (page, _))| (&*page.path, i)).collect();
        let mut by_place: BTreeMap<Place, Vec<usize>> = BTreeMap::new();
        for (i, (_, place)) in texts.iter().enumerate() {
            by_place.entry(place.clone()).or_default().push(i);
        }
        let places = whole.places.iter().map(|p| (p.address()[1..].to_owned(), p.clone())).collect();
        Self { project, plan, places, texts, by_path, by_place, kits: kits(project), taken }
    }

    /// Where `written` leads from `origin`.
    pub(super) fn resolve(&self, origin: &Origin<'_>, written: &str) -> Target {
        let written = written.trim();
        if let Some(id) = written.strip_prefix(LINK) {
            let known = self.project.links.iter().find(|l| l.id.value == id);
            let all = || self.project.links.iter().map(|l| format!("{LINK}{}", l.id.value)).collect();
            return known.map_or_else(|| Target::Dead(Dead { file: None, known: all() }), |l| Target::Link(l.url.value.clone()));
        }
        if let Some(scheme) = markdown::scheme(written) {
            let allowed = SCHEMES.contains(&scheme.to_ascii_lowercase().as_str());
            return if allowed { Target::Outside } else { Target::Dead(Dead::default()) };
        }
        if written.is_empty() || written.starts_with("//") || written.contains('\\') {
            return Target::Dead(Dead::default());
        }
        let (address, fragment) = written.split_once('#').map_or((written, None), |(a, f)| (a, Some(percent_decode(f))));
        let address = percent_decode(address.split('?').next().unwrap_or_default());
        let target = if address.is_empty() {
            Target::Page(origin.place.clone(), origin.lang, None)
        } else if let Some(path) = address.strip_prefix('/') {
            self.absolute(path, origin.lang)
        } else {
            self.beside(origin, &address)
        };
        match (target, fragment) {
            (Target::Page(place, lang, _), Some(f)) => self.at_heading(place, lang, f),
            (other, _) => other,
        }
    }

    /// `/don-vi/`, `/en/2023/`, `/kits/….zip`
    fn absolute(&self, path: &str, lang: Lang) -> Target {
        let (path, langs) = match path.strip_prefix("en/") {
            Some(rest) => (rest, vec![Lang::En]),
            None => (path, vec![lang]),
        };
        let plain = path.trim_end_matches("index.html");
        let wanted = [plain.to_owned(), format!("{plain}/")];
        if let Some(place) = wanted.iter().find_map(|w| self.places.get(w)) {
            let spoken = langs.into_iter().find(|l| self.project.site.languages.contains(l));
            return Target::Page(place.clone(), spoken.unwrap_or_else(|| self.project.default_lang()), None);
        }
        if MACHINE.contains(&path) || self.plan.outputs.contains_key(path) || self.kits.contains(path) {
            return Target::File(path.to_owned());
        }
        Target::Dead(Dead { file: None, known: self.addresses() })
    }

    fn addresses(&self) -> Vec<String> {
        self.places.keys().map(|path| format!("/{path}")).collect()
    }

    /// `ke-hoach.md`, `../tet-nhan-ai/index.md`, `assets/anh.png`
    fn beside(&self, origin: &Origin<'_>, address: &str) -> Target {
        let folder = origin.file.rsplit_once('/').map_or("", |(f, _)| f);
        let Some(path) = join(folder, address) else { return Target::Dead(Dead::default()) };
        if path.ends_with(".md") {
            // A text of a campaign that could not be read is not missing: its own mistake is said where it stands.
            let folder = path.rsplit_once('/').map_or("", |(f, _)| f);
            if self.project.has_lost(&format!("{folder}/")) {
                return Target::Outside;
            }
            return self
                .text(&path, origin.lang)
                .unwrap_or_else(|| Target::Dead(Dead { file: Some(path.clone()), known: self.siblings(folder) }));
        }
        let shown = ASSETS.iter().any(|e| path.to_ascii_lowercase().ends_with(e));
        if shown && self.project.assets.contains_key(path.as_str()) {
            return Target::Asset(path);
        }
        let assets = self.project.assets.keys().filter_map(|a| a.strip_prefix(folder)).map(|a| a.trim_start_matches('/').to_owned());
        Target::Dead(Dead { file: Some(path), known: assets.chain(self.siblings(folder)).collect() })
    }

    /// The page of a markdown file; `x.md` is in the reader's language, `x.en.md` in English.
    fn text(&self, path: &str, lang: Lang) -> Option<Target> {
        let (page, place) = self.by_path.get(path).and_then(|i| self.texts.get(*i))?;
        let lang = if page.lang == self.project.default_lang() { lang } else { page.lang };
        Some(Target::Page(place.clone(), lang, None))
    }

    /// Every markdown file that is shown, with its page.
    pub(super) fn texts(&self) -> &[(&'a Page, Place)] {
        &self.texts
    }

    /// Markdown files in a folder.
    fn siblings(&self, folder: &str) -> Vec<String> {
        let names = self.texts.iter().filter_map(|(p, _)| p.path.strip_prefix(folder)?.strip_prefix('/').map(str::to_owned));
        names.filter(|n| !n.contains('/')).collect()
    }

    /// A heading of a page's text, or an anchor of its template.
    fn at_heading(&self, place: Place, lang: Lang, fragment: String) -> Target {
        let indices = self.by_place.get(&place).map(Vec::as_slice).unwrap_or_default();
        let of_place: Vec<&Page> = indices.iter().filter_map(|i| self.texts.get(*i)).map(|(page, _)| *page).collect();
        let page = of_place.iter().find(|p| p.lang == lang).or_else(|| of_place.first());
        let headings = page.map(|p| markdown::headings(p.body(), &self.taken)).unwrap_or_default();
        if fragment.is_empty() || self.taken.contains(&fragment) || headings.iter().any(|h| h.id == fragment) {
            return Target::Page(place, lang, Some(fragment));
        }
        Target::Dead(Dead { file: None, known: headings.into_iter().map(|h| format!("#{}", h.id)).collect() })
    }

    /// Whether an address leads to something that is there and could not be read: no second mistake.
    fn lost(&self, origin: &Origin<'_>, written: &str) -> bool {
        let address = written.trim().split(['#', '?']).next().unwrap_or_default();
        let address = address.strip_prefix("/en/").or(address.strip_prefix('/'));
        let Some(address) = address else {
            let folder = origin.file.rsplit_once('/').map_or("", |(f, _)| f);
            return join(folder, written.split('#').next().unwrap_or_default()).is_some_and(|path| self.project.has_lost(&path));
        };
        let parts: Vec<&str> = address.split('/').filter(|p| !p.is_empty() && *p != "index.html").collect();
        match parts[..] {
            ["don-vi", ..] => self.project.has_lost("content/units/"),
            [page] => {
                self.project.has_lost(&format!("content/pages/{page}."))
                    || self.project.has_lost(&format!("content/campaigns/{page}/edition"))
            }
            [year, slug] => {
                let folder = format!("content/campaigns/{year}/{slug}/");
                self.project.has_lost(&folder) || self.project.has_lost(&format!("content/series/{slug}."))
            }
            [year, slug, document] => {
                let folder = format!("content/campaigns/{year}/{slug}/");
                [format!("{folder}campaign."), format!("{folder}{document}."), format!("content/series/{slug}.")]
                    .iter()
                    .any(|p| self.project.has_lost(p))
            }
            _ => false,
        }
    }

    /// Judges one text.
    fn check(&self, page: &Page, place: &Place) -> Report {
        let mut report = Report::default();
        let origin = Origin { file: &page.path, lang: page.lang, place: place.clone() };
        for link in markdown::links(page.body()) {
            let at = || page.place(link.range.start, link.range.end);
            match self.resolve(&origin, &link.target) {
                Target::Dead(dead) if !self.lost(&origin, &link.target) => report.push(finding(&link.target, dead, link.image, at())),
                Target::Outside | Target::Link(_) if link.image => {
                    report.push(Diagnostic::error("ND0220").at(at()).arg("link", &link.target));
                }
                _ => {}
            }
        }
        report
    }
}

/// Every markdown file that is shown, with its page.
fn texts<'a>(project: &'a Project, whole: &Map<'a>) -> Vec<(&'a Page, Place)> {
    let of_campaigns = project.campaigns.iter().flat_map(|c| c.pages.iter().map(move |p| (p, Place::of_document(c, &p.id))));
    let articles = whole.library.articles.iter().flat_map(|a| a.pages().map(|p| (p, Place::Article(a.id.to_owned()))));
    // A general document is shown with each campaign; it is judged once, with the first.
    let shown = |p| project.campaigns.iter().find(|c| project.general_documents(c).any(|g| std::ptr::eq(g, p)));
    let general = project.documents.iter().filter_map(|p| Some((p, Place::of_document(shown(p)?, &p.id))));
    project.pages.iter().map(|p| (p, Place::of_page(&p.id))).chain(of_campaigns).chain(general).chain(articles).collect()
}

/// Kits of the whole site.
fn kits(project: &Project) -> BTreeSet<String> {
    let campaigns = project.campaigns.iter().filter(|c| project.publishes_kit(c));
    campaigns.flat_map(|c| project.units_of(c).into_iter().map(|u| routes::kit_zip(c, u))).collect()
}

/// A dead link or a missing picture.
fn finding(written: &str, dead: Dead, image: bool, at: Span) -> Diagnostic {
    let wanted = written.trim_start_matches("./");
    let known = dead.known.iter().map(String::as_str);
    let near = |d: Diagnostic| {
        if written.starts_with('#') || !written.contains('#') {
            d.nearest(wanted, known.clone())
        } else {
            let fragment = written.find('#').map_or("", |i| &written[i..]);
            d.nearest(if dead.known.iter().all(|k| k.starts_with('#')) { fragment } else { wanted }, known.clone())
        }
    };
    match dead.file.as_ref().filter(|_| image) {
        Some(file) => near(Diagnostic::error("ND0206").at(at).arg("path", file)),
        None => near(Diagnostic::error("ND0207").at(at).arg("link", written)),
    }
}

/// Every address of every text and of the menu leads somewhere.
pub fn check(project: &Project, plan: &Plan, report: &mut Report) {
    let resolver = Resolver::new(project, plan);
    let found: Vec<Report> = resolver.texts.par_iter().map(|(page, place)| resolver.check(page, place)).collect();
    found.into_iter().for_each(|r| report.append(r));
    for item in &project.site.menu {
        let origin = Origin { file: &item.url.span.path, lang: project.default_lang(), place: Place::Home };
        if let Target::Dead(dead) = resolver.resolve(&origin, &item.url.value)
            && !resolver.lost(&origin, &item.url.value)
        {
            report.push(finding(&item.url.value, dead, false, item.url.span.clone()));
        }
    }
}

/// Literal ids of a template, as attributes and as arguments of its components.
fn anchors(template: &str) -> Vec<String> {
    let values = template.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next());
    values.filter(|v| !v.contains('{')).map(str::to_owned).collect()
}

/// `folder/address` without `.` and `..`; `None` above the project.
fn join(folder: &str, address: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|p| !p.is_empty()).collect();
    for part in address.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

fn percent_decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = tail.get(..2).and_then(|h| std::str::from_utf8(h).ok()).and_then(|h| u8::from_str_radix(h, 16).ok());
        match hex.filter(|_| *first == b'%') {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// Where an asset of the content stands in the output: `content/campaigns/2023/x/assets/y` → `2023/x/assets/y`.
#[must_use]
pub(super) fn asset_output(path: &str) -> String {
    let path = path.strip_prefix("content/").unwrap_or(path);
    let path = ["campaigns/", "pages/"].iter().find_map(|p| path.strip_prefix(p)).unwrap_or(path);
    path.strip_prefix("articles/").map_or_else(|| path.to_owned(), |rest| format!("tin/{rest}"))
}

#[cfg(test)]
mod tests;
