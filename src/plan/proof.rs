//! Contact sheets for the eye that looks before a release: which pictures stand on which sheet.
//!
//! In: the kits of a plan. Out: [`Sheet`]s – one a campaign, with every drawing of its kit under the shortest name, the
//! longest and Central's side by side; one a chapter and year, with every drawing of its kits. A drawing stands once,
//! whatever its sizes of one shape. Must not know: paper, pixels.

use std::collections::BTreeMap;

use super::artefacts::{Artefact, Subject};
use super::words::Words;
use super::{Member, Plan, Recipe};
use crate::diagnostic::messages::Lang;
use crate::model::artboard::{Format, Needs, Panel};
use crate::model::{Artboard, Campaign, Project, Unit};

/// How many pictures of a chapter stand side by side.
const ABREAST: usize = 4;

/// One contact sheet, of as many pages as it takes.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// File name: `chien-dich-thang-nhan-dao-2023.pdf`, `don-vi-can-tho-2023.pdf`.
    pub file: String,
    /// What the sheet shows.
    pub title: String,
    /// Pictures in a row.
    pub columns: usize,
    /// What stands above each column; nothing where the columns mean nothing.
    pub heads: Vec<String>,
    /// The pictures.
    pub parts: Vec<Part>,
}

/// Rows under one heading.
#[derive(Debug, Clone)]
pub struct Part {
    /// The heading; empty where the sheet's title says it all.
    pub title: String,
    /// Pictures from left to right; a column may be empty.
    pub rows: Vec<Vec<Option<Picture>>>,
}

/// One drawing under one name.
#[derive(Debug, Clone)]
pub struct Picture {
    /// What is to be drawn.
    pub artefact: Artefact,
    /// Path of its drawing.
    pub drawing: String,
    /// `poster`, `countdown-30`, `leaflet 2/2`
    pub id: String,
    /// What people call it.
    pub title: String,
    /// `297 × 420 mm · A3, A2 · PDF`
    pub size: String,
    /// Width over height.
    pub ratio: f64,
}

/// One planned kit.
struct Kit<'a> {
    campaign: &'a Campaign,
    unit: &'a Unit,
    members: &'a [Member],
}

/// Everything to be looked at, by file name.
#[must_use]
pub fn sheets(project: &Project, plan: &Plan, lang: Lang) -> Vec<Sheet> {
    let kits = kits(project, plan);
    let mut by_campaign: BTreeMap<(i16, &str), Vec<&Kit<'_>>> = BTreeMap::new();
    let mut by_unit: BTreeMap<(i16, &str), Vec<&Kit<'_>>> = BTreeMap::new();
    for kit in &kits {
        by_campaign.entry((kit.campaign.year, &kit.campaign.slug)).or_default().push(kit);
        by_unit.entry((kit.campaign.year, &kit.unit.slug.value)).or_default().push(kit);
    }
    let desk = Desk { project, words: Words::new(&project.theme, lang) };
    let shared = |c: &Campaign| plan.shared.get(&(c.year, c.slug.clone())).map_or(&[][..], Vec::as_slice);
    let campaigns = by_campaign.values().filter_map(|kits| desk.campaign(kits, shared(kits.first()?.campaign)));
    let units = by_unit.into_values().filter_map(|kits| desk.unit(kits));
    let mut out: Vec<Sheet> = campaigns.chain(units).collect();
    out.sort_by(|a, b| a.file.cmp(&b.file));
    out
}

fn kits<'a>(project: &'a Project, plan: &'a Plan) -> Vec<Kit<'a>> {
    let kit = |output: &'a super::Output| {
        let Recipe::Kit(kit) = &output.recipe else { return None };
        let campaign = project.campaign(output.about.edition?, output.about.campaign.as_deref()?)?;
        let unit = project.units_of(campaign).into_iter().find(|u| Some(&u.code.value) == output.about.unit.as_ref())?;
        Some(Kit { campaign, unit, members: &kit.members })
    };
    plan.outputs.values().filter_map(kit).collect()
}

/// What all sheets are made with.
struct Desk<'a> {
    project: &'a Project,
    words: Words<'a>,
}

/// A drawing of a kit with the sizes it is made in.
struct Drawn<'a> {
    artefact: Artefact,
    board: &'a Artboard,
    panel: &'a Panel,
    id: String,
    sides: usize,
    presets: Vec<&'a str>,
    formats: Vec<Format>,
    dimensions: String,
}

