//! What search engines read, after schema.org: every page's own kind, and the way to it.

use serde_json::{Value, json};

use super::desk::{Desk, Head};
use super::map::Place;

/// The page as data: what its maker said, else what follows from its kind. `None` for pages that are no work of their own.
pub(super) fn page(desk: &Desk<'_>, head: &Head<'_>) -> Option<Value> {
    if head.json_ld.is_some() {
        return head.json_ld.clone();
    }
    let kind = match head.kind {
        "home" => return Some(site(desk, head)),
        "campaign" | "edition" | "unit" | "units" | "documents" | "calendar" | "news" => "CollectionPage",
        "document" => "DigitalDocument",
        "404" => return None,
        _ => "WebPage",
    };
    let mut out = json!({
        "@context": "https://schema.org",
        "@type": kind,
        "name": head.title,
        "url": desk.absolute(desk.place, desk.lang),
        "inLanguage": desk.lang.tag(),
        "publisher": organisation(desk),
        "isPartOf": { "@type": "WebSite", "name": desk.text(&desk.project().site.title), "url": desk.absolute(&Place::Home, desk.lang) },
    });
    if !head.summary.is_empty() {
        out["description"] = head.summary.clone().into();
    }
    if let Some(image) = &head.image {
        out["image"] = image.clone().into();
    }
    if !head.parts.is_empty() {
        out["hasPart"] = head.parts.clone().into();
    }
    Some(out)
}

/// A file or text that a page offers.
pub(super) fn document(name: &str, url: &str, media_type: Option<&str>) -> Value {
    let mut out = json!({ "@type": "DigitalDocument", "name": name, "url": url });
    if let Some(kind) = media_type {
        out["encodingFormat"] = kind.into();
    }
    out
}

/// The way to a page; `None` for those at the top.
pub(super) fn breadcrumbs(desk: &Desk<'_>, head: &Head<'_>) -> Option<Value> {
    let known: Vec<(&str, &Place)> =
        head.trail.iter().filter(|(_, p)| desk.shared.map.has(p)).map(|(label, place)| (label.as_str(), place)).collect();
    if known.is_empty() {
        return None;
    }
    let items = known.into_iter().chain([(head.title.as_str(), desk.place)]).enumerate();
    let item = |(i, (name, place)): (usize, (&str, &Place))| json!({ "@type": "ListItem", "position": i + 1, "name": name, "item": desk.absolute(place, desk.lang) });
    Some(json!({ "@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items.map(item).collect::<Vec<_>>() }))
}

fn site(desk: &Desk<'_>, head: &Head<'_>) -> Value {
    json!({
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": head.title,
        "description": head.summary,
        "url": desk.absolute(&Place::Home, desk.lang),
        "inLanguage": desk.lang.tag(),
        "publisher": organisation(desk),
    })
}

/// The one that issues the identity. Its address is its own site where that is known.
fn organisation(desk: &Desk<'_>) -> Value {
    let central = desk.project().central();
    let name = central.map_or(&desk.project().brand.tokens.name, |o| &o.name);
    let url = central.and_then(|o| o.url.clone()).unwrap_or_else(|| desk.project().site.absolute("/"));
    json!({ "@type": "Organization", "name": desk.text(name), "url": url })
}
