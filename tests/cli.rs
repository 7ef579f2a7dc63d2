//! The command line as a contract: commands, exit codes, languages, machine formats.
//!
//! What people see is kept in `tests/transcripts/`; `SNAPSHOTS=overwrite` writes it anew.

#![allow(clippy::disallowed_methods, reason = "tests look at what the program wrote")]

mod common;

use std::path::PathBuf;
use std::process::Stdio;

use common::{NARROW, Project, Run};
use serde_json::Value;
use snapbox::{Assert, Data};

const COMMANDS: [&str; 11] = ["build", "check", "plan", "kit", "merge", "proof", "serve", "explain", "new", "init", "schema"];
const MONTH: &str = "content/campaigns/2023/thang-nhan-dao/campaign.yaml";

/// `text` is what the transcript says.
#[track_caller]
fn transcript(name: &str, text: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/transcripts").join(name);
    // Colours and the ends of lines are the terminal's.
    let text: String = text.lines().map(|l| format!("{}\n", l.trim_end())).collect();
    Assert::new().action_env("SNAPSHOTS").eq(Data::text(text), Data::read_from(&path, None));
}

#[test]
fn help_speaks_both_languages_and_lists_what_works() {
    let project = Project::empty();
    for lang in ["vi", "en"] {
        let run = project.run(["--help", "--locale", lang]).works();
        transcript(&format!("help.{lang}.txt"), &run.stdout);
        let listed: Vec<&str> = run.stdout.lines().filter_map(|l| l.strip_prefix("  ")?.split_whitespace().next()).collect();
        let listed: Vec<&str> = listed.into_iter().filter(|w| w.chars().all(|c| c.is_ascii_lowercase())).collect();
        assert_eq!(listed, COMMANDS);
        for command in COMMANDS {
            let run = project.run([command, "--help", "--locale", lang]).works();
            transcript(&format!("help-{command}.{lang}.txt"), &run.stdout);
            // A message that is missing shows its own name.
            assert!(!run.stdout.contains("cli-"), "{}", run.stdout);
        }
    }
}

#[test]
fn the_environment_s_language_is_the_default() {
    let project = Project::shipped();
    let ask = |name: &str, value: &str| Run::of(project.command().env(name, value).args(["explain", "ND0102"])).works().stdout;
    let explain = |lang: &str| project.run(["explain", "ND0102", "--locale", lang]).works().stdout;
    assert_ne!(explain("vi"), explain("en"));
    assert_eq!(ask("LANG", "en_US.UTF-8"), explain("en"));
    assert_eq!(ask("LC_ALL", "vi_VN.UTF-8"), explain("vi"));
    assert_eq!(ask("LANG", "C"), explain("vi"));
}

#[test]
fn wrong_usage_ends_with_2() {
    let project = Project::shipped();
    for args in [
        &["bild"][..],
        &["build", "--nope"],
        &["build", "--shard", "3/2"],
        &["build", "--jobs", "0"],
        &["check", "--format", "xml"],
        &["kit"],
        &["kit", "--campaign", "thang-nhan-dao", "--out", "x"],
        &["merge", "--campaign", "thang-nhan-dao", "--unit", "VN-25", "--artefact", "certificate", "--out", "x"],
        &["merge", "--campaign", "a", "--unit", "VN-25", "--unit", "VN-43", "--artefact", "certificate", "--data", "a.csv", "--out", "x"],
        &["explain"],
        &[],
        &["--locale", "fr", "check"],
    ] {
        let run = project.run(args).fails(2);
        assert!(run.stdout.is_empty(), "{args:?}: {}", run.stdout);
        assert!(!run.stderr.is_empty(), "{args:?}");
    }
}

#[test]
fn exit_codes() {
    let good = Project::shipped();
    good.check(&[]).works();
    good.run(["check", "--unit", "XX-00"]).fails(1);
    good.run(["check", "--campaign", "khong-co"]).fails(1);
    good.run(["check", "--edition", "1999"]).fails(1);
    good.run(["check", "--date", "31/12/2023"]).fails(1);
    good.replace(MONTH, "\nslogans:", "\nslogns:");
    for command in ["check", "plan", "build", "kit --out ra"] {
        good.run(command.split(' ').chain(NARROW)).fails(1).says("ND0102");
    }
    assert!(!good.path("public").exists() && !good.path("ra").exists(), "nothing is made while an error stands");
}

