//! Articles and the generator's own list: tags, pages of lists, drafts, dates, feeds, former addresses, data, pictures,
//! and a theme that another organisation brings.

#![allow(clippy::disallowed_methods, reason = "tests look at the disk")]

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::Mutex;

use nhandien::diagnostic::Report;
use nhandien::model::Date;
use nhandien::package::Made;
use nhandien::plan::{Key, Selection};
use nhandien::publish::Sink;
use nhandien::render::page::Facts;
use nhandien::world::{Disk, Memory, World};
use nhandien::{Request, load, make_all, prepare};

/// Two chapters.
const UNITS: &str = "- { code: vn34-hue, slug: hue, name: Huế, type: thanh-pho, region: Bắc Trung Bộ, chapter: Hội Chữ thập đỏ thành phố Huế, place: Huế, doc_abbrev: { vi: CTĐ } }\n\
                     - { code: vn34-quang-tri, slug: quang-tri, name: Quảng Trị, type: tinh, region: Bắc Trung Bộ, chapter: Hội Chữ thập đỏ tỉnh Quảng Trị, place: Quảng Trị, doc_abbrev: { vi: CTĐ } }\n";
const SITE: &str =
    "base_url: https://hoi.example/bo/\ntitle: Hội\nlanguages: [vi, en]\ndate: 2025-08-20\ncurrent_edition: 0\npublish: { kits: [] }\n";

/// A project with the shipped brand and theme, and no content but these files.
fn project(files: &[(&str, &str)]) -> Memory {
    let disk = Disk::new(env!("CARGO_MANIFEST_DIR"));
    let mut world = Memory::default();
    for entry in disk.list().expect("project").into_iter().filter(|e| !e.path.starts_with("content/")) {
        if entry.path.starts_with("themes/default/artboards/") || entry.path.starts_with("themes/default/kits/") {
            continue;
        }
        world.insert(entry.path.clone(), disk.read(&entry.path).expect("file"));
    }
    world.insert("content/site.yaml", SITE);
    files.iter().for_each(|(path, text)| world.insert(*path, *text));
    world
}

/// `content/articles/<name>.md`
fn write(world: &mut Memory, name: &str, front: &str, body: &str) {
    world.insert(format!("content/articles/{name}.md"), format!("---\ntitle: Bài {name}\n{front}---\n{body}\n"));
}

/// Keeps what is made.
#[derive(Default)]
struct Shelf(Mutex<BTreeMap<String, Vec<u8>>>);

impl Sink for Shelf {
    fn kept(&self, _: &str, _: &Key) -> Option<Facts> {
        None
    }
    fn put(&self, path: &str, made: &Made) -> io::Result<()> {
        self.0.lock().expect("shelf").insert(path.to_owned(), made.bytes.to_vec());
        Ok(())
    }
}

/// Every file of the site, by path.
struct Site(BTreeMap<String, Vec<u8>>);

impl Site {
    #[track_caller]
    fn text(&self, path: &str) -> &str {
        let bytes = self.0.get(path).unwrap_or_else(|| panic!("{path} is not among {:?}", self.0.keys().collect::<Vec<_>>()));
        std::str::from_utf8(bytes).expect("UTF-8")
    }
    fn has(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }
}

/// The whole pipeline. `Err` are the errors: code and `path:line`.
fn build(world: &Memory, date: &str, drafts: bool) -> Result<Site, Vec<(&'static str, String)>> {
    let mut report = Report::default();
    let selection = Selection { date: Date::parse(date), ..Selection::default() };
    let request = Request { selection, base_url: None, drafts };
    let loaded = load(world, &request, &mut report).expect("readable");
    let shelf = Shelf::default();
    let made = prepare(&loaded, &request, &mut report, |shop, report| {
        make_all(shop, &shelf, &|_, _| {}).map_err(|found| report.append(found)).ok()
    });
    let place = |d: &nhandien::diagnostic::Diagnostic| d.span.as_ref().map_or(String::new(), |s| format!("{}:{}", s.path, s.line));
    let errors: Vec<_> =
        report.sorted().iter().filter(|d| d.severity == nhandien::diagnostic::Severity::Error).map(|d| (d.code, place(d))).collect();
    match made.flatten() {
        Some(_) if errors.is_empty() => Ok(Site(shelf.0.into_inner().expect("shelf"))),
        _ => Err(errors),
    }
}

