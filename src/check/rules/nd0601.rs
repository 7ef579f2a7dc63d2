//! ND0601: every field of a document is one that there is.
//!
//! Why: a name that nobody knows would stand in a signed letter with its braces. Fields: FORMATS.md, `model::fields`.

use crate::check::passages::Passage;
use crate::check::{Content, Pass, Rule};
use crate::diagnostic::{Report, Severity};
use crate::model::document::DocumentKind;
use crate::model::fields::{self, FIELDS};

pub(super) static RULE: Rule = Rule { code: "ND0601", level: Severity::Error, pass: Pass::Model(look) };

fn look(content: &Content<'_>, report: &mut Report) {
    for passage in texts(content) {
        for hole in fields::holes(&passage.text).into_iter().filter(|h| h.sound && fields::level(h.name).is_none()) {
            let finding = RULE.finding().at(passage.place(hole.range)).arg("found", hole.name);
            report.push(finding.nearest(hole.name, FIELDS.iter().map(|(name, _)| *name)));
        }
    }
}

/// The texts that may hold fields: bodies of campaigns' texts and of general documents, and the parts of their front
/// matter that are printed.
pub(super) fn texts<'c>(content: &'c Content<'_>) -> impl Iterator<Item = &'c Passage> {
    content.passages.iter().filter(|p| may_hold(p))
}

/// Whether fields may stand in a text.
pub(super) fn may_hold(passage: &Passage) -> bool {
    let path = &*passage.path;
    let of_documents = path.starts_with("content/documents/") || path.starts_with("content/campaigns/");
    of_documents && path.ends_with(".md") && matches!(passage.keys.as_str(), "" | "title" | "about" | "to" | "recipients")
}

/// The kind of document that a text is, by its file's name.
pub(super) fn kind_of<'c>(content: &Content<'c>, passage: &Passage) -> Option<&'c DocumentKind> {
    let name = passage.path.rsplit('/').next()?.strip_suffix(".md")?;
    content.project.theme.documents.get(name.strip_suffix(".en").unwrap_or(name))
}
