//! Articles: each one's page, the list of all, and the lists of each term.

use serde_json::{Value, json};

use super::Draft;
use super::desk::{Desk, Head};
use super::library::{self, Article, Group, campaign_of};
use super::map::Place;
use super::shown::Shown;
use crate::model::page::TAGS;
use crate::model::{Campaign, Page, Unit};
use crate::source::markdown::{self, Heading};

/// A text of so many words and headings opens with a table of contents, unless it says otherwise.
const LONG: (usize, usize) = (600, 3);

/// The list of all articles, page `n`.
pub(super) fn list(desk: &Desk<'_>, n: usize) -> Draft {
    let library = &desk.shared.map.library;
    let all: Vec<&Article<'_>> = library.articles.iter().collect();
    let head = Head {
        kind: "news",
        title: numbered(desk, desk.words.get("news_title"), n),
        summary: desk.words.get("news_summary"),
        section: Some(Place::News(1)),
        source: Some(desk.project().site.base_url.span.clone()),
        ..Head::default()
    };
    let mut taxonomies: Vec<&str> = library.terms().map(|(of, ..)| of).collect();
    taxonomies.dedup();
    let taxonomies =
        taxonomies.into_iter().map(|of| json!({ "title": taxonomy(desk, of), "href": desk.to_place(&Place::Terms(of.to_owned())) }));
    let own = json!({
        "articles": lines(desk, library::page_of(&all, n)), "pages": pages(desk, all.len(), n, Place::News),
        "taxonomies": taxonomies.collect::<Vec<_>>(),
    });
    desk.draft("news.html", head, own)
}

/// All terms of a taxonomy.
pub(super) fn terms(desk: &Desk<'_>, of: &str) -> Draft {
    let library = &desk.shared.map.library;
    let mut terms: Vec<(String, &str, usize)> =
        library.terms().filter(|(t, ..)| *t == of).map(|(_, id, count)| (library.name(of, id, desk.lang), id, count)).collect();
    terms.sort_by(|a, b| (crate::model::text::fold(&a.0), a.1).cmp(&(crate::model::text::fold(&b.0), b.1)));
    let entry = |(name, id, count): &(String, &str, usize)| json!({ "name": name, "count": count, "href": desk.to_place(&Place::Term(of.to_owned(), (*id).to_owned(), 1)) });
    let head = Head {
        kind: "terms",
        title: taxonomy(desk, of),
        summary: desk.words.get("news_summary"),
        section: Some(Place::News(1)),
        trail: trail(desk),
        source: Some(desk.project().site.base_url.span.clone()),
        ..Head::default()
    };
    desk.draft("tag.html", head, json!({ "terms": terms.iter().map(entry).collect::<Vec<_>>(), "articles": [], "pages": Value::Null }))
}

/// The articles of a term, page `n`.
pub(super) fn term(desk: &Desk<'_>, (of, id): (&str, &str), n: usize) -> Draft {
    let library = &desk.shared.map.library;
    let all = library.of(&Group::Term(of.to_owned(), id.to_owned()));
    let name = library.name(of, id, desk.lang);
    let summary = library.listed(of, id).and_then(|t| t.summary.as_ref()).map(|s| desk.text(s));
    let mut trail = trail(desk);
    trail.push((taxonomy(desk, of), Place::Terms(of.to_owned())));
    let head = Head {
        kind: "tag",
        title: numbered(desk, name.clone(), n),
        summary: summary.unwrap_or_else(|| desk.words.with("tag_summary", &[("tag", &name)])),
        section: Some(Place::News(1)),
        trail,
        source: Some(desk.project().site.base_url.span.clone()),
        ..Head::default()
    };
    let place = |n| Place::Term(of.to_owned(), id.to_owned(), n);
    let own = json!({ "terms": [], "articles": lines(desk, library::page_of(&all, n)), "pages": pages(desk, all.len(), n, place) });
    desk.draft("tag.html", head, own)
}

/// One article.
pub(super) fn article(desk: &Desk<'_>, id: &str) -> Option<Draft> {
    let library = &desk.shared.map.library;
    let (article, [newer, older]) = library.find(id)?;
    let page = article.page(desk.lang);
    let front = &page.front;
    let campaign = campaign_of(desk.project(), page);
    let unit = unit_of(desk, page);
    let text = desk.rendered(page, &unit.map(|u| Shown::of_chapter(u.chapter.get(desk.lang))).unwrap_or_default());
    let places = campaign.map(|c| (desk.dated(c), Place::Campaign(c.year, c.slug.clone())));
    let places = places.into_iter().chain(unit.map(|u| (desk.text(&u.chapter), Place::Unit(u.slug.value.clone()))));
    let head = Head {
        kind: "article",
        title: front.title.clone(),
        summary: front.summary.clone(),
        section: Some(Place::News(1)),
        trail: trail(desk),
        image: desk.first_photo(page).or_else(|| desk.shared.pictures.for_networks(desk.project(), campaign?)),
        page: Some(page),
        json_ld: Some(data(desk, page)),
        feeds: places.collect(),
        ..Head::default()
    };
    let term = |(of, id): (&str, &str)| json!({ "name": library.name(of, id, desk.lang), "href": desk.to_place(&Place::Term(of.to_owned(), id.to_owned(), 1)) });
    let beside = |a: Option<&Article<'_>>| a.map(|a| line(desk, a));
    let own = json!({
        "date": date(desk, front.date.as_ref().map(|d| d.value)), "updated": date(desk, front.updated), "draft": front.draft,
        "campaign": campaign.map(|c| of_campaign(desk, c)),
        "unit": unit.map(|u| json!({ "title": desk.text(&u.chapter), "href": desk.to_known(&Place::Unit(u.slug.value.clone())) })),
        "toc": contents(page, &text),
        "body": text.html,
        "terms": article.terms().map(term).collect::<Vec<_>>(),
        "related": lines(desk, &library.related(article)), "newer": beside(newer), "older": beside(older),
    });
    Some(desk.draft("article.html", head, own))
}

