//! The identity by itself: packs of chapters and of Central, palettes as other programs read them, the guideline.

#![allow(clippy::disallowed_methods, reason = "tests look at what the program wrote")]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use std::sync::OnceLock;

use common::Project;
use lopdf::content::Content;
use lopdf::{Document, Object};
use serde_json::Value;

/// The chapters with the shortest and the longest names, and the largest city's.
const SLUGS: [&str; 3] = ["hue", "ba-ria-vung-tau", "ho-chi-minh"];

/// One build for all tests: the pages, Central's identity, three chapters'.
fn built() -> &'static Project {
    static BUILT: OnceLock<Project> = OnceLock::new();
    BUILT.get_or_init(|| {
        let project = Project::shipped();
        project.replace("content/site.yaml", "kits: [2023, 2026]", "kits: []");
        project.run(["build", "--unit", "vn34-hue", "--unit", "VN-43", "--unit", "VN-SG"]).works();
        project
    })
}

fn file(name: &str) -> Vec<u8> {
    std::fs::read(built().path("public/bo-nhan-dien").join(name)).expect(name)
}

fn text(name: &str) -> String {
    String::from_utf8(file(name)).expect("UTF-8")
}

fn unzip(bytes: Vec<u8>) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a ZIP");
    let mut out = BTreeMap::new();
    for i in 0..zip.len() {
        let mut entry = zip.by_index(i).expect("entry");
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).expect("bytes");
        out.insert(entry.name().expect("UTF-8").into_owned(), bytes);
    }
    out
}

fn pack(slug: &str) -> BTreeMap<String, Vec<u8>> {
    let prefix = format!("bo-nhan-dien-{slug}/");
    unzip(file(&format!("{slug}.zip"))).into_iter().map(|(n, b)| (n.strip_prefix(&prefix).expect("one folder").to_owned(), b)).collect()
}

/// Name, RGB and inks of every colour, as `brand.yaml` has them.
fn colors() -> BTreeMap<String, ([u8; 3], [f32; 4])> {
    let mut out = BTreeMap::new();
    let mut accent = None;
    for line in built().read("brand/brand.yaml").lines() {
        if line.starts_with("  ") && !line.starts_with("   ") && line.trim_end().ends_with(':') {
            accent = Some(line.trim().trim_end_matches(':').to_owned());
        }
        let Some((name, rest)) = line.trim().split_once(':').filter(|(_, rest)| rest.contains("rgb:")) else { continue };
        let hex = rest.split('#').nth(1).expect("hex");
        let rgb = [0, 2, 4].map(|i| u8::from_str_radix(&hex[i..i + 2], 16).expect("hex"));
        let inks: Vec<f32> = rest.split(['[', ']']).nth(1).expect("cmyk").split(',').map(|v| v.trim().parse().expect("percent")).collect();
        let name = if line.starts_with("    ") { format!("{}.{name}", accent.as_ref().expect("accent")) } else { name.to_owned() };
        out.insert(name, (rgb, inks.try_into().expect("four inks")));
    }
    assert!(out.len() > 60, "{}", out.len());
    out
}

#[test]
fn a_chapters_pack_holds_its_lockups_paper_and_signature_and_no_one_elses_name() {
    for slug in SLUGS {
        let pack = pack(slug);
        let expected = [
            "00-doc-truoc.txt",
            "01-lockup/lockup-horizontal.pdf",
            "01-lockup/lockup-horizontal.png",
            "01-lockup/lockup-horizontal.svg",
            "01-lockup/lockup-stacked.pdf",
            "01-lockup/lockup-stacked.png",
            "01-lockup/lockup-stacked.svg",
            "02-van-phong/chu-ky-email.html",
            "02-van-phong/chu-ky-email.txt",
            "02-van-phong/giay-tieu-de.docx",
            "SHA256SUMS",
        ];
        assert_eq!(pack.keys().map(String::as_str).collect::<Vec<_>>(), expected, "{slug}");
        let sums = String::from_utf8(pack["SHA256SUMS"].clone()).expect("text");
        for (name, bytes) in pack.iter().filter(|(n, _)| *n != "SHA256SUMS") {
            assert!(sums.contains(&format!("{}  {name}\n", common::sha256(bytes))), "{slug}: {name}");
        }
        assert!(file(&format!("{slug}.zip")).len() < 150_000, "{slug}");
    }
    let read = |slug: &str, name: &str| String::from_utf8(pack(slug)[name].clone()).expect("text");
    for (slug, chapter) in [
        ("hue", "Hội Chữ thập đỏ thành phố Huế"),
        ("ba-ria-vung-tau", "Hội Chữ thập đỏ tỉnh Bà Rịa – Vũng Tàu"),
        ("chung", "Hội Chữ thập đỏ Việt Nam"),
    ] {
        assert!(
            read(slug, "00-doc-truoc.txt").starts_with(&format!("\u{feff}BỘ NHẬN DIỆN – {chapter}\r\n")),
            "{}",
            read(slug, "00-doc-truoc.txt")
        );
        assert!(read(slug, "02-van-phong/chu-ky-email.html").contains(chapter));
        assert!(read(slug, "02-van-phong/chu-ky-email.txt").contains(chapter));
    }
}

