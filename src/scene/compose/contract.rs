//! An artboard's contract beside its drawings: templates that don't compile, names that nobody has.
//!
//! In: a contract as its YAML gives it, the drawings that it is about. Out: findings, templates by name.
//! Must not know: values, layers.

use std::collections::{BTreeMap, BTreeSet};

use tera::Tera;

use crate::diagnostic::{Diagnostic, Report};
use crate::model::{Artboard, Project};
use crate::scene::import::{Drawing, Names};
use crate::source::yaml::Located;

/// Compiles the contract's templates, reporting those that don't.
pub(super) fn prepare(board: &Artboard, texts: &mut Tera, report: &mut Report) {
    let fields = board.spec.fields.iter().map(|(id, f)| (id, &f.value));
    let slots = board.spec.slots.iter().filter_map(|(id, s)| s.url.as_ref().map(|u| (id, u)));
    let when = board.spec.when.iter().map(|w| (&board.id, w));
    for (id, written) in fields.chain(slots).chain(when) {
        if let Err(e) = texts.add_raw_template(&template_name(board, id), &written.value) {
            report.push(template_finding(&e, written));
        }
    }
}

/// A template's error at the place of the value in the YAML.
pub(super) fn template_finding(error: &tera::Error, written: &Located<String>) -> Diagnostic {
    let reason = match error.kind() {
        tera::ErrorKind::SyntaxError(r) | tera::ErrorKind::RenderingError(r) => r.message().to_owned(),
        other => format!("{other:?}"),
    };
    Diagnostic::error("ND0302").at(written.span.clone()).arg("reason", reason).arg("page", "")
}

/// The name that the template of a field or slot is compiled under.
pub(super) fn template_name(board: &Artboard, id: &str) -> String {
    format!("{}#{id}", board.spec_path)
}

/// Reports the lockups and accents that a contract names and nobody has.
pub(super) fn references(board: &Artboard, project: &Project, lockups: &BTreeMap<&str, Drawing>, report: &mut Report) {
    let named = board.spec.slots.values().filter_map(|s| s.lockup.as_ref());
    for name in named.filter(|n| !lockups.contains_key(n.value.as_str())) {
        let finding = Diagnostic::error("ND0201").at(name.span.clone()).arg("kind", "@lockup").arg("id", &name.value);
        report.push(finding.nearest(&name.value, lockups.keys().copied()));
    }
    let accents = &project.brand.tokens.accents;
    if let Some(accent) = board.spec.accent.as_ref().filter(|a| !accents.contains_key(&a.value)) {
        let finding = Diagnostic::error("ND0201").at(accent.span.clone()).arg("kind", "@accent").arg("id", &accent.value);
        report.push(finding.nearest(&accent.value, accents.keys().map(String::as_str)));
    }
}

/// Reports the names of a contract that stand in no drawing of one of the shapes that it comes in; the sides of a shape
/// share them.
pub(super) fn unbound(board: &Artboard, drawings: &BTreeMap<&str, Drawing>, missing: &BTreeMap<&str, Names>, report: &mut Report) {
    let shapes: BTreeSet<Option<&str>> = board.panels.iter().map(|p| p.preset.as_deref()).collect();
    for panels in shapes.into_iter().map(|shape| board.panels_of(shape)) {
        let lacks: Vec<&Names> = panels.iter().filter_map(|p| missing.get(&*p.path)).collect();
        let Some((first, drawing)) = lacks.first().zip(panels.first().and_then(|p| drawings.get(&*p.path))) else { continue };
        if lacks.len() < panels.len() {
            continue;
        }
        for name in first.iter().filter(|name| lacks.iter().all(|l| l.contains(*name))) {
            let field = board.spec.fields.get(name).map(|f| &f.value.span);
            let slot = board.spec.slots.get(name).and_then(|s| s.frame.as_ref()).map(|f| &f.span);
            report.push(drawing.unknown(name, field.or(slot).unwrap_or(&board.spec.size.span)));
        }
    }
}

/// Reports the elements for writing on by hand that stand in no drawing.
pub(super) fn missing_blanks(board: &Artboard, drawings: &BTreeMap<&str, Drawing>, report: &mut Report) {
    let drawn: Vec<&Drawing> = board.panels.iter().filter_map(|p| drawings.get(&*p.path)).collect();
    for blank in board.spec.records.iter().flat_map(|r| &r.blank) {
        let missing = drawn.iter().all(|d| d.root.find(&blank.value).is_none());
        report.extend(drawn.first().filter(|_| missing).map(|d| d.unknown(&blank.value, &blank.span)));
    }
}
