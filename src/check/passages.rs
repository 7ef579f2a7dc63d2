//! The texts of `content/`, each with a way back to its place.
//!
//! In: the model and the sources. Out: [`Passage`]s: every string of YAML files and front matters, and the body of every
//! page with all that is no prose (code, addresses, marks) blanked out byte by byte. Must not know what rules look for.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use rayon::prelude::*;

use crate::diagnostic::Span;
use crate::diagnostic::messages::Lang;
use crate::model::{Campaign, Page, Project};
use crate::source::yaml::{self, Node, Value};
use crate::source::{Sources, front_matter, markdown};

/// One text.
pub(super) struct Passage {
    /// The text, NFC.
    pub(super) text: String,
    /// Project path of its file.
    pub(super) path: Arc<str>,
    /// The keys that lead to it in YAML: `theme/vi`; empty for a body.
    pub(super) keys: String,
    /// The year and slug of the campaign it belongs to.
    pub(super) campaign: Option<(i16, String)>,
    /// Where it starts.
    start: Start,
}

enum Start {
    /// A string of YAML: its place, and the file's text from there on.
    Yaml { span: Span, raw: Arc<str>, at: usize },
    /// A body: the file's text and where the body begins.
    Body { file: Arc<str>, offset: usize },
}

impl Passage {
    /// The place of a byte range of the text.
    pub(super) fn place(&self, range: Range<usize>) -> Span {
        match &self.start {
            Start::Body { file, offset } => Span::of_bytes(&self.path, file, offset + range.start, offset + range.end),
            Start::Yaml { span, raw, at } => {
                let needle = &self.text[range.clone()];
                let nth = self.text[..range.start].matches(needle).count();
                let limit = raw.len().min(at + self.text.len() * 3 + 64);
                let end = (0..=limit).rev().find(|&i| raw.is_char_boundary(i)).unwrap_or(*at);
                let hit = raw[*at..end].match_indices(needle).nth(nth).map(|(i, _)| at + i);
                hit.map_or_else(|| span.clone(), |i| Span::of_bytes(&self.path, raw, i, i + needle.len()))
            }
        }
    }

    /// The campaign it belongs to.
    pub(super) fn campaign_of<'a>(&self, project: &'a Project) -> Option<&'a Campaign> {
        let (year, slug) = self.campaign.as_ref()?;
        project.campaign(*year, slug)
    }

    /// Whether it names things rather than tells of them: titles, names, themes, slogans.
    pub(super) fn is_name(&self) -> bool {
        const NAMES: [&str; 9] = ["name", "names", "title", "theme", "slogans", "chapter", "label", "place", "hashtags"];
        self.keys.split('/').any(|k| NAMES.contains(&k))
    }
}

/// Whether a character is a letter of the Latin script, with whatever marks: what words are made of here. Unicode's own
/// tables answer for every script, and far more slowly.
pub(super) fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || (matches!(c, 'À'..='ɏ' | 'Ḁ'..='ỿ') && !matches!(c, '×' | '÷'))
}

/// Every text of `content/`.
pub(super) fn collect(project: &Project, sources: &Sources) -> Vec<Passage> {
    let mut out = Vec::new();
    // The guides' examples speak of the program, to nobody else.
    for file in sources.under("content/").filter(|f| f.path.ends_with(".yaml") && !f.path.starts_with("content/huong-dan/")) {
        let Some(text) = file.text() else { continue };
        if let Ok(node) = yaml::parse(&file.path, text) {
            strings(&node, &mut String::new(), &file.path, &text.into(), &mut out);
        }
    }
    let of_campaigns = project.campaigns.iter().flat_map(|c| &c.pages).chain(&project.documents);
    let pages: Vec<&Page> = of_campaigns.chain(&project.pages).chain(&project.articles).collect();
    // In parallel, since there may be thousands.
    out.extend(pages.par_iter().map(|p| page(p)).collect::<Vec<_>>().into_iter().flatten());
    out
}

fn page(page: &Page) -> Vec<Passage> {
    let mut out = Vec::new();
    if let Ok(parts) = front_matter::split(&page.path, &page.text)
        && let Ok(node) = yaml::parse(&page.path, parts.yaml)
    {
        strings(&node, &mut String::new(), &page.path, &page.text, &mut out);
    }
    out.push(Passage {
        text: prose(page.body()),
        path: page.path.clone(),
        keys: String::new(),
        campaign: campaign(&page.path),
        start: Start::Body { file: page.text.clone(), offset: page.body_start },
    });
    out
}

