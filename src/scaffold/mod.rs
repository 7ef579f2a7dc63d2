//! New files: campaigns, events, articles, pages, overrides, and whole projects.
//!
//! In: the model (for what there is already) and the theme's *archetypes*, the skeletons in `themes/<theme>/archetypes/`.
//! Out: [`Files`], which build at once without being edited; nothing is written here but by [`write`], and nothing that is
//! there is ever overwritten.

mod project;

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::json;
use tera::{Context, Tera};

use crate::diagnostic::messages::Lang;
use crate::diagnostic::{Diagnostic, Report};
use crate::model::event::{EventKind, Moment};
use crate::model::text::fold;
use crate::model::{Campaign, Date, Project, Unit};
use crate::publish::machine;
use crate::world::output;

pub use project::init;

/// New files by project path.
pub type Files = BTreeMap<String, Vec<u8>>;

/// A campaign to be.
#[derive(Debug, Clone)]
pub struct NewCampaign {
    /// Its folder.
    pub slug: String,
    /// The canonical name.
    pub name: String,
    /// The year.
    pub year: i16,
    /// First and last day; the whole year where left out.
    pub window: Option<(Date, Date)>,
}

/// An event to be.
#[derive(Debug, Clone)]
pub struct NewEvent {
    /// Its file's stem.
    pub slug: String,
    /// What it is called.
    pub title: String,
    /// What kind it is.
    pub kind: EventKind,
    /// When it begins.
    pub start: Moment,
    /// When it ends.
    pub end: Option<Moment>,
    /// Where.
    pub place: Option<String>,
    /// Street and ward.
    pub address: Option<String>,
}

/// An article to be.
#[derive(Debug, Clone)]
pub struct NewArticle {
    /// Its file's stem.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// Its day.
    pub date: Date,
    /// The campaign it tells of.
    pub campaign: Option<String>,
    /// The chapter it tells of.
    pub unit: Option<String>,
}

/// Renders archetypes of a project's theme.
struct Mould<'a> {
    project: &'a Project,
    files: Files,
    report: Report,
}

impl<'a> Mould<'a> {
    fn new(project: &'a Project) -> Self {
        Self { project, files: Files::new(), report: Report::default() }
    }

    /// Adds the archetype `name`, filled with `values`, as `path`.
    fn add(&mut self, path: String, name: &str, values: &serde_json::Value) {
        let file = format!("themes/{}/archetypes/{name}", self.project.theme.name);
        let Some(text) = self.project.theme.archetypes.get(name).and_then(|f| f.text()) else {
            self.report.push(Diagnostic::error("ND0112").arg("path", file));
            return;
        };
        match fill(text, values) {
            Ok(text) => drop(self.files.insert(path, text.into_bytes())),
            Err(reason) => self.report.push(Diagnostic::error("ND0301").arg("reason", format!("{file}: {reason}"))),
        }
    }

    /// A name that becomes an address must be one already.
    fn slug(&mut self, slug: &str) {
        let folded = fold(slug);
        if folded != slug || slug.is_empty() {
            self.report.push(Diagnostic::error("ND0210").arg("slug", slug).arg("suggestion", folded));
        } else if crate::model::resolve::RESERVED.contains(&slug) {
            self.report.push(Diagnostic::error("ND0203").arg("slug", slug));
        }
    }

    fn done(self) -> Result<Files, Report> {
        if self.report.has_errors() { Err(self.report) } else { Ok(self.files) }
    }
}

/// A template's text with values; texts are written as they are.
fn fill(text: &str, values: &serde_json::Value) -> Result<String, String> {
    let mut tera = Tera::new();
    tera.autoescape_on(Vec::<&str>::new());
    tera.add_raw_template("archetype", text).map_err(|e| e.to_string())?;
    let context = Context::from_serialize(values).map_err(|e| e.to_string())?;
    tera.render("archetype", &context).map_err(|e| e.to_string())
}

/// A text as a YAML scalar: double-quoted, which YAML shares with JSON, and with every character escaped that YAML would not print.
#[must_use]
pub fn yaml_text(text: &str) -> String {
    let quoted = serde_json::to_string(text).unwrap_or_default();
    let mut out = String::with_capacity(quoted.len());
    for c in quoted.chars() {
        let code = u32::from(c);
        let hidden = matches!(code, 0x7f..=0x9f | 0x2028 | 0x2029 | 0xfeff | 0xfffe | 0xffff);
        if hidden { out.push_str(&format!("\\u{code:04x}")) } else { out.push(c) }
    }
    out
}

