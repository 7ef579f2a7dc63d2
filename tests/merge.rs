//! Mail merge from a list to print files: what is in them, what a wrong list is told, and that nothing of a list is told or
//! kept anywhere else.

#![allow(clippy::disallowed_methods, reason = "tests look at what the program wrote")]

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::Path;

use common::{Project, Run, digests, same};
use lopdf::Document;

/// A word that stands in every list here, and may stand nowhere but in the files that are made.
const SECRET: &str = "Bí Mật";
const LIST: &str =
    "Số;Họ và tên;Nội dung;Ngày\n0001;Bí Mật Một;Đã tham gia;8/5/2023\n0002;BÍ MẬT HAI;;\n0003;bí Mật ba;Đã ủng hộ;2023-12-31\n";

/// The shipped project, and a list beside it.
struct Desk {
    project: Project,
    lists: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        Self { project: Project::shipped(), lists: tempfile::tempdir().expect("a folder") }
    }

    fn with(list: impl AsRef<[u8]>) -> Self {
        let desk = Self::new();
        desk.write("nguoi.csv", list);
        desk
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.lists.path().join(name);
        fs::create_dir_all(path.parent().expect("below")).expect("folder");
        fs::write(path, bytes).expect("written");
    }

    fn merge(&self, artefact: &str, list: &str, more: &[&str]) -> Run {
        let list = self.lists.path().join(list);
        let args = ["merge", "--edition", "2023", "--campaign", "thang-nhan-dao", "--unit", "VN-43", "--out", "ra", "--artefact", artefact];
        let run = Run::of(self.project.command().args(args).arg("--data").arg(list).args(more));
        for said in [&run.stdout, &run.stderr] {
            assert!(!said.to_lowercase().contains(&SECRET.to_lowercase()), "{said}");
        }
        assert!(!run.stderr.contains(self.lists.path().to_str().expect("a path")), "folders may bear names: {}", run.stderr);
        run
    }

    fn certificate(&self, more: &[&str]) -> Run {
        self.merge("certificate", "nguoi.csv", more)
    }

    fn out(&self, name: &str) -> Vec<u8> {
        fs::read(self.project.path("ra").join(name)).expect(name)
    }

    /// Everything in the output folder.
    fn made(&self) -> Vec<String> {
        digests(&self.project.path("ra")).into_keys().collect()
    }
}

/// What each page says.
fn texts(pdf: &[u8]) -> Vec<String> {
    let doc = Document::load_mem(pdf).expect("a PDF");
    let pages: Vec<u32> = doc.get_pages().into_keys().collect();
    pages.into_iter().map(|page| doc.extract_text(&[page]).expect("text")).collect()
}

/// The places `row:column code` that a run told of.
fn told(run: &Run) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for part in run.stderr.split("\n\n").filter(|p| p.contains("[ND06")) {
        let code = part.split(['[', ']']).nth(1).expect("a code");
        let place = part.lines().find_map(|l| l.trim().strip_prefix("--> nguoi.csv:")).unwrap_or("-");
        out.insert(format!("{place} {code}"));
    }
    out
}

#[test]
fn a_page_for_each_row_over_one_shared_sheet() {
    let desk = Desk::with(LIST);
    let before = digests(&desk.project.path(""));
    desk.certificate(&[]).works().says("3");
    let pdf = desk.out("certificate.pdf");
    let texts = texts(&pdf);
    assert_eq!(texts.len(), 3);
    for (page, words) in texts.iter().zip([
        ["Bí Mật Một", "Số: 0001", "Đã tham gia", "ngày 08 tháng 5 năm 2023"],
        ["BÍ MẬT HAI", "Số: 0002", "Bà Rịa – Vũng Tàu", "ngày …… tháng …… năm"],
        ["bí Mật ba", "Số: 0003", "Đã ủng hộ", "ngày 31 tháng 12 năm 2023"],
    ]) {
        for word in words {
            assert!(page.contains(word), "{word:?} is not in {page}");
        }
    }
    let doc = Document::load_mem(&pdf).expect("a PDF");
    let streams = doc.objects.values().filter_map(|o| o.as_stream().ok());
    let forms = streams.filter(|s| s.dict.get(b"Subtype").and_then(|t| t.as_name()).is_ok_and(|n| n == b"Form"));
    assert_eq!(forms.count(), 1, "what all pages share stands in the file once");
    let title = doc.trailer.get(b"Info").and_then(|i| doc.dereference(i)).expect("info").1.as_dict().expect("a dictionary").clone();
    let title = title.get(b"Title").and_then(lopdf::Object::as_str).map(<[u8]>::to_vec).unwrap_or_default();
    assert!(!title.is_empty() && !String::from_utf16_lossy(&units(&title)).contains(SECRET));
    // Nothing else was written: no cache, no other file.
    let mut after = digests(&desk.project.path(""));
    assert!(after.remove("ra/certificate.pdf").is_some());
    same(&before, &after);
}

