//! ND0221: the security contact of `site.yaml` is an address that `security.txt` may carry.
//!
//! `mailto:` or `https:` and nothing blank in it, so that it stays one line. Source: RFC 9116, section 2.5.3.

use crate::check::{Content, Pass, Rule};
use crate::diagnostic::{Report, Severity};

pub(super) static RULE: Rule = Rule { code: "ND0221", level: Severity::Error, pass: Pass::Model(look) };

fn look(content: &Content<'_>, report: &mut Report) {
    let Some(security) = &content.project.site.security else { return };
    let contact = &security.contact;
    if !is_contact(&contact.value) {
        report.push(RULE.finding().at(contact.span.clone()).arg("link", &contact.value));
    }
}

fn is_contact(address: &str) -> bool {
    let rest = address.strip_prefix("https://").filter(|r| r.contains('.')).or(address.strip_prefix("mailto:").filter(|r| r.contains('@')));
    rest.is_some_and(|rest| rest.len() > 2 && !rest.contains(|c: char| c.is_whitespace() || c.is_control()))
}
