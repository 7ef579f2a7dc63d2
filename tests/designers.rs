//! One small poster as Inkscape, Illustrator and Figma write it: the same texts in the same frames, the same picture.
//!
//! `tests/designers/<tool>/` holds each tool's file and its contract; Inkscape's was saved by Inkscape 1.2 itself.

#![allow(clippy::disallowed_methods, reason = "fixtures are read from the repository")]
#![allow(clippy::unwrap_used, reason = "tests")]

use std::path::Path;

use nhandien::check;
use nhandien::diagnostic::Report;
use nhandien::model::artboard::Format;
use nhandien::model::{Project, resolve};
use nhandien::plan::{Artefact, Subject};
use nhandien::scene::inspect::{What, inspect};
use nhandien::scene::{Bearer, Part, Studio, Typesetter, fonts};
use nhandien::source::Sources;
use nhandien::world::Memory;
use resvg::tiny_skia::{Color, Pixmap, Transform};

const TOOLS: [&str; 3] = ["inkscape", "illustrator", "figma"];
/// Pixels a millimetre.
const SCALE: f32 = 3.0;

/// What one tool's file became.
struct Made {
    tool: &'static str,
    /// Name, x, y, width, height of each frame, mm.
    frames: Vec<(String, [f64; 4])>,
    /// Element, line, and x, y of its baseline's start or end, mm.
    lines: Vec<(String, String, [f64; 2])>,
    /// Each text's extent, mm.
    texts: Vec<(String, [f64; 4])>,
    whole: Pixmap,
    layered: Pixmap,
}

fn insert(world: &mut Memory, folder: &str, into: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    for entry in walkdir::WalkDir::new(&root).into_iter().map(Result::unwrap).filter(|e| e.file_type().is_file()) {
        let name = entry.path().strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
        world.insert(format!("{into}{name}"), std::fs::read(entry.path()).unwrap());
    }
}

fn world(tool: &str) -> Memory {
    let mut world = Memory::default();
    insert(&mut world, "tests/rules/base", "");
    insert(&mut world, "brand/fonts", "brand/fonts/");
    insert(&mut world, &format!("tests/designers/{tool}"), "themes/default/artboards/");
    world
}

fn poster() -> Artefact {
    Artefact {
        year: 2023,
        campaign: "thang-nhan-dao".to_owned(),
        board: "poster".to_owned(),
        variant: None,
        preset: None,
        side: None,
        subject: Subject::Unit("quang-tri".to_owned()),
        event: None,
        format: Format::Pdf,
        preview: None,
    }
}

fn paint(trees: &[&usvg::Tree]) -> Pixmap {
    let size = trees[0].size();
    let mut picture = Pixmap::new((size.width() * SCALE) as u32, (size.height() * SCALE) as u32).unwrap();
    picture.fill(Color::WHITE);
    trees.iter().for_each(|t| resvg::render(t, Transform::from_scale(SCALE, SCALE), &mut picture.as_mut()));
    picture
}

/// The lines of every text, in the artboard's own coordinates.
fn lines(svg: &str) -> Vec<(String, String, [f64; 2])> {
    let doc = roxmltree::Document::parse(svg).unwrap();
    let spans = doc.descendants().filter(|n| n.has_tag_name(("http://www.w3.org/2000/svg", "tspan")) && n.attribute("y").is_some());
    let mut out: Vec<_> = spans
        .map(|span| {
            let number = |name| span.attribute(name).unwrap().parse::<f64>().unwrap();
            let point = span.ancestors().filter(|a| a.has_attribute("transform")).fold([number("x"), number("y")], |p, a| {
                let t: svgtypes::Transform = a.attribute("transform").unwrap().parse().unwrap();
                [t.a * p[0] + t.c * p[1] + t.e, t.b * p[0] + t.d * p[1] + t.f]
            });
            let id = span.parent().and_then(|t| t.attribute("id")).unwrap_or_default().to_owned();
            (id, span.text().unwrap_or_default().to_owned(), point)
        })
        .filter(|(id, ..)| !id.starts_with("mark-"))
        .collect();
    out.sort_by(|a, b| (&a.0, a.2[1]).partial_cmp(&(&b.0, b.2[1])).unwrap());
    out
}

