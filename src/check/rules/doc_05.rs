//! DOC-05: `to` and `recipients` are names only; dashes, stops and the file copy (`Lưu: …`) are the layout's.
//!
//! Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.9 (DOMAIN.md §5).

use crate::check::{Content, Pass, Rule};
use crate::diagnostic::{Report, Severity};

pub(super) static RULE: Rule = Rule { code: "DOC-05", level: Severity::Error, pass: Pass::Model(look) };

fn look(content: &Content<'_>, report: &mut Report) {
    for (_, page) in content.project.all_documents() {
        for line in page.front.to.iter().chain(&page.front.recipients) {
            let text = line.trim();
            let kind = match text {
                "" => "empty",
                _ if text.starts_with(['-', '–', '+', '*']) => "dash",
                _ if text.ends_with([';', '.', ',']) => "stop",
                _ if text.to_lowercase().starts_with("lưu") => "file",
                _ => continue,
            };
            report.push(RULE.finding().at(line.span.clone()).arg("kind", kind).arg("found", text));
        }
    }
}
