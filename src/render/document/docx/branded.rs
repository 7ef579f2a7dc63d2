//! What stands around a text in the brand's form: lockup, title, accent; whom to ask; the foot of every page.

use docx_rs::{
    AlignmentType, BorderType, Footer, Header, Paragraph, ParagraphBorder, ParagraphBorderPosition, ParagraphBorders, Pic, Run as WordRun,
};
use resvg::tiny_skia::{Color, Pixmap, Transform};

use super::official::{signature, spaced};
use super::text::lines;
use super::{EMU, Page, half_points, paper, parts, styles};
use crate::render::document::office::About;
use crate::scene::document::{Branded, Document, Frame};

/// Height of the lockup, mm.
const LOCKUP: f64 = 15.0;
/// How much of that is white before the cross, which then stands on the text's edge.
const GROUND: f64 = 0.2;
/// Pixels of the lockup's height: 300 dpi.
const PIXELS: f32 = 178.0;

/// Lockup, kind, title and line; the foot of every page.
pub(super) fn head(page: &mut Page<'_>, frame: &Branded) -> Result<(), String> {
    let lockup = lockup(frame)?;
    let kind = WordRun::new().bold().size(half_points(10.0)).character_spacing(24).color(styles::hex(&frame.accent)).add_text(&frame.kind);
    let kind = spaced(Paragraph::new().style(styles::FORM).keep_next(true), 240, 40).add_run(kind);
    let heading = Paragraph::new().style("Title").keep_next(true).add_run(lines(WordRun::new(), &frame.heading));
    let line = WordRun::new().color("595959").add_text(&frame.line);
    let mut line = spaced(Paragraph::new().style(styles::FORM), 0, 200).add_run(line);
    line.property = line.property.set_borders(edge(ParagraphBorderPosition::Bottom, &frame.accent, 18, 8));
    page.with(|d| d.add_paragraph(lockup).add_paragraph(kind).add_paragraph(heading).add_paragraph(line));
    let footer = Footer::new().add_paragraph(foot_line(&frame.footer, &frame.accent));
    page.with(|d| d.footer(footer));
    Ok(())
}

/// Whom to ask, and who signs.
pub(super) fn foot(page: &mut Page<'_>, frame: &Branded) {
    for (i, contact) in frame.contact.iter().enumerate() {
        let mut paragraph = spaced(Paragraph::new().style(styles::FORM), if i == 0 { 240 } else { 0 }, 40);
        if i == 0 {
            paragraph.property = paragraph.property.set_borders(edge(ParagraphBorderPosition::Top, &frame.accent, 6, 6));
        }
        let paragraph = paragraph.add_run(WordRun::new().add_text(contact));
        page.with(|d| d.add_paragraph(paragraph));
    }
    if let Some(signer) = &frame.signer {
        let indent = super::twips(page.width() / 2.0);
        for paragraph in signature(signer) {
            page.with(|d| d.add_paragraph(paragraph.indent(Some(indent), None, None, None)));
        }
    }
}

/// A chapter's empty letter paper: the lockup at the head of the first page, the foot on all. `document` gives paper, type
/// and frame; its text is left out.
///
/// # Errors
/// As [`super::write`].
pub fn letterhead(document: &Document) -> Result<Vec<u8>, String> {
    let Frame::Branded(frame) = &document.frame else { return Err("letter paper is of the brand's form".to_owned()) };
    let lockup = lockup(frame)?.indent(Some(super::twips(-LOCKUP * GROUND)), None, None, None);
    let mut rule = Paragraph::new().style(styles::FORM);
    rule.property = rule.property.set_borders(edge(ParagraphBorderPosition::Top, &frame.accent, 6, 6));
    let first = Header::new().add_paragraph(lockup).add_paragraph(rule);
    let other = Header::new().add_paragraph(Paragraph::new().style(styles::FORM));
    let footer = |line: &str| Footer::new().add_paragraph(foot_line(line, &frame.accent));
    let body = Paragraph::new().style(styles::BODY).add_run(WordRun::new().add_text(""));
    let docx = paper(document).header(other).first_header(first).first_footer(footer(&frame.footer)).footer(footer(&frame.footer));
    parts::pack(docx.add_paragraph(body), &About::of(document))
}

fn foot_line(text: &str, accent: &str) -> Paragraph {
    let run = lines(WordRun::new().size(half_points(8.5)).color("595959"), text);
    let mut paragraph = Paragraph::new().style(styles::FORM).align(AlignmentType::Left).add_run(run);
    paragraph.property = paragraph.property.set_borders(edge(ParagraphBorderPosition::Top, accent, 6, 6));
    paragraph
}

/// A line on one side, in eighths of a point, `space` points off.
fn edge(side: ParagraphBorderPosition, color: &str, eighths: usize, space: usize) -> ParagraphBorders {
    let line = ParagraphBorder::new(side).val(BorderType::Single).size(eighths).space(space).color(styles::hex(color));
    ParagraphBorders::with_empty().set(line)
}

/// The lockup as a picture, or the chapter's name where there is none.
fn lockup(frame: &Branded) -> Result<Paragraph, String> {
    let paragraph = Paragraph::new().style(styles::FORM);
    let Some(svg) = &frame.lockup else { return Ok(paragraph.add_run(WordRun::new().bold().add_text(&frame.chapter))) };
    let (png, width, height) = picture(svg)?;
    let ratio = f64::from(width) / f64::from(height);
    let [w, h] = [LOCKUP * ratio, LOCKUP].map(emu);
    // The library counts pictures over the whole process; its number would differ from run to run.
    let pic = Pic::new_with_dimensions(png, width, height).id("rIdLockup").size(w, h);
    Ok(paragraph.add_run(WordRun::new().add_image(pic)))
}

/// A drawing whose texts are outlines, as PNG on white.
fn picture(svg: &str) -> Result<(Vec<u8>, u32, u32), String> {
    let tree = usvg::Tree::from_str(svg, &usvg::Options::default()).map_err(|e| e.to_string())?;
    let scale = PIXELS / tree.size().height();
    let [width, height] = [tree.size().width(), tree.size().height()].map(|side| pixels(side * scale));
    let mut pixmap = Pixmap::new(width, height).ok_or("a lockup without size")?;
    pixmap.fill(Color::WHITE);
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    Ok((crate::render::artboard::png(pixmap.as_ref(), false), width, height))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
fn pixels(side: f32) -> u32 {
    side.round().clamp(1.0, 4000.0) as u32
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sizes of paper")]
fn emu(mm: f64) -> u32 {
    (mm * EMU).round().max(1.0) as u32
}
