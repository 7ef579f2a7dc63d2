//! ND0605: what the front matter of a document says has a place in it.
//!
//! A brand's form has no Nơi nhận; a text is a document only under the document's own name. Why: what has no place would be
//! lost without a word.

use crate::check::{Content, Pass, Rule};
use crate::diagnostic::{Report, Severity};
use crate::model::document::Form;

pub(super) static RULE: Rule = Rule { code: "ND0605", level: Severity::Error, pass: Pass::Model(look) };

fn look(content: &Content<'_>, report: &mut Report) {
    let documents = &content.project.theme.documents;
    for (_, page) in content.project.all_documents() {
        if let Some(named) = page.front.document.as_ref().filter(|d| documents.contains_key(&d.value) && d.value != page.id) {
            report.push(RULE.finding().at(named.span.clone()).arg("kind", "name").arg("key", &named.value).arg("document", &page.id));
        }
        let branded = documents.get(&page.id).filter(|k| k.spec.form == Form::Branded);
        if let (Some(kind), Some(first)) = (branded, page.front.recipients.first()) {
            let finding = RULE.finding().at(first.span.clone()).arg("kind", "form");
            report.push(finding.arg("key", "recipients").arg("document", &kind.spec.title.vi));
        }
    }
}
