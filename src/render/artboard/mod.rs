//! Artefacts: PNG pictures, print PDFs, editable SVG.
//!
//! In: a [`Studio`] and an [`Artefact`]. Out: bytes. What no chapter changes is parsed and drawn once per artboard and
//! campaign; a chapter's picture is a copy of that with its texts drawn on top, byte for byte what drawing the whole
//! would give, since nothing static lies above anything dynamic.

mod forms;
mod ground;
mod leaves;
mod lockup;
mod paint;
pub mod pdf;
mod photos;
mod png;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use resvg::tiny_skia::{Color, Pixmap, PixmapRef, Transform};

use crate::diagnostic::{Diagnostic, Report, Span};
use crate::model::artboard::{Format, Lettering, Panel, SlotKind, Unit};
use crate::model::{Artboard, Campaign, Project};
use crate::plan::Artefact;
use crate::plan::kits::PREVIEW;
use crate::render::Memo;
use crate::render::photo::Gallery;
use crate::scene::photo::{Placed, blank};
use crate::scene::{Bearer, Part, Studio, Typesetter, fonts};
pub use forms::{Blank, Filled};
use ground::Ground;
use leaves::Leaves;
pub use paint::paint;

/// Draws artefacts. Shared by all workers.
pub struct Painter<'a> {
    studio: &'a Studio<'a>,
    inks: pdf::Inks,
    gallery: Gallery<'a>,
    trees: Memo<(Key, Option<u32>), Arc<Base>>,
    grounds: Memo<(Key, u32), Arc<Ground>>,
    /// What print files begin with, by preset and number of sides.
    plates: Memo<(Key, Option<String>, usize), Arc<pdf::Plate>>,
    /// What lies on grounds in print files: dates, addresses and codes are the same for many chapters.
    leaves: Leaves,
    /// The fonts of print files.
    faces: pdf::Fonts,
    /// Scratch memory to paint in, one a worker.
    canvases: Mutex<Vec<Vec<u8>>>,
    /// Lockups by name and by the values of whoever bears them.
    lockups: Memo<(String, String), String>,
}

/// What a ground depends on: year, campaign, drawing, variant.
type Key = (i16, String, Arc<str>, Option<String>);

