//! A finished tree in the place of the last one, or nothing.
//!
//! In: a plan and a maker. Out: files in the output folder. What is unchanged is neither made nor written again; a
//! failed or killed build leaves the last good tree (invariant 2).

pub mod execute;
mod record;
pub mod release;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::diagnostic::{Diagnostic, Report};
use crate::package::Made;
use crate::plan::{Key, Plan};
use crate::render::page::Facts;
use crate::world::output::{self, Lock, State};

use record::{Entry, Record};

/// Where made files go.
pub trait Sink: Sync {
    /// The facts of a file that stands already, made from the same key.
    fn kept(&self, path: &str, key: &Key) -> Option<Facts>;

    /// Takes a file.
    ///
    /// # Errors
    /// When the disk refuses.
    fn put(&self, path: &str, made: &Made) -> io::Result<()>;
}

/// Publishes one tree.
pub struct Publisher {
    live: PathBuf,
    staging: PathBuf,
    aside: PathBuf,
    record_path: PathBuf,
    record: Record,
    staged: Mutex<BTreeSet<String>>,
    _lock: Lock,
}

/// What publishing did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files of the tree.
    pub files: usize,
    /// Files written.
    pub written: usize,
    /// Files that went away.
    pub removed: usize,
}

impl Publisher {
    /// Opens the output folder `out`, with `cache` for our records.
    ///
    /// # Errors
    /// `ND0401` where the folder holds somebody's files, `ND0403` where another build is at work, `ND0402` where the
    /// machine fails us.
    pub fn open(out: &Path, cache: &Path) -> Result<Self, Report> {
        let failed = |e: io::Error| Report::from(machine(out, &e));
        let live = output::absolute(out).map_err(failed)?;
        let name = live.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let id = &blake3::hash(live.to_string_lossy().as_bytes()).to_hex()[..16];
        let lock = output::lock(&cache.join(format!("{id}.lock"))).map_err(failed)?;
        let Some(lock) = lock else { return Err(Diagnostic::error("ND0403").arg("path", out.display()).into()) };
        let staging = live.with_file_name(format!(".{name}.nhandien-new"));
        let aside = live.with_file_name(format!(".{name}.nhandien-old"));
        output::recover(&live, &aside).map_err(failed)?;
        output::remove_ours(&staging).map_err(failed)?;
        if output::state(&live).map_err(failed)? == State::Foreign {
            return Err(Diagnostic::error("ND0401").arg("path", out.display()).into());
        }
        let record_path = cache.join(format!("{id}.json"));
        let record = Record::read(&record_path);
        Ok(Self { live, staging, aside, record_path, record, staged: Mutex::default(), _lock: lock })
    }

    /// Puts the new tree in place: exactly the plan's files.
    ///
    /// # Errors
    /// When the disk refuses; the last tree then still stands.
    pub fn finish(self, plan: &Plan, facts: &BTreeMap<String, Facts>) -> io::Result<Summary> {
        let staged = self.staged.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let standing = output::list(&self.live)?;
        let removed = standing.keys().filter(|p| !plan.outputs.contains_key(*p) && p.as_str() != output::MARKER).count();
        let summary = Summary { files: plan.outputs.len(), written: staged.len(), removed };
        if !staged.is_empty() || removed > 0 || standing.is_empty() {
            output::make_ours(&self.staging)?;
            for path in plan.outputs.keys().filter(|p| !staged.contains(*p) && p.as_str() != output::MARKER) {
                output::link_or_copy(&self.live, &self.staging, path)?;
            }
            output::swap(&self.live, &self.staging, &self.aside)?;
            output::remove_ours(&self.staging)?;
        }
        self.remember(plan, facts)?;
        Ok(summary)
    }

    fn remember(&self, plan: &Plan, facts: &BTreeMap<String, Facts>) -> io::Result<()> {
        let mut record = Record::default();
        for (path, output) in &plan.outputs {
            if let (Some(facts), Some(stamp)) = (facts.get(path), output::stamp(&self.live.join(path))) {
                let entry = Entry { key: output.key.clone(), sha256: facts.sha256.clone(), size: facts.size, changed: stamp.1.to_string() };
                record.outputs.insert(path.clone(), entry);
            }
        }
        if record == self.record { Ok(()) } else { record.write(&self.record_path) }
    }
}

impl Sink for Publisher {
    fn kept(&self, path: &str, key: &Key) -> Option<Facts> {
        let entry = self.record.outputs.get(path).filter(|e| e.key == *key)?;
        let (size, changed) = output::stamp(&self.live.join(path))?;
        let same = size == entry.size && changed.to_string() == entry.changed;
        same.then(|| Facts { size, sha256: entry.sha256.clone() })
    }

    fn put(&self, path: &str, made: &Made) -> io::Result<()> {
        let standing = self.live.join(path);
        if output::stamp(&standing).is_some_and(|(size, _)| size == made.facts.size)
            && output::read(&standing)?.is_some_and(|b| *b == *made.bytes)
        {
            return Ok(());
        }
        let mut staged = self.staged.lock().unwrap_or_else(PoisonError::into_inner);
        if staged.is_empty() {
            output::make_ours(&self.staging)?;
        }
        staged.insert(path.to_owned());
        drop(staged);
        output::write(&self.staging, path, &made.bytes)
    }
}

/// A folder that takes files as they come, for `kit`.
pub struct Folder(pub PathBuf);

impl Sink for Folder {
    fn kept(&self, _: &str, _: &Key) -> Option<Facts> {
        None
    }

    fn put(&self, path: &str, made: &Made) -> io::Result<()> {
        let name = path.rsplit('/').next().unwrap_or(path);
        output::write_atomic(&self.0.join(name), &made.bytes)
    }
}

/// The machine failed us: exit code 3.
#[must_use]
pub fn machine(path: &Path, error: &io::Error) -> Diagnostic {
    Diagnostic::error("ND0402").arg("path", path.display()).arg("reason", error)
}
