//! How often costly things were done, for tests to hold against how often they had to be.

use std::sync::atomic::{AtomicUsize, Ordering};

/// What a studio and those who work with it did.
#[derive(Debug, Default)]
pub struct Tally {
    /// Drawings read: artboards, lockups, key visuals.
    pub drawings: Count,
    /// Times that the brand's fonts were loaded for the renderer.
    pub fonts: Count,
    /// Typesetters made, each with the brand's fonts: one a worker.
    pub typesetters: Count,
    /// Grounds composed and parsed.
    pub grounds: Count,
    /// Grounds painted: each in as many sizes as there are pictures of it.
    pub paintings: Count,
    /// Beginnings of print files written: each for as many chapters as there are.
    pub plates: Count,
}

/// A number that only grows.
#[derive(Debug, Default)]
pub struct Count(AtomicUsize);

impl Count {
    /// Once more.
    pub fn up(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    /// How often by now.
    #[must_use]
    pub fn get(&self) -> usize {
        self.0.load(Ordering::Relaxed)
    }
}
