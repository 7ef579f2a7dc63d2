//! `nhandien init DIR`: an empty project that works.

use std::path::PathBuf;

use super::{Outcome, Session};
use crate::diagnostic::{Diagnostic, Report};
use crate::model::Date;
use crate::publish::machine;
use crate::scaffold;
use crate::world::output;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    dir: PathBuf,
    #[arg(long, value_name = "YYYY-MM-DD", default_value = "2026-01-20")]
    date: String,
}

pub(super) fn run(args: &Args, session: &Session) -> Outcome {
    let report = make(args).err().unwrap_or_default();
    session.show(&report, None);
    if !report.has_errors() {
        session.say("project-made", &[("folder", args.dir.display().to_string())]);
    }
    Session::outcome(&report)
}

fn make(args: &Args) -> Result<(), Report> {
    let date = Date::parse(&args.date).ok_or_else(|| Diagnostic::error("ND0405").arg("found", &args.date))?;
    let inside = output::list(&args.dir).map_err(|e| machine(&args.dir, &e))?;
    if !inside.is_empty() {
        return Err(Diagnostic::error("ND0408").arg("path", args.dir.display()).into());
    }
    scaffold::write(&args.dir, &scaffold::init(date)?)
}