/// A ground, parsed, and where its photos are.
struct Base {
    tree: usvg::Tree,
    photos: BTreeMap<String, Placed>,
}

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
        let gallery = Gallery::new(brand.profile.as_deref());
        let (trees, grounds, plates, lockups) = (Memo::new(), Memo::new(), Memo::new(), Memo::new());
        Self {
            studio,
            inks,
            gallery,
            trees,
            grounds,
            plates,
            leaves: Leaves::default(),
            faces: pdf::Fonts::new(studio.fonts().clone()),
            canvases: Mutex::default(),
            lockups,
        }
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
            let svg = self.with_photos(board, panel, campaign, layer)?;
            return Ok(format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{svg}\n").into_bytes());
        }
        let mut sides = Vec::with_capacity(panels.len());
        for panel in panels {
            sides.push(self.side(artefact, (board, panel), campaign, &bearer, typesetter)?);
        }
        match (artefact.format, sides.first()) {
            (Format::Pdf, _) => self.print(artefact, board, campaign, &sides, bearer.chapter()),
            (_, Some(side)) => self.picture(artefact, board, campaign, side),
            _ => Err(Report::default()),
        }
    }

    /// One side as a small picture to be looked at, with what its texts came to. What a transparent piece leaves open is grey.
    ///
    /// # Errors
    /// As [`Self::draw`].
    pub fn glance(&self, artefact: &Artefact, typesetter: &mut Typesetter) -> Result<Glance, Report> {
        let project = self.studio.project();
        let parts = artefact.parts(project).ok_or_else(Report::default)?;
        let (board, campaign) = (parts.board, parts.campaign);
        let panel = artefact.panels(board).first().copied().ok_or_else(Report::default)?;
        let side = self.side(artefact, (board, panel), campaign, &artefact.bearer(project), typesetter)?;
        let png = if board.spec.transparent {
            let [r, g, b, a] = OPEN;
            let view = View { paper: Some(Color::from_rgba8(r, g, b, a)), ..View::of(board, panel, artefact.preview) };
            view.paint(&side.ground.tree, panel)?.png(&side.tops, &mut Vec::new())
        } else {
            self.picture(artefact, board, campaign, &side)?
        };
        Ok(Glance { png, smallest: smallest(board, &side) })
    }

    /// Drops what was kept for one campaign's pictures.
    pub fn forget(&self, year: i16, campaign: &str) {
        self.trees.retain(|(key, _)| !is_of(key, year, campaign));
        self.grounds.retain(|(key, _)| !is_of(key, year, campaign));
        self.plates.retain(|(key, ..)| !is_of(key, year, campaign));
    }

    /// The studio whose drawings it paints.
    #[must_use]
    pub fn studio(&self) -> &'a Studio<'a> {
        self.studio
    }

    /// The fonts of print files.
    #[must_use]
    pub fn faces(&self) -> &pdf::Fonts {
        &self.faces
    }

    /// A lockup with somebody's name in it, as SVG whose letters are outlines, so that it looks the same without the brand's
    /// fonts. Kept: every document of a chapter shows it.
    ///
    /// # Errors
    /// A name that doesn't fit, a drawing that can't be read.
    pub fn lockup(&self, name: &str, bearer: &Bearer, typesetter: &mut Typesetter) -> Result<String, Report> {
        let board = self.studio.project().brand.lockups.get(name).ok_or_else(Report::default)?;
        self.lockups.get((name.to_owned(), bearer.unit.to_string()), || {
            let layer = self.studio.lockup(name, bearer, typesetter)?;
            self.outlined(&board.svg_span(), &layer.svg)
        })
    }

    /// A drawing whose letters are outlines.
    ///
    /// # Errors
    /// A drawing that can't be read.
    pub fn outlined(&self, place: &Span, svg: &str) -> Result<String, Report> {
        let tree = self.tree(place, svg)?;
        // A hundredth of a unit is finer than any printer: the outlines of a name are most of a letter's bytes.
        let options = usvg::WriteOptions { coordinates_precision: 2, transforms_precision: 6, ..usvg::WriteOptions::default() };
        Ok(tree.to_string(&options))
    }

    /// Where an element of a drawing stands: x, y, width, height.
    ///
    /// # Errors
    /// A drawing that can't be read, or that has no such element.
    pub fn place_of(&self, place: &Span, svg: &str, id: &str) -> Result<[f64; 4], Report> {
        let tree = self.tree(place, svg)?;
        let lost = || Report::from(Diagnostic::error("ND0304").at(place.clone()).arg("reason", id));
        let found = tree.node_by_id(id).ok_or_else(lost)?.abs_bounding_box();
        Ok([found.x(), found.y(), found.width(), found.height()].map(f64::from))
    }

    /// A square drawing as PNG, `side` pixels wide.
    ///
    /// # Errors
    /// A drawing that can't be read.
    pub fn icon(&self, svg: &[u8], side: u32) -> Result<Vec<u8>, Report> {
        let place = Span::file("favicon.svg");
        let tree = self.tree(&place, &String::from_utf8_lossy(svg))?;
        let scale = side as f32 / tree.size().width();
        let mut pixmap =
            Pixmap::new(side, side).ok_or_else(|| Report::from(Diagnostic::error("ND0304").at(place).arg("reason", "0 px")))?;
        pixmap.fill(Color::WHITE);
        paint(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
        Ok(png::Picture { pixels: pixmap.as_ref(), alpha: false, palette: None }.whole())
    }

    fn side<'p>(
        &self,
        artefact: &Artefact,
        (board, panel): (&Artboard, &'p Panel),
        campaign: &Campaign,
        bearer: &Bearer,
        typesetter: &mut Typesetter,
    ) -> Result<Side<'p>, Report> {
        // Only what is painted needs the pixels of photos.
        let view = View::of(board, panel, artefact.preview);
        let painted = artefact.format != Format::Pdf && board.spec.slots.values().any(|s| s.kind == SlotKind::Photo && s.column.is_none());
        let key = (ground_key(campaign, panel, artefact.variant.as_ref()), painted.then_some(view.width));
        let scale = painted.then_some(f64::from(view.scale));
        let ground = self.trees.get(key, || self.base((board, panel), campaign, bearer, (Part::Ground, scale), typesetter))?;
        if artefact.format == Format::Pdf {
            let marks = self.studio.marks((board, panel), campaign, bearer, Part::Top, typesetter)?;
            let tree = |svg: &Arc<str>| self.leaves.tree(svg, || self.tree(&panel.span(), svg));
            return Ok(Side { panel, ground, tops: marks.svgs.iter().map(tree).collect::<Result<_, _>>()? });
        }
        let top = self.studio.layer((board, panel), campaign, bearer, Part::Top, typesetter)?;
        Ok(Side { panel, ground, tops: vec![Arc::new(self.tree(&panel.span(), &top.svg)?)] })
    }

    /// What lies below; its photos have their pixels where it is painted, `scale` pixels a unit.
    fn base(
        &self,
        (board, panel): (&Artboard, &Panel),
        campaign: &Campaign,
        bearer: &Bearer,
        (part, scale): (Part, Option<f64>),
        typesetter: &mut Typesetter,
    ) -> Result<Arc<Base>, Report> {
        self.studio.tally().grounds.up();
        // It holds nothing of a unit; the values are only there so that every name is known.
        let nobody = Bearer { unit: Bearer::central(self.studio.project(), Some(campaign)).unit, event: None, ..bearer.clone() };
        let layer = self.studio.layer((board, panel), campaign, &nobody, part, typesetter)?;
        let photos = scale.map(|scale| self.screens(campaign, &layer, scale)).transpose()?.unwrap_or_default();
        let tree = self.tree_with(&panel.span(), &layer.svg, &photos)?;
        Ok(Arc::new(Base { tree, photos: layer.photos }))
    }

    fn tree(&self, place: &Span, svg: &str) -> Result<usvg::Tree, Report> {
        self.tree_with(place, svg, &BTreeMap::new())
    }

    /// A tree with the pixels of these photos; a white one stands for any other.
    fn tree_with(&self, place: &Span, svg: &str, photos: &BTreeMap<String, usvg::ImageKind>) -> Result<usvg::Tree, Report> {
        let family = &self.studio.project().brand.tokens.typography.family;
        let photo = |slot: &str| Some(photos.get(slot).cloned().unwrap_or_else(blank));
        fonts::parse_with(svg, self.studio.fonts(), family, &photo)
            .map_err(|e| Diagnostic::error("ND0304").at(place.clone()).arg("reason", e).into())
    }

    /// A PNG or JPEG: the ground's pixels with the top drawn over them.
    fn picture(&self, artefact: &Artefact, board: &Artboard, campaign: &Campaign, side: &Side<'_>) -> Result<Vec<u8>, Report> {
        let view = View::of(board, side.panel, artefact.preview);
        let key = (ground_key(campaign, side.panel, artefact.variant.as_ref()), view.width);
        let ground = self.grounds.get(key, || {
            self.studio.tally().paintings.up();
            view.paint(&side.ground.tree, side.panel).map(Arc::new)
        })?;
        let canvases = || self.canvases.lock().unwrap_or_else(PoisonError::into_inner);
        let mut canvas = canvases().pop().unwrap_or_default();
        let file = if artefact.format == Format::Jpg { ground.jpeg(&side.tops, &mut canvas) } else { ground.png(&side.tops, &mut canvas) };
        canvases().push(canvas);
        Ok(file)
    }

    fn print(
        &self,
        artefact: &Artefact,
        board: &Artboard,
        campaign: &Campaign,
        sides: &[Side<'_>],
        chapter: &str,
    ) -> Result<Vec<u8>, Report> {
        let project = self.studio.project();
        let imprint = Imprint::new(project, artefact, board, campaign, (chapter, sides.len()));
        let plate = self.plate(artefact, board, campaign, sides)?;
        let tops: Vec<Vec<&usvg::Tree>> = sides.iter().map(|side| side.tops.iter().map(|top| &**top).collect()).collect();
        let pages = imprint.pages(artefact, board, sides, &tops);
        let pictures = self.prints(board, campaign, std::iter::empty())?;
        plate.print(&pages, &imprint.meta(project), &self.press(board, &pictures)).map_err(|errors| unprinted(board, &errors))
    }

    /// What the print files of all chapters begin with: the grounds of the sides.
    fn plate(&self, artefact: &Artefact, board: &Artboard, campaign: &Campaign, sides: &[Side<'_>]) -> Result<Arc<pdf::Plate>, Report> {
        let first = sides.first().ok_or_else(Report::default)?;
        let key = (ground_key(campaign, first.panel, artefact.variant.as_ref()), artefact.preset.clone(), sides.len());
        self.plates.get(key, || {
            self.studio.tally().plates.up();
            let nobody = Artefact { event: None, ..artefact.clone() };
            let imprint = Imprint::new(self.studio.project(), &nobody, board, campaign, ("", sides.len()));
            let grounds: Vec<Vec<&usvg::Tree>> = sides.iter().map(|side| vec![&side.ground.tree]).collect();
            let pages = imprint.pages(artefact, board, sides, &grounds);
            let pictures = self.prints(board, campaign, sides.iter().map(|s| (s.panel, &*s.ground)))?;
            let family = &self.studio.project().brand.tokens.typography.family;
            let plate = pdf::Plate::new(&pages, family, &self.press(board, &pictures));
            plate.map(Arc::new).map_err(|errors| unprinted(board, &errors))
        })
    }

    fn press<'s>(&'s self, board: &Artboard, pictures: &'s dyn pdf::Pictures) -> pdf::Press<'s> {
        let print = self.studio.project().brand.tokens.print.as_ref();
        pdf::Press {
            inks: &self.inks,
            pictures,
            fonts: &self.faces,
            condition: print.map(|p| pdf::Condition { id: &p.condition, info: &p.info.vi }),
            outlined: board.spec.text == Lettering::Outlined,
        }
    }
}

/// What a print file says of itself.
struct Imprint {
    title: String,
    slug: String,
    /// The slug of each side.
    slugs: Vec<String>,
}

impl Imprint {
    /// Of a piece of `unit`, a chapter's name, with so many sides.
    fn new(project: &Project, artefact: &Artefact, board: &Artboard, campaign: &Campaign, (unit, sides): (&str, usize)) -> Self {
        let slug = slug_line(project, artefact, board, campaign, unit);
        let title = format!("{} {} – {} – {unit}", campaign.series.names.vi, campaign.year, board.spec.title.vi);
        let slugs = (1..=sides).map(|n| if sides > 1 { format!("{slug} · {n}/{sides}") } else { slug.clone() }).collect();
        Self { title, slug, slugs }
    }

    fn pages<'s>(
        &'s self,
        artefact: &Artefact,
        board: &Artboard,
        sides: &[Side<'_>],
        layers: &'s [Vec<&'s usvg::Tree>],
    ) -> Vec<pdf::Page<'s>> {
        let trim = board.trim(artefact.preset.as_deref());
        let page = |((side, layers), slug): ((&Side<'_>, &'s Vec<&'s usvg::Tree>), &'s String)| pdf::Page {
            layers,
            art: pdf::Art { unit: 1.0, bleed: board.drawn_bleed(side.panel) },
            sheet: pdf::Sheet { trim: (trim.width, trim.height), bleed: trim.bleed, marks: true, slug, output_scale: trim.scale },
        };
        sides.iter().zip(layers).zip(&self.slugs).map(page).collect()
    }

    fn meta<'s>(&'s self, project: &'s Project) -> pdf::Meta<'s> {
        let brand = &project.brand.tokens;
        pdf::Meta {
            title: &self.title,
            author: &brand.name.vi,
            creator: concat!("nhandien ", env!("CARGO_PKG_VERSION")),
            lang: "vi",
            id: &self.slug,
            slug_font: &brand.typography.family,
        }
    }
}

