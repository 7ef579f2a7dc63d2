//! Project files, read once, with places.
//!
//! In: a [`World`]. Out: [`Sources`]: bytes, text and digest of every file. Knows syntax ([`yaml`], [`front_matter`],
//! [`markdown`], [`office`], [`raster`], [`svg`], [`table`]), not meaning. Files that are too large, are links, or are no text where
//! text is due become findings.

pub mod front_matter;
pub mod markdown;
pub mod office;
pub mod passages;
pub mod raster;
pub mod svg;
pub mod table;
pub mod yaml;

use std::collections::BTreeMap;
use std::io;
use std::ops::Bound;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Report, Span};
use crate::world::World;

/// Largest file of text that is read, in bytes.
const MAX_TEXT: u64 = 4 << 20;
/// Largest file of any kind that is read, in bytes.
const MAX_FILE: u64 = 64 << 20;

/// One project file.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Project path.
    pub path: Arc<str>,
    /// Content.
    pub bytes: Arc<[u8]>,
    /// BLAKE3 of the content.
    pub digest: [u8; 32],
}

impl SourceFile {
    /// The content as text, without a byte-order mark; `None` where it is not UTF-8.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        std::str::from_utf8(&self.bytes).ok().map(|t| t.strip_prefix('\u{feff}').unwrap_or(t))
    }
}

/// All files of a project by path.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: BTreeMap<Arc<str>, SourceFile>,
}

impl Sources {
    /// Reads the whole project once.
    ///
    /// # Errors
    /// When the machine fails us (a folder or file that can't be read).
    pub fn load(world: &dyn World, report: &mut Report) -> io::Result<Self> {
        let mut wanted = Vec::new();
        for entry in world.list()? {
            let limit = if is_text(&entry.path) { MAX_TEXT } else { MAX_FILE };
            if entry.link {
                report.push(Diagnostic::error("ND0209").at(Span::file(&entry.path)).arg("path", &entry.path));
            } else if entry.size > limit {
                let finding = Diagnostic::error("ND0111").at(Span::file(&entry.path));
                report.push(finding.arg("size", entry.size >> 20).arg("limit", limit >> 20));
            } else {
                wanted.push(entry.path);
            }
        }
        let read = |path: &String| -> io::Result<(Arc<str>, SourceFile)> {
            let bytes: Arc<[u8]> = world.read(path)?.into();
            let path: Arc<str> = path.as_str().into();
            let digest = *blake3::hash(&bytes).as_bytes();
            Ok((path.clone(), SourceFile { path, bytes, digest }))
        };
        let files: io::Result<Vec<_>> = wanted.par_iter().map(read).collect();
        let sources = Self { files: files?.into_iter().collect() };
        for file in sources.files.values().filter(|f| is_text(&f.path) && f.text().is_none()) {
            report.push(Diagnostic::error("ND0108").at(Span::file(&file.path)));
        }
        Ok(sources)
    }

    /// The file at exactly this path.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&SourceFile> {
        self.files.get(path)
    }

    /// The text of the file at this path, where it is text.
    #[must_use]
    pub fn text(&self, path: &str) -> Option<&str> {
        self.get(path).and_then(SourceFile::text)
    }

    /// All files whose path starts with `prefix`, in order of path.
    pub fn under<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = &'a SourceFile> {
        let from = (Bound::Included(prefix), Bound::Unbounded);
        self.files.range::<str, _>(from).map(|(_, f)| f).take_while(move |f| f.path.starts_with(prefix))
    }

    /// Parses a YAML file; findings go to `report`.
    pub fn yaml(&self, path: &str, report: &mut Report) -> Option<yaml::Node> {
        let file = self.get(path)?;
        let text = file.text()?;
        yaml::parse(&file.path, text).map_err(|d| report.push(d)).ok()
    }

    /// Parses a YAML file into a type; findings go to `report`.
    pub fn typed<T: serde::de::DeserializeOwned>(&self, path: &str, report: &mut Report) -> Option<T> {
        self.get(path)?;
        let value = self.yaml(path, report).and_then(|node| yaml::decode(node, report));
        if value.is_none() {
            report.lose(path);
        }
        value
    }
}

fn is_text(path: &str) -> bool {
    ["yaml", "yml", "md", "svg", "html", "css", "js", "txt", "ftl", "xml", "json", "typ"]
        .iter()
        .any(|e| path.rsplit_once('.').is_some_and(|(_, ext)| ext.eq_ignore_ascii_case(e)))
}
