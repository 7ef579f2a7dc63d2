//! A campaign's page, its documents, and the list of all documents.

use serde_json::{Value, json};

use super::Draft;
use super::desk::{Desk, Head};
use super::home::{expires, state};
use super::library::Group;
use super::map::{Place, in_order};
use super::shown::Shown;
use super::units::regions;
use super::{changes, event, ics, news, pieces, schema};
use crate::diagnostic::messages::Lang;
use crate::model::campaign::{FigureKind, Scope, Stage};
use crate::model::fields;
use crate::model::text::group_digits;
use crate::model::{Campaign, Organisation, Page};
use crate::plan::kits::SLOGANS;
use crate::plan::{About, routes};
use crate::source::yaml::Located;

pub(super) fn campaign(desk: &Desk<'_>, c: &Campaign) -> Draft {
    let page = page_of(desk, c, "index");
    let kits = pieces::of_campaign(desk, c);
    let units = if c.kit.list().is_some() { in_order(desk.project().units_of(c)) } else { Vec::new() };
    let launch = c.launch.as_ref().map(|l| [l.date.map(|d| d.show(desk.lang)), l.place.as_ref().map(|p| desk.text(p))]);
    let launch = launch.map(|parts| parts.into_iter().flatten().collect::<Vec<_>>().join(", ")).filter(|l| !l.is_empty());
    let slogan = |s: &crate::model::campaign::Slogan| json!({ "id": s.id.value, "text": s.text.vi, "translation": s.text.en.as_ref().filter(|_| desk.lang == Lang::En) });
    let head = Head {
        kind: "campaign",
        title: page.map_or_else(|| desk.dated(c), |p| p.front.title.clone()),
        summary: page.map(|p| p.front.summary.clone()).unwrap_or_default(),
        section: Some(Place::Edition(c.year)),
        trail: vec![(desk.words.with("edition_title", &[("year", &c.year.to_string())]), Place::Edition(c.year))],
        image: desk.shared.pictures.for_networks(desk.project(), c),
        edition: Some(c.year),
        about: about(c),
        page,
        source: Some(c.span()),
        expired: Some(c),
        feeds: vec![(desk.dated(c), Place::Campaign(c.year, c.slug.clone()))],
        parts: document_parts(desk, c),
        ..Head::default()
    };
    let own = json!({
        "campaign": {
            "slug": c.slug, "name": desk.text(&c.series.names), "original": desk.original(&c.series.names, &c.series.official), "theme": c.theme.as_ref().map(|t| desk.text(t)), "accent": c.accent.value,
            "state": state(desk, c), "image": desk.shared.pictures.visual(desk, c), "window": c.window.label(desk.lang),
            "peak": c.peak.as_ref().map(|p| p.show(desk.lang)), "launch": launch, "expires": expires(desk, c),
            "version": c.version_label(), "ics": desk.to(&ics::campaign(c, desk.lang)), "has_kit": !kits.is_empty(),
            "provisional_scope": matches!(&c.scope, Scope::Some(list) if list.provisional), "chapters": units.len(),
            "history": c.history.iter().map(|s| stage(desk, s)).collect::<Vec<_>>(), "whole": whole(desk, c), "parts": parts(desk, c),
        },
        "changes": changes::since_last(desk, c),
        "body": page.map(|p| desk.body(p, &shown(desk, c, p))).unwrap_or_default(),
        "slogans": c.slogans.iter().map(slogan).collect::<Vec<_>>(),
        "hashtags": c.hashtags,
        "captions": captions(c, &|text| Shown::of_campaign(desk.project(), c, Lang::Vi).plain(text)),
        "frame": pieces::Kit::shared(desk, c).and_then(|k| k.frame(desk)),
        "figures": figures(desk, c),
        "events": desk.project().events_of(c).map(|e| event::line(desk, c, e)).collect::<Vec<_>>(),
        "groups": kits.first().map(|k| k.groups(desk, false)).unwrap_or_default(),
        "gallery_note": desk.words.get("gallery_note"),
        "documents": documents_of(desk, c),
        "articles": news::of_group(desk, &Group::Campaign(c.year, c.slug.clone())),
        "owners": owners(desk, c),
        "links": links(desk, c),
        "regions": regions(desk, &units, Some(c)),
    });
    desk.draft("campaign.html", head, own)
}