/// A text for one line of markdown or SVG.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A campaign with its series, its year where that is new, its texts and a key visual to begin with.
///
/// # Errors
/// A name that can't be an address; an archetype that is missing or wrong.
pub fn campaign(project: &Project, new: &NewCampaign) -> Result<Files, Report> {
    let mut mould = Mould::new(project);
    mould.slug(&new.slug);
    let bounds = |month, day| jiff::civil::Date::new(new.year, month, day).ok().map(Date);
    let window = new.window.or_else(|| Some((bounds(1, 1)?, bounds(12, 31)?)));
    let Some((start, end)) = window else {
        mould.report.push(Diagnostic::error("ND0405").arg("found", new.year));
        return mould.done();
    };
    if end < start {
        mould.report.push(Diagnostic::error("ND0204").arg("start", start).arg("end", end));
    }
    let name = one_line(&new.name);
    let folder = format!("content/campaigns/{}/{}/", new.year, new.slug);
    let accent = accent(project, new.year);
    let values = json!({
        "name": yaml_text(&name), "name_text": name, "year": new.year, "start": start, "end": end, "accent": accent,
        "start_text": start.show(Lang::Vi), "end_text": end.show(Lang::Vi), "dated": yaml_text(&format!("{name} {}", new.year)),
        "summary": yaml_text(&format!("{name} {}, {} – {}.", new.year, start.show(Lang::Vi), end.show(Lang::Vi))),
        "captions": yaml_text(&format!("Lời đăng sẵn – {name} {}", new.year)), "owner": project.central().map_or("", |o| &o.id.value),
        "title_xml": crate::scene::xml::escape(&name), "c": colors(project, &accent), "dots": dots(project, &accent),
    });
    if !project.editions.contains_key(&new.year) {
        mould.add(format!("content/campaigns/{}/edition.yaml", new.year), "edition.yaml", &values);
    }
    if !project.campaigns.iter().any(|c| c.slug == new.slug) {
        mould.add(format!("content/series/{}.yaml", new.slug), "series.yaml", &values);
    }
    for file in ["campaign.yaml", "index.md", "khau-hieu.md"] {
        mould.add(format!("{folder}{file}"), file, &values);
    }
    mould.add(format!("{folder}assets/key-visual.svg"), "key-visual.svg", &values);
    mould.done()
}

/// The accent that the year uses least.
fn accent(project: &Project, year: i16) -> String {
    let used = |name: &str| project.campaigns.iter().filter(|c| c.year == year && c.accent.value == name).count();
    project.brand.tokens.accents.keys().min_by_key(|name| used(name)).cloned().unwrap_or_default()
}

/// The colours of an accent by role, as they are written in drawings.
fn colors(project: &Project, accent: &str) -> BTreeMap<String, String> {
    let roles = project.brand.tokens.accents.get(accent).map(|a| &a.roles);
    roles.into_iter().flatten().map(|(role, c)| (role.replace('-', "_"), c.rgb.value.to_string().to_uppercase())).collect()
}

/// Smaller shapes of the starting picture: where, how large, how turned, in which two colours.
fn dots(project: &Project, accent: &str) -> Vec<serde_json::Value> {
    const PLACES: [(i32, i32, f64, i32); 12] = [
        (300, 820, 1.3, 0),
        (700, 620, 0.7, 90),
        (640, 1300, 1.0, 180),
        (140, 1400, 0.7, 270),
        (1350, 620, 0.9, 180),
        (1500, 1150, 1.1, 0),
        (1250, 1520, 0.7, 90),
        (1860, 460, 0.6, 270),
        (1900, 1460, 0.7, 90),
        (3460, 560, 0.8, 180),
        (3420, 1760, 1.0, 0),
        (2200, 2080, 1.0, 90),
    ];
    let colors = colors(project, accent);
    let pick = |names: [&str; 4], i: usize| colors.get(names[i % 4]).cloned().unwrap_or_default();
    let dot = |(i, (x, y, s, r)): (usize, &(i32, i32, f64, i32))| {
        json!({
            "x": x, "y": y, "s": s, "r": r, "a": pick(["bright", "soft", "second", "spark"], i), "b": pick(["spark", "base", "mist", "deep"], i),
        })
    };
    PLACES.iter().enumerate().map(dot).collect()
}