#[track_caller]
fn built(world: &Memory) -> Site {
    build(world, "2025-08-20", false).unwrap_or_else(|found| panic!("{found:?}"))
}

#[track_caller]
fn errors(world: &Memory) -> Vec<(&'static str, String)> {
    build(world, "2025-08-20", false).err().unwrap_or_default()
}

/// A JPEG of one colour.
fn jpeg(width: u16, height: u16) -> Vec<u8> {
    let mut out = Vec::new();
    let pixels = [120, 90, 60].repeat(usize::from(width) * usize::from(height));
    jpeg_encoder::Encoder::new(&mut out, 80).encode(&pixels, width, height, jpeg_encoder::ColorType::Rgb).expect("JPEG");
    out
}

#[test]
fn lists_are_cut_into_pages_that_lead_to_each_other() {
    let mut world = project(&[]);
    for i in 1..=30 {
        write(&mut world, &format!("bai-{i:02}"), &format!("date: 2025-07-{i:02}\ntags: [Sơ cấp cứu]\n"), "Chữ.");
    }
    let site = built(&world);
    let first = site.text("tin/index.html");
    assert!(first.contains("Bài bai-30") && first.contains("Bài bai-19") && !first.contains("Bài bai-18"), "the latest twelve");
    assert!(first.contains("href=\"trang/2/index.html\" rel=\"next\""), "{first}");
    assert!(site.text("tin/trang/3/index.html").contains("Bài bai-01"));
    assert!(!site.has("tin/trang/4/index.html"));
    assert!(site.text("the/so-cap-cuu/trang/2/index.html").contains("href=\"../../../../tin/bai-18/index.html\""));
    assert!(site.text("the/index.html").contains("Sơ cấp cứu") && site.text("the/index.html").contains("30"));
    let middle = site.text("tin/bai-10/index.html");
    assert!(middle.contains("../bai-09/index.html\" rel=\"prev\"") && middle.contains("../bai-11/index.html\" rel=\"next\""), "{middle}");
    assert!(site.text("sitemap.xml").contains("<loc>https://hoi.example/bo/the/so-cap-cuu/trang/3/</loc>"));
}

#[test]
fn an_article_shows_from_its_day_to_its_last_and_a_draft_only_where_wanted() {
    let mut world = project(&[]);
    write(&mut world, "nay", "date: 2025-08-01\n", "Chữ.");
    write(&mut world, "mai", "date: 2025-08-21\n", "Chữ.");
    write(&mut world, "het", "date: 2025-07-01\nexpires: 2025-08-19\n", "Chữ.");
    write(&mut world, "nhap", "date: 2025-12-01\ndraft: true\n", "Chữ.");
    let shown = |date: &str, drafts: bool| {
        let site = build(&world, date, drafts).unwrap_or_else(|e| panic!("{e:?}"));
        ["nay", "mai", "het", "nhap"].into_iter().filter(|id| site.has(&format!("tin/{id}/index.html"))).collect::<Vec<_>>()
    };
    assert_eq!(shown("2025-08-20", false), ["nay"]);
    assert_eq!(shown("2025-08-21", false), ["nay", "mai"]);
    assert_eq!(shown("2025-08-19", false), ["nay", "het"]);
    assert_eq!(shown("2025-08-20", true), ["nay", "nhap"]);
    world.insert("content/site.yaml", format!("{SITE}drafts: true\n"));
    assert!(built(&world).text("tin/nhap/index.html").contains("Bản nháp"));
}

#[test]
fn a_link_to_what_is_not_shown_is_dead() {
    let mut world = project(&[]);
    write(&mut world, "nay", "date: 2025-08-01\n", "Xem [bài mai](mai.md).");
    write(&mut world, "mai", "date: 2025-08-21\n", "Chữ.");
    assert_eq!(errors(&world), [("ND0207", "content/articles/nay.md:5".to_owned())]);
    assert!(build(&world, "2025-08-21", false).is_ok());
}

