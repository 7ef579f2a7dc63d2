//! Slides as Office Open XML presentations (ECMA-376, part 1, 19), to edit and to show.
//!
//! In: a designer's [`Template`], slides whose texts are fitted, and what dresses them: fields, colours, pictures. Out: the
//! bytes of a `.pptx`, the same for the same slides. Only words, colours and pictures are written; how they look is the
//! designer's layouts'. Must not know campaigns, units, the theme.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Cursor, Write};
use std::ops::Range;
use std::sync::Arc;

use roxmltree::Node;
use zip::ZipWriter;

use super::office::{About, escape, options};
use crate::model::fields::{self, Values};
use crate::scene::deck::{CONTENT_TYPES, Layout, PRESENTATION, Paragraph, Place, Slide, Template, paragraphs, words};
use crate::source::office::relationships_of;

/// Namespaces of a slide.
const NAMESPACES: &str = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
     xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";
/// How types of relationships begin.
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// The first id that a slide may have (ECMA-376, part 1, 19.7.13).
const FIRST: usize = 256;
/// Room before an item of a numbered list, EMU.
const NUMBER: u32 = 457_200;

/// A slide whose texts have their sizes.
pub(super) struct Set {
    pub(super) slide: Slide,
    /// Scale of each text, in percent of the designer's size.
    pub(super) scales: Vec<u32>,
}

/// What makes a template one chapter's.
pub(super) struct Dress<'a> {
    /// What the fields on layouts stand for.
    pub(super) values: &'a Values,
    /// Theme colours by name, `RRGGBB`.
    pub(super) colors: BTreeMap<&'a str, String>,
    /// Pixels by part.
    pub(super) pictures: BTreeMap<&'a str, Arc<Vec<u8>>>,
    /// Properties of the file.
    pub(super) about: About<'a>,
}

/// Writes a presentation.
///
/// # Errors
/// What the library stumbled over, in words.
pub(super) fn write(template: &Template, slides: &[Set], dress: &Dress<'_>) -> Result<Vec<u8>, String> {
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: &str, bytes: &[u8]| -> Result<(), String> {
        to.start_file(name, options(name)).map_err(|e| e.to_string())?;
        to.write_all(bytes).map_err(|e| e.to_string())
    };
    for (name, bytes) in &template.package.0 {
        match changed(template, name, slides.len(), dress)? {
            Some(own) => add(name, &own)?,
            None => add(name, bytes)?,
        }
    }
    for (i, set) in slides.iter().enumerate() {
        let Some(layout) = template.layouts.get(&set.slide.stand) else { continue };
        let mut links = Vec::new();
        let name = part(i);
        add(&name, Sheet { lang: dress.about.lang, links: &mut links }.slide(layout, set).as_bytes())?;
        add(&relationships_of(&name), relations(layout, &links).as_bytes())?;
    }
    to.finish().map(Cursor::into_inner).map_err(|e| e.to_string())
}

/// The part of a slide, counted from 0.
fn part(i: usize) -> String {
    format!("ppt/slides/slide{}.xml", i + 1)
}

/// A part of the template as this chapter has it; `None` where it stays as it is.
fn changed(template: &Template, name: &str, count: usize, dress: &Dress<'_>) -> Result<Option<Vec<u8>>, String> {
    let text = || template.package.text(name).ok_or_else(|| format!("{name}?"));
    if let Some(pixels) = dress.pictures.get(name) {
        return Ok(Some(pixels.to_vec()));
    }
    let is_drawn = name.starts_with("ppt/slideLayouts/slide") || name.starts_with("ppt/slideMasters/slide");
    let own = match name {
        "docProps/core.xml" => dress.about.core(),
        PRESENTATION => edited(text()?, |root| presentation(root, count))?,
        CONTENT_TYPES => listed(text()?, "</Types>", &types(count)),
        _ if name == relationships_of(PRESENTATION) => listed(text()?, "</Relationships>", &slide_relations(count)),
        _ if name == template.theme => edited(text()?, |root| colors(root, &dress.colors))?,
        _ if is_drawn => edited(text()?, |root| filled(root, dress.values))?,
        _ => return Ok(None),
    };
    Ok(Some(own.into_bytes()))
}

/// Byte ranges of a text and what stands there instead.
type Edits = Vec<(Range<usize>, String)>;

fn edited(text: &str, edits: impl FnOnce(Node<'_, '_>) -> Edits) -> Result<String, String> {
    let tree = roxmltree::Document::parse(text).map_err(|e| e.to_string())?;
    let mut edits = edits(tree.root_element());
    edits.sort_by_key(|(range, _)| range.start);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (range, own) in edits {
        out.push_str(text.get(at..range.start).unwrap_or_default());
        out.push_str(&own);
        at = range.end;
    }
    out.push_str(&text[at..]);
    Ok(out)
}

