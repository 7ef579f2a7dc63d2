//! Kits: for each campaign and chapter, what goes in, in which order, under which names.

use std::sync::Arc;

use serde_json::{Value, json};

use super::artefacts::{self, Artefact, Subject};
use super::key::{Digest, Key};
use super::site::pieces;
use super::words::Words;
use super::{About, KitRecipe, Member, Output, PageRecipe, Plan, Recipe, Slogans, documents, routes};
use crate::diagnostic::messages::Lang;
use crate::diagnostic::{Diagnostic, Report, Span};
use crate::model::artboard::{Artboard, Format, Group, Needs};
use crate::model::brand::Purpose;
use crate::model::fields::Values;
use crate::model::theme::Piece;
use crate::model::{Campaign, Event, Project, Unit, values};

/// The folder of editable sources inside a kit.
pub const SOURCES: &str = "04-nguon";
/// Width of a preview, px.
pub const PREVIEW: u32 = 480;
/// What networks show for an address, px.
pub(super) const NETWORK: (u32, u32) = (1200, 630);
/// The document of slogans and captions.
pub const SLOGANS: &str = "khau-hieu";
/// Read-me, manifest and sums, which every kit has beside its members.
pub(super) const OWN_FILES: usize = 3;

/// What all kits of one campaign share.
pub(super) struct Shop<'a> {
    pub(super) project: &'a Project,
    pub(super) campaign: &'a Campaign,
    pieces: Vec<(&'a Piece, Option<&'a Artboard>)>,
    /// Digest of what all its artefacts read.
    common: Key,
}

impl<'a> Shop<'a> {
    /// The pieces of a campaign's kit; what the list names and nobody has is reported.
    pub(super) fn new(project: &'a Project, campaign: &'a Campaign, report: &mut Report) -> Option<Self> {
        let list = project.theme.kits.get(&campaign.kit.list()?.value)?;
        let mut pieces = Vec::new();
        for piece in &list.pieces {
            let board = project.theme.artboards.get(&piece.id.value);
            let written = piece.id.value == SLOGANS || project.theme.documents.contains_key(&piece.id.value);
            if board.is_none() && !written {
                let lost = |folder: &str| project.has_lost(&format!("themes/{}/{folder}/{}.", project.theme.name, piece.id.value));
                if lost("artboards") || lost("documents") {
                    continue;
                }
                let documents = project.theme.documents.keys().map(String::as_str).chain([SLOGANS]);
                let known = project.theme.artboards.keys().map(String::as_str).chain(documents);
                let finding = Diagnostic::error("ND0201").at(piece.id.span.clone()).arg("kind", "@artboard").arg("id", &piece.id.value);
                report.push(finding.nearest(&piece.id.value, known));
                continue;
            }
            for preset in piece.presets.iter().filter(|p| board.is_some_and(|b| !b.spec.presets.contains_key(&p.value))) {
                let known = board.map(|b| b.spec.presets.keys().map(String::as_str).collect::<Vec<_>>()).unwrap_or_default();
                let finding = Diagnostic::error("ND0201").at(preset.span.clone()).arg("kind", "@preset").arg("id", &preset.value);
                report.push(finding.nearest(&preset.value, known));
            }
            if board.is_none_or(|b| wanted(b, project, campaign)) {
                pieces.push((piece, board));
            }
        }
        Some(Self { project, campaign, pieces, common: artefacts::common(project, campaign) })
    }

    /// The kit of one chapter, its single files and previews, by path.
    pub(super) fn unit(&self, unit: &Unit) -> Vec<(String, Output)> {
        let subject = Subject::Unit(unit.slug.value.clone());
        let events: Vec<&Event> = self.events().filter(|e| e.is_of(unit)).collect();
        let stand = Stand { subject, unit: Some(unit), events };
        let members = self.members(&stand);
        let here = unit.slug.span.clone();
        let about = About { unit: Some(unit.code.value.clone()), ..self.about() };
        let (mut out, keys) = self.files(&members, &about, &here);
        out.extend(self.previews(&stand, &about, &here));
        let kit = self.kit(unit, members);
        let path = routes::kit_zip(self.campaign, unit);
        let named: Vec<_> = kit.members.iter().map(|m| (&m.name, &m.title)).zip(&keys).collect();
        let templates: Vec<_> = self.project.theme.templates.values().map(|t| t.digest).collect();
        let compounds = &self.project.brand.tokens.typography.compounds;
        let key = Digest::new("kit").json(&named).json(&kit.manifest).json(&kit.readme.context).json(&templates).json(compounds).finish();
        out.push((path, Output { recipe: Recipe::Kit(Arc::new(kit)), key, about, source: Some(here) }));
        out
    }

