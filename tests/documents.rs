//! Documents of kits, as readers other than ours see them: what a PDF says of itself, whose words it holds, what stays out.

#![allow(clippy::disallowed_methods, reason = "tests look at what the program wrote")]

mod common;

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use common::Project;
use lopdf::{Dictionary, Document, Object};

const CAMPAIGN: &str = "thang-nhan-dao";
/// Looks at one chapter's kit only.
const ONE: [&str; 7] = ["check", "--edition", "2023", "--campaign", CAMPAIGN, "--unit", "VN-43"];

/// The folder of documents of one chapter's kit of 2023.
fn documents(project: &Project, unit: &str) -> BTreeMap<String, Vec<u8>> {
    project.run(["kit", "--edition", "2023", "--unit", unit, "--campaign", CAMPAIGN, "--out", unit]).works();
    let (name, _) = common::tree(&project.path(unit)).pop_first().expect("a ZIP");
    let bytes = std::fs::read(project.path(unit).join(name)).expect("kit");
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a ZIP");
    let mut out = BTreeMap::new();
    for i in 0..zip.len() {
        let mut file = zip.by_index(i).expect("entry");
        let name = file.name().expect("UTF-8").into_owned();
        let Some((_, inside)) = name.split_once("/03-van-ban/") else { continue };
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("bytes");
        out.insert(inside.to_owned(), bytes);
    }
    out
}

fn read(bytes: &[u8]) -> Document {
    Document::load_mem(bytes).expect("a PDF")
}

fn catalog(pdf: &Document) -> &Dictionary {
    pdf.catalog().expect("catalog")
}

