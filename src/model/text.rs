//! Text in one or two languages, dates, and how both are written.

use std::fmt;

use schemars::JsonSchema;
use serde::de::{self, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use crate::diagnostic::messages::Lang;

/// Text: a string (the default language), or `{ vi: …, en: … }`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    /// The default language.
    pub vi: String,
    /// English, where there is one.
    pub en: Option<String>,
}

impl Text {
    /// The text in `lang`, else in the default language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.vi,
            Lang::En => self.en.as_deref().unwrap_or(&self.vi),
        }
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = Text;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("text-or-map")
            }
            fn visit_str<E: de::Error>(self, v: &str) -> Result<Text, E> {
                Ok(Text { vi: v.to_owned(), en: None })
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Text, A::Error> {
                #[derive(Deserialize)]
                #[serde(deny_unknown_fields)]
                struct Both {
                    vi: String,
                    en: Option<String>,
                }
                let both = Both::deserialize(de::value::MapAccessDeserializer::new(map))?;
                Ok(Text { vi: both.vi, en: both.en })
            }
        }
        d.deserialize_any(Either)
    }
}

/// A calendar day, written `YYYY-MM-DD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date(pub jiff::civil::Date);

impl Date {
    /// Reads `YYYY-MM-DD`, and nothing else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let shape =
            text.len() == 10 && text.bytes().enumerate().all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() });
        shape.then(|| text.parse().ok().map(Self)).flatten()
    }

    /// As letters write it: `ngày 08/5/2023`, `8 May 2023`.
    #[must_use]
    pub fn phrase(self, lang: Lang) -> String {
        if lang == Lang::Vi { format!("ngày {}/{}", padded(self.0), self.0.year()) } else { self.show(lang) }
    }

    /// `5/8/2023` → `8/5/2023` in Vietnamese, `8 May 2023` in English.
    #[must_use]
    pub fn show(self, lang: Lang) -> String {
        let d = self.0;
        match lang {
            Lang::Vi => format!("{}/{}/{}", d.day(), d.month(), d.year()),
            Lang::En => format!("{} {} {}", d.day(), MONTHS[d.month() as usize - 1], d.year()),
        }
    }
}

/// `01/5`: days under 10 and the first two months have two digits, so that nobody can add one (Nghị định 30/2020, Phụ lục I).
fn padded(d: jiff::civil::Date) -> String {
    if d.month() < 3 { format!("{:02}/{:02}", d.day(), d.month()) } else { format!("{:02}/{}", d.day(), d.month()) }
}

/// Names of the months in English.
pub const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct Day;
        impl Visitor<'_> for Day {
            type Value = Date;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("date")
            }
            fn visit_str<E: de::Error>(self, v: &str) -> Result<Date, E> {
                Date::parse(v).ok_or_else(|| E::invalid_value(de::Unexpected::Str(v), &self))
            }
        }
        d.deserialize_any(Day)
    }
}

/// Days from `start` to `end`, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// First day.
    pub start: Date,
    /// Last day.
    pub end: Date,
}

/// How exactly a period is meant: a whole year or quarter is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Precision {
    /// From one day to another.
    Days,
    /// Some time in a quarter, 1–4.
    Quarter(u8),
    /// Some time in, or all of, a year.
    Year,
}

impl Period {
    /// How exactly it is meant.
    #[must_use]
    pub fn precision(self) -> Precision {
        let (a, b) = (self.start.0, self.end.0);
        if a.year() != b.year() || a.day() != 1 || b != b.last_of_month() {
            return Precision::Days;
        }
        match (a.month(), b.month()) {
            (1, 12) => Precision::Year,
            (1, 3) => Precision::Quarter(1),
            (4, 6) => Precision::Quarter(2),
            (7, 9) => Precision::Quarter(3),
            (10, 12) => Precision::Quarter(4),
            _ => Precision::Days,
        }
    }

    /// As exactly as it is meant: `1 – 31/5/2023`, `Quý III năm 2023`, `Cả năm 2023`.
    #[must_use]
    pub fn label(self, lang: Lang) -> String {
        const QUARTERS: [(&str, &str); 4] =
            [("Quý I", "First quarter"), ("Quý II", "Second quarter"), ("Quý III", "Third quarter"), ("Quý IV", "Fourth quarter")];
        let year = self.start.0.year();
        match (self.precision(), lang) {
            (Precision::Days, _) => self.show(lang),
            (Precision::Quarter(q), Lang::Vi) => format!("{} năm {year}", QUARTERS[usize::from(q) - 1].0),
            (Precision::Quarter(q), Lang::En) => format!("{} of {year}", QUARTERS[usize::from(q) - 1].1),
            (Precision::Year, Lang::Vi) => format!("Cả năm {year}"),
            (Precision::Year, Lang::En) => format!("All of {year}"),
        }
    }

    /// As it stands after a colon in a sentence: `từ ngày 01/5 đến ngày 31/5/2023`, `trong quý III năm 2023`, `trong cả năm 2023`.
    #[must_use]
    pub fn phrase(self, lang: Lang) -> String {
        let label = self.label(lang);
        let lower = || label.chars().take(1).flat_map(char::to_lowercase).chain(label.chars().skip(1)).collect::<String>();
        match (self.precision(), lang) {
            (Precision::Days, _) => self.days_phrase(lang),
            (_, Lang::Vi) => format!("trong {}", lower()),
            (Precision::Quarter(_), Lang::En) => format!("in the {}", lower()),
            (Precision::Year, Lang::En) => format!("in {}", lower()),
        }
    }

