//! A document's blocks → slides.

use super::Stand;
use crate::model::compounds;
use crate::scene::document::{Block, Run};
use crate::scene::fit;

/// One slide: what stands on it, and a text for each place of its layout, the title first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slide {
    /// Which layout it stands on.
    pub stand: Stand,
    /// Texts in the order of places.
    pub texts: Vec<Vec<Paragraph>>,
}

/// A paragraph on a slide.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paragraph {
    /// Its words.
    pub runs: Vec<Run>,
    /// Level, from 0, in a list, and its first number where it counts; `None` outside lists.
    pub list: Option<(u8, Option<u64>)>,
}

impl Paragraph {
    /// Plain words.
    #[must_use]
    pub fn plain(text: &str) -> Self {
        Self { runs: vec![Run { text: text.to_owned(), ..Run::default() }], list: None }
    }
}

impl Slide {
    /// The same with words of several syllables kept on one line where type is large: in titles and on slides that say one
    /// thing.
    fn kept_together(mut self, compounds: &[String]) -> Self {
        let large = if matches!(self.stand, Stand::Text | Stand::Columns) { 1 } else { self.texts.len() };
        for run in self.texts.iter_mut().take(large).flatten().flat_map(|p| &mut p.runs) {
            run.text = fit::last_two_together(&compounds::join(&run.text, compounds));
        }
        self
    }

    /// The words of its title.
    #[must_use]
    pub fn title(&self) -> String {
        let words: String = self.texts.first().into_iter().flatten().flat_map(|p| &p.runs).map(|r| r.text.as_str()).collect();
        words.replace('\u{a0}', " ")
    }
}

/// The slides of a text: a cover, then one for each heading. A heading that another one follows opens a section; a quote
/// stands as a statement; a table of two columns side by side. What else follows on the same heading gets a slide of its own.
/// Large type breaks no word of the brand's `compounds`.
#[must_use]
pub fn slides(title: &str, lines: &[String], body: &[Block], compounds: &[String]) -> Vec<Slide> {
    arranged(title, lines, body).into_iter().map(|slide| slide.kept_together(compounds)).collect()
}

fn arranged(title: &str, lines: &[String], body: &[Block]) -> Vec<Slide> {
    let cover =
        Slide { stand: Stand::Cover, texts: vec![vec![Paragraph::plain(title)], lines.iter().map(|l| Paragraph::plain(l)).collect()] };
    let mut out = vec![cover];
    let mut heading = vec![Paragraph::plain(title)];
    let mut rest = body;
    loop {
        let count = rest.iter().position(|b| matches!(b, Block::Heading { .. })).unwrap_or(rest.len());
        let (blocks, after) = rest.split_at(count);
        under(&heading, blocks, &mut out);
        let Some((Block::Heading { text, .. }, further)) = after.split_first() else { return out };
        heading = vec![Paragraph { runs: text.clone(), list: None }];
        if matches!(further.first(), Some(Block::Heading { .. }) | None) {
            out.push(Slide { stand: Stand::Section, texts: vec![heading.clone()] });
        }
        rest = further;
    }
}

/// The slides of one heading.
fn under(heading: &[Paragraph], blocks: &[Block], out: &mut Vec<Slide>) {
    let mut text = Vec::new();
    let flush = |text: &mut Vec<Paragraph>, out: &mut Vec<Slide>| {
        if !text.is_empty() {
            out.push(Slide { stand: Stand::Text, texts: vec![heading.to_vec(), std::mem::take(text)] });
        }
    };
    for block in blocks {
        let alone = match block {
            Block::Quote(inner) => {
                let mut words = Vec::new();
                inner.iter().for_each(|b| paragraphs(b, None, &mut words));
                Slide { stand: Stand::Statement, texts: vec![heading.to_vec(), words] }
            }
            Block::Table { head, rows, .. } if head.len() == 2 => Slide { stand: Stand::Columns, texts: columns(heading, head, rows) },
            _ => {
                paragraphs(block, None, &mut text);
                continue;
            }
        };
        flush(&mut text, out);
        out.push(alone);
    }
    flush(&mut text, out);
}

