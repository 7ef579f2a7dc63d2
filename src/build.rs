//! Build script: a digest over `src/`, so that outputs kept from an older program are never taken for this one's.

#![allow(clippy::disallowed_methods, reason = "a build script reads the sources; it is no part of the program")]

use std::path::Path;

fn main() {
    println!("cargo::rerun-if-changed=src");
    println!("cargo::rerun-if-changed=Cargo.lock");
    let mut hasher = blake3::Hasher::new();
    for root in ["src", "Cargo.lock"] {
        add(Path::new(root), &mut hasher);
    }
    // What `init` embeds. Staff edit content/ all day long, so that is not watched; a test tells when it is stale.
    for root in ["brand", "themes", ".vscode"] {
        println!("cargo::rerun-if-changed={root}");
    }
    println!("cargo::rustc-env=NHANDIEN_SOURCES={}", hasher.finalize().to_hex());
}

fn add(path: &Path, hasher: &mut blake3::Hasher) {
    if let Ok(folder) = path.read_dir() {
        let mut entries: Vec<_> = folder.filter_map(|e| e.ok().map(|e| e.path())).collect();
        entries.sort();
        entries.iter().for_each(|e| add(e, hasher));
    } else if let Ok(bytes) = std::fs::read(path) {
        // Line ends differ between checkouts on Windows and elsewhere; the program does not.
        let name = path.to_string_lossy().replace('\\', "/");
        hasher.update(name.as_bytes());
        hasher.update(&bytes.into_iter().filter(|b| *b != b'\r').collect::<Vec<_>>());
    }
}