fn units(bytes: &[u8]) -> Vec<u16> {
    bytes.chunks(2).map(|c| u16::from(c[0]) << 8 | u16::from(*c.get(1).unwrap_or(&0))).collect()
}

#[test]
fn single_files_are_named_after_row_and_number_and_never_after_people() {
    let desk = Desk::with(LIST.replace("0002", "12/GCN-CTĐ"));
    desk.certificate(&["--as", "both"]).works();
    assert_eq!(desk.made(), ["certificate.pdf", "certificate.zip"]);
    let mut zip = zip::ZipArchive::new(Cursor::new(desk.out("certificate.zip"))).expect("a ZIP");
    let names: Vec<String> = zip.file_names().map(|n| n.expect("a name").into_owned()).collect();
    let folder = "certificate-thang-nhan-dao-2023-ba-ria-vung-tau";
    assert_eq!(names, ["2-0001", "3-12-gcn-ctd", "4-0003"].map(|n| format!("{folder}/{n}.pdf")));
    for (i, name) in ["Bí Mật Một", "BÍ MẬT HAI", "bí Mật ba"].into_iter().enumerate() {
        let mut pdf = Vec::new();
        zip.by_index(i).expect("a file").read_to_end(&mut pdf).expect("read");
        let texts = texts(&pdf);
        assert!(texts.len() == 1 && texts[0].contains(name), "{texts:?}");
    }
}

#[test]
fn the_same_list_gives_the_same_bytes_in_every_encoding_and_on_any_number_of_cores() {
    let desk = Desk::with(LIST);
    let made = |list: Vec<u8>, threads: &str| {
        desk.write("nguoi.csv", list);
        let mut command = desk.project.command();
        command.env("RAYON_NUM_THREADS", threads).args(["merge", "--edition", "2023", "--campaign", "thang-nhan-dao", "--unit", "VN-43"]);
        command.args(["--artefact", "certificate", "--as", "both", "--out", "ra", "--data"]);
        Run::of(command.arg(desk.lists.path().join("nguoi.csv"))).works();
        digests(&desk.project.path("ra"))
    };
    let plain = made(LIST.into(), "1");
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(LIST.replace(';', "\t").encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let decomposed: String = unicode_normalization::UnicodeNormalization::nfd(LIST).collect();
    for list in [LIST.into(), format!("\u{feff}{}", LIST.replace(';', ",")).into_bytes(), utf16, decomposed.into_bytes()] {
        same(&plain, &made(list, "2"));
    }
}

#[test]
fn a_wrong_list_is_told_every_place_and_makes_nothing() {
    let long = format!("Số;Họ và tên\n1;{SECRET} {}\n", "chữ ".repeat(49));
    let bad = "Số;Họ và tên;Ngày\na;Bí Mật;8/5/2023\n0001;;31/4/2023\n0001;Bí Mật?Hai;8/5/23\n7;Bí Mật;8/5/2023;thừa\n";
    let mut many = "Họ và tên;Ngày\n".to_owned();
    (0..60).for_each(|_| many.push_str("Bí Mật;sai\n"));
    let cases: Vec<(&str, Vec<u8>, &[&str])> = vec![
        ("missing column", "Số,Ngày\n1,8/5/2023\n".into(), &["1:1 ND0613"]),
        ("no headings", "Bí Mật Một;1\nBí Mật Hai;2\n".into(), &["1:1 ND0613"]),
        ("three bad rows", bad.into(), &["2:1 ND0617", "3:2 ND0616", "3:3 ND0617", "4:1 ND0618", "4:2 ND0622", "4:3 ND0617", "5:4 ND0620"]),
        ("old encoding", b"So,Ho va ten\n1,B\xed M\xf1t\n".to_vec(), &["2:1 ND0611"]),
        ("a comma inside a text", "Số,Họ và tên,Ngày\n1,Bí Mật, Hai,8/5/2023\n".into(), &["2:3 ND0617", "2:4 ND0620"]),
        ("an open quotation mark", format!("Số,Họ và tên\n1,\"{SECRET}\n{}", "2,Bí Mật\n".repeat(200)).into(), &["2:2 ND0612"]),
        ("a number twice, in other letters", "Số;Họ và tên\n1a;Bí Mật\n1A;Bí Mật\n".into(), &["3:1 ND0618"]),
        ("200 characters", long.into(), &["2:2 ND0624"]),
        ("a letter no font has", "Họ và tên\nBí Mật \u{1f600}\n".into(), &["2:1 ND0623"]),
        ("a slip in a heading", "Họ và tên;Nội dug\nBí Mật;\n".into(), &["1:2 ND0615"]),
        ("a heading twice", "Họ và tên;Tên\nBí Mật;Bí Mật\n".into(), &["1:2 ND0614"]),
        ("nobody", "Họ và tên;Số\n".into(), &["1:1 ND0621"]),
        ("nothing", Vec::new(), &["1:1 ND0610"]),
        ("Excel of old", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), &["1:1 ND0610"]),
        ("a broken workbook", b"PK\x03\x04nothing".to_vec(), &["1:1 ND0610"]),
    ];
    let desk = Desk::new();
    for (what, list, places) in cases {
        desk.write("nguoi.csv", list);
        let run = desk.certificate(&["--as", "both"]).fails(1);
        assert_eq!(told(&run), places.iter().map(|p| (*p).to_owned()).collect(), "{what}:\n{}", run.stderr);
        assert!(!desk.project.path("ra").exists(), "{what}: something was made");
    }
    desk.write("nguoi.csv", many);
    let run = desk.certificate(&[]).fails(1);
    assert!(told(&run).len() == 51 && told(&run).contains("52:2 ND0626"), "{}", run.stderr);
}

