//! The filter `filesize(lang=…)`: bytes as people read them.

use tera::{Kwargs, State};

/// `875 B`, `42 KB`, `2,3 MB`: decimal units, as the browsers' own download lists show. `…` for a file not made yet.
pub(super) fn filter(bytes: u64, kwargs: Kwargs, _: &State<'_>) -> Result<String, tera::Error> {
    let lang: String = kwargs.must_get::<String>("lang")?;
    Ok(show(bytes, &lang))
}

fn show(bytes: u64, lang: &str) -> String {
    match bytes {
        0 => "…".to_owned(),
        1..1_000 => format!("{bytes}\u{a0}B"),
        1_000..999_500 => format!("{}\u{a0}KB", (bytes + 500) / 1_000),
        _ => {
            let tenths = (bytes + 50_000) / 100_000;
            let mark = if lang == "vi" { ',' } else { '.' };
            if tenths < 100 { format!("{}{mark}{}\u{a0}MB", tenths / 10, tenths % 10) } else { format!("{}\u{a0}MB", (tenths + 5) / 10) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::show;

    #[test]
    fn sizes_round_without_jumping_a_unit() {
        let shown: Vec<String> = [999, 1_000, 999_499, 999_500, 2_345_678, 9_960_000, 12_400_000].map(|b| show(b, "en")).into();
        assert_eq!(shown, ["999\u{a0}B", "1\u{a0}KB", "999\u{a0}KB", "1.0\u{a0}MB", "2.3\u{a0}MB", "10\u{a0}MB", "12\u{a0}MB"]);
    }
}