#[test]
fn findings_as_people_read_them() {
    let project = Project::shipped();
    project.replace(MONTH, "\nslogans:", "\nslogns:");
    project.replace(MONTH, "expires: 2023-12-31", "expires: 31/12/2023");
    for lang in ["vi", "en"] {
        let run = project.run(["check", "--locale", lang, "--campaign", "thang-nhan-dao"]).fails(1);
        assert!(run.stdout.is_empty(), "{}", run.stdout);
        let errors: Vec<&str> =
            run.stderr.split("\n\n").filter(|part| part.contains("[ND")).filter(|p| p.contains("campaign.yaml")).collect();
        transcript(&format!("findings.{lang}.txt"), &errors.join("\n\n"));
    }
}

#[test]
fn quiet_is_quiet_but_for_errors() {
    let project = Project::shipped();
    let run = project.check(&["--quiet"]).works();
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", ""));
    project.replace(MONTH, "\nslogans:", "\nslogns:");
    project.check(&["--quiet"]).fails(1).says("ND0102");
}

#[test]
fn explain_knows_every_code() {
    let project = Project::empty();
    for lang in ["vi", "en"] {
        let run = project.run(["explain", "nd0102", "--locale", lang]).works();
        assert!(run.stdout.starts_with("ND0102: "), "{}", run.stdout);
    }
    for code in nhandien::diagnostic::messages::Catalogue::codes() {
        assert!(project.run(["explain", code]).works().stdout.starts_with(&format!("{code}: ")));
    }
    project.run(["explain", "ND0120"]).fails(1).says("ND0102");
}

/// A code that a source file names can be explained.
#[test]
fn every_code_in_the_sources_can_be_explained() {
    let known = nhandien::diagnostic::messages::Catalogue::codes();
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut unknown = std::collections::BTreeSet::new();
    for entry in walkdir::WalkDir::new(root).into_iter().flatten().filter(|e| e.path().extension().is_some_and(|x| x == "rs")) {
        let text = std::fs::read_to_string(entry.path()).expect("text");
        let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        for word in text.split('"') {
            let (letters, digits) = word.split_at(word.find(|c: char| !c.is_ascii_uppercase()).unwrap_or(0));
            let digits = digits.strip_prefix('-').unwrap_or(digits);
            let code = (2..=3).contains(&letters.len()) && (2..=4).contains(&digits.len()) && digits.chars().all(|c| c.is_ascii_digit());
            if code && !known.contains(&word) && word.len() > 5 {
                unknown.insert(word.to_owned());
            }
        }
    }
    assert!(unknown.is_empty(), "{unknown:?}");
}

#[test]
fn the_plan_as_text_and_json() {
    let project = Project::shipped();
    let args = ["plan", "--unit", "VN-25", "--campaign", "thang-nhan-dao"];
    let text = project.run(args).works().stdout;
    let json = project.run(args.into_iter().chain(["--format", "json"])).works().json();
    assert_eq!(json["schema"], 1);
    let outputs = json["outputs"].as_array().expect("outputs");
    assert_eq!(text.lines().count(), outputs.len());
    let paths: Vec<&str> = outputs.iter().map(|o| o["path"].as_str().expect("path")).collect();
    assert!(paths.is_sorted(), "sorted by path");
    for o in outputs {
        let kind = o["kind"].as_str().expect("kind");
        assert!(
            ["bytes", "artefact", "lockup", "document", "figure", "icon", "pack", "page", "kit", "photo", "release", "swatches", "worker"]
                .contains(&kind),
            "{kind}"
        );
        assert_eq!(o["key"].as_str().map(str::len), Some(64), "{o}");
    }
    let kit = outputs.iter().find(|o| o["path"] == "kits/2023/thang-nhan-dao/quang-tri.zip").expect("the kit");
    let about = ["kind", "edition", "campaign", "unit", "artefact", "version"].map(|k| kit[k].clone());
    assert_eq!(about, ["kit".into(), 2023.into(), "thang-nhan-dao".into(), "VN-25".into(), Value::Null, "2023.1".into()]);
    assert!(!project.path("public").exists(), "a plan makes nothing");
    // The plan is what a build makes, no more and no less.
    project.run(["build", "--unit", "VN-25", "--campaign", "thang-nhan-dao"]).works();
    let built: Vec<String> = common::tree(&project.path("public")).into_keys().collect();
    assert_eq!(built, paths);
}

