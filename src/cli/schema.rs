//! `nhandien schema`: JSON Schemas for editors.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::{Outcome, Session};
use crate::diagnostic::Report;
use crate::model::schema::{self, FileSchema};
use crate::package::Made;
use crate::publish::{Folder, Sink, machine};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[arg(long, value_name = "DIR", default_value = ".vscode/schema")]
    out: PathBuf,
}

pub(super) fn run(args: &Args, session: &Session) -> Outcome {
    let mut report = Report::default();
    let folder = Folder(args.out.clone());
    let files = described(session);
    for file in &files {
        let text = serde_json::to_string_pretty(&file.schema).unwrap_or_default() + "\n";
        if let Err(e) = folder.put(&format!("{}.schema.json", file.name), &Made::new(text.into_bytes())) {
            report.push(machine(&args.out, &e));
        }
    }
    session.show(&report, None);
    if !report.has_errors() {
        session.say("schemas-made", &[("count", files.len().to_string()), ("folder", args.out.display().to_string())]);
    }
    Session::outcome(&report)
}

/// Every schema with its descriptions in the session's language: `schema-<Type>-<key>`, else `schema-<key>`.
fn described(session: &Session) -> Vec<FileSchema> {
    let words = |owner: &str, key: &str| {
        let key = key.replace('_', "-");
        let find = |id: String| session.words.find(&id, None, &BTreeMap::new());
        find(format!("schema-{owner}-{key}")).or_else(|| find(format!("schema-{key}")))
    };
    let mut files = schema::all();
    files.iter_mut().for_each(|f| schema::describe(f, &words));
    files
}
