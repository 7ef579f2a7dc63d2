//! How a field's text looks, and the element that shows it once it is fitted.
//!
//! In: the designer's sample text with what it inherits, and the fitted lines. Out: a `<text>` with one `<tspan>` a line.

use std::collections::BTreeMap;

use super::{Rect, short};
use crate::model::artboard::{Align, Field, VAlign};
use crate::scene::fit::{Fitted, TextSpec};
use crate::scene::xml::{Child, Element};

/// Text properties that descend from groups to texts.
const INHERITED: [&str; 5] = ["font-family", "font-weight", "font-style", "fill", "letter-spacing"];

/// How a text element looks, with what it inherits.
pub(super) struct Look {
    properties: BTreeMap<&'static str, String>,
    size: Option<f64>,
}

impl Look {
    pub(super) fn of(element: &Element, above: &[&Element]) -> Self {
        let mut properties = BTreeMap::new();
        for name in INHERITED {
            let own = std::iter::once(element).chain(above.iter().rev().copied());
            if let Some(value) = own.filter_map(|e| e.property(name)).next() {
                properties.insert(name, value.trim_matches(['\'', '"', ' ']).to_owned());
            }
        }
        let size = element.property("font-size").and_then(|s| s.trim_end_matches("px").trim().parse().ok());
        Self { properties, size }
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.properties.get(name).map(String::as_str)
    }

    fn weight(&self) -> f32 {
        match self.get("font-weight") {
            Some("bold") => 700.0,
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
        let px: f64 = spacing.trim_end_matches("px").parse().unwrap_or(0.0);
        self.size.filter(|s| *s > 0.0).map_or(0.0, |s| px / s)
    }

    #[expect(clippy::cast_possible_truncation, reason = "a few hundredths")]
    pub(super) fn spec(&self, field: &Field, frame: Rect) -> TextSpec {
        TextSpec {
            family: self
                .get("font-family")
                .unwrap_or_default()
                .split(',')
                .next()
                .unwrap_or_default()
                .trim_matches(['\'', '"', ' '])
                .to_owned(),
            weight: self.weight(),
            tracking: self.tracking() as f32,
            width: frame[2],
            height: frame[3],
            min: field.min,
            max: field.max,
            lines: field.lines,
            line_height: field.line_height,
            balance: field.balance,
        }
    }
}

/// The lines at their places, in the look of the sample.
pub(super) fn text_element(id: &str, field: &Field, look: &Look, frame: Rect, fitted: &Fitted) -> Element {
    let [x, y, width, height] = frame;
    let (anchor, at) = match field.align {
        Align::Start => ("start", x),
        Align::Middle => ("middle", x + width / 2.0),
        Align::End => ("end", x + width),
    };
    let count = f64::from(u32::try_from(fitted.lines.len()).unwrap_or(u32::MAX));
    let free = height - count * fitted.leading;
    let top = y + match field.valign {
        VAlign::Top => 0.0,
        VAlign::Middle => free / 2.0,
        VAlign::Bottom => free,
    };
    let mut text = Element::new("text").with("id", id);
    for name in INHERITED.iter().filter(|n| **n != "letter-spacing") {
        if let Some(value) = look.get(name) {
            text.set(name, value);
        }
    }
    text.set("font-size", short(fitted.size));
    if look.tracking().abs() > 1e-6 {
        text.set("letter-spacing", short(look.tracking() * fitted.size));
    }
    text.set("text-anchor", anchor);
    let mut baseline = top + fitted.ascent;
    for line in &fitted.lines {
        let mut span = Element::new("tspan").with("x", short(at)).with("y", short(baseline));
        span.children.push(Child::Text(line.clone()));
        text = text.child(span);
        baseline += fitted.leading;
    }
    text
}
