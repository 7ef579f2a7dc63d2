//! Things that many drawings show, each parsed once.
//!
//! In: documents with one thing each ([`crate::scene::Marks`]): a date, a signature, a code, a chapter's name. Out: their
//! trees. Must not know: what they show.

use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use rustc_hash::FxHashMap;

use crate::diagnostic::Report;

/// The things met of late, by their documents.
#[derive(Default)]
pub(super) struct Leaves(Mutex<FxHashMap<Arc<str>, Cell>>);

/// A tree that is made once, or the findings that kept it from being made.
type Cell = Arc<OnceLock<Result<Arc<usvg::Tree>, Report>>>;

/// How many are kept at most; then all are let go, so that a long list takes little more memory than a short one.
const KEPT: usize = 256;

impl Leaves {
    fn known(&self) -> MutexGuard<'_, FxHashMap<Arc<str>, Cell>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Has the same document only once.
    pub(super) fn share(&self, svg: &mut Arc<str>) {
        let mut known = self.known();
        if let Some((same, _)) = known.get_key_value(svg) {
            *svg = same.clone();
        } else {
            keep(&mut known, svg);
        }
    }

    /// The tree of a document, by `parse` if it isn't known.
    pub(super) fn tree(&self, svg: &Arc<str>, parse: impl FnOnce() -> Result<usvg::Tree, Report>) -> Result<Arc<usvg::Tree>, Report> {
        let cell = {
            let mut known = self.known();
            known.get(svg).cloned().unwrap_or_else(|| keep(&mut known, svg))
        };
        cell.get_or_init(|| parse().map(Arc::new)).clone()
    }
}

fn keep(known: &mut FxHashMap<Arc<str>, Cell>, svg: &Arc<str>) -> Cell {
    if known.len() >= KEPT {
        known.clear();
    }
    known.entry(svg.clone()).or_default().clone()
}
