//! What browsers, hosts and search engines read beside the pages: the search index, the manifest, headers, structured data.

#![allow(clippy::disallowed_methods, reason = "tests look at the disk")]

use nhandien::diagnostic::Report;
use nhandien::model::Project;
use nhandien::plan::{Plan, Recipe, Selection, plan};
use nhandien::render::page::Facts;
use nhandien::world::{Disk, Memory, World};
use nhandien::{Loaded, Request, load};
use serde_json::Value;

fn shipped() -> Memory {
    Memory::copy_of(&Disk::new(env!("CARGO_MANIFEST_DIR"))).expect("project")
}

/// One campaign's kit for one chapter is enough to see all of it.
fn selection() -> Selection {
    Selection { campaigns: vec!["tet-nhan-ai".to_owned()], units: vec!["vn34-da-nang".to_owned()], ..Selection::default() }
}

fn loaded(world: &Memory) -> Loaded {
    let mut report = Report::default();
    let loaded = load(world, &Request { selection: selection(), base_url: None, drafts: false }, &mut report).expect("readable");
    assert!(!report.has_errors(), "{:#?}", report.sorted());
    loaded
}

fn planned(project: &Project) -> Plan {
    let mut report = Report::default();
    let plan = plan(project, &selection(), &mut report);
    assert!(report.is_empty(), "{:#?}", report.sorted());
    plan
}

fn made(world: &Memory) -> Plan {
    planned(loaded(world).project.as_ref().expect("model"))
}

fn text(plan: &Plan, path: &str) -> String {
    match &plan.outputs.get(path).unwrap_or_else(|| panic!("{path} is planned")).recipe {
        Recipe::Bytes(bytes) => String::from_utf8(bytes.to_vec()).expect("UTF-8"),
        _ => panic!("{path} is no text"),
    }
}

fn json(plan: &Plan, path: &str) -> Value {
    serde_json::from_str(&text(plan, path)).expect("JSON")
}

/// The context of a page.
fn page<'p>(plan: &'p Plan, path: &str) -> &'p Value {
    match &plan.outputs[path].recipe {
        Recipe::Page(recipe) => &recipe.context,
        _ => panic!("{path} is no page"),
    }
}

#[test]
fn the_index_knows_units_campaigns_pieces_and_pages_in_each_language() {
    let plan = made(&shipped());
    let index = json(&plan, "tim/muc-luc.json");
    let has = |list: &str, at: usize, wanted: &str| index[list].as_array().expect(list).iter().any(|e| e[at] == wanted);
    assert!(has("units", 0, "Đà Nẵng") && has("units", 1, "../don-vi/da-nang/index.html"));
    assert!(has("campaigns", 0, "Tết Nhân ái 2026") && has("pages", 2, "../bo-nhan-dien/index.html"));
    assert!(has("pieces", 0, "poster"));
    let current =
        index["campaigns"].as_array().expect("campaigns").iter().find(|c| c[1] == "../2026/tet-nhan-ai/index.html").expect("campaign");
    assert!(current[3].as_array().expect("pieces").len() > 10, "its pieces are found, too");
    assert!(index.to_string().len() < 60_000, "{} bytes", index.to_string().len());
    let english = json(&plan, "en/tim/muc-luc.json");
    assert!(english["campaigns"].as_array().expect("campaigns").iter().any(|c| c[1] == "../2026/tet-nhan-ai/index.html"));
}

#[test]
fn icons_come_from_the_key_visual_and_the_manifest_names_them() {
    let plan = made(&shipped());
    for path in ["favicon.svg", "icon-192.png", "icon-512.png", "apple-touch-icon.png"] {
        assert!(plan.outputs.contains_key(path), "{path}");
    }
    let manifest = json(&plan, "en/manifest.webmanifest");
    assert_eq!(manifest["icons"][0]["src"], "../icon-192.png");
    assert_eq!(manifest["scope"], "../");
    assert_eq!(manifest["lang"], "en");
}

#[test]
fn a_policy_forbids_what_is_written_into_pages_and_what_comes_from_elsewhere() {
    let plan = made(&shipped());
    let headers = text(&plan, "_headers");
    let policy = page(&plan, "index.html")["policy"].as_str().expect("policy");
    assert!(headers.contains(policy) && headers.contains("frame-ancestors 'none'"));
    assert!(!policy.contains("unsafe") && !policy.contains("http"), "{policy}");
    for example in ["nginx.conf", "Caddyfile"] {
        let path = format!("{}/themes/default/tools/server/{example}", env!("CARGO_MANIFEST_DIR"));
        assert!(std::fs::read_to_string(path).expect("example").contains(policy), "{example} says what _headers says");
    }
}

