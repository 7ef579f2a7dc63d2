//! The identity as values: colours in RGB and CMYK, accents, type, spacing, emblem, lockups, fonts.

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::de::{self, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::artboard::Artboard;
use super::text::Text;
use crate::diagnostic::Severity;
use crate::source::yaml::Located;

/// `brand/`.
#[derive(Debug, Clone)]
pub struct Brand {
    /// `brand.yaml`.
    pub tokens: Tokens,
    /// Lockup drawings by name (`horizontal`, `stacked`).
    pub lockups: BTreeMap<String, Artboard>,
    /// TTF files by project path.
    pub fonts: BTreeMap<String, FontFile>,
    /// Licence texts that go with the fonts, by file name.
    pub licences: BTreeMap<String, Arc<[u8]>>,
    /// The ICC profile of the press, where there is one.
    pub profile: Option<Arc<[u8]>>,
    /// Severity changes of `lints.yaml`, by rule.
    pub lints: BTreeMap<String, Lint>,
    /// Digest over everything above.
    pub digest: [u8; 32],
}

/// A font file.
#[derive(Debug, Clone)]
pub struct FontFile {
    /// Project path.
    pub path: Arc<str>,
    /// Content.
    pub bytes: Arc<[u8]>,
}

/// One line of `lints.yaml`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Lint {
    /// The severity wanted.
    pub level: Severity,
    /// Why.
    pub reason: Located<String>,
}

/// `brand.yaml`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tokens {
    /// The organisation's name.
    pub name: Text,
    /// The identity's version.
    pub version: String,
    /// Colours by name.
    pub colors: BTreeMap<String, Color>,
    /// Accents that a campaign may pick.
    pub accents: BTreeMap<String, Accent>,
    /// Families and sizes.
    #[serde(rename = "type")]
    pub typography: Typography,
    /// The grid.
    pub spacing: Spacing,
    /// How the emblem may stand.
    pub emblem: Emblem,
    /// Drawings of the lockups, relative to `brand/`, without extension.
    pub lockup: BTreeMap<String, Located<String>>,
    /// What print files are made for; they say nothing of it where left out.
    pub print: Option<Printing>,
}

/// What print files are made for.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Printing {
    /// The printing condition, by its name in the ICC's registry (`FOGRA39`).
    pub condition: String,
    /// The same in words.
    pub info: Text,
    /// File in `icc/` that turns photos into inks; a plain formula where left out.
    pub profile: Option<Located<String>>,
    /// Central has yet to confirm.
    #[serde(default)]
    pub provisional: bool,
}

/// An sRGB colour, written `#RRGGBB`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rgb(pub [u8; 3]);

impl Rgb {
    /// Reads `#RRGGBB`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let hex = text.strip_prefix('#')?;
        let byte = |i: usize| hex.get(i..i + 2).and_then(|h| u8::from_str_radix(h, 16).ok());
        (hex.len() == 6).then_some(())?;
        Some(Self([byte(0)?, byte(2)?, byte(4)?]))
    }

    /// Relative luminance, 0–1 (WCAG 2.2).
    #[must_use]
    pub fn luminance(self) -> f64 {
        let linear = |c: u8| {
            let c = f64::from(c) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        let [r, g, b] = self.0.map(linear);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// Contrast ratio with another colour, 1–21 (WCAG 2.2).
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

impl std::fmt::Display for Rgb {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [r, g, b] = self.0;
        write!(f, "#{r:02x}{g:02x}{b:02x}")
    }
}

impl<'de> Deserialize<'de> for Rgb {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = String::deserialize(d)?;
        Self::parse(&text).ok_or_else(|| de::Error::invalid_value(de::Unexpected::Str(&text), &"color"))
    }
}

/// A colour of the brand.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Color {
    /// On screens.
    pub rgb: Located<Rgb>,
    /// In print: cyan, magenta, yellow, black, in percent.
    pub cmyk: [f32; 4],
    /// What it is for.
    #[serde(rename = "use", default)]
    pub purpose: Option<Purpose>,
    /// Central has yet to give its own value.
    #[serde(default)]
    pub provisional: bool,
}