#[test]
fn rows_are_named_in_both_languages() {
    let desk = Desk::with("Họ và tên;Ngày\nBí Mật;8/5/23\n");
    desk.certificate(&[]).fails(1).says("Dòng 2, cột “Ngày”: không phải một ngày.");
    desk.certificate(&["--locale", "en"]).fails(1).says("Row 2, “Ngày”: not a day.");
}

#[test]
fn a_failed_merge_leaves_what_was_there() {
    let desk = Desk::with(LIST);
    desk.certificate(&[]).works();
    let before = digests(&desk.project.path("ra"));
    desk.write("nguoi.csv", LIST.replace("8/5/2023", "8/5"));
    desk.certificate(&["--as", "both"]).fails(1);
    same(&before, &digests(&desk.project.path("ra")));
    // A project with an error makes nothing either, and the list is judged all the same.
    desk.project.replace("content/campaigns/2023/thang-nhan-dao/campaign.yaml", "\nslogans:", "\nslogns:");
    desk.certificate(&[]).fails(1).says("ND0102").says("ND0617");
    same(&before, &digests(&desk.project.path("ra")));
}

#[test]
fn what_can_not_be_merged_is_said() {
    let desk = Desk::with(LIST);
    desk.merge("poster", "nguoi.csv", &[]).fails(1).says("ND0627").says("certificate");
    desk.merge("certificate", "khong-co.csv", &[]).fails(1).says("ND0610");
    desk.certificate(&["--campaign", "khong-co"]).fails(2);
    let merge = |more: [&str; 6]| {
        desk.project.run(["merge", "--artefact", "certificate", "--out", "ra", "--data", "a.csv"].into_iter().chain(more))
    };
    merge(["--edition", "2023", "--campaign", "khong-co", "--unit", "VN-25"]).fails(1).says("ND0404");
    merge(["--edition", "2023", "--campaign", "thang-nhan-dao", "--unit", "XX-1"]).fails(1).says("ND0404");
    merge(["--edition", "2026", "--campaign", "thang-nhan-dao", "--unit", "VN-25"]).fails(1).says("ND0214");
    // A list among what is published would be published.
    desk.project.write("content/data/nguoi.csv", LIST);
    let args =
        ["merge", "--edition", "2023", "--campaign", "thang-nhan-dao", "--unit", "VN-43", "--artefact", "certificate", "--out", "ra"];
    desk.project.run(args.into_iter().chain(["--data", "content/data/nguoi.csv"])).fails(1).says("ND0610");
    assert!(!desk.project.path("ra").exists());
}

