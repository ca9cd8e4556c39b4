//! `campaign-remote check`: is everything set up? The same check as in the window; it sends no command.

use std::io::{self, Write as _};

use clap::{Arg, ArgAction, ArgMatches, Command};
use serde_json::json;
use tokio_util::sync::CancellationToken;

use crate::campaign::{Argument, Message, WorkflowId};
use crate::language::{Place, Words};
use crate::profiles::{Folders, Profile, ProfileStore};
use crate::remote::{CheckLine, Finding, Remote, Step};
use crate::vault::Vault;

use super::{NOT_SENT, WRONG_USE, complain};

/// Everything is set up.
const GOOD: u8 = 0;
/// The other side said no.
const REFUSED: u8 = 1;
/// There is nothing to sign in with.
const NO_CREDENTIALS: u8 = 7;

/// Its arguments.
pub(super) fn command(words: &Words) -> Command {
    Command::new("check")
        .about(words.say("cli-check"))
        .after_help(words.say("cli-check-after"))
        .arg(
            Arg::new("profile")
                .long("profile")
                .value_name("NAME")
                .help(words.say("cli-profile")),
        )
        .arg(
            Arg::new("workflow")
                .long("workflow")
                .value_name("ID")
                .help(words.say("cli-check-workflow")),
        )
        .arg(
            Arg::new("json")
                .long("json")
                .action(ArgAction::SetTrue)
                .help(words.say("cli-json")),
        )
}

/// Checks, prints a line for each step, and gives the exit code.
pub(super) fn check(matches: &ArgMatches, words: &Words) -> u8 {
    let profile = match profile_named(matches.get_one::<String>("profile"), words) {
        Ok(profile) => profile,
        Err(sentence) => {
            complain(&sentence);
            return WRONG_USE;
        }
    };
    let workflow = match matches
        .get_one::<String>("workflow")
        .map(|id| WorkflowId::parse(id))
    {
        None => None,
        Some(Ok(workflow)) => Some(workflow),
        Some(Err(error)) => {
            complain(&tell(words, &error.message()));
            return WRONG_USE;
        }
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let runtime = match runtime {
        Ok(runtime) => runtime,
        Err(error) => {
            complain(&error.to_string());
            return NOT_SENT;
        }
    };
    let as_json = matches.get_flag("json");
    let remote = Remote::new(Vault::new());
    let cancel = CancellationToken::new();
    // Plain lines go out as they become known; JSON is one object at the end.
    let say = |line: CheckLine| {
        if !as_json {
            print(&plain(words, &line));
        }
    };
    let lines = runtime.block_on(remote.check(&profile, &[], workflow.as_ref(), say, &cancel));
    // A keyring that waits for the person must not keep the program alive.
    runtime.shutdown_background();
    let code = exit_code(&lines);
    if as_json {
        let lines: Vec<_> = lines.iter().map(|line| object(words, line)).collect();
        let whole = json!({"profile": profile.name, "good": code == GOOD, "lines": lines});
        print(&whole.to_string());
    }
    code
}

/// The profile that is named, by the argument or the environment; without either, the only one there is.
fn profile_named(name: Option<&String>, words: &Words) -> Result<Profile, String> {
    let folders = Folders::of_system().ok_or_else(|| words.say("cli-no-home"))?;
    let store = ProfileStore::new(folders.config.join("profiles.toml"));
    let loaded = store
        .load()
        .map_err(|error| tell(words, &error.message()))?;
    let from_environment = std::env::var("CAMPAIGN_REMOTE_PROFILE").ok();
    let wanted = name
        .cloned()
        .or(from_environment.filter(|name| !name.is_empty()));
    match wanted {
        Some(name) => loaded
            .profiles
            .into_iter()
            .find(|profile| profile.name == name)
            .ok_or_else(|| words.say_with("cli-no-such-profile", [("name", Place::Text(&name))])),
        None => <[Profile; 1]>::try_from(loaded.profiles)
            .map(|[only]| only)
            .map_err(|_none_or_several| words.say("cli-name-a-profile")),
    }
}

/// By the first thing that stands in the way.
fn exit_code(lines: &[CheckLine]) -> u8 {
    let first = lines
        .iter()
        .find(|line| matches!(line.result, Finding::Bad { .. }));
    match first.map(|line| (line.step, &line.result)) {
        None if lines
            .iter()
            .any(|line| line.step == Step::Token && line.result == Finding::Skipped) =>
        {
            NOT_SENT
        }
        None => GOOD,
        Some((
            _step,
            Finding::Bad {
                refusal: Some(_), ..
            },
        )) => REFUSED,
        Some((Step::Token, _)) => NO_CREDENTIALS,
        Some(_) => NOT_SENT,
    }
}

fn plain(words: &Words, line: &CheckLine) -> String {
    let sign = match &line.result {
        Finding::Good(_) => "+",
        Finding::Bad { .. } => "!",
        Finding::Skipped => "-",
    };
    let (step, found) = (words.say(line.step.key()), found(words, &line.result));
    let places = [("step", Place::Text(&step)), ("found", Place::Text(&found))];
    format!("{sign} {}", words.say_with("check-line", places))
}

fn object(words: &Words, line: &CheckLine) -> serde_json::Value {
    let result = match &line.result {
        Finding::Good(_) => "good",
        Finding::Bad { .. } => "bad",
        Finding::Skipped => "skipped",
    };
    let step = line.step.key();
    let step = step.strip_prefix("check-step-").unwrap_or(step);
    let mut object = json!({"step": step, "result": result, "message": found(words, &line.result)});
    if let Finding::Bad {
        refusal: Some(refusal),
        ..
    } = &line.result
        && let Some(code) = &refusal.code
    {
        object["code"] = json!(code);
    }
    object
}

fn found(words: &Words, finding: &Finding) -> String {
    match finding {
        Finding::Good(None) => words.say("check-good"),
        Finding::Good(Some(message)) => tell(words, message),
        Finding::Skipped => words.say("check-skipped"),
        Finding::Bad { what, next, .. } => {
            let advice = format!("{}-next", what.key);
            let next = match next {
                Some(next) => tell(words, next),
                None if words.has(&advice) => words.say(&advice),
                None => String::new(),
            };
            format!("{} {next}", tell(words, what))
                .trim_end()
                .to_owned()
        }
    }
}

fn tell(words: &Words, message: &Message) -> String {
    let places = message.arguments.iter().map(|(name, value)| match value {
        Argument::Text(text) => (*name, Place::Text(text)),
        Argument::Number(number) => (*name, Place::Number(*number)),
    });
    words.say_with(message.key, places)
}

fn print(line: &str) {
    // A pipe that is closed wants no more.
    let _gone = writeln!(io::stdout(), "{line}");
}
