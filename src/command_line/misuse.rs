//! A line that could not be understood, for a script: `--json` has its object then too.

use std::ffi::OsString;
use std::io::{self, Write as _};

use clap::Command as Grammar;

use crate::campaign::Message;
use crate::language::Words;
use crate::sentences::tell;

use super::call::Trouble;
use super::exit::Exit;
use super::grammar::PROGRAM;

/// Options of every command that have a value behind them.
const WITH_VALUE: [&str; 2] = ["--profile", "--language"];

/// Whether the line asks for JSON, as far as that can be told of one that could not be understood.
pub(super) fn wants_json(arguments: &[OsString]) -> bool {
    let mut options = arguments.iter().take_while(|argument| *argument != "--");
    options.any(|argument| argument == "--json")
}

/// Prints the object. Nothing of the line is repeated in it but the name of a command of ours: it may hold a secret.
pub(super) fn print(grammar: &Grammar, arguments: &[OsString], words: &Words, what: &Message) {
    let name = command_in(grammar, arguments);
    let line = format!("{PROGRAM} {name}");
    let see = Message::new("cli-see-help").with("command", line.trim_end());
    let trouble = Trouble {
        exit: Exit::WrongUse,
        what: tell(words, what),
        next: tell(words, &see),
    };
    // Whoever reads nothing still has the exit code.
    let _gone = writeln!(io::stdout(), "{}", trouble.object(&name));
}

/// The first word that is a command, with the command of its own behind it: `profiles add`. Empty where none is.
fn command_in(grammar: &Grammar, arguments: &[OsString]) -> String {
    let mut words = arguments.iter().skip(1).filter_map(|word| word.to_str());
    let (mut at, mut names) = (grammar, Vec::new());
    while let Some(word) = words.next() {
        if WITH_VALUE.contains(&word) {
            words.next();
        } else if let Some(inner) = at.find_subcommand(word) {
            names.push(inner.get_name());
            at = inner;
        } else if !word.starts_with('-') && !names.is_empty() {
            break;
        }
    }
    names.join(" ")
}
