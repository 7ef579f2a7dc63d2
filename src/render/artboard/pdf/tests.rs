//! The file as a press would read it: boxes, operators, fonts, text.

use std::sync::{Arc, LazyLock};

use usvg::fontdb::Database;

use super::*;

const HEAD: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" width="106" height="156" viewBox="0 0 106 156">"#;
const RED: ([u8; 3], [u8; 4]) = ([0xd7, 0x19, 0x20], [0, 100, 95, 5]);
const SKY: ([u8; 3], [u8; 4]) = ([0x1e, 0x88, 0xe5], [80, 40, 0, 0]);
const PAPER: ([u8; 3], [u8; 4]) = ([0xff, 0xff, 0xff], [0, 0, 0, 0]);
const INK: ([u8; 3], [u8; 4]) = ([0, 0, 0], [0, 0, 0, 100]);

static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut db = Database::new();
    db.load_font_data(include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/brand/fonts/BeVietnamPro-Regular.ttf")).to_vec());
    db.load_font_data(include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/brand/fonts/BeVietnamPro-ExtraBold.ttf")).to_vec());
    Arc::new(db)
});

static FACES: LazyLock<Fonts> = LazyLock::new(|| Fonts::new(FONTS.clone()));

fn inks() -> Inks {
    Inks::from_iter([RED, SKY, PAPER, INK])
}

fn tree(body: &str) -> usvg::Tree {
    let options = usvg::Options { fontdb: FONTS.clone(), ..usvg::Options::default() };
    usvg::Tree::from_str(&format!("{HEAD}{body}</svg>"), &options).unwrap()
}

fn sheet() -> Sheet<'static> {
    Sheet { trim: (100.0, 150.0), bleed: 3.0, marks: true, slug: "Áp phích · 2023.1 & tỷ lệ 1:1", output_scale: 1.0 }
}

fn meta() -> Meta<'static> {
    Meta { title: "Áp phích", author: "Hội", creator: "nhandien", lang: "vi", id: "poster", slug_font: "Be Vietnam Pro" }
}

/// Trees of these tests hold no pictures that are not asked for.
struct Album(BTreeMap<String, Picture>);

impl Pictures for Album {
    fn get(&self, id: &str, _: &usvg::ImageKind) -> Result<Picture, &'static str> {
        self.0.get(id).cloned().ok_or("a picture")
    }
}

fn print_with(press: &Press<'_>, sheet: Sheet<'_>, bodies: &[&str]) -> Result<Vec<u8>, Vec<PdfError>> {
    let trees: Vec<_> = bodies.iter().map(|body| tree(body)).collect();
    let layers: Vec<_> = trees.iter().collect();
    let page = Page { layers: &layers, art: Art { unit: 1.0, bleed: 3.0 }, sheet };
    print_pdf(&[page], &meta(), press)
}

fn print_on(sheet: Sheet<'_>, bodies: &[&str]) -> Result<Vec<u8>, Vec<PdfError>> {
    let (inks, pictures) = (inks(), Album(BTreeMap::new()));
    print_with(&Press { inks: &inks, pictures: &pictures, fonts: &FACES, condition: None, outlined: false }, sheet, bodies)
}

fn print(body: &str) -> Result<Vec<u8>, Vec<PdfError>> {
    print_on(sheet(), &[body])
}

/// What stood in the way of printing.
fn faults(printed: Result<Vec<u8>, Vec<PdfError>>) -> Vec<PdfError> {
    printed.map(drop).unwrap_err()
}

