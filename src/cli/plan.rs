//! `nhandien plan`: every output and its recipe, none made.

use clap::ValueEnum;
use serde_json::json;

use super::{Outcome, ProjectArgs, Session, print};
use crate::diagnostic::Report;
use crate::plan::{Plan, Recipe};

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
}

pub(super) fn run(args: &Args, session: &Session) -> Outcome {
    let mut report = Report::default();
    let (request, loaded) = match args.project.load(session, &mut report) {
        Ok(read) => read,
        Err(outcome) => return outcome,
    };
    let text = crate::prepare(&loaded, &request, &mut report, |shop, _| match args.format {
        Format::Text => lines(&shop.plan),
        Format::Json => document(&shop.plan),
    });
    session.show(&report, Some(&loaded.sources));
    print(&text.unwrap_or_default());
    Session::outcome(&report)
}

fn kind(recipe: &Recipe) -> &'static str {
    match recipe {
        Recipe::Bytes(_) => "bytes",
        Recipe::Artefact(_) => "artefact",
        Recipe::Document(_) | Recipe::Slogans(_) | Recipe::Guideline | Recipe::Letterhead(_) => "document",
        Recipe::Swatches(_) => "swatches",
        Recipe::Figure(_) => "figure",
        Recipe::Pack(_) => "pack",
        Recipe::Lockup(_) => "lockup",
        Recipe::Photo(_) => "photo",
        Recipe::Icon(..) => "icon",
        Recipe::Worker(_) => "worker",
        Recipe::Page(_) => "page",
        Recipe::Kit(_) => "kit",
        Recipe::Release(_) => "release",
    }
}

fn lines(plan: &Plan) -> String {
    plan.outputs.iter().map(|(path, o)| format!("{:<9} {path}\n", kind(&o.recipe))).collect()
}

/// `{ schema, outputs: [ { path, kind, key, edition, campaign, unit, artefact, version } ] }`
fn document(plan: &Plan) -> String {
    let output = |(path, o): (&String, &crate::plan::Output)| {
        let a = &o.about;
        json!({
            "path": path, "kind": kind(&o.recipe), "key": o.key, "edition": a.edition, "campaign": a.campaign,
            "unit": a.unit, "artefact": a.artefact, "version": a.version,
        })
    };
    let list = json!({ "schema": 1, "outputs": plan.outputs.iter().map(output).collect::<Vec<_>>() });
    format!("{list:#}\n")
}
