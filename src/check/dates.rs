//! Dates in running text: weekday with date, lunar with solar, in Vietnamese and English.
//!
//! In: prose. Out: pairs that ought to agree, with their byte ranges. Only forms that can mean nothing else are read:
//! `Thứ Hai, 8/5/2023`, `8/5/2023 (thứ Hai)`, `Monday 8 May 2023`, `1–16/1/2023 (10–25 tháng Chạp)`,
//! `10/12 âm lịch (1/1/2023)`. Must not know where the text stands.

use std::borrow::Cow;
use std::ops::Range;

use jiff::civil::Weekday;

use super::passages::is_letter;
use crate::model::Date;

/// A weekday written beside a date.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct WrittenWeekday {
    /// Byte range of the weekday.
    pub(super) range: Range<usize>,
    /// The weekday written.
    pub(super) weekday: Weekday,
    /// The date.
    pub(super) date: Date,
}

/// Lunar days written beside solar ones.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct WrittenLunar {
    /// Byte range of the lunar days.
    pub(super) range: Range<usize>,
    /// Lunar day and month, and the solar day that it should be.
    pub(super) pairs: Vec<(u8, u8, Date)>,
}

#[derive(Debug, Clone, PartialEq)]
enum Token<'t> {
    /// A number and how many digits it was written with.
    Number(u32, usize),
    /// A word in lower case.
    Word(Cow<'t, str>),
    /// Anything else but spaces; a new line is one of these.
    Sign(char),
}

/// A text in words, numbers and signs.
pub(super) struct Tokens<'t> {
    list: Vec<(Token<'t>, Range<usize>)>,
    text: &'t str,
}

/// A span of days read from tokens `from..to`.
struct Days {
    from: usize,
    to: usize,
    first: Date,
    last: Date,
}

/// Lunar days read from tokens `from..to`.
struct LunarDays {
    from: usize,
    to: usize,
    first: u8,
    last: u8,
    month: u8,
}

/// The tokens of a text that names a year; all dates that are judged do, and most texts don't.
pub(super) fn tokens(text: &str) -> Tokens<'_> {
    let mut list = Vec::new();
    let mut chars = if names_year(text) { text } else { "" }.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let kind = |c: char| {
            if c.is_ascii_digit() {
                1
            } else if is_letter(c) {
                2
            } else {
                0
            }
        };
        if c == '\n' || (!c.is_whitespace() && kind(c) == 0) {
            list.push((Token::Sign(c), start..start + c.len_utf8()));
            continue;
        }
        if kind(c) == 0 {
            continue;
        }
        let mut end = start + c.len_utf8();
        while let Some(&(i, next)) = chars.peek() {
            if kind(next) != kind(c) {
                break;
            }
            end = i + next.len_utf8();
            chars.next();
        }
        let piece = &text[start..end];
        let token = match piece.parse() {
            Ok(n) if kind(c) == 1 => Token::Number(n, piece.len()),
            _ if piece.contains(char::is_uppercase) => Token::Word(piece.to_lowercase().into()),
            _ => Token::Word(piece.into()),
        };
        list.push((token, start..end));
    }
    Tokens { list, text }
}

fn names_year(text: &str) -> bool {
    text.as_bytes().windows(4).any(|w| w.iter().all(u8::is_ascii_digit))
}

const MONTHS: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
const WEEKDAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];
/// What `thứ` may follow when it is a weekday and no ordinal (`lần thứ hai`).
const BEFORE_WEEKDAY: [&str; 12] = ["ngày", "sáng", "chiều", "tối", "trưa", "đêm", "hôm", "vào", "từ", "đến", "là", "và"];
/// What may stand between two dates that are the same.
const BETWEEN: [&str; 8] = ["tức", "là", "nhằm", "từ", "ngày", "dương", "lịch", "the"];

