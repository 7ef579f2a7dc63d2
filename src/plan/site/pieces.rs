//! A kit as pages show it: its groups, pieces and files, and the whole ZIP.

use serde_json::{Value, json};

use super::desk::Desk;
use super::schema;
use crate::diagnostic::messages::Lang;
use crate::model::artboard::{Artboard, Format, Needs};
use crate::model::{Campaign, Project, Unit};
use crate::plan::kits::{OWN_FILES, PREVIEW, SOURCES, fits_networks, preview_name};
use crate::plan::{Member, Recipe, routes};
use crate::scene::Bearer;

/// Files that are shown together: a planned kit, or what Central's events have for everybody.
#[derive(Clone)]
pub(super) struct Kit<'a> {
    pub(super) campaign: &'a Campaign,
    /// The chapter; Central where `None`.
    pub(super) unit: Option<&'a Unit>,
    members: &'a [Member],
}

impl<'a> Kit<'a> {
    /// A chapter's kit, where this build makes it.
    pub(super) fn find<'d: 'a>(desk: &Desk<'d>, campaign: &'a Campaign, unit: &'a Unit) -> Option<Self> {
        match &desk.plan().outputs.get(&routes::kit_zip(campaign, unit))?.recipe {
            Recipe::Kit(recipe) => Some(Self { campaign, unit: Some(unit), members: &recipe.members }),
            _ => None,
        }
    }

    /// What Central's events have, where this build makes it.
    pub(super) fn shared<'d: 'a>(desk: &Desk<'d>, campaign: &'a Campaign) -> Option<Self> {
        let members = desk.plan().shared.get(&(campaign.year, campaign.slug.clone()))?;
        Some(Self { campaign, unit: None, members })
    }

    fn whose(&self) -> &str {
        self.unit.map_or(routes::CENTRAL, |u| &u.slug.value)
    }

    /// `<campaign>-<edition>-<unit>`, before a download's own name.
    fn prefix(&self) -> String {
        format!("{}-{}-{}", self.campaign.slug, self.campaign.year, self.whose())
    }

    /// The ZIP; `size` is filled in once it is made.
    pub(super) fn zip(&self, desk: &Desk<'_>) -> Value {
        let Some(unit) = self.unit else { return Value::Null };
        let path = routes::kit_zip(self.campaign, unit);
        let count = self.members.len() + OWN_FILES;
        json!({ "href": desk.to(&path), "download": format!("{}.zip", self.prefix()), "out": path, "count": count })
    }

    /// The ZIP for machines.
    pub(super) fn as_part(&self, desk: &Desk<'_>) -> Value {
        let path = self.unit.map(|u| routes::kit_zip(self.campaign, u)).unwrap_or_default();
        let url = desk.project().site.absolute(&format!("/{path}"));
        schema::document(&desk.dated(self.campaign), &url, Some(routes::media_type(&path)))
    }

    /// The public address of the chapter's own picture for networks.
    pub(super) fn network_picture(&self, desk: &Desk<'_>) -> Option<String> {
        let fits = |m: &&Member| m.dimensions.is_some_and(|(w, h, unit)| unit == "px" && fits_networks(w, h));
        let found = self.members.iter().filter(|m| m.event.is_none() && m.format == Some(Format::Png)).find(fits)?;
        found.published.as_ref().map(|path| desk.project().site.absolute(&format!("/{path}")))
    }

    /// The picture with a hole that one's own photo goes under: the first transparent one.
    pub(super) fn frame(&self, desk: &Desk<'_>) -> Option<Value> {
        let boards = &desk.project().theme.artboards;
        let hollow = |m: &&Member| m.format == Some(Format::Png) && boards.get(&m.kind).is_some_and(|b| b.spec.transparent);
        let found = self.members.iter().find(hollow)?;
        let path = found.published.as_ref()?;
        let (width, height, _) = found.dimensions?;
        Some(
            json!({ "src": desk.to(path), "out": path, "width": width, "height": height, "name": format!("{}-{}", self.campaign.slug, self.campaign.year) }),
        )
    }

    /// All groups with their pieces. `own` shows the chapter's pictures with links; else Central's, described only.
    pub(super) fn groups(&self, desk: &Desk<'_>, own: bool) -> Vec<Value> {
        let shown = |m: &&Member| m.published.is_some() && !m.name.starts_with(SOURCES) && (own || m.event.is_none());
        let members: Vec<&Member> = self.members.iter().filter(shown).collect();
        let groups = members.chunk_by(|a, b| a.group == b.group);
        groups.map(|group| self.group(desk, group, own)).collect()
    }

    /// The pieces of one event.
    pub(super) fn of_event(&self, desk: &Desk<'_>, event: &str) -> Vec<Value> {
        let members: Vec<&Member> = self.members.iter().filter(|m| m.published.is_some() && m.event.as_deref() == Some(event)).collect();
        members.chunk_by(|a, b| card(desk.project(), a) == card(desk.project(), b)).map(|files| self.piece(desk, files, true)).collect()
    }

