//! Files beside the pages: the theme's statics, the brand's colours for browsers, pictures, the marker, the release list.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::{Value, json};

use super::desk::Desk;
use super::map::Map;
use super::photos::Album;
use super::{bytes, pieces};
use crate::diagnostic::{Report, Span};
use crate::model::artboard::Group;
use crate::model::{Campaign, Project, Text};
use crate::plan::key::Digest;
use crate::plan::kits::NETWORK;
use crate::plan::links::{Origin, Resolver, Target};
use crate::plan::{About, Output, Plan, Recipe, routes};
use crate::scene::Drawing;
use crate::scene::xml::{Child, Element};
use crate::world::output::{MARKER, MARKER_TEXT};

/// The brand's colours as custom properties.
pub(super) const BRAND_CSS: &str = "static/brand.css";
/// What a picture for networks should measure, width to height.
const NETWORK_RATIO: f64 = 1200.0 / 630.0;

/// Pictures that pages show, by campaign.
pub(super) struct Pictures {
    visuals: BTreeMap<(i16, String), Visual>,
    networks: BTreeMap<(i16, String), Network>,
    /// The site's icon.
    pub(super) icon: Vec<u8>,
}

/// A picture for networks: its output, and its size in px.
struct Network {
    path: String,
    size: (u32, u32),
}

struct Visual {
    width: f64,
    height: f64,
    alt: Option<Text>,
}

impl Pictures {
    /// A campaign's key visual.
    pub(super) fn visual(&self, desk: &Desk<'_>, c: &Campaign) -> Value {
        let Some(v) = self.visuals.get(&(c.year, c.slug.clone())) else { return Value::Null };
        let alt = v.alt.as_ref().map_or_else(|| desk.dated(c), |t| desk.text(t));
        json!({ "src": desk.to(&routes::key_visual(c)), "width": pieces::pixels(v.width), "height": pieces::pixels(v.height), "alt": alt })
    }

    /// The public address of the picture that networks show for a campaign.
    pub(super) fn for_networks(&self, project: &Project, c: &Campaign) -> Option<String> {
        self.networks.get(&(c.year, c.slug.clone())).map(|n| project.site.absolute(&format!("/{}", n.path)))
    }

    /// Width and height of a picture for networks, by its public address: chapters' own pieces are those that measure what
    /// networks want; of an article's photo nothing is said.
    pub(super) fn network_size(&self, project: &Project, address: &str) -> Option<(u32, u32)> {
        let known = self.networks.values().find(|n| project.site.absolute(&format!("/{}", n.path)) == address);
        let of_kits = || address.starts_with(&project.site.absolute("/kits/")).then_some(NETWORK);
        known.map(|n| n.size).or_else(of_kits)
    }
}

/// Adds key visuals and the icon.
pub(super) fn pictures(map: &Map<'_>, plan: &mut Plan, report: &mut Report) -> Pictures {
    let mut out = Pictures { visuals: BTreeMap::new(), networks: BTreeMap::new(), icon: Vec::new() };
    let newest: Vec<&Campaign> = map.newest().into_iter().flat_map(|y| map.campaigns_of(y)).collect();
    let mut icon = newest.first().map(|c| (c.year, c.slug.clone()));
    for c in &map.campaigns {
        let id = (c.year, c.slug.clone());
        if let Some(network) = network_picture(map.project, c, plan) {
            out.networks.insert(id.clone(), network);
        }
        // A drawing that can't be read is reported where artboards are made.
        let Some(drawing) = c.key_visual.as_ref().and_then(|v| Drawing::parse(&v.path, &v.text).ok()) else { continue };
        let about = About { edition: Some(c.year), campaign: Some(c.slug.clone()), ..About::default() };
        let [_, _, width, height] = drawing.view_box();
        let picture = svg(&drawing, drawing.view_box(), (width, height));
        plan.add(routes::key_visual(c), Output { about, ..bytes(picture, Some(c.span())) }, report);
        if icon.as_ref() == Some(&id) {
            icon = None;
            out.icon = svg(&drawing, square(&drawing), (64.0, 64.0));
        }
        out.visuals.insert(id, Visual { width, height, alt: description(&drawing) });
    }
    if out.icon.is_empty() {
        out.icon = plain_icon(map.project);
    }
    out
}

/// The piece drawn for networks, else the preview of Central's that comes nearest to what they show.
fn network_picture(project: &Project, c: &Campaign, plan: &Plan) -> Option<Network> {
    let drawn = routes::network_picture(c);
    if plan.outputs.contains_key(&drawn) {
        return Some(Network { path: drawn, size: NETWORK });
    }
    let social = project.theme.artboards.values().filter(|b| b.spec.group == Group::Social);
    let made = social.map(|b| (b, routes::preview(c, "chung", &b.id))).filter(|(_, path)| plan.outputs.contains_key(path));
    let distance = |b: &crate::model::Artboard| {
        let (width, height) = pieces::preview_size(b);
        (f64::from(width) / f64::from(height) / NETWORK_RATIO).ln().abs()
    };
    let nearest = made.min_by(|(a, _), (b, _)| distance(a).total_cmp(&distance(b)));
    nearest.map(|(b, path)| Network { path, size: pieces::preview_size(b) })
}