fn strings(node: &Node, keys: &mut String, path: &Arc<str>, raw: &Arc<str>, out: &mut Vec<Passage>) {
    match &node.value {
        Value::Str(text) => {
            let at = byte_of(raw, &node.span);
            let start = Start::Yaml { span: node.span.clone(), raw: raw.clone(), at };
            out.push(Passage { text: text.clone(), path: path.clone(), keys: keys.clone(), campaign: campaign(path), start });
        }
        Value::Seq(items) => items.iter().for_each(|n| strings(n, keys, path, raw, out)),
        Value::Map(entries) => {
            for (key, n) in entries {
                let before = keys.len();
                if before > 0 {
                    keys.push('/');
                }
                keys.push_str(&key.name);
                strings(n, keys, path, raw, out);
                keys.truncate(before);
            }
        }
        _ => {}
    }
}

/// `content/campaigns/2023/x/…`, `content/units/u/x-2023/…` → `(2023, x)`.
fn campaign(path: &str) -> Option<(i16, String)> {
    if let Some(rest) = path.strip_prefix("content/units/") {
        let mut parts = rest.split('/').skip(1);
        let (slug, year) = parts.next()?.rsplit_once('-')?;
        return parts.next().and_then(|_| Some((year.parse().ok()?, slug.to_owned())));
    }
    let mut parts = path.strip_prefix("content/campaigns/")?.split('/');
    let (year, slug) = (parts.next()?.parse().ok()?, parts.next()?);
    parts.next().map(|_| (year, slug.to_owned()))
}

fn byte_of(text: &str, span: &Span) -> usize {
    let line: usize = text.split_inclusive('\n').take(span.line.saturating_sub(1) as usize).map(str::len).sum();
    let column = span.column.saturating_sub(1) as usize;
    line + text[line..].char_indices().nth(column).map_or(0, |(i, _)| i)
}

/// The body with all but its prose blanked out: same bytes, same lines. Bars of tables stay.
fn prose(body: &str) -> String {
    let mut out: Vec<u8> = body.bytes().map(|b| if matches!(b, b'\n' | b'|') { b } else { b' ' }).collect();
    let mut code = 0_u32;
    for (event, range) in Parser::new_ext(body, markdown::options()).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(_)) => code += 1,
            Event::End(TagEnd::CodeBlock) => code -= 1,
            Event::Text(_) if code == 0 => out[range.clone()].copy_from_slice(&body.as_bytes()[range]),
            _ => {}
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| " ".repeat(body.len()))
}

/// Where `needle` stands in `text` as whole words.
pub(super) fn words<'t>(text: &'t str, needle: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
    let joins = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric());
    text.match_indices(needle).map(|(i, n)| i..i + n.len()).filter(move |r| {
        let head = needle.starts_with(char::is_alphanumeric) && joins(text[..r.start].chars().next_back());
        let tail = needle.ends_with(char::is_alphanumeric) && joins(text[r.end..].chars().next());
        !head && !tail
    })
}

/// Whether a sentence, a line or a quotation starts at this byte.
pub(super) fn opens_sentence(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches([' ', '“', '"', '«', '(', '‘', '*', '_']);
    before.is_empty() || before.ends_with(['.', '!', '?', '…', ':', '\n', '|', '–', '-'])
}

/// The language of a page, by its file's name.
pub(super) fn lang_of(path: &str) -> Lang {
    if path.ends_with(".en.md") { Lang::En } else { Lang::Vi }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_prose_is_left() {
        let body = "a `xxx` [b](c.md)\n\n```\nTODO\n```\n| d | e |\n| --- | --- |\n| f | g |\n";
        let text = prose(body);
        assert_eq!(text.len(), body.len());
        assert!(text.starts_with("a        b"), "{text}");
        assert!(!text.contains("xxx") && !text.contains("TODO") && !text.contains("c.md"));
        assert!(text.contains("| f | g |"));
    }

    #[test]
    fn whole_words_only() {
        let at = |t: &str, n: &str| words(t, n).map(|r| r.start).collect::<Vec<_>>();
        assert_eq!(at("tỉnh Hà, tỉnh Hàn", "tỉnh Hà"), [0]);
        assert!(at("đặng", "ặng").is_empty());
    }
}
