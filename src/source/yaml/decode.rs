//! Tree → typed values, with serde's derives on our own tree, so that every error knows its place.

use std::fmt;

use serde::Deserialize;
use serde::de::value::StrDeserializer;
use serde::de::{
    self, DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, VariantAccess, Visitor,
};

use super::node::Key;
use super::{Node, Value};
use crate::diagnostic::{Diagnostic, Report, Span};

const LOCATED: &str = "$nhandien::Located";
const LOCATED_FIELDS: [&str; 2] = ["value", "span"];

/// A value that remembers where it was written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Its place.
    pub span: Span,
}

impl<T> Located<T> {
    /// A value at a known place.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

impl<T> std::ops::Deref for Located<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Located<T> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct Both<T>(std::marker::PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Both<T> {
            type Value = Located<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("value")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Located<T>, A::Error> {
                let lost = || de::Error::custom("a located value outside a YAML file");
                let (path, line, column, len): (String, u32, u32, u32) = seq.next_element()?.ok_or_else(lost)?;
                let value = seq.next_element()?.ok_or_else(lost)?;
                Ok(Located { value, span: Span { path: path.into(), line, column, len } })
            }
        }
        d.deserialize_struct(LOCATED, &LOCATED_FIELDS, Both(std::marker::PhantomData))
    }
}

/// Decodes `node`, reporting every mistake in it. What remains without the mistakes is given back, so that one wrong key
/// doesn't make everything that refers to this file look wrong too; `None` where that is no whole value.
pub fn decode<T: DeserializeOwned>(mut node: Node, report: &mut Report) -> Option<T> {
    for round in 0.. {
        let error = match T::deserialize(&node) {
            Ok(value) => return Some(value),
            Err(error) => error,
        };
        let span = error.span.clone().unwrap_or_else(|| node.span.clone());
        let missing = matches!(error.kind, Kind::Missing(_));
        // A key that is missing only because its wrong value was pruned is no second mistake.
        if !missing || round == 0 {
            report.push(error.into_finding(&span));
        }
        if missing || round > 200 || !prune(&mut node, &span) {
            return None;
        }
    }
    None
}

/// Removes the entry whose key or value stands at `span`.
fn prune(node: &mut Node, span: &Span) -> bool {
    match &mut node.value {
        Value::Map(entries) => {
            let hit = entries.iter().position(|(k, v)| k.span == *span || v.span == *span);
            hit.map(|i| entries.remove(i)).is_some() || entries.iter_mut().any(|(_, v)| prune(v, span))
        }
        Value::Seq(items) => {
            let hit = items.iter().position(|v| v.span == *span);
            hit.map(|i| items.remove(i)).is_some() || items.iter_mut().any(|v| prune(v, span))
        }
        _ => false,
    }
}

