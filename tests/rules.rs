//! Each rule on a small project that keeps it (`ok`) and one that breaks it (`bad`).
//!
//! `tests/rules/base/` is a complete project without fonts (those are the repository's). A fixture is an overlay of files:
//! what it holds replaces or is added to the base; `DELETED` lists paths to leave out. `bad/expected.txt` names the places
//! of the findings with the fixture's code, one `path:line:column` a line.

#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "fixtures are read from the repository")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use nhandien::check;
use nhandien::diagnostic::messages::{Catalogue, Lang};
use nhandien::diagnostic::{Diagnostic, Report, Severity};
use nhandien::model::artboard::Needs;
use nhandien::model::{Project, resolve};
use nhandien::plan::{Artefact, Subject};
use nhandien::scene::Studio;
use nhandien::source::Sources;
use nhandien::world::{Disk, Memory, World};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every piece of every kit, for every chapter; what the planner will do, without pages.
fn artefacts(project: &Project) -> Vec<Artefact> {
    let mut out = Vec::new();
    for campaign in &project.campaigns {
        let Some(list) = campaign.kit.list().and_then(|l| project.theme.kits.get(&l.value)) else { continue };
        for board in list.pieces.iter().filter_map(|p| project.theme.artboards.get(&p.id.value)) {
            let Some(&format) = board.spec.outputs.first() else { continue };
            let variants: Vec<Option<String>> = match board.spec.needs {
                Needs::Slogan => campaign.slogans.iter().map(|s| Some(s.id.value.clone())).collect(),
                _ if board.spec.variants.is_empty() => vec![None],
                _ => board.spec.variants.iter().cloned().map(Some).collect(),
            };
            // The board's own shape, and each preset that is drawn for itself.
            let shapes: BTreeSet<Option<String>> = board.panels.iter().map(|p| p.preset.clone()).collect();
            for unit in project.units_of(campaign) {
                let own = project.events_of(campaign).filter(|e| e.is_of(unit)).map(|e| Some(e.slug()));
                let events: Vec<Option<String>> = if board.spec.needs == Needs::Event { own.collect() } else { vec![None] };
                for ((event, variant), preset) in
                    events.iter().flat_map(|e| variants.iter().map(move |v| (e, v))).flat_map(|pair| shapes.iter().map(move |s| (pair, s)))
                {
                    out.push(Artefact {
                        year: campaign.year,
                        campaign: campaign.slug.clone(),
                        board: board.id.clone(),
                        variant: variant.clone(),
                        preset: preset.clone(),
                        side: None,
                        subject: Subject::Unit(unit.slug.value.clone()),
                        event: event.clone(),
                        format,
                        preview: None,
                    });
                }
            }
        }
    }
    out
}

/// Both passes over a project.
fn run(world: &dyn World) -> Report {
    let mut report = Report::default();
    let sources = Sources::load(world, &mut report).expect("readable");
    let Some(project) = resolve::resolve(&sources, &mut report) else { return report };
    check::model(&project, &sources, &mut report);
    let studio = Studio::new(&project, &mut report);
    check::artefacts(&studio, &artefacts(&project), &mut report);
    check::levels(&project, &mut report);
    report
}

fn place(d: &Diagnostic) -> String {
    d.span.as_ref().map_or_else(|| "-".to_owned(), |s| format!("{}:{}:{}", s.path, s.line, s.column))
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut out = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(dir) = open.pop() {
        for entry in std::fs::read_dir(&dir).expect("folder") {
            let path = entry.expect("entry").path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path
                    .strip_prefix(folder)
                    .expect("inside")
                    .components()
                    .map(|c| c.as_os_str().to_string_lossy())
                    .collect::<Vec<_>>()
                    .join("/");
                out.insert(name, std::fs::read(&path).expect("file"));
            }
        }
    }
    out
}

fn base() -> Memory {
    let mut world = Memory::default();
    for (path, bytes) in files(&root().join("tests/rules/base")) {
        world.insert(path, bytes);
    }
    for (path, bytes) in files(&root().join("brand/fonts")) {
        world.insert(format!("brand/fonts/{path}"), bytes);
    }
    world
}

fn with(overlay: &Path) -> Memory {
    let mut world = base();
    for (path, bytes) in files(overlay) {
        match path.as_str() {
            "expected.txt" => {}
            "DELETED" => String::from_utf8_lossy(&bytes).lines().for_each(|l| world.remove(l)),
            _ => world.insert(path, bytes),
        }
    }
    world
}

