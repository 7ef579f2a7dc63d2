//! `content/series/` and `content/campaigns/` → [`Edition`]s and [`Campaign`]s.

use std::collections::BTreeSet;

use super::pages;
use crate::diagnostic::{Diagnostic, Report, Span};
use crate::model::campaign::{Asset, Campaign, CampaignData, Series};
use crate::model::edition::{Edition, EditionData};
use crate::source::Sources;

const ROOT: &str = "content/campaigns/";

pub(super) fn editions(sources: &Sources, report: &mut Report) -> Vec<Edition> {
    let mut out = Vec::new();
    for year in years(sources, report) {
        let path = format!("{ROOT}{year}/edition.yaml");
        let Some(file) = sources.get(&path) else {
            report.push(Diagnostic::error("ND0112").at(Span::file(&path)).arg("path", &path));
            continue;
        };
        if let Some(data) = sources.typed::<EditionData>(&path, report) {
            out.push(Edition { year, path: file.path.clone(), data });
        }
    }
    out
}

/// The folders below `content/campaigns/`, which must be years.
fn years(sources: &Sources, report: &mut Report) -> BTreeSet<i16> {
    let mut out = BTreeSet::new();
    let mut wrong = BTreeSet::new();
    for file in sources.under(ROOT) {
        let rest = &file.path[ROOT.len()..];
        let folder = rest.split('/').next().unwrap_or_default();
        match folder.parse::<i16>() {
            Ok(year) if (1900..3000).contains(&year) => drop(out.insert(year)),
            _ if wrong.insert(folder.to_owned()) => {
                report.push(Diagnostic::error("ND0113").at(Span::file(&file.path)).arg("name", folder));
            }
            _ => {}
        }
    }
    out
}

pub(super) fn campaigns(sources: &Sources, report: &mut Report) -> Vec<Campaign> {
    let mut out = Vec::new();
    let folders: BTreeSet<(i16, String)> = sources.under(ROOT).filter_map(|f| campaign_folder(&f.path)).collect();
    for (year, slug) in folders {
        let path = format!("{ROOT}{year}/{slug}/campaign.yaml");
        let Some(file) = sources.get(&path) else {
            report.push(Diagnostic::error("ND0112").at(Span::file(&path)).arg("path", &path));
            continue;
        };
        let data = sources.typed::<CampaignData>(&path, report);
        let series = series(sources, &slug, &file.path, report);
        let pages = pages::folder(sources, &format!("{ROOT}{year}/{slug}/"), report);
        let (Some(data), Some(series)) = (data, series) else { continue };
        let key_visual = key_visual(sources, year, &slug, &data, report);
        out.push(Campaign { year, slug, path: file.path.clone(), series, data, key_visual, pages });
    }
    out
}

/// `content/campaigns/2023/x/…` → `(2023, x)`.
fn campaign_folder(path: &str) -> Option<(i16, String)> {
    let mut parts = path.strip_prefix(ROOT)?.split('/');
    let year = parts.next()?.parse().ok()?;
    let slug = parts.next()?;
    parts.next().map(|_| (year, slug.to_owned()))
}

fn series(sources: &Sources, slug: &str, from: &str, report: &mut Report) -> Option<Series> {
    let path = format!("content/series/{slug}.yaml");
    if sources.get(&path).is_none() {
        let prefix = "content/series/";
        let known = sources.under(prefix).map(|f| f.path[prefix.len()..].trim_end_matches(".yaml"));
        let finding = Diagnostic::error("ND0201").at(Span::file(from)).arg("kind", "@series").arg("id", slug);
        report.push(finding.nearest(slug, known));
        return None;
    }
    sources.typed(&path, report)
}

fn key_visual(sources: &Sources, year: i16, slug: &str, data: &CampaignData, report: &mut Report) -> Option<Asset> {
    let Some(name) = &data.key_visual else {
        if let Some(list) = data.kit.list() {
            report.push(Diagnostic::error("ND0103").at(list.span.clone()).arg("key", "key_visual"));
        }
        return None;
    };
    let folder = format!("{ROOT}{year}/{slug}/assets/");
    let found = sources.get(&format!("{folder}{}", name.value)).filter(|f| f.path.ends_with(".svg"));
    let Some(file) = found else {
        let known = sources.under(&folder).map(|f| &f.path[folder.len()..]);
        let finding = Diagnostic::error("ND0206").at(name.span.clone()).arg("path", format!("{folder}{}", name.value));
        report.push(finding.nearest(&name.value, known));
        return None;
    };
    Some(Asset { path: file.path.clone(), text: file.text()?.into(), digest: file.digest })
}
