//! What every page's context has: site, page, menu, trail; addresses as seen from one page; texts as HTML.

use std::collections::BTreeSet;

use serde_json::{Map as Object, Value, json};

use super::map::Place;
use super::shown::Shown;
use super::{Draft, Shared, changes, feeds, machine, photos, schema, words};
use crate::diagnostic::Span;
use crate::diagnostic::messages::Lang;
use crate::model::fields;
use crate::model::{Campaign, Page, Project, Text};
use crate::plan::links::{Origin, Target};
use crate::plan::words::Words;
use crate::plan::{About, Figure, Plan, routes};
use crate::source::markdown::{self, Picture, Piece, Rendered, Surroundings};

/// Where one page is written.
pub(super) struct Desk<'a> {
    pub(super) shared: &'a Shared<'a>,
    pub(super) lang: Lang,
    pub(super) words: Words<'a>,
    pub(super) place: &'a Place,
    file: String,
}

/// What a page says of itself.
#[derive(Default)]
pub(super) struct Head<'h> {
    pub(super) kind: &'static str,
    pub(super) title: String,
    pub(super) summary: String,
    /// The entry of the menu it belongs to.
    pub(super) section: Option<Place>,
    /// Its parents.
    pub(super) trail: Vec<(String, Place)>,
    /// Address of a picture for networks.
    pub(super) image: Option<String>,
    pub(super) edition: Option<i16>,
    pub(super) about: About,
    /// The text it shows.
    pub(super) page: Option<&'h Page>,
    /// Where it comes from, if not from a text.
    pub(super) source: Option<Span>,
    /// The same for machines, after schema.org; by its kind where `None`.
    pub(super) json_ld: Option<Value>,
    /// What it offers, for machines: works after schema.org.
    pub(super) parts: Vec<Value>,
    /// The campaign it belongs to: once that is over, the page says so.
    pub(super) expired: Option<&'h Campaign>,
    /// Feeds of its own: title and the page that the feed is of.
    pub(super) feeds: Vec<(String, Place)>,
}

impl<'a> Desk<'a> {
    pub(super) fn new(shared: &'a Shared<'a>, lang: Lang, place: &'a Place) -> Self {
        Self { shared, lang, words: words(shared.project, lang), place, file: place.file(lang) }
    }

