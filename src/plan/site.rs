//! Pages and what machines read: contexts for templates, feeds, sitemap, pictures that pages show.
//!
//! In: the model, and the kits that are planned already. Out: outputs. Every context is plain JSON (the theme's contract);
//! all addresses in it are relative and name the file, so that pages also work from a folder.

mod brand;
mod calendar;
mod campaign;
mod changes;
mod desk;
mod event;
mod feeds;
mod files;
mod home;
mod ics;
mod library;
mod machine;
pub(in crate::plan) mod map;
mod news;
mod photos;
pub(in crate::plan) mod pieces;
mod redirects;
mod schema;
mod search;
mod shown;
mod units;
mod verify;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;
use serde_json::Value;

use super::identity;
use super::key::Digest;
use super::links::Resolver;
use super::words::{self, Words};
use super::{About, Output, PageRecipe, Plan, Recipe, Selection};
use crate::diagnostic::messages::Lang;
use crate::diagnostic::{Diagnostic, Report, Span};
use crate::model::Project;
use desk::Desk;
use files::Pictures;
use map::{Map, Place};
use photos::Album;

/// Adds every page of the selection, and every file beside kits and pages.
pub(super) fn add(project: &Project, selection: &Selection, plan: &mut Plan, report: &mut Report) {
    words::missing(project, report);
    let map = Map::new(project, selection);
    let pictures = files::pictures(&map, plan, report);
    identity::add(&map, selection, plan, report);
    machine::icons(&pictures.icon, plan, report);
    let assets = files::statics(&map, plan, report);
    let resolver = Resolver::new(project, plan);
    let (content, album) = files::content(&map, &resolver, report);
    let redirects = redirects::all(&map, &resolver);
    plan.extend(content, report);
    feeds::add(&map, plan, report);
    let pages = pages(&map, &pictures, &album, &assets, plan, report);
    plan.extend(pages.into_iter().chain(redirects), report);
    machine::add(&map, plan, report);
    ics::add(&map, plan, report);
    machine::worker(project, plan, report);
    files::release(plan, report);
}

/// Everything that pages of all languages share.
struct Shared<'a> {
    project: &'a Project,
    map: &'a Map<'a>,
    plan: &'a Plan,
    pictures: &'a Pictures,
    album: &'a Album,
    resolver: Resolver<'a>,
    /// Changes whenever a file beside the pages does, so that no browser shows an old one.
    asset_version: &'a str,
}

/// A page with what the build wants to know of it.
struct Draft {
    template: &'static str,
    context: Value,
    about: About,
    source: Option<Span>,
}

fn pages(
    map: &Map<'_>,
    pictures: &Pictures,
    album: &Album,
    asset_version: &str,
    plan: &Plan,
    report: &mut Report,
) -> Vec<(String, Output)> {
    let project = map.project;
    let shared = Shared { project, map, plan, pictures, album, resolver: Resolver::new(project, plan), asset_version };
    let theme = theme_digest(project);
    let wanted: Vec<(Lang, &Place)> = project.site.languages.iter().flat_map(|lang| map.places.iter().map(|p| (*lang, p))).collect();
    let made: Vec<(String, &'static str, Output)> = wanted
        .par_iter()
        .filter_map(|(lang, place)| {
            let draft = draft(&Desk::new(&shared, *lang, place), place)?;
            Some((place.file(*lang), draft.template, output(draft, plan, &theme)))
        })
        .collect();
    templates(project, made.iter().map(|(_, template, _)| *template), report);
    let mut out: Vec<(String, Output)> = made.into_iter().map(|(path, _, output)| (path, output)).collect();
    for lang in project.site.languages.iter().filter(|_| map.has(&Place::Search)) {
        out.push((search::file(*lang), search::index(&Desk::new(&shared, *lang, &Place::Search))));
    }
    out
}

/// Templates that pages want and the theme lacks.
fn templates<'t>(project: &Project, wanted: impl Iterator<Item = &'t str>, report: &mut Report) {
    let theme = &project.theme;
    for name in wanted.collect::<BTreeSet<_>>().into_iter().filter(|n| !theme.templates.contains_key(*n)) {
        let path = format!("themes/{}/templates/{name}", theme.name);
        report.push(Diagnostic::error("ND0112").at(Span::file(&path)).arg("path", path));
    }
}

