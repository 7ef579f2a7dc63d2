//! Same input, same bytes: whatever the threads, the time zone, the locale, the folder (DESIGN.md, invariant 1).

#![allow(clippy::disallowed_methods, reason = "tests look at what the program wrote")]

mod common;

use common::{Project, Run, digests, same};

const FEW: [&str; 9] = ["build", "--campaign", "thang-nhan-dao", "--unit", "VN-25", "--unit", "VN-43", "--unit", "VN-SG"];

#[test]
fn threads_zone_locale_and_folder_change_nothing() {
    let here = Project::shipped();
    Run::of(here.command().args(FEW).args(["--jobs", "1"]).env("TZ", "Asia/Ho_Chi_Minh").env("LANG", "vi_VN.UTF-8")).works();
    let there = Project::shipped();
    let there_out = there.path("mot thư mục khác/ra");
    Run::of(there.command().args(FEW).args(["--jobs", "2", "--out"]).arg(&there_out).env("TZ", "Pacific/Kiritimati").env("LC_ALL", "C"))
        .works();
    same(&digests(&here.path("public")), &digests(&there_out));
}

#[test]
fn what_comes_from_the_cache_is_what_a_clean_build_makes() {
    let project = Project::shipped();
    project.build_one().works();
    project.run(FEW).works();
    let clean = Project::shipped();
    clean.run(FEW).works();
    same(&digests(&project.path("public")), &digests(&clean.path("public")));
}

/// The same words in composed and in decomposed Unicode are the same project (invariant 5).
#[test]
fn decomposed_text_gives_the_same_files() {
    use unicode_normalization::UnicodeNormalization;
    let composed = Project::shipped();
    composed.build_one().works();
    let decomposed = Project::shipped();
    for path in [
        "content/campaigns/2023/thang-nhan-dao/campaign.yaml",
        "content/campaigns/2023/thang-nhan-dao/index.md",
        "content/campaigns/2023/thang-nhan-dao/khau-hieu.md",
        "content/series/thang-nhan-dao.yaml",
        "content/pages/huong-dan.md",
        "content/units/provinces-63.yaml",
    ] {
        let text: String = decomposed.read(path).nfd().collect();
        decomposed.write(path, text);
    }
    decomposed.build_one().works();
    same(&digests(&composed.path("public")), &digests(&decomposed.path("public")));
}

/// Windows editors end lines otherwise.
#[test]
fn line_ends_and_byte_order_marks_change_nothing() {
    let plain = Project::shipped();
    plain.build_one().works();
    let windows = Project::shipped();
    for path in [
        "content/campaigns/2023/thang-nhan-dao/campaign.yaml",
        "content/campaigns/2023/thang-nhan-dao/khau-hieu.md",
        "content/pages/huong-dan.md",
    ] {
        let text = windows.read(path).replace('\n', "\r\n");
        windows.write(path, format!("\u{feff}{text}"));
    }
    windows.build_one().works();
    same(&digests(&plain.path("public")), &digests(&windows.path("public")));
}

#[test]
fn all_shards_together_are_the_whole() {
    let whole = Project::shipped();
    whole.run(FEW).works();
    let kits = |p: &Project| {
        digests(&p.path("public")).into_iter().filter(|(path, _)| path.starts_with("kits/")).collect::<std::collections::BTreeMap<_, _>>()
    };
    let mut parts = std::collections::BTreeMap::new();
    for shard in ["1/2", "2/2"] {
        let part = Project::shipped();
        part.run(FEW.into_iter().chain(["--shard", shard])).works();
        parts.extend(kits(&part));
    }
    same(&parts, &kits(&whole));
}