    pub(super) fn project(&self) -> &'a Project {
        self.shared.project
    }

    pub(super) fn plan(&self) -> &'a Plan {
        self.shared.plan
    }

    /// A text in the page's language, dashes as typographers set them.
    pub(super) fn text(&self, text: &Text) -> String {
        text.get(self.lang).replace(" - ", " – ")
    }

    /// A name that stands in the model in one language only, such as a region's, as this page's readers call it.
    pub(super) fn term<'n>(&'n self, name: &'n str) -> &'n str {
        let known = self.project().names.iter().find(|n| self.lang == Lang::En && n.name == name);
        known.and_then(|n| n.en.as_deref()).unwrap_or(name)
    }

    /// The link from this page to an output. The page for lost visitors is shown at any address, so its links are absolute.
    pub(super) fn to(&self, output: &str) -> String {
        let link = if *self.place == Place::NotFound { format!("{}{output}", self.root()) } else { routes::relative(&self.file, output) };
        encode(&link)
    }

    /// The link to a page in this page's language.
    pub(super) fn to_place(&self, place: &Place) -> String {
        self.to(&place.file(self.lang))
    }

    /// The link to a page, where it is made.
    pub(super) fn to_known(&self, place: &Place) -> Option<String> {
        self.shared.map.has(place).then(|| self.to_place(place))
    }

    /// The way to the site's root: `../../`, or the path of its address.
    pub(super) fn root(&self) -> String {
        if *self.place != Place::NotFound {
            return "../".repeat(self.file.matches('/').count());
        }
        let url = self.project().site.absolute("/");
        let path = url.split_once("://").and_then(|(_, rest)| rest.find('/').map(|i| rest[i..].to_owned()));
        path.unwrap_or_else(|| "/".to_owned())
    }

    /// The page, with what all pages have added to `own`.
    pub(super) fn draft(&self, template: &'static str, head: Head<'_>, own: Value) -> Draft {
        let mut context = self.common(&head);
        if let Value::Object(own) = own {
            context.extend(own);
        }
        let source = head.page.map(|p| p.place(0, 0)).or(head.source);
        Draft { template, context: Value::Object(context), about: head.about, source }
    }

    fn common(&self, head: &Head<'_>) -> Object<String, Value> {
        let project = self.project();
        let site = &project.site;
        let noindex = *self.place == Place::NotFound;
        let central = project.central().map_or(&project.brand.tokens.name, |o| &o.name);
        let value = json!({
            "lang": self.lang.tag(),
            "site": {
                "title": self.text(&site.title), "base_url": site.absolute("/"), "central": self.text(central),
                "home": Place::Home.file(self.lang), "feed": feed(self.lang), "note": site.note.as_ref().map(|n| self.text(n)),
            },
            "page": {
                "title": head.title, "summary": head.summary, "kind": head.kind, "canonical": self.absolute(self.place, self.lang),
                "image": head.image.as_ref().map(|i| self.image(i, &head.title)), "noindex": noindex, "feeds": self.feeds(head),
                "alternates": if noindex { Vec::new() } else { self.alternates() },
            },
            "root": self.root(),
            "asset_version": self.shared.asset_version,
            "menu": self.menu(head.section.as_ref()),
            "footer": self.footer(),
            "search": self.to_known(&Place::Search),
            "units": self.to_place(&Place::Units),
            "manifest": self.to(&machine::manifest(self.lang)),
            "policy": machine::POLICY,
            "trail": head.trail.iter().filter_map(|(label, p)| Some(json!({ "label": label, "href": self.to_known(p)? }))).collect::<Vec<_>>(),
            "edition": head.edition.map(|y| self.edition(y)),
            "json_ld": schema::page(self, head).as_ref().map(as_data),
            "breadcrumbs": schema::breadcrumbs(self, head).as_ref().map(as_data),
            "band": head.expired.and_then(|c| self.band(c)),
        });
        if let Value::Object(object) = value { object } else { Object::new() }
    }

    /// The feeds of what the page tells of.
    fn feeds(&self, head: &Head<'_>) -> Vec<Value> {
        let made = |(title, place): &(String, Place)| {
            let file = feeds::of_place(place, self.lang);
            self.plan().outputs.contains_key(&file).then(|| json!({ "title": title, "href": self.to(&file) }))
        };
        head.feeds.iter().filter_map(made).collect()
    }

    /// The picture that networks show, with its size in px.
    fn image(&self, address: &str, alt: &str) -> Value {
        let size = self.shared.pictures.network_size(self.project(), address);
        json!({ "src": address, "width": size.map(|s| s.0), "height": size.map(|s| s.1), "alt": alt })
    }

    /// Pages that no menu names.
    fn footer(&self) -> Vec<Value> {
        let entry = |(place, key): (Place, &str)| {
            self.shared.map.has(&place).then(|| json!({ "label": self.titled(&place, key).0, "href": self.to_place(&place) }))
        };
        [(Place::News(1), "news"), (Place::Search, "search"), (Place::Verify, "verify")].into_iter().filter_map(entry).collect()
    }

    /// That a campaign is over, and where its newest edition is.
    fn band(&self, c: &Campaign) -> Option<Value> {
        let last = c.last_day();
        if self.project().site.date <= last {
            return None;
        }
        let key = if c.kit.list().is_some() { "expired_kit" } else { "expired_page" };
        let newer = changes::newest(self.project(), c).and_then(|n| {
            let href = self.to_known(&Place::Campaign(n.year, n.slug.clone()))?;
            Some(json!({ "title": self.dated(n), "href": href }))
        });
        Some(json!({ "text": self.words.with(key, &[("date", &last.show(self.lang)), ("year", &c.year.to_string())]), "newer": newer }))
    }

    /// A year, its theme and its page.
    fn edition(&self, year: i16) -> Value {
        let theme = self.project().editions.get(&year).and_then(|e| e.data.theme.as_ref()).map(|t| self.text(t));
        json!({ "year": year, "theme": theme, "href": self.to_place(&Place::Edition(year)) })
    }

    /// The public address of a page.
    pub(super) fn absolute(&self, place: &Place, lang: Lang) -> String {
        self.project().site.absolute(&routes::localised(lang, &place.address()))
    }

    fn alternates(&self) -> Vec<Value> {
        let one = |lang: &Lang| {
            let label = words(self.project(), *lang).get("language_name");
            let href = self.to(&self.place.file(*lang));
            json!({ "lang": lang.tag(), "label": label, "href": href, "absolute": self.absolute(self.place, *lang) })
        };
        self.project().site.languages.iter().map(one).collect()
    }

    fn menu(&self, section: Option<&Place>) -> Vec<Value> {
        let origin = Origin { file: "content/site.yaml", lang: self.lang, place: Place::Home };
        let entry = |item: &crate::model::site::MenuItem| {
            let target = self.shared.resolver.resolve(&origin, &item.url);
            let current = matches!(&target, Target::Page(place, _, None) if Some(place) == section);
            let href = self.href(&target, &item.url)?;
            Some(json!({ "label": self.text(&item.label), "href": href, "current": current }))
        };
        self.project().site.menu.iter().filter_map(entry).collect()
    }

    /// The address to publish. What this part of the site doesn't have is linked where the whole site has it.
    fn href(&self, target: &Target, written: &str) -> Option<String> {
        let project = self.project();
        match target {
            Target::Page(place, lang, fragment) => {
                let end = fragment.as_ref().map(|f| format!("#{f}")).unwrap_or_default();
                let page = if self.shared.map.has(place) { self.to(&place.file(*lang)) } else { self.absolute(place, *lang) };
                Some(page + &end)
            }
            Target::File(path) if self.plan().outputs.contains_key(path) => Some(self.to(path)),
            Target::File(path) => Some(project.site.absolute(&format!("/{path}"))),
            Target::Asset(path) => Some(self.to(&self.shared.album.address(path))),
            Target::Link(url) => Some(url.clone()),
            Target::Outside => Some(written.to_owned()),
            Target::Dead(_) => None,
        }
    }

    /// A text as clean HTML, its addresses as seen from this page, with these words in its fields.
    pub(super) fn body(&self, page: &Page, shown: &Shown) -> String {
        self.rendered(page, shown).html
    }

    /// The public address of the first photo that a text shows.
    pub(super) fn first_photo(&self, page: &Page) -> Option<String> {
        if !page.body().contains("assets/") {
            return None;
        }
        let origin = Origin { file: &page.path, lang: self.lang, place: self.place.clone() };
        let shown = markdown::links(page.body()).into_iter().filter(|l| l.image);
        let mut photos = shown.filter_map(|l| match self.shared.resolver.resolve(&origin, &l.target) {
            Target::Asset(path) => self.shared.album.photo(&path),
            _ => None,
        });
        photos.next().map(|path| self.project().site.absolute(&encode(&format!("/{path}"))))
    }

    /// The same, with its headings.
    pub(super) fn rendered(&self, page: &Page, shown: &Shown) -> Rendered {
        let origin = Origin { file: &page.path, lang: self.lang, place: self.place.clone() };
        let text = Surrounded { desk: self, origin, lang: page.lang, shown };
        let mut rendered = markdown::to_html(page.body(), &text);
        if page.lang != self.lang {
            let (notice, lang) = (self.words.get("untranslated"), page.lang.tag());
            rendered.html = format!("<p class=\"notice\">{notice}</p>\n<div lang=\"{lang}\">{}</div>", rendered.html);
        }
        rendered
    }

    /// Title and summary from `content/pages/`, else the theme's own.
    pub(super) fn titled(&self, place: &Place, key: &str) -> (String, String, Option<&'a Page>) {
        let page = self.shared.map.words_of(place, self.lang);
        match page {
            Some(p) => (p.front.title.clone(), p.front.summary.clone(), page),
            None => (self.words.get(&format!("{key}_title")), self.words.get(&format!("{key}_summary")), None),
        }
    }

    /// What stands beside a name in another language than the site's first: the name itself, and whether ours is only a
    /// translation of it.
    pub(super) fn original(&self, name: &Text, official: &[Lang]) -> Value {
        let first = self.project().default_lang();
        if self.lang == first || name.get(self.lang) == name.get(first) {
            return Value::Null;
        }
        json!({ "name": name.get(first).replace(" - ", " – "), "lang": first.tag(), "ours": !official.contains(&self.lang) })
    }

    /// A campaign's name, without the year where that is all that tells it from the next.
    pub(super) fn name(&self, c: &Campaign) -> String {
        c.name(self.lang).replace(" - ", " – ")
    }

    /// A campaign's name and year.
    pub(super) fn dated(&self, c: &Campaign) -> String {
        c.dated(self.lang).replace(" - ", " – ")
    }
}

