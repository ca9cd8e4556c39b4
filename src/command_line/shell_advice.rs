//! What to do about missing credentials or consent, in a shell: the window's advice names what a shell has not.

use crate::campaign::{Cause, Message, ReadingError};
use crate::language::Words;
use crate::remote::Finding;
use crate::sentences::{self, Said, add, tell};

/// What was said, and what a person in a shell can do about it.
const INSTEAD: &[(&str, &str)] = &[
    ("vault-no-bus", "cli-next-keyring"),
    ("vault-no-keyring", "cli-next-keyring"),
    ("vault-no-collection", "cli-next-keyring"),
    ("vault-not-found", "cli-next-credentials"),
    ("token-expired", "cli-next-credentials"),
    ("vault-damaged", "cli-next-credentials"),
    ("vault-too-long", "cli-next-again"),
    ("vault-stopped", "cli-next-again"),
    ("vault-other", "cli-next-again"),
    ("api-key-missing", "cli-next-api-key"),
    ("guard-production", "cli-next-production"),
    ("guard-technical", "cli-next-technical"),
];

/// What keeps a command from being written down: the usual advice names going on without that, and a shell has a word
/// for it.
const UNRECORDED: [&str; 7] = [
    "journal-folder",
    "journal-not-opened",
    "journal-not-written",
    "journal-disk-full",
    "journal-busy",
    "journal-newer",
    "journal-damaged",
];

/// What to do about `message` in a shell; `None` where the usual advice holds.
pub(super) fn about(words: &Words, message: &Message, profile: &str) -> Option<String> {
    let (_what, next) = INSTEAD.iter().find(|(what, _next)| *what == message.key)?;
    Some(tell(words, &Message::new(next).with("profile", profile)))
}

/// The same for a command that was not sent, in the place of the usual advice.
pub(super) fn instead(words: &Words, cause: &Cause, profile: &str, said: Said) -> Said {
    let message = cause.message();
    if UNRECORDED.contains(&message.key) {
        let mut said = said;
        add(&mut said.next, &words.say("cli-next-without-journal"));
        return said;
    }
    match about(words, &message, profile) {
        Some(next) => Said { next, ..said },
        None => said,
    }
}

/// Why a record could not be read, and what to do about it in a shell; nothing where the person cancelled.
pub(super) fn of_reading_error(words: &Words, error: &ReadingError, profile: &str) -> Said {
    let said = sentences::of_reading_error(error, words);
    match error {
        ReadingError::NoAnswer(Cause::Cancelled) | ReadingError::Refused(_) => said,
        ReadingError::NoAnswer(cause) => instead(words, cause, profile, said),
    }
}

/// What a step of a check has found, and what to do about it in a shell.
pub(super) fn of_finding(words: &Words, finding: &Finding, profile: &str) -> Said {
    let said = sentences::of_finding(finding, words);
    let Finding::Bad { what, .. } = finding else {
        return said;
    };
    match about(words, what, profile) {
        Some(next) => Said { next, ..said },
        None => said,
    }
}
