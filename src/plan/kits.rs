//! Kits: for each campaign and chapter, what goes in, in which order, under which names.

use std::sync::Arc;

use serde_json::{Value, json};

use super::artefacts::{Artefact, Subject};
use super::key::Digest;
use super::site::pieces;
use super::words::Words;
use super::{About, KitRecipe, Member, Output, PageRecipe, Plan, Recipe, Slogans, routes};
use crate::diagnostic::messages::Lang;
use crate::diagnostic::{Diagnostic, Report, Span};
use crate::model::artboard::{Artboard, Format, Group, Needs};
use crate::model::brand::Purpose;
use crate::model::theme::Piece;
use crate::model::{Campaign, Event, Project, Unit, values};

/// The folder of editable sources inside a kit.
pub const SOURCES: &str = "04-nguon";
/// Width of a preview, px.
pub const PREVIEW: u32 = 480;
/// The document of slogans and captions.
pub const SLOGANS: &str = "khau-hieu";
/// Read-me, manifest and sums, which every kit has beside its members.
pub(super) const OWN_FILES: usize = 3;

/// What all kits of one campaign share.
pub(super) struct Shop<'a> {
    pub(super) project: &'a Project,
    pub(super) campaign: &'a Campaign,
    pieces: Vec<(&'a Piece, Option<&'a Artboard>)>,
}

impl<'a> Shop<'a> {
    /// The pieces of a campaign's kit; what the list names and nobody has is reported.
    pub(super) fn new(project: &'a Project, campaign: &'a Campaign, report: &mut Report) -> Option<Self> {
        let list = project.theme.kits.get(&campaign.kit.list()?.value)?;
        let mut pieces = Vec::new();
        for piece in &list.pieces {
            let board = project.theme.artboards.get(&piece.id.value);
            if board.is_none() && piece.id.value != SLOGANS {
                if project.has_lost(&format!("themes/{}/artboards/{}.", project.theme.name, piece.id.value)) {
                    continue;
                }
                let known = project.theme.artboards.keys().map(String::as_str).chain([SLOGANS]);
                let finding = Diagnostic::error("ND0201").at(piece.id.span.clone()).arg("kind", "@artboard").arg("id", &piece.id.value);
                report.push(finding.nearest(&piece.id.value, known));
                continue;
            }
            for preset in piece.presets.iter().filter(|p| board.is_some_and(|b| !b.spec.presets.contains_key(&p.value))) {
                let known = board.map(|b| b.spec.presets.keys().map(String::as_str).collect::<Vec<_>>()).unwrap_or_default();
                let finding = Diagnostic::error("ND0201").at(preset.span.clone()).arg("kind", "@preset").arg("id", &preset.value);
                report.push(finding.nearest(&preset.value, known));
            }
            pieces.push((piece, board));
        }
        Some(Self { project, campaign, pieces })
    }

    /// Adds the kit of one chapter, its single files and previews.
    pub(super) fn add_unit(&self, unit: &Unit, plan: &mut Plan, report: &mut Report) {
        let subject = Subject::Unit(unit.slug.value.clone());
        let events: Vec<&Event> = self.events().filter(|e| e.is_of(unit)).collect();
        let stand = Stand { subject, unit: Some(unit), events };
        let members = self.members(&stand);
        let here = unit.slug.span.clone();
        let about = About { unit: Some(unit.code.value.clone()), ..self.about() };
        let keys = self.add_files(&members, &about, &here, plan, report);
        self.add_previews(&stand, &about, &here, plan, report);
        let kit = self.kit(unit, members);
        let path = routes::kit_zip(self.campaign, unit);
        let named: Vec<_> = kit.members.iter().map(|m| &m.name).zip(&keys).collect();
        let templates: Vec<_> = self.project.theme.templates.values().map(|t| t.digest).collect();
        let key = Digest::new("kit").json(&named).json(&kit.manifest).json(&kit.readme.context).json(&templates).finish();
        plan.add(path, Output { recipe: Recipe::Kit(Arc::new(kit)), key, about, source: Some(here) }, report);
    }

    /// Adds what bears Central's own name, equal for all chapters: previews for the campaign's page, pieces of Central's events.
    pub(super) fn add_central(&self, plan: &mut Plan, report: &mut Report) {
        let stand = self.central();
        let here = self.campaign.span();
        let shared = self.shared(&stand);
        self.add_files(&shared, &self.about(), &here, plan, report);
        plan.shared.insert((self.campaign.year, self.campaign.slug.clone()), shared);
        self.add_previews(&stand, &self.about(), &here, plan, report);
    }

