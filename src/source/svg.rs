//! SVG text → XML tree.
//!
//! In: the file's text. Out: roxmltree's document, or a finding with its place. Illustrator writes a DTD whose entities
//! stand for addresses of namespaces; those, and no others, are let in, since entities can grow without end.

use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::{Diagnostic, Span};

/// Namespace of SVG.
pub const SVG: &str = "http://www.w3.org/2000/svg";
const INKSCAPE: &str = "http://www.inkscape.org/namespaces/inkscape";
const AFFINITY: &str = "http://www.serif.com/";
/// Longest address that an entity may stand for, in bytes.
const MAX_ENTITY: usize = 64;
/// Most elements, attributes and texts, as in usvg.
const MAX_NODES: u32 = 1_000_000;

/// Reads an `<svg>` document.
///
/// # Errors
/// `ND0304` where it is no well-formed SVG.
pub fn parse<'t>(path: &Arc<str>, text: &'t str) -> Result<roxmltree::Document<'t>, Diagnostic> {
    let wrong = |reason: String, span: Span| Diagnostic::error("ND0304").at(span).arg("reason", reason);
    if let Some(at) = bad_entity(text) {
        return Err(wrong("<!ENTITY".to_owned(), Span::of_bytes(path, text, at, at + "<!ENTITY".len())));
    }
    let options = roxmltree::ParsingOptions { allow_dtd: true, nodes_limit: MAX_NODES, ..Default::default() };
    let doc = roxmltree::Document::parse_with_options(text, options).map_err(|e| {
        let pos = e.pos();
        wrong(e.to_string(), Span { path: path.clone(), line: pos.row, column: pos.col, len: 1 })
    })?;
    let root = doc.root_element().tag_name();
    if root.name() == "svg" && root.namespace() == Some(SVG) {
        return Ok(doc);
    }
    Err(wrong(format!("<svg xmlns=\"{SVG}\">"), Span::file(path)))
}

/// The name that a drawing program shows for an element, where the file keeps one beside the id: Inkscape in
/// `inkscape:label`, Illustrator's export in `data-name`, Affinity in `serif:id`. NFC.
#[must_use]
pub fn label(node: roxmltree::Node<'_, '_>) -> Option<String> {
    let found = node.attribute((INKSCAPE, "label")).or_else(|| node.attribute((AFFINITY, "id"))).or_else(|| node.attribute("data-name"));
    found.map(|l| l.trim().nfc().collect::<String>()).filter(|l| !l.is_empty())
}

/// Where an entity is declared that is more than a short name for an address.
fn bad_entity(text: &str) -> Option<usize> {
    text.match_indices("<!ENTITY").map(|(at, _)| at).find(|at| !is_address(&text[at + "<!ENTITY".len()..]))
}

/// Whether `rest` goes on like ` ns_svg "http://www.w3.org/2000/svg">`.
fn is_address(rest: &str) -> bool {
    let Some((_name, rest)) = rest.trim_start().split_once(char::is_whitespace) else { return false };
    let rest = rest.trim_start();
    let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) else { return false };
    let Some((value, _)) = rest[1..].split_once(quote) else { return false };
    let web = value.starts_with("http://") || value.starts_with("https://");
    web && value.len() <= MAX_ENTITY && !value.contains(['&', '%', '<'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parses(head: &str, body: &str) -> bool {
        parse(&"a.svg".into(), &format!("{head}<svg xmlns='{SVG}'>{body}</svg>")).is_ok()
    }

    #[test]
    fn what_is_no_svg_is_a_finding() {
        for bad in ["<svg", "<svg xmlns='http://www.w3.org/2000/svg'><g></svg>", "<html/>"] {
            assert_eq!(parse(&"a.svg".into(), bad).expect_err("bad").code, "ND0304");
        }
    }

    #[test]
    fn entities_are_addresses_or_refused() {
        let illustrator = "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\" [\n\
                           \t<!ENTITY ns_ai \"http://ns.adobe.com/AdobeIllustrator/10.0/\">\n]>\n";
        assert!(parses(illustrator, "<g xmlns:i='&ns_ai;'/>"));
        for bad in ["a \"aaaa\"", "a \"http://x/&b;\"", "a SYSTEM \"http://x/\"", "% a \"http://x/\"", "a"] {
            assert!(!parses(&format!("<!DOCTYPE svg [<!ENTITY {bad}>]>"), ""), "{bad}");
        }
    }
}
