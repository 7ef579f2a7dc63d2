//! `content/series/` and `content/campaigns/` → [`Edition`]s and [`Campaign`]s.

use std::collections::BTreeSet;

use super::pages;
use super::references::twice;
use crate::diagnostic::{Diagnostic, Report, Span};
use crate::model::campaign::{Asset, Campaign, CampaignData, Series};
use crate::model::edition::{Edition, EditionData};
use crate::model::photo::{Photo, PhotoData};
use crate::source::Sources;
use crate::source::raster::{Colors, Header, MAX_PIXELS};

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
        let album = album(sources, &format!("{ROOT}{year}/{slug}/assets/"), &data, report);
        out.push(Campaign { year, slug, path: file.path.clone(), series, data, key_visual, album, pages });
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

/// The photos that are there and can be shown.
fn album(sources: &Sources, folder: &str, data: &CampaignData, report: &mut Report) -> Vec<Photo> {
    let mut out: Vec<Photo> = Vec::new();
    for photo in &data.photos {
        if let Some(first) = data.photos.iter().find(|p| p.id.value == photo.id.value).filter(|p| !std::ptr::eq(*p, photo)) {
            report.push(twice(&photo.id, &first.id));
            continue;
        }
        out.extend(shown(sources, folder, photo, report));
    }
    out
}

fn shown(sources: &Sources, folder: &str, photo: &PhotoData, report: &mut Report) -> Option<Photo> {
    let path = format!("{folder}{}", photo.file.value);
    let Some(file) = sources.get(&path) else {
        let known = sources.under(folder).map(|f| &f.path[folder.len()..]);
        let finding = Diagnostic::error("ND0206").at(photo.file.span.clone()).arg("path", &path);
        report.push(finding.nearest(&photo.file.value, known));
        return None;
    };
    let header = Header::of(&file.bytes);
    let wrong = match header {
        None => Some("unread"),
        Some(h) if h.pixels() > MAX_PIXELS => Some("large"),
        Some(h) if h.colors == Colors::Cmyk => Some("cmyk"),
        Some(h) if h.alpha => Some("alpha"),
        Some(_) => None,
    };
    if let Some(kind) = wrong {
        report.push(Diagnostic::error("ND0217").at(photo.file.span.clone()).arg("path", &path).arg("kind", kind));
        return None;
    }
    Some(Photo {
        id: photo.id.value.clone(),
        place: photo.file.span.clone(),
        path: file.path.clone(),
        bytes: file.bytes.clone(),
        digest: file.digest,
        header: header?,
        focus: photo.focus,
    })
}
