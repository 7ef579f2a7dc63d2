//! What people get wrong: each mistake is found at its line and column, all of them in one run, and none of them panics.

#![allow(clippy::disallowed_methods, reason = "tests look at what the program wrote")]

mod common;

use common::{Place, Project};
use nhandien::Request;
use nhandien::diagnostic::Report;
use nhandien::plan::Selection;
use nhandien::world::{Disk, Memory, World};
use proptest::prelude::*;

const SITE: &str = "content/site.yaml";
const MONTH: &str = "content/campaigns/2023/thang-nhan-dao/campaign.yaml";
const INDEX: &str = "content/campaigns/2023/thang-nhan-dao/index.md";
const GUIDE: &str = "content/pages/huong-dan.md";
const HOME: &str = "themes/default/templates/home.html";
const SQUARE: &str = "themes/default/artboards/fb-post-square.yaml";
const UNITS: &str = "content/units/provinces-63.yaml";

/// Plants one mistake in the shipped project, and expects it alone to be found, at its mark.
#[track_caller]
fn one(path: &str, from: &str, to: &str, code: &str) -> Project {
    let project = Project::shipped();
    let place = project.plant(path, from, to);
    project.expect(vec![(place, code)]);
    project
}

fn start_of(path: &str) -> Place {
    (path.to_owned(), 1, 1)
}

#[test]
fn the_shipped_project_has_no_mistake() {
    assert_eq!(Project::shipped().run(["check", "--format", "json"]).errors(), []);
}

#[test]
fn broken_yaml() {
    one(SITE, "languages: [vi, en]\ndate", "languages: [vi, en\ndate▲", "ND0101");
}

#[test]
fn a_colon_in_an_unquoted_title() {
    let project = one(INDEX, "title: Tháng Nhân đạo 2023", "title: Tháng Nhân đạo▲: 2023", "ND0101");
    project.check(&[]).says("title: \"Tháng Nhân đạo: 2023\"");
}

#[test]
fn a_key_that_nobody_knows() {
    let project = one(MONTH, "\nslogans:", "\n▲slogns:", "ND0102");
    project.check(&[]).says("slogans");
}

#[test]
fn a_key_given_twice() {
    one(SITE, "\nmenu:", "\n▲date: 2023-01-01\nmenu:", "ND0107");
}

#[test]
fn a_date_as_people_write_it() {
    let project = one(MONTH, "end: 2023-05-31", "end: ▲31/12/2023", "ND0105");
    project.check(&[]).says("2023-12-31");
}

#[test]
fn a_day_that_does_not_exist() {
    one(MONTH, "end: 2023-05-31", "end: ▲2023-02-30", "ND0105");
}

#[test]
fn a_word_in_the_place_of_a_number() {
    one(MONTH, "version: 1", "version: ▲một", "ND0104");
}

#[test]
fn a_choice_that_there_is_not() {
    one(MONTH, "status: held", "status: ▲hold", "ND0106");
}

#[test]
fn an_end_before_its_start() {
    one(MONTH, "peak: { start: 2023-05-08, end: 2023-05-19 }", "peak: ▲{ start: 2023-05-19, end: 2023-05-08 }", "ND0204");
}

#[test]
fn a_key_visual_that_is_missing() {
    one(MONTH, "key_visual: key-visual.svg", "key_visual: ▲key-visua.svg", "ND0206");
}

#[test]
fn a_picture_that_is_missing() {
    one(GUIDE, "## Tải bộ của đơn vị mình", "▲![Ảnh](assets/khong-co.png)\n\n## Tải bộ của đơn vị mình", "ND0206");
}

#[test]
fn a_dead_link_of_any_form() {
    let before = "## Bắt đầu từ đâu";
    for link in [
        "▲[tệp](khong-co.md)",
        "▲[trang](/khong-co/)",
        "▲[mục](/huong-dan/#khong-co)",
        "▲[mục](#khong-co)",
        "▲[tệp](ke-hoach.md#khong-co)",
        "▲[chú dẫn][kd]\n\n[kd]: /khong-co/",
        "<a ▲href=\"/khong-co/\">thô</a>",
        "▲[ra ngoài](../../../../../etc/passwd)",
        "▲[mã](javascript:alert(1))",
    ] {
        one(INDEX, before, &format!("{link}\n\n{before}"), "ND0207");
    }
}

