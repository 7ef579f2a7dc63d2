//! Numbers, money and days in Vietnamese words, as they are read out on a certificate or a presentation board.
//!
//! In: whole numbers and days. Out: lower-case words in the forms of official writing (`nghìn`, `linh`, `tỷ`, `mồng`);
//! whoever begins a line with them capitalises. Must not know where they are printed.

use super::lunar::LunarDate;
use super::text::{Date, group_digits};
use crate::diagnostic::messages::Lang;

const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
/// One `tỷ`; above it reading begins anew (`nghìn tỷ`, `triệu tỷ`, `tỷ tỷ`).
const BILLION: u64 = 1_000_000_000;
/// Months of the lunar calendar that have a name of their own; the others are numbers.
const LUNAR_MONTHS: [(u8, &str); 2] = [(1, "Giêng"), (12, "Chạp")];
const STEMS: [&str; 10] = ["Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý"];
const BRANCHES: [&str; 12] = ["Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi"];

/// `1005000` → `một triệu không trăm linh năm nghìn`. Groups of nothing but zeros are not read.
#[must_use]
pub fn number(n: u64) -> String {
    let mut words = Vec::new();
    billions(n, &mut words);
    if words.is_empty() { DIGITS[0].to_owned() } else { words.join(" ") }
}

/// `1005000` → `một triệu không trăm linh năm nghìn đồng`.
#[must_use]
pub fn money(dong: u64) -> String {
    format!("{} đồng", number(dong))
}

/// `1005000` → `1.005.000 đồng`.
#[must_use]
pub fn money_figures(dong: u64) -> String {
    format!("{} đồng", i64::try_from(dong).map_or_else(|_| dong.to_string(), |n| group_digits(n, Lang::Vi)))
}

/// `ngày mồng tám tháng năm năm hai nghìn không trăm hai mươi ba`. The fourth month is `tháng tư`.
#[must_use]
pub fn date(day: Date) -> String {
    let month = if day.0.month() == 4 { "tư".to_owned() } else { number(small(day.0.month())) };
    format!("ngày {} tháng {month} năm {}", day_of_month(small(day.0.day())), number(u64::from(day.0.year().unsigned_abs())))
}

/// `ngày 08 tháng 5 năm 2023`: days below 10 and the months 1 and 2 with a zero before them (Nghị định 30/2020/NĐ-CP,
/// Phụ lục I, II.4.b).
#[must_use]
pub fn date_line(day: Date) -> String {
    let month = day.0.month();
    let month = if month < 3 { format!("0{month}") } else { month.to_string() };
    format!("ngày {:02} tháng {month} năm {}", day.0.day(), day.0.year())
}

/// `ngày mồng một tháng Giêng năm Quý Mão`, `ngày rằm tháng Tám năm Ất Tỵ`, `ngày hai mươi ba tháng Chạp năm …`.
#[must_use]
pub fn lunar_date(day: LunarDate) -> String {
    let of_month = if day.day == 15 { "rằm".to_owned() } else { day_of_month(u64::from(day.day)) };
    let leap = if day.leap { " nhuận" } else { "" };
    format!("ngày {of_month} tháng {}{leap} năm {}", lunar_month(day.month), lunar_year(day.year))
}

/// 1–10 are `mồng một` to `mồng mười`.
fn day_of_month(n: u64) -> String {
    let first = if n <= 10 { "mồng " } else { "" };
    format!("{first}{}", number(n))
}

/// `Giêng`, `Hai`, … `Chạp`.
fn lunar_month(month: u8) -> String {
    let named = LUNAR_MONTHS.iter().find(|(n, _)| *n == month).map(|(_, name)| (*name).to_owned());
    let counted = || if month == 4 { "Tư".to_owned() } else { capital(&number(u64::from(month))) };
    named.unwrap_or_else(counted)
}

