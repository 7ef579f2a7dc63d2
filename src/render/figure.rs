//! Drawings that explain the identity, made of the brand's own lockup, colours and measures: a new logo file or another
//! clear space changes all of them.
//!
//! In: which figure. Out: an SVG without words, its letters outlines. What must not be done is shown small and struck
//! through, and nowhere else.

mod rules;
mod values;

use std::fmt::Write;

use crate::diagnostic::{Report, Span};
use crate::model::brand::{Accent, Purpose, Rgb, Tokens};
use crate::plan::identity::LOCKUP;
use crate::plan::{Figure, Holder};
use crate::render::artboard::Painter;
use crate::scene::Typesetter;
use crate::scene::xml::escape;

/// Draws one figure.
///
/// # Errors
/// What the lockup doesn't allow.
pub fn draw(figure: Figure, painter: &Painter<'_>, typesetter: &mut Typesetter) -> Result<String, Report> {
    let project = painter.studio().project();
    let lockups = &project.brand.lockups;
    let flat = lockups.get_key_value(LOCKUP).or(lockups.first_key_value()).ok_or_else(Report::default)?;
    let tall = lockups.iter().find(|(_, b)| b.spec.size.width < 2.0 * b.spec.size.height).unwrap_or(flat);
    let mut mark = |(name, board): (&String, &crate::model::Artboard)| {
        let svg = painter.lockup(name, &Holder::Central.bearer(project), typesetter)?;
        let emblem = painter.place_of(&board.svg_span(), &svg, "emblem-cross")?;
        Ok::<Mark, Report>(Mark { inside: inside(&svg), width: board.spec.size.width, height: board.spec.size.height, emblem })
    };
    let easel = Easel { tokens: &project.brand.tokens, flat: mark(flat)?, tall: mark(tall)? };
    let (width, height) = figure.size();
    let paper = Paper { width: f64::from(width), height: f64::from(height) };
    let (body, view) = easel.body(figure, paper);
    let svg = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"{view}\">{body}</svg>");
    painter.outlined(&Span::file("brand/brand.yaml"), &svg)
}

/// A figure's own size, px.
#[derive(Clone, Copy)]
struct Paper {
    width: f64,
    height: f64,
}

/// A lockup to be placed.
struct Mark {
    /// Its elements, without ids.
    inside: String,
    /// Units.
    width: f64,
    /// Units.
    height: f64,
    /// The cross: x, y, width, height.
    emblem: [f64; 4],
}

impl Mark {
    /// `width` units wide, its upper left corner at `x`, `y`.
    fn at(&self, x: f64, y: f64, width: f64) -> String {
        self.placed(&self.inside, x, y, width)
    }

    /// The same with other elements.
    fn placed(&self, inside: &str, x: f64, y: f64, width: f64) -> String {
        let scale = width / self.width;
        format!("<g transform=\"translate({x:.2} {y:.2}) scale({scale:.5})\">{inside}</g>")
    }

    /// In the middle of a paper.
    fn centred(&self, paper: Paper, width: f64) -> String {
        let (x, y) = self.middle(paper, width);
        self.at(x, y, width)
    }

    fn middle(&self, paper: Paper, width: f64) -> (f64, f64) {
        ((paper.width - width) / 2.0, (paper.height - self.tall(width)) / 2.0)
    }

    /// Its height at a width.
    fn tall(&self, width: f64) -> f64 {
        width * self.height / self.width
    }
}

/// What figures are drawn with.
struct Easel<'a> {
    tokens: &'a Tokens,
    flat: Mark,
    tall: Mark,
}

