//! Style sheets, `style` attributes and shorthands → one presentation attribute a property.
//!
//! In: an element of the file and the drawing's style sheets. Out: its attributes as CSS would work them out, so that
//! texts, recolouring and rules look at one place only. Sheets are read with the parser that usvg itself uses.

use simplecss::{AttributeOperator, DeclarationTokenizer, PseudoClass, Selector, StyleSheet};
use svgtypes::{Color, FontShorthand, Paint};

use super::Loss;
use crate::model::brand::Rgb;

/// Properties that SVG also knows as attributes; all others stay in `style`.
const PRESENTATION: [&str; 62] = [
    "alignment-baseline",
    "baseline-shift",
    "clip-path",
    "clip-rule",
    "color",
    "color-interpolation",
    "color-interpolation-filters",
    "color-rendering",
    "direction",
    "display",
    "dominant-baseline",
    "fill",
    "fill-opacity",
    "fill-rule",
    "filter",
    "flood-color",
    "flood-opacity",
    "font-family",
    "font-optical-sizing",
    "font-size",
    "font-size-adjust",
    "font-stretch",
    "font-style",
    "font-variant",
    "font-variation-settings",
    "font-weight",
    "glyph-orientation-horizontal",
    "glyph-orientation-vertical",
    "letter-spacing",
    "lighting-color",
    "marker-end",
    "marker-mid",
    "marker-start",
    "mask",
    "mask-type",
    "opacity",
    "overflow",
    "paint-order",
    "shape-rendering",
    "stop-color",
    "stop-opacity",
    "stroke",
    "stroke-dasharray",
    "stroke-dashoffset",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-miterlimit",
    "stroke-opacity",
    "stroke-width",
    "text-anchor",
    "text-decoration",
    "text-overflow",
    "text-rendering",
    "transform",
    "transform-origin",
    "unicode-bidi",
    "vector-effect",
    "visibility",
    "word-spacing",
    "writing-mode",
    "image-rendering",
    "pointer-events",
];

/// Colours, each with the property that holds its opacity.
const COLORS: [(&str, Option<&str>); 6] = [
    ("fill", Some("fill-opacity")),
    ("stroke", Some("stroke-opacity")),
    ("stop-color", Some("stop-opacity")),
    ("flood-color", Some("flood-opacity")),
    ("lighting-color", None),
    ("color", None),
];

/// The drawing's style sheets, as one.
pub(super) fn sheet<'d>(doc: &'d roxmltree::Document<'_>) -> StyleSheet<'d> {
    let mut sheet = StyleSheet::new();
    for node in doc.descendants().filter(|n| n.has_tag_name((crate::source::svg::SVG, "style"))) {
        node.children().filter_map(|c| c.text()).for_each(|css| sheet.parse_more(css));
    }
    sheet
}

/// What a style sheet holds that the parser passes over.
pub(super) fn passed_over(css: &str) -> Vec<(String, Loss)> {
    let css = without_comments(css);
    let mut out = Vec::new();
    let mut rest = css.trim_start();
    while !rest.is_empty() {
        let end = rest.find(['{', ';']).unwrap_or(rest.len());
        let head = rest[..end].trim();
        if let Some(rule) = head.strip_prefix('@') {
            let name = rule.split(|c: char| !(c.is_alphanumeric() || c == '-')).next().unwrap_or_default();
            match name {
                "charset" | "namespace" => {}
                "font-face" => out.push((format!("@{name}"), Loss::Harmless)),
                _ => out.push((format!("@{name}"), Loss::Visible)),
            }
        } else if rest[end..].starts_with('{') {
            let unknown = head.split(',').filter(|s| Selector::parse(s.trim()).is_none());
            out.extend(unknown.map(|s| (s.trim().to_owned(), Loss::Visible)));
        }
        rest = after_block(&rest[end..]).trim_start();
    }
    out
}

fn without_comments(css: &str) -> String {
    let mut out = String::new();
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        out.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    out + rest
}

/// What follows `;`, or `{…}` with all that is nested in it.
fn after_block(css: &str) -> &str {
    let mut depth = 0_usize;
    for (at, c) in css.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && matches!(c, '}' | ';') {
            return &css[at + 1..];
        }
    }
    ""
}

/// One element's properties while rules are applied to them, later ones over earlier ones.
struct Cascade<'a> {
    attrs: &'a [(String, String)],
    found: Vec<(String, String, bool)>,
}

