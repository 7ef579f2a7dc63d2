//! TXT-16: no photo without the name of whoever took it and the agreement of whoever it shows.
//!
//! Why: the maker's name is the law's (Intellectual Property Law, Art. 19); a picture of a person needs that person's
//! agreement (Civil Code 2015, Art. 32), a child's the guardian's (Children Law 2016, Art. 21). Source: practice
//! (DOMAIN.md §3.3).

use crate::check::{Content, Pass, Rule};
use crate::diagnostic::{Report, Severity};

pub(super) static RULE: Rule = Rule { code: "TXT-16", level: Severity::Error, pass: Pass::Model(look) };

fn look(content: &Content<'_>, report: &mut Report) {
    for photo in content.project.campaigns.iter().flat_map(|c| &c.photos) {
        let credit = photo.credit.as_ref().is_some_and(|c| !c.vi.trim().is_empty());
        let consent = photo.consent.as_ref().is_some_and(|c| !c.trim().is_empty());
        for (there, key) in [(credit, "credit"), (consent, "consent")] {
            if !there {
                report.push(RULE.finding().at(photo.id.span.clone()).arg("id", &photo.id.value).arg("kind", key));
            }
        }
    }
}
