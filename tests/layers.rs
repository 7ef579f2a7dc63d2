//! A picture made in layers is, byte for byte, the picture drawn as a whole: each artboard of the theme, at its own size
//! and as a preview, opaque or not.

#![allow(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeSet;
use std::sync::Arc;

use nhandien::diagnostic::Report;
use nhandien::model::Artboard;
use nhandien::model::artboard::{Format, Unit};
use nhandien::plan::{Artefact, Recipe, Selection};
use nhandien::render::artboard;
use nhandien::scene::{Part, Typesetter, fonts};
use nhandien::world::{Disk, Memory};
use nhandien::{Request, Workshop};
use resvg::tiny_skia::{Color, Pixmap, Transform};
use usvg::fontdb::Database;

const EVENT: &str = "title: Lễ phát động và trao quà\nstart: 2023-05-08 08:00\nend: 2023-05-08 11:00\n\
    place: { name: Trung tâm Hội nghị tỉnh, address: \"1 đường Phạm Văn Đồng, phường Phước Trung\" }\n";

/// How far one sample of ours may be from resvg's, of 255: it counts from the corners of larger layers, and so sets edges
/// otherwise by parts of a pixel.
const STEPS: u8 = 64;

/// Whether two paintings are the same to any eye: no sample far off, hardly any off at all.
fn alike(ours: &Pixmap, other: &Pixmap) -> bool {
    let apart = || ours.data().iter().zip(other.data()).map(|(a, b)| a.abs_diff(*b));
    let squares: u64 = apart().map(|d| u64::from(d).pow(2)).sum();
    apart().max() <= Some(STEPS) && squares < ours.data().len() as u64
}

fn board_of<'s>(shop: &'s Workshop<'_>, artefact: &Artefact) -> &'s Artboard {
    &shop.project.theme.artboards[&artefact.board]
}

/// The shipped project, and an event of one chapter.
fn world() -> Memory {
    let mut world = Memory::copy_of(&Disk::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    world.insert("content/units/quang-tri/thang-nhan-dao-2023/events/phat-dong.yaml", EVENT);
    world
}

/// The picture of an artefact, out of one drawing that holds all its layers, as we paint it and as resvg does.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sizes of artboards")]
fn whole(shop: &Workshop<'_>, fonts: &Arc<Database>, artefact: &Artefact, typesetter: &mut Typesetter) -> [Pixmap; 2] {
    let parts = artefact.parts(shop.project).unwrap();
    let (board, panel) = (parts.board, artefact.panels(parts.board)[0]);
    let bearer = artefact.bearer(shop.project);
    let layer = shop.studio.layer((board, panel), parts.campaign, &bearer, Part::Whole, typesetter).unwrap();
    // One unit is one px.
    let svg = layer.svg.replacen("mm\"", "\"", 2);
    let tree = fonts::parse_svg(&svg, fonts, &shop.project.brand.tokens.typography.family).unwrap();
    let trim = board.trim(panel.preset.as_deref());
    let bleed = if board.spec.size.unit == Unit::Mm { board.drawn_bleed(panel) } else { 0.0 };
    let scale = artefact.preview.map_or(1.0, |width| f64::from(width) / trim.width);
    let [width, height] = [trim.width, trim.height].map(|side| (side * scale).round() as u32);
    let mut picture = Pixmap::new(width, height).unwrap();
    if !board.spec.transparent {
        picture.fill(Color::WHITE);
    }
    let edge = (-bleed * scale) as f32;
    let transform = Transform::from_row(scale as f32, 0.0, 0.0, scale as f32, edge, edge);
    let mut other = picture.clone();
    artboard::paint(&tree, transform, &mut picture.as_mut());
    resvg::render(&tree, transform, &mut other.as_mut());
    [picture, other]
}

/// Previews may be of few colours (PNG, third edition, 11.2.1: the colour type follows the sizes).
fn has_palette(png: &[u8]) -> bool {
    png[25] == 3
}

/// Whether an eye would take one for the other: the mean squared error of a channel is a few steps of 255.
fn hardly_differ(a: &[u8], b: &[u8]) -> bool {
    let [a, b] = [a, b].map(pixels);
    let squares: u64 = a.iter().zip(&b).map(|(a, b)| u64::from(a.abs_diff(*b)).pow(2)).sum();
    a.len() == b.len() && squares < 4 * a.len() as u64
}

/// RGB, three bytes a pixel.
fn pixels(file: &[u8]) -> Vec<u8> {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(file));
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().unwrap();
    let mut out = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut out).unwrap();
    out
}

#[test]
fn layers_and_whole_drawings_give_the_same_bytes() {
    let selection = Selection {
        edition: Some(2023),
        campaigns: ["thang-nhan-dao", "tet-nhan-ai"].map(str::to_owned).into(),
        units: ["VN-25", "VN-43"].map(str::to_owned).into(),
        ..Selection::default()
    };
    let request = Request { selection, base_url: None, drafts: false };
    let mut report = Report::default();
    let loaded = nhandien::load(&world(), &request, &mut report).unwrap();
    let done = nhandien::prepare(&loaded, &request, &mut report, |shop, _| {
        let maker = shop.maker();
        let mut typesetter = Typesetter::new(&shop.project.brand);
        let fonts = fonts::database(&shop.project.brand);
        let mut seen = BTreeSet::new();
        let on_slides: BTreeSet<Artefact> =
            shop.plan.papers().into_iter().filter_map(|p| p.parts(shop.project)).flat_map(|p| p.pictures()).map(|(_, a)| a).collect();
        for artefact in shop.plan.artefacts().into_iter().chain(&on_slides).filter(|a| a.format == Format::Png) {
            let made = maker.make(&Recipe::Artefact(artefact.clone()), &mut typesetter, &|_| None).unwrap();
            let [whole, other] = whole(shop, &fonts, artefact, &mut typesetter);
            assert!(alike(&whole, &other), "{artefact:?}");
            let whole = artboard::png(whole.as_ref(), board_of(shop, artefact).spec.transparent);
            match has_palette(&made.bytes) {
                true => assert!(artefact.preview.is_some() && hardly_differ(&made.bytes, &whole), "{artefact:?}"),
                false => assert!(*made.bytes == whole, "{artefact:?}"),
            }
            seen.insert((artefact.board.clone(), artefact.preview.is_some()));
        }
        for board in shop.project.theme.artboards.values() {
            let full = board.spec.outputs.contains(&Format::Png);
            assert!(!full || seen.contains(&(board.id.clone(), false)), "{} was never drawn", board.id);
            let is_piece = !on_slides.iter().any(|a| a.board == board.id);
            assert!(!is_piece || seen.contains(&(board.id.clone(), true)), "{} has no preview", board.id);
        }
    });
    assert!(done.is_some(), "{:?}", report.sorted());
}
