//! The identity by itself, tied to no campaign: lockups, letter paper and e-mail signature of everybody who has a page;
//! palettes for other programs, figures, the guideline; the packs of them.
//!
//! In: the model and the pages that there are. Out: outputs below `bo-nhan-dien/`. What a brand or a theme doesn't have
//! (lockups, a letter paper, a signature, a guideline) is left out, and with it whatever holds it.

pub mod figures;

use std::sync::Arc;

use serde::Serialize;
use serde_json::json;

use super::key::{Digest, Key};
use super::site::map::{Map, Place};
use super::words::Words;
use super::{About, Output, PageRecipe, Plan, Recipe, Selection, routes};
use crate::diagnostic::messages::Lang;
use crate::diagnostic::{Report, Span};
use crate::model::artboard::Format;
use crate::model::document::DocumentKind;
use crate::model::{Date, Page, Project, Unit, values};
use crate::scene::Bearer;

pub use figures::Figure;

/// The theme's document that is letter paper.
pub const LETTERHEAD: &str = "giay-tieu-de";
/// The theme's document that is the guideline, and its file's name.
pub const GUIDELINE: &str = "huong-dan-nhan-dien";
/// The text in `content/pages/` that the guideline and its page share.
pub const TEXT: &str = "bo-nhan-dien";
/// The theme's template of an e-mail signature.
pub const SIGNATURE: &str = "signature.html";
/// The lockup that heads letters and mails.
pub const LOCKUP: &str = "horizontal";
/// Name of the read-me in a pack.
const README: &str = "00-doc-truoc.txt";
/// File kinds of a lockup, in the order in which packs hold and pages offer them.
pub const FORMATS: [Format; 3] = [Format::Svg, Format::Pdf, Format::Png];
/// Pixels of a lockup's PNG for each unit of its drawing: sharp on screens of two pixels a point.
pub const SCALE: u32 = 2;

/// Who bears something.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Holder {
    /// Central itself.
    Central,
    /// A unit's record, by what no two records share.
    Unit {
        /// The unit's code.
        code: String,
        /// The first day of the record, `YYYY-MM-DD`.
        from: Option<String>,
    },
}

impl Holder {
    /// The holder that a record is.
    #[must_use]
    pub fn of(unit: Option<&Unit>) -> Self {
        unit.map_or(Self::Central, |u| Self::Unit { code: u.code.value.clone(), from: u.valid.from.map(day) })
    }

    /// The unit's record; `None` for Central.
    #[must_use]
    pub fn unit<'a>(&self, project: &'a Project) -> Option<&'a Unit> {
        let Self::Unit { code, from } = self else { return None };
        project.units.iter().find(|u| u.code.value == *code && u.valid.from.map(day) == *from)
    }

    /// The values of whoever it is.
    #[must_use]
    pub fn bearer(&self, project: &Project) -> Bearer {
        Bearer { unit: values::unit(project, None, self.unit(project), Lang::Vi), event: None, variant: None, record: None }
    }

    /// Its part of addresses.
    #[must_use]
    pub fn slug<'a>(&self, project: &'a Project) -> &'a str {
        self.unit(project).map_or(routes::CENTRAL, |u| &u.slug.value)
    }
}

fn day(date: Date) -> String {
    date.0.to_string()
}

/// One file of a lockup.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Lockup {
    /// Its name in `brand.yaml`.
    pub name: String,
    /// Whose name it bears.
    pub holder: Holder,
    /// SVG with outlines, print PDF in inks, or PNG.
    pub format: Format,
}

/// The brand's colours for another program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Swatches {
    /// Custom properties of a style sheet.
    Css,
    /// Design tokens (W3C Design Tokens Community Group, Format Module 2025.10): colours, type, spacing.
    Tokens,
    /// Adobe Swatch Exchange.
    Ase,
    /// A palette of GIMP, which Inkscape, Krita and Scribus read, too.
    Gpl,
}

impl Swatches {
    /// All of them, as pages offer them.
    pub const ALL: [Self; 4] = [Self::Css, Self::Tokens, Self::Ase, Self::Gpl];

    /// The file's name.
    #[must_use]
    pub fn file(self) -> &'static str {
        match self {
            Self::Css => "mau.css",
            Self::Tokens => "bo-nhan-dien.tokens.json",
            Self::Ase => "mau.ase",
            Self::Gpl => "mau.gpl",
        }
    }
}