#[test]
fn what_differs_in_marks_only_never_becomes_one_page_in_silence() {
    let mut world = project(&[]);
    write(&mut world, "mot", "date: 2025-08-01\ntags: [Bão]\n", "Chữ.");
    write(&mut world, "hai", "date: 2025-08-02\ntags: [Bảo]\n", "Chữ.");
    assert_eq!(errors(&world), [("ND0202", "content/articles/mot.md:4".to_owned())]);
    write(&mut world, "hai", "date: 2025-08-02\ntags: [bão]\n", "Chữ.");
    assert_eq!(errors(&world), [("ND0202", "content/articles/mot.md:4".to_owned())]);
    let mut world = project(&[]);
    write(&mut world, "bão", "date: 2025-08-01\n", "Chữ.");
    write(&mut world, "bảo", "date: 2025-08-01\n", "Chữ.");
    let codes: Vec<&str> = errors(&world).into_iter().map(|(code, _)| code).collect();
    assert!(codes.contains(&"ND0202") && codes.contains(&"ND0210"), "{codes:?}");
}

#[test]
fn decomposed_letters_make_the_same_site() {
    use unicode_normalization::UnicodeNormalization;
    let make = |form: &dyn Fn(&str) -> String| {
        let mut world = project(&[]);
        world.insert(form("content/articles/assets/bão.jpg"), jpeg(20, 10));
        let text = "---\ntitle: Bão số 3\ndate: 2025-08-01\ntags: [Bão lũ]\n---\n## Sau bão\n\n![Lũ](assets/bão.jpg \"Nước lên\")\n\n[về trên](#sau-bao)\n";
        world.insert(form("content/articles/bao-so-3.md"), form(text));
        built(&world).0
    };
    assert!(make(&|s: &str| s.nfc().collect()) == make(&|s: &str| s.nfd().collect()));
}

#[test]
fn a_weight_stands_before_the_date() {
    let mut world = project(&[]);
    write(&mut world, "moi", "date: 2025-08-10\n", "Chữ.");
    write(&mut world, "cu", "date: 2025-01-10\nweight: 1\n", "Chữ.");
    let site = built(&world);
    let list = site.text("tin/index.html");
    assert!(list.find("Bài cu") < list.find("Bài moi"));
}

#[test]
fn a_translation_shares_tags_and_dates_and_is_called_in_english() {
    let mut world = project(&[(
        "content/tags.yaml",
        "- { id: so-cap-cuu, name: { vi: Sơ cấp cứu, en: First aid }, summary: { vi: Học cứu người., en: Learning to save lives. } }\n",
    )]);
    write(&mut world, "lop", "date: 2025-08-01\ntags: [Sơ cấp cứu]\n", "Chữ.");
    world.insert("content/articles/lop.en.md", "---\ntitle: A course\n---\nText.\n");
    let site = built(&world);
    let page = site.text("en/tin/lop/index.html");
    assert!(page.contains("A course") && page.contains(">First aid</a>") && page.contains("1 August 2025"), "{page}");
    assert!(site.text("en/the/so-cap-cuu/index.html").contains("Learning to save lives."));
    world.insert("content/articles/lop.en.md", "---\ntitle: A course\ntags: [First aid]\n---\nText.\n");
    assert_eq!(errors(&world), [("ND0218", "content/articles/lop.en.md:3".to_owned())]);
}

#[test]
fn other_taxonomies_have_pages_like_tags() {
    let mut world = project(&[]);
    world.insert("content/site.yaml", format!("{SITE}taxonomies: [{{ id: chu-de, title: Chủ đề }}]\n"));
    write(
        &mut world,
        "rung",
        "date: 2025-08-01\nterms: {{ chu-de: [Môi trường] }}\n".replace("{{", "{").replace("}}", "}").as_str(),
        "Chữ.",
    );
    let site = built(&world);
    assert!(site.text("chu-de/moi-truong/index.html").contains("Bài rung"));
    assert!(site.text("tin/index.html").contains(">Xem theo chủ đề</a>"));
    write(&mut world, "rung", "date: 2025-08-01\nterms: { chu-dee: [Môi trường] }\n", "Chữ.");
    assert_eq!(errors(&world), [("ND0201", "content/articles/rung.md:4".to_owned())]);
}

