//! Parts as the schema wants them (ECMA-376, part 1, Annex A, `wml.xsd`): Word reads children in any order, validators and
//! stricter readers do not, and the library writes some as they come.

use roxmltree::Node;

/// Elements whose children have an order, and that order; what a list doesn't name follows as written.
const ORDERS: [(&str, &[&str]); 13] = [
    (
        "pPr",
        &[
            "pStyle",
            "keepNext",
            "keepLines",
            "pageBreakBefore",
            "framePr",
            "widowControl",
            "numPr",
            "suppressLineNumbers",
            "pBdr",
            "shd",
            "tabs",
            "suppressAutoHyphens",
            "kinsoku",
            "wordWrap",
            "overflowPunct",
            "topLinePunct",
            "autoSpaceDE",
            "autoSpaceDN",
            "bidi",
            "adjustRightInd",
            "snapToGrid",
            "spacing",
            "ind",
            "contextualSpacing",
            "mirrorIndents",
            "suppressOverlap",
            "jc",
            "textDirection",
            "textAlignment",
            "textboxTightWrap",
            "outlineLvl",
            "divId",
            "cnfStyle",
            "rPr",
            "sectPr",
        ],
    ),
    (
        "rPr",
        &[
            "rStyle",
            "rFonts",
            "b",
            "bCs",
            "i",
            "iCs",
            "caps",
            "smallCaps",
            "strike",
            "dstrike",
            "outline",
            "shadow",
            "emboss",
            "imprint",
            "noProof",
            "snapToGrid",
            "vanish",
            "webHidden",
            "color",
            "spacing",
            "w",
            "kern",
            "position",
            "sz",
            "szCs",
            "highlight",
            "u",
            "effect",
            "bdr",
            "shd",
            "fitText",
            "vertAlign",
            "rtl",
            "cs",
            "em",
            "lang",
            "eastAsianLayout",
            "specVanish",
        ],
    ),
    ("numPr", &["ilvl", "numId"]),
    (
        "tblPr",
        &[
            "tblStyle",
            "tblpPr",
            "tblOverlap",
            "bidiVisual",
            "tblStyleRowBandSize",
            "tblStyleColBandSize",
            "tblW",
            "jc",
            "tblCellSpacing",
            "tblInd",
            "tblBorders",
            "shd",
            "tblLayout",
            "tblCellMar",
            "tblLook",
        ],
    ),
    (
        "tcPr",
        &["cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "textDirection", "tcFitText", "vAlign"],
    ),
    ("tcBorders", SIDES),
    ("tblBorders", SIDES),
    ("pBdr", SIDES),
    ("tblCellMar", SIDES),
    (
        "sectPr",
        &[
            "headerReference",
            "footerReference",
            "footnotePr",
            "endnotePr",
            "type",
            "pgSz",
            "pgMar",
            "paperSrc",
            "pgBorders",
            "lnNumType",
            "pgNumType",
            "cols",
            "formProt",
            "vAlign",
            "noEndnote",
            "titlePg",
            "textDirection",
            "bidi",
            "rtlGutter",
            "docGrid",
        ],
    ),
    ("lvl", &["start", "numFmt", "lvlRestart", "pStyle", "isLgl", "suff", "lvlText", "lvlPicBulletId", "legacy", "lvlJc", "pPr", "rPr"]),
    (
        "style",
        &[
            "name",
            "aliases",
            "basedOn",
            "next",
            "link",
            "autoRedefine",
            "hidden",
            "uiPriority",
            "semiHidden",
            "unhideWhenUsed",
            "qFormat",
            "locked",
            "personal",
            "personalCompose",
            "personalReply",
            "rsid",
            "pPr",
            "rPr",
            "tblPr",
            "trPr",
            "tcPr",
        ],
    ),
    ("settings", &["zoom", "mirrorMargins", "evenAndOddHeaders", "defaultTabStop", "compat"]),
];

/// Sides of boxes.
const SIDES: &[&str] = &["top", "left", "start", "bottom", "right", "end", "insideH", "insideV", "between", "bar"];

/// A part in the schema's order, without what it doesn't know; as it is where it is no XML.
pub(super) fn ordered(xml: &str) -> String {
    let Ok(tree) = roxmltree::Document::parse(xml) else { return xml.to_owned() };
    let root = tree.root_element();
    let range = root.range();
    let mut out = String::with_capacity(xml.len());
    out.push_str(&xml[..range.start]);
    write(root, xml, &mut out);
    out.push_str(&xml[range.end..]);
    out
}

fn write(node: Node<'_, '_>, xml: &str, out: &mut String) {
    let range = node.range();
    let (Some(first), Some(last), true) = (node.first_child(), node.last_child(), node.is_element()) else {
        return out.push_str(&own(node, &xml[range]));
    };
    out.push_str(&xml[range.start..first.range().start]);
    let mut children: Vec<Node<'_, '_>> = node.children().filter(|child| is_known(*child)).collect();
    if let Some((_, order)) = ORDERS.iter().find(|(name, _)| node.has_tag_name(*name)) {
        children.sort_by_key(|child| order.iter().position(|name| child.has_tag_name(*name)).unwrap_or(order.len()));
    }
    children.into_iter().for_each(|child| write(child, xml, out));
    out.push_str(&xml[last.range().end..range.end]);
}

/// A childless element; the library gives columns of a grid a unit that they do not have.
fn own(node: Node<'_, '_>, text: &str) -> String {
    if node.has_tag_name("gridCol") { text.replace(" w:type=\"dxa\"", "") } else { text.to_owned() }
}

/// Styles and lists have no mark of a paragraph to format; a style that comes twice counts as written last.
fn is_known(node: Node<'_, '_>) -> bool {
    if node.has_tag_name("rPr") {
        let Some(parent) = node.parent().filter(|p| p.has_tag_name("pPr")) else { return true };
        return parent.parent().is_some_and(|p| p.has_tag_name("p"));
    }
    let id = |n: Node<'_, '_>| n.attributes().find(|a| a.name() == "styleId").map(|a| a.value().to_owned());
    !node.has_tag_name("style") || node.next_siblings().skip(1).all(|later| id(later) != id(node))
}

#[cfg(test)]
mod tests {
    use super::ordered;

    const NAMESPACE: &str = "xmlns:w=\"w\"";

    #[test]
    fn children_stand_in_the_order_of_the_schema() {
        let part = |inside: &str| format!("<?xml version=\"1.0\"?>\n<w:p {NAMESPACE}><w:pPr>{inside}</w:pPr></w:p>");
        let found = ordered(&part("<w:rPr><w:color/><w:b/></w:rPr><w:jc/><w:numPr><w:numId/><w:ilvl/></w:numPr><w:pStyle/>"));
        assert_eq!(found, part("<w:pStyle/><w:numPr><w:ilvl/><w:numId/></w:numPr><w:jc/><w:rPr><w:b/><w:color/></w:rPr>"));
    }

    #[test]
    fn a_style_stands_once_and_formats_no_mark() {
        let part = |inside: &str| format!("<w:styles {NAMESPACE}>{inside}</w:styles>");
        let style = |inside: &str| format!("<w:style w:styleId=\"A\">{inside}</w:style>");
        let found = ordered(&part(&(style("") + &style("<w:pPr><w:rPr/><w:jc/></w:pPr><w:name/>"))));
        assert_eq!(found, part(&style("<w:name/><w:pPr><w:jc/></w:pPr>")));
    }

    #[test]
    fn texts_stay_as_they_are() {
        let text = "<w:p xmlns:w=\"w\"><w:r><w:t xml:space=\"preserve\"> a &amp; b </w:t><w:br/></w:r></w:p>";
        assert_eq!(ordered(text), text);
        assert_eq!(ordered("no XML"), "no XML");
    }
}
