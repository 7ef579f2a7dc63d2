//! `khau-hieu.txt`: slogans and captions, ready to copy, with the chapter's name in place.
//!
//! UTF-8 with a byte-order mark and CRLF, so that old Notepad shows the marks and the lines.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::diagnostic::messages::Lang;
use crate::model::fields::Values;
use crate::model::{Campaign, Project, Unit};
use crate::plan::kits::SLOGANS;

/// The text for one chapter; `None` where the campaign has no such document.
#[must_use]
pub fn text(project: &Project, campaign: &Campaign, unit: &Unit) -> Option<Vec<u8>> {
    let page = campaign.page(SLOGANS, Lang::Vi)?;
    let values = Values::of_unit(project, campaign, unit, None, Lang::Vi);
    Some(plain_file(&page.front.title, campaign, unit, page.body(), &values))
}

/// Any document as plain text.
pub(super) fn plain_file(title: &str, campaign: &Campaign, unit: &Unit, body: &str, values: &Values) -> Vec<u8> {
    let head = format!("{} – {}\n{}\n\n", title.to_uppercase(), campaign.version_label(), unit.chapter.vi);
    let text = head + &values.fill(&plain(body));
    let lines: Vec<&str> = text.trim_end().lines().map(str::trim_end).collect();
    format!("\u{feff}{}\r\n", lines.join("\r\n")).into_bytes()
}

/// Markdown as plain text: headings stand alone, items keep their dash.
fn plain(body: &str) -> String {
    let mut out = String::new();
    let mut depth = 0_usize;
    for event in Parser::new_ext(body, pulldown_cmark::Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                out.push('\n');
                if level as u8 <= 2 {
                    out.push_str("== ");
                }
            }
            Event::End(TagEnd::Heading(level)) => out.push_str(if level as u8 <= 2 { " ==\n\n" } else { "\n\n" }),
            Event::Start(Tag::List(_)) => depth += 1,
            Event::End(TagEnd::List(_)) => {
                depth = depth.saturating_sub(1);
                out.push('\n');
            }
            Event::Start(Tag::Item) => {
                if !out.ends_with('\n') {
                    out.push('\n');
                }
                out.push_str(&"  ".repeat(depth.saturating_sub(1)));
                out.push_str("- ");
            }
            Event::End(TagEnd::Item) if !out.ends_with('\n') => out.push('\n'),
            Event::End(TagEnd::Paragraph | TagEnd::TableRow | TagEnd::TableHead) => out.push_str(if depth > 0 { "\n" } else { "\n\n" }),
            Event::End(TagEnd::TableCell) => out.push_str("  "),
            Event::Text(t) | Event::Code(t) => out.push_str(&t),
            Event::SoftBreak => out.push(' '),
            Event::HardBreak => out.push('\n'),
            _ => {}
        }
    }
    while out.contains("\n\n\n") {
        out = out.replace("\n\n\n", "\n\n");
    }
    out.trim_start().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_items_and_names_come_out_plain() {
        let values = Values::default().with("unit.chapter", "Hội *X*".to_owned());
        let text = values.fill(&plain("## Khẩu hiệu\n\n- **Một**\n- Hai\n\n### A\n\n{{ unit.chapter }} mời"));
        assert_eq!(text.trim_end(), "== Khẩu hiệu ==\n\n- Một\n- Hai\n\nA\n\nHội *X* mời");
    }
}
