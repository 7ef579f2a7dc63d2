//! A lockup by itself as a file: outlines, inks for the press, pixels.
//!
//! Its white ground is part of it in every kind: nothing here is transparent.

use resvg::tiny_skia::{Color, Pixmap, Transform};

use super::{Painter, paint, pdf, png, unprinted};
use crate::diagnostic::messages::Lang;
use crate::diagnostic::{Diagnostic, Report};
use crate::model::artboard::{Artboard, Format, Unit};
use crate::plan::Lockup;
use crate::plan::identity::SCALE;
use crate::scene::Typesetter;

/// Millimetres on paper for each unit of a lockup that is drawn in pixels: a cross of 120 units is 24 mm high, and
/// whoever places it makes it smaller.
const PIXEL: f64 = 0.2;

impl Painter<'_> {
    /// One file of a lockup.
    ///
    /// # Errors
    /// A name that doesn't fit, a drawing that can't be read or printed.
    pub fn lockup_file(&self, of: &Lockup, typesetter: &mut Typesetter) -> Result<Vec<u8>, Report> {
        let project = self.studio().project();
        let board = project.brand.lockups.get(&of.name).ok_or_else(Report::default)?;
        let bearer = of.holder.bearer(project);
        let svg = self.lockup(&of.name, &bearer, typesetter)?;
        match of.format {
            Format::Svg => Ok(svg.into_bytes()),
            Format::Pdf => self.lockup_print(board, &svg, bearer.chapter()),
            Format::Png | Format::Jpg => self.lockup_picture(board, &svg),
        }
    }

    fn lockup_picture(&self, board: &Artboard, svg: &str) -> Result<Vec<u8>, Report> {
        let tree = self.tree(&board.svg_span(), svg)?;
        let [width, height] = [tree.size().width(), tree.size().height()].map(|side| pixels(side * SCALE as f32));
        let empty = || Report::from(Diagnostic::error("ND0304").at(board.svg_span()).arg("reason", "0 px"));
        let mut pixmap = Pixmap::new(width, height).ok_or_else(empty)?;
        pixmap.fill(Color::WHITE);
        paint(&tree, Transform::from_scale(SCALE as f32, SCALE as f32), &mut pixmap.as_mut());
        let palette = png::Palette::of(pixmap.as_ref());
        Ok(png::Picture { pixels: pixmap.as_ref(), alpha: false, palette: palette.as_ref() }.whole())
    }

    /// A page of the lockup's own size, without bleed or marks: it is placed in other people's files.
    fn lockup_print(&self, board: &Artboard, svg: &str, chapter: &str) -> Result<Vec<u8>, Report> {
        let project = self.studio().project();
        let brand = &project.brand.tokens;
        let tree = self.tree(&board.svg_span(), svg)?;
        let unit = if board.spec.size.unit == Unit::Mm { 1.0 } else { PIXEL };
        let trim = (f64::from(tree.size().width()) * unit, f64::from(tree.size().height()) * unit);
        let title = format!("{} – {chapter}", board.spec.title.get(Lang::Vi));
        let layers = [&tree];
        let page = pdf::Page {
            layers: &layers,
            art: pdf::Art { unit, bleed: 0.0 },
            sheet: pdf::Sheet { trim, bleed: 0.0, marks: false, slug: "", output_scale: 1.0 },
        };
        let meta = pdf::Meta {
            title: &title,
            author: brand.name.get(Lang::Vi),
            creator: concat!("nhandien ", env!("CARGO_PKG_VERSION")),
            lang: Lang::Vi.tag(),
            id: &format!("lockup-{}-{chapter}", board.id),
            slug_font: &brand.typography.family,
        };
        pdf::print_pdf(&[page], &meta, &self.press(board, &NoPictures)).map_err(|errors| unprinted(board, &errors))
    }
}

/// A lockup holds no pictures.
struct NoPictures;

impl pdf::Pictures for NoPictures {
    fn get(&self, _: &str, _: &usvg::ImageKind) -> Result<pdf::Picture, &'static str> {
        Err("a picture in a lockup")
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
fn pixels(side: f32) -> u32 {
    side.round().clamp(1.0, 8000.0) as u32
}
