//! The whole programme of the letter: who has which kit, what a chapter's event and settings reach, what an edition says of the last.

#![allow(clippy::unwrap_used, reason = "tests")]
#![allow(clippy::disallowed_methods, reason = "tests look at what the program wrote")]

mod common;

use std::collections::BTreeSet;

use common::{Project, Run};
use nhandien::Request;
use nhandien::diagnostic::Report;
use nhandien::plan::{self, Selection};
use nhandien::world::Disk;

/// Kits that a build of one edition makes: (campaign, chapter's slug).
fn kits(edition: i16) -> BTreeSet<(String, String)> {
    let world = Disk::new(env!("CARGO_MANIFEST_DIR"));
    let selection = Selection { edition: Some(edition), ..Selection::default() };
    let request = Request { selection, base_url: None, drafts: false };
    let mut report = Report::default();
    let loaded = nhandien::load(&world, &request, &mut report).unwrap();
    let planned = plan::plan(loaded.project.as_ref().unwrap(), &request.selection, &mut report);
    assert!(!report.has_errors());
    let zips = planned.outputs.keys().filter(|p| p.starts_with("kits/") && p.ends_with(".zip"));
    zips.map(|p| {
        let parts: Vec<&str> = p.trim_end_matches(".zip").split('/').collect();
        assert_eq!(parts[1], edition.to_string());
        (parts[2].to_owned(), parts[3].to_owned())
    })
    .collect()
}

fn count(kits: &BTreeSet<(String, String)>, campaign: &str) -> usize {
    kits.iter().filter(|(c, _)| c == campaign).count()
}

/// Slugs of the chapters of 2023 that have a tag, read from the shipped list itself.
fn tagged(tag: &str) -> BTreeSet<String> {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/content/units/provinces-63.yaml")).unwrap();
    let records = text.split("\n- ").filter(|r| !r.contains("from: 2025"));
    let value = |record: &str, key: &str| record.lines().find_map(|l| l.trim().strip_prefix(key).map(|v| v.trim().to_owned()));
    let has = |record: &&str| value(record, "tags:").is_some_and(|tags| tags.trim_matches(['[', ']']).split(", ").any(|t| t == tag));
    records.filter(has).map(|r| value(r, "slug:").unwrap()).collect()
}

#[test]
fn a_kit_is_made_for_each_chapter_in_a_campaigns_scope_and_no_other() {
    let kits = kits(2023);
    for all in [
        "tet-nhan-ai",
        "thang-nhan-dao",
        "hien-mau-tinh-nguyen",
        "hien-tang-mo-tang",
        "dia-chi-nhan-dao",
        "nguoi-tot-viec-thien",
        "dinh-duong-cho-tre-em",
        "so-cap-cuu",
        "mang-luoi-tinh-nguyen-vien",
    ] {
        assert_eq!(count(&kits, all), 63, "{all}");
    }
    // data/scope63.csv: 28 provinces with a coast, 14 of the northern mountains; Quảng Ninh borders China.
    let made = |campaign: &str| -> BTreeSet<String> { kits.iter().filter(|(c, _)| c == campaign).map(|(_, u)| u.clone()).collect() };
    let (coast, mut mountains) = (tagged("coastal"), tagged("northern-mountain"));
    assert_eq!((coast.len(), mountains.len()), (28, 14));
    mountains.insert("quang-ninh".to_owned());
    assert_eq!(made("an-toan-cho-ngu-dan"), coast);
    assert_eq!(made("trong-rung-ngap-man"), coast);
    assert_eq!(made("lap-chan-gia"), mountains);
    for none in ["chu-nhat-do", "le-hoi-xuan-hong", "hanh-trinh-do", "hoi-trai-chu-thap-do", "hoi-nghi-chau-a-thai-binh-duong"] {
        assert_eq!(count(&kits, none), 0, "{none}");
    }
}

#[test]
fn the_edition_of_2026_has_34_chapters_under_the_names_and_types_of_the_day() {
    let kits = kits(2026);
    assert_eq!(kits.len(), 3 * 34);
    assert!(kits.contains(&("tet-nhan-ai".to_owned(), "hue".to_owned())));
    let project = Project::shipped();
    let manifest = |campaign: &str, unit: &str| {
        let out = project.path("out");
        project.run(["kit", "--edition", "2026", "--campaign", campaign, "--unit", unit, "--out", out.to_str().unwrap()]).works();
        let zip = std::fs::read(out.join(format!("{campaign}-2026-{}.zip", unit.trim_start_matches("vn34-")))).unwrap();
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(zip)).unwrap();
        let name = archive.file_names().map(|n| n.unwrap().into_owned()).find(|n| n.ends_with("khau-hieu.txt")).unwrap();
        std::io::read_to_string(archive.by_name(&name).unwrap()).unwrap()
    };
    assert!(manifest("tet-nhan-ai", "vn34-hue").contains("Hội Chữ thập đỏ thành phố Huế"));
    assert!(manifest("tet-nhan-ai", "vn34-dong-nai").contains("Hội Chữ thập đỏ tỉnh Đồng Nai"), "a province at Tết 2026");
    assert!(manifest("thang-nhan-dao", "vn34-dong-nai").contains("Hội Chữ thập đỏ thành phố Đồng Nai"), "a city since 30/4/2026");
}