/// `text` with `more` before its end.
fn listed(text: &str, end: &str, more: &str) -> String {
    text.replacen(end, &format!("{more}{end}"), 1)
}

fn types(count: usize) -> String {
    let kind = "application/vnd.openxmlformats-officedocument.presentationml.slide+xml";
    (0..count).fold(String::new(), |mut out, i| {
        let _ = write!(out, "<Override PartName=\"/{}\" ContentType=\"{kind}\"/>", part(i));
        out
    })
}

fn slide_relations(count: usize) -> String {
    (0..count).fold(String::new(), |mut out, i| {
        let _ = write!(out, "<Relationship Id=\"slide{i}\" Type=\"{RELATIONS}/slide\" Target=\"slides/slide{}.xml\"/>", i + 1);
        out
    })
}

/// The list of slides. Extensions, which may name sections of slides that are gone, are left out.
fn presentation(root: Node<'_, '_>, count: usize) -> Edits {
    let named = |name: &'static str| root.children().filter(move |n| n.has_tag_name(name));
    let mut edits: Edits = named("sldIdLst").chain(named("extLst")).map(|n| (n.range(), String::new())).collect();
    let mut list = String::from(
        "<p:sldIdLst xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">",
    );
    for i in 0..count {
        let _ = write!(list, "<p:sldId id=\"{}\" r:id=\"slide{i}\"/>", FIRST + i);
    }
    list.push_str("</p:sldIdLst>");
    edits.extend(named("sldSz").next().map(|n| (n.range().start..n.range().start, list)));
    edits
}

/// The theme's colours.
fn colors(root: Node<'_, '_>, own: &BTreeMap<&str, String>) -> Edits {
    let Some(scheme) = root.descendants().find(|n| n.has_tag_name("clrScheme")) else { return Vec::new() };
    let slot = |n: Node<'_, '_>| {
        let color = own.get(n.tag_name().name())?;
        let there = n.first_element_child()?;
        let name = "a:srgbClr xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"";
        Some((there.range(), format!("<{name} val=\"{color}\"/>")))
    };
    scheme.children().filter(Node::is_element).filter_map(slot).collect()
}

/// Fields in pictures' descriptions and in paragraphs: a paragraph with one becomes one run, in the look of its first.
fn filled(root: Node<'_, '_>, values: &Values) -> Edits {
    let described = root.descendants().filter_map(|n| n.attribute_node("descr")).filter(|a| !fields::holes(a.value()).is_empty());
    let mut edits: Edits = described.map(|a| (a.range_value(), escape(&values.fill(a.value())))).collect();
    for texts in paragraphs(root) {
        let words = words(&texts);
        if !fields::holes(&words).is_empty() {
            edits.extend(
                texts.iter().enumerate().map(|(i, t)| (t.range(), if i == 0 { escape(&values.fill(&words)) } else { String::new() })),
            );
        }
    }
    edits
}

fn relations(layout: &Layout, links: &[String]) -> String {
    let target = layout.part.strip_prefix("ppt/").unwrap_or(&layout.part);
    let mut out = format!("{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
    let _ = write!(out, "<Relationship Id=\"layout\" Type=\"{RELATIONS}/slideLayout\" Target=\"../{target}\"/>");
    for (i, link) in links.iter().enumerate() {
        let link = escape(link);
        let _ = write!(out, "<Relationship Id=\"link{i}\" Type=\"{RELATIONS}/hyperlink\" Target=\"{link}\" TargetMode=\"External\"/>");
    }
    out + "</Relationships>"
}

/// One slide as it is written.
struct Sheet<'a> {
    lang: &'a str,
    /// Where its words lead.
    links: &'a mut Vec<String>,
}