    fn central(&self) -> Stand<'a> {
        Stand { subject: Subject::Central, unit: None, events: self.events().filter(|e| e.unit.is_none()).collect() }
    }

    fn shared(&self, stand: &Stand<'_>) -> Vec<Member> {
        let of_events = self.pieces.iter().filter(|(_, b)| b.is_some_and(|b| b.spec.needs == Needs::Event));
        of_events.flat_map(|(p, b)| self.piece(p, *b, stand)).collect()
    }

    fn events(&self) -> impl Iterator<Item = &'a Event> {
        self.project.events_of(self.campaign)
    }

    /// Adds the files that are published by themselves; gives back the keys of all.
    fn add_files(&self, members: &[Member], about: &About, source: &Span, plan: &mut Plan, report: &mut Report) -> Vec<super::Key> {
        let keys: Vec<_> = members.iter().map(|m| self.key(&m.recipe)).collect();
        for (member, key) in members.iter().zip(&keys) {
            let Some(path) = &member.published else { continue };
            let about = About { artefact: Some(member.id.clone()), ..about.clone() };
            plan.add(path.clone(), Output { recipe: member.recipe.clone(), key: key.clone(), about, source: Some(source.clone()) }, report);
        }
        keys
    }

    /// Adds one preview a piece (and event), whatever its presets.
    fn add_previews(&self, stand: &Stand<'_>, about: &About, source: &Span, plan: &mut Plan, report: &mut Report) {
        for board in self.pieces.iter().filter_map(|(_, b)| *b) {
            for event in stand.events_for(board) {
                let artefact = self.artefact(board, stand, event, None, Format::Png, Some(PREVIEW));
                let key = self.artefact_key(&artefact);
                let output = Output { recipe: Recipe::Artefact(artefact), key, about: about.clone(), source: Some(source.clone()) };
                plan.add(
                    routes::preview(self.campaign, stand.slug(), &preview_name(board, event.map(Event::slug).as_deref())),
                    output,
                    report,
                );
            }
        }
    }

    fn about(&self) -> About {
        About {
            edition: Some(self.campaign.year),
            campaign: Some(self.campaign.slug.clone()),
            version: Some(self.campaign.version_label()),
            ..About::default()
        }
    }

    fn key(&self, recipe: &Recipe) -> super::Key {
        match recipe {
            Recipe::Artefact(a) => self.artefact_key(a),
            Recipe::Slogans(s) => self.slogans_key(s),
            Recipe::Bytes(b) => Digest::new("bytes").bytes(b).finish(),
            Recipe::Page(_) | Recipe::Kit(_) | Recipe::Lockup(_) | Recipe::Release(_) => Digest::new("none").finish(),
        }
    }

    fn artefact_key(&self, artefact: &Artefact) -> super::Key {
        let project = self.project;
        let board = project.theme.artboards.get(&artefact.board).map(|b| b.digest);
        Digest::new("artefact")
            .bytes(&project.brand.digest)
            .json(&board)
            .json(&self.campaign.key_visual.as_ref().map(|k| k.digest))
            .json(&values::campaign(project, self.campaign, Lang::Vi))
            .json(&values::edition(project, self.campaign.year, Lang::Vi))
            .json(&artefact.bearer(project))
            .json(&project.site.is_trial())
            .json(artefact)
            .finish()
    }

    fn slogans_key(&self, slogans: &Slogans) -> super::Key {
        let page = self.campaign.page(SLOGANS, Lang::Vi).map(|p| p.text.clone());
        let unit = super::artefacts::unit_of(self.project, self.campaign, &slogans.unit).map(|u| &u.chapter.vi);
        Digest::new("slogans").json(&page).json(&unit).json(&self.campaign.version_label()).finish()
    }

    fn artefact(
        &self,
        board: &Artboard,
        stand: &Stand<'_>,
        event: Option<&Event>,
        preset: Option<&str>,
        format: Format,
        preview: Option<u32>,
    ) -> Artefact {
        let subject = if board.spec.needs == Needs::Campaign { Subject::Central } else { stand.subject.clone() };
        Artefact {
            year: self.campaign.year,
            campaign: self.campaign.slug.clone(),
            board: board.id.clone(),
            preset: preset.map(str::to_owned),
            subject,
            event: event.map(Event::slug),
            format,
            preview,
        }
    }

    fn members(&self, stand: &Stand<'_>) -> Vec<Member> {
        let mut members: Vec<Member> = self.pieces.iter().flat_map(|(p, b)| self.piece(p, *b, stand)).collect();
        members.sort_by_key(|m| m.group);
        members.extend(self.sources(stand));
        members
    }

    fn piece(&self, piece: &Piece, board: Option<&Artboard>, stand: &Stand<'_>) -> Vec<Member> {
        let Some(board) = board else { return stand.unit.map(|u| self.slogans(piece, u)).unwrap_or_default() };
        let in_kit = board.spec.presets.iter().filter(|(_, p)| p.in_kit).map(|(n, _)| Some(n.as_str()));
        let mut presets: Vec<Option<&str>> =
            if piece.presets.is_empty() { in_kit.collect() } else { piece.presets.iter().map(|p| Some(p.value.as_str())).collect() };
        if presets.is_empty() {
            presets.push(None);
        }
        let mut out = Vec::new();
        for event in stand.events_for(board) {
            for format in board.spec.outputs.iter().filter(|f| **f != Format::Svg) {
                out.extend(presets.iter().map(|preset| self.drawn(board, piece.group, *preset, *format, event, stand)));
            }
        }
        out
    }

    fn drawn(
        &self,
        board: &Artboard,
        group: Group,
        preset: Option<&str>,
        format: Format,
        event: Option<&Event>,
        stand: &Stand<'_>,
    ) -> Member {
        let trim = board.trim(preset);
        let unit_of_length = if board.spec.size.unit == crate::model::artboard::Unit::Mm { "mm" } else { "px" };
        let name = format!("{}/{}", group.folder(), board.file_name(preset, event.map(|e| &*e.id), format));
        let words = Words::new(&self.project.theme, Lang::Vi);
        let mut title = board.spec.title.vi.clone();
        if let Some(preset) = preset {
            title = format!("{title} {}", words.preset(board, preset));
        }
        if let Some(event) = event {
            title = format!("{title} – {}", event.title.vi);
        }
        let folder = stand.unit.map_or_else(|| routes::shared_folder(self.campaign), |u| routes::kit_folder(self.campaign, u));
        Member {
            published: Some(format!("{folder}{name}")),
            name,
            id: board.id.clone(),
            event: event.map(Event::slug),
            title,
            recipe: Recipe::Artefact(self.artefact(board, stand, event, preset, format, None)),
            media_type: format.media_type(),
            dimensions: Some((trim.width, trim.height, unit_of_length)),
            group,
            format: Some(format),
        }
    }

    fn slogans(&self, piece: &Piece, unit: &Unit) -> Vec<Member> {
        let Some(page) = self.campaign.page(SLOGANS, Lang::Vi) else { return Vec::new() };
        let name = format!("{}/{SLOGANS}.txt", piece.group.folder());
        vec![Member {
            published: Some(format!("{}{name}", routes::kit_folder(self.campaign, unit))),
            name,
            id: SLOGANS.to_owned(),
            event: None,
            title: page.front.title.clone(),
            recipe: Recipe::Slogans(Slogans {
                year: self.campaign.year,
                campaign: self.campaign.slug.clone(),
                unit: unit.slug.value.clone(),
            }),
            media_type: "text/plain; charset=utf-8",
            dimensions: None,
            group: piece.group,
            format: None,
        }]
    }

    /// Editable drawings, and the fonts they are set in.
    fn sources(&self, stand: &Stand<'_>) -> Vec<Member> {
        let mut out = Vec::new();
        for board in self.pieces.iter().filter_map(|(_, b)| *b) {
            for event in stand.events_for(board) {
                let drawn = self.drawn(board, Group::Documents, None, Format::Svg, event, stand);
                let name = drawn.name.rsplit('/').next().unwrap_or_default();
                out.push(Member { name: format!("{SOURCES}/{name}"), published: None, ..drawn });
            }
        }
        let brand = &self.project.brand;
        let family: String = brand.tokens.typography.family.chars().filter(|c| !c.is_whitespace()).collect();
        let file = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
        let fonts = brand.fonts.values().map(|f| (file(&f.path), f.bytes.clone())).filter(|(n, _)| n.starts_with(&family));
        let licences = brand.licences.iter().map(|(n, b)| (n.clone(), b.clone()));
        let licences = licences.filter(|(n, _)| n.contains(&family) || !n.contains("Tinos"));
        for (name, bytes) in fonts.chain(licences) {
            let media_type = if name.to_ascii_lowercase().ends_with(".ttf") { "font/ttf" } else { "text/plain; charset=utf-8" };
            out.push(Member {
                name: format!("{SOURCES}/phong-chu/{name}"),
                id: "phong-chu".to_owned(),
                event: None,
                title: name,
                recipe: Recipe::Bytes(bytes),
                published: None,
                media_type,
                dimensions: None,
                group: Group::Documents,
                format: None,
            });
        }
        out
    }

    fn kit(&self, unit: &Unit, members: Vec<Member>) -> KitRecipe {
        let c = self.campaign;
        let manifest = json!({
            "schema": 1,
            "campaign": c.slug,
            "edition": c.year,
            "unit": unit.code.value,
            "version": c.version_label(),
            "brand": self.project.brand.tokens.version,
            "language": "vi",
            "expires": c.last_day(),
        });
        KitRecipe { folder: format!("{}-{}-{}", c.slug, c.year, unit.slug.value), readme: self.readme(unit, &members), members, manifest }
    }

    /// The read-me's values: what is in the kit, and the order sheet for the print shop.
    fn readme(&self, unit: &Unit, members: &[Member]) -> PageRecipe {
        let (project, c) = (self.project, self.campaign);
        let words = Words::new(&project.theme, Lang::Vi);
        let folders = members.chunk_by(|a, b| folder(a) == folder(b)).map(|inside| self.folder(words, inside));
        let prints = members.iter().filter_map(|m| self.order(words, m));
        let colors = &project.brand.tokens.colors;
        let text = colors.get("text-red").or_else(|| colors.values().find(|c| c.purpose == Some(Purpose::Text)));
        let accent = project.brand.tokens.accents.get(&c.accent.value);
        let role = |name: &str| accent.and_then(|a| a.roles.get(name)).or(text).map(|c| c.rgb.value.to_string());
        let address = (!project.site.is_trial()).then(|| project.site.absolute(&routes::unit(&unit.slug.value)));
        let context = json!({
            "lang": "vi",
            "central": project.central().map_or(&project.brand.tokens.name, |o| &o.name).vi,
            "colors": {
                "text_red": text.map(|c| c.rgb.value.to_string()), "accent_deep": role("deep"), "accent_base": role("base"),
                "accent_mist": role("mist"),
            },
            "folders": {
                "social": Group::Social.folder(), "print": Group::Print.folder(), "documents": Group::Documents.folder(), "sources": SOURCES,
            },
            "kit": {
                "campaign": c.series.names.vi, "year": c.year, "theme": c.theme.as_ref().map(|t| t.vi.clone()), "chapter": unit.chapter.vi,
                "window": project.window_of(c, unit).label(words.lang), "expires": c.last_day().show(Lang::Vi), "version": c.version_label(),
                "count": members.len() + OWN_FILES, "size": null, "url": address, "verify_url": null,
            },
            "groups": folders.collect::<Vec<_>>(),
            "print_order": prints.collect::<Vec<_>>(),
        });
        PageRecipe { template: "kit-readme.html".to_owned(), context }
    }

    fn folder(&self, words: Words<'_>, inside: &[Member]) -> Value {
        let name = inside.first().map(folder).unwrap_or_default();
        let (title, hint) = match inside.first() {
            Some(m) if name != SOURCES => (words.group(m.group).1, words.group(m.group).2),
            _ => (words.get("group_sources"), words.get("group_sources_hint")),
        };
        let file = |m: &Member| {
            json!({
                "title": m.title, "name": m.name.rsplit('/').next(), "href": m.name, "out": m.name,
                "purpose": if name == SOURCES { String::new() } else { pieces::purpose(self.project, self.campaign, m, Lang::Vi) },
                "dimensions": m.dimensions.map(|d| words.dimensions(d)),
            })
        };
        json!({ "folder": name, "title": title, "hint": hint, "files": inside.iter().map(file).collect::<Vec<_>>() })
    }

    /// A line of the order sheet: print files only.
    fn order(&self, words: Words<'_>, m: &Member) -> Option<Value> {
        let Recipe::Artefact(a) = &m.recipe else { return None };
        let board = self.project.theme.artboards.get(&a.board).filter(|_| a.format == Format::Pdf && m.group == Group::Print)?;
        let trim = board.trim(a.preset.as_deref());
        Some(json!({
            "title": m.title, "name": m.name.rsplit('/').next(), "dimensions": m.dimensions.map(|d| words.dimensions(d)),
            "scale": if trim.scale < 1.0 { "1:10" } else { "1:1" }, "bleed": format!("{} mm", words.number(trim.bleed)),
        }))
    }
}

/// Who, and which events, a set of members is for.
struct Stand<'a> {
    subject: Subject,
    /// The chapter; Central where `None`.
    unit: Option<&'a Unit>,
    /// Its own events.
    events: Vec<&'a Event>,
}

impl<'a> Stand<'a> {
    /// What an artboard is made for: each event where it needs one, else once.
    fn events_for(&self, board: &Artboard) -> Vec<Option<&'a Event>> {
        if board.spec.needs == Needs::Event { self.events.iter().map(|e| Some(*e)).collect() } else { vec![None] }
    }

    fn slug(&self) -> &str {
        self.unit.map_or(routes::CENTRAL, |u| &u.slug.value)
    }
}

/// The name of a piece's preview.
pub(super) fn preview_name(board: &Artboard, event: Option<&str>) -> String {
    event.map_or_else(|| board.id.clone(), |e| format!("{}-{e}", board.id))
}

/// The folder of a member inside its kit.
fn folder(member: &Member) -> &str {
    member.name.split_once('/').map_or("", |(folder, _)| folder)
}