/// A part of a drawing as a picture of its own; whatever was active in it is gone since it was read.
pub(super) fn svg(drawing: &Drawing, view: [f64; 4], (width, height): (f64, f64)) -> Vec<u8> {
    let mut root = drawing.root.clone();
    root.attrs.insert(0, ("xmlns".to_owned(), "http://www.w3.org/2000/svg".to_owned()));
    root.set("viewBox", view.map(|v| v.to_string()).join(" "));
    root.set("width", width);
    root.set("height", height);
    let mut out = String::new();
    root.write(&mut out);
    out.push('\n');
    out.into_bytes()
}

/// The view that the designer marked as `square`, else the middle.
fn square(drawing: &Drawing) -> [f64; 4] {
    let marked = drawing.views().find(|(id, _)| *id == "square").map(|(_, view)| view);
    let [x, y, w, h] = drawing.view_box();
    let side = w.min(h);
    marked.unwrap_or([x + (w - side) / 2.0, y + (h - side) / 2.0, side, side])
}

/// `<desc>`: one text, or two with ` · ` between.
fn description(drawing: &Drawing) -> Option<Text> {
    let desc = drawing.root.elements().find(|e| e.name == "desc")?;
    let text: String = desc.children.iter().filter_map(|c| if let Child::Text(t) = c { Some(t.as_str()) } else { None }).collect();
    let (vi, en) = text.split_once(" · ").map_or((text.as_str(), None), |(vi, en)| (vi, Some(en)));
    let capital =
        |t: &str| t.trim().chars().enumerate().map(|(i, c)| if i == 0 { c.to_uppercase().to_string() } else { c.to_string() }).collect();
    Some(Text { vi: capital(vi), en: en.map(capital) })
}

/// Without a key visual, a square in the first accent.
fn plain_icon(project: &Project) -> Vec<u8> {
    let accent = project.brand.tokens.accents.values().find_map(|a| a.roles.get("base"));
    let fill = accent.map_or_else(|| "#767676".to_owned(), |c| c.rgb.value.to_string());
    let field = Element::new("rect").with("width", 64).with("height", 64).with("rx", 12).with("fill", fill);
    let root = Element::new("svg").with("xmlns", "http://www.w3.org/2000/svg").with("viewBox", "0 0 64 64").child(field);
    let mut out = String::new();
    root.write(&mut out);
    out.into_bytes()
}

/// Adds the theme's own files and the brand's colours; returns a word that changes whenever one of them does.
pub(super) fn statics(map: &Map<'_>, plan: &mut Plan, report: &mut Report) -> String {
    let project = map.project;
    let css = brand_css(project);
    // Of the files alone: a key would also change with the program, and browsers would fetch the same bytes again.
    let mut digest = blake3::Hasher::new();
    digest.update(css.as_bytes());
    plan.add(BRAND_CSS.to_owned(), bytes(css.into_bytes(), Some(Span::file("brand/brand.yaml"))), report);
    for (name, file) in project.theme.statics.iter().filter(|(name, _)| *name != super::machine::WORKER) {
        digest.update(&file.digest);
        let source = Some(Span::file(&file.path));
        plan.add(format!("static/{name}"), bytes(file.bytes.clone(), source), report);
    }
    plan.add(MARKER.to_owned(), bytes(MARKER_TEXT, None), report);
    digest.finalize().to_hex()[..8].to_owned()
}

/// `:root{--ink:#…}` for every colour, `.accent-sky{--accent-deep:#…}` for every role of every accent.
fn brand_css(project: &Project) -> String {
    let tokens = &project.brand.tokens;
    let mut out = String::from(":root{");
    for (name, color) in &tokens.colors {
        let _ = write!(out, "--{name}:{};", color.rgb.value);
    }
    out.push_str("}\n");
    for (name, accent) in &tokens.accents {
        let _ = write!(out, ".accent-{name}{{");
        for (role, color) in &accent.roles {
            let _ = write!(out, "--accent-{role}:{};", color.rgb.value);
        }
        out.push_str("}\n");
    }
    out
}

/// Pictures and files that texts show from their `assets/`.
pub(super) fn content(map: &Map<'_>, resolver: &Resolver<'_>, report: &mut Report) -> (Vec<(String, Output)>, Album) {
    let mut wanted: BTreeMap<String, Span> = BTreeMap::new();
    for (page, place) in resolver.texts().iter().filter(|(_, p)| map.has(p)) {
        let origin = Origin { file: &page.path, lang: page.lang, place: place.clone() };
        // Most texts name no file beside them.
        if !page.body().contains("assets/") {
            continue;
        }
        for link in crate::source::markdown::links(page.body()) {
            if let Target::Asset(path) = resolver.resolve(&origin, &link.target) {
                wanted.entry(path).or_insert_with(|| page.place(link.range.start, link.range.end));
            }
        }
    }
    let mut album = Album::default();
    let files = wanted.into_iter().filter_map(|(path, at)| map.project.assets.get(path.as_str()).map(|f| (path, f, at)));
    let outputs = files.flat_map(|(path, file, at)| album.add(&path, file, &at, report)).collect();
    (outputs, album)
}

/// Adds the list of all files, whole and split up.
pub(super) fn release(plan: &mut Plan, report: &mut Report) {
    let all: Vec<_> = plan.outputs.iter().map(|(path, o)| (path.clone(), o.key.clone())).collect();
    let digest = Digest::new("release").json(&all).finish();
    let list = |part: Option<u8>| {
        let key = Digest::new("release").json(&digest).json(&part).finish();
        Output { recipe: Recipe::Release(part), key, about: About::default(), source: None }
    };
    plan.add("release.json".to_owned(), list(None), report);
    for part in 0..=u8::MAX {
        plan.add(format!("release/{part:02x}.json"), list(Some(part)), report);
    }
}
