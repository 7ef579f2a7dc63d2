//! ND0215: no text gives an address that has moved.
//!
//! `links.yaml` lists the addresses that a link had before (`former`); each is a finding wherever a file of `content/` has
//! it, with or without its scheme. Source: DOMAIN.md §1.5, iNhandao's domain has moved once.

use crate::check::{Content, Pass, Rule};
use crate::diagnostic::{Report, Severity, Span};

pub(super) static RULE: Rule = Rule { code: "ND0215", level: Severity::Error, pass: Pass::Model(look) };

const LINKS: &str = "content/links.yaml";

fn look(content: &Content<'_>, report: &mut Report) {
    let former = content.project.links.iter().flat_map(|l| l.former.iter().map(move |f| (l, bare(f))));
    let former: Vec<_> = former.filter(|(_, bare)| !bare.is_empty()).collect();
    let texts = content.sources.under("content/").filter(|f| &*f.path != LINKS && (f.path.ends_with(".md") || f.path.ends_with(".yaml")));
    for file in texts {
        let Some(text) = file.text() else { continue };
        for (link, old) in &former {
            for (at, _) in text.match_indices(old).filter(|(at, _)| whole(text, *at, old.len())) {
                let span = Span::of_bytes(&file.path, text, at, at + old.len());
                let finding = RULE.finding().at(span).arg("found", *old).arg("id", &link.id.value);
                report.push(finding.arg("url", &link.url.value).arg("label", &link.label.vi));
            }
        }
    }
}

/// Without scheme and closing slash.
fn bare(url: &str) -> &str {
    url.split_once("://").map_or(url, |(_, rest)| rest).trim_end_matches('/')
}

/// Whether the host that starts here is not a part of a longer one.
fn whole(text: &str, at: usize, len: usize) -> bool {
    let joins = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '-');
    let before = text[..at].chars().next_back();
    !joins(before) && before != Some('.') && !joins(text[at + len..].chars().next())
}
