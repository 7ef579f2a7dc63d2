//! ND0608: documents are set in a family of the brand's.
//!
//! Why: layouts see no fonts but those in `brand/fonts/`; without the family nothing of a text would be set.

use crate::check::{Content, Pass, Rule};
use crate::diagnostic::{Report, Severity};

pub(super) static RULE: Rule = Rule { code: "ND0608", level: Severity::Error, pass: Pass::Model(look) };

fn look(content: &Content<'_>, report: &mut Report) {
    let families = content.coverage.families();
    for kind in content.project.theme.documents.values() {
        let typesetting = &kind.spec.typography;
        if !families.contains(&typesetting.family.as_str()) {
            let finding = RULE.finding().at(typesetting.span.clone()).arg("family", &typesetting.family);
            report.push(finding.nearest(&typesetting.family, families.iter().copied()));
        }
    }
}