#[test]
fn single_files_are_those_of_the_pack() {
    for slug in SLUGS {
        let pack = pack(slug);
        for name in ["horizontal", "stacked"] {
            for kind in ["svg", "png"] {
                assert_eq!(file(&format!("{slug}/lockup-{name}.{kind}")), pack[&format!("01-lockup/lockup-{name}.{kind}")]);
            }
        }
    }
    let central = pack("chung");
    assert_eq!(file("lockup-horizontal.pdf"), central["01-lockup/lockup-horizontal.pdf"]);
}

#[test]
fn a_lockup_in_print_is_vectors_in_the_brands_inks() {
    let colors = colors();
    let inks = |name: &str| colors[name].1.map(|v| v / 100.0);
    let wanted = [inks("emblem-red"), inks("paper"), inks("ink")];
    for (slug, name) in SLUGS.iter().flat_map(|s| ["horizontal", "stacked"].map(|n| (s, n))) {
        let bytes = &pack(slug)[&format!("01-lockup/lockup-{name}.pdf")];
        let pdf = Document::load_mem(bytes).expect("a PDF");
        let pages = pdf.get_pages();
        assert_eq!(pages.len(), 1);
        let page = *pages.values().next().expect("page");
        let content = Content::decode(&pdf.get_page_content(page)).expect("content");
        let number = |o: &Object| o.as_float().expect("number");
        let mut found = Vec::new();
        for operation in &content.operations {
            match operation.operator.as_str() {
                "k" | "K" => found.push(operation.operands.iter().map(number).collect::<Vec<_>>()),
                "rg" | "RG" | "g" | "G" | "sc" | "scn" | "Do" | "BI" | "Tj" | "TJ" | "sh" => panic!("{slug}: {operation:?}"),
                _ => {}
            }
        }
        for ink in &found {
            assert!(wanted.iter().any(|w| w.iter().zip(ink).all(|(a, b)| (a - b).abs() < 1e-6)), "{slug}: {ink:?}");
        }
        assert!(wanted[..2].iter().all(|w| found.iter().any(|f| w.iter().zip(f).all(|(a, b)| (a - b).abs() < 1e-6))), "{slug}: {found:?}");
        for object in pdf.objects.values() {
            assert!(!object.as_stream().is_ok_and(|s| s.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|n| n == b"Image")));
        }
    }
}

#[test]
fn a_lockups_picture_keeps_the_white_ground_and_the_exact_red() {
    for slug in SLUGS {
        let decoder = png::Decoder::new(Cursor::new(file(&format!("{slug}/lockup-horizontal.png"))));
        let mut reader = decoder.read_info().expect("PNG");
        assert_eq!((reader.info().width, reader.info().height), (1520, 400));
        let palette = reader.info().palette.as_ref().expect("a palette").to_vec();
        assert!(reader.info().trns.is_none(), "nothing is transparent");
        let mut places = vec![0; reader.output_buffer_size().expect("size")];
        reader.next_frame(&mut places).expect("pixels");
        let at = |x: usize, y: usize| &palette[usize::from(places[y * 1520 + x]) * 3..][..3];
        assert_eq!(at(200, 200), [0xDA, 0x29, 0x1C], "{slug}: the cross");
        for corner in [(0, 0), (1519, 0), (0, 399), (1519, 399), (90, 90)] {
            assert_eq!(at(corner.0, corner.1), [255; 3], "{slug}: {corner:?}");
        }
    }
}