#[test]
fn every_line_of_the_letter_has_its_page() {
    let project = Project::shipped();
    let run = project.run(["plan", "--edition", "2023", "--format", "json"]).works();
    let text = run.json().to_string();
    for slug in [
        "tet-nhan-ai",
        "thang-nhan-dao",
        "hien-mau-tinh-nguyen",
        "chu-nhat-do",
        "le-hoi-xuan-hong",
        "ngay-toan-dan-hien-mau",
        "ngay-ton-vinh-nguoi-hien-mau",
        "hanh-trinh-do",
        "hien-tang-mo-tang",
        "dia-chi-nhan-dao",
        "nguoi-tot-viec-thien",
        "an-toan-cho-ngu-dan",
        "dinh-duong-cho-tre-em",
        "lap-chan-gia",
        "trong-rung-ngap-man",
        "so-cap-cuu",
        "hoi-trai-chu-thap-do",
        "hoi-nghi-chau-a-thai-binh-duong",
        "mang-luoi-tinh-nguyen-vien",
        "tap-huan-chuyen-de",
        "hoi-nghi-ban-chap-hanh",
    ] {
        for page in [format!("\"2023/{slug}/index.html\""), format!("\"en/2023/{slug}/index.html\"")] {
            assert!(text.contains(&page), "{page}");
        }
    }
    for page in ["lich/index.html", "lich/2023/index.html", "lich/2024/index.html", "lich.ics", "don-vi/can-tho/lich.ics"] {
        assert!(text.contains(&format!("\"{page}\"")), "{page}");
    }
}

/// The shipped project, to be built without a single kit: its pages only.
fn pages() -> Project {
    let project = Project::shipped();
    project.replace("content/site.yaml", "kits: [2023, 2026]", "kits: []");
    project.run(["build", "--quiet"]).works();
    project
}

/// Builds one campaign for one chapter, into `public`.
fn build(project: &Project, campaign: &str, unit: &str) -> Run {
    project.run(["build", "--edition", "2023", "--campaign", campaign, "--unit", unit]).works()
}

#[test]
fn a_new_event_reaches_every_page_and_piece() {
    let project = Project::shipped();
    project
        .run(["new", "event", "phat-dong", "--campaign", "thang-nhan-dao", "--edition", "2023", "--unit", "can-tho"])
        .fails(2)
        .says("--title");
    let args = ["new", "event", "phat-dong", "--campaign", "thang-nhan-dao", "--edition", "2023", "--unit", "can-tho", "--kind", "launch"];
    let more = ["--title", "Lễ phát động ở Ninh Kiều", "--start", "2023-05-08 08:00", "--place", "Nhà Văn hóa"];
    project.run(args.into_iter().chain(more)).works();
    build(&project, "thang-nhan-dao", "VN-CT");
    let has = |page: &str| assert!(project.read(page).contains("Lễ phát động ở Ninh Kiều"), "{page}");
    for page in [
        "public/2023/thang-nhan-dao/index.html",
        "public/2023/thang-nhan-dao/su-kien/can-tho-phat-dong/index.html",
        "public/en/2023/thang-nhan-dao/su-kien/can-tho-phat-dong/index.html",
        "public/don-vi/can-tho/index.html",
        "public/lich/2023/index.html",
        "public/lich.ics",
        "public/2023/thang-nhan-dao/lich.ics",
        "public/don-vi/can-tho/lich.ics",
        "public/2023/thang-nhan-dao/su-kien/can-tho-phat-dong/su-kien.ics",
    ] {
        has(page);
    }
    let page = project.read("public/2023/thang-nhan-dao/su-kien/can-tho-phat-dong/index.html");
    assert!(page.contains("Thứ Hai, 8/5/2023") && page.contains("19 tháng 3 âm lịch"), "weekday and lunar day are worked out");
    assert!(page.contains("\"@type\":\"Event\""));
    let kit = project.path("public/kits/2023/thang-nhan-dao/can-tho");
    for piece in
        ["01-mang-xa-hoi/fb-event-phat-dong.png", "01-mang-xa-hoi/event-card-phat-dong.png", "02-in-an/event-poster-a3-phat-dong.pdf"]
    {
        assert!(kit.join(piece).exists(), "{piece}");
    }
    assert!(!project.path("public/kits/2023/thang-nhan-dao/ha-noi").exists());
}

