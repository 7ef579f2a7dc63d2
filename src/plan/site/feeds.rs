//! What machines read: the feeds of each language, campaign and chapter, the sitemap, `robots.txt`.

use std::cmp::Reverse;
use std::fmt::Write;

use atom_syndication as atom;

use super::bytes;
use super::desk::feed;
use super::library::{Article, Group};
use super::map::{Map, Place};
use crate::diagnostic::Report;
use crate::diagnostic::messages::Lang;
use crate::model::{Campaign, Date};
use crate::plan::{Plan, routes};
use crate::scene::xml::escape;

/// How many entries a feed holds, the latest.
const ENTRIES: usize = 60;

pub(super) fn add(map: &Map<'_>, plan: &mut Plan, report: &mut Report) {
    let site = &map.project.site;
    for lang in &site.languages {
        for (path, feed) in feeds(map, *lang) {
            plan.add(path, bytes(feed, None), report);
        }
    }
    plan.add("sitemap.xml".to_owned(), bytes(sitemap(map).into_bytes(), None), report);
    let robots = format!("User-agent: *\nAllow: /\nSitemap: {}\n", site.absolute("/sitemap.xml"));
    plan.add("robots.txt".to_owned(), bytes(robots.into_bytes(), None), report);
}

/// The feed of a campaign's or a chapter's page.
pub(super) fn of_place(place: &Place, lang: Lang) -> String {
    routes::file_of(&routes::localised(lang, &format!("{}atom.xml", place.address())))
}

/// The site's feed, one of each campaign, and one of each chapter that there is something to tell of.
fn feeds(map: &Map<'_>, lang: Lang) -> Vec<(String, Vec<u8>)> {
    let desk = Clerk { map, lang };
    let campaigns = map.campaigns.iter().map(|c| desk.campaign(c));
    let articles = map.library.articles.iter().map(|a| desk.article(a));
    let title = map.project.site.title.get(lang).to_owned();
    let mut out = vec![(feed(lang), desk.feed(title, &Place::Home, campaigns.chain(articles).collect()))];
    for c in &map.campaigns {
        let place = Place::Campaign(c.year, c.slug.clone());
        let articles = map.library.of(&Group::Campaign(c.year, c.slug.clone()));
        let entries = std::iter::once(desk.campaign(c)).chain(articles.iter().map(|a| desk.article(a))).collect();
        out.push((of_place(&place, lang), desk.feed(desk.name(c), &place, entries)));
    }
    for place in &map.places {
        let Place::Unit(slug) = place else { continue };
        let mut units = map.project.units.iter().filter(|u| u.slug.value == *slug);
        let Some(chapter) = units.next_back().map(|u| u.chapter.get(lang).replace(" - ", " – ")) else { continue };
        let taking_part =
            map.campaigns.iter().filter(|c| c.kit.list().is_some() && map.project.units_of(c).iter().any(|u| u.slug.value == *slug));
        let articles = map.library.of(&Group::Unit(slug.clone()));
        let entries: Vec<_> = taking_part.map(|c| desk.campaign(c)).chain(articles.iter().map(|a| desk.article(a))).collect();
        if !entries.is_empty() {
            out.push((of_place(place, lang), desk.feed(chapter, place, entries)));
        }
    }
    out
}

/// Writes feeds in one language.
struct Clerk<'m, 'a> {
    map: &'m Map<'a>,
    lang: Lang,
}

impl Clerk<'_, '_> {
    fn url(&self, path: &str) -> String {
        self.map.project.site.absolute(&routes::localised(self.lang, path))
    }

    fn name(&self, c: &Campaign) -> String {
        format!("{} {}", c.series.names.get(self.lang), c.year)
    }

    /// A campaign. Its day is the first of its window, so that it doesn't move with the clock.
    fn campaign(&self, c: &Campaign) -> atom::Entry {
        let page = c.page("index", self.lang).or_else(|| c.page("index", self.map.project.default_lang()));
        let entry = self.entry(self.name(c), &Place::Campaign(c.year, c.slug.clone()), c.window.start);
        atom::Entry { summary: page.map(|p| p.front.summary.clone().into()), ..entry }
    }

