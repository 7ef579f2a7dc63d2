//! DOC-03: numbers and symbols of documents look as the decree has them: `05/KH-CTĐ`.
//!
//! A number under 10 has a zero before it; the symbol is capitals, its groups joined by hyphens without spaces. Source: Nghị
//! định 30/2020/NĐ-CP, Phụ lục I, mục II.3 (DOMAIN.md §5). A chapter's own letters are its own (`17/KH-CTĐ`, `351/KH-CTĐQB`).

use super::doc_01::official;
use crate::check::{Content, Pass, Rule};
use crate::diagnostic::{Report, Severity};

pub(super) static RULE: Rule = Rule { code: "DOC-03", level: Severity::Error, pass: Pass::Model(look) };

fn look(content: &Content<'_>, report: &mut Report) {
    for kind in official(content) {
        let spec = &kind.spec;
        for symbol in spec.symbol.iter().chain(&spec.office).filter(|s| !is_group(s)) {
            report.push(RULE.finding().at(symbol.span.clone()).arg("kind", "symbol").arg("found", &symbol.value).arg("suggestion", ""));
        }
    }
    for number in content.project.overrides.iter().filter_map(|o| o.data.document.as_ref()?.number.as_ref()) {
        let (count, symbol) = number.split_once('/').unwrap_or((number, ""));
        let digits = !count.is_empty() && count.bytes().all(|b| b.is_ascii_digit());
        let groups = symbol.contains('-') && symbol.split('-').all(is_group);
        if digits && count.len() > 1 && groups {
            continue;
        }
        let padded = if digits && groups { format!("0{}", number.value) } else { String::new() };
        let finding = RULE.finding().at(number.span.clone()).arg("kind", "number");
        report.push(finding.arg("found", &number.value).arg("suggestion", padded));
    }
}

/// One group of a symbol: capitals, marks included.
fn is_group(text: &str) -> bool {
    !text.is_empty() && text.chars().all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    #[test]
    fn groups_are_capitals() {
        assert!(["KH", "CTĐ", "TƯHCTĐ"].into_iter().all(super::is_group));
        assert!(["", "Kh", "K H", "K1"].into_iter().all(|g| !super::is_group(g)));
    }
}
