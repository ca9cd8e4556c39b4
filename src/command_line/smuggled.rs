//! Secrets where others can read them: in an argument, which every process list shows, or in the environment.
//!
//! They are refused before anything else looks at them, so that no message repeats one.

use std::ffi::{OsStr, OsString};

use crate::campaign::Message;

/// What no option of this program is called, and what a person might call one.
const OPTIONS: &[&str] = &[
    "access-token",
    "token",
    "client-secret",
    "secret",
    "password",
    "bearer",
];

/// What such a variable's name begins with, and what stands in it.
const PREFIX: &str = "CAMPAIGN_REMOTE_";
const SECRETS: [&str; 3] = ["TOKEN", "SECRET", "PASSWORD"];

/// How a token begins (a JWT, whose first part is a JSON object), how Adobe's client secrets do, and how long either
/// is at the least: less is a word that only begins alike.
const BEGINNINGS: [(&str, usize); 2] = [("eyJ", 16), ("p8e-", 12)];

/// Says why the program will not go on; `None` where there is no secret to be seen. What was found is not in it.
///
/// The program's own name is not among the arguments.
pub(super) fn find<'a>(
    arguments: impl IntoIterator<Item = &'a OsString>,
    environment: impl IntoIterator<Item = OsString>,
) -> Option<Message> {
    let mut numbers = 1_i64..;
    for argument in arguments {
        let number = numbers.next().unwrap_or_default();
        if is_secret(argument) {
            return Some(Message::new("cli-secret-in-argument").with("number", number));
        }
    }
    environment.into_iter().find_map(|name| {
        let name = name.into_string().ok()?;
        let rest = name.strip_prefix(PREFIX)?;
        let is_one = SECRETS.iter().any(|secret| rest.contains(secret));
        is_one.then(|| Message::new("cli-secret-in-environment").with("name", name.as_str()))
    })
}

fn is_secret(argument: &OsStr) -> bool {
    let text = argument.to_string_lossy();
    if let Some(option) = text.strip_prefix('-') {
        let name = option.trim_start_matches('-').split('=').next();
        let name = name.unwrap_or_default().to_lowercase().replace('_', "-");
        if OPTIONS.contains(&name.as_str()) {
            return true;
        }
    }
    let is_part_of_one = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    text.split(|c| !is_part_of_one(c)).any(|word| {
        BEGINNINGS
            .iter()
            .any(|(beginning, least)| word.starts_with(beginning) && word.len() >= *least)
    })
}
