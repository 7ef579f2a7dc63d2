//! Plain typed data: what the project says, with no I/O and no rendering.
//!
//! In: [`Sources`](crate::source::Sources). Out: one [`Project`], built by [`resolve::resolve`], which reports whatever
//! can't be understood and goes on. Must not know: outputs, pages, pictures.

pub mod artboard;
pub mod brand;
pub mod campaign;
pub mod chapter;
pub mod compounds;
pub mod document;
pub mod edition;
pub mod event;
pub mod fields;
pub mod lunar;
pub mod page;
pub mod photo;
pub mod record;
pub mod recurrence;
pub mod resolve;
pub mod schema;
pub mod site;
pub mod text;
pub mod theme;
pub mod unit;
pub mod values;
pub mod vietnamese;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub use artboard::Artboard;
pub use brand::Brand;
pub use campaign::Campaign;
pub use chapter::Override;
pub use edition::Edition;
pub use event::Event;
pub use page::Page;
pub use site::{Link, Name, Organisation, Site};
pub use text::{Date, Text};
pub use theme::Theme;
pub use unit::Unit;

use crate::diagnostic::messages::Lang;
use crate::source::SourceFile;

/// Everything a build reads.
#[derive(Debug, Clone)]
pub struct Project {
    /// `content/site.yaml`.
    pub site: Site,
    /// `brand/`.
    pub brand: Brand,
    /// `themes/<theme>/`.
    pub theme: Theme,
    /// Central, co-owners, partners, in the order written.
    pub organisations: Vec<Organisation>,
    /// Addresses outside the site, by id.
    pub links: Vec<Link>,
    /// Names and terms with their one right form.
    pub names: Vec<Name>,
    /// All unit records of all times.
    pub units: Vec<Unit>,
    /// Years, by year.
    pub editions: BTreeMap<i16, Edition>,
    /// Campaigns, by year and slug.
    pub campaigns: Vec<Campaign>,
    /// Central's and the chapters', by their start.
    pub events: Vec<Event>,
    /// What chapters set.
    pub overrides: Vec<Override>,
    /// `content/pages/`.
    pub pages: Vec<Page>,
    /// `content/documents/`: documents of every campaign that has a kit and no document of its own of that id.
    pub documents: Vec<Page>,
    /// `content/articles/`, the latest first.
    pub articles: Vec<Page>,
    /// Terms with names, as listed.
    pub terms: Vec<page::Term>,
    /// `content/data/`, by name.
    pub data: BTreeMap<String, serde_json::Value>,
    /// Files in folders `assets/` below `content/`, by project path.
    pub assets: BTreeMap<Arc<str>, SourceFile>,
    /// Files that could not be read: what refers to them is not wrong for that.
    pub lost: BTreeSet<Arc<str>>,
}

impl Project {
    /// Units valid on a day, by slug.
    #[must_use]
    pub fn units_on(&self, day: Date) -> Vec<&Unit> {
        let mut out: Vec<&Unit> = self.units.iter().filter(|u| u.valid_on(day)).collect();
        out.sort_by(|a, b| a.slug.value.cmp(&b.slug.value));
        out
    }

    /// Units that a campaign's kit is for: in its scope, valid on the first day of its window.
    #[must_use]
    pub fn units_of(&self, campaign: &Campaign) -> Vec<&Unit> {
        let units = self.units_on(campaign.window.start);
        units.into_iter().filter(|u| campaign.scope.holds(u)).collect()
    }

    /// The organisation that leads, where one is marked as central.
    #[must_use]
    pub fn central(&self) -> Option<&Organisation> {
        self.organisations.iter().find(|o| o.kind == site::OrganisationKind::Central)
    }

    /// The campaign of this year and slug.
    #[must_use]
    pub fn campaign(&self, year: i16, slug: &str) -> Option<&Campaign> {
        self.campaigns.iter().find(|c| c.year == year && c.slug == slug)
    }

    /// Events of a campaign, Central's and every chapter's.
    pub fn events_of<'a>(&'a self, campaign: &'a Campaign) -> impl Iterator<Item = &'a Event> {
        self.events.iter().filter(|e| e.year == campaign.year && e.campaign == campaign.slug)
    }

    /// What a chapter sets for a campaign.
    #[must_use]
    pub fn override_of(&self, campaign: &Campaign, unit: &Unit) -> Option<&Override> {
        self.overrides.iter().find(|o| o.year == campaign.year && o.campaign == campaign.slug && o.unit == unit.slug.value)
    }

    /// A campaign's dates as a chapter holds it.
    #[must_use]
    pub fn window_of(&self, campaign: &Campaign, unit: &Unit) -> text::Period {
        self.override_of(campaign, unit).and_then(|o| o.window.as_ref()).map_or(campaign.window.value, |w| w.value)
    }

    /// The campaigns that a programme consists of.
    pub fn parts_of<'a>(&'a self, whole: &'a Campaign) -> impl Iterator<Item = &'a Campaign> {
        let part = |c: &&Campaign| c.year == whole.year && c.series.cluster.as_ref().is_some_and(|w| w.value == whole.slug);
        self.campaigns.iter().filter(part)
    }

    /// Whether a file whose path starts so could not be read.
    #[must_use]
    pub fn has_lost(&self, prefix: &str) -> bool {
        self.lost.iter().any(|path| path.starts_with(prefix))
    }

    /// The page of `content/pages/` of this id in this language.
    #[must_use]
    pub fn page(&self, id: &str, lang: Lang) -> Option<&Page> {
        self.pages.iter().find(|p| p.id == id && p.lang == lang)
    }

    /// The document of this id in this language: the campaign's own, else the general one where its kit holds such.
    #[must_use]
    pub fn document<'a>(&'a self, campaign: &'a Campaign, id: &str, lang: Lang) -> Option<&'a Page> {
        let own = campaign.page(id, lang);
        own.or_else(|| self.general_documents(campaign).find(|p| p.id == id && p.lang == lang))
    }

    /// The general documents that a campaign's kit holds, in all languages: those it has no document of its own for.
    pub fn general_documents<'a>(&'a self, campaign: &'a Campaign) -> impl Iterator<Item = &'a Page> {
        let list = campaign.kit.list().and_then(|name| self.theme.kits.get(&name.value));
        let in_kit = move |p: &&Page| list.is_some_and(|l| l.pieces.iter().any(|piece| piece.id.value == p.id));
        self.documents.iter().filter(in_kit).filter(|p| campaign.pages.iter().all(|own| own.id != p.id))
    }

    /// Every text that is a document, with the campaign whose own it is.
    pub fn all_documents(&self) -> impl Iterator<Item = (Option<&Campaign>, &Page)> {
        let own = self.campaigns.iter().flat_map(|c| c.pages.iter().filter(|p| p.id != "index").map(move |p| (Some(c), p)));
        own.chain(self.documents.iter().map(|p| (None, p)))
    }

    /// The language whose pages stand at the root.
    #[must_use]
    pub fn default_lang(&self) -> Lang {
        Lang::Vi
    }

    /// Whether this deployment carries the kit of a campaign.
    #[must_use]
    pub fn publishes_kit(&self, campaign: &Campaign) -> bool {
        let carried = |c: &site::Carried| c.year == campaign.year && c.campaign.as_ref().is_none_or(|slug| *slug == campaign.slug);
        campaign.kit.list().is_some() && self.site.publish.kits.iter().any(|c| carried(&c.value))
    }
}
