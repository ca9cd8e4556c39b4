//! `campaign-remote wait WORKFLOW_ID --until STATE`, and the line that a terminal shows while something is waited for.

use std::cell::RefCell;
use std::time::Instant;

use clap::builder::PossibleValuesParser;
use clap::{Arg, Command as Grammar};
use serde_json::json;
use tokio_util::sync::CancellationToken;

use crate::campaign::{ReadingError, WorkflowState};
use crate::language::{Place, Words};
use crate::remote::{Confirmation, End, Look, Target};
use crate::sentences::{Said, add, name_of_state, of_confirmation};

use super::call::{Call, Ending};
use super::exit::Exit;
use super::grammar::{base_url, workflow_id};
use super::ground::{self, Ground};
use super::interrupt::with_interrupt;
use super::report::milliseconds;
use super::send::{limit, timeout};
use super::shell_advice;
use super::state::word_of;
use super::terminal::{Mood, watched};

/// What may be waited for, and the state that it is.
const AIMS: [(&str, WorkflowState); 3] = [
    ("started", WorkflowState::Started),
    ("paused", WorkflowState::Paused),
    ("stopped", WorkflowState::Finished),
];

/// Its arguments.
pub(super) fn grammar(words: &Words) -> Grammar {
    Grammar::new("wait")
        .about(words.say("cli-wait"))
        .after_help(words.say("cli-wait-after"))
        .arg(workflow_id(words))
        .arg(
            Arg::new("until")
                .long("until")
                .value_name("STATE")
                .required(true)
                .value_parser(PossibleValuesParser::new(AIMS.map(|(word, _state)| word)))
                .help(words.say("cli-until")),
        )
        .arg(timeout(words))
        .arg(base_url(words))
}

/// Looks at the record until it shows the state, whoever brings it about.
pub(super) fn wait(call: &Call<'_>) -> Ending {
    let workflow = call.workflow()?;
    let limit = limit(call)?;
    let until = call.text("until").unwrap_or_default();
    let aim = AIMS.iter().find(|(word, _state)| *word == until);
    let aim = aim.map_or(&WorkflowState::Started, |(_word, state)| state);
    let chosen = call.profile()?;
    ground::run(async {
        let ground = Ground::prepare(call, chosen).await?;
        let target = Target {
            organization: ground.profile.organization.clone(),
            profile: ground.profile.clone(),
            workflow,
        };
        let began = Instant::now();
        let cancel = CancellationToken::new();
        let waiting = Waiting::new(call.words, &format!("wait {}", target.workflow));
        let report = |look: &Look| waiting.looked(look);
        let looking = ground
            .remote
            .wait_until(&target, aim, limit, report, &cancel);
        let looking = watched(|seconds| waiting.line(seconds), looking);
        let seen = with_interrupt(&cancel, Box::pin(looking)).await;
        let said = in_words(call.words, &seen, &target.profile.name);
        call.marked(mood_of(&seen), &said.what, "");
        call.line(&said.next);
        let mut object = json!({
            "command": call.name,
            "workflow": target.workflow.as_str(),
            "profile": target.profile.name,
            "organization": target.organization.as_str(),
            "until": until,
            "reached": seen.end == End::Confirmed,
            "state": seen.state.as_ref().and_then(word_of),
            "elapsed_ms": milliseconds(began.elapsed()),
            "message": said.what,
        });
        if let Some(code) = code_of(&seen.end) {
            object["code"] = json!(code);
        }
        if !said.next.is_empty() {
            object["next_step"] = json!(said.next);
        }
        call.object(&object);
        ground.settle().await;
        Ok(match &seen.end {
            End::NotRead(error) => Exit::of_reading(Err(error)),
            End::Confirmed => Exit::Good,
            _ => Exit::NotConfirmed,
        })
    })
}

/// The same in words; no command was sent, so nothing is said of one.
fn in_words(words: &Words, seen: &Confirmation, profile: &str) -> Said {
    let state = seen.state.as_ref();
    let state = state.map_or_else(
        || words.say("state-not-read"),
        |state| name_of_state(words, state),
    );
    let what = match &seen.end {
        End::NotReported => words.say("check-not-reported"),
        End::NotRead(error) => {
            let (reason, next) = not_read(words, error, profile);
            let what = words.say_with("check-not-read", [("reason", Place::Text(&reason))]);
            return Said {
                what,
                next,
                ..Said::default()
            };
        }
        End::OutOfTime => words.say_with("cli-out-of-time", [("state", Place::Text(&state))]),
        End::GivenUp => words.say("cli-given-up"),
        End::Confirmed | End::WasSoBefore | End::Elsewhere => of_confirmation(seen, words),
    };
    Said {
        what,
        ..Said::default()
    }
}

/// Why the record could not be read, and what to do about it in a shell.
pub(super) fn not_read(words: &Words, error: &ReadingError, profile: &str) -> (String, String) {
    let said = shell_advice::of_reading_error(words, error, profile);
    let mut reason = said.what;
    add(&mut reason, &said.quoted);
    (reason, said.next)
}

/// The code in the answer of the other side, where it said no.
fn code_of(end: &End) -> Option<&str> {
    let refusal = match end {
        End::NotRead(ReadingError::Refused(refusal)) => Some(refusal),
        End::NotRead(ReadingError::NoAnswer(cause)) => cause.refusal(),
        _ => None,
    };
    refusal?.code.as_deref()
}

fn mood_of(seen: &Confirmation) -> Mood {
    match seen.end {
        End::Confirmed => Mood::Good,
        End::NotRead(_) => Mood::Bad,
        _ => Mood::Careful,
    }
}

/// What is being waited for, with the state that was read last.
pub(super) struct Waiting<'a> {
    words: &'a Words,
    what: String,
    state: RefCell<String>,
}

impl<'a> Waiting<'a> {
    pub(super) fn new(words: &'a Words, what: &str) -> Self {
        Self {
            words,
            what: what.to_owned(),
            state: RefCell::new(words.say("state-not-read")),
        }
    }

    pub(super) fn looked(&self, look: &Look) {
        if let Ok(record) = &look.record {
            self.state.replace(name_of_state(self.words, &record.state));
        }
    }

    /// The line after so many seconds.
    pub(super) fn line(&self, seconds: u64) -> String {
        let state = self.state.borrow();
        let places = [
            ("what", Place::Text(&self.what)),
            ("state", Place::Text(&state)),
        ];
        let mut line = self.words.say_with("cli-waiting", places);
        add(&mut line, &waited(self.words, seconds));
        line
    }
}

/// The line while a command is on its way.
pub(super) fn sending(words: &Words, what: &str, seconds: u64) -> String {
    let mut line = words.say_with("verdict-sending", [("what", Place::Text(what))]);
    add(&mut line, &waited(words, seconds));
    line
}

fn waited(words: &Words, seconds: u64) -> String {
    if seconds == 0 {
        return String::new();
    }
    let seconds = Place::Number(i64::try_from(seconds).unwrap_or(i64::MAX));
    words.say_with("line-waiting", [("seconds", seconds)])
}
