//! Markdown → the passages below its headings, as plain text that can be copied.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// What stands below each heading of `level`, up to the next heading, as plain text: title and paragraphs.
#[must_use]
pub fn below(body: &str, level: u8) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = Vec::new();
    let (mut heading, mut inside) = (false, false);
    for event in Parser::new_ext(body, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Heading { level: l, .. }) => {
                (heading, inside) = (true, l as u8 == level);
                if inside {
                    out.push((String::new(), String::new()));
                }
            }
            Event::End(TagEnd::Heading(_)) => heading = false,
            Event::Text(t) | Event::Code(t) if inside => {
                if let Some((title, text)) = out.last_mut() {
                    if heading { title } else { text }.push_str(&t);
                }
            }
            Event::SoftBreak if inside => out.last_mut().into_iter().for_each(|(_, text)| text.push(' ')),
            Event::HardBreak if inside => out.last_mut().into_iter().for_each(|(_, text)| text.push('\n')),
            Event::End(TagEnd::Paragraph | TagEnd::Item) if inside => {
                out.last_mut().into_iter().for_each(|(_, text)| text.push_str("\n\n"))
            }
            _ => {}
        }
    }
    out.retain(|(_, text)| !text.trim().is_empty());
    out.into_iter().map(|(title, text)| (title, text.trim().to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_ends_at_the_next_heading_and_keeps_its_paragraphs() {
        let found = below("## Lời đăng\n\n### Mời\n\nMột **hai**\nba.\n\nBốn.\n\n## Khác\n\nNăm.\n\n### Trống\n", 3);
        assert_eq!(found, [("Mời".to_owned(), "Một hai ba.\n\nBốn.".to_owned())]);
    }
}