#[test]
fn a_dead_link_in_the_menu() {
    one(SITE, "url: /tai-lieu/", "url: ▲/tai-lieuu/", "ND0207");
}

#[test]
fn a_variable_that_a_page_template_does_not_have() {
    let project = Project::shipped();
    project.replace(HOME, "{% block content %}", "{% block content %}{{ page.khong_co }}");
    let template = project.read(HOME);
    let line = template.lines().position(|l| l.contains("khong_co")).expect("planted") as u64 + 1;
    let errors = project.errors();
    assert_eq!(errors.len(), 1, "{errors:?}");
    let ((path, at, column), code) = &errors[0];
    assert_eq!((path.as_str(), *at, code.as_str()), (HOME, line, "ND0302"));
    project.check(&[]).fails(1).says(&format!("{path}:{at}:{column}"));
}

#[test]
fn a_template_that_does_not_close() {
    let project = Project::shipped();
    project.replace(HOME, "{% block content %}", "{% block content %}{% if page %}");
    let errors = project.errors();
    assert!(errors.iter().any(|((path, ..), code)| path == HOME && code == "ND0301"), "{errors:?}");
}

#[test]
fn a_variable_that_an_artboard_does_not_have() {
    one(SQUARE, "value: \"{{ campaign.short }} ·", "value: ▲\"{{ campaign.shor }} ·", "ND0302");
}

#[test]
fn a_field_that_the_drawing_does_not_have() {
    one(SQUARE, "info:     { level: unit, value: ", "infor:    { level: unit, value: ▲", "ND0303");
}

#[test]
fn two_addresses_that_are_one_without_marks() {
    let project = Project::shipped();
    let text = "---\ntitle: Bão\n---\n\nChữ.\n";
    project.write("content/pages/bão.md", text);
    project.write("content/pages/bảo.md", text);
    let (first, second) = (start_of("content/pages/bão.md"), start_of("content/pages/bảo.md"));
    let errors = project.errors();
    let has = |place: &Place, code: &str| errors.iter().any(|(p, c)| (&p.0, c.as_str()) == (&place.0, code));
    assert!(has(&first, "ND0210") && has(&second, "ND0210"), "{errors:?}");
    assert!(has(&first, "ND0202") || has(&second, "ND0202"), "{errors:?}");
}

#[test]
fn two_units_of_one_slug_on_one_day() {
    let project = one(UNITS, "slug: cao-bang", "slug: ▲ha-giang", "ND0202");
    project.check(&[]).says(UNITS);
}

#[test]
fn a_key_that_is_not_composed() {
    let project = Project::shipped();
    let place = project.append("content/organisations.yaml", "\n- id: moi\n  ▲te\u{302}n: Mới\n");
    let errors = project.errors();
    assert!(errors.contains(&(place.clone(), "ND0110".to_owned())), "{errors:?}");
    project.check(&[]).fails(1).says(&format!("{}:{}:{}", place.0, place.1, place.2));
}

#[test]
fn a_unit_that_does_not_exist() {
    let project = one(MONTH, "scope: all", "scope: { units: [VN-25, ▲VN-99] }", "ND0201");
    let run = project.run(["check", "--unit", "VN-98"]).fails(1);
    run.says("VN-98");
    let run = Project::shipped().run(["build", "--unit", "VN-98"]).fails(1);
    run.says("ND0404");
}

