//! What the workflow's record says of a command, in sentences.

use std::time::Instant;

use crate::campaign::{Command, Progress, Pursuit, Verdict, WorkflowState};
use crate::language::{Place, Words};
use crate::sentences::{of_confirmation, with_state_and_seconds};

use super::desk::{Check, Half, Later, Told};
use super::icons::Icon;
use super::sentences::{Mood, add, name_of_state, of_reading_error};

/// How the verdict line begins once the record has been followed to the end: its key, its sign and its colour.
pub(super) fn lead(told: &Told) -> Option<(&'static str, Icon, Mood)> {
    match &told.check {
        Check::Followed(confirmation) => match confirmation.end.is_confirmed() {
            Some(true) => Some(("verdict-confirmed", Icon::Check, Mood::Good)),
            Some(false) => Some(("verdict-not-confirmed", Icon::Warning, Mood::Careful)),
            None => None,
        },
        _ => None,
    }
}

/// Whether the record has not been read since the command.
pub(super) const fn is_still_to_come(told: &Told) -> bool {
    matches!(
        told.check,
        Check::NotFollowed | Check::Following { state: None, .. }
    ) && told.later.said.is_none()
}

/// What the record says, after everything that the answer itself said; and, where it is a half of a restart that does
/// not go on, what was not sent. Without a time, without the seconds that count.
pub(super) fn rest(told: &Told, goes_on: bool, words: &Words, now: Option<Instant>) -> String {
    let mut text = match &told.check {
        Check::NotFollowed => String::new(),
        Check::Following {
            since,
            state,
            is_lost,
            ..
        } => {
            let mut text = match (state, now) {
                (Some(state), Some(now)) => {
                    let waited = now.saturating_duration_since(*since);
                    with_state_and_seconds("following-state", state, waited, words)
                }
                (Some(state), None) => {
                    let name = name_of_state(words, state);
                    words.say_with("following-state-aloud", [("state", Place::Text(&name))])
                }
                (None, _) => words.say("following-begins"),
            };
            if *is_lost {
                add(&mut text, &words.say("following-lost"));
            }
            text
        }
        Check::Followed(confirmation) => of_confirmation(confirmation, words),
    };
    let later = match &told.later {
        later if later.is_asked => words.say("check-asked"),
        Later { said: None, .. } => String::new(),
        Later {
            said: Some(Ok(state)),
            ..
        } => said(told, state, words),
        Later {
            said: Some(Err(error)),
            ..
        } => {
            let reason = of_reading_error(error, words);
            words.say_with("check-not-read", [("reason", Place::Text(&reason))])
        }
    };
    add(&mut text, &later);
    if stands_still(told, goes_on) {
        let places = [("workflow", Place::Text(&told.workflow))];
        add(&mut text, &words.say_with("restart-stands-still", places));
    } else if told.half == Some(Half::Stop) && start_was_not_sent(told, goes_on) {
        add(&mut text, &words.say("restart-start-not-sent"));
    }
    text
}

/// Which half of a restart it is, where it is one.
pub(super) fn half(told: &Told, words: &Words) -> String {
    match told.half {
        Some(Half::Stop) => words.say("restart-first-half"),
        Some(Half::Start) => words.say("restart-second-half"),
        None => String::new(),
    }
}

/// Whether a restart has ended after its stop was seen to be applied, and no start can have been: not where the start
/// was refused for the workflow's state, nor where the record has told more since.
fn stands_still(told: &Told, goes_on: bool) -> bool {
    let is_over = match (told.half, &told.verdict, &told.check) {
        (Some(Half::Start), Verdict::NotSent(_) | Verdict::Refused(_), _) => {
            !told.verdict.is_refused_for_its_state()
        }
        (Some(Half::Stop), Verdict::Accepted, Check::Followed(confirmation)) => {
            confirmation.end.is_confirmed() == Some(true) && !goes_on
        }
        _ => false,
    };
    is_over && !matches!(&told.later.said, Some(Ok(state)) if *state != WorkflowState::Finished)
}

fn start_was_not_sent(told: &Told, goes_on: bool) -> bool {
    match (&told.verdict, &told.check) {
        (Verdict::Accepted, Check::Followed(confirmation)) => {
            confirmation.end.is_confirmed() != Some(true) || !goes_on
        }
        (Verdict::Accepted, _) => false,
        _ => true,
    }
}

fn said(told: &Told, state: &WorkflowState, words: &Words) -> String {
    if *state == WorkflowState::NotReported {
        return words.say("check-not-reported");
    }
    let name = name_of_state(words, state);
    let mut text = words.say_with("check-said", [("state", Place::Text(&name))]);
    if let (Verdict::MaybeApplied(_), Some(before)) = (&told.verdict, &told.before) {
        let name = name_of_state(words, before);
        let places = [("before", Place::Text(&name))];
        let key = what_follows(told.command, before, state);
        add(&mut text, &words.say_with(key, places));
    }
    text
}

/// What can be known of a command that may have been applied, from the state before it and the state now.
fn what_follows(command: Command, before: &WorkflowState, state: &WorkflowState) -> &'static str {
    let runs = command.aim() == WorkflowState::Started;
    let was_about_to = command.is_under_way_in(before);
    match Pursuit::new(command, Some(before.clone())).look(state) {
        Progress::WasThere => "check-nothing-to-tell",
        _ if was_about_to && state == before => "check-nothing-to-tell",
        // A run may have begun and be over, or have failed again.
        _ if runs && state == before => "check-not-applied-or-over",
        _ if state == before => "check-not-applied-yet",
        _ if was_about_to
            || matches!(
                before,
                WorkflowState::NotReported | WorkflowState::Unknown(_)
            ) =>
        {
            "check-said-before"
        }
        _ if command.is_under_way_in(state) => "check-was-applied",
        Progress::There if runs => "check-was-applied",
        // A run ends by itself too, and pauses where a task cannot finish.
        Progress::There => "check-came-to-it",
        Progress::NotYet | Progress::Elsewhere | Progress::NotReported => "check-said-before",
    }
}
