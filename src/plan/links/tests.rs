//! Addresses of every form, in the shipped texts.

use super::*;
use crate::source::Sources;
use crate::world::{Disk, Memory};

/// A PNG of one grey pixel.
const PIXEL: &[u8] = b"\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00\x3a\x7e\x9b\x55\x00\x00\x00\x0a\x49\x44\x41\x54\x78\x9c\x63\x68\x00\x00\x00\x82\x00\x81\x77\xcd\x72\xb6\x00\x00\x00\x00\x49\x45\x4e\x44\xae\x42\x60\x82";

/// What is found in a page with this body, put beside the shipped ones.
fn findings(body: &str) -> Vec<(&'static str, u32, u32, String)> {
    let mut world = Memory::copy_of(&Disk::new(env!("CARGO_MANIFEST_DIR"))).expect("project");
    world.insert("content/pages/thu.md", format!("---\ntitle: Thử\n---\n{body}"));
    world.insert("content/pages/assets/hinh.png", PIXEL);
    found(&world)
}

fn found(world: &Memory) -> Vec<(&'static str, u32, u32, String)> {
    let mut report = Report::default();
    let sources = Sources::load(world, &mut report).expect("readable");
    let project = crate::model::resolve::resolve(&sources, &mut report).expect("model");
    crate::plan::plan(&project, &Selection::default(), &mut report);
    let show = |d: &&Diagnostic| {
        let (line, column) = d.span.as_ref().map_or((0, 0), |s| (s.line, s.column));
        (d.code, line, column, d.args.get("nearest").cloned().unwrap_or_default())
    };
    report.sorted().iter().map(show).collect()
}

#[test]
fn links_that_lead_somewhere_are_fine() {
    let body = "# Đầu trang\n\n[a](/don-vi/) [b](huong-dan.md) [c](../campaigns/2023/tet-nhan-ai/ke-hoach.md) [d](#dau-trang) [e](/en/tai-lieu/)\n\
        [f](https://e.example/x) [g](mailto:a@b.example) <c@d.example> <tel:115> ![h](assets/hinh.png) [i](/kits/2023/tet-nhan-ai/hue.zip#x)\n\
        [j](/2023/thang-nhan-dao/#chapters) [k](/static/site.css) [l](/2023) [m](huong-dan.en.md) [n]\n\n[n]: ./tai-lieu.md\n";
    assert_eq!(findings(body.replace("hue.zip#x", "thua-thien-hue.zip").as_str()), []);
}

#[test]
fn dead_links_of_every_form_are_found_at_their_place() {
    let body = "[a](huong-dann.md)\n[b](/don-vi-x/)\n[c][r] ![d](assets/hnh.png)\n<a href=\"/tai-lieux/\">e</a>\n[f](javascript:x) [g](//evil.example/)\n\
        [h](#khong-co) [i](huong-dan.md#khong-co)\n[j](../../../x.md) [k](assets/hinh.html)\n\n[r]: ke-hoach.md\n";
    let found: Vec<(&str, u32, String)> = findings(body).into_iter().map(|(code, line, _, near)| (code, line, near)).collect();
    let of = |line: u32| found.iter().filter(|(_, l, _)| *l == line + 3).map(|(c, _, n)| (*c, n.as_str())).collect::<Vec<_>>();
    assert_eq!(of(1), [("ND0207", "huong-dan.md")]);
    assert_eq!(of(2), [("ND0207", "/don-vi/")]);
    assert_eq!(of(3).iter().map(|(c, _)| *c).collect::<Vec<_>>(), ["ND0207", "ND0206"]);
    assert_eq!(of(3)[1].1, "assets/hinh.png");
    assert_eq!(of(4), [("ND0207", "/tai-lieu/")]);
    assert_eq!(of(5).len(), 2);
    assert_eq!(of(6).len(), 2);
    assert_eq!(of(7).len(), 2);
    assert_eq!(found.len(), 11);
}

#[test]
fn a_dead_link_of_the_menu_is_found_in_site_yaml() {
    let mut world = Memory::copy_of(&Disk::new(env!("CARGO_MANIFEST_DIR"))).expect("project");
    let site = String::from_utf8(crate::world::World::read(&world, "content/site.yaml").expect("site")).expect("UTF-8");
    world.insert("content/site.yaml", site.replace("url: /tai-lieu/", "url: /tai-lie/"));
    assert_eq!(found(&world).iter().map(|f| (f.0, f.3.as_str())).collect::<Vec<_>>(), [("ND0207", "/tai-lieu/")]);
}
