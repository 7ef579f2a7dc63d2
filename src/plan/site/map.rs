//! Which pages there are, and at which address.

use std::collections::{BTreeMap, BTreeSet};

use super::library::{self, Library};
use crate::diagnostic::messages::Lang;
use crate::model::{Campaign, Date, Event, Page, Project, Unit};
use crate::plan::{Selection, routes};

/// A page, whatever its language.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::plan) enum Place {
    Home,
    Edition(i16),
    Campaign(i16, String),
    Document(i16, String, String),
    /// An event: year, campaign, the event's slug.
    Event(i16, String, String),
    /// The list of articles; from its second page on, with the page's number.
    News(usize),
    /// An article, by the stem of its file.
    Article(String),
    /// All terms of a taxonomy, by its id.
    Terms(String),
    /// The articles of a term: taxonomy, the term's address, the page's number.
    Term(String, String, usize),
    /// The calendar of today's year.
    Calendar,
    CalendarYear(i16),
    Units,
    Unit(String),
    Brand,
    Documents,
    /// Search, and without script the list of all.
    Search,
    /// Where anybody can check that a file is genuine.
    Verify,
    /// A file of `content/pages/` with a page of its own.
    Written(String),
    NotFound,
}

/// Ids in `content/pages/` that give the words of a page which is there anyway.
const WORDS_OF: [(&str, Place); 8] = [
    ("index", Place::Home),
    ("lich", Place::Calendar),
    ("don-vi", Place::Units),
    ("bo-nhan-dien", Place::Brand),
    ("tai-lieu", Place::Documents),
    ("tim", Place::Search),
    ("kiem-tra", Place::Verify),
    ("404", Place::NotFound),
];

impl Place {
    /// Its address in the default language.
    pub(in crate::plan) fn address(&self) -> String {
        match self {
            Self::Home => "/".to_owned(),
            Self::Edition(year) => routes::edition(*year),
            Self::Campaign(year, slug) => format!("{}{slug}/", routes::edition(*year)),
            Self::Document(year, slug, id) => format!("{}{slug}/{id}/", routes::edition(*year)),
            Self::Event(year, slug, event) => format!("{}{slug}/su-kien/{event}/", routes::edition(*year)),
            Self::News(n) => format!("/tin/{}", routes::numbered(*n)),
            Self::Article(id) => format!("/tin/{id}/"),
            Self::Terms(of) => format!("/{of}/"),
            Self::Term(of, id, n) => format!("/{of}/{id}/{}", routes::numbered(*n)),
            Self::Calendar => routes::calendar(None),
            Self::CalendarYear(year) => routes::calendar(Some(*year)),
            Self::Units => "/don-vi/".to_owned(),
            Self::Unit(slug) => routes::unit(slug),
            Self::Brand => "/bo-nhan-dien/".to_owned(),
            Self::Documents => "/tai-lieu/".to_owned(),
            Self::Search => routes::SEARCH.to_owned(),
            Self::Verify => routes::VERIFY.to_owned(),
            Self::Written(id) => format!("/{id}/"),
            Self::NotFound => "/404.html".to_owned(),
        }
    }

    /// The output that holds it in `lang`.
    pub(in crate::plan) fn file(&self, lang: Lang) -> String {
        routes::file_of(&routes::localised(lang, &self.address()))
    }

    /// The page that a file of `content/pages/` is, or gives its words to.
    pub(in crate::plan) fn of_page(id: &str) -> Self {
        let known = WORDS_OF.iter().find(|(name, _)| *name == id);
        known.map_or_else(|| Self::Written(id.to_owned()), |(_, place)| place.clone())
    }

    /// The page of an event.
    pub(in crate::plan) fn of_event(event: &Event) -> Self {
        Self::Event(event.year, event.campaign.clone(), event.slug())
    }

    /// The page that a file of a campaign's folder is.
    pub(in crate::plan) fn of_document(campaign: &Campaign, id: &str) -> Self {
        let slug = campaign.slug.clone();
        if id == "index" { Self::Campaign(campaign.year, slug) } else { Self::Document(campaign.year, slug, id.to_owned()) }
    }
}

/// All pages of a selection.
pub(in crate::plan) struct Map<'a> {
    pub(in crate::plan) project: &'a Project,
    /// Pages.
    pub(in crate::plan) places: BTreeSet<Place>,
    /// Years, newest first.
    pub(in crate::plan) years: Vec<i16>,
    /// Campaigns in the order of their windows.
    pub(in crate::plan) campaigns: Vec<&'a Campaign>,
    /// Articles.
    pub(in crate::plan) library: Library<'a>,
}

