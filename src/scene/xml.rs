//! A small tree of SVG elements that can be changed and written back.
//!
//! In: what [`import`](super::import) read. Out: SVG text. Must not know where the elements came from.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use crate::model::brand::Rgb;

/// An element.
#[derive(Debug, Clone, PartialEq)]
pub struct Element {
    /// Local name.
    pub name: String,
    /// The name that people see in the drawing program, where it keeps one beside the id.
    pub label: Option<String>,
    /// Attributes in order; `xlink:href` is kept as `href`, style sheets are worked in.
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

/// Four numbers of a viewBox.
#[must_use]
pub fn numbers4(text: &str) -> Option<[f64; 4]> {
    let list: Vec<f64> = text.split([' ', ',', '\t', '\n']).filter(|s| !s.is_empty()).filter_map(|s| s.parse().ok()).collect();
    <[f64; 4]>::try_from(list).ok().filter(|b| b[2] > 0.0 && b[3] > 0.0)
}

impl Element {
    /// A new element, for generated content.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), label: None, attrs: Vec::new(), children: Vec::new(), at: (0, 0) }
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

    /// The runs of a text: for each element that holds letters itself, the way from this one down to it.
    #[must_use]
    pub fn runs(&self) -> Vec<Vec<&Self>> {
        let mut out = Vec::new();
        if self.children.iter().any(|c| matches!(c, Child::Text(t) if !t.trim().is_empty())) {
            out.push(vec![self]);
        }
        for mut run in self.elements().flat_map(Self::runs) {
            run.insert(0, self);
            out.push(run);
        }
        out
    }

    /// All ids below this element.
    #[must_use]
    pub fn ids(&self) -> Vec<&str> {
        self.walk().into_iter().filter_map(|e| e.get("id")).collect()
    }

    /// This drawing taken apart: a copy for each thing that paints, from the bottom up, with the groups around it and the
    /// asides (gradients, clips) that it may refer to. Painted one after the other they give the same as the whole where no
    /// group is seen through. A drawing whose things refer to one another stays whole.
    #[must_use]
    pub fn leaves(&self, is_aside: &dyn Fn(&Self) -> bool) -> Vec<Self> {
        let asides: Vec<&Self> = self.elements().filter(|e| is_aside(e)).collect();
        let known: BTreeSet<&str> = asides.iter().flat_map(|e| e.ids()).collect();
        let mut out = Vec::new();
        let by_itself = self.elements().filter(|e| !is_aside(e)).all(|e| e.take_apart(is_aside, &known, &mut out));
        if !by_itself {
            return vec![self.clone()];
        }
        let with_asides = |leaf| {
            let children = asides.iter().map(|e| Child::Element((*e).clone())).chain([Child::Element(leaf)]);
            Self { children: children.collect(), ..self.shell() }
        };
        out.into_iter().map(with_asides).collect()
    }

    /// Whether this could be done: `out` then has more of the things that paint, each in the groups around it.
    fn take_apart(&self, is_aside: &dyn Fn(&Self) -> bool, known: &BTreeSet<&str>, out: &mut Vec<Self>) -> bool {
        if self.name != "g" {
            let all = self.walk();
            out.push(self.clone());
            return all.iter().flat_map(|e| e.links()).all(|id| known.contains(id) || all.iter().any(|e| e.get("id") == Some(id)));
        }
        let from = out.len();
        let apart =
            self.links().all(|id| known.contains(id)) && self.elements().all(|e| !is_aside(e) && e.take_apart(is_aside, known, out));
        for leaf in &mut out[from..] {
            let inner = std::mem::replace(leaf, self.shell());
            leaf.children.push(Child::Element(inner));
        }
        apart
    }

    /// The element without what is in it.
    #[must_use]
    pub fn shell(&self) -> Self {
        Self { name: self.name.clone(), label: self.label.clone(), attrs: self.attrs.clone(), children: Vec::new(), at: self.at }
    }

    /// Takes an attribute out.
    pub fn take(&mut self, name: &str) -> Option<String> {
        let at = self.attrs.iter().position(|(n, _)| n == name)?;
        Some(self.attrs.remove(at).1)
    }

    /// Puts `prefix` before every id and every reference to one, so that two drawings can share a document.
    pub fn prefix_ids(&mut self, prefix: &str) {
        self.map_ids(&|id| Some(format!("{prefix}{id}")));
    }