    fn days_phrase(self, lang: Lang) -> String {
        let (a, b) = (self.start.0, self.end.0);
        match lang {
            _ if a == b => self.end.phrase(lang),
            Lang::Vi if a.year() == b.year() => format!("từ ngày {} đến {}", padded(a), self.end.phrase(lang)),
            Lang::Vi => format!("từ {} đến {}", self.start.phrase(lang), self.end.phrase(lang)),
            Lang::En => format!("from {} to {}", self.start.show(lang), self.end.show(lang)),
        }
    }

    /// `1 – 31/5/2023`, `30/4 – 2/5/2023`, or `1 – 31 May 2023`.
    #[must_use]
    pub fn show(self, lang: Lang) -> String {
        let (a, b) = (self.start.0, self.end.0);
        if a == b {
            return self.end.show(lang);
        }
        let (same_year, same_month) = (a.year() == b.year(), a.year() == b.year() && a.month() == b.month());
        let first = match (lang, same_month, same_year) {
            (_, true, _) => a.day().to_string(),
            (Lang::Vi, _, true) => format!("{}/{}", a.day(), a.month()),
            (Lang::En, _, true) => format!("{} {}", a.day(), MONTHS[a.month() as usize - 1]),
            _ => self.start.show(lang),
        };
        format!("{first} – {}", self.end.show(lang))
    }
}

/// A whole number grouped as the language does: `1.000.000`, `1,000,000`.
#[must_use]
pub fn group_digits(value: i64, lang: Lang) -> String {
    let digits = value.unsigned_abs().to_string();
    let mark = if lang == Lang::Vi { '.' } else { ',' };
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(mark);
        }
        out.push(c);
    }
    if value < 0 { format!("-{out}") } else { out }
}

/// Lower-case ASCII letters, digits and hyphens; Vietnamese marks folded, `đ` → `d`.
#[must_use]
pub fn fold(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::is_combining_mark;
    let plain: String = text.nfd().filter(|c| !is_combining_mark(*c)).map(|c| if matches!(c, 'đ' | 'Đ') { 'd' } else { c }).collect();
    let mut out = String::new();
    for c in plain.to_lowercase().chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(a: &str, b: &str) -> Period {
        Period { start: Date::parse(a).expect("date"), end: Date::parse(b).expect("date") }
    }

    #[test]
    fn only_iso_dates_are_dates() {
        assert!(Date::parse("2023-05-31").is_some());
        for wrong in ["2023-5-1", "31/12/2023", "2023-02-30", "20230501"] {
            assert!(Date::parse(wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn periods_say_what_is_shared_once() {
        assert_eq!(period("2023-05-01", "2023-05-31").show(Lang::Vi), "1 – 31/5/2023");
        assert_eq!(period("2022-12-23", "2023-01-16").show(Lang::Vi), "23/12/2022 – 16/1/2023");
        assert_eq!(period("2023-01-01", "2023-12-31").show(Lang::En), "1 January – 31 December 2023");
    }

    #[test]
    fn a_whole_quarter_or_year_is_no_date() {
        assert_eq!(period("2023-01-01", "2023-12-31").label(Lang::Vi), "Cả năm 2023");
        assert_eq!(period("2023-07-01", "2023-09-30").label(Lang::Vi), "Quý III năm 2023");
        assert_eq!(period("2023-05-01", "2023-05-31").precision(), Precision::Days);
        assert_eq!(period("2022-01-01", "2023-12-31").precision(), Precision::Days);
    }

    #[test]
    fn letters_write_days_with_two_digits() {
        assert_eq!(period("2023-05-01", "2023-05-31").phrase(Lang::Vi), "từ ngày 01/5 đến ngày 31/5/2023");
        assert_eq!(period("2022-12-23", "2023-01-06").phrase(Lang::Vi), "từ ngày 23/12/2022 đến ngày 06/01/2023");
        assert_eq!(period("2023-06-14", "2023-06-14").phrase(Lang::Vi), "ngày 14/6/2023");
        assert_eq!(period("2023-01-01", "2023-12-31").phrase(Lang::Vi), "trong cả năm 2023");
        assert_eq!(period("2023-07-01", "2023-09-30").phrase(Lang::Vi), "trong quý III năm 2023");
        assert_eq!(period("2023-01-01", "2023-12-31").phrase(Lang::En), "in all of 2023");
    }

    #[test]
    fn numbers_are_grouped_as_each_language_does() {
        assert_eq!(group_digits(1_000_000, Lang::Vi), "1.000.000");
        assert_eq!(group_digits(100_000, Lang::En), "100,000");
        assert_eq!(group_digits(400, Lang::Vi), "400");
    }

    #[test]
    fn folding_reaches_every_vietnamese_letter() {
        assert_eq!(fold("Bà Rịa – Vũng Tàu"), "ba-ria-vung-tau");
        assert_eq!(fold("Đắk Lắk"), "dak-lak");
    }
}
