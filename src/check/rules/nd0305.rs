//! ND0305: in an artboard, what no chapter changes does not lie above what a chapter sets, nor either above what a record
//! sets.
//!
//! Why: the ground is painted once per campaign and the chapter's layer on top of it; anything static that is drawn after
//! a chapter's text would end up below it (FORMATS.md, artboards). A merge paints both once and each record on top.

use crate::check::plate::Plate;
use crate::check::{Pass, Rule};
use crate::diagnostic::{Report, Severity};
use crate::model::artboard::{Level, Spec};
use crate::scene::import::is_aside;
use crate::scene::xml::Element;

pub(super) static RULE: Rule = Rule { code: "ND0305", level: Severity::Error, pass: Pass::Plate(look) };

/// Elements that paint by themselves.
const PAINTS: [&str; 10] = ["rect", "path", "circle", "ellipse", "line", "polyline", "polygon", "image", "use", "text"];

fn look(plate: &Plate<'_>, report: &mut Report) {
    let Some(board) = plate.board.filter(|_| !plate.lockup) else { return };
    let mut walk = Walk { spec: &board.spec, dynamic: None, record: None, above: Vec::new() };
    walk.element(&plate.drawing.root, true);
    for (element, below) in walk.above {
        let id = element.get("id").unwrap_or(&element.name);
        report.push(RULE.finding().at(plate.drawing.span(element)).arg("id", id).arg("below", below));
    }
}

struct Walk<'a> {
    spec: &'a Spec,
    /// What a chapter or an event sets, so far the last.
    dynamic: Option<&'a str>,
    /// What a record sets, so far the last.
    record: Option<&'a str>,
    above: Vec<(&'a Element, &'a str)>,
}

impl<'a> Walk<'a> {
    fn element(&mut self, element: &'a Element, filled: bool) {
        let id = element.get("id").unwrap_or_default();
        let level = self.spec.fields.get(id).map(|f| f.level).or_else(|| self.spec.slots.get(id).map(|s| s.level()));
        match level {
            Some(Level::Record) => {
                self.record = Some(id);
                return;
            }
            Some(level) if level >= Level::Unit => {
                self.above.extend(self.record.map(|below| (element, below)));
                self.dynamic = Some(id);
                return;
            }
            Some(_) => return self.fixed(element),
            None if is_aside(element) || element.property("display") == Some("none") => return,
            None => {}
        }
        let filled = element.property("fill").map_or(filled, |f| f != "none");
        let stroked = element.property("stroke").is_some_and(|s| s != "none");
        if PAINTS.contains(&element.name.as_str()) {
            if filled || stroked || matches!(element.name.as_str(), "image" | "use") {
                self.fixed(element);
            }
            return;
        }
        element.elements().for_each(|e| self.element(e, filled));
    }

    fn fixed(&mut self, element: &'a Element) {
        self.above.extend(self.record.or(self.dynamic).map(|below| (element, below)));
    }
}
