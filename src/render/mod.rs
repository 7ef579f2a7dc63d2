//! Recipes → bytes. Never looks at the file system or the clock: same recipe, same bytes, on every machine.

pub mod album;
mod apart;
pub mod artboard;
pub mod document;
pub mod figure;
pub mod page;
mod pdf_file;
mod photo;
pub mod proof;
mod separation;
pub mod swatches;
mod zlib;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::diagnostic::Report;

/// Values made once, by whoever needs them first.
pub(crate) struct Memo<K, V>(Mutex<BTreeMap<K, Cell<V>>>);

/// A value that is made once, or the findings that kept it from being made.
type Cell<V> = Arc<OnceLock<Result<V, Report>>>;

impl<K: Ord, V: Clone> Memo<K, V> {
    pub(crate) fn new() -> Self {
        Self(Mutex::new(BTreeMap::new()))
    }

    pub(crate) fn get(&self, key: K, make: impl FnOnce() -> Result<V, Report>) -> Result<V, Report> {
        let cell = self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(key).or_default().clone();
        cell.get_or_init(make).clone()
    }

    /// Forgets the values whose keys don't pass.
    pub(crate) fn retain(&self, keep: impl Fn(&K) -> bool) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).retain(|key, _| keep(key));
    }
}
