//! Help in the reader's language: every text of the parser comes from the message files (`cli-…`).

use clap::Command;

use crate::diagnostic::messages::Catalogue;

/// `command` with its texts in the language of `words`.
pub(super) fn localised(command: Command, words: &Catalogue) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|c| c.get_name().to_owned()).collect();
    let mut command = arguments(command.about(words.get("cli-about")), words);
    for name in names {
        let about = words.get(&format!("cli-{name}"));
        command = command.mut_subcommand(name, |c| arguments(c.about(about), words));
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
