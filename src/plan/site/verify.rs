//! The page where anybody can check a file against the release's checksums, in the browser.

use serde_json::json;

use super::Draft;
use super::desk::{Desk, Head};
use super::map::Place;

pub(super) fn page(desk: &Desk<'_>) -> Draft {
    let (title, summary, page) = desk.titled(&Place::Verify, "verify");
    let head = Head { kind: "verify", title, summary, section: Some(Place::Verify), page, ..Head::default() };
    let own = json!({ "release": format!("{}release/", desk.root()), "body": page.map(|p| desk.body(p, &super::shown::Shown::default())) });
    desk.draft("verify.html", head, own)
}
