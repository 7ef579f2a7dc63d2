//! Artefacts: PNG pictures, print PDFs, editable SVG.
//!
//! In: a [`Studio`] and an [`Artefact`]. Out: bytes. What no chapter changes is parsed and drawn once per artboard and
//! campaign; a chapter's picture is a copy of that with its texts drawn on top, byte for byte what drawing the whole
//! would give, since nothing static lies above anything dynamic.

pub mod pdf;
mod png;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use resvg::tiny_skia::{Color, Pixmap, Transform};
use usvg::fontdb::Database;

use crate::diagnostic::{Diagnostic, Report};
use crate::model::artboard::{Format, Unit};
use crate::model::{Artboard, Campaign, Project};
use crate::plan::Artefact;
use crate::scene::{Bearer, Part, Studio, Typesetter, fonts};

/// Draws artefacts. Shared by all workers.
pub struct Painter<'a> {
    studio: &'a Studio<'a>,
    fonts: Arc<Database>,
    inks: pdf::Inks,
    trees: Memo<(i16, String, String), Arc<usvg::Tree>>,
    grounds: Memo<(i16, String, String, u32), Arc<Pixmap>>,
}

/// Values made once, by whoever needs them first.
struct Memo<K, V>(Mutex<BTreeMap<K, Cell<V>>>);

/// A value that is made once, or the findings that kept it from being made.
type Cell<V> = Arc<OnceLock<Result<V, Report>>>;

impl<K: Ord, V: Clone> Memo<K, V> {
    fn new() -> Self {
        Self(Mutex::new(BTreeMap::new()))
    }

    fn get(&self, key: K, make: impl FnOnce() -> Result<V, Report>) -> Result<V, Report> {
        let cell = self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(key).or_default().clone();
        cell.get_or_init(make).clone()
    }
}

impl<'a> Painter<'a> {
    /// A painter for a studio's project.
    #[must_use]
    pub fn new(studio: &'a Studio<'a>) -> Self {
        let brand = &studio.project().brand;
        let inks = brand.tokens.all_colors().map(|(_, c)| (c.rgb.value.0, c.cmyk.map(percent))).collect();
        Self { studio, fonts: fonts::database(brand), inks, trees: Memo::new(), grounds: Memo::new() }
    }

    /// Makes one artefact.
    ///
    /// # Errors
    /// Texts that don't fit, drawings that can't be printed.
    pub fn draw(&self, artefact: &Artefact, typesetter: &mut Typesetter) -> Result<Vec<u8>, Report> {
        let project = self.studio.project();
        let parts = artefact.parts(project).ok_or_else(Report::default)?;
        let bearer = artefact.bearer(project);
        let (board, campaign) = (parts.board, parts.campaign);
        if artefact.format == Format::Svg {
            let layer = self.studio.layer(board, campaign, &bearer, Part::Whole, typesetter)?;
            return Ok(format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}\n", layer.svg).into_bytes());
        }
        let ground = self.ground(board, campaign, typesetter)?;
        let top = self.studio.layer(board, campaign, &bearer, Part::Top, typesetter)?;
        let top = self.tree(board, &top.svg)?;
        match artefact.format {
            Format::Pdf => self.print(artefact, board, campaign, &[&ground, &top]),
            _ => Ok(png::encode(&self.picture(artefact, board, campaign, &ground, &top)?)),
        }
    }

    /// A lockup with Central's name in it, its letters as outlines, so that it looks the same without the brand's fonts.
    ///
    /// # Errors
    /// A name that doesn't fit, a drawing that can't be read.
    pub fn lockup(&self, name: &str, typesetter: &mut Typesetter) -> Result<Vec<u8>, Report> {
        let project = self.studio.project();
        let board = project.brand.lockups.get(name).ok_or_else(Report::default)?;
        let layer = self.studio.lockup(name, &Bearer::central(project, None), typesetter)?;
        let tree = self.tree(board, &layer.svg)?;
        Ok(tree.to_string(&usvg::WriteOptions::default()).into_bytes())
    }

    fn ground(&self, board: &Artboard, campaign: &Campaign, typesetter: &mut Typesetter) -> Result<Arc<usvg::Tree>, Report> {
        let key = (campaign.year, campaign.slug.clone(), board.id.clone());
        self.trees.get(key, || {
            // The ground holds nothing of a unit; its values are only there so that every name is known.
            let nobody = Bearer::central(self.studio.project(), Some(campaign));
            let layer = self.studio.layer(board, campaign, &nobody, Part::Ground, typesetter)?;
            self.tree(board, &layer.svg).map(Arc::new)
        })
    }