/// Some files of the identity in one ZIP.
#[derive(Debug, Clone)]
pub struct PackRecipe {
    /// The one folder inside.
    pub folder: String,
    /// Names inside the folder with what stands there, in reading order, without the checksums.
    pub members: Vec<(String, Recipe)>,
}

impl PackRecipe {
    /// The page in it, if it holds one.
    pub(super) fn page(&self) -> Option<&PageRecipe> {
        self.members.iter().find_map(|(_, recipe)| if let Recipe::Page(page) = recipe { Some(&**page) } else { None })
    }
}

/// `bo-nhan-dien/lockup-horizontal.svg`, `bo-nhan-dien/quang-tri/lockup-stacked.png`
#[must_use]
pub fn lockup(project: &Project, of: &Lockup) -> String {
    let file = format!("lockup-{}.{}", of.name, of.format.extension());
    match of.holder {
        Holder::Central => routes::identity(&file),
        Holder::Unit { .. } => routes::identity(&format!("{}/{file}", of.holder.slug(project))),
    }
}

/// The pack of a slug, `chung` for Central's.
#[must_use]
pub fn pack(slug: &str) -> String {
    routes::identity(&format!("{slug}.zip"))
}

/// The pack that is for everybody.
#[must_use]
pub fn whole() -> String {
    routes::identity("bo-nhan-dien.zip")
}

/// The guideline's file.
#[must_use]
pub fn guideline() -> String {
    routes::identity(&format!("{GUIDELINE}.pdf"))
}

/// What the guideline is made of: its form and its text, in the language of kits.
#[must_use]
pub fn guide(project: &Project) -> Option<(&DocumentKind, &Page)> {
    project.theme.documents.get(GUIDELINE).zip(project.page(TEXT, Lang::Vi))
}

/// Adds everything that pages and packs offer of the identity.
pub(super) fn add(map: &Map<'_>, selection: &Selection, plan: &mut Plan, report: &mut Report) {
    let press = Press { project: map.project, words: Words::new(&map.project.theme, Lang::Vi) };
    plan.extend(press.shared(), report);
    let slugs = map.places.iter().filter_map(|p| if let Place::Unit(slug) = p { Some(slug.as_str()) } else { None });
    // A selection may name a unit by the code of another time.
    let wanted = |slug: &&str| map.project.units.iter().any(|u| u.slug.value == **slug && selection.holds_unit(u));
    let records = slugs.filter(wanted).filter_map(|slug| record(map.project, slug));
    for unit in std::iter::once(None).chain(records.map(Some)) {
        plan.extend(press.of_holder(&Holder::of(unit)), report);
    }
}

/// The record that a slug's page and pack are about: today's, else the last one before, else the first to come.
pub(super) fn record<'a>(project: &'a Project, slug: &str) -> Option<&'a Unit> {
    let today = project.site.date;
    let mut records: Vec<&Unit> = project.units.iter().filter(|u| u.slug.value == slug).collect();
    records.sort_by_key(|u| u.valid.from);
    let now = records.iter().find(|u| u.valid_on(today));
    let past = || records.iter().rev().find(|u| u.valid.to.is_some_and(|to| to < today));
    now.or_else(past).or(records.first()).copied()
}

/// Plans the files of everybody.
struct Press<'a> {
    project: &'a Project,
    words: Words<'a>,
}

