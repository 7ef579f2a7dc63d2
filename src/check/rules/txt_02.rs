//! TXT-02: themes and slogans are this year's, word for word.
//!
//! A theme or slogan that another year of the same campaign had as its theme is an error; so is a bold line under the
//! heading "Khẩu hiệu" of `khau-hieu.md` that `campaign.yaml` does not list. Source: DOMAIN.md §1.

use crate::check::passages::lang_of;
use crate::check::{Content, Pass, Rule};
use crate::diagnostic::{Report, Severity};
use crate::model::text::fold;
use crate::model::{Campaign, Page};

pub(super) static RULE: Rule = Rule { code: "TXT-02", level: Severity::Error, pass: Pass::Model(look) };

/// The document of slogans, and its heading in each language, folded.
const DOCUMENT: &str = "khau-hieu";
const HEADINGS: [&str; 3] = ["khau-hieu", "slogans", "slogan"];

fn look(content: &Content<'_>, report: &mut Report) {
    for campaign in &content.project.campaigns {
        other_years(content, campaign, report);
        for page in campaign.pages.iter().filter(|p| p.id == DOCUMENT || p.front.document.as_ref().is_some_and(|d| d.value == DOCUMENT)) {
            listed(campaign, page, report);
        }
    }
}

fn other_years(content: &Content<'_>, campaign: &Campaign, report: &mut Report) {
    let others = content.project.campaigns.iter().filter(|c| c.slug == campaign.slug && c.year != campaign.year);
    for other in others {
        let Some(theme) = &other.theme else { continue };
        let own = campaign.theme.iter().map(|t| (t.vi.as_str(), &t.span));
        let slogans = campaign.slogans.iter().map(|s| (s.text.vi.as_str(), &s.id.span));
        for (text, span) in own.chain(slogans).filter(|(text, _)| same(text, &theme.vi)) {
            // The year that had it first may keep it.
            if other.year < campaign.year {
                report.push(RULE.finding().at(span.clone()).arg("found", text).arg("year", other.year).arg("nearest", ""));
            }
        }
    }
}

fn same(a: &str, b: &str) -> bool {
    fold(a) == fold(b)
}

fn listed(campaign: &Campaign, page: &Page, report: &mut Report) {
    let lang = lang_of(&page.path);
    let name = campaign.series.names.get(lang);
    let mut approved: Vec<String> = campaign.slogans.iter().map(|s| s.text.get(lang).to_owned()).collect();
    approved.extend(campaign.theme.iter().map(|t| t.get(lang).to_owned()));
    approved.extend([name.to_owned(), format!("{name} {}", campaign.year), format!("{} {}", campaign.series.names.vi, campaign.year)]);
    let mut inside = false;
    let mut at = 0;
    for line in page.body().split_inclusive('\n') {
        if line.starts_with('#') {
            inside = line.starts_with("## ") && HEADINGS.contains(&fold(line).as_str());
        } else if let Some((from, slogan)) = bold(line).filter(|_| inside)
            && !approved.iter().any(|a| a == slogan)
        {
            let finding = RULE.finding().at(page.place(at + from, at + from + slogan.len())).arg("found", slogan).arg("year", "");
            report.push(finding.nearest(slogan, approved.iter().map(String::as_str)));
        }
        at += line.len();
    }
}

/// The bold words that a line or list item opens with, where they are a line of their own.
fn bold(line: &str) -> Option<(usize, &str)> {
    let start = line.len() - line.trim_start_matches(['-', '*', '+', ' ']).len();
    let open = line[..start].rfind("**")? + 2;
    let (text, rest) = line[open..].split_once("**")?;
    // Bold words in the midst of a sentence are no slogan.
    let alone = rest.trim().is_empty() || rest.trim_start().starts_with('(');
    (alone && !text.trim().is_empty()).then_some((open, text))
}

#[cfg(test)]
mod tests {
    use super::bold;

    #[test]
    fn a_slogan_is_a_bold_line() {
        assert_eq!(bold("- **a b**\n"), Some((4, "a b")));
        assert_eq!(bold("**a b**\n"), Some((2, "a b")));
        assert_eq!(bold("- **a** (*b*)\n"), Some((4, "a")));
        assert_eq!(bold("**a** and so on\n"), None);
        assert_eq!(bold("plain\n"), None);
    }
}
