//! What may be said when the program is started.

mod check;
mod practice;

use std::ffi::OsString;
use std::io::IsTerminal as _;

use clap::builder::PossibleValuesParser;
use clap::{Arg, Command};

use crate::language::{Language, Words};

/// What the arguments ask for.
#[derive(Debug, PartialEq, Eq)]
pub enum Choice {
    /// The window, perhaps in a language other than the person's usual one.
    Window(Option<Language>),
    /// Nothing more: help or the version was printed, or the arguments were wrong.
    Done(u8),
}

/// Wrong use of the command line.
const WRONG_USE: u8 = 2;

/// Reads the arguments, the program's own name first. Help and complaints are printed at once.
pub fn choose(arguments: impl IntoIterator<Item = OsString>) -> Choice {
    let arguments: Vec<_> = arguments.into_iter().collect();
    let words = Words::new(language_asked_for(&arguments).unwrap_or_else(Language::of_system));
    match command(&words).try_get_matches_from(arguments) {
        Ok(matches) => {
            if let Some(("practice", matches)) = matches.subcommand() {
                let port = matches.get_one::<u16>("port").copied().unwrap_or(0);
                return Choice::Done(serve_practice(port, &words));
            }
            if let Some(("check", matches)) = matches.subcommand() {
                return Choice::Done(check::check(matches, &words));
            }
            let code = matches.get_one::<String>("language");
            let language = code.and_then(|code| Language::of_code(code));
            if has_display() {
                return Choice::Window(language);
            }
            complain(&words.say("no-display"));
            Choice::Done(WRONG_USE)
        }
        Err(error) => {
            // A terminal that is gone reads nothing anyway.
            let _gone = error.print();
            Choice::Done(if error.use_stderr() { WRONG_USE } else { 0 })
        }
    }
}

/// Nothing was done, and nothing is wrong with the arguments.
const NOT_SENT: u8 = 3;

fn serve_practice(port: u16, words: &Words) -> u8 {
    match practice::serve(port) {
        Ok(()) => 0,
        Err(error) => {
            complain(&format!("{} {error}", words.say("cli-practice-failed")));
            NOT_SENT
        }
    }
}

/// Says why there is no window, where somebody may read it.
pub fn complain_about_window(error: &dyn std::error::Error, language: Option<Language>) {
    let words = Words::new(language.unwrap_or_else(Language::of_system));
    complain(&format!("{} {error}", words.say("no-window")));
}

fn command(words: &Words) -> Command {
    let codes = Language::ALL.map(Language::code);
    Command::new("campaign-remote")
        .version(env!("CARGO_PKG_VERSION"))
        .about(words.say("cli-about"))
        .after_help(words.say("cli-after"))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(
            Arg::new("language")
                .long("language")
                .value_name("CODE")
                .value_parser(PossibleValuesParser::new(codes))
                .help(words.say("cli-language")),
        )
        .subcommand(check::command(words))
        .subcommand(
            Command::new("practice")
                .about(words.say("cli-practice"))
                .after_help(words.say("cli-practice-after"))
                .arg(
                    Arg::new("port")
                        .long("port")
                        .value_name("N")
                        .value_parser(clap::value_parser!(u16))
                        .help(words.say("cli-port")),
                ),
        )
        .arg(
            Arg::new("help")
                .long("help")
                .short('h')
                .action(clap::ArgAction::Help)
                .help(words.say("cli-help")),
        )
        .arg(
            Arg::new("version")
                .long("version")
                .short('V')
                .action(clap::ArgAction::Version)
                .help(words.say("cli-version")),
        )
}

/// The language is needed before the arguments are read: complaints about them are in it too.
fn language_asked_for(arguments: &[OsString]) -> Option<Language> {
    let mut arguments = arguments.iter().filter_map(|argument| argument.to_str());
    let code = arguments.find_map(|argument| argument.strip_prefix("--language"))?;
    match code.strip_prefix('=') {
        Some(code) => Language::of_code(code),
        None => Language::of_code(arguments.next()?),
    }
}

/// Windows and macOS always have one; elsewhere a session says so in its environment.
fn has_display() -> bool {
    let named = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(any(windows, target_os = "macos")) || named("DISPLAY") || named("WAYLAND_DISPLAY")
}

/// Says what went wrong, where a person sees it and a pipe does not.
fn complain(text: &str) {
    use std::io::Write as _;
    let mut out = std::io::stderr();
    let bold = out.is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let (on, off) = if bold {
        ("\x1b[1m", "\x1b[0m")
    } else {
        ("", "")
    };
    // A terminal that is gone reads nothing anyway.
    let _gone = writeln!(out, "{on}campaign-remote:{off} {text}");
}
