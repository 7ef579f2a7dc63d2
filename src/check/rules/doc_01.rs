//! DOC-01: the official form stands on A4, its margins where the decree has them: above and below 20–25 mm, left 30–35 mm,
//! right 15–20 mm.
//!
//! Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I.1–3 (DOMAIN.md §5).

use crate::check::{Content, Pass, Rule};
use crate::diagnostic::{Report, Severity};
use crate::model::document::{DocumentKind, Form, PageBox};

pub(super) static RULE: Rule = Rule { code: "DOC-01", level: Severity::Error, pass: Pass::Model(look) };

/// A4, mm (ISO 216); landscape where tables want it.
const A4: [f64; 2] = [210.0, 297.0];

fn look(content: &Content<'_>, report: &mut Report) {
    for kind in official(content) {
        let page = &kind.spec.page;
        for (name, found, least, most) in measures(page) {
            if !(least..=most).contains(&found) {
                let finding = RULE.finding().at(page.span.clone()).arg("part", name).arg("found", found);
                report.push(finding.arg("least", least).arg("most", most));
            }
        }
    }
}

/// The theme's documents in the official form.
pub(super) fn official<'c>(content: &Content<'c>) -> impl Iterator<Item = &'c DocumentKind> {
    content.project.theme.documents.values().filter(|k| k.spec.form == Form::Administrative)
}

fn measures(page: &PageBox) -> [(&'static str, f64, f64, f64); 6] {
    let [short, long] = if page.width > page.height { [A4[1], A4[0]] } else { A4 };
    let m = page.margin;
    [
        ("width", page.width, short, short),
        ("height", page.height, long, long),
        ("top", m.top, 20.0, 25.0),
        ("right", m.right, 15.0, 20.0),
        ("bottom", m.bottom, 20.0, 25.0),
        ("left", m.left, 30.0, 35.0),
    ]
}
