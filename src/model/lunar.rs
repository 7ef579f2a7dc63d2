//! The Vietnamese lunar calendar: months from new moon to new moon as seen at UTC+7.
//!
//! In: a solar date. Out: its lunar day, month and year. The eleventh month holds the winter solstice; where a year has
//! thirteen months, the first without a principal solar term is the leap one. New moons and solar longitudes after
//! J. Meeus, *Astronomical Algorithms*, in the shortened form that Hồ Ngọc Đức published; right to a few minutes between
//! 1800 and 2199. China reckons at UTC+8, so the two calendars sometimes differ by a day or a month (Tết 1985).

use super::text::Date;

/// A day of the lunar calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LunarDate {
    /// The year whose first month (Giêng) begins at Tết.
    pub year: i16,
    /// 1 (Giêng) – 12 (Chạp).
    pub month: u8,
    /// Whether this is the second month of that number.
    pub leap: bool,
    /// 1 – 30.
    pub day: u8,
}

/// Mean length of a lunar month, days.
const MONTH: f64 = 29.530_588_853;
/// A new moon (1 January 1900), as a Julian date.
const EPOCH: f64 = 2_415_021.076_998_695;
/// UTC+7 as a part of a day.
const ZONE: f64 = 7.0 / 24.0;

/// The lunar date of a solar one.
#[must_use]
pub fn lunar(date: Date) -> LunarDate {
    let today = day_number(date.0.year(), i64::from(date.0.month()), i64::from(date.0.day()));
    let k = floor((to_f64(today) - EPOCH) / MONTH);
    let start = [k + 1, k, k - 1].into_iter().map(new_moon).find(|&s| s <= today).unwrap_or(today);
    let this = eleventh_month(date.0.year());
    let (from, to, mut year) = if this >= start {
        (eleventh_month(date.0.year() - 1), this, date.0.year())
    } else {
        (this, eleventh_month(date.0.year() + 1), date.0.year() + 1)
    };
    let passed = (start - from) / 29;
    let leap_at = (to - from > 365).then(|| leap_month(from));
    let number = match leap_at {
        Some(at) if passed >= at => passed + 10,
        _ => passed + 11,
    };
    let month = (number - 1) % 12 + 1;
    if month >= 11 && passed < 4 {
        year -= 1;
    }
    let small = |n: i64| u8::try_from(n).unwrap_or(0);
    LunarDate { year, month: small(month), leap: leap_at == Some(passed), day: small(today - start + 1) }
}

/// Julian day number of a Gregorian date.
fn day_number(year: i16, month: i64, day: i64) -> i64 {
    let a = (14 - month) / 12;
    let y = i64::from(year) + 4800 - a;
    let m = month + 12 * a - 3;
    day + (153 * m + 2) / 5 + 365 * y + y / 4 - y / 100 + y / 400 - 32045
}

#[expect(clippy::cast_possible_truncation, reason = "day numbers and month counts of the historical centuries")]
fn floor(v: f64) -> i64 {
    v.floor() as i64
}

#[expect(clippy::cast_precision_loss, reason = "day numbers are far below 2^53")]
fn to_f64(v: i64) -> f64 {
    v as f64
}

fn sin(degrees: f64) -> f64 {
    degrees.to_radians().sin()
}

