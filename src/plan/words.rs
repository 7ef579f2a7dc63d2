//! The theme's strings that the planner puts into contexts, and how measures are written.

use std::collections::BTreeMap;

use super::identity::SIGNATURE;
use crate::diagnostic::messages::Lang;
use crate::diagnostic::{Diagnostic, Report, Span};
use crate::model::artboard::{Artboard, Group, Unit as Length};
use crate::model::{Project, Theme};

/// Every string that the planner needs of a theme.
const KEYS: [&str; 86] = [
    "brand_summary",
    "brand_title",
    "calendar_held",
    "calendar_launch",
    "calendar_peak",
    "calendar_summary",
    "calendar_title",
    "calendar_year",
    "callout_caution",
    "callout_important",
    "callout_note",
    "callout_tip",
    "callout_warning",
    "change_chapters",
    "change_launch",
    "change_slogans",
    "change_targets",
    "change_theme",
    "change_window",
    "documents_summary",
    "documents_title",
    "edition_summary",
    "edition_title",
    "expired_edition",
    "expired_kit",
    "expired_page",
    "field_event_address",
    "field_event_date",
    "field_event_place",
    "field_event_time",
    "field_event_title",
    "field_guest",
    "field_unit_contact",
    "field_unit_kind",
    "field_unit_name",
    "field_unit_place",
    "field_unit_targets",
    "field_unit_window",
    "gallery_note",
    "group_documents",
    "group_documents_hint",
    "group_print",
    "group_print_hint",
    "group_social",
    "group_social_hint",
    "group_sources",
    "group_sources_hint",
    "home_summary",
    "language_name",
    "news_summary",
    "news_title",
    "none_yet",
    "not_found_summary",
    "not_found_title",
    "note_back",
    "page_number",
    "palette_common",
    "preview_alt",
    "quarter_1",
    "quarter_2",
    "quarter_3",
    "quarter_4",
    "scale_tenth",
    "search_summary",
    "search_title",
    "tag_summary",
    "tags_title",
    "type_400",
    "type_600",
    "type_800",
    "unit_summary",
    "units_note",
    "units_summary",
    "units_title",
    "untranslated",
    "use_emblem",
    "use_ink",
    "use_line",
    "use_paper",
    "use_text",
    "use_tint",
    "valid_between",
    "valid_from",
    "valid_to",
    "verify_summary",
    "verify_title",
];

/// The strings that documents print, in the language of kits; only a theme with documents needs them.
const PAPER_KEYS: [&str; 6] = ["paper_date", "paper_file_copy", "paper_motto", "paper_number", "paper_state", "paper_to"];

/// The strings that packs of the identity need, in the language of kits; only a theme with a signature needs them.
const PACK_KEYS: [&str; 5] = ["letterhead_contact", "pack_readme", "pack_readme_all", "pack_trial", "signature_text"];

/// The strings of one language.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    strings: Option<&'a BTreeMap<String, String>>,
    pub(super) lang: Lang,
}

impl<'a> Words<'a> {
    pub(super) fn new(theme: &'a Theme, lang: Lang) -> Self {
        Self { strings: theme.strings.get(&lang), lang }
    }

    /// The string `key`; the key itself where the theme lacks it (which [`missing`] reports).
    pub(super) fn get(&self, key: &str) -> String {
        debug_assert!(KEYS.contains(&key) || PACK_KEYS.contains(&key), "{key} is in KEYS");
        self.strings.and_then(|s| s.get(key)).map_or_else(|| key.to_owned(), Clone::clone)
    }

    /// The string `key` with values in the place of `{name}`.
    pub(super) fn with(&self, key: &str, values: &[(&str, impl AsRef<str>)]) -> String {
        values.iter().fold(self.get(key), |text, (name, value)| text.replace(&format!("{{{name}}}"), value.as_ref()))
    }

    /// A part of the catalogue: its id, its title and a hint.
    pub(super) fn group(&self, group: Group) -> (&'static str, String, String) {
        let id = match group {
            Group::Social => "social",
            Group::Print => "print",
            Group::Documents => "documents",
        };
        (id, self.get(&format!("group_{id}")), self.get(&format!("group_{id}_hint")))
    }

    /// `1080 × 1080 px`, `85,6 × 54 mm`
    pub(super) fn dimensions(&self, (width, height, unit): (f64, f64, &str)) -> String {
        format!("{} × {} {unit}", self.number(width), self.number(height))
    }

    /// A number with the language's decimal mark.
    pub(super) fn number(&self, value: f64) -> String {
        let text = value.to_string();
        if self.lang == Lang::Vi { text.replace('.', ",") } else { text }
    }

    /// What tells the files of one piece apart: `PNG`, `A2 · PDF`, `4 × 1 m · PDF, 1:10`.
    pub(super) fn file_label(&self, board: &Artboard, preset: Option<&str>, format: &str) -> String {
        let tenth = if board.trim(preset).scale < 1.0 { format!(", {}", self.get("scale_tenth")) } else { String::new() };
        preset.map_or_else(|| format.to_owned(), |p| format!("{} · {format}", self.preset(board, p))) + &tenth
    }

    /// `a2` → `A2`, `6x1.5` → `6 × 1,5 m`, `80x200` → `80 × 200 cm`
    pub(super) fn preset(&self, board: &Artboard, preset: &str) -> String {
        let sides: Option<Vec<f64>> = preset.split('x').map(|s| s.parse().ok()).collect();
        match sides.as_deref() {
            Some([width, height]) => {
                let counted_in = |mm: f64| (board.trim(Some(preset)).width - width * mm).abs() < 0.5;
                let unit = match board.spec.size.unit {
                    Length::Mm if counted_in(1000.0) => " m",
                    Length::Mm if counted_in(10.0) => " cm",
                    _ => "",
                };
                format!("{} × {}{unit}", self.number(*width), self.number(*height))
            }
            _ => preset.to_uppercase(),
        }
    }
}

/// Strings that the theme lacks in a language of the site.
pub(super) fn missing(project: &Project, report: &mut Report) {
    let theme = &project.theme;
    let papers = if theme.documents.is_empty() { &[][..] } else { &PAPER_KEYS[..] };
    let packs = if theme.templates.contains_key(SIGNATURE) { &PACK_KEYS[..] } else { &[] };
    let of_papers = papers.iter().chain(packs).map(|key| (project.default_lang(), key));
    let wanted = project.site.languages.iter().flat_map(|lang| KEYS.iter().map(move |key| (*lang, key)));
    for (lang, key) in wanted.chain(of_papers) {
        if theme.strings.get(&lang).is_none_or(|s| !s.contains_key(*key)) {
            let file = format!("themes/{}/i18n/{}.yaml", theme.name, lang.tag());
            report.push(Diagnostic::error("ND0201").at(Span::file(&file)).arg("kind", "@string").arg("id", key));
        }
    }
}