    /// Gives ids, and the references to them, other names; `None` leaves one as it is.
    pub fn map_ids(&mut self, to: &dyn Fn(&str) -> Option<String>) {
        for (name, value) in &mut self.attrs {
            if name == "id" {
                *value = to(value).unwrap_or_else(|| std::mem::take(value));
            } else if let Some(id) = value.strip_prefix('#').filter(|_| name == "href").and_then(to) {
                *value = format!("#{id}");
            } else if value.contains(LINK) {
                *value = map_links(value, to);
            }
        }
        self.each_child(|e| e.map_ids(to));
    }

    /// The ids that this element itself refers to.
    pub fn links(&self) -> impl Iterator<Item = &str> {
        let hrefs = self.attrs.iter().filter(|(n, _)| n == "href").filter_map(|(_, v)| v.strip_prefix('#'));
        let urls = self.attrs.iter().flat_map(|(_, v)| v.split(LINK).skip(1)).filter_map(|rest| rest.split_once(')').map(|(id, _)| id));
        hrefs.chain(urls)
    }

    /// Replaces colours.
    pub fn recolor(&mut self, map: &BTreeMap<Rgb, Rgb>) {
        if map.is_empty() {
            return;
        }
        for (name, value) in &mut self.attrs {
            let coloured = matches!(name.as_str(), "fill" | "stroke" | "stop-color" | "color");
            if let Some(to) = Rgb::parse(value.trim()).filter(|_| coloured).and_then(|rgb| map.get(&rgb)) {
                *value = to.to_string();
            }
        }
        self.each_child(|e| e.recolor(map));
    }

    /// Does something to each child element.
    pub fn each_child(&mut self, mut f: impl FnMut(&mut Self)) {
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

/// How a property names an element of its drawing; quotes are taken off when a drawing is read.
const LINK: &str = "url(#";

fn map_links(value: &str, to: &dyn Fn(&str) -> Option<String>) -> String {
    let mut pieces = value.split(LINK);
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (id, rest) = piece.split_once(')').unwrap_or((piece, ""));
        let _ = write!(out, "{LINK}{}){rest}", to(id).unwrap_or_else(|| id.to_owned()));
    }
    out
}

fn declarations(style: &str) -> impl Iterator<Item = (&str, &str)> {
    style.split(';').filter_map(|d| d.split_once(':')).map(|(n, v)| (n.trim(), v.trim()))
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

    fn written(element: &Element) -> String {
        let mut out = String::new();
        element.write(&mut out);
        out
    }

    #[test]
    fn colours_change_and_nothing_else() {
        let map = [(Rgb([1, 2, 3]), Rgb([4, 5, 6]))].into();
        let mut g =
            Element::new("g").with("fill", "#010203").with("id", "#010203").child(Element::new("stop").with("stop-color", "#010203"));
        g.recolor(&map);
        assert_eq!(written(&g), "<g fill=\"#040506\" id=\"#010203\"><stop stop-color=\"#040506\"/></g>");
    }

    #[test]
    fn things_that_paint_are_taken_apart_with_their_groups_and_gradients() {
        let ink = Element::new("linearGradient").with("id", "ink");
        let text = |id: &str| Element::new("text").with("id", id);
        let group = Element::new("g").with("transform", "scale(2)").child(text("a").with("fill", "url(#ink)")).child(text("b"));
        let root = Element::new("svg").child(Element::new("defs").child(ink)).child(group).child(text("c"));
        let is_aside = |e: &Element| e.name == "defs";
        let defs = "<defs><linearGradient id=\"ink\"/></defs>";
        let leaves: Vec<String> = root.leaves(&is_aside).iter().map(written).collect();
        let scaled = |inner: &str| format!("<svg>{defs}<g transform=\"scale(2)\">{inner}</g></svg>");
        assert_eq!(
            leaves,
            [scaled("<text id=\"a\" fill=\"url(#ink)\"/>"), scaled("<text id=\"b\"/>"), format!("<svg>{defs}<text id=\"c\"/></svg>")]
        );
        let tied = root.child(Element::new("use").with("href", "#b"));
        assert_eq!(tied.leaves(&is_aside), std::slice::from_ref(&tied));
    }

    #[test]
    fn references_follow_their_ids() {
        let ink = Element::new("linearGradient").with("id", "ink");
        let copy = Element::new("use").with("href", "#ink").with("style", "fill:url(#ink) red;stroke:url(#ink)");
        let mut g = Element::new("g").child(ink).child(copy);
        g.prefix_ids("a-");
        assert_eq!(
            written(&g),
            "<g><linearGradient id=\"a-ink\"/><use href=\"#a-ink\" style=\"fill:url(#a-ink) red;stroke:url(#a-ink)\"/></g>"
        );
        assert_eq!(g.walk()[2].links().collect::<Vec<_>>(), ["a-ink", "a-ink", "a-ink"]);
    }
}
