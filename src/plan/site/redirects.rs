//! Former addresses of pages: for each a page that leads on, and a line for servers that know `_redirects`.

use std::fmt::Write;

use super::bytes;
use super::map::Map;
use crate::plan::links::Resolver;
use crate::plan::{Output, routes};
use crate::scene::xml::escape;

/// What servers such as Netlify's read.
const LIST: &str = "_redirects";

/// Every alias of every page that is made, and the list of all.
pub(super) fn all(map: &Map<'_>, resolver: &Resolver<'_>) -> Vec<(String, Output)> {
    let site = &map.project.site;
    let root = site.absolute("");
    let prefix = root.split_once("://").and_then(|(_, rest)| rest.find('/').map(|i| &rest[i..])).unwrap_or_default();
    let mut list = String::new();
    let mut out = Vec::new();
    for (page, place) in resolver.texts().iter().filter(|(_, place)| map.has(place)) {
        let lang = if site.languages.contains(&page.lang) { page.lang } else { map.project.default_lang() };
        let address = routes::localised(lang, &place.address());
        for alias in &page.front.aliases {
            let file = routes::file_of(&alias.value);
            let html = lead_on(&page.front.title, lang.tag(), &site.absolute(&address), &routes::relative(&file, &place.file(lang)));
            out.push((file, bytes(html.into_bytes(), Some(alias.span.clone()))));
            // Writing into memory can't fail.
            let _ = writeln!(list, "{prefix}{} {prefix}{address} 301", alias.value);
        }
    }
    if !list.is_empty() {
        out.push((LIST.to_owned(), bytes(list.into_bytes(), None)));
    }
    out
}

/// A page that leads on by itself, and by a link.
fn lead_on(title: &str, lang: &str, absolute: &str, relative: &str) -> String {
    let (title, absolute, relative) = (escape(title), escape(absolute), escape(relative));
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<link rel=\"canonical\" href=\"{absolute}\">\n<meta name=\"robots\" content=\"noindex\">\n\
         <meta http-equiv=\"refresh\" content=\"0; url={relative}\">\n</head>\n<body>\n<p><a href=\"{relative}\">{title}</a></p>\n</body>\n</html>\n"
    )
}
