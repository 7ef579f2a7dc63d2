//! A print file in the making (ISO 32000-1, 7).
//!
//! In: what pages are painted with, each once, and their contents, packed. Out: the bytes of the file. Everything is
//! numbered in the order of its first use, so that the same input gives the same bytes.
//! Must not know: trees, what is painted.

use std::sync::Arc;

use pdf_writer::types::OutputIntentSubtype;
use pdf_writer::writers::Resources;
use pdf_writer::{Chunk, Filter, Finish, Name, Pdf, Ref, Settings, TextStr};
use xmp_writer::{LangId, XmpWriter};

use super::font::{Face, Subset};
use super::paint::Gradient;
use super::picture::Picture;
use super::sheet::Frame;
use super::{Meta, PdfError};
use crate::render::zlib::{self, Packer, Part};

/// The printing condition that a file is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Condition<'a> {
    /// Its name in the ICC's registry of characterisation data, for instance `FOGRA39`.
    pub id: &'a str,
    /// In words, for whoever opens the file.
    pub info: &'a str,
}

/// Where the ICC's registry is found (ISO 15930).
const REGISTRY: &str = "http://www.color.org";
/// The version of PDF that is written.
const VERSION: (u8, u8) = (1, 7);
/// Where the dictionaries of fonts and of gradients stand, which all pages share.
const FONTS: Ref = Ref::new(5);
const GRADIENTS: Ref = Ref::new(6);
const FIRST_FREE: Ref = Ref::new(7);

/// What a file has so far.
#[derive(Clone, Default)]
pub(super) struct Draft {
    fonts: Vec<Subset>,
    gradients: Vec<Gradient>,
    pictures: Vec<Picture>,
    sheets: Vec<Contents>,
    pages: Vec<Contents>,
    /// The names of the pictures and sheets shown by what is not painted yet.
    shown: Vec<Shown>,
}

/// A picture or a sheet by its number.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Picture(usize),
    Sheet(usize),
}

impl Shown {
    fn name(self) -> String {
        match self {
            Self::Picture(number) => format!("P{number}"),
            Self::Sheet(number) => format!("S{number}"),
        }
    }
}

/// What is painted on a page, or on a sheet that pages share.
#[derive(Clone)]
struct Contents {
    frame: Frame,
    parts: Vec<Arc<Part>>,
    shown: Vec<Shown>,
}

impl Draft {
    pub(super) fn font_name(number: usize) -> String {
        format!("F{number}")
    }

    pub(super) fn gradient_name(number: usize) -> String {
        format!("G{number}")
    }

    /// The number of a font.
    pub(super) fn font(&mut self, face: &Arc<Face>) -> usize {
        let known = self.fonts.iter().position(|font| font.face == *face);
        known.unwrap_or_else(|| {
            self.fonts.push(Subset::new(face.clone()));
            self.fonts.len() - 1
        })
    }

    /// The font of that number.
    pub(super) fn subset(&mut self, number: usize) -> &mut Subset {
        &mut self.fonts[number]
    }

    /// The number of a gradient.
    pub(super) fn gradient(&mut self, gradient: Gradient) -> usize {
        self.gradients.iter().position(|known| *known == gradient).unwrap_or_else(|| {
            self.gradients.push(gradient);
            self.gradients.len() - 1
        })
    }

    /// The name that a picture is shown by.
    pub(super) fn picture(&mut self, picture: Picture) -> String {
        let known = self.pictures.iter().position(|known| known.is(&picture));
        let number = known.unwrap_or_else(|| {
            self.pictures.push(picture);
            self.pictures.len() - 1
        });
        self.show(Shown::Picture(number))
    }

    /// The name that a sheet is shown by.
    pub(super) fn sheet(&mut self, number: usize) -> String {
        self.show(Shown::Sheet(number))
    }

    fn show(&mut self, what: Shown) -> String {
        if !self.shown.contains(&what) {
            self.shown.push(what);
        }
        what.name()
    }

    /// Adds a page; gives its number.
    pub(super) fn add_page(&mut self, frame: Frame) -> usize {
        self.pages.push(Contents { frame, parts: Vec::new(), shown: Vec::new() });
        self.pages.len() - 1
    }

