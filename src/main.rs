//! The door: parse, run, exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    nhandien::cli::main()
}
