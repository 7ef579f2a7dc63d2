//! TXT-09: a weekday, a lunar date and a solar date that stand together agree.
//!
//! Weekdays of the Gregorian calendar; lunar days of the Vietnamese calendar (UTC+7). Source: DOMAIN.md §1.1.

use jiff::civil::Weekday;

use crate::check::dates::{lunar_pairs, tokens, weekdays};
use crate::check::{Content, Pass, Rule};
use crate::diagnostic::{Report, Severity};
use crate::model::lunar::lunar;

pub(super) static RULE: Rule = Rule { code: "TXT-09", level: Severity::Error, pass: Pass::Model(look) };

fn look(content: &Content<'_>, report: &mut Report) {
    for passage in &content.passages {
        let tokens = tokens(&passage.text);
        for written in weekdays(&tokens) {
            let right = written.date.0.weekday();
            if right != written.weekday {
                let found = passage.text[written.range.clone()].to_owned();
                let finding = RULE.finding().at(passage.place(written.range)).arg("kind", "weekday").arg("found", found);
                report.push(finding.arg("right", name(right)).arg("date", written.date.show(crate::diagnostic::messages::Lang::Vi)));
            }
        }
        for written in lunar_pairs(&tokens) {
            let wrong = written.pairs.iter().find(|(day, month, solar)| {
                let l = lunar(*solar);
                (l.day, l.month) != (*day, *month)
            });
            if let Some((_, _, solar)) = wrong {
                let l = lunar(*solar);
                let found = passage.text[written.range.clone()].to_owned();
                let finding = RULE.finding().at(passage.place(written.range)).arg("kind", "lunar").arg("found", found);
                let date = solar.show(crate::diagnostic::messages::Lang::Vi);
                report.push(finding.arg("right", format!("{}/{}", l.day, l.month)).arg("date", date));
            }
        }
    }
}

/// Messages know weekdays as `@weekday-1` (Monday) to `@weekday-7`.
fn name(day: Weekday) -> String {
    format!("@weekday-{}", day.to_monday_one_offset())
}