impl Cascade<'_> {
    fn declare(&mut self, name: &str, value: &str, important: bool) {
        match name {
            "marker" => ["marker-start", "marker-mid", "marker-end"].iter().for_each(|n| self.set(n, value, important)),
            "font" => self.font(value, important),
            _ if name.starts_with('-') || name == "enable-background" => {}
            _ => self.set(name, value, important),
        }
    }

    fn font(&mut self, value: &str, important: bool) {
        let Ok(font) = FontShorthand::from_str(value) else { return };
        self.set("font-style", font.font_style.unwrap_or("normal"), important);
        self.set("font-variant", font.font_variant.unwrap_or("normal"), important);
        self.set("font-weight", font.font_weight.unwrap_or("normal"), important);
        self.set("font-stretch", font.font_stretch.unwrap_or("normal"), important);
        self.set("font-size", font.font_size, important);
        self.set("font-family", font.font_family, important);
    }

    fn set(&mut self, name: &str, value: &str, important: bool) {
        // A colour that isn't understood leaves the one before it, as in browsers: Figma writes `fill:#000;fill:color(display-p3 0 0 0)`.
        let before = || self.found.iter().map(|f| &f.0).chain(self.attrs.iter().map(|a| &a.0)).any(|n| n == name);
        if !understood(name, value) && before() {
            return;
        }
        match self.found.iter_mut().find(|(n, ..)| n == name) {
            Some(known) if known.2 && !important => {}
            Some(known) => *known = (name.to_owned(), value.trim().to_owned(), important),
            None => self.found.push((name.to_owned(), value.trim().to_owned(), important)),
        }
    }
}

/// Whether a value, where it is one of a colour, is one that can be drawn.
pub(super) fn understood(name: &str, value: &str) -> bool {
    COLORS.iter().all(|(n, _)| *n != name) || value.contains("url(") || Paint::from_str(value).is_ok()
}

/// Works style sheets and the `style` attribute into `attrs`.
pub(super) fn resolve(node: roxmltree::Node<'_, '_>, sheet: &StyleSheet<'_>, attrs: &mut Vec<(String, String)>) {
    let mut cascade = Cascade { attrs, found: Vec::new() };
    for rule in sheet.rules.iter().filter(|r| r.selector.matches(&Matched(node))) {
        rule.declarations.iter().for_each(|d| cascade.declare(d.name, d.value, d.important));
    }
    let own = node.attribute("style").unwrap_or_default();
    DeclarationTokenizer::from(own).for_each(|d| cascade.declare(d.name, d.value, d.important));
    let found = cascade.found;
    attrs.retain(|(n, _)| !matches!(n.as_str(), "style" | "class"));
    let mut rest = Vec::new();
    for (name, value, _) in found {
        if PRESENTATION.contains(&name.as_str()) {
            set(attrs, &name, value);
        } else {
            rest.push(format!("{name}:{value}"));
        }
    }
    if !rest.is_empty() {
        set(attrs, "style", rest.join(";"));
    }
    for (_, value) in attrs.iter_mut().filter(|(_, v)| v.contains("url(")) {
        *value = unquoted(value);
    }
    plain_colors(attrs);
}

fn set(attrs: &mut Vec<(String, String)>, name: &str, value: String) {
    match attrs.iter_mut().find(|(n, _)| n == name) {
        Some((_, v)) => *v = value,
        None => attrs.push((name.to_owned(), value)),
    }
}

/// `url( "#a" )` → `url(#a)`.
fn unquoted(value: &str) -> String {
    let mut pieces = value.split("url(");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (target, rest) = piece.split_once(')').unwrap_or((piece, ""));
        out.push_str(&format!("url({}){rest}", target.trim_matches(['"', '\'', ' '])));
    }
    out
}

/// Colours in every spelling → `#RRGGBB`, transparency in the property that is there for it.
fn plain_colors(attrs: &mut Vec<(String, String)>) {
    for (name, opacity) in COLORS {
        let Some((_, value)) = attrs.iter_mut().find(|(n, v)| n == name && Rgb::parse(v).is_none()) else { continue };
        let Ok(color) = value.trim().parse::<Color>() else { continue };
        if color.alpha < 255 && opacity.is_none() {
            continue;
        }
        *value = Rgb([color.red, color.green, color.blue]).to_string();
        if let Some(opacity) = opacity.filter(|_| color.alpha < 255) {
            let known = attrs.iter().find(|(n, _)| n == opacity).and_then(|(_, v)| v.parse::<f64>().ok()).unwrap_or(1.0);
            set(attrs, opacity, (known * f64::from(color.alpha) / 255.0).to_string());
        }
    }
}