fn make(tool: &'static str) -> Made {
    let mut report = Report::default();
    let sources = Sources::load(&world(tool), &mut report).unwrap();
    let project: Project = resolve::resolve(&sources, &mut report).unwrap();
    check::model(&project, &sources, &mut report);
    let studio = Studio::new(&project, &mut report);
    let artefact = poster();
    check::artefacts(&studio, [&artefact], &mut report);
    let found: Vec<_> = report.sorted().into_iter().map(|d| (d.code, d.span.clone(), d.args.clone())).collect();
    assert!(found.is_empty(), "{tool}: {found:#?}");

    let (board, campaign) = (&project.theme.artboards["poster"], project.campaign(2023, "thang-nhan-dao").unwrap());
    let bearer: Bearer = artefact.bearer(&project);
    let mut typesetter = Typesetter::new(&project.brand);
    let db = fonts::database(&project.brand);
    let mut tree = |part| {
        let layer = studio.layer((board, &board.panels[0]), campaign, &bearer, part, &mut typesetter).unwrap();
        let unitless = layer.svg.replace("mm\"", "\"");
        (fonts::parse_svg(&unitless, &db, &project.brand.tokens.typography.family).unwrap(), layer.svg)
    };
    let ((ground, _), (top, _), (whole, svg)) = (tree(Part::Ground), tree(Part::Top), tree(Part::Whole));
    let mut texts: Vec<_> = inspect(&whole)
        .into_iter()
        .filter_map(|p| match p.what {
            What::Text(ref t) => Some((t.content.clone(), [p.bounds.x0, p.bounds.y0, p.bounds.x1, p.bounds.y1])),
            _ => None,
        })
        .collect();
    texts.sort_by(|a, b| a.partial_cmp(b).unwrap());
    let drawing = studio.drawing(&board.panels[0]).unwrap();
    let frames = drawing.places.iter().map(|(name, p)| (name.clone(), p.frame)).collect();
    Made { tool, frames, lines: lines(&svg), texts, whole: paint(&[&whole]), layered: paint(&[&ground, &top]) }
}

fn near(a: &[f64], b: &[f64]) -> bool {
    a.iter().zip(b).all(|(a, b)| (a - b).abs() < 0.03)
}

/// Share of pixels that an eye would call other.
fn difference(a: &Pixmap, b: &Pixmap) -> f64 {
    let pairs = a.data().chunks_exact(4).zip(b.data().chunks_exact(4));
    let other = pairs.filter(|(p, q)| p.iter().zip(*q).any(|(x, y)| x.abs_diff(*y) > 24)).count();
    other as f64 / f64::from(a.width() * a.height())
}

#[test]
fn three_tools_make_one_poster() {
    let made = TOOLS.map(make);
    let [first, others @ ..] = &made;
    assert_eq!(first.lines.iter().map(|l| l.0.as_str()).collect::<Vec<_>>(), ["dates", "headline", "headline", "url"]);
    for other in others {
        let tool = other.tool;
        for (a, b) in first.frames.iter().zip(&other.frames) {
            assert!(a.0 == b.0 && near(&a.1, &b.1), "{tool}: {a:?} {b:?}");
        }
        assert_eq!(first.lines.len(), other.lines.len(), "{tool}");
        for (a, b) in first.lines.iter().zip(&other.lines) {
            assert!((&a.0, &a.1) == (&b.0, &b.1) && near(&a.2, &b.2), "{tool}: {a:?} {b:?}");
        }
        for (a, b) in first.texts.iter().zip(&other.texts) {
            assert!(a.0 == b.0 && near(&a.1, &b.1), "{tool}: {a:?} {b:?}");
        }
        let share = difference(&first.whole, &other.whole);
        assert!(share < 0.002, "{tool}: {share}");
    }
}

#[test]
fn layers_and_whole_drawings_give_the_same_pixels() {
    for made in TOOLS.map(make) {
        if let Some(folder) = std::env::var_os("NHANDIEN_SHOW") {
            made.whole.save_png(Path::new(&folder).join(format!("{}.png", made.tool))).unwrap();
        }
        assert!(made.whole.data() == made.layered.data(), "{}", made.tool);
    }
}

/// The worked example of the designers' guide (`content/HUONG-DAN-THIET-KE.md`), put into the shipped project as the guide says.
#[test]
fn the_guides_example_makes_a_piece_of_every_chapter_without_a_finding() {
    let mut world = Memory::copy_of(&nhandien::world::Disk::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    insert(&mut world, "content/huong-dan/vi-du-thiet-ke", "themes/default/artboards/");
    let path = "themes/default/kits/default.yaml";
    let list = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    world.insert(path, format!("{list}  - {{ id: bien-ban, group: print, order: 115 }}\n"));
    let selection = nhandien::plan::Selection { edition: Some(2023), campaigns: vec!["thang-nhan-dao".to_owned()], ..Default::default() };
    let request = nhandien::Request { selection, base_url: Some("https://kit.vn".to_owned()), drafts: false };
    let mut report = Report::default();
    let loaded = nhandien::load(&world, &request, &mut report).unwrap();
    let made = nhandien::prepare(&loaded, &request, &mut report, |shop, _| {
        let made = shop.plan.outputs.iter().filter(|(path, _)| path.ends_with("/02-in-an/bien-ban.pdf"));
        let made: Vec<&String> = made.map(|(path, _)| path).collect();
        let output = &shop.plan.outputs[made[0]];
        let maker = shop.maker();
        let file = maker.lend(|t| maker.make(&output.recipe, t, &|_| None)).ok().unwrap();
        assert!(file.bytes.starts_with(b"%PDF"));
        made.len()
    });
    assert_eq!(report.sorted().into_iter().map(|d| d.code).collect::<Vec<_>>(), Vec::<&str>::new());
    assert_eq!(made, Some(63));
}
