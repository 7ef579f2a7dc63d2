//! `nhandien serve`: live preview on this machine.

use std::sync::Arc;

use super::{Outcome, ProjectArgs, Session};
use crate::diagnostic::Report;
use crate::diagnostic::messages::Catalogue;
use crate::serve::{self, Event, Options};
use crate::world::environment;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    project: ProjectArgs,
    #[arg(long, value_name = "PORT", default_value_t = 4000)]
    port: u16,
    #[arg(long)]
    open: bool,
    #[arg(long)]
    poll: bool,
}

pub(super) fn run(args: &Args, session: &Session) -> Outcome {
    let mut report = Report::default();
    // Whoever previews wants to see what is being written.
    let request = crate::Request { drafts: true, ..args.project.request(&mut report) };
    if !report.has_errors() {
        let options = Options { port: args.port, poll: args.poll };
        let words = || Catalogue::new(session.words.lang());
        let voice = Session { words: words(), quiet: session.quiet };
        let open = args.open;
        let hear = Arc::new(move |event: Event<'_>| tell(&event, open, &voice));
        if let Err(found) = serve::run(args.project.world(), request, options, words(), hear) {
            report.append(found);
        }
    }
    session.show(&report, None);
    Session::outcome(&report)
}

fn tell(event: &Event<'_>, open: bool, voice: &Session) {
    match event {
        Event::Serving(url) => {
            voice.say("serving", &[("url", (*url).to_owned())]);
            if open && environment::open(url).is_err() {
                voice.say("serve-no-browser", &[]);
            }
        }
        Event::Judged { report, sources, took } => {
            voice.show(report, *sources);
            if !report.has_errors() {
                voice.say("serve-ready", &[("seconds", format!("{:.1}", took.as_secs_f64()))]);
            }
        }
    }
}
