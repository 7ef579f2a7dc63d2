//! A designer's PPTX: its layouts with their places for text, and the pictures whose place others take.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::Stand;
use crate::model::document::DeckSpec;
use crate::model::fields;
use crate::source::office::{Package, Relationship, relationships_of};

/// English metric units in a point.
const EMU: f64 = 12_700.0;
/// Insets of a text box where nothing is said, EMU: left and right, above and below (ECMA-376, part 1, 21.1.2.1.1).
const INSETS: [f64; 2] = [91_440.0, 45_720.0];
/// Theme colours (ECMA-376, part 1, 20.1.6.2).
pub(super) const COLORS: [&str; 12] =
    ["dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink"];
/// Placeholders that hold no text of a document (ECMA-376, part 1, 19.7.10).
const ASIDE: [&str; 8] = ["dt", "ftr", "hdr", "sldNum", "pic", "chart", "tbl", "media"];

/// A PPTX to make slides on.
#[derive(Debug, Clone)]
pub struct Template {
    /// Its parts, without the designer's own slides.
    pub package: Package,
    /// Layouts by what stands on them.
    pub layouts: BTreeMap<Stand, Layout>,
    /// Pictures to be replaced.
    pub pictures: Vec<Picture>,
    /// The part with the theme's colours.
    pub theme: String,
}

/// One layout.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// Its part.
    pub part: String,
    /// Places for texts, the title first.
    pub places: Vec<Place>,
    /// The place of the slide's number, as a slide repeats it.
    pub number: Option<Place>,
}

/// A place for text. Lengths in pt.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// `title`, `body`…; empty where left out.
    pub kind: String,
    /// What tells places of one kind apart.
    pub index: Option<String>,
    /// Width inside its insets.
    pub width: f64,
    /// Height inside its insets.
    pub height: f64,
    /// Font size.
    pub size: f64,
    /// Whether its text is bold.
    pub bold: bool,
    /// Line height, as a multiple of the font's own.
    pub line: f64,
    /// Space above a paragraph.
    pub before: f64,
    /// Indent of a list's items.
    pub indent: f64,
}

/// A picture whose place another takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Its name on the layout.
    pub name: String,
    /// The artboard that takes its place.
    pub board: String,
    /// The part with its pixels.
    pub part: String,
}

/// What is wrong with a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The file can't be read: why.
    Unreadable(String),
    /// No layout of this name; those there are.
    Layout(String, Vec<String>),
    /// Too few places for text on the layout of this name; how many it needs.
    Places(String, usize),
    /// No theme colour of this name.
    Color(String),
    /// No picture of this name; those there are.
    Picture(String, Vec<String>),
    /// The picture of this name is no PNG.
    Format(String),
    /// A text with a field that slides don't know.
    Field(String),
}

impl Template {
    /// Reads a PPTX and finds in it what `spec` names.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn read(bytes: &[u8], spec: &DeckSpec) -> Result<Self, Vec<Fault>> {
        let unreadable = |why: String| vec![Fault::Unreadable(why)];
        let package = Package::open(bytes).map_err(unreadable)?;
        let reader = Reader::new(&package).map_err(unreadable)?;
        let mut faults = Vec::new();
        let layouts = reader.layouts(spec, &mut faults);
        let pictures = reader.pictures(spec, &mut faults);
        faults.extend(spec.colors.keys().filter(|c| !COLORS.contains(&c.as_str())).map(|c| Fault::Color(c.clone())));
        reader.fields(&mut faults);
        let theme = reader.theme.clone();
        if faults.is_empty() { Ok(Self { package: without_slides(package), layouts, pictures, theme }) } else { Err(faults) }
    }
}

/// The parts of a package that hold layouts.
struct Reader<'p> {
    package: &'p Package,
    master: String,
    theme: String,
    /// Part and name of each layout.
    layouts: Vec<(String, String)>,
}