#[test]
fn swatch_exchange_holds_every_colour_in_inks_and_in_light() {
    let bytes = file("mau.ase");
    assert_eq!(&bytes[..8], b"ASEF\0\x01\0\0");
    let mut at = 12;
    let u16_at = |at: usize| usize::from(u16::from_be_bytes([bytes[at], bytes[at + 1]]));
    let u32_at = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().expect("four bytes"));
    let float = |at: usize| f32::from_bits(u32_at(at));
    let mut found: BTreeMap<(String, String), Vec<f32>> = BTreeMap::new();
    let (mut blocks, mut depth) = (0, 0);
    while at < bytes.len() {
        let (kind, length) = (u16_at(at), u32_at(at + 2) as usize);
        let body = at + 6;
        match kind {
            0xC001 => depth += 1,
            0xC002 => depth -= 1,
            1 => {
                assert_eq!(depth, 1, "every colour is in a group");
                let units = u16_at(body);
                let name: Vec<u16> = (0..units - 1).map(|i| u16::try_from(u16_at(body + 2 + 2 * i)).expect("unit")).collect();
                assert_eq!(u16_at(body + 2 * units), 0, "the name ends with a zero");
                let model = body + 2 + 2 * units;
                let space = String::from_utf8(bytes[model..model + 4].to_vec()).expect("ASCII");
                let count = if space == "CMYK" { 4 } else { 3 };
                let values = (0..count).map(|i| float(model + 4 + 4 * i)).collect();
                assert_eq!(model + 4 + 4 * count + 2, body + length, "a colour's length");
                found.insert((String::from_utf16(&name).expect("UTF-16"), space), values);
            }
            other => panic!("block {other:#x}"),
        }
        blocks += 1;
        at = body + length;
    }
    assert_eq!((at, blocks, depth), (bytes.len(), u32_at(8) as usize, 0));
    let colors = colors();
    assert_eq!(found.len(), 2 * colors.len());
    for (name, (rgb, cmyk)) in colors {
        assert_eq!(found[&(name.clone(), "CMYK".to_owned())], cmyk.map(|v| v / 100.0), "{name}");
        assert_eq!(found[&(name.clone(), "RGB ".to_owned())], rgb.map(|v| f32::from(v) / 255.0), "{name}");
    }
}

#[test]
fn gimp_and_style_sheets_get_every_colour() {
    let gpl = text("mau.gpl");
    assert!(gpl.starts_with("GIMP Palette\nName: "));
    let css = text("mau.css");
    for (name, ([r, g, b], _)) in colors() {
        assert!(gpl.contains(&format!("{r:3} {g:3} {b:3}\t{name}\n")), "{name}");
        assert!(css.contains(&format!("--color-{}: #{r:02x}{g:02x}{b:02x};", name.replace('.', "-"))), "{name}");
    }
}

/// What the Format Module asks of a token, as far as its types go.
fn judge(path: &str, token: &Value, kind: &str) {
    let value = &token["$value"];
    let is_alias = value.as_str().is_some_and(|t| t.starts_with('{') && t.ends_with('}'));
    let right = match kind {
        _ if is_alias => true,
        "color" => {
            let all = value["components"].as_array().map(Vec::as_slice).unwrap_or_default();
            value["colorSpace"] == "srgb" && all.len() == 3 && all.iter().all(|c| c.as_f64().is_some_and(|c| (0.0..=1.0).contains(&c)))
        }
        "dimension" => value["value"].is_number() && ["px", "rem"].contains(&value["unit"].as_str().unwrap_or_default()),
        "fontFamily" => value.is_string(),
        "fontWeight" => value.as_f64().is_some_and(|w| (1.0..=1000.0).contains(&w)),
        "number" => value.is_number(),
        "typography" => ["fontFamily", "fontSize", "fontWeight", "letterSpacing", "lineHeight"].iter().all(|k| !value[*k].is_null()),
        _ => false,
    };
    assert!(right, "{path}: {token}");
}

fn walk(path: &str, group: &Value, kind: Option<&str>, found: &mut BTreeSet<String>) {
    let kind = group["$type"].as_str().or(kind);
    if group.get("$value").is_some() {
        judge(path, group, kind.unwrap_or_default());
        found.insert(path.to_owned());
        return;
    }
    for (name, inner) in group.as_object().expect("group").iter().filter(|(name, _)| !name.starts_with('$')) {
        assert!(!name.contains(['{', '}', '.']), "{name}");
        walk(format!("{path}.{name}").trim_start_matches('.'), inner, kind, found);
    }
}

#[test]
fn design_tokens_are_typed_and_their_references_lead_somewhere() {
    let text = text("bo-nhan-dien.tokens.json");
    let all: Value = serde_json::from_str(&text).expect("JSON");
    let mut found = BTreeSet::new();
    walk("", &all, None, &mut found);
    for part in text.split('"').filter(|p| p.starts_with('{') && p.ends_with('}')) {
        assert!(found.contains(&part[1..part.len() - 1]), "{part}");
    }
    for (name, (rgb, cmyk)) in colors() {
        let token = name.split('.').fold(&all["color"], |at, part| &at[part]);
        let [r, g, b] = rgb;
        assert_eq!(token["$value"]["hex"], format!("#{r:02x}{g:02x}{b:02x}"), "{name}");
        let inks: Vec<f64> =
            token["$extensions"]["dev.nhandien"]["cmyk"].as_array().expect("inks").iter().filter_map(Value::as_f64).collect();
        assert_eq!(inks, cmyk.map(f64::from), "{name}");
    }
}