/// All words of a PDF, blanks removed: where a reader puts them is the reader's business.
fn words(pdf: &Document) -> String {
    let pages: Vec<u32> = pdf.get_pages().keys().copied().collect();
    squeezed(&pdf.extract_text(&pages).expect("text"))
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[track_caller]
fn says(pdf: &Document, text: &str) {
    let all = words(pdf);
    assert!(all.contains(&squeezed(text)), "{text:?} is not in {all}");
}

#[test]
fn every_pdf_is_tagged_archival_and_carries_its_fonts() {
    let project = Project::shipped();
    let files = documents(&project, "VN-43");
    let pdfs: Vec<(&String, &Vec<u8>)> = files.iter().filter(|(n, _)| n.ends_with(".pdf")).collect();
    assert!(pdfs.len() >= 6, "{:?}", files.keys());
    for (name, bytes) in pdfs {
        assert!(bytes.len() < 64_000, "{name} has {} bytes", bytes.len());
        let pdf = read(bytes);
        let root = catalog(&pdf);
        assert_eq!(root.get(b"Lang").and_then(Object::as_str).expect("language"), b"vi", "{name}");
        let marked = pdf.get_dict_in_dict(root, b"MarkInfo").and_then(|d| d.get(b"Marked")).and_then(Object::as_bool);
        assert!(marked.expect("marked"), "{name}");
        assert!(root.has(b"StructTreeRoot"), "{name}");
        let shown = pdf.get_dict_in_dict(root, b"ViewerPreferences").and_then(|d| d.get(b"DisplayDocTitle")).and_then(Object::as_bool);
        assert!(shown.expect("title shown"), "{name}");
        let metadata = root.get(b"Metadata").and_then(Object::as_reference).and_then(|id| pdf.get_object(id)).and_then(Object::as_stream);
        let xmp = String::from_utf8(metadata.expect("metadata").content.clone()).expect("UTF-8");
        for sign in ["<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<"] {
            assert!(xmp.contains(sign), "{name}: {sign} is not in {xmp}");
        }
        for object in pdf.objects.values() {
            let Ok(font) = object.as_dict() else { continue };
            if font.get_type().is_ok_and(|t| t == b"FontDescriptor") {
                assert!(font.has(b"FontFile2") || font.has(b"FontFile3"), "{name}: a font stays outside");
            }
        }
        says(&pdf, "tỉnh Bà Rịa – Vũng Tàu");
    }
}

#[test]
fn a_plan_has_the_decree_s_form_and_open_places() {
    let project = Project::shipped();
    let files = documents(&project, "VN-25");
    let plan = read(&files["ke-hoach.pdf"]);
    for text in [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "HỘI CHỮ THẬP ĐỎ VIỆT NAM",
        "TỈNH QUẢNG TRỊ",
        "Số: /KH-CTĐ",
        "Quảng Trị, ngày … tháng … năm 2023",
        "KẾ HOẠCH",
        "./.",
        "Nơi nhận:",
        "- Lưu: VT.",
        "CHỦ TỊCH",
    ] {
        says(&plan, text);
    }
    assert_eq!(words(&plan).matches("./.").count(), 1);
    let letter = read(&files["cong-van.pdf"]);
    for text in ["Số: /CTĐ-VP", "V/v", "Kính gửi:", "từ ngày 01/5 đến ngày 31/5/2023"] {
        says(&letter, text);
    }
    assert!(!words(&letter).contains("{{"));
}

#[test]
fn a_chapter_s_number_day_and_words_stand_as_they_are() {
    let project = Project::shipped();
    let folder = format!("content/units/quang-tri/{CAMPAIGN}-2023");
    project.write(
        &format!("{folder}/override.yaml"),
        "document: { number: 05/KH-CTĐ, date: 2023-02-08 }\ncontacts: [{ name: \"#panic(1) *Lan* [x](y) $a_b$\", phone: 0233 385 0000 }]\n",
    );
    project.write(
        &format!("{folder}/events/phat-dong.yaml"),
        "title: Lễ phát động tại Đông Hà\nkind: launch\nstart: 2023-05-08 08:00\nend: 2023-05-08 10:30\nplace: { name: Nhà Văn hóa trung tâm }\n",
    );
    let files = documents(&project, "VN-25");
    let plan = read(&files["ke-hoach.pdf"]);
    says(&plan, "Số: 05/KH-CTĐ");
    says(&plan, "Quảng Trị, ngày 08 tháng 02 năm 2023");
    let letter = read(&files["cong-van.pdf"]);
    says(&letter, "#panic(1) *Lan* [x](y) $a_b$ – 0233 385 0000");
    says(&letter, "Số: /CTĐ-VP");
    says(&letter, "ngày … tháng … năm 2023");
    assert!(!files.contains_key("giay-moi.pdf"), "{:?}", files.keys());
    let invitation = read(&files["giay-moi-phat-dong.pdf"]);
    for text in ["Lễ phát động tại Đông Hà", "từ 08 giờ 00 đến 10 giờ 30, thứ Hai, ngày 08/5/2023", "Nhà Văn hóa trung tâm"]
    {
        says(&invitation, text);
    }
    assert!(files.contains_key("chuong-trinh-phat-dong.pdf"));
}

#[test]
fn a_campaign_s_own_text_stands_in_the_general_one_s_place_and_what_nobody_wrote_is_not_there() {
    let project = Project::shipped();
    let own = "---\ntitle: Công văn riêng\ndocument: cong-van\nabout: V/v việc riêng\nto: [\"Các cấp Hội\", \"Tình nguyện viên\"]\n---\n\nMột lời.\n\n| a | b |\n| --- | --- |\n| c | d |\n";
    project.write(&format!("content/campaigns/2023/{CAMPAIGN}/cong-van.md"), own);
    project.remove("content/documents/giay-moi.md");
    let files = documents(&project, "VN-25");
    let letter = read(&files["cong-van.pdf"]);
    for text in ["V/v việc riêng", "- Các cấp Hội;", "- Tình nguyện viên.", "Một lời.", "./."] {
        says(&letter, text);
    }
    assert!(!files.keys().any(|name| name.starts_with("giay-moi")), "{:?}", files.keys());
}

#[test]
fn a_layout_s_mistake_is_found_at_its_line_and_sees_nothing_of_the_project() {
    let project = Project::shipped();
    let layout = "themes/default/documents/branded.typ";
    for (planted, reason) in [
        ("#nothing-of-this-name\n", "unknown variable"),
        ("#read(\"/content/site.yaml\")\n", "not found"),
        ("#read(\"../../../content/site.yaml\")\n", ""),
        ("#import \"@preview/tablex:0.0.9\": tablex\n", ""),
        ("#datetime.today()\n", ""),
    ] {
        let before = project.read(layout);
        project.write(layout, format!("{planted}{before}"));
        let run = project.run(["kit", "--edition", "2023", "--unit", "VN-25", "--campaign", CAMPAIGN, "--out", "k"]).fails(1);
        run.says("ND0606").says(&format!("{layout}:1:")).says(reason);
        project.write(layout, before);
    }
}

#[test]
fn the_page_marks_what_is_a_chapter_s() {
    let project = Project::shipped();
    project.build_one().works();
    let page = |path: &str| project.read(&format!("public/2023/{CAMPAIGN}/{path}/index.html"));
    let invitation = page("giay-moi");
    assert!(invitation.contains("<span class=\"field\">"), "{invitation}");
    assert!(!invitation.contains("{{"));
    let unit = project.read("public/don-vi/quang-tri/index.html");
    for file in ["ke-hoach.pdf", "cong-van.pdf", "giay-moi.pdf"] {
        let link = format!("kits/2023/{CAMPAIGN}/quang-tri/03-van-ban/{file}");
        assert!(unit.contains(&link), "{link}");
        assert!(project.path(&format!("public/{link}")).is_file(), "{link}");
    }
    assert!(unit.contains(&format!("download=\"{CAMPAIGN}-2023-quang-tri-ke-hoach.pdf\"")));
}

/// The parts of an office file by name.
fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes.to_vec())).expect("a ZIP");
    let mut out = BTreeMap::new();
    for i in 0..zip.len() {
        let mut file = zip.by_index(i).expect("entry");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("bytes");
        out.insert(file.name().expect("UTF-8").into_owned(), bytes);
    }
    out
}