    /// Adds what bears Central's own name, equal for all chapters: previews for the campaign's page, pieces of Central's events.
    pub(super) fn add_central(&self, plan: &mut Plan, report: &mut Report) {
        let stand = self.central();
        let here = self.campaign.span();
        let shared = self.shared(&stand);
        let (files, _) = self.files(&shared, &self.about(), &here);
        plan.shared.insert((self.campaign.year, self.campaign.slug.clone()), shared);
        plan.extend(files.into_iter().chain(self.previews(&stand, &self.about(), &here)), report);
        self.add_network_picture(&stand, &here, plan, report);
    }

    /// Adds the piece drawn for networks, in full, with Central's name: chapters' kits hold only their own.
    fn add_network_picture(&self, stand: &Stand<'_>, source: &Span, plan: &mut Plan, report: &mut Report) {
        let boards = self.pieces.iter().filter_map(|(_, b)| *b);
        let Some(board) = boards.into_iter().find(|b| fits_networks(b.spec.size.width, b.spec.size.height)) else { return };
        let issue = Issue { event: None, variant: None };
        let cut = Cut { format: Format::Png, preset: None, side: None };
        let artefact = self.artefact(board, stand, &cut, &issue, Some(NETWORK.0));
        let key = artefact.key(self.project, &self.common);
        let output = Output { recipe: Recipe::Artefact(artefact), key, about: self.about(), source: Some(source.clone()) };
        plan.add(routes::network_picture(self.campaign), output, report);
    }

