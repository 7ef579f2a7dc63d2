//! The identity's page: its text, colours, lockups, type; files for other programs, and the packs of all chapters.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::Draft;
use super::desk::{Desk, Head};
use super::map::{Place, in_order};
use super::pieces::pixels;
use super::shown::Shown;
use super::units::{self, Entry};
use crate::model::Unit;
use crate::model::brand::{Color, Purpose};
use crate::plan::identity::{self, FORMATS};
use crate::plan::{Holder, Lockup, Recipe, Swatches, routes};

pub(super) fn brand(desk: &Desk<'_>) -> Draft {
    let tokens = &desk.project().brand.tokens;
    let (title, summary, page) = desk.titled(&Place::Brand, "brand");
    let common = palette(desk, &desk.words.get("palette_common"), tokens.colors.iter());
    let accents = tokens.accents.values().map(|a| palette(desk, a.title.get(desk.lang), a.roles.iter()));
    let palettes: Vec<Value> = std::iter::once(common).chain(accents).collect();
    let provisional = tokens.emblem.provisional || tokens.all_colors().any(|(_, c)| c.provisional);
    let head = Head { kind: "brand", title, summary, section: Some(Place::Brand), page, ..Head::default() };
    let (regions, other) = packs(desk);
    let own = json!({
        "body": page.map(|p| desk.body(p, &Shown::default())).unwrap_or_default(),
        "brand": {
            "provisional": provisional,
            "palettes": palettes,
            "lockups": lockups(desk),
            "type": { "family": tokens.typography.family, "samples": samples(desk) },
            "pack": zip(desk, &identity::whole()),
            "own": zip(desk, &identity::pack(routes::CENTRAL)),
            "guideline": file(desk, &identity::guideline(), "PDF"),
            "files": swatches(desk),
            "regions": regions,
            "other": other,
        },
    });
    desk.draft("brand.html", head, own)
}

/// A file for everybody, where this build makes it.
fn file(desk: &Desk<'_>, path: &str, label: &str) -> Value {
    if !desk.plan().outputs.contains_key(path) {
        return Value::Null;
    }
    let name = path.rsplit('/').next().unwrap_or_default();
    json!({ "label": label, "format": label, "dimensions": null, "href": desk.to(path), "download": name, "out": path })
}

/// A pack, with the number of its files; the checksums are one of them.
fn zip(desk: &Desk<'_>, path: &str) -> Value {
    let Some(Recipe::Pack(pack)) = desk.plan().outputs.get(path).map(|o| &o.recipe) else { return Value::Null };
    json!({ "href": desk.to(path), "download": format!("{}.zip", pack.folder), "out": path, "count": pack.members.len() + 1 })
}

/// The colours for other programs.
fn swatches(desk: &Desk<'_>) -> Vec<Value> {
    let label = |s: Swatches| match s {
        Swatches::Css => "CSS",
        Swatches::Tokens => "JSON",
        Swatches::Ase => "ASE",
        Swatches::Gpl => "GPL",
    };
    Swatches::ALL.map(|s| file(desk, &routes::identity(s.file()), label(s))).into()
}

/// The packs of the newest year's units by region, and those of names that are history.
fn packs(desk: &Desk<'_>) -> (Vec<Value>, Vec<Value>) {
    let map = desk.shared.map;
    let newest: Vec<&Unit> = map.newest().map(|y| map.units_of(y)).unwrap_or_default();
    let own = |u: &Unit| Some(zip(desk, &identity::pack(&u.slug.value))).filter(|z| !z.is_null());
    let regions = units::regions_with(desk, &newest, &|u| own(u).map(|zip| Entry { zip: Some(zip) }));
    let listed: BTreeSet<&str> = newest.iter().map(|u| u.slug.value.as_str()).collect();
    let slugs = map.places.iter().filter_map(|p| if let Place::Unit(slug) = p { Some(slug.as_str()) } else { None });
    let rest = in_order(slugs.filter(|s| !listed.contains(s)).filter_map(|s| units::record(desk, s)));
    let other = rest.into_iter().filter_map(|u| Some(json!({ "name": desk.text(&u.name), "zip": own(u)? })));
    (regions, other.collect())
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

/// Each lockup with Central's name in it, in all its file kinds.
fn lockups(desk: &Desk<'_>) -> Vec<Value> {
    let brand = &desk.project().brand;
    let central = crate::scene::Bearer::central(desk.project(), None);
    let one = |(name, board): (&String, &crate::model::Artboard)| {
        let of = |format| identity::lockup(desk.project(), &Lockup { name: name.clone(), holder: Holder::Central, format });
        let shown = of(FORMATS[0]);
        desk.plan().outputs.get(&shown)?;
        let title = board.spec.title.get(desk.lang);
        let size = &board.spec.size;
        let alt = format!("{title}: {}", central.chapter());
        let image = json!({ "src": desk.to(&shown), "width": pixels(size.width), "height": pixels(size.height), "alt": alt });
        let files: Vec<Value> =
            FORMATS.iter().map(|f| file(desk, &of(*f), &f.extension().to_uppercase())).filter(|f| !f.is_null()).collect();
        Some(json!({ "title": title, "provisional": brand.tokens.emblem.provisional, "image": image, "files": files }))
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