impl<'p> Reader<'p> {
    fn new(package: &'p Package) -> Result<Self, String> {
        let of = |part: &str, kind: &str| package.relationships(part).into_iter().find(|r| r.kind == kind).map(|r| r.target);
        let missing = |what: &str| format!("{what}?");
        let master = of(PRESENTATION, "slideMaster").ok_or_else(|| missing("slideMaster"))?;
        let theme = of(&master, "theme").ok_or_else(|| missing("theme"))?;
        let parts = package.relationships(&master).into_iter().filter(|r| r.kind == "slideLayout").map(|r| r.target);
        let mut layouts = Vec::new();
        for part in parts {
            let tree = parse(package, &part)?;
            let name = tree.descendants().find(|n| n.has_tag_name("cSld")).and_then(|n| n.attribute("name"));
            layouts.push((part.clone(), name.unwrap_or_default().to_owned()));
        }
        for part in [PRESENTATION, CONTENT_TYPES, &master, &theme] {
            parse(package, part)?;
        }
        Ok(Self { package, master, theme, layouts })
    }

    fn layouts(&self, spec: &DeckSpec, faults: &mut Vec<Fault>) -> BTreeMap<Stand, Layout> {
        let names = &spec.layouts;
        let wanted = [
            (Stand::Cover, &names.cover),
            (Stand::Section, &names.section),
            (Stand::Text, &names.text),
            (Stand::Columns, &names.columns),
            (Stand::Statement, &names.statement),
        ];
        let mut out = BTreeMap::new();
        for (stand, name) in wanted {
            let Some(layout) = self.layouts.iter().find(|(_, n)| n == name).and_then(|(part, _)| self.layout(part)) else {
                faults.push(Fault::Layout(name.clone(), self.layouts.iter().map(|(_, n)| n.clone()).collect()));
                continue;
            };
            if layout.places.len() < stand.places() {
                faults.push(Fault::Places(name.clone(), stand.places()));
            }
            out.insert(stand, layout);
        }
        out
    }

    fn layout(&self, part: &str) -> Option<Layout> {
        let tree = parse(self.package, part).ok()?;
        let master = parse(self.package, &self.master).ok()?;
        let shapes = tree.descendants().filter(|n| n.has_tag_name("sp"));
        let mut places: Vec<Place> = shapes.filter_map(|shape| place(shape, master.root_element())).collect();
        let number = places.iter().position(|p| p.kind == "sldNum").map(|at| places.remove(at));
        places.retain(|p| !ASIDE.contains(&p.kind.as_str()));
        places.sort_by_key(|p| (!is_title(&p.kind), p.index.as_deref().and_then(|i| i.parse::<u32>().ok())));
        Some(Layout { part: part.to_owned(), places, number })
    }

    fn pictures(&self, spec: &DeckSpec, faults: &mut Vec<Fault>) -> Vec<Picture> {
        let parts = self.layouts.iter().map(|(part, _)| part).chain([&self.master]);
        let found: Vec<(String, String)> = parts.flat_map(|part| pictures(self.package, part)).collect();
        let mut out = Vec::new();
        for (name, board) in &spec.pictures {
            let own = found.iter().filter(|(n, _)| n == name);
            let mut own: Vec<Picture> =
                own.map(|(_, part)| Picture { name: name.clone(), board: board.clone(), part: part.clone() }).collect();
            own.dedup();
            if own.is_empty() {
                faults.push(Fault::Picture(name.clone(), found.iter().map(|(n, _)| n.clone()).collect()));
            }
            if own.iter().any(|p| !p.part.to_ascii_lowercase().ends_with(".png")) {
                faults.push(Fault::Format(name.clone()));
            }
            out.extend(own);
        }
        out
    }
}

