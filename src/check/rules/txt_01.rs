//! TXT-01: a campaign or movement is written in its canonical form.
//!
//! `series/<slug>.yaml` lists the forms that are known to be wrong (`variants`); each is a finding wherever a text of
//! `content/` has it as whole words. `names.yaml` does the same for terms that are no campaign's, and lists the phrases
//! that may keep a wrong form because they cite it (a document's printed number). A variant that differs from the name in its first letter's case only is right at the
//! start of a sentence. Source: letter 456/TUHCĐ-VP writes one movement in two ways (DOMAIN.md §0).

use std::ops::Range;

use aho_corasick::AhoCorasick;

use crate::check::passages::{Passage, opens_sentence, words};
use crate::check::{Content, Pass, Rule};
use crate::diagnostic::{Report, Severity, nearest};
use crate::model::campaign::Series;

pub(super) static RULE: Rule = Rule { code: "TXT-01", level: Severity::Error, pass: Pass::Model(look) };

fn look(content: &Content<'_>, report: &mut Report) {
    let project = content.project;
    let mut forms: Vec<(&str, &str)> = Vec::new();
    for series in project.campaigns.iter().map(|c| &c.series) {
        forms.extend(series.variants.iter().map(|v| (v.as_str(), meant(series, v))));
    }
    for name in &project.names {
        forms.extend(name.variants.iter().map(|v| (v.as_str(), name.name.as_str())));
    }
    // The longest first: what it covers is not looked at again.
    forms.sort_by(|a, b| (b.0.len(), a.0).cmp(&(a.0.len(), b.0)));
    forms.dedup();
    let series = project.campaigns.iter().flat_map(|c| [Some(&c.series.names.vi), c.series.names.en.as_ref()]);
    let right: Vec<&str> = series.flatten().map(String::as_str).chain(project.organisations.iter().map(|o| o.name.vi.as_str())).collect();
    let quoted: Vec<&str> = project.names.iter().flat_map(|n| &n.quoted).map(String::as_str).collect();
    // Most passages have none of them; where there are too many to look for at once, each is looked for by itself.
    let wrong = AhoCorasick::new(forms.iter().map(|(variant, _)| variant)).ok();
    let suspect = |p: &&Passage| wrong.as_ref().is_none_or(|w| w.is_match(&p.text));
    let about_forms = |p: &Passage| p.keys.split('/').any(|k| k == "variants" || k == "quoted");
    for passage in content.passages.iter().filter(suspect).filter(|p| !about_forms(p)) {
        let mut taken: Vec<Range<usize>> = right.iter().chain(&quoted).flat_map(|name| words(&passage.text, name)).collect();
        for (variant, canonical) in &forms {
            for range in words(&passage.text, variant) {
                let known = taken.iter().any(|t| t.start <= range.start && range.end <= t.end);
                if known || excused(passage, &range, variant, canonical) {
                    continue;
                }
                report.push(RULE.finding().at(passage.place(range.clone())).arg("found", variant).arg("canonical", canonical));
                taken.push(range);
            }
        }
    }
}

/// The form that a variant stands for: the short one where it is nearer to it than the full one.
fn meant<'a>(series: &'a Series, variant: &str) -> &'a str {
    let forms = [Some(&series.names), series.short.as_ref()].into_iter().flatten().map(|t| t.vi.as_str());
    nearest(variant, forms).unwrap_or(&series.names.vi)
}

/// A capital at the start of a sentence is no other form.
fn excused(passage: &Passage, range: &Range<usize>, variant: &str, canonical: &str) -> bool {
    let rest = |s: &str| s.chars().skip(1).collect::<String>();
    let lower = |s: &str| s.chars().take(1).flat_map(char::to_lowercase).collect::<String>();
    let raised = variant.starts_with(char::is_uppercase) && canonical.starts_with(char::is_lowercase);
    raised && rest(variant) == rest(canonical) && lower(variant) == lower(canonical) && opens_sentence(&passage.text, range.start)
}
