//! Units (chapters) in time: one record for each name and type a unit has had.

use schemars::JsonSchema;
use serde::Deserialize;

use super::text::{Date, Text};
use crate::diagnostic::messages::Lang;
use crate::source::yaml::Located;

/// One record of `content/units/*.yaml`, keyed by (`code`, `valid.from`).
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// ISO 3166-2 for the 63, `vn34-<slug>` for the 34.
    pub code: Located<String>,
    /// Its part of addresses; unique among units valid on the same day.
    pub slug: Located<String>,
    /// The place's name.
    pub name: Text,
    /// Province or centrally-run city.
    #[serde(rename = "type")]
    pub kind: UnitKind,
    /// When this record holds.
    #[serde(default)]
    pub valid: Validity,
    /// Codes of the units it was made from; successors are derived.
    #[serde(default)]
    pub predecessors: Vec<Located<String>>,
    /// Region of the country.
    pub region: String,
    /// Geography: `coastal`, `border`…
    #[serde(default)]
    pub tags: Vec<String>,
    /// The Society's cluster (cụm) it works in, where known.
    pub cluster: Option<String>,
    /// The chapter's full name.
    pub chapter: Located<Text>,
    /// The place as letters name it.
    pub place: String,
    /// The chapter in document symbols.
    pub doc_abbrev: DocAbbrev,
}

/// Administrative type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, serde::Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum UnitKind {
    /// Tỉnh.
    Tinh,
    /// Thành phố trực thuộc trung ương.
    ThanhPho,
}

impl UnitKind {
    /// As it stands before a name in running text.
    #[must_use]
    pub fn label(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Tinh, Lang::Vi) => "tỉnh",
            (Self::ThanhPho, Lang::Vi) => "thành phố",
            (Self::Tinh, Lang::En) => "province",
            (Self::ThanhPho, Lang::En) => "city",
        }
    }
}

/// Open where a side is left out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Validity {
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
}

impl Validity {
    /// Whether `day` is inside.
    #[must_use]
    pub fn holds(&self, day: Date) -> bool {
        self.from.is_none_or(|f| f <= day) && self.to.is_none_or(|t| day <= t)
    }

    /// Whether two periods share a day.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        let before = |a: Option<Date>, b: Option<Date>| matches!((a, b), (Some(to), Some(from)) if to < from);
        !before(self.to, other.from) && !before(other.to, self.from)
    }
}

/// `CTĐ` and the like; provisional until Central confirms it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DocAbbrev {
    /// The letters.
    pub vi: String,
    /// Central has yet to confirm.
    #[serde(default)]
    pub provisional: bool,
}

impl Unit {
    /// Whether this record holds on `day`.
    #[must_use]
    pub fn valid_on(&self, day: Date) -> bool {
        self.valid.holds(day)
    }
}