impl<'a> Map<'a> {
    pub(in crate::plan) fn new(project: &'a Project, selection: &Selection) -> Self {
        let wanted = |year: &&i16| selection.edition.is_none_or(|e| e == **year);
        let years: Vec<i16> = project.editions.keys().filter(wanted).rev().copied().collect();
        let mut campaigns: Vec<&Campaign> = project.campaigns.iter().filter(|c| selection.holds_campaign(c)).collect();
        campaigns.sort_by_key(|c| (c.window.start, c.window.end, &c.slug));
        let mut places = BTreeSet::from([Place::Home, Place::Units, Place::Brand, Place::Documents, Place::Calendar, Place::NotFound]);
        // A plain theme may do without the pages that live by its scripts.
        let by_theme = [(Place::Search, "search.html"), (Place::Verify, "verify.html")].into_iter();
        places.extend(by_theme.filter(|(_, template)| project.theme.templates.contains_key(*template)).map(|(place, _)| place));
        places.extend(years.iter().map(|y| Place::Edition(*y)));
        places.extend(project.pages.iter().filter(|p| p.lang == project.default_lang()).map(|p| Place::of_page(&p.id)));
        let library = Library::new(project);
        places.extend(of_articles(&library));
        for c in &campaigns {
            places.insert(Place::Campaign(c.year, c.slug.clone()));
            let texts = c.pages.iter().chain(project.general_documents(c));
            places.extend(texts.filter(|p| p.lang == project.default_lang()).map(|p| Place::of_document(c, &p.id)));
            places.extend(project.events_of(c).map(Place::of_event));
        }
        places.extend(super::calendar::years(project, &years, &campaigns).into_iter().map(Place::CalendarYear));
        let map = Self { project, places, years, campaigns, library };
        let slugs: BTreeSet<Place> = map.units().into_iter().map(|u| Place::Unit(u.slug.value.clone())).collect();
        Self { places: map.places.into_iter().chain(slugs).collect(), ..map }
    }

    /// Whether this page is made.
    pub(in crate::plan) fn has(&self, place: &Place) -> bool {
        self.places.contains(place)
    }

    /// Units of every edition, and those of today.
    fn units(&self) -> Vec<&'a Unit> {
        let of_editions = self.years.iter().flat_map(|y| self.units_of(*y));
        of_editions.chain(self.project.units_on(self.project.site.date)).collect()
    }

    /// The units of a year, one a slug, in the order written: those valid when its campaigns begin.
    pub(in crate::plan) fn units_of(&self, year: i16) -> Vec<&'a Unit> {
        let starts: Vec<Date> = self.project.campaigns.iter().filter(|c| c.year == year).map(|c| c.window.start).collect();
        let new_year = jiff::civil::Date::new(year, 1, 1).ok().map(Date);
        let days = if starts.is_empty() { new_year.into_iter().collect() } else { starts };
        let mut by_slug: BTreeMap<&str, &Unit> = BTreeMap::new();
        for unit in days.into_iter().flat_map(|d| self.project.units_on(d)) {
            let known = by_slug.entry(&unit.slug.value).or_insert(unit);
            if known.valid.from < unit.valid.from {
                *known = unit;
            }
        }
        in_order(by_slug.into_values())
    }

    /// Campaigns of a year.
    pub(in crate::plan) fn campaigns_of(&self, year: i16) -> impl Iterator<Item = &'a Campaign> {
        self.campaigns.iter().copied().filter(move |c| c.year == year)
    }

    /// The year that the home page shows.
    pub(in crate::plan) fn newest(&self) -> Option<i16> {
        self.years.first().copied()
    }

    /// The words of `content/pages/<id>` in `lang`, else in the default language.
    pub(in crate::plan) fn page(&self, id: &str, lang: Lang) -> Option<&'a Page> {
        self.project.page(id, lang).or_else(|| self.project.page(id, self.project.default_lang()))
    }

    /// The words of a page that is there anyway.
    pub(in crate::plan) fn words_of(&self, place: &Place, lang: Lang) -> Option<&'a Page> {
        let (id, _) = WORDS_OF.iter().find(|(_, p)| p == place)?;
        self.page(id, lang)
    }
}

/// Each article's page, the lists of all, of each term, and of the terms themselves.
fn of_articles(library: &Library<'_>) -> Vec<Place> {
    let count = library.articles.len();
    let lists = (1..=library::pages(count)).filter(|_| count > 0).map(Place::News);
    let mut out: Vec<Place> = library.articles.iter().map(|a| Place::Article(a.id.to_owned())).chain(lists).collect();
    for (of, id, count) in library.terms() {
        out.push(Place::Terms(of.to_owned()));
        out.extend((1..=library::pages(count)).map(|n| Place::Term(of.to_owned(), id.to_owned(), n)));
    }
    out
}

/// Units in the order in which they are written, which is the country's own.
pub(in crate::plan) fn in_order<'a>(units: impl IntoIterator<Item = &'a Unit>) -> Vec<&'a Unit> {
    let mut units: Vec<&Unit> = units.into_iter().collect();
    units.sort_by_key(|u| (u.code.span.path.clone(), u.code.span.line));
    units
}
