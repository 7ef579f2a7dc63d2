//! ND0604: a document holds nothing that a printed text can't: no picture, no HTML, no footnote, no block of code.
//!
//! Why: it would be left out of the PDF and the Word file without a word, and the page would say more than the paper.

use pulldown_cmark::{Event, Parser, Tag};

use crate::check::{Content, Pass, Rule};
use crate::diagnostic::{Report, Severity};
use crate::source::markdown;

pub(super) static RULE: Rule = Rule { code: "ND0604", level: Severity::Error, pass: Pass::Model(look) };

fn look(content: &Content<'_>, report: &mut Report) {
    let theme = &content.project.theme;
    for (_, page) in content.project.all_documents().filter(|(_, p)| theme.documents.contains_key(&p.id)) {
        for (event, range) in Parser::new_ext(page.body(), markdown::options()).into_offset_iter() {
            let kind = match event {
                Event::Start(Tag::Image { .. }) => "picture",
                Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_) => "html",
                Event::FootnoteReference(_) => "footnote",
                Event::Start(Tag::CodeBlock(_)) => "code",
                _ => continue,
            };
            report.push(RULE.finding().at(page.place(range.start, range.end)).arg("kind", kind));
        }
    }
}
