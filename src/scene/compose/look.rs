//! How a field's text looks, and the element that shows it once it is fitted.
//!
//! In: the designer's sample text with what it inherits, and the fitted lines. Out: a `<text>` with one `<tspan>` a line.

use std::collections::BTreeMap;

use super::short;
use crate::model::artboard::{Align, Field, VAlign};
use crate::scene::fit::{Fitted, TextSpec};
use crate::scene::import::{Matrix, Place, first_family, length};
use crate::scene::xml::{Child, Element};

/// Text properties that descend from groups to texts.
const INHERITED: [&str; 6] = ["font-family", "font-weight", "font-style", "fill", "letter-spacing", "font-size"];
/// Those of them that are written as they are; the others follow the fitted size.
const WRITTEN: [&str; 4] = ["font-family", "font-weight", "font-style", "fill"];
/// What a sample's own element says about its paint.
const OWN: [&str; 14] = [
    "opacity",
    "fill-opacity",
    "stroke",
    "stroke-opacity",
    "stroke-width",
    "stroke-linejoin",
    "stroke-linecap",
    "stroke-miterlimit",
    "stroke-dasharray",
    "paint-order",
    "text-decoration",
    "clip-path",
    "mask",
    "filter",
];
/// The one property of paint that is no attribute.
const BLEND: &str = "mix-blend-mode";

/// How a text element looks, with what it inherits.
pub(super) struct Look {
    properties: BTreeMap<&'static str, String>,
}

impl Look {
    /// The look of the sample's first letters: drawing programs put it on the text, on a `<tspan>` in it, or around it.
    pub(super) fn of(element: &Element, above: &[&Element]) -> Self {
        let mut run = element.runs().into_iter().next().unwrap_or_else(|| vec![element]);
        run.reverse();
        let mut properties = BTreeMap::new();
        for name in INHERITED {
            let around = run.iter().chain(above.iter().rev());
            properties.extend(around.filter_map(|e| e.property(name)).next().map(|v| (name, v.to_owned())));
        }
        for name in OWN.into_iter().chain([BLEND]) {
            properties.extend(run.iter().find_map(|e| e.property(name)).map(|v| (name, v.to_owned())));
        }
        let family = properties.get("font-family").and_then(|list| first_family(list));
        properties.extend(family.map(|f| ("font-family", f)));
        Self { properties }
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.properties.get(name).map(String::as_str)
    }

    fn weight(&self) -> f32 {
        match self.get("font-weight") {
            Some("bold" | "bolder") => 700.0,
            Some(n) => n.parse().unwrap_or(400.0),
            None => 400.0,
        }
    }

    /// Letter spacing in font sizes: as drawn, relative to the sample's size.
    fn tracking(&self) -> f64 {
        let spacing = self.get("letter-spacing").unwrap_or_default();
        if let Some(em) = spacing.strip_suffix("em") {
            return em.parse().unwrap_or(0.0);
        }
        let size = self.get("font-size").and_then(length).filter(|s| *s > 0.0);
        size.map_or(0.0, |s| length(spacing).unwrap_or(0.0) / s)
    }

    #[expect(clippy::cast_possible_truncation, reason = "a few hundredths")]
    pub(super) fn spec(&self, field: &Field, place: &Place) -> TextSpec {
        TextSpec {
            family: self.get("font-family").unwrap_or_default().to_owned(),
            weight: self.weight(),
            tracking: self.tracking() as f32,
            width: place.frame[2],
            height: place.frame[3],
            min: field.min,
            max: field.max,
            lines: field.lines,
            line_height: field.line_height,
            balance: field.balance,
            align: field.align,
        }
    }
}

/// From the artboard's coordinates to those that a text is written in.
struct Pen {
    scale: f64,
    x: f64,
    y: f64,
}

impl Pen {
    fn at(&self, x: f64, y: f64) -> (String, String) {
        (short((x - self.x) / self.scale), short((y - self.y) / self.scale))
    }
}

/// The lines at their places, in the look of the sample.
pub(super) fn text_element(id: &str, field: &Field, look: &Look, place: &Place, fitted: &Fitted) -> Element {
    let mut text = Element::new("text").with("id", id);
    for name in WRITTEN.into_iter().chain(OWN) {
        if let Some(value) = look.get(name) {
            text.set(name, value);
        }
    }
    if let Some(mode) = look.get(BLEND) {
        text.set("style", format!("{BLEND}:{mode}"));
    }
    let pen = match place.plain() {
        Some((scale, x, y)) => Pen { scale, x, y },
        None => {
            text.set("transform", place.around.inverse().unwrap_or(Matrix::NONE).attribute());
            Pen { scale: 1.0, x: 0.0, y: 0.0 }
        }
    };
    text.set("font-size", short(fitted.size / pen.scale));
    if look.tracking().abs() > 1e-6 {
        text.set("letter-spacing", short(look.tracking() * fitted.size / pen.scale));
    }
    lines(text, field, &pen, place, fitted)
}

fn lines(mut text: Element, field: &Field, pen: &Pen, place: &Place, fitted: &Fitted) -> Element {
    let [x, y, width, height] = place.frame;
    let (anchor, at) = match field.align {
        Align::Start => ("start", x),
        Align::Middle => ("middle", x + width / 2.0),
        Align::End => ("end", x + width),
    };
    let free = height - fitted.height;
    let top = y + match field.valign {
        VAlign::Top => 0.0,
        VAlign::Middle => free / 2.0,
        VAlign::Bottom => free,
    };
    text.set("text-anchor", anchor);
    let mut baseline = top + fitted.ascent;
    for line in &fitted.lines {
        let (x, y) = pen.at(at, baseline);
        let mut span = Element::new("tspan").with("x", x).with("y", y);
        span.children.push(Child::Text(line.clone()));
        text = text.child(span);
        baseline += fitted.leading;
    }
    text
}