#[derive(Debug)]
enum Kind {
    UnknownKey { key: String, known: Vec<&'static str> },
    UnknownChoice { found: String, known: Vec<&'static str> },
    Missing(&'static str),
    Twice(&'static str),
    Wrong { found: String, expected: String },
    Message(String),
}

/// One mistake and its place.
#[derive(Debug)]
pub struct DecodeError {
    kind: Kind,
    span: Option<Span>,
}

impl DecodeError {
    fn new(kind: Kind) -> Self {
        Self { kind, span: None }
    }

    fn or_at(mut self, span: &Span) -> Self {
        self.span.get_or_insert_with(|| span.clone());
        self
    }

    fn into_finding(self, span: &Span) -> Diagnostic {
        match self.kind {
            Kind::UnknownKey { key, known } => Diagnostic::error("ND0102").arg("key", &key).nearest(&key, known),
            Kind::UnknownChoice { found, known } => Diagnostic::error("ND0106").arg("found", &found).nearest(&found, known),
            Kind::Missing(key) => Diagnostic::error("ND0103").arg("key", key),
            Kind::Twice(key) => Diagnostic::error("ND0107").arg("key", key),
            Kind::Wrong { found, expected } if expected == "date" => {
                Diagnostic::error("ND0105").arg("suggestion", date_like(&found).unwrap_or_default()).arg("found", found)
            }
            Kind::Wrong { found, expected } => {
                Diagnostic::error("ND0104").arg("found", found).arg("expected", format!("@{}", word(&expected)))
            }
            Kind::Message(message) => Diagnostic::error("ND0104").arg("found", message).arg("expected", "@value"),
        }
        .at(span.clone())
    }
}

/// serde's own words for what it expected, as ids of our messages.
fn word(expected: &str) -> &str {
    match expected {
        e if e.starts_with("struct") || e.starts_with("a map") => "map",
        e if e.starts_with("a sequence") || e.starts_with("a tuple") || e.starts_with("an array") => "list",
        "a string" => "text",
        "a boolean" => "bool",
        "f64" | "f32" => "number",
        e if e.starts_with(['i', 'u']) && e[1..].chars().all(|c| c.is_ascii_digit() || c == 's' || c == 'i' || c == 'z' || c == 'e') => {
            "integer"
        }
        other => other,
    }
}

/// `31/12/2023`, `31-12-2023`, `2023/12/31` → `2023-12-31`.
fn date_like(found: &str) -> Option<String> {
    let parts: Vec<&str> = found.split(['/', '-', '.', ' ']).collect();
    let [a, b, c] = parts[..] else { return None };
    let (year, month, day) = if a.len() == 4 { (a, b, c) } else { (c, b, a) };
    let text = format!("{year:0>4}-{month:0>2}-{day:0>2}");
    text.parse::<jiff::civil::Date>().ok().map(|_| text)
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.kind)
    }
}

impl std::error::Error for DecodeError {}

impl de::Error for DecodeError {
    fn custom<T: fmt::Display>(msg: T) -> Self {
        Self::new(Kind::Message(msg.to_string()))
    }
    fn invalid_type(found: de::Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self::invalid_value(found, expected)
    }
    fn invalid_value(found: de::Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        let found = match found {
            de::Unexpected::Str(s) => s.to_owned(),
            de::Unexpected::Unit | de::Unexpected::Option => "@nothing".to_owned(),
            de::Unexpected::Map | de::Unexpected::StructVariant => "@map".to_owned(),
            de::Unexpected::Seq => "@list".to_owned(),
            de::Unexpected::Bool(b) => b.to_string(),
            de::Unexpected::Signed(n) => n.to_string(),
            de::Unexpected::Float(n) => n.to_string(),
            other => other.to_string(),
        };
        Self::new(Kind::Wrong { found, expected: expected.to_string() })
    }
    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        Self::new(Kind::UnknownKey { key: field.to_owned(), known: expected.to_vec() })
    }
    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        Self::new(Kind::UnknownChoice { found: variant.to_owned(), known: expected.to_vec() })
    }
    fn missing_field(field: &'static str) -> Self {
        Self::new(Kind::Missing(field))
    }
    fn duplicate_field(field: &'static str) -> Self {
        Self::new(Kind::Twice(field))
    }
}

impl<'de> Deserializer<'de> for &'de Node {
    type Error = DecodeError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        let result = match &self.value {
            Value::Null => visitor.visit_unit(),
            Value::Bool(b) => visitor.visit_bool(*b),
            Value::Int(i) => visitor.visit_i64(*i),
            Value::Float(f) => visitor.visit_f64(*f),
            Value::Str(s) => visitor.visit_borrowed_str(s),
            Value::Seq(items) => visitor.visit_seq(Items(items.iter())),
            Value::Map(entries) => visitor.visit_map(Entries { iter: entries.iter(), value: None }),
        };
        result.map_err(|e| e.or_at(&self.span))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        if self.value == Value::Null { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, DecodeError> {
        visitor.visit_newtype_struct(self).map_err(|e| e.or_at(&self.span))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        if name == LOCATED { visitor.visit_seq(Place { node: self, step: 0 }) } else { self.deserialize_any(visitor) }
    }

    fn deserialize_enum<V: Visitor<'de>>(self, _: &'static str, _: &'static [&'static str], visitor: V) -> Result<V::Value, DecodeError> {
        let result = match &self.value {
            Value::Str(s) => visitor.visit_enum(IntoDeserializer::<DecodeError>::into_deserializer(s.as_str())),
            Value::Map(entries) if entries.len() == 1 => visitor.visit_enum(Variant { key: &entries[0].0, value: &entries[0].1 }),
            _ => return self.deserialize_any(visitor),
        };
        result.map_err(|e| e.or_at(&self.span))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        unit unit_struct seq tuple tuple_struct map identifier ignored_any
    }
}

impl<'de> IntoDeserializer<'de, DecodeError> for &'de Node {
    type Deserializer = Self;
    fn into_deserializer(self) -> Self {
        self
    }
}

struct Items<'de>(std::slice::Iter<'de, Node>);

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = DecodeError;
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, DecodeError> {
        self.0.next().map(|n| seed.deserialize(n).map_err(|e| e.or_at(&n.span))).transpose()
    }
}

