//! The shipped content as a site: every page renders, and nothing leads nowhere.

#![allow(clippy::disallowed_methods, reason = "tests look at the disk")]

use std::collections::BTreeSet;
use std::path::Path;

use nhandien::diagnostic::Report;
use nhandien::model::{Date, Project};
use nhandien::plan::{Plan, Recipe, Selection, plan};
use nhandien::render::page::{Facts, Pages};
use nhandien::world::{Disk, Memory};
use nhandien::{Loaded, Request, load};

fn shipped() -> Memory {
    Memory::copy_of(&Disk::new(env!("CARGO_MANIFEST_DIR"))).expect("project")
}

fn loaded(world: &Memory, date: &str) -> Loaded {
    let mut report = Report::default();
    let selection = Selection { date: Date::parse(date), ..Selection::default() };
    let loaded = load(world, &Request { selection, base_url: None, drafts: false }, &mut report).expect("readable");
    assert!(!report.has_errors(), "{:#?}", report.sorted());
    loaded
}

fn planned(project: &Project, selection: &Selection) -> Plan {
    let mut report = Report::default();
    let plan = plan(project, selection, &mut report);
    assert!(report.is_empty(), "{:#?}", report.sorted());
    plan
}

/// All pages as text, with made-up sizes.
fn rendered(project: &Project, plan: &Plan) -> Vec<(String, String)> {
    let mut report = Report::default();
    let pages = Pages::new(&project.theme, &project.brand.tokens.typography.compounds, &mut report);
    assert!(report.is_empty(), "{:#?}", report.sorted());
    let facts = |path: &str| plan.outputs.contains_key(path).then(|| Facts { size: 1_234_567, sha256: "00".repeat(32) });
    let mut out = Vec::new();
    for (path, output) in &plan.outputs {
        if let Recipe::Page(recipe) = &output.recipe {
            let html = pages.render(recipe, &facts).unwrap_or_else(|r| panic!("{path}: {:#?}", r.sorted()));
            let html = String::from_utf8(html).expect("UTF-8");
            // What machines read is JSON, braces and all.
            let data = html.split("<script type=\"application/ld+json\">").map(|p| p.split_once("</script>").map_or(p, |(_, rest)| rest));
            let shown: String = if html.contains("ld+json") { data.collect() } else { html.clone() };
            assert!(!shown.contains(['{', '}']), "{path}: a place of a value stayed empty");
            out.push((path.clone(), html));
        }
    }
    out
}

/// Every `href` and `src` of a page.
fn addresses(html: &str) -> Vec<&str> {
    let of = |name: &'static str| html.split(name).skip(1).filter_map(|rest| rest.split('"').next());
    of(" href=\"").chain(of(" src=\"")).collect()
}

/// The output that a relative address of `page` names.
fn target(page: &str, address: &str) -> Option<String> {
    let path = address.split(['#', '?']).next().unwrap_or_default();
    if path.is_empty() {
        return Some(page.to_owned());
    }
    if let Some(path) = path.strip_prefix('/') {
        return Some(path.to_owned());
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        if part == ".." {
            parts.pop()?;
        } else {
            parts.push(part);
        }
    }
    Some(parts.join("/"))
}

/// Addresses of pages that are no output, and ids that aren't there.
fn dead(plan: &Plan, pages: &[(String, String)]) -> Vec<String> {
    let mut out = Vec::new();
    for (path, html) in pages {
        for address in addresses(html).into_iter().filter(|a| !a.contains(':')) {
            let found = target(path, address).filter(|t| plan.outputs.contains_key(t));
            let id = address.split_once('#').map(|(_, id)| format!("id=\"{id}\""));
            let there = found.as_ref().and_then(|t| pages.iter().find(|(p, _)| p == t)).map(|(_, h)| h);
            if found.is_none() || id.is_some_and(|id| there.is_some_and(|h| !h.contains(&id))) {
                out.push(format!("{path}: {address}"));
            }
        }
    }
    out
}

#[test]
fn every_page_renders_and_every_link_leads_somewhere() {
    let world = shipped();
    for date in ["2023-04-20", "2025-08-01"] {
        let loaded = loaded(&world, date);
        let project = loaded.project.as_ref().expect("model");
        let plan = planned(project, &Selection::default());
        let pages = rendered(project, &plan);
        assert!(pages.len() > 150, "{}", pages.len());
        assert_eq!(dead(&plan, &pages), Vec::<String>::new(), "{date}");
        dump(date, &plan, &pages);
    }
}

/// Pages and ready files into the folder that `NHANDIEN_DUMP` names, to look at them in a browser.
fn dump(date: &str, plan: &Plan, pages: &[(String, String)]) {
    let Ok(folder) = std::env::var("NHANDIEN_DUMP") else { return };
    let put = |path: &str, bytes: &[u8]| {
        let path = Path::new(&folder).join(date).join(path);
        std::fs::create_dir_all(path.parent().expect("parent")).expect("folder");
        std::fs::write(path, bytes).expect("written");
    };
    pages.iter().for_each(|(path, html)| put(path, html.as_bytes()));
    for (path, output) in &plan.outputs {
        if let Recipe::Bytes(bytes) = &output.recipe {
            put(path, bytes);
        }
    }
}

