//! No work is done twice: how often a build did what costs, held against how often it had to.

#![allow(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeSet;
use std::io;

use nhandien::diagnostic::Report;
use nhandien::model::artboard::Format;
use nhandien::package::Made;
use nhandien::plan::{Key, Selection};
use nhandien::publish::Sink;
use nhandien::render::page::Facts;
use nhandien::world::Disk;
use nhandien::{Request, make_all};

/// Takes everything and keeps nothing.
struct Nowhere;

impl Sink for Nowhere {
    fn kept(&self, _: &str, _: &Key) -> Option<Facts> {
        None
    }

    fn put(&self, _: &str, _: &Made) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn drawings_are_read_once_and_grounds_are_drawn_once_whatever_the_number_of_chapters() {
    let selection = Selection {
        edition: Some(2023),
        campaigns: ["thang-nhan-dao", "so-cap-cuu"].map(str::to_owned).into(),
        units: ["VN-25", "VN-43", "VN-59", "VN-HN", "VN-SG"].map(str::to_owned).into(),
        ..Selection::default()
    };
    let request = Request { selection, base_url: None, drafts: false };
    let mut report = Report::default();
    let loaded = nhandien::load(&Disk::new(env!("CARGO_MANIFEST_DIR")), &request, &mut report).unwrap();
    nhandien::prepare(&loaded, &request, &mut report, |shop, _| {
        make_all(shop, &Nowhere, &|_, _| {}).unwrap();
        let (project, tally) = (shop.project, shop.studio.tally());

        let panels: usize = project.theme.artboards.values().map(|b| b.panels.len()).sum();
        let visuals = project.campaigns.iter().filter(|c| c.key_visual.is_some()).count();
        assert_eq!(tally.drawings.get(), panels + project.brand.lockups.len() + visuals, "each drawing is parsed once");
        assert_eq!(tally.fonts.get(), 1, "the renderer's fonts are loaded once");

        let mut grounds = BTreeSet::new();
        let mut paintings = BTreeSet::new();
        let mut plates = BTreeSet::new();
        for a in shop.plan.artefacts().into_iter().filter(|a| a.format != Format::Svg) {
            let board = &project.theme.artboards[&a.board];
            if a.format == Format::Pdf {
                plates.insert((a.year, a.campaign.clone(), a.board.clone(), a.variant.clone(), a.preset.clone()));
            }
            for panel in a.panels(board) {
                let ground = (a.year, a.campaign.clone(), panel.path.clone(), a.variant.clone());
                grounds.insert(ground.clone());
                if a.format != Format::Pdf {
                    // A link preview at its own size is the piece itself.
                    let own = board.trim(panel.preset.as_deref()).width.round();
                    paintings.insert((ground, a.preview.map_or_else(|| own.to_string(), |p| p.to_string())));
                }
            }
        }
        for a in shop.plan.papers().into_iter().filter_map(|p| p.parts(project)).flat_map(|p| p.pictures()).map(|(_, a)| a) {
            let board = &project.theme.artboards[&a.board];
            let ground = (a.year, a.campaign.clone(), board.panels[0].path.clone(), None);
            grounds.insert(ground.clone());
            paintings.insert((ground, board.spec.size.width.round().to_string()));
        }
        assert_eq!(tally.grounds.get(), grounds.len(), "what no chapter changes is composed once");
        assert_eq!(tally.paintings.get(), paintings.len(), "and painted once a size");
        assert_eq!(tally.plates.get(), plates.len(), "and written into print files once a size");
    })
    .unwrap();
}
