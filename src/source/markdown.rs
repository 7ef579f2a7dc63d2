//! Markdown: links and headings with their places, and clean HTML.
//!
//! In: the body of a file. Out: [`links`], [`headings`], [`to_html`]. Raw HTML is untrusted and sanitised; addresses are
//! rewritten by whoever knows where pages stand. Must not know pages or outputs.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

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

/// Every link and picture, in markdown of any form and in raw HTML, in order.
#[must_use]
pub fn links(body: &str) -> Vec<Link> {
    let mut out = Vec::new();
    for (event, range) in Parser::new_ext(body, options()).into_offset_iter() {
        match event {
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                out.push(Link { target: address(link_type, &dest_url), range, image: false })
            }
            Event::Start(Tag::Image { dest_url, .. }) => out.push(Link { target: dest_url.into_string(), range, image: true }),
            Event::Html(html) | Event::InlineHtml(html) => out.extend(html_links(&html, range.start)),
            _ => {}
        }
    }
    out
}

fn address(kind: LinkType, url: &str) -> String {
    if kind == LinkType::Email { format!("mailto:{url}") } else { url.to_owned() }
}

/// `href` and `src` of tags, in any case, quoted or not, with spaces around `=`.
fn html_links(html: &str, offset: usize) -> Vec<Link> {
    let lower = html.to_ascii_lowercase();
    let mut out = Vec::new();
    for (name, image) in [("href", false), ("src", true)] {
        for (at, _) in lower.match_indices(name).filter(|(at, _)| lower[..*at].ends_with(char::is_whitespace)) {
            let rest = html[at + name.len()..].trim_start();
            let Some(value) = rest.strip_prefix('=').map(str::trim_start) else { continue };
            let target = match value.chars().next() {
                Some(q @ ('"' | '\'')) => value[1..].split(q).next(),
                _ => value.split(|c: char| c.is_whitespace() || c == '>').next(),
            };
            if let Some(target) = target {
                let start = html.len() - value.len();
                let range = offset + at..offset + start + target.len() + 1;
                out.push(Link { target: target.replace("&amp;", "&"), range, image });
            }
        }
    }
    out.sort_by_key(|l| l.range.start);
    out
}

/// All headings with their anchors; none of `taken`, the page's own.
#[must_use]
pub fn headings(body: &str, taken: &BTreeSet<String>) -> Vec<Heading> {
    let mut out = Vec::new();
    let mut open: Option<(u8, String)> = None;
    let mut used: BTreeMap<String, usize> = taken.iter().map(|id| (id.clone(), 1)).collect();
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
    // Letters first: style sheets and old browsers want it so.
    let start = if id.starts_with(|c: char| c.is_ascii_alphabetic()) { "" } else { "h-" };
    let id = format!("{start}{}", id.trim_end_matches('-'));
    let count = used.entry(id.clone()).or_insert(0);
    *count += 1;
    if *count == 1 { id } else { format!("{id}-{count}") }
}

/// Schemes that may leave a page.
pub const SCHEMES: [&str; 4] = ["https", "http", "mailto", "tel"];

/// The scheme of an address, where it has one.
#[must_use]
pub fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let letters = scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '.' | '-'));
    (letters && scheme.starts_with(|c: char| c.is_ascii_alphabetic())).then_some(scheme)
}

/// Whether an address is one that a page may carry.
fn harmless(address: &str) -> bool {
    let address: String = address.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    scheme(&address).is_none_or(|s| SCHEMES.contains(&s.to_ascii_lowercase().as_str())) && !address.starts_with("//")
}

/// Stands in for an address while the HTML is cleaned.
const TOKEN: &str = "nd-address-";

/// Sanitised HTML; `rewrite` turns an address as written into the one to publish. Anchors of headings avoid `taken`.
#[must_use]
pub fn to_html(body: &str, taken: &BTreeSet<String>, rewrite: &dyn Fn(&str) -> String) -> String {
    let mut anchors = headings(body, taken).into_iter().map(|h| h.id);
    let mut addresses = Vec::new();
    let mut token = |target: String| {
        addresses.push(rewrite(&target));
        CowStr::from(format!("{TOKEN}{}", addresses.len() - 1))
    };
    let events: Vec<Event<'_>> = Parser::new_ext(body, options())
        .map(|event| match event {
            Event::Start(Tag::Heading { level, classes, attrs, .. }) => {
                let id = anchors.next().map(CowStr::from);
                Event::Start(Tag::Heading { level, id, classes, attrs })
            }
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let dest_url = token(address(link_type, &dest_url));
                Event::Start(Tag::Link { link_type: LinkType::Inline, dest_url, title, id })
            }
            Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
                let dest_url = token(dest_url.into_string());
                Event::Start(Tag::Image { link_type, dest_url, title, id })
            }
            other => other,
        })
        .collect();
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, events.into_iter());
    let raw: BTreeMap<String, String> = links(body).into_iter().map(|l| (l.target.clone(), rewrite(&l.target))).collect();
    let mut clean = ammonia::Builder::default();
    clean.add_generic_attributes(["id"]).link_rel(None).attribute_filter(move |_, name, value| {
        if !matches!(name, "href" | "src") {
            return Some(value.into());
        }
        let moved = value.strip_prefix(TOKEN).and_then(|n| addresses.get(n.parse::<usize>().ok()?)).or_else(|| raw.get(value));
        let moved = moved.map_or(value, String::as_str);
        Some(if harmless(moved) { moved.to_owned() } else { "#".to_owned() }.into())
    });
    clean.clean(&html).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(body: &str) -> String {
        to_html(body, &BTreeSet::new(), &str::to_owned)
    }

    #[test]
    fn links_of_every_form_are_found() {
        let body =
            "[a](x.md) ![b](y.png) [c]\n\n<a class=k HREF = \"/z/\">d</a> <img src=w.png>\n\n[c]: /w/\n<https://e.example> <x@y.example>";
        let mut targets: Vec<String> = links(body).into_iter().map(|l| l.target).collect();
        targets.sort();
        assert_eq!(targets, ["/w/", "/z/", "https://e.example", "mailto:x@y.example", "w.png", "x.md", "y.png"]);
    }

    #[test]
    fn scripts_and_handlers_do_not_get_out() {
        let html = html(
            "<script>x</script><img src=\"a.png\" onerror=\"x()\">\n\n[y](javascript:x) <a href=\"JavaScript:x\">z</a> [w](//evil.example)",
        );
        for bad in ["script", "onerror", "evil"] {
            assert!(!html.to_lowercase().contains(bad), "{html}");
        }
    }

    #[test]
    fn addresses_are_rewritten_once_whatever_their_letters() {
        let rewrite = |a: &str| if a == "tài liệu.md" { "a.md".to_owned() } else { format!("../{a}") };
        let html = to_html("[x](<tài liệu.md>) [y](a.md) <a href=\"a.md\">z</a> <x@y.example>", &BTreeSet::new(), &rewrite);
        assert_eq!(html.matches("\"a.md\"").count(), 1, "{html}");
        assert_eq!(html.matches("\"../a.md\"").count(), 2, "{html}");
        assert!(html.contains("mailto:x@y.example"), "{html}");
    }

    #[test]
    fn anchors_are_plain_and_unique() {
        let taken = ["type".to_owned()].into();
        let ids: Vec<String> = headings("## Đổi mới\n\n## Đổi mới\n\n## Type\n\n## 1. Tên\n", &taken).into_iter().map(|h| h.id).collect();
        assert_eq!(ids, ["doi-moi", "doi-moi-2", "type-2", "h-1-ten"]);
    }
}
