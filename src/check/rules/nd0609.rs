//! ND0609: a presentation that slides are made on has what its contract names.
//!
//! Why: words stand on the designer's layouts, pictures in the place of the designer's, colours in the theme's. All are
//! found by the names that office programs show; one that is missing would leave a slide empty.

use crate::check::{Content, Pass, Rule};
use crate::diagnostic::{Diagnostic, Report, Severity};
use crate::model::artboard::{Format, Needs};
use crate::model::document::{DeckSpec, DocumentKind};
use crate::scene::deck::{Fault, Template};

pub(super) static RULE: Rule = Rule { code: "ND0609", level: Severity::Error, pass: Pass::Model(look) };

fn look(content: &Content<'_>, report: &mut Report) {
    let theme = &content.project.theme;
    for kind in theme.documents.values() {
        let Some(spec) = &kind.spec.slides else { continue };
        let finding = |what: &str, found: &str| RULE.finding().at(spec.span.clone()).arg("kind", what).arg("found", found).arg("count", "");
        // A presentation that isn't there is a name that isn't known (ND0202).
        let faults = theme.deck(kind).and_then(|d| Template::read(&d.bytes, spec).err()).unwrap_or_default();
        faults.iter().for_each(|fault| report.push(told(fault, kind, &finding)));
        roles(content, spec, &finding, report);
        boards(content, spec, &finding, report);
    }
}

fn told(fault: &Fault, kind: &DocumentKind, finding: &dyn Fn(&str, &str) -> Diagnostic) -> Diagnostic {
    match fault {
        Fault::Unreadable(why) => {
            RULE.finding().at(kind.spec.layout.span.clone()).arg("kind", "unreadable").arg("found", why).arg("count", "")
        }
        Fault::Layout(name, known) => finding("layout", name).nearest(name, known.iter().map(String::as_str)),
        Fault::Places(name, count) => finding("places", name).arg("count", count),
        Fault::Color(name) => finding("color", name),
        Fault::Picture(name, known) => finding("picture", name).nearest(name, known.iter().map(String::as_str)),
        Fault::Format(name) => finding("format", name),
        Fault::Field(words) => finding("field", words),
    }
}

/// Every accent has the roles.
fn roles(content: &Content<'_>, spec: &DeckSpec, finding: &dyn Fn(&str, &str) -> Diagnostic, report: &mut Report) {
    let accents = &content.project.brand.tokens.accents;
    for role in spec.colors.values().filter(|role| accents.values().any(|a| !a.roles.contains_key(*role))) {
        let known = accents.values().flat_map(|a| a.roles.keys()).map(String::as_str);
        report.push(finding("role", role).nearest(role, known));
    }
}

/// Every artboard is there, and is a picture of a campaign or a chapter.
fn boards(content: &Content<'_>, spec: &DeckSpec, finding: &dyn Fn(&str, &str) -> Diagnostic, report: &mut Report) {
    let boards = &content.project.theme.artboards;
    // A theme that draws nothing at all makes no slides either.
    for name in spec.pictures.values().filter(|_| !boards.is_empty()) {
        match boards.get(name).map(|b| &b.spec) {
            None => report.push(finding("board", name).nearest(name, boards.keys().map(String::as_str))),
            Some(s) if !s.outputs.contains(&Format::Png) || !matches!(s.needs, Needs::Campaign | Needs::Unit) => {
                report.push(finding("needs", name));
            }
            Some(_) => {}
        }
    }
}
