//! `nhandien build`: makes the site and the kits.

use std::path::PathBuf;
use std::sync::OnceLock;

use indicatif::{ProgressBar, ProgressStyle};

use super::{Outcome, ProjectArgs, Session};
use crate::diagnostic::Report;
use crate::world::environment::{self, Stopwatch};
use crate::world::output;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    project: ProjectArgs,
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    #[arg(long, value_name = "I/N", value_parser = shard)]
    shard: Option<(u32, u32)>,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    jobs: Option<u16>,
}

fn shard(text: &str) -> Result<(u32, u32), String> {
    let (i, n) = text.split_once('/').ok_or("I/N")?;
    match (i.parse(), n.parse()) {
        (Ok(i), Ok(n)) if 1 <= i && i <= n => Ok((i, n)),
        _ => Err("1 ≤ I ≤ N".to_owned()),
    }
}

pub(super) fn run(args: &Args, session: &Session) -> Outcome {
    let watch = Stopwatch::start();
    let mut report = Report::default();
    let mut request = args.project.request(&mut report);
    request.selection.shard = args.shard;
    let jobs = args.jobs.map_or_else(environment::cores, usize::from);
    if rayon::ThreadPoolBuilder::new().num_threads(jobs).build_global().is_err() {
        // A pool stands already, as in tests; it will do.
    }
    let out = args.out.clone().unwrap_or_else(|| args.project.project.join("public"));
    let progress = Progress::new(session);
    let world = args.project.world();
    if report.has_errors() {
        session.show(&report, None);
        return Session::outcome(&report);
    }
    let built = crate::build(&world, &request, &out, &args.project.cache(), &mut report, &|done, total| progress.at(done, total));
    progress.end();
    match built {
        Err(e) => return session.machine(world.root(), &e),
        Ok(built) => {
            session.show(&report, Some(&built.sources));
            if let Some(s) = built.summary {
                let seconds = format!("{:.1}", watch.elapsed().as_secs_f64());
                let folder = output::absolute(&out).unwrap_or(out).display().to_string();
                let counts = [("files", s.files.to_string()), ("written", s.written.to_string()), ("removed", s.removed.to_string())];
                session.say("built", &[&counts[..], &[("seconds", seconds), ("folder", folder)]].concat());
            }
        }
    }
    Session::outcome(&report)
}

/// A bar on a terminal; nothing elsewhere.
struct Progress {
    bar: OnceLock<ProgressBar>,
    shown: bool,
    word: String,
}

impl Progress {
    fn new(session: &Session) -> Self {
        let shown = environment::stderr_is_terminal() && !session.quiet;
        Self { bar: OnceLock::new(), shown, word: session.words.get("progress") }
    }

    fn at(&self, done: usize, total: usize) {
        if !self.shown {
            return;
        }
        let bar = self.bar.get_or_init(|| {
            let bar = ProgressBar::new(total as u64);
            if let Ok(style) = ProgressStyle::with_template("{msg} {bar:32} {pos}/{len} {eta}") {
                bar.set_style(style);
            }
            bar.with_message(self.word.clone())
        });
        bar.set_position(done as u64);
    }

    fn end(&self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}
