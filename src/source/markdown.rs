//! Markdown: links and headings with their places, and clean HTML.
//!
//! In: the body of a file. Out: [`links`], [`headings`], [`to_html`]. Raw HTML is untrusted and sanitised; addresses,
//! pictures and words come from whoever knows where pages stand ([`Surroundings`]). Must not know pages or outputs.

mod blocks;
mod bound;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

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

/// What is understood beside plain CommonMark: tables, footnotes, strikethrough, call-outs (`> [!NOTE]`).
#[must_use]
pub fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_GFM
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
    let events: Vec<Event<'_>> = Parser::new_ext(body, options()).collect();
    headings_in(&events, taken)
}

fn headings_in(events: &[Event<'_>], taken: &BTreeSet<String>) -> Vec<Heading> {
    let mut out = Vec::new();
    let mut open: Option<(u8, String)> = None;
    let mut used: BTreeMap<String, usize> = BTreeMap::new();
    for event in events {
        match event {
            Event::Start(Tag::Heading { level, .. }) => open = Some((*level as u8, String::new())),
            Event::End(TagEnd::Heading(_)) => {
                if let Some((level, text)) = open.take() {
                    out.push(Heading { level, id: anchor(&text, &mut used, taken), text });
                }
            }
            Event::Text(t) | Event::Code(t) => {
                if let Some((_, text)) = &mut open {
                    text.push_str(t);
                }
            }
            _ => {}
        }
    }
    out
}

fn anchor(text: &str, used: &mut BTreeMap<String, usize>, taken: &BTreeSet<String>) -> String {
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
    let count = used.entry(id.clone()).or_insert_with(|| usize::from(taken.contains(&id)));
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

/// What a text does not say itself.
pub trait Surroundings {
    /// The address to publish for one as written.
    fn address(&self, written: &str) -> String;

    /// A picture's element, as HTML that is trusted.
    fn picture(&self, picture: &Picture) -> String;

    /// The word for `note`, `tip`, `important`, `warning`, `caution` and `note_back`.
    fn word(&self, id: &str) -> String;

    /// Words cut at the places where somebody's own are filled in.
    fn pieces<'t>(&self, text: &'t str) -> Vec<Piece<'t>> {
        vec![Piece::Plain(text.into())]
    }

    /// Anchors that the page has already; headings avoid them.
    fn taken(&self) -> &BTreeSet<String>;
}

/// A stretch of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece<'t> {
    /// As any others.
    Plain(Cow<'t, str>),
    /// Standing in for somebody's own, and marked so.
    Marked(String),
}

/// A picture in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Its address, as written.
    pub src: String,
    /// What it shows, for those who can't see it.
    pub alt: String,
    /// How many pictures the text has before it.
    pub before: usize,
    /// It stands among others.
    pub in_gallery: bool,
}

/// A text as HTML.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rendered {
    /// Clean HTML.
    pub html: String,
    /// Its headings.
    pub headings: Vec<Heading>,
    /// How many words it has, roughly.
    pub words: usize,
}

/// Stands in for an address while the HTML is cleaned.
const TOKEN: &str = "nd-address-";
/// Stands on both sides of a number, in the place of a picture, while the HTML is cleaned.
const HOLD: char = '\u{f8fe}';

/// Sanitised HTML of a body.
#[must_use]
pub fn to_html(body: &str, around: &dyn Surroundings) -> Rendered {
    let body = body.replace(HOLD, "");
    let events: Vec<Event<'_>> = Parser::new_ext(&body, options()).collect();
    let raw = events.iter().any(|e| matches!(e, Event::Html(_) | Event::InlineHtml(_)));
    let events = bound::bound(blocks::filled(events, around));
    let headings = headings_in(&events, around.taken());
    let words = events.iter().map(|e| if let Event::Text(t) = e { t.split_whitespace().count() } else { 0 }).sum();
    let mut writer = blocks::Writer::new(around, headings.iter().map(|h| h.id.clone()), raw);
    let events = writer.rewrite(events);
    let mut html = String::with_capacity(body.len() * 2);
    pulldown_cmark::html::push_html(&mut html, events.into_iter());
    if raw {
        html = clean(&html, &body, &writer.addresses, around);
    }
    Rendered { html: writer.fill(&html), headings, words }
}

/// Leaves of a page's HTML what is harmless. Needed only where the text holds HTML of its own.
fn clean(html: &str, body: &str, addresses: &[String], around: &dyn Surroundings) -> String {
    let raw: BTreeMap<String, String> = links(body).into_iter().map(|l| (l.target.clone(), around.address(&l.target))).collect();
    let addresses = addresses.to_vec();
    let mut clean = ammonia::Builder::default();
    for (tag, classes) in blocks::CLASSES {
        clean.add_allowed_classes(tag, classes);
    }
    clean.add_generic_attributes(["id", "aria-label"]).link_rel(None).attribute_filter(move |_, name, value| {
        if !matches!(name, "href" | "src") {
            return Some(value.into());
        }
        let moved = value.strip_prefix(TOKEN).and_then(|n| addresses.get(n.parse::<usize>().ok()?)).or_else(|| raw.get(value));
        Some(safe(moved.map_or(value, String::as_str)).to_owned().into())
    });
    clean.clean(html).to_string()
}