/// Everything in the file but binary streams (fonts), as text, unpacked by an independent reader.
fn readable(pdf: &[u8]) -> String {
    let mut file = lopdf::Document::load_mem(pdf).unwrap();
    file.decompress();
    let mut pdf = Vec::new();
    file.save_to(&mut pdf).unwrap();
    let mut out = String::new();
    for part in pdf.split(|b| *b == b'\n') {
        if let Ok(line) = str::from_utf8(part) {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

/// Lines that end in one of the operators.
fn lines_with<'t>(text: &'t str, operators: &[&str]) -> Vec<&'t str> {
    let ends = |line: &&str| line.rsplit(' ').next().is_some_and(|last| operators.contains(&last));
    text.lines().filter(ends).collect()
}

const EVERYTHING: &str = r##"
  <defs>
    <linearGradient id="l" gradientTransform="rotate(30)"><stop offset="0" stop-color="#d71920"/><stop offset="0.4" stop-color="#fff"/><stop offset="1" stop-color="#1e88e5"/></linearGradient>
    <linearGradient id="rep" x2="0.2" spreadMethod="repeat"><stop offset="0.1" stop-color="#d71920"/><stop offset="1" stop-color="#1e88e5"/></linearGradient>
    <radialGradient id="rad" r="0.2" fx="0.45" spreadMethod="reflect"><stop offset="0" stop-color="#d71920"/><stop offset="1" stop-color="#fff"/></radialGradient>
    <clipPath id="c"><circle cx="50" cy="75" r="20"/><rect x="60" y="60" width="20" height="20"/></clipPath>
  </defs>
  <rect x="-10" y="-10" width="126" height="176" fill="#fff"/>
  <rect x="10" y="10" width="40" height="20" fill="url(#l)"/>
  <rect x="55" y="10" width="40" height="20" fill="url(#rep)" stroke="#000" stroke-width="0.5" stroke-dasharray="2 1" stroke-linecap="round"/>
  <circle cx="30" cy="50" r="15" fill="url(#rad)"/>
  <g clip-path="url(#c)"><rect width="106" height="156" fill="#d71920"/></g>
  <svg x="60" y="35" width="20" height="20" viewBox="0 0 10 10"><circle cx="10" cy="10" r="8" fill="#1e88e5"/></svg>
  <path fill-rule="evenodd" fill="#000" d="M10 90h20v20h-20zM15 95h10v10h-10z"/>
  <text id="t" x="10" y="125" font-family="Be Vietnam Pro" font-weight="700" font-size="9" fill="url(#l)" letter-spacing="0.2">Tháng Nhân đạo</text>
  <text x="10" y="135" font-family="Be Vietnam Pro" font-size="5" fill="#d71920" stroke="#000" stroke-width="0.1" paint-order="stroke" text-decoration="underline">Nghiêng</text>
"##;

#[test]
fn nothing_is_painted_in_rgb_or_grey() {
    let text = readable(&print(EVERYTHING).unwrap());
    assert_eq!(lines_with(&text, &["rg", "RG", "g", "G", "gs", "Do"]), Vec::<&str>::new());
    for word in ["DeviceRGB", "DeviceGray", "/Group", "/SMask", "/ICCBased", "/CalRGB", "/Separation"] {
        assert!(!text.contains(word), "{word} in the file");
    }
    assert!(text.contains("/DeviceCMYK"));
    assert!(lines_with(&text, &["k", "K"]).len() > 5);
}

#[test]
fn a_brand_colour_comes_out_as_its_own_ink() {
    let text = readable(&print(r##"<rect width="9" height="9" fill="#d71920"/>"##).unwrap());
    let fills = lines_with(&text, &["k"]);
    assert_eq!(fills[0], "0 1 0.95 0.05 k", "in percent, not in parts of 255");
    let gradient = readable(&print(EVERYTHING).unwrap());
    assert!(gradient.contains("/C0[0 1 0.95 0.05]") && !gradient.contains("0.949"), "the ends of gradients, too");
}

#[test]
fn a_file_names_its_printing_condition() {
    let (inks, pictures) = (inks(), Album(BTreeMap::new()));
    let condition = Some(Condition { id: "FOGRA39", info: "Giấy tráng phủ" });
    let text = readable(
        &print_with(&Press { inks: &inks, pictures: &pictures, fonts: &FACES, condition, outlined: false }, sheet(), &[""]).unwrap(),
    );
    assert!(text.contains("/OutputIntents[<</Type/OutputIntent/S/GTS_PDFX/OutputConditionIdentifier(FOGRA39)"), "{text}");
    assert!(text.contains("/Info<FEFF00470069"));
    assert!(!readable(&print("").unwrap()).contains("OutputIntent"));
}

#[test]
fn outlined_letters_need_no_font() {
    let (inks, pictures) = (inks(), Album(BTreeMap::new()));
    let press = Press { inks: &inks, pictures: &pictures, fonts: &FACES, condition: None, outlined: true };
    let body = r##"<text x="9" y="20" font-family="Be Vietnam Pro" letter-spacing="3">Chữ viết thưa ra</text>"##;
    let text = readable(&print_with(&press, sheet(), &[body]).unwrap());
    assert!(!text.contains("/Font") && lines_with(&text, &["BT", "Tj", "TJ"]).is_empty());
    assert!(lines_with(&text, &["c"]).len() > 50, "curves of letters");
}

#[test]
fn a_picture_is_painted_in_inks_over_its_frame() {
    let mut jpeg = Vec::new();
    jpeg_encoder::Encoder::new(&mut jpeg, 90).encode(&[0, 120, 200, 10], 1, 1, jpeg_encoder::ColorType::CmykAsYcck).unwrap();
    let picture = Picture::jpeg(1, 1, Space::Cmyk, jpeg);
    let (inks, pictures) = (inks(), Album([("x".to_owned(), picture)].into()));
    let press = Press { inks: &inks, pictures: &pictures, fonts: &FACES, condition: None, outlined: false };
    let body = r##"<image id="x" x="10" y="20" width="40" height="30" preserveAspectRatio="none" href="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="/>"##;
    let text = readable(&print_with(&press, sheet(), &[body]).unwrap());
    assert_eq!(lines_with(&text, &["Do"]).len(), 1);
    assert!(text.contains("/ColorSpace/DeviceCMYK") && text.contains("/DCTDecode"), "{text}");
    for word in ["/SMask", "/Group", "DeviceRGB", "ICCBased"] {
        assert!(!text.contains(word), "{word}");
    }
}

#[test]
fn every_unknown_colour_is_named_once() {
    let printed = print(
        r##"<g id="box"><rect width="9" height="9" fill="#123456"/><rect width="8" height="8" fill="#123456"/></g>
        <text id="words" x="9" y="9" font-family="Be Vietnam Pro" fill="#d71921">a</text>"##,
    );
    let expected = vec![
        PdfError::UnknownInk { rgb: [0x12, 0x34, 0x56], id: "box".into() },
        PdfError::UnknownInk { rgb: [0xd7, 0x19, 0x21], id: "words".into() },
    ];
    assert_eq!(faults(printed), expected);
}

#[test]
fn what_needs_transparency_is_refused() {
    let rect = r##"width="9" height="9" fill="#000""##;
    let cases = [
        (format!(r#"<g id="x" opacity="0.5"><rect {rect}/><rect {rect}/></g>"#), "opacity below 1"),
        (format!(r#"<rect id="x" {rect} fill-opacity="0.5"/>"#), "opacity below 1"),
        (format!(r#"<g id="x" style="mix-blend-mode:multiply"><rect {rect}/></g>"#), "a blend mode"),
        (format!(r#"<filter id="f"><feGaussianBlur stdDeviation="1"/></filter><g id="x" filter="url(#f)"><rect {rect}/></g>"#), "a filter"),
        (format!(r##"<mask id="m"><rect {rect}/></mask><g id="x" mask="url(#m)"><rect {rect}/></g>"##), "a mask"),
        (format!(r##"<pattern id="p" width="2" height="2" patternUnits="userSpaceOnUse"><rect {rect}/></pattern><rect id="x" width="9" height="9" fill="url(#p)"/>"##), "a pattern"),
        (r##"<image id="x" width="1" height="1" href="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="/>"##.to_owned(), "a picture"),
        (r##"<linearGradient id="g"><stop offset="0" stop-color="#000"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></linearGradient><rect id="x" width="9" height="9" fill="url(#g)"/>"##.to_owned(), "opacity below 1"),
    ];
    for (body, what) in cases {
        let expected = PdfError::Unsupported { what, id: "x".into() };
        assert_eq!(faults(print(&body)), [expected], "{body}");
    }
}

#[test]
fn boxes_stand_where_the_sheet_says() {
    let text = readable(&print("").unwrap());
    let media = (100.0 + 2.0 * 13.0, 150.0 + 2.0 * 13.0);
    assert_eq!(boxes(&text, "/MediaBox"), [0.0, 0.0, media.0, media.1].map(tenths));
    assert_eq!(boxes(&text, "/BleedBox"), [10.0, 10.0, 116.0, 166.0].map(tenths));
    assert_eq!(boxes(&text, "/TrimBox"), [13.0, 13.0, 113.0, 163.0].map(tenths));
}

fn tenths(mm: f64) -> i64 {
    (mm * 10.0).round() as i64
}

/// A box in tenths of a millimetre.
fn boxes(text: &str, name: &str) -> [i64; 4] {
    let (_, rest) = text.split_once(name).unwrap();
    let (list, _) = rest.trim_start().trim_start_matches('[').split_once(']').unwrap();
    let values: Vec<_> = list.split_whitespace().map(|v| tenths(v.parse::<f64>().unwrap() * 25.4 / 72.0)).collect();
    values.try_into().unwrap()
}

#[test]
fn a_preset_scales_the_trim_and_keeps_the_bleed() {
    let sheet = Sheet { trim: (200.0, 300.0), marks: false, slug: "", ..sheet() };
    let text = readable(&print_on(sheet, &[""]).unwrap());
    assert_eq!(boxes(&text, "/TrimBox"), [3.0, 3.0, 203.0, 303.0].map(tenths));
    assert_eq!(boxes(&text, "/BleedBox"), [0.0, 0.0, 206.0, 306.0].map(tenths));
    assert_eq!(boxes(&text, "/MediaBox"), boxes(&text, "/BleedBox"));
    let frame = Frame::of(&sheet).unwrap();
    let size = usvg::Size::from_wh(106.0, 156.0).unwrap();
    let place = frame.place(size, Art { unit: 1.0, bleed: 3.0 }).unwrap();
    let mut corner = usvg::tiny_skia_path::Point::from_xy(3.0, 3.0);
    place.map_point(&mut corner);
    assert_eq!((tenths(f64::from(corner.x) * 25.4 / 72.0), tenths(f64::from(corner.y) * 25.4 / 72.0)), (30, 30));
}

#[test]
fn six_metres_go_out_at_a_tenth() {
    let (trim, bleed) = ((6000.0, 9000.0), 50.0);
    let sheet = Sheet { trim, bleed, output_scale: 0.1, ..sheet() };
    let text = readable(&print_on(sheet, &[""]).unwrap());
    assert_eq!(boxes(&text, "/TrimBox"), [15.0, 15.0, 615.0, 915.0].map(tenths));
    let full = print_on(Sheet { output_scale: 1.0, ..sheet }, &[""]);
    assert_eq!(faults(full), [PdfError::Sheet("longer than 5.08 m: print it at 1:10")]);
}

#[test]
fn odd_sheets_are_errors() {
    let cases = [
        (Sheet { trim: (0.0, 10.0), ..sheet() }, PdfError::Sheet("the trim has no size")),
        (Sheet { trim: (f64::NAN, 10.0), ..sheet() }, PdfError::Sheet("the trim has no size")),
        (Sheet { bleed: -1.0, ..sheet() }, PdfError::Sheet("the bleed is not a length")),
        (Sheet { output_scale: 0.0, ..sheet() }, PdfError::Sheet("the scale is not a positive number")),
        (Sheet { trim: (150.0, 100.0), ..sheet() }, PdfError::Ratio),
    ];
    for (sheet, fault) in cases {
        assert_eq!(faults(print_on(sheet, &[""])), [fault]);
    }
    let (inks, pictures) = (inks(), Album(BTreeMap::new()));
    let press = Press { inks: &inks, pictures: &pictures, fonts: &FACES, condition: None, outlined: false };
    assert_eq!(faults(print_pdf(&[], &meta(), &press)), [PdfError::Sheet("no page")]);
}

#[test]
fn odd_geometry_never_panics() {
    for body in [
        r##"<path fill="#000" d="M0 0"/>"##,
        r##"<path fill="#000" stroke="#000" d="M1 1h0v0z"/>"##,
        r##"<g transform="scale(0)"><rect width="9" height="9"/></g>"##,
        r##"<g transform="scale(1e30)"><g transform="scale(1e30)"><rect width="9e20" height="9e20"/></g></g>"##,
        r##"<clipPath id="c"/><g clip-path="url(#c)"><rect width="9" height="9"/></g>"##,
        r##"<clipPath id="c"><rect width="3e38" height="3e38"/></clipPath><g transform="scale(9)" clip-path="url(#c)"><rect width="9" height="9"/></g>"##,
        r##"<linearGradient id="g" x2="0.000001" spreadMethod="repeat"><stop offset="0" stop-color="#000"/><stop offset="1" stop-color="#fff"/></linearGradient><rect width="9" height="9" fill="url(#g)"/>"##,
        r##"<text x="1e38" y="1e38" font-family="Be Vietnam Pro" font-size="1e30">a</text>"##,
        r##"<text x="9" y="9" font-family="Be Vietnam Pro"> </text>"##,
    ] {
        let _either = print(body);
    }
}

#[test]
fn a_letter_without_a_shape_is_an_error() {
    let printed = print(r##"<text id="t" x="9" y="9" font-family="Be Vietnam Pro">a漢</text>"##);
    assert_eq!(faults(printed), [PdfError::MissingGlyph { text: "漢".into(), id: "t".into() }]);
}

#[test]
fn a_slug_in_an_unknown_font_is_an_error() {
    let layer = tree("");
    let page = Page { layers: &[&layer], art: Art { unit: 1.0, bleed: 3.0 }, sheet: sheet() };
    let meta = Meta { slug_font: "Nobody", ..meta() };
    let (inks, pictures) = (inks(), Album(BTreeMap::new()));
    let press = Press { inks: &inks, pictures: &pictures, fonts: &FACES, condition: None, outlined: false };
    assert_eq!(faults(print_pdf(&[page], &meta, &press)), [PdfError::SlugFont("Nobody".into())]);
}

#[test]
fn decomposed_text_is_mapped_to_composed_letters() {
    let text = readable(&print("<text x='9' y='9' font-family='Be Vietnam Pro'>e\u{302}\u{301} o\u{31b}\u{323}</text>").unwrap());
    assert!(text.contains("<1EBF>") && text.contains("<1EE3>"), "ế and ợ in ToUnicode");
    assert!(!text.contains("0302") && !text.contains("031B"), "no combining marks");
}

#[test]
fn a_line_of_text_is_one_run_in_one_font() {
    let sheet = Sheet { slug: "", ..sheet() };
    let body = r##"<text x="9" y="20" font-family="Be Vietnam Pro">Giọt máu cho đi</text>"##;
    let text = readable(&print_on(sheet, &[body]).unwrap());
    assert_eq!(lines_with(&text, &["BT"]).len(), 1);
    assert_eq!(lines_with(&text, &["TJ", "Tj"]).len(), 1);
    assert_eq!(text.matches("/Type/Font/").count(), 2, "the font, and its outlines");
}

#[test]
fn spaced_out_and_curved_words_carry_their_reading() {
    let sheet = Sheet { slug: "", ..sheet() };
    let spaced = r##"<text x="9" y="20" font-family="Be Vietnam Pro" letter-spacing="3">ANH EM</text>"##;
    let curved = r##"<path id="a" d="M9 90Q50 40 90 90"/><text font-family="Be Vietnam Pro"><textPath href="#a">anh em</textPath></text>"##;
    for (body, words, letter) in [(spaced, ["(ANH)", "(EM)"], "<0041>"), (curved, ["(anh)", "(em)"], "<0061>")] {
        let text = readable(&print_on(sheet, &[body]).unwrap());
        for word in words {
            assert_eq!(text.matches(&format!("/ActualText {word}")).count(), 1, "{word}");
        }
        assert!(text.contains(letter), "a glyph stays its own letter");
    }
}

#[test]
fn shapes_that_cancel_out_in_a_clip_are_refused() {
    let clip = |second: &str| {
        format!(
            r##"<clipPath id="c"><path d="M0 0h20v20h-20z"/><path d="{second}"/></clipPath><g id="x" clip-path="url(#c)"><rect width="50" height="50"/></g>"##
        )
    };
    let what = "a clip of several shapes that may cancel out";
    assert_eq!(faults(print(&clip("M10 10v20h20v-20z"))), [PdfError::Unsupported { what, id: "x".into() }]);
    assert!(print(&clip("M10 10h20v20h-20z")).is_ok());
}

#[test]
fn pages_and_layers_share_fonts_and_the_same_input_gives_the_same_bytes() {
    let (below, above) = (tree(EVERYTHING), tree(r##"<text x="9" y="20" font-family="Be Vietnam Pro">Hội</text>"##));
    let page = Page { layers: &[&below, &above], art: Art { unit: 1.0, bleed: 3.0 }, sheet: sheet() };
    let (inks, pictures) = (inks(), Album(BTreeMap::new()));
    let press = Press { inks: &inks, pictures: &pictures, fonts: &FACES, condition: None, outlined: false };
    let once = print_pdf(&[page, page], &meta(), &press).unwrap();
    let again = print_pdf(&[page, page], &meta(), &press).unwrap();
    assert_eq!(once, again);
    let text = readable(&once);
    assert_eq!(text.matches("/FontFile2").count(), 2, "regular and bold");
    assert!(!text.contains("CreationDate") && !text.contains("CreateDate"));
}

fn page<'t>(layers: &'t [&'t usvg::Tree]) -> Page<'t> {
    Page { layers, art: Art { unit: 1.0, bleed: 3.0 }, sheet: sheet() }
}

/// What a page paints, operator by operator, each with its space and with the inks and lines that it is painted with.
fn painted(pdf: &[u8]) -> Vec<String> {
    let file = lopdf::Document::load_mem(pdf).unwrap();
    let page = *file.get_pages().values().next().unwrap();
    let content = lopdf::content::Content::decode(&file.get_page_content(page)).unwrap();
    let (mut state, mut saved, mut out) = (BTreeMap::<String, String>::new(), Vec::new(), Vec::new());
    for operation in content.operations {
        let words = format!("{:?} {}", operation.operands, operation.operator);
        let needs: &[&str] = match operation.operator.as_str() {
            "f" | "f*" | "BT" => &["fill"],
            "S" => &["stroke", "w", "J", "j", "M", "d"],
            "B" | "B*" => &["fill", "stroke", "w", "J", "j", "M", "d"],
            _ => &[],
        };
        match operation.operator.as_str() {
            "q" => saved.push(state.clone()),
            "Q" => state = saved.pop().unwrap(),
            "cm" => state.entry("cm".to_owned()).or_default().push_str(&words),
            "cs" | "CS" => {}
            "k" | "scn" => drop(state.insert("fill".to_owned(), words)),
            "K" | "SCN" => drop(state.insert("stroke".to_owned(), words)),
            "w" | "J" | "j" | "M" | "d" | "Tr" => drop(state.insert(operation.operator, words)),
            _ => out.push(format!("{words} {:?} {:?}", state.get("cm"), needs.iter().map(|key| state.get(*key)).collect::<Vec<_>>())),
        }
    }
    assert!(saved.is_empty(), "all that is saved is restored");
    out
}

#[test]
fn a_file_on_a_plate_paints_what_the_whole_paints() {
    let top =
        r##"<text x="9" y="20" font-family="Be Vietnam Pro" font-size="5" fill="#1e88e5">Một giọt máu cho đi, tỉnh Quảng Ngãi</text>"##;
    let (below, above) = (tree(EVERYTHING), tree(top));
    let (inks, pictures) = (inks(), Album(BTreeMap::new()));
    let press = Press { inks: &inks, pictures: &pictures, fonts: &FACES, condition: None, outlined: false };
    let plate = Plate::new(&[page(&[&below])], "Be Vietnam Pro", &press).unwrap();
    let on_plate = plate.print(&[page(&[&above])], &meta(), &press).unwrap();
    let whole = print_pdf(&[page(&[&below, &above])], &meta(), &press).unwrap();
    assert_eq!(plate.print(&[page(&[&above])], &meta(), &press).unwrap(), on_plate, "as often as one likes");
    let strip = |all: Vec<String>| all.into_iter().filter(|line| !line.contains("Tj") && !line.contains("TJ")).collect::<Vec<_>>();
    assert!(strip(painted(&on_plate)) == strip(painted(&whole)), "the same but for the codes of letters");
    let text = |pdf: &[u8]| lopdf::Document::load_mem(pdf).unwrap().extract_text(&[1]).unwrap();
    assert_eq!(text(&on_plate), text(&whole));
    assert!(text(&on_plate).contains("Quảng Ngãi"));
}

#[test]
fn what_stands_in_the_way_below_and_above_is_said_together() {
    let (below, above) = (
        tree(r##"<rect id="a" width="9" height="9" fill="#123456"/>"##),
        tree(r##"<rect id="b" width="9" height="9" fill-opacity="0.5"/>"##),
    );
    let (inks, pictures) = (inks(), Album(BTreeMap::new()));
    let press = Press { inks: &inks, pictures: &pictures, fonts: &FACES, condition: None, outlined: false };
    let plate = Plate::new(&[page(&[&below])], "Be Vietnam Pro", &press).unwrap();
    let expected = [
        PdfError::UnknownInk { rgb: [0x12, 0x34, 0x56], id: "a".into() },
        PdfError::Unsupported { what: "opacity below 1", id: "b".into() },
    ];
    assert_eq!(faults(plate.print(&[page(&[&above])], &meta(), &press)), expected);
}

#[test]
fn a_picture_for_the_screen_goes_in_as_it_is() {
    let mut pixmap = resvg::tiny_skia::Pixmap::new(40, 33).unwrap();
    for (at, pixel) in (0_u8..).map(|v| v % 250).zip(pixmap.pixels_mut()) {
        *pixel = resvg::tiny_skia::PremultipliedColorU8::from_rgba(at, 255 - at, at / 2, 255).unwrap();
    }
    let picture = Picture::png(&super::super::png(pixmap.as_ref(), false)).unwrap();
    let mut draft = Draft::default();
    let page = draft.add_page(Frame::of(&sheet()).unwrap());
    let mut canvas = Canvas::new(&mut draft, Transform::identity());
    canvas.picture(picture, 40.0, 33.0);
    let (content, mut packer) = (canvas.finish(), Packer::default());
    draft.paint(page, packer.part(&content));
    let file = lopdf::Document::load_mem(&draft.write(&meta(), None, &mut packer).unwrap()).unwrap();
    let image = file.objects.values().filter_map(|o| o.as_stream().ok()).find(|s| s.dict.has(b"Width")).unwrap();
    let rgb: Vec<u8> = pixmap.pixels().iter().flat_map(|p| [p.red(), p.green(), p.blue()]).collect();
    assert_eq!(image.decompressed_content().unwrap(), rgb);
    assert!(Picture::png(b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR").is_none() && Picture::png(b"GIF").is_none());
}

proptest::proptest! {
    #[test]
    fn a_subset_has_the_outlines_of_its_face_and_grows_at_its_end(first in "[ -~À-ỹ]{1,40}", more in "[ -~À-ỹ]{0,40}") {
        let face = FACES.family("Be Vietnam Pro").unwrap();
        let glyphs = |text: &str| face.letters(text).filter_map(|(_, _, id)| id).collect::<Vec<_>>();
        let mut subset = font::Subset::new(face.clone());
        for glyph in glyphs(&first) {
            subset.code(glyph);
        }
        let begun = subset.program().unwrap();
        let codes: Vec<_> = glyphs(&(first + &more)).into_iter().map(|glyph| (glyph, subset.code(glyph))).collect();
        let program = subset.program().unwrap();
        let same = font::common(&begun).unwrap();
        let from = font::common(&program).unwrap().start;
        proptest::prop_assert!(program[from..].starts_with(&begun[same]));
        let outline = |data: &[u8], glyph: u16| {
            let mut path = usvg::tiny_skia_path::PathBuilder::new();
            font::trace(&skrifa::FontRef::new(data).unwrap(), glyph, Transform::identity(), &mut path);
            path.finish()
        };
        let whole = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/brand/fonts/BeVietnamPro-Regular.ttf"));
        for (glyph, code) in codes {
            proptest::prop_assert_eq!(outline(whole, glyph), outline(&program, code));
        }
    }
}
