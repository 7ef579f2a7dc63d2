//! Artefacts: PNG pictures, print PDFs, editable SVG.
//!
//! In: a [`Studio`] and an [`Artefact`]. Out: bytes. What no chapter changes is parsed and drawn once per artboard and
//! campaign; a chapter's picture is a copy of that with its texts drawn on top, byte for byte what drawing the whole
//! would give, since nothing static lies above anything dynamic.

mod ground;
pub mod pdf;
mod png;

use std::sync::{Arc, Mutex, PoisonError};

use resvg::tiny_skia::{Color, Pixmap, PixmapRef, Transform};

use crate::diagnostic::{Diagnostic, Report, Span};
use crate::model::artboard::{Format, Panel, Unit};
use crate::model::{Artboard, Campaign, Project};
use crate::plan::Artefact;
use crate::render::Memo;
use crate::scene::{Bearer, Part, Studio, Typesetter, fonts};
use ground::Ground;

/// Draws artefacts. Shared by all workers.
pub struct Painter<'a> {
    studio: &'a Studio<'a>,
    inks: pdf::Inks,
    trees: Memo<Key, Arc<usvg::Tree>>,
    grounds: Memo<(Key, u32), Arc<Ground>>,
    /// Scratch memory to paint in, one a worker.
    canvases: Mutex<Vec<Vec<u8>>>,
}

/// What a ground depends on: year, campaign, drawing, variant.
type Key = (i16, String, Arc<str>, Option<String>);

fn ground_key(campaign: &Campaign, panel: &Panel, variant: Option<&String>) -> Key {
    (campaign.year, campaign.slug.clone(), panel.path.clone(), variant.cloned())
}

fn is_of(key: &Key, year: i16, campaign: &str) -> bool {
    key.0 == year && key.1 == campaign
}

impl<'a> Painter<'a> {
    /// A painter for a studio's project.
    #[must_use]
    pub fn new(studio: &'a Studio<'a>) -> Self {
        let brand = &studio.project().brand;
        let inks = brand.tokens.all_colors().map(|(_, c)| (c.rgb.value.0, c.cmyk.map(percent))).collect();
        Self { studio, inks, trees: Memo::new(), grounds: Memo::new(), canvases: Mutex::default() }
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
        let panels = artefact.panels(board);
        if artefact.format == Format::Svg {
            let panel = panels.first().ok_or_else(Report::default)?;
            let layer = self.studio.layer((board, panel), campaign, &bearer, Part::Whole, typesetter)?;
            return Ok(format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}\n", layer.svg).into_bytes());
        }
        let mut sides = Vec::with_capacity(panels.len());
        for panel in panels {
            sides.push(self.side(artefact, board, panel, campaign, &bearer, typesetter)?);
        }
        match (artefact.format, sides.first()) {
            (Format::Pdf, _) => self.print(artefact, board, campaign, &sides),
            (_, Some(side)) => self.picture(artefact, board, campaign, side),
            _ => Err(Report::default()),
        }
    }

    /// Drops what was kept for one campaign's pictures.
    pub fn forget(&self, year: i16, campaign: &str) {
        self.trees.retain(|key| !is_of(key, year, campaign));
        self.grounds.retain(|(key, _)| !is_of(key, year, campaign));
    }

    /// The studio whose drawings it paints.
    #[must_use]
    pub fn studio(&self) -> &'a Studio<'a> {
        self.studio
    }

    /// A lockup with Central's name in it, its letters as outlines, so that it looks the same without the brand's fonts.
    ///
    /// # Errors
    /// A name that doesn't fit, a drawing that can't be read.
    pub fn lockup(&self, name: &str, typesetter: &mut Typesetter) -> Result<Vec<u8>, Report> {
        let project = self.studio.project();
        let board = project.brand.lockups.get(name).ok_or_else(Report::default)?;
        let layer = self.studio.lockup(name, &Bearer::central(project, None), typesetter)?;
        let tree = self.tree(&board.svg_span(), &layer.svg)?;
        Ok(tree.to_string(&usvg::WriteOptions::default()).into_bytes())
    }

