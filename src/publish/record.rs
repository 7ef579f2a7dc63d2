//! What the last build made, so that the next need not make it again. A lost or broken record costs time, nothing else.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::plan::Key;
use crate::world::output;

/// All outputs of the last build of one folder.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Record {
    pub(super) outputs: BTreeMap<String, Entry>,
}

/// One output: from which key it was made, and how to see that nobody has touched it since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    pub(super) key: Key,
    pub(super) sha256: String,
    pub(super) size: u64,
    /// Nanoseconds since 1970; a string, since JSON numbers end at 2^53.
    pub(super) changed: String,
}

impl Record {
    pub(super) fn read(path: &Path) -> Self {
        let bytes = output::read(path).ok().flatten();
        bytes.and_then(|b| serde_json::from_slice(&b).ok()).unwrap_or_default()
    }

    pub(super) fn write(&self, path: &Path) -> io::Result<()> {
        output::write_atomic(path, &serde_json::to_vec(self)?)
    }
}