impl Reader<'_> {
    /// Fields on layouts are Central's, the campaign's or the chapter's.
    fn fields(&self, faults: &mut Vec<Fault>) {
        for part in self.layouts.iter().map(|(part, _)| part).chain([&self.master]) {
            let Ok(tree) = parse(self.package, part) else { continue };
            let wrong = |words: &String| fields::holes(words).iter().any(|h| !h.sound || !is_known(h.name));
            let all = paragraphs(tree.root_element()).into_iter().map(|p| words(&p));
            faults.extend(all.filter(wrong).map(Fault::Field));
        }
    }
}

fn is_known(field: &str) -> bool {
    matches!(fields::level(field), Some(fields::Level::Campaign | fields::Level::Unit))
}

/// The namespace of texts in drawings.
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";

/// Each paragraph as the text nodes of its runs: office programs cut a text into runs wherever they like.
#[must_use]
pub fn paragraphs<'a, 'i>(root: Node<'a, 'i>) -> Vec<Vec<Node<'a, 'i>>> {
    let is_paragraph = |n: &Node<'_, '_>| n.has_tag_name((DRAWING, "p"));
    let runs = |p: Node<'a, 'i>| p.children().filter(|n| n.has_tag_name("r")).flat_map(|r| r.children().filter(|n| n.has_tag_name("t")));
    root.descendants().filter(is_paragraph).map(|p| runs(p).filter_map(|t| t.first_child()).collect()).collect()
}

/// The words of a paragraph's text nodes.
#[must_use]
pub fn words(texts: &[Node<'_, '_>]) -> String {
    texts.iter().filter_map(Node::text).collect()
}

/// The main part.
pub const PRESENTATION: &str = "ppt/presentation.xml";
/// Where a package says of what kind its parts are.
pub const CONTENT_TYPES: &str = "[Content_Types].xml";

fn parse<'p>(package: &'p Package, part: &str) -> Result<roxmltree::Document<'p>, String> {
    let text = package.text(part).ok_or_else(|| format!("{part}?"))?;
    roxmltree::Document::parse(text).map_err(|e| format!("{part}: {e}"))
}

/// Names and parts of a layout's pictures.
fn pictures(package: &Package, part: &str) -> Vec<(String, String)> {
    let Ok(tree) = parse(package, part) else { return Vec::new() };
    let relations = package.relationships(part);
    let read = |pic: Node<'_, '_>| {
        let name = pic.descendants().find(|n| n.has_tag_name("cNvPr"))?.attribute("name")?;
        let blip = pic.descendants().find(|n| n.has_tag_name("blip"))?;
        let id = blip.attributes().find(|a| a.name() == "embed")?.value();
        let target = relations.iter().find(|r: &&Relationship| r.id == id)?;
        Some((name.to_owned(), target.target.clone()))
    };
    tree.descendants().filter(|n| n.has_tag_name("pic")).filter_map(read).collect()
}

/// A placeholder with what it inherits from the master; `None` where a shape is none, or has no size.
fn place(shape: Node<'_, '_>, master: Node<'_, '_>) -> Option<Place> {
    let holder = shape.descendants().find(|n| n.has_tag_name("ph"))?;
    let kind = holder.attribute("type").unwrap_or_default();
    let above = master.descendants().filter(|n| n.has_tag_name("sp")).find(|n| {
        let inherited = n.descendants().find(|n| n.has_tag_name("ph")).map(|p| p.attribute("type").unwrap_or_default());
        inherited == Some(parent(kind))
    });
    let [width, height] = [Some(shape), above].into_iter().flatten().find_map(extent)?;
    let body = |n: Node<'_, '_>, name: &str| n.descendants().find(|n| n.has_tag_name("bodyPr")).and_then(|b| number(b, name));
    let inset = |name, default| body(shape, name).or_else(|| above.and_then(|a| body(a, name))).unwrap_or(default);
    let styles = Styles { levels: [Some(shape), above, style(master, kind)].into_iter().flatten().filter_map(level).collect() };
    Some(Place {
        kind: kind.to_owned(),
        index: holder.attribute("idx").map(str::to_owned),
        width: (width - inset("lIns", INSETS[0]) - inset("rIns", INSETS[0])) / EMU,
        height: (height - inset("tIns", INSETS[1]) - inset("bIns", INSETS[1])) / EMU,
        size: styles.run("sz").and_then(|v| v.parse::<f64>().ok()).unwrap_or(1800.0) / 100.0,
        bold: matches!(styles.run("b"), Some("1" | "true")),
        line: styles.spacing("lnSpc", "spcPct").map_or(1.0, |v| v / 100_000.0),
        before: styles.spacing("spcBef", "spcPts").map_or(0.0, |v| v / 100.0),
        indent: styles.levels.iter().find_map(|l| number(*l, "marL")).unwrap_or(0.0) / EMU,
    })
}

