//! Articles: each one's page, and the list of all that are to be seen on the site's day.

use serde_json::{Value, json};

use super::Draft;
use super::desk::{Desk, Head};
use super::map::Place;
use crate::model::Page;

pub(super) fn list(desk: &Desk<'_>) -> Draft {
    let today = desk.project().site.date;
    // One entry an article, in the page's language where there is a translation.
    let shown = desk.project().articles.iter().filter(|a| a.lang == desk.project().default_lang() && a.shows_on(today));
    let entries: Vec<Value> = shown.map(|a| entry(desk, spoken(desk, a))).collect();
    let head = Head {
        kind: "news",
        title: desk.words.get("news_title"),
        summary: desk.words.get("news_summary"),
        section: Some(Place::News),
        source: Some(desk.project().site.base_url.span.clone()),
        ..Head::default()
    };
    desk.draft("news.html", head, json!({ "articles": entries }))
}

/// The article in the page's language, else as it was first written.
fn spoken<'a>(desk: &Desk<'a>, article: &'a Page) -> &'a Page {
    desk.project().articles.iter().find(|a| a.id == article.id && a.lang == desk.lang).unwrap_or(article)
}

fn entry(desk: &Desk<'_>, a: &Page) -> Value {
    let date = a.front.date.as_ref().map(|d| d.value.show(desk.lang));
    json!({ "title": a.front.title, "summary": a.front.summary, "date": date, "href": desk.to_place(&Place::Article(a.id.clone())) })
}

pub(super) fn article(desk: &Desk<'_>, id: &str) -> Option<Draft> {
    let of_id = |a: &&Page| a.id == id;
    let first = desk.project().articles.iter().filter(of_id).find(|a| a.lang == desk.project().default_lang());
    let page = spoken(desk, first.or_else(|| desk.project().articles.iter().find(of_id))?);
    let front = &page.front;
    // A campaign is named without its year: the edition that the article's day falls into, else the latest.
    let year = front.date.as_ref().map(|d| d.value.0.year());
    let editions = front.campaign.as_ref().map(|slug| desk.project().campaigns.iter().filter(|c| c.slug == slug.value).collect::<Vec<_>>());
    let campaign = editions.and_then(|all| all.iter().find(|c| Some(c.year) == year).or(all.last()).copied());
    let unit = front.unit.as_ref().and_then(|slug| desk.project().units.iter().rev().find(|u| u.slug.value == slug.value));
    let head = Head {
        kind: "article",
        title: front.title.clone(),
        summary: front.summary.clone(),
        section: Some(Place::News),
        trail: vec![(desk.words.get("news_title"), Place::News)],
        image: campaign.and_then(|c| desk.shared.pictures.for_networks(desk.project(), c)),
        page: Some(page),
        ..Head::default()
    };
    let own = json!({
        "date": front.date.as_ref().map(|d| d.value.show(desk.lang)),
        "campaign": campaign.map(|c| json!({ "title": desk.dated(c), "href": desk.to_known(&Place::Campaign(c.year, c.slug.clone())) })),
        "unit": unit.map(|u| json!({ "title": desk.text(&u.chapter), "href": desk.to_known(&Place::Unit(u.slug.value.clone())) })),
        "body": desk.body(page, unit.map_or("", |u| u.chapter.get(desk.lang))),
    });
    Some(desk.draft("article.html", head, own))
}