/// Stem and branch of a lunar year: 1984 was Giáp Tý.
fn lunar_year(year: i16) -> String {
    let since = i32::from(year) - 1984;
    let of = |list: &[&'static str], n: i32| usize::try_from(since.rem_euclid(n)).map_or("", |i| list[i]);
    format!("{} {}", of(&STEMS, 10), of(&BRANCHES, 12))
}

/// The first letter large.
fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn small(n: i8) -> u64 {
    u64::from(n.unsigned_abs())
}

fn billions(n: u64, words: &mut Vec<&'static str>) {
    if n >= BILLION {
        billions(n / BILLION, words);
        words.push("tỷ");
    }
    let below = n % BILLION;
    for (group, name) in [(below / 1_000_000, "triệu"), (below / 1000 % 1000, "nghìn"), (below % 1000, "")] {
        if group > 0 {
            hundreds(group, words);
            words.extend((!name.is_empty()).then_some(name));
        }
    }
}

/// Three digits; after a larger group also the hundreds and tens that are zero.
fn hundreds(n: u64, words: &mut Vec<&'static str>) {
    let digit = |of: u64| usize::try_from(n / of % 10).unwrap_or(0);
    let (hundreds, tens, units) = (digit(100), digit(10), digit(1));
    let full = hundreds > 0 || !words.is_empty();
    if full {
        words.extend([DIGITS[hundreds], "trăm"]);
    }
    match tens {
        0 if full && units > 0 => words.push("linh"),
        0 => {}
        1 => words.push("mười"),
        _ => words.extend([DIGITS[tens], "mươi"]),
    }
    match (tens, units) {
        (_, 0) => {}
        (2.., 1) => words.push("mốt"),
        (2.., 4) => words.push("tư"),
        (1.., 5) => words.push("lăm"),
        _ => words.push(DIGITS[units]),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::lunar::lunar;

    /// What a careful clerk writes.
    const NUMBERS: [(u64, &str); 38] = [
        (0, "không"),
        (1, "một"),
        (4, "bốn"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (25, "hai mươi lăm"),
        (30, "ba mươi"),
        (91, "chín mươi mốt"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (104, "một trăm linh bốn"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (111, "một trăm mười một"),
        (115, "một trăm mười lăm"),
        (121, "một trăm hai mươi mốt"),
        (555, "năm trăm năm mươi lăm"),
        (1_000, "một nghìn"),
        (1_001, "một nghìn không trăm linh một"),
        (1_010, "một nghìn không trăm mười"),
        (1_015, "một nghìn không trăm mười lăm"),
        (2_023, "hai nghìn không trăm hai mươi ba"),
        (21_000, "hai mươi mốt nghìn"),
        (105_000, "một trăm linh năm nghìn"),
        (1_000_000, "một triệu"),
        (1_005_000, "một triệu không trăm linh năm nghìn"),
        (1_000_005, "một triệu không trăm linh năm"),
        (24_500_000, "hai mươi tư triệu năm trăm nghìn"),
        (1_000_000_000, "một tỷ"),
        (1_000_000_001, "một tỷ không trăm linh một"),
        (1_500_000_000_000, "một nghìn năm trăm tỷ"),
        (2_000_015_000_000_000, "hai triệu không trăm mười lăm tỷ"),
    ];

    #[test]
    fn numbers_as_a_careful_clerk_writes_them() {
        for (n, words) in NUMBERS {
            assert_eq!(number(n), words, "{n}");
            assert_eq!(read(words), n, "{words}");
        }
    }

    #[test]
    fn money_in_figures_and_words() {
        assert_eq!(money_figures(1_005_000), "1.005.000 đồng");
        assert_eq!(money(1_005_000), "một triệu không trăm linh năm nghìn đồng");
        assert_eq!(money(1_000_000_000), "một tỷ đồng");
        assert_eq!(money(9_999_999_999_999_999), format!("{} đồng", number(9_999_999_999_999_999)));
        assert_eq!(money_figures(u64::MAX), "18446744073709551615 đồng");
    }

    fn day(text: &str) -> Date {
        Date::parse(text).expect("date")
    }

    #[test]
    fn solar_days() {
        assert_eq!(date(day("2023-05-08")), "ngày mồng tám tháng năm năm hai nghìn không trăm hai mươi ba");
        assert_eq!(date(day("2025-04-10")), "ngày mồng mười tháng tư năm hai nghìn không trăm hai mươi lăm");
        assert_eq!(date(day("2004-12-11")), "ngày mười một tháng mười hai năm hai nghìn không trăm linh bốn");
        assert_eq!(date(day("2026-01-31")), "ngày ba mươi mốt tháng một năm hai nghìn không trăm hai mươi sáu");
        assert_eq!(date_line(day("2023-05-08")), "ngày 08 tháng 5 năm 2023");
        assert_eq!(date_line(day("2026-02-19")), "ngày 19 tháng 02 năm 2026");
        assert_eq!(date_line(day("2026-11-01")), "ngày 01 tháng 11 năm 2026");
    }

    #[test]
    fn lunar_days() {
        for (solar, words) in [
            ("2023-01-22", "ngày mồng một tháng Giêng năm Quý Mão"),
            ("2023-01-14", "ngày hai mươi ba tháng Chạp năm Nhâm Dần"),
            ("2025-10-06", "ngày rằm tháng Tám năm Ất Tỵ"),
            ("2025-07-25", "ngày mồng một tháng Sáu nhuận năm Ất Tỵ"),
            ("2026-02-16", "ngày hai mươi chín tháng Chạp năm Ất Tỵ"),
            ("2023-05-28", "ngày mồng mười tháng Tư năm Quý Mão"),
            ("2024-12-21", "ngày hai mươi mốt tháng Mười một năm Giáp Thìn"),
        ] {
            assert_eq!(lunar_date(lunar(day(solar))), words, "{solar}");
        }
    }

    /// Reads words back: an own, simpler grammar.
    fn read(words: &str) -> u64 {
        let words: Vec<&str> = words.split(' ').collect();
        if let Some(at) = words.iter().rposition(|w| *w == "tỷ") {
            return read(&words[..at].join(" ")) * BILLION + read(&words[at + 1..].join(" "));
        }
        let (mut total, mut group, mut digit) = (0, 0, 0);
        for word in words {
            match word {
                "triệu" => (total, group, digit) = (total + (group + digit) * 1_000_000, 0, 0),
                "nghìn" => (total, group, digit) = (total + (group + digit) * 1000, 0, 0),
                "trăm" => (group, digit) = (digit * 100, 0),
                "mươi" => (group, digit) = (group + digit * 10, 0),
                "mười" => group += 10,
                "linh" | "" => {}
                "mốt" => digit = 1,
                "tư" => digit = 4,
                "lăm" => digit = 5,
                other => digit = DIGITS.iter().position(|d| *d == other).unwrap_or_else(|| panic!("{other}")) as u64,
            }
        }
        total + group + digit
    }

    proptest! {
        #[test]
        fn every_number_is_read_back(n: u64, shift in 0..64_u32) {
            let n = n >> shift;
            prop_assert_eq!(read(&number(n)), n);
        }

        #[test]
        fn every_day_has_words(days in 0..146_000_i64) {
            let start = jiff::civil::date(1800, 1, 1);
            let day = Date(start.checked_add(jiff::Span::new().days(days)).expect("a day"));
            for words in [date(day), date_line(day), lunar_date(lunar(day))] {
                prop_assert!(words.starts_with("ngày ") && words.contains(" tháng ") && words.contains(" năm ") && !words.contains("  "));
            }
        }
    }
}