/// The levels' properties that a place inherits, nearest first.
struct Styles<'a, 'i> {
    levels: Vec<Node<'a, 'i>>,
}

impl<'a> Styles<'a, '_> {
    fn run(&self, name: &str) -> Option<&'a str> {
        let own = |l: &Node<'a, '_>| l.children().find(|n| n.has_tag_name("defRPr")).and_then(|r| r.attribute(name));
        self.levels.iter().find_map(own)
    }

    /// A distance as a plain number: hundredths of a point, or thousandths of a percent (`90%` in the strict form).
    fn spacing(&self, of: &str, unit: &str) -> Option<f64> {
        let own = |l: &Node<'a, '_>| {
            let value = l.children().find(|n| n.has_tag_name(of))?.children().find(|n| n.has_tag_name(unit))?.attribute("val")?;
            value.strip_suffix('%').map_or_else(|| value.parse().ok(), |v| v.parse::<f64>().ok().map(|v| v * 1000.0))
        };
        self.levels.iter().find_map(own)
    }
}

/// The first level of a list style.
fn level<'a, 'i>(node: Node<'a, 'i>) -> Option<Node<'a, 'i>> {
    node.descendants().find(|n| n.has_tag_name("lvl1pPr"))
}

/// The master's text style for a kind of place.
fn style<'a, 'i>(master: Node<'a, 'i>, kind: &str) -> Option<Node<'a, 'i>> {
    let name = if is_title(kind) { "titleStyle" } else { "bodyStyle" };
    master.descendants().find(|n| n.has_tag_name(name))
}

/// The master's placeholder that one of a layout inherits from.
fn parent(kind: &str) -> &str {
    match kind {
        "ctrTitle" => "title",
        "" | "obj" | "subTitle" => "body",
        _ => kind,
    }
}

/// Whether a place is a slide's title.
fn is_title(kind: &str) -> bool {
    matches!(kind, "title" | "ctrTitle")
}

/// Width and height of a shape, EMU, where it says them.
fn extent(shape: Node<'_, '_>) -> Option<[f64; 2]> {
    let frame = shape.descendants().find(|n| n.has_tag_name("xfrm"))?.children().find(|n| n.has_tag_name("ext"))?;
    Some([number(frame, "cx")?, number(frame, "cy")?])
}

fn number(node: Node<'_, '_>, name: &str) -> Option<f64> {
    node.attribute(name)?.parse().ok().filter(|v: &f64| v.is_finite())
}

/// The package without the designer's own slides and what belongs to them alone.
fn without_slides(mut package: Package) -> Package {
    const OWN: [&str; 4] = ["ppt/slides/", "ppt/notesSlides/", "ppt/comments/", "ppt/tags/"];
    package.0.retain(|name, _| !OWN.iter().any(|folder| name.starts_with(folder)));
    let keep = |line: &str| !OWN.iter().any(|folder| line.contains(&format!("/{folder}")) || line.contains(&format!("\"{}", &folder[4..])));
    for part in [CONTENT_TYPES.to_owned(), relationships_of(PRESENTATION)] {
        let Some(text) = package.text(&part) else { continue };
        let kept: String = text.split_inclusive('>').filter(|element| keep(element)).collect();
        package.0.insert(part, kept.into_bytes());
    }
    package
}
