//! `nhandien merge`: a form filled in for each row of a list. What a list says of people is never repeated.

use std::path::PathBuf;

use clap::{ArgAction, ValueEnum};

use super::{Outcome, ProjectArgs, Session};
use crate::diagnostic::Report;
use crate::merge::{Binding, Order};
use crate::world::environment::Stopwatch;
use crate::world::output;

#[derive(Debug, clap::Args)]
#[command(mut_arg("campaign", |a| a.required(true).action(ArgAction::Set)), mut_arg("unit", |a| a.required(true).action(ArgAction::Set)))]
pub(super) struct Args {
    #[command(flatten)]
    project: ProjectArgs,
    #[arg(long, value_name = "ID")]
    artefact: String,
    #[arg(long, value_name = "FILE")]
    data: PathBuf,
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    #[arg(long = "as", id = "as", value_enum, value_name = "KIND", default_value = "pdf")]
    binding: Kind,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Kind {
    Pdf,
    Zip,
    Both,
}

pub(super) fn run(args: &Args, session: &Session) -> Outcome {
    let watch = Stopwatch::start();
    let mut report = Report::default();
    let request = args.project.request(&mut report);
    let world = args.project.world();
    let binding = match args.binding {
        Kind::Pdf => Binding::Pdf,
        Kind::Zip => Binding::Zip,
        Kind::Both => Binding::Both,
    };
    let order = Order { artefact: &args.artefact, list: &args.data, project: world.root(), out: &args.out, binding };
    let filled = match crate::merge(&world, &request, &order, &mut report) {
        Ok(filled) => filled,
        Err(e) => return session.machine(world.root(), &e),
    };
    session.show(&report, Some(&filled.sources));
    if let Some(merged) = filled.merged.filter(|_| !report.has_errors()) {
        let seconds = format!("{:.1}", watch.elapsed().as_secs_f64());
        let folder = output::absolute(&args.out).unwrap_or_else(|_| args.out.clone()).display().to_string();
        let counts = [("count", merged.records.to_string()), ("seconds", seconds)];
        session.say("merged", &[&counts[..], &[("files", merged.files.join(", ")), ("folder", folder)]].concat());
    }
    Session::outcome(&report)
}
