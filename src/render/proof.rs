//! Contact sheets as PDF: A4 across, a grid of pictures, under each what it is and what to look at twice.
//!
//! In: a planned [`Sheet`], a painter, what `check` found. Out: bytes. Must not know: which drawings there are, how they
//! are made.

use crate::diagnostic::messages::Catalogue;
use crate::diagnostic::{Diagnostic, Report};
use crate::model::artboard::{Align, Unit as Length};
use crate::plan::Artefact;
use crate::plan::proof::{Part, Picture, Sheet};
use crate::render::artboard::pdf::{self, Inks, Leaf, Print};
use crate::render::artboard::{Glance, Painter};
use crate::scene::fit::TextSpec;
use crate::scene::{Typesetter, fonts, xml};

/// A4 across, mm.
const PAGE: (f64, f64) = (297.0, 210.0);
/// White edge, mm.
const EDGE: f64 = 10.0;
/// Where pictures begin, below the title, and how much the heads of columns take beneath it, mm.
const TOP: f64 = 19.0;
const HEADS: f64 = 7.0;
/// Between columns, mm.
const GAP: f64 = 6.0;
/// Between rows, mm.
const ROW_GAP: f64 = 5.0;
/// Tallest picture, mm.
const TALLEST: f64 = 73.0;
/// Pixels per millimetre: 180 dpi.
const PIXELS: f64 = 180.0 / 25.4;
/// Lines of a caption at most, and their distance, mm.
const CAPTION: (usize, f64) = (6, 3.2);
/// Font size of captions, mm (7 pt).
const SMALL: f64 = 2.47;
/// Font size of titles and headings, mm.
const LARGE: f64 = 4.2;
/// Height of a part's heading, mm.
const HEADING: f64 = 9.0;

/// Words and their inks: black, grey, the red of a warning, the line around a picture.
const BLACK: &str = "#000000";
const GREY: &str = "#595959";
const RED: &str = "#B00020";
const LINE: &str = "#BFBFBF";
const INKS: [([u8; 3], [u8; 4]); 4] = [
    ([0x00, 0x00, 0x00], [0, 0, 0, 100]),
    ([0x59, 0x59, 0x59], [0, 0, 0, 65]),
    ([0xb0, 0x00, 0x20], [0, 100, 90, 20]),
    ([0xbf, 0xbf, 0xbf], [0, 0, 0, 25]),
];

/// Makes contact sheets. Shared by all workers.
pub struct Printer<'a> {
    /// Who draws.
    pub painter: &'a Painter<'a>,
    /// What stands under pictures.
    pub words: &'a Catalogue,
    /// What `check` found.
    pub found: &'a [Diagnostic],
}

/// A picture that is drawn, with its caption.
struct Shown {
    glance: Glance,
    width: f64,
    height: f64,
    caption: Vec<Caption>,
}

/// A line under a picture.
struct Caption {
    text: String,
    color: &'static str,
    weight: u16,
}

/// A page being filled.
#[derive(Default)]
struct Page {
    svg: String,
    prints: Vec<Print>,
}

