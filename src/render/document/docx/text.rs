//! Blocks of a text as paragraphs and tables.

use docx_rs::{
    AlignmentType, BorderType, BreakType, Hyperlink, HyperlinkType, Paragraph, Run as WordRun, Shading, ShdType, Table, TableBorder,
    TableBorderPosition, TableBorders, TableCell, TableCellMargins, TableLayoutType, TableRow, WidthType,
};

use super::{Page, size, styles, twips};
use crate::scene::document::{Align, Block, Frame, Run};

/// Writes the blocks in their order.
pub(super) fn blocks(page: &mut Page<'_>, body: &[Block]) {
    for block in body {
        match block {
            Block::Heading { level, text } => {
                let style = styles::HEADINGS[usize::from(*level).clamp(1, 4) - 1];
                let paragraph = words(Paragraph::new().style(style).keep_next(true), text);
                page.with(|d| d.add_paragraph(paragraph));
            }
            Block::Paragraph(text) => {
                let paragraph = words(Paragraph::new().style(styles::BODY), text);
                page.with(|d| d.add_paragraph(paragraph));
            }
            Block::List { start, items } => list(page, *start, items, 0),
            Block::Table { align, head, rows } => table(page, align, head, rows),
            Block::Quote(inner) => quote(page, inner),
            // None of these documents has any.
            Block::Figures(_) => {}
        }
    }
}

/// Items; what an item holds beside its first paragraph follows without a sign.
fn list(page: &mut Page<'_>, start: Option<u64>, items: &[Vec<Block>], depth: usize) {
    let id = match start {
        None => styles::DASHES,
        Some(start) => {
            page.numberings += 1;
            let id = page.numberings;
            page.with(|d| d.add_numbering(styles::counted(id, start)));
            id
        }
    };
    for item in items {
        let mut marked = false;
        for block in item {
            match block {
                Block::Paragraph(text) => {
                    let mut paragraph = Paragraph::new().style(styles::ITEM);
                    if !marked {
                        let (list, level) = styles::place(id, depth);
                        paragraph = paragraph.numbering(list, level);
                        marked = true;
                    }
                    let paragraph = words(paragraph, text);
                    page.with(|d| d.add_paragraph(paragraph));
                }
                Block::List { start, items } => list(page, *start, items, depth + 1),
                other => blocks(page, std::slice::from_ref(other)),
            }
        }
    }
}

fn quote(page: &mut Page<'_>, inner: &[Block]) {
    for block in inner {
        match block {
            Block::Paragraph(text) => {
                let paragraph = words(Paragraph::new().style(styles::QUOTE), text);
                page.with(|d| d.add_paragraph(paragraph));
            }
            other => blocks(page, std::slice::from_ref(other)),
        }
    }
}

fn table(page: &mut Page<'_>, align: &[Align], head: &[Vec<Run>], rows: &[Vec<Vec<Run>>]) {
    let widths = widths(page.width(), head, rows);
    let (ground, line) = match &page.document.frame {
        Frame::Administrative(_) => (None, "000000".to_owned()),
        Frame::Branded(frame) => (Some(styles::hex(&frame.accent_mist)), "BFBFBF".to_owned()),
    };
    let cell = |style: &str, i: usize, text: &[Run], ground: Option<&String>| {
        let centred = style == styles::CELL_HEAD || align.get(i) == Some(&Align::Center);
        let jc = match align.get(i) {
            _ if centred => AlignmentType::Center,
            Some(Align::End) => AlignmentType::Right,
            _ => AlignmentType::Left,
        };
        let cell = TableCell::new().width(widths.get(i).copied().unwrap_or_default(), WidthType::Dxa);
        let cell = ground.map_or(cell.clone(), |g| cell.shading(Shading::new().shd_type(ShdType::Clear).color("auto").fill(g)));
        cell.add_paragraph(words(Paragraph::new().style(style).align(jc), text))
    };
    let row = |style: &str, cells: &[Vec<Run>], ground: Option<&String>| {
        TableRow::new(cells.iter().enumerate().map(|(i, c)| cell(style, i, c, ground)).collect()).cant_split()
    };
    let mut all = vec![row(styles::CELL_HEAD, head, ground.as_ref())];
    all.extend(rows.iter().map(|cells| row(styles::CELL, cells, None)));
    let table = Table::new(all)
        .set_grid(widths.clone())
        .layout(TableLayoutType::Fixed)
        .width(widths.iter().sum(), WidthType::Dxa)
        .margins(TableCellMargins::new().margin(0, 100, 0, 100))
        .set_borders(borders(&line));
    page.with(|d| d.add_table(table).add_paragraph(Paragraph::new().style(styles::FORM).size(12)));
}

/// Lines around and between all cells.
fn borders(color: &str) -> TableBorders {
    use TableBorderPosition::{Bottom, InsideH, InsideV, Left, Right, Top};
    [Top, Left, Bottom, Right, InsideH, InsideV]
        .into_iter()
        .fold(TableBorders::with_empty(), |all, side| all.set(TableBorder::new(side).border_type(BorderType::Single).size(4).color(color)))
}

/// Widths of the columns, twips: as much as their longest cells ask for, none below a sixth of what it would have alone.
fn widths(total: f64, head: &[Vec<Run>], rows: &[Vec<Vec<Run>>]) -> Vec<usize> {
    let columns = head.len().max(1);
    let weight = |i: usize| {
        let cells = rows.iter().chain(std::iter::once(&head.to_vec())).filter_map(|r| r.get(i)).map(|c| length(c)).collect::<Vec<_>>();
        let longest = cells.iter().copied().max().unwrap_or_default();
        (longest.clamp(8, 60) as f64).sqrt()
    };
    let weights: Vec<f64> = (0..columns).map(weight).collect();
    let sum: f64 = weights.iter().sum();
    weights.iter().map(|w| size(twips(total * w / sum))).collect()
}

fn length(text: &[Run]) -> usize {
    text.iter().map(|r| r.text.chars().count()).sum()
}

/// A paragraph with these words after what it holds.
pub(super) fn words(paragraph: Paragraph, text: &[Run]) -> Paragraph {
    text.iter().fold(paragraph, |paragraph, run| match &run.link {
        Some(target) => {
            paragraph.add_hyperlink(Hyperlink::new(target, HyperlinkType::External).add_run(word(run).color("0B5394").underline("single")))
        }
        None => paragraph.add_run(word(run)),
    })
}

fn word(run: &Run) -> WordRun {
    let mut out = lines(WordRun::new(), &run.text);
    if run.strong {
        out = out.bold();
    }
    if run.emphasis {
        out = out.italic();
    }
    out
}

/// Words with their line breaks.
pub(super) fn lines(run: WordRun, text: &str) -> WordRun {
    text.split('\n').enumerate().fold(run, |run, (i, line)| {
        let run = if i > 0 { run.add_break(BreakType::TextWrapping) } else { run };
        run.add_text(line)
    })
}
