//! Units in time: the same content has 63 units in 2023 and 34 since 1 July 2025, under the names and types of the day.

#![allow(clippy::unwrap_used, reason = "tests")]

use nhandien::Request;
use nhandien::diagnostic::Report;
use nhandien::diagnostic::messages::Lang;
use nhandien::model::{Date, Project};
use nhandien::world::Disk;

fn project() -> Project {
    let world = Disk::new(env!("CARGO_MANIFEST_DIR"));
    let mut report = Report::default();
    let loaded = nhandien::load(&world, &Request::default(), &mut report).unwrap();
    assert!(!report.has_errors());
    loaded.project.unwrap()
}

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// Units and centrally-run cities of a day.
fn counts(project: &Project, text: &str) -> (usize, usize) {
    let units = project.units_on(day(text));
    (units.len(), units.iter().filter(|u| u.kind.label(Lang::Vi) == "thành phố").count())
}

#[test]
fn each_day_has_its_units() {
    let project = project();
    assert_eq!(counts(&project, "2023-05-01"), (63, 5));
    assert_eq!(counts(&project, "2025-01-01"), (63, 6), "Huế is a city since 2025");
    assert_eq!(counts(&project, "2025-06-30"), (63, 6));
    assert_eq!(counts(&project, "2025-07-01"), (34, 6));
    assert_eq!(counts(&project, "2026-04-29"), (34, 6));
    assert_eq!(counts(&project, "2026-04-30"), (34, 7), "Đồng Nai is a city since 30 April 2026");
}

#[test]
fn the_34_come_from_the_63_each_once() {
    let project = project();
    let old: Vec<String> = project.units_on(day("2025-06-30")).iter().map(|u| u.code.value.clone()).collect();
    let mut from: Vec<String> =
        project.units_on(day("2025-07-01")).iter().flat_map(|u| u.predecessors.iter().map(|p| p.value.clone())).collect();
    from.sort();
    let mut old = old;
    old.sort();
    assert_eq!(from, old);
}

#[test]
fn a_chapter_is_named_after_its_type_and_place_of_the_day() {
    let project = project();
    let chapter = |code: &str, on: &str| {
        let units = project.units_on(day(on));
        units.iter().find(|u| u.code.value == code).map(|u| u.chapter.vi.clone()).unwrap()
    };
    assert_eq!(chapter("VN-26", "2023-05-01"), "Hội Chữ thập đỏ tỉnh Thừa Thiên Huế");
    assert_eq!(chapter("VN-26", "2025-05-01"), "Hội Chữ thập đỏ thành phố Huế");
    assert_eq!(chapter("vn34-dong-nai", "2026-02-01"), "Hội Chữ thập đỏ tỉnh Đồng Nai");
    assert_eq!(chapter("vn34-dong-nai", "2026-05-01"), "Hội Chữ thập đỏ thành phố Đồng Nai");
    assert_eq!(chapter("VN-43", "2023-05-01"), "Hội Chữ thập đỏ tỉnh Bà Rịa – Vũng Tàu");
}
