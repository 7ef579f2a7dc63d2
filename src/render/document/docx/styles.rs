//! The styles of a document and its lists, by the ids that Word gives its own, so that its interface knows them.

use docx_rs::{
    AbstractNumbering, AlignmentType, Docx, IndentLevel, Level, LevelJc, LevelSuffixType, LevelText, LineSpacing, LineSpacingType,
    NumberFormat, Numbering, NumberingId, RunFonts, SpecialIndentType, Start, Style, StyleType,
};

use super::{half_points, twips, unsigned};
use crate::scene::document::{Document, Frame};

/// Paragraphs of the text.
pub(super) const BODY: &str = "BodyText";
/// What stands in a cell of a table.
pub(super) const CELL: &str = "TableText";
/// What stands in a head cell. `parts` makes rows with it repeat on every page.
pub(super) const CELL_HEAD: &str = "TableHead";
/// Items of lists.
pub(super) const ITEM: &str = "ListParagraph";
/// What stands around an official text.
pub(super) const FORM: &str = "Form";
/// Words set apart.
pub(super) const QUOTE: &str = "Quote";
/// The numbering of lists with dashes.
pub(super) const DASHES: usize = 2;
/// The abstract numbering of lists that count.
const COUNTED: usize = 3;
/// The last numbering that every document has; the library adds the first itself.
pub(super) const LISTS: usize = DASHES;
/// Levels of lists.
const LEVELS: usize = 4;
/// Headings' styles, by level.
pub(super) const HEADINGS: [&str; 4] = ["Heading1", "Heading2", "Heading3", "Heading4"];

/// Adds all styles.
pub(super) fn add(docx: Docx, document: &Document) -> Docx {
    let t = &document.typography;
    let gap = unsigned(twips(t.gap / 72.0 * 25.4));
    let line = line(t.line).after(gap);
    let align = if t.justify { AlignmentType::Both } else { AlignmentType::Left };
    let first = (t.indent > 0.0).then(|| SpecialIndentType::FirstLine(twips(t.indent)));
    let base = docx.default_fonts(fonts(document)).default_size(half_points(t.size)).default_line_spacing(single());
    let body = paragraph(BODY, "Body Text").align(align).line_spacing(line.clone()).indent(None, first, None, None).q_format(true);
    let item = paragraph(ITEM, "List Paragraph").align(align).line_spacing(line.clone()).q_format(true);
    let cell = paragraph(CELL, "Table Text").size(half_points(t.size - 1.0)).line_spacing(single().before(40).after(40)).q_format(true);
    let head = Style::new(CELL_HEAD, StyleType::Paragraph).name("Table Head").based_on(CELL).bold().q_format(true);
    let quote = paragraph(QUOTE, "Quote").italic().line_spacing(line).indent(Some(twips(10.0)), None, Some(twips(10.0)), None);
    let form = paragraph(FORM, "Form").line_spacing(single()).q_format(true);
    let styles = [Style::new("Normal", StyleType::Paragraph).name("Normal").q_format(true), body, item, cell, head, quote, form];
    let styles = styles.into_iter().chain((0..HEADINGS.len()).map(|level| heading(level, document)));
    styles.fold(base, Docx::add_style).add_style(title(document))
}

fn paragraph(id: &str, name: &str) -> Style {
    Style::new(id, StyleType::Paragraph).name(name).based_on("Normal")
}

fn heading(level: usize, document: &Document) -> Style {
    let t = &document.typography;
    let official = matches!(document.frame, Frame::Administrative(_));
    let larger = if official { 0.0 } else { [4.0, 2.0, 1.0, 0.0][level] };
    let (before, after) = if official { (120, 60) } else { ([280, 200, 160, 120][level], 80) };
    let style = paragraph(HEADINGS[level], &format!("heading {}", level + 1)).next(BODY).outline_lvl(level).q_format(true);
    let style = style.bold().size(half_points(t.size + larger)).line_spacing(line(t.line).before(before).after(after));
    let first = (official && t.indent > 0.0).then(|| SpecialIndentType::FirstLine(twips(t.indent)));
    let style = style.indent(None, first, None, None);
    match &document.frame {
        Frame::Administrative(_) if level > 1 => style.italic(),
        Frame::Administrative(_) => style,
        Frame::Branded(frame) => style.color(hex(&frame.accent_deep)),
    }
}

