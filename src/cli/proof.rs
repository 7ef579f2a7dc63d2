//! `nhandien proof`: contact sheets of every kit, for the eye that looks before a release.

use std::path::PathBuf;

use super::{Outcome, ProjectArgs, Session};
use crate::diagnostic::Report;
use crate::publish::Folder;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    project: ProjectArgs,
    #[arg(long, value_name = "DIR", default_value = "proof")]
    out: PathBuf,
}

pub(super) fn run(args: &Args, session: &Session) -> Outcome {
    let mut report = Report::default();
    let (request, loaded) = match args.project.load(session, &mut report) {
        Ok(read) => read,
        Err(outcome) => return outcome,
    };
    let folder = Folder(args.out.clone());
    let made = crate::prepare(&loaded, &request, &mut report, |shop, report| shop.contact_sheets(&session.words, &folder, report));
    session.show(&report, Some(&loaded.sources));
    if let Some(count) = made.filter(|_| !report.has_errors()) {
        session.say("proofs-made", &[("count", count.to_string()), ("folder", args.out.display().to_string())]);
    }
    Session::outcome(&report)
}
