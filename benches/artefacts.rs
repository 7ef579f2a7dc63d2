//! How long an artefact takes of one core, in the kits of one campaign; prints, judges nothing.
//!
//! usage: cargo bench --bench artefacts -- [--campaign SLUG] [--piece NAME] [--rounds N] [--unit CODE --out DIR]
//!
//! One line for each piece and size, tab-separated: file name, how many are made for all chapters, milliseconds for the
//! first one (which makes the ground), for each one on average (the first and all text layout included), bytes.
//! `--out` keeps the pieces of one chapter, each beside its drawing as SVG, for others to draw.

#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::disallowed_methods, reason = "a bench")]

use std::collections::BTreeMap;
use std::path::PathBuf;

use nhandien::diagnostic::Report;
use nhandien::model::artboard::Format;
use nhandien::plan::{Artefact, Selection, Subject};
use nhandien::render::artboard::Painter;
use nhandien::scene::{Part, Studio, Typesetter};
use nhandien::world::environment::Stopwatch;
use nhandien::world::{Disk, Memory};
use nhandien::{Request, Workshop};

/// How often each piece is measured; the shortest time counts, since a machine has other work too.
const ROUNDS: usize = 5;
/// Every chapter holds an event, so that the pieces of events are measured like the others.
const EVENT: &str = "title: Lễ phát động và trao quà\nstart: 2023-05-08 08:00\nend: 2023-05-08 11:00\n\
    place: { name: Trung tâm Hội nghị tỉnh, address: \"1 đường Phạm Văn Đồng\" }\n";

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let option = |name: &str| args.iter().position(|a| a == name).and_then(|i| args.get(i + 1)).cloned();
    let campaign = option("--campaign").unwrap_or_else(|| "thang-nhan-dao".to_owned());
    let world = world(&campaign);
    let selection = Selection { edition: Some(2023), campaigns: vec![campaign], ..Selection::default() };
    let request = Request { selection, base_url: None, drafts: false };
    let mut report = Report::default();
    let loaded = nhandien::load(&world, &request, &mut report).unwrap();
    let done = nhandien::prepare(&loaded, &request, &mut report, |shop, _| {
        let keep = option("--out").map(|out| (PathBuf::from(out), option("--unit").unwrap_or_else(|| "VN-25".to_owned())));
        let wanted = option("--piece").unwrap_or_default();
        let rounds = option("--rounds").and_then(|n| n.parse().ok()).unwrap_or(ROUNDS);
        for (name, artefacts) in pieces(shop).into_iter().filter(|(name, _)| name.starts_with(&wanted)) {
            let best = (0..rounds).map(|_| measure(shop, &artefacts)).min_by(|a, b| a.each.total_cmp(&b.each)).unwrap();
            println!("{name}\t{}\t{:.3}\t{:.3}\t{}", artefacts.len(), best.first, best.each, best.bytes);
            if let Some((out, unit)) = &keep {
                write(shop, &name, &artefacts, out, unit);
            }
        }
    });
    assert!(done.is_some(), "{:?}", report.sorted());
}

/// The shipped project with an event of each chapter.
fn world(campaign: &str) -> Memory {
    let mut world = Memory::copy_of(&Disk::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let loaded = nhandien::load(&world, &Request::default(), &mut Report::default()).unwrap();
    let project = loaded.project.unwrap();
    let campaign = project.campaign(2023, campaign).unwrap();
    for unit in project.units_of(campaign) {
        world.insert(format!("content/units/{}/{}-2023/events/phat-dong.yaml", unit.slug.value, campaign.slug), EVENT);
    }
    world
}

/// Every piece and size that kits hold, for all chapters, by file name without the event.
fn pieces<'a>(shop: &'a Workshop<'_>) -> BTreeMap<String, Vec<&'a Artefact>> {
    let mut out: BTreeMap<String, Vec<&Artefact>> = BTreeMap::new();
    for a in shop.plan.artefacts().into_iter().filter(|a| a.preview.is_none() && a.format != Format::Svg) {
        let board = &shop.project.theme.artboards[&a.board];
        let of_all = a.subject == Subject::Central && a.event.is_some();
        let name = board.file_name(a.variant.as_deref(), a.preset.as_deref(), None, a.format);
        if !of_all {
            out.entry(name).or_default().push(a);
        }
    }
    out
}

struct Measured {
    first: f64,
    each: f64,
    bytes: usize,
}

/// Draws a piece for all chapters with nothing kept from before.
fn measure(shop: &Workshop<'_>, artefacts: &[&Artefact]) -> Measured {
    let studio = Studio::new(shop.project, &mut Report::default());
    let painter = Painter::new(&studio);
    let mut typesetter = Typesetter::new(&shop.project.brand);
    let (mut first, mut bytes) = (0.0, 0);
    let watch = Watch::start();
    for (i, artefact) in artefacts.iter().enumerate() {
        bytes += painter.draw(artefact, &mut typesetter).unwrap().len();
        if i == 0 {
            first = watch.milliseconds();
        }
    }
    Measured { first, each: watch.milliseconds() / artefacts.len() as f64, bytes: bytes / artefacts.len() }
}

/// One chapter's piece, and the drawing that it is made of.
fn write(shop: &Workshop<'_>, name: &str, artefacts: &[&Artefact], out: &std::path::Path, code: &str) {
    let project = shop.project;
    let slug = project.units.iter().find(|u| u.code.value == code).map(|u| u.slug.value.clone()).unwrap();
    let artefact = artefacts.iter().find(|a| a.subject == Subject::Unit(slug.clone())).unwrap_or(&artefacts[0]);
    let parts = artefact.parts(project).unwrap();
    let bearer = artefact.bearer(project);
    let drawn = shop.studio.lend(|t| {
        let panel = artefact.panels(parts.board)[0];
        let layer = shop.studio.layer((parts.board, panel), parts.campaign, &bearer, Part::Whole, t).unwrap();
        (layer.svg, Painter::new(shop.studio).draw(artefact, t).unwrap())
    });
    std::fs::create_dir_all(out).unwrap();
    std::fs::write(out.join(format!("{name}.svg")), drawn.0).unwrap();
    std::fs::write(out.join(name), drawn.1).unwrap();
}

/// Time of all our threads on cores, where the system tells; else time on the wall. Print files are written by threads of
/// their own.
struct Watch(Option<f64>, Stopwatch);

impl Watch {
    fn start() -> Self {
        Self(busy(), Stopwatch::start())
    }

    fn milliseconds(&self) -> f64 {
        self.0.zip(busy()).map_or_else(|| self.1.elapsed().as_secs_f64() * 1e3, |(before, now)| now - before)
    }
}

fn busy() -> Option<f64> {
    let of = |task: std::fs::DirEntry| std::fs::read_to_string(task.path().join("schedstat")).ok()?.split(' ').next()?.parse::<f64>().ok();
    let tasks = std::fs::read_dir("/proc/self/task").ok()?;
    Some(tasks.filter_map(|task| of(task.ok()?)).sum::<f64>() / 1e6)
}
