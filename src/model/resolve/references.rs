//! Names that must be known, names that must be unique.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Report, Span};
use crate::model::campaign::{Campaign, Scope};
use crate::model::page::TAGS;
use crate::model::text::fold;
use crate::model::{Date, Page, Project, Unit};
use crate::source::yaml::Located;

/// First parts of addresses that belong to the site itself.
pub const RESERVED: [&str; 12] =
    ["en", "kits", "don-vi", "bo-nhan-dien", "lich", "tai-lieu", "kiem-tra", "tim", "tin", "the", "huong-dan", "release"];

pub(super) fn check(project: &Project, report: &mut Report) {
    unit_records(project, report);
    predecessors(project, report);
    organisations_and_links(project, report);
    for campaign in &project.campaigns {
        campaign_references(project, campaign, report);
    }
    slugs(project, report);
    chapters(project, report);
    articles(project, report);
    documents(project, report);
    taxonomies(project, report);
    terms(project, report);
    aliases(project, report);
    let editions = &project.editions;
    let current = &project.site.current_edition;
    if current.value != 0 && !project.has_lost("content/campaigns/") && !editions.contains_key(&current.value) {
        let known: Vec<String> = editions.keys().map(ToString::to_string).collect();
        report.push(unknown(&Located::new(current.value.to_string(), current.span.clone()), "@edition", known.iter().map(String::as_str)));
    }
    if !project.has_lost("content/campaigns/") {
        editions_references(project, report);
    }
}

/// What articles name.
fn articles(project: &Project, report: &mut Report) {
    for page in &project.articles {
        if let Some(slug) = page.front.campaign.as_ref().filter(|_| !project.has_lost("content/campaigns/")) {
            require(slug, "@campaign", project.campaigns.iter().map(|c| c.slug.as_str()), report);
        }
        if let Some(slug) = page.front.unit.as_ref().filter(|_| !project.has_lost("content/units/")) {
            require(slug, "@unit-slug", project.units.iter().map(|u| u.slug.value.as_str()), report);
        }
    }
}

/// The kinds that texts name, and the layouts that kinds name.
fn documents(project: &Project, report: &mut Report) {
    let theme = &project.theme;
    let layouts = || theme.layouts.keys().map(|name| name.trim_end_matches(".typ"));
    let decks = || theme.decks.keys().map(|name| name.trim_end_matches(".pptx"));
    for kind in theme.documents.values() {
        match kind.spec.slides {
            Some(_) => require(&kind.spec.layout, "@layout", decks(), report),
            None => require(&kind.spec.layout, "@layout", layouts(), report),
        }
    }
    let kinds = || theme.documents.keys().map(String::as_str).chain([SLOGANS]);
    let lost = project.has_lost(&format!("themes/{}/documents/", theme.name));
    let named = project.all_documents().filter_map(|(_, p)| p.front.document.as_ref());
    for named in named.filter(|_| !theme.documents.is_empty() && !lost) {
        require(named, "@document", kinds(), report);
    }
}

/// The document of slogans and captions, which no theme sets.
const SLOGANS: &str = "khau-hieu";

/// Taxonomies have addresses of their own, and articles use none but them.
fn taxonomies(project: &Project, report: &mut Report) {
    let mut seen: BTreeMap<&str, &Located<String>> = BTreeMap::new();
    for taxonomy in &project.site.taxonomies {
        slug_shape(&taxonomy.id, report);
        if let Some(first) = seen.insert(&taxonomy.id.value, &taxonomy.id) {
            report.push(twice(&taxonomy.id, first));
        }
    }
    let known = || project.site.taxonomies.iter().map(|t| t.id.value.as_str());
    for page in &project.articles {
        for (id, terms) in &page.front.terms {
            let place = terms.first().map_or_else(|| page.place(0, 0), |t| t.span.clone());
            require(&Located::new(id.clone(), place), "@taxonomy", known(), report);
        }
    }
    for term in project.terms.iter().filter(|t| t.of != TAGS) {
        require(&Located::new(term.of.clone(), term.id.span.clone()), "@taxonomy", known(), report);
    }
}