/// An address that a page may carry, else `#`.
fn safe(address: &str) -> &str {
    if harmless(address) { address } else { "#" }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page that moves addresses by a rule.
    struct Page<'a>(BTreeSet<String>, &'a dyn Fn(&str) -> String);

    impl Surroundings for Page<'_> {
        fn address(&self, written: &str) -> String {
            (self.1)(written)
        }
        fn picture(&self, p: &Picture) -> String {
            format!("<img src=\"{}\" alt=\"{}\"{}>", (self.1)(&p.src), p.alt, if p.before > 0 { " loading=\"lazy\"" } else { "" })
        }
        fn word(&self, id: &str) -> String {
            id.to_uppercase()
        }
        fn taken(&self) -> &BTreeSet<String> {
            &self.0
        }
    }

    fn html(body: &str) -> String {
        to_html(body, &Page(BTreeSet::new(), &str::to_owned)).html
    }

    #[test]
    fn words_that_stand_in_are_marked_and_reach_headings() {
        struct Filled(BTreeSet<String>);
        impl Surroundings for Filled {
            fn address(&self, written: &str) -> String {
                written.to_owned()
            }
            fn picture(&self, p: &Picture) -> String {
                format!("<img alt=\"{}\">", p.alt)
            }
            fn word(&self, id: &str) -> String {
                id.to_owned()
            }
            fn pieces<'t>(&self, text: &'t str) -> Vec<Piece<'t>> {
                vec![Piece::Plain(text.replace("{{ x }}", "").into()), Piece::Marked("<b>".to_owned())]
            }
            fn taken(&self) -> &BTreeSet<String> {
                &self.0
            }
        }
        let rendered = to_html("## A {{ x }}\n\n![c {{ x }}](d.png) <i>e</i>", &Filled(BTreeSet::new()));
        assert!(rendered.html.contains("A <span class=\"field\">&lt;b&gt;</span></h2>"), "{}", rendered.html);
        assert_eq!((rendered.headings[0].text.as_str(), rendered.headings[0].id.as_str()), ("A <b>", "a-b"));
        assert!(rendered.html.contains("alt=\"c &lt;b&gt;\"") || rendered.html.contains("alt=\"c <b>\""), "{}", rendered.html);
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
        let html = to_html("[x](<tài liệu.md>) [y](a.md) <a href=\"a.md\">z</a> <x@y.example>", &Page(BTreeSet::new(), &rewrite)).html;
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

    #[test]
    fn the_fast_way_without_html_keeps_as_much_out() {
        let html = html("[y](javascript:x) [w](//evil.example) [v](VBScript:x) ![p](javascript:y)\n\n&lt;script&gt;");
        for bad in ["javascript", "evil", "vbscript", "<script"] {
            assert!(!html.to_lowercase().contains(bad), "{html}");
        }
    }

    #[test]
    fn a_picture_alone_is_a_figure_with_caption_and_credit() {
        let html = html("![Trại](a.jpg \"Lễ khai mạc | Ảnh: An\")\n\nchữ ![b](b.png) chữ\n");
        let figure =
            "<figure><img src=\"a.jpg\" alt=\"Trại\"><figcaption>Lễ khai mạc · <span class=\"credit\">Ảnh: An</span></figcaption></figure>";
        assert!(html.starts_with(figure), "{html}");
        assert!(html.contains("<p>chữ <img src=\"b.png\" alt=\"b\" loading=\"lazy\"> chữ</p>"), "{html}");
    }

    #[test]
    fn pictures_on_following_lines_are_a_gallery_also_beside_raw_html() {
        for tail in ["", "\n<b>x</b>\n"] {
            let html = html(&format!("![a](a.jpg)\n![b](b.jpg \"B\")\n{tail}"));
            let gallery = "<div class=\"gallery\"><figure><img src=\"a.jpg\" alt=\"a\"></figure>\n<figure><img src=\"b.jpg\" alt=\"b\" loading=\"lazy\"><figcaption>B</figcaption></figure></div>";
            assert!(html.contains(gallery), "{html}");
        }
    }

    #[test]
    fn call_outs_carry_their_word() {
        let html = html("> [!WARNING]\n> Không *dừng* xe.\n\n> thường\n");
        assert!(
            html.contains(
                "<div class=\"callout callout-warning\"><p class=\"callout-title\">WARNING</p>\n<p>Không <em>dừng</em> xe.</p>\n</div>"
            ),
            "{html}"
        );
        assert!(html.contains("<blockquote>"), "{html}");
    }

    #[test]
    fn footnotes_stand_at_the_end_in_the_order_of_their_marks() {
        let html = html("a[^b] c[^a]\n\n[^a]: Một\n\n[^b]: Hai\n\ncuối\n");
        assert!(html.contains("<sup class=\"note-ref\"><a id=\"fnref-1\" href=\"#fn-1\">1</a></sup>"), "{html}");
        let (text, notes) = html.split_once("<ol class=\"notes\">").expect("notes");
        assert!(text.contains("cuối"), "{html}");
        assert!(notes.contains("<li id=\"fn-1\">\n<p>Hai") && notes.find("Hai") < notes.find("Một"), "{html}");
        assert!(notes.contains("href=\"#fnref-2\" aria-label=\"NOTE_BACK 2\""), "{html}");
    }
}