    fn tree(&self, board: &Artboard, svg: &str) -> Result<usvg::Tree, Report> {
        let family = &self.studio.project().brand.tokens.typography.family;
        fonts::parse_svg(svg, &self.fonts, family).map_err(|e| Diagnostic::error("ND0304").at(board.svg_span()).arg("reason", e).into())
    }

    /// The picture: the ground's pixels with the top drawn over them.
    fn picture(
        &self,
        artefact: &Artefact,
        board: &Artboard,
        campaign: &Campaign,
        ground: &usvg::Tree,
        top: &usvg::Tree,
    ) -> Result<Pixmap, Report> {
        let view = View::of(board, artefact.preview);
        let key = (campaign.year, campaign.slug.clone(), board.id.clone(), view.width);
        let base = self.grounds.get(key, || view.paint(ground, None, board).map(Arc::new))?;
        view.paint(top, Some(&base), board)
    }

    fn print(&self, artefact: &Artefact, board: &Artboard, campaign: &Campaign, layers: &[&usvg::Tree]) -> Result<Vec<u8>, Report> {
        let project = self.studio.project();
        let trim = board.trim(artefact.preset.as_deref());
        let bearer = artefact.bearer(project);
        let unit = bearer.chapter();
        let slug = slug_line(project, artefact, board, campaign, unit);
        let title = format!("{} {} – {} – {unit}", campaign.series.names.vi, campaign.year, board.spec.title.vi);
        let sheet = pdf::Sheet { trim: (trim.width, trim.height), bleed: trim.bleed, marks: true, slug: &slug, output_scale: trim.scale };
        let page = pdf::Page { layers, art: pdf::Art { unit: 1.0, bleed: board.spec.bleed }, sheet };
        let brand = &project.brand.tokens;
        let meta = pdf::Meta {
            title: &title,
            author: &brand.name.vi,
            creator: concat!("nhandien ", env!("CARGO_PKG_VERSION")),
            lang: "vi",
            id: &slug,
            slug_font: &brand.typography.family,
        };
        pdf::print_pdf(&[page], &meta, &self.inks).map_err(|errors| {
            let mut report = Report::default();
            report.extend(
                errors.iter().map(|e| Diagnostic::error("ND0313").at(board.svg_span()).arg("artboard", &board.id).arg("reason", e)),
            );
            report
        })
    }
}

/// The line outside the trim: piece, unit, version, size, scale; that the address is not yet real.
fn slug_line(project: &Project, artefact: &Artefact, board: &Artboard, campaign: &Campaign, unit: &str) -> String {
    let trim = board.trim(artefact.preset.as_deref());
    let parts = [Some(&board.id), artefact.preset.as_ref(), artefact.event.as_ref()];
    let name = parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join("-");
    let scale = if trim.scale < 1.0 { "1:10" } else { "1:1" };
    let trial = if project.site.is_trial() { " · BẢN THỬ – chưa có địa chỉ trang" } else { "" };
    format!(
        "{name} · {}-{} · {unit} · {} · {} × {} mm · {scale}{trial}",
        campaign.slug,
        campaign.year,
        campaign.version_label(),
        trim.width,
        trim.height
    )
}

/// Which part of a drawing becomes which pixels.
struct View {
    width: u32,
    height: u32,
    scale: f32,
    offset: f32,
}

impl View {
    /// The trim of an artboard at its own size in pixels, or `preview` pixels wide.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sizes of artboards are checked")]
    fn of(board: &Artboard, preview: Option<u32>) -> Self {
        let size = &board.spec.size;
        let bleed = if size.unit == Unit::Mm { board.spec.bleed } else { 0.0 };
        let scale = preview.map_or(1.0, |w| f64::from(w) / size.width);
        Self {
            width: (size.width * scale).round().clamp(1.0, 20_000.0) as u32,
            height: (size.height * scale).round().clamp(1.0, 20_000.0) as u32,
            scale: scale as f32,
            offset: (-bleed * scale) as f32,
        }
    }

    fn paint(&self, tree: &usvg::Tree, base: Option<&Pixmap>, board: &Artboard) -> Result<Pixmap, Report> {
        let mut pixmap = match base {
            Some(base) => base.clone(),
            None => Pixmap::new(self.width, self.height)
                .ok_or_else(|| Report::from(Diagnostic::error("ND0304").at(board.svg_span()).arg("reason", "0 px")))?,
        };
        if base.is_none() {
            pixmap.fill(Color::WHITE);
        }
        let transform = Transform::from_row(self.scale, 0.0, 0.0, self.scale, self.offset, self.offset);
        resvg::render(tree, transform, &mut pixmap.as_mut());
        Ok(pixmap)
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0–100")]
fn percent(v: f32) -> u8 {
    v.round().clamp(0.0, 100.0) as u8
}
