//! A year: its theme, and what it holds beside the campaigns.

use std::sync::Arc;

use serde::Deserialize;

use super::text::Text;
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
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EditionData {
    /// The year's theme, where it has one.
    pub theme: Option<Located<Text>>,
    /// Where the theme is set down.
    pub source: Option<Text>,
    /// Activities that are no campaigns.
    #[serde(default)]
    pub calendar: Vec<Activity>,
}

/// An activity that is no campaign.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Activity {
    /// What.
    pub title: Text,
    /// When, 1–4, where known.
    pub quarter: Option<u8>,
    /// Where, where known.
    pub place: Option<Text>,
}
