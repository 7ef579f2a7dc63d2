//! What of a file gets into the tree.
//!
//! In: the XML document. Out: elements and attributes that can be drawn, and a list of what was left out and could be
//! missed. Editors' own notes (other namespaces, metadata) are left out without a word: they are never seen.

use simplecss::StyleSheet;
use unicode_normalization::UnicodeNormalization;

use super::{Loss, Lost, style};
use crate::scene::xml::{Child, Element};
use crate::source::svg::{SVG, label};

const XLINK: &str = "http://www.w3.org/1999/xlink";
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// How deep elements may lie in each other.
pub(super) const DEEPEST: usize = 256;

/// What usvg draws, or needs to draw; filter primitives begin with `fe`.
const DRAWN: [&str; 31] = [
    "a",
    "circle",
    "clipPath",
    "defs",
    "desc",
    "ellipse",
    "filter",
    "g",
    "image",
    "line",
    "linearGradient",
    "marker",
    "mask",
    "path",
    "pattern",
    "polygon",
    "polyline",
    "radialGradient",
    "rect",
    "stop",
    "svg",
    "switch",
    "symbol",
    "text",
    "textPath",
    "title",
    "tref",
    "tspan",
    "use",
    "view",
    // Not drawn; kept so that a rule can say how to convert it.
    "flowRoot",
];
/// What no picture shows: notes, and what [`style`] has worked in.
const SILENT: [&str; 3] = ["metadata", "style", "cursor"];
/// What a still picture doesn't show.
const STILL: [&str; 14] = [
    "animate",
    "animateColor",
    "animateMotion",
    "animateTransform",
    "color-profile",
    "discard",
    "font",
    "font-face",
    "handler",
    "hkern",
    "listener",
    "mpath",
    "set",
    "vkern",
];

/// The tree and what is not in it; `None` where it is deeper than [`DEEPEST`].
pub(super) fn read(doc: &roxmltree::Document<'_>) -> Option<(Element, Vec<Lost>)> {
    let mut door = Door { sheet: style::sheet(doc), lost: Vec::new(), depth: 0, deepest: 0 };
    let root = door.element(doc.root_element());
    (door.deepest <= DEEPEST).then_some((root, door.lost))
}

struct Door<'d> {
    sheet: StyleSheet<'d>,
    lost: Vec<Lost>,
    depth: usize,
    deepest: usize,
}

impl Door<'_> {
    fn lose(&mut self, node: roxmltree::Node<'_, '_>, what: impl Into<String>, loss: Loss) {
        let range = node.range();
        self.lost.push(Lost { what: what.into(), loss, at: (range.start, range.end) });
    }

    fn element(&mut self, node: roxmltree::Node<'_, '_>) -> Element {
        let (range, name) = (node.range(), node.tag_name().name());
        let attrs = self.attributes(node);
        // A link is seen as a group: nobody can follow it on paper.
        let name = if matches!(name, "a" | "switch") { "g" } else { name }.to_owned();
        let children = if name == "flowRoot" { Vec::new() } else { self.children(node) };
        Element { name, label: label(node), attrs, children, at: (range.start, range.end) }
    }

    fn children(&mut self, node: roxmltree::Node<'_, '_>) -> Vec<Child> {
        self.depth += 1;
        self.deepest = self.deepest.max(self.depth);
        let mut out = Vec::new();
        let chosen = (node.tag_name().name() == "switch").then(|| node.children().find(|c| c.is_element() && holds(*c)));
        for child in node.children().filter(|c| chosen.is_none_or(|chosen| Some(*c) == chosen)) {
            if self.depth <= DEEPEST {
                out.extend(self.child(child));
            }
        }
        self.depth -= 1;
        out
    }

    fn child(&mut self, node: roxmltree::Node<'_, '_>) -> Option<Child> {
        if node.is_text() {
            return node.text().map(|t| Child::Text(t.nfc().collect()));
        }
        if !node.is_element() || node.tag_name().namespace() != Some(SVG) {
            return None;
        }
        let name = node.tag_name().name();
        if DRAWN.contains(&name) || name.starts_with("fe") {
            return Some(Child::Element(self.element(node)));
        }
        match name {
            "style" => self.sheet_notes(node),
            _ if SILENT.contains(&name) => {}
            _ => self.lose(node, format!("<{name}>"), if STILL.contains(&name) { Loss::Harmless } else { Loss::Visible }),
        }
        None
    }

    fn sheet_notes(&mut self, node: roxmltree::Node<'_, '_>) {
        for css in node.children().filter_map(|c| c.text()) {
            for (what, loss) in style::passed_over(css) {
                self.lose(node, what, loss);
            }
        }
    }

    fn attributes(&mut self, node: roxmltree::Node<'_, '_>) -> Vec<(String, String)> {
        let mut attrs: Vec<(String, String)> = Vec::new();
        for a in node.attributes() {
            let name = match (a.namespace(), a.name()) {
                (None, "data-name") => continue,
                (None, name) if name.to_ascii_lowercase().starts_with("on") => {
                    self.lose(node, name, Loss::Harmless);
                    continue;
                }
                (None, name) => name,
                (Some(XLINK), "href") => "href",
                (Some(XML), "space") => "xml:space",
                _ => continue,
            };
            if !attrs.iter().any(|(n, _)| n == name) {
                attrs.push((name.to_owned(), a.value().nfc().collect()));
            }
        }
        style::resolve(node, &self.sheet, &mut attrs);
        attrs.retain(|(name, value)| !self.reaches_out(node, name, value) && self.understood(node, name, value));
        attrs
    }

    fn understood(&mut self, node: roxmltree::Node<'_, '_>, name: &str, value: &str) -> bool {
        let drawn = style::understood(name, value);
        if !drawn {
            self.lose(node, format!("{name}: {value}"), Loss::Visible);
        }
        drawn
    }

    /// Whether an attribute asks for anything but an element of its own drawing or a picture that it holds itself.
    fn reaches_out(&mut self, node: roxmltree::Node<'_, '_>, name: &str, value: &str) -> bool {
        let href = name == "href" && !value.starts_with('#') && !value.starts_with("data:image/");
        if !href && value.split("url(").skip(1).all(|rest| rest.starts_with('#')) {
            return false;
        }
        let link = node.tag_name().name() == "a";
        let short: String = value.chars().take(60).collect();
        self.lose(node, format!("{name}=\"{short}\""), if href && link { Loss::Harmless } else { Loss::Visible });
        true
    }
}

