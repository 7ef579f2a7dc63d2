//! Files made for the browser, by path and key: a rebuild makes again only what changed.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::package::Made;
use crate::plan::Key;

/// Most that is kept, in bytes.
const LIMIT: usize = 256 << 20;

/// Made files; the longest unused go when there are too many.
#[derive(Default)]
pub(super) struct Store(Mutex<Shelf>);

#[derive(Default)]
struct Shelf {
    files: BTreeMap<(String, Key), (u64, Made)>,
    bytes: usize,
    clock: u64,
}

impl Store {
    /// The file at `path`, made from `key`.
    pub(super) fn get(&self, path: &str, key: &Key) -> Option<Made> {
        let mut shelf = self.shelf();
        shelf.clock += 1;
        let now = shelf.clock;
        let (used, made) = shelf.files.get_mut(&(path.to_owned(), key.clone()))?;
        *used = now;
        Some(made.clone())
    }

    /// Keeps a file.
    pub(super) fn put(&self, path: &str, key: &Key, made: &Made) {
        self.shelf().put((path.to_owned(), key.clone()), made.clone(), LIMIT);
    }

    fn shelf(&self) -> MutexGuard<'_, Shelf> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Shelf {
    fn put(&mut self, id: (String, Key), made: Made, limit: usize) {
        self.clock += 1;
        self.bytes += made.bytes.len();
        if let Some((_, old)) = self.files.insert(id, (self.clock, made)) {
            self.bytes -= old.bytes.len();
        }
        while self.bytes > limit {
            let Some(oldest) = self.files.iter().min_by_key(|(_, (used, _))| *used).map(|(id, _)| id.clone()) else { return };
            if let Some((_, made)) = self.files.remove(&oldest) {
                self.bytes -= made.bytes.len();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::key::Digest;

    #[test]
    fn the_longest_unused_goes_first() {
        let mut shelf = Shelf::default();
        let id = |name: &str| (name.to_owned(), Digest::new(name).finish());
        for name in ["a", "b", "a", "c"] {
            shelf.put(id(name), Made::new(vec![0; 10]), 20);
        }
        assert_eq!(shelf.bytes, 20);
        assert_eq!(shelf.files.keys().map(|(p, _)| p.as_str()).collect::<Vec<_>>(), ["a", "c"]);
    }
}
