//! One simulated workflow: which commands its state takes, and how long it takes to obey.

use std::time::Duration;

use jiff::Timestamp;
use tokio::time::Instant;

use super::cast::Nature;
use super::choices::Pace;
use super::pkey;
use super::signal::Signal;
use crate::campaign::Command;

/// A workflow of a practice Campaign.
#[derive(Debug)]
pub(super) struct Workflow {
    pub(super) id: String,
    pub(super) label: String,
    /// How the record and its links name it; other links than those of this run do not know it.
    pub(super) pkey: String,
    pub(super) nature: Nature,
    pub(super) state: State,
    /// Since when it is in this state.
    pub(super) since: Timestamp,
    pub(super) signal: Option<Signal>,
    /// What happens next by itself, and when.
    pub(super) due: Option<(Instant, State)>,
    /// Its place in the queue, and what begins when it comes to the front.
    pub(super) queued: Option<(u64, State)>,
}

/// What a workflow can be in. The numbers are those of `xtk:workflow` in Campaign Classic and v8 (`acc-js-sdk`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// Over the limit of executions: it waits in the queue. No number of it is known.
    Pending,
    Starting,
    Started,
    Pausing,
    Paused,
    /// Paused by an error: the number of a paused one, and a mark.
    Failed,
    Resuming,
    Stopping,
    Finished,
}

/// Which command each state takes, and what begins then; every other one is illegal
/// (Adobe, *Workflow life cycle* and *Execution commands*; where those are silent, the cautious reading).
const LEGAL: &[(State, Command, State)] = &[
    (State::Pending, Command::Stop, State::Finished),
    (State::Starting, Command::Stop, State::Stopping),
    (State::Started, Command::Pause, State::Pausing),
    (State::Started, Command::Stop, State::Stopping),
    (State::Pausing, Command::Stop, State::Stopping),
    (State::Paused, Command::Start, State::Resuming),
    (State::Paused, Command::Resume, State::Resuming),
    (State::Paused, Command::Stop, State::Stopping),
    (State::Failed, Command::Start, State::Resuming),
    (State::Failed, Command::Resume, State::Resuming),
    (State::Failed, Command::Stop, State::Stopping),
    (State::Resuming, Command::Stop, State::Stopping),
    (State::Finished, Command::Start, State::Starting),
];

/// Campaign stops what has been paused or failed for this long (Adobe, *Best practices*).
const LONGEST_PAUSE: Duration = Duration::from_hours(7 * 24);

/// How long [`Nature::PausedForDays`] has been paused when the practice begins.
pub(super) const PAUSED_BEFORE: Duration = Duration::from_hours(6 * 24);

impl State {
    /// What begins when the command comes; `None` when it is illegal.
    pub(super) fn after(self, command: Command) -> Option<Self> {
        LEGAL
            .iter()
            .find(|(state, taken, _next)| *state == self && *taken == command)
            .map(|(_state, _taken, next)| *next)
    }

    /// Whether it needs one of the places for executions before it begins.
    pub(super) const fn needs_a_place(self) -> bool {
        matches!(self, Self::Starting | Self::Resuming)
    }

    /// Whether it holds one of the places for executions.
    pub(super) const fn holds_a_place(self) -> bool {
        matches!(
            self,
            Self::Starting | Self::Started | Self::Pausing | Self::Resuming | Self::Stopping
        )
    }

    /// Its number in the record, where one is known.
    pub(super) const fn number(self) -> Option<u8> {
        match self {
            Self::Pending => None,
            Self::Starting => Some(10),
            Self::Started => Some(11),
            Self::Pausing => Some(12),
            Self::Paused | Self::Failed => Some(13),
            Self::Resuming => Some(14),
            Self::Stopping => Some(15),
            Self::Finished => Some(20),
        }
    }
}

impl Workflow {
    pub(super) fn new(id: &str, label: &str, nature: Nature, since: Timestamp) -> Self {
        Self {
            id: id.to_owned(),
            label: label.to_owned(),
            pkey: pkey::fresh(),
            nature,
            state: State::Finished,
            since,
            signal: (nature == Nature::HasASignal).then(Signal::new),
            due: None,
            queued: None,
        }
    }

    /// Whether `key`, as it stands in a URL, means this one.
    pub(super) fn is_called(&self, key: &str) -> bool {
        self.id == key || self.pkey == key
    }

    /// Goes into `state` at the moment `at`, which the calendar calls `since`.
    pub(super) fn enter(&mut self, state: State, at: Instant, since: Timestamp, pace: Pace) {
        self.state = state;
        self.since = since;
        self.queued = None;
        self.due = self
            .next()
            .map(|(lifelike, next)| (at + pace.of(lifelike), next));
    }

    /// What happens by itself in this state, and after how long.
    fn next(&self) -> Option<(Duration, State)> {
        let (takes, next) = match self.state {
            State::Starting => (Duration::from_millis(2500), State::Started),
            State::Started if self.nature == Nature::FailsAfterStarting => {
                (Duration::from_secs(4), State::Failed)
            }
            State::Pausing => (Duration::from_secs(2), State::Paused),
            State::Paused | State::Failed => (LONGEST_PAUSE, State::Finished),
            State::Resuming => (Duration::from_millis(1500), State::Started),
            State::Stopping => (self.time_to_stop()?, State::Finished),
            State::Pending | State::Started | State::Finished => return None,
        };
        Some((takes, next))
    }

    fn time_to_stop(&self) -> Option<Duration> {
        match self.nature {
            Nature::NeverStops => None,
            Nature::SlowToStop => Some(Duration::from_secs(45)),
            _ => Some(Duration::from_secs(3)),
        }
    }
}