    fn group(&self, desk: &Desk<'_>, members: &[&Member], own: bool) -> Value {
        let group = members.first().map(|m| m.group).unwrap_or_default();
        let (id, title, hint) = desk.words.group(group);
        let pieces: Vec<Value> =
            members.chunk_by(|a, b| card(desk.project(), a) == card(desk.project(), b)).map(|files| self.piece(desk, files, own)).collect();
        json!({ "id": id, "folder": group.folder(), "title": title, "hint": hint, "pieces": pieces })
    }

    fn piece(&self, desk: &Desk<'_>, files: &[&Member], own: bool) -> Value {
        let Some(first) = files.first() else { return Value::Null };
        let title = self.title(desk, first);
        let board = desk.project().theme.artboards.get(&first.kind);
        json!({
            "id": card(desk.project(), first).0, "title": title, "purpose": purpose(desk.project(), self.campaign, first, desk.lang),
            "image": board.and_then(|b| self.preview(desk, b, first, &title, own)),
            "files": files.iter().map(|m| self.file(desk, m, own)).collect::<Vec<_>>(),
        })
    }

    /// A piece's name for people.
    fn title(&self, desk: &Desk<'_>, member: &Member) -> String {
        let Some(board) = desk.project().theme.artboards.get(&member.kind) else {
            let page = super::campaign::page_of(desk, self.campaign, &member.kind);
            return page.map_or_else(|| member.title.clone(), |p| super::campaign::title_of(desk, self.campaign, p));
        };
        let mut title = desk.text(&board.spec.title);
        if let Some(slogan) = slogan_of(desk.project(), member).and_then(|id| self.campaign.slogans.iter().find(|s| s.id.value == id)) {
            title = format!("{title} – {}", desk.text(&slogan.text));
        }
        let event = member.event.as_ref().and_then(|slug| desk.project().events_of(self.campaign).find(|e| e.slug() == *slug));
        event.map_or(title.clone(), |e| format!("{title} – {}", desk.text(&e.title)))
    }

    fn preview(&self, desk: &Desk<'_>, board: &Artboard, member: &Member, title: &str, own: bool) -> Option<Value> {
        let whose = if own && !member.shared { self.whose() } else { routes::CENTRAL };
        let path = routes::preview(self.campaign, whose, &preview_name(&member.id, member.event.as_deref()));
        desk.plan().outputs.get(&path)?;
        let central = Bearer::central(desk.project(), None);
        let chapter = self.unit.filter(|_| own).map_or_else(|| central.chapter(), |u| &u.chapter.vi);
        let alt = desk.words.with("preview_alt", &[("piece", title), ("campaign", &desk.dated(self.campaign)), ("chapter", chapter)]);
        let (width, height) = preview_size(board);
        Some(json!({ "src": desk.to(&path), "width": width, "height": height, "alt": alt }))
    }

    fn file(&self, desk: &Desk<'_>, member: &Member, own: bool) -> Value {
        let path = member.published.clone().unwrap_or_default();
        let name = member.name.rsplit('/').next().unwrap_or_default();
        let prefix = if member.shared { format!("{}-{}", self.campaign.slug, self.campaign.year) } else { self.prefix() };
        json!({
            "label": label(desk, member), "format": format_of(member), "dimensions": member.dimensions.map(|d| desk.words.dimensions(d)),
            "href": own.then(|| desk.to(&path)), "download": format!("{prefix}-{name}"), "out": path,
        })
    }
}

/// What pages show as one piece with its files: an artboard, of one event or slogan.
fn card<'m>(project: &Project, member: &'m Member) -> (&'m str, Option<&'m str>) {
    (if slogan_of(project, member).is_some() { &member.id } else { &member.kind }, member.event.as_deref())
}

/// The slogan that a piece is of.
fn slogan_of<'m>(project: &Project, member: &'m Member) -> Option<&'m str> {
    let Recipe::Artefact(a) = &member.recipe else { return None };
    let board = project.theme.artboards.get(&a.board)?;
    a.variant.as_deref().filter(|_| board.spec.needs == Needs::Slogan)
}

/// `PNG`, `PDF`, `TXT`
fn format_of(member: &Member) -> String {
    member.name.rsplit('.').next().unwrap_or_default().to_uppercase()
}

fn label(desk: &Desk<'_>, member: &Member) -> String {
    let format = format_of(member);
    match &member.recipe {
        Recipe::Artefact(a) => match desk.project().theme.artboards.get(&a.board) {
            Some(board) if !board.spec.variants.is_empty() => format!("{} · {format}", a.variant.as_deref().unwrap_or_default()),
            Some(board) => desk.words.file_label(board, a.preset.as_deref(), &format),
            None => format,
        },
        _ => format,
    }
}

/// What a piece is for, in a sentence; empty where nobody says.
pub(in crate::plan) fn purpose(project: &Project, campaign: &Campaign, member: &Member, lang: Lang) -> String {
    let board = project.theme.artboards.get(&member.kind).and_then(|b| b.spec.purpose.as_ref()).map(|p| p.get(lang).to_owned());
    let text = |lang| project.document(campaign, &member.kind, lang);
    let page = || text(lang).or_else(|| text(project.default_lang()));
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

/// Whether a kit carries a document of this id.
pub(super) fn carries(kits: &[Kit<'_>], id: &str) -> bool {
    kits.first().is_some_and(|k| k.members.iter().any(|m| m.kind == id))
}