/// Whether a child of `<switch>` is the one to show: it asks for nothing that we lack, in Vietnamese or in any language.
fn holds(node: roxmltree::Node<'_, '_>) -> bool {
    let languages = node.attribute("systemLanguage");
    let ours = |list: &str| list.split(',').any(|l| l.trim().split('-').next() == Some("vi"));
    node.attribute("requiredExtensions").is_none() && languages.is_none_or(ours)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::Drawing;

    /// The drawing written again, and what was lost.
    fn through(body: &str) -> (String, Vec<String>) {
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:i=\"urn:i\">{body}</svg>"
        );
        let drawing = Drawing::parse(&Arc::from("a.svg"), &svg.into()).expect("svg");
        let mut out = String::new();
        drawing.root.write(&mut out);
        let body = out.trim_start_matches("<svg>").trim_end_matches("</svg>").to_owned();
        (body, drawing.lost.iter().map(|l| format!("{} {:?}", l.what, l.loss)).collect())
    }

    #[test]
    fn scripts_handlers_and_outside_references_do_not_get_in() {
        let (out, lost) = through(
            "<script>x</script><use xlink:href=\"#a\"/><image href=\"http://evil/x.png\"/><style>@import \"http://evil/a.css\";</style>\
             <rect id=\"a\" onclick=\"x()\" style=\"fill:url(http://evil/b)\"/>",
        );
        assert_eq!(out, "<use href=\"#a\"/><image/><rect id=\"a\"/>");
        let told = [
            "<script> Visible",
            "href=\"http://evil/x.png\" Visible",
            "@import Visible",
            "onclick Harmless",
            "fill=\"url(http://evil/b)\" Visible",
        ];
        assert_eq!(lost, told);
    }

    #[test]
    fn editors_notes_go_without_a_word() {
        let (out, lost) = through("<metadata>x</metadata><i:pgf>x</i:pgf><g i:layer=\"yes\" id=\"important\"><path d=\"M0 0\"/></g>");
        assert_eq!((out.as_str(), lost.len()), ("<g id=\"important\"><path d=\"M0 0\"/></g>", 0));
    }

    #[test]
    fn a_switch_is_decided_once() {
        let (out, lost) =
            through("<switch><foreignObject requiredExtensions=\"http://ns.adobe.com/\"/><g i:extraneous=\"self\"/></switch>");
        assert_eq!((out.as_str(), lost.len()), ("<g><g/></g>", 0));
        let (out, _) = through("<switch><text systemLanguage=\"en\">Hi</text><text systemLanguage=\"vi-VN\">Chào</text></switch>");
        assert_eq!(out, "<g><text systemLanguage=\"vi-VN\">Chào</text></g>");
    }

    #[test]
    fn links_become_groups() {
        let (out, lost) = through("<a href=\"https://x.example/\"><rect/></a>");
        assert_eq!((out.as_str(), lost.concat().as_str()), ("<g><rect/></g>", "href=\"https://x.example/\" Harmless"));
    }

    #[test]
    fn spaces_that_count_still_count_and_texts_are_composed() {
        let (out, _) = through("<text xml:space=\"preserve\">a\u{0301}  b</text>");
        assert_eq!(out, "<text xml:space=\"preserve\">\u{e1}  b</text>");
    }

    #[test]
    fn a_colour_that_nothing_stands_in_for_is_told() {
        let (out, lost) = through("<g fill=\"#1577C2\" style=\"fill:color(display-p3 0 0 0);stroke:color(display-p3 1 0 0)\"/>");
        assert_eq!((out.as_str(), lost.concat().as_str()), ("<g fill=\"#1577C2\"/>", "stroke: color(display-p3 1 0 0) Visible"));
    }

    #[test]
    fn what_lies_too_deep_is_a_finding() {
        let deep = format!("<svg xmlns='http://www.w3.org/2000/svg'>{}{}</svg>", "<g>".repeat(2000), "</g>".repeat(2000));
        assert_eq!(Drawing::parse(&Arc::from("a.svg"), &deep.into()).expect_err("deep").code, "ND0304");
    }
}
