//! ND0342: nothing that a chapter fills stands in a group with an effect.
//!
//! Why: the ground and the chapter's part are painted one after the other; a group's opacity, filter, mask or blend mode
//! would then work on each by itself, and what shines through would differ from the drawing.

use crate::check::plate::Plate;
use crate::check::{Pass, Rule};
use crate::diagnostic::{Report, Severity};
use crate::model::artboard::Level;

pub(super) static RULE: Rule = Rule { code: "ND0342", level: Severity::Error, pass: Pass::Plate(look) };

/// Effects of a group, each with the values that mean none.
const EFFECTS: [(&str, [&str; 2]); 4] =
    [("opacity", ["1", "100%"]), ("filter", ["none", ""]), ("mask", ["none", ""]), ("mix-blend-mode", ["normal", ""])];

fn look(plate: &Plate<'_>, report: &mut Report) {
    let Some(board) = plate.board.filter(|_| !plate.lockup) else { return };
    let fields = board.spec.fields.iter().map(|(name, f)| (name, f.level));
    let slots = board.spec.slots.iter().map(|(name, s)| (name, s.level()));
    for (name, _) in fields.chain(slots).filter(|(_, level)| *level >= Level::Unit) {
        let path = plate.drawing.root.find(name).unwrap_or_default();
        let Some((_, above)) = path.split_last() else { continue };
        for group in above {
            let effect = EFFECTS.iter().find(|(effect, none)| group.property(effect).is_some_and(|v| !none.contains(&v)));
            if let Some((what, _)) = effect {
                report.push(RULE.finding().at(plate.drawing.span(group)).arg("id", name).arg("what", what));
            }
        }
    }
}
