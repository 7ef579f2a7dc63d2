//! Markdown: links and headings with their places, and clean HTML.
//!
//! In: the body of a file. Out: [`links`], [`headings`], [`to_html`]. Raw HTML is untrusted and sanitised; addresses are
//! rewritten by whoever knows where pages stand. Must not know pages or outputs.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd};

/// A link or picture in a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Where it leads, as written.
    pub target: String,
    /// Byte range in the body.
    pub range: Range<usize>,
    /// A picture.
    pub image: bool,
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 1–6.
    pub level: u8,
    /// Its anchor, unique in the body.
    pub id: String,
    /// Its text.
    pub text: String,
}

fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH
}

/// Every link and picture, in markdown of any form and in raw HTML.
#[must_use]
pub fn links(body: &str) -> Vec<Link> {
    let mut out = Vec::new();
    for (event, range) in Parser::new_ext(body, options()).into_offset_iter() {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => out.push(Link { target: dest_url.into_string(), range, image: false }),
            Event::Start(Tag::Image { dest_url, .. }) => out.push(Link { target: dest_url.into_string(), range, image: true }),
            Event::Html(html) | Event::InlineHtml(html) => out.extend(html_links(&html, range.start)),
            _ => {}
        }
    }
    out
}

fn html_links(html: &str, offset: usize) -> Vec<Link> {
    let mut out = Vec::new();
    for (name, image) in [("href=", false), ("src=", true)] {
        for (at, _) in html.match_indices(name) {
            let value = &html[at + name.len()..];
            let target = match value.chars().next() {
                Some(q @ ('"' | '\'')) => value[1..].split(q).next(),
                _ => value.split([' ', '>', '\n']).next(),
            };
            if let Some(target) = target {
                let start = offset + at;
                out.push(Link { target: target.to_owned(), range: start..start + name.len() + target.len() + 1, image });
            }
        }
    }
    out
}

/// All headings with their anchors.
#[must_use]
pub fn headings(body: &str) -> Vec<Heading> {
    let mut out = Vec::new();
    let mut open: Option<(u8, String)> = None;
    let mut used = BTreeMap::new();
    for event in Parser::new_ext(body, options()) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => open = Some((level as u8, String::new())),
            Event::End(TagEnd::Heading(_)) => {
                if let Some((level, text)) = open.take() {
                    out.push(Heading { level, id: anchor(&text, &mut used), text });
                }
            }
            Event::Text(t) | Event::Code(t) => {
                if let Some((_, text)) = &mut open {
                    text.push_str(&t);
                }
            }
            _ => {}
        }
    }
    out
}

fn anchor(text: &str, used: &mut BTreeMap<String, usize>) -> String {
    let mut id = String::new();
    for c in unicode_normalization::UnicodeNormalization::nfd(text).filter(|c| !unicode_normalization::char::is_combining_mark(*c)) {
        match c {
            'đ' | 'Đ' => id.push('d'),
            c if c.is_ascii_alphanumeric() => id.push(c.to_ascii_lowercase()),
            _ if !id.is_empty() && !id.ends_with('-') => id.push('-'),
            _ => {}
        }
    }
    let id = id.trim_end_matches('-').to_owned();
    let count = used.entry(id.clone()).or_insert(0);
    *count += 1;
    if *count == 1 { id } else { format!("{id}-{count}") }
}

/// Sanitised HTML; `rewrite` turns an address as written into the one to publish.
#[must_use]
pub fn to_html(body: &str, rewrite: &dyn Fn(&str) -> String) -> String {
    let mut anchors = headings(body).into_iter().map(|h| h.id);
    let events = Parser::new_ext(body, options()).map(|event| match event {
        Event::Start(Tag::Heading { level, classes, attrs, .. }) => {
            let id = anchors.next().map(CowStr::from);
            Event::Start(Tag::Heading { level, id, classes, attrs })
        }
        other => other,
    });
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, events);
    let addresses: BTreeMap<String, String> = links(body).into_iter().map(|l| (l.target.clone(), rewrite(&l.target))).collect();
    let mut clean = ammonia::Builder::default();
    clean.add_generic_attributes(["id"]).link_rel(Some("noopener")).attribute_filter(move |_, name, value| {
        let moved = matches!(name, "href" | "src").then(|| addresses.get(value)).flatten();
        Some(moved.map_or_else(|| value.to_owned(), Clone::clone).into())
    });
    clean.clean(&html).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_of_every_form_are_found() {
        let body = "[a](x.md) ![b](y.png) [c]\n\n<a href=\"/z/\">d</a>\n\n[c]: /w/\n<https://e.example>";
        let mut targets: Vec<String> = links(body).into_iter().map(|l| l.target).collect();
        targets.sort();
        assert_eq!(targets, ["/w/", "/z/", "https://e.example", "x.md", "y.png"]);
    }

    #[test]
    fn scripts_and_handlers_do_not_get_out() {
        let html = to_html("<script>x</script><img src=\"a.png\" onerror=\"x()\">\n\n[y](javascript:x)", &str::to_owned);
        assert!(!html.contains("script") && !html.contains("onerror"), "{html}");
    }

    #[test]
    fn anchors_are_plain_and_unique() {
        let ids: Vec<String> = headings("## Đổi mới\n\n## Đổi mới\n").into_iter().map(|h| h.id).collect();
        assert_eq!(ids, ["doi-moi", "doi-moi-2"]);
    }
}
