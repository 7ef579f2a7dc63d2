//! Numbers and the sign between them stay on one line: `420 × 594`, `13 – 15/8/2024`.
//!
//! In and out: markdown's events. Code is left as it was typed, since people copy it.

use pulldown_cmark::{Event, Tag, TagEnd};

/// Signs that bind, with the spaces that they are written with.
const SIGNS: [&str; 2] = [" × ", " – "];

/// The events with such spaces made unbreakable (U+00A0).
pub(super) fn bound(events: Vec<Event<'_>>) -> Vec<Event<'_>> {
    let mut code = false;
    let mut out = Vec::with_capacity(events.len());
    for event in events {
        match &event {
            Event::Start(Tag::CodeBlock(_)) => code = true,
            Event::End(TagEnd::CodeBlock) => code = false,
            _ => {}
        }
        out.push(match event {
            Event::Text(text) if !code && SIGNS.iter().any(|s| text.contains(s)) => Event::Text(bind(&text).into()),
            other => other,
        });
    }
    out
}

fn bind(text: &str) -> String {
    let mut out = text.to_owned();
    for sign in SIGNS {
        let unbreakable = sign.replace(' ', "\u{a0}");
        let mut parts = out.split(sign);
        let mut joined = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let numbers = joined.ends_with(|c: char| c.is_ascii_digit()) && part.starts_with(|c: char| c.is_ascii_digit());
            joined.push_str(if numbers { &unbreakable } else { sign });
            joined.push_str(part);
        }
        out = joined;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::bind;

    #[test]
    fn signs_bind_numbers_and_leave_words_alone() {
        assert_eq!(bind("A2: 420 × 594 mm, 13 – 15/8/2024"), "A2: 420\u{a0}×\u{a0}594 mm, 13\u{a0}–\u{a0}15/8/2024");
        assert_eq!(bind("2 × 3 × 4"), "2\u{a0}×\u{a0}3\u{a0}×\u{a0}4");
        assert_eq!(bind("Tết – 2023, a × 2"), "Tết – 2023, a × 2");
    }
}
