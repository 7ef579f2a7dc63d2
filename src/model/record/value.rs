//! What a cell says, as a column's kind understands it.

use std::collections::BTreeMap;

use jiff::civil;

use super::{Column, Kind};
use crate::model::lunar::lunar;
use crate::model::text::Date;
use crate::model::vietnamese;
use crate::source::table::Cell;

/// Most đồng: quadrillions.
const MAX_MONEY: u64 = 9_999_999_999_999_999;
/// Years of which lunar days are known and which a letter may have.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2199;
/// What stands between the groups of a sum: 1.005.000, 1,005,000, 1 005 000.
const GROUPS: [char; 3] = ['.', ',', ' '];
/// What may follow a sum.
const CURRENCIES: [&str; 6] = ["vnđ", "vnd", "đồng", "₫", "đ", "d"];
/// Letters of Vietnamese code pages before Unicode (TCVN 5712) that no name has.
const OLD_LETTERS: &str =
    "\u{a8}\u{a9}\u{aa}\u{ab}\u{ac}\u{ae}\u{af}\u{b0}\u{b1}\u{b2}\u{b3}\u{b5}\u{b6}\u{b8}\u{b9}\u{bb}\u{bc}\u{bd}\u{be}\u{d7}\u{f7}";

/// Why a cell is none of its column's kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wrong {
    /// It is something else.
    Kind,
    /// Its letters were lost on the way.
    Letters,
}

/// The values that a cell with something in it gives to its column's names.
pub(super) fn values(column: &Column, cell: &Cell) -> Result<BTreeMap<String, String>, Wrong> {
    let id = &column.id.value;
    let text = cell.show();
    if broken(&text, column.kind) {
        return Err(Wrong::Letters);
    }
    let derived = |suffix: &str, value: String| (format!("{id}_{suffix}"), value);
    let own = |value: String| (id.clone(), value);
    let found = match (column.kind, cell) {
        (_, Cell::Fault) => None,
        (Kind::Money, _) => money(cell).map(|n| vec![own(vietnamese::money_figures(n)), derived("words", vietnamese::money(n))]),
        (Kind::Date, _) => day(cell).map(|d| {
            let words = [("line", vietnamese::date_line(d)), ("words", vietnamese::date(d)), ("lunar", vietnamese::lunar_date(lunar(d)))];
            let short = own(Cell::Day(d.0).show());
            std::iter::once(short).chain(words.map(|(suffix, value)| derived(suffix, value))).collect()
        }),
        (Kind::Number, _) => text.contains(|c: char| c.is_ascii_digit()).then(|| vec![own(text)]),
        (Kind::Name, Cell::Text(_)) => text.contains(char::is_alphabetic).then(|| vec![own(text)]),
        (Kind::Name, _) => None,
        (Kind::Text | Kind::Photo, _) => Some(vec![own(text)]),
    };
    found.map(|values| values.into_iter().collect()).ok_or(Wrong::Kind)
}

/// Whole đồng, more than none: figures, grouped or not, with or without the currency.
fn money(cell: &Cell) -> Option<u64> {
    if let Cell::Number(n) = cell {
        return whole(*n);
    }
    let text = cell.show().to_lowercase();
    let figures = CURRENCIES.iter().find_map(|c| text.strip_suffix(c)).unwrap_or(&text).trim();
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let grouped = |mark: char| {
        let parts: Vec<&str> = figures.split(mark).collect();
        let (first, rest) = parts.split_first()?;
        let right = all_digits(first) && first.len() <= 3 && !rest.is_empty() && rest.iter().all(|p| all_digits(p) && p.len() == 3);
        right.then(|| parts.concat())
    };
    let digits = if all_digits(figures) { Some(figures.to_owned()) } else { GROUPS.into_iter().find_map(grouped) };
    digits?.parse().ok().filter(|n| (1..=MAX_MONEY).contains(n))
}

/// A sheet keeps fifteen digits.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and inside the bounds")]
fn whole(n: f64) -> Option<u64> {
    (n.fract() == 0.0 && (1.0..1e15).contains(&n)).then_some(n as u64)
}

/// `8/5/2023`, `08-05-2023`, `2023-05-08`, `ngày 8 tháng 5 năm 2023`: day before month, as written in Vietnam.
fn day(cell: &Cell) -> Option<Date> {
    let date = match cell {
        Cell::Day(d) => Some(*d),
        Cell::Text(text) => written_day(text),
        _ => None,
    };
    date.filter(|d| YEARS.contains(&d.year())).map(Date)
}