#[test]
fn a_text_that_does_not_fit() {
    let project = Project::shipped();
    let long = "Từ trái tim mỗi chúng ta cùng chung sức xây dựng cộng đồng nhân ái ".repeat(12);
    project.replace(
        MONTH,
        "theme:\n  vi: Từ trái tim mỗi chúng ta – Chung sức xây dựng cộng đồng nhân ái",
        &format!("theme:\n  vi: {long}"),
    );
    // The slides of every kit say it, too.
    let (slides, found): (Vec<_>, Vec<_>) = project.errors().into_iter().partition(|(_, code)| code == "ND0636");
    assert!(slides.iter().all(|((path, ..), _)| path == "content/documents/slides.md"), "{slides:?}");
    assert!(!found.is_empty());
    assert!(found.iter().all(|(_, code)| code == "TXT-12"), "{found:?}");
    let run = project.check(&["--locale", "en"]).fails(1);
    for ((path, line, column), _) in &found {
        run.says(&format!("{path}:{line}:{column}"));
    }
    run.says("poster").says("headline");
}

#[test]
fn two_producers_of_one_path() {
    let project = Project::shipped();
    // The folder of Central's own previews is called `chung` too.
    let place = project.plant(UNITS, "slug: ha-giang", "slug: ▲chung");
    assert_eq!(project.check(&["--unit", "VN-03", "--format", "json"]).errors(), [(place, "ND0208".to_owned())]);
}

#[test]
fn files_that_must_be_there() {
    let project = Project::shipped();
    project.remove(SITE);
    assert!(project.errors().contains(&(start_of(SITE), "ND0112".to_owned())));
    let empty = Project::empty();
    assert!(!empty.errors().is_empty());
    empty.run(["build"]).fails(1);
}

#[test]
fn files_that_are_no_text() {
    let project = Project::shipped();
    project.write(GUIDE, [0xff, 0xfe, 0x00]);
    assert!(project.errors().contains(&(start_of(GUIDE), "ND0108".to_owned())));
}

#[test]
fn a_page_without_a_head() {
    let project = Project::shipped();
    project.write("content/pages/moi.md", "Chữ.\n");
    project.expect(vec![(start_of("content/pages/moi.md"), "ND0109")]);
}

#[test]
fn ten_mistakes_in_one_run() {
    let project = Project::shipped();
    let expected = vec![
        (project.plant(MONTH, "\nslogans:", "\n▲slogns:"), "ND0102"),
        (project.plant(MONTH, "version: 1", "version: ▲một"), "ND0104"),
        (project.plant(MONTH, "expires: 2023-12-31", "expires: ▲31/12/2023"), "ND0105"),
        (project.plant(MONTH, "status: held", "status: ▲hold"), "ND0106"),
        (project.plant("content/campaigns/2023/tet-nhan-ai/campaign.yaml", "key_visual: key-visual.svg", "key_visual: ▲kv.svg"), "ND0206"),
        (project.plant("content/campaigns/2023/hien-mau-tinh-nguyen/campaign.yaml", "scope: all", "scope: { units: [▲VN-99] }"), "ND0201"),
        (project.plant(GUIDE, "title: Hướng", "▲titel: x\ntitle: Hướng"), "ND0102"),
        (project.plant(UNITS, "slug: cao-bang", "slug: ▲ha-giang"), "ND0202"),
        (project.plant("content/units/provinces-34.yaml", "slug: ", "▲slag: x\n  slug: "), "ND0102"),
        (project.plant(SITE, "\nmenu:", "\n▲manu: []\nmenu:"), "ND0102"),
    ];
    project.expect(expected);
}

#[cfg(unix)]
#[test]
fn nothing_outside_the_project_is_read() {
    let project = Project::shipped();
    std::os::unix::fs::symlink("/etc/hostname", project.path("content/pages/ngoai.md")).expect("link");
    assert_eq!(project.errors(), [(start_of("content/pages/ngoai.md"), "ND0209".to_owned())]);
    std::fs::remove_file(project.path("content/pages/ngoai.md")).expect("removed");
    std::os::unix::fs::symlink("/etc", project.path("content/pages/ngoai")).expect("link");
    assert_eq!(project.errors(), [(start_of("content/pages/ngoai"), "ND0209".to_owned())]);
}

