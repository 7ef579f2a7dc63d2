//! Events: a launch, a blood drive, a gift-giving day – one place, one day or a few.
//!
//! Central's stand in `content/campaigns/<year>/<slug>/events/`, a chapter's in
//! `content/units/<slug>/<campaign>-<year>/events/`.

use std::fmt;
use std::sync::Arc;

use jiff::civil;
use schemars::JsonSchema;
use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::campaign::Status;
use super::lunar::{LunarDate, lunar};
use super::text::{Date, Text};
use super::unit::Unit;
use crate::diagnostic::Span;
use crate::diagnostic::messages::Lang;
use crate::source::yaml::Located;

/// One event of one campaign.
#[derive(Debug, Clone)]
pub struct Event {
    /// The campaign's year.
    pub year: i16,
    /// The campaign's slug.
    pub campaign: String,
    /// The chapter's slug on the first day of the campaign's window; Central's own where `None`.
    pub unit: Option<String>,
    /// File stem: its part of file names in kits.
    pub id: String,
    /// Project path.
    pub path: Arc<str>,
    /// What the file says.
    pub data: EventData,
}

impl std::ops::Deref for Event {
    type Target = EventData;
    fn deref(&self) -> &EventData {
        &self.data
    }
}

/// An event's file.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EventData {
    /// What it is called.
    pub title: Text,
    /// What kind of event it is.
    #[serde(default)]
    pub kind: EventKind,
    /// How far it has got.
    #[serde(default = "planned")]
    pub status: Status,
    /// When it begins.
    pub start: Located<Moment>,
    /// When it ends, where known.
    pub end: Option<Located<Moment>>,
    /// Where, where known.
    pub place: Option<Venue>,
    /// What happens, in a few sentences.
    pub summary: Option<Text>,
    /// Who may come.
    pub welcome: Option<Text>,
    /// Whom to ask.
    pub contact: Option<Contact>,
}

fn planned() -> Status {
    Status::Planned
}

/// Kinds of event.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EventKind {
    /// The opening of a campaign; may lie before its window (DOMAIN.md §1.2).
    Launch,
    /// People give blood.
    BloodDrive,
    /// Gifts are handed over.
    GiftGiving,
    /// A course.
    Training,
    /// A meeting, a ceremony.
    Meeting,
    /// Anything else.
    #[default]
    Activity,
}

impl EventKind {
    /// Its id in strings and values.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Launch => "launch",
            Self::BloodDrive => "blood-drive",
            Self::GiftGiving => "gift-giving",
            Self::Training => "training",
            Self::Meeting => "meeting",
            Self::Activity => "activity",
        }
    }

    /// For people.
    #[must_use]
    pub fn label(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Launch, Lang::Vi) => "Lễ phát động",
            (Self::BloodDrive, Lang::Vi) => "Ngày hiến máu",
            (Self::GiftGiving, Lang::Vi) => "Trao quà",
            (Self::Training, Lang::Vi) => "Tập huấn",
            (Self::Meeting, Lang::Vi) => "Gặp mặt",
            (Self::Activity, Lang::Vi) => "Hoạt động",
            (Self::Launch, Lang::En) => "Launch",
            (Self::BloodDrive, Lang::En) => "Blood drive",
            (Self::GiftGiving, Lang::En) => "Gift-giving",
            (Self::Training, Lang::En) => "Training",
            (Self::Meeting, Lang::En) => "Meeting",
            (Self::Activity, Lang::En) => "Activity",
        }
    }
}

/// Where an event takes place.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Venue {
    /// The house, square or town.
    pub name: Option<Text>,
    /// Street, ward, province.
    pub address: Option<Text>,
    /// A map's address, `https://…`.
    pub map: Option<Located<WebAddress>>,
}

impl Venue {
    /// `Nhà Văn hóa, 12 đường X, phường Y`
    #[must_use]
    pub fn line(&self, lang: Lang) -> String {
        [&self.name, &self.address].into_iter().flatten().map(|t| t.get(lang)).collect::<Vec<_>>().join(", ")
    }
}

/// Whom to ask.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// A person or an office.
    pub name: Text,
    /// As it is to be printed: one number.
    #[serde(default, deserialize_with = "phone")]
    #[schemars(regex(pattern = r"^\+?[0-9 ().-]{3,24}$"))]
    pub phone: Option<String>,
    /// As it is to be printed: one address.
    #[serde(default, deserialize_with = "email")]
    #[schemars(regex(pattern = r"^[^@\s]+@[^@\s]+\.[^@\s]+$"))]
    pub email: Option<String>,
}

