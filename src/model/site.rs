//! The site as a whole: address, languages, menu; organisations and outside links.

use serde::Deserialize;

use super::text::{Date, Text};
use crate::diagnostic::Span;
use crate::diagnostic::messages::Lang;
use crate::source::yaml::Located;

/// `content/site.yaml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// Where the site will stand, with a trailing slash; canonical links, the sitemap, feeds and QR codes use it.
    pub base_url: Located<String>,
    /// The site's name.
    pub title: Text,
    /// One sentence at the foot of every page.
    pub note: Option<Text>,
    /// Languages of pages; the first is the default.
    pub languages: Vec<Lang>,
    /// The build's day, unless `--date` says otherwise; the clock is never read.
    pub date: Date,
    /// The edition that `kit` and `merge` mean where none is named.
    pub current_edition: Located<i16>,
    /// What this deployment carries.
    pub publish: Publish,
    /// Entries of the main menu.
    #[serde(default)]
    pub menu: Vec<MenuItem>,
    /// Folder under `themes/`.
    #[serde(default = "default_theme")]
    pub theme: String,
}

fn default_theme() -> String {
    "default".to_owned()
}

impl Site {
    /// What stands in for a file that can't be read, so that the rest of a project can be judged.
    #[must_use]
    pub fn fallback() -> Self {
        let span = Span::file("content/site.yaml");
        Self {
            base_url: Located::new("https://site.example/".to_owned(), span.clone()),
            title: Text::default(),
            languages: vec![Lang::Vi],
            date: Date(jiff::civil::Date::MIN),
            current_edition: Located::new(0, span),
            publish: Publish::default(),
            menu: Vec::new(),
            note: None,
            theme: default_theme(),
        }
    }

    /// Whether the address is still the shipped, reserved one.
    #[must_use]
    pub fn is_trial(&self) -> bool {
        let host = self.base_url.split("://").nth(1).unwrap_or_default();
        host.split(['/', ':']).next().unwrap_or_default().ends_with(".example")
    }

    /// `path` (starting with `/`) as an absolute address.
    #[must_use]
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.base_url.trim_end_matches('/'))
    }
}

/// Kits in this deployment.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Publish {
    /// Editions whose kits are made.
    #[serde(default)]
    pub kits: Vec<i16>,
}

/// A line of the menu.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MenuItem {
    /// What is shown.
    pub label: Text,
    /// A path of this site, such as `/don-vi/`.
    pub url: Located<String>,
}

/// An organisation that owns, helps or sponsors.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// How others cite it.
    pub id: Located<String>,
    /// Its name.
    pub name: Text,
    /// Its part.
    pub kind: OrganisationKind,
    /// Its own site.
    pub url: Option<String>,
}

/// The part an organisation plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OrganisationKind {
    /// The one that issues the identity.
    Central,
    /// Owns or co-owns a campaign.
    Owner,
    /// Helps.
    Partner,
}

/// An address outside the site; everything else cites its id, since addresses move.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// How others cite it.
    pub id: Located<String>,
    /// What is shown.
    pub label: Text,
    /// Where it leads.
    pub url: Located<String>,
    /// Since when this address is the right one.
    pub since: Option<Date>,
}