#[test]
fn whom_to_tell_of_a_weakness_is_said_only_where_someone_is_named() {
    let mut world = shipped();
    assert!(!made(&world).outputs.contains_key(".well-known/security.txt"));
    let site = String::from_utf8(world.read("content/site.yaml").expect("site")).expect("UTF-8");
    world.insert("content/site.yaml", format!("{site}\nsecurity: {{ contact: \"mailto:a@b.example\", expires: 2027-01-01 }}\n"));
    let said = text(&made(&world), ".well-known/security.txt");
    assert!(said.starts_with("Contact: mailto:a@b.example\nExpires: 2027-01-01T00:00:00+07:00\n"), "{said}");
}

#[test]
fn the_worker_changes_its_name_with_any_file_and_stands_at_the_root() {
    let mut world = shipped();
    let before = made(&world);
    assert!(matches!(before.outputs["sw.js"].recipe, Recipe::Worker(_)) && !before.outputs.contains_key("static/sw.js"));
    let path = "content/pages/huong-dan.md";
    let guide = String::from_utf8(world.read(path).expect("page")).expect("UTF-8");
    world.insert(path, format!("{guide}\nThêm một dòng.\n"));
    assert_ne!(before.outputs["sw.js"].key, made(&world).outputs["sw.js"].key);
    // Its bytes follow those of the release.
    let facts = |sha256: &str| [("index.html".to_owned(), Facts { size: 1, sha256: sha256.to_owned() })].into();
    let [one, other] = ["aa", "bb"].map(|sha| nhandien::publish::release::name(&facts(sha)));
    assert_ne!(one, other);
    assert!(nhandien::package::worker(b"x", &one).starts_with(format!("const RELEASE = \"{one}\";").as_bytes()));
}

#[test]
fn every_page_says_what_it_is_and_networks_get_a_picture_of_their_size() {
    let plan = made(&shipped());
    let data = |path: &str| serde_json::from_str::<Value>(page(&plan, path)["json_ld"].as_str().expect("data")).expect("JSON");
    assert_eq!(data("index.html")["@type"], "WebSite");
    assert_eq!(data("2026/tet-nhan-ai/index.html")["@type"], "CollectionPage");
    assert_eq!(data("2026/tet-nhan-ai/index.html")["hasPart"][0]["@type"], "DigitalDocument");
    assert_eq!(data("2026/tet-nhan-ai/ke-hoach/index.html")["@type"], "DigitalDocument");
    assert_eq!(data("index.html")["publisher"]["@type"], "Organization");
    let unit = data("don-vi/da-nang/index.html");
    assert_eq!(unit["hasPart"][0]["encodingFormat"], "application/zip");
    let image = &page(&plan, "2026/tet-nhan-ai/index.html")["page"]["image"];
    assert_eq!(image["src"], "https://bo-nhan-dien.example/xem-truoc/2026/tet-nhan-ai/mang.png");
    assert_eq!((&image["width"], &image["height"]), (&Value::from(1200), &Value::from(630)));
    let own = &page(&plan, "don-vi/da-nang/index.html")["page"]["image"]["src"];
    assert_eq!(own, "https://bo-nhan-dien.example/kits/2026/tet-nhan-ai/da-nang/01-mang-xa-hoi/og.png");
    let way: Value = serde_json::from_str(page(&plan, "don-vi/da-nang/index.html")["breadcrumbs"].as_str().expect("way")).expect("JSON");
    assert_eq!(way["itemListElement"].as_array().map(Vec::len), Some(2));
}

#[test]
fn a_chapter_finds_its_captions_with_its_name_and_a_campaign_its_frame() {
    let plan = made(&shipped());
    let unit = page(&plan, "don-vi/da-nang/index.html").to_string();
    assert!(unit.contains("Hội Chữ thập đỏ thành phố Đà Nẵng mời bạn cùng làm nên Tết Nhân ái 2026."), "{unit}");
    let frame = &page(&plan, "2026/tet-nhan-ai/index.html")["frame"];
    assert_eq!(frame["out"], "kits/2026/tet-nhan-ai/chung/01-mang-xa-hoi/avatar-frame.png");
}