/// Terms that are one address are one term, written in one way: `bão` and `bảo` may not become one page in silence.
fn terms(project: &Project, report: &mut Report) {
    let mut seen: BTreeMap<(&str, String), Located<String>> = BTreeMap::new();
    for term in &project.terms {
        slug_shape(&term.id, report);
        let named = Located::new(term.name.vi.clone(), term.id.span.clone());
        if let Some(first) = seen.insert((&term.of, fold(&term.id.value)), named) {
            report.push(twice(&term.id, &first));
        }
    }
    let mut pages: Vec<&Page> = project.articles.iter().filter(|p| p.lang == project.default_lang()).collect();
    pages.sort_by(|a, b| a.path.cmp(&b.path));
    for (of, word) in pages.into_iter().flat_map(Page::terms) {
        let folded = fold(&word.value);
        if folded.is_empty() {
            report.push(Diagnostic::error("ND0210").at(word.span.clone()).arg("slug", &word.value).arg("suggestion", ""));
        }
        let first = seen.entry((of, folded)).or_insert_with(|| word.clone());
        if first.value != word.value {
            report.push(twice(word, first));
        }
    }
}

/// Former addresses are addresses of this site.
fn aliases(project: &Project, report: &mut Report) {
    let pages = project.campaigns.iter().flat_map(|c| &c.pages).chain(&project.pages).chain(&project.documents).chain(&project.articles);
    for alias in pages.flat_map(|p| &p.front.aliases).filter(|a| !super::pages::is_alias(a)) {
        report.push(Diagnostic::error("ND0219").at(alias.span.clone()).arg("link", &alias.value));
    }
}

/// What overrides and events name, and their periods.
fn chapters(project: &Project, report: &mut Report) {
    let organisations = project.organisations.iter().map(|o| o.id.value.as_str());
    let order = |start: Date, end: Date, span: &Span, report: &mut Report| {
        if end < start {
            report.push(Diagnostic::error("ND0204").at(span.clone()).arg("start", start).arg("end", end));
        }
    };
    for set in &project.overrides {
        let Some(campaign) = project.campaign(set.year, &set.campaign) else { continue };
        if let Some(slogan) = &set.slogan {
            require(slogan, "@slogan", campaign.slogans.iter().map(|s| s.id.value.as_str()), report);
        }
        let labels = campaign.figures.iter().map(|f| f.label.vi.as_str()).chain(campaign.overrides.targets.keys().map(String::as_str));
        for target in &set.targets {
            require(&target.label, "@target", labels.clone(), report);
        }
        for partner in &set.partners {
            if !project.has_lost("content/organisations.yaml") {
                require(&partner.organisation, "@organisation", organisations.clone(), report);
            }
            order(partner.from.value, partner.to, &partner.from.span, report);
        }
        if let Some(window) = &set.window {
            order(window.start, window.end, &window.span, report);
        }
        if let Some(hang) = &set.hang {
            order(hang.from, hang.to, &hang.span, report);
        }
    }
    for event in &project.events {
        if let Some(end) = event.end.as_ref().filter(|end| end.value < event.start.value) {
            report.push(Diagnostic::error("ND0204").at(end.span.clone()).arg("start", event.start.value).arg("end", end.value));
        }
    }
}

/// What `site.yaml: publish.kits` and the years' plans name.
fn editions_references(project: &Project, report: &mut Report) {
    for carried in &project.site.publish.kits {
        let year = carried.year;
        let slugs = project.campaigns.iter().filter(|c| c.year == year).map(|c| c.slug.as_str());
        match &carried.campaign {
            Some(slug) => require(&Located::new(slug.clone(), carried.span.clone()), "@campaign", slugs, report),
            None if !project.editions.contains_key(&year) => {
                let known: Vec<String> = project.editions.keys().map(ToString::to_string).collect();
                let written = Located::new(year.to_string(), carried.span.clone());
                report.push(unknown(&written, "@edition", known.iter().map(String::as_str)));
            }
            None => {}
        }
    }
    for edition in project.editions.values() {
        let slugs = || project.campaigns.iter().filter(|c| c.year == edition.year).map(|c| c.slug.as_str());
        for activity in &edition.data.calendar {
            if let Some(slug) = &activity.campaign {
                require(slug, "@campaign", slugs(), report);
            }
            if let Some(window) = activity.window.as_ref().filter(|w| w.end < w.start) {
                report.push(Diagnostic::error("ND0204").at(window.span.clone()).arg("start", window.start).arg("end", window.end));
            }
            if activity.campaign.is_none() && activity.title.is_none() {
                report.push(Diagnostic::error("ND0103").at(Span::file(&edition.path)).arg("key", "title"));
            }
        }
    }
}

