//! Documents as forms: each record's words in a document's fields.

use std::sync::Arc;

use super::{Form, Misfit};
use crate::diagnostic::Report;
use crate::model::fields::{FIELDS, Level, Values};
use crate::model::record::{Record, Records};
use crate::plan::documents::Parts;
use crate::render::artboard::Painter;
use crate::render::document::Clerk;

/// A document of a chapter. Long words make it longer, so that nothing is ever too long for it.
pub struct Letters<'a> {
    painter: &'a Painter<'a>,
    clerk: Clerk,
    parts: Parts<'a>,
    records: &'a Records,
    /// The words that all records share.
    values: Values,
    id: String,
}

impl<'a> Letters<'a> {
    /// The document that `parts` name, its files called after `id`; `None` where its kind takes no list.
    #[must_use]
    pub fn new(painter: &'a Painter<'a>, parts: Parts<'a>, id: String) -> Option<Self> {
        let records = parts.kind.spec.records.as_ref()?;
        Some(Self { painter, clerk: Clerk::default(), parts, records, values: parts.values(), id })
    }

    /// The words of one record's document: a blank cell takes its line out, which only a form to write on leaves open.
    fn filled(&self, record: &Record) -> Values {
        let own = FIELDS.iter().filter(|(_, level)| *level == Level::Record);
        let said = own.filter_map(|(name, _)| Some((*name, record.values.get(*name)?)));
        said.fold(self.values.clone(), |values, (name, value)| values.with(name, value.clone()))
    }
}

impl Form for Letters<'_> {
    fn id(&self) -> &str {
        &self.id
    }

    fn folder(&self) -> String {
        let c = self.parts.campaign;
        format!("{}-{}-{}-{}", self.id, c.slug, c.year, self.parts.unit.slug.value)
    }

    fn records(&self) -> &Records {
        self.records
    }

    fn family(&self) -> &str {
        &self.parts.kind.spec.typography.family
    }

    fn misfits(&self, _: &Arc<Record>) -> Result<Vec<Misfit>, Report> {
        Ok(Vec::new())
    }

    fn pdf(&self, records: &[Arc<Record>]) -> Result<Vec<u8>, Report> {
        let values: Vec<Values> = records.iter().map(|record| self.filled(record)).collect();
        self.painter.studio().lend(|typesetter| self.clerk.print(&self.parts, &values, self.painter, typesetter))
    }
}
