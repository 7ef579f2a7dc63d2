//! The command line (DESIGN.md: a stable contract). One file a command; no logic of its own.
//!
//! Findings go to standard error as text; machine formats go to standard output, alone. Exit code 0 done; 1 findings
//! of level error; 2 wrong usage; 3 the machine failed us.

#![allow(clippy::print_stderr, reason = "this is where the program speaks")]

mod build;
mod check;
mod explain;
mod help;
mod init;
mod kit;
mod merge;
mod new;
mod plan;
mod proof;
mod schema;
mod serve;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, FromArgMatches, Parser, Subcommand, ValueEnum};

use crate::diagnostic::messages::{Catalogue, Lang};
use crate::diagnostic::text::TextStyle;
use crate::diagnostic::{Diagnostic, Report, text};
use crate::model::Date;
use crate::plan::Selection;
use crate::source::Sources;
use crate::world::{Disk, environment};
use crate::{Loaded, Request};

/// What was typed.
#[derive(Debug, Parser)]
#[command(name = "nhandien", version, disable_help_subcommand = true, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[arg(long, global = true, value_enum)]
    locale: Option<Locale>,
    #[arg(long, global = true)]
    quiet: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Locale {
    Vi,
    En,
}

#[derive(Debug, Subcommand)]
enum Command {
    Build(build::Args),
    Check(check::Args),
    Plan(plan::Args),
    Kit(kit::Args),
    Merge(merge::Args),
    Proof(proof::Args),
    Serve(serve::Args),
    Explain(explain::Args),
    New(new::Args),
    Init(init::Args),
    Schema(schema::Args),
}

/// Options that commands on a project share.
#[derive(Debug, Clone, Args)]
struct ProjectArgs {
    #[arg(long, default_value = ".", value_name = "DIR")]
    project: PathBuf,
    #[arg(long, value_name = "YEAR")]
    edition: Option<i16>,
    #[arg(long, value_name = "SLUG")]
    campaign: Vec<String>,
    #[arg(long, value_name = "CODE")]
    unit: Vec<String>,
    #[arg(long, value_name = "YYYY-MM-DD")]
    date: Option<String>,
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    #[arg(long)]
    drafts: bool,
}

/// How a command ended.
enum Outcome {
    Done,
    Findings,
    Machine,
}

/// What every command needs: the words, and how to say them.
struct Session {
    words: Catalogue,
    quiet: bool,
}

/// Runs the program.
#[must_use]
pub fn main() -> ExitCode {
    let (lang, cli) = match parse() {
        Ok(parsed) => parsed,
        Err(e) => {
            let _ = e.print();
            return if e.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS };
        }
    };
    let session = Session { words: Catalogue::new(lang), quiet: cli.quiet };
    let outcome = match &cli.command {
        Command::Build(args) => build::run(args, &session),
        Command::Check(args) => check::run(args, &session),
        Command::Plan(args) => plan::run(args, &session),
        Command::Kit(args) => kit::run(args, &session),
        Command::Merge(args) => merge::run(args, &session),
        Command::Proof(args) => proof::run(args, &session),
        Command::Serve(args) => serve::run(args, &session),
        Command::Explain(args) => explain::run(args, &session),
        Command::New(args) => new::run(args, &session),
        Command::Init(args) => init::run(args, &session),
        Command::Schema(args) => schema::run(args, &session),
    };
    match outcome {
        Outcome::Done => ExitCode::SUCCESS,
        Outcome::Findings => ExitCode::from(1),
        Outcome::Machine => ExitCode::from(3),
    }
}

/// Parses the arguments, with help in the language that is asked for or that the environment speaks.
fn parse() -> Result<(Lang, Cli), clap::Error> {
    let args: Vec<_> = std::env::args_os().collect();
    let typed = args.windows(2).find(|w| w[0] == "--locale").map(|w| w[1].clone());
    let typed = typed.or_else(|| args.iter().find_map(|a| a.to_str()?.strip_prefix("--locale=").map(Into::into)));
    let lang = match typed.as_deref().and_then(|t| t.to_str()) {
        Some("en") => Lang::En,
        Some("vi") => Lang::Vi,
        _ => environment::lang(),
    };
    let command = help::localised(<Cli as clap::CommandFactory>::command(), &Catalogue::new(lang));
    let cli = Cli::from_arg_matches(&command.try_get_matches_from(args)?)?;
    let chosen = cli.locale.map_or(lang, |l| if matches!(l, Locale::En) { Lang::En } else { Lang::Vi });
    Ok((chosen, cli))
}

/// Writes to standard output. A reader that has heard enough (`… | head`) is no failure.
fn print(text: &str) {
    if let Err(e) = io::stdout().lock().write_all(text.as_bytes())
        && e.kind() != io::ErrorKind::BrokenPipe
    {
        eprintln!("{e}");
    }
}

impl ProjectArgs {
    fn world(&self) -> Disk {
        Disk::new(&self.project)
    }

    /// Where the record of the last build is kept.
    fn cache(&self) -> PathBuf {
        self.project.join(".nhandien")
    }

    /// What these options ask for, and the project as read.
    fn load(&self, session: &Session, report: &mut Report) -> Result<(Request, Loaded), Outcome> {
        let request = self.request(report);
        let world = self.world();
        let loaded = crate::load(&world, &request, report).map_err(|e| session.machine(world.root(), &e))?;
        Ok((request, loaded))
    }

    /// What these options ask for; a date that is none is a finding.
    fn request(&self, report: &mut Report) -> Request {
        let date = self.date.as_deref().and_then(|text| {
            let date = Date::parse(text);
            if date.is_none() {
                report.push(Diagnostic::error("ND0405").arg("found", text));
            }
            date
        });
        let selection = Selection { edition: self.edition, campaigns: self.campaign.clone(), units: self.unit.clone(), date, shard: None };
        Request { selection, base_url: self.base_url.clone(), drafts: self.drafts }
    }
}

impl Session {
    /// Says what was found, to people.
    fn show(&self, report: &Report, sources: Option<&Sources>) {
        if self.quiet && !report.has_errors() {
            return;
        }
        let style = TextStyle { color: environment::colors(), width: 120 };
        let text_of = |path: &str| sources.and_then(|s| s.text(path)).map(str::to_owned);
        eprint!("{}", text::render(report, &self.words, &style, &text_of));
    }

    /// Says how things went, unless told to be quiet.
    fn say(&self, id: &str, args: &[(&'static str, String)]) {
        if !self.quiet {
            eprintln!("{}", self.words.with(id, args));
        }
    }

    /// The machine failed us before there was anything to judge.
    fn machine(&self, path: &std::path::Path, error: &io::Error) -> Outcome {
        self.show(&crate::publish::machine(path, error).into(), None);
        Outcome::Machine
    }

    fn outcome(report: &Report) -> Outcome {
        let machine = report.sorted().iter().any(|d| d.code == "ND0402");
        match report.has_errors() {
            true if machine => Outcome::Machine,
            true => Outcome::Findings,
            false => Outcome::Done,
        }
    }
}