/// What a colour is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// The emblem, and nothing else.
    Emblem,
    /// Text; reaches 4.5:1 on paper.
    Text,
    /// The ground.
    Paper,
    /// Black.
    Ink,
    /// Rules.
    Line,
    /// Fields.
    Tint,
}

/// A campaign's colours: a title and roles, the same roles in every accent.
#[derive(Debug, Clone)]
pub struct Accent {
    /// Its name for people.
    pub title: Text,
    /// Colours by role.
    pub roles: BTreeMap<String, Color>,
}

impl<'de> Deserialize<'de> for Accent {
    // By hand: serde's `flatten` would lose the places of the values.
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct Roles;
        impl<'de> Visitor<'de> for Roles {
            type Value = Accent;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("map")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Accent, A::Error> {
                let (mut title, mut roles) = (None, BTreeMap::new());
                while let Some(key) = map.next_key::<String>()? {
                    if key == "title" {
                        title = Some(map.next_value()?);
                    } else {
                        roles.insert(key, map.next_value()?);
                    }
                }
                Ok(Accent { title: title.ok_or_else(|| de::Error::missing_field("title"))?, roles })
            }
        }
        d.deserialize_map(Roles)
    }
}

/// Families and sizes.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Typography {
    /// Family of artboards and pages.
    pub family: String,
    /// Family of letters and plans.
    pub document_family: String,
    /// Sizes by step, px.
    pub scale: BTreeMap<String, f64>,
    /// Line heights by use.
    pub line_height: BTreeMap<String, f64>,
    /// Words of several syllables that no line of an artboard breaks inside where it costs little size, nor a title on a page.
    #[serde(default)]
    pub compounds: Vec<String>,
}

/// The grid.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Spacing {
    /// px.
    pub unit: f64,
    /// px.
    pub scale: Vec<f64>,
}

/// How the emblem may stand. Values that Central has yet to give are provisional.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Emblem {
    /// Arm length : arm width.
    pub arm_ratio: f64,
    /// Free room on every side, in squares (arm widths).
    pub clear_space: f64,
    /// Least height of the cross by unit (`mm`, `px`).
    pub min_size: BTreeMap<String, f64>,
    /// Emblems on one face.
    pub max_per_face: usize,
    /// Central has yet to confirm.
    #[serde(default)]
    pub provisional: bool,
}

impl Tokens {
    /// All colours with a name such as `ink` or `sky.base`, in order.
    pub fn all_colors(&self) -> impl Iterator<Item = (String, &Color)> {
        let plain = self.colors.iter().map(|(n, c)| (n.clone(), c));
        let accents = self.accents.iter().flat_map(|(a, accent)| accent.roles.iter().map(move |(r, c)| (format!("{a}.{r}"), c)));
        plain.chain(accents)
    }

    /// The colour of this RGB.
    #[must_use]
    pub fn by_rgb(&self, rgb: Rgb) -> Option<(String, &Color)> {
        self.all_colors().find(|(_, c)| c.rgb.value == rgb)
    }

    /// The colour set aside for the emblem.
    #[must_use]
    pub fn emblem_color(&self) -> Option<&Color> {
        self.colors.values().find(|c| c.purpose == Some(Purpose::Emblem))
    }

    /// Pairs (from, to) that turn a drawing made in one accent into another.
    #[must_use]
    pub fn recolor(&self, from: &str, to: &str) -> BTreeMap<Rgb, Rgb> {
        let (Some(from), Some(to)) = (self.accents.get(from), self.accents.get(to)) else { return BTreeMap::new() };
        let pair = |(role, color): (&String, &Color)| to.roles.get(role).map(|t| (color.rgb.value, t.rgb.value));
        from.roles.iter().filter_map(pair).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_wcags() {
        let (white, black) = (Rgb([255; 3]), Rgb([0; 3]));
        assert!((white.contrast(black) - 21.0).abs() < 1e-9);
        let red = Rgb::parse("#ED1B2E").expect("rgb");
        assert!((white.contrast(red) - 4.38).abs() < 0.01);
    }
}
