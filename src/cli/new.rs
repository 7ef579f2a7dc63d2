//! `nhandien new …`: a campaign, an event, an article, a page, a chapter's own settings.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};

use super::{Outcome, Session};
use crate::diagnostic::{Diagnostic, Report};
use crate::model::event::{EventKind, Moment};
use crate::model::{Campaign, Date, Project, Unit};
use crate::scaffold::{self, Files, NewArticle, NewCampaign, NewEvent};
use crate::world::Disk;
use crate::{Loaded, Request};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[arg(long, default_value = ".", value_name = "DIR", global = true)]
    project: PathBuf,
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    Campaign {
        slug: String,
        #[arg(long)]
        name: String,
        #[arg(long, value_name = "YEAR")]
        edition: Option<i16>,
        #[arg(long, value_name = "YYYY-MM-DD")]
        start: Option<String>,
        #[arg(long, value_name = "YYYY-MM-DD", requires = "start")]
        end: Option<String>,
    },
    Event {
        slug: String,
        #[arg(long, value_name = "SLUG")]
        campaign: String,
        #[arg(long, value_name = "CODE")]
        unit: Option<String>,
        #[arg(long, value_name = "YEAR")]
        edition: Option<i16>,
        #[arg(long)]
        title: String,
        #[arg(long, value_name = "YYYY-MM-DD HH:MM")]
        start: String,
        #[arg(long, value_name = "YYYY-MM-DD HH:MM")]
        end: Option<String>,
        #[arg(long)]
        place: Option<String>,
        #[arg(long)]
        address: Option<String>,
        #[arg(long, value_enum, default_value = "activity")]
        kind: Kind,
    },
    Article {
        slug: String,
        #[arg(long)]
        title: String,
        #[arg(long, value_name = "SLUG")]
        campaign: Option<String>,
        #[arg(long, value_name = "CODE")]
        unit: Option<String>,
        #[arg(long, value_name = "YYYY-MM-DD")]
        date: Option<String>,
    },
    Page {
        slug: String,
        #[arg(long)]
        title: String,
    },
    Override {
        #[arg(long, value_name = "SLUG")]
        campaign: String,
        #[arg(long, value_name = "CODE")]
        unit: String,
        #[arg(long, value_name = "YEAR")]
        edition: Option<i16>,
    },
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Kind {
    Launch,
    BloodDrive,
    GiftGiving,
    Training,
    Meeting,
    Activity,
}

impl Kind {
    fn of_event(self) -> EventKind {
        match self {
            Self::Launch => EventKind::Launch,
            Self::BloodDrive => EventKind::BloodDrive,
            Self::GiftGiving => EventKind::GiftGiving,
            Self::Training => EventKind::Training,
            Self::Meeting => EventKind::Meeting,
            Self::Activity => EventKind::Activity,
        }
    }
}

pub(super) fn run(args: &Args, session: &Session) -> Outcome {
    let world = Disk::new(&args.project);
    let mut found = Report::default();
    let loaded = match crate::load(&world, &Request::default(), &mut found) {
        Ok(loaded) => loaded,
        Err(e) => return session.machine(world.root(), &e),
    };
    let Loaded { sources, project: Some(project) } = loaded else {
        // Without a model there is nothing to add to: what is wrong with it comes first.
        session.show(&found, None);
        return Outcome::Findings;
    };
    let made = files(&args.what, &project).and_then(|files| scaffold::write(&args.project, &files).map(|()| files));
    match made {
        Err(report) => {
            session.show(&report, Some(&sources));
            Session::outcome(&report)
        }
        Ok(files) => {
            for path in files.keys() {
                session.say("file-made", &[("path", path.clone())]);
            }
            session.say("next-step", &[]);
            Outcome::Done
        }
    }
}

fn files(what: &What, project: &Project) -> Result<Files, Report> {
    match what {
        What::Campaign { slug, name, edition, start, end } => {
            let year = edition.unwrap_or(project.site.current_edition.value);
            let window = match start {
                None => None,
                Some(start) => Some((date(start)?, date(end.as_ref().unwrap_or(start))?)),
            };
            scaffold::campaign(project, &NewCampaign { slug: slug.clone(), name: name.clone(), year, window })
        }
        What::Event { slug, campaign, unit, edition, title, start, end, place, address, kind } => {
            let campaign = find_campaign(project, campaign, *edition)?;
            let unit = unit.as_ref().map(|u| find_unit(project, campaign, u)).transpose()?;
            let new = NewEvent {
                slug: slug.clone(),
                title: title.clone(),
                kind: kind.of_event(),
                start: moment(start)?,
                end: end.as_deref().map(moment).transpose()?,
                place: place.clone(),
                address: address.clone(),
            };
            scaffold::event(project, campaign, unit, &new)
        }
        What::Article { slug, title, campaign, unit, date: day } => {
            let campaign = campaign.as_ref().map(|c| find_campaign(project, c, None)).transpose()?;
            let unit = unit.as_ref().map(|u| any_unit(project, u)).transpose()?;
            let new = NewArticle {
                slug: slug.clone(),
                title: title.clone(),
                date: day.as_deref().map(date).transpose()?.unwrap_or(project.site.date),
                campaign: campaign.map(|c| c.slug.clone()),
                unit: unit.map(|u| u.slug.value.clone()),
            };
            scaffold::article(project, &new)
        }
        What::Page { slug, title } => scaffold::page(project, slug, title),
        What::Override { campaign, unit, edition } => {
            let campaign = find_campaign(project, campaign, *edition)?;
            scaffold::settings(project, campaign, find_unit(project, campaign, unit)?)
        }
    }
}

fn unknown<'a>(kind: &str, id: &str, known: impl IntoIterator<Item = &'a str>) -> Report {
    Diagnostic::error("ND0404").arg("kind", kind).arg("id", id).nearest(id, known).into()
}

/// A campaign of the year that is named, else of the current edition.
fn find_campaign<'a>(project: &'a Project, slug: &str, edition: Option<i16>) -> Result<&'a Campaign, Report> {
    let year = edition.unwrap_or(project.site.current_edition.value);
    let of_year = project.campaigns.iter().filter(|c| c.year == year).map(|c| c.slug.as_str());
    project.campaign(year, slug).ok_or_else(|| unknown("@campaign", slug, of_year))
}

/// A unit by code or slug, as it is on the first day of the campaign's window.
fn find_unit<'a>(project: &'a Project, campaign: &Campaign, name: &str) -> Result<&'a Unit, Report> {
    let units = project.units_on(campaign.window.start);
    let found = units.iter().find(|u| u.code.value == name || u.slug.value == name).copied();
    found.ok_or_else(|| unknown("@unit", name, units.iter().flat_map(|u| [u.code.value.as_str(), &u.slug.value])))
}

/// A unit by code or slug, of whatever time.
fn any_unit<'a>(project: &'a Project, name: &str) -> Result<&'a Unit, Report> {
    let found = project.units.iter().find(|u| u.code.value == name || u.slug.value == name);
    found.ok_or_else(|| unknown("@unit", name, project.units.iter().flat_map(|u| [u.code.value.as_str(), &u.slug.value])))
}

fn date(text: &str) -> Result<Date, Report> {
    Date::parse(text).ok_or_else(|| Diagnostic::error("ND0405").arg("found", text).into())
}

fn moment(text: &str) -> Result<Moment, Report> {
    Moment::parse(text).ok_or_else(|| Diagnostic::error("ND0405").arg("found", text).into())
}
