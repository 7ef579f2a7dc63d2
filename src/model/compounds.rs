//! Vietnamese writes most words as several syllables with spaces between; a line that ends inside one reads badly.
//!
//! In: a text and the brand's list of such words. Out: the same text with their inner spaces unbreakable (U+00A0).
//! Knows nothing of fonts and sizes.

/// `text` with the inner spaces of each of `compounds` made unbreakable, whatever its capitals; the longest word wins.
#[must_use]
pub fn join(text: &str, compounds: &[String]) -> String {
    let lines: Vec<String> = text.split('\n').map(|line| join_line(line, compounds)).collect();
    lines.join("\n")
}

fn join_line(line: &str, compounds: &[String]) -> String {
    let syllables: Vec<&str> = line.split(' ').collect();
    let mut out = String::with_capacity(line.len());
    let mut at = 0;
    while at < syllables.len() {
        let length = compounds.iter().filter_map(|c| begins(&syllables[at..], c)).max().unwrap_or(1);
        if at > 0 {
            out.push(' ');
        }
        out.push_str(&syllables[at..at + length].join("\u{a0}"));
        at += length;
    }
    out
}

/// What may stand before a word.
const OPENING: [char; 3] = ['“', '"', '('];

/// How many syllables of `syllables` are `compound`, where they begin with it. Marks may stand before and after.
fn begins(syllables: &[&str], compound: &str) -> Option<usize> {
    // Most words begin with another letter.
    let first = |s: &str| s.chars().next().into_iter().flat_map(char::to_lowercase);
    if first(syllables.first()?.trim_start_matches(OPENING)).ne(first(compound)) {
        return None;
    }
    let wanted: Vec<&str> = compound.split(' ').collect();
    let bare = |i: usize, s: &str| {
        let s = if i == 0 { s.trim_start_matches(OPENING) } else { s };
        let last = i + 1 == wanted.len();
        (if last { s.trim_end_matches([',', '.', ';', ':', '!', '?', '”', '"', ')']) } else { s }).to_lowercase()
    };
    let found = syllables.get(..wanted.len())?;
    let same = found.iter().zip(&wanted).enumerate().all(|(i, (s, w))| bare(i, s) == w.to_lowercase());
    same.then_some(wanted.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_of_a_word_stay_together_whatever_their_capitals_and_marks() {
        let words = ["tình nguyện".to_owned(), "tình nguyện viên".to_owned(), "nhân ái".to_owned()];
        assert_eq!(join("Mạng lưới tình nguyện viên", &words), "Mạng lưới tình\u{a0}nguyện\u{a0}viên");
        assert_eq!(join("“Tết Nhân ái”, tình\nnguyện", &words), "“Tết Nhân\u{a0}ái”, tình\nnguyện");
    }
}
