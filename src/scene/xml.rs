//! A small tree of SVG elements that can be changed and written back.
//!
//! In: SVG text. Out: [`Element`]s with their byte places. What is no drawing (scripts, event handlers, foreign
//! namespaces, outside references) is dropped at the door (invariant 4).

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Span};
use crate::model::brand::Rgb;

const SVG: &str = "http://www.w3.org/2000/svg";
const XLINK: &str = "http://www.w3.org/1999/xlink";

/// An element.
#[derive(Debug, Clone, PartialEq)]
pub struct Element {
    /// Local name.
    pub name: String,
    /// Attributes in order; `xlink:href` is kept as `href`.
    pub attrs: Vec<(String, String)>,
    /// Content.
    pub children: Vec<Child>,
    /// Byte range of the opening tag in the file.
    pub at: (usize, usize),
}

/// Content of an element.
#[derive(Debug, Clone, PartialEq)]
pub enum Child {
    /// An element.
    Element(Element),
    /// Text.
    Text(String),
}

/// A parsed drawing and where it came from.
#[derive(Debug, Clone)]
pub struct Drawing {
    /// Project path.
    pub path: Arc<str>,
    /// The file's text, for places.
    pub text: Arc<str>,
    /// The `<svg>` element.
    pub root: Element,
}

impl Drawing {
    /// Reads a drawing.
    ///
    /// # Errors
    /// `ND0304` where it is no well-formed SVG.
    pub fn parse(path: &Arc<str>, text: &Arc<str>) -> Result<Self, Diagnostic> {
        let wrong = |reason: String, span: Span| Diagnostic::error("ND0304").at(span).arg("reason", reason);
        // A DTD can define entities that grow without end; roxmltree refuses it by default.
        let doc = roxmltree::Document::parse(text).map_err(|e| {
            let pos = e.pos();
            wrong(e.to_string(), Span { path: path.clone(), line: pos.row, column: pos.col, len: 1 })
        })?;
        let root = doc.root_element();
        if root.tag_name().name() != "svg" || root.tag_name().namespace() != Some(SVG) {
            return Err(wrong("<svg xmlns=\"http://www.w3.org/2000/svg\">".to_owned(), Span::file(path)));
        }
        Ok(Self { path: path.clone(), text: text.clone(), root: element(root) })
    }

    /// Where an element opens.
    #[must_use]
    pub fn span(&self, element: &Element) -> Span {
        let open = self.text.get(element.at.0..element.at.1).unwrap_or_default();
        let end = open.find(['>', '\n']).map_or(element.at.1, |i| element.at.0 + i + 1);
        Span::of_bytes(&self.path, &self.text, element.at.0, end)
    }

    /// The root's viewBox: x, y, width, height.
    #[must_use]
    pub fn view_box(&self) -> [f64; 4] {
        if let Some(b) = self.root.get("viewBox").and_then(numbers4) {
            return b;
        }
        let side = |name| self.root.get(name).and_then(leading_number).unwrap_or(100.0);
        [0.0, 0.0, side("width"), side("height")]
    }
}

/// Four numbers of a viewBox.
#[must_use]
pub fn numbers4(text: &str) -> Option<[f64; 4]> {
    let list: Vec<f64> = text.split([' ', ',', '\t', '\n']).filter(|s| !s.is_empty()).filter_map(|s| s.parse().ok()).collect();
    <[f64; 4]>::try_from(list).ok().filter(|b| b[2] > 0.0 && b[3] > 0.0)
}

fn leading_number(text: &str) -> Option<f64> {
    let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-' | '+'))).unwrap_or(text.len());
    text[..end].parse().ok()
}

/// Elements that are no drawing.
const DROPPED: [&str; 9] = ["script", "foreignObject", "animate", "animateTransform", "animateMotion", "set", "metadata", "a", "handler"];

