//! What is made from the grammar and the schema for others to read: shell completions, manual pages, the form of the JSON.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use clap::{Arg, Command};
use clap_complete::Shell;

use crate::campaign::Message;
use crate::language::Words;

use super::call::{Call, Ending, Trouble};
use super::exit::Exit;
use super::grammar::{PROGRAM, program};

/// The form of what `--json` prints, as a JSON Schema.
const SCHEMA: &str = include_str!("../../assets/cli.schema.json");

/// Its arguments.
pub(super) fn completions_grammar(words: &Words) -> Command {
    Command::new("completions")
        .about(words.say("cli-completions"))
        .after_help(words.say("cli-completions-after"))
        .arg(
            Arg::new("shell")
                .value_name("SHELL")
                .required(true)
                .value_parser(["bash", "zsh", "fish", "powershell"])
                .help(words.say("cli-completions-shell")),
        )
}

/// Its arguments.
pub(super) fn man_grammar(words: &Words) -> Command {
    Command::new("man")
        .about(words.say("cli-man"))
        .after_help(words.say("cli-man-after"))
        .arg(
            Arg::new("to")
                .long("to")
                .value_name("FOLDER")
                .help(words.say("cli-man-to")),
        )
}

/// The script that a shell reads to complete this program's arguments.
pub(super) fn completions(call: &Call<'_>) -> Ending {
    let shell = match call.text("shell").unwrap_or_default() {
        "zsh" => Shell::Zsh,
        "fish" => Shell::Fish,
        "powershell" => Shell::PowerShell,
        _ => Shell::Bash,
    };
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut program(call.words), PROGRAM, &mut text);
    // clap_complete 4.6 spells a name with a hyphen in two ways in bash, and finds no command then.
    let text =
        String::from_utf8_lossy(&text).replace("campaign__subcmd__remote", "campaign__remote");
    write_out(text.as_bytes())
}

/// The manual page, or all of them into a folder: one for the program, and one for each command.
pub(super) fn man(call: &Call<'_>) -> Ending {
    match call.text("to") {
        None => {
            let mut text = Vec::new();
            clap_mangen::Man::new(program(call.words))
                .render(&mut text)
                .map_err(|error| Trouble::system(&error))?;
            write_out(&text)
        }
        Some(folder) => {
            let written = fs::create_dir_all(folder)
                .and_then(|()| clap_mangen::generate_to(program(call.words), Path::new(folder)));
            written.map_err(|error| {
                let message = Message::new("cli-man-not-written")
                    .with("path", folder)
                    .with("reason", error.to_string());
                Trouble::new(Exit::NotSent, call.words, &message)
            })?;
            Ok(Exit::Good)
        }
    }
}

/// The form of every command's JSON.
pub(super) fn schema() -> Ending {
    write_out(SCHEMA.as_bytes())
}

fn write_out(text: &[u8]) -> Ending {
    let mut out = io::stdout();
    match out.write_all(text).and_then(|()| out.flush()) {
        // A pipe that is closed wants no more.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Trouble::system(&error)),
        _ => Ok(Exit::Good),
    }
}
