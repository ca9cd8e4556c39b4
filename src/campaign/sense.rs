//! Which command makes sense in which state, and what a command is meant to bring about.
//!
//! From Adobe's *Execution commands* (Campaign Standard) and *Start a workflow* (v8). What these pages leave open is
//! [`Sense::Open`]: the person may try.

use super::command::Command;
use super::state::WorkflowState;

/// Whether a command makes sense in a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    /// It does what its name says.
    Plain,
    /// It does something that its name does not say; the sentence says what.
    But(&'static str),
    /// It would do nothing, or harm; the sentence says why.
    None(&'static str),
    /// Nobody knows.
    Open,
}

/// The one table: a row for each state, and in it start, pause, resume and stop.
const TABLE: &[(WorkflowState, [Sense; 4])] = {
    use Sense::{But, None, Open, Plain};
    use WorkflowState as S;
    const NOT_STARTED: Sense = None("sense-not-started");
    const STARTS_ALREADY: Sense = None("sense-starts-already");
    const STARTED_ALREADY: Sense = None("sense-started-already");
    const WAIT_UNTIL_PAUSED: Sense = None("sense-wait-until-paused");
    const RESUMES_ALREADY: Sense = None("sense-resumes-already");
    const WAIT_UNTIL_STOPPED: Sense = None("sense-wait-until-stopped");
    const FINISHED: Sense = None("sense-finished");
    &[
        (S::Editing, [Plain, NOT_STARTED, NOT_STARTED, NOT_STARTED]),
        (S::Pending, [STARTS_ALREADY, Open, STARTS_ALREADY, Plain]),
        (S::Starting, [STARTS_ALREADY, Open, STARTS_ALREADY, Plain]),
        (S::Started, [STARTED_ALREADY, Plain, STARTED_ALREADY, Plain]),
        (
            S::Pausing,
            [
                WAIT_UNTIL_PAUSED,
                None("sense-pauses-already"),
                WAIT_UNTIL_PAUSED,
                Plain,
            ],
        ),
        (
            S::Paused,
            [
                But("sense-start-resumes"),
                None("sense-paused-already"),
                Plain,
                Plain,
            ],
        ),
        (
            S::Failed,
            [
                But("sense-start-retries"),
                None("sense-failed-is-suspended"),
                Plain,
                Plain,
            ],
        ),
        (
            S::Resuming,
            [RESUMES_ALREADY, RESUMES_ALREADY, RESUMES_ALREADY, Plain],
        ),
        (
            S::Stopping,
            [
                WAIT_UNTIL_STOPPED,
                WAIT_UNTIL_STOPPED,
                WAIT_UNTIL_STOPPED,
                None("sense-stops-already"),
            ],
        ),
        (S::Finished, [Plain, FINISHED, FINISHED, FINISHED]),
    ]
};

impl Command {
    /// Whether this command makes sense in `state`.
    pub fn sense_in(self, state: &WorkflowState) -> Sense {
        let row = TABLE.iter().find(|(known, _senses)| known == state);
        row.map_or(Sense::Open, |(_state, senses)| senses[self as usize])
    }

    /// The state that this command is meant to bring about.
    pub const fn aim(self) -> WorkflowState {
        match self {
            Self::Start | Self::Resume => WorkflowState::Started,
            Self::Pause => WorkflowState::Paused,
            Self::Stop => WorkflowState::Finished,
        }
    }

    /// Whether `state` shows that Campaign is about to carry this command out.
    pub const fn is_under_way_in(self, state: &WorkflowState) -> bool {
        match self {
            Self::Start => matches!(
                state,
                WorkflowState::Pending
                    | WorkflowState::Starting
                    | WorkflowState::Resuming
                    | WorkflowState::Restarting
            ),
            Self::Pause => matches!(state, WorkflowState::Pausing),
            Self::Resume => matches!(state, WorkflowState::Resuming | WorkflowState::Starting),
            Self::Stop => matches!(state, WorkflowState::Stopping),
        }
    }
}

impl WorkflowState {
    /// Whether nothing moves in this state until somebody or something acts.
    pub const fn is_at_rest(&self) -> bool {
        matches!(
            self,
            Self::Editing | Self::Started | Self::Paused | Self::Failed | Self::Finished
        )
    }
}

/// What one look at the record says of a command that was accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// The record shows what the command was meant to bring about.
    There,
    /// It does, and did so before the command went out.
    WasThere,
    /// It came to rest elsewhere.
    Elsewhere,
    /// It says nothing of a state, now or ever.
    NotReported,
    /// Not yet.
    NotYet,
}

/// Follows what the record says after a command was accepted.
#[derive(Debug, Clone)]
pub struct Pursuit {
    command: Command,
    /// What the record said before the command, until it says something else. It may be a passing state, or old by now:
    /// it tells what was so before, and never that the workflow has moved.
    before: Option<WorkflowState>,
    /// Where the workflow rested when it was looked at after the command, and has not moved since.
    rested: Option<WorkflowState>,
    was_under_way: bool,
    has_reported: bool,
}

impl Pursuit {
    /// A command was accepted; `before` is what the record said shortly before it went out, where somebody had looked.
    pub fn new(command: Command, before: Option<WorkflowState>) -> Self {
        Self {
            command,
            before,
            rested: None,
            was_under_way: false,
            has_reported: false,
        }
    }

    /// Takes one look.
    pub fn look(&mut self, state: &WorkflowState) -> Progress {
        if *state == WorkflowState::NotReported {
            // Who has told a state once will tell it again.
            return if self.has_reported {
                Progress::NotYet
            } else {
                Progress::NotReported
            };
        }
        self.has_reported = true;
        let was_so_before = self.before.as_ref() == Some(state);
        if !was_so_before {
            self.before = None;
        }
        if self.command.is_under_way_in(state) {
            self.was_under_way = true;
            return Progress::NotYet;
        }
        if *state == self.command.aim() {
            return if was_so_before {
                Progress::WasThere
            } else {
                Progress::There
            };
        }
        if !state.is_at_rest() {
            // Something else is on its way there; this command's turn may come after it.
            self.rested = None;
            return Progress::NotYet;
        }
        // A short run may be over before anybody looks a second time: it was about to start, so it did.
        let starts = self.command.aim() == WorkflowState::Started;
        if starts && self.was_under_way && *state == WorkflowState::Finished {
            return Progress::There;
        }
        let rested = self.rested.get_or_insert_with(|| state.clone());
        // A stop is taken up wherever the workflow has come to rest meanwhile.
        let has_moved = rested != state && self.command != Command::Stop;
        if self.was_under_way || has_moved {
            Progress::Elsewhere
        } else {
            Progress::NotYet
        }
    }
}
