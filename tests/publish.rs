//! Publishing: all of a build or nothing, and nothing twice (DESIGN.md, invariant 2).

#![allow(clippy::disallowed_methods, reason = "tests look at what the program wrote")]

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use common::{Project, Run, digests, same, sha256, tree};
use serde_json::Value;

const MONTH: &str = "content/campaigns/2023/thang-nhan-dao/campaign.yaml";
const ONE: [&str; 5] = ["build", "--unit", "VN-25", "--campaign", "thang-nhan-dao"];

#[test]
fn a_second_build_writes_nothing() {
    let project = Project::shipped();
    project.run(ONE).works();
    let first = tree(&project.path("public"));
    let cache = tree(&project.path(".nhandien"));
    project.run(ONE).works();
    same(&tree(&project.path("public")), &first);
    same(&tree(&project.path(".nhandien")), &cache);
}

#[test]
fn nothing_is_written_outside_the_output_and_the_cache() {
    let project = Project::shipped();
    project.run(ONE).works();
    let mut names: Vec<_> = fs::read_dir(project.path("")).expect("listed").map(|e| e.expect("entry").file_name()).collect();
    names.sort();
    assert_eq!(names, [".nhandien", "brand", "content", "public", "themes"]);
}

#[test]
fn without_the_record_equal_files_are_still_not_written_again() {
    let project = Project::shipped();
    project.run(ONE).works();
    let first = tree(&project.path("public"));
    fs::remove_dir_all(project.path(".nhandien")).expect("removed");
    project.run(ONE).works();
    same(&tree(&project.path("public")), &first);
}

#[test]
fn a_file_that_somebody_changed_is_made_again() {
    let project = Project::shipped();
    project.run(ONE).works();
    let first = digests(&project.path("public"));
    let path = first.keys().find(|p| p.ends_with(".pdf")).expect("a PDF").clone();
    project.write(&format!("public/{path}"), "x");
    fs::remove_file(project.path("public").join(first.keys().find(|p| p.ends_with(".txt")).expect("a text"))).expect("removed");
    project.run(ONE).works();
    same(&digests(&project.path("public")), &first);
}

#[test]
fn after_a_partial_change_the_rest_is_untouched() {
    let project = Project::shipped();
    let both = ["build", "--unit", "VN-25", "--campaign", "thang-nhan-dao", "--campaign", "tet-nhan-ai"];
    project.run(both).works();
    let first = tree(&project.path("public"));
    project.replace(MONTH, "version: 1", "version: 2");
    project.run(both).works();
    let second = tree(&project.path("public"));
    let changed: Vec<&String> = second.iter().filter(|(p, s)| first.get(*p) != Some(*s)).map(|(p, _)| p).collect();
    assert!(changed.iter().any(|p| p.ends_with("thang-nhan-dao/quang-tri.zip")), "{changed:?}");
    assert!(!changed.iter().any(|p| p.contains("tet-nhan-ai") && p.starts_with("kits/")), "{changed:?}");
    // What has the same bytes keeps its time and its place on the disk.
    for (path, stamp) in second.iter().filter(|(path, _)| *path != ".nhandien") {
        if first.get(path).is_some_and(|f| f.sha256 == stamp.sha256) {
            assert_eq!(first.get(path), Some(stamp), "{path}");
        }
    }
}

#[test]
fn stale_files_go() {
    let project = Project::shipped();
    project.run(ONE.into_iter().chain(["--unit", "VN-26"])).works();
    assert!(project.path("public/kits/2023/thang-nhan-dao/thua-thien-hue.zip").is_file());
    project.run(ONE).works();
    assert!(!project.path("public/kits/2023/thang-nhan-dao/thua-thien-hue.zip").exists());
    assert!(!project.path("public/kits/2023/thang-nhan-dao/thua-thien-hue").exists());
    assert!(project.path("public/kits/2023/thang-nhan-dao/quang-tri.zip").is_file());
}

#[test]
fn a_folder_of_somebody_else_is_never_emptied() {
    let project = Project::shipped();
    project.write("public/luan-van.txt", "ba năm làm việc");
    project.write("public/sub/anh.jpg", "x");
    let before = tree(&project.path("public"));
    project.run(ONE).fails(1).says("ND0401");
    same(&tree(&project.path("public")), &before);
    // Nor are folders that only bear the names of our own.
    let other = Project::shipped();
    other.write(".public.nhandien-new/mine.txt", "x");
    other.write(".public.nhandien-old/mine.txt", "x");
    let run = other.run(ONE);
    assert_ne!(run.code, 0, "{}", run.stderr);
    assert_eq!(other.read(".public.nhandien-new/mine.txt"), "x");
    assert_eq!(other.read(".public.nhandien-old/mine.txt"), "x");
}