struct Entries<'de> {
    iter: std::slice::Iter<'de, (Key, Node)>,
    value: Option<&'de Node>,
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = DecodeError;
    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, DecodeError> {
        let Some((key, value)) = self.iter.next() else { return Ok(None) };
        self.value = Some(value);
        let text: StrDeserializer<'_, DecodeError> = key.name.as_str().into_deserializer();
        seed.deserialize(text).map(Some).map_err(|e| e.or_at(&key.span))
    }
    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, DecodeError> {
        let node = self.value.take().ok_or_else(|| de::Error::custom("value before key"))?;
        seed.deserialize(node).map_err(|e| e.or_at(&node.span))
    }
}

/// Serves a [`Located`]: first the place, then the value.
struct Place<'de> {
    node: &'de Node,
    step: u8,
}

impl<'de> SeqAccess<'de> for Place<'de> {
    type Error = DecodeError;
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, DecodeError> {
        self.step += 1;
        let span = &self.node.span;
        match self.step {
            1 => {
                let parts = [Part::Path(span), Part::Number(span.line), Part::Number(span.column), Part::Number(span.len)];
                seed.deserialize(de::value::SeqDeserializer::new(parts.into_iter())).map(Some)
            }
            2 => seed.deserialize(self.node).map(Some).map_err(|e| e.or_at(span)),
            _ => Ok(None),
        }
    }
}

/// A part of a place.
enum Part<'de> {
    Path(&'de Span),
    Number(u32),
}

impl<'de> IntoDeserializer<'de, DecodeError> for Part<'de> {
    type Deserializer = Self;
    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Part<'de> {
    type Error = DecodeError;
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self {
            Self::Path(span) => visitor.visit_str(&span.path),
            Self::Number(n) => visitor.visit_u32(n),
        }
    }
    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

struct Variant<'de> {
    key: &'de Key,
    value: &'de Node,
}

impl<'de> EnumAccess<'de> for Variant<'de> {
    type Error = DecodeError;
    type Variant = Self;
    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), DecodeError> {
        let name: StrDeserializer<'_, DecodeError> = self.key.name.as_str().into_deserializer();
        let value = seed.deserialize(name).map_err(|e| e.or_at(&self.key.span))?;
        Ok((value, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'de> {
    type Error = DecodeError;
    fn unit_variant(self) -> Result<(), DecodeError> {
        Ok(())
    }
    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, DecodeError> {
        seed.deserialize(self.value).map_err(|e| e.or_at(&self.value.span))
    }
    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, DecodeError> {
        self.value.deserialize_any(visitor)
    }
    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, DecodeError> {
        self.value.deserialize_any(visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::yaml::parse;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code, reason = "only decoded")]
    struct Sample {
        slogans: Vec<String>,
        #[serde(default)]
        version: u32,
        start: Option<Located<String>>,
    }

    fn findings(text: &str) -> Vec<(&'static str, u32, u32)> {
        let mut report = Report::default();
        match parse(&"x.yaml".into(), text) {
            Ok(node) => drop(decode::<Sample>(node, &mut report)),
            Err(d) => report.push(d),
        }
        report.sorted().iter().map(|d| (d.code, d.span.as_ref().map_or(0, |s| s.line), d.span.as_ref().map_or(0, |s| s.column))).collect()
    }

    #[test]
    fn all_mistakes_of_a_file_are_found_at_once() {
        assert_eq!(findings("slogans: [a]\nslogns: [b]\nversion: x\n"), [("ND0102", 2, 1), ("ND0104", 3, 10)]);
    }

    #[test]
    fn a_located_value_knows_its_place() {
        let node = parse(&"x.yaml".into(), "slogans: []\nstart: abc\n").expect("yaml");
        let sample: Sample = decode(node, &mut Report::default()).expect("decoded");
        let start = sample.start.expect("given");
        assert_eq!((start.value.as_str(), start.span.line, start.span.column), ("abc", 2, 8));
    }

    #[test]
    fn syntax_twice_and_bombs_are_findings() {
        assert_eq!(findings("slogans: [a]\ntitle: a: b\n")[0].0, "ND0101");
        assert_eq!(findings("slogans: [a]\nslogans: [b]\n"), [("ND0107", 2, 1)]);
        assert_eq!(findings("a: [1\n")[0].0, "ND0101");
    }

    #[test]
    fn dates_written_otherwise_are_understood() {
        assert_eq!(date_like("31/12/2023").as_deref(), Some("2023-12-31"));
        assert_eq!(date_like("1.5.2023").as_deref(), Some("2023-05-01"));
        assert_eq!(date_like("mai"), None);
    }
}
