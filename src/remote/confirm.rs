//! From "accepted" to "confirmed": the workflow's record is read until it shows what the command was meant to bring about.
//!
//! Campaign saves a command and applies it when a server is free, so that the answer to it says little.

use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::campaign::{
    Cause, Command, NextStep, Progress, Pursuit, Reading, ReadingError, Record, Refusal,
    WorkflowState,
};

use crate::journal::EntryId;

use super::clock::{Clock, Stopwatch};
use super::pacing::Server;
use super::{Pacing, Remote, Target};

/// A command that was accepted and is to be seen through.
#[derive(Debug, Clone, PartialEq)]
pub struct Accepted {
    /// Where it went.
    pub target: Target,
    /// What it said.
    pub command: Command,
    /// What the record said shortly before it went out, where somebody had looked.
    pub before: Option<WorkflowState>,
    /// How long to look.
    pub limit: Duration,
    /// The command's entry in the journal, where it has one: what comes of looking is added to it.
    pub entry: Option<EntryId>,
}

/// How long to look where nobody said otherwise. Stopping can take several minutes (Adobe, *Start a workflow*).
pub const DEFAULT_LIMIT: Duration = Duration::from_mins(5);

/// One look at the record.
#[derive(Debug, Clone, PartialEq)]
pub struct Look {
    /// The record, or why it could not be read this time.
    pub record: Result<Record, ReadingError>,
    /// How long after the command was accepted; `None` when the machine slept meanwhile, or its clock was set.
    pub after: Option<Duration>,
}

/// What came of looking.
#[derive(Debug, Clone, PartialEq)]
pub struct Confirmation {
    /// How it ended.
    pub end: End,
    /// The state that was read last.
    pub state: Option<WorkflowState>,
    /// How long it took; `None` when the machine slept meanwhile, or its clock was set.
    pub after: Option<Duration>,
}

/// How looking ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// The record shows what the command was meant to bring about.
    Confirmed,
    /// It does, and did so before the command.
    WasSoBefore,
    /// The workflow came to rest in another state.
    Elsewhere,
    /// The time was over first.
    OutOfTime,
    /// The record reports no state, so nobody can tell.
    NotReported,
    /// The record could not be read.
    NotRead(ReadingError),
    /// Nobody wanted to know any more.
    GivenUp,
}

impl End {
    /// What is certain: confirmed, not confirmed, or nobody can tell.
    pub const fn is_confirmed(&self) -> Option<bool> {
        match self {
            Self::Confirmed | Self::WasSoBefore => Some(true),
            Self::Elsewhere | Self::OutOfTime => Some(false),
            Self::NotReported | Self::NotRead(_) | Self::GivenUp => None,
        }
    }

    /// Its name, for scripts, logs and the journal.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::WasSoBefore => "was_so_before",
            Self::Elsewhere => "elsewhere",
            Self::OutOfTime => "out_of_time",
            Self::NotReported => "not_reported",
            Self::NotRead(_) => "not_read",
            Self::GivenUp => "given_up",
        }
    }
}

impl Remote {
    /// Looks until the command that was accepted is seen to have been applied, or cannot be.
    pub async fn confirm(
        &self,
        accepted: &Accepted,
        report: impl FnMut(&Look),
        cancel: &CancellationToken,
    ) -> Confirmation {
        let mut pursuit = Pursuit::new(accepted.command, accepted.before.clone());
        let judge = move |state: &WorkflowState| pursuit.look(state);
        let confirmation = self
            .follow(&accepted.target, judge, accepted.limit, report, cancel)
            .await;
        self.write_confirmation(accepted.entry, &confirmation, cancel)
            .await;
        confirmation
    }

    /// Looks until the record shows `aim`, whoever brings it about.
    pub async fn wait_until(
        &self,
        target: &Target,
        aim: &WorkflowState,
        limit: Duration,
        report: impl FnMut(&Look),
        cancel: &CancellationToken,
    ) -> Confirmation {
        let mut has_reported = false;
        let judge = |state: &WorkflowState| match state {
            state if state == aim => Progress::There,
            WorkflowState::NotReported if !has_reported => Progress::NotReported,
            _ => {
                has_reported = true;
                Progress::NotYet
            }
        };
        self.follow(target, judge, limit, report, cancel).await
    }

    /// Looks while the workflow is on its way from one state to another, wherever it comes to rest.
    pub async fn look_while_passing(
        &self,
        target: &Target,
        limit: Duration,
        report: impl FnMut(&Look),
        cancel: &CancellationToken,
    ) -> Confirmation {
        let judge = |state: &WorkflowState| {
            if state.is_passing() || *state == WorkflowState::NotReported {
                Progress::NotYet
            } else {
                Progress::There
            }
        };
        self.follow(target, judge, limit, report, cancel).await
    }

    async fn follow(
        &self,
        target: &Target,
        judge: impl FnMut(&WorkflowState) -> Progress,
        limit: Duration,
        report: impl FnMut(&Look),
        cancel: &CancellationToken,
    ) -> Confirmation {
        let server = self.pacing.server(&target.profile.base_url);
        let read = || self.look(target, cancel);
        follow(judge, limit, read, &self.pacing, &server, report, cancel).await
    }
}

