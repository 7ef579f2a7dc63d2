//! Pictures as they were approved: every artboard and campaign, with the shortest and the longest chapter name.
//!
//! A picture may differ a little from machine to machine of other make; more than that fails, and
//! `target/golden-report.html` shows both. `NHANDIEN_BLESS=1` takes today's pictures as approved.

#![allow(clippy::disallowed_methods, reason = "tests look at what the program wrote")]

mod common;

use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use common::Project;

/// Pieces of every chapter, of the three main campaigns with both names.
const BOARDS: [&str; 4] = ["fb-post-square", "fb-cover", "poster", "banner"];
/// Pieces kept with the longest name, of one campaign with days and one without.
const MORE: [&str; 12] = [
    "fb-post-portrait",
    "story",
    "og",
    "yt-thumbnail",
    "led-screen",
    "flag",
    "standee",
    "leaflet",
    "cheque",
    "volunteer-card",
    "certificate",
    "countdown-30",
];
const CAMPAIGNS: [&str; 3] = ["tet-nhan-ai", "thang-nhan-dao", "hien-mau-tinh-nguyen"];
/// Code and slug: one of the shortest names, and the longest.
const UNITS: [(&str, &str); 2] = [("VN-59", "ca-mau"), ("VN-43", "ba-ria-vung-tau")];
/// Width that pictures are kept in, px: what a mistake in layout or colour shows at, and no more.
const WIDTH: usize = 240;

/// Campaigns whose pictures are kept under Central's own name.
const OTHERS: [&str; 9] = [
    "hien-tang-mo-tang",
    "nguoi-tot-viec-thien",
    "dia-chi-nhan-dao",
    "an-toan-cho-ngu-dan",
    "trong-rung-ngap-man",
    "dinh-duong-cho-tre-em",
    "lap-chan-gia",
    "so-cap-cuu",
    "mang-luoi-tinh-nguyen-vien",
];

/// An event of each unit: as little as there may be, and as much.
const EVENTS: [&str; 2] = [
    "title: Trao quà\nstart: 2023-05-09\n",
    "title: Lễ phát động Tháng Nhân đạo và trao phương tiện sinh kế cho ngư dân ven biển\nkind: launch\n\
     start: 2023-05-08 08:00\nend: 2023-05-08 11:00\n\
     place: { name: Trung tâm Hội nghị tỉnh, address: \"1 đường Phạm Văn Đồng, phường Phước Trung\" }\n\
     welcome: Mời bà con, hội viên, tình nguyện viên và các nhà hảo tâm.\ncontact: { name: Văn phòng Hội, phone: 0254 3 852 000 }\n",
];

/// Campaign, whose, and board of every picture that is kept.
fn wanted() -> Vec<(&'static str, &'static str, String)> {
    let mut out = Vec::new();
    for (_, slug) in UNITS {
        for campaign in CAMPAIGNS {
            out.extend(BOARDS.map(|board| (campaign, slug, board.to_owned())));
        }
        let pieces = ["fb-event", "event-card", "event-poster", "backdrop"];
        out.extend(pieces.map(|board| ("thang-nhan-dao", slug, format!("{board}-{slug}-su-kien"))));
    }
    for campaign in ["thang-nhan-dao", "hien-mau-tinh-nguyen"] {
        let dated = campaign == "thang-nhan-dao";
        let boards = MORE.into_iter().filter(|board| dated || *board != "countdown-30");
        out.extend(boards.map(|board| (campaign, UNITS[1].1, board.to_owned())));
        out.extend(["avatar-frame", "sticker"].map(|board| (campaign, "chung", board.to_owned())));
    }
    for slogan in ["giot-mau-cho-di", "hien-giot-mau-dao", "nghia-cu-cao-dep"] {
        out.push(("hien-mau-tinh-nguyen", UNITS[1].1, format!("slogan-card-{slogan}")));
    }
    for campaign in OTHERS {
        out.extend(["fb-post-square", "fb-cover"].map(|board| (campaign, "chung", board.to_owned())));
    }
    out
}

struct Picture {
    width: usize,
    height: usize,
    /// Red, green, blue.
    pixels: Vec<[u8; 3]>,
}

