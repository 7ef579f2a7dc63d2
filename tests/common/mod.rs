//! A copy of the shipped project to work on, and the program run in it.
//!
//! ```ignore
//! let project = Project::shipped();
//! let place = project.plant("content/site.yaml", "date: 2023-04-20", "date: ▲20/04/2023");
//! project.run(["check"]).fails(1).says("2023-04-20");
//! ```

#![allow(dead_code, unreachable_pub, reason = "each test file uses its part")]
#![allow(clippy::disallowed_methods, reason = "tests look at what the program wrote")]

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::SystemTime;

use serde_json::Value;
use sha2::{Digest, Sha256};

/// What is laid out where a mistake is looked for: one chapter's pieces of one campaign. All files are read and judged.
pub const NARROW: [&str; 6] = ["--edition", "2023", "--campaign", "thang-nhan-dao", "--unit", "VN-25"];

/// Marks, in a planted text, the place that the finding must point at.
pub const MARK: char = '▲';

/// A project in a folder of its own, removed at the end of the test.
pub struct Project {
    folder: tempfile::TempDir,
}

/// What a run of the program left behind.
#[derive(Debug)]
pub struct Run {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

/// Where a finding must stand: project path, line, column.
pub type Place = (String, u64, u64);

impl Project {
    /// The project at the root of this repository.
    pub fn shipped() -> Self {
        let project = Self::empty();
        for top in ["brand", "content", "themes"] {
            copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join(top), &project.path(top));
        }
        project
    }

    /// A folder with nothing in it.
    pub fn empty() -> Self {
        Self { folder: tempfile::Builder::new().prefix("nhandien-").tempdir().expect("a folder for the test") }
    }

    pub fn path(&self, relative: &str) -> PathBuf {
        self.folder.path().join(relative)
    }

    /// Writes a file, making its folders.
    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("inside the project")).expect("folder");
        fs::write(path, bytes).expect("written");
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).expect(path)
    }

    pub fn remove(&self, path: &str) {
        fs::remove_file(self.path(path)).expect(path);
    }

    /// Replaces the first `from`, which must be there.
    pub fn replace(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert!(text.contains(from), "{path} has no {from:?}");
        self.write(path, text.replacen(from, to, 1));
    }

    /// [`Self::replace`] with a text that carries a [`MARK`]; the place of the mark.
    pub fn plant(&self, path: &str, from: &str, to: &str) -> Place {
        self.replace(path, from, to);
        self.unmark(path)
    }

    /// Appends a text that carries a [`MARK`]; the place of the mark.
    pub fn append(&self, path: &str, text: &str) -> Place {
        self.write(path, self.read(path) + text);
        self.unmark(path)
    }

    /// Writes a new file whose text carries a [`MARK`]; the place of the mark.
    pub fn add(&self, path: &str, text: &str) -> Place {
        self.write(path, text);
        self.unmark(path)
    }

    fn unmark(&self, path: &str) -> Place {
        let text = self.read(path);
        let (before, after) = text.split_once(MARK).expect("a mark");
        let line = before.matches('\n').count() as u64 + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() as u64 + 1;
        self.write(path, format!("{before}{after}"));
        (path.to_owned(), line, column)
    }

    /// The program, in this folder, in an environment that says nothing.
    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_nhandien"));
        command.current_dir(self.folder.path()).stdin(Stdio::null());
        for name in ["LANG", "LC_ALL", "LC_MESSAGES", "TZ"] {
            command.env_remove(name);
        }
        command
    }

    /// Runs the program.
    pub fn run<A: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = A>) -> Run {
        Run::of(self.command().args(args))
    }

    /// `check` of everything, but for the pieces of other chapters and campaigns than [`NARROW`].
    pub fn check(&self, more: &[&str]) -> Run {
        self.run(["check"].iter().chain(&NARROW).chain(more))
    }

    /// The errors that [`Self::check`] finds, as `(place, code)`, sorted.
    pub fn errors(&self) -> Vec<(Place, String)> {
        self.check(&["--format", "json"]).errors()
    }

    /// `check` finds exactly these errors, says each one's `file:line:column` to people, and ends with 1.
    #[track_caller]
    pub fn expect(&self, mut expected: Vec<(Place, &str)>) {
        expected.sort();
        let expected: Vec<(Place, String)> = expected.into_iter().map(|(p, c)| (p, c.to_owned())).collect();
        assert_eq!(self.errors(), expected);
        let run = self.check(&[]).fails(1);
        for ((path, line, column), _) in &expected {
            run.says(&format!("{path}:{line}:{column}"));
        }
    }

    /// Builds one chapter's kits into `public`.
    pub fn build_one(&self) -> Run {
        self.run(["build", "--unit", "VN-25", "--campaign", "thang-nhan-dao"])
    }
}

