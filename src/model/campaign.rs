//! Campaigns: what one is in every year (series) and in this one.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::de::{self, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::page::Page;
use super::photo::{Photo, PhotoData};
use super::recurrence::Recurrence;
use super::text::{Date, Period, Text};
use super::unit::Unit;
use crate::diagnostic::Span;
use crate::diagnostic::messages::Lang;
use crate::source::yaml::Located;

/// One campaign of one year.
#[derive(Debug, Clone)]
pub struct Campaign {
    /// The year's folder.
    pub year: i16,
    /// Its folder, also its part of addresses.
    pub slug: String,
    /// Project path of `campaign.yaml`.
    pub path: Arc<str>,
    /// What it is in every year.
    pub series: Series,
    /// What `campaign.yaml` says.
    pub data: CampaignData,
    /// The key visual's file, where it was found.
    pub key_visual: Option<Asset>,
    /// Its photos that were found, in their order.
    pub album: Vec<Photo>,
    /// `index.md` and documents, by id (`index`, `ke-hoach`…) and language.
    pub pages: Vec<Page>,
}

impl std::ops::Deref for Campaign {
    type Target = CampaignData;
    fn deref(&self) -> &CampaignData {
        &self.data
    }
}

/// A file that belongs to a campaign.
#[derive(Debug, Clone)]
pub struct Asset {
    /// Project path.
    pub path: Arc<str>,
    /// Content as text (SVG).
    pub text: Arc<str>,
    /// Digest.
    pub digest: [u8; 32],
}

/// `content/series/<slug>.yaml`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Series {
    /// The canonical name.
    pub names: Text,
    /// Languages other than the site's first in which the name is official; in all others it is our translation.
    #[serde(default)]
    pub official: Vec<Lang>,
    /// The name where room is short; the canonical one where left out.
    pub short: Option<Text>,
    /// Ways of writing it that are known to be wrong.
    #[serde(default)]
    pub variants: Vec<String>,
    /// Ids of organisations that own it.
    #[serde(default)]
    pub owners: Vec<Located<String>>,
    /// Ids of organisations that must be named beside them.
    #[serde(default)]
    pub co_owners: Vec<Located<String>>,
    /// When it comes back.
    pub recurrence: Option<Located<Recurrence>>,
    /// The series it is a part of: a programme made of several events with several owners.
    pub cluster: Option<Located<String>>,
}

/// `campaign.yaml`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CampaignData {
    /// How far it has got.
    pub status: Status,
    /// How it got there: plans, delays, what came of them; oldest first.
    #[serde(default)]
    pub history: Vec<Stage>,
    /// From when to when.
    pub window: Located<Period>,
    /// Its main days.
    pub peak: Option<Located<Period>>,
    /// Where and when it is opened.
    pub launch: Option<Launch>,
    /// The kit's last day; the window's end where left out.
    pub expires: Option<Located<Date>>,
    /// Raised by the author; shown as `2023.1`.
    pub version: u32,
    /// The theme, where the year has one.
    pub theme: Option<Located<Text>>,
    /// Approved slogans.
    #[serde(default)]
    pub slogans: Vec<Slogan>,
    /// Official hashtags.
    #[serde(default)]
    pub hashtags: Vec<String>,
    /// Targets and results.
    #[serde(default)]
    pub figures: Vec<Figure>,
    /// Ids of `links.yaml`.
    #[serde(default)]
    pub links: Vec<Located<String>>,
    /// The link whose address QR codes carry; the campaign's own page where left out.
    pub qr: Option<Located<String>>,
    /// A name among the brand's accents.
    pub accent: Located<String>,
    /// The picture, in `assets/`; whatever has a kit has one.
    pub key_visual: Option<Located<String>>,
    /// Photos, in `assets/`; artboards show the first or the one they name.
    #[serde(default)]
    pub photos: Vec<PhotoData>,
    /// Which units it is for.
    pub scope: Scope,
    /// The theme's list of pieces, or `false`.
    pub kit: Kit,
    /// What a chapter may set, and how far.
    #[serde(default)]
    pub overrides: Overrides,
}

/// How far a campaign has got.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// To come.
    Planned,
    /// Done, or under way.
    Held,
    /// Put off.
    Postponed,
    /// Somewhere or some time else.
    Moved,
    /// Called off.
    Cancelled,
}

/// One step of a campaign's history.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// What it became.
    pub status: Status,
    /// The day it became so, where known.
    pub date: Option<Date>,
    /// For when it was planned, or when it was held.
    pub window: Option<Located<Period>>,
    /// Where.
    pub place: Option<Text>,
    /// In words, with the source.
    pub note: Option<Text>,
}

/// Where and when a campaign is opened.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Launch {
    /// The day, where known.
    pub date: Option<Date>,
    /// The place, where known.
    pub place: Option<Text>,
}

/// An approved slogan.
#[derive(Debug, Clone)]
pub struct Slogan {
    /// How others cite it.
    pub id: Located<String>,
    /// The words.
    pub text: Text,
}

impl<'de> Deserialize<'de> for Slogan {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Flat {
            id: Located<String>,
            vi: String,
            en: Option<String>,
        }
        Flat::deserialize(d).map(|f| Self { id: f.id, text: Text { vi: f.vi, en: f.en } })
    }
}

/// A number that is aimed at or reached.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// Aimed at or reached; never mixed.
    pub kind: FigureKind,
    /// Of what.
    pub label: Text,
    /// How many.
    pub value: i64,
    /// Counted in.
    pub unit: Text,
    /// The day of the source.
    pub as_of: Date,
}

