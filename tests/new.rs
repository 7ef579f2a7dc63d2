//! `init`, `new`, `schema`: from an empty folder to a kit, and what an editor is told.

#![allow(clippy::unwrap_used, reason = "tests")]
#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "what commands write is compared with the repository")]

mod common;

use std::fs;
use std::path::Path;

use common::{Project, tree};

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// An empty folder with a project made in it.
fn fresh() -> Project {
    let project = Project::empty();
    let root = project.path(".");
    project.run(["init", root.to_str().unwrap()]).works();
    project
}

#[test]
fn a_project_of_init_builds_and_grows() {
    let project = fresh();
    project.run(["build"]).works();
    assert!(project.read("public/index.html").contains("</html>"));
    project.run(["new", "campaign", "ngay-hoi", "--name", "Ngày hội: \"thử\" # 1", "--start", "2026-03-01", "--end", "2026-03-15"]).works();
    project
        .run([
            "new",
            "event",
            "khai-mac",
            "--campaign",
            "ngay-hoi",
            "--unit",
            "ha-noi",
            "--title",
            "Khai mạc",
            "--start",
            "2026-03-01 08:00",
        ])
        .works();
    project.run(["new", "event", "tong-ket", "--campaign", "ngay-hoi", "--title", "Tổng kết", "--start", "2026-03-15"]).works();
    project.run(["new", "override", "--campaign", "ngay-hoi", "--unit", "vn34-ha-noi"]).works();
    project.run(["new", "page", "lien-he", "--title", "Liên hệ"]).works();
    project.run(["new", "article", "mo-dau", "--title", "Bài đầu", "--campaign", "ngay-hoi", "--unit", "ha-noi"]).works();
    project.run(["build"]).works();
    let kits = tree(&project.path("public/kits/2026/ngay-hoi"));
    assert_eq!(kits.keys().filter(|k| k.ends_with(".zip")).count(), 34);
    assert!(kits.contains_key("ha-noi/01-mang-xa-hoi/event-card-khai-mac.png"));
    assert!(kits.contains_key("chung/02-in-an/event-poster-a3-tong-ket.pdf"), "a piece of Central's event, once");
    assert!(project.read("public/2026/ngay-hoi/index.html").contains("Ngày hội: &quot;thử&quot; # 1"));
    assert!(!project.path("public/tin").exists(), "a draft is not shown");
    project.replace("content/articles/mo-dau.md", "draft: true", "draft: false");
    project.run(["build"]).works();
    assert!(project.read("public/tin/index.html").contains("Bài đầu"));
    assert!(project.read("public/tin/mo-dau/index.html").contains("Hội Chữ thập đỏ thành phố Hà Nội"));
    assert!(project.read("public/en/tin/mo-dau/index.html").contains("Bài đầu"));
}

#[test]
fn init_takes_an_empty_folder_only() {
    let project = Project::empty();
    project.write("thu.txt", "của tôi");
    let root = project.path(".");
    project.run(["init", root.to_str().unwrap()]).fails(1).says("không trống");
    assert_eq!(tree(&root).len(), 1);
}

#[test]
fn new_overwrites_nothing_and_names_what_is_near() {
    let project = Project::shipped();
    let event = |slug: &str, campaign: &str, unit: &str| {
        project.run([
            "new",
            "event",
            slug,
            "--campaign",
            campaign,
            "--edition",
            "2023",
            "--unit",
            unit,
            "--title",
            "X",
            "--start",
            "2023-05-08",
        ])
    };
    event("le", "thang-nhan-dao", "can-tho").works();
    let before = project.read("content/units/can-tho/thang-nhan-dao-2023/events/le.yaml");
    event("le", "thang-nhan-dao", "can-tho").fails(1).says("Đã có tệp");
    assert_eq!(project.read("content/units/can-tho/thang-nhan-dao-2023/events/le.yaml"), before);
    event("le", "thang-nhan-dau", "can-tho").fails(1).says("thang-nhan-dao");
    event("le", "thang-nhan-dao", "can-thơ").fails(1).says("can-tho");
    event("le", "an-toan-cho-ngu-dan", "ha-noi").fails(1).says("phạm vi");
    event("Lễ hội", "thang-nhan-dao", "can-tho").fails(1).says("le-hoi");
    project.run(["new", "page", "kits", "--title", "X"]).fails(1).says("kits");
    project
        .run([
            "new",
            "event",
            "b",
            "--campaign",
            "thang-nhan-dao",
            "--edition",
            "2023",
            "--title",
            "X",
            "--start",
            "2023-05-08",
            "--end",
            "2023-05-01",
        ])
        .fails(1);
    project.run(["new", "campaign", "c", "--name", "C", "--start", "31/5/2026"]).fails(1).says("31/5/2026");
}

#[test]
fn the_embedded_project_is_the_repositorys() {
    let project = fresh();
    for folder in ["brand", "themes", "content/pages", ".vscode"] {
        for (name, _) in tree(&repository().join(folder)) {
            let path = format!("{folder}/{name}");
            let here = fs::read(repository().join(&path)).unwrap();
            let there = fs::read(project.path(&path)).unwrap_or_default();
            assert!(here == there, "{path} is stale: touch src/scaffold/project.rs, so that it is embedded anew");
        }
    }
}

#[test]
fn committed_schemas_are_those_of_the_types_and_speak_vietnamese() {
    let project = Project::empty();
    let out = project.path("schema");
    project.run(["schema", "--out", out.to_str().unwrap(), "--locale", "vi"]).works();
    let made = tree(&out);
    assert!(made.len() >= 15);
    for name in made.keys() {
        let fresh = fs::read_to_string(out.join(name)).unwrap();
        let committed = fs::read_to_string(repository().join(".vscode/schema").join(name)).unwrap_or_default();
        assert!(fresh == committed, "{name}: renew it with `cargo run --release -- schema`");
        let schema: serde_json::Value = serde_json::from_str(&fresh).unwrap();
        described(&schema, name);
    }
}

/// Every key has a description with a Vietnamese letter in it.
fn described(schema: &serde_json::Value, name: &str) {
    let definitions = schema["$defs"].as_object().into_iter().flatten().map(|(_, d)| d);
    for object in definitions.chain([schema]) {
        for (key, property) in object["properties"].as_object().into_iter().flatten() {
            let text = property["description"].as_str().unwrap_or_default();
            assert!(!text.is_ascii(), "{name}: {key}: {text:?}");
        }
    }
}
