//! The words: Fluent messages in Vietnamese and English, compiled in.
//!
//! In: a message id and its arguments. Out: a sentence in the reader's language. A key that one language lacks is a
//! test failure, so look-ups here never need a fallback.

use std::collections::BTreeMap;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::Diagnostic;

const VI: &str = include_str!("vi.ftl");
const EN: &str = include_str!("en.ftl");
/// What each key of a YAML file is for; in English the types' own comments say so.
const SCHEMA_VI: &str = include_str!("schema.vi.ftl");

/// The language of messages, also a language of content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Vietnamese, the default.
    Vi,
    /// English.
    En,
}

impl Lang {
    /// The BCP 47 tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }
}

/// All messages of one language.
pub struct Catalogue {
    bundle: FluentBundle<FluentResource>,
    lang: Lang,
}

impl Catalogue {
    /// The catalogue of `lang`.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        let sources: &[&str] = match lang {
            Lang::Vi => &[VI, SCHEMA_VI],
            Lang::En => &[EN],
        };
        let id: LanguageIdentifier = lang.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        bundle.set_use_isolating(false);
        for source in sources {
            let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(partial, _)| partial);
            bundle.add_resource_overriding(resource);
        }
        Self { bundle, lang }
    }

    /// The language of this catalogue.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The message `id`, or one of its attributes; `None` where there is no such message.
    #[must_use]
    pub fn find(&self, id: &str, attribute: Option<&str>, args: &BTreeMap<&'static str, String>) -> Option<String> {
        let message = self.bundle.get_message(id)?;
        let pattern = match attribute {
            None => message.value()?,
            Some(name) => message.get_attribute(name)?.value(),
        };
        let mut fluent = FluentArgs::new();
        for (name, value) in args {
            // Fluent can't select on an empty text: `$has-nearest` says whether `$nearest` is one.
            fluent.set(format!("has-{name}"), FluentValue::from(if value.is_empty() { "no" } else { "yes" }));
            fluent.set(*name, count(value).map_or_else(|| FluentValue::from(self.expectation(value)), FluentValue::from));
        }
        let mut errors = Vec::new();
        Some(self.bundle.format_pattern(pattern, Some(&fluent), &mut errors).into_owned())
    }

    /// Arguments such as `@date` are themselves messages (`expected-date`).
    fn expectation(&self, value: &str) -> String {
        let Some(word) = value.strip_prefix('@') else { return value.to_owned() };
        self.find(&format!("expected-{word}"), None, &BTreeMap::new()).unwrap_or_else(|| word.to_owned())
    }

    /// The message `id` without arguments; the id itself where it is unknown.
    #[must_use]
    pub fn get(&self, id: &str) -> String {
        self.find(id, None, &BTreeMap::new()).unwrap_or_else(|| id.to_owned())
    }

    /// The message `id` with arguments.
    #[must_use]
    pub fn with(&self, id: &str, args: &[(&'static str, String)]) -> String {
        self.find(id, None, &args.iter().cloned().collect()).unwrap_or_else(|| id.to_owned())
    }

    /// What is wrong.
    #[must_use]
    pub fn message(&self, d: &Diagnostic) -> String {
        self.find(d.code, None, &d.args).unwrap_or_else(|| d.code.to_owned())
    }

    /// How to mend it, where that can be said.
    #[must_use]
    pub fn help(&self, d: &Diagnostic) -> Option<String> {
        self.find(d.code, Some("help"), &d.args).filter(|h| !h.trim().is_empty())
    }

    /// Every code that `explain` knows, in the order of the message file.
    #[must_use]
    pub fn codes() -> Vec<&'static str> {
        VI.lines().filter_map(|l| l.split_once(" =")).map(|(id, _)| id).filter(|id| is_code(id)).collect()
    }
}

/// A whole number as one, so that messages can choose a plural; anything written otherwise stays as written.
fn count(value: &str) -> Option<u32> {
    value.parse().ok().filter(|n: &u32| n.to_string() == value)
}

fn is_code(id: &str) -> bool {
    id.starts_with(|c: char| c.is_ascii_uppercase()) && id.ends_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(source: &str) -> Vec<String> {
        let mut current = String::new();
        let mut out = Vec::new();
        for line in source.lines() {
            if let Some((id, _)) = line.split_once(" =") {
                let id = id.trim();
                if line.starts_with(' ') && id.starts_with('.') {
                    out.push(format!("{current}{id}"));
                } else if !line.starts_with([' ', '#', '[', '*']) {
                    id.clone_into(&mut current);
                    out.push(id.to_owned());
                }
            }
        }
        out
    }

    #[test]
    fn both_languages_have_the_same_messages() {
        assert_eq!(ids(VI), ids(EN));
    }

    #[test]
    fn every_message_file_parses() {
        for source in [VI, EN] {
            assert!(FluentResource::try_new(source.to_owned()).is_ok());
        }
    }

    #[test]
    fn every_code_can_be_explained_and_mended() {
        for lang in [Lang::Vi, Lang::En] {
            let catalogue = Catalogue::new(lang);
            for code in Catalogue::codes() {
                for attribute in ["title", "why", "help"] {
                    assert!(catalogue.find(code, Some(attribute), &BTreeMap::new()).is_some(), "{code}.{attribute}");
                }
            }
        }
    }
}
