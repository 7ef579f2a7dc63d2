//! What a print shop and a phone's camera find in the pieces, read by others than who wrote them: `lopdf` walks every
//! object of every print PDF, `rqrr` reads every code from painted pixels.

#![allow(clippy::unwrap_used, reason = "tests")]

mod common;

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object};
use nhandien::diagnostic::Report;
use nhandien::diagnostic::messages::Lang;
use nhandien::model::artboard::{Format, SlotKind};
use nhandien::model::values;
use nhandien::plan::{Artefact, Recipe, Selection};
use nhandien::scene::Typesetter;
use nhandien::world::{Disk, Memory, World};
use nhandien::{Request, Workshop};

/// Points per millimetre.
const PT: f64 = 72.0 / 25.4;
const EVENT: &str = "title: Lễ phát động\nstart: 2023-05-08 08:00\nplace: { name: Trung tâm Hội nghị tỉnh }\n";

/// The shipped project; the chapter with the longest name has an event of its own.
fn world() -> Memory {
    let mut world = Memory::copy_of(&Disk::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    world.insert("content/units/ba-ria-vung-tau/thang-nhan-dao-2023/events/phat-dong.yaml", EVENT);
    world
}

/// One campaign for that chapter.
fn shop<T>(world: &Memory, work: impl FnOnce(&Workshop<'_>) -> T) -> T {
    let selection = Selection {
        edition: Some(2023),
        campaigns: vec!["thang-nhan-dao".to_owned()],
        units: vec!["VN-43".to_owned()],
        ..Selection::default()
    };
    let request = Request { selection, base_url: None, drafts: false };
    let mut report = Report::default();
    let loaded = nhandien::load(world, &request, &mut report).unwrap();
    let done = nhandien::prepare(&loaded, &request, &mut report, |shop, _| work(shop));
    done.unwrap_or_else(|| panic!("{:?}", report.sorted()))
}

fn made(shop: &Workshop<'_>, artefact: &Artefact) -> Vec<u8> {
    let mut typesetter = Typesetter::new(&shop.project.brand);
    shop.maker().make(&Recipe::Artefact(artefact.clone()), &mut typesetter, &|_| None).unwrap().bytes.to_vec()
}

/// Whether a colour space, as it stands in a dictionary, is of the screen.
fn is_rgb(doc: &Document, space: &Object) -> bool {
    match space {
        Object::Name(name) => matches!(name.as_slice(), b"DeviceRGB" | b"CalRGB" | b"RGB"),
        Object::Array(parts) => parts.iter().any(|p| is_rgb(doc, p)),
        Object::Reference(id) => doc.get_object(*id).is_ok_and(|o| is_rgb(doc, o)),
        Object::Stream(profile) => profile.dict.get(b"N").and_then(Object::as_i64).is_ok_and(|n| n == 3),
        _ => false,
    }
}

/// What in a dictionary, or below it, is painted or blended in RGB or through a soft mask.
fn faults(doc: &Document, dict: &Dictionary, out: &mut Vec<String>) {
    for (key, value) in dict {
        let name = String::from_utf8_lossy(key).into_owned();
        match key.as_slice() {
            b"ColorSpace" | b"CS" => match value {
                Object::Dictionary(named) => out.extend(named.iter().filter(|(_, v)| is_rgb(doc, v)).map(|(k, _)| format!("{k:?}"))),
                space if is_rgb(doc, space) => out.push(format!("{name}: {space:?}")),
                _ => {}
            },
            b"SMask" if *value != Object::Name(b"None".to_vec()) => out.push(format!("a soft mask: {value:?}")),
            _ => {}
        }
        if let Object::Dictionary(inner) = value {
            faults(doc, inner, out);
        }
    }
}

/// Operators that set a colour of the screen.
fn screen_colours(content: &[u8]) -> Vec<String> {
    let operations = Content::decode(content).unwrap().operations;
    let wrong = operations.into_iter().filter(|o| {
        let named = o.operands.first().and_then(|n| n.as_name().ok()).is_some_and(|n| n.ends_with(b"RGB"));
        matches!(o.operator.as_str(), "rg" | "RG") || (matches!(o.operator.as_str(), "cs" | "CS") && named)
    });
    wrong.map(|o| format!("{} {:?}", o.operator, o.operands)).collect()
}

/// Page contents and forms, unpacked.
fn contents(doc: &Document) -> Vec<Vec<u8>> {
    let pages = doc.get_pages().into_values().map(|id| doc.get_page_content(id));
    let is_form = |d: &Dictionary| d.get(b"Subtype").and_then(Object::as_name).is_ok_and(|n| n == b"Form");
    let streams = doc.objects.values().filter_map(|o| o.as_stream().ok());
    let forms = streams.filter(|s| is_form(&s.dict)).map(|s| s.decompressed_content().unwrap_or_else(|_| s.content.clone()));
    pages.chain(forms).collect()
}

/// Width and height of a page's box, mm.
fn size_of(doc: &Document, page: lopdf::ObjectId, name: &[u8]) -> (f64, f64) {
    let dict = doc.get_dictionary(page).unwrap();
    let corners: Vec<f64> = dict.get(name).and_then(Object::as_array).unwrap().iter().map(|v| f64::from(v.as_float().unwrap())).collect();
    ((corners[2] - corners[0]) / PT, (corners[3] - corners[1]) / PT)
}

#[test]
fn nothing_in_a_print_file_is_painted_in_rgb_and_every_box_is_right() {
    let seen = shop(&world(), |shop| {
        let mut seen = BTreeMap::new();
        for artefact in shop.plan.artefacts().into_iter().filter(|a| a.format == Format::Pdf) {
            let doc = Document::load_mem(&made(shop, artefact)).unwrap();
            let mut wrong = Vec::new();
            for object in doc.objects.values() {
                match object {
                    Object::Dictionary(dict) => faults(&doc, dict, &mut wrong),
                    Object::Stream(stream) => faults(&doc, &stream.dict, &mut wrong),
                    _ => {}
                }
            }
            let contents = contents(&doc);
            wrong.extend(contents.iter().flat_map(|c| screen_colours(c)));
            assert!(wrong.is_empty(), "{artefact:?}: {wrong:?}");

            let board = &shop.project.theme.artboards[&artefact.board];
            let trim = board.trim(artefact.preset.as_deref());
            let pages = doc.get_pages();
            assert_eq!(pages.len(), board.spec.sides.len().max(1), "{artefact:?}");
            for page in pages.into_values() {
                for (name, bleed) in [("TrimBox", 0.0), ("BleedBox", trim.bleed)] {
                    let (width, height) = size_of(&doc, page, name.as_bytes());
                    let wanted = [trim.width, trim.height].map(|side| (side + 2.0 * bleed) * trim.scale);
                    let near = (width - wanted[0]).abs() < 0.1 && (height - wanted[1]).abs() < 0.1;
                    assert!(near, "{artefact:?}: {name} {width:.2} × {height:.2} mm, wanted {wanted:?}");
                }
                let (width, height) = size_of(&doc, page, b"MediaBox");
                assert!(width.max(height) <= 5080.0, "{artefact:?}");
            }
            let text = contents.concat();
            let holds = |ink: &str| String::from_utf8_lossy(&text).lines().any(|l| l.trim() == ink);
            let emblem = board.spec.slots.values().any(|s| s.kind == SlotKind::Lockup);
            assert!(!emblem || holds("0 0.95 1 0 k"), "{artefact:?}: the emblem's red is exactly its CMYK");
            seen.insert((artefact.board.clone(), artefact.preset.clone()), ());
        }
        seen
    });
    assert!(seen.len() >= 18, "every print piece and preset: {seen:?}");
}

#[test]
fn every_code_leads_where_the_piece_says() {
    let read = shop(&world(), |shop| {
        let mut read = 0;
        for artefact in shop.plan.artefacts() {
            let parts = artefact.parts(shop.project).unwrap();
            let codes = parts.board.spec.slots.values().filter(|s| s.kind == SlotKind::Qr).count();
            // A piece is looked at once, large enough for a camera that stands close; a second side is not painted.
            if codes == 0 || artefact.preview.is_none() || !parts.board.spec.sides.is_empty() {
                continue;
            }
            let close = Artefact { preview: Some(2400), ..artefact.clone() };
            let picture = png::Decoder::new(std::io::Cursor::new(made(shop, &close))).read_info();
            let mut reader = picture.unwrap();
            let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
            let info = reader.next_frame(&mut pixels).unwrap();
            let (width, samples) = (info.width as usize, info.color_type.samples());
            let light = |x: usize, y: usize| pixels[(y * width + x) * samples + 1];
            let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, info.height as usize, light);
            let found: Vec<String> = image.detect_grids().into_iter().filter_map(|g| g.decode().ok()).map(|(_, text)| text).collect();
            let wanted = match parts.event {
                Some(event) => values::event(shop.project, event, Lang::Vi)["url"].clone(),
                None => values::campaign(shop.project, parts.campaign, Lang::Vi)["qr"].clone(),
            };
            assert_eq!(found, [wanted.as_str().unwrap()], "{artefact:?}");
            read += 1;
        }
        read
    });
    assert!(read >= 5, "poster, standee, event poster, event card, for whom they are made: {read}");
}

/// From `campaign.yaml` and its folder to the press: a photo in the place of the poster's key visual.
#[test]
fn a_campaigns_photo_is_printed_in_inks_as_fine_as_it_is() {
    const MONTH: &str = "content/campaigns/2023/thang-nhan-dao";
    const POSTER: &str = "themes/default/artboards/poster.yaml";
    const SIDE: u32 = 2400;
    let shade = |x: u32, y: u32| [x % 256, y % 256, (x + y) % 256].map(|v| u8::try_from(v).unwrap());
    let mut world = world();
    let campaign = String::from_utf8(world.read(&format!("{MONTH}/campaign.yaml")).unwrap()).unwrap();
    let photos = "photos:\n  - { id: trao-qua, file: trao-qua.png, alt: Trao quà, credit: Ban Truyền thông, consent: Giấy lưu tại Hội }\n";
    world.insert(format!("{MONTH}/campaign.yaml"), format!("{campaign}\n{photos}"));
    world.insert(format!("{MONTH}/assets/trao-qua.png"), common::png(SIDE, SIDE, shade));
    let poster = String::from_utf8(world.read(POSTER).unwrap()).unwrap();
    let shown =
        poster.replace("visual: { kind: key-visual, frame: visual, crop: cover, view: square }", "visual: { kind: photo, frame: visual }");
    assert_ne!(poster, shown);
    world.insert(POSTER, shown);
    let doc = shop(&world, |shop| {
        let posters = shop.plan.artefacts().into_iter().filter(|a| a.board == "poster" && a.format == Format::Pdf);
        Document::load_mem(&made(shop, posters.into_iter().find(|a| a.preset.as_deref() == Some("a3")).unwrap())).unwrap()
    });
    let streams = doc.objects.values().filter_map(|o| o.as_stream().ok());
    let images: Vec<_> = streams.filter(|s| s.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|n| n == b"Image")).collect();
    let [image] = images[..] else { panic!("{} pictures", images.len()) };
    let number = |key: &[u8]| image.dict.get(key).and_then(Object::as_i64).unwrap();
    assert_eq!(image.dict.get(b"ColorSpace").and_then(Object::as_name).unwrap(), b"DeviceCMYK");
    // 460 mm as drawn, 325 on A3: as it was taken, neither cut down nor blown up.
    assert_eq!((number(b"Width"), number(b"Height")), (i64::from(SIDE), i64::from(SIDE)));
    assert!(image.content.len() > 100_000, "{}", image.content.len());
}
