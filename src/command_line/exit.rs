//! The exit codes that scripts rely on, and the one place where a verdict becomes one.

use crate::campaign::{Cause, ReadingError, Verdict, WorkflowState};

/// How a command ended, as its exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Exit {
    /// Accepted, or done.
    Good = 0,
    /// The other side said no.
    Refused = 1,
    /// The command cannot be meant like this.
    WrongUse = 2,
    /// Nothing was sent, or there was no answer to a question.
    NotSent = 3,
    /// The request went out and no whole answer came back.
    MaybeApplied = 4,
    /// Accepted, and not confirmed; or the record reports no state.
    NotConfirmed = 5,
    /// The guard said no.
    Guard = 6,
    /// Nothing to sign in with, or no keyring that would give it.
    NoCredentials = 7,
}

impl Exit {
    /// The number that the shell sees.
    pub(super) const fn code(self) -> u8 {
        self as u8
    }

    /// What a verdict is as an exit code.
    pub(super) const fn of_verdict(verdict: &Verdict) -> Self {
        match verdict {
            Verdict::NotSent(cause) => Self::of_cause(cause),
            Verdict::MaybeApplied(_) => Self::MaybeApplied,
            Verdict::Refused(_) => Self::Refused,
            Verdict::Accepted => Self::Good,
        }
    }

    /// What it is as an exit code that a record said this, or could not be read.
    pub(super) const fn of_reading(state: Result<&WorkflowState, &ReadingError>) -> Self {
        match state {
            Ok(WorkflowState::NotReported) => Self::NotConfirmed,
            Ok(_) => Self::Good,
            Err(ReadingError::Refused(_)) => Self::Refused,
            Err(ReadingError::NoAnswer(cause)) => Self::of_cause(cause),
        }
    }

    /// What it is as an exit code that nothing came back for this reason.
    pub(super) const fn of_cause(cause: &Cause) -> Self {
        match cause {
            Cause::Guard(_) => Self::Guard,
            Cause::NoCredentials(..) => Self::NoCredentials,
            _ => Self::NotSent,
        }
    }
}