impl Printer<'_> {
    /// The bytes of one contact sheet.
    ///
    /// # Errors
    /// As [`Painter::draw`].
    pub fn print(&self, sheet: &Sheet, typesetter: &mut Typesetter) -> Result<Vec<u8>, Report> {
        let column = column(sheet.columns);
        let top = if sheet.heads.is_empty() { TOP } else { TOP + HEADS };
        let mut pages = vec![Page::default()];
        let mut y = top;
        for part in &sheet.parts {
            let named = !part.title.is_empty();
            let mut heading = named;
            for row in &part.rows {
                let shown = self.row(row, column, typesetter)?;
                let height = shown.iter().flatten().map(Shown::tall).fold(0.0, f64::max);
                let above = if heading { HEADING } else { 0.0 };
                if y + above + height > PAGE.1 - EDGE && y > top {
                    pages.push(Page::default());
                    y = top;
                    heading = named;
                }
                let Some(page) = pages.last_mut() else { continue };
                if std::mem::take(&mut heading) {
                    page.heading(part, y);
                    y += HEADING;
                }
                for (n, shown) in shown.into_iter().enumerate().filter_map(|(n, s)| Some((n, s?))) {
                    page.put(shown, EDGE + to_f64(n) * (column + GAP), y);
                }
                y += height + ROW_GAP;
            }
        }
        self.bind(sheet, pages, typesetter)
    }

    fn row(&self, row: &[Option<Picture>], column: f64, typesetter: &mut Typesetter) -> Result<Vec<Option<Shown>>, Report> {
        let mut shown = |p: &Picture| self.shown(p, column, typesetter);
        row.iter().map(|cell| cell.as_ref().map(&mut shown).transpose()).collect()
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few hundred pixels")]
    fn shown(&self, picture: &Picture, column: f64, typesetter: &mut Typesetter) -> Result<Shown, Report> {
        let width = column.min(TALLEST * picture.ratio);
        let preview = Some((width * PIXELS).round().max(1.0) as u32);
        let glance = self.painter.glance(&Artefact { preview, ..picture.artefact.clone() }, typesetter)?;
        let caption = self.caption(picture, &glance, column, typesetter);
        Ok(Shown { glance, width, height: width / picture.ratio, caption })
    }

    /// Id, name and size; then what to look at twice.
    fn caption(&self, picture: &Picture, glance: &Glance, column: f64, typesetter: &mut Typesetter) -> Vec<Caption> {
        let family = &self.painter.studio().project().brand.tokens.typography.family;
        let mut out = Vec::new();
        let mut say = |text: &str, color, weight| {
            let spec = spec(family, weight, column);
            out.extend(broken(text, &spec, typesetter).into_iter().map(|text| Caption { text, color, weight }));
        };
        say(&picture.id, BLACK, 600);
        say(&format!("{} · {}", picture.title, picture.size), GREY, 400);
        for (field, size) in &glance.smallest {
            let unit = self
                .painter
                .studio()
                .project()
                .theme
                .artboards
                .get(&picture.artefact.board)
                .map_or("", |b| if b.spec.size.unit == Length::Mm { "mm" } else { "px" });
            let size = format!("{size} {unit}");
            say(&self.words.with("proof-smallest", &[("field", field.clone()), ("size", size)]), RED, 400);
        }
        for finding in self.found.iter().filter(|d| is_about(d, picture)) {
            say(&format!("{}: {}", finding.code, self.words.message(finding)), RED, 400);
        }
        out.truncate(CAPTION.0);
        out
    }

    /// Titles and numbers on the finished pages, and the file.
    fn bind(&self, sheet: &Sheet, pages: Vec<Page>, typesetter: &mut Typesetter) -> Result<Vec<u8>, Report> {
        let brand = &self.painter.studio().project().brand;
        let family = &brand.tokens.typography.family;
        let db = fonts::database(brand);
        let count = pages.len();
        let mut bound = Vec::with_capacity(count);
        for (n, mut page) in pages.into_iter().enumerate() {
            page.head(sheet, self.words, (n + 1, count), family, typesetter);
            let svg = page.document(family);
            let tree = fonts::parse_svg(&svg, &db, family).map_err(|e| Report::from(Diagnostic::error("ND0304").arg("reason", e)))?;
            bound.push((tree, page.prints));
        }
        let leaves: Vec<Leaf<'_>> = bound.iter().map(|(words, prints)| Leaf { size: PAGE, words, prints }).collect();
        let meta = pdf::Meta {
            title: &sheet.title,
            author: &brand.tokens.name.vi,
            creator: concat!("nhandien ", env!("CARGO_PKG_VERSION")),
            lang: self.words.lang().tag(),
            id: &sheet.file,
            slug_font: family,
        };
        pdf::contact_pdf(&leaves, &meta, &Inks::from_iter(INKS), self.painter.faces()).map_err(|errors| {
            let mut report = Report::default();
            report.extend(errors.iter().map(|e| Diagnostic::error("ND0313").arg("artboard", &sheet.file).arg("reason", e)));
            report
        })
    }
}

/// Whether a finding is about the drawing that a picture shows.
fn is_about(d: &Diagnostic, picture: &Picture) -> bool {
    let drawing = picture.drawing.trim_end_matches(".svg");
    let at = d.span.as_ref().is_some_and(|s| s.path.trim_end_matches(".svg").trim_end_matches(".yaml") == drawing);
    at || d.args.get("artboard").is_some_and(|id| *id == picture.artefact.board)
}

