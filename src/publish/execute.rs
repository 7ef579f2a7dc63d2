//! Runs a plan on all cores: kits with their single files, then pages (which tell the sizes of those), then the release.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rayon::prelude::*;

use super::{Sink, machine, release};
use crate::diagnostic::Report;
use crate::model::Project;
use crate::package::{self, Made, Maker};
use crate::plan::{KitRecipe, Output, Plan, Recipe};
use crate::render::page::Facts;

type Known = BTreeMap<String, Facts>;

/// Makes what the sink does not have yet: campaign by campaign, so that what is kept for one is gone before the next.
/// `step` hears of every file that is done.
///
/// # Errors
/// Everything that rendering found, over all files.
pub fn run(project: &Project, plan: &Plan, maker: &Maker<'_>, sink: &dyn Sink, step: &(dyn Fn(usize) + Sync)) -> Result<Known, Report> {
    let work = Work { plan, maker, sink, step };
    let mut known = Known::new();
    let in_kits: BTreeSet<&str> = plan.outputs.values().filter_map(kit).flat_map(published).collect();
    let mut first: BTreeMap<Option<(i16, &str)>, Vec<&str>> = BTreeMap::new();
    let mut pages = Vec::new();
    let mut releases = Vec::new();
    let mut workers = Vec::new();
    for (path, output) in &plan.outputs {
        match &output.recipe {
            Recipe::Page(_) => pages.push(path.as_str()),
            Recipe::Release(part) => releases.push((path.as_str(), *part)),
            Recipe::Worker(script) => workers.push((path, script)),
            _ if in_kits.contains(path.as_str()) => {}
            _ => first.entry(output.about.edition.zip(output.about.campaign.as_deref())).or_default().push(path.as_str()),
        }
    }
    let mut report = Report::default();
    for (campaign, paths) in first {
        // One kit by itself, its members on all cores: it needs most grounds, and so no core waits for another's.
        let (one, others) = paths.split_at(1);
        work.all(one, &mut known, &mut report);
        work.all(others, &mut known, &mut report);
        campaign.inspect(|(year, slug)| maker.forget(*year, slug));
    }
    done(&mut report)?;
    work.all(&pages, &mut known, &mut report);
    done(&mut report)?;
    let name = release::name(&known);
    for (path, script) in workers {
        let made = Made::new(package::worker(script, &name));
        work.put(path, &made)?;
        known.insert(path.clone(), made.facts);
        step(1);
    }
    let listing = release::Listing::new(plan, &project.site.base_url.value, &known);
    for (path, part) in releases {
        let made = Made::new(listing.render(part));
        work.put(path, &made)?;
        known.insert(path.to_owned(), made.facts);
        step(1);
    }
    Ok(known)
}

/// Stops where an error stands.
fn done(report: &mut Report) -> Result<(), Report> {
    report.each_place_once();
    if report.has_errors() { Err(std::mem::take(report)) } else { Ok(()) }
}

fn kit(output: &Output) -> Option<&KitRecipe> {
    if let Recipe::Kit(kit) = &output.recipe { Some(kit) } else { None }
}

/// The single files that are made with a kit; those of all chapters are outputs by themselves.
fn published(kit: &KitRecipe) -> impl Iterator<Item = &str> {
    kit.members.iter().filter(|m| !m.shared).filter_map(|m| m.published.as_deref())
}

struct Work<'w> {
    plan: &'w Plan,
    maker: &'w Maker<'w>,
    sink: &'w dyn Sink,
    step: &'w (dyn Fn(usize) + Sync),
}

impl Work<'_> {
    /// Makes these outputs in parallel; all their findings together.
    fn all(&self, paths: &[&str], known: &mut Known, report: &mut Report) {
        let results: Vec<_> = paths.par_iter().map(|path| self.task(path, known)).collect();
        for result in results {
            match result {
                Ok(facts) => known.extend(facts),
                Err(r) => report.append(r),
            }
        }
    }

    fn task(&self, path: &str, known: &Known) -> Result<Known, Report> {
        let Some(output) = self.plan.outputs.get(path) else { return Ok(Known::new()) };
        let made = match kit(output) {
            Some(recipe) => self.kit(path, recipe)?,
            None => [(path.to_owned(), self.one(path, output, known)?)].into(),
        };
        (self.step)(made.len());
        Ok(made)
    }

    fn one(&self, path: &str, output: &Output, known: &Known) -> Result<Facts, Report> {
        if let Some(facts) = self.sink.kept(path, &output.key) {
            return Ok(facts);
        }
        let made = self.maker.lend(|t| self.maker.make(&output.recipe, t, &|p| known.get(p).cloned()))?;
        self.put(path, &made)?;
        Ok(made.facts)
    }

    /// A kit and the single files it shares bytes with: each made once.
    fn kit(&self, path: &str, recipe: &KitRecipe) -> Result<Known, Report> {
        let mut facts = Known::new();
        let mut kept = |p: &str| {
            let key = &self.plan.outputs.get(p)?.key;
            let found = self.sink.kept(p, key)?;
            facts.insert(p.to_owned(), found);
            Some(())
        };
        if kept(path).is_some() && published(recipe).all(|p| kept(p).is_some()) {
            return Ok(facts);
        }
        let tried: Vec<_> = recipe.members.par_iter().map(|m| self.maker.lend(|t| self.maker.make(&m.recipe, t, &|_| None))).collect();
        let mut members = Vec::with_capacity(recipe.members.len());
        let mut report = Report::default();
        for made in tried {
            match made {
                Ok(made) => members.push(made),
                Err(r) => report.append(r),
            }
        }
        if report.has_errors() {
            return Err(report);
        }
        for (member, made) in recipe.members.iter().zip(&members) {
            if let Some(p) = member.published.as_ref().filter(|p| !member.shared && self.plan.outputs.contains_key(*p)) {
                self.put(p, made)?;
                facts.insert(p.clone(), made.facts.clone());
            }
        }
        let zip = self.maker.kit(recipe, &members)?;
        self.put(path, &zip)?;
        facts.insert(path.to_owned(), zip.facts);
        Ok(facts)
    }

    fn put(&self, path: &str, made: &Made) -> Result<(), Report> {
        self.sink.put(path, made).map_err(|e| machine(Path::new(path), &e).into())
    }
}
