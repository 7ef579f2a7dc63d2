//! The only door to files, the clock and the environment.
//!
//! In: a project folder. Out: its files by project path (always with `/`). [`Disk`] is the real one; [`Memory`] serves
//! tests. What is written goes through [`output`]; what the environment says comes through [`environment`].

#![allow(clippy::disallowed_methods, reason = "this is the door")]

pub mod environment;
pub mod output;

use std::collections::BTreeMap;
use std::io;
use std::path::{Component, Path, PathBuf};

/// Folders of a project that are read; nothing else of it is.
pub const ROOTS: [&str; 3] = ["brand", "content", "themes"];

/// Whether `file` stands in one of a project's folders that are read, whatever links lead there.
///
/// # Errors
/// When `file` can't be found.
pub fn holds(project: &Path, file: &Path) -> io::Result<bool> {
    let file = file.canonicalize()?;
    Ok(ROOTS.iter().any(|top| project.join(top).canonicalize().is_ok_and(|folder| file.starts_with(folder))))
}

/// The bytes of a file that a person names, or of one beside it; `None` where there are more than `limit`.
///
/// # Errors
/// When it can't be read.
pub fn named(file: &Path, limit: u64) -> io::Result<Option<Vec<u8>>> {
    if std::fs::metadata(file)?.len() > limit {
        return Ok(None);
    }
    std::fs::read(file).map(Some)
}

/// `relative` beside `file`: below its folder, wherever that is; `None` for a path that would leave it.
#[must_use]
pub fn beside(file: &Path, relative: &str) -> Option<PathBuf> {
    let relative = relative.replace('\\', "/");
    let plain = Path::new(&relative).components().all(|c| matches!(c, Component::Normal(_)));
    let folder = file.parent().unwrap_or(Path::new(""));
    (plain && !relative.is_empty()).then(|| folder.join(&relative))
}

/// One entry of a project's listing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// Project path.
    pub path: String,
    /// Bytes.
    pub size: u64,
    /// A symbolic link: reported, never followed (invariant 3).
    pub link: bool,
}

/// Read access to one project.
pub trait World: Sync {
    /// Every file below the [`ROOTS`], sorted by path.
    ///
    /// # Errors
    /// When a folder can't be listed.
    fn list(&self) -> io::Result<Vec<Entry>>;

    /// The bytes of one file of the listing.
    ///
    /// # Errors
    /// When the path is not a plain project path or the file can't be read.
    fn read(&self, path: &str) -> io::Result<Vec<u8>>;
}

/// A project folder on disk.
#[derive(Debug, Clone)]
pub struct Disk {
    root: PathBuf,
}

impl Disk {
    /// The project at `root`.
    #[must_use]
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// The project's folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }
}

impl World for Disk {
    fn list(&self) -> io::Result<Vec<Entry>> {
        let mut out = Vec::new();
        for top in ROOTS {
            let folder = self.root.join(top);
            if !folder.is_dir() {
                continue;
            }
            let walk = walkdir::WalkDir::new(&folder).follow_links(false).sort_by_file_name();
            for entry in walk.into_iter().filter_entry(|e| e.depth() == 0 || !hidden(e.file_name())) {
                let entry = entry.map_err(io::Error::from)?;
                if entry.file_type().is_dir() {
                    continue;
                }
                let path = project_path(&self.root, entry.path());
                let size = entry.metadata().map_err(io::Error::from)?.len();
                out.push(Entry { path, size, link: entry.file_type().is_symlink() });
            }
        }
        out.sort();
        Ok(out)
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        let relative = Path::new(path);
        if !relative.components().all(|c| matches!(c, Component::Normal(_))) {
            return Err(io::Error::new(io::ErrorKind::PermissionDenied, format!("{path}: outside the project")));
        }
        std::fs::read(self.root.join(relative))
    }
}

/// Editors' swap files and folders such as `.git` are no content.
fn hidden(name: &std::ffi::OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with('.') || name.ends_with('~')
}

fn project_path(root: &Path, path: &Path) -> String {
    let relative = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = relative.components().map(|c| c.as_os_str().to_string_lossy().into_owned()).collect();
    parts.join("/")
}

/// A project in memory.
#[derive(Debug, Clone, Default)]
pub struct Memory {
    files: BTreeMap<String, Vec<u8>>,
}

impl Memory {
    /// Adds or replaces a file.
    pub fn insert(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        self.files.insert(path.into(), bytes.into());
    }

    /// Removes a file.
    pub fn remove(&mut self, path: &str) {
        self.files.remove(path);
    }

    /// A copy of everything another world holds.
    ///
    /// # Errors
    /// When `world` can't be read.
    pub fn copy_of(world: &dyn World) -> io::Result<Self> {
        let mut files = BTreeMap::new();
        for entry in world.list()?.into_iter().filter(|e| !e.link) {
            let bytes = world.read(&entry.path)?;
            files.insert(entry.path, bytes);
        }
        Ok(Self { files })
    }
}

impl World for Memory {
    fn list(&self) -> io::Result<Vec<Entry>> {
        let entry = |(path, bytes): (&String, &Vec<u8>)| Entry { path: path.clone(), size: bytes.len() as u64, link: false };
        Ok(self.files.iter().map(entry).collect())
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.files.get(path).cloned().ok_or_else(|| io::Error::new(io::ErrorKind::NotFound, path.to_owned()))
    }
}
