//! TXT-06: no district stands in an address from 1 July 2025 on.
//!
//! Resolution 202/2025/QH15 did away with districts: addresses name a ward, commune or special zone and the province.
//! Looks at the places of events that lie after that day. Source: DOMAIN.md §4.

use crate::check::passages::words;
use crate::check::{Content, Pass, Rule};
use crate::diagnostic::{Report, Severity};
use crate::model::Date;

pub(super) static RULE: Rule = Rule { code: "TXT-06", level: Severity::Warning, pass: Pass::Model(look) };

const SINCE: Date = Date(jiff::civil::date(2025, 7, 1));
const LABELS: [&str; 6] = ["huyện", "Huyện", "quận", "Quận", "thị xã", "Thị xã"];

fn look(content: &Content<'_>, report: &mut Report) {
    for event in content.project.events.iter().filter(|e| e.start.day >= SINCE) {
        let own = content.passages.iter().filter(|p| p.path == event.path && p.keys.starts_with("place/"));
        for passage in own {
            for range in LABELS.iter().flat_map(|label| words(&passage.text, label)) {
                let found = passage.text[range.clone()].to_owned();
                report.push(RULE.finding().at(passage.place(range)).arg("found", found));
            }
        }
    }
}