/// Title, and for each column its head and its cells.
fn columns(heading: &[Paragraph], head: &[Vec<Run>], rows: &[Vec<Vec<Run>>]) -> Vec<Vec<Paragraph>> {
    let mut out = vec![heading.to_vec()];
    for (i, cell) in head.iter().enumerate() {
        out.push(vec![Paragraph { runs: cell.clone(), list: None }]);
        let cells = rows.iter().filter_map(|r| r.get(i)).filter(|c| !c.is_empty());
        out.push(cells.map(|c| Paragraph { runs: c.clone(), list: Some((0, None)) }).collect());
    }
    out
}

/// A block as paragraphs; `level` of the list around it.
fn paragraphs(block: &Block, level: Option<u8>, out: &mut Vec<Paragraph>) {
    match block {
        Block::Heading { text, .. } | Block::Paragraph(text) => out.push(Paragraph { runs: text.clone(), list: level.map(|l| (l, None)) }),
        Block::List { start, items } => {
            let own = level.map_or(0, |l| (l + 1).min(4));
            for (number, item) in items.iter().enumerate() {
                let at = out.len();
                item.iter().for_each(|b| paragraphs(b, Some(own), out));
                if let Some(Paragraph { list: Some((l, first)), .. }) = out.get_mut(at).filter(|_| start.is_some())
                    && *l == own
                {
                    *first = start.map(|s| s + number as u64);
                }
            }
        }
        // Each row in a line of its own: a slide has no room for tables of many columns.
        Block::Table { rows, .. } => {
            for row in rows {
                let dash = Run { text: " – ".to_owned(), ..Run::default() };
                let cells: Vec<&[Run]> = row.iter().filter(|c| !c.is_empty()).map(Vec::as_slice).collect();
                out.push(Paragraph { runs: cells.join(&dash), list: Some((level.unwrap_or(0), None)) });
            }
        }
        Block::Quote(inner) => inner.iter().for_each(|b| paragraphs(b, level, out)),
        Block::Figures(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fields::Values;
    use crate::scene::document::read;

    fn words(text: &[Paragraph]) -> Vec<String> {
        text.iter().map(|p| p.runs.iter().map(|r| r.text.as_str()).collect()).collect()
    }

    fn arranged(body: &str) -> Vec<(Stand, Vec<Vec<String>>)> {
        let all = super::arranged("T", &["L".to_owned()], &read(body, &Values::default()));
        all.into_iter().skip(1).map(|s| (s.stand, s.texts.iter().map(|t| words(t)).collect())).collect()
    }

    fn owned(texts: &[&[&str]]) -> Vec<Vec<String>> {
        texts.iter().map(|t| t.iter().map(|w| (*w).to_owned()).collect()).collect()
    }

    #[test]
    fn each_heading_has_its_slide() {
        let found = arranged("## A\n\n### B\n\n- c\n  - d\n\n## E\n\n> f\n\n## G\n\n| h | i |\n| --- | --- |\n| j | k |\n");
        let wanted = [
            (Stand::Section, owned(&[&["A"]])),
            (Stand::Text, owned(&[&["B"], &["c", "d"]])),
            (Stand::Statement, owned(&[&["E"], &["f"]])),
            (Stand::Columns, owned(&[&["G"], &["h"], &["j"], &["i"], &["k"]])),
        ];
        assert_eq!(found, wanted);
    }

    #[test]
    fn large_type_breaks_no_word() {
        let body = read("## A\n\nnhân ái b c\n\n> nhân ái b c\n", &Values::default());
        let kept = slides("Vì nhân ái", &[], &body, &["nhân ái".to_owned()]).into_iter();
        let found: Vec<Vec<String>> = kept.map(|s| s.texts.last().map(|t| words(t)).unwrap_or_default()).collect();
        assert_eq!(found, [vec![], vec!["nhân ái b c".to_owned()], vec!["nhân\u{a0}ái b\u{a0}c".to_owned()]]);
    }

    #[test]
    fn what_goes_on_gets_a_slide_of_the_same_title() {
        let found = arranged("## A\n\nb\n\n> c\n\nd\n");
        let stands: Vec<Stand> = found.iter().map(|s| s.0).collect();
        assert_eq!(stands, [Stand::Text, Stand::Statement, Stand::Text]);
        assert!(found.iter().all(|s| s.1[0] == ["A"]));
    }

    #[test]
    fn words_before_any_heading_stand_under_the_title() {
        assert_eq!(arranged("a\n\n| b | c | d |\n| - | - | - |\n| 1 | 2 | 3 |\n"), [(Stand::Text, owned(&[&["T"], &["a", "1 – 2 – 3"]]))]);
    }
}
