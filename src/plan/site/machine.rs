//! What browsers and hosts read: icons, the web app manifest, response headers, the security contact, the service worker.

use std::sync::Arc;

use serde_json::json;

use super::map::{Map, Place};
use super::{bytes, words};
use crate::diagnostic::messages::Lang;
use crate::diagnostic::{Report, Span};
use crate::model::brand::Purpose;
use crate::model::{Project, Site};
use crate::plan::key::Digest;
use crate::plan::{About, Output, Plan, Recipe, routes};

/// What pages may load and do, for the `<meta>` of each and for `_headers`: nothing from elsewhere, nothing written into a page.
pub(super) const POLICY: &str = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; \
worker-src 'self'; manifest-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'";
/// Icons of the manifest, px.
const ICONS: [u32; 2] = [192, 512];
/// The icon that Apple's home screen wants, px.
const TOUCH_ICON: u32 = 180;
/// The theme's service worker. It is published at the root, since it may only serve what lies below it.
pub(super) const WORKER: &str = "sw.js";

/// `manifest.webmanifest`, `en/manifest.webmanifest`
pub(super) fn manifest(lang: Lang) -> String {
    routes::file_of(&routes::localised(lang, "/manifest.webmanifest"))
}

/// The icon in every size, all from the key visual: never the emblem.
pub(super) fn icons(svg: &[u8], plan: &mut Plan, report: &mut Report) {
    let drawing: Arc<[u8]> = svg.into();
    let png = |side: u32| {
        let key = Digest::new("icon").bytes(svg).json(&side).finish();
        Output { recipe: Recipe::Icon(drawing.clone(), side), key, about: About::default(), source: None }
    };
    for side in ICONS {
        plan.add(format!("icon-{side}.png"), png(side), report);
    }
    plan.add("apple-touch-icon.png".to_owned(), png(TOUCH_ICON), report);
    plan.add("favicon.svg".to_owned(), bytes(drawing.clone(), None), report);
}

/// Adds the manifest of each language, the headers, and the security contact where there is one.
pub(super) fn add(map: &Map<'_>, plan: &mut Plan, report: &mut Report) {
    let project = map.project;
    for lang in &project.site.languages {
        plan.add(manifest(*lang), bytes(app(project, *lang).into_bytes(), None), report);
    }
    plan.add("_headers".to_owned(), bytes(headers().into_bytes(), None), report);
    if let Some(text) = security(&project.site) {
        plan.add(".well-known/security.txt".to_owned(), bytes(text.into_bytes(), Some(Span::file("content/site.yaml"))), report);
    }
}

fn app(project: &Project, lang: Lang) -> String {
    let central = project.central().map_or(&project.brand.tokens.name, |o| &o.name);
    let paper = project.brand.tokens.colors.values().find(|c| c.purpose == Some(Purpose::Paper));
    let icons = ICONS.map(|side| json!({ "src": up(lang, &format!("icon-{side}.png")), "sizes": format!("{side}x{side}"), "type": "image/png", "purpose": "any maskable" }));
    let start = up(lang, &Place::Home.file(lang));
    let text = json!({
        "name": project.site.title.get(lang),
        "short_name": words(project, lang).get("brand_title"),
        "description": central.get(lang),
        "lang": lang.tag(),
        "id": start,
        "start_url": start,
        "scope": up(lang, ""),
        "display": "browser",
        "background_color": paper.map_or_else(|| "#ffffff".to_owned(), |c| c.rgb.value.to_string()),
        "icons": icons,
    });
    format!("{text:#}\n")
}

/// A path from the root as seen from a language's manifest.
fn up(lang: Lang, path: &str) -> String {
    let depth = manifest(lang).matches('/').count();
    let path = format!("{}{path}", "../".repeat(depth));
    if path.is_empty() { "./".to_owned() } else { path }
}

/// For hosts that read `_headers`; nginx and Caddy have the same in the theme's `tools/server/`.
fn headers() -> String {
    format!(
        "/*\n  Content-Security-Policy: {POLICY}; frame-ancestors 'none'\n  X-Content-Type-Options: nosniff\n  \
         Referrer-Policy: strict-origin-when-cross-origin\n  Permissions-Policy: geolocation=(), microphone=(), payment=(), usb=()\n  \
         Cross-Origin-Opener-Policy: same-origin\n\n\
         /static/*\n  Cache-Control: public, max-age=31536000, immutable\n\n\
         /sw.js\n  Cache-Control: no-cache\n\n\
         /*.ics\n  Content-Type: text/calendar; charset=utf-8\n"
    )
}

/// RFC 9116. Only what `site.yaml` states.
fn security(site: &Site) -> Option<String> {
    let known = site.security.as_ref()?;
    let languages: Vec<&str> = site.languages.iter().map(|l| l.tag()).collect();
    Some(format!(
        "Contact: {}\nExpires: {}T00:00:00+07:00\nPreferred-Languages: {}\nCanonical: {}\n",
        known.contact.value,
        known.expires,
        languages.join(", "),
        site.absolute("/.well-known/security.txt"),
    ))
}

/// Adds the theme's service worker with this release's name in front: any change of any file gives it another one.
pub(super) fn worker(project: &Project, plan: &mut Plan, report: &mut Report) {
    let Some(script) = project.theme.statics.get(WORKER) else { return };
    let all: Vec<_> = plan.outputs.iter().map(|(path, o)| (path, &o.key)).collect();
    let key = Digest::new("worker").json(&all).bytes(&script.digest).finish();
    let recipe = Recipe::Worker(script.bytes.clone());
    plan.add(WORKER.to_owned(), Output { recipe, key, about: About::default(), source: Some(Span::file(&script.path)) }, report);
}
