//! `nd:` attributes of a drawing → fields and slots, as if they stood in the contract.
//!
//! In: the drawing's text and the contract read from YAML. Out: the contract with what the drawing adds. The names, and
//! the mistakes that can be made with them, are those of the YAML. A field is set at one place: here or there.

use std::sync::Arc;

use serde::de::DeserializeOwned;

use crate::diagnostic::{Diagnostic, Report, Span};
use crate::model::artboard::Spec;
use crate::source::svg;
use crate::source::yaml::{Key, Node, Value, decode};

/// Namespace of the attributes.
const NAMESPACE: &str = "https://nhandien.org/ns/artboard";
/// Attributes whose value is text even where it looks like a number.
const TEXTS: [&str; 5] = ["frame", "lockup", "url", "value", "view"];

/// Adds the fields and slots that a drawing declares itself.
pub(super) fn read(path: &Arc<str>, text: &str, spec: &mut Spec, report: &mut Report) {
    // A drawing that can't be read is reported where it is drawn.
    let Some(doc) = text.contains(NAMESPACE).then(|| svg::parse(path, text).ok()).flatten() else { return };
    for node in doc.descendants().filter(|n| n.attributes().any(|a| a.namespace() == Some(NAMESPACE))) {
        let span = |range: std::ops::Range<usize>| Span::of_bytes(path, text, range.start, range.end);
        let at = span(node.range());
        let Some(name) = node.attribute("id").map(str::to_owned).or_else(|| svg::label(node)) else {
            report.push(Diagnostic::error("ND0103").at(at).arg("key", "id"));
            continue;
        };
        if spec.fields.contains_key(&name) || spec.slots.contains_key(&name) {
            report.push(Diagnostic::error("ND0338").at(at).arg("id", &name).arg("other", ""));
            continue;
        }
        let attributes = node.attributes().filter(|a| a.namespace() == Some(NAMESPACE));
        let entries: Vec<(Key, Node)> = attributes
            .map(|a| {
                let key = Key { name: a.name().to_owned(), span: span(a.range_qname()) };
                (key, Node { value: value(a.name(), a.value()), span: span(a.range_value()) })
            })
            .collect();
        let slot = entries.iter().any(|(k, _)| k.name == "kind");
        let node = Node { value: Value::Map(entries), span: at };
        if slot {
            add(&mut spec.slots, name, node, report);
        } else {
            add(&mut spec.fields, name, node, report);
        }
    }
}

fn add<T: DeserializeOwned>(map: &mut std::collections::BTreeMap<String, T>, name: String, node: Node, report: &mut Report) {
    if let Some(value) = decode(node, report) {
        map.insert(name, value);
    }
}

/// What an attribute's text would be in YAML.
fn value(name: &str, text: &str) -> Value {
    if TEXTS.contains(&name) {
        return Value::Str(text.to_owned());
    }
    match text {
        "true" => Value::Bool(true),
        "false" => Value::Bool(false),
        _ => text.parse().map(Value::Int).or_else(|_| text.parse().map(Value::Float)).unwrap_or_else(|_| Value::Str(text.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::yaml;

    fn read_with(contract: &str, body: &str) -> (Spec, Vec<String>) {
        let yaml_path: Arc<str> = "a.yaml".into();
        let node = yaml::parse(&yaml_path, contract).expect("yaml");
        let mut report = Report::default();
        let mut spec: Spec = decode(node, &mut report).expect("spec");
        let text = format!("<svg xmlns='http://www.w3.org/2000/svg' xmlns:nd='{NAMESPACE}'>\n{body}\n</svg>");
        read(&"a.svg".into(), &text, &mut spec, &mut report);
        let told = |d: &&Diagnostic| {
            let at = d.span.as_ref().map(|s| format!("{}:{}:{}", s.path, s.line, s.column)).unwrap_or_default();
            format!("{} {at}", d.code)
        };
        (spec, report.sorted().iter().map(told).collect())
    }

    const SIZE: &str = "size: { width: 1, height: 1 }\n";

    #[test]
    fn attributes_say_what_the_contract_would() {
        let (spec, told) = read_with(
            SIZE,
            "<text id='a' nd:level='unit' nd:value='2023' nd:frame='b' nd:min='4' nd:max='7.5' nd:balance='true'/><g id='m' nd:kind='lockup'/>",
        );
        let field = &spec.fields["a"];
        assert_eq!((field.value.value.as_str(), field.min, field.max, field.balance), ("2023", 4.0, 7.5, true));
        assert!(spec.slots.contains_key("m") && told.is_empty(), "{told:?}");
    }

    #[test]
    fn mistakes_stand_at_their_attribute() {
        let (_, told) =
            read_with(SIZE, "<text id='a' nd:level='unit' nd:value='x' nd:min='4' nd:max='seven'/>\n<text id='b' nd:levle='unit'/>");
        assert_eq!(told, ["ND0104 a.svg:2:62", "ND0102 a.svg:3:14"]);
    }

    #[test]
    fn one_field_is_set_at_one_place() {
        let both = format!("{SIZE}fields: {{ a: {{ level: unit, value: x, min: 1, max: 2 }} }}\n");
        let (_, told) = read_with(&both, "<text id='a' nd:level='unit' nd:value='y' nd:min='4' nd:max='5'/>\n<text nd:level='unit'/>");
        assert_eq!(told, ["ND0338 a.svg:2:1", "ND0103 a.svg:3:1"]);
    }
}
