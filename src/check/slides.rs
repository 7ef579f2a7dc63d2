//! ND0636: every text of a slide stands in its place, for the chapter whose words are longest.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Report};
use crate::plan::documents::Parts;
use crate::scene::deck::{self, Template};
use crate::scene::document::{self, Block, Run};
use crate::scene::{Studio, Typesetter};

/// A campaign's slides for the chapter whose words are longest.
struct Longest<'p, 'a> {
    /// Bytes of all words.
    length: usize,
    parts: &'p Parts<'a>,
    body: Vec<Block>,
}

/// Looks at the slides of each campaign; of what one text does in several, the worst is told.
pub(super) fn fit(studio: &Studio<'_>, all: &[Parts<'_>], report: &mut Report) {
    let mut longest: BTreeMap<(&str, i16, &str), Longest<'_, '_>> = BTreeMap::new();
    for parts in all {
        let body = document::read(parts.page.body(), &parts.values());
        let length = length(&body) + parts.unit.chapter.vi.len();
        let key = (parts.kind.id.as_str(), parts.campaign.year, parts.campaign.slug.as_str());
        if longest.get(&key).is_none_or(|l| length > l.length) {
            longest.insert(key, Longest { length, parts, body });
        }
    }
    let mut templates: BTreeMap<&str, Option<Template>> = BTreeMap::new();
    let mut worst: BTreeMap<_, (u32, Diagnostic)> = BTreeMap::new();
    studio.lend(|typesetter| {
        for ((kind, ..), Longest { parts, body, .. }) in &longest {
            // What is wrong with the presentation itself is ND0609's.
            let Some(template) = templates.entry(*kind).or_insert_with(|| template(parts)) else { continue };
            for (percent, finding) in look(parts, body, template, typesetter) {
                let place = finding.span.clone();
                if worst.get(&place).is_none_or(|(most, _)| percent > *most) {
                    worst.insert(place, (percent, finding));
                }
            }
        }
    });
    report.extend(worst.into_values().map(|(_, finding)| finding));
}

fn template(parts: &Parts<'_>) -> Option<Template> {
    Template::read(&parts.deck()?.bytes, parts.kind.spec.slides.as_ref()?).ok()
}

/// The texts that don't stand, with how much they are too long.
fn look(parts: &Parts<'_>, body: &[Block], template: &Template, typesetter: &mut Typesetter) -> Vec<(u32, Diagnostic)> {
    let (front, values) = (&parts.page.front, parts.values());
    let title = values.fill(front.about.as_ref().map_or(&front.title, |a| &a.value));
    let mut out = Vec::new();
    for slide in deck::slides(&title, &[], body, &parts.project.brand.tokens.typography.compounds) {
        let scales = template.scales(&slide, &parts.kind.spec.typography.family, typesetter);
        let overflows = scales.into_iter().filter_map(Result::err);
        out.extend(overflows.map(|o| (o.percent, deck::overflow(&slide, o, parts.page, &values, &parts.unit.chapter.vi))));
    }
    out
}

/// Bytes of all words.
fn length(blocks: &[Block]) -> usize {
    let runs = |runs: &[Run]| runs.iter().map(|r| r.text.len()).sum::<usize>();
    let block = |block: &Block| match block {
        Block::Heading { text, .. } | Block::Paragraph(text) => runs(text),
        Block::List { items, .. } => items.iter().map(|i| length(i)).sum(),
        Block::Table { head, rows, .. } => head.iter().chain(rows.iter().flatten()).map(|c| runs(c)).sum(),
        Block::Quote(inner) => length(inner),
        Block::Figures(_) => 0,
    };
    blocks.iter().map(block).sum()
}