fn unknown<'a>(written: &Located<String>, kind: &str, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    let finding = Diagnostic::error("ND0201").at(written.span.clone()).arg("kind", kind).arg("id", &written.value);
    finding.nearest(&written.value, known)
}

fn require<'a>(written: &Located<String>, kind: &str, known: impl Iterator<Item = &'a str> + Clone, report: &mut Report) {
    if !known.clone().any(|k| k == written.value) {
        report.push(unknown(written, kind, known));
    }
}

pub(super) fn twice(second: &Located<String>, first: &Located<String>) -> Diagnostic {
    let place = format!("{}:{}:{}", first.span.path, first.span.line, first.span.column);
    Diagnostic::error("ND0202").at(second.span.clone()).arg("id", &second.value).arg("first", place)
}

/// Two records of one code, or two slugs, that hold on the same day.
fn unit_records(project: &Project, report: &mut Report) {
    let mut by_slug: BTreeMap<&str, Vec<&Unit>> = BTreeMap::new();
    let mut by_code: BTreeMap<&str, Vec<&Unit>> = BTreeMap::new();
    for unit in &project.units {
        slug_shape(&unit.slug, report);
        by_slug.entry(&unit.slug.value).or_default().push(unit);
        by_code.entry(&unit.code.value).or_default().push(unit);
    }
    for (units, of) in by_slug.values().map(|u| (u, false)).chain(by_code.values().map(|u| (u, true))) {
        for (i, a) in units.iter().enumerate() {
            for b in units.iter().skip(i + 1).filter(|b| a.valid.overlaps(&b.valid)) {
                report.push(if of { twice(&b.code, &a.code) } else { twice(&b.slug, &a.slug) });
            }
        }
    }
    for unit in &project.units {
        if let (Some(from), Some(to)) = (unit.valid.from, unit.valid.to)
            && to < from
        {
            report.push(Diagnostic::error("ND0204").at(unit.code.span.clone()).arg("start", from).arg("end", to));
        }
    }
}

fn slug_shape(slug: &Located<String>, report: &mut Report) {
    let folded = fold(&slug.value);
    if folded != slug.value {
        report.push(Diagnostic::error("ND0210").at(slug.span.clone()).arg("slug", &slug.value).arg("suggestion", folded));
    } else if RESERVED.contains(&slug.value.as_str()) {
        report.push(Diagnostic::error("ND0203").at(slug.span.clone()).arg("slug", &slug.value));
    }
}

fn predecessors(project: &Project, report: &mut Report) {
    let codes = project.units.iter().map(|u| u.code.value.as_str());
    let named = project.units.iter().flat_map(|u| &u.predecessors);
    for code in named.filter(|_| !project.has_lost("content/units/")) {
        require(code, "@unit", codes.clone(), report);
    }
}

fn organisations_and_links(project: &Project, report: &mut Report) {
    let organisations: Vec<_> = project.organisations.iter().map(|o| &o.id).collect();
    let links: Vec<_> = project.links.iter().map(|l| &l.id).collect();
    for ids in [organisations, links] {
        let mut seen: BTreeMap<&str, &Located<String>> = BTreeMap::new();
        for id in ids {
            if let Some(first) = seen.insert(&id.value, id) {
                report.push(twice(id, first));
            }
        }
    }
}

