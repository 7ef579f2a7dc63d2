//! The complete list of outputs, known before one is made.
//!
//! In: the model. Out: a [`Plan`]: every output's path, its recipe, and a key that digests all the recipe reads. Pure.
//! From it follow the parallel and the incremental build, `serve` on demand, shards, stale files, totals.

pub mod artefacts;
pub mod documents;
pub mod identity;
pub mod key;
pub mod kits;
pub mod links;
pub mod proof;
pub mod routes;
pub mod site;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Report, Span};
use crate::model::artboard::{Format, Group};
use crate::model::{Campaign, Project, Unit};
use crate::source::SourceFile;

pub use artefacts::{Artefact, Subject};
pub use documents::Paper;
pub use identity::{Figure, Holder, Lockup, PackRecipe, Swatches};
pub use key::Key;

/// Every output by its path below the output folder, `/`-separated.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// The outputs.
    pub outputs: BTreeMap<String, Output>,
    /// What each campaign (year, slug) has for everybody: the pieces of Central's events.
    pub shared: BTreeMap<(i16, String), Vec<Member>>,
}

/// One file that a build makes.
#[derive(Debug, Clone)]
pub struct Output {
    /// How it is made.
    pub recipe: Recipe,
    /// Digest of all that the recipe reads.
    pub key: Key,
    /// What it is, for `release.json`.
    pub about: About,
    /// Where its content comes from, for findings about it.
    pub source: Option<Span>,
}

/// What a file is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// The year.
    pub edition: Option<i16>,
    /// The campaign's slug.
    pub campaign: Option<String>,
    /// The unit's code.
    pub unit: Option<String>,
    /// The piece's id.
    pub artefact: Option<String>,
    /// `2023.1`
    pub version: Option<String>,
}

/// How an output is made.
#[derive(Debug, Clone)]
pub enum Recipe {
    /// Bytes known already.
    Bytes(Arc<[u8]>),
    /// A picture, a print file or its source.
    Artefact(Artefact),
    /// A document of a chapter.
    Document(Paper),
    /// A chapter's slogans and captions as plain text.
    Slogans(Slogans),
    /// A lockup with somebody's name.
    Lockup(Lockup),
    /// Somebody's letter paper.
    Letterhead(Holder),
    /// The brand's colours for another program.
    Swatches(Swatches),
    /// A drawing that explains the identity.
    Figure(Figure),
    /// The guideline.
    Guideline,
    /// Some files of the identity in one ZIP.
    Pack(Arc<PackRecipe>),
    /// A photo of the content in one of its sizes.
    Photo(Photo),
    /// A drawing as a square PNG, that many pixels wide.
    Icon(Arc<[u8]>, u32),
    /// The service worker's script, which carries the release's name.
    Worker(Arc<[u8]>),
    /// A page: template and values. Sizes of the files it names are filled in once they are made.
    Page(Arc<PageRecipe>),
    /// A kit.
    Kit(Arc<KitRecipe>),
    /// `release.json`, or with a prefix the part of it whose digests start so.
    Release(Option<u8>),
}

/// The slogans of one campaign for one chapter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slogans {
    /// The year.
    pub year: i16,
    /// The campaign's slug.
    pub campaign: String,
    /// The unit's slug.
    pub unit: String,
}

/// One size of a photo.
#[derive(Debug, Clone)]
pub struct Photo {
    /// The photo, with all sizes that are made of it: it is decoded once for all.
    pub set: Arc<PhotoSet>,
    /// Which of the sizes.
    pub index: usize,
}

/// A photo and all sizes that are made of it.
#[derive(Debug)]
pub struct PhotoSet {
    /// The file as people saved it.
    pub file: SourceFile,
    /// What is made of it.
    pub sizes: Vec<PhotoSize>,
}

/// What is made of a photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct PhotoSize {
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    /// JPEG quality, 1–100; a PNG, without loss, where `None`.
    pub quality: Option<u8>,
}

/// What of a project is wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// One edition; all where `None`.
    pub edition: Option<i16>,
    /// Slugs; all where empty.
    pub campaigns: Vec<String>,
    /// Codes; all where empty.
    pub units: Vec<String>,
    /// The build's day; `site.yaml: date` where `None`.
    pub date: Option<crate::model::Date>,
    /// One part of the kits, `(i, n)` with `i` from 1; all where `None`.
    pub shard: Option<(u32, u32)>,
}

impl Selection {
    fn holds_campaign(&self, c: &Campaign) -> bool {
        self.edition.is_none_or(|e| e == c.year) && (self.campaigns.is_empty() || self.campaigns.contains(&c.slug))
    }

    fn holds_unit(&self, u: &Unit) -> bool {
        self.units.is_empty() || self.units.contains(&u.code.value)
    }
}

