//! Many pages over a few shared sheets: forms filled in, one page a record and side.
//!
//! In: the sheets, then each record's own trees. Out: the bytes of a PDF in which what the pages share stands once, as a
//! form XObject (ISO 32000-1, 8.10), and each font once with the letters used in the whole file.
//! Must not know: records, lists.

use std::collections::BTreeSet;
use std::sync::Arc;

use krilla::Document;
use krilla::graphic::Graphic;

use super::{Meta, Page, PdfError, Pictures, Press, close, cover, lay, page_settings, settings, sheet};

/// A file in the making.
pub struct Book<'a> {
    sheets: &'a [Page<'a>],
    meta: Meta<'a>,
    press: Press<'a>,
    document: Document,
    /// What all pages of a sheet share, once it was needed.
    shared: Vec<Option<Graphic>>,
    faults: BTreeSet<PdfError>,
}

impl<'a> Book<'a> {
    /// A file without pages. `press` has the pictures of the sheets.
    #[must_use]
    pub fn new(sheets: &'a [Page<'a>], meta: Meta<'a>, press: Press<'a>) -> Self {
        let shared = vec![None; sheets.len()];
        let document = Document::new_with(settings());
        Self { sheets, meta, press, document, shared, faults: BTreeSet::new() }
    }

    /// Adds a record: a page for each sheet, with the record's trees on it, from the bottom up. `pictures` has those of the
    /// trees.
    pub fn add(&mut self, tops: &[Vec<Arc<usvg::Tree>>], pictures: &dyn Pictures) {
        for (side, top) in tops.iter().enumerate() {
            if let Err(fault) = self.page(side, top, pictures) {
                self.faults.insert(fault);
            }
        }
    }

    /// The file.
    ///
    /// # Errors
    /// Everything that stands in the way, sorted, each once; never an empty list.
    pub fn finish(self) -> Result<Vec<u8>, Vec<PdfError>> {
        close(self.document, self.faults, &self.meta, &self.press, true)
    }

    fn page(&mut self, side: usize, top: &[Arc<usvg::Tree>], pictures: &dyn Pictures) -> Result<(), PdfError> {
        let Self { sheets, meta, press, document, shared, faults } = self;
        let page = sheets.get(side).ok_or(PdfError::Sheet("no page"))?;
        let frame = sheet::Frame::of(&page.sheet)?;
        let mut paper = document.start_page_with(page_settings(&frame)?);
        let mut surface = paper.surface();
        let common = match &shared[side] {
            Some(common) => common.clone(),
            None => {
                let mut builder = surface.stream_builder();
                let mut inner = builder.surface();
                cover(&mut inner, &frame, page, meta, press, faults)?;
                inner.finish();
                let common = Graphic::new(builder.finish(), false);
                shared[side] = Some(common.clone());
                common
            }
        };
        surface.draw_graphic(common);
        lay(&mut surface, &frame, top.iter().map(|tree| &**tree), page.art, &Press { pictures, ..*press }, faults)?;
        surface.finish();
        Ok(())
    }
}