#[test]
fn money_stands_in_figures_and_in_words() {
    let desk = Desk::with("Trao cho;Số tiền (đồng);Ngày\nBí Mật;1.005.000;01/02/2023\nBí Mật;1000000000;\nBí Mật;21.000.015 đ;\n");
    desk.merge("cheque", "nguoi.csv", &[]).works();
    let words = [
        ["1.005.000 đồng", "Một triệu không trăm linh năm nghìn đồng", "Ngày 01 tháng 02 năm 2023"],
        ["1.000.000.000 đồng", "Một tỷ đồng", "Ngày ………"],
        ["21.000.015 đồng", "Hai mươi mốt triệu không trăm mười lăm đồng", "Bí Mật"],
    ];
    for (page, words) in texts(&desk.out("cheque.pdf")).iter().zip(words) {
        for word in words {
            assert!(page.replace('\n', " ").contains(word), "{word:?} is not in {page}");
        }
    }
}

/// A grey picture of this size.
fn grey(width: u32, height: u32) -> Vec<u8> {
    common::png(width, height, |_, _| [120; 3])
}

#[test]
fn cards_have_two_sides_and_a_photo() {
    let list = "Số thẻ;Họ và tên;Có giá trị đến;Ảnh\n0001;Bí Mật Một;31/12/2026;anh\\mot.png\n0002;Bí Mật Hai;;\n";
    let desk = Desk::with(list);
    desk.write("anh/mot.png", grey(420, 560));
    desk.merge("volunteer-card", "nguoi.csv", &[]).works();
    let pdf = desk.out("volunteer-card.pdf");
    let texts = texts(&pdf);
    assert_eq!(texts.len(), 4);
    assert!(texts[0].contains("Bí Mật Một") && texts[0].contains("31/12/2026") && texts[2].contains("0002"));
    let doc = Document::load_mem(&pdf).expect("a PDF");
    let streams = doc.objects.values().filter_map(|o| o.as_stream().ok());
    let images: Vec<_> = streams.filter(|s| s.dict.get(b"Subtype").and_then(|t| t.as_name()).is_ok_and(|n| n == b"Image")).collect();
    assert_eq!(images.len(), 1);
    assert_eq!(images[0].dict.get(b"ColorSpace").and_then(|c| c.as_name()).expect("a space"), b"DeviceCMYK");
    // Coarse ones are warned of; missing, broken and far-off ones stop it.
    desk.write("anh/mot.png", grey(60, 80));
    desk.merge("volunteer-card", "nguoi.csv", &[]).works().says("ND0625");
    desk.write("anh/hong.png", &grey(420, 560)[..100]);
    let wrong = ["anh/khong-co.png", "../nguoi.csv", "/etc/hostname", "anh/hong.png", "nguoi.csv"];
    let rows = wrong.iter().map(|file| format!("{SECRET};{file}\n")).collect::<String>();
    desk.write("nguoi.csv", format!("Họ và tên;Ảnh\n{rows}"));
    let run = desk.merge("volunteer-card", "nguoi.csv", &[]).fails(1);
    assert!(!run.stderr.contains("hostname") && !run.stderr.contains("khong-co"), "{}", run.stderr);
    assert_eq!(told(&run), (2..7).map(|row| format!("{row}:2 ND0625")).collect());
}

