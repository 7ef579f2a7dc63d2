//! The identity's page: its text, colours, lockups, type.

use serde_json::{Value, json};

use super::desk::{Desk, Head};
use super::map::Place;
use super::pieces::pixels;
use super::shown::Shown;
use super::{Draft, files};
use crate::model::brand::{Color, Purpose};

pub(super) fn brand(desk: &Desk<'_>) -> Draft {
    let tokens = &desk.project().brand.tokens;
    let (title, summary, page) = desk.titled(&Place::Brand, "brand");
    let common = palette(desk, &desk.words.get("palette_common"), tokens.colors.iter());
    let accents = tokens.accents.values().map(|a| palette(desk, a.title.get(desk.lang), a.roles.iter()));
    let palettes: Vec<Value> = std::iter::once(common).chain(accents).collect();
    let provisional = tokens.emblem.provisional || tokens.all_colors().any(|(_, c)| c.provisional);
    let css = files::BRAND_CSS;
    let head = Head { kind: "brand", title, summary, section: Some(Place::Brand), page, ..Head::default() };
    let own = json!({
        "body": page.map(|p| desk.body(p, &Shown::default())).unwrap_or_default(),
        "brand": {
            "provisional": provisional,
            "palettes": palettes,
            "lockups": lockups(desk),
            "type": { "family": tokens.typography.family, "samples": samples(desk) },
            "files": [{ "label": "CSS", "format": "CSS", "dimensions": null, "href": desk.to(css), "download": "brand.css", "out": css }],
        },
    });
    desk.draft("brand.html", head, own)
}

fn palette<'c>(desk: &Desk<'_>, title: &str, colors: impl Iterator<Item = (&'c String, &'c Color)>) -> Value {
    let colors: Vec<Value> = colors.map(|(name, c)| color(desk, name, c)).collect();
    json!({ "title": title, "colors": colors })
}

fn color(desk: &Desk<'_>, name: &str, c: &Color) -> Value {
    let word = |p: Purpose| match p {
        Purpose::Emblem => "use_emblem",
        Purpose::Text => "use_text",
        Purpose::Paper => "use_paper",
        Purpose::Ink => "use_ink",
        Purpose::Line => "use_line",
        Purpose::Tint => "use_tint",
    };
    json!({
        "name": name, "rgb": c.rgb.value.to_string().to_uppercase(), "cmyk": c.cmyk.map(|v| v.to_string()).join(" "),
        "use": c.purpose.map(|p| desk.words.get(word(p))), "provisional": c.provisional,
    })
}

/// Each lockup with Central's name in it.
fn lockups(desk: &Desk<'_>) -> Vec<Value> {
    let brand = &desk.project().brand;
    let central = crate::scene::Bearer::central(desk.project(), None);
    let one = |(id, board): (&String, &crate::model::Artboard)| {
        let path = files::lockup(id);
        desk.plan().outputs.get(&path)?;
        let title = board.spec.title.get(desk.lang);
        let size = &board.spec.size;
        let alt = format!("{title}: {}", central.chapter());
        let image = json!({ "src": desk.to(&path), "width": pixels(size.width), "height": pixels(size.height), "alt": alt });
        let file = path.rsplit('/').next().unwrap_or_default();
        let svg = json!({ "label": "SVG", "format": "SVG", "dimensions": null, "href": desk.to(&path), "download": file, "out": path });
        Some(json!({ "title": title, "provisional": brand.tokens.emblem.provisional, "image": image, "files": [svg] }))
    };
    brand.lockups.iter().filter_map(one).collect()
}

/// The three weights, with words of the newest year.
fn samples(desk: &Desk<'_>) -> Vec<Value> {
    let map = desk.shared.map;
    let year = map.newest();
    let edition = year.and_then(|y| desk.project().editions.get(&y)).and_then(|e| e.data.theme.as_ref()).map(|t| t.vi.clone());
    let campaign = year.and_then(|y| map.campaigns_of(y).find_map(|c| c.theme.as_ref().map(|t| t.vi.clone())));
    let title = desk.project().site.title.vi.clone();
    let edition = edition.unwrap_or_else(|| title.clone());
    let summary = map.page("bo-nhan-dien", desk.project().default_lang()).map(|p| p.front.summary.clone());
    let texts = [("800", campaign.unwrap_or_else(|| edition.clone())), ("600", edition), ("400", summary.unwrap_or(title))];
    texts.map(|(weight, text)| json!({ "weight": weight, "text": text, "label": desk.words.get(&format!("type_{weight}")) })).into()
}
