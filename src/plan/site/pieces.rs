//! A kit as pages show it: its groups, pieces and files, and the whole ZIP.

use serde_json::{Value, json};

use super::desk::Desk;
use crate::diagnostic::messages::Lang;
use crate::model::artboard::Artboard;
use crate::model::{Campaign, Project, Unit};
use crate::plan::kits::{OWN_FILES, PREVIEW, SOURCES};
use crate::plan::{KitRecipe, Member, Recipe, routes};
use crate::scene::Bearer;

/// A planned kit.
#[derive(Clone, Copy)]
pub(super) struct Kit<'a> {
    pub(super) campaign: &'a Campaign,
    pub(super) unit: &'a Unit,
    recipe: &'a KitRecipe,
}

impl<'a> Kit<'a> {
    /// The kit, where this build makes it.
    pub(super) fn find<'d: 'a>(desk: &Desk<'d>, campaign: &'a Campaign, unit: &'a Unit) -> Option<Self> {
        match &desk.plan().outputs.get(&routes::kit_zip(campaign, unit))?.recipe {
            Recipe::Kit(recipe) => Some(Self { campaign, unit, recipe }),
            _ => None,
        }
    }

    /// `<campaign>-<edition>-<unit>`, before a download's own name.
    fn prefix(&self) -> &str {
        &self.recipe.folder
    }

    /// The ZIP; `size` is filled in once it is made.
    pub(super) fn zip(&self, desk: &Desk<'_>) -> Value {
        let path = routes::kit_zip(self.campaign, self.unit);
        let count = self.recipe.members.len() + OWN_FILES;
        json!({ "href": desk.to(&path), "download": format!("{}.zip", self.prefix()), "out": path, "count": count })
    }

    /// All groups with their pieces. `own` shows the chapter's pictures with links; else Central's, described only.
    pub(super) fn groups(&self, desk: &Desk<'_>, own: bool) -> Vec<Value> {
        let members: Vec<&Member> = self.recipe.members.iter().filter(|m| m.published.is_some() && !m.name.starts_with(SOURCES)).collect();
        let groups = members.chunk_by(|a, b| a.group == b.group);
        groups.map(|group| self.group(desk, group, own)).collect()
    }

    fn group(&self, desk: &Desk<'_>, members: &[&Member], own: bool) -> Value {
        let group = members.first().map(|m| m.group).unwrap_or_default();
        let (id, title, hint) = desk.words.group(group);
        let pieces: Vec<Value> = members.chunk_by(|a, b| a.id == b.id).map(|files| self.piece(desk, files, own)).collect();
        json!({ "id": id, "folder": group.folder(), "title": title, "hint": hint, "pieces": pieces })
    }

    fn piece(&self, desk: &Desk<'_>, files: &[&Member], own: bool) -> Value {
        let Some(first) = files.first() else { return Value::Null };
        let title = title(desk.project(), self.campaign, first, desk.lang);
        let board = desk.project().theme.artboards.get(&first.id);
        json!({
            "id": first.id, "title": title, "purpose": purpose(desk.project(), self.campaign, first, desk.lang),
            "image": board.and_then(|b| self.preview(desk, b, &title, own)),
            "files": files.iter().map(|m| self.file(desk, m, own)).collect::<Vec<_>>(),
        })
    }

    fn preview(&self, desk: &Desk<'_>, board: &Artboard, title: &str, own: bool) -> Option<Value> {
        let whose = if own { self.unit.slug.value.as_str() } else { "chung" };
        let path = routes::preview(self.campaign, whose, &board.id);
        desk.plan().outputs.get(&path)?;
        let central = Bearer::central(desk.project(), None);
        let chapter = if own { &self.unit.chapter.vi } else { central.chapter() };
        let alt = desk.words.with("preview_alt", &[("piece", title), ("campaign", &desk.dated(self.campaign)), ("chapter", chapter)]);
        let (width, height) = preview_size(board);
        Some(json!({ "src": desk.to(&path), "width": width, "height": height, "alt": alt }))
    }

    fn file(&self, desk: &Desk<'_>, member: &Member, own: bool) -> Value {
        let path = member.published.clone().unwrap_or_default();
        let name = member.name.rsplit('/').next().unwrap_or_default();
        json!({
            "label": label(desk, member), "format": format_of(member), "dimensions": member.dimensions.map(|d| desk.words.dimensions(d)),
            "href": own.then(|| desk.to(&path)), "download": format!("{}-{name}", self.prefix()), "out": path,
        })
    }
}

/// `PNG`, `PDF`, `TXT`
fn format_of(member: &Member) -> String {
    member.name.rsplit('.').next().unwrap_or_default().to_uppercase()
}

fn label(desk: &Desk<'_>, member: &Member) -> String {
    let format = format_of(member);
    match &member.recipe {
        Recipe::Artefact(a) => match desk.project().theme.artboards.get(&a.board) {
            Some(board) => desk.words.file_label(board, a.preset.as_deref(), &format),
            None => format,
        },
        _ => format,
    }
}

/// A piece's name for people.
fn title(project: &Project, campaign: &Campaign, member: &Member, lang: Lang) -> String {
    if let Some(board) = project.theme.artboards.get(&member.id) {
        return board.spec.title.get(lang).to_owned();
    }
    campaign.page(&member.id, lang).map_or_else(|| member.title.clone(), |p| p.front.title.clone())
}

/// What a piece is for, in a sentence; empty where nobody says.
pub(in crate::plan) fn purpose(project: &Project, campaign: &Campaign, member: &Member, lang: Lang) -> String {
    let board = project.theme.artboards.get(&member.id).and_then(|b| b.spec.purpose.as_ref()).map(|p| p.get(lang).to_owned());
    let page = || campaign.page(&member.id, lang).or_else(|| campaign.page(&member.id, project.default_lang()));
    board.or_else(|| page().map(|p| p.front.summary.clone())).unwrap_or_default()
}

/// Pixels of a preview.
pub(super) fn preview_size(board: &Artboard) -> (u32, u32) {
    let size = &board.spec.size;
    (PREVIEW, pixels(size.height * f64::from(PREVIEW) / size.width))
}

/// Whole pixels, as HTML wants them.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what pictures measure")]
pub(super) fn pixels(length: f64) -> u32 {
    length.round().clamp(1.0, 20_000.0) as u32
}

/// The kits of one campaign, for a list of units.
pub(super) fn of_campaign<'a>(desk: &Desk<'a>, campaign: &'a Campaign) -> Vec<Kit<'a>> {
    desk.project().units_of(campaign).into_iter().filter_map(|u| Kit::find(desk, campaign, u)).collect()
}

/// Whether a kit carries a document of this id that can be filled in.
pub(super) fn carries_word(kits: &[Kit<'_>], id: &str) -> bool {
    kits.first().is_some_and(|k| k.recipe.members.iter().any(|m| m.id == id && m.name.ends_with(".docx")))
}
