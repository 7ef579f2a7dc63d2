//! Documents of a kit, and pages' bodies.
//!
//! In: a campaign's markdown. Out: text that Notepad opens. Must not know where it is published.

pub mod docx;
pub mod slogans;
pub mod tree;
