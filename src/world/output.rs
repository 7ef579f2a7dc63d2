//! Writing: the output folder, its staging twin, and the cache. Nothing else is ever written.
//!
//! Every function takes a folder that the caller owns and relative paths inside it; a path that would leave it is
//! refused. What may be removed is decided by the marker file, never by the name of a folder.

#![allow(clippy::disallowed_methods, reason = "this is the door")]

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

/// The file that says a folder is ours to replace.
pub const MARKER: &str = ".nhandien";
/// What stands in it.
pub const MARKER_TEXT: &[u8] = b"nhandien\n";

/// What stands in a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nothing there, or an empty folder.
    Free,
    /// A tree that we made.
    Ours,
    /// Somebody's files.
    Foreign,
}

/// What stands at `folder`.
///
/// # Errors
/// When it can't be listed.
pub fn state(folder: &Path) -> io::Result<State> {
    match fs::read_dir(folder) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(State::Free),
        Err(e) => Err(e),
        Ok(_) if folder.join(MARKER).is_file() => Ok(State::Ours),
        Ok(mut entries) => Ok(if entries.next().is_none() { State::Free } else { State::Foreign }),
    }
}

/// All files below `folder` by relative path with `/`, with their sizes.
///
/// # Errors
/// When a folder can't be listed.
pub fn list(folder: &Path) -> io::Result<BTreeMap<String, u64>> {
    let mut out = BTreeMap::new();
    if !folder.is_dir() {
        return Ok(out);
    }
    for entry in walkdir::WalkDir::new(folder).follow_links(false) {
        let entry = entry.map_err(io::Error::from)?;
        if !entry.file_type().is_dir() {
            let size = entry.metadata().map_err(io::Error::from)?.len();
            out.insert(super::project_path(folder, entry.path()), size);
        }
    }
    Ok(out)
}

/// The bytes of a file that may be missing.
///
/// # Errors
/// When it is there and can't be read.
pub fn read(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(e) => Err(e),
    }
}

/// A file's size in bytes and time of last change in nanoseconds; `None` where it is missing.
#[must_use]
pub fn stamp(path: &Path) -> Option<(u64, i128)> {
    let meta = fs::metadata(path).ok()?;
    let changed = meta.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
    Some((meta.len(), i128::try_from(changed.as_nanos()).ok()?))
}

/// Writes one file below `folder`, making its folders.
///
/// # Errors
/// When the path would leave `folder`, or the disk refuses.
pub fn write(folder: &Path, relative: &str, bytes: &[u8]) -> io::Result<()> {
    let path = inside(folder, relative)?;
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::File::create(path)?.write_all(bytes)
}

/// Puts `from`'s file at the same place below `to`: a hard link where the system can, else a copy with its time kept.
///
/// # Errors
/// When neither works.
pub fn link_or_copy(from: &Path, to: &Path, relative: &str) -> io::Result<()> {
    let (source, target) = (inside(from, relative)?, inside(to, relative)?);
    if let Some(parent) = target.parent() {
        fs::create_dir_all(parent)?;
    }
    if fs::hard_link(&source, &target).is_ok() {
        return Ok(());
    }
    fs::copy(&source, &target)?;
    let changed = fs::metadata(&source)?.modified()?;
    fs::File::options().write(true).open(&target)?.set_modified(changed)
}

/// Removes a folder that carries our marker, or nothing.
///
/// # Errors
/// When it is not ours, or the disk refuses.
pub fn remove_ours(folder: &Path) -> io::Result<()> {
    match state(folder)? {
        State::Free if !folder.exists() => Ok(()),
        State::Free => fs::remove_dir(folder),
        State::Ours => {
            // The marker goes last: if we are killed half-way, the rest is still known to be ours.
            for entry in fs::read_dir(folder)? {
                let entry = entry?;
                if entry.file_type()?.is_dir() {
                    fs::remove_dir_all(entry.path())?;
                } else if entry.file_name() != MARKER {
                    fs::remove_file(entry.path())?;
                }
            }
            fs::remove_dir_all(folder)
        }
        State::Foreign => Err(io::Error::new(io::ErrorKind::PermissionDenied, format!("{}: not made by nhandien", folder.display()))),
    }
}

