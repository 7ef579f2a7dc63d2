//! nhandien makes a branded website and a downloadable kit for every chapter and campaign, from markdown and YAML.
//!
//! ```text
//! source ──► model ──► check ──► plan ──► render ──► package ──► publish
//! files      typed     rules     every    page       kits,       atomic
//! + spans    values    and       output   artboard   manifest,   swap
//!            no I/O    report    and its  document   checksums
//!                                recipe
//! ```
//!
//! * [`source`] reads files once and keeps places.
//! * [`model`] is plain typed data, made by [`model::resolve::resolve`].
//! * [`scene`] sets texts into the frames that designers drew.
//! * [`plan`] lists every output with its recipe and key, before one is made.
//! * [`check`] judges the model, then the scenes; nothing is rendered while an error stands.
//! * [`render`] turns one recipe into bytes, [`package`] zips kits, [`publish`] swaps the finished tree in.
//!
//! [`merge`] fills a form with the rows of a list.
//!
//! [`scaffold`] makes new files for people to fill in.
//!
//! [`world`] is the only door to files and environment, [`diagnostic`] the one type of finding. [`cli`] and [`serve`]
//! sit on top and own no logic. [`build`] is the whole pipeline as one function.

pub mod check;
pub mod cli;
pub mod diagnostic;
pub mod merge;
pub mod model;
pub mod package;
pub mod plan;
pub mod publish;
pub mod render;
pub mod scaffold;
pub mod scene;
pub mod serve;
pub mod source;
pub mod world;

use std::io;
use std::path::Path;

use rayon::prelude::*;

use diagnostic::messages::Catalogue;
use diagnostic::{Diagnostic, Report};
use model::Project;
use package::{Made, Maker};
use plan::{Plan, Selection};
use publish::{Publisher, Sink, Summary};
use render::artboard::Painter;
use render::page::Pages;
use scene::{Studio, Typesetter};
use source::Sources;
use world::World;

/// What is wanted of a project.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// Editions, campaigns, units, day, shard.
    pub selection: Selection,
    /// In the place of `site.yaml: base_url`.
    pub base_url: Option<String>,
    /// Whether drafts are shown; `site.yaml: drafts` may say so too.
    pub drafts: bool,
}

/// A project that was read, with what reading found.
pub struct Loaded {
    /// Its files.
    pub sources: Sources,
    /// Its model, where it could be built.
    pub project: Option<Project>,
}

/// Reads a project: source and model. Findings go to `report`.
///
/// # Errors
/// When the machine fails us.
pub fn load(world: &dyn World, request: &Request, report: &mut Report) -> io::Result<Loaded> {
    let sources = Sources::load(world, report)?;
    let mut project = model::resolve::resolve(&sources, report);
    if let Some(project) = &mut project {
        if let Some(url) = &request.base_url {
            project.site.base_url.value = format!("{}/", url.trim_end_matches('/'));
        }
        if let Some(date) = request.selection.date {
            project.site.date = date;
        }
        project.site.drafts |= request.drafts;
        selection_exists(project, &request.selection, report);
    }
    Ok(Loaded { sources, project })
}

/// Names given on the command line that the project doesn't have.
fn selection_exists(project: &Project, selection: &Selection, report: &mut Report) {
    let mut require = |kind: &str, id: &str, known: Vec<&str>| {
        if !known.contains(&id) {
            report.push(Diagnostic::error("ND0404").arg("kind", kind).arg("id", id).nearest(id, known));
        }
    };
    let years: Vec<String> = project.editions.keys().map(ToString::to_string).collect();
    if let Some(year) = selection.edition {
        require("@edition", &year.to_string(), years.iter().map(String::as_str).collect());
    }
    for slug in &selection.campaigns {
        require("@campaign", slug, project.campaigns.iter().map(|c| c.slug.as_str()).collect());
    }
    for code in &selection.units {
        require("@unit", code, project.units.iter().map(|u| u.code.value.as_str()).collect());
    }
}

/// A project that was read, planned and judged: everything a renderer needs.
pub struct Workshop<'a> {
    /// The model.
    pub project: &'a Project,
    /// Its drawings, parsed.
    pub studio: &'a Studio<'a>,
    /// Its templates, compiled.
    pub pages: &'a Pages,
    /// Every output.
    pub plan: Plan,
}

