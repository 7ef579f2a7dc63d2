//! Figures, galleries, call-outs and footnotes: markdown's events, rewritten to what pages show.

use std::collections::BTreeMap;

use pulldown_cmark::{BlockQuoteKind, CowStr, Event, LinkType, Tag, TagEnd};

use super::{HOLD, Picture, Piece, Surroundings, TOKEN, address, safe};

/// The classes that pages' own blocks carry, by element.
pub(super) const CLASSES: [(&str, &[&str]); 5] = [
    ("div", &["gallery", "callout", "callout-note", "callout-tip", "callout-important", "callout-warning", "callout-caution"]),
    ("p", &["callout-title"]),
    ("span", &["credit", "field"]),
    ("sup", &["note-ref"]),
    ("ol", &["notes"]),
];

/// Rewrites the events of one text.
pub(super) struct Writer<'w, I> {
    around: &'w dyn Surroundings,
    anchors: I,
    /// The text holds HTML of its own: addresses and pictures wait until it is cleaned.
    raw: bool,
    /// Addresses that wait.
    pub(super) addresses: Vec<String>,
    /// Elements of pictures, in order.
    pictures: Vec<String>,
    /// The numbers of footnotes.
    numbers: BTreeMap<String, usize>,
    /// Which footnotes have a mark in the text that carries its anchor already.
    marked: Vec<bool>,
}

impl<'w, I: Iterator<Item = String>> Writer<'w, I> {
    pub(super) fn new(around: &'w dyn Surroundings, anchors: I, raw: bool) -> Self {
        Self { around, anchors, raw, addresses: Vec::new(), pictures: Vec::new(), numbers: BTreeMap::new(), marked: Vec::new() }
    }

