//! Font names as drawing programs write them → family and weight.
//!
//! Illustrator names the font file (`'BeVietnamPro-ExtraBold'`), some programs the style as a family of its own
//! (`Be Vietnam Pro ExtraBold`); usvg and our rules look for family and weight.

use std::collections::BTreeMap;

use svgtypes::FontFamily;
use usvg::fontdb::{Database, Style};

use crate::scene::xml::Element;

/// The brand's faces by PostScript name.
#[derive(Debug, Default)]
pub struct Typefaces {
    families: Vec<String>,
    by_name: BTreeMap<String, Face>,
}

#[derive(Debug)]
struct Face {
    family: String,
    weight: u16,
    italic: bool,
}

impl Typefaces {
    /// The faces of a database.
    #[must_use]
    pub fn new(fonts: &Database) -> Self {
        let mut out = Self::default();
        for face in fonts.faces() {
            let Some((family, _)) = face.families.first() else { continue };
            out.families.push(family.clone());
            let one = Face { family: family.clone(), weight: face.weight.0, italic: face.style != Style::Normal };
            out.by_name.insert(letters(&face.post_script_name), one);
        }
        out
    }

    pub(super) fn apply(&self, element: &mut Element) {
        let named = element.get("font-family").and_then(first_family);
        let known = named.as_ref().is_none_or(|n| self.families.contains(n));
        if let Some(face) = named.filter(|_| !known).and_then(|n| self.by_name.get(&letters(&n))) {
            element.set("font-family", &face.family);
            element.set("font-weight", face.weight);
            element.set("font-style", if face.italic { "italic" } else { "normal" });
        }
        element.each_child(|e| self.apply(e));
    }
}

/// The family that a list of families asks for first.
pub(crate) fn first_family(list: &str) -> Option<String> {
    match svgtypes::parse_font_families(list).ok()?.into_iter().next()? {
        FontFamily::Named(name) => Some(name),
        other => Some(other.to_string()),
    }
}

/// A name's letters and digits, in lower case.
fn letters(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_and_styles_are_called_by_family_and_weight() {
        let mut faces = Typefaces { families: vec!["Be Vietnam Pro".to_owned()], ..Typefaces::default() };
        let heavy = Face { family: "Be Vietnam Pro".to_owned(), weight: 800, italic: false };
        faces.by_name.insert(letters("BeVietnamPro-ExtraBold"), heavy);
        for name in ["'BeVietnamPro-ExtraBold'", "BeVietnamPro-ExtraBold, Be Vietnam Pro", "Be Vietnam Pro ExtraBold"] {
            let mut text = Element::new("text").with("font-family", name);
            faces.apply(&mut text);
            assert_eq!((text.get("font-family"), text.get("font-weight")), (Some("Be Vietnam Pro"), Some("800")), "{name}");
        }
        for name in ["'Be Vietnam Pro', sans-serif", "Arial", "sans-serif"] {
            let mut text = Element::new("text").with("font-family", name);
            faces.apply(&mut text);
            assert_eq!((text.get("font-family"), text.get("font-weight")), (Some(name), None));
        }
    }
}
