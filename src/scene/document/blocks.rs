//! A document's markdown → blocks, its fields filled in.
//!
//! In: a body and the values of its fields. Out: [`Block`]s that every writer can set. A value is set as words, never
//! read as markdown. What documents can't hold – pictures, raw HTML, footnotes, code – is left out (rule ND0604 says so);
//! links stay where their scheme is harmless and leads out of the document.

use pulldown_cmark::{Alignment, Event, LinkType, Parser, Tag, TagEnd};

use super::{Align, Block, Picture, Run};
use crate::model::fields::Values;
use crate::source::markdown;

/// The blocks of a body.
#[must_use]
pub fn read(body: &str, values: &Values) -> Vec<Block> {
    read_with(body, values, &|_| None)
}

/// The blocks of a body with those of its pictures that `figure` knows by their addresses, each under the id it gives.
#[must_use]
pub fn read_with(body: &str, values: &Values, figure: &dyn Fn(&str) -> Option<String>) -> Vec<Block> {
    let open = vec![Open::Root(Vec::new())];
    let mut reader = Reader { values, figure, open, look: Vec::new(), runs: Vec::new(), skip: 0, picture: None, pictures: Vec::new() };
    Parser::new_ext(body, markdown::options()).for_each(|event| reader.event(event));
    reader.flush();
    match reader.open.into_iter().next() {
        Some(Open::Root(blocks)) => blocks,
        _ => Vec::new(),
    }
}

/// What is being read, outermost first.
enum Open {
    Root(Vec<Block>),
    Quote(Vec<Block>),
    List(Option<u64>, Vec<Vec<Block>>),
    Item(Vec<Block>),
    Table { align: Vec<Align>, head: Vec<Vec<Run>>, rows: Vec<Vec<Vec<Run>>> },
}

/// How words look.
enum Look {
    Strong,
    Emphasis,
    Link(Option<String>),
}

struct Reader<'v> {
    values: &'v Values,
    figure: &'v dyn Fn(&str) -> Option<String>,
    open: Vec<Open>,
    look: Vec<Look>,
    /// Words of the block being read; fields not yet filled in.
    runs: Vec<Run>,
    /// Inside how many things that are left out.
    skip: usize,
    /// The picture whose description is being read.
    picture: Option<Picture>,
    /// Pictures of the paragraph being read.
    pictures: Vec<Picture>,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::Image { dest_url, title, .. }) if self.opens(&dest_url, &title) => {}
            Event::End(TagEnd::Image) if self.picture.is_some() => self.pictures.extend(self.picture.take()),
            Event::Text(text) | Event::Code(text) if self.picture.is_some() => {
                self.picture.iter_mut().for_each(|p| p.alt.push_str(&text));
            }
            Event::Start(tag) if is_left_out(&tag) => self.skip += 1,
            Event::End(tag) if ends_left_out(tag) => self.skip = self.skip.saturating_sub(1),
            _ if self.skip > 0 => {}
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) => self.words(&text),
            Event::SoftBreak => self.words(" "),
            Event::HardBreak => self.words("\n"),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Strong => self.look.push(Look::Strong),
            Tag::Emphasis => self.look.push(Look::Emphasis),
            Tag::Link { link_type, dest_url, .. } => self.look.push(Look::Link(address(link_type, &dest_url))),
            Tag::BlockQuote(_) => self.enter(Open::Quote(Vec::new())),
            Tag::List(start) => self.enter(Open::List(start, Vec::new())),
            Tag::Item => self.enter(Open::Item(Vec::new())),
            Tag::Table(columns) => {
                let align = columns.iter().map(|a| align(*a)).collect();
                self.enter(Open::Table { align, head: Vec::new(), rows: Vec::new() });
            }
            Tag::TableRow => {
                if let Some(Open::Table { rows, .. }) = self.open.last_mut() {
                    rows.push(Vec::new());
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong | TagEnd::Emphasis | TagEnd::Link => drop(self.look.pop()),
            TagEnd::Heading(level) => {
                // The page's title is level 1 of the page.
                let block = Block::Heading { level: (level as u8).saturating_sub(1).clamp(1, 4), text: self.take() };
                self.add(block);
            }
            TagEnd::TableCell => {
                let cell = self.take();
                if let Some(Open::Table { head, rows, .. }) = self.open.last_mut() {
                    rows.last_mut().unwrap_or(head).push(cell);
                }
            }
            TagEnd::Item | TagEnd::List(_) | TagEnd::BlockQuote(_) | TagEnd::Table => self.leave(),
            _ => self.flush(),
        }
    }

    /// Whether a picture is one that is shown; its caption ends before a `|`, after which its credit stands.
    fn opens(&mut self, address: &str, title: &str) -> bool {
        let known = (self.figure)(address).filter(|_| self.skip == 0);
        let caption = title.split('|').next().unwrap_or_default().trim().to_owned();
        self.picture = known.map(|id| Picture { id, alt: String::new(), caption });
        self.picture.is_some()
    }

    /// Words that stand by themselves become a paragraph; so do pictures, whatever spaces stand between them.
    fn flush(&mut self) {
        let runs = self.take();
        let pictures = std::mem::take(&mut self.pictures);
        let blank = !pictures.is_empty() && runs.iter().all(|r| r.text.trim().is_empty());
        if !pictures.is_empty() {
            self.add(Block::Figures(pictures));
        }
        if !runs.is_empty() && !blank && !matches!(self.open.last(), Some(Open::Table { .. })) {
            self.add(Block::Paragraph(runs));
        }
    }

    fn enter(&mut self, open: Open) {
        self.flush();
        self.open.push(open);
    }

    fn leave(&mut self) {
        self.flush();
        match self.open.pop() {
            Some(Open::Quote(blocks)) => self.add(Block::Quote(blocks)),
            Some(Open::List(start, items)) => self.add(Block::List { start, items }),
            Some(Open::Table { align, head, rows }) => self.add(Block::Table { align, head, rows }),
            Some(Open::Item(blocks)) => {
                if let Some(Open::List(_, items)) = self.open.last_mut() {
                    items.push(blocks);
                }
            }
            Some(root @ Open::Root(_)) => self.open.push(root),
            None => {}
        }
    }

    fn add(&mut self, block: Block) {
        if let Some(Open::Root(blocks) | Open::Quote(blocks) | Open::Item(blocks)) = self.open.last_mut() {
            blocks.push(block);
        }
    }

    /// Adds words in the look of the moment to the last ones of that look.
    fn words(&mut self, text: &str) {
        let strong = self.look.iter().any(|l| matches!(l, Look::Strong));
        let emphasis = self.look.iter().any(|l| matches!(l, Look::Emphasis));
        let link = self.look.iter().rev().find_map(|l| if let Look::Link(to) = l { to.clone() } else { None });
        match self.runs.last_mut() {
            Some(last) if last.strong == strong && last.emphasis == emphasis && last.link == link => last.text.push_str(text),
            _ => self.runs.push(Run { text: text.to_owned(), strong, emphasis, link }),
        }
    }

    fn take(&mut self) -> Vec<Run> {
        let mut runs = std::mem::take(&mut self.runs);
        runs.iter_mut().for_each(|r| r.text = self.values.fill(&r.text));
        runs.retain(|r| !r.text.is_empty());
        runs
    }
}

