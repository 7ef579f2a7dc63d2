//! DOC-06: an official document says what it is about; a letter's subject begins with `V/v`, and a letter is addressed to
//! somebody.
//!
//! Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.5 and mẫu 1.5 (DOMAIN.md §5).

use crate::check::{Content, Pass, Rule};
use crate::diagnostic::{Report, Severity, Span};
use crate::model::document::Form;

pub(super) static RULE: Rule = Rule { code: "DOC-06", level: Severity::Error, pass: Pass::Model(look) };

/// How a letter's subject begins.
const SUBJECT: &str = "V/v ";

fn look(content: &Content<'_>, report: &mut Report) {
    for (_, page) in content.project.all_documents() {
        let kind = content.project.theme.documents.get(&page.id).filter(|k| k.spec.form == Form::Administrative);
        let Some(kind) = kind.filter(|_| page.lang == content.project.default_lang()) else { continue };
        let finding = |wrong: &str| RULE.finding().arg("kind", wrong).arg("document", &kind.spec.title.vi);
        match &page.front.about {
            None => report.push(finding("about").at(Span::file(&page.path)).arg("found", "")),
            Some(about) if kind.is_letter() != about.starts_with(SUBJECT) => {
                let wrong = if kind.is_letter() { "subject" } else { "letter" };
                report.push(finding(wrong).at(about.span.clone()).arg("found", &about.value));
            }
            Some(_) => {}
        }
        if kind.is_letter() && page.front.to.is_empty() {
            report.push(finding("to").at(Span::file(&page.path)).arg("found", ""));
        }
    }
}