#[test]
fn a_path_that_climbs_out_is_refused() {
    for escape in ["../../../../site.yaml", "/etc/passwd", "..\\..\\key-visual.svg"] {
        one(MONTH, "key_visual: key-visual.svg", &format!("key_visual: ▲{escape}"), "ND0206");
    }
}

/// The shipped project, read once.
fn shipped() -> Memory {
    Memory::copy_of(&Disk::new(env!("CARGO_MANIFEST_DIR"))).expect("the shipped project")
}

/// Reads and judges; whatever it finds, it comes back.
fn judge(world: &Memory) -> Report {
    let mut report = Report::default();
    // All texts are read and judged; one kit's pieces stand for all.
    let campaigns = vec!["thang-nhan-dao".to_owned()];
    let selection = Selection { edition: Some(2023), campaigns, units: vec!["VN-25".to_owned()], ..Selection::default() };
    let request = Request { selection, base_url: None, drafts: false };
    let loaded = nhandien::load(world, &request, &mut report).expect("memory can be read");
    nhandien::prepare(&loaded, &request, &mut report, |_, _| ());
    report
}

fn is(report: &Report, code: &str, path: &str) -> bool {
    report.sorted().iter().any(|d| d.code == code && d.span.as_ref().is_some_and(|s| &*s.path == path))
}

#[test]
fn bombs_giants_and_abysses_are_findings() {
    let mut world = shipped();
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for i in 1..12 {
        let refs = vec![format!("*a{}", i - 1); 10].join(", ");
        bomb.push_str(&format!("a{i}: &a{i} [{refs}]\n"));
    }
    world.insert("content/links.yaml", bomb);
    world.insert("content/organisations.yaml", vec![b'#'; 5 << 20]);
    world.insert("content/series/thang-nhan-dao.yaml", format!("names: {}{}", "[".repeat(100_000), "]".repeat(100_000)));
    world.insert("content/pages/sau.md", format!("---\ntitle: Sâu\n---\n\n{}x\n{}\n", "> ".repeat(20_000), "<div>".repeat(20_000)));
    let report = judge(&world);
    for path in ["content/links.yaml", "content/organisations.yaml", "content/series/thang-nhan-dao.yaml"] {
        assert!(is(&report, "ND0111", path) || is(&report, "ND0101", path), "{path}: {:?}", report.sorted());
    }
}

/// Files whose mutations are tried: a few of every kind.
fn victims(world: &Memory) -> Vec<String> {
    let all = world.list().expect("listed").into_iter().map(|e| e.path);
    let small = |p: &String| ["yaml", "md", "html", "svg"].iter().any(|e| p.ends_with(e)) && !p.starts_with("content/units/");
    all.filter(small).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes_never_panic(pick in any::<prop::sample::Index>(), bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let mut world = shipped();
        let paths = victims(&world);
        world.insert(pick.get(&paths).clone(), bytes);
        judge(&world);
    }

    #[test]
    fn random_text_never_panics(pick in any::<prop::sample::Index>(), text in "(\\PC|[-:{}\\[\\]#&*!|>'\"%@`\n ]){0,200}") {
        let mut world = shipped();
        let paths = victims(&world);
        world.insert(pick.get(&paths).clone(), text);
        judge(&world);
    }

    #[test]
    fn random_edits_never_panic(
        pick in any::<prop::sample::Index>(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..12, "[-:{}\\[\\]#&*!|>'\"%@\n a0ệ\u{301}]{0,4}"), 1..6),
    ) {
        let mut world = shipped();
        let paths = victims(&world);
        let path = pick.get(&paths).clone();
        let mut text = String::from_utf8(world.read(&path).expect("read")).expect("text");
        for (at, length, new) in &edits {
            if text.is_empty() {
                break;
            }
            let chars: Vec<(usize, char)> = text.char_indices().collect();
            let start = at.index(chars.len());
            let end = (start + length).min(chars.len());
            let end = chars.get(end).map_or(text.len(), |c| c.0);
            text.replace_range(chars[start].0..end, new);
        }
        world.insert(path, text);
        judge(&world);
    }
}
