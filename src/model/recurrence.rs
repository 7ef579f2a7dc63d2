//! When a series comes back: the rule, and what it says of one year.

use jiff::civil;
use schemars::JsonSchema;
use serde::Deserialize;

use super::text::{Date, Period};

/// When a campaign comes back. Which keys a kind needs is [`Recurrence::missing`]'s to say.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Recurrence {
    /// The kind of rule.
    pub kind: RecurrenceKind,
    /// The month, for `fixed-day`, `month` and `nth-weekday`.
    pub month: Option<u8>,
    /// The day of the month, for `fixed-day`.
    pub day: Option<u8>,
    /// Which of that weekday in the month, for `nth-weekday`: 1–5, or -1 for the last.
    pub nth: Option<i8>,
    /// The weekday, for `nth-weekday`.
    pub weekday: Option<Weekday>,
    /// First year, for `programme`.
    pub from: Option<i16>,
    /// Last year, for `programme`.
    pub to: Option<i16>,
}

/// Kinds of rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RecurrenceKind {
    /// Dates are stored per edition: they follow no rule, or a lunar one that each year sets anew.
    PerEdition,
    /// A month.
    Month,
    /// The same day each year.
    FixedDay,
    /// The n-th weekday of a month.
    NthWeekday,
    /// A programme of several years.
    Programme,
    /// Several events of several owners.
    Cluster,
}

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Weekday {
    /// Thứ Hai.
    Monday,
    /// Thứ Ba.
    Tuesday,
    /// Thứ Tư.
    Wednesday,
    /// Thứ Năm.
    Thursday,
    /// Thứ Sáu.
    Friday,
    /// Thứ Bảy.
    Saturday,
    /// Chủ nhật.
    Sunday,
}

impl Weekday {
    fn civil(self) -> civil::Weekday {
        match self {
            Self::Monday => civil::Weekday::Monday,
            Self::Tuesday => civil::Weekday::Tuesday,
            Self::Wednesday => civil::Weekday::Wednesday,
            Self::Thursday => civil::Weekday::Thursday,
            Self::Friday => civil::Weekday::Friday,
            Self::Saturday => civil::Weekday::Saturday,
            Self::Sunday => civil::Weekday::Sunday,
        }
    }
}

impl Recurrence {
    /// Keys that the rule's kind needs and doesn't have.
    #[must_use]
    pub fn missing(&self) -> Vec<&'static str> {
        let needed: &[(&'static str, bool)] = match self.kind {
            RecurrenceKind::PerEdition | RecurrenceKind::Cluster => &[],
            RecurrenceKind::Month => &[("month", self.month.is_some())],
            RecurrenceKind::FixedDay => &[("month", self.month.is_some()), ("day", self.day.is_some())],
            RecurrenceKind::NthWeekday => {
                &[("month", self.month.is_some()), ("nth", self.nth.is_some()), ("weekday", self.weekday.is_some())]
            }
            RecurrenceKind::Programme => &[("from", self.from.is_some()), ("to", self.to.is_some())],
        };
        needed.iter().filter(|(_, there)| !there).map(|(key, _)| *key).collect()
    }

    /// The day or days that the rule names in a year; `None` where it names none, or no such day exists.
    #[must_use]
    pub fn in_year(&self, year: i16) -> Option<Period> {
        let month = i8::try_from(self.month?).ok()?;
        let first = civil::Date::new(year, month, 1).ok()?;
        let one = |day: civil::Date| Some(Period { start: Date(day), end: Date(day) });
        match self.kind {
            RecurrenceKind::PerEdition | RecurrenceKind::Cluster | RecurrenceKind::Programme => None,
            RecurrenceKind::Month => Some(Period { start: Date(first), end: Date(first.last_of_month()) }),
            RecurrenceKind::FixedDay => one(civil::Date::new(year, month, i8::try_from(self.day?).ok()?).ok()?),
            RecurrenceKind::NthWeekday => one(first.nth_weekday_of_month(self.nth?, self.weekday?.civil()).ok()?),
        }
    }

    /// Whether the programme runs in a year; every other kind does.
    #[must_use]
    pub fn runs_in(&self, year: i16) -> bool {
        self.kind != RecurrenceKind::Programme || (self.from.is_none_or(|f| f <= year) && self.to.is_none_or(|t| year <= t))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(kind: RecurrenceKind) -> Recurrence {
        Recurrence { kind, month: None, day: None, nth: None, weekday: None, from: None, to: None }
    }

    #[test]
    fn first_aid_day_is_the_second_saturday_of_september() {
        let rule = Recurrence { month: Some(9), nth: Some(2), weekday: Some(Weekday::Saturday), ..rule(RecurrenceKind::NthWeekday) };
        for day in ["2023-09-09", "2024-09-14", "2025-09-13", "2026-09-12", "2027-09-11"] {
            let day = Date::parse(day).expect("date");
            assert_eq!(rule.in_year(day.0.year()).map(|p| (p.start, p.end)), Some((day, day)));
        }
    }

    #[test]
    fn a_rule_without_such_a_day_names_none() {
        let rule = Recurrence { month: Some(2), day: Some(30), ..rule(RecurrenceKind::FixedDay) };
        assert!(rule.in_year(2023).is_none());
        assert!(Recurrence { month: Some(13), ..rule }.in_year(2023).is_none());
    }

    #[test]
    fn a_programme_ends() {
        let rule = Recurrence { from: Some(2022), to: Some(2027), ..rule(RecurrenceKind::Programme) };
        assert!(rule.runs_in(2022) && rule.runs_in(2027) && !rule.runs_in(2028) && !rule.runs_in(2021));
    }
}
