//! The same remote for scripts and schedulers: what may be said when the program is started.
//!
//! - `grammar` is all that may stand there; `smuggled` refuses secrets before anything else looks at them
//! - one file for each command; `call` is a command as it was called, with its result and its complaints
//! - `exit` is the one place where a verdict becomes an exit code
//! - `chosen` finds the profile, `ground` is where a command runs
//! - `terminal`, `interrupt` and `secret_input` are what a person at a terminal meets

mod call;
mod check;
mod chosen;
mod credentials;
mod exit;
mod grammar;
mod ground;
mod interrupt;
mod journal;
mod pages;
mod practice;
mod profile_fields;
mod profiles;
mod report;
mod restart;
mod secret_input;
mod send;
mod shell_advice;
mod smuggled;
mod state;
mod terminal;
mod waiting;

use std::ffi::OsString;
use std::io::ErrorKind;

use clap::ArgMatches;

use crate::campaign::Command;
use crate::language::{Language, Words};
use crate::log::begin_log;
use crate::profiles::Folders;
use crate::sentences::tell;

use call::{Call, Ending, complain};
use exit::Exit;

/// What the arguments ask for.
#[derive(Debug, PartialEq, Eq)]
pub enum Choice {
    /// The window, perhaps in a language other than the person's usual one.
    Window(Option<Language>),
    /// Nothing more: a command has run, help was printed, or the arguments were wrong.
    Done(u8),
}

/// Reads the arguments, the program's own name first, and does what they say unless that is to open the window.
pub fn choose(arguments: impl IntoIterator<Item = OsString>) -> Choice {
    let arguments: Vec<_> = arguments.into_iter().collect();
    let words = Words::new(language_asked_for(&arguments).unwrap_or_else(Language::of_system));
    let environment = std::env::vars_os().map(|(name, _value)| name);
    if let Some(secret) = smuggled::find(arguments.iter().skip(1), environment) {
        complain(&tell(&words, &secret));
        return done(Exit::WrongUse);
    }
    let matches = match grammar::program(&words).try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) => {
            return done(match error.print() {
                _ if error.use_stderr() => Exit::WrongUse,
                // A pipe that is closed wants no more.
                Err(error) if error.kind() != ErrorKind::BrokenPipe => Exit::NotSent,
                _ => Exit::Good,
            });
        }
    };
    if matches.get_flag("help-json") {
        return done(pages::schema().unwrap_or_else(|trouble| {
            complain(&trouble.what);
            trouble.exit
        }));
    }
    if let Some((name, matches)) = matches.subcommand() {
        return done(carry_out(name, matches, &words));
    }
    if matches.get_flag("json") || matches.contains_id("profile") {
        complain(&words.say("cli-name-a-command"));
        return done(Exit::WrongUse);
    }
    if !has_display() {
        complain(&words.say("no-display"));
        return done(Exit::WrongUse);
    }
    let code = matches.get_one::<String>("language");
    Choice::Window(code.and_then(|code| Language::of_code(code)))
}

/// Says why there is no window, where somebody may read it.
pub fn complain_about_window(error: &dyn std::error::Error, language: Option<Language>) {
    let words = Words::new(language.unwrap_or_else(Language::of_system));
    complain(&format!("{} {error}", words.say("no-window")));
}

const fn done(exit: Exit) -> Choice {
    Choice::Done(exit.code())
}

type Work = fn(&Call<'_>) -> Ending;

/// The commands that are not one of the four, each with its name in JSON.
const COMMANDS: &[(&str, Work)] = &[
    ("state", state::state),
    ("wait", waiting::wait),
    ("restart", restart::restart),
    ("check", check::check),
    ("journal", journal::show),
    ("practice", practice::serve),
    ("completions", pages::completions),
    ("man", pages::man),
    ("profiles list", profiles::list),
    ("profiles show", profiles::show),
    ("profiles add", profiles::add),
    ("profiles edit", profiles::edit),
    ("profiles remove", profiles::remove),
    ("profiles import", profiles::import),
    ("profiles export", profiles::export),
    ("credentials set", credentials::set),
    ("credentials import", credentials::import),
    ("credentials forget", credentials::forget),
];

fn carry_out(name: &str, matches: &ArgMatches, words: &Words) -> Exit {
    if let Some(folders) = Folders::of_system() {
        begin_log(&folders.log);
    }
    let (name, matches) = match matches.subcommand() {
        Some((inner, matches)) => (format!("{name} {inner}"), matches),
        None => (name.to_owned(), matches),
    };
    let of_the_four = Command::ALL
        .into_iter()
        .find(|command| command.wire_word() == name);
    let of_the_others = COMMANDS.iter().find(|(known, _work)| *known == name);
    let call = |name| Call::new(name, words, matches);
    let (call, ending) = if let Some(command) = of_the_four {
        let call = call(command.wire_word());
        let ending = call.check_profile_name();
        let ending = ending.and_then(|()| send::send(&call, command));
        (call, ending)
    } else if let Some((name, work)) = of_the_others {
        let call = call(name);
        let ending = call.check_profile_name().and_then(|()| work(&call));
        (call, ending)
    } else {
        complain(&words.say("cli-name-a-command"));
        return Exit::WrongUse;
    };
    let exit = ending.unwrap_or_else(|trouble| {
        call.fail(&trouble);
        trouble.exit
    });
    call.ended(exit)
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
