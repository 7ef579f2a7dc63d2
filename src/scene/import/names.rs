//! What people call an element: its id, its layer's name, and ids that a drawing program has mangled.
//!
//! Illustrator writes `_x5F_` for `_`, `_` for a space, and `_1_` or `_00000123…_` behind a name that it has used;
//! Figma puts `_2` behind it. Names kept beside the id are [`label`](crate::source::svg::label)s.

use unicode_normalization::UnicodeNormalization;

use crate::scene::xml::Element;

/// All elements that `name` may mean: those with this id; where there are none, with this label; where there are none,
/// those whose id could have been made of it. Elements inside another that is meant are left out.
pub(super) fn called<'a>(root: &'a Element, name: &str) -> Vec<&'a Element> {
    let all: Vec<&Element> = root.walk().into_iter().skip(1).collect();
    let steps: [&dyn Fn(&Element) -> bool; 3] = [&|e| e.get("id") == Some(name), &|e| e.label.as_deref() == Some(name), &|e| {
        let ids = e.get("id").map(spellings).unwrap_or_default();
        ids.iter().chain(&e.label).any(|n| spaceless(n) == spaceless(name))
    }];
    let found = steps.iter().map(|fits| all.iter().copied().filter(|e| fits(e)).collect::<Vec<_>>()).find(|f| !f.is_empty());
    outermost(found.unwrap_or_default())
}

fn outermost(found: Vec<&Element>) -> Vec<&Element> {
    let inside = |e: &Element| found.iter().any(|o| o.at != e.at && o.at.0 <= e.at.0 && e.at.1 <= o.at.1);
    found.iter().copied().filter(|e| !inside(e)).collect()
}

/// What an id may have been before it was written: itself decoded, and without the number that makes it unique.
fn spellings(id: &str) -> Vec<String> {
    let plain = decoded(id);
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    let shorter = plain.strip_suffix('_').unwrap_or(&plain);
    let numbered = shorter.rsplit_once('_').filter(|(name, number)| !name.is_empty() && digits(number));
    let bare = numbered.map(|(name, _)| name.to_owned());
    [Some(plain.clone()), bare].into_iter().flatten().collect()
}

/// `khung_x5F_1` → `khung_1`.
fn decoded(id: &str) -> String {
    let mut out = String::new();
    let mut rest = id;
    while let Some((before, after)) = rest.split_once("_x") {
        let code = after.split_once('_').filter(|(hex, _)| (2..=6).contains(&hex.len()));
        let meant = code.and_then(|(hex, rest)| Some((char::from_u32(u32::from_str_radix(hex, 16).ok()?)?, rest)));
        out.push_str(before);
        rest = match meant {
            Some((c, after)) => {
                out.push(c);
                after
            }
            None => {
                out.push_str("_x");
                after
            }
        };
    }
    (out + rest).nfc().collect()
}

fn spaceless(name: &str) -> String {
    name.trim().replace(char::is_whitespace, "_")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(names: &[&str]) -> Element {
        let mut at = 1;
        let child = |(id, label): (&str, &str)| {
            at += 10;
            let label = (!label.is_empty()).then(|| label.to_owned());
            Element { label, at: (at, at + 5), ..Element::new("g").with("id", id) }
        };
        let children = names.iter().map(|n| n.split_once('|').unwrap_or((n, ""))).map(child);
        children.collect::<Vec<_>>().into_iter().fold(Element::new("svg"), Element::child)
    }

    fn found(names: &[&str], name: &str) -> Vec<String> {
        called(&ids(names), name).iter().map(|e| e.get("id").unwrap_or_default().to_owned()).collect()
    }

    #[test]
    fn an_id_wins_over_a_label_and_a_label_over_a_mangled_id() {
        assert_eq!(found(&["path12|headline", "headline", "headline_1_"], "headline"), ["headline"]);
        assert_eq!(found(&["path12|headline", "headline_1_"], "headline"), ["path12"]);
        assert_eq!(found(&["headline_1_", "sub_1_"], "headline"), ["headline_1_"]);
    }

    #[test]
    fn mangled_ids_are_read() {
        for id in ["name_x5F_box", "name_x5F_box_1_", "name_x5F_box_00000123456789012345678900000012345678901234567890_", "name_box_2"] {
            assert_eq!(found(&[id], "name_box"), [id]);
        }
        assert_eq!(found(&["headline_box"], "headline box"), ["headline_box"]);
        assert_eq!(found(&["khung_ti_xEA_u__x111__x1EC1_"], "khung tiêu đề"), ["khung_ti_xEA_u__x111__x1EC1_"]);
        assert!(found(&["headline_box", "box2", "_x", "_2"], "box").is_empty());
    }

    #[test]
    fn two_that_may_be_meant_are_two() {
        assert_eq!(found(&["a|headline", "b|headline"], "headline").len(), 2);
        assert_eq!(found(&["headline_1_", "headline_2_"], "headline").len(), 2);
        let nested = Element { at: (1, 90), label: Some("x".to_owned()), ..Element::new("g") };
        let inner = Element { at: (10, 20), label: Some("x".to_owned()), ..Element::new("text") };
        assert_eq!(called(&Element::new("svg").child(nested.child(inner)), "x").len(), 1);
    }
}
