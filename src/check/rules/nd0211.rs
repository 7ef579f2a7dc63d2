//! ND0211: the site's address is no longer the trial one on `.example`.
//!
//! Why: QR codes and printed links carry it, and such a domain never opens (RFC 2606; DESIGN.md, URLs).

use crate::check::{Content, Pass, Rule};
use crate::diagnostic::{Report, Severity};

pub(super) static RULE: Rule = Rule { code: "ND0211", level: Severity::Warning, pass: Pass::Model(look) };

fn look(content: &Content<'_>, report: &mut Report) {
    let site = &content.project.site;
    if site.is_trial() {
        report.push(RULE.finding().at(site.base_url.span.clone()).arg("url", &site.base_url.value));
    }
}