    /// An article. Its days are those of its content.
    fn article(&self, article: &Article<'_>) -> atom::Entry {
        let page = article.page(self.lang);
        let front = &page.front;
        let name = |(of, id): (&str, &str)| atom::Category { term: self.map.library.name(of, id, self.lang), ..atom::Category::default() };
        let entry =
            self.entry(front.title.clone(), &Place::Article(article.id.to_owned()), page.day().unwrap_or(self.map.project.site.date));
        atom::Entry {
            published: front.date.as_ref().map(|d| midnight(d.value)),
            summary: (!front.summary.is_empty()).then(|| front.summary.clone().into()),
            categories: article.terms().map(name).collect(),
            ..entry
        }
    }

    fn entry(&self, title: String, place: &Place, day: Date) -> atom::Entry {
        let address = self.url(&place.address());
        atom::Entry {
            title: title.into(),
            id: address.clone(),
            updated: midnight(day),
            links: vec![link(address, "alternate", "text/html")],
            ..atom::Entry::default()
        }
    }

    /// A feed, the latest entry first. Its id is the address of the page it is of, which doesn't change.
    fn feed(&self, title: String, place: &Place, mut entries: Vec<atom::Entry>) -> Vec<u8> {
        let project = self.map.project;
        let author = atom::Person {
            name: project.central().map_or(&project.brand.tokens.name, |o| &o.name).get(self.lang).to_owned(),
            ..atom::Person::default()
        };
        entries.sort_by(|a, b| (Reverse(a.updated), &a.id).cmp(&(Reverse(b.updated), &b.id)));
        entries.truncate(ENTRIES);
        let address = self.url(&place.address());
        let own = project.site.absolute(&format!("/{}", if *place == Place::Home { feed(self.lang) } else { of_place(place, self.lang) }));
        let feed = atom::Feed {
            title: title.into(),
            id: address.clone(),
            updated: entries.first().map_or_else(|| midnight(project.site.date), |e| e.updated),
            authors: vec![author],
            links: vec![link(address, "alternate", "text/html"), link(own, "self", "application/atom+xml")],
            entries,
            lang: Some(self.lang.tag().to_owned()),
            ..atom::Feed::default()
        };
        // Writing into memory can't fail.
        feed.write_to(Vec::new()).unwrap_or_default()
    }
}

fn link(href: String, rel: &str, kind: &str) -> atom::Link {
    atom::Link { href, rel: rel.to_owned(), mime_type: Some(kind.to_owned()), ..atom::Link::default() }
}

/// A day's start in Viet Nam.
fn midnight(day: Date) -> atom::FixedDateTime {
    format!("{day}T00:00:00+07:00").parse().unwrap_or_default()
}

/// Every page in every language, each naming the others. `lastmod` only where the content tells its day.
fn sitemap(map: &Map<'_>) -> String {
    let site = &map.project.site;
    let address = |place: &Place, lang: Lang| escape(&site.absolute(&routes::localised(lang, &place.address())));
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for place in map.places.iter().filter(|p| **p != Place::NotFound) {
        for lang in &site.languages {
            let _ = write!(out, "<url><loc>{}</loc>", address(place, *lang));
            if let Some(day) = changed(map, place, *lang) {
                let _ = write!(out, "<lastmod>{day}</lastmod>");
            }
            for other in site.languages.iter().filter(|_| site.languages.len() > 1) {
                let _ = write!(out, "<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{}\"/>", other.tag(), address(place, *other));
            }
            out.push_str("</url>\n");
        }
    }
    out.push_str("</urlset>\n");
    out
}

/// The day of an article's content; a build doesn't know when any other text last changed.
fn changed(map: &Map<'_>, place: &Place, lang: Lang) -> Option<Date> {
    let Place::Article(id) = place else { return None };
    map.library.find(id).and_then(|(article, _)| article.page(lang).day())
}
