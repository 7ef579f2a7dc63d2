//! Photos of a campaign: the file, whose it is, who agreed to be shown.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;

use super::text::Text;
use crate::diagnostic::Span;
use crate::source::raster::Header;
use crate::source::yaml::Located;

/// A photo as `campaign.yaml` lists it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PhotoData {
    /// How artboards cite it.
    pub id: Located<String>,
    /// JPEG or PNG in `assets/`.
    pub file: Located<String>,
    /// What it shows, for whoever can't see it.
    pub alt: Text,
    /// Who took it, as printed beside it.
    pub credit: Option<Text>,
    /// Who of those shown agreed, when, and where that is kept; for children and people being helped, their guardian.
    pub consent: Option<String>,
    /// What must not be cut away.
    #[serde(default)]
    pub focus: Focus,
}

/// A point of a photo, as shares of its width and height from the top left.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Focus {
    /// Share of the width, 0 to 1.
    pub x: f64,
    /// Share of the height, 0 to 1.
    pub y: f64,
}

impl Default for Focus {
    fn default() -> Self {
        Self { x: 0.5, y: 0.5 }
    }
}

/// A photo that was found and can be shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Photo {
    /// How artboards cite it.
    pub id: String,
    /// Where `campaign.yaml` names the file.
    pub place: Span,
    /// Project path.
    pub path: Arc<str>,
    /// The file.
    pub bytes: Arc<[u8]>,
    /// Digest of the file.
    pub digest: [u8; 32],
    /// Its size in pixels.
    pub header: Header,
    /// What must not be cut away.
    pub focus: Focus,
}