    fn side<'p>(
        &self,
        artefact: &Artefact,
        board: &Artboard,
        panel: &'p Panel,
        campaign: &Campaign,
        bearer: &Bearer,
        typesetter: &mut Typesetter,
    ) -> Result<Side<'p>, Report> {
        let ground = self.trees.get(ground_key(campaign, panel, artefact.variant.as_ref()), || {
            self.studio.tally().grounds.up();
            // The ground holds nothing of a unit; its values are only there so that every name is known.
            let nobody = Bearer { unit: Bearer::central(self.studio.project(), Some(campaign)).unit, event: None, ..bearer.clone() };
            let layer = self.studio.layer((board, panel), campaign, &nobody, Part::Ground, typesetter)?;
            self.tree(&panel.span(), &layer.svg).map(Arc::new)
        })?;
        let top = self.studio.layer((board, panel), campaign, bearer, Part::Top, typesetter)?;
        Ok(Side { panel, ground, top: self.tree(&panel.span(), &top.svg)? })
    }

    fn tree(&self, place: &Span, svg: &str) -> Result<usvg::Tree, Report> {
        let family = &self.studio.project().brand.tokens.typography.family;
        fonts::parse_svg(svg, self.studio.fonts(), family)
            .map_err(|e| Diagnostic::error("ND0304").at(place.clone()).arg("reason", e).into())
    }

    /// A PNG or JPEG: the ground's pixels with the top drawn over them.
    fn picture(&self, artefact: &Artefact, board: &Artboard, campaign: &Campaign, side: &Side<'_>) -> Result<Vec<u8>, Report> {
        let view = View::of(board, side.panel, artefact.preview);
        let key = (ground_key(campaign, side.panel, artefact.variant.as_ref()), view.width);
        let ground = self.grounds.get(key, || {
            self.studio.tally().paintings.up();
            view.paint(&side.ground, side.panel).map(Arc::new)
        })?;
        let canvases = || self.canvases.lock().unwrap_or_else(PoisonError::into_inner);
        let mut canvas = canvases().pop().unwrap_or_default();
        let file = if artefact.format == Format::Jpg { ground.jpeg(&side.top, &mut canvas) } else { ground.png(&side.top, &mut canvas) };
        canvases().push(canvas);
        Ok(file)
    }

    fn print(&self, artefact: &Artefact, board: &Artboard, campaign: &Campaign, sides: &[Side<'_>]) -> Result<Vec<u8>, Report> {
        let project = self.studio.project();
        let trim = board.trim(artefact.preset.as_deref());
        let bearer = artefact.bearer(project);
        let unit = bearer.chapter();
        let slug = slug_line(project, artefact, board, campaign, unit);
        let slugs: Vec<String> =
            (1..=sides.len()).map(|n| if sides.len() > 1 { format!("{slug} · {n}/{}", sides.len()) } else { slug.clone() }).collect();
        let title = format!("{} {} – {} – {unit}", campaign.series.names.vi, campaign.year, board.spec.title.vi);
        let layers: Vec<[&usvg::Tree; 2]> = sides.iter().map(|s| [&*s.ground, &s.top]).collect();
        let pages = sides.iter().zip(&layers).zip(&slugs).map(|((side, layers), slug)| pdf::Page {
            layers,
            art: pdf::Art { unit: 1.0, bleed: board.drawn_bleed(side.panel) },
            sheet: pdf::Sheet { trim: (trim.width, trim.height), bleed: trim.bleed, marks: true, slug, output_scale: trim.scale },
        });
        let brand = &project.brand.tokens;
        let meta = pdf::Meta {
            title: &title,
            author: &brand.name.vi,
            creator: concat!("nhandien ", env!("CARGO_PKG_VERSION")),
            lang: "vi",
            id: &slug,
            slug_font: &brand.typography.family,
        };
        pdf::print_pdf(&pages.collect::<Vec<_>>(), &meta, &self.inks).map_err(|errors| {
            let mut report = Report::default();
            report.extend(
                errors.iter().map(|e| Diagnostic::error("ND0313").at(board.svg_span()).arg("artboard", &board.id).arg("reason", e)),
            );
            report
        })
    }
}

/// A picture drawn as a whole as PNG, with its transparency or opaque: what the same picture drawn in layers must be.
#[must_use]
pub fn png(pixels: PixmapRef<'_>, alpha: bool) -> Vec<u8> {
    png::Picture { pixels, alpha }.whole()
}

/// The line outside the trim: piece, unit, version, size, scale; that the address is not yet real.
fn slug_line(project: &Project, artefact: &Artefact, board: &Artboard, campaign: &Campaign, unit: &str) -> String {
    let trim = board.trim(artefact.preset.as_deref());
    let parts = [Some(&board.id), artefact.variant.as_ref(), artefact.preset.as_ref(), artefact.event.as_ref()];
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

/// One side, parsed: what no chapter changes, and what one sets.
struct Side<'a> {
    panel: &'a Panel,
    ground: Arc<usvg::Tree>,
    top: usvg::Tree,
}

/// Which part of a drawing becomes which pixels.
struct View {
    /// The colour below everything, where it isn't left transparent.
    paper: Option<Color>,
    width: u32,
    height: u32,
    scale: f32,
    offset: f32,
}

impl View {
    /// The trim of a drawing at its own size in pixels, or `preview` pixels wide.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sizes of artboards are checked")]
    fn of(board: &Artboard, panel: &Panel, preview: Option<u32>) -> Self {
        let size = board.trim(panel.preset.as_deref());
        let bleed = if board.spec.size.unit == Unit::Mm { board.drawn_bleed(panel) } else { 0.0 };
        let scale = preview.map_or(1.0, |w| f64::from(w) / size.width);
        Self {
            paper: (!board.spec.transparent).then_some(Color::WHITE),
            width: (size.width * scale).round().clamp(1.0, 20_000.0) as u32,
            height: (size.height * scale).round().clamp(1.0, 20_000.0) as u32,
            scale: scale as f32,
            offset: (-bleed * scale) as f32,
        }
    }

    fn paint(&self, tree: &usvg::Tree, panel: &Panel) -> Result<Ground, Report> {
        let mut pixmap = Pixmap::new(self.width, self.height)
            .ok_or_else(|| Report::from(Diagnostic::error("ND0304").at(panel.span()).arg("reason", "0 px")))?;
        if let Some(paper) = self.paper {
            pixmap.fill(paper);
        }
        let transform = Transform::from_row(self.scale, 0.0, 0.0, self.scale, self.offset, self.offset);
        Ok(Ground::new(pixmap, self.paper.is_none(), transform, tree))
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0–100")]
fn percent(v: f32) -> u8 {
    v.round().clamp(0.0, 100.0) as u8
}