impl<'a> Desk<'a> {
    fn campaign(&self, kits: &[&Kit<'a>], shared: &'a [Member]) -> Option<Sheet> {
        let length = |k: &&&Kit<'_>| (k.unit.chapter.vi.chars().count(), k.unit.slug.value.clone());
        let (short, long) = (kits.iter().min_by_key(length)?, kits.iter().max_by_key(length)?);
        let campaign = short.campaign;
        let mut ends = vec![short];
        ends.extend(Some(long).filter(|l| l.unit.slug.value != short.unit.slug.value));
        let mut columns: Vec<Vec<Drawn<'_>>> = ends.iter().map(|k| self.drawn(k.members)).collect();
        columns.push(self.central(short.members, shared));
        let mut heads: Vec<String> = ends.iter().map(|k| k.unit.chapter.get(self.words.lang).to_owned()).collect();
        heads.push(self.project.central().map_or(&self.project.brand.tokens.name, |o| &o.name).get(self.words.lang).to_owned());
        let rows = self.rows(&columns);
        Some(Sheet {
            file: format!("chien-dich-{}-{}.pdf", campaign.slug, campaign.year),
            title: format!("{} · {}", campaign.dated(self.words.lang), campaign.version_label()),
            columns: columns.len(),
            heads,
            parts: vec![Part { title: String::new(), rows }],
        })
    }

    fn unit(&self, mut kits: Vec<&Kit<'a>>) -> Option<Sheet> {
        kits.sort_by_key(|k| (k.campaign.window.start, &k.campaign.slug));
        let (unit, year) = (kits.first()?.unit, kits.first()?.campaign.year);
        let part = |kit: &&Kit<'a>| {
            let pictures: Vec<Option<Picture>> = self.drawn(kit.members).iter().map(|d| Some(self.picture(d))).collect();
            let own =
                if kit.unit.chapter == unit.chapter { String::new() } else { format!(" · {}", kit.unit.chapter.get(self.words.lang)) };
            Part {
                title: format!("{} · {}{own}", kit.campaign.dated(self.words.lang), kit.campaign.version_label()),
                rows: pictures.chunks(ABREAST).map(<[_]>::to_vec).collect(),
            }
        };
        Some(Sheet {
            file: format!("don-vi-{}-{year}.pdf", unit.slug.value),
            title: format!("{} · {year}", unit.chapter.get(self.words.lang)),
            columns: ABREAST,
            heads: Vec::new(),
            parts: kits.iter().map(part).collect(),
        })
    }

    /// The drawings of a kit in its order, each once.
    fn drawn(&self, members: &'a [Member]) -> Vec<Drawn<'a>> {
        let mut out: Vec<Drawn<'a>> = Vec::new();
        for member in members {
            let Recipe::Artefact(artefact) = &member.recipe else { continue };
            let Some(board) = self.project.theme.artboards.get(&artefact.board).filter(|_| artefact.format != Format::Svg) else {
                continue;
            };
            let panels = artefact.panels(board);
            for panel in &panels {
                let same = |d: &&mut Drawn<'_>| {
                    d.panel.path == panel.path && d.artefact.variant == artefact.variant && d.artefact.event == artefact.event
                };
                if let Some(known) = out.iter_mut().find(same) {
                    known.presets.extend(artefact.preset.as_deref().filter(|p| !known.presets.contains(p)));
                    if !known.formats.contains(&artefact.format) {
                        known.formats.push(artefact.format);
                    }
                    continue;
                }
                out.push(Drawn {
                    artefact: Artefact { side: Some(panel.side), ..artefact.clone() },
                    board,
                    panel,
                    id: member.event.as_ref().map_or_else(|| member.id.clone(), |e| format!("{}-{e}", member.id)),
                    sides: panels.len(),
                    presets: artefact.preset.as_deref().into_iter().collect(),
                    formats: vec![artefact.format],
                    dimensions: member.dimensions.map(|d| self.words.dimensions(d)).unwrap_or_default(),
                });
            }
        }
        out
    }

    /// The same drawings under Central's name, and those of Central's own events.
    fn central(&self, members: &'a [Member], shared: &'a [Member]) -> Vec<Drawn<'a>> {
        let mut out = self.drawn(members);
        out.retain(|d| d.board.spec.needs != Needs::Event);
        out.iter_mut().for_each(|d| d.artefact.subject = Subject::Central);
        out.extend(self.drawn(shared).into_iter().filter(|d| d.board.spec.needs == Needs::Event));
        out
    }

    /// One row a drawing, one column a name; what all share stands under Central's alone.
    fn rows(&self, columns: &[Vec<Drawn<'_>>]) -> Vec<Vec<Option<Picture>>> {
        let key = |d: &'_ Drawn<'_>| -> (String, Option<String>, Option<String>) {
            (d.panel.path.to_string(), d.artefact.variant.clone(), d.artefact.event.clone())
        };
        let mut order = Vec::new();
        for drawn in columns.iter().flatten() {
            if !order.contains(&key(drawn)) {
                order.push(key(drawn));
            }
        }
        let last = columns.len() - 1;
        let shown = |d: &&Drawn<'_>, column: usize| column == last || d.artefact.subject != Subject::Central;
        let cell = |wanted: &_, column: usize| columns[column].iter().filter(|d| shown(d, column)).find(|d| key(d) == *wanted);
        order.iter().map(|wanted| (0..columns.len()).map(|c| cell(wanted, c).map(|d| self.picture(d))).collect()).collect()
    }

    fn picture(&self, d: &Drawn<'_>) -> Picture {
        let trim = d.board.trim(d.panel.preset.as_deref());
        let side = if d.sides > 1 { format!(" {}/{}", d.panel.side + 1, d.sides) } else { String::new() };
        let presets: Vec<String> = d.presets.iter().map(|p| self.words.preset(d.board, p)).collect();
        let formats: Vec<String> = d.formats.iter().map(|f| f.extension().to_uppercase()).collect();
        let size = [d.dimensions.clone(), presets.join(", "), formats.join(", ")];
        Picture {
            artefact: Artefact { format: Format::Png, preview: None, ..d.artefact.clone() },
            drawing: d.panel.path.to_string(),
            id: format!("{}{side}", d.id),
            title: d.board.spec.title.get(self.words.lang).to_owned(),
            size: size.into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(" · "),
            ratio: trim.width / trim.height,
        }
    }
}
