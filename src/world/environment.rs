//! What the surroundings say: language, cores, terminal, elapsed time.

#![allow(clippy::disallowed_methods, reason = "this is the door")]

use std::io::IsTerminal;
use std::time::{Duration, Instant};

use crate::diagnostic::messages::Lang;

/// The language of the environment: English where `LC_ALL`, `LC_MESSAGES` or `LANG` says so, else Vietnamese.
#[must_use]
pub fn lang() -> Lang {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().filter_map(|n| std::env::var(n).ok()).find(|v| !v.is_empty());
    if set.is_some_and(|v| v.starts_with("en")) { Lang::En } else { Lang::Vi }
}

/// Whether standard error is a person's terminal.
#[must_use]
pub fn stderr_is_terminal() -> bool {
    std::io::stderr().is_terminal() && std::env::var_os("TERM").is_none_or(|t| t != "dumb")
}

/// Whether colours are wanted on standard error.
#[must_use]
pub fn colors() -> bool {
    stderr_is_terminal() && std::env::var_os("NO_COLOR").is_none()
}

/// Cores that this process may use.
#[must_use]
pub fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}

/// Opens `url` in the person's browser, without waiting for it.
///
/// # Errors
/// When the system's opener can't be started.
pub fn open(url: &str) -> std::io::Result<()> {
    let (program, first): (&str, &[&str]) = match std::env::consts::OS {
        "windows" => ("cmd", &["/C", "start", ""]),
        "macos" => ("open", &[]),
        _ => ("xdg-open", &[]),
    };
    let quiet = std::process::Stdio::null;
    std::process::Command::new(program).args(first).arg(url).stdin(quiet()).stdout(quiet()).stderr(quiet()).spawn().map(drop)
}

/// Time since the start, for people's eyes only; never part of an output.
pub struct Stopwatch(Instant);

impl Stopwatch {
    /// Starts now.
    #[must_use]
    pub fn start() -> Self {
        Self(Instant::now())
    }

    /// Time since the start.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
}