/// Plans a whole build: kits, pages, and what machines read.
pub fn plan(project: &Project, selection: &Selection, report: &mut Report) -> Plan {
    let mut plan = Plan::default();
    let mut number = 0;
    for campaign in project.campaigns.iter().filter(|c| project.publishes_kit(c) && selection.holds_campaign(c)) {
        let Some(shop) = kits::Shop::new(project, campaign, report) else { continue };
        shop.add_central(&mut plan, report);
        let mut units: Vec<&Unit> = project.units_of(campaign).into_iter().filter(|u| selection.holds_unit(u)).collect();
        units.retain(|_| {
            number += 1;
            selection.shard.is_none_or(|(i, n)| number % n == i - 1)
        });
        let kits: Vec<_> = units.par_iter().map(|unit| shop.unit(unit)).collect();
        plan.extend(kits.into_iter().flatten(), report);
    }
    site::add(project, selection, &mut plan, report);
    links::check(project, &plan, report);
    plan.case_clashes(report);
    plan
}

/// A page of the site, or the read-me of a kit.
#[derive(Debug, Clone)]
pub struct PageRecipe {
    /// Template's name.
    pub template: String,
    /// Values. An object with `out: <path>` gets that output's `size` (bytes) and `sha256` before rendering.
    pub context: serde_json::Value,
}

/// A ZIP for one chapter and campaign.
#[derive(Debug, Clone)]
pub struct KitRecipe {
    /// The one folder inside the ZIP.
    pub folder: String,
    /// Members in reading order, without read-me, manifest and sums.
    pub members: Vec<Member>,
    /// The read-me.
    pub readme: PageRecipe,
    /// Head of the manifest: everything but `build` and `files`.
    pub manifest: serde_json::Value,
}

/// One file of a kit.
#[derive(Debug, Clone)]
pub struct Member {
    /// Path inside the kit's folder.
    pub name: String,
    /// The piece's id, with the slogan or number it is of: `slogan-card-tu-trai-tim`.
    pub id: String,
    /// The artboard's or document's id.
    pub kind: String,
    /// The event it is of, by the event's slug.
    pub event: Option<String>,
    /// Its title.
    pub title: String,
    /// How it is made.
    pub recipe: Recipe,
    /// The same file published by itself.
    pub published: Option<String>,
    /// It is the same for all chapters, and published once.
    pub shared: bool,
    /// IANA media type.
    pub media_type: &'static str,
    /// Width and height with their unit, where it has any.
    pub dimensions: Option<(f64, f64, &'static str)>,
    /// Part of the catalogue.
    pub group: Group,
    /// File kind, for pictures.
    pub format: Option<Format>,
}

impl Plan {
    /// Adds an output; two producers of one path are a finding that names both.
    pub fn add(&mut self, path: String, output: Output, report: &mut Report) {
        let clash = self.outputs.get(&path).map(|first| describe(first, &path));
        if let Some(first) = clash {
            let second = describe(&output, &path);
            let finding = Diagnostic::error("ND0208").at(output.source).arg("path", &path);
            report.push(finding.arg("first", first).arg("second", second));
            return;
        }
        self.outputs.insert(path, output);
    }

    /// [`Self::add`] for each of many.
    fn extend(&mut self, outputs: impl IntoIterator<Item = (String, Output)>, report: &mut Report) {
        outputs.into_iter().for_each(|(path, output)| self.add(path, output, report));
    }

    /// Two paths that differ only in case would be one file on Windows and macOS.
    pub fn case_clashes(&self, report: &mut Report) {
        let mut seen: BTreeMap<String, &str> = BTreeMap::new();
        for (path, output) in &self.outputs {
            if let Some(first) = seen.insert(path.to_lowercase(), path) {
                let finding = Diagnostic::error("ND0208").at(output.source.clone()).arg("path", path);
                report.push(finding.arg("first", first).arg("second", path));
            }
        }
    }

    /// All pages, the read-me of one kit and the signature of one pack (those of the others differ in values only).
    pub fn pages(&self) -> impl Iterator<Item = &PageRecipe> {
        let readme = self.outputs.values().find_map(|o| if let Recipe::Kit(kit) = &o.recipe { Some(&kit.readme) } else { None });
        let signature = self.outputs.values().find_map(|o| if let Recipe::Pack(pack) = &o.recipe { pack.page() } else { None });
        let pages = self.outputs.values().filter_map(|o| if let Recipe::Page(page) = &o.recipe { Some(&**page) } else { None });
        pages.chain(readme).chain(signature)
    }

    /// All pictures and print files that will be drawn, kits included, each once.
    #[must_use]
    pub fn artefacts(&self) -> BTreeSet<&Artefact> {
        self.recipes().filter_map(|r| if let Recipe::Artefact(a) = r { Some(a) } else { None }).collect()
    }

    /// All documents that will be written, kits included, each once.
    #[must_use]
    pub fn papers(&self) -> BTreeSet<&Paper> {
        self.recipes().filter_map(|r| if let Recipe::Document(paper) = r { Some(paper) } else { None }).collect()
    }

    /// Every recipe, those of kits' members included.
    fn recipes(&self) -> impl Iterator<Item = &Recipe> {
        self.outputs.values().flat_map(|output| {
            let members = if let Recipe::Kit(kit) = &output.recipe { kit.members.as_slice() } else { &[] };
            std::iter::once(&output.recipe).chain(members.iter().map(|m| &m.recipe))
        })
    }
}

fn describe(output: &Output, path: &str) -> String {
    output.source.as_ref().map_or_else(|| path.to_owned(), |s| format!("{}:{}:{}", s.path, s.line, s.column))
}