fn element(node: roxmltree::Node<'_, '_>) -> Element {
    let mut attrs = Vec::new();
    for a in node.attributes() {
        let keep = match a.namespace() {
            None => !a.name().to_ascii_lowercase().starts_with("on"),
            Some(XLINK) => a.name() == "href",
            _ => false,
        };
        let linked = a.name() == "href" && !a.value().starts_with('#') && !a.value().starts_with("data:image/");
        let outside = linked || reaches_out(a.value());
        if keep && !outside && !attrs.iter().any(|(n, _)| n == a.name()) {
            attrs.push((a.name().to_owned(), a.value().to_owned()));
        }
    }
    let children = node.children().filter_map(child).collect();
    let range = node.range();
    Element { name: node.tag_name().name().to_owned(), attrs, children, at: (range.start, range.end) }
}

/// Whether CSS in this text asks for anything but an element of its own drawing.
fn reaches_out(css: &str) -> bool {
    css.contains("import") || css.split("url(").skip(1).any(|rest| !rest.trim_start_matches(['"', '\'', ' ']).starts_with('#'))
}

fn child(node: roxmltree::Node<'_, '_>) -> Option<Child> {
    if node.is_text() {
        let of_style = node.parent().is_some_and(|p| p.tag_name().name() == "style");
        return node.text().filter(|t| !(of_style && reaches_out(t))).map(|t| Child::Text(t.to_owned()));
    }
    let ours = node.is_element() && node.tag_name().namespace() == Some(SVG);
    (ours && !DROPPED.contains(&node.tag_name().name())).then(|| Child::Element(element(node)))
}

impl Element {
    /// A new element, for generated content.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), attrs: Vec::new(), children: Vec::new(), at: (0, 0) }
    }

    /// Adds or replaces an attribute.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.set(name, value);
        self
    }

    /// Adds a child element.
    #[must_use]
    pub fn child(mut self, child: Self) -> Self {
        self.children.push(Child::Element(child));
        self
    }

    /// An attribute.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attrs.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// A presentation property: the `style` attribute's, else the attribute's.
    #[must_use]
    pub fn property(&self, name: &str) -> Option<&str> {
        let style = self.get("style").and_then(|s| declarations(s).find(|(n, _)| *n == name).map(|(_, v)| v));
        style.or_else(|| self.get(name))
    }

    /// Adds or replaces an attribute in place.
    pub fn set(&mut self, name: &str, value: impl ToString) {
        match self.attrs.iter_mut().find(|(n, _)| n == name) {
            Some((_, v)) => *v = value.to_string(),
            None => self.attrs.push((name.to_owned(), value.to_string())),
        }
    }

    /// Child elements.
    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|c| if let Child::Element(e) = c { Some(e) } else { None })
    }

    /// This element and all below it, in document order.
    #[must_use]
    pub fn walk(&self) -> Vec<&Self> {
        let mut out = vec![self];
        for e in self.elements() {
            out.extend(e.walk());
        }
        out
    }

    /// The element with this id, with its ancestors from the root down.
    #[must_use]
    pub fn find<'a>(&'a self, id: &str) -> Option<Vec<&'a Self>> {
        if self.get("id") == Some(id) {
            return Some(vec![self]);
        }
        for e in self.elements() {
            if let Some(mut path) = e.find(id) {
                path.insert(0, self);
                return Some(path);
            }
        }
        None
    }

    /// All ids below this element.
    #[must_use]
    pub fn ids(&self) -> Vec<&str> {
        self.walk().into_iter().filter_map(|e| e.get("id")).collect()
    }

    /// Puts `prefix` before every id and every reference to one, so that two drawings can share a document.
    pub fn prefix_ids(&mut self, prefix: &str) {
        for (name, value) in &mut self.attrs {
            if name == "id" {
                *value = format!("{prefix}{value}");
            } else if name == "href" && value.starts_with('#') {
                *value = format!("#{prefix}{}", &value[1..]);
            } else if value.contains("url(#") {
                *value = value.replace("url(#", &format!("url(#{prefix}"));
            }
        }
        self.each_child(|e| e.prefix_ids(prefix));
    }

    /// Replaces colours, in attributes and `style`.
    pub fn recolor(&mut self, map: &BTreeMap<Rgb, Rgb>) {
        if map.is_empty() {
            return;
        }
        for (name, value) in &mut self.attrs {
            if matches!(name.as_str(), "fill" | "stroke" | "stop-color" | "color") {
                if let Some(to) = Rgb::parse(value.trim()).and_then(|rgb| map.get(&rgb)) {
                    *value = to.to_string();
                }
            } else if name == "style" {
                *value = recolor_style(value, map);
            }
        }
        self.each_child(|e| e.recolor(map));
    }

    fn each_child(&mut self, mut f: impl FnMut(&mut Self)) {
        for c in &mut self.children {
            if let Child::Element(e) = c {
                f(e);
            }
        }
    }

    /// Writes the element as XML.
    pub fn write(&self, out: &mut String) {
        let _ = write!(out, "<{}", self.name);
        for (name, value) in &self.attrs {
            let _ = write!(out, " {name}=\"{}\"", escape(value));
        }
        if self.children.is_empty() {
            out.push_str("/>");
            return;
        }
        out.push('>');
        for c in &self.children {
            match c {
                Child::Element(e) => e.write(out),
                Child::Text(t) => out.push_str(&escape(t)),
            }
        }
        let _ = write!(out, "</{}>", self.name);
    }
}

