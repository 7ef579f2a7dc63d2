//! The brand's fonts for usvg, and how it reads our layers: no system fonts, no files.

use std::sync::Arc;

use usvg::fontdb::{Database, Source};

use super::photo::{blank, slot_of};
use crate::model::Brand;

/// A database with the brand's fonts only.
#[must_use]
pub fn database(brand: &Brand) -> Arc<Database> {
    let mut db = Database::new();
    for font in brand.fonts.values() {
        db.load_font_source(Source::Binary(Arc::new(font.bytes.clone())));
    }
    Arc::new(db)
}

/// Parses one of our layers; a white pixel stands for each photo.
///
/// # Errors
/// usvg's own words, where the drawing is none.
pub fn parse_svg(svg: &str, fonts: &Arc<Database>, family: &str) -> Result<usvg::Tree, usvg::Error> {
    parse_with(svg, fonts, family, &|_| Some(blank()))
}

/// Parses one of our layers; `photo` gives the pixels for a slot.
///
/// # Errors
/// usvg's own words, where the drawing is none.
pub fn parse_with(
    svg: &str,
    fonts: &Arc<Database>,
    family: &str,
    photo: &(dyn Fn(&str) -> Option<usvg::ImageKind> + Send + Sync),
) -> Result<usvg::Tree, usvg::Error> {
    let options = usvg::Options {
        fontdb: fonts.clone(),
        font_family: family.to_owned(),
        image_href_resolver: usvg::ImageHrefResolver {
            resolve_data: usvg::ImageHrefResolver::default_data_resolver(),
            resolve_string: Box::new(|address, _| slot_of(address).and_then(photo)),
        },
        ..usvg::Options::default()
    };
    usvg::Tree::from_str(svg, &options)
}
