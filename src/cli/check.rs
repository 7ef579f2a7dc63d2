//! `nhandien check`: judges, makes nothing.

use clap::ValueEnum;

use super::{Outcome, ProjectArgs, Session, print};
use crate::diagnostic::{Report, github, json, sarif};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    project: ProjectArgs,
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Sarif,
    Github,
}

pub(super) fn run(args: &Args, session: &Session) -> Outcome {
    let mut report = Report::default();
    let (request, loaded) = match args.project.load(session, &mut report) {
        Ok(read) => read,
        Err(outcome) => return outcome,
    };
    crate::prepare(&loaded, &request, &mut report, |shop, report| shop.proof(report));
    match args.format {
        Format::Text => {
            session.show(&report, Some(&loaded.sources));
            if report.is_empty() {
                session.say("checked", &[]);
            }
        }
        Format::Json => print(&json::render(&report, &session.words)),
        Format::Sarif => print(&sarif::render(&report, &session.words)),
        Format::Github => print(&github::render(&report, &session.words)),
    }
    Session::outcome(&report)
}