/// A number that can be dialled, grouped in whatever way: `0292 3 820 000`, `+84 (0)24 …`, `115`.
fn phone<'de, D: Deserializer<'de>>(d: D) -> Result<Option<String>, D::Error> {
    let text = String::deserialize(d)?;
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let number = text.strip_prefix('+').unwrap_or(&text);
    let sound = (3..=15).contains(&digits) && text.len() <= 25 && number.chars().all(|c| c.is_ascii_digit() || " ().-".contains(c));
    if sound { Ok(Some(text)) } else { Err(de::Error::invalid_value(de::Unexpected::Str(&text), &"phone")) }
}

/// An address that mail can be sent to: `ctd@cantho.example`.
fn email<'de, D: Deserializer<'de>>(d: D) -> Result<Option<String>, D::Error> {
    let text = String::deserialize(d)?;
    let plain = !text.contains(|c: char| c.is_whitespace() || "<>\"'(),;:\\".contains(c));
    let sound = plain
        && text.split_once('@').is_some_and(|(who, host)| {
            !who.is_empty() && host.contains('.') && !host.contains('@') && !host.starts_with('.') && !host.ends_with('.')
        });
    if sound { Ok(Some(text)) } else { Err(de::Error::invalid_value(de::Unexpected::Str(&text), &"email")) }
}

impl Contact {
    /// `Văn phòng Hội – 0292 3 820 000 – ctd@cantho.example`
    #[must_use]
    pub fn line(&self, lang: Lang) -> String {
        let parts = [Some(self.name.get(lang)), self.phone.as_deref(), self.email.as_deref()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" – ")
    }
}

/// An address on the web, `http://…` or `https://…`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebAddress(pub String);

impl<'de> Deserialize<'de> for WebAddress {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = String::deserialize(d)?;
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        let sound =
            rest.is_some_and(|r| !r.is_empty() && !r.starts_with('/') && !r.contains(|c: char| c.is_whitespace() || "<>\"\\".contains(c)));
        if sound { Ok(Self(text)) } else { Err(de::Error::invalid_value(de::Unexpected::Str(&text), &"web-address")) }
    }
}

/// A day, with a time of day (UTC+7) where it is known: `2023-05-08`, `2023-05-08 08:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// The day.
    pub day: Date,
    /// The time of day, to the minute.
    pub time: Option<civil::Time>,
}

impl Moment {
    /// Reads `YYYY-MM-DD` or `YYYY-MM-DD HH:MM`, and nothing else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let Some((day, time)) = text.split_once([' ', 'T']) else { return Some(Self { day: Date::parse(text)?, time: None }) };
        let [h1, h2, b':', m1, m2] = time.as_bytes() else { return None };
        let number = |a: &u8, b: &u8| (a.is_ascii_digit() && b.is_ascii_digit()).then(|| ((a - b'0') * 10 + (b - b'0')).cast_signed());
        let time = civil::Time::new(number(h1, h2)?, number(m1, m2)?, 0, 0).ok()?;
        Some(Self { day: Date::parse(day)?, time: Some(time) })
    }

    /// `8:00`
    fn clock(self) -> Option<String> {
        self.time.map(|t| format!("{}:{:02}", t.hour(), t.minute()))
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.time {
            Some(t) => write!(f, "{} {:02}:{:02}", self.day, t.hour(), t.minute()),
            None => self.day.fmt(f),
        }
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct Written;
        impl Visitor<'_> for Written {
            type Value = Moment;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("moment")
            }
            fn visit_str<E: de::Error>(self, v: &str) -> Result<Moment, E> {
                Moment::parse(v).ok_or_else(|| E::invalid_value(de::Unexpected::Str(v), &self))
            }
        }
        d.deserialize_any(Written)
    }
}

impl Event {
    /// Its part of addresses, one of its kind in its campaign: a chapter's carries the chapter's slug.
    #[must_use]
    pub fn slug(&self) -> String {
        self.unit.as_ref().map_or_else(|| self.id.clone(), |unit| format!("{unit}-{}", self.id))
    }

    /// Whether it is this unit's own.
    #[must_use]
    pub fn is_of(&self, unit: &Unit) -> bool {
        self.unit.as_deref() == Some(&unit.slug.value)
    }

    /// First and last day.
    #[must_use]
    pub fn days(&self) -> (Date, Date) {
        let last = self.end.as_ref().map_or(self.start.day, |e| e.day);
        (self.start.day, last.max(self.start.day))
    }

    /// `Thứ Hai, 8/5/2023`; several days as `27/7 – 29/7/2023`.
    #[must_use]
    pub fn date_line(&self, lang: Lang) -> String {
        let (first, last) = self.days();
        if first != last {
            return super::text::Period { start: first, end: last }.show(lang);
        }
        format!("{}, {}", weekday(first, lang), first.show(lang))
    }

