//! Documents as PDF/A-2a and PDF/UA-1, set by Typst with the theme's layouts.
//!
//! In: a [`Document`] and the name of a layout. Out: a PDF. Typst sees the theme's layouts, the brand's fonts and the
//! document as JSON, and nothing else: no file system, no packages, no clock. Texts are values, never source.

use std::collections::BTreeMap;

use serde::Serialize;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, WorldExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::diagnostic::{Diagnostic, Report, Span};
use crate::model::{Brand, Date, Theme};
use crate::render::apart::apart;
use crate::render::pdf_file;
use crate::scene::document::Document;
use crate::source::SourceFile;

/// Where layouts find the document.
const DATA: &str = "/document.json";
/// For how many documents Typst remembers what it computed and nobody asked for again: the parts that are equal for all.
const MEMORY: usize = 8;

/// Sets documents. Shared by all workers.
pub struct Press {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    layouts: BTreeMap<String, Layout>,
    data: Option<FileId>,
    standards: Option<PdfStandards>,
}

/// A file of the theme as Typst sees it.
struct Layout {
    id: FileId,
    file: SourceFile,
    source: Source,
}

impl Press {
    /// A press with a brand's fonts and a theme's layouts.
    #[must_use]
    pub fn new(brand: &Brand, theme: &Theme) -> Self {
        let fonts: Vec<Font> = brand.fonts.values().filter_map(|f| Font::new(Bytes::new(f.bytes.clone()), 0)).collect();
        let layout = |(name, file): (&String, &SourceFile)| {
            let id = file_id(&format!("/{name}"))?;
            let source = Source::new(id, file.text()?.to_owned());
            Some((name.clone(), Layout { id, file: file.clone(), source }))
        };
        Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            layouts: theme.layouts.iter().filter_map(layout).collect(),
            data: file_id(DATA),
            standards: PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1]).ok(),
        }
    }

    /// Sets documents, alike in all but their words, one after the other in one file. `day` stands as its date in the file's
    /// properties, `place` is where their text is.
    ///
    /// # Errors
    /// What Typst found, at its place in the layout (ND0606).
    pub fn print(&self, layout: &str, documents: &[Document], day: Date, place: &Span) -> Result<Vec<u8>, Report> {
        let ident = documents.first().map(|d| format!("{}-{}-{}", d.author, d.id, d.title)).unwrap_or_default();
        self.set(layout, documents, &ident, day, place)
    }

    /// Sets whatever a layout understands; `ident` is what the file's identifier is made of.
    ///
    /// # Errors
    /// As [`Self::print`].
    pub fn set(&self, layout: &str, documents: &[impl Serialize + Sync], ident: &str, day: Date, place: &Span) -> Result<Vec<u8>, Report> {
        let name = format!("{layout}.typ");
        let failure = |reason: &str| Report::from(failure(place.clone(), &name, reason));
        let main = self.layouts.get(&name).ok_or_else(|| failure("-"))?.id;
        let data = serde_json::to_vec(documents).map_err(|e| failure(&e.to_string()))?;
        let desk = Desk { press: self, main, data: Bytes::new(data) };
        let options = self.options(ident, day);
        let made = apart(|| {
            let pages = typst::compile::<PagedDocument>(&desk).output?;
            typst_pdf::pdf(&pages, &options).map(|pdf| (pages.pages().len() >= documents.len()).then_some(pdf))
        });
        comemo::evict(MEMORY);
        // A file that can't be packed is none the worse for it.
        let pdf = made.map_err(|errors| {
            let mut report = Report::default();
            report.extend(errors.iter().map(|e| desk.finding(e, &name, place)));
            report
        })?;
        let pdf = pdf.ok_or_else(|| failure("docs.len() > 1"))?;
        Ok(pdf_file::pack(&pdf).unwrap_or(pdf))
    }

    fn options(&self, ident: &str, day: Date) -> PdfOptions {
        let d = day.0;
        let month = u8::try_from(d.month()).unwrap_or(1);
        let midnight = Datetime::from_ymd_hms(i32::from(d.year()), month, u8::try_from(d.day()).unwrap_or(1), 0, 0, 0);
        PdfOptions {
            ident: Smart::Custom(ident.to_owned()),
            creator: Smart::Custom(Some(concat!("nhandien ", env!("CARGO_PKG_VERSION")).to_owned())),
            // Vietnam's own time, UTC+7.
            timestamp: midnight.and_then(|m| Timestamp::new_local(m, 7 * 60)),
            standards: self.standards.clone().unwrap_or_default(),
            ..PdfOptions::default()
        }
    }
}

fn file_id(path: &str) -> Option<FileId> {
    let path = VirtualPath::new(path).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

fn failure(at: Span, layout: &str, reason: &str) -> Diagnostic {
    Diagnostic::error("ND0606").at(at).arg("layout", layout).arg("reason", reason)
}

/// One document on the press.
struct Desk<'p> {
    press: &'p Press,
    main: FileId,
    data: Bytes,
}

impl Desk<'_> {
    fn layout(&self, id: FileId) -> Option<&Layout> {
        self.press.layouts.values().find(|l| l.id == id)
    }

    /// What Typst found, at its place in the theme where it has one.
    fn finding(&self, found: &SourceDiagnostic, layout: &str, place: &Span) -> Diagnostic {
        let own = found.span.id().and_then(|id| self.layout(id)).zip(self.range(found.span));
        let at = own.and_then(|(l, range)| Some(Span::of_bytes(&l.file.path, l.file.text()?, range.start, range.end)));
        let hints = found.hints.iter().map(|h| format!("; {}", h.v));
        failure(at.unwrap_or_else(|| place.clone()), layout, &std::iter::once(found.message.to_string()).chain(hints).collect::<String>())
    }
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.press.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.press.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.layout(id).map(|l| l.source.clone()).ok_or_else(|| missing(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if Some(id) == self.press.data {
            return Ok(self.data.clone());
        }
        self.layout(id).map(|l| Bytes::new(l.file.bytes.clone())).ok_or_else(|| missing(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.press.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_without_slash().into())
}