#[test]
fn slides_stand_on_the_designer_s_layouts_in_the_campaign_s_colours() {
    let project = Project::shipped();
    let deck = parts(&documents(&project, "VN-43")["slides.pptx"]);
    let text = |name: &str| String::from_utf8(deck[name].clone()).expect("UTF-8");
    let designers = parts(&std::fs::read(project.path("themes/default/documents/slides.pptx")).expect("the presentation"));
    let cover = text("ppt/slides/slide1.xml").replace('\u{a0}', " ");
    assert!(cover.contains("Chung sức xây dựng cộng đồng nhân ái"), "{cover}");
    assert!(text("ppt/slides/slide2.xml").contains("từ ngày 01/5 đến ngày 31/5/2023"), "{}", text("ppt/slides/slide2.xml"));
    for (name, bytes) in deck.iter().filter(|(n, _)| n.ends_with(".xml")) {
        assert!(!String::from_utf8_lossy(bytes).contains("{{"), "{name} has a field left");
    }
    for number in 2..=5 {
        let layout = text(&format!("ppt/slideLayouts/slideLayout{number}.xml"));
        assert!(layout.contains("Hội Chữ thập đỏ tỉnh Bà Rịa – Vũng Tàu · Tháng Nhân đạo 2023"), "{layout}");
    }
    // The accent of the month is sky, that of the template, too; Tết's is another.
    project.run(["kit", "--edition", "2023", "--unit", "VN-43", "--campaign", "tet-nhan-ai", "--out", "tet"]).works();
    let (name, _) = common::tree(&project.path("tet")).pop_first().expect("a ZIP");
    let kit = parts(&std::fs::read(project.path("tet").join(name)).expect("kit"));
    let (_, tet) = kit.iter().find(|(n, _)| n.ends_with("/slides.pptx")).expect("slides");
    let theme = String::from_utf8(parts(tet)["ppt/theme/theme1.xml"].clone()).expect("UTF-8");
    assert!(theme.contains("E0427A") && !theme.contains("1577C2"), "{theme}");
    for picture in ["ppt/media/cover.png", "ppt/media/lockup.png"] {
        assert_ne!(deck[picture], designers[picture], "{picture} is the designer's");
    }
    assert_ne!(deck["ppt/media/cover.png"], parts(tet)["ppt/media/cover.png"], "each campaign has its own key visual");
}

#[test]
fn a_text_too_long_for_its_slide_is_found_before_anything_is_made() {
    let project = Project::shipped();
    let item = "- Một việc rất dài mà ai cũng muốn kể hết trên một trang chiếu, không bỏ sót ý nào, không xuống trang nào.\n";
    let slides = project.read("content/documents/slides.md");
    project.write("content/documents/slides.md", format!("{slides}\n## Quá dài\n\n{}", item.repeat(14)));
    let run = project.run(ONE);
    let run = run.fails(1);
    run.says("ND0636").says("Quá dài");
    assert_eq!(run.stderr.matches("ND0636").count(), 1, "one text, one finding: {}", run.stderr);
}

#[test]
fn a_presentation_is_held_against_what_its_contract_names() {
    let project = Project::shipped();
    let path = "themes/default/documents/slides.yaml";
    for (from, to, says) in [
        ("text: Nội dung", "text: Noi dung", "Nội dung"),
        ("accent1: base", "accent9: base", "accent9"),
        ("accent1: base", "accent1: bass", "base"),
        ("Dấu hiệu: slide-lockup", "Dấu hiệu: slide-lookup", "slide-lockup"),
        ("Dấu hiệu: slide-lockup", "Dau hieu: slide-lockup", "Dấu hiệu"),
    ] {
        project.replace(path, from, to);
        project.run(ONE).fails(1).says("ND0609").says(says);
        project.replace(path, to, from);
    }
    project.write("themes/default/documents/slides.pptx", b"PK\x03\x04 no presentation");
    project.run(ONE).fails(1).says("ND0609");
}