/// Makes `folder` with our marker, as the first thing in it.
///
/// # Errors
/// When the disk refuses.
pub fn make_ours(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    fs::write(folder.join(MARKER), MARKER_TEXT)
}

/// Whether anything is at `path`.
#[must_use]
pub fn exists(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// Puts `staged` in the place of `live`; what was live stands at `staged` afterwards, or nowhere.
///
/// On Linux the two are exchanged at one stroke. Elsewhere `live` steps aside to `aside` first; if the program dies
/// between the two renames, [`recover`] brings it back.
///
/// # Errors
/// When the disk refuses.
pub fn swap(live: &Path, staged: &Path, aside: &Path) -> io::Result<()> {
    if !exists(live) {
        return fs::rename(staged, live);
    }
    if exchange(live, staged).is_ok() {
        return Ok(());
    }
    fs::rename(live, aside)?;
    fs::rename(staged, live)?;
    fs::rename(aside, staged)
}

/// Brings back a tree that stepped aside when the program died between two renames.
///
/// # Errors
/// When the disk refuses.
pub fn recover(live: &Path, aside: &Path) -> io::Result<()> {
    if !exists(live) && state(aside)? == State::Ours {
        return fs::rename(aside, live);
    }
    if exists(aside) { remove_ours(aside) } else { Ok(()) }
}

#[cfg(target_os = "linux")]
fn exchange(a: &Path, b: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE).map_err(io::Error::from)
}

#[cfg(not(target_os = "linux"))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// A lock held while a folder is written; released when dropped, also by a crash.
#[derive(Debug)]
pub struct Lock {
    _file: fs::File,
}

/// Takes the lock file at `path`; `None` where another process holds it.
///
/// # Errors
/// When the file can't be made.
pub fn lock(path: &Path) -> io::Result<Option<Lock>> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    let file = fs::File::options().create(true).truncate(false).write(true).open(path)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(Lock { _file: file })),
        Err(fs::TryLockError::WouldBlock) => Ok(None),
        Err(fs::TryLockError::Error(e)) => Err(e),
    }
}

/// Replaces a single file at one stroke.
///
/// # Errors
/// When the disk refuses.
pub fn write_atomic(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let part = path.with_extension("part");
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(&part, bytes)?;
    fs::rename(part, path)
}

/// Files that come to stand in a folder together, or not at all.
pub struct Staged {
    folder: PathBuf,
    /// The folder is new.
    made: bool,
    /// Each file's place while it is written, and its own.
    parts: Vec<(PathBuf, PathBuf)>,
}

impl Staged {
    /// Opens a folder, or makes it.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn open(folder: &Path) -> io::Result<Self> {
        let made = !exists(folder);
        fs::create_dir_all(folder)?;
        Ok(Self { folder: folder.to_owned(), made, parts: Vec::new() })
    }

    /// A file to write; it is there under its name only after [`Self::commit`].
    ///
    /// # Errors
    /// When the name would leave the folder, or the disk refuses.
    pub fn file(&mut self, name: &str) -> io::Result<fs::File> {
        let (part, own) = (inside(&self.folder, &format!(".{name}.part"))?, inside(&self.folder, name)?);
        let file = fs::File::create(&part)?;
        self.parts.push((part, own));
        Ok(file)
    }

    /// Gives all files their names.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn commit(mut self) -> io::Result<()> {
        self.made = false;
        self.parts.iter().try_for_each(|(part, own)| fs::rename(part, own))
    }
}

impl Drop for Staged {
    /// Leaves nothing behind that was not committed.
    fn drop(&mut self) {
        for (part, _) in &self.parts {
            let _ = fs::remove_file(part);
        }
        if self.made {
            let _ = fs::remove_dir(&self.folder);
        }
    }
}

/// `folder` as an absolute path, without asking the disk what it is.
///
/// # Errors
/// When the current folder is unknown.
pub fn absolute(folder: &Path) -> io::Result<PathBuf> {
    std::path::absolute(folder)
}

fn inside(folder: &Path, relative: &str) -> io::Result<PathBuf> {
    let path = Path::new(relative);
    if relative.is_empty() || !path.components().all(|c| matches!(c, Component::Normal(_))) {
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, format!("{relative}: outside the output folder")));
    }
    Ok(folder.join(path))
}