fn is_left_out(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Image { .. } | Tag::FootnoteDefinition(_) | Tag::CodeBlock(_) | Tag::HtmlBlock)
}

fn ends_left_out(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::Image | TagEnd::FootnoteDefinition | TagEnd::CodeBlock | TagEnd::HtmlBlock)
}

fn align(column: Alignment) -> Align {
    match column {
        Alignment::None | Alignment::Left => Align::Start,
        Alignment::Center => Align::Center,
        Alignment::Right => Align::End,
    }
}

/// An address that leads out of the document, where it is harmless.
fn address(kind: LinkType, url: &str) -> Option<String> {
    if kind == LinkType::Email {
        return Some(format!("mailto:{url}"));
    }
    let scheme = markdown::scheme(url)?.to_ascii_lowercase();
    (markdown::SCHEMES.contains(&scheme.as_str()) && !url.contains(char::is_control)).then(|| url.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &str) -> Vec<Block> {
        super::read(body, &Values::default().with("unit.contact", "*a* [b](c) | <d>".to_owned()))
    }

    fn run(text: &str) -> Run {
        Run { text: text.to_owned(), ..Run::default() }
    }

    #[test]
    fn every_kind_of_block_comes_out() {
        let body = "## I. Một\n\n### 1. Hai\n\nBa **bốn** *năm*.\n\n- sáu\n- bảy\n\n  tám\n\n3. chín\n\n> mười\n";
        let blocks = read(body);
        assert_eq!(blocks[0], Block::Heading { level: 1, text: vec![run("I. Một")] });
        assert_eq!(blocks[1], Block::Heading { level: 2, text: vec![run("1. Hai")] });
        let Block::Paragraph(runs) = &blocks[2] else { panic!("{blocks:?}") };
        assert!(runs.iter().map(|r| (r.text.as_str(), r.strong, r.emphasis)).eq([
            ("Ba ", false, false),
            ("bốn", true, false),
            (" ", false, false),
            ("năm", false, true),
            (".", false, false)
        ]));
        let Block::List { start: None, items } = &blocks[3] else { panic!("{blocks:?}") };
        assert_eq!((items.len(), items[1].len()), (2, 2));
        assert!(matches!(&blocks[4], Block::List { start: Some(3), .. }));
        assert_eq!(blocks[5], Block::Quote(vec![Block::Paragraph(vec![run("mười")])]));
    }

    #[test]
    fn tables_keep_their_columns() {
        let blocks = read("| a | b |\n| :-: | --: |\n| c | |\n");
        let [Block::Table { align, head, rows }] = &blocks[..] else { panic!("{blocks:?}") };
        assert_eq!(align, &[Align::Center, Align::End]);
        assert_eq!(head, &[vec![run("a")], vec![run("b")]]);
        assert_eq!(rows, &[vec![vec![run("c")], vec![]]]);
    }

    #[test]
    fn values_are_words_and_nothing_else() {
        let told = "*a* [b](c) | <d>";
        assert_eq!(read("x {{ unit.contact }}"), [Block::Paragraph(vec![run(&format!("x {told}"))])]);
        let blocks = read("| a |\n| --- |\n| {{ unit.contact }} |\n");
        assert!(matches!(&blocks[..], [Block::Table { rows, .. }] if rows[0] == [vec![run(told)]]), "{blocks:?}");
    }

    #[test]
    fn what_documents_cannot_hold_is_left_out() {
        let body = "a<b>c</b> ![d](e.png)[^f]\n\n<p>g</p>\n\n```\nh\n```\n\n[^f]: i\n\n[j](javascript:k) [l](/m) [n](https://o.example)";
        let blocks = read(body);
        assert_eq!(blocks[0], Block::Paragraph(vec![run("ac ")]));
        let Block::Paragraph(runs) = &blocks[1] else { panic!("{blocks:?}") };
        assert_eq!(blocks.len(), 2);
        let links: Vec<_> = runs.iter().map(|r| (r.text.as_str(), r.link.as_deref())).collect();
        assert_eq!(links, [("j l ", None), ("n", Some("https://o.example"))]);
    }
}
