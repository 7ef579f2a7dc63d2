//! JSON Schemas of what people write, made from the very types that decode it: completion and red lines in an editor.
//!
//! In: the types. Out: one schema a kind of file, with the files it is for. Descriptions are the types' own comments;
//! whoever speaks another language replaces them ([`describe`]). Must not know: files, messages.

use std::borrow::Cow;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::Value;

use super::brand::{Accent, Color, Rgb, Tokens};
use super::campaign::{CampaignData, Kit, Scope, ScopeList, Series, Slogan};
use super::chapter::OverrideData;
use super::document::DocumentSpec;
use super::edition::EditionData;
use super::event::{EventData, Moment, WebAddress};
use super::page::FrontMatter;
use super::resolve::Lints;
use super::site::Carried;
use super::theme::KitList;
use super::{Date, Link, Name, Organisation, Site, Text, Unit, artboard};
use crate::diagnostic::Severity;
use crate::diagnostic::messages::Lang;
use crate::source::yaml::Located;

/// The schema of one kind of file.
#[derive(Debug, Clone)]
pub struct FileSchema {
    /// `campaign`, of `campaign.schema.json`.
    pub name: &'static str,
    /// Which files, as patterns from the project's folder.
    pub files: &'static [&'static str],
    /// JSON Schema, draft 2020-12.
    pub schema: Value,
}

/// Every kind of file that people write.
#[must_use]
pub fn all() -> Vec<FileSchema> {
    fn of<T: JsonSchema>(name: &'static str, files: &'static [&'static str]) -> FileSchema {
        let schema = SchemaGenerator::new(SchemaSettings::draft2020_12()).into_root_schema_for::<T>();
        FileSchema { name, files, schema: schema.to_value() }
    }
    vec![
        of::<Site>("site", &["content/site.yaml"]),
        of::<Vec<Organisation>>("organisations", &["content/organisations.yaml"]),
        of::<Vec<Link>>("links", &["content/links.yaml"]),
        of::<Vec<Name>>("names", &["content/names.yaml"]),
        of::<Vec<super::page::Term>>("tags", &["content/tags.yaml"]),
        of::<Vec<Unit>>("units", &["content/units/*.yaml"]),
        of::<Series>("series", &["content/series/*.yaml"]),
        of::<EditionData>("edition", &["content/campaigns/*/edition.yaml"]),
        of::<CampaignData>("campaign", &["content/campaigns/*/*/campaign.yaml"]),
        of::<EventData>("event", &["content/campaigns/*/*/events/*.yaml", "content/units/*/*/events/*.yaml"]),
        of::<OverrideData>("override", &["content/units/*/*/override.yaml"]),
        of::<FrontMatter>("front-matter", &[]),
        of::<artboard::Spec>("artboard", &["themes/*/artboards/*.yaml", "brand/logo/*.yaml", "content/huong-dan/*/*.yaml"]),
        of::<DocumentSpec>("document", &["themes/*/documents/*.yaml"]),
        of::<KitList>("kit", &["themes/*/kits/*.yaml"]),
        of::<Tokens>("brand", &["brand/brand.yaml"]),
        of::<Lints>("lints", &["brand/lints.yaml"]),
    ]
}

/// Replaces descriptions of keys: `words` is asked with the type's name and the key.
pub fn describe(file: &mut FileSchema, words: &dyn Fn(&str, &str) -> Option<String>) {
    let root = file.schema.get("title").and_then(Value::as_str).unwrap_or_default().to_owned();
    keys(&mut file.schema, &root, words);
    if let Some(Value::Object(definitions)) = file.schema.get_mut("$defs") {
        for (name, definition) in definitions {
            keys(definition, name, words);
        }
    }
}

/// The keys of an object, and of objects written inside it.
fn keys(schema: &mut Value, owner: &str, words: &dyn Fn(&str, &str) -> Option<String>) {
    if let Some(Value::Object(properties)) = schema.get_mut("properties") {
        for (key, property) in properties {
            if let (Value::Object(property), Some(text)) = (property, words(owner, key)) {
                property.insert("description".to_owned(), text.into());
            }
        }
    }
}

/// A schema written out by hand, for a type that is decoded by hand.
macro_rules! by_hand {
    ($type:ty, $name:literal, $schema:tt) => {
        impl JsonSchema for $type {
            fn inline_schema() -> bool {
                true
            }
            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        }
    };
}

by_hand!(Date, "Date", { "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" });
by_hand!(Moment, "Moment", { "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-2][0-9]:[0-5][0-9])?$" });
by_hand!(WebAddress, "WebAddress", { "type": "string", "pattern": "^https?://[^/\\s]" });
by_hand!(Rgb, "Rgb", { "type": "string", "pattern": "^#[0-9A-Fa-f]{6}$" });
by_hand!(Lang, "Lang", { "enum": ["vi", "en"] });
by_hand!(Severity, "Severity", { "enum": ["error", "warning", "info"] });
by_hand!(Text, "Text", {
    "anyOf": [
        { "type": "string" },
        {
            "type": "object",
            "properties": { "vi": { "type": "string" }, "en": { "type": ["string", "null"] } },
            "required": ["vi"],
            "additionalProperties": false
        }
    ]
});
by_hand!(Carried, "Carried", { "anyOf": [{ "type": "integer" }, { "type": "string", "pattern": "^[0-9]{4}/[a-z0-9-]+$" }] });
by_hand!(Kit, "Kit", { "anyOf": [{ "type": "string" }, { "const": false }] });
by_hand!(Slogan, "Slogan", {
    "type": "object",
    "properties": { "id": { "type": "string" }, "vi": { "type": "string" }, "en": { "type": ["string", "null"] } },
    "required": ["id", "vi"],
    "additionalProperties": false
});

impl<T: JsonSchema> JsonSchema for Located<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }
    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }
    fn schema_id() -> Cow<'static, str> {
        T::schema_id()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

impl JsonSchema for Scope {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "Scope".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({ "anyOf": [{ "const": "all" }, generator.subschema_for::<ScopeList>()] })
    }
}

impl JsonSchema for Accent {
    fn schema_name() -> Cow<'static, str> {
        "Accent".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "properties": { "title": generator.subschema_for::<Text>() },
            "required": ["title"],
            "additionalProperties": generator.subschema_for::<Color>()
        })
    }
}