/// Why a print file could not be made. A letter that no font has was found before, where its place is known.
fn unprinted(board: &Artboard, errors: &[pdf::PdfError]) -> Report {
    let finding = |e| Diagnostic::error("ND0313").at(board.svg_span()).arg("artboard", &board.id).arg("reason", e);
    let mut report = Report::default();
    report.extend(errors.iter().map(finding));
    report
}

/// A picture drawn as a whole as PNG, with its transparency or opaque: what the same picture drawn in layers must be.
#[must_use]
pub fn png(pixels: PixmapRef<'_>, alpha: bool) -> Vec<u8> {
    png::Picture { pixels, alpha, palette: None }.whole()
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

/// What stands for nothing when a transparent piece is looked at.
const OPEN: [u8; 4] = [0xd9, 0xd9, 0xd9, 0xff];

/// A drawing at a glance.
pub struct Glance {
    /// RGB, without transparency.
    pub png: Vec<u8>,
    /// Fields whose text stands at the smallest size allowed, with that size in the artboard's unit.
    pub smallest: Vec<(String, f64)>,
}

/// Fields of a side that shrank as far as they may.
fn smallest(board: &Artboard, side: &Side<'_>) -> Vec<(String, f64)> {
    let size = |id: &str| {
        let node = side.layers().into_iter().find_map(|layer| layer.node_by_id(id))?;
        let usvg::Node::Text(text) = node else { return None };
        Some(f64::from(text.chunks().first()?.spans().first()?.font_size().get()))
    };
    let shrunk = |(id, field): (&String, &crate::model::artboard::Field)| {
        let stands = field.min < field.max && size(id)? <= field.min * 1.001;
        stands.then(|| (id.clone(), field.min))
    };
    board.spec.fields.iter().filter_map(shrunk).collect()
}

/// One side, parsed: what no chapter changes, and what one sets.
struct Side<'a> {
    panel: &'a Panel,
    ground: Arc<Base>,
    /// From the bottom up.
    tops: Vec<Arc<usvg::Tree>>,
}