/// Reads at 1, 2, 4, 8, … seconds until `judge` knows, and a last time when the limit is over. Where many are followed
/// at one server, each waits for its turn there.
///
/// After a sleep of the machine the limit may have passed without anybody looking: the last look always comes after it.
pub async fn follow<F: Future<Output = Reading>>(
    mut judge: impl FnMut(&WorkflowState) -> Progress,
    limit: Duration,
    mut read: impl FnMut() -> F,
    pacing: &Pacing<impl Clock>,
    server: &Server,
    mut report: impl FnMut(&Look),
    cancel: &CancellationToken,
) -> Confirmation {
    let clock = pacing.clock();
    let watch = Stopwatch::start(clock);
    let mut state = None;
    let mut pause = FIRST_PAUSE;
    let mut asked_for = Duration::ZERO;
    loop {
        let left = limit.saturating_sub(watch.awake(clock));
        let nap = (pause + jitter(pause)).max(asked_for).min(left);
        let nap = nap.max(SHORTEST_PAUSE);
        let given_up = |state| Confirmation {
            end: End::GivenUp,
            state,
            after: watch.certain(clock),
        };
        let turn = async {
            clock.sleep(nap).await;
            pacing.turn(server).await;
        };
        tokio::select! {
            biased;
            () = cancel.cancelled() => return given_up(state),
            () = turn => {}
        }
        let is_last = watch.awake(clock) >= limit;
        let record = read().await.record;
        if cancel.is_cancelled() {
            return given_up(state);
        }
        let look = Look {
            record,
            after: watch.certain(clock),
        };
        report(&look);
        asked_for = wait_asked_for(&look);
        let end = match look.record {
            Ok(record) => {
                let progress = judge(&record.state);
                if state.is_none() || record.state != WorkflowState::NotReported {
                    state = Some(record.state);
                }
                end_of(progress, is_last)
            }
            Err(error) if is_last || is_final(&error) => Some(End::NotRead(error)),
            Err(_passing) => None,
        };
        if let Some(end) = end {
            return Confirmation {
                end,
                state,
                after: look.after,
            };
        }
        pause = (pause * 2).min(LONGEST_PAUSE);
    }
}

const FIRST_PAUSE: Duration = Duration::from_secs(1);
/// Stopping takes minutes at times; a look a quarter of a minute is no burden.
const LONGEST_PAUSE: Duration = Duration::from_secs(15);
/// However little of the time is left.
const SHORTEST_PAUSE: Duration = Duration::from_millis(100);

const fn end_of(progress: Progress, is_last: bool) -> Option<End> {
    match progress {
        Progress::There => Some(End::Confirmed),
        Progress::WasThere => Some(End::WasSoBefore),
        Progress::Elsewhere => Some(End::Elsewhere),
        Progress::NotReported => Some(End::NotReported),
        Progress::NotYet if is_last => Some(End::OutOfTime),
        Progress::NotYet => None,
    }
}

/// Whether another try would meet the same. A network comes back; a "no" stays one, except "later".
fn is_final(error: &ReadingError) -> bool {
    match error {
        ReadingError::Refused(refusal) => is_lasting(refusal),
        ReadingError::NoAnswer(cause) => is_final_cause(cause),
    }
}

fn is_final_cause(cause: &Cause) -> bool {
    match cause {
        Cause::SignIn(refusal) => is_lasting(refusal),
        Cause::SignInUnreachable(cause) => is_final_cause(cause),
        Cause::NoCredentials(_, step) => *step != Some(NextStep::TryAgain),
        Cause::BadInput(..) | Cause::Guard(_) | Cause::NotRecorded(_) | Cause::CaFile { .. } => {
            true
        }
        _ => false,
    }
}

const fn is_lasting(refusal: &Refusal) -> bool {
    refusal.status < 500 && !matches!(refusal.status, 408 | 429)
}

/// How long the server asks to be left alone, or the person should be.
fn wait_asked_for(look: &Look) -> Duration {
    let refusal = match &look.record {
        Err(ReadingError::Refused(refusal)) => Some(refusal),
        // The keyring may ask the person each time.
        Err(ReadingError::NoAnswer(Cause::NoCredentials(..))) => return LONGEST_PAUSE,
        Err(ReadingError::NoAnswer(cause)) => cause.refusal(),
        Ok(_) => None,
    };
    refusal.map_or(Duration::ZERO, asked_for_by)
}

/// How long the server asks to be left alone, where it says so.
pub(super) fn asked_for_by(refusal: &Refusal) -> Duration {
    let seconds = refusal.retry_after.unwrap_or(0);
    Duration::from_secs(u64::try_from(seconds).unwrap_or(0))
}

/// Up to a fifth of the pause, so that many programs do not ask in step.
pub(super) fn jitter(pause: Duration) -> Duration {
    let chance = RandomState::new().build_hasher().finish() % 1000;
    pause.mul_f64(f64::from(u32::try_from(chance).unwrap_or(0)) / 5000.0)
}
