//! Office Open XML packages (ECMA-376, part 2): the parts of a ZIP by name, and where their relationships lead.
//!
//! In: the bytes of a `.pptx`. Out: [`Package`]. Knows packages, not what presentations are.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;

/// Most parts of a package.
const PARTS: usize = 1000;
/// Most bytes of a package, unpacked.
const MOST: u64 = 64 << 20;

/// The parts of a package by name, without leading slash (`ppt/presentation.xml`).
#[derive(Debug, Clone, Default)]
pub struct Package(pub BTreeMap<String, Vec<u8>>);

/// One relationship of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relationship {
    /// As the part refers to it.
    pub id: String,
    /// The last word of its type (`slideLayout`).
    pub kind: String,
    /// The part that it leads to; an address outside the package as written.
    pub target: String,
}

impl Package {
    /// Unpacks a package.
    ///
    /// # Errors
    /// In words: no ZIP, too large, a name that leads out of it.
    pub fn open(bytes: &[u8]) -> Result<Self, String> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|e| e.to_string())?;
        if archive.len() > PARTS {
            return Err(format!("> {PARTS} parts"));
        }
        let mut parts = BTreeMap::new();
        let mut left = MOST;
        for i in 0..archive.len() {
            let file = archive.by_index(i).map_err(|e| e.to_string())?;
            let name = file.name().map_err(|e| e.to_string())?.into_owned();
            if file.is_dir() {
                continue;
            }
            if name.split('/').any(|step| step.is_empty() || step == "..") || name.contains('\\') {
                return Err(name);
            }
            let mut bytes = Vec::new();
            file.take(left + 1).read_to_end(&mut bytes).map_err(|e| e.to_string())?;
            left = left.checked_sub(bytes.len() as u64).ok_or_else(|| format!("> {} MB", MOST >> 20))?;
            parts.insert(name, bytes);
        }
        Ok(Self(parts))
    }

    /// The text of a part; `None` where there is none.
    #[must_use]
    pub fn text(&self, part: &str) -> Option<&str> {
        std::str::from_utf8(self.0.get(part)?).ok().map(|t| t.strip_prefix('\u{feff}').unwrap_or(t))
    }

    /// The relationships of a part, in the order written.
    #[must_use]
    pub fn relationships(&self, part: &str) -> Vec<Relationship> {
        let text = self.text(&relationships_of(part)).unwrap_or_default();
        let Ok(tree) = roxmltree::Document::parse(text) else { return Vec::new() };
        let all = tree.root_element().children().filter(|n| n.has_tag_name("Relationship"));
        let read = |n: roxmltree::Node<'_, '_>| {
            let target = n.attribute("Target")?;
            let outside = n.attribute("TargetMode") == Some("External");
            Some(Relationship {
                id: n.attribute("Id")?.to_owned(),
                kind: n.attribute("Type")?.rsplit('/').next()?.to_owned(),
                target: if outside { target.to_owned() } else { resolved(part, target) },
            })
        };
        all.filter_map(read).collect()
    }
}

/// The part that holds the relationships of `part`.
#[must_use]
pub fn relationships_of(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, file)) => format!("{folder}/_rels/{file}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}

/// A target as a part's name.
fn resolved(part: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut steps: Vec<&str> = part.split('/').collect();
    steps.pop();
    for step in target.split('/') {
        match step {
            ".." => drop(steps.pop()),
            "." | "" => {}
            _ => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_relative_to_the_part() {
        assert_eq!(resolved("ppt/slides/slide1.xml", "../slideLayouts/a.xml"), "ppt/slideLayouts/a.xml");
        assert_eq!(resolved("ppt/presentation.xml", "/ppt/theme/theme1.xml"), "ppt/theme/theme1.xml");
        assert_eq!(resolved("", "../../../a"), "a");
        assert_eq!(relationships_of("ppt/presentation.xml"), "ppt/_rels/presentation.xml.rels");
    }

    #[test]
    fn what_is_no_package_is_refused() {
        assert!(Package::open(b"PK").is_err());
    }
}
