//! The shape of `src/`: which room may use which, what every file says first, and whose name it never says.

#![allow(clippy::disallowed_methods, reason = "this test reads the sources")]

use std::fs;
use std::path::Path;

/// Rooms by stage. A room uses rooms of earlier stages, and those of its own where it says so in DESIGN.md.
const STAGES: [&[&str]; 16] = [
    &["diagnostic"],
    &["world"],
    &["cache"],
    &["source"],
    &["model"],
    &["scene"],
    &["plan"],
    &["check"],
    &["render"],
    &["package"],
    &["publish"],
    &["merge"],
    &["scaffold"],
    &["lib"],
    &["serve"],
    &["cli"],
];

fn stage(room: &str) -> Option<usize> {
    STAGES.iter().position(|rooms| rooms.contains(&room))
}

struct Source {
    path: String,
    room: String,
    text: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = walkdir::WalkDir::new(&root).sort_by_file_name().into_iter().map(|e| e.expect("listed"));
    let files = files.filter(|e| e.path().extension().is_some_and(|x| x == "rs"));
    let read = |e: walkdir::DirEntry| {
        let path = e.path().strip_prefix(&root).expect("below").to_string_lossy().replace('\\', "/");
        let room = path.split('/').next().unwrap_or_default().trim_end_matches(".rs").to_owned();
        Source { room, text: fs::read_to_string(e.path()).expect("text"), path }
    };
    files.map(read).collect()
}

/// Code without comments, and without the tests at the end of a file.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let line = |l: &str| l.split("//").next().unwrap_or_default().to_owned();
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// The first name after each `crate::`, also inside `use crate::{a, b::c}`.
fn rooms_used(code: &str) -> Vec<String> {
    let name = |s: &str| s.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut out = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        let Some(group) = rest.strip_prefix('{') else {
            out.push(name(rest));
            continue;
        };
        let mut depth = 1;
        let mut item = String::new();
        for c in group.chars() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            if depth == 0 || (depth == 1 && c == ',') {
                out.push(name(&item));
                item.clear();
            } else {
                item.push(c);
            }
            if depth == 0 {
                break;
            }
        }
    }
    out.into_iter().filter(|n| !n.is_empty()).collect()
}

#[test]
fn no_room_uses_a_later_one() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|s| !["main", "build", "lib"].contains(&s.room.as_str())) {
        let own = stage(&source.room).unwrap_or_else(|| panic!("{}: a room that DESIGN.md doesn't have", source.path));
        for used in rooms_used(&code(&source.text)) {
            // What lib.rs itself defines: `crate::Request`, `crate::build`.
            let other = stage(&used).unwrap_or_else(|| stage("lib").expect("there"));
            if used != source.room && other >= own {
                wrong.push(format!("{} uses crate::{used}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "the type is in the wrong room:\n{}", wrong.join("\n"));
}

#[test]
fn every_file_says_first_what_it_is() {
    let silent: Vec<String> = sources().into_iter().filter(|s| !s.text.starts_with("//!")).map(|s| s.path).collect();
    assert!(silent.is_empty(), "{silent:?}");
}

/// The Society is content, brand and theme; another could ship its own.
#[test]
fn no_source_names_a_society() {
    let named = |s: &Source| {
        let code = code(&s.text).to_lowercase();
        ["chữ thập đỏ", "red cross", "chu-thap-do", "red-cross", "redcross"].iter().any(|n| code.contains(n))
    };
    let wrong: Vec<String> = sources().into_iter().filter(named).map(|s| s.path).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

/// STYLE.md: `main.rs` is the door, under 80 lines.
#[test]
fn the_door_is_small() {
    let main = sources().into_iter().find(|s| s.path == "main.rs").expect("main.rs");
    assert!(main.text.lines().count() < 80);
}

#[test]
fn the_reader_of_imports_can_read() {
    assert_eq!(rooms_used("use crate::{a::{b, c}, d};\nlet x = crate::e::f();"), ["a", "d", "e"]);
    assert_eq!(code("a // crate::b\n#[cfg(test)]\nmod tests { c }"), "a ");
}
