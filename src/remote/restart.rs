//! Restart: stop, wait until that is seen in the record, start. Campaign has no such command over REST.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::campaign::{Cause, Command, Outcome, Verdict, WorkflowState};

use crate::journal::EntryId;
use crate::profiles::Profile;

use super::confirm::{Accepted, Confirmation, End, Look};
use super::{Order, Remote, Target};

/// What came of a restart. `start` is there only if the stop was seen to be effective.
#[derive(Debug, Clone, PartialEq)]
pub struct Restart {
    /// What came of the stop.
    pub stop: Outcome,
    /// What the record showed after it, where it was accepted.
    pub stopped: Option<Confirmation>,
    /// What came of the start, where it was sent.
    pub start: Option<Outcome>,
    /// What the record showed after that.
    pub started: Option<Confirmation>,
}

/// How far a restart has come.
#[derive(Debug, Clone, PartialEq)]
pub enum RestartStep<'a> {
    /// The stop came to its end.
    Stop(&'a Outcome),
    /// The record was read, after the command.
    Looked(Command, &'a Look),
    /// The command was seen through, or was not.
    Followed(Command, &'a Confirmation),
    /// The start came to its end.
    Start(&'a Outcome),
}

impl Remote {
    /// Stops the order's workflow and starts it again. The start goes out only after the stop was confirmed.
    ///
    /// `order` is the stop; its consent covers both, and so does going on without a journal. `limit` holds for each of
    /// the two waits. The start goes through what `profile_by_then` gives once the stop was confirmed, and the guard asks
    /// that one; `None` says that the profile is gone.
    pub async fn restart(
        &self,
        order: &Order,
        before: Option<WorkflowState>,
        limit: Duration,
        profile_by_then: impl Future<Output = Option<Profile>>,
        mut report: impl FnMut(RestartStep<'_>),
        cancel: &CancellationToken,
    ) -> Restart {
        let accepted = |target: &Target, command, before, entry| Accepted {
            target: target.clone(),
            command,
            before,
            limit,
            entry,
        };
        let stop = Order {
            command: Command::Stop,
            ..order.clone()
        };
        let stop = self.send(&stop, cancel).await;
        report(RestartStep::Stop(&stop));
        let mut restart = Restart {
            stop,
            stopped: None,
            start: None,
            started: None,
        };
        if restart.stop.verdict != Verdict::Accepted {
            return restart;
        }
        let look = |look: &Look| report(RestartStep::Looked(Command::Stop, look));
        let accepted_stop = accepted(&order.target, Command::Stop, before, order.entry);
        let stopped = self.confirm(&accepted_stop, look, cancel).await;
        report(RestartStep::Followed(Command::Stop, &stopped));
        let is_stopped = matches!(stopped.end, End::Confirmed | End::WasSoBefore);
        restart.stopped = Some(stopped);
        if !is_stopped || cancel.is_cancelled() {
            return restart;
        }
        // In these minutes it may have become another, through this copy of the program or another one.
        let Some(profile) = cancel.run_until_cancelled(profile_by_then).await else {
            return restart;
        };
        let entry = order.entry.map(|_stop| EntryId::fresh());
        let mut target = order.target.clone();
        let start = match profile {
            Some(profile) => {
                target.profile = profile;
                let start = Order {
                    target: target.clone(),
                    command: Command::Start,
                    entry,
                    ..order.clone()
                };
                self.send(&start, cancel).await
            }
            None => Outcome {
                verdict: Verdict::NotSent(Cause::Guard(target.profile_gone())),
                exchange: None,
            },
        };
        report(RestartStep::Start(&start));
        let is_accepted = start.verdict == Verdict::Accepted;
        restart.start = Some(start);
        if is_accepted {
            let look = |look: &Look| report(RestartStep::Looked(Command::Start, look));
            let before = Some(WorkflowState::Finished);
            let accepted_start = accepted(&target, Command::Start, before, entry);
            let started = self.confirm(&accepted_start, look, cancel).await;
            report(RestartStep::Followed(Command::Start, &started));
            restart.started = Some(started);
        }
        restart
    }
}