/// A text on a page.
struct Surrounded<'s, 'a> {
    desk: &'s Desk<'a>,
    origin: Origin<'s>,
    /// The text's own language.
    lang: Lang,
    /// What stands in its fields.
    shown: &'s Shown,
}

impl Surroundings for Surrounded<'_, '_> {
    fn address(&self, written: &str) -> String {
        if written.starts_with('#') {
            return written.to_owned();
        }
        let target = self.desk.shared.resolver.resolve(&self.origin, written);
        self.desk.href(&target, written).unwrap_or_else(|| "#".to_owned())
    }

    fn picture(&self, picture: &Picture) -> String {
        match self.desk.shared.resolver.resolve(&self.origin, &picture.src) {
            Target::Asset(path) => self.desk.shared.album.element(self.desk, &path, picture),
            Target::File(path) => photos::plain(&self.desk.to(&path), picture, Figure::at(&path).map(Figure::size)),
            // A finding stands for any other, so that nothing is built; preview goes on.
            _ => photos::plain(&self.address(&picture.src), picture, None),
        }
    }

    fn word(&self, id: &str) -> String {
        words(self.desk.project(), self.lang).get(if id == "note_back" { "note_back" } else { callout(id) })
    }

    fn pieces<'t>(&self, text: &'t str) -> Vec<Piece<'t>> {
        let mut before = "";
        let mut out = Vec::new();
        for part in fields::parts(text) {
            out.push(match part {
                fields::Part::Words(words) => Piece::Plain(fields::after(before, words).into()),
                fields::Part::Field(name) => match self.shown.get(name) {
                    Some(word) if word.stands_in => Piece::Marked(word.text.clone()),
                    Some(word) => Piece::Plain(word.text.clone().into()),
                    None => Piece::Plain(format!("{{{{ {name} }}}}").into()),
                },
            });
            before = if let fields::Part::Field(name) = part { self.shown.get(name).map_or("", |w| &w.text) } else { "" };
        }
        out
    }

    fn taken(&self) -> &BTreeSet<String> {
        &self.desk.shared.resolver.taken
    }
}

/// The string of a call-out's title.
fn callout(id: &str) -> &'static str {
    match id {
        "tip" => "callout_tip",
        "important" => "callout_important",
        "warning" => "callout_warning",
        "caution" => "callout_caution",
        _ => "callout_note",
    }
}

/// JSON for a `<script type="application/ld+json">`: nothing in it can end the element.
fn as_data(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c")
}

/// The feed in a language, from the root.
pub(super) fn feed(lang: Lang) -> String {
    routes::file_of(&routes::localised(lang, "/atom.xml"))
}

/// Percent-encodes what may not stand in an address.
fn encode(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/:!$&'()*+,;=@".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