fn campaign_references(project: &Project, campaign: &Campaign, report: &mut Report) {
    let organisations = project.organisations.iter().map(|o| o.id.value.as_str());
    let owners = campaign.series.owners.iter().chain(&campaign.series.co_owners);
    for id in owners.filter(|_| !project.has_lost("content/organisations.yaml")) {
        require(id, "@organisation", organisations.clone(), report);
    }
    for id in campaign.links.iter().chain(&campaign.qr).filter(|_| !project.has_lost("content/links.yaml")) {
        require(id, "@link", project.links.iter().map(|l| l.id.value.as_str()), report);
    }
    let series = &campaign.series;
    if let Some(rule) = &series.recurrence {
        for key in rule.missing() {
            report.push(Diagnostic::error("ND0103").at(rule.span.clone()).arg("key", key));
        }
    }
    if let Some(whole) = series.cluster.as_ref().filter(|_| !project.has_lost("content/series/")) {
        require(whole, "@series", project.campaigns.iter().map(|c| c.slug.as_str()), report);
    }
    require(&campaign.accent, "@accent", project.brand.tokens.accents.keys().map(String::as_str), report);
    if let Some(list) = campaign.kit.list().filter(|_| !project.has_lost("themes/")) {
        require(list, "@kit", project.theme.kits.keys().map(String::as_str), report);
    }
    if let Scope::Some(list) = &campaign.scope
        && !project.has_lost("content/units/")
    {
        for code in &list.units {
            require(code, "@unit", project.units.iter().map(|u| u.code.value.as_str()), report);
        }
        for region in &list.regions {
            require(region, "@region", project.units.iter().map(|u| u.region.as_str()), report);
        }
        for tag in &list.tags {
            require(tag, "@tag", project.units.iter().flat_map(|u| &u.tags).map(String::as_str), report);
        }
        for cluster in &list.clusters {
            require(cluster, "@cluster", project.units.iter().filter_map(|u| u.cluster.as_deref()), report);
        }
    }
    let periods = [Some(&campaign.window), campaign.peak.as_ref()].into_iter().flatten();
    let periods = periods.chain(campaign.history.iter().filter_map(|s| s.window.as_ref()));
    for period in periods.filter(|p| p.end < p.start) {
        report.push(Diagnostic::error("ND0204").at(period.span.clone()).arg("start", period.start).arg("end", period.end));
    }
    let mut seen: BTreeMap<String, &Located<String>> = BTreeMap::new();
    for slogan in &campaign.slogans {
        slug_shape(&slogan.id, report);
        if let Some(first) = seen.insert(fold(&slogan.id.value), &slogan.id) {
            report.push(twice(&slogan.id, first));
        }
    }
}

/// Folders and files whose names become addresses: shape, and no two alike once folded (`bão`, `bảo`).
fn slugs(project: &Project, report: &mut Report) {
    let mut names: Vec<(String, Located<String>)> = Vec::new();
    for c in &project.campaigns {
        names.push((format!("{}/", c.year), Located::new(c.slug.clone(), c.span())));
        for page in c.pages.iter().filter(|p| p.id != "index") {
            let scope = format!("{}/{}/{}/", c.year, c.slug, page.lang.tag());
            names.push((scope, Located::new(page.id.clone(), page.place(0, 0))));
        }
    }
    for event in &project.events {
        let scope = format!("{}/{}/su-kien/", event.year, event.campaign);
        names.push((scope, Located::new(event.slug(), event.span())));
    }
    for page in &project.articles {
        names.push((format!("tin/{}/", page.lang.tag()), Located::new(page.id.clone(), page.place(0, 0))));
    }
    for page in &project.documents {
        names.push((format!("documents/{}/", page.lang.tag()), Located::new(page.id.clone(), page.place(0, 0))));
    }
    for page in &project.pages {
        names.push((format!("{}/", page.lang.tag()), Located::new(page.id.clone(), page.place(0, 0))));
    }
    let mut seen: BTreeMap<String, &Located<String>> = BTreeMap::new();
    for (scope, name) in &names {
        let folded = fold(&name.value);
        if folded != name.value {
            report.push(Diagnostic::error("ND0210").at(name.span.clone()).arg("slug", &name.value).arg("suggestion", &folded));
        }
        if let Some(first) = seen.insert(format!("{scope}{folded}"), name) {
            report.push(twice(name, first));
        }
    }
}
