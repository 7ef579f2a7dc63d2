//! Design tokens after the W3C Design Tokens Community Group's Format Module 2025.10: colours with their inks, families,
//! sizes, line heights, type styles, spacing, the emblem's least size.
//!
//! What the format has no place for stands under `$extensions`, in our own key: inks in percent, what Central has yet to
//! confirm, the clear space in squares.

use serde_json::{Map, Value, json};

use crate::diagnostic::messages::Lang;
use crate::model::brand::{Color, Tokens};

/// Our key among the extensions.
const OWN: &str = "dev.nhandien";
/// Weights of texts and of headings in `brand/fonts/`.
const WEIGHTS: [(&str, u16); 3] = [("text", 400), ("label", 600), ("heading", 800)];

pub(super) fn write(tokens: &Tokens) -> String {
    let all = json!({
        "$description": format!("{} · {}", tokens.name.get(Lang::Vi), tokens.version),
        "color": colors(tokens),
        "font-family": typed("fontFamily", [("text", json!(tokens.typography.family)), ("document", json!(tokens.typography.document_family))]),
        "font-weight": typed("fontWeight", WEIGHTS.map(|(name, weight)| (name, json!(weight)))),
        "font-size": typed("dimension", tokens.typography.scale.iter().map(|(name, px)| (name.as_str(), pixels(*px)))),
        "line-height": typed("number", tokens.typography.line_height.iter().map(|(name, v)| (name.as_str(), json!(v)))),
        "type-style": typed("typography", tokens.typography.scale.keys().map(|name| (name.as_str(), style(tokens, name)))),
        "space": spaces(tokens),
        "emblem": emblem(tokens),
    });
    format!("{all:#}\n")
}

fn colors(tokens: &Tokens) -> Value {
    let mut out = Map::from_iter([("$type".to_owned(), json!("color"))]);
    out.extend(tokens.colors.iter().map(|(name, c)| (name.clone(), color(c))));
    for (id, accent) in &tokens.accents {
        let mut roles = Map::from_iter([("$description".to_owned(), json!(accent.title.get(Lang::Vi)))]);
        roles.extend(accent.roles.iter().map(|(role, c)| (role.clone(), color(c))));
        out.insert(id.clone(), Value::Object(roles));
    }
    Value::Object(out)
}

fn color(c: &Color) -> Value {
    let components = c.rgb.value.0.map(|v| (f64::from(v) / 255.0 * 1e5).round() / 1e5);
    let mut own = json!({ "cmyk": c.cmyk });
    if let (true, Value::Object(own)) = (c.provisional, &mut own) {
        own.insert("provisional".to_owned(), json!(true));
    }
    json!({
        "$value": { "colorSpace": "srgb", "components": components, "alpha": 1, "hex": c.rgb.value.to_string() },
        "$extensions": { OWN: own },
    })
}

/// A group of tokens of one type.
fn typed<'n>(kind: &str, values: impl IntoIterator<Item = (&'n str, Value)>) -> Value {
    let mut out = Map::from_iter([("$type".to_owned(), json!(kind))]);
    out.extend(values.into_iter().map(|(name, value)| (name.to_owned(), json!({ "$value": value }))));
    Value::Object(out)
}

fn pixels(value: f64) -> Value {
    json!({ "value": value, "unit": "px" })
}

/// A step of the scale as a style: headings are `h1`… and `display`.
fn style(tokens: &Tokens, step: &str) -> Value {
    let heading = step == "display" || step.strip_prefix('h').is_some_and(|n| n.parse::<u8>().is_ok());
    let heights = &tokens.typography.line_height;
    let wanted = [step, if heading { "heading" } else { "text" }];
    let height = wanted.into_iter().find(|name| heights.contains_key(*name));
    json!({
        "fontFamily": "{font-family.text}",
        "fontSize": format!("{{font-size.{step}}}"),
        "fontWeight": if heading { "{font-weight.heading}" } else { "{font-weight.text}" },
        "letterSpacing": pixels(0.0),
        "lineHeight": height.map_or_else(|| json!(1.2), |name| json!(format!("{{line-height.{name}}}"))),
    })
}

fn spaces(tokens: &Tokens) -> Value {
    let names: Vec<String> = (1..=tokens.spacing.scale.len()).map(|n| n.to_string()).collect();
    typed("dimension", names.iter().map(String::as_str).zip(tokens.spacing.scale.iter().map(|px| pixels(*px))))
}

fn emblem(tokens: &Tokens) -> Value {
    let e = &tokens.emblem;
    let least = e.min_size.get("px").copied().unwrap_or_default();
    let more = json!({ "clear_space_squares": e.clear_space, "min_mm": e.min_size.get("mm"), "provisional": e.provisional });
    json!({ "min-height": { "$type": "dimension", "$value": pixels(least), "$extensions": { OWN: more } } })
}
