//! What stands around an official text (Nghị định 30/2020/NĐ-CP, Phụ lục I).

use docx_rs::{
    AlignmentType, BorderType, Header, LineSpacing, PageNum, Paragraph, ParagraphBorder, ParagraphBorderPosition, ParagraphBorders,
    Run as WordRun, Table, TableCell, TableCellMargins, TableLayoutType, TableRow, WidthType,
};

use super::text::lines;
use super::{Page, half_points, size, styles, twips};
use crate::scene::document::{Administrative, Signer};

/// Part of the text's width that the left column of the head takes.
const LEFT: f64 = 0.4;
/// Mean advance of bold letters, em: how long the rule under the motto is.
const ADVANCE: f64 = 0.5;
/// Empty lines for seal and signature.
const ROOM: usize = 5;

/// Head, kind and subject, whom it is addressed to; the page's number from the second page on.
pub(super) fn head(page: &mut Page<'_>, frame: &Administrative) {
    let number = Paragraph::new().style(styles::FORM).align(AlignmentType::Center).add_page_num(PageNum::new());
    page.with(|d| {
        d.header(Header::new().add_paragraph(number)).first_header(Header::new().add_paragraph(Paragraph::new().style(styles::FORM)))
    });
    let columns = columns(page);
    let table = two(columns, left(frame, columns[0]), right(frame, columns[1]));
    page.with(|d| d.add_table(table).add_paragraph(centred().size(16)));
    if let Some(kind) = &frame.kind {
        let kind = Paragraph::new().style("Title").add_run(WordRun::new().add_text(kind));
        let about = spaced(centred().keep_next(true), 0, 0).add_run(lines(WordRun::new().bold().size(half_points(14.0)), &frame.about));
        let short = rule(0.38 * page.width(), page.width());
        page.with(|d| d.add_paragraph(kind).add_paragraph(about).add_paragraph(short).add_paragraph(spaced(centred(), 0, 60)));
    }
    to(page, &frame.to);
}

fn to(page: &mut Page<'_>, to: &[String]) {
    let line = |text: String| spaced(Paragraph::new().style(styles::FORM).keep_next(true), 120, 0).add_run(WordRun::new().add_text(text));
    match to {
        [] => {}
        [one] => {
            let one = line(format!("Kính gửi: {one}")).align(AlignmentType::Center);
            page.with(|d| d.add_paragraph(one).add_paragraph(centred()));
        }
        several => {
            let indent = Some(twips(30.0));
            page.with(|d| d.add_paragraph(line("Kính gửi:".to_owned()).indent(indent, None, None, None)));
            for (i, one) in several.iter().enumerate() {
                let stop = if i + 1 < several.len() { ";" } else { "." };
                let item = line(format!("- {one}{stop}")).indent(Some(twips(38.0)), None, None, None);
                page.with(|d| d.add_paragraph(item));
            }
            page.with(|d| d.add_paragraph(centred()));
        }
    }
}

/// Who gets it and who signs, side by side.
pub(super) fn foot(page: &mut Page<'_>, frame: &Administrative) {
    let columns = columns(page);
    let small = |text: String| WordRun::new().size(half_points(11.0)).add_text(text);
    let heading = WordRun::new().size(half_points(12.0)).bold().italic().add_text("Nơi nhận:");
    let mut left = vec![Paragraph::new().style(styles::FORM).keep_next(true).add_run(heading)];
    for (i, one) in frame.recipients.iter().enumerate() {
        let stop = if i + 1 < frame.recipients.len() { ";" } else { "." };
        left.push(Paragraph::new().style(styles::FORM).keep_next(true).add_run(small(format!("- {one}{stop}"))));
    }
    let table = two(columns, left, signature(&frame.signer));
    page.with(|d| d.add_paragraph(Paragraph::new().style(styles::FORM).keep_next(true)).add_table(table));
}

/// Office, room for seal and signature, name.
pub(super) fn signature(signer: &Signer) -> Vec<Paragraph> {
    let bold = |text: &str| centred().keep_next(true).add_run(WordRun::new().bold().add_text(text));
    let mut out: Vec<Paragraph> = signer.authority.iter().map(|a| bold(a)).collect();
    out.push(bold(&signer.title));
    out.extend((0..ROOM).map(|_| centred().keep_next(true)));
    out.push(bold(signer.name.as_deref().unwrap_or_default()));
    out
}

fn left(frame: &Administrative, width: f64) -> Vec<Paragraph> {
    let letter = frame.kind.is_none();
    let mut out = vec![
        centred().add_run(lines(WordRun::new().size(half_points(12.0)), &frame.parent)),
        centred().add_run(lines(WordRun::new().size(half_points(12.0)).bold(), &frame.issuer)),
        rule(0.4 * width, width),
        spaced(centred(), 60, 0).add_run(WordRun::new().size(half_points(13.0)).add_text(&frame.number)),
    ];
    if letter {
        out.push(spaced(centred(), 120, 0).add_run(lines(WordRun::new().size(half_points(12.0)), &frame.about)));
    }
    out
}

fn right(frame: &Administrative, width: f64) -> Vec<Paragraph> {
    let motto = frame.motto.chars().count() as f64 * ADVANCE * 13.5 / 72.0 * 25.4;
    vec![
        centred().add_run(WordRun::new().size(half_points(12.0)).bold().add_text(&frame.state)),
        centred().add_run(WordRun::new().size(half_points(13.5)).bold().add_text(&frame.motto)),
        rule(motto.min(width - 4.0), width),
        spaced(centred(), 60, 0).add_run(WordRun::new().size(half_points(13.5)).italic().add_text(&frame.place_date)),
    ]
}

fn columns(page: &Page<'_>) -> [f64; 2] {
    [page.width() * LEFT, page.width() * (1.0 - LEFT)]
}

/// Two columns without lines, mm wide.
fn two(widths: [f64; 2], left: Vec<Paragraph>, right: Vec<Paragraph>) -> Table {
    let grid = widths.map(|w| size(twips(w)));
    let cells = [left, right].into_iter().zip(grid).map(|(paragraphs, width)| {
        let cell = TableCell::new().width(width, WidthType::Dxa).clear_all_border();
        paragraphs.into_iter().fold(cell, TableCell::add_paragraph)
    });
    let row = TableRow::new(cells.collect()).cant_split();
    Table::without_borders(vec![row])
        .set_grid(grid.to_vec())
        .margins(TableCellMargins::new().margin(0, 0, 0, 0))
        .layout(TableLayoutType::Fixed)
        .width(grid.iter().sum(), WidthType::Dxa)
}

pub(super) fn centred() -> Paragraph {
    Paragraph::new().style(styles::FORM).align(AlignmentType::Center)
}

pub(super) fn spaced(paragraph: Paragraph, before: u32, after: u32) -> Paragraph {
    paragraph.line_spacing(LineSpacing::new().before(before).after(after))
}

/// A thin line, `length` of `width` mm, in the middle.
fn rule(length: f64, width: f64) -> Paragraph {
    let side = Some(twips((width - length).max(0.0) / 2.0));
    let mut paragraph = centred().size(4).indent(side, None, side, None);
    let line = ParagraphBorder::new(ParagraphBorderPosition::Top).val(BorderType::Single).size(6).space(1).color("000000");
    paragraph.property = paragraph.property.set_borders(ParagraphBorders::with_empty().set(line));
    paragraph
}