    /// The text's events, with its footnotes at the end.
    pub(super) fn rewrite<'e>(&mut self, events: Vec<Event<'e>>) -> Vec<Event<'e>> {
        let (text, notes) = footnotes(events);
        self.number(&text, &notes);
        let mut out = self.flow(text);
        self.notes(notes, &mut out);
        out
    }

    /// Puts the pictures into the HTML.
    pub(super) fn fill(&self, html: &str) -> String {
        let mut out = String::with_capacity(html.len());
        for (i, part) in html.split(HOLD).enumerate() {
            let picture = if i % 2 == 1 { part.parse::<usize>().ok().and_then(|n| self.pictures.get(n)) } else { None };
            out.push_str(picture.map_or(part, String::as_str));
        }
        out
    }

    /// Numbers the footnotes in the order of their marks; those without a mark come last.
    fn number(&mut self, text: &[Event<'_>], notes: &[(String, Vec<Event<'_>>)]) {
        let inside = notes.iter().flat_map(|(_, events)| events);
        let marks =
            text.iter().chain(inside).filter_map(|e| if let Event::FootnoteReference(name) = e { Some(name.as_ref()) } else { None });
        for name in marks.chain(notes.iter().map(|(name, _)| name.as_str())) {
            let next = self.numbers.len() + 1;
            self.numbers.entry(name.to_owned()).or_insert(next);
        }
        self.marked = vec![false; self.numbers.len() + 1];
    }

    /// One run of events.
    fn flow<'e>(&mut self, events: Vec<Event<'e>>) -> Vec<Event<'e>> {
        let mut out = Vec::with_capacity(events.len());
        let mut quotes: Vec<bool> = Vec::new();
        let mut rest = events.into_iter();
        while let Some(event) = rest.next() {
            match event {
                Event::Start(Tag::Paragraph) => {
                    let inside = rest.by_ref().take_while(|e| !matches!(e, Event::End(TagEnd::Paragraph))).collect();
                    self.paragraph(inside, &mut out);
                }
                Event::Start(Tag::BlockQuote(kind)) => {
                    quotes.push(kind.is_some());
                    out.push(kind.map_or(Event::Start(Tag::BlockQuote(None)), |k| self.callout(k)));
                }
                Event::End(TagEnd::BlockQuote(kind)) => {
                    let callout = quotes.pop().unwrap_or_default();
                    out.push(if callout { html("</div>\n") } else { Event::End(TagEnd::BlockQuote(kind)) });
                }
                other => self.inline(other, &mut rest, &mut out),
            }
        }
        out
    }

    /// A paragraph; one of pictures alone is a figure, or a gallery.
    fn paragraph<'e>(&mut self, inside: Vec<Event<'e>>, out: &mut Vec<Event<'e>>) {
        let Some(pictures) = pictures(&inside) else {
            out.push(Event::Start(Tag::Paragraph));
            let mut rest = inside.into_iter();
            while let Some(event) = rest.next() {
                self.inline(event, &mut rest, out);
            }
            out.push(Event::End(TagEnd::Paragraph));
            return;
        };
        let gallery = pictures.len() > 1;
        let figures: Vec<String> = pictures.iter().map(|p| self.figure(p, gallery)).collect();
        let figures = figures.join("\n");
        out.push(html(if gallery { format!("<div class=\"gallery\">{figures}</div>\n") } else { format!("{figures}\n") }));
    }

    /// `title` is `caption | credit`.
    fn figure(&mut self, (src, title, alt): &(String, String, String), in_gallery: bool) -> String {
        let picture = self.picture(src, alt, in_gallery);
        let (caption, credit) = title.split_once('|').unwrap_or((title, ""));
        let (caption, credit) = (escaped(caption.trim()), escaped(credit.trim()));
        let credit = if credit.is_empty() { credit } else { format!("<span class=\"credit\">{credit}</span>") };
        // After a whole sentence a space is enough.
        let between = if caption.ends_with(['.', '!', '?', '…']) { " " } else { " · " };
        let text = [caption, credit].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(between);
        if text.is_empty() {
            format!("<figure>{picture}</figure>")
        } else {
            format!("<figure>{picture}<figcaption>{text}</figcaption></figure>")
        }
    }

    /// The place of a picture's element.
    fn picture(&mut self, src: &str, alt: &str, in_gallery: bool) -> String {
        let before = self.pictures.len();
        let picture = Picture { src: safe(src).to_owned(), alt: alt.to_owned(), before, in_gallery };
        self.pictures.push(self.around.picture(&picture));
        format!("{HOLD}{before}{HOLD}")
    }

    fn callout<'e>(&self, kind: BlockQuoteKind) -> Event<'e> {
        let id = match kind {
            BlockQuoteKind::Note => "note",
            BlockQuoteKind::Tip => "tip",
            BlockQuoteKind::Important => "important",
            BlockQuoteKind::Warning => "warning",
            BlockQuoteKind::Caution => "caution",
        };
        html(format!("<div class=\"callout callout-{id}\"><p class=\"callout-title\">{}</p>\n", escaped(&self.around.word(id))))
    }

    /// What may stand anywhere: headings, links, pictures, marks of footnotes.
    fn inline<'e>(&mut self, event: Event<'e>, rest: &mut impl Iterator<Item = Event<'e>>, out: &mut Vec<Event<'e>>) {
        out.push(match event {
            Event::Start(Tag::Heading { level, classes, attrs, .. }) => {
                let id = self.anchors.next().map(CowStr::from);
                Event::Start(Tag::Heading { level, id, classes, attrs })
            }
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let dest_url = self.address(&address(link_type, &dest_url));
                Event::Start(Tag::Link { link_type: LinkType::Inline, dest_url, title, id })
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                let alt = alt(rest);
                html(self.picture(&dest_url, &alt, false))
            }
            Event::FootnoteReference(name) => self.mark(&name),
            other => other,
        });
    }

    fn address<'e>(&mut self, written: &str) -> CowStr<'e> {
        let moved = self.around.address(written);
        if !self.raw {
            return safe(&moved).to_owned().into();
        }
        self.addresses.push(moved);
        format!("{TOKEN}{}", self.addresses.len() - 1).into()
    }

    /// The mark of a footnote in the text; the first one is what the note leads back to.
    fn mark<'e>(&mut self, name: &str) -> Event<'e> {
        let Some(n) = self.numbers.get(name).copied() else { return Event::Text(format!("[^{name}]").into()) };
        let first = self.marked.get_mut(n).is_some_and(|marked| !std::mem::replace(marked, true));
        let id = if first { format!(" id=\"fnref-{n}\"") } else { String::new() };
        html(format!("<sup class=\"note-ref\"><a{id} href=\"#fn-{n}\">{n}</a></sup>"))
    }

    fn notes<'e>(&mut self, mut notes: Vec<(String, Vec<Event<'e>>)>, out: &mut Vec<Event<'e>>) {
        if notes.is_empty() {
            return;
        }
        notes.sort_by_key(|(name, _)| self.numbers.get(name).copied());
        out.push(html("<ol class=\"notes\">\n"));
        for (name, events) in notes {
            let n = self.numbers.get(&name).copied().unwrap_or_default();
            out.push(html(format!("<li id=\"fn-{n}\">")));
            let mut inside = self.flow(events);
            if self.marked.get(n) == Some(&true) {
                let back = format!(" <a href=\"#fnref-{n}\" aria-label=\"{} {n}\">↩</a>", escaped(&self.around.word("note_back")));
                let at = if matches!(inside.last(), Some(Event::End(TagEnd::Paragraph))) { inside.len() - 1 } else { inside.len() };
                inside.insert(at, html(back));
            }
            out.append(&mut inside);
            out.push(html("</li>\n"));
        }
        out.push(html("</ol>\n"));
    }
}