#[test]
fn a_part_of_the_site_links_what_it_lacks_where_the_whole_site_has_it() {
    let mut world = shipped();
    world.insert("content/pages/thu.md", "---\ntitle: Thử\n---\n[kế hoạch](../campaigns/2023/tet-nhan-ai/ke-hoach.md)\n");
    let loaded = loaded(&world, "2023-04-20");
    let project = loaded.project.as_ref().expect("model");
    let selection = Selection { campaigns: vec!["thang-nhan-dao".to_owned()], units: vec!["VN-25".to_owned()], ..Selection::default() };
    let plan = planned(project, &selection);
    let pages = rendered(project, &plan);
    assert_eq!(dead(&plan, &pages), Vec::<String>::new());
    let text = &pages.iter().find(|(p, _)| p == "thu/index.html").expect("page").1;
    assert!(text.contains("href=\"https://bo-nhan-dien.example/2023/tet-nhan-ai/ke-hoach/\""), "{text}");
    let zips: Vec<&String> = plan.outputs.keys().filter(|p| p.starts_with("kits/") && p.ends_with(".zip")).collect();
    assert_eq!(zips, ["kits/2023/thang-nhan-dao/quang-tri.zip"]);
}

#[test]
fn a_unit_is_called_what_it_was_called_then_and_knows_its_kin() {
    let loaded = loaded(&shipped(), "2025-08-01");
    let project = loaded.project.as_ref().expect("model");
    let plan = planned(project, &Selection::default());
    let pages = rendered(project, &plan);
    let page = |slug: &str| pages.iter().find(|(p, _)| *p == format!("don-vi/{slug}/index.html")).map(|(_, h)| h.as_str()).expect("page");
    assert!(page("hue").contains("kits/2023/thang-nhan-dao/thua-thien-hue.zip"));
    assert!(page("hue").contains("href=\"../thua-thien-hue/index.html\""));
    assert!(page("quang-tri").contains("href=\"../quang-binh/index.html\""));
    assert!(page("quang-binh").contains("href=\"../quang-tri/index.html\""));
    assert!(page("quang-binh").contains("30/6/2025"));
}

#[test]
fn a_kits_read_me_tells_of_every_member_and_every_print_file() {
    let loaded = loaded(&shipped(), "2023-04-20");
    let project = loaded.project.as_ref().expect("model");
    let plan = planned(project, &Selection { units: vec!["VN-43".to_owned()], ..Selection::default() });
    let pages = Pages::new(&project.theme, &project.brand.tokens.typography.compounds, &mut Report::default());
    let kits: Vec<_> = plan.outputs.values().filter_map(|o| if let Recipe::Kit(kit) = &o.recipe { Some(kit) } else { None }).collect();
    // Every campaign of 2023 but the one of the northern mountains.
    assert_eq!(kits.len(), 11);
    for kit in kits {
        let known = |name: &str| kit.members.iter().any(|m| m.name == name).then(|| Facts { size: 42_000, sha256: String::new() });
        let html = String::from_utf8(pages.render(&kit.readme, &known).expect("read-me")).expect("UTF-8");
        assert!(html.contains("Bà Rịa – Vũng Tàu") && html.contains("Phiếu đặt in") && html.contains("420 × 594 mm"));
        for member in &kit.members {
            assert!(html.contains(&format!("href=\"{}\"", member.name)), "{}", member.name);
        }
    }
}

#[test]
fn the_sitemap_lists_every_page_and_the_feeds_can_be_read() {
    let loaded = loaded(&shipped(), "2023-04-20");
    let project = loaded.project.as_ref().expect("model");
    let plan = planned(project, &Selection::default());
    let bytes = |path: &str| match &plan.outputs.get(path).expect("planned").recipe {
        Recipe::Bytes(bytes) => bytes.to_vec(),
        _ => panic!("{path}"),
    };
    let sitemap = String::from_utf8(bytes("sitemap.xml")).expect("UTF-8");
    let listed: BTreeSet<&str> = sitemap.split("<loc>").skip(1).filter_map(|r| r.split("</loc>").next()).collect();
    let pages = plan.outputs.iter().filter(|(p, o)| matches!(o.recipe, Recipe::Page(_)) && !p.ends_with("404.html"));
    let wanted: Vec<String> = pages.map(|(p, _)| format!("https://bo-nhan-dien.example/{}", p.trim_end_matches("index.html"))).collect();
    assert_eq!(listed, wanted.iter().map(String::as_str).collect());
    for (path, title) in [("atom.xml", "Tháng Nhân đạo 2026"), ("en/atom.xml", "Humanitarian Month 2026")] {
        let feed = atom_syndication::Feed::read_from(bytes(path).as_slice()).expect("Atom");
        assert_eq!(feed.entries.len(), 21 + 3);
        assert_eq!(feed.entries[0].title.value, title);
        assert_eq!(feed.entries[0].updated.to_rfc3339(), "2026-05-01T00:00:00+07:00");
    }
}

#[test]
fn a_page_changes_its_key_with_its_words_and_with_the_files_it_names() {
    let mut world = shipped();
    let key = |world: &Memory, path: &str| {
        let loaded = loaded(world, "2023-04-20");
        planned(loaded.project.as_ref().expect("model"), &Selection::default()).outputs[path].key.clone()
    };
    let (unit, brand) = ("don-vi/quang-tri/index.html", "bo-nhan-dien/index.html");
    let before = (key(&world, unit), key(&world, brand));
    let poster = "themes/default/artboards/poster.yaml";
    let text = String::from_utf8(nhandien::world::World::read(&world, poster).expect("poster")).expect("UTF-8");
    world.insert(poster, text.replace("view_distance: 1.5", "view_distance: 1.6"));
    assert_ne!(key(&world, unit), before.0, "the unit's page names the poster");
    assert_eq!(key(&world, brand), before.1, "the brand's page doesn't");
}