#[test]
fn a_reader_that_has_heard_enough_is_no_failure() {
    let project = Project::shipped();
    let mut child = project.command().args(["plan", "--quiet"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("runs");
    drop(child.stdout.take());
    let end = child.wait_with_output().expect("ends");
    assert_eq!((end.status.code(), String::from_utf8_lossy(&end.stderr).as_ref()), (Some(0), ""));
}

#[test]
fn check_for_machines() {
    let project = Project::shipped();
    let (path, line, column) = project.plant(MONTH, "\nslogans:", "\n▲slogns:");
    let json = project.check(&["--format", "json"]).fails(1).json();
    assert_eq!((&json["schema"], &json["errors"]), (&1.into(), &1.into()));
    let finding = json["findings"].as_array().expect("findings").iter().find(|f| f["severity"] == "error").expect("one error").clone();
    let keys: Vec<&String> = finding.as_object().expect("object").keys().collect();
    assert_eq!(keys, ["code", "column", "help", "length", "line", "message", "path", "severity"]);
    assert_eq!((&finding["line"], &finding["column"], &finding["length"]), (&line.into(), &column.into(), &6.into()));

    let sarif = project.check(&["--format", "sarif"]).fails(1).json();
    assert_eq!(sarif["version"], "2.1.0");
    let run = &sarif["runs"][0];
    assert_eq!(run["tool"]["driver"]["name"], "nhandien");
    let result = run["results"].as_array().expect("results").iter().find(|r| r["ruleId"] == "ND0102").expect("the finding");
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!((&place["artifactLocation"]["uri"], &place["region"]["startLine"]), (&path.clone().into(), &line.into()));
    assert_eq!(result["level"], "error");
    let rules: Vec<&Value> = run["tool"]["driver"]["rules"].as_array().expect("rules").iter().map(|r| &r["id"]).collect();
    assert!(rules.contains(&&"ND0102".into()));

    let github = project.check(&["--format", "github"]).fails(1).stdout;
    let line_of = github.lines().find(|l| l.starts_with("::error")).expect("an error");
    assert!(line_of.starts_with(&format!("::error file={path},line={line},col={column},title=ND0102::")), "{line_of}");

    project.replace(MONTH, "\nslogns:", "\nslogans:");
    let json = project.check(&["--format", "json"]).works().json();
    assert_eq!(json["errors"], 0);
}

#[test]
fn one_kit_into_a_folder() {
    let project = Project::shipped();
    let args = ["kit", "--edition", "2023", "--campaign", "thang-nhan-dao", "--unit", "VN-25", "--out", "ra/đây"];
    project.run(args).works();
    let made = common::digests(&project.path("ra/đây"));
    assert_eq!(made.keys().collect::<Vec<_>>(), ["thang-nhan-dao-2023-quang-tri.zip"]);
    // The same bytes as the site's download.
    project.run(["build", "--unit", "VN-25", "--campaign", "thang-nhan-dao"]).works();
    let site = common::digests(&project.path("public"));
    assert_eq!(made["thang-nhan-dao-2023-quang-tri.zip"], site["kits/2023/thang-nhan-dao/quang-tri.zip"]);
}

#[test]
fn the_base_url_and_the_day_can_be_given() {
    let project = Project::shipped();
    let build = |day| {
        project.run(["build", "--unit", "VN-25", "--campaign", "thang-nhan-dao", "--base-url", "https://kits.example.org/a", "--date", day])
    };
    build("2023-05-09").works();
    let release: Value = serde_json::from_str(&project.read("public/release.json")).expect("JSON");
    assert_eq!(release["base_url"], "https://kits.example.org/a/");
    assert!(project.read("public/sitemap.xml").contains("<loc>https://kits.example.org/a/"));
    assert!(!project.read("public/sitemap.xml").contains(".example/"));
    // A kit's bytes never depend on the day.
    let kit = |p: &Project| common::digests(&p.path("public"))["kits/2023/thang-nhan-dao/quang-tri.zip"].clone();
    let before = kit(&project);
    build("2024-12-31").works();
    assert_eq!(kit(&project), before);
}

#[test]
fn units_are_those_of_the_year() {
    let project = Project::shipped();
    let plan = project.run(["plan", "--format", "json"]).works().json();
    let zips = plan["outputs"].as_array().expect("outputs").iter().filter(|o| o["kind"] == "kit").count();
    // What each campaign has is tests/programme.rs's to say.
    assert_eq!(zips, 638 + 3 * 34);
}
