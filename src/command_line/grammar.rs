//! All that may stand on the command line, in the person's language. Help, completions and manual pages come from it.

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command};

use crate::language::{Language, Words};

use super::{
    check, credentials, journal, pages, practice, profiles, restart, send, state, waiting,
};

/// The program's name.
pub(super) const PROGRAM: &str = "campaign-remote";

/// The whole grammar.
pub(super) fn program(words: &Words) -> Command {
    let top = Command::new(PROGRAM)
        .version(env!("CARGO_PKG_VERSION"))
        .propagate_version(true)
        .about(words.say("cli-about"))
        .after_help(words.say("cli-after"))
        .disable_help_subcommand(true)
        .subcommands(send::grammar(words))
        .subcommand(restart::grammar(words))
        .subcommand(state::grammar(words))
        .subcommand(waiting::grammar(words))
        .subcommand(profiles::grammar(words))
        .subcommand(credentials::grammar(words))
        .subcommand(check::grammar(words))
        .subcommand(journal::grammar(words))
        .subcommand(practice::grammar(words))
        .subcommand(pages::completions_grammar(words))
        .subcommand(pages::man_grammar(words))
        .args(everywhere(words))
        .arg(
            Arg::new("help-json")
                .long("help-json")
                .action(ArgAction::SetTrue)
                .help(words.say("cli-help-json")),
        );
    dressed(top, words)
}

/// The workflow that a command is for.
pub(super) fn workflow_id(words: &Words) -> Arg {
    Arg::new("workflow")
        .value_name("WORKFLOW_ID")
        .required(true)
        .help(words.say("cli-workflow-id"))
}

/// Where the practice Campaign is.
pub(super) fn base_url(words: &Words) -> Arg {
    Arg::new("base-url")
        .long("base-url")
        .value_name("URL")
        .help(words.say("cli-base-url"))
}

/// What every command takes.
fn everywhere(words: &Words) -> [Arg; 5] {
    let codes = Language::ALL.map(Language::code);
    [
        Arg::new("profile")
            .long("profile")
            .value_name("NAME")
            .help(words.say("cli-profile")),
        Arg::new("json")
            .long("json")
            .action(ArgAction::SetTrue)
            .help(words.say("cli-json")),
        Arg::new("language")
            .long("language")
            .value_name("CODE")
            .value_parser(PossibleValuesParser::new(codes))
            .help(words.say("cli-language")),
        Arg::new("help")
            .long("help")
            .short('h')
            .action(ArgAction::Help)
            .help(words.say("cli-help")),
        Arg::new("version")
            .long("version")
            .short('V')
            .action(ArgAction::Version)
            .help(words.say("cli-version")),
    ]
    .map(|arg| arg.global(true))
}

/// The parser's own words in the person's language, here and in every command below.
fn dressed(command: Command, words: &Words) -> Command {
    let options = words.say("cli-heading-options");
    let arguments = words.say("cli-heading-arguments");
    let usage = words.say("cli-heading-usage");
    command
        .disable_help_flag(true)
        .disable_version_flag(true)
        .subcommand_help_heading(words.say("cli-heading-commands"))
        .subcommand_value_name("COMMAND")
        .help_template(format!(
            "{{about-with-newline}}\n{usage}: {{usage}}\n\n{{all-args}}{{after-help}}"
        ))
        .mut_args(|arg| {
            let heading = if arg.is_positional() {
                &arguments
            } else {
                &options
            };
            arg.help_heading(heading.clone())
        })
        .mut_subcommands(|command| dressed(command, words))
}