impl Easel<'_> {
    /// The elements of a figure, and its viewBox.
    fn body(&self, figure: Figure, paper: Paper) -> (String, String) {
        let body = match figure {
            Figure::Build => self.build(paper),
            Figure::Lockups => self.lockups(paper),
            Figure::ClearSpace => self.clear_space(paper),
            Figure::Least => return self.least(paper),
            Figure::Colours => self.colours(paper),
            Figure::Letters => self.letters(paper),
            Figure::Partners => self.partners(paper),
            Figure::Office => self.office(paper),
            Figure::DoWhole => self.whole(paper),
            Figure::DoGround => self.on_its_ground(paper),
            Figure::DoStacked => self.stacked(paper),
            wrong => self.wrong(wrong, paper),
        };
        (body, format!("0 0 {} {}", paper.width, paper.height))
    }

    fn color(&self, purpose: Purpose) -> String {
        let plain = match purpose {
            Purpose::Paper => Rgb([255; 3]),
            Purpose::Line => Rgb([212; 3]),
            Purpose::Tint => Rgb([244; 3]),
            Purpose::Emblem | Purpose::Text | Purpose::Ink => Rgb([26; 3]),
        };
        let found = self.tokens.colors.iter().filter(|(_, c)| c.purpose == Some(purpose));
        // Of several, the one without a hue: figures explain, they don't decorate.
        let hue = |rgb: Rgb| rgb.0.iter().max().zip(rgb.0.iter().min()).map_or(0, |(a, b)| a - b);
        let least = found.map(|(_, c)| c.rgb.value).min_by_key(|rgb| if purpose == Purpose::Emblem { 0 } else { hue(*rgb) });
        least.unwrap_or(plain).to_string()
    }

    /// The accent that is least like the emblem: the bluest.
    fn accent(&self) -> Option<&Accent> {
        let blue = |a: &&Accent| a.roles.get("base").map_or(i32::MIN, |c| i32::from(c.rgb.value.0[2]) - i32::from(c.rgb.value.0[0]));
        self.tokens.accents.values().max_by_key(blue)
    }

    fn role(&self, role: &str) -> String {
        let found = self.accent().and_then(|a| a.roles.get(role));
        found.map_or_else(|| self.color(Purpose::Text), |c| c.rgb.value.to_string())
    }

    /// A sheet of paper with a hairline around it.
    fn sheet(&self, paper: Paper) -> String {
        self.ruled(paper, 1.0)
    }

    /// The same with a line of another weight.
    fn ruled(&self, paper: Paper, weight: f64) -> String {
        let Paper { width, height } = paper;
        let (fill, line) = (self.color(Purpose::Paper), self.color(Purpose::Line));
        let half = weight / 2.0;
        format!(
            "<rect x=\"{half}\" y=\"{half}\" width=\"{}\" height=\"{}\" fill=\"{fill}\" stroke=\"{line}\" stroke-width=\"{weight}\"/>",
            width - weight,
            height - weight
        )
    }
}

/// A filled rectangle.
fn field(x: f64, y: f64, width: f64, height: f64, fill: &str) -> String {
    format!("<rect x=\"{x:.2}\" y=\"{y:.2}\" width=\"{width:.2}\" height=\"{height:.2}\" fill=\"{fill}\"/>")
}

/// A line; `more` is further attributes.
fn line(from: (f64, f64), to: (f64, f64), color: &str, width: f64, more: &str) -> String {
    let ((x1, y1), (x2, y2)) = (from, to);
    format!(
        "<path d=\"M{x1:.2} {y1:.2}L{x2:.2} {y2:.2}\" stroke=\"{color}\" stroke-width=\"{width}\" stroke-linecap=\"round\" fill=\"none\"{more}/>"
    )
}

/// What stands inside a drawing's `<svg>`, without ids: a figure may hold it twice.
fn inside(svg: &str) -> String {
    let from = svg.find("<svg").and_then(|at| svg[at..].find('>').map(|end| at + end + 1)).unwrap_or(0);
    let to = svg.rfind("</svg>").unwrap_or(svg.len()).max(from);
    let mut out = String::with_capacity(to - from);
    for (i, part) in svg[from..to].split(" id=\"").enumerate() {
        out.push_str(if i == 0 { part } else { part.split_once('"').map_or("", |(_, rest)| rest) });
    }
    out
}