    fn central(&self) -> Stand<'a> {
        Stand { subject: Subject::Central, unit: None, events: self.events().filter(|e| e.unit.is_none()).collect() }
    }

    fn shared(&self, stand: &Stand<'_>) -> Vec<Member> {
        let for_all = self.pieces.iter().filter(|(_, b)| b.is_some_and(|b| matches!(b.spec.needs, Needs::Event | Needs::Campaign)));
        for_all.flat_map(|(p, b)| self.piece(p, *b, stand)).collect()
    }

    fn events(&self) -> impl Iterator<Item = &'a Event> {
        self.project.events_of(self.campaign)
    }

    /// The files that are published by themselves, by path, and the keys of all.
    fn files(&self, members: &[Member], about: &About, source: &Span) -> (Vec<(String, Output)>, Vec<Key>) {
        let keys: Vec<_> = members.iter().map(|m| self.key(&m.recipe)).collect();
        let own = members.iter().zip(&keys).filter(|(m, _)| !m.shared || about.unit.is_none());
        let files = own.filter_map(|(member, key)| {
            let about = About { artefact: Some(member.id.clone()), ..about.clone() };
            let output = Output { recipe: member.recipe.clone(), key: key.clone(), about, source: Some(source.clone()) };
            Some((member.published.clone()?, output))
        });
        (files.collect(), keys)
    }

    /// One preview a piece, whatever its presets; what all chapters share has one with Central.
    fn previews(&self, stand: &Stand<'_>, about: &About, source: &Span) -> Vec<(String, Output)> {
        let own = |b: &&Artboard| stand.unit.is_none() || b.spec.needs != Needs::Campaign;
        let boards = self.pieces.iter().filter_map(|(_, b)| *b).filter(own);
        let issues = boards.flat_map(|board| self.issues(board, stand).into_iter().map(move |issue| (board, issue)));
        let preview = |(board, issue): (&Artboard, Issue<'_>)| {
            let artefact = self.artefact(board, stand, &Cut { format: Format::Png, preset: None, side: None }, &issue, Some(PREVIEW));
            let key = artefact.key(self.project, &self.common);
            let output = Output { recipe: Recipe::Artefact(artefact), key, about: about.clone(), source: Some(source.clone()) };
            let name = preview_name(&issue.id(board), issue.event.map(Event::slug).as_deref());
            (routes::preview(self.campaign, stand.slug(), &name), output)
        };
        issues.map(preview).collect()
    }

    /// What an artboard is made for: each event, each slogan, each value of its list; else once.
    fn issues<'s>(&self, board: &'s Artboard, stand: &Stand<'s>) -> Vec<Issue<'s>>
    where
        'a: 's,
    {
        let slogans = || self.campaign.slogans.iter().map(|s| Some(s.id.value.as_str())).collect();
        let variants: Vec<Option<&str>> = match board.spec.needs {
            Needs::Slogan => slogans(),
            _ if board.spec.variants.is_empty() => vec![None],
            _ => board.spec.variants.iter().map(|v| Some(v.as_str())).collect(),
        };
        let events = stand.events_for(board);
        events.into_iter().flat_map(|event| variants.iter().map(move |variant| Issue { event, variant: *variant })).collect()
    }

    fn about(&self) -> About {
        About {
            edition: Some(self.campaign.year),
            campaign: Some(self.campaign.slug.clone()),
            version: Some(self.campaign.version_label()),
            ..About::default()
        }
    }

    fn key(&self, recipe: &Recipe) -> Key {
        match recipe {
            Recipe::Artefact(a) => a.key(self.project, &self.common),
            Recipe::Slogans(s) => self.slogans_key(s),
            Recipe::Document(paper) => paper.key(self.project, &self.common),
            Recipe::Bytes(b) => Digest::new("bytes").bytes(b).finish(),
            // No kit holds these.
            _ => Digest::new("none").finish(),
        }
    }

    fn slogans_key(&self, slogans: &Slogans) -> Key {
        let page = self.campaign.page(SLOGANS, Lang::Vi).map(|p| p.text.clone());
        let unit = artefacts::unit_of(self.project, self.campaign, &slogans.unit);
        let values = unit.map(|u| Values::of_unit(self.project, self.campaign, u, None, Lang::Vi));
        Digest::new("slogans").json(&page).json(&values).json(&self.campaign.version_label()).finish()
    }

    fn artefact(&self, board: &Artboard, stand: &Stand<'_>, cut: &Cut<'_>, issue: &Issue<'_>, preview: Option<u32>) -> Artefact {
        let subject = if board.spec.needs == Needs::Campaign { Subject::Central } else { stand.subject.clone() };
        Artefact {
            year: self.campaign.year,
            campaign: self.campaign.slug.clone(),
            board: board.id.clone(),
            variant: issue.variant.map(str::to_owned),
            preset: cut.preset.map(str::to_owned),
            side: cut.side,
            subject,
            event: issue.event.map(Event::slug),
            format: cut.format,
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
        let Some(board) = board else { return self.written(piece, stand) };
        let in_kit = board.spec.presets.iter().filter(|(_, p)| p.in_kit).map(|(n, _)| Some(n.as_str()));
        let mut presets: Vec<Option<&str>> =
            if piece.presets.is_empty() { in_kit.collect() } else { piece.presets.iter().map(|p| Some(p.value.as_str())).collect() };
        if presets.is_empty() {
            presets.push(None);
        }
        let mut out = Vec::new();
        for issue in self.issues(board, stand) {
            for format in board.spec.outputs.iter().filter(|f| **f != Format::Svg) {
                let cuts = presets.iter().map(|preset| Cut { format: *format, preset: *preset, side: None });
                out.extend(cuts.map(|cut| self.drawn(board, piece.group, &cut, &issue, stand)));
            }
        }
        out
    }

    fn drawn(&self, board: &Artboard, group: Group, cut: &Cut<'_>, issue: &Issue<'_>, stand: &Stand<'_>) -> Member {
        let trim = board.trim(cut.preset);
        let unit_of_length = if board.spec.size.unit == crate::model::artboard::Unit::Mm { "mm" } else { "px" };
        let file = board.file_name(issue.variant, cut.preset, issue.event.map(|e| &*e.id), cut.format);
        let name = format!("{}/{file}", group.folder());
        let shared = board.spec.needs == Needs::Campaign;
        let unit = stand.unit.filter(|_| !shared);
        let folder = unit.map_or_else(|| routes::shared_folder(self.campaign), |u| routes::kit_folder(self.campaign, u));
        Member {
            published: Some(format!("{folder}{name}")),
            shared,
            name,
            id: issue.id(board),
            kind: board.id.clone(),
            event: issue.event.map(Event::slug),
            title: self.title(board, cut.preset, issue),
            recipe: Recipe::Artefact(self.artefact(board, stand, cut, issue, None)),
            media_type: cut.format.media_type(),
            dimensions: Some((trim.width, trim.height, unit_of_length)),
            group,
            format: Some(cut.format),
        }
    }

    /// `Băng rôn ngang 4 × 1 m`, `Thẻ khẩu hiệu – Mỗi giọt máu cho đi …`
    fn title(&self, board: &Artboard, preset: Option<&str>, issue: &Issue<'_>) -> String {
        let words = Words::new(&self.project.theme, Lang::Vi);
        let mut title = board.spec.title.vi.clone();
        if let Some(variant) = issue.variant {
            let slogan = self.campaign.slogans.iter().find(|s| s.id.value == variant && board.spec.needs == Needs::Slogan);
            title = slogan.map_or_else(|| format!("{title} {variant}"), |s| format!("{title} – {}", s.text.vi));
        }
        if let Some(preset) = preset {
            title = format!("{title} {}", words.preset(board, preset));
        }
        if let Some(event) = issue.event {
            title = format!("{title} – {}", event.title.vi);
        }
        title
    }

    /// The files of a document.
    fn written(&self, piece: &Piece, stand: &Stand<'_>) -> Vec<Member> {
        let Some(unit) = stand.unit else { return Vec::new() };
        let of = documents::Stand { project: self.project, campaign: self.campaign, unit, events: &stand.events };
        of.members(&piece.id.value, piece.group)
    }

    /// Editable drawings, and the fonts they are set in.
    fn sources(&self, stand: &Stand<'_>) -> Vec<Member> {
        let mut out = Vec::new();
        for board in self.pieces.iter().filter_map(|(_, b)| *b) {
            for (issue, panel) in self.issues(board, stand).iter().flat_map(|i| board.panels.iter().map(move |p| (i, p))) {
                let cut = Cut { format: Format::Svg, preset: panel.preset.as_deref(), side: Some(panel.side) };
                let drawn = self.drawn(board, Group::Documents, &cut, issue, stand);
                let name = drawn.name.rsplit('/').next().unwrap_or_default().trim_end_matches(".svg");
                let side = board.spec.sides.get(panel.side).filter(|_| panel.side > 0).map(|s| format!("-{s}")).unwrap_or_default();
                out.push(Member { name: format!("{SOURCES}/{name}{side}.svg"), published: None, shared: false, ..drawn });
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
                kind: "phong-chu".to_owned(),
                event: None,
                title: name,
                recipe: Recipe::Bytes(bytes),
                published: None,
                shared: true,
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
        let verify = address.is_some().then(|| project.site.absolute(routes::VERIFY));
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
                "count": members.len() + OWN_FILES, "size": null, "url": address, "verify_url": verify,
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

/// Whether an artboard's `when` comes out as anything. What is wrong with it was said when it was read.
fn wanted(board: &Artboard, project: &Project, campaign: &Campaign) -> bool {
    let Some(when) = &board.spec.when else { return true };
    let mut context = tera::Context::new();
    context.insert("campaign", &values::campaign(project, campaign, Lang::Vi));
    context.insert("edition", &values::edition(project, campaign.year, Lang::Vi));
    tera::Tera::one_off(&when.value, &context, false).map_or(true, |text| !text.trim().is_empty())
}

/// Whether a size is the one that networks show, and large enough.
pub(super) fn fits_networks(width: f64, height: f64) -> bool {
    let (w, h) = (f64::from(NETWORK.0), f64::from(NETWORK.1));
    width >= w && (width / height - w / h).abs() < 0.01
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

/// What a piece is made for, beside its chapter.
#[derive(Clone, Copy)]
struct Issue<'a> {
    event: Option<&'a Event>,
    /// A slogan's id or a value of the artboard's list.
    variant: Option<&'a str>,
}

impl Issue<'_> {
    /// The piece's own id: `slogan-card-tu-trai-tim`, `countdown-30`.
    fn id(&self, board: &Artboard) -> String {
        self.variant.map_or_else(|| board.id.clone(), |v| format!("{}-{v}", board.id))
    }
}

/// Which file of a piece.
struct Cut<'a> {
    format: Format,
    preset: Option<&'a str>,
    /// For files of one side.
    side: Option<usize>,
}

/// The name of a piece's preview.
pub(super) fn preview_name(id: &str, event: Option<&str>) -> String {
    event.map_or_else(|| id.to_owned(), |e| format!("{id}-{e}"))
}

/// The folder of a member inside its kit.
fn folder(member: &Member) -> &str {
    member.name.split_once('/').map_or("", |(folder, _)| folder)
}