/// An event of a chapter, or of Central where `unit` is `None`.
///
/// # Errors
/// As [`campaign`]; an end before the start; a unit outside the campaign's scope.
pub fn event(project: &Project, campaign: &Campaign, unit: Option<&Unit>, new: &NewEvent) -> Result<Files, Report> {
    let mut mould = Mould::new(project);
    mould.slug(&new.slug);
    if let Some(end) = new.end.filter(|end| *end < new.start) {
        mould.report.push(Diagnostic::error("ND0204").arg("start", new.start).arg("end", end));
    }
    in_scope(campaign, unit, &mut mould.report);
    let folder = unit.map_or_else(|| format!("content/campaigns/{}/{}/", campaign.year, campaign.slug), |u| chapter_folder(campaign, u));
    let central = project.central().map_or(&project.brand.tokens.name, |o| &o.name);
    let values = json!({
        "who": one_line(&unit.map_or(central, |u| &u.chapter).vi), "title": yaml_text(&new.title), "kind": new.kind.id(),
        "start": new.start.to_string(), "start_day": new.start.day, "end": new.end.map(|e| e.to_string()),
        "place": new.place.as_deref().map(yaml_text), "address": new.address.as_deref().map(yaml_text),
    });
    mould.add(format!("{folder}events/{}.yaml", new.slug), "event.yaml", &values);
    mould.done()
}

/// A chapter's own settings for a campaign: every key it may set, none of them set.
///
/// # Errors
/// As [`event`].
pub fn settings(project: &Project, campaign: &Campaign, unit: &Unit) -> Result<Files, Report> {
    let mut mould = Mould::new(project);
    in_scope(campaign, Some(unit), &mut mould.report);
    let slogans: Vec<&str> = campaign.slogans.iter().map(|s| s.id.value.as_str()).collect();
    let values = json!({
        "who": one_line(&unit.chapter.vi), "dated_text": format!("{} {}", campaign.series.names.vi, campaign.year),
        "start": campaign.window.start, "end": campaign.window.end, "slogans": slogans,
    });
    mould.add(format!("{}override.yaml", chapter_folder(campaign, unit)), "override.yaml", &values);
    mould.done()
}

/// `content/units/can-tho/thang-nhan-dao-2023/`
fn chapter_folder(campaign: &Campaign, unit: &Unit) -> String {
    format!("content/units/{}/{}-{}/", unit.slug.value, campaign.slug, campaign.year)
}

fn in_scope(campaign: &Campaign, unit: Option<&Unit>, report: &mut Report) {
    if let Some(unit) = unit.filter(|u| !campaign.scope.holds(u)) {
        let finding = Diagnostic::error("ND0214").arg("unit", &unit.slug.value).arg("campaign", &campaign.series.names.vi);
        report.push(finding.arg("owner", "@level-campaign").arg("where", &campaign.path));
    }
}

/// An article, as a draft.
///
/// # Errors
/// As [`campaign`].
pub fn article(project: &Project, new: &NewArticle) -> Result<Files, Report> {
    let mut mould = Mould::new(project);
    mould.slug(&new.slug);
    let values = json!({ "title": yaml_text(&new.title), "date": new.date, "campaign": new.campaign, "unit": new.unit });
    mould.add(format!("content/articles/{}.md", new.slug), "article.md", &values);
    mould.done()
}

/// A page of the site.
///
/// # Errors
/// As [`campaign`].
pub fn page(project: &Project, slug: &str, title: &str) -> Result<Files, Report> {
    let mut mould = Mould::new(project);
    if slug != "huong-dan" {
        mould.slug(slug);
    }
    mould.add(format!("content/pages/{slug}.md"), "page.md", &json!({ "title": yaml_text(title) }));
    mould.done()
}

/// Writes new files below `root`; where any of them is there already, none is written.
///
/// # Errors
/// The files that are there; what the machine failed at.
pub fn write(root: &Path, files: &Files) -> Result<(), Report> {
    let mut report = Report::default();
    for path in files.keys().filter(|p| output::exists(&root.join(p))) {
        report.push(Diagnostic::error("ND0407").arg("path", path));
    }
    if report.has_errors() {
        return Err(report);
    }
    for (path, bytes) in files {
        output::write(root, path, bytes).map_err(|e| machine(&root.join(path), &e))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::yaml_text;
    use crate::diagnostic::Report;
    use crate::source::yaml;

    proptest! {
        #[test]
        fn any_title_comes_back_as_it_was_typed(title in "\\PC*|[\\x00-\\x7f]*|.*") {
            let path: std::sync::Arc<str> = "t.yaml".into();
            let node = yaml::parse(&path, &format!("title: {}\n", yaml_text(&title))).expect("yaml");
            let back: std::collections::BTreeMap<String, String> = yaml::decode(node, &mut Report::default()).expect("map");
            use unicode_normalization::UnicodeNormalization;
            prop_assert_eq!(back["title"].nfc().collect::<String>(), title.nfc().collect::<String>());
        }
    }
}
