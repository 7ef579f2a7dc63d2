//! Pages: templates and values → HTML.
//!
//! In: a theme's templates and a [`PageRecipe`]. Out: HTML. Sizes and digests of files that a page names are filled in
//! here, since nobody knows them before. Must not know which pages there are.

mod joined;
mod size;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value;
use tera::{Context, ErrorKind, Tera};

use crate::diagnostic::{Diagnostic, Report, Span};
use crate::model::Theme;
use crate::plan::PageRecipe;

/// What is known of a file once it is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// Bytes.
    pub size: u64,
    /// SHA-256 in hexadecimal.
    pub sha256: String,
}

impl Facts {
    /// Stands for a planned file that was not made yet, in preview and when templates are judged. Its size shows as `…`.
    #[must_use]
    pub fn unmade() -> Self {
        Self { size: 0, sha256: String::new() }
    }
}

/// All templates of a theme, compiled once.
pub struct Pages {
    tera: Tera,
    sources: BTreeMap<String, (Arc<str>, String)>,
    strings: BTreeMap<&'static str, BTreeMap<String, String>>,
    data: BTreeMap<String, Value>,
}

impl Pages {
    /// Compiles the templates; `compounds` are the words that the filter `joined` keeps together. A template that can't be
    /// read is `ND0301`, and the others are still tried.
    pub fn new(theme: &Theme, compounds: &[String], report: &mut Report) -> Self {
        let text = |f: &crate::source::SourceFile| (f.path.clone(), f.text().unwrap_or_default().to_owned());
        let sources = theme.templates.iter().map(|(name, f)| (name.clone(), text(f))).collect();
        let strings = theme.strings.iter().map(|(lang, words)| (lang.tag(), words.clone())).collect();
        let mut tera = Tera::default();
        tera.register_filter("filesize", size::filter);
        joined::register(&mut tera, compounds);
        let mut pages = Self { tera, sources, strings, data: BTreeMap::new() };
        pages.compile(report);
        pages
    }

    /// The tables that templates read as `data.<name>`.
    #[must_use]
    pub fn with_data(mut self, data: &BTreeMap<String, Value>) -> Self {
        self.data.clone_from(data);
        self
    }

    fn compile(&mut self, report: &mut Report) {
        let mut good: BTreeMap<&str, &str> = self.sources.iter().map(|(n, (_, t))| (n.as_str(), t.as_str())).collect();
        let mut first = true;
        while let Err(e) = self.tera.add_raw_templates(good.iter().map(|(n, t)| (*n, *t))) {
            let broken = match e.kind() {
                ErrorKind::SyntaxError(r) => good.remove_entry(r.filename()).is_some(),
                _ => false,
            };
            // Without the broken one, those that extend it fail too: that is no news.
            if broken || first {
                report.push(self.finding("ND0301", &e));
            }
            if !broken {
                break;
            }
            first = false;
        }
    }

    /// Renders one page. `facts` tells what is known of the outputs that the page names.
    ///
    /// # Errors
    /// `ND0302`: names that a template uses and the page doesn't have.
    pub fn render(&self, recipe: &PageRecipe, facts: &dyn Fn(&str) -> Option<Facts>) -> Result<Vec<u8>, Report> {
        let mut values = recipe.context.clone();
        fill(&mut values, facts);
        let lang = values.get("lang").and_then(Value::as_str).unwrap_or("vi").to_owned();
        let mut context = Context::from_serialize(&values).unwrap_or_default();
        context.insert("t", &self.strings.get(lang.as_str()));
        context.insert("data", &self.data);
        let html = self.tera.render(&recipe.template, &context);
        let page = values.pointer("/page/canonical").and_then(Value::as_str).unwrap_or(&recipe.template);
        html.map(String::into_bytes).map_err(|e| self.finding("ND0302", &e).arg("page", page).into())
    }

    /// A template's error at its place in the template's file.
    fn finding(&self, code: &'static str, error: &tera::Error) -> Diagnostic {
        let finding = Diagnostic::error(code);
        match error.kind() {
            ErrorKind::SyntaxError(r) | ErrorKind::RenderingError(r) => {
                let place = |(path, text): &(Arc<str>, String)| Span::of_bytes(path, text, r.span().range.start, r.span().range.end);
                finding.at(self.sources.get(r.filename()).map(place)).arg("reason", r.message())
            }
            _ => finding.arg("reason", error),
        }
    }
}

