//! TXT-14: a QR code says what is printed beside it, and nothing but an address that Central keeps.
//!
//! Why: a code can't be read by eye, so that a wrong one is found when thousands are printed. Addresses move; what comes
//! from `links.yaml`, `site.yaml` and the events moves with them. Source: practice (DOMAIN.md §3.3).

use crate::check::face::Face;
use crate::check::plate::Plate;
use crate::check::{Pass, Rule};
use crate::diagnostic::{Report, Severity};
use crate::scene::inspect::What;

pub(super) static RULE: Rule = Rule { code: "TXT-14", level: Severity::Error, pass: Pass::Face(look) };
pub(super) static SOURCE: Rule = Rule { code: "TXT-14", level: Severity::Error, pass: Pass::Plate(source) };

/// The values that hold an address.
const ADDRESSES: [&str; 3] = ["campaign.url", "campaign.qr", "event.url"];

fn source(plate: &Plate<'_>, report: &mut Report) {
    for url in plate.board.iter().flat_map(|b| b.spec.slots.values()).filter_map(|s| s.url.as_ref()) {
        if let Some(found) = typed(&url.value) {
            let finding = RULE.finding().at(url.span.clone()).arg("kind", "typed");
            report.push(finding.arg("found", found).arg("known", ADDRESSES.join(", ")));
        }
    }
}

/// What a template takes from anywhere but [`ADDRESSES`].
fn typed(template: &str) -> Option<&str> {
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        let before = rest[..open].trim();
        if !before.is_empty() {
            return Some(before);
        }
        let value = rest[open..].starts_with("{{");
        let close = rest[open..].find(if value { "}}" } else { "%}" })?;
        let inner = rest[open + 2..open + close].trim_matches(['-', ' ']);
        if value && !ADDRESSES.contains(&inner) {
            return Some(inner);
        }
        rest = &rest[open + close + 2..];
    }
    Some(rest.trim()).filter(|r| !r.is_empty())
}

fn look(face: &Face<'_>, report: &mut Report) {
    for painted in &face.painted {
        let What::Text(words) = &painted.what else { continue };
        let text = words.content.trim();
        if is_address(text) && !face.codes.is_empty() && !face.codes.iter().any(|(_, code)| bare(&code.text) == bare(text)) {
            let said: Vec<&str> = face.codes.iter().map(|(_, code)| code.text.as_str()).collect();
            let finding = RULE.finding().at(face.spot([painted.id()])).arg("kind", "other").arg("artboard", face.board_id());
            report.push(finding.arg("found", text).arg("known", said.join(", ")));
        }
    }
}

/// Whether a text is an address and nothing else.
fn is_address(text: &str) -> bool {
    let plain = !text.contains(char::is_whitespace) && !text.contains('@');
    plain && (text.contains("://") || text.split_once('/').is_some_and(|(host, _)| host.contains('.') && !host.starts_with('.')))
}

/// An address as people write it: without scheme and last slash.
fn bare(text: &str) -> &str {
    text.trim().split_once("://").map_or(text.trim(), |(_, rest)| rest).trim_end_matches('/')
}
