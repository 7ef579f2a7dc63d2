//! EMB-08: at most `emblem.max_per_face` emblems on one face.
//!
//! Why: the emblem is no pattern and no ornament. Source: brand.ifrc.org; the number is the brand's (DOMAIN.md §3.1).

use crate::check::face::Face;
use crate::check::{Pass, Rule};
use crate::diagnostic::{Report, Severity};

pub(super) static RULE: Rule = Rule { code: "EMB-08", level: Severity::Error, pass: Pass::Face(look) };

fn look(face: &Face<'_>, report: &mut Report) {
    let max = face.brand.tokens.emblem.max_per_face;
    if face.crosses > max {
        let finding = RULE.finding().at(face.board_place()).arg("artboard", face.board_id());
        report.push(finding.arg("count", face.crosses).arg("max", max));
    }
}
