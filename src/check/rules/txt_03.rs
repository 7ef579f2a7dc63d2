//! TXT-03: texts are Unicode NFC, in letters that the brand's fonts have, with en dashes in names and one way of placing
//! tone marks (`hòa` or `hoà`) in a file.
//!
//! Only a letter without a glyph is an error; the rest are warnings. Source: practice (DOMAIN.md §3.3).

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::check::passages::{Passage, is_letter};
use crate::check::{Content, Pass, Rule};
use crate::diagnostic::{Diagnostic, Report, Severity, Span};

pub(super) static RULE: Rule = Rule { code: "TXT-03", level: Severity::Error, pass: Pass::Model(look) };

fn look(content: &Content<'_>, report: &mut Report) {
    decomposed(content, report);
    for passage in &content.passages {
        if on_artboards(passage) {
            uncovered(content, passage, report);
        }
        if passage.is_name()
            && let Some(at) = passage.text.find(" - ")
        {
            let shown = passage.text.replace(" - ", " – ");
            report.push(mild("dash").at(passage.place(at..at + 3)).arg("found", &passage.text).arg("suggestion", shown));
        }
    }
    for page in content.passages.iter().filter(|p| p.keys.is_empty()) {
        mixed_marks(page, report);
    }
}

fn mild(kind: &str) -> Diagnostic {
    Diagnostic { severity: Severity::Warning, ..RULE.finding() }.arg("kind", kind)
}

/// The first place of each file that is not NFC; the program reads it as NFC all the same.
fn decomposed(content: &Content<'_>, report: &mut Report) {
    for file in content.sources.under("content/").chain(content.sources.under("themes/")).chain(content.sources.under("brand/")) {
        let Some(text) = file.text().filter(|t| is_nfc_quick(t.chars()) != IsNormalized::Yes) else { continue };
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let composed: String = line.nfc().collect();
            if composed != line {
                let same = line.chars().zip(composed.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum::<usize>();
                let span = Span::of_bytes(&file.path, text, at + same, at + same + 1);
                report.push(mild("nfd").at(span).arg("found", composed[same..].chars().next().unwrap_or(' ')).arg("suggestion", ""));
                break;
            }
            at += line.len();
        }
    }
}

/// Whether a text may be painted on an artboard.
fn on_artboards(passage: &Passage) -> bool {
    let path = &*passage.path;
    let named = passage.is_name() && (path.ends_with("campaign.yaml") || path.ends_with("edition.yaml"));
    named
        || (path.starts_with("content/series/") && passage.keys.starts_with("names"))
        || (path.starts_with("content/units/") && passage.is_name())
}

fn uncovered(content: &Content<'_>, passage: &Passage, report: &mut Report) {
    let family = &content.project.brand.tokens.typography.family;
    let lacking = |c: char| !c.is_whitespace() && !c.is_control() && !content.coverage.draws(family, c);
    if let Some((at, c)) = passage.text.char_indices().find(|(_, c)| lacking(*c)) {
        let finding = RULE.finding().arg("kind", "glyph").at(passage.place(at..at + c.len_utf8()));
        report.push(finding.arg("found", c).arg("suggestion", family));
    }
}

/// `hòa` marks the first of two vowels, `hoà` the second; a file that does both is untidy.
fn mixed_marks(page: &Passage, report: &mut Report) {
    let mut found: [Vec<std::ops::Range<usize>>; 2] = [Vec::new(), Vec::new()];
    let mut start = None;
    for (i, c) in page.text.char_indices().chain([(page.text.len(), ' ')]) {
        match (is_letter(c), start) {
            (true, None) => start = Some(i),
            (false, Some(s)) => {
                if let Some(style) = mark_style(&page.text[s..i]) {
                    found[style].push(s..i);
                }
                start = None;
            }
            _ => {}
        }
    }
    let rare = usize::from(found[0].len() >= found[1].len());
    if let (Some(first), Some(other)) = (found[rare].first(), found[1 - rare].first()) {
        let finding = mild("marks").at(page.place(first.clone())).arg("found", &page.text[first.clone()]);
        report.push(finding.arg("suggestion", &page.text[other.clone()]));
    }
}

/// 0 where the first of a pair `oa`, `oe`, `uy` carries the tone, 1 where the second does.
fn mark_style(word: &str) -> Option<usize> {
    let mut back = word.chars().rev();
    let (b, a) = (back.next()?, back.next()?);
    if a.is_ascii() && b.is_ascii() {
        return None;
    }
    let [a, b] = [a, b].map(|c| c.to_lowercase().next().unwrap_or(c));
    let after_q = back.next().is_some_and(|c| c.eq_ignore_ascii_case(&'q'));
    let first = ("òóỏõọ".contains(a) && "ae".contains(b)) || ("ùúủũụ".contains(a) && b == 'y');
    let second = (a == 'o' && "àáảãạèéẻẽẹ".contains(b)) || (a == 'u' && !after_q && "ỳýỷỹỵ".contains(b));
    if first {
        Some(0)
    } else if second {
        Some(1)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::mark_style;

    #[test]
    fn both_ways_of_placing_marks() {
        for (word, style) in
            [("hòa", Some(0)), ("hoà", Some(1)), ("khỏe", Some(0)), ("thuỷ", Some(1)), ("quý", None), ("hoàn", None), ("hoa", None)]
        {
            assert_eq!(mark_style(word), style, "{word}");
        }
    }
}
