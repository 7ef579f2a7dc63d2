//! What machines read: the feed of each language, the sitemap, `robots.txt`.

use std::fmt::Write;

use atom_syndication as atom;

use super::bytes;
use super::desk::feed;
use super::map::{Map, Place};
use crate::diagnostic::Report;
use crate::diagnostic::messages::Lang;
use crate::model::{Campaign, Date};
use crate::plan::{Plan, routes};
use crate::scene::xml::escape;

pub(super) fn add(map: &Map<'_>, plan: &mut Plan, report: &mut Report) {
    let site = &map.project.site;
    for lang in &site.languages {
        plan.add(feed(*lang), bytes(atom(map, *lang), None), report);
    }
    plan.add("sitemap.xml".to_owned(), bytes(sitemap(map).into_bytes(), None), report);
    let robots = format!("User-agent: *\nAllow: /\nSitemap: {}\n", site.absolute("/sitemap.xml"));
    plan.add("robots.txt".to_owned(), bytes(robots.into_bytes(), None), report);
}

/// One entry a campaign, the latest first. An entry's day is the first of its window, so that it doesn't move with the clock.
fn atom(map: &Map<'_>, lang: Lang) -> Vec<u8> {
    let site = &map.project.site;
    let url = |path: &str| site.absolute(&routes::localised(lang, path));
    let link = |href: String, rel: &str, kind: &str| atom::Link {
        href,
        rel: rel.to_owned(),
        mime_type: Some(kind.to_owned()),
        ..atom::Link::default()
    };
    let author = atom::Person {
        name: map.project.central().map_or(&map.project.brand.tokens.name, |o| &o.name).get(lang).to_owned(),
        ..atom::Person::default()
    };
    let mut campaigns: Vec<&Campaign> = map.campaigns.clone();
    campaigns.sort_by_key(|c| (std::cmp::Reverse(c.window.start), &c.slug));
    let entry = |c: &&Campaign| {
        let page = c.page("index", lang).or_else(|| c.page("index", map.project.default_lang()));
        let address = url(&Place::Campaign(c.year, c.slug.clone()).address());
        atom::Entry {
            title: format!("{} {}", c.series.names.get(lang), c.year).into(),
            id: address.clone(),
            updated: midnight(c.window.start),
            links: vec![link(address, "alternate", "text/html")],
            summary: page.map(|p| p.front.summary.clone().into()),
            ..atom::Entry::default()
        }
    };
    let entries: Vec<atom::Entry> = campaigns.iter().map(entry).collect();
    let feed = atom::Feed {
        title: site.title.get(lang).into(),
        id: url("/"),
        updated: entries.first().map_or_else(|| midnight(site.date), |e| e.updated),
        authors: vec![author],
        links: vec![link(url("/"), "alternate", "text/html"), link(url("/atom.xml"), "self", "application/atom+xml")],
        entries,
        lang: Some(lang.tag().to_owned()),
        ..atom::Feed::default()
    };
    // Writing into memory can't fail.
    feed.write_to(Vec::new()).unwrap_or_default()
}

/// A day's start in Viet Nam.
fn midnight(day: Date) -> atom::FixedDateTime {
    format!("{day}T00:00:00+07:00").parse().unwrap_or_default()
}

/// Every page in every language, each naming the others. No `lastmod`: a build doesn't know when a text last changed.
fn sitemap(map: &Map<'_>) -> String {
    let site = &map.project.site;
    let address = |place: &Place, lang: Lang| escape(&site.absolute(&routes::localised(lang, &place.address())));
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for place in map.places.iter().filter(|p| **p != Place::NotFound) {
        for lang in &site.languages {
            let _ = write!(out, "<url><loc>{}</loc>", address(place, *lang));
            for other in site.languages.iter().filter(|_| site.languages.len() > 1) {
                let _ = write!(out, "<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{}\"/>", other.tag(), address(place, *other));
            }
            out.push_str("</url>\n");
        }
    }
    out.push_str("</urlset>\n");
    out
}
