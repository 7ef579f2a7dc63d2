//! Preprinted stock: what all files of one kind have in common, written once and carried into each as it is.
//!
//! In: pages without what a chapter sets. Out: a form XObject (ISO 32000-1, 8.10) for each page, packed, with the fonts,
//! shadings and pictures that it needs. A file that is printed on stock draws a stand-in on each page; the step over the
//! finished file puts the form in its place. Must not know: what is drawn.

use std::collections::{BTreeMap, BTreeSet};

use krilla::Document;
use krilla::color::cmyk;
use krilla::geom::{PathBuilder, Rect};
use krilla::graphic::Graphic;
use krilla::paint::Fill;
use krilla::surface::Surface;

use super::{Meta, Page, PdfError, Press, close, finish, lay, page_settings, settings, sheet};
use crate::render::apart::apart;
use crate::render::pdf_file::{Layout, find};

/// What a reference ends in.
const REFERENCE: &[u8] = b" 0 R";

/// The grounds of some pages, as objects of a file.
pub struct Stock {
    /// For each page, the place of its form among the objects.
    forms: Vec<usize>,
    /// The forms, then what they need.
    objects: Vec<Object>,
    /// Twice sixteen bits of a digest over all of it.
    digest: [u16; 2],
}

/// An object without its number.
struct Object {
    /// What stands before each reference, and the place in the stock that it is to.
    references: Vec<(Vec<u8>, usize)>,
    rest: Vec<u8>,
}

impl Stock {
    /// Prints what pages have on them. Slugs are none of it.
    ///
    /// # Errors
    /// As [`super::print_pdf`].
    pub fn of(pages: &[Page<'_>], press: &Press<'_>) -> Result<Self, Vec<PdfError>> {
        let pdf = apart(|| write(pages, press))?;
        Self::cut(&pdf).ok_or_else(|| vec![finish::unknown()])
    }

    /// Takes the forms out of a file, with all that they refer to.
    fn cut(pdf: &[u8]) -> Option<Self> {
        let layout = Layout::of(pdf)?;
        let mut numbers = Vec::new();
        let mut places = BTreeMap::new();
        let mut place = |number, numbers: &mut Vec<usize>| {
            *places.entry(number).or_insert_with(|| {
                numbers.push(number);
                numbers.len() - 1
            })
        };
        let forms: Vec<usize> = finish::forms(&layout)?.into_iter().map(|number| place(number, &mut numbers)).collect();
        let mut objects = Vec::new();
        while let Some(number) = numbers.get(objects.len()) {
            let (_, bytes) = (*layout.objects.get(number.checked_sub(1)?)?)?;
            objects.push(Object::of(bytes, |number| place(number, &mut numbers))?);
        }
        let mut hasher = blake3::Hasher::new();
        objects.iter().for_each(|o| {
            o.write(&|place| place, &mut |bytes| {
                hasher.update(bytes);
            })
        });
        let [a, b, c, d, ..] = *hasher.finalize().as_bytes();
        Some(Self { forms, objects, digest: [[a, b], [c, d]].map(u16::from_be_bytes) })
    }

    /// How many pages it has.
    pub(super) fn pages(&self) -> usize {
        self.forms.len()
    }

    /// Draws what stands for a page's form until the file is finished: unlike that of any other form or stock.
    pub(super) fn stand_in(&self, page: usize, surface: &mut Surface<'_>) -> Result<(), PdfError> {
        let [x, y] = self.digest.map(f32::from);
        let area = Rect::from_xywh(x, y, 1.0 + self.forms[page] as f32, 1.0);
        let mut path = PathBuilder::new();
        path.push_rect(area.ok_or(PdfError::Sheet("a box without area"))?);
        let mut builder = surface.stream_builder();
        let mut inner = builder.surface();
        inner.set_fill(Some(Fill { paint: cmyk::Color::new(0, 0, 0, u8::MAX).into(), ..Fill::default() }));
        path.finish().iter().for_each(|path| inner.draw_path(path));
        inner.finish();
        let form = Graphic::new(builder.finish(), false);
        surface.draw_graphic(form);
        Ok(())
    }

    /// Writes the form of a page as object `number`. `free` is the first number that the file doesn't use.
    pub(super) fn write_form(&self, page: usize, number: usize, free: usize, out: &mut Vec<u8>) {
        self.write(self.forms[page], number, free, out);
    }

    /// Writes what the forms need as the objects from `free` on; says where each begins.
    pub(super) fn write_rest(&self, free: usize, out: &mut Vec<u8>) -> Vec<usize> {
        let mut starts = Vec::new();
        for place in self.first_of_rest()..self.objects.len() {
            starts.push(out.len());
            self.write(place, self.number(place, free), free, out);
        }
        starts
    }

    fn write(&self, place: usize, number: usize, free: usize, out: &mut Vec<u8>) {
        out.extend_from_slice(format!("{number} 0 obj").as_bytes());
        self.objects[place].write(&|place| self.number(place, free), &mut |bytes| out.extend_from_slice(bytes));
    }

    /// Forms refer to no forms, so only the rest is ever asked for.
    fn number(&self, place: usize, free: usize) -> usize {
        free + place.saturating_sub(self.first_of_rest())
    }

    fn first_of_rest(&self) -> usize {
        self.forms.iter().max().map_or(0, |last| last + 1)
    }
}

impl Object {
    /// An object of a file; `place` gives the places of those that it refers to.
    fn of(bytes: &[u8], mut place: impl FnMut(usize) -> usize) -> Option<Self> {
        let body = &bytes[find(bytes, b"obj")? + b"obj".len()..];
        let (mut dict, stream) = body.split_at(find(body, b"stream\n").unwrap_or(body.len()));
        let mut references = Vec::new();
        while let Some(at) = find(dict, REFERENCE) {
            let digits = dict[..at].iter().rev().take_while(|b| b.is_ascii_digit()).count();
            let (before, number) = dict[..at].split_at(at - digits);
            references.push((before.to_vec(), place(str::from_utf8(number).ok()?.parse().ok()?)));
            dict = &dict[at + REFERENCE.len()..];
        }
        Some(Self { references, rest: [dict, stream].concat() })
    }

    fn write(&self, number: &dyn Fn(usize) -> usize, out: &mut dyn FnMut(&[u8])) {
        for (before, place) in &self.references {
            out(before);
            out(format!("{} 0 R", number(*place)).as_bytes());
        }
        out(&self.rest);
    }
}

/// A file of pages that hold one form each.
fn write(pages: &[Page<'_>], press: &Press<'_>) -> Result<Vec<u8>, Vec<PdfError>> {
    let mut document = Document::new_with(settings());
    let mut faults = BTreeSet::new();
    for page in pages {
        if let Err(fault) = form(page, press, &mut document, &mut faults) {
            faults.insert(fault);
        }
    }
    close(document, faults, &Meta::default(), press, None, true)
}

/// A page whose layers and marks are a form.
fn form(page: &Page<'_>, press: &Press<'_>, document: &mut Document, faults: &mut BTreeSet<PdfError>) -> Result<(), PdfError> {
    let frame = sheet::Frame::of(&page.sheet)?;
    let mut paper = document.start_page_with(page_settings(&frame)?);
    let mut surface = paper.surface();
    let mut builder = surface.stream_builder();
    let mut inner = builder.surface();
    lay(&mut inner, &frame, page.layers, page.art, press, faults)?;
    if page.sheet.marks {
        sheet::crop_marks(&frame, &mut inner)?;
    }
    inner.finish();
    let form = Graphic::new(builder.finish(), false);
    surface.draw_graphic(form);
    surface.finish();
    Ok(())
}