/// Gives every object that names an output (`out`) the output's `size` and `sha256`.
fn fill(value: &mut Value, facts: &dyn Fn(&str) -> Option<Facts>) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|v| fill(v, facts)),
        Value::Object(map) => {
            map.values_mut().for_each(|v| fill(v, facts));
            if let Some(known) = map.get("out").and_then(Value::as_str).and_then(facts) {
                map.insert("size".to_owned(), known.size.into());
                map.insert("sha256".to_owned(), known.sha256.into());
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::source::SourceFile;

    fn theme(templates: &[(&str, &str)]) -> Theme {
        let file = |name: &str, text: &str| SourceFile {
            path: format!("themes/x/templates/{name}").into(),
            bytes: text.as_bytes().into(),
            digest: [0; 32],
        };
        Theme {
            archetypes: BTreeMap::new(),
            name: "x".to_owned(),
            templates: templates.iter().map(|(n, t)| ((*n).to_owned(), file(n, t))).collect(),
            statics: BTreeMap::new(),
            artboards: BTreeMap::new(),
            documents: BTreeMap::new(),
            layouts: BTreeMap::new(),
            decks: BTreeMap::new(),
            kits: BTreeMap::new(),
            strings: BTreeMap::new(),
        }
    }

    fn recipe(context: Value) -> PageRecipe {
        PageRecipe { template: "a.html".to_owned(), context }
    }

    fn at(d: &Diagnostic) -> (String, u32, u32) {
        d.span.as_ref().map(|s| (s.path.to_string(), s.line, s.column)).unwrap_or_default()
    }

    #[test]
    fn sizes_are_filled_in_and_shown_as_each_language_does() {
        let mut report = Report::default();
        let pages = Pages::new(&theme(&[("a.html", "{{ zip.size | filesize(lang=lang) }} {{ zip.sha256 }}")]), &[], &mut report);
        assert!(report.is_empty());
        let facts = |p: &str| (p == "a.zip").then(|| Facts { size: 2_345_678, sha256: "ab".to_owned() });
        for (lang, shown) in [("vi", "2,3\u{a0}MB ab"), ("en", "2.3\u{a0}MB ab")] {
            let html = pages.render(&recipe(json!({ "lang": lang, "zip": { "out": "a.zip" } })), &facts).expect("page");
            assert_eq!(String::from_utf8(html).expect("utf-8"), shown);
        }
    }

    #[test]
    fn every_broken_template_is_reported_at_its_place() {
        let mut report = Report::default();
        let _ = Pages::new(
            &theme(&[("a.html", "ổn\n{{ a b }}"), ("b.html", "{% if %}"), ("c.html", "{% extends \"a.html\" %}")]),
            &[],
            &mut report,
        );
        let found: Vec<_> = report.sorted().iter().map(|d| (d.code, at(d).0, at(d).1)).collect();
        assert_eq!(found, [("ND0301", "themes/x/templates/a.html".to_owned(), 2), ("ND0301", "themes/x/templates/b.html".to_owned(), 1)]);
    }

    #[test]
    fn a_name_that_the_page_does_not_have_is_a_finding_in_the_template() {
        let pages = Pages::new(&theme(&[("a.html", "<p>\n  {{ page.nam }}</p>")]), &[], &mut Report::default());
        let report = pages.render(&recipe(json!({ "page": { "name": "x" } })), &|_| None).expect_err("unknown name");
        let found = report.sorted();
        assert_eq!((found[0].code, at(found[0])), ("ND0302", ("themes/x/templates/a.html".to_owned(), 2, 11)));
    }

    #[test]
    fn titles_keep_the_syllables_of_a_word_together_and_are_still_escaped() {
        let words = ["nhân ái".to_owned()];
        let pages = Pages::new(&theme(&[("a.html", "{{ x | joined }}")]), &words, &mut Report::default());
        let html = pages.render(&recipe(json!({ "x": "<Tết> Nhân ái" })), &|_| None).expect("page");
        assert_eq!(String::from_utf8(html).expect("utf-8"), "&lt;Tết&gt; Nhân\u{a0}ái");
    }

    #[test]
    fn values_are_escaped() {
        let pages = Pages::new(&theme(&[("a.html", "{{ x }}")]), &[], &mut Report::default());
        let html = pages.render(&recipe(json!({ "x": "<script>" })), &|_| None).expect("page");
        assert!(!String::from_utf8(html).expect("utf-8").contains("<script>"));
    }
}
