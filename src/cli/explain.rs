//! `nhandien explain CODE`: what a finding means, why it matters, how to mend it.

use std::collections::BTreeMap;

use super::{Outcome, Session, print};
use crate::diagnostic::messages::Catalogue;
use crate::diagnostic::nearest;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    code: String,
}

pub(super) fn run(args: &Args, session: &Session) -> Outcome {
    let code = args.code.to_uppercase();
    let words = &session.words;
    let part = |attribute| words.find(&code, Some(attribute), &BTreeMap::new());
    let Some(title) = part("title") else {
        let known = Catalogue::codes();
        let near = nearest(&code, known.iter().copied()).unwrap_or_default().to_owned();
        eprintln!("{}", words.with("unknown-code", &[("code", code), ("nearest", near), ("known", known.join(", "))]));
        return Outcome::Findings;
    };
    print(&format!("{code}: {title}\n\n{}\n", part("why").unwrap_or_default()));
    Outcome::Done
}