fn declarations(style: &str) -> impl Iterator<Item = (&str, &str)> {
    style.split(';').filter_map(|d| d.split_once(':')).map(|(n, v)| (n.trim(), v.trim()))
}

fn recolor_style(style: &str, map: &BTreeMap<Rgb, Rgb>) -> String {
    let one = |(n, v): (&str, &str)| Rgb::parse(v).and_then(|c| map.get(&c)).map_or(format!("{n}:{v}"), |to| format!("{n}:{to}"));
    declarations(style).map(one).collect::<Vec<_>>().join(";")
}

/// Text for XML and HTML, content and attributes: markup escaped, characters that XML 1.0 has no room for left out.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => {}
            '\n' | '\t' => out.push(c),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(svg: &str) -> Drawing {
        Drawing::parse(&"a.svg".into(), &svg.into()).expect("svg")
    }

    #[test]
    fn scripts_handlers_and_outside_references_do_not_get_in() {
        let d = parse(
            r##"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" onload="x()"><script>x</script><use xlink:href="#a"/><image href="http://evil/x.png"/><style>@import "http://evil/a.css";</style><rect id="a" onclick="x()" style="fill:url(http://evil/b)"/></svg>"##,
        );
        let mut out = String::new();
        d.root.write(&mut out);
        for bad in ["script", "onload", "onclick", "evil"] {
            assert!(!out.contains(bad), "{out}");
        }
        assert!(out.contains("href=\"#a\""));
    }

    #[test]
    fn broken_xml_and_entities_are_findings() {
        for bad in ["<svg", "<svg xmlns='http://www.w3.org/2000/svg'><g></svg>", "<html/>"] {
            assert_eq!(Drawing::parse(&"a.svg".into(), &bad.into()).expect_err("bad").code, "ND0304");
        }
        let bomb = "<!DOCTYPE svg [<!ENTITY a \"aaaa\">]><svg xmlns='http://www.w3.org/2000/svg'>&a;</svg>";
        assert!(Drawing::parse(&"a.svg".into(), &bomb.into()).is_err());
    }

    #[test]
    fn colours_change_in_attributes_and_styles() {
        let map = [(Rgb([1, 2, 3]), Rgb([4, 5, 6]))].into();
        let mut d = parse(r##"<svg xmlns="http://www.w3.org/2000/svg"><g fill="#010203" style="stroke:#010203;fill:none"/></svg>"##);
        d.root.recolor(&map);
        let mut out = String::new();
        d.root.write(&mut out);
        assert!(!out.contains("#010203") && out.matches("#040506").count() == 2, "{out}");
    }
}
