//! Vietnamese set in the brand's fonts: marks neither touch the next line nor leave their frame, and no text ends on a
//! line with a lone word where another break does.

#![allow(clippy::unwrap_used, reason = "tests")]
#![allow(clippy::disallowed_methods, reason = "fonts are read from the repository")]

use std::sync::Arc;

use nhandien::diagnostic::Report;
use nhandien::model::artboard::Align;
use nhandien::model::{Brand, resolve};
use nhandien::scene::fit::{Fitted, TextSpec};
use nhandien::scene::inspect::inspect_unclipped;
use nhandien::scene::{Typesetter, fonts};
use nhandien::source::Sources;
use nhandien::world::Disk;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

fn brand() -> Brand {
    let mut report = Report::default();
    let sources = Sources::load(&Disk::new(env!("CARGO_MANIFEST_DIR")), &mut report).unwrap();
    resolve::resolve(&sources, &mut report).unwrap().brand
}

/// All 134 letters of the Vietnamese alphabet that carry marks, and the plain ones.
fn letters() -> Vec<char> {
    let tones = ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"];
    let vowels = ["a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y"];
    let marked = vowels.iter().flat_map(|v| tones.iter().map(move |t| format!("{v}{t}").nfc().collect::<String>()));
    let all = marked.chain(["đ".to_owned()]).chain("bcdghklmnpqrstvx".chars().map(String::from));
    let small: Vec<char> = all.flat_map(|s| s.chars().collect::<Vec<_>>()).collect();
    small.iter().copied().chain(small.iter().flat_map(|c| c.to_uppercase())).collect()
}

/// How far each letter reaches above and below the baseline, in font sizes.
fn reaches(brand: &Brand, weight: u16) -> Vec<(char, f64, f64)> {
    let family = &brand.tokens.typography.family;
    let body: String = letters()
        .iter()
        .enumerate()
        .map(|(i, c)| {
            format!("<text id='{c}' x='{}' y='1000' font-family='{family}' font-weight='{weight}' font-size='100'>{c}</text>", i * 200)
        })
        .collect();
    let svg = format!("<svg xmlns='http://www.w3.org/2000/svg' width='100' height='100'>{body}</svg>");
    let tree = fonts::parse_svg(&svg, &fonts::database(brand), family).unwrap();
    let reach = |p: nhandien::scene::inspect::Painted| {
        (p.id().chars().next().unwrap(), (1000.0 - p.bounds.y0) / 100.0, (p.bounds.y1 - 1000.0) / 100.0)
    };
    inspect_unclipped(&tree).into_iter().map(reach).collect()
}

const WEIGHTS: [u16; 3] = [400, 600, 800];

fn spec(brand: &Brand, width: f64, height: f64) -> TextSpec {
    TextSpec {
        family: brand.tokens.typography.family.clone(),
        weight: 600.0,
        tracking: 0.0,
        width,
        height,
        min: 10.0,
        max: 40.0,
        lines: 3,
        line_height: 1.25,
        balance: false,
        align: Align::Start,
    }
}

/// A letter of the highest and of the lowest reach.
fn extremes(all: &[(char, f64, f64)]) -> (char, char) {
    let most = |side: fn(&(char, f64, f64)) -> f64| all.iter().max_by(|a, b| side(a).total_cmp(&side(b))).unwrap().0;
    (most(|r| r.1), most(|r| r.2))
}

#[test]
fn marks_of_neighbouring_lines_never_touch() {
    let brand = brand();
    let mut typesetter = Typesetter::new(&brand);
    for weight in WEIGHTS {
        let all = reaches(&brand, weight);
        assert_eq!(all.len(), letters().len(), "every letter is drawn");
        let (high, low) = extremes(&all);
        let of = |c: char| all.iter().find(|r| r.0 == c).unwrap();
        let spec = TextSpec { weight: f32::from(weight), line_height: 1.2, ..spec(&brand, 300.0, 200.0) };
        for (upper, lower) in letters().into_iter().flat_map(|c| [(c, high), (low, c)]) {
            let fitted = typesetter.fit(&format!("{upper}\n{lower}"), &spec).unwrap();
            let reach = of(upper).2 + of(lower).1;
            assert!(fitted.leading > reach * fitted.size, "{weight}: {upper} over {lower}");
            assert!(fitted.leading >= 1.2 * fitted.size);
        }
    }
}

/// Pixels that a line of text covers.
fn inked(brand: &Brand, db: &Arc<usvg::fontdb::Database>, line: &str, y: f64, fitted: &Fitted) -> Vec<bool> {
    let family = &brand.tokens.typography.family;
    let text = format!("<text x='20' y='{y}' font-family='{family}' font-weight='800' font-size='{}'>{line}</text>", fitted.size);
    let svg = format!("<svg xmlns='http://www.w3.org/2000/svg' width='340' height='240'>{text}</svg>");
    let tree = fonts::parse_svg(&svg, db, family).unwrap();
    let mut picture = resvg::tiny_skia::Pixmap::new(340, 240).unwrap();
    resvg::render(&tree, resvg::tiny_skia::Transform::identity(), &mut picture.as_mut());
    picture.pixels().iter().map(|p| p.alpha() > 40).collect()
}