fn shown(report: &Report) -> String {
    report.sorted().iter().map(|d| format!("{} {} {:?}\n", place(d), d.code, d.args)).collect()
}

#[test]
fn the_base_project_has_no_findings() {
    let report = run(&base());
    assert!(report.is_empty(), "{}", shown(&report));
}

#[test]
fn each_rule_finds_what_it_should_and_nothing_else() {
    let mut wrong = String::new();
    let folder = root().join("tests/rules");
    let mut codes: Vec<_> =
        std::fs::read_dir(&folder).expect("fixtures").map(|e| e.expect("entry").file_name().to_string_lossy().into_owned()).collect();
    codes.sort();
    for code in codes.iter().filter(|c| *c != "base") {
        let of_code = |report: &Report| report.sorted().iter().filter(|d| d.code == *code).map(|d| place(d)).collect::<Vec<_>>();
        let ok = folder.join(code).join("ok");
        if ok.exists() {
            let report = run(&with(&ok));
            if !of_code(&report).is_empty() {
                wrong.push_str(&format!("{code}/ok:\n{}", shown(&report)));
            }
        }
        let bad = folder.join(code).join("bad");
        let report = run(&with(&bad));
        let expected = std::fs::read_to_string(bad.join("expected.txt")).unwrap_or_default();
        if of_code(&report) != expected.lines().collect::<Vec<_>>() || expected.is_empty() {
            wrong.push_str(&format!("{code}/bad: expected\n{expected}found\n{}", shown(&report)));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_rule_has_a_fixture_and_words() {
    let known = Catalogue::codes();
    for rule in check::RULES {
        assert!(root().join("tests/rules").join(rule.code).join("bad").exists(), "{} has no fixture", rule.code);
        assert!(known.contains(&rule.code), "{} has no message", rule.code);
    }
}

#[test]
fn every_code_and_expectation_in_the_sources_has_words() {
    let words = Catalogue::new(Lang::Vi);
    for (path, bytes) in files(&root().join("src")).into_iter().filter(|(p, _)| p.ends_with(".rs")) {
        let text = String::from_utf8(bytes).expect("UTF-8");
        for quoted in text.split('"').skip(1) {
            let code = quoted.len() == 6 && (quoted.starts_with("ND") && quoted[2..].bytes().all(|b| b.is_ascii_digit()));
            let expectation = quoted.strip_prefix('@').filter(|w| !w.is_empty() && w.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'));
            assert!(
                !code || words.get(quoted) != *quoted || words.find(quoted, Some("why"), &BTreeMap::new()).is_some(),
                "{path}: {quoted}"
            );
            // Keywords of JSON-LD begin with @, too.
            if let Some(word) = expectation.filter(|w| !["context", "type"].contains(w)) {
                let id = format!("expected-{word}");
                assert!(words.get(&id) != id, "{path}: {id}");
            }
        }
    }
}

#[test]
fn every_finding_of_the_fixtures_has_words_in_both_languages() {
    let catalogues = [Catalogue::new(Lang::Vi), Catalogue::new(Lang::En)];
    let folder = root().join("tests/rules");
    for entry in std::fs::read_dir(&folder).expect("fixtures") {
        let bad = entry.expect("entry").path().join("bad");
        if !bad.exists() {
            continue;
        }
        for d in run(&with(&bad)).sorted() {
            for words in &catalogues {
                let message = words.message(d);
                let help = words.help(d).unwrap_or_default();
                for text in [&message, &help] {
                    assert!(*text != d.code && !text.contains("{$") && !text.contains("{ $"), "{}: {text}", d.code);
                }
            }
        }
    }
}

#[test]
fn the_shipped_project_has_no_errors() {
    let project = std::env::var("NHANDIEN_PROJECT").map_or_else(|_| root(), PathBuf::from);
    let report = run(&Disk::new(project));
    let errors: Vec<String> = report
        .sorted()
        .iter()
        .filter(|d| d.severity == Severity::Error)
        .map(|d| format!("{} {} {:?}\n", place(d), d.code, d.args))
        .collect();
    if std::env::var("NHANDIEN_SHOW").is_ok() {
        panic!("{}", shown(&report));
    }
    assert!(errors.is_empty(), "{}", errors.concat());
}
