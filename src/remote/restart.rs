//! Restart: stop, wait until that is seen in the record, start. Campaign has no such command over REST.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::campaign::{Command, Outcome, Verdict, WorkflowState};

use crate::journal::EntryId;

use super::confirm::{Accepted, Confirmation, End, Look};
use super::{Order, Remote};

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
    /// the two waits.
    pub async fn restart(
        &self,
        order: &Order,
        before: Option<WorkflowState>,
        limit: Duration,
        mut report: impl FnMut(RestartStep<'_>),
        cancel: &CancellationToken,
    ) -> Restart {
        let order_of = |command, entry| Order {
            command,
            entry,
            ..order.clone()
        };
        let accepted = |command, before, entry| Accepted {
            target: order.target.clone(),
            command,
            before,
            limit,
            entry,
        };
        let stop = order_of(Command::Stop, order.entry);
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
        let stopped = self
            .confirm(&accepted(Command::Stop, before, order.entry), look, cancel)
            .await;
        report(RestartStep::Followed(Command::Stop, &stopped));
        let is_stopped = matches!(stopped.end, End::Confirmed | End::WasSoBefore);
        restart.stopped = Some(stopped);
        if !is_stopped || cancel.is_cancelled() {
            return restart;
        }
        let entry = order.entry.map(|_stop| EntryId::fresh());
        let start = self.send(&order_of(Command::Start, entry), cancel).await;
        report(RestartStep::Start(&start));
        let is_accepted = start.verdict == Verdict::Accepted;
        restart.start = Some(start);
        if is_accepted {
            let look = |look: &Look| report(RestartStep::Looked(Command::Start, look));
            let before = Some(WorkflowState::Finished);
            let started = self
                .confirm(&accepted(Command::Start, before, entry), look, cancel)
                .await;
            report(RestartStep::Followed(Command::Start, &started));
            restart.started = Some(started);
        }
        restart
    }
}