/// Aimed at or reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum FigureKind {
    /// Aimed at.
    Target,
    /// Reached.
    Result,
}

/// Which units a campaign is for.
#[derive(Debug, Clone)]
pub enum Scope {
    /// Every unit.
    All,
    /// Some.
    Some(ScopeList),
}

/// Units by region, code, tag or cluster; a unit in any of them is in.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ScopeList {
    /// Names of regions.
    pub regions: Vec<Located<String>>,
    /// Codes.
    pub units: Vec<Located<String>>,
    /// Tags.
    pub tags: Vec<Located<String>>,
    /// Names of the Society's clusters (cụm).
    pub clusters: Vec<Located<String>>,
    /// The programme's own list is not known.
    pub provisional: bool,
}

impl Scope {
    /// Whether a unit is in.
    #[must_use]
    pub fn holds(&self, unit: &Unit) -> bool {
        let Self::Some(list) = self else { return true };
        list.regions.iter().any(|r| r.value == unit.region)
            || list.units.iter().any(|c| c.value == unit.code.value)
            || list.tags.iter().any(|t| unit.tags.contains(&t.value))
            || list.clusters.iter().any(|c| unit.cluster.as_ref() == Some(&c.value))
    }
}

impl<'de> Deserialize<'de> for Scope {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = Scope;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("scope")
            }
            fn visit_str<E: de::Error>(self, v: &str) -> Result<Scope, E> {
                if v == "all" { Ok(Scope::All) } else { Err(E::invalid_value(de::Unexpected::Str(v), &self)) }
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Scope, A::Error> {
                ScopeList::deserialize(de::value::MapAccessDeserializer::new(map)).map(Scope::Some)
            }
        }
        d.deserialize_any(Either)
    }
}

/// The theme's list of pieces, or none.
#[derive(Debug, Clone)]
pub enum Kit {
    /// No kit.
    None,
    /// The list `themes/<theme>/kits/<name>.yaml`.
    List(Located<String>),
}

impl Kit {
    /// The list's name.
    #[must_use]
    pub fn list(&self) -> Option<&Located<String>> {
        match self {
            Self::None => None,
            Self::List(name) => Some(name),
        }
    }
}

impl<'de> Deserialize<'de> for Kit {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        #[derive(PartialEq)]
        enum Raw {
            Off,
            Name(String),
        }
        impl<'de> Deserialize<'de> for Raw {
            fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                struct Either;
                impl Visitor<'_> for Either {
                    type Value = Raw;
                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str("kit")
                    }
                    fn visit_bool<E: de::Error>(self, v: bool) -> Result<Raw, E> {
                        if v { Err(E::invalid_value(de::Unexpected::Bool(v), &self)) } else { Ok(Raw::Off) }
                    }
                    fn visit_str<E>(self, v: &str) -> Result<Raw, E> {
                        Ok(Raw::Name(v.to_owned()))
                    }
                }
                d.deserialize_any(Either)
            }
        }
        let raw = Located::<Raw>::deserialize(d)?;
        Ok(match raw.value {
            Raw::Off => Self::None,
            Raw::Name(name) => Self::List(Located::new(name, raw.span)),
        })
    }
}

/// What a chapter may set.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Overrides {
    /// Bounds of its window.
    pub window: WindowBounds,
    /// Bounds of its targets, by label.
    pub targets: BTreeMap<String, Bounds>,
}

/// Bounds of a chapter's window; the edition's own where left out.
#[derive(Debug, Clone, Copy, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct WindowBounds {
    /// Earliest day.
    pub earliest: Option<Date>,
    /// Latest day.
    pub latest: Option<Date>,
}

/// Bounds of a number.
#[derive(Debug, Clone, Copy, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Bounds {
    /// Least.
    pub min: Option<i64>,
    /// Most.
    pub max: Option<i64>,
}

impl Campaign {
    /// The kit's last day.
    #[must_use]
    pub fn last_day(&self) -> Date {
        self.expires.as_ref().map_or(self.window.end, |d| d.value)
    }

    /// What it is called in every year; what chapters make no kit of – somebody else's event, a conference – as its own
    /// page is headed, which knows the ordinal number (`Lễ hội Xuân hồng lần thứ XVI`).
    #[must_use]
    pub fn name(&self, lang: Lang) -> &str {
        let page = self.page("index", lang).filter(|_| self.kit.list().is_none());
        page.map_or_else(|| self.series.names.get(lang), |p| p.front.title.as_str())
    }

    /// Its name and year; the year is left out where [`Self::name`] is this year's own.
    #[must_use]
    pub fn dated(&self, lang: Lang) -> String {
        let (name, every_year) = (self.name(lang), self.series.names.get(lang));
        if name == every_year { format!("{name} {}", self.year) } else { name.to_owned() }
    }

    /// `2023.1`
    #[must_use]
    pub fn version_label(&self) -> String {
        format!("{}.{}", self.year, self.version)
    }

    /// The page of this id in this language.
    #[must_use]
    pub fn page(&self, id: &str, lang: Lang) -> Option<&Page> {
        self.pages.iter().find(|p| p.id == id && p.lang == lang)
    }

    /// The start of `campaign.yaml`.
    #[must_use]
    pub fn span(&self) -> Span {
        Span::file(&self.path)
    }
}
