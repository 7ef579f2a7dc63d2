//! Which characters the brand's fonts can draw, and in which families and weights they come.

use std::sync::Arc;

use parley::fontique::{Blob, Collection, CollectionOptions, FontInfo, FontStyle};

use crate::model::Brand;

/// The faces of the brand.
pub struct Coverage {
    faces: Vec<Face>,
}

struct Face {
    family: String,
    weight: f32,
    italic: bool,
    info: FontInfo,
    bytes: Arc<[u8]>,
}

impl Coverage {
    /// Reads the brand's font files.
    #[must_use]
    pub fn new(brand: &Brand) -> Self {
        let mut faces = Vec::new();
        for font in brand.fonts.values() {
            let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
            let bytes: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(font.bytes.clone());
            for (family, infos) in collection.register_fonts(Blob::new(bytes), None) {
                let name = collection.family_name(family).unwrap_or_default().to_owned();
                let face = |info: FontInfo| Face {
                    family: name.clone(),
                    weight: info.weight().value(),
                    italic: info.style() != FontStyle::Normal,
                    info,
                    bytes: font.bytes.clone(),
                };
                faces.extend(infos.into_iter().map(face));
            }
        }
        Self { faces }
    }

    /// Whether a face of `family` draws `c`; any face of the brand where the brand has no such family.
    #[must_use]
    pub fn draws(&self, family: &str, c: char) -> bool {
        let known = self.faces.iter().any(|f| f.family == family);
        let mut faces = self.faces.iter().filter(|f| !known || f.family == family);
        faces.any(|f| f.info.charmap_index().charmap(&f.bytes).and_then(|m| m.map(c)).is_some_and(|glyph| glyph != 0))
    }

    /// The families, each once, in order.
    #[must_use]
    pub fn families(&self) -> Vec<&str> {
        let mut out: Vec<&str> = self.faces.iter().map(|f| f.family.as_str()).collect();
        out.sort_unstable();
        out.dedup();
        out
    }

    /// The weights that a family has upright or in italics, light to heavy.
    #[must_use]
    pub fn weights(&self, family: &str, italic: bool) -> Vec<f32> {
        let mut out: Vec<f32> = self.faces.iter().filter(|f| f.family == family && f.italic == italic).map(|f| f.weight).collect();
        out.sort_by(f32::total_cmp);
        out.dedup();
        out
    }
}