impl Sheet<'_> {
    fn slide(&mut self, layout: &Layout, set: &Set) -> String {
        let mut shapes = String::new();
        for (i, place) in layout.places.iter().enumerate() {
            let text = set.slide.texts.get(i).map(Vec::as_slice).unwrap_or_default();
            let scale = set.scales.get(i).copied().unwrap_or(100);
            let size = if scale < 100 { format!(" fontScale=\"{scale}000\"") } else { String::new() };
            let body = format!("<a:bodyPr><a:normAutofit{size}/></a:bodyPr><a:lstStyle/>{}", self.paragraphs(place, text));
            shapes.push_str(&shape(i + 2, place, &body));
        }
        if let Some(place) = &layout.number {
            let field = "<a:fld id=\"{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}\" type=\"slidenum\">";
            let body = format!("<a:bodyPr/><a:lstStyle/><a:p>{field}<a:rPr lang=\"{}\"/><a:t>‹#›</a:t></a:fld></a:p>", self.lang);
            shapes.push_str(&shape(layout.places.len() + 2, place, &body));
        }
        format!(
            "{HEAD}<p:sld {NAMESPACES}><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>\
             <p:grpSpPr/>{shapes}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
        )
    }

    fn paragraphs(&mut self, place: &Place, text: &[Paragraph]) -> String {
        if text.is_empty() {
            return "<a:p/>".to_owned();
        }
        let is_title = matches!(place.kind.as_str(), "title" | "ctrTitle");
        text.iter().map(|p| format!("<a:p>{}{}</a:p>", if is_title { String::new() } else { look(p) }, self.runs(p))).collect()
    }

    fn runs(&mut self, paragraph: &Paragraph) -> String {
        let mut out = String::new();
        for run in &paragraph.runs {
            let flag = |set: bool, name: &str| if set { format!(" {name}=\"1\"") } else { String::new() };
            let link = run.link.as_ref().map_or_else(String::new, |link| {
                self.links.push(link.clone());
                format!("<a:hlinkClick r:id=\"link{}\"/>", self.links.len() - 1)
            });
            let look = format!("<a:rPr lang=\"{}\"{}{}>{link}</a:rPr>", self.lang, flag(run.strong, "b"), flag(run.emphasis, "i"));
            for (i, line) in run.text.split('\n').enumerate() {
                let line_break = if i > 0 { "<a:br/>" } else { "" };
                let _ = write!(out, "{line_break}<a:r>{look}<a:t>{}</a:t></a:r>", escape(line));
            }
        }
        out
    }
}

/// Words outside lists have no mark before them; numbers are Word's own, so that an inserted item counts on.
fn look(paragraph: &Paragraph) -> String {
    match paragraph.list {
        None => "<a:pPr marL=\"0\" indent=\"0\"><a:buNone/></a:pPr>".to_owned(),
        Some((0, None)) => String::new(),
        Some((level, None)) => format!("<a:pPr lvl=\"{level}\"/>"),
        Some((level, Some(number))) => {
            let left = NUMBER * (u32::from(level) + 1);
            format!(
                "<a:pPr marL=\"{left}\" lvl=\"{level}\" indent=\"-{NUMBER}\"><a:buFont typeface=\"+mj-lt\"/>\
                 <a:buAutoNum type=\"arabicPeriod\" startAt=\"{}\"/></a:pPr>",
                number.clamp(1, 32_767)
            )
        }
    }
}

/// A placeholder with its text; its frame is the layout's.
fn shape(id: usize, place: &Place, body: &str) -> String {
    let kind = if place.kind.is_empty() { String::new() } else { format!(" type=\"{}\"", escape(&place.kind)) };
    let index = place.index.as_ref().map_or_else(String::new, |i| format!(" idx=\"{}\"", escape(i)));
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{kind_name} {id}\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr>\
         <p:nvPr><p:ph{kind}{index}/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody>{body}</p:txBody></p:sp>",
        kind_name = if place.kind.is_empty() { "text" } else { &place.kind },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values() -> Values {
        Values::default().with("unit.chapter", "Hội A & B".to_owned())
    }

    #[test]
    fn a_field_that_office_programs_cut_into_runs_is_filled_in_the_look_of_the_first() {
        let text = |runs: &str| format!("<a:p xmlns:a=\"{DRAWING}\">{runs}</a:p>");
        let cut = "<a:r><a:rPr b=\"1\"/><a:t>Của {{ uni</a:t></a:r><a:r><a:t>t.chapter }}</a:t></a:r><a:r><a:t>, xin chào</a:t></a:r>";
        let filled = edited(&text(cut), |root| filled(root, &values())).expect("XML");
        let whole = "<a:r><a:rPr b=\"1\"/><a:t>Của Hội A &amp; B, xin chào</a:t></a:r><a:r><a:t></a:t></a:r><a:r><a:t></a:t></a:r>";
        assert_eq!(filled, text(whole));
    }

    #[test]
    fn texts_without_fields_stay_as_they_are() {
        let text = format!("<a:p xmlns:a=\"{DRAWING}\"><a:r><a:t>Một</a:t></a:r><a:r><a:t> hai</a:t></a:r></a:p>");
        assert_eq!(edited(&text, |root| filled(root, &values())).expect("XML"), text);
    }

    #[test]
    fn slides_take_the_place_of_the_designer_s() {
        let text = "<p:presentation xmlns:p=\"p\" xmlns:r=\"r\"><p:sldIdLst><p:sldId id=\"900\" r:id=\"x\"/></p:sldIdLst><p:sldSz/><p:extLst/></p:presentation>";
        let found = edited(text, |root| presentation(root, 2)).expect("XML");
        assert!(
            found.contains("id=\"256\"") && found.contains("id=\"257\"") && !found.contains("900") && !found.contains("extLst"),
            "{found}"
        );
        assert!(found.find("sldIdLst") < found.find("sldSz"), "{found}");
    }

    /// The namespace of texts in drawings.
    const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
}