#[test]
fn pieces_of_an_event_are_not_made_without_one() {
    let project = Project::shipped();
    build(&project, "tet-nhan-ai", "VN-CT");
    let names: Vec<String> = common::tree(&project.path("public/kits")).into_keys().filter(|n| n.contains("event")).collect();
    assert!(names.is_empty(), "{names:?}");
}

#[test]
fn a_chapters_settings_show_on_its_page_and_in_its_calendar() {
    let project = Project::shipped();
    let folder = "content/units/can-tho/thang-nhan-dao-2023";
    project.write(
        &format!("{folder}/override.yaml"),
        "window: { start: 2023-05-08, end: 2023-05-31 }\ntargets: [{ label: Địa chỉ nhân đạo được trợ giúp, value: 1500 }]\n\
         slogan: tu-trai-tim\ncontacts: [{ name: Văn phòng Hội, phone: 0292 3 820 000 }]\n\
         document: { number: 12/KH-CTĐ, date: 2023-04-25 }\nhang: { from: 2023-05-08, to: 2023-05-19 }\n",
    );
    build(&project, "thang-nhan-dao", "VN-CT");
    let page = project.read("public/don-vi/can-tho/index.html");
    for text in ["8 – 31/5/2023", "1.500", "Văn phòng Hội", "12/KH-CTĐ", "8 – 19/5/2023"] {
        assert!(page.contains(text), "{text}");
    }
    assert!(project.read("public/don-vi/can-tho/lich.ics").contains("DTSTART;VALUE=DATE:20230508"));
    assert!(project.read("public/lich.ics").contains("DTSTART;VALUE=DATE:20230501"), "the country keeps its own");
}

#[test]
fn an_expired_edition_says_so_and_its_kit_does_not_change() {
    let project = Project::shipped();
    let kit = "public/kits/2023/thang-nhan-dao/can-tho.zip";
    let on = |date: &str| {
        project.run(["build", "--edition", "2023", "--campaign", "thang-nhan-dao", "--unit", "VN-CT", "--date", date]).works();
        (std::fs::read(project.path(kit)).unwrap(), project.read("public/2023/thang-nhan-dao/index.html"))
    };
    let (before, page) = on("2023-05-10");
    assert!(!page.contains("Đã hết hạn"));
    let (after, page) = on("2026-01-20");
    assert!(page.contains("Đã hết hạn từ sau ngày 31/12/2023"));
    assert_eq!(before, after);
}

#[test]
fn the_calendar_calls_each_thing_by_its_name_and_place() {
    let project = pages();
    let page = project.read("public/lich/2023/index.html");
    for text in ["Lễ hội Xuân hồng lần thứ XVI", "Hành trình Đỏ lần thứ XI", "Các tỉnh miền núi, biên giới phía Bắc", "Một tỉnh Tây Nguyên"]
    {
        assert!(page.contains(text), "{text}");
    }
    assert!(project.read("public/lich/2024/index.html").contains("toàn quốc lần VI: tổ chức"));
    // The launch of the month has a place and a quarter, but no day: on the page it stands in its quarter, in no .ics.
    let quarter = page.split("id=\"quy-2-chung\"").nth(1).unwrap().split("</section>").next().unwrap();
    assert!(quarter.contains("Phát động Tháng Nhân đạo 2023") && quarter.contains("Cần Thơ"), "{quarter}");
    assert!(!page.contains("Một tỉnh phía Nam"), "the launch is known to be elsewhere");
    assert!(!project.read("public/lich.ics").contains("Phát động Tháng Nhân đạo 2023"));
    assert_eq!(page.matches("Thứ Năm, 7/9/2023").count(), 1, "one ceremony, one entry");
}

#[test]
fn an_event_of_the_country_names_all_who_lead_its_campaign() {
    let project = pages();
    let page = project.read("public/2023/hien-mau-tinh-nguyen/su-kien/ton-vinh/index.html");
    assert!(page.contains("<dd>Hội Chữ thập đỏ Việt Nam, Ban Chỉ đạo quốc gia vận động hiến máu tình nguyện</dd>"));
}

#[test]
fn names_that_are_only_our_translation_say_so() {
    let project = pages();
    let note =
        |page: &str| project.read(&format!("public/en/{page}/index.html")).split("class=\"original\"").nth(1).map(|t| t[..160].to_owned());
    for (page, name) in [("2023/thang-nhan-dao", "Tháng Nhân đạo"), ("don-vi/can-tho", "Hội Chữ thập đỏ thành phố Cần Thơ")]
    {
        let note = note(page).unwrap();
        assert!(note.contains(name) && note.contains("our translation"), "{note}");
    }
    let official = note("2023/so-cap-cuu").unwrap();
    assert!(official.contains("Ngày Sơ cấp cứu thế giới") && !official.contains("our translation"), "{official}");
    assert!(!project.read("public/2023/thang-nhan-dao/index.html").contains("class=\"original\""));
}