    /// Paints on a page, above what is there.
    pub(super) fn paint(&mut self, page: usize, part: Part) {
        let shown = std::mem::take(&mut self.shown);
        let page = &mut self.pages[page];
        page.parts.push(Arc::new(part));
        page.shown.extend(shown);
    }

    /// Adds a sheet that pages share, as large as they; gives its number.
    pub(super) fn add_sheet(&mut self, frame: Frame, part: Part) -> usize {
        self.sheets.push(Contents { frame, parts: vec![Arc::new(part)], shown: std::mem::take(&mut self.shown) });
        self.sheets.len() - 1
    }

    /// Packs what all files have in common that go on from here.
    pub(super) fn begin(&mut self, packer: &mut Packer) {
        self.fonts.iter_mut().for_each(|font| font.begin(packer));
    }

    /// The file.
    pub(super) fn write(&self, meta: &Meta<'_>, condition: Option<Condition<'_>>, packer: &mut Packer) -> Result<Vec<u8>, PdfError> {
        let [catalog, info, metadata, pages] = [1, 2, 3, 4].map(Ref::new);
        let mut pdf = Pdf::with_settings(Settings { pretty: false });
        pdf.set_version(VERSION.0, VERSION.1);
        let mut next = FIRST_FREE;
        let page = numbers(&mut next, self.pages.len());
        let contents = numbers(&mut next, self.pages.len());
        let objects = Objects {
            fonts: !self.fonts.is_empty(),
            gradients: !self.gradients.is_empty(),
            pictures: numbers(&mut next, self.pictures.len()),
            sheets: numbers(&mut next, self.sheets.len()),
        };
        for ((id, content), page) in page.iter().zip(&contents).zip(&self.pages) {
            page.write_page(*id, (*content, pages), &objects, &mut pdf);
        }
        objects.sheets.iter().zip(&self.sheets).for_each(|(id, sheet)| sheet.write_form(*id, &objects, &mut pdf));
        objects.pictures.iter().zip(&self.pictures).for_each(|(id, picture)| picture.write(*id, &mut pdf));
        let (mut fonts, mut gradients) = (Vec::new(), Vec::new());
        for font in &self.fonts {
            fonts.push(next);
            next = font.write(next, &mut pdf, packer)?;
        }
        for gradient in &self.gradients {
            gradients.push(next);
            next = gradient.write(next, &mut pdf);
        }
        write_names(FONTS, &fonts, Self::font_name, &mut pdf);
        write_names(GRADIENTS, &gradients, Self::gradient_name, &mut pdf);
        pdf.pages(pages).kids(page.iter().copied()).count(i32::try_from(page.len()).unwrap_or(i32::MAX));
        let file_id = self.ids(meta);
        write_info(info, meta, &mut pdf);
        pdf.metadata(metadata, describe(meta, &file_id, page.len()).as_bytes());
        write_catalog(catalog, (pages, metadata), meta, condition, &mut pdf);
        pdf.set_file_id((file_id[0].to_vec(), file_id[1].to_vec()));
        Ok(pdf.finish())
    }

    /// Which piece it is, and which form of it (ISO 32000-1, 14.4).
    fn ids(&self, meta: &Meta<'_>) -> [[u8; 16]; 2] {
        let short = |hasher: &blake3::Hasher| hasher.finalize().as_bytes()[..16].try_into().unwrap_or_default();
        let mut hasher = blake3::Hasher::new();
        hasher.update(meta.id.as_bytes());
        let piece = short(&hasher);
        hasher.update(meta.title.as_bytes()).update(meta.creator.as_bytes());
        for part in self.sheets.iter().chain(&self.pages).flat_map(|contents| &contents.parts) {
            hasher.update(&part.sum());
        }
        [piece, short(&hasher)]
    }
}

/// Where things stand that are shown by name, and whether there are fonts and gradients.
struct Objects {
    fonts: bool,
    gradients: bool,
    pictures: Vec<Ref>,
    sheets: Vec<Ref>,
}