/// Articles as lines of a list.
pub(super) fn lines(desk: &Desk<'_>, articles: &[&Article<'_>]) -> Vec<Value> {
    articles.iter().map(|a| line(desk, a)).collect()
}

/// The articles of a campaign or chapter.
pub(super) fn of_group(desk: &Desk<'_>, group: &Group) -> Vec<Value> {
    lines(desk, &desk.shared.map.library.of(group))
}

/// The latest articles, for the home page.
pub(super) fn latest(desk: &Desk<'_>, count: usize) -> Vec<Value> {
    desk.shared.map.library.articles.iter().take(count).map(|a| line(desk, a)).collect()
}

fn line(desk: &Desk<'_>, article: &Article<'_>) -> Value {
    let page = article.page(desk.lang);
    let front = &page.front;
    json!({
        "title": front.title, "summary": front.summary, "date": front.date.as_ref().map(|d| d.value.show(desk.lang)),
        "lang": page.lang.tag(), "draft": front.draft, "href": desk.to_place(&Place::Article(article.id.to_owned())),
    })
}

/// A day for people and for machines.
fn date(desk: &Desk<'_>, day: Option<crate::model::Date>) -> Value {
    day.map_or(Value::Null, |d| json!({ "text": d.show(desk.lang), "iso": d }))
}

/// A title that says which page of a list this is.
fn numbered(desk: &Desk<'_>, title: String, n: usize) -> String {
    if n < 2 { title } else { format!("{title} – {}", desk.words.with("page_number", &[("n", &n.to_string())])) }
}

/// The pages of a list; nothing where it has one only.
fn pages(desk: &Desk<'_>, count: usize, n: usize, place: impl Fn(usize) -> Place) -> Value {
    let last = library::pages(count);
    if last < 2 {
        return Value::Null;
    }
    // The first, the last, and those beside this one; a gap between numbers shows as such.
    let shown = (1..=last).filter(|i| *i == 1 || *i == last || i.abs_diff(n) < 3);
    let entry = |i: usize| json!({ "number": i, "href": desk.to_place(&place(i)), "current": i == n });
    json!({
        "list": shown.map(entry).collect::<Vec<_>>(), "count": last,
        "previous": (n > 1).then(|| desk.to_place(&place(n - 1))), "next": (n < last).then(|| desk.to_place(&place(n + 1))),
    })
}

fn trail(desk: &Desk<'_>) -> Vec<(String, Place)> {
    vec![(desk.words.get("news_title"), Place::News(1))]
}

/// The name of a taxonomy.
fn taxonomy(desk: &Desk<'_>, of: &str) -> String {
    let listed = desk.project().site.taxonomies.iter().find(|t| t.id.value == of);
    match listed {
        Some(taxonomy) if of != TAGS => desk.text(&taxonomy.title),
        _ => desk.words.get("tags_title"),
    }
}

fn of_campaign(desk: &Desk<'_>, c: &Campaign) -> Value {
    json!({ "title": desk.dated(c), "href": desk.to_known(&Place::Campaign(c.year, c.slug.clone())) })
}

/// The chapter that an article tells of: the last to bear the name.
fn unit_of<'a>(desk: &Desk<'a>, page: &Page) -> Option<&'a Unit> {
    let slug = page.front.unit.as_ref()?;
    desk.project().units.iter().rev().find(|u| u.slug.value == slug.value)
}

/// Headings of the second and third level, where the text is long or asks for it.
fn contents(page: &Page, text: &markdown::Rendered) -> Vec<Value> {
    let listed: Vec<&Heading> = text.headings.iter().filter(|h| matches!(h.level, 2 | 3)).collect();
    let long = text.words >= LONG.0 && listed.len() >= LONG.1;
    if !page.front.toc.unwrap_or(long) {
        return Vec::new();
    }
    listed.iter().map(|h| json!({ "id": h.id, "text": h.text, "level": h.level })).collect()
}

/// The same for machines, after schema.org.
fn data(desk: &Desk<'_>, page: &Page) -> Value {
    let front = &page.front;
    let central = desk.project().central().map_or(&desk.project().brand.tokens.name, |o| &o.name);
    let image = desk.first_photo(page);
    let mut out = json!({
        "@context": "https://schema.org", "@type": "Article", "headline": front.title, "inLanguage": page.lang.tag(),
        "mainEntityOfPage": desk.absolute(desk.place, desk.lang), "publisher": { "@type": "Organization", "name": desk.text(central) },
    });
    let dates = [("datePublished", front.date.as_ref().map(|d| d.value)), ("dateModified", page.day())];
    for (key, day) in dates {
        if let Some(day) = day {
            out[key] = json!(day);
        }
    }
    if let Some(image) = image {
        out["image"] = image.into();
    }
    out
}
