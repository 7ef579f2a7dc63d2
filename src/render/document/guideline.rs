//! The guideline as a layout sees it: the text of the brand page, its figures, the brand's values and what follows from
//! them.
//!
//! In: the text that page and PDF share, and the brand. Out: values for a layout of the theme. Must not know how they look.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::diagnostic::Report;
use crate::diagnostic::messages::Lang;
use crate::model::brand::{Color, Purpose, Rgb, Tokens};
use crate::model::document::{DocumentKind, PageBox, Typesetting};
use crate::model::fields::Values;
use crate::model::{Date, Page, Project};
use crate::plan::{Figure, Holder};
use crate::render::artboard::Painter;
use crate::render::figure;
use crate::scene::Typesetter;
use crate::scene::document::{self, Block};

/// What the layout reads. The first eight are those of every document.
#[derive(Debug, Serialize)]
pub(super) struct Guide {
    pub(super) id: String,
    lang: Lang,
    title: String,
    pub(super) author: String,
    page: PageBox,
    typography: Typesetting,
    body: Vec<Block>,
    summary: String,
    /// The identity's version.
    pub(super) version: String,
    /// Some value waits for Central.
    provisional: bool,
    lockups: Vec<Drawing>,
    /// The text's drawings by id.
    figures: BTreeMap<&'static str, Drawing>,
    palettes: Vec<Palette>,
    /// The shared colours by name.
    colors: BTreeMap<String, String>,
    letters: Letters,
}

/// An SVG whose letters are outlines.
#[derive(Debug, Serialize)]
struct Drawing {
    title: String,
    svg: String,
    /// px.
    width: f64,
    /// px.
    height: f64,
}

#[derive(Debug, Serialize)]
struct Palette {
    /// The accent's id; empty for the colours of every piece.
    id: String,
    title: String,
    swatches: Vec<Swatch>,
}

#[derive(Debug, Serialize)]
struct Swatch {
    name: String,
    /// `#DA291C`
    hex: String,
    rgb: [u8; 3],
    /// Percent.
    cmyk: [f32; 4],
    #[serde(rename = "use")]
    purpose: Option<Purpose>,
    provisional: bool,
    /// Contrast with paper and with ink, 1–21 (WCAG 2.2).
    on_paper: f64,
    on_ink: f64,
    /// Words on it are white, else black.
    light_words: bool,
}

#[derive(Debug, Serialize)]
struct Letters {
    family: String,
    document_family: String,
    /// Steps by size, px, the largest first.
    scale: Vec<(String, f64)>,
    line_height: BTreeMap<String, f64>,
}

/// The day in the file's properties: the text's own, else the first of the current edition's year. The build's day would
/// change the file every day.
pub(super) fn day(project: &Project, page: &Page) -> Date {
    let new_year = || jiff::civil::Date::new(project.site.current_edition.value, 1, 1).map_or(project.site.date, Date);
    page.front.updated.or(page.front.date.as_ref().map(|d| d.value)).unwrap_or_else(new_year)
}

/// # Errors
/// What a drawing doesn't allow.
pub(super) fn compose(kind: &DocumentKind, page: &Page, painter: &Painter<'_>, typesetter: &mut Typesetter) -> Result<Guide, Report> {
    let project = painter.studio().project();
    let tokens = &project.brand.tokens;
    let known = |address: &str| Figure::at(address).filter(|_| !project.brand.lockups.is_empty()).map(|f| f.id().to_owned());
    let body = document::read_with(page.body(), &Values::default(), &known);
    let figures = if project.brand.lockups.is_empty() { BTreeMap::new() } else { figures(painter, typesetter)? };
    let central = Holder::Central.bearer(project);
    let mut lockups = Vec::new();
    for (name, board) in &project.brand.lockups {
        let svg = painter.lockup(name, &central, typesetter)?;
        let size = &board.spec.size;
        lockups.push(Drawing { title: board.spec.title.get(Lang::Vi).to_owned(), svg, width: size.width, height: size.height });
    }
    let provisional = tokens.emblem.provisional || tokens.all_colors().any(|(_, c)| c.provisional);
    Ok(Guide {
        id: kind.id.clone(),
        lang: page.lang,
        title: page.front.title.clone(),
        author: central.chapter().to_owned(),
        page: kind.spec.page.value,
        typography: kind.spec.typography.value.clone(),
        body,
        summary: page.front.summary.clone(),
        version: tokens.version.clone(),
        provisional,
        lockups,
        figures,
        palettes: palettes(tokens),
        colors: tokens.colors.iter().map(|(name, c)| (name.clone(), c.rgb.value.to_string())).collect(),
        letters: letters(tokens),
    })
}

fn figures(painter: &Painter<'_>, typesetter: &mut Typesetter) -> Result<BTreeMap<&'static str, Drawing>, Report> {
    let mut out = BTreeMap::new();
    for f in Figure::ALL {
        let (width, height) = f.size();
        let svg = figure::draw(f, painter, typesetter)?;
        out.insert(f.id(), Drawing { title: String::new(), svg, width: f64::from(width), height: f64::from(height) });
    }
    Ok(out)
}

fn palettes(tokens: &Tokens) -> Vec<Palette> {
    let color = |purpose, other: u8| {
        let found = tokens.colors.values().find(|c| c.purpose == Some(purpose));
        found.map_or(Rgb([other; 3]), |c| c.rgb.value)
    };
    let (paper, ink) = (color(Purpose::Paper, 255), color(Purpose::Ink, 0));
    let swatch = |(name, c): (&String, &Color)| Swatch {
        name: name.clone(),
        hex: c.rgb.value.to_string().to_uppercase(),
        rgb: c.rgb.value.0,
        cmyk: c.cmyk,
        purpose: c.purpose,
        provisional: c.provisional,
        on_paper: c.rgb.value.contrast(paper),
        on_ink: c.rgb.value.contrast(ink),
        light_words: c.rgb.value.contrast(paper) >= c.rgb.value.contrast(ink),
    };
    let common = Palette { id: String::new(), title: String::new(), swatches: tokens.colors.iter().map(swatch).collect() };
    let accent = |(id, a): (&String, &crate::model::brand::Accent)| Palette {
        id: id.clone(),
        title: a.title.get(Lang::Vi).to_owned(),
        swatches: a.roles.iter().map(swatch).collect(),
    };
    std::iter::once(common).chain(tokens.accents.iter().map(accent)).collect()
}

fn letters(tokens: &Tokens) -> Letters {
    let t = &tokens.typography;
    let mut scale: Vec<(String, f64)> = t.scale.iter().map(|(name, px)| (name.clone(), *px)).collect();
    scale.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    Letters { family: t.family.clone(), document_family: t.document_family.clone(), scale, line_height: t.line_height.clone() }
}