#[test]
fn the_shared_pack_holds_guideline_palettes_fonts_and_their_licences() {
    let pack = unzip(file("bo-nhan-dien.zip"));
    let inside = |name: &str| &pack[&format!("bo-nhan-dien/{name}")];
    assert_eq!(*inside("01-huong-dan/huong-dan-nhan-dien.pdf"), file("huong-dan-nhan-dien.pdf"));
    for name in ["mau.css", "mau.ase", "mau.gpl", "bo-nhan-dien.tokens.json"] {
        assert_eq!(*inside(&format!("03-mau/{name}")), file(name));
    }
    let fonts = pack.keys().filter(|n| n.contains("/04-phong-chu/") && n.ends_with(".ttf")).count();
    assert_eq!(
        fonts,
        std::fs::read_dir(built().path("brand/fonts"))
            .expect("fonts")
            .filter(|e| e.as_ref().is_ok_and(|e| e.path().extension().is_some_and(|x| x == "ttf")))
            .count()
    );
    assert!(String::from_utf8_lossy(inside("04-phong-chu/BeVietnamPro-OFL.txt")).contains("SIL OPEN FONT LICENSE"));
    assert!(String::from_utf8_lossy(inside("00-doc-truoc.txt")).contains("mau.ase"));
}

#[test]
fn the_guideline_says_what_its_page_says() {
    let pdf = Document::load_mem(&file("huong-dan-nhan-dien.pdf")).expect("a PDF");
    let pages: Vec<u32> = pdf.get_pages().keys().copied().collect();
    assert!((10..=24).contains(&pages.len()), "{}", pages.len());
    let squeezed = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let words = squeezed(&pdf.extract_text(&pages).expect("text"));
    let body = built().read("content/pages/bo-nhan-dien.md");
    let headings: Vec<&str> = body.lines().filter_map(|l| l.strip_prefix("## ")).collect();
    assert!(headings.len() >= 9);
    let page = text("index.html");
    for heading in headings {
        assert!(words.contains(&squeezed(heading)), "{heading} is not in the PDF");
        assert!(page.contains(heading), "{heading} is not on the page");
    }
    // Values that nobody typed: inks and contrast of the emblem's red.
    for value in ["0 95 100 0", "#DA291C", "4,9 : 1"] {
        assert!(words.contains(&squeezed(value)), "{value}");
    }
    let root = pdf.catalog().expect("catalog");
    assert_eq!(root.get(b"Lang").and_then(Object::as_str).expect("language"), b"vi");
    let metadata = root.get(b"Metadata").and_then(Object::as_reference).and_then(|id| pdf.get_object(id)).and_then(Object::as_stream);
    let xmp = String::from_utf8(metadata.expect("metadata").content.clone()).expect("UTF-8");
    for sign in ["<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<"] {
        assert!(xmp.contains(sign), "{sign}");
    }
}

#[test]
fn figures_follow_the_brands_own_measures_and_colours() {
    let before = text("hinh/khoang-trong.svg");
    assert!(!before.contains("<text"), "letters are outlines");
    let project = Project::shipped();
    project.replace("content/site.yaml", "kits: [2023, 2026]", "kits: []");
    project.replace("brand/brand.yaml", "clear_space: 1.0", "clear_space: 0.75");
    project.run(["build", "--unit", "vn34-hue"]).works();
    let after = std::fs::read_to_string(project.path("public/bo-nhan-dien/hinh/khoang-trong.svg")).expect("figure");
    assert_ne!(before, after);
}

#[test]
fn the_signature_survives_mail_programs_and_invents_nobody() {
    let html = String::from_utf8(pack("hue")["02-van-phong/chu-ky-email.html"].clone()).expect("UTF-8");
    let block = html.split("<table").nth(1).and_then(|rest| rest.split("</table>").next()).expect("one table");
    for forbidden in ["class=", "<script", "<style", "<div", "data:", "svg"] {
        assert!(!block.contains(forbidden), "{forbidden}");
    }
    assert!(block.contains("src=\"https://bo-nhan-dien.example/bo-nhan-dien/hue/lockup-horizontal.png\""));
    assert!(block.contains("width=\"243\" height=\"64\""), "{block}");
    assert_eq!(block.matches("></span>").count(), block.matches("contenteditable").count(), "fields are empty");
    assert!(html.contains("BẢN THỬ"));
}

#[test]
fn the_brand_page_and_chapters_pages_offer_the_packs() {
    let page = text("index.html");
    for href in [
        "bo-nhan-dien.zip",
        "huong-dan-nhan-dien.pdf",
        "mau.css",
        "mau.ase",
        "mau.gpl",
        "bo-nhan-dien.tokens.json",
        "hue.zip",
        "ba-ria-vung-tau.zip",
    ] {
        assert!(page.contains(&format!("href=\"{href}\"")), "{href}");
    }
    let chapter = std::fs::read_to_string(built().path("public/don-vi/hue/index.html")).expect("page");
    assert!(chapter.contains("../../bo-nhan-dien/hue.zip"));
}
