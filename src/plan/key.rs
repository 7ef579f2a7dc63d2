//! Keys: a digest of all that a recipe reads, and of this program's version.

use serde::Serialize;

/// A BLAKE3 digest, in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, serde::Deserialize)]
pub struct Key(String);

impl Key {
    /// The digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Gathers what goes into a key. Each part is preceded by its length, so that no two lists of parts give one key.
pub struct Digest(blake3::Hasher);

impl Digest {
    /// A digest for one kind of recipe.
    #[must_use]
    pub fn new(kind: &str) -> Self {
        Self(blake3::Hasher::new()).bytes(env!("NHANDIEN_SOURCES").as_bytes()).bytes(kind.as_bytes())
    }

    /// Adds bytes.
    #[must_use]
    pub fn bytes(mut self, part: &[u8]) -> Self {
        self.0.update(&(part.len() as u64).to_le_bytes());
        self.0.update(part);
        self
    }

    /// Adds a value, as JSON (whose maps are sorted).
    #[must_use]
    pub fn json(self, part: &impl Serialize) -> Self {
        let text = serde_json::to_vec(part).unwrap_or_default();
        self.bytes(&text)
    }

    /// The key.
    #[must_use]
    pub fn finish(self) -> Key {
        Key(self.0.finalize().to_hex().to_string())
    }
}