/// The events with somebody's own words in their places.
pub(super) fn filled<'e>(events: Vec<Event<'e>>, around: &dyn Surroundings) -> Vec<Event<'e>> {
    let mut out = Vec::with_capacity(events.len());
    for event in events {
        match event {
            Event::Text(text) if text.contains("{{") => {
                for piece in around.pieces(&text) {
                    match piece {
                        Piece::Plain(words) => out.push(Event::Text(words.into_owned().into())),
                        Piece::Marked(words) => {
                            out.extend([html("<span class=\"field\">"), Event::Text(words.into()), html("</span>")]);
                        }
                    }
                }
            }
            other => out.push(other),
        }
    }
    out
}

/// Takes the footnotes out of the text.
fn footnotes(events: Vec<Event<'_>>) -> (Vec<Event<'_>>, Vec<(String, Vec<Event<'_>>)>) {
    let mut text = Vec::with_capacity(events.len());
    let mut notes: Vec<(String, Vec<Event<'_>>)> = Vec::new();
    let mut inside = false;
    for event in events {
        match event {
            Event::Start(Tag::FootnoteDefinition(name)) => {
                inside = true;
                notes.push((name.into_string(), Vec::new()));
            }
            Event::End(TagEnd::FootnoteDefinition) => inside = false,
            other => match notes.last_mut().filter(|_| inside) {
                Some((_, note)) => note.push(other),
                None => text.push(other),
            },
        }
    }
    (text, notes)
}

/// Address, title and description of pictures, where a paragraph holds nothing else.
fn pictures(events: &[Event<'_>]) -> Option<Vec<(String, String, String)>> {
    let mut out: Vec<(String, String, String)> = Vec::new();
    let mut inside = false;
    for event in events {
        match event {
            Event::Start(Tag::Image { dest_url, title, .. }) => {
                inside = true;
                out.push((dest_url.to_string(), title.to_string(), String::new()));
            }
            Event::End(TagEnd::Image) => inside = false,
            Event::Text(t) | Event::Code(t) if inside => out.last_mut()?.2.push_str(t),
            Event::SoftBreak | Event::HardBreak => {}
            Event::Text(t) if t.trim().is_empty() => {}
            _ if inside => {}
            _ => return None,
        }
    }
    (!out.is_empty()).then_some(out)
}

/// The description inside a picture's brackets.
fn alt<'e>(rest: &mut impl Iterator<Item = Event<'e>>) -> String {
    let mut out = String::new();
    for event in rest {
        match event {
            Event::End(TagEnd::Image) => break,
            Event::Text(t) | Event::Code(t) => out.push_str(&t),
            Event::SoftBreak | Event::HardBreak => out.push(' '),
            _ => {}
        }
    }
    out
}

fn html<'e>(text: impl Into<String>) -> Event<'e> {
    Event::Html(CowStr::from(text.into()))
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}
