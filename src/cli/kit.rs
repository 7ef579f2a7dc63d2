//! `nhandien kit`: one chapter's ZIP, into a folder.

use std::path::PathBuf;

use super::{Outcome, ProjectArgs, Session};
use crate::diagnostic::Report;
use crate::model::site::Publish;
use crate::plan::Recipe;
use crate::publish::{Folder, Sink, machine};

#[derive(Debug, clap::Args)]
#[command(mut_arg("campaign", |a| a.required(true)), mut_arg("unit", |a| a.required(true)))]
pub(super) struct Args {
    #[command(flatten)]
    project: ProjectArgs,
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

pub(super) fn run(args: &Args, session: &Session) -> Outcome {
    let mut report = Report::default();
    let (mut request, mut loaded) = match args.project.load(session, &mut report) {
        Ok(read) => read,
        Err(outcome) => return outcome,
    };
    if let Some(project) = &mut loaded.project {
        let year = *request.selection.edition.get_or_insert(project.site.current_edition.value);
        // Whoever asks for a kit by name gets it, also one that this deployment doesn't carry.
        project.site.publish = Publish::all_of(year);
    }
    let made = crate::prepare(&loaded, &request, &mut report, |shop, report| {
        let maker = shop.maker();
        let folder = Folder(args.out.clone());
        let mut count = 0_usize;
        for (path, output) in shop.plan.outputs.iter().filter(|(_, o)| matches!(o.recipe, Recipe::Kit(_))) {
            match maker.lend(|t| maker.make(&output.recipe, t, &|_| None)) {
                Err(r) => report.append(r),
                Ok(made) => match folder.put(&file_name(&output.about, path), &made) {
                    Err(e) => report.push(machine(&args.out, &e)),
                    Ok(()) => count += 1,
                },
            }
        }
        count
    });
    session.show(&report, Some(&loaded.sources));
    if let Some(count) = made.filter(|_| !report.has_errors()) {
        session.say("kits-made", &[("count", count.to_string()), ("folder", args.out.display().to_string())]);
    }
    Session::outcome(&report)
}

/// `<campaign>-<edition>-<unit>.zip`, as the site's downloads are called.
fn file_name(about: &crate::plan::About, path: &str) -> String {
    let unit = path.rsplit('/').next().unwrap_or(path);
    let edition = about.edition.map(|e| e.to_string()).unwrap_or_default();
    format!("{}-{edition}-{unit}", about.campaign.clone().unwrap_or_default())
}