impl Press<'_> {
    /// What is there once: palettes, figures, the guideline, the pack of all that.
    fn shared(&self) -> Vec<(String, Output)> {
        let brand = &self.project.brand;
        let mut out: Vec<(String, Output)> = Vec::new();
        // A lockup that can't be read is reported where it stands; what shows it is not missing.
        if !brand.tokens.lockup.is_empty() {
            out.extend(Figure::ALL.map(|f| (f.path(), self.output(Recipe::Figure(f), &Holder::Central))));
        }
        out.extend(Swatches::ALL.map(|s| (routes::identity(s.file()), self.output(Recipe::Swatches(s), &Holder::Central))));
        if guide(self.project).is_some() {
            out.push((guideline(), self.output(Recipe::Guideline, &Holder::Central)));
        }
        let members = self.whole();
        out.push((whole(), self.pack("bo-nhan-dien", members, &Holder::Central)));
        out
    }

    /// Everything that is for everybody.
    fn whole(&self) -> Vec<(String, Recipe)> {
        let brand = &self.project.brand;
        let mut out = self.readme("pack_readme_all", &Holder::Central);
        if guide(self.project).is_some() {
            out.push((format!("01-huong-dan/{GUIDELINE}.pdf"), Recipe::Guideline));
        }
        out.extend(self.lockups(&Holder::Central, "02-lockup"));
        out.extend(Swatches::ALL.map(|s| (format!("03-mau/{}", s.file()), Recipe::Swatches(s))));
        let fonts = brand.fonts.values().filter_map(|f| Some((f.path.rsplit('/').next()?.to_owned(), f.bytes.clone())));
        let licences = brand.licences.iter().map(|(name, bytes)| (name.clone(), bytes.clone()));
        out.extend(fonts.chain(licences).map(|(name, bytes)| (format!("04-phong-chu/{name}"), Recipe::Bytes(bytes))));
        out
    }

    /// The pack of one holder, and what of it is published by itself: lockups for screens, one of which mails show.
    fn of_holder(&self, holder: &Holder) -> Vec<(String, Output)> {
        if self.project.brand.lockups.is_empty() {
            return Vec::new();
        }
        let singles = self.files(holder).filter(|l| *holder == Holder::Central || l.format != Format::Pdf);
        let single = |l: Lockup| (lockup(self.project, &l), self.output(Recipe::Lockup(l), holder));
        let mut out: Vec<(String, Output)> = singles.map(single).collect();
        let slug = holder.slug(self.project);
        out.push((pack(slug), self.pack(&format!("bo-nhan-dien-{slug}"), self.members(holder), holder)));
        out
    }

    fn members(&self, holder: &Holder) -> Vec<(String, Recipe)> {
        let mut out = self.readme("pack_readme", holder);
        out.extend(self.lockups(holder, "01-lockup"));
        if self.project.theme.documents.contains_key(LETTERHEAD) {
            out.push((format!("02-van-phong/{LETTERHEAD}.docx"), Recipe::Letterhead(holder.clone())));
        }
        if self.project.theme.templates.contains_key(SIGNATURE) {
            out.push(("02-van-phong/chu-ky-email.html".to_owned(), Recipe::Page(Arc::new(self.signature(holder)))));
            let text = self.words.with("signature_text", &self.told(holder));
            out.push(("02-van-phong/chu-ky-email.txt".to_owned(), Recipe::Bytes(plain(&text))));
        }
        out
    }

    /// Every file of every lockup.
    fn files(&self, holder: &Holder) -> impl Iterator<Item = Lockup> {
        let names: Vec<String> = self.project.brand.lockups.keys().cloned().collect();
        let one = |name: &String| FORMATS.map(|format| Lockup { name: name.clone(), holder: holder.clone(), format });
        names.iter().flat_map(one).collect::<Vec<_>>().into_iter()
    }

    fn lockups(&self, holder: &Holder, folder: &str) -> Vec<(String, Recipe)> {
        let named = |l: Lockup| (format!("{folder}/lockup-{}.{}", l.name, l.format.extension()), Recipe::Lockup(l));
        self.files(holder).map(named).collect()
    }

    /// The read-me, where the theme has its words.
    fn readme(&self, key: &str, holder: &Holder) -> Vec<(String, Recipe)> {
        let text = self.words.with(key, &self.told(holder));
        if text == key { Vec::new() } else { vec![(README.to_owned(), Recipe::Bytes(plain(&text)))] }
    }

    /// What the theme's own texts may name.
    fn told(&self, holder: &Holder) -> [(&'static str, String); 4] {
        let brand = &self.project.brand.tokens;
        let trial = if self.project.site.is_trial() { self.words.get("pack_trial") } else { String::new() };
        let chapter = holder.bearer(self.project).chapter().to_owned();
        [("chapter", chapter), ("version", brand.version.clone()), ("url", self.address(holder)), ("trial", trial)]
    }

    /// The holder's own page.
    fn address(&self, holder: &Holder) -> String {
        let site = &self.project.site;
        holder.unit(self.project).map_or_else(|| site.absolute("/"), |u| site.absolute(&routes::unit(&u.slug.value)))
    }

    /// A signature to be filled in and pasted into a mail program. Its picture is the site's own, so that a mail stays small.
    fn signature(&self, holder: &Holder) -> PageRecipe {
        let of = Lockup { name: LOCKUP.to_owned(), holder: holder.clone(), format: Format::Png };
        let board = self.project.brand.lockups.get(LOCKUP).or(self.project.brand.lockups.values().next());
        let size = board.map_or((0.0, 0.0), |b| (b.spec.size.width, b.spec.size.height));
        let bearer = holder.bearer(self.project);
        let shown = |side: f64| format!("{:.0}", side * SIGNATURE_HEIGHT / size.1.max(1.0));
        let context = json!({
            "lang": Lang::Vi.tag(), "chapter": bearer.chapter(), "url": self.address(holder), "trial": self.project.site.is_trial(),
            "image": {
                "src": self.project.site.absolute(&format!("/{}", lockup(self.project, &of))),
                "width": shown(size.0), "height": shown(size.1),
            },
        });
        PageRecipe { template: SIGNATURE.to_owned(), context }
    }

    fn pack(&self, folder: &str, members: Vec<(String, Recipe)>, holder: &Holder) -> Output {
        let keys: Vec<(&String, Key)> = members.iter().map(|(name, recipe)| (name, self.key(recipe))).collect();
        let key = Digest::new("pack").json(&folder).json(&keys).finish();
        let about = self.about("brand-pack", holder);
        let recipe = Recipe::Pack(Arc::new(PackRecipe { folder: folder.to_owned(), members }));
        Output { recipe, key, about, source: Some(self.source(holder)) }
    }

    fn output(&self, recipe: Recipe, holder: &Holder) -> Output {
        let id = match &recipe {
            Recipe::Lockup(l) => format!("lockup-{}", l.name),
            Recipe::Guideline => GUIDELINE.to_owned(),
            Recipe::Swatches(s) => s.file().to_owned(),
            Recipe::Figure(f) => f.id().to_owned(),
            _ => String::new(),
        };
        Output { key: self.key(&recipe), about: self.about(&id, holder), source: Some(self.source(holder)), recipe }
    }

    fn about(&self, id: &str, holder: &Holder) -> About {
        let unit = holder.unit(self.project).map(|u| u.code.value.clone());
        About { unit, artefact: Some(id.to_owned()), version: Some(self.project.brand.tokens.version.clone()), ..About::default() }
    }

    fn source(&self, holder: &Holder) -> Span {
        holder.unit(self.project).map_or_else(|| Span::file("brand/brand.yaml"), |u| u.slug.span.clone())
    }

    fn key(&self, recipe: &Recipe) -> Key {
        let project = self.project;
        let bearer = |holder: &Holder| holder.bearer(project);
        let branded = |kind: &str| Digest::new(kind).bytes(&project.brand.digest);
        let layouts = || project.theme.layouts.iter().map(|(name, file)| (name, file.digest)).collect::<Vec<_>>();
        match recipe {
            Recipe::Lockup(l) => branded("lockup").json(l).json(&bearer(&l.holder)).finish(),
            Recipe::Letterhead(h) => {
                let kind = project.theme.documents.get(LETTERHEAD).map(|k| k.digest);
                branded("letterhead").json(&bearer(h)).json(&kind).json(&self.told(h)).json(&self.words.get("letterhead_contact")).finish()
            }
            Recipe::Swatches(s) => branded("swatches").json(s).finish(),
            Recipe::Figure(f) => branded("figure").json(f).json(&bearer(&Holder::Central)).finish(),
            Recipe::Guideline => {
                let (kind, page) = guide(project).map(|(k, p)| (k.digest, p.text.clone())).unzip();
                let digest = branded("guideline").json(&kind).json(&page).json(&layouts()).json(&bearer(&Holder::Central));
                digest.json(&project.site.current_edition.value).json(&self.told(&Holder::Central)).finish()
            }
            Recipe::Page(page) => {
                let template = project.theme.templates.get(&page.template).map(|t| t.digest);
                Digest::new("page").json(&template).json(&project.theme.strings.get(&Lang::Vi)).json(&page.context).finish()
            }
            Recipe::Bytes(bytes) => Digest::new("bytes").bytes(bytes).finish(),
            // No pack holds these.
            _ => Digest::new("none").finish(),
        }
    }
}

/// Height of the lockup in a signature, px of the screen: its cross is above the least that `brand.yaml` allows.
const SIGNATURE_HEIGHT: f64 = 64.0;

/// UTF-8 with a byte-order mark and CRLF, so that old Notepad shows the marks and the lines.
fn plain(text: &str) -> Arc<[u8]> {
    format!("\u{feff}{}\r\n", text.trim_end().lines().map(str::trim_end).collect::<Vec<_>>().join("\r\n")).into_bytes().into()
}