/// A workbook as a spreadsheet program saves it, with one sheet.
fn workbook(rows: &str) -> Vec<u8> {
    const RELS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let link = |id: &str, kind: &str, to: &str| format!(r#"<Relationship Id="{id}" Type="{RELS}/{kind}" Target="{to}"/>"#);
    let links = |inside: String| format!(r#"<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>"#);
    let files = [
        (
            "[Content_Types].xml",
            format!(r#"<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#),
        ),
        ("_rels/.rels", links(link("r1", "officeDocument", "xl/workbook.xml"))),
        (
            "xl/workbook.xml",
            format!(r#"<workbook xmlns="{MAIN}" xmlns:r="{RELS}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>"#),
        ),
        ("xl/_rels/workbook.xml.rels", links(link("r1", "worksheet", "worksheets/sheet1.xml") + &link("r2", "styles", "styles.xml"))),
        (
            "xl/styles.xml",
            format!(r#"<styleSheet xmlns="{MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#),
        ),
        ("xl/worksheets/sheet1.xml", format!(r#"<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>"#)),
    ];
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).expect("starts");
        zip.write_all(text.as_bytes()).expect("written");
    }
    zip.finish().expect("a ZIP").into_inner()
}

#[test]
fn a_workbook_says_what_its_reader_sees() {
    let text = |at: &str, words: &str| format!(r#"<c r="{at}" t="inlineStr"><is><t>{words}</t></is></c>"#);
    let title = format!(r#"<row r="1">{}</row>"#, text("A1", "DANH SÁCH"));
    let head = format!(r#"<row r="3">{}{}{}</row>"#, text("A3", "Trao cho"), text("B3", "Số tiền"), text("C3", "Ngày"));
    let row = |n: u32, money: &str| {
        let day = format!(r#"<c r="C{n}" s="1"><v>45054</v></c>"#);
        format!(r#"<row r="{n}">{}<c r="B{n}"><f>1000000+5000</f><v>{money}</v></c>{day}</row>"#, text(&format!("A{n}"), SECRET))
    };
    let desk = Desk::with(workbook(&(title.clone() + &head + &row(4, "1005000"))));
    desk.merge("cheque", "nguoi.csv", &[]).works();
    let page = texts(&desk.out("cheque.pdf"))[0].replace('\n', " ");
    for word in [SECRET, "1.005.000 đồng", "Một triệu không trăm linh năm nghìn đồng", "Ngày 08 tháng 5 năm 2023"] {
        assert!(page.contains(word), "{word:?} is not in {page}");
    }
    desk.write("nguoi.csv", workbook(&(title + &head + &row(4, "0.5") + &row(9, "-1"))));
    let run = desk.merge("cheque", "nguoi.csv", &[]).fails(1);
    assert_eq!(told(&run), ["4:2 ND0617", "9:2 ND0617"].map(str::to_owned).into());
}

/// Every piece that people are listed for, with the longest chapter name and with Central's shortest.
#[test]
fn every_piece_for_records_can_be_merged_in_every_campaign() {
    let desk = Desk::new();
    desk.write("nguoi.csv", "Họ và tên;Số tiền\nBí Mật;1\n");
    for slug in ["tet-nhan-ai", "hien-mau-tinh-nguyen"] {
        for artefact in ["certificate", "cheque", "volunteer-card"] {
            let list = desk.lists.path().join("nguoi.csv");
            let args = ["merge", "--edition", "2023", "--unit", "VN-SG", "--out", "ra", "--campaign", slug, "--artefact", artefact];
            Run::of(desk.project.command().args(args).arg("--data").arg(&list)).works();
            assert!(Path::new(&desk.project.path(&format!("ra/{artefact}.pdf"))).exists());
        }
    }
}

#[test]
fn an_invitation_for_each_guest_and_an_event_s_by_its_file_s_name() {
    let list = "Khách mời;Chức vụ và đơn vị\nÔng Bí Mật Một;Giám đốc Sở Y tế\nBà BÍ MẬT HAI;\n";
    let desk = Desk::with(list);
    desk.merge("giay-moi", "nguoi.csv", &[]).works().says("2");
    let pages = texts(&desk.out("giay-moi.pdf"));
    assert_eq!(pages.len(), 2);
    let squeezed = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    for (page, words) in pages.iter().zip([["Ông Bí Mật Một", "Giám đốc Sở Y tế"], ["Bà BÍ MẬT HAI", "tỉnh Bà Rịa – Vũng Tàu"]])
    {
        for word in words {
            assert!(squeezed(page).contains(&squeezed(word)), "{word:?} is not in {page}");
        }
        assert!(!squeezed(page).contains("1/2") && !squeezed(page).contains("2/2"), "each counts its own pages: {page}");
    }
    desk.merge("giay-moi", "nguoi.csv", &["--as", "both"]).works();
    assert_eq!(desk.made(), ["giay-moi.pdf", "giay-moi.zip"]);
    // A chapter with two events has two invitations, called as in its kit.
    for (slug, title) in [("mo-man", "Lễ mở màn"), ("be-mac", "Lễ bế mạc")] {
        let args = ["new", "event", slug, "--campaign", "thang-nhan-dao", "--edition", "2023", "--unit", "VN-43", "--kind", "launch"];
        desk.project.run(args.iter().copied().chain(["--title", title, "--start", "2023-05-08 07:30"])).works();
    }
    desk.merge("giay-moi", "nguoi.csv", &[]).fails(1).says("ND0627").says("giay-moi-");
    desk.merge("giay-moi-be-mac", "nguoi.csv", &[]).works();
    assert!(texts(&desk.out("giay-moi-be-mac.pdf")).iter().all(|page| squeezed(page).contains(&squeezed("Lễ bế mạc"))));
}

#[test]
fn a_wrong_list_of_guests_makes_nothing() {
    let long = "Rất ".repeat(50);
    let desk = Desk::with(format!("Khách mời;Chức vụ và đơn vị\n;Giám đốc\n{long};\n"));
    let run = desk.merge("giay-moi", "nguoi.csv", &[]).fails(1);
    let found = told(&run);
    assert!(found.iter().any(|f| f.starts_with("2:1")) && found.iter().any(|f| f.starts_with("3:1")), "{found:?}");
    assert!(desk.made().is_empty());
}
