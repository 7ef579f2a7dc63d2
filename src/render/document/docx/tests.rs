//! What Word would read, read by others: zip and an XML reader.

use std::io::{Cursor, Read};

use super::*;
use crate::diagnostic::messages::Lang;
use crate::model::document::{Margins, PageBox, Typesetting};
use crate::scene::document::{Administrative, Align, Branded, Signer};

fn run(text: &str) -> Run {
    Run { text: text.to_owned(), ..Run::default() }
}

fn document(frame: Frame) -> Document {
    let item = |text: &str| vec![Block::Paragraph(vec![run(text)])];
    Document {
        id: "ke-hoach".to_owned(),
        lang: Lang::Vi,
        title: "Kế hoạch <1> & 2".to_owned(),
        author: "Hội Vì người tỉnh Quảng Trị".to_owned(),
        page: PageBox { width: 210.0, height: 297.0, margin: Margins { top: 20.0, right: 15.0, bottom: 20.0, left: 30.0 } },
        typography: Typesetting {
            family: "Tinos".to_owned(),
            office_family: Some("Times New Roman".to_owned()),
            size: 14.0,
            line: 1.15,
            indent: 12.7,
            gap: 6.0,
            justify: true,
        },
        frame,
        body: vec![
            Block::Heading { level: 1, text: vec![run("I. Mục đích")] },
            Block::List { start: None, items: vec![item("Một"), item("Hai")] },
            Block::List { start: Some(3), items: vec![item("Ba")] },
            Block::Table {
                align: vec![Align::Start; 2],
                head: vec![vec![run("Việc")], vec![run("Ngày")]],
                rows: vec![vec![vec![run("In")], vec![run("01/5")]]],
            },
            Block::Paragraph(vec![run("Đề nghị các đơn vị thực hiện.")]),
        ],
    }
}

fn official() -> Document {
    document(Frame::Administrative(Box::new(Administrative {
        parent: "HỘI VÌ NGƯỜI VIỆT NAM".to_owned(),
        issuer: "HỘI VÌ NGƯỜI\nTỈNH QUẢNG TRỊ".to_owned(),
        state: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM".to_owned(),
        motto: "Độc lập - Tự do - Hạnh phúc".to_owned(),
        number: "Số:     /KH-CTĐ".to_owned(),
        place_date: "Quảng Trị, ngày … tháng … năm 2023".to_owned(),
        kind: Some("KẾ HOẠCH".to_owned()),
        about: "Tổ chức Tháng Nhân đạo".to_owned(),
        to: Vec::new(),
        recipients: vec!["Trung ương Hội".to_owned(), "Lưu: VT".to_owned()],
        signer: Signer { authority: Some("TM. BAN THƯỜNG VỤ".to_owned()), title: "CHỦ TỊCH".to_owned(), name: None },
    })))
}

fn branded() -> Document {
    let square = "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='10'><path fill='#DA291C' d='M0 0h10v10H0z'/></svg>";
    let mut document = document(Frame::Branded(Box::new(Branded {
        chapter: "Hội Vì người tỉnh Quảng Trị".to_owned(),
        lockup: Some(square.to_owned()),
        kind: "THÔNG CÁO BÁO CHÍ".to_owned(),
        heading: "Tháng Nhân đạo".to_owned(),
        line: "Quảng Trị".to_owned(),
        accent: "#1577C2".to_owned(),
        accent_deep: "#0B3868".to_owned(),
        accent_mist: "#EEF7FC".to_owned(),
        contact: vec!["Văn phòng".to_owned()],
        footer: "Hội Vì người tỉnh Quảng Trị".to_owned(),
        signer: None,
    })));
    document.typography.indent = 0.0;
    document
}

fn part(docx: &[u8], name: &str) -> String {
    let mut text = String::new();
    let mut archive = zip::ZipArchive::new(Cursor::new(docx)).unwrap();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    roxmltree::Document::parse(&text).unwrap();
    text
}

#[test]
fn the_same_document_is_the_same_file_also_beside_others() {
    let all: Vec<Vec<u8>> = std::thread::scope(|s| {
        let threads: Vec<_> = (0..4).map(|_| s.spawn(|| write(&branded()).unwrap())).collect();
        threads.into_iter().map(|t| t.join().unwrap()).collect()
    });
    assert!(all.iter().all(|d| *d == all[0]));
    assert!(write(&official()).unwrap() == write(&official()).unwrap());
}

#[test]
fn an_official_text_has_its_parts_in_words_own_styles() {
    let docx = write(&official()).unwrap();
    let text = part(&docx, "word/document.xml");
    for expected in
        ["Heading1", "ListParagraph", "BodyText", "KẾ HOẠCH", "Độc lập - Tự do - Hạnh phúc", "Nơi nhận:", "- Lưu: VT.", "thực hiện./."]
    {
        assert!(text.contains(expected), "{expected}");
    }
    assert!(text.contains("w:titlePg") && text.contains("<w:tblHeader />"));
    assert!(text.contains("w:left=\"1701\"") && text.contains("w:right=\"850\""), "margins of 30 and 15 mm");
    let styles = part(&docx, "word/styles.xml");
    assert!(styles.contains("Times New Roman") && styles.contains("w:lang w:val=\"vi-VN\""));
    let core = part(&docx, "docProps/core.xml");
    assert!(core.contains("Kế hoạch &lt;1&gt; &amp; 2") && !core.contains("created"));
    assert_eq!(part(&docx, "word/numbering.xml").matches("<w:startOverride w:val=\"3\"").count(), 1);
}

#[test]
fn the_brands_form_has_picture_foot_and_no_end_mark() {
    let docx = write(&branded()).unwrap();
    let text = part(&docx, "word/document.xml");
    assert!(text.contains("w:drawing") && !text.contains("./."));
    assert!(part(&docx, "word/footer1.xml").contains("Quảng Trị"));
}

#[test]
fn the_end_mark_follows_the_last_words_whatever_holds_them() {
    let words = |body: &[Block]| match body.last() {
        Some(Block::Paragraph(runs)) => runs.last().unwrap().text.clone(),
        Some(Block::List { items, .. }) => format!("{:?}", items.last()),
        _ => String::new(),
    };
    assert_eq!(words(&ended(&[Block::Paragraph(vec![run("Xong.")])])), "Xong./.");
    assert!(words(&ended(&[Block::List { start: None, items: vec![vec![Block::Paragraph(vec![run("Hai")])]] }])).contains("Hai./."));
    let table = Block::Table { align: Vec::new(), head: Vec::new(), rows: Vec::new() };
    assert_eq!(words(&ended(&[table])), "./.");
}

#[test]
fn letter_paper_is_empty_but_for_head_and_foot() {
    let docx = letterhead(&branded()).unwrap();
    assert!(!part(&docx, "word/document.xml").contains("Mục đích"));
    assert!(part(&docx, "word/header1.xml").contains("drawing") || part(&docx, "word/header2.xml").contains("drawing"));
}
