//! A kit as a chapter opens it: folders, names, manifest, sums, the right name in every text.

#![allow(clippy::disallowed_methods, reason = "tests look at what the program wrote")]

mod common;

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use common::{Project, sha256};
use serde_json::Value;
use unicode_normalization::is_nfc;

const FOLDERS: [&str; 4] = ["01-mang-xa-hoi", "02-in-an", "03-van-ban", "04-nguon"];

/// The files of a ZIP in its own order.
fn unzip(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a ZIP");
    let names: Vec<String> = (0..zip.len()).map(|i| zip.by_index(i).expect("entry").name().expect("UTF-8").into_owned()).collect();
    let read = |name: String| {
        let mut bytes = Vec::new();
        zip.by_name(&name).expect("entry").read_to_end(&mut bytes).expect("bytes");
        (name, bytes)
    };
    names.into_iter().map(read).collect()
}

struct Kit {
    slug: String,
    chapter: &'static str,
    code: &'static str,
    campaign: &'static str,
    folder: String,
    names: Vec<String>,
    files: BTreeMap<String, Vec<u8>>,
}

impl Kit {
    fn text(&self, name: &str) -> String {
        String::from_utf8(self.files[name].clone()).expect("UTF-8")
    }

    fn manifest(&self) -> Value {
        serde_json::from_str(&self.text("manifest.json")).expect("JSON")
    }
}

/// The kits of three chapters and campaigns: a short name, the longest, a city.
fn kits() -> (Project, Vec<Kit>) {
    let wanted = [
        ("VN-25", "quang-tri", "Hội Chữ thập đỏ tỉnh Quảng Trị", "thang-nhan-dao"),
        ("VN-43", "ba-ria-vung-tau", "Hội Chữ thập đỏ tỉnh Bà Rịa – Vũng Tàu", "tet-nhan-ai"),
        ("VN-SG", "ho-chi-minh", "Hội Chữ thập đỏ thành phố Hồ Chí Minh", "hien-mau-tinh-nguyen"),
    ];
    let project = Project::shipped();
    let mut kits = Vec::new();
    for (code, _, chapter, campaign) in wanted {
        project.run(["kit", "--edition", "2023", "--unit", code, "--campaign", campaign, "--out", code]).works();
        let (name, _) = common::tree(&project.path(code)).pop_first().expect("a ZIP");
        let folder = name.trim_end_matches(".zip").to_owned();
        let entries = unzip(&std::fs::read(project.path(code).join(&name)).expect("read"));
        let inside =
            |full: &str| full.strip_prefix(&format!("{folder}/")).unwrap_or_else(|| panic!("{full}: outside {folder}/")).to_owned();
        let names = entries.iter().map(|(n, _)| inside(n)).collect();
        let files = entries.iter().map(|(n, b)| (inside(n), b.clone())).collect();
        let slug = folder.trim_start_matches(&format!("{campaign}-2023-")).to_owned();
        kits.push(Kit { slug, chapter, code, campaign, folder, names, files });
    }
    (project, kits)
}

#[test]
fn a_kit_is_what_its_catalogue_says() {
    let (_project, kits) = kits();
    for kit in &kits {
        assert_eq!(kit.folder, format!("{}-2023-{}", kit.campaign, kit.slug));
        names_are_plain_and_sort(kit);
        sums_are_right(kit);
        manifest_is_right(kit);
        texts_are_the_chapters_own(kit);
        the_readme_stands_alone(kit);
    }
}

fn names_are_plain_and_sort(kit: &Kit) {
    assert_eq!(kit.names[..3], ["00-doc-truoc.html", "manifest.json", "SHA256SUMS"]);
    for name in &kit.names {
        assert!(name.chars().all(|c| c.is_ascii_alphanumeric() || "-._/".contains(c)), "{name}");
        assert!(kit.folder.len() + name.len() < 120, "{name}: too long for Windows");
        assert!(!name.contains('/') || FOLDERS.iter().any(|f| name.starts_with(&format!("{f}/"))), "{name}");
    }
    let folders: Vec<&str> = kit.names.iter().filter_map(|n| n.split_once('/')).map(|(f, _)| f).collect();
    assert!(folders.is_sorted(), "{folders:?}");
    for (folder, some) in FOLDERS.iter().zip(["fb-post-square.png", "poster-a3.pdf", "khau-hieu.txt", "poster.svg"]) {
        assert!(kit.files.contains_key(&format!("{folder}/{some}")), "{folder}/{some}: {:?}", kit.names);
    }
    let mut lower: Vec<String> = kit.names.iter().map(|n| n.to_lowercase()).collect();
    lower.sort();
    lower.dedup();
    assert_eq!(lower.len(), kit.names.len(), "two names differ only in case");
}

fn sums_are_right(kit: &Kit) {
    let sums = kit.text("SHA256SUMS");
    let listed: BTreeMap<&str, &str> =
        sums.lines().map(|l| l.split_once("  ").expect("two spaces")).map(|(sum, name)| (name, sum)).collect();
    assert_eq!(listed.len(), kit.files.len() - 1, "every file but itself");
    for (name, bytes) in kit.files.iter().filter(|(n, _)| *n != "SHA256SUMS") {
        assert_eq!(listed.get(name.as_str()), Some(&sha256(bytes).as_str()), "{name}");
    }
}