impl Shown {
    fn tall(&self) -> f64 {
        self.height + 1.5 + to_f64(self.caption.len()) * CAPTION.1
    }
}

impl Page {
    /// A picture with a fine line around it and its caption below.
    fn put(&mut self, shown: Shown, x: f64, y: f64) {
        let Shown { glance, width, height, caption } = shown;
        self.svg += &format!(
            "<rect x=\"{x:.3}\" y=\"{y:.3}\" width=\"{width:.3}\" height=\"{height:.3}\" fill=\"none\" stroke=\"{LINE}\" stroke-width=\"0.2\"/>"
        );
        self.prints.push(Print { png: glance.png, x, y, width, height });
        let mut baseline = y + height + 1.0;
        for line in caption {
            baseline += CAPTION.1;
            self.text((x, baseline), SMALL, line.weight, line.color, &line.text);
        }
    }

    fn heading(&mut self, part: &Part, y: f64) {
        self.text((EDGE, y + 4.2), LARGE * 0.8, 600, BLACK, &part.title);
        self.svg += &format!("<rect x=\"{EDGE}\" y=\"{:.3}\" width=\"{}\" height=\"0.2\" fill=\"{LINE}\"/>", y + 6.0, PAGE.0 - 2.0 * EDGE);
    }

    /// Title, page number, and what stands in each column.
    fn head(&mut self, sheet: &Sheet, words: &Catalogue, (number, count): (usize, usize), family: &str, typesetter: &mut Typesetter) {
        let title = words.with("proof-title", &[("title", sheet.title.clone())]);
        self.text((EDGE, 14.0), LARGE, 800, BLACK, &title);
        self.svg += &text((PAGE.0 - EDGE, 14.0), SMALL, 400, GREY, &format!("{number}/{count}"), "end");
        let column = column(sheet.columns);
        for (n, head) in sheet.heads.iter().enumerate() {
            let line = broken(head, &spec(family, 600, column), typesetter).into_iter().next().unwrap_or_default();
            self.text((EDGE + to_f64(n) * (column + GAP), 22.0), SMALL, 600, GREY, &line);
        }
    }

    fn text(&mut self, at: (f64, f64), size: f64, weight: u16, color: &str, words: &str) {
        self.svg += &text(at, size, weight, color, words, "start");
    }

    fn document(&self, family: &str) -> String {
        let (w, h) = PAGE;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" font-family=\"{}\">{}</svg>",
            xml::escape(family),
            self.svg
        )
    }
}

fn text((x, y): (f64, f64), size: f64, weight: u16, color: &str, words: &str, anchor: &str) -> String {
    format!(
        "<text x=\"{x:.3}\" y=\"{y:.3}\" font-size=\"{size:.3}\" font-weight=\"{weight}\" fill=\"{color}\" text-anchor=\"{anchor}\">{}</text>",
        xml::escape(words)
    )
}

/// Width of one of `columns`, mm.
fn column(columns: usize) -> f64 {
    let n = to_f64(columns.max(1));
    (PAGE.0 - 2.0 * EDGE - (n - 1.0) * GAP) / n
}

fn spec(family: &str, weight: u16, width: f64) -> TextSpec {
    TextSpec {
        align: Align::Start,
        family: family.to_owned(),
        weight: f32::from(weight),
        tracking: 0.0,
        width,
        height: 2.0 * SMALL * 1.3,
        min: SMALL,
        max: SMALL,
        lines: 2,
        line_height: 1.3,
        balance: false,
    }
}

/// A caption's lines, two at most; what goes beyond them ends in an ellipsis.
fn broken(text: &str, spec: &TextSpec, typesetter: &mut Typesetter) -> Vec<String> {
    let mut words: Vec<&str> = text.split_whitespace().collect();
    if let Ok(fitted) = typesetter.fit(text, spec) {
        return fitted.lines;
    }
    while words.pop().is_some() {
        if let Ok(fitted) = typesetter.fit(&format!("{} …", words.join(" ")), spec) {
            return fitted.lines;
        }
    }
    Vec::new()
}

fn to_f64(n: usize) -> f64 {
    u32::try_from(n).map_or(f64::MAX, f64::from)
}
