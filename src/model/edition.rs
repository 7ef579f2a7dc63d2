//! A year: its theme, and what it holds beside the campaigns.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;

use super::text::{Period, Text};
use crate::source::yaml::Located;

/// `content/campaigns/<year>/edition.yaml`.
#[derive(Debug, Clone)]
pub struct Edition {
    /// The year.
    pub year: i16,
    /// Project path.
    pub path: Arc<str>,
    /// What the file says.
    pub data: EditionData,
}

/// What `edition.yaml` says.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EditionData {
    /// The year's theme, where it has one.
    pub theme: Option<Located<Text>>,
    /// Where the theme is set down.
    pub source: Option<Text>,
    /// The year's plan, in the order of the letter that sets it.
    #[serde(default)]
    pub calendar: Vec<Activity>,
}

/// An activity of the year's plan: a campaign of this edition, or something that is none.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Activity {
    /// The campaign it is; then title and dates are that campaign's.
    pub campaign: Option<Located<String>>,
    /// What, where it is no campaign.
    pub title: Option<Text>,
    /// Who carries it out.
    pub level: Option<ActivityLevel>,
    /// When, 1–4, where known.
    pub quarter: Option<Located<u8>>,
    /// From when to when, where known.
    pub window: Option<Located<Period>>,
    /// Where, where known.
    pub place: Option<Text>,
}

/// Who carries an activity out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ActivityLevel {
    /// Clusters of chapters (hoạt động cấp cụm, khu vực).
    Cluster,
    /// The whole country, by Central (hoạt động toàn quốc và Trung ương Hội).
    National,
}