impl Side<'_> {
    /// From the bottom up.
    fn layers(&self) -> Vec<&usvg::Tree> {
        let tops = self.tops.iter().map(|top| &**top);
        [&self.ground.tree].into_iter().chain(tops).collect()
    }
}

/// Which part of a drawing becomes which pixels.
struct View {
    /// The colour below everything, where it isn't left transparent.
    paper: Option<Color>,
    width: u32,
    height: u32,
    scale: f32,
    offset: f32,
    /// Small enough that few colours do.
    few: bool,
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
            few: preview.is_some_and(|w| w <= PREVIEW),
        }
    }

    fn paint(&self, tree: &usvg::Tree, panel: &Panel) -> Result<Ground, Report> {
        let mut pixmap = Pixmap::new(self.width, self.height)
            .ok_or_else(|| Report::from(Diagnostic::error("ND0304").at(panel.span()).arg("reason", "0 px")))?;
        if let Some(paper) = self.paper {
            pixmap.fill(paper);
        }
        let transform = Transform::from_row(self.scale, 0.0, 0.0, self.scale, self.offset, self.offset);
        Ok(Ground::new(pixmap, self.paper.is_none(), self.few, transform, tree))
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0–100")]
fn percent(v: f32) -> u8 {
    v.round().clamp(0.0, 100.0) as u8
}