fn written_day(text: &str) -> Option<civil::Date> {
    let plain = ["ngày", "tháng", "năm"].iter().fold(text.to_lowercase(), |text, word| text.replace(word, "/"));
    let parts: Vec<&str> = plain.split(['/', '-', '.', ' ']).filter(|p| !p.is_empty()).collect();
    let [a, b, c] = parts[..] else { return None };
    let (year, month, day) = if a.len() == 4 { (a, b, c) } else { (c, b, a) };
    let whole = year.len() == 4 && month.len() <= 2 && day.len() <= 2;
    civil::Date::new(year.parse().ok().filter(|_| whole)?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// Whether letters were lost: by another code page, or as question marks. In names one is enough; elsewhere such signs mean
/// something unless they stand inside a word.
fn broken(text: &str, kind: Kind) -> bool {
    let letters: Vec<char> = text.chars().collect();
    let is_letter = |i: Option<usize>| i.and_then(|i| letters.get(i)).is_some_and(|c| c.is_alphabetic());
    let inside = |i: usize| match kind {
        Kind::Name => is_letter(i.checked_sub(1)) || is_letter(Some(i + 1)),
        _ => is_letter(i.checked_sub(1)) && is_letter(Some(i + 1)),
    };
    let lost = |(i, c): (usize, &char)| *c == '\u{fffd}' || ((*c == '?' || OLD_LETTERS.contains(*c)) && inside(i));
    letters.iter().enumerate().any(lost)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text(t: &str) -> Cell {
        Cell::Text(t.to_owned())
    }

    #[test]
    fn sums_as_people_write_them() {
        for written in
            ["1005000", "1.005.000", "1,005,000", "1 005 000", "1.005.000 đồng", "1.005.000đ", "1.005.000 VNĐ", "1005000 vnd", "1.005.000₫"]
        {
            assert_eq!(money(&text(written)), Some(1_005_000), "{written}");
        }
        assert_eq!(money(&Cell::Number(1_005_000.0)), Some(1_005_000));
        assert_eq!(money(&text("1.005")), Some(1_005));
        assert_eq!(money(&text("9.999.999.999.999.999")), Some(MAX_MONEY));
        for wrong in
            ["", "đồng", "0", "-5", "1.5", "1,5 triệu", "1.005.000,00", "1.0050.000", "1.005,000", "năm mươi", "10.000.000.000.000.000"]
        {
            assert_eq!(money(&text(wrong)), None, "{wrong}");
        }
        for wrong in [0.0, 0.5, -1.0, 1e16, f64::NAN, f64::INFINITY] {
            assert_eq!(money(&Cell::Number(wrong)), None, "{wrong}");
        }
    }

    #[test]
    fn days_as_people_write_them() {
        let right = civil::Date::constant(2023, 5, 8);
        for written in
            ["8/5/2023", "08/05/2023", "8-5-2023", "8.5.2023", "2023-05-08", "ngày 8 tháng 5 năm 2023", "Ngày 08 tháng 05 năm 2023"]
        {
            assert_eq!(day(&text(written)), Some(Date(right)), "{written}");
        }
        assert_eq!(day(&Cell::Day(right)), Some(Date(right)));
        for wrong in ["", "31/4/2023", "5/31/2023", "8/5/23", "8/5", "8/5/1899", "8/5/2200", "tháng 5 năm 2023", "45054", "8/5/2023 10:00"]
        {
            assert_eq!(day(&text(wrong)), None, "{wrong}");
        }
        assert_eq!(day(&Cell::Number(45_054.0)), None);
    }

    #[test]
    fn letters_that_were_lost_are_found() {
        for lost in ["Nguy?n V?n A", "NguyÔn V¨n A", "TrÇn Th\u{de} B\u{b6}o", "L\u{fffd}"] {
            assert!(broken(lost, Kind::Name), "{lost}");
        }
        for right in ["Nguyễn Văn A", "Công ty “Á & Âu” – 50 % 100°", "Müller", "Ai biết?"] {
            assert!(!broken(right, Kind::Text), "{right}");
        }
        assert!(!broken("trồng 100 m² rừng", Kind::Text));
    }

    proptest! {
        #[test]
        fn any_cell_is_understood_or_refused(words in "\\PC{0,24}", kind in 0..6_usize, n: f64) {
            let kind = [Kind::Text, Kind::Name, Kind::Number, Kind::Money, Kind::Date, Kind::Photo][kind];
            for cell in [text(&words), Cell::Number(n)] {
                let column = super::super::tests::column("a", kind);
                if let Ok(values) = values(&column, &cell) {
                    prop_assert_eq!(values.into_keys().collect::<Vec<_>>(), { let mut names: Vec<_> = column.names().collect(); names.sort(); names });
                }
            }
        }
    }
}
