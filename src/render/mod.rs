//! Recipes → bytes. Never looks at the file system or the clock: same recipe, same bytes, on every machine.

pub mod artboard;
pub mod document;
pub mod page;
