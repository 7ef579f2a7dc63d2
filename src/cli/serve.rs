//! `nhandien serve`: live preview on this machine.

use super::{Outcome, ProjectArgs, Session};

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

pub(super) fn run(_args: &Args, _session: &Session) -> Outcome {
    Outcome::Done
}
