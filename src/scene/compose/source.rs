//! The editable source: a whole drawing as Inkscape and Illustrator like to open it.
//!
//! In: the filled drawing. Out: the same drawing, its top groups as named layers, every reference written in both ways
//! (Inkscape before 1.3 drops a picture without `xlink:href`, SVG 2 wants `href`). Texts stay live; nothing moves.

use crate::scene::xml::{Child, Element};

/// Marks layers and references for editors.
pub(super) fn editable(root: &mut Element) {
    for child in &mut root.children {
        if let Child::Element(e) = child {
            layer(e);
        }
    }
    link_twice(root);
    root.set("xmlns:xlink", "http://www.w3.org/1999/xlink");
    root.set("xmlns:inkscape", "http://www.inkscape.org/namespaces/inkscape");
}

fn layer(element: &mut Element) {
    let name = element.label.as_deref().or_else(|| element.get("id")).filter(|_| element.name == "g").map(str::to_owned);
    if let Some(name) = name {
        element.set("inkscape:groupmode", "layer");
        element.set("inkscape:label", name);
    }
}

fn link_twice(element: &mut Element) {
    if let Some(href) = element.get("href").map(str::to_owned) {
        element.set("xlink:href", href);
    }
    element.each_child(link_twice);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn top_groups_are_layers_and_references_are_written_twice() {
        let inner = Element::new("g").with("id", "inner").child(Element::new("use").with("href", "#a"));
        let named = Element { label: Some("Chữ".to_owned()), ..Element::new("g").with("id", "layer1").child(inner) };
        let mut root = Element::new("svg").child(named).child(Element::new("rect").with("id", "ground"));
        editable(&mut root);
        let mut out = String::new();
        root.write(&mut out);
        assert!(out.contains(
            "<g id=\"layer1\" inkscape:groupmode=\"layer\" inkscape:label=\"Chữ\"><g id=\"inner\"><use href=\"#a\" xlink:href=\"#a\"/>"
        ));
        assert!(out.ends_with("<rect id=\"ground\"/></svg>"), "{out}");
    }
}
