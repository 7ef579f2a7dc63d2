//! YAML with a place for every value.
//!
//! In: text. Out: a tree of [`Node`]s, and from it typed values ([`decode`]). All mistakes of a file are found in one
//! run: after each one the offending entry is pruned and the rest decoded again. Knows syntax, not meaning.

mod decode;
mod node;

pub use decode::{Located, decode};
pub use node::{Key, Node, Value, parse};
