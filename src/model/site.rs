//! The site as a whole: address, languages, menu; organisations and outside links.

use std::fmt;

use schemars::JsonSchema;
use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer};

use super::text::{Date, Text};
use crate::diagnostic::Span;
use crate::diagnostic::messages::Lang;
use crate::source::yaml::Located;

/// `content/site.yaml`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
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
    /// Taxonomies of articles, beside the tags.
    #[serde(default)]
    pub taxonomies: Vec<Taxonomy>,
    /// Whether drafts of articles are shown; `serve` and `--drafts` say so too.
    #[serde(default)]
    pub drafts: bool,
    /// Whom to tell of a weakness of the site, for `security.txt`; left out where nobody is named.
    pub security: Option<Security>,
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
            taxonomies: Vec::new(),
            drafts: false,
            note: None,
            security: None,
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

/// RFC 9116.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Security {
    /// `mailto:` or `https:` address.
    pub contact: Located<String>,
    /// Until when it holds.
    pub expires: Date,
}

/// Kits in this deployment.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Publish {
    /// Editions, or single campaigns of one, whose kits are made: `2023`, `2023/tet-nhan-ai`.
    #[serde(default)]
    pub kits: Vec<Located<Carried>>,
}

impl Publish {
    /// Every kit of one year.
    #[must_use]
    pub fn all_of(year: i16) -> Self {
        Self { kits: vec![Located::new(Carried { year, campaign: None }, Span::file("content/site.yaml"))] }
    }
}

/// An edition whose kits are made, or one campaign of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// The year.
    pub year: i16,
    /// The campaign; all of the year where `None`.
    pub campaign: Option<String>,
}

impl<'de> Deserialize<'de> for Carried {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct Either;
        impl Visitor<'_> for Either {
            type Value = Carried;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("carried")
            }
            fn visit_i64<E: de::Error>(self, v: i64) -> Result<Carried, E> {
                let year = i16::try_from(v).map_err(|_| E::invalid_value(de::Unexpected::Signed(v), &self))?;
                Ok(Carried { year, campaign: None })
            }
            fn visit_str<E: de::Error>(self, v: &str) -> Result<Carried, E> {
                let parts = v.split_once('/').and_then(|(y, c)| Some((y.parse().ok()?, c)));
                let (year, slug) = parts.ok_or_else(|| E::invalid_value(de::Unexpected::Str(v), &self))?;
                Ok(Carried { year, campaign: Some(slug.to_owned()) })
            }
        }
        d.deserialize_any(Either)
    }
}

/// A way to sort articles, each term with a page at `/<id>/<term>/`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Taxonomy {
    /// Its address, and the key under `terms` in front matter.
    pub id: Located<String>,
    /// Its name.
    pub title: Text,
}

/// A line of the menu.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MenuItem {
    /// What is shown.
    pub label: Text,
    /// A path of this site, such as `/don-vi/`.
    pub url: Located<String>,
}

/// An organisation that owns, helps or sponsors.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum OrganisationKind {
    /// The one that issues the identity.
    Central,
    /// Owns or co-owns a campaign.
    Owner,
    /// Helps.
    Partner,
}

/// A name or term with its one right form (`content/names.yaml`).
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Name {
    /// The right form.
    pub name: String,
    /// What English pages call it, where that differs.
    pub en: Option<String>,
    /// Forms that are known to be wrong.
    #[serde(default)]
    pub variants: Vec<String>,
    /// Longer phrases in which a wrong form stands rightly: a document cited by the number printed on it.
    #[serde(default)]
    pub quoted: Vec<String>,
}

/// An address outside the site; everything else cites its id, since addresses move.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
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
    /// Addresses it had before; a text that still has one is a finding.
    #[serde(default)]
    pub former: Vec<String>,
}
