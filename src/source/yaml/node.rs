//! Text → tree. serde-saphyr does the parsing, with its budgets against alias bombs; we keep its spans.

use std::fmt;
use std::sync::Arc;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::{DuplicateKeyPolicy, Error, Location, Spanned};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::diagnostic::{Diagnostic, Lines, Span};

/// A value and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// What was written.
    pub value: Value,
    /// Where.
    pub span: Span,
}

/// The YAML kinds that this project uses. Strings are NFC.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `~` or nothing.
    Null,
    /// `true`, `false`.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// Any other number.
    Float(f64),
    /// Text.
    Str(String),
    /// A list.
    Seq(Vec<Node>),
    /// Keys with their places, in the order written.
    Map(Vec<(Key, Node)>),
}

/// A key of a map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// The key.
    pub name: String,
    /// Where it stands.
    pub span: Span,
}

impl Node {
    /// The value under `key`, where this is a map that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        let Value::Map(entries) = &self.value else { return None };
        entries.iter().find(|(k, _)| k.name == key).map(|(_, v)| v)
    }

    /// Every string in the tree, with its place.
    pub fn strings(&self) -> Vec<(&str, &Span)> {
        let mut out = Vec::new();
        self.collect_strings(&mut out);
        out
    }

    fn collect_strings<'a>(&'a self, out: &mut Vec<(&'a str, &'a Span)>) {
        match &self.value {
            Value::Str(s) => out.push((s, &self.span)),
            Value::Seq(items) => items.iter().for_each(|n| n.collect_strings(out)),
            Value::Map(entries) => entries.iter().for_each(|(_, n)| n.collect_strings(out)),
            _ => {}
        }
    }
}

/// Parses one document.
///
/// # Errors
/// One finding: a syntax error (`ND0101`), a key given twice (`ND0107`), a key not in NFC (`ND0110`), or a bomb (`ND0111`).
pub fn parse(path: &Arc<str>, text: &str) -> Result<Node, Diagnostic> {
    let parsed = serde_saphyr::from_str_with_options::<Option<Spanned<Raw>>>(text, options());
    let raw = parsed.map_err(|e| syntax_finding(path, text, &e))?;
    let Some(raw) = raw else {
        return Ok(Node { value: Value::Null, span: Span::file(path) });
    };
    build(path, &Lines::of(text), raw)
}

fn options() -> serde_saphyr::Options {
    serde_saphyr::options! {
        strict_booleans: true,
        leading_zero_numbers_as_strings: true,
        duplicate_keys: DuplicateKeyPolicy::Error,
        with_snippet: false,
    }
}

fn syntax_finding(path: &Arc<str>, text: &str, error: &Error) -> Diagnostic {
    let error = error.without_snippet();
    let location = error.location();
    let span = location.map_or_else(|| Span::file(path), |l| place(path, &Lines::of(text), l));
    if let Error::DuplicateMappingKey { key, .. } = error {
        return Diagnostic::error("ND0107").at(span).arg("key", key.clone().unwrap_or_default());
    }
    let reason = error.to_string();
    let reason = reason.split(" at line ").next().unwrap_or_default().trim_end_matches([':', ',', ' ']).to_owned();
    if reason.contains("budget") || reason.contains("limit") {
        return Diagnostic::error("ND0111").at(span).arg("size", reason).arg("limit", "");
    }
    let line = text.lines().nth(span.line.saturating_sub(1) as usize).unwrap_or_default().trim();
    Diagnostic::error("ND0101").at(span).arg("reason", reason).arg("quoted", quoted(line))
}

/// `title: a: b` → `title: "a: b"`; empty where the line is not of that kind.
fn quoted(line: &str) -> String {
    let Some((key, value)) = line.split_once(": ") else { return String::new() };
    let plain = !value.trim_start().starts_with(['"', '\'', '{', '[', '|', '>']);
    let odd = value.contains(": ") || value.contains(" #") || value.starts_with(['@', '`', '%', '&', '*', '!']);
    if plain && odd { format!("{key}: \"{}\"", value.replace('"', "\\\"")) } else { String::new() }
}

fn place(path: &Arc<str>, text: &Lines<'_>, at: Location) -> Span {
    let span = at.span();
    if let (Some(start), Some(len)) = (span.byte_offset(), span.byte_len()) {
        let start = usize::try_from(start).unwrap_or(usize::MAX);
        return text.span(path, start, start.saturating_add(usize::try_from(len).unwrap_or(0)));
    }
    let number = |n: u64| u32::try_from(n).unwrap_or(1).max(1);
    Span { path: path.clone(), line: number(at.line()), column: number(at.column()), len: 1 }
}

fn build(path: &Arc<str>, text: &Lines<'_>, raw: Spanned<Raw>) -> Result<Node, Diagnostic> {
    let span = place(path, text, raw.referenced);
    let value = match raw.value {
        Raw::Null => Value::Null,
        Raw::Bool(b) => Value::Bool(b),
        Raw::Int(i) => Value::Int(i),
        Raw::Float(f) => Value::Float(f),
        Raw::Str(s) => Value::Str(nfc(s)),
        Raw::Seq(items) => Value::Seq(items.into_iter().map(|n| build(path, text, n)).collect::<Result<_, _>>()?),
        Raw::Map(entries) => Value::Map(entries.into_iter().map(|e| entry(path, text, e)).collect::<Result<_, _>>()?),
    };
    Ok(Node { value, span })
}

fn entry(path: &Arc<str>, text: &Lines<'_>, (key, value): RawEntry) -> Result<(Key, Node), Diagnostic> {
    let span = place(path, text, key.referenced);
    if is_nfc_quick(key.value.chars()) != IsNormalized::Yes && nfc(key.value.clone()) != key.value {
        return Err(Diagnostic::error("ND0110").at(span).arg("key", nfc(key.value)));
    }
    Ok((Key { name: key.value, span }, build(path, text, value)?))
}

fn nfc(s: String) -> String {
    if is_nfc_quick(s.chars()) == IsNormalized::Yes { s } else { s.nfc().collect() }
}

type RawEntry = (Spanned<String>, Spanned<Raw>);

/// What serde sees; turned into [`Node`]s once the text is known.
enum Raw {
    Null,
    Bool(bool),
    Int(i64),
    Float(f64),
    Str(String),
    Seq(Vec<Spanned<Self>>),
    Map(Vec<RawEntry>),
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        d.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("YAML")
    }
    fn visit_bool<E>(self, v: bool) -> Result<Raw, E> {
        Ok(Raw::Bool(v))
    }
    fn visit_i64<E>(self, v: i64) -> Result<Raw, E> {
        Ok(Raw::Int(v))
    }
    #[expect(clippy::cast_precision_loss, reason = "a number past i64 is no count of anything here")]
    fn visit_u64<E>(self, v: u64) -> Result<Raw, E> {
        Ok(i64::try_from(v).map_or(Raw::Float(v as f64), Raw::Int))
    }
    fn visit_f64<E>(self, v: f64) -> Result<Raw, E> {
        Ok(Raw::Float(v))
    }
    fn visit_str<E>(self, v: &str) -> Result<Raw, E> {
        Ok(Raw::Str(v.to_owned()))
    }
    fn visit_string<E>(self, v: String) -> Result<Raw, E> {
        Ok(Raw::Str(v))
    }
    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }
    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }
    fn visit_some<D: Deserializer<'de>>(self, d: D) -> Result<Raw, D::Error> {
        d.deserialize_any(self)
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Raw, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Raw::Seq(items))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Raw, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Raw::Map(entries))
    }
}