/// Plans and judges `loaded`, then hands what is needed to render to `work`. `None` where an error stands.
pub fn prepare<T>(
    loaded: &Loaded,
    request: &Request,
    report: &mut Report,
    work: impl FnOnce(&Workshop<'_>, &mut Report) -> T,
) -> Option<T> {
    let project = loaded.project.as_ref()?;
    check::model(project, &loaded.sources, report);
    let studio = Studio::new(project, report);
    let mut found = Report::default();
    let pages = Pages::new(&project.theme, &project.brand.tokens.typography.compounds, &mut found).with_data(&project.data);
    let templates_read = !found.has_errors();
    let plan = plan::plan(project, &request.selection, &mut found);
    // Where two things have one name, every path made of that name clashes too: the cause is said once, at its place.
    let named_twice = report.sorted().iter().any(|d| d.code == "ND0202");
    found.retain_mut(|d| d.code != "ND0208" || !named_twice);
    found.each_place_once();
    report.append(found);
    check::scenes(&studio, &plan, report);
    check::levels(project, report);
    if report.has_errors() {
        // A template that can't be read is missing to all pages: that is no news.
        if templates_read {
            proof(&pages, &plan, report);
        }
        return None;
    }
    Some(work(&Workshop { project, studio: &studio, pages: &pages, plan }, report))
}

/// Renders every page into nothing, for what the templates find.
fn proof(pages: &Pages, plan: &Plan, report: &mut Report) {
    let unknown = |_: &str| Some(render::page::Facts::unmade());
    let recipes: Vec<&plan::PageRecipe> = plan.pages().collect();
    let found: Vec<Report> = recipes.par_iter().filter_map(|page| pages.render(page, &unknown).err()).collect();
    let mut all = Report::default();
    found.into_iter().for_each(|r| all.append(r));
    all.each_place_once();
    report.append(all);
}

impl Workshop<'_> {
    /// Renders every page into nothing, for what the templates find.
    pub fn proof(&self, report: &mut Report) {
        proof(self.pages, &self.plan, report);
    }

    /// Makes the contact sheets of every planned kit into `sink`, with what was found so far under the pictures; gives
    /// back how many.
    pub fn contact_sheets(&self, words: &Catalogue, sink: &dyn Sink, report: &mut Report) -> usize {
        let (painter, found) = (Painter::new(self.studio), report.sorted().into_iter().cloned().collect::<Vec<_>>());
        let printer = render::proof::Printer { painter: &painter, words, found: &found };
        let sheets = plan::proof::sheets(self.project, &self.plan, words.lang());
        let made: Vec<Result<(), Report>> = sheets
            .par_iter()
            .map_init(
                || Typesetter::new(&self.project.brand),
                |typesetter, sheet| {
                    let bytes = printer.print(sheet, typesetter)?;
                    sink.put(&sheet.file, &Made::new(bytes)).map_err(|e| publish::machine(Path::new(&sheet.file), &e).into())
                },
            )
            .collect();
        let count = made.iter().filter(|m| m.is_ok()).count();
        made.into_iter().filter_map(Result::err).for_each(|r| report.append(r));
        count
    }

    /// Someone who makes this workshop's outputs.
    #[must_use]
    pub fn maker(&self) -> Maker<'_> {
        Maker::new(self.project, Painter::new(self.studio), self.pages)
    }
}

/// The whole pipeline: reads, judges, plans, renders, packages and publishes into `out`.
///
/// `cache` keeps the record of the last build. `watch` hears `(done, total)`.
///
/// # Errors
/// When the machine fails us while reading; everything else goes to `report`, and then nothing was published.
pub fn build(
    world: &dyn World,
    request: &Request,
    out: &Path,
    cache: &Path,
    report: &mut Report,
    watch: &(dyn Fn(usize, usize) + Sync),
) -> io::Result<Built> {
    let loaded = load(world, request, report)?;
    let built = prepare(&loaded, request, report, |shop, report| {
        let publisher = Publisher::open(out, cache).map_err(|r| report.append(r)).ok()?;
        let facts = make_all(shop, &publisher, watch).map_err(|r| report.append(r)).ok()?;
        publisher.finish(&shop.plan, &facts).map_err(|e| report.push(publish::machine(out, &e))).ok()
    });
    Ok(Built { summary: built.flatten(), sources: loaded.sources })
}

/// Fills a form of one chapter with the rows of a list (`request` names campaign and unit).
///
/// # Errors
/// When the machine fails us while reading; everything else goes to `report`, and then nothing was written.
pub fn merge(world: &dyn World, request: &Request, order: &merge::Order<'_>, report: &mut Report) -> io::Result<Filled> {
    let loaded = load(world, request, report)?;
    let merged = loaded.project.as_ref().and_then(|project| fill(project, &loaded.sources, request, order, report));
    merge::tell(report);
    Ok(Filled { merged, sources: loaded.sources })
}

/// What a merge leaves behind.
pub struct Filled {
    /// What was made, if anything was.
    pub merged: Option<merge::Merged>,
    /// The project's files that were read, to show findings with their lines.
    pub sources: Sources,
}

fn fill(project: &Project, sources: &Sources, request: &Request, order: &merge::Order<'_>, report: &mut Report) -> Option<merge::Merged> {
    let target = merge::target(project, &request.selection, order.artefact, report)?;
    let list = merge::open(order.list, order.project, target.records(project)?, report);
    check::model(project, sources, report);
    let studio = Studio::new(project, report);
    if let merge::Target::Board(artefact) = &target {
        check::artefacts(&studio, [artefact], report);
    }
    check::levels(project, report);
    if report.has_errors() && list.is_none() {
        return None;
    }
    let painter = Painter::new(&studio);
    let form: Box<dyn merge::Form + '_> = match target {
        merge::Target::Board(artefact) => {
            Box::new(merge::Board::new(&painter, artefact, order.list).map_err(|found| report.append(found)).ok()?)
        }
        merge::Target::Letter(paper) => Box::new(merge::Letters::new(&painter, paper.parts(project)?, order.artefact.to_owned())?),
    };
    let coverage = scene::coverage::Coverage::new(&project.brand);
    merge::write(&*form, list?, &coverage, order.out, order.binding, report)
}

/// What a build leaves behind.
pub struct Built {
    /// What was published, if anything was.
    pub summary: Option<Summary>,
    /// The files that were read, to show findings with their lines.
    pub sources: Sources,
}

/// Makes all outputs of a workshop's plan into `sink`.
///
/// # Errors
/// Everything that rendering found.
pub fn make_all(
    shop: &Workshop<'_>,
    sink: &dyn Sink,
    watch: &(dyn Fn(usize, usize) + Sync),
) -> Result<std::collections::BTreeMap<String, render::page::Facts>, Report> {
    let done = std::sync::atomic::AtomicUsize::new(0);
    let total = shop.plan.outputs.len();
    let step = |n: usize| watch(done.fetch_add(n, std::sync::atomic::Ordering::Relaxed) + n, total);
    publish::execute::run(shop.project, &shop.plan, &shop.maker(), sink, &step)
}