fn manifest_is_right(kit: &Kit) {
    let manifest = kit.manifest();
    let schema: Value = serde_json::from_str(include_str!("schema/manifest.json")).expect("JSON");
    let wrong = schema_errors(&schema, &schema, &manifest, "");
    assert!(wrong.is_empty(), "{wrong:?}");
    let head = ["campaign", "unit", "language"].map(|k| manifest[k].as_str().unwrap_or_default());
    assert_eq!((head, &manifest["edition"]), ([kit.campaign, kit.code, "vi"], &2023.into()));
    let files = manifest["files"].as_array().expect("files");
    let own = ["manifest.json", "SHA256SUMS"];
    assert_eq!(files.len() + own.len(), kit.files.len(), "every file but itself and the sums");
    for file in files {
        let path = file["path"].as_str().expect("path");
        let bytes = kit.files.get(path).unwrap_or_else(|| panic!("{path} is not in the ZIP"));
        assert_eq!((&file["sha256"], &file["size"]), (&sha256(bytes).into(), &bytes.len().into()), "{path}");
        let title = file["title"].as_str().expect("title");
        assert!(is_nfc(title), "{title}");
        if path.ends_with(".png") {
            let reader = png::Decoder::new(Cursor::new(bytes)).read_info().expect("PNG");
            let (width, height) = (file["dimensions"]["width"].as_f64(), file["dimensions"]["height"].as_f64());
            assert_eq!((width, height), (Some(reader.info().width.into()), Some(reader.info().height.into())), "{path}");
        }
    }
}

fn texts_are_the_chapters_own(kit: &Kit) {
    let text = kit.text("03-van-ban/khau-hieu.txt");
    assert!(text.starts_with('\u{feff}'), "Notepad needs the mark");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "Notepad needs CRLF");
    assert!(text.contains(kit.chapter), "{text}");
    assert!(!text.contains("{{"), "{text}");
    for (name, bytes) in kit.files.iter().filter(|(n, _)| [".txt", ".html", ".json", ".svg"].iter().any(|e| n.ends_with(e))) {
        let text = String::from_utf8(bytes.clone()).unwrap_or_else(|_| panic!("{name}: UTF-8"));
        assert!(is_nfc(&text), "{name}");
    }
    let others = ["Quảng Trị", "Bà Rịa – Vũng Tàu", "Hồ Chí Minh"];
    for other in others.iter().filter(|o| !kit.chapter.contains(**o)) {
        assert!(!kit.text("00-doc-truoc.html").contains(&format!("Hội Chữ thập đỏ tỉnh {other}")), "{}: {other}", kit.folder);
    }
}

fn the_readme_stands_alone(kit: &Kit) {
    let html = kit.text("00-doc-truoc.html");
    assert!(html.contains(kit.chapter), "{}", kit.folder);
    assert!(html.to_lowercase().starts_with("<!doctype html>"));
    for outside in ["<script src", "<link rel=\"stylesheet\"", "src=\"http", "@import", "url(http"] {
        assert!(!html.contains(outside), "{outside}");
    }
    for piece in ["01-mang-xa-hoi/fb-post-square.png", "02-in-an/poster-a3.pdf"] {
        assert!(html.contains(piece), "{piece} is not mentioned");
    }
}

#[test]
fn a_release_is_what_its_schema_says() {
    let project = Project::shipped();
    project.build_one().works();
    let release: Value = serde_json::from_str(&project.read("public/release.json")).expect("JSON");
    let schema: Value = serde_json::from_str(include_str!("schema/release.json")).expect("JSON");
    let wrong = schema_errors(&schema, &schema, &release, "");
    assert!(wrong.is_empty(), "{wrong:?}");
    // Split up by the first two digits, the entries are the same.
    let all = release["files"].as_array().expect("files");
    let mut parts = Vec::new();
    for (path, _) in common::tree(&project.path("public/release")) {
        let part: Value = serde_json::from_str(&project.read(&format!("public/release/{path}"))).expect("JSON");
        for file in part["files"].as_array().expect("files") {
            assert!(file["sha256"].as_str().expect("digest").starts_with(path.trim_end_matches(".json")));
            parts.push(file.clone());
        }
    }
    parts.sort_by_key(|f| f["path"].as_str().map(str::to_owned));
    assert_eq!(&parts, all);
}

/// As much of JSON Schema as our schemas use; patterns are judged in `tests/judges.py`.
fn schema_errors(root: &Value, schema: &Value, value: &Value, at: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut wrong = |ok: bool, why: String| {
        if !ok {
            out.push(format!("{at}: {why}"));
        }
    };
    if let Some(name) = schema["$ref"].as_str() {
        let target = root.pointer(name.trim_start_matches('#')).expect("a definition");
        return schema_errors(root, target, value, at);
    }
    let is = |kind: &str| match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "null" => value.is_null(),
        _ => false,
    };
    match &schema["type"] {
        Value::String(kind) => wrong(is(kind), format!("is no {kind}")),
        Value::Array(kinds) => wrong(kinds.iter().any(|k| k.as_str().is_some_and(is)), format!("is none of {kinds:?}")),
        _ => {}
    }
    if !schema["const"].is_null() {
        wrong(schema["const"] == *value, format!("is not {}", schema["const"]));
    }
    if let Some(choices) = schema["enum"].as_array() {
        wrong(choices.contains(value), format!("is none of {choices:?}"));
    }
    if let (Some(least), Some(n)) = (schema["minimum"].as_f64(), value.as_f64()) {
        wrong(n >= least, format!("is below {least}"));
    }
    if let (Some(properties), Some(map)) = (schema["properties"].as_object(), value.as_object()) {
        for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            wrong(map.contains_key(name), format!("has no {name}"));
        }
        for (name, inner) in map {
            match properties.get(name) {
                Some(schema) => out.extend(schema_errors(root, schema, inner, &format!("{at}/{name}"))),
                None => out.push(format!("{at}: does not know {name}")),
            }
        }
    }
    if let (Some(items), Some(list)) = (schema.get("items"), value.as_array()) {
        out.extend(list.iter().enumerate().flat_map(|(i, v)| schema_errors(root, items, v, &format!("{at}/{i}"))));
    }
    out
}