/// The ready-made captions of a campaign, their fields filled in. They are Vietnamese like the kits.
pub(super) fn captions(c: &Campaign, fill: &dyn Fn(&str) -> String) -> Vec<Value> {
    let page = c.page(SLOGANS, Lang::Vi);
    let all = page.map(|p| crate::source::passages::below(p.body(), CAPTION)).unwrap_or_default();
    let one = |(i, (title, text)): (usize, (String, String))| json!({ "id": i + 1, "title": fill(&title), "text": fill(&text) });
    all.into_iter().enumerate().map(one).collect()
}

/// The level of a caption's heading in its document.
const CAPTION: u8 = 3;

/// The documents for machines.
fn document_parts(desk: &Desk<'_>, c: &Campaign) -> Vec<Value> {
    let part = |id: String| {
        let page = page_of(desk, c, &id)?;
        let url = desk.project().site.absolute(&routes::localised(desk.lang, &Place::of_document(c, &id).address()));
        Some(schema::document(&title_of(desk, c, page), &url, None))
    };
    document_ids(desk, c).into_iter().filter_map(part).collect()
}

pub(super) fn about(c: &Campaign) -> About {
    About { edition: Some(c.year), campaign: Some(c.slug.clone()), version: Some(c.version_label()), ..About::default() }
}

/// Everybody who must be named for a campaign.
pub(super) fn owner_names(desk: &Desk<'_>, c: &Campaign) -> Vec<String> {
    known_owners(desk, c).map(|o| desk.text(&o.name)).collect()
}

/// A step of a campaign's history.
fn stage(desk: &Desk<'_>, s: &Stage) -> Value {
    json!({
        "state": s.status, "date": s.date.map(|d| d.show(desk.lang)), "window": s.window.as_ref().map(|w| w.label(desk.lang)),
        "place": s.place.as_ref().map(|p| desk.text(p)), "note": s.note.as_ref().map(|n| desk.text(n)),
    })
}

/// The programme that a campaign is a part of.
fn whole(desk: &Desk<'_>, c: &Campaign) -> Value {
    let whole = c.series.cluster.as_ref().and_then(|w| desk.project().campaign(c.year, &w.value));
    whole.map_or(Value::Null, |w| json!({ "title": desk.dated(w), "href": desk.to_known(&Place::Campaign(w.year, w.slug.clone())) }))
}

/// What a programme consists of, by time, each with its owners.
fn parts(desk: &Desk<'_>, c: &Campaign) -> Vec<Value> {
    let mut parts: Vec<&Campaign> = desk.project().parts_of(c).collect();
    parts.sort_by_key(|p| p.window.start);
    let part = |p: &&Campaign| {
        json!({
            "title": desk.name(p), "href": desk.to_known(&Place::Campaign(p.year, p.slug.clone())), "when": p.window.label(desk.lang),
            "state": state(desk, p), "owners": owners(desk, p),
        })
    };
    parts.iter().map(part).collect()
}

fn figures(desk: &Desk<'_>, c: &Campaign) -> Vec<Value> {
    let one = |f: &crate::model::campaign::Figure| {
        let kind = if f.kind == FigureKind::Target { "target" } else { "result" };
        json!({
            "kind": kind, "label": desk.text(&f.label), "value": group_digits(f.value, desk.lang), "unit": desk.text(&f.unit),
            "as_of": f.as_of.show(desk.lang),
        })
    };
    c.figures.iter().map(one).collect()
}

fn owners(desk: &Desk<'_>, c: &Campaign) -> Vec<Value> {
    known_owners(desk, c).map(|o| json!({ "name": desk.text(&o.name), "url": o.url })).collect()
}

fn known_owners<'a>(desk: &Desk<'a>, c: &'a Campaign) -> impl Iterator<Item = &'a Organisation> {
    let organisations = &desk.shared.map.project.organisations;
    let ids = c.series.owners.iter().chain(&c.series.co_owners);
    ids.filter_map(|id| organisations.iter().find(|o| o.id.value == id.value))
}

fn links(desk: &Desk<'_>, c: &Campaign) -> Vec<Value> {
    let known = c.links.iter().filter_map(|id| desk.project().links.iter().find(|l| l.id.value == id.value));
    known.map(|l| json!({ "label": desk.text(&l.label), "url": l.url.value })).collect()
}

/// Ids of a campaign's documents, as the default language has them.
fn document_ids(desk: &Desk<'_>, c: &Campaign) -> Vec<String> {
    let texts = c.pages.iter().filter(|p| p.id != "index").chain(desk.project().general_documents(c));
    texts.filter(|p| p.lang == desk.project().default_lang()).map(|p| p.id.clone()).collect()
}