#[test]
fn related_articles_share_most() {
    let mut world = project(&[]);
    write(&mut world, "a", "date: 2025-08-01\ntags: [Rừng, Biển]\n", "Chữ.");
    write(&mut world, "b", "date: 2025-08-02\ntags: [Rừng, Biển]\n", "Chữ.");
    write(&mut world, "c", "date: 2025-08-03\ntags: [Rừng]\n", "Chữ.");
    write(&mut world, "d", "date: 2025-08-04\n", "Chữ.");
    let site = built(&world);
    let related = site.text("tin/a/index.html").split("id=\"related\"").nth(1).expect("related");
    assert!(related.find("Bài b") < related.find("Bài c") && !related.contains("Bài d"), "{related}");
    assert!(!site.text("tin/d/index.html").contains("id=\"related\""));
}

#[test]
fn a_long_text_opens_with_its_contents() {
    let mut world = project(&[]);
    let long = format!("## Một\n\n{}\n\n## Hai\n\n### Hai rưỡi\n\n## Ba\n", "chữ ".repeat(700));
    write(&mut world, "dai", "date: 2025-08-01\n", &long);
    write(&mut world, "tat", "date: 2025-08-01\ntoc: false\n", &long);
    write(&mut world, "ngan", "date: 2025-08-01\ntoc: true\n", "## Một\n");
    let site = built(&world);
    assert!(site.text("tin/dai/index.html").contains("<li class=\"contents-3\"><a href=\"#hai-ruoi\">Hai rưỡi</a></li>"));
    assert!(!site.text("tin/tat/index.html").contains("class=\"contents\""));
    assert!(site.text("tin/ngan/index.html").contains("<a href=\"#mot\">Một</a>"));
}

#[test]
fn a_photo_is_shown_in_the_right_size_and_waits_its_turn() {
    let mut world = project(&[]);
    world.insert("content/articles/assets/trai.jpg", jpeg(2000, 1000));
    world.insert("content/articles/assets/nho.jpg", jpeg(300, 200));
    let body =
        "![Trại](assets/trai.jpg \"Lễ khai mạc | Ảnh: Hội\")\n\n![a](assets/nho.jpg)\n![b](assets/trai.jpg)\n\n[tải ảnh](assets/trai.jpg)";
    write(&mut world, "trai", "date: 2025-08-01\n", body);
    let site = built(&world);
    let page = site.text("tin/trai/index.html");
    let image = "<img src=\"../assets/trai.1600.jpg\" srcset=\"../assets/trai.480.jpg 480w, ../assets/trai.960.jpg 960w, ../assets/trai.1600.jpg 1600w\" \
                 sizes=\"(min-width: 44rem) 42rem, 100vw\" width=\"1600\" height=\"800\" alt=\"Trại\" decoding=\"async\">";
    assert!(page.contains(image), "{page}");
    assert!(page.contains("<img class=\"photo-tiny\" src=\"../assets/trai.nho.jpg\" width=\"1600\" height=\"800\" alt=\"\">"), "{page}");
    assert!(page.contains("<figcaption>Lễ khai mạc · <span class=\"credit\">Ảnh: Hội</span></figcaption>"));
    assert!(page.contains("alt=\"b\" decoding=\"async\" loading=\"lazy\""), "only the first is loaded at once");
    assert!(page.contains("<a href=\"../assets/trai.1600.jpg\">tải ảnh</a>"));
    assert!(page.contains("content=\"https://hoi.example/bo/tin/assets/trai.1600.jpg\""), "what networks show");
    for (path, width) in [("tin/assets/trai.480.jpg", 480), ("tin/assets/trai.nho.jpg", 24), ("tin/assets/nho.300.jpg", 300)] {
        assert_eq!(nhandien::source::raster::Header::of(&site.0[path]).expect(path).width, width);
    }
    assert!(!site.has("tin/assets/trai.jpg") && site.0["tin/assets/trai.nho.jpg"].len() < 1000);
}

#[test]
fn pictures_that_cannot_be_used_are_found() {
    let mut world = project(&[]);
    world.insert("content/articles/assets/heic.jpg", b"\0\0\0\x18ftypheic".as_slice());
    write(&mut world, "mot", "date: 2025-08-01\n", "![x](assets/heic.jpg)\n\n![y](https://noi-khac.example/y.jpg)");
    let found = errors(&world);
    assert_eq!(found, [("ND0217", "content/articles/mot.md:5".to_owned()), ("ND0220", "content/articles/mot.md:7".to_owned())]);
}

