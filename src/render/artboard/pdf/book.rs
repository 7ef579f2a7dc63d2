//! Many pages over a few shared sheets: forms filled in, one page a record and side.
//!
//! In: the sheets, then each record's own trees. Out: the bytes of a PDF in which what the pages share stands once, as a
//! form XObject (ISO 32000-1, 8.10), and each font once with the letters used in the whole file.
//! Must not know: records, lists.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::canvas::Canvas;
use super::draft::Draft;
use super::{Meta, Page, PdfError, Pictures, Press, cover, ended, lay, sheet};
use crate::render::zlib::Packer;

/// A file in the making.
pub struct Book<'a> {
    sheets: &'a [Page<'a>],
    meta: Meta<'a>,
    press: Press<'a>,
    draft: Draft,
    packer: Packer,
    /// The numbers of what all pages of a sheet share, once it was needed.
    shared: Vec<Option<usize>>,
    faults: BTreeSet<PdfError>,
}

impl<'a> Book<'a> {
    /// A file without pages. `press` has the pictures of the sheets.
    #[must_use]
    pub fn new(sheets: &'a [Page<'a>], meta: Meta<'a>, press: Press<'a>) -> Self {
        let shared = vec![None; sheets.len()];
        Self { sheets, meta, press, draft: Draft::default(), packer: Packer::default(), shared, faults: BTreeSet::new() }
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
    pub fn finish(mut self) -> Result<Vec<u8>, Vec<PdfError>> {
        ended(self.faults)?;
        self.draft.write(&self.meta, self.press.condition, &mut self.packer).map_err(|fault| vec![fault])
    }

    fn page(&mut self, side: usize, top: &[Arc<usvg::Tree>], pictures: &dyn Pictures) -> Result<(), PdfError> {
        let Self { sheets, meta, press, draft, packer, shared, faults } = self;
        let page = sheets.get(side).ok_or(PdfError::Sheet("no page"))?;
        let frame = sheet::Frame::of(&page.sheet)?;
        let common = match shared[side] {
            Some(common) => common,
            None => {
                let mut canvas = Canvas::new(draft, Default::default());
                cover(&mut canvas, &frame, page, meta, press, faults)?;
                let part = packer.part(&canvas.finish());
                *shared[side].insert(draft.add_sheet(frame, part))
            }
        };
        let number = draft.add_page(frame);
        let mut canvas = Canvas::new(draft, Default::default());
        canvas.sheet(common);
        canvas.transform(frame.upward());
        canvas.save();
        canvas.clip(&frame.bleed.path()?, usvg::FillRule::NonZero);
        lay(&mut canvas, &frame, top.iter().map(|tree| &**tree), page.art, &Press { pictures, ..*press }, faults)?;
        canvas.restore();
        let part = packer.part(&canvas.finish());
        draft.paint(number, part);
        Ok(())
    }
}