fn place(finding: &Value) -> Place {
    let number = |key: &str| finding[key].as_u64().unwrap_or_default();
    (finding["path"].as_str().unwrap_or_default().to_owned(), number("line"), number("column"))
}

impl Run {
    pub fn of(command: &mut Command) -> Self {
        let output = command.output().expect("the program starts");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        Self { code: output.status.code().unwrap_or(-1), stdout: text(output.stdout), stderr: text(output.stderr) }
    }

    /// It ended with 0.
    #[track_caller]
    pub fn works(self) -> Self {
        self.fails(0)
    }

    /// It ended with `code`, without a panic.
    #[track_caller]
    pub fn fails(self, code: i32) -> Self {
        assert_eq!(self.code, code, "\n{}\n{}", self.stdout, self.stderr);
        assert!(!self.stderr.contains("panicked"), "{}", self.stderr);
        self
    }

    /// It said `text` on standard error.
    #[track_caller]
    pub fn says(&self, text: &str) -> &Self {
        assert!(self.stderr.contains(text), "{text:?} is not in\n{}", self.stderr);
        self
    }

    /// The errors in the report of `check --format json`, as `(place, code)`, sorted.
    pub fn errors(&self) -> Vec<(Place, String)> {
        let report = self.json();
        let findings = report["findings"].as_array().expect("findings");
        let errors = findings.iter().filter(|f| f["severity"] == "error");
        errors.map(|f| (place(f), f["code"].as_str().expect("code").to_owned())).collect()
    }

    /// Standard output, all of which must be one JSON document.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|e| panic!("{e}\n{}\n{}", self.stdout, self.stderr))
    }
}

/// One file: size, digest, and what would change if it were written again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    pub sha256: String,
    pub size: u64,
    pub modified: SystemTime,
    pub inode: u64,
}

/// Every file below `folder` by path with `/`.
pub fn tree(folder: &Path) -> BTreeMap<String, Stamp> {
    let mut out = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok).filter(|e| e.file_type().is_file()) {
        let path = entry.path().strip_prefix(folder).expect("below").to_string_lossy().replace('\\', "/");
        let meta = entry.metadata().expect("metadata");
        let bytes = fs::read(entry.path()).expect("readable");
        let stamp = Stamp { sha256: sha256(&bytes), size: meta.len(), modified: meta.modified().expect("time"), inode: inode(&meta) };
        out.insert(path, stamp);
    }
    out
}

/// The two trees are one; says only where they differ.
#[track_caller]
pub fn same<T: PartialEq + std::fmt::Debug>(left: &BTreeMap<String, T>, right: &BTreeMap<String, T>) {
    let paths: std::collections::BTreeSet<&String> = left.keys().chain(right.keys()).collect();
    let differ: Vec<_> = paths.into_iter().filter(|p| left.get(*p) != right.get(*p)).collect();
    let shown: Vec<_> = differ.iter().take(5).map(|p| format!("{p}\n  {:?}\n  {:?}", left.get(*p), right.get(*p))).collect();
    assert!(differ.is_empty(), "{} of {} files differ:\n{}", differ.len(), left.len(), shown.join("\n"));
}

/// Digests only, to compare trees.
pub fn digests(folder: &Path) -> BTreeMap<String, String> {
    tree(folder).into_iter().map(|(path, stamp)| (path, stamp.sha256)).collect()
}

pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

#[cfg(unix)]
fn inode(meta: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(meta)
}

#[cfg(not(unix))]
fn inode(_: &fs::Metadata) -> u64 {
    0
}

/// A picture in RGB, each pixel as `shade` has it.
pub fn png(width: u32, height: u32, shade: impl Fn(u32, u32) -> [u8; 3]) -> Vec<u8> {
    let rows = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
    let pixels: Vec<u8> = rows.flat_map(|(x, y)| shade(x, y)).collect();
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.write_header().and_then(|mut w| w.write_image_data(&pixels)).expect("a picture");
    out
}

/// Copies a folder.
pub fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from).into_iter().filter_map(Result::ok) {
        let target = to.join(entry.path().strip_prefix(from).expect("below"));
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).expect("folder");
        } else {
            fs::copy(entry.path(), target).expect("copied");
        }
    }
}