impl Tokens<'_> {
    fn number(&self, i: usize) -> Option<(u32, usize)> {
        match self.list.get(i)?.0 {
            Token::Number(n, digits) => Some((n, digits)),
            _ => None,
        }
    }

    fn small(&self, i: usize, max: u32) -> Option<u8> {
        let (n, digits) = self.number(i)?;
        (digits <= 2 && (1..=max).contains(&n)).then(|| u8::try_from(n).ok()).flatten()
    }

    fn year(&self, i: usize) -> Option<i16> {
        let (n, digits) = self.number(i)?;
        (digits == 4 && (1800..2200).contains(&n)).then(|| i16::try_from(n).ok()).flatten()
    }

    fn word(&self, i: usize) -> Option<&str> {
        match &self.list.get(i)?.0 {
            Token::Word(w) => Some(w),
            _ => None,
        }
    }

    fn is(&self, i: usize, word: &str) -> bool {
        self.word(i) == Some(word)
    }

    fn sign(&self, i: usize, signs: &[char]) -> bool {
        matches!(self.list.get(i), Some((Token::Sign(c), _)) if signs.contains(c))
    }

    fn english_month(&self, i: usize) -> Option<u8> {
        let at = MONTHS.iter().position(|m| self.is(i, m))?;
        u8::try_from(at + 1).ok()
    }

    /// A whole date at `i`, and the token after it.
    fn date(&self, i: usize) -> Option<(Date, usize)> {
        let make = |year: i16, month: u8, day: u8, next| {
            let date = jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
            Some((Date(date), next))
        };
        if let Some(month) = self.english_month(i) {
            let comma = usize::from(self.sign(i + 2, &[',']));
            return make(self.year(i + 2 + comma)?, month, self.small(i + 1, 31)?, i + 3 + comma);
        }
        let day = self.small(i, 31)?;
        if self.sign(i + 1, &['/']) && self.sign(i + 3, &['/']) {
            return make(self.year(i + 4)?, self.small(i + 2, 12)?, day, i + 5);
        }
        if self.is(i + 1, "tháng") {
            let year = i + 3 + usize::from(self.is(i + 3, "năm"));
            return make(self.year(year)?, self.small(i + 2, 12)?, day, year + 1);
        }
        make(self.year(i + 2)?, self.english_month(i + 1)?, day, i + 3)
    }

    /// Skips what joins the ends of a period; `None` where nothing does.
    fn joined(&self, i: usize) -> Option<usize> {
        if self.sign(i, &['-', '–', '—']) {
            return Some(i + 1);
        }
        let mut at = i;
        while ["đến", "hết", "ngày", "to", "until"].iter().any(|w| self.is(at, w)) {
            at += 1;
        }
        (at > i && (self.is(i, "đến") || self.is(i, "to") || self.is(i, "until"))).then_some(at)
    }

    /// A date or a period at `i`.
    fn days(&self, i: usize) -> Option<Days> {
        // A number that goes on before (`18/12/2022`) is no start.
        if i > 0 && self.sign(i - 1, &['/']) {
            return None;
        }
        if let Some((first, next)) = self.date(i) {
            let last = self.joined(next).and_then(|j| self.date(j));
            let (last, to) = last.unwrap_or((first, next));
            return Some(Days { from: i, to, first, last });
        }
        let day = self.small(i, 31)?;
        let (month, next) = if self.sign(i + 1, &['/']) {
            (Some(self.small(i + 2, 12)?), i + 3)
        } else {
            self.english_month(i + 1).map_or((None, i + 1), |m| (Some(m), i + 2))
        };
        let (last, to) = self.date(self.joined(next)?)?;
        let month = month.and_then(|m| i8::try_from(m).ok()).unwrap_or(last.0.month());
        let year = if month > last.0.month() { last.0.year() - 1 } else { last.0.year() };
        let first = jiff::civil::Date::new(year, month, i8::try_from(day).ok()?).ok()?;
        Some(Days { from: i, to, first: Date(first), last })
    }

    /// Lunar days at `i`.
    fn lunar(&self, i: usize) -> Option<LunarDays> {
        if i > 0 && self.sign(i - 1, &['/']) {
            return None;
        }
        let ordinal = |i: usize| usize::from(["st", "nd", "rd", "th"].iter().any(|s| self.is(i, s)));
        let first = self.small(i, 30)?;
        let next = i + 1 + ordinal(i + 1);
        let second = self.joined(next).and_then(|j| Some((self.small(j, 30)?, j + 1 + ordinal(j + 1))));
        let (last, next) = second.unwrap_or((first, next));
        let (month, to) = self.lunar_month(next)?;
        Some(LunarDays { from: i, to, first, last, month })
    }

    fn lunar_month(&self, i: usize) -> Option<(u8, usize)> {
        let said_so = |j: usize| self.is(j, "âm") && self.is(j + 1, "lịch");
        if self.sign(i, &['/']) {
            return self.small(i + 1, 12).filter(|_| said_so(i + 2)).map(|m| (m, i + 4));
        }
        if self.is(i, "tháng") {
            if self.is(i + 1, "chạp") || self.is(i + 1, "giêng") {
                let month = if self.is(i + 1, "chạp") { 12 } else { 1 };
                return Some((month, i + 2));
            }
            return self.small(i + 1, 12).filter(|_| said_so(i + 2)).map(|m| (m, i + 4));
        }
        let mut at = i;
        while ["day", "days", "of", "the"].iter().any(|w| self.is(at, w)) {
            at += 1;
        }
        const ORDINALS: [&str; 12] =
            ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"];
        let month = ORDINALS.iter().position(|o| self.is(at, o))?;
        let named = self.is(at + 1, "lunar") && self.is(at + 2, "month");
        named.then(|| u8::try_from(month + 1).ok().map(|m| (m, at + 3))).flatten()
    }

    /// A weekday at `i`, and the token after it.
    fn weekday(&self, i: usize) -> Option<(Weekday, usize)> {
        if let Some((_, day)) = WEEKDAYS.iter().find(|(name, _)| self.is(i, name)) {
            return Some((*day, i + 1));
        }
        let free = i == 0 || !matches!(self.list[i - 1].0, Token::Word(_)) || self.word(i - 1).is_some_and(|w| BEFORE_WEEKDAY.contains(&w));
        let capital = self.text[self.list.get(i)?.1.clone()].starts_with(char::is_uppercase);
        if !free && !capital {
            return None;
        }
        if self.is(i, "chủ") && self.is(i + 1, "nhật") {
            return Some((Weekday::Sunday, i + 2));
        }
        if !self.is(i, "thứ") {
            return None;
        }
        let named = [("hai", 1), ("ba", 2), ("tư", 3), ("năm", 4), ("sáu", 5), ("bảy", 6), ("bẩy", 6)];
        let by_name = named.iter().find(|(w, _)| self.is(i + 1, w)).map(|(_, n)| *n);
        let by_number = self.small(i + 1, 7).filter(|n| *n > 1 && !self.sign(i + 2, &['/'])).and_then(|n| i8::try_from(n - 1).ok());
        Weekday::from_monday_one_offset(by_name.or(by_number)?).ok().map(|d| (d, i + 2))
    }

    /// The first token after what may stand between two forms of one date.
    fn after_filler(&self, from: usize) -> usize {
        let mut at = from;
        while at - from < 6 && (self.sign(at, &['(', ',', '|', ';', '=']) || BETWEEN.iter().any(|w| self.is(at, w))) {
            at += 1;
        }
        at
    }

    fn bytes(&self, from: usize, to: usize) -> Range<usize> {
        self.list[from].1.start..self.list[to - 1].1.end
    }
}