#[test]
fn feeds_are_stable_and_tell_the_days_of_their_content() {
    let mut world = project(&[]);
    world.insert("content/units/units.yaml", UNITS);
    write(&mut world, "mot", "date: 2025-08-01\nupdated: 2025-08-05\nunit: quang-tri\nsummary: \"Một & hai\"\ntags: [Rừng]\n", "Chữ.");
    write(&mut world, "hai", "date: 2025-08-02\n", "Chữ.");
    let site = built(&world);
    let feed = site.text("atom.xml");
    assert!(feed.contains("<id>https://hoi.example/bo/tin/mot/</id>") && feed.contains("<category term=\"Rừng\""), "{feed}");
    assert!(
        feed.contains("<updated>2025-08-05T00:00:00+07:00</updated>") && feed.contains("<published>2025-08-01T00:00:00+07:00</published>")
    );
    assert!(feed.find("tin/mot/") < feed.find("tin/hai/"), "by the last change");
    let chapter = site.text("don-vi/quang-tri/atom.xml");
    assert!(chapter.contains("tin/mot/") && !chapter.contains("tin/hai/"), "{chapter}");
    assert!(chapter.contains("rel=\"self\"") && chapter.contains("https://hoi.example/bo/don-vi/quang-tri/atom.xml"));
    assert!(site.text("en/don-vi/quang-tri/atom.xml").contains("https://hoi.example/bo/en/tin/mot/"));
    assert!(!site.has("don-vi/hue/atom.xml"), "nothing to tell of");
    assert!(site.text("sitemap.xml").contains("<loc>https://hoi.example/bo/tin/mot/</loc><lastmod>2025-08-05</lastmod>"));
    let later = build(&world, "2025-09-20", false).unwrap_or_else(|e| panic!("{e:?}"));
    assert_eq!(later.text("atom.xml"), feed, "the build's day changes no feed");
}

#[test]
fn former_addresses_lead_on() {
    let mut world = project(&[]);
    write(&mut world, "moi", "date: 2025-08-01\naliases: [/tin/cu/, /2019/tin.html]\n", "Chữ.");
    let site = built(&world);
    let old = site.text("tin/cu/index.html");
    assert!(old.contains("<link rel=\"canonical\" href=\"https://hoi.example/bo/tin/moi/\">"), "{old}");
    assert!(old.contains("content=\"0; url=../moi/index.html\""), "{old}");
    assert!(site.text("2019/tin.html").contains("url=../tin/moi/index.html"));
    assert_eq!(site.text("_redirects"), "/bo/tin/cu/ /bo/tin/moi/ 301\n/bo/2019/tin.html /bo/tin/moi/ 301\n");
    write(&mut world, "khac", "date: 2025-08-01\naliases: [/tin/moi/]\n", "Chữ.");
    assert_eq!(errors(&world)[0].0, "ND0208");
    write(&mut world, "khac", "date: 2025-08-01\naliases: [tin/x/, \"/a b/\"]\n", "Chữ.");
    assert_eq!(errors(&world).iter().map(|(c, _)| *c).collect::<Vec<_>>(), ["ND0219", "ND0219"]);
}

#[test]
fn templates_read_tables() {
    let mut world = project(&[
        ("content/data/giai-thuong.csv", "tên;năm\nHuế;2025\n"),
        ("content/data/so.json", "{ \"n\": 3 }"),
        ("content/data/ds.yaml", "- a\n- b\n"),
        ("content/pages/bang.md", "---\ntitle: Bảng\n---\nChữ.\n"),
    ]);
    let template = "{{ data.giai_thuong[0][\"tên\"] }} {{ data.so.n }} {{ data.ds | length }}";
    world.insert("themes/default/templates/page.html", template);
    assert_eq!(built(&world).text("bang/index.html"), "Huế 3 2");
    world.insert("content/data/so.json", "{ \"n\": }");
    assert_eq!(errors(&world)[0], ("ND0115", "content/data/so.json:1".to_owned()));
}