    /// As letters write it, after a colon: `thứ Hai, ngày 08/5/2023`; several days as `từ ngày 27/7 đến ngày 29/7/2023`.
    #[must_use]
    pub fn date_phrase(&self, lang: Lang) -> String {
        let (first, last) = self.days();
        if first != last {
            return super::text::Period { start: first, end: last }.phrase(lang);
        }
        let day = weekday(first, lang);
        format!("{}, {}", day.replacen("Thứ", "thứ", 1), first.phrase(lang))
    }

    /// As letters write it: `từ 08 giờ 00 đến 11 giờ 00`; empty where no time is known.
    #[must_use]
    pub fn time_phrase(&self, lang: Lang) -> String {
        let clock = |m: Moment| m.time.map(|t| format!("{:02} giờ {:02}", t.hour(), t.minute()));
        match (clock(self.start.value), self.end.as_ref().and_then(|e| clock(e.value)), lang) {
            (Some(from), Some(to), Lang::Vi) => format!("từ {from} đến {to}"),
            (Some(from), None, Lang::Vi) => from,
            _ => self.time_line(lang),
        }
    }

    /// `8:00 – 11:00`; empty where no time is known.
    #[must_use]
    pub fn time_line(&self, lang: Lang) -> String {
        let from = self.start.clock();
        let to = self.end.as_ref().and_then(|e| e.clock());
        match (from, to, lang) {
            (Some(from), Some(to), _) => format!("{from} – {to}"),
            (Some(from), None, Lang::Vi) => format!("từ {from}"),
            (Some(from), None, Lang::En) => format!("from {from}"),
            (None, ..) => String::new(),
        }
    }

    /// The first day in the lunar calendar (UTC+7).
    #[must_use]
    pub fn lunar(&self) -> LunarDate {
        lunar(self.start.day)
    }

    /// The start of its file.
    #[must_use]
    pub fn span(&self) -> Span {
        Span::file(&self.path)
    }
}

/// The name of a day's weekday.
#[must_use]
pub fn weekday(day: Date, lang: Lang) -> &'static str {
    const VI: [&str; 7] = ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"];
    const EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let nth = usize::try_from(day.0.weekday().to_monday_zero_offset()).unwrap_or(0);
    match lang {
        Lang::Vi => VI[nth],
        Lang::En => EN[nth],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_a_day_with_or_without_a_time() {
        let with = Moment::parse("2023-05-08 08:30").expect("moment");
        assert_eq!(with.to_string(), "2023-05-08 08:30");
        assert_eq!(with.clock().as_deref(), Some("8:30"));
        assert!(Moment::parse("2023-05-08").is_some_and(|m| m.time.is_none()));
        for wrong in [
            "2023-05-08 8:30",
            "2023-05-08 24:00",
            "2023-05-08 08:60",
            "8/5/2023 08:00",
            "2023-05-08 08:00:00",
            "2023-05-08  08:00",
            "2023-05-08 0é:0",
        ] {
            assert!(Moment::parse(wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn a_contact_can_be_dialled_and_written_to() {
        let contact = |line: &str| {
            let path: Arc<str> = "t.yaml".into();
            let node = crate::source::yaml::parse(&path, &format!("name: Văn phòng\n{line}\n")).expect("yaml");
            crate::source::yaml::decode::<Contact>(node, &mut report()).and_then(|c| c.phone.or(c.email))
        };
        for right in ["0292 3 820 000", "+84 24 3822 0000", "(0292) 382-0000", "115", "0912.345.678"] {
            assert_eq!(contact(&format!("phone: \"{right}\"")).as_deref(), Some(right));
        }
        for wrong in ["0292 abc", "12", "0912345678, 0913345678", "091234567809123456780912", "số 115", "+", "03+4567"] {
            assert_eq!(contact(&format!("phone: \"{wrong}\"")), None, "{wrong}");
        }
        assert_eq!(contact("email: ctd@cantho.example").as_deref(), Some("ctd@cantho.example"));
        for wrong in ["ctd", "ctd@cantho", "@cantho.example", "a b@cantho.example", "a@b@c.example", "A <a@b.example>", "a@.example"] {
            assert_eq!(contact(&format!("email: \"{wrong}\"")), None, "{wrong}");
        }
    }

    fn report() -> crate::diagnostic::Report {
        crate::diagnostic::Report::default()
    }

    #[test]
    fn weekdays_are_those_of_the_calendar() {
        let day = |t| Date::parse(t).expect("date");
        assert_eq!(weekday(day("2023-05-08"), Lang::Vi), "Thứ Hai");
        assert_eq!(weekday(day("2022-12-18"), Lang::Vi), "Chủ nhật");
    }
}