fn draft(desk: &Desk<'_>, place: &Place) -> Option<Draft> {
    match place {
        Place::Home => Some(home::home(desk)),
        Place::Edition(year) => Some(home::edition(desk, *year)),
        Place::Campaign(year, slug) => desk.project().campaign(*year, slug).map(|c| campaign::campaign(desk, c)),
        Place::Document(year, slug, id) => campaign::document(desk, desk.project().campaign(*year, slug)?, id),
        Place::Event(year, slug, id) => event::event(desk, desk.project().campaign(*year, slug)?, id),
        Place::News(n) => Some(news::list(desk, *n)),
        Place::Terms(of) => Some(news::terms(desk, of)),
        Place::Term(of, id, n) => Some(news::term(desk, (of, id), *n)),
        Place::Article(id) => news::article(desk, id),
        Place::Calendar => Some(calendar::calendar(desk, None)),
        Place::CalendarYear(year) => Some(calendar::calendar(desk, Some(*year))),
        Place::Documents => Some(campaign::documents(desk)),
        Place::Units => Some(units::units(desk)),
        Place::Unit(slug) => units::unit(desk, slug),
        Place::Brand => Some(brand::brand(desk)),
        Place::Search => Some(search::page(desk)),
        Place::Verify => Some(verify::page(desk)),
        Place::Written(id) => home::written(desk, id),
        Place::NotFound => Some(home::not_found(desk)),
    }
}

/// The key digests the theme's templates and strings, the values, and every file whose size the page tells.
fn output(draft: Draft, plan: &Plan, theme: &str) -> Output {
    let mut named = BTreeMap::new();
    outputs_in(&draft.context, plan, &mut named);
    let key = Digest::new("page").json(&draft.template).bytes(theme.as_bytes()).json(&draft.context).json(&named).finish();
    let recipe = Recipe::Page(Arc::new(PageRecipe { template: draft.template.to_owned(), context: draft.context }));
    Output { recipe, key, about: draft.about, source: draft.source }
}

fn theme_digest(project: &Project) -> String {
    let theme = &project.theme;
    let templates: Vec<_> = theme.templates.iter().map(|(n, t)| (n, t.digest)).collect();
    let strings: Vec<_> = theme.strings.iter().collect();
    Digest::new("theme")
        .json(&templates)
        .json(&strings)
        .json(&project.data)
        .json(&project.brand.tokens.typography.compounds)
        .finish()
        .as_str()
        .to_owned()
}

/// Keys of the outputs that a context names.
fn outputs_in<'v>(value: &'v Value, plan: &'v Plan, named: &mut BTreeMap<&'v str, &'v super::Key>) {
    match value {
        Value::Array(items) => items.iter().for_each(|v| outputs_in(v, plan, named)),
        Value::Object(map) => {
            let out = map.get("out").and_then(Value::as_str);
            named.extend(out.and_then(|path| plan.outputs.get(path).map(|o| (path, &o.key))));
            map.values().for_each(|v| outputs_in(v, plan, named));
        }
        _ => {}
    }
}

/// Bytes as an output.
fn bytes(bytes: impl Into<Arc<[u8]>>, source: Option<Span>) -> Output {
    let bytes = bytes.into();
    Output { key: Digest::new("bytes").bytes(&bytes).finish(), recipe: Recipe::Bytes(bytes), about: About::default(), source }
}

fn words(project: &Project, lang: Lang) -> Words<'_> {
    Words::new(&project.theme, lang)
}