/// Every weekday that stands beside its date.
pub(super) fn weekdays(tokens: &Tokens<'_>) -> Vec<WrittenWeekday> {
    let mut out = Vec::new();
    for i in 0..tokens.list.len() {
        if let Some((weekday, next)) = tokens.weekday(i) {
            let mut at = next;
            while at - next < 3 && (tokens.sign(at, &[',', '(']) || tokens.is(at, "ngày")) {
                at += 1;
            }
            if let Some((date, _)) = tokens.date(at) {
                out.push(WrittenWeekday { range: tokens.bytes(i, next), weekday, date });
            }
        } else if let Some((date, next)) = tokens.date(i).filter(|_| i == 0 || !tokens.sign(i - 1, &['/']))
            && tokens.sign(next, &['('])
            && let Some((weekday, end)) = tokens.weekday(next + 1)
            && tokens.sign(end, &[')'])
        {
            out.push(WrittenWeekday { range: tokens.bytes(next + 1, end), weekday, date });
        }
    }
    out
}

/// Every lunar date or period that stands beside its solar one.
pub(super) fn lunar_pairs(tokens: &Tokens<'_>) -> Vec<WrittenLunar> {
    let mut out = Vec::new();
    for i in 0..tokens.list.len() {
        let solar_first = tokens.days(i).and_then(|d| tokens.lunar(tokens.after_filler(d.to)).map(|l| (l, d)));
        let lunar_first = || tokens.lunar(i).and_then(|l| tokens.days(tokens.after_filler(l.to)).map(|d| (l, d)));
        let Some((lunar, days)) = solar_first.or_else(lunar_first) else { continue };
        // The end of a period must not be taken for a date of its own.
        let part_of_more = days.from > 1 && tokens.sign(days.from - 1, &['-', '–', '—']);
        if part_of_more || (lunar.first == lunar.last) != (days.first == days.last) {
            continue;
        }
        let mut pairs = vec![(lunar.first, lunar.month, days.first)];
        if days.first != days.last {
            // A period over the end of a month names only its last month.
            if lunar.first > lunar.last {
                pairs.clear();
            }
            pairs.push((lunar.last, lunar.month, days.last));
        }
        out.push(WrittenLunar { range: tokens.bytes(lunar.from, lunar.to), pairs });
    }
    out.dedup_by(|a, b| a.range.end == b.range.end);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weekday(text: &str) -> Vec<(Weekday, String)> {
        weekdays(&tokens(text)).into_iter().map(|w| (w.weekday, w.date.to_string())).collect()
    }

    #[test]
    fn weekdays_in_both_languages() {
        let monday = [(Weekday::Monday, "2023-05-08".to_owned())];
        for text in [
            "Thứ Hai, 8/5/2023",
            "vào thứ hai ngày 8/5/2023",
            "Sáng thứ 2, 08/05/2023",
            "8/5/2023 (thứ Hai)",
            "thứ Hai, ngày 8 tháng 5 năm 2023",
            "Monday 8 May 2023",
            "Monday, May 8, 2023",
        ] {
            assert_eq!(weekday(text), monday, "{text}");
        }
        assert_eq!(weekday("Chủ nhật, 18/12/2022")[0].0, Weekday::Sunday);
    }

    #[test]
    fn ordinals_are_no_weekdays() {
        for text in
            ["lần thứ hai, 8/5/2023", "lần thứ 2 ngày 8/5/2023", "Chủ nhật Đỏ, ngày chính 18/12/2022", "ngày 8/5/2023, thứ Ba 9/5/2023"]
        {
            assert!(weekday(text).iter().all(|(w, _)| *w == Weekday::Tuesday), "{text}");
        }
    }

    #[test]
    fn lunar_and_solar_side_by_side() {
        let one = |text: &str| {
            let found = lunar_pairs(&tokens(text));
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            found[0].pairs.iter().map(|(d, m, s)| (*d, *m, s.to_string())).collect::<Vec<_>>()
        };
        let both = [(10, 12, "2023-01-01".to_owned()), (25, 12, "2023-01-16".to_owned())];
        for text in [
            "1–16/1/2023 (10–25 tháng Chạp)",
            "| 1/1 – 16/1/2023 | 10 – 25 tháng Chạp |",
            "từ ngày 01/01 đến hết ngày 16/01/2023 (từ ngày 10 đến ngày 25 tháng Chạp)",
            "1 to 16 January 2023 (10th to 25th day of the twelfth lunar month)",
            "10–25 tháng Chạp (1–16/1/2023)",
        ] {
            assert_eq!(one(text), both, "{text}");
        }
        assert_eq!(one("10 tháng Chạp năm nay, (1/1/2023)".replace(" năm nay", "").as_str()), [(10, 12, "2023-01-01".to_owned())]);
        assert_eq!(one("10/12 âm lịch (1/1/2023)"), [(10, 12, "2023-01-01".to_owned())]);
        assert!(lunar_pairs(&tokens("8/5/2023 và rằm tháng Giêng")).is_empty());
    }
}