impl Contents {
    fn packed(&self) -> Vec<u8> {
        zlib::stream(self.parts.iter().map(|part| &**part))
    }

    fn write_page(&self, id: Ref, (content, parent): (Ref, Ref), objects: &Objects, pdf: &mut Chunk) {
        let frame = &self.frame;
        let mut page = pdf.page(id);
        page.parent(parent).media_box(frame.sheet()).bleed_box(frame.upright(&frame.bleed)).trim_box(frame.upright(&frame.trim));
        page.contents(content);
        self.write_resources(page.resources(), objects);
        page.finish();
        pdf.stream(content, &self.packed()).filter(Filter::FlateDecode);
    }

    fn write_form(&self, id: Ref, objects: &Objects, pdf: &mut Chunk) {
        let packed = self.packed();
        let mut form = pdf.form_xobject(id, &packed);
        form.filter(Filter::FlateDecode);
        form.bbox(self.frame.sheet());
        self.write_resources(form.resources(), objects);
    }

    fn write_resources(&self, mut resources: Resources<'_>, objects: &Objects) {
        if objects.fonts {
            resources.pair(Name(b"Font"), FONTS);
        }
        if objects.gradients {
            resources.pair(Name(b"Pattern"), GRADIENTS);
        }
        if self.shown.is_empty() {
            return;
        }
        let mut names = resources.x_objects();
        for what in &self.shown {
            let id = match *what {
                Shown::Picture(number) => objects.pictures[number],
                Shown::Sheet(number) => objects.sheets[number],
            };
            names.pair(Name(what.name().as_bytes()), id);
        }
    }
}

fn numbers(next: &mut Ref, count: usize) -> Vec<Ref> {
    (0..count).map(|_| next.bump()).collect()
}

fn write_names(id: Ref, ids: &[Ref], name: impl Fn(usize) -> String, pdf: &mut Chunk) {
    if ids.is_empty() {
        return;
    }
    let mut dict = pdf.indirect(id).dict();
    for (number, id) in ids.iter().enumerate() {
        dict.pair(Name(name(number).as_bytes()), *id);
    }
}

fn write_info(id: Ref, meta: &Meta<'_>, pdf: &mut Pdf) {
    let mut info = pdf.document_info(id);
    info.title(TextStr(meta.title)).creator(TextStr(meta.creator));
    if !meta.author.is_empty() {
        info.author(TextStr(meta.author));
    }
}

/// The same in XMP (ISO 32000-1, 14.3.2).
fn describe(meta: &Meta<'_>, ids: &[[u8; 16]; 2], pages: usize) -> String {
    let [piece, form] = ids.map(|id| id.iter().map(|byte| format!("{byte:02x}")).collect::<String>());
    let version = format!("{}.{}", VERSION.0, VERSION.1);
    let mut xmp = XmpWriter::new();
    xmp.title([(None::<LangId<'_>>, meta.title)]).creator_tool(meta.creator).format("application/pdf");
    if !meta.author.is_empty() {
        xmp.creator([meta.author]);
    }
    if !meta.lang.is_empty() {
        xmp.language([LangId(meta.lang)]);
    }
    xmp.num_pages(u32::try_from(pages).unwrap_or(u32::MAX)).document_id(&piece).instance_id(&form);
    xmp.pdf_version(&version);
    xmp.finish(None)
}

fn write_catalog(id: Ref, (pages, metadata): (Ref, Ref), meta: &Meta<'_>, condition: Option<Condition<'_>>, pdf: &mut Pdf) {
    let mut catalog = pdf.catalog(id);
    catalog.pages(pages).metadata(metadata);
    if !meta.lang.is_empty() {
        catalog.lang(TextStr(meta.lang));
    }
    // Named, not embedded: the profile would weigh more than most pages.
    if let Some(condition) = condition {
        let mut intents = catalog.output_intents();
        let mut intent = intents.push();
        intent.subtype(OutputIntentSubtype::PDFX).output_condition_identifier(TextStr(condition.id));
        intent.registry_name(TextStr(REGISTRY)).info(TextStr(condition.info));
    }
}