fn decode(bytes: &[u8]) -> Picture {
    let mut decoder = png::Decoder::new(Cursor::new(bytes));
    decoder.set_transformations(png::Transformations::EXPAND | png::Transformations::STRIP_16);
    let mut reader = decoder.read_info().expect("PNG");
    let mut buffer = vec![0; reader.output_buffer_size().expect("a size")];
    let info = reader.next_frame(&mut buffer).expect("pixels");
    let samples = info.color_type.samples();
    // What is transparent is seen on grey.
    let over = |p: &[u8]| [0, 1, 2].map(|i| ((u32::from(p[i]) * u32::from(p[3]) + 128 * (255 - u32::from(p[3]))) / 255) as u8);
    let rgb = |p: &[u8]| match samples {
        4 => over(p),
        3 => [p[0], p[1], p[2]],
        _ => [p[0]; 3],
    };
    let pixels = buffer[..info.buffer_size()].chunks_exact(samples).map(rgb).collect();
    Picture { width: info.width as usize, height: info.height as usize, pixels }
}

fn encode(picture: &Picture) -> Vec<u8> {
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, picture.width as u32, picture.height as u32);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_compression(png::Compression::High);
    let mut writer = encoder.write_header().expect("header");
    writer.write_image_data(picture.pixels.as_flattened()).expect("pixels");
    writer.finish().expect("end");
    out
}

/// Smaller by averaging, so that the fine grain of edges doesn't count.
fn shrink(picture: &Picture) -> Picture {
    let width = WIDTH.min(picture.width);
    let height = (picture.height * width / picture.width).max(1);
    let mut pixels = Vec::with_capacity(width * height);
    for y in 0..height {
        for x in 0..width {
            let columns = x * picture.width / width..((x + 1) * picture.width / width).max(x * picture.width / width + 1);
            let rows = y * picture.height / height..((y + 1) * picture.height / height).max(y * picture.height / height + 1);
            let mut sum = [0_usize; 3];
            let count = columns.len() * rows.len();
            for row in rows {
                for column in columns.clone() {
                    for (total, part) in sum.iter_mut().zip(picture.pixels[row * picture.width + column]) {
                        *total += usize::from(part);
                    }
                }
            }
            pixels.push(sum.map(|s| (s / count) as u8));
        }
    }
    Picture { width, height, pixels }
}

/// Share of pixels that an eye would call other.
fn difference(a: &Picture, b: &Picture) -> f64 {
    if (a.width, a.height) != (b.width, b.height) {
        return 1.0;
    }
    let other = |(p, q): (&[u8; 3], &[u8; 3])| p.iter().zip(q).any(|(x, y)| x.abs_diff(*y) > 12);
    a.pixels.iter().zip(&b.pixels).filter(|pair| other((pair.0, pair.1))).count() as f64 / a.pixels.len() as f64
}

fn report(root: &Path, wrong: &[(String, f64)]) {
    let row = |(name, share): &(String, f64)| {
        format!(
            "<tr><th>{name}<br>{:.2} %</th><td><img src=\"../tests/golden/{name}.png\"></td><td><img src=\"golden/{name}.png\"></td></tr>\n",
            share * 100.0
        )
    };
    let head = "<!doctype html><meta charset=\"utf-8\"><title>Golden pictures</title><style>th,td{padding:8px;font:14px sans-serif}img{border:1px solid #999}</style>";
    let rows: String = wrong.iter().map(row).collect();
    let page = format!("{head}<table><tr><th></th><th>approved</th><th>today</th></tr>\n{rows}</table>\n");
    fs::write(root.join("target/golden-report.html"), page).expect("report");
}

#[test]
fn pictures_are_as_approved() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let (kept, today) = (root.join("tests/golden"), root.join("target/golden"));
    fs::create_dir_all(&today).expect("folder");
    let bless = std::env::var_os("NHANDIEN_BLESS").is_some();
    let project = Project::shipped();
    for ((_, slug), event) in UNITS.iter().zip(EVENTS) {
        project.write(&format!("content/units/{slug}/thang-nhan-dao-2023/events/su-kien.yaml"), event);
    }
    project.run(["build", "--quiet", "--edition", "2023", "--unit", UNITS[0].0, "--unit", UNITS[1].0]).works();
    let mut wrong = Vec::new();
    for (campaign, slug, board) in wanted() {
        let path = project.path(&format!("public/xem-truoc/2023/{campaign}/{slug}/{board}.png"));
        let picture = shrink(&decode(&fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))));
        let name = format!("{campaign}.{slug}.{board}");
        let file = if bless { &kept } else { &today }.join(format!("{name}.png"));
        fs::write(file, encode(&picture)).expect("written");
        match fs::read(kept.join(format!("{name}.png"))).ok().map(|b| difference(&decode(&b), &picture)) {
            Some(share) if share <= 0.002 => {}
            share => wrong.push((name, share.unwrap_or(1.0))),
        }
    }
    report(&root, &wrong);
    assert!(wrong.is_empty(), "see target/golden-report.html: {wrong:?}");
}
