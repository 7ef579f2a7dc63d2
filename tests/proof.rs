//! `proof`: contact sheets that a person looks through before a release.

#![allow(clippy::disallowed_methods, reason = "tests look at what the program wrote")]

mod common;

use std::process::Command;

use common::{Project, tree};

/// A page of a PDF as text; where the machine has no reader, nothing.
fn text(project: &Project, path: &str) -> Option<String> {
    let out = Command::new("pdftotext").args(["-layout", "-enc", "UTF-8"]).arg(project.path(path)).arg("-").output().ok()?;
    Some(String::from_utf8_lossy(&out.stdout).into_owned())
}

/// How many pages a PDF has, by its page objects.
fn pages(project: &Project, path: &str) -> usize {
    let bytes = std::fs::read(project.path(path)).expect("a PDF");
    let info = Command::new("pdfinfo").arg(project.path(path)).output().ok();
    let count = info.and_then(|o| String::from_utf8_lossy(&o.stdout).lines().find_map(|l| l.strip_prefix("Pages:")?.trim().parse().ok()));
    assert!(bytes.starts_with(b"%PDF"));
    count.unwrap_or_default()
}

const ARGS: [&str; 9] = ["proof", "--edition", "2023", "--campaign", "thang-nhan-dao", "--unit", "VN-59", "--unit", "VN-43"];
const CAMPAIGN: &str = "proof/chien-dich-thang-nhan-dao-2023.pdf";
const UNIT: &str = "proof/don-vi-ca-mau-2023.pdf";

#[test]
fn a_campaign_s_sheet_shows_each_piece_under_the_shortest_name_the_longest_and_central_s() {
    let project = Project::shipped();
    // A field that may hardly grow stands at its smallest size everywhere: the sheet says so.
    let poster = project.read("themes/default/artboards/fb-cover.yaml");
    let field = poster.lines().find(|l| l.trim_start().starts_with("headline:")).expect("a headline").to_owned();
    let min = field.split("min: ").nth(1).and_then(|t| t.split(',').next()).expect("min").to_owned();
    let max = field.split("max: ").nth(1).and_then(|t| t.split([',', ' ']).next()).expect("max").to_owned();
    project.replace("themes/default/artboards/fb-cover.yaml", &format!("max: {max}"), &format!("max: {min}.005"));
    project.run(ARGS).works().says("3 tờ soát");
    let names: Vec<String> = tree(&project.path("proof")).into_keys().collect();
    assert_eq!(names, ["chien-dich-thang-nhan-dao-2023.pdf", "don-vi-ba-ria-vung-tau-2023.pdf", "don-vi-ca-mau-2023.pdf"]);
    let Some(words) = text(&project, CAMPAIGN) else { return };
    assert!(words.contains("Tờ soát · Tháng Nhân đạo 2023 · 2023.1"));
    for head in ["Hội Chữ thập đỏ tỉnh Cà Mau", "Hội Chữ thập đỏ tỉnh Bà Rịa – Vũng Tàu", "Hội Chữ thập đỏ Việt Nam"]
    {
        assert!(words.contains(head), "{head}");
    }
    assert!(words.contains(&format!("“headline” ở cỡ nhỏ nhất cho phép ({min} px)")), "{words}");
    // Every drawing of the kit has its caption three times; what all chapters share once.
    let kit = project.read("themes/default/kits/default.yaml");
    for (id, times) in [("fb-post-square", 3), ("poster", 3), ("banner", 6), ("avatar-frame", 1)] {
        assert!(kit.contains(id));
        let captions = words.split_whitespace().filter(|w| *w == id).count();
        assert_eq!(captions, times, "{id}\n{words}");
    }
    assert!(words.contains("297 × 420 mm · A3, A2, A1 · PDF"));
    let count = pages(&project, CAMPAIGN);
    assert_eq!(words.matches(&format!("/{count}\n")).count(), count, "every page has its number");
}

#[test]
fn a_chapter_s_sheet_goes_through_its_kits_campaign_by_campaign() {
    let project = Project::shipped();
    project
        .run(["proof", "--edition", "2026", "--unit", "vn34-dong-nai", "--locale", "en", "--out", "look"])
        .works()
        .says("4 contact sheets");
    let unit = "look/don-vi-dong-nai-2026.pdf";
    let Some(words) = text(&project, unit) else { return };
    let at = |heading: &str| words.find(heading).unwrap_or_else(|| panic!("{heading}\n{words}"));
    assert!(at("Voluntary Blood Donation 2026 · 2026.1") < at("Tet of Compassion 2026 · 2026.1"));
    assert!(at("Tet of Compassion 2026 · 2026.1") < at("Humanitarian Month 2026 · 2026.1 · Red Cross of Dong Nai City"));
    assert!(pages(&project, unit) > 3);
}

#[test]
fn the_same_project_gives_the_same_sheets() {
    let project = Project::shipped();
    project.run(ARGS).works();
    let first = std::fs::read(project.path(UNIT)).expect("a PDF");
    project.run(ARGS).works();
    assert!(std::fs::read(project.path(UNIT)).expect("a PDF") == first);
}