#[test]
fn a_kit_under_another_name_of_the_chapter_says_so() {
    let project = Project::shipped();
    project.run(["build", "--edition", "2026", "--unit", "vn34-dong-nai"]).works();
    let page = project.read("public/don-vi/dong-nai/index.html");
    let month = page.split_once("h3 id=\"thang-nhan-dao-2026\"").unwrap().1;
    assert!(page.replace('\u{a0}', " ").contains("<h1>Hội Chữ thập đỏ tỉnh Đồng"));
    assert!(month.split("kit-get").next().unwrap().contains("Tên đơn vị trên bộ này: Hội Chữ thập đỏ thành phố Đồng Nai"));
    // What has no kit has no version and no last day either.
    let page = pages().read("public/don-vi/can-tho/index.html");
    let (_, lines) = page.split_once("class=\"kit-rest\"").unwrap();
    let camp = lines.split("</ul>").find(|l| l.contains("hoi-trai-chu-thap-do")).unwrap();
    assert!(!camp.contains("Dùng đến"), "{camp}");
}

#[test]
fn an_edition_says_what_changed_since_the_last() {
    let project = Project::shipped();
    project.run(["build", "--campaign", "thang-nhan-dao", "--unit", "VN-CT"]).works();
    let page = project.read("public/2026/thang-nhan-dao/index.html");
    let table = page.split("class=\"changes\"").nth(1).unwrap().split("</table>").next().unwrap();
    for text in ["1 – 31/5/2023", "1 – 31/5/2026", "<td>63</td>", "<td>34</td>", "Cần Thơ"] {
        assert!(table.contains(text), "{text}\n{table}");
    }
    assert!(!project.read("public/2023/thang-nhan-dao/index.html").contains("class=\"changes\""));
}

#[test]
fn the_letters_own_slips_are_found_with_a_fix() {
    let project = Project::shipped();
    let letter = "content/campaigns/2023/thang-nhan-dao/index.md";
    let place = [
        ("Phong trào ▲Tết nhân ái được đổi mới.", "Tết Nhân ái"),
        ("Cuộc vận động “▲Mỗi cá nhân, mỗi tổ chức một địa chỉ nhân đạo”.", "gắn với một địa chỉ nhân đạo"),
        ("Phong trào “▲Người tốt, việc thiện, chung tay xây dựng cộng đồng nhân ái”.", "Chung sức xây dựng"),
        ("Các dự án ▲lấp chân giả, sinh kế.", "viết: Lắp chân giả\n"),
        ("Số: 456/▲TUHCĐ-VP", "TƯHCTĐ"),
        ("Vận hành hệ thống ▲Inhandao.", "iNhandao"),
    ];
    let places: Vec<_> = place.iter().map(|(text, _)| (project.append(letter, &format!("\n{text}\n")), "TXT-01")).collect();
    project.expect(places);
    let run = project.check(&[]).fails(1);
    for (_, fix) in place {
        run.says(fix);
    }
}

#[test]
fn what_a_chapter_may_not_set_is_refused_with_the_level_that_owns_it() {
    let project = Project::shipped();
    let file = "content/units/can-tho/thang-nhan-dao-2023/override.yaml";
    project.write(file, "accent: sky\n");
    project.check(&[]).fails(1).says("chiến dịch, do Trung ương đặt").says("content/campaigns/2023/thang-nhan-dao/campaign.yaml");
    project.write(file, "slogan: tu-trai-tym\n");
    project.check(&[]).fails(1).says("tu-trai-tim");
    project.write(file, "colors: {}\n");
    project.check(&[]).fails(1).says("bộ nhận diện, do Trung ương đặt");
    project.write(file, "window: { start: 2023-04-01, end: 2023-05-31 }\n");
    project.check(&[]).fails(1).says("2023-05-01 – 2023-05-31");
    project.write(file, "contacts: [{ name: Văn phòng, phone: 0292 abc }]\n");
    project.check(&[]).fails(1).says("số điện thoại");
    project.write(file, "partners: [{ organisation: vien-huyet-hoc, agreement: \"\", from: 2023-05-01, to: 2023-05-31 }]\n");
    project.check(&[]).fails(1).says("chưa ghi số thỏa thuận");
}

#[test]
fn a_new_override_sets_nothing_until_a_line_is_let_in() {
    let project = Project::shipped();
    let file = "content/units/can-tho/thang-nhan-dao-2023/override.yaml";
    project.run(["new", "override", "--campaign", "thang-nhan-dao", "--edition", "2023", "--unit", "can-tho"]).works();
    project.check(&["--unit", "VN-CT"]).works();
    project.replace(file, "# slogan:", "slogan:");
    project.check(&["--unit", "VN-CT"]).works();
}
