//! What a chapter sets for one campaign, within the bounds that the campaign leaves it.
//!
//! `content/units/<slug>/<campaign>-<year>/override.yaml`. Everything else is set elsewhere, at one level only:
//! [`owner`] says where (DESIGN.md, "One identity, and who may set what").

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;

use super::event::Contact;
use super::text::{Date, Period};
use crate::source::yaml::Located;

/// One chapter's settings for one campaign.
#[derive(Debug, Clone)]
pub struct Override {
    /// The campaign's year.
    pub year: i16,
    /// The campaign's slug.
    pub campaign: String,
    /// The chapter's slug on the first day of the campaign's window.
    pub unit: String,
    /// Project path.
    pub path: Arc<str>,
    /// What the file says.
    pub data: OverrideData,
}

impl std::ops::Deref for Override {
    type Target = OverrideData;
    fn deref(&self) -> &OverrideData {
        &self.data
    }
}

/// What `override.yaml` may say; nothing else is possible.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct OverrideData {
    /// Its own dates, inside the campaign's bounds.
    pub window: Option<Located<Period>>,
    /// What it aims at, by the labels of the campaign's figures.
    pub targets: Vec<Target>,
    /// An approved slogan, by its id.
    pub slogan: Option<Located<String>>,
    /// Whom to ask; the first is printed.
    pub contacts: Vec<Contact>,
    /// Who helps, under which agreement.
    pub partners: Vec<Partner>,
    /// Number and date of its plan.
    pub document: Option<DocumentMark>,
    /// When its banners hang.
    pub hang: Option<Located<Hang>>,
}

/// A number that a chapter aims at.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// The Vietnamese label of one of the campaign's figures.
    pub label: Located<String>,
    /// How many, in that figure's unit.
    pub value: Located<i64>,
}

/// A partner, with the agreement that lets it stand beside the emblem (DOMAIN.md, COB-01).
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Partner {
    /// An id of `organisations.yaml`.
    pub organisation: Located<String>,
    /// The agreement's number.
    pub agreement: Located<String>,
    /// Its first day.
    pub from: Located<Date>,
    /// Its last day.
    pub to: Date,
}

/// Number and date of a chapter's own plan; what is left out stays open in letters.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentMark {
    /// `12/KH-CTĐ`
    pub number: Option<Located<String>>,
    /// The day it was signed.
    pub date: Option<Located<Date>>,
}

/// When banners hang.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Hang {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
}

impl Hang {
    /// The days as a period.
    #[must_use]
    pub fn period(self) -> Period {
        Period { start: self.from, end: self.to }
    }
}

/// A level of the identity, from the top down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// `brand/`, by Central.
    Brand,
    /// `themes/`, by the theme's designer.
    Theme,
    /// `campaign.yaml`, by Central.
    Campaign,
    /// `content/units/*.yaml`, by Central.
    Unit,
    /// `override.yaml`, by the chapter.
    Override,
    /// `events/*.yaml`.
    Event,
}

impl Owner {
    /// Its id in messages.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Brand => "brand",
            Self::Theme => "theme",
            Self::Campaign => "campaign",
            Self::Unit => "unit",
            Self::Override => "override",
            Self::Event => "event",
        }
    }
}

/// Every key with the level that sets it. A key that two levels have stands at the higher one, but for those that a
/// file of the lower level knows itself and so never asks for here.
const OWNERS: [(Owner, &[&str]); 6] = [
    (Owner::Brand, &["colors", "accents", "type", "spacing", "emblem", "lockup", "lockups", "logo", "fonts", "icc"]),
    (
        Owner::Theme,
        &[
            "template",
            "templates",
            "artboards",
            "pieces",
            "presets",
            "size",
            "bleed",
            "safe",
            "view_distance",
            "art",
            "outputs",
            "needs",
            "fields",
            "slots",
        ],
    ),
    (
        Owner::Campaign,
        &[
            "theme",
            "status",
            "history",
            "peak",
            "launch",
            "expires",
            "version",
            "slogans",
            "hashtags",
            "figures",
            "links",
            "qr",
            "accent",
            "key_visual",
            "scope",
            "kit",
            "overrides",
            "names",
            "official",
            "short",
            "variants",
            "owners",
            "co_owners",
            "recurrence",
            "cluster",
            "headline",
        ],
    ),
    (Owner::Unit, &["code", "slug", "name", "place", "valid", "predecessors", "region", "tags", "chapter", "doc_abbrev"]),
    (Owner::Override, &["window", "targets", "slogan", "contacts", "partners", "document", "hang"]),
    (Owner::Event, &["title", "kind", "status", "start", "end", "place", "summary", "welcome", "contact"]),
];

/// The level that sets `key`, where any does.
#[must_use]
pub fn owner(key: &str) -> Option<Owner> {
    OWNERS.iter().find(|(_, keys)| keys.contains(&key)).map(|(owner, _)| *owner)
}

/// The keys that a level's file may have.
#[must_use]
pub fn keys_of(level: Owner) -> &'static [&'static str] {
    OWNERS.iter().find(|(owner, _)| *owner == level).map_or(&[], |(_, keys)| keys)
}