fn documents_of(desk: &Desk<'_>, c: &Campaign) -> Vec<Value> {
    let entry = |id: String| {
        let page = page_of(desk, c, &id)?;
        let href = desk.to_place(&Place::of_document(c, &id));
        Some(json!({ "title": title_of(desk, c, page), "summary": page.front.summary, "href": href, "files": shared_files(desk, c, &id) }))
    };
    document_ids(desk, c).into_iter().filter_map(entry).collect()
}

/// Files of a document that are the same for every chapter.
fn shared_files(desk: &Desk<'_>, c: &Campaign, id: &str) -> Vec<Value> {
    let folder = format!("kits/{}/{}/chung/", c.year, c.slug);
    let inside = desk.plan().outputs.range(folder.clone()..).map(|(path, _)| path).take_while(|p| p.starts_with(&folder));
    let own = inside.filter(|p| p.rsplit('/').next().and_then(|n| n.rsplit_once('.')).is_some_and(|(stem, _)| stem == id));
    let file = |path: &String| {
        let name = path.rsplit('/').next().unwrap_or_default();
        let format = name.rsplit('.').next().unwrap_or_default().to_uppercase();
        let download = format!("{}-{}-chung-{name}", c.slug, c.year);
        json!({ "label": format, "format": format, "dimensions": null, "href": desk.to(path), "download": download, "out": path })
    };
    own.map(file).collect()
}

pub(super) fn document(desk: &Desk<'_>, c: &Campaign, id: &str) -> Option<Draft> {
    let page = page_of(desk, c, id)?;
    let index = Place::Campaign(c.year, c.slug.clone());
    let hint = pieces::carries(&pieces::of_campaign(desk, c), id);
    let shown = shown(desk, c, page);
    let all = |lines: &[Located<String>]| lines.iter().map(|l| shown.plain(l)).collect::<Vec<_>>();
    let (list, ..) = desk.titled(&Place::Documents, "documents");
    let head = Head {
        kind: "document",
        title: title_of(desk, c, page),
        summary: page.front.summary.clone(),
        section: Some(Place::Documents),
        trail: vec![(list, Place::Documents)],
        image: desk.shared.pictures.for_networks(desk.project(), c),
        about: about(c),
        page: Some(page),
        expired: Some(c),
        ..Head::default()
    };
    let own = json!({
        "campaign": { "title": desk.dated(c), "href": desk.to_place(&index), "accent": c.accent.value },
        "document": {
            "version": c.version_label(), "date": null, "files": shared_files(desk, c, id),
            "about": page.front.about.as_ref().map(|a| shown.plain(a)), "to": all(&page.front.to), "recipients": all(&page.front.recipients),
            "chapter_hint": hint.then(|| format!("{}#chapters", desk.to_place(&index))),
        },
        "body": desk.body(page, &shown),
    });
    Some(desk.draft("document.html", head, own))
}

pub(super) fn documents(desk: &Desk<'_>) -> Draft {
    let (title, summary, page) = desk.titled(&Place::Documents, "documents");
    // The newest year first, each in the order of its windows.
    let mut listed: Vec<&Campaign> = desk.shared.map.campaigns.iter().copied().filter(|c| !document_ids(desk, c).is_empty()).collect();
    listed.sort_by_key(|c| std::cmp::Reverse(c.year));
    let campaigns = listed.into_iter().map(|c| {
        json!({
            "slug": c.slug, "title": desk.dated(c), "year": c.year, "href": desk.to_place(&Place::Campaign(c.year, c.slug.clone())),
            "accent": c.accent.value, "documents": documents_of(desk, c),
        })
    });
    let campaigns: Vec<Value> = campaigns.collect();
    let head = Head { kind: "documents", title, summary, section: Some(Place::Documents), page, ..Head::default() };
    desk.draft("documents.html", head, json!({ "campaigns": campaigns, "body": page.map(|p| desk.body(p, &Shown::default())) }))
}

/// A campaign's text in the page's language, else in the default one: its own, or the one that all kits share.
pub(super) fn page_of<'c>(desk: &Desk<'c>, c: &'c Campaign, id: &str) -> Option<&'c Page> {
    let project = desk.project();
    project.document(c, id, desk.lang).or_else(|| project.document(c, id, project.default_lang()))
}

/// A document's title, its fields filled in.
pub(super) fn title_of(desk: &Desk<'_>, c: &Campaign, page: &Page) -> String {
    let title = &page.front.title;
    if fields::holes(title).is_empty() { title.clone() } else { shown(desk, c, page).plain(title) }
}

/// What stands in the fields of a campaign's text.
fn shown(desk: &Desk<'_>, c: &Campaign, page: &Page) -> Shown {
    Shown::of_campaign(desk.project(), c, page.lang)
}
