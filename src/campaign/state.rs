//! What a workflow's record says of its state, read tolerantly: no state is documented, so nothing may be guessed.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde_json::Value;

use super::exchange::Answer;
use super::refusal::{Refusal, quote};
use super::top_level;
use super::verdict::Cause;

/// What could be read from a workflow's record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// What it says of the state.
    pub state: WorkflowState,
    /// The workflow's label, where the record has one.
    pub label: Option<String>,
    /// When it is processed next, as it came, where the record says so.
    pub next_processing: Option<String>,
    /// When it was processed last, where the record says so in a way that can be read.
    pub last_processing: Option<Timestamp>,
}

/// The states that Campaign's own pages name (Adobe, *Workflow life cycle*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WorkflowState {
    /// Never started.
    Editing,
    /// In the queue.
    Pending,
    /// About to run.
    Starting,
    /// Handled by the server, perhaps only waiting for its schedule.
    Started,
    /// About to be paused.
    Pausing,
    /// Paused by a person, or by a task that could not finish.
    Paused,
    /// An activity failed; the run is suspended.
    Failed,
    /// About to go on.
    Resuming,
    /// About to stop.
    Stopping,
    /// Stopping, to start again.
    Restarting,
    /// No tasks left, or stopped by a person: Campaign has one code for both.
    Finished,
    /// Something that is in no table, as it came.
    Unknown(String),
    /// The record says nothing of a state.
    NotReported,
}

impl WorkflowState {
    /// The state as one lower-case word, for scripts, exports and the journal; an unknown one as it came.
    pub fn word(&self) -> String {
        match self {
            Self::Editing => "editing",
            Self::Pending => "pending",
            Self::Starting => "starting",
            Self::Started => "started",
            Self::Pausing => "pausing",
            Self::Paused => "paused",
            Self::Failed => "failed",
            Self::Resuming => "resuming",
            Self::Stopping => "stopping",
            Self::Restarting => "restarting",
            Self::Finished => "finished",
            Self::Unknown(said) => said,
            Self::NotReported => "not_reported",
        }
        .to_owned()
    }

    /// The state of such a word.
    pub fn of_word(word: &str) -> Self {
        let mut known = KNOWN.iter().map(|(_said, state)| state);
        match known.find(|state| state.word() == word) {
            Some(state) => state.clone(),
            None if word == Self::NotReported.word() => Self::NotReported,
            None => Self::Unknown(word.to_owned()),
        }
    }
}

/// The words and numbers that mean each state.
///
/// The numbers are those of `xtk:workflow` in Campaign Classic and v8; the words are those of the product's pages.
const KNOWN: &[(&[&str], WorkflowState)] = &[
    (
        &["0", "editing", "edition", "being edited", "draft"],
        WorkflowState::Editing,
    ),
    (&["pending"], WorkflowState::Pending),
    (&["10", "starting"], WorkflowState::Starting),
    (
        &["2", "3", "9", "11", "started", "running", "in progress"],
        WorkflowState::Started,
    ),
    (&["12", "pausing"], WorkflowState::Pausing),
    (&["13", "paused"], WorkflowState::Paused),
    (&["failed", "erroneous", "error"], WorkflowState::Failed),
    (&["14", "resuming"], WorkflowState::Resuming),
    (&["15", "16", "stopping"], WorkflowState::Stopping),
    (&["17", "18", "restarting"], WorkflowState::Restarting),
    (&["20", "finished", "stopped"], WorkflowState::Finished),
];

/// Where a state may stand. None of these is documented; the first that is there counts.
const STATE_FIELDS: &[&str] = &["state", "@state", "executionStatus", "status"];

const FAILED_FIELDS: &[&str] = &["failed", "@failed"];
const LABEL_FIELDS: &[&str] = &["label", "@label"];
const NEXT_PROCESSING_FIELDS: &[&str] = &["nextProcessingDate", "@nextProcessingDate"];
const LAST_PROCESSING_FIELDS: &[&str] = &["lastProcessingDate", "@lastProcessingDate"];

/// All that is looked for in a record: what is missing here is never found.
const FIELDS: [&[&str]; 5] = [
    STATE_FIELDS,
    FAILED_FIELDS,
    LABEL_FIELDS,
    NEXT_PROCESSING_FIELDS,
    LAST_PROCESSING_FIELDS,
];

/// No record of a workflow is longer; of one that is, nothing is read.
pub(super) const LARGEST_RECORD: usize = 16 * 1024 * 1024;

/// What the record says, by the field's name.
type Fields = BTreeMap<&'static str, Value>;

impl Record {
    /// The record in an answer that came as far as it was wanted.
    ///
    /// # Errors
    /// When it is none: a proxy or a page of maintenance answered in Campaign's place.
    pub(super) fn of(answer: &Answer) -> Result<Self, Cause> {
        if !answer.body.trim_ascii_start().starts_with(b"{") {
            let words = Refusal::of(answer).text;
            let seen = Some(words).filter(|words| !words.is_empty());
            return Err(Cause::NotARecord(
                seen.unwrap_or_else(|| answer.status_line()),
            ));
        }
        Ok(Self::read(&answer.body))
    }

    /// Reads the answer to a GET of the workflow; anything at all may come in.
    pub fn read(body: &[u8]) -> Self {
        let fields = if body.len() > LARGEST_RECORD {
            Fields::new()
        } else {
            top_level::read(body, &FIELDS.concat()).unwrap_or_default()
        };
        let text = |names: &[&str]| {
            names
                .iter()
                .find_map(|name| fields.get(*name))
                .and_then(Value::as_str)
                .map(quote)
                .filter(|text| !text.is_empty())
        };
        Self {
            state: state_in(&fields),
            label: text(LABEL_FIELDS),
            next_processing: text(NEXT_PROCESSING_FIELDS),
            last_processing: text(LAST_PROCESSING_FIELDS).and_then(|text| text.parse().ok()),
        }
    }
}

fn state_in(fields: &Fields) -> WorkflowState {
    let said = STATE_FIELDS
        .iter()
        .find_map(|name| fields.get(*name).and_then(word));
    let Some(said) = said else {
        return WorkflowState::NotReported;
    };
    let lower = said.to_lowercase();
    let state = KNOWN
        .iter()
        .find(|(words, _state)| words.contains(&lower.as_str()))
        .map_or_else(
            || WorkflowState::Unknown(quote(&said)),
            |(_words, state)| state.clone(),
        );
    let failed = FAILED_FIELDS
        .iter()
        .filter_map(|name| fields.get(*name))
        .find(|mark| !mark.is_null())
        .is_some_and(is_set);
    // "Paused" with the failed mark is "in error": an activity failed, nobody paused it.
    if failed && state == WorkflowState::Paused {
        WorkflowState::Failed
    } else {
        state
    }
}

fn word(value: &Value) -> Option<String> {
    match value {
        Value::Number(number) => Some(number.to_string()),
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        _ => None,
    }
}

fn is_set(value: &Value) -> bool {
    match value {
        Value::Bool(set) => *set,
        Value::Number(number) => number.as_i64() != Some(0),
        Value::String(text) => matches!(text.trim(), "1" | "true"),
        _ => false,
    }
}
