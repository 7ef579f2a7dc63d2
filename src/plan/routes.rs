//! Addresses: one table of paths in the output, and relative links between them.

use crate::diagnostic::messages::Lang;
use crate::model::{Campaign, Unit};

/// What stands for Central where a unit's slug would.
pub const CENTRAL: &str = "chung";

/// The page that finds things.
pub const SEARCH: &str = "/tim/";

/// The page that tells whether a file is genuine.
pub const VERIFY: &str = "/kiem-tra/";

/// `/en/` before English pages.
#[must_use]
pub fn localised(lang: Lang, path: &str) -> String {
    match lang {
        Lang::Vi => path.to_owned(),
        Lang::En => format!("/en{path}"),
    }
}

/// `/2023/`
#[must_use]
pub fn edition(year: i16) -> String {
    format!("/{year}/")
}

/// `/2023/thang-nhan-dao/`
#[must_use]
pub fn campaign(c: &Campaign) -> String {
    format!("/{}/{}/", c.year, c.slug)
}

/// `/2023/thang-nhan-dao/ke-hoach/`
#[must_use]
pub fn document(c: &Campaign, id: &str) -> String {
    format!("/{}/{}/{id}/", c.year, c.slug)
}

/// What a list's address ends with: nothing on its first page, then `trang/2/`.
#[must_use]
pub fn numbered(page: usize) -> String {
    if page < 2 { String::new() } else { format!("trang/{page}/") }
}

/// `/lich/`, `/lich/2023/`
#[must_use]
pub fn calendar(year: Option<i16>) -> String {
    year.map_or_else(|| "/lich/".to_owned(), |y| format!("/lich/{y}/"))
}

/// `/don-vi/quang-tri/`
#[must_use]
pub fn unit(slug: &str) -> String {
    format!("/don-vi/{slug}/")
}

/// `kits/2023/thang-nhan-dao/quang-tri.zip`
#[must_use]
pub fn kit_zip(c: &Campaign, u: &Unit) -> String {
    format!("kits/{}/{}/{}.zip", c.year, c.slug, u.slug.value)
}

/// `kits/2023/thang-nhan-dao/chung/`: what is equal for all units.
#[must_use]
pub fn shared_folder(c: &Campaign) -> String {
    format!("kits/{}/{}/{CENTRAL}/", c.year, c.slug)
}

/// `kits/2023/thang-nhan-dao/quang-tri/`
#[must_use]
pub fn kit_folder(c: &Campaign, u: &Unit) -> String {
    format!("kits/{}/{}/{}/", c.year, c.slug, u.slug.value)
}

/// `xem-truoc/2023/thang-nhan-dao/quang-tri/poster-a3.png`; previews are no part of a kit.
#[must_use]
pub fn preview(c: &Campaign, whose: &str, name: &str) -> String {
    format!("xem-truoc/{}/{}/{whose}/{name}.png", c.year, c.slug)
}

/// `xem-truoc/2023/thang-nhan-dao/mang.png`: what networks show for a campaign's address.
#[must_use]
pub fn network_picture(c: &Campaign) -> String {
    format!("xem-truoc/{}/{}/mang.png", c.year, c.slug)
}

/// `xem-truoc/2023/thang-nhan-dao/key-visual.svg`
#[must_use]
pub fn key_visual(c: &Campaign) -> String {
    format!("xem-truoc/{}/{}/key-visual.svg", c.year, c.slug)
}

/// `bo-nhan-dien/mau.css`: what the identity has by itself.
#[must_use]
pub fn identity(file: &str) -> String {
    format!("bo-nhan-dien/{file}")
}

/// The file that serves an address: `/a/` → `a/index.html`.
#[must_use]
pub fn file_of(address: &str) -> String {
    let path = address.trim_start_matches('/');
    if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
}

/// The relative link from one output to another, both without a leading slash.
#[must_use]
pub fn relative(from: &str, to: &str) -> String {
    let from: Vec<&str> = from.split('/').collect();
    let to: Vec<&str> = to.split('/').collect();
    let folders = from.len() - 1;
    let shared = (0..folders.min(to.len() - 1)).take_while(|&i| from[i] == to[i]).count();
    let mut parts = vec![".."; folders - shared];
    parts.extend(&to[shared..]);
    parts.join("/")
}

/// IANA media type by extension.
#[must_use]
pub fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "xml" => {
            if path.ends_with("atom.xml") {
                "application/atom+xml"
            } else {
                "application/xml"
            }
        }
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "pdf" => "application/pdf",
        "zip" => "application/zip",
        "woff2" => "font/woff2",
        "ttf" => "font/ttf",
        "gpl" | "txt" => "text/plain; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "ico" => "image/x-icon",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_relative_and_name_the_file() {
        assert_eq!(relative("index.html", "don-vi/hue/index.html"), "don-vi/hue/index.html");
        assert_eq!(relative("don-vi/hue/index.html", "index.html"), "../../index.html");
        assert_eq!(relative("don-vi/hue/index.html", "don-vi/index.html"), "../index.html");
        assert_eq!(relative("en/index.html", "en/2023/index.html"), "2023/index.html");
        assert_eq!(file_of("/"), "index.html");
        assert_eq!(file_of("/a/"), "a/index.html");
        assert_eq!(file_of("/a.css"), "a.css");
    }
}