/// An element, as selectors look at it.
struct Matched<'a, 'd>(roxmltree::Node<'a, 'd>);

impl simplecss::Element for Matched<'_, '_> {
    fn parent_element(&self) -> Option<Self> {
        self.0.parent_element().map(Matched)
    }

    fn prev_sibling_element(&self) -> Option<Self> {
        self.0.prev_sibling_element().map(Matched)
    }

    fn has_local_name(&self, name: &str) -> bool {
        self.0.tag_name().name() == name
    }

    fn attribute_matches(&self, name: &str, operator: AttributeOperator<'_>) -> bool {
        self.0.attribute(name).is_some_and(|v| operator.matches(v))
    }

    fn pseudo_class_matches(&self, class: PseudoClass<'_>) -> bool {
        matches!(class, PseudoClass::FirstChild) && self.0.prev_sibling_element().is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The attributes of the element with the id `x`.
    fn look(css: &str, element: &str) -> String {
        let svg = format!("<svg xmlns='http://www.w3.org/2000/svg'><style>{css}</style>{element}</svg>");
        let doc = roxmltree::Document::parse(&svg).expect("XML");
        let node = doc.descendants().find(|n| n.attribute("id") == Some("x")).expect("there");
        let mut attrs = node.attributes().map(|a| (a.name().to_owned(), a.value().to_owned())).collect();
        resolve(node, &sheet(&doc), &mut attrs);
        attrs.iter().filter(|(n, _)| n != "id").map(|(n, v)| format!("{n}={v};")).collect()
    }

    #[test]
    fn later_and_closer_rules_win() {
        let css = "#x{fill:#000003} rect{fill:#000001;stroke:#00000A} .a{fill:#000002}";
        assert_eq!(look(css, "<rect id='x' class='a' fill='#000000'/>"), "fill=#000003;stroke=#00000A;");
        assert_eq!(look(css, "<rect id='x' style='fill:#000004'/>"), "fill=#000004;stroke=#00000A;");
        assert_eq!(look(".a{fill:#000001 !important}", "<g id='x' class='b a' style='fill:#000004'/>"), "fill=#000001;");
        assert_eq!(look("g > .b{fill:#000001}", "<g class='b'><g id='x' class='b'/></g>"), "fill=#000001;");
    }

    #[test]
    fn shorthands_are_taken_apart() {
        assert_eq!(
            look(".a{font:800 48px 'Be Vietnam Pro'}", "<text id='x' class='a'/>"),
            "font-style=normal;font-variant=normal;font-weight=800;font-stretch=normal;font-size=48px;font-family='Be Vietnam Pro';"
        );
    }

    #[test]
    fn colours_are_hexadecimal_and_opaque() {
        assert_eq!(look("", "<g id='x' fill='white' stroke='#FFF' color='rgb(1,2,3)'/>"), "fill=#ffffff;stroke=#ffffff;color=#010203;");
        assert_eq!(look("", "<g id='x' style='fill:rgba(0,0,0,.2)'/>"), "fill=#000000;fill-opacity=0.2;");
        assert_eq!(
            look("", "<g id='x' style='fill:#1577C2;fill:color(display-p3 0.2 0.4 0.7);fill-opacity:1'/>"),
            "fill=#1577C2;fill-opacity=1;"
        );
        assert_eq!(look("", "<g id='x' fill='url( \"#ink\" ) red' stroke='none'/>"), "fill=url(#ink) red;stroke=none;");
    }

    #[test]
    fn what_is_no_attribute_stays_in_style() {
        let style = "mix-blend-mode:multiply;-inkscape-font-specification:x;shape-inside:url(#f);opacity:1";
        assert_eq!(look("", &format!("<g id='x' style='{style}'/>")), "opacity=1;style=mix-blend-mode:multiply;shape-inside:url(#f);");
    }

    #[test]
    fn what_the_parser_passes_over_is_told() {
        let css =
            "/* a, b */ @import url(x.css); .st0,.st1{fill:#FFF} @font-face{src:url(x)} @media print{.a{fill:red}} p:not(.a), g{fill:red}";
        let found: Vec<String> = passed_over(css).into_iter().map(|(what, loss)| format!("{what} {loss:?}")).collect();
        assert_eq!(found, ["@import Visible", "@font-face Harmless", "@media Visible", "p:not(.a) Visible"]);
        assert!(passed_over("@charset \"utf-8\"; .a:hover{fill:red}\n.cls-1{fill:none;}").is_empty());
    }
}