fn title(document: &Document) -> Style {
    let style = paragraph("Title", "Title").next(BODY).bold().q_format(true);
    match &document.frame {
        Frame::Administrative(_) => style.align(AlignmentType::Center).size(half_points(document.typography.size)),
        Frame::Branded(frame) => {
            style.size(half_points(document.typography.size * 2.0)).color(hex(&frame.accent_deep)).line_spacing(line(1.1).after(120))
        }
    }
}

/// Lists with dashes, and the pattern of lists that count.
pub(super) fn numberings(docx: Docx, document: &Document) -> Docx {
    let dash = (0..LEVELS).fold(AbstractNumbering::new(DASHES), |list, level| {
        let sign = if level % 2 == 0 { "-" } else { "+" };
        list.add_level(indented(
            Level::new(level, Start::new(1), NumberFormat::new("bullet"), LevelText::new(sign), LevelJc::new("left")),
            document,
        ))
    });
    let counted = (0..LEVELS).fold(AbstractNumbering::new(COUNTED), |list, level| {
        let (format, text) =
            if level % 2 == 0 { ("decimal", format!("%{}.", level + 1)) } else { ("lowerLetter", format!("%{})", level + 1)) };
        list.add_level(indented(
            Level::new(level, Start::new(1), NumberFormat::new(format), LevelText::new(text), LevelJc::new("left")),
            document,
        ))
    });
    docx.add_abstract_numbering(dash).add_abstract_numbering(counted).add_numbering(Numbering::new(DASHES, DASHES))
}

/// An official item begins like a paragraph; elsewhere items hang.
fn indented(level: Level, document: &Document) -> Level {
    let depth = i32::try_from(level.level).unwrap_or_default();
    let t = &document.typography;
    if t.indent > 0.0 {
        let first = SpecialIndentType::FirstLine(twips(t.indent));
        return level.suffix(LevelSuffixType::Space).indent(Some(depth * twips(6.0)), Some(first), None, None);
    }
    let step = twips(6.0);
    level.indent(Some((depth + 1) * step), Some(SpecialIndentType::Hanging(step)), None, None)
}

/// A numbering of its own for a list that counts from `start`.
pub(super) fn counted(id: usize, start: u64) -> Numbering {
    let start = usize::try_from(start).unwrap_or(1);
    Numbering::new(id, COUNTED).add_override(docx_rs::LevelOverride::new(0).start(start))
}

/// Where an item stands.
pub(super) fn place(list: usize, depth: usize) -> (NumberingId, IndentLevel) {
    (NumberingId::new(list), IndentLevel::new(depth.min(LEVELS - 1)))
}

/// The family for every script, so that no program picks another for Vietnamese marks.
fn fonts(document: &Document) -> RunFonts {
    let t = &document.typography;
    let family = t.office_family.as_ref().unwrap_or(&t.family);
    RunFonts::new().ascii(family).hi_ansi(family).east_asia(family).cs(family)
}

/// `factor` times a single line.
#[expect(clippy::cast_possible_truncation, reason = "line pitch")]
pub(super) fn line(factor: f64) -> LineSpacing {
    LineSpacing::new().line((factor * 240.0).round() as i32).line_rule(LineSpacingType::Auto)
}

pub(super) fn single() -> LineSpacing {
    line(1.0).before(0).after(0)
}

/// `#RRGGBB` as Word has it.
pub(super) fn hex(color: &str) -> String {
    color.trim_start_matches('#').to_uppercase()
}