#[test]
fn a_failed_build_leaves_the_last_good_tree() {
    let project = Project::shipped();
    project.run(ONE).works();
    let good = tree(&project.path("public"));
    project.replace(MONTH, "version: 1", "version: một");
    project.run(ONE).fails(1);
    same(&tree(&project.path("public")), &good);
    project.replace(MONTH, "version: một", "version: 1");
    project.run(ONE).works();
    same(&tree(&project.path("public")), &good);
}

#[test]
fn two_builds_of_one_folder_at_once() {
    let project = Project::shipped();
    let national = ["build", "--campaign", "thang-nhan-dao"];
    let mut first = project.command().args(national).stderr(Stdio::null()).spawn().expect("started");
    let locks =
        || fs::read_dir(project.path(".nhandien")).is_ok_and(|d| d.flatten().any(|e| e.path().extension().is_some_and(|x| x == "lock")));
    let start = Instant::now();
    while !locks() && start.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(5));
    }
    std::thread::sleep(Duration::from_millis(100));
    let second = project.run(national);
    let still = first.try_wait().expect("asked").is_none();
    if still {
        second.fails(1).says("ND0403");
    }
    assert!(first.wait().expect("ended").success());
    project.run(national).works();
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_the_output_is_not_followed_to_somebody_s_files() {
    let project = Project::shipped();
    project.write("mine/a.txt", "x");
    std::os::unix::fs::symlink(project.path("mine"), project.path("public")).expect("link");
    let run = project.run(ONE);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert_eq!(project.read("mine/a.txt"), "x");
}

/// A folder where nothing can be written: the machine failed us.
#[cfg(unix)]
#[test]
fn a_disk_that_refuses() {
    let project = Project::shipped();
    project.write("file", "x");
    project.run(ONE.into_iter().chain(["--out", "file/public"])).fails(3).says("ND0402");
}

/// The files of a tree, as its own `release.json` lists them, all with the right bytes.
fn complete(folder: &Path) -> BTreeMap<String, String> {
    let mut files = digests(folder);
    let release: Value = serde_json::from_slice(&fs::read(folder.join("release.json")).expect("release.json")).expect("JSON");
    let listed = release["files"].as_array().expect("files").iter();
    let listed: BTreeMap<String, String> =
        listed.map(|f| (f["path"].as_str().expect("path").to_owned(), f["sha256"].as_str().expect("digest").to_owned())).collect();
    let all = files.clone();
    files.retain(|path, _| path != "release.json" && !path.starts_with("release/"));
    same(&files, &listed);
    all
}

#[cfg(unix)]
#[test]
fn killed_at_random_moments() {
    let project = Project::shipped();
    let text = project.read(MONTH);
    let versions = [text.clone(), text.replace("version: 1", "version: 2")];
    // What each version looks like when it is whole, and how long it takes.
    let mut whole = Vec::new();
    let mut longest = Duration::ZERO;
    for version in &versions {
        project.write(MONTH, version);
        let start = Instant::now();
        project.run(ONE).works();
        longest = longest.max(start.elapsed());
        whole.push(complete(&project.path("public")));
    }
    assert_ne!(whole[0], whole[1]);
    let mut seed = u64::from_str_radix(&sha256(format!("{:?}", std::time::SystemTime::now()).as_bytes())[..16], 16).expect("hex");
    let mut killed = 0;
    for round in 0..20 {
        project.write(MONTH, &versions[round % 2]);
        let mut build = project.command().args(ONE).stderr(Stdio::null()).spawn().expect("started");
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        std::thread::sleep(longest.mul_f64(1.1 * (seed >> 33) as f64 / f64::from(1_u32 << 31)));
        let _ = build.kill();
        killed += usize::from(!build.wait().expect("ended").success());
        let now = complete(&project.path("public"));
        assert!(whole.contains(&now), "round {round}: neither the last tree nor the new one");
        // Every fourth time the next build must succeed by itself; else the next round runs over the ruins.
        if round % 4 == 3 {
            Run::of(project.command().args(ONE)).works();
            same(&complete(&project.path("public")), &whole[round % 2]);
        }
    }
    assert!(killed > 5, "only {killed} of 20 were killed in time");
    let mut names: Vec<_> = fs::read_dir(project.path("")).expect("listed").map(|e| e.expect("entry").file_name()).collect();
    names.sort();
    assert_eq!(names, [".nhandien", "brand", "content", "public", "themes"], "the last build cleans up");
}