#[test]
fn capitals_with_all_their_marks_share_no_pixel_with_the_next_line() {
    let brand = brand();
    let db = fonts::database(&brand);
    let mut typesetter = Typesetter::new(&brand);
    let spec = TextSpec { weight: 800.0, line_height: 1.2, lines: 4, ..spec(&brand, 300.0, 220.0) };
    for text in ["THẲNG ỰỢ ĐẲNG CỔ ỰỢ ẨN ĐỘ ẲẲ", "NGHỆ SỸ ỰNG ỘP ỌẸ ỔN ẤM ẮT", "Tự lực Ẳm Ỗ Ự ỵ Ẳ ự ợ Ẵ"]
    {
        let fitted = typesetter.fit(text, &spec).unwrap();
        assert!(fitted.lines.len() > 1);
        let pixels: Vec<_> = (fitted.lines.iter().zip(0..))
            .map(|(line, i)| inked(&brand, &db, line, 10.0 + fitted.ascent + f64::from(i) * fitted.leading, &fitted))
            .collect();
        for pair in pixels.windows(2) {
            assert!(!pair[0].iter().zip(&pair[1]).any(|(a, b)| *a && *b), "{:?}", fitted.lines);
        }
    }
}

#[test]
fn marks_stay_inside_their_frame() {
    let brand = brand();
    let mut typesetter = Typesetter::new(&brand);
    for weight in WEIGHTS {
        let all = reaches(&brand, weight);
        let up = all.iter().map(|r| r.1).fold(0.0, f64::max);
        let down = all.iter().map(|r| r.2).fold(0.0, f64::max);
        for line_height in [1.2, 1.25, 1.4] {
            // As high as two lines of the largest size without marks.
            let height = 2.0 * 40.0 * line_height;
            let spec = TextSpec { weight: f32::from(weight), line_height, ..spec(&brand, 300.0, height) };
            let Fitted { size, ascent, leading, lines, height: block, .. } = typesetter.fit("ẲỰ Ỗ Ữ Ợ Ặ Ự Ỵ ẳ ự ợ Ẳ Ẫ Ổ Ự", &spec).unwrap();
            let further = leading * (lines.len() - 1) as f64;
            assert!(lines.len() > 1 && block < height * 1.0002);
            assert!(ascent - up * size > -1e-2, "{weight}, {line_height}: {} above the frame", up * size - ascent);
            let bottom = ascent + further + down * size;
            assert!(bottom < height + 2e-2, "{weight}, {line_height}: {} below the frame", bottom - height);
        }
    }
}

#[test]
fn composed_and_decomposed_texts_are_set_alike() {
    let brand = brand();
    let mut typesetter = Typesetter::new(&brand);
    let text = "Hội Chữ thập đỏ tỉnh Bà Rịa – Vũng Tàu: những tấm lòng vàng";
    let spec = spec(&brand, 300.0, 200.0);
    let decomposed: String = text.nfd().collect();
    assert_ne!(text, decomposed);
    assert_eq!(typesetter.fit(text, &spec), typesetter.fit(&decomposed, &spec));
}

/// Syllables of campaign texts, short and long.
fn texts() -> impl Strategy<Value = String> {
    let words =
        ["Từ", "trái", "tim", "mỗi", "chúng", "ta", "nghĩa", "tình", "nhân", "ái", "2023", "khuyết", "những", "người", "ở", "Trường"];
    prop::collection::vec(prop::sample::select(words.to_vec()), 2..14).prop_map(|w| w.join(" "))
}

fn set(brand: &Arc<Brand>, text: &str, spec: &TextSpec) -> Option<Fitted> {
    Typesetter::new(brand).fit(text, spec).ok()
}

#[test]
fn no_last_word_stands_alone_where_it_need_not() {
    let brand = Arc::new(brand());
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig { cases: 200, ..ProptestConfig::default() });
    let inputs = (texts(), 120.0..600.0_f64, any::<bool>());
    let outcome = runner.run(&inputs, |(text, width, balance)| {
        let spec = TextSpec { balance, ..spec(&brand, width, 160.0) };
        let Some(fitted) = set(&brand, &text, &spec) else { return Ok(()) };
        prop_assert_eq!(fitted.lines.join(" "), text.clone());
        if fitted.lone_end {
            // Only where company for the last word would cost more than a quarter of the size.
            let (before, last) = text.rsplit_once(' ').unwrap();
            let together = set(&brand, &format!("{before}\u{a0}{last}"), &spec);
            prop_assert!(together.is_none_or(|t| t.lone_end || t.size < 0.75 * fitted.size), "{:?}", fitted.lines);
        }
        Ok(())
    });
    outcome.unwrap();
}
