//! DOC-04: no text of an official document ends in `./.` itself.
//!
//! The layout sets that sign after the last word, wherever it is (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6); written by
//! hand it would stand there twice, and on the page.

use crate::check::{Content, Pass, Rule};
use crate::diagnostic::{Report, Severity};

pub(super) static RULE: Rule = Rule { code: "DOC-04", level: Severity::Error, pass: Pass::Model(look) };

const SIGN: &str = "./.";

fn look(content: &Content<'_>, report: &mut Report) {
    let documents = &content.project.theme.documents;
    for (_, page) in content.project.all_documents().filter(|(_, p)| documents.contains_key(&p.id)) {
        let text = page.body().trim_end();
        if text.ends_with(SIGN) {
            report.push(RULE.finding().at(page.place(text.len() - SIGN.len(), text.len())));
        }
    }
}