#[test]
fn keys_of_articles_mean_nothing_on_pages() {
    let world = project(&[("content/pages/x.md", "---\ntitle: X\ntags: [Rừng]\n---\nChữ.\n")]);
    assert_eq!(errors(&world), [("ND0102", "content/pages/x.md:3".to_owned())]);
}

/// A project that has no theme but the one in `tests/themes/plain`.
fn plain() -> Memory {
    let mut world = project(&[]);
    for path in world.list().expect("files").into_iter().map(|e| e.path).filter(|p| p.starts_with("themes/")) {
        world.remove(&path);
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/themes/plain");
    for entry in walkdir::WalkDir::new(&folder).into_iter().filter_map(Result::ok).filter(|e| e.file_type().is_file()) {
        let name = entry.path().strip_prefix(&folder).expect("below").to_string_lossy().replace('\\', "/");
        world.insert(format!("themes/plain/{name}"), std::fs::read(entry.path()).expect("file"));
    }
    world.insert("content/site.yaml", SITE.replace("[vi, en]", "[vi]") + "theme: plain\n");
    world.insert("content/units/units.yaml", UNITS);
    world.insert("content/organisations.yaml", "- { id: hoi, name: Hội, kind: central }\n");
    world.insert("content/series/trai.yaml", "names: Hội trại\nowners: [hoi]\n");
    world.insert("content/campaigns/2025/edition.yaml", "{}\n");
    let campaign = "status: planned\nwindow: { start: 2025-09-01, end: 2025-09-30 }\nversion: 1\naccent: sky\nscope: all\nkit: false\n";
    world.insert("content/campaigns/2025/trai/campaign.yaml", campaign);
    world.insert("content/campaigns/2025/trai/index.md", "---\ntitle: Hội trại 2025\n---\nChữ.\n");
    write(&mut world, "mot", "date: 2025-08-01\ntags: [Rừng]\ncampaign: trai\nunit: quang-tri\n", "> [!NOTE]\n> Nhớ.");
    world
}

#[test]
fn another_organisation_brings_its_theme_as_a_folder() {
    let site = built(&plain());
    for page in
        ["index.html", "tin/mot/index.html", "the/rung/index.html", "2025/trai/index.html", "don-vi/quang-tri/index.html", "404.html"]
    {
        let html = site.text(page);
        assert!(html.contains("plain.css") && !html.contains("site.css"), "{page}: {html}");
    }
    assert!(site.text("2025/trai/index.html").contains("tin/mot/"), "a campaign names its articles");
    assert!(site.text("don-vi/quang-tri/index.html").contains("tin/mot/"));
    assert!(!site.has("static/site.css"));
}

#[test]
fn a_theme_that_lacks_something_is_told_what() {
    let mut world = plain();
    world.remove("themes/plain/templates/tag.html");
    let strings = String::from_utf8(world.read("themes/plain/i18n/vi.yaml").expect("strings")).expect("UTF-8");
    world.insert("themes/plain/i18n/vi.yaml", strings.lines().filter(|l| !l.starts_with("news_title")).collect::<Vec<_>>().join("\n"));
    let found = errors(&world);
    assert!(found.contains(&("ND0112", "themes/plain/templates/tag.html:1".to_owned())), "{found:?}");
    assert!(found.contains(&("ND0201", "themes/plain/i18n/vi.yaml:1".to_owned())), "{found:?}");
}

#[test]
fn the_theme_guide_names_every_template_and_string() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let guide = std::fs::read_to_string(root.join("themes/README.md")).expect("guide");
    for entry in std::fs::read_dir(root.join("tests/themes/plain/templates")).expect("templates").filter_map(Result::ok) {
        let name = entry.file_name().to_string_lossy().into_owned();
        assert!(["layout.html", "parts.html"].contains(&name.as_str()) || guide.contains(&format!("`{name}`")), "{name}");
    }
    let strings = std::fs::read_to_string(root.join("tests/themes/plain/i18n/vi.yaml")).expect("strings");
    for key in strings.lines().filter_map(|l| l.split_once(':')).map(|(k, _)| k).filter(|k| !k.starts_with('#')) {
        assert!(guide.contains(&format!("`{key}`")), "{key}");
    }
}
