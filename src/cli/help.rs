//! Help in the reader's language: every text of the parser comes from the message files (`cli-…`).

use clap::Command;

use crate::diagnostic::messages::Catalogue;

/// `command` with its texts in the language of `words`.
pub(super) fn localised(command: Command, words: &Catalogue) -> Command {
    below(arguments(command.about(words.get("cli-about")), words), "cli", words)
}

/// The commands below one, each named after all above it: `cli-new-event`.
fn below(mut command: Command, path: &str, words: &Catalogue) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|c| c.get_name().to_owned()).collect();
    for name in names {
        let id = format!("{path}-{name}");
        let about = words.get(&id);
        command = command.mut_subcommand(name, |c| below(arguments(c.about(about), words), &id, words));
    }
    command
}

fn arguments(command: Command, words: &Catalogue) -> Command {
    command.mut_args(|arg| {
        let id = arg.get_id().as_str().replace('_', "-");
        let help = words.get(&format!("cli-arg-{id}"));
        arg.help(help)
    })
}
