//! KIT-02: no kit holds what the Society may not make: the Ministry's donor certificate, State awards, the national emblem,
//! seals, signatures.
//!
//! Looks at ids and titles of pieces and artboards, and at file names of assets. Source: Decision 1995/2004/QĐ-BYT, State
//! award law (DOMAIN.md §1.4, §1.6).

use crate::check::{Content, Pass, Rule};
use crate::diagnostic::{Report, Severity, Span};
use crate::model::text::fold;

pub(super) static RULE: Rule = Rule { code: "KIT-02", level: Severity::Error, pass: Pass::Model(look) };

/// Folded words of names and ids.
const NAMES: [&str; 7] = ["giay-chung-nhan-hien-mau", "chung-nhan-hien-mau", "bang-khen", "huan-chuong", "quoc-huy", "con-dau", "chu-ky"];
/// Words of titles, with their marks: `chu kỳ` is no `chữ ký`.
const TITLES: [&str; 6] = ["chứng nhận hiến máu", "bằng khen", "huân chương", "quốc huy", "con dấu", "chữ ký"];

fn look(content: &Content<'_>, report: &mut Report) {
    let theme = &content.project.theme;
    for piece in theme.kits.values().flat_map(|k| &k.pieces) {
        if let Some(word) = forbidden(&piece.id.value) {
            report.push(RULE.finding().at(piece.id.span.clone()).arg("name", &piece.id.value).arg("word", word));
        }
    }
    for board in theme.artboards.values() {
        let title = board.spec.title.vi.to_lowercase();
        if let Some(word) = TITLES.iter().find(|w| title.contains(**w)) {
            report.push(RULE.finding().at(Span::file(&board.spec_path)).arg("name", &board.spec.title.vi).arg("word", word));
        }
    }
    for file in content.sources.under("content/").chain(content.sources.under("themes/")) {
        let asset = file.path.contains("/assets/") || file.path.contains("/artboards/") || file.path.contains("/documents/");
        let name = file.path.rsplit('/').next().unwrap_or_default();
        let stem = name.rsplit_once('.').map_or(name, |(s, _)| s);
        // A contract and its drawing are one piece.
        let twin = name.ends_with(".yaml") && content.sources.get(&file.path.replace(".yaml", ".svg")).is_some();
        if let Some(word) = forbidden(stem).filter(|_| asset && !twin) {
            report.push(RULE.finding().at(Span::file(&file.path)).arg("name", name).arg("word", word));
        }
    }
}

/// The forbidden word in a name, as whole words.
fn forbidden(name: &str) -> Option<&'static str> {
    let name = format!("-{}-", fold(name));
    NAMES.into_iter().find(|w| name.contains(&format!("-{w}-")))
}
