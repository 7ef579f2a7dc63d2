//! Rules: what the model and the drawings must keep to.
//!
//! In: the model, the sources (for places), the drawings. Out: findings, all of them, in two passes: [`model`] before
//! anything is planned, [`scenes`] on the laid out artboards after it. Nothing is rendered while either has errors.
//! One file per rule in `rules/`; the words of every finding stand in the message files. `brand/lints.yaml` may raise any
//! rule, and lower those that are no errors.

mod dates;
mod face;
mod lints;
mod passages;
mod plate;
mod rules;
mod slides;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Report, Severity};
use crate::model::artboard::{Panel, SlotKind};
use crate::model::{Artboard, Campaign, Project};
use crate::plan::documents::Parts;
use crate::plan::{Artefact, Plan, Subject};
use crate::scene::coverage::Coverage;
use crate::scene::{Layer, Part, Studio};
use crate::source::Sources;

use face::Face;
use passages::Passage;
use plate::Plate;
pub use rules::RULES;

/// One rule.
pub struct Rule {
    /// Its code, in messages and in `brand/lints.yaml`.
    pub code: &'static str,
    /// How bad a breach is, unless `lints.yaml` says otherwise.
    pub level: Severity,
    /// When it looks, and how.
    pub pass: Pass,
}

/// When a rule looks, and at what.
pub enum Pass {
    /// The model and the texts, before planning.
    Model(fn(&Content<'_>, &mut Report)),
    /// Each drawing by itself, as the designer saved it.
    Plate(fn(&Plate<'_>, &mut Report)),
    /// Each artboard with everything in its place.
    Face(fn(&Face<'_>, &mut Report)),
    /// Found by whoever lays out the texts.
    Layout,
}

impl Rule {
    /// A breach of this rule.
    fn finding(&self) -> Diagnostic {
        Diagnostic { severity: self.level, ..Diagnostic::error(self.code) }
    }
}

/// What rules of the first pass see.
pub struct Content<'a> {
    /// The model.
    project: &'a Project,
    /// The files, for places.
    sources: &'a Sources,
    /// Every text of `content/`.
    passages: Vec<Passage>,
    /// What the brand's fonts can draw.
    coverage: Coverage,
}

/// First pass: the model and its texts.
pub fn model(project: &Project, sources: &Sources, report: &mut Report) {
    let content = Content { project, sources, passages: passages::collect(project, sources), coverage: Coverage::new(&project.brand) };
    let mut found = Report::default();
    lints::check(project, sources, &mut found);
    let looks: Vec<_> = RULES.iter().filter_map(|rule| if let Pass::Model(look) = rule.pass { Some(look) } else { None }).collect();
    let parts: Vec<Report> = looks
        .par_iter()
        .map(|look| {
            let mut part = Report::default();
            look(&content, &mut part);
            part
        })
        .collect();
    parts.into_iter().for_each(|part| found.append(part));
    hand_over(&found, report);
}

/// Second pass: every artboard that the plan draws.
pub fn scenes(studio: &Studio<'_>, plan: &Plan, report: &mut Report) {
    let parts: Vec<Parts<'_>> =
        plan.papers().into_iter().filter_map(|p| p.parts(studio.project())).filter(|p| p.deck().is_some()).collect();
    let pictures: Vec<Artefact> = parts.iter().flat_map(Parts::pictures).map(|(_, picture)| picture).collect();
    artefacts(studio, plan.artefacts().into_iter().chain(&pictures), report);
    slides::fit(studio, &parts, report);
}

/// Second pass, for a list of artefacts: lays out every text of every chapter, then looks at the drawings.
pub fn artefacts<'a>(studio: &Studio<'_>, artefacts: impl IntoIterator<Item = &'a Artefact>, report: &mut Report) {
    let project = studio.project();
    let wanted: Vec<&Artefact> = artefacts.into_iter().filter(|a| a.preview.is_none()).collect();
    let mut found = Report::default();
    let layers = lay_out(studio, &wanted, &mut found);
    let families = &project.brand.tokens.typography.family;
    let fonts = studio.fonts();
    let coverage = Coverage::new(&project.brand);
    let plates = plate::all(studio, fonts, families, &coverage);
    for part in plates.par_iter().map(|plate| look(plate, |r| if let Pass::Plate(f) = r.pass { Some(f) } else { None })).collect::<Vec<_>>()
    {
        found.append(part);
    }
    let faces: Vec<_> = faces(studio, &layers).into_iter().collect();
    let faces: Vec<Report> = faces
        .par_iter()
        .map(|job| {
            let Some(face) = Face::new(studio, (job.board, job.panel), job.campaign, &job.layers, fonts) else { return Report::default() };
            look(&face, |r| if let Pass::Face(f) = r.pass { Some(f) } else { None })
        })
        .collect();
    faces.into_iter().for_each(|r| found.append(r));
    hand_over(&found, report);
}

fn look<T>(at: &T, pick: impl Fn(&'static Rule) -> Option<fn(&T, &mut Report)>) -> Report {
    let mut report = Report::default();
    RULES.iter().filter_map(|r| pick(r)).for_each(|f| f(at, &mut report));
    report
}

/// Gives every finding of a run the severity that `brand/lints.yaml` wants.
pub fn levels(project: &Project, report: &mut Report) {
    lints::adjust(project, report);
}

/// Each finding once.
fn hand_over(found: &Report, report: &mut Report) {
    let mut all: Vec<Diagnostic> = found.sorted().into_iter().cloned().collect();
    // A lockup's mistake shows on every artboard; once is enough. A photo is too small on each by itself.
    let of_faces = |code| code != "PRN-03" && RULES.iter().any(|r| r.code == code && matches!(r.pass, Pass::Face(_)));
    all.dedup_by(|b, a| a.code == b.code && a.span == b.span && of_faces(a.code));
    report.extend(all);
}

/// One drawing of a campaign, with its variant.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Sheet<'a> {
    year: i16,
    campaign: &'a str,
    board: &'a str,
    panel: &'a str,
    variant: Option<&'a str>,
}

/// Who, and which event, stands on a layer; `None` for the ground, which is everyone's.
type Key<'a> = (Sheet<'a>, Option<(&'a Subject, Option<&'a str>)>);

/// Every layer that the artefacts need, each laid out once, in parallel.
fn lay_out<'a>(studio: &Studio<'a>, artefacts: &[&'a Artefact], report: &mut Report) -> BTreeMap<Key<'a>, Layer> {
    let project = studio.project();
    let mut jobs: BTreeMap<Key<'a>, (&Artefact, &Panel)> = BTreeMap::new();
    for a in artefacts {
        let Some(parts) = a.parts(project) else { continue };
        for panel in a.panels(parts.board) {
            let (campaign, board, panel_path, variant) = (a.campaign.as_str(), a.board.as_str(), &*panel.path, a.variant.as_deref());
            let sheet = Sheet { year: a.year, campaign, board, panel: panel_path, variant };
            jobs.entry((sheet, None)).or_insert((a, panel));
            jobs.entry((sheet, Some((&a.subject, a.event.as_deref())))).or_insert((a, panel));
        }
    }
    let jobs: Vec<_> = jobs.into_iter().collect();
    let made: Vec<_> = jobs
        .par_iter()
        .map(|(key, (artefact, panel))| {
            let parts = artefact.parts(project)?;
            let part = if key.1.is_some() { Part::Top } else { Part::Ground };
            let bearer = artefact.bearer(project);
            Some((*key, studio.lend(|t| studio.layer((parts.board, panel), parts.campaign, &bearer, part, t))))
        })
        .collect();
    let mut out = BTreeMap::new();
    let mut found = Report::default();
    for (key, layer) in made.into_iter().flatten() {
        match layer {
            Ok(layer) => drop(out.insert(key, layer)),
            Err(findings) => found.append(findings),
        }
    }
    report.extend(worst_fits(&found));
    out
}

/// Of the texts that don't fit one frame, the worst, with the number of the others.
fn worst_fits(found: &Report) -> Vec<Diagnostic> {
    let percent = |d: &Diagnostic| d.args.get("percent").and_then(|p| p.parse::<u32>().ok()).unwrap_or(0);
    let mut worst: BTreeMap<_, (Diagnostic, usize)> = BTreeMap::new();
    let mut rest = Vec::new();
    for d in found.sorted() {
        if d.code != "TXT-12" {
            rest.push(d.clone());
            continue;
        }
        let frame = (d.span.clone(), d.args.get("artboard").cloned(), d.args.get("field").cloned());
        let (kept, count) = worst.entry(frame).or_insert_with(|| (d.clone(), 0));
        *count += 1;
        if percent(d) > percent(kept) {
            *kept = d.clone();
        }
    }
    let named = worst.into_values().map(|(d, n)| d.arg("others", if n > 1 { (n - 1).to_string() } else { String::new() }));
    rest.into_iter().chain(named).collect()
}

/// A drawing of a campaign with one chapter's texts.
struct FaceJob<'a> {
    board: &'a Artboard,
    panel: &'a Panel,
    campaign: &'a Campaign,
    layers: [&'a Layer; 2],
}

/// For each drawing and campaign, the chapters with the shortest and the longest name: what stands for them stands for all.
fn faces<'a>(studio: &Studio<'a>, layers: &'a BTreeMap<Key<'_>, Layer>) -> Vec<FaceJob<'a>> {
    let project = studio.project();
    let mut subjects: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for (sheet, bearer) in layers.keys() {
        if let Some((subject, event)) = *bearer {
            let length = name_length(project, sheet.year, sheet.campaign, subject);
            subjects.entry(*sheet).or_default().insert((length, (subject, event)));
        }
    }
    let mut out = Vec::new();
    for (sheet, named) in &subjects {
        let (Some(campaign), Some(board)) = (project.campaign(sheet.year, sheet.campaign), project.theme.artboards.get(sheet.board)) else {
            continue;
        };
        let Some(panel) = board.panels.iter().find(|p| *p.path == *sheet.panel) else { continue };
        let ends: BTreeSet<_> = [named.first(), named.last()].into_iter().flatten().collect();
        for (_, bearer) in ends {
            if let (Some(ground), Some(top)) = (layers.get(&(*sheet, None)), layers.get(&(*sheet, Some(*bearer)))) {
                out.push(FaceJob { board, panel, campaign, layers: [ground, top] });
            }
        }
    }
    out
}

fn name_length(project: &Project, year: i16, slug: &str, subject: &Subject) -> usize {
    let unit = match subject {
        Subject::Central => return project.central().map_or(0, |o| o.name.vi.chars().count()),
        Subject::Unit(unit) => unit,
    };
    let campaign = project.campaign(year, slug);
    campaign.and_then(|c| crate::plan::artefacts::unit_of(project, c, unit)).map_or(0, |u| u.chapter.vi.chars().count())
}

/// Whether campaigns' pictures end up in print files.
fn prints_key_visuals(project: &Project) -> bool {
    let has_visual = |b: &Artboard| b.spec.slots.values().any(|s| s.kind == SlotKind::KeyVisual);
    project.theme.artboards.values().any(|b| plate::is_print(b) && has_visual(b))
}