/// The day, at UTC+7, of the `k`th new moon after that of 1 January 1900.
fn new_moon(k: i64) -> i64 {
    let k = to_f64(k);
    let t = k / 1236.85;
    let (t2, t3) = (t * t, t * t * t);
    let mean =
        2_415_020.759_33 + 29.530_588_68 * k + 0.000_117_8 * t2 - 0.000_000_155 * t3 + 0.000_33 * sin(166.56 + 132.87 * t - 0.009_173 * t2);
    let sun = 359.2242 + 29.105_356_08 * k - 0.000_033_3 * t2 - 0.000_003_47 * t3;
    let moon = 306.0253 + 385.816_918_06 * k + 0.010_730_6 * t2 + 0.000_012_36 * t3;
    let node = 21.2964 + 390.670_506_46 * k - 0.001_652_8 * t2 - 0.000_002_39 * t3;
    let terms = [
        (0.1734 - 0.000_393 * t, sun),
        (0.0021, 2.0 * sun),
        (-0.4068, moon),
        (0.0161, 2.0 * moon),
        (-0.0004, 3.0 * moon),
        (0.0104, 2.0 * node),
        (-0.0051, sun + moon),
        (-0.0074, sun - moon),
        (0.0004, 2.0 * node + sun),
        (-0.0004, 2.0 * node - sun),
        (-0.0006, 2.0 * node + moon),
        (0.0010, 2.0 * node - moon),
        (0.0005, 2.0 * moon + sun),
    ];
    let periodic: f64 = terms.iter().map(|(size, angle)| size * sin(*angle)).sum();
    let clock = -0.000_278 + 0.000_265 * t + 0.000_262 * t2;
    floor(mean + periodic - clock + 0.5 + ZONE)
}

/// Which twelfth of its way the sun is in at the start of a day, 0 from the spring equinox on.
fn sun_sector(day: i64) -> i64 {
    let t = (to_f64(day) - 2_451_545.5 - ZONE) / 36_525.0;
    let t2 = t * t;
    let mean = 280.466_45 + 36_000.769_83 * t + 0.000_303_2 * t2;
    let anomaly = 357.529_10 + 35_999.050_30 * t - 0.000_155_9 * t2 - 0.000_000_48 * t * t2;
    let centre = (1.914_600 - 0.004_817 * t - 0.000_014 * t2) * sin(anomaly)
        + (0.019_993 - 0.000_101 * t) * sin(2.0 * anomaly)
        + 0.000_290 * sin(3.0 * anomaly);
    floor((mean + centre).rem_euclid(360.0) / 30.0)
}

/// First day of the month that holds the winter solstice of `year`.
fn eleventh_month(year: i16) -> i64 {
    let k = floor((to_f64(day_number(year, 12, 31)) - 2_415_021.0) / MONTH);
    let start = new_moon(k);
    if sun_sector(start) >= 9 { new_moon(k - 1) } else { start }
}

/// How many months after the eleventh the leap month comes.
fn leap_month(eleventh: i64) -> i64 {
    let k = floor((to_f64(eleventh) - EPOCH) / MONTH + 0.5);
    (1..13).find(|i| sun_sector(new_moon(k + i)) == sun_sector(new_moon(k + i + 1))).unwrap_or(13)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> (i16, u8, bool, u8) {
        let l = lunar(Date::parse(text).expect("date"));
        (l.year, l.month, l.leap, l.day)
    }

    #[test]
    fn the_first_of_chap() {
        assert_eq!(at("2022-12-23"), (2022, 12, false, 1));
        assert_eq!(at("2024-01-11"), (2023, 12, false, 1));
        assert_eq!(at("2026-01-19"), (2025, 12, false, 1));
    }

    #[test]
    fn tet() {
        for (day, year) in [
            ("1968-01-29", 1968),
            ("1985-01-21", 1985),
            ("2007-02-17", 2007),
            ("2023-01-22", 2023),
            ("2024-02-10", 2024),
            ("2025-01-29", 2025),
            ("2026-02-17", 2026),
            ("2030-02-02", 2030),
        ] {
            assert_eq!(at(day), (year, 1, false, 1), "{day}");
        }
    }

    #[test]
    fn leap_months() {
        assert_eq!(at("2023-03-22"), (2023, 2, true, 1));
        assert_eq!(at("2020-05-23"), (2020, 4, true, 1));
        assert_eq!(at("2025-07-25"), (2025, 6, true, 1));
        assert_eq!(at("2023-05-19"), (2023, 4, false, 1));
    }

    #[test]
    fn the_campaign_of_2023_ran_from_10_to_25_chap() {
        assert_eq!(at("2023-01-01"), (2022, 12, false, 10));
        assert_eq!(at("2023-01-16"), (2022, 12, false, 25));
    }
}
