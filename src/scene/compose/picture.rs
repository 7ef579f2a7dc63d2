//! Pictures of their own inside a drawing: key visuals, lockups, codes.
//!
//! In: a nested `<svg>`, what stands around it and what stood around its content. Out: the same picture, which looks in
//! its new place as it looked in its own: a `fill="none"` around it, as Figma writes, doesn't reach into it.

use crate::scene::xml::Element;

/// Properties that descend into a picture, with the values that they have where nothing is said.
const INHERITED: [(&str, &str); 18] = [
    ("clip-rule", "nonzero"),
    ("color", "#000000"),
    ("fill", "#000000"),
    ("fill-opacity", "1"),
    ("fill-rule", "nonzero"),
    ("font-family", "serif"),
    ("font-size", "16"),
    ("font-style", "normal"),
    ("font-weight", "400"),
    ("letter-spacing", "0"),
    ("stroke", "none"),
    ("stroke-dasharray", "none"),
    ("stroke-linecap", "butt"),
    ("stroke-linejoin", "miter"),
    ("stroke-miterlimit", "4"),
    ("stroke-opacity", "1"),
    ("stroke-width", "1"),
    ("text-anchor", "start"),
];

/// Keeps from a picture what the groups around its slot hand down.
pub(super) fn cut_off(mut picture: Element, above: &[&Element]) -> Element {
    for (name, initial) in INHERITED {
        if picture.get(name).is_none() && above.iter().any(|e| e.property(name).is_some()) {
            picture.set(name, initial);
        }
    }
    picture
}

/// Gives a picture what its own document handed down.
pub(super) fn with_own(mut picture: Element, root: &Element) -> Element {
    for (name, _) in INHERITED {
        if let Some(value) = root.get(name) {
            picture.set(name, value);
        }
    }
    picture
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_keeps_its_own_look() {
        let page = Element::new("svg").with("fill", "none");
        let group = Element::new("g").with("stroke", "#010203");
        let own = Element::new("svg").with("fill", "#FFFFFF");
        let picture = with_own(cut_off(Element::new("svg").with("stroke-width", "2"), &[&page, &group]), &own);
        let mut out = String::new();
        picture.write(&mut out);
        assert_eq!(out, "<svg stroke-width=\"2\" fill=\"#FFFFFF\" stroke=\"none\"/>");
    }
}
