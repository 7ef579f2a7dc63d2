//! A picture made in layers is, byte for byte, the picture drawn as a whole.

#![allow(clippy::unwrap_used, reason = "tests")]

use nhandien::diagnostic::Report;
use nhandien::model::artboard::{Format, Unit};
use nhandien::plan::{Artefact, Recipe, Selection};
use nhandien::scene::{Part, Typesetter, fonts};
use nhandien::world::Disk;
use nhandien::{Request, Workshop};
use resvg::tiny_skia::{Color, Pixmap, Transform};

fn whole(shop: &Workshop<'_>, artefact: &Artefact, typesetter: &mut Typesetter) -> Vec<u8> {
    let parts = artefact.parts(shop.project).unwrap();
    let bearer = artefact.bearer(shop.project);
    let layer =
        shop.studio.layer((parts.board, artefact.panels(parts.board)[0]), parts.campaign, &bearer, Part::Whole, typesetter).unwrap();
    let brand = &shop.project.brand;
    let tree = fonts::parse_svg(&layer.svg, &fonts::database(brand), &brand.tokens.typography.family).unwrap();
    let size = tree.size().to_int_size();
    let mut picture = Pixmap::new(size.width(), size.height()).unwrap();
    if !parts.board.spec.transparent {
        picture.fill(Color::WHITE);
    }
    resvg::render(&tree, Transform::identity(), &mut picture.as_mut());
    picture.data().chunks_exact(4).flat_map(|p| [p[0], p[1], p[2]]).collect()
}

fn decoded(bytes: &[u8]) -> Vec<u8> {
    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
    let mut out = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut out).unwrap();
    out.truncate(info.buffer_size());
    out
}

#[test]
fn layers_and_whole_drawings_give_the_same_pixels() {
    let world = Disk::new(env!("CARGO_MANIFEST_DIR"));
    let selection = Selection { units: vec!["VN-25".to_owned(), "VN-43".to_owned()], ..Selection::default() };
    let request = Request { selection, base_url: None, drafts: false };
    let mut report = Report::default();
    let loaded = nhandien::load(&world, &request, &mut report).unwrap();
    let compared = nhandien::prepare(&loaded, &request, &mut report, |shop, _| {
        let maker = shop.maker();
        let mut typesetter = Typesetter::new(&shop.project.brand);
        let mut compared = 0;
        for artefact in shop.plan.artefacts() {
            let board = &shop.project.theme.artboards[&artefact.board];
            if artefact.format != Format::Png || artefact.preview.is_some() || board.spec.size.unit != Unit::Px || board.spec.transparent {
                continue;
            }
            let made = maker.make(&Recipe::Artefact(artefact.clone()), &mut typesetter, &|_| None).unwrap();
            assert!(decoded(&made.bytes) == whole(shop, artefact, &mut typesetter), "{artefact:?}");
            compared += 1;
        }
        compared
    });
    assert!(compared.unwrap() >= 12, "two artboards, three campaigns, two chapters");
}
