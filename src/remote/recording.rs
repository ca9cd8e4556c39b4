//! Writing down what is sent: the intent before the first byte, the verdict before anybody is told, the confirmation after.
//! A disk that keeps others waiting keeps no person waiting: what they cancel is cancelled, and what is known is told.

use std::time::Duration;

use jiff::Zoned;
use secrecy::ExposeSecret as _;
use tokio_util::sync::CancellationToken;

use super::confirm::{Confirmation, End};
use super::{Order, Remote};
use crate::campaign::{Cause, Credentials, Outcome, WorkflowState};
use crate::journal::{self, Conclusion, Confirmed, EntryId, Intent, JournalError};

/// What is known is told after this time, although it is not on the disk yet.
const PATIENCE: Duration = Duration::from_secs(1);

/// The same where the person wants to wait no longer.
const PATIENCE_OF_WHO_CANCELLED: Duration = Duration::from_millis(50);

impl Remote {
    /// Has the journal opened while the way to Campaign is made ready: neither waits for the other.
    pub(super) fn make_ready_to_write(&self, order: &Order) {
        if let (Some(journal), Some(_id)) = (&self.journal, order.entry) {
            journal.open_soon();
        }
    }

    /// Writes down what is about to go out; `None` where nothing is to be written down.
    ///
    /// # Errors
    /// When it is not on the disk, or the person cancelled: nothing may go out then.
    pub(super) async fn write_down(
        &self,
        order: &Order,
        cancel: &CancellationToken,
    ) -> Result<Option<EntryId>, Cause> {
        let (Some(journal), Some(id)) = (&self.journal, order.entry) else {
            return Ok(None);
        };
        let begin = journal.begin(intent(order, id));
        match cancel.run_until_cancelled(begin).await {
            Some(Ok(id)) => Ok(Some(id)),
            Some(Err(error)) => Err(Cause::NotRecorded(error.message())),
            None => {
                // It may have got onto the disk in the same instant.
                journal.withdraw_soon(id);
                Err(Cause::Cancelled)
            }
        }
    }

    /// Adds the verdict. Whatever a server echoed of these credentials is masked.
    pub(super) async fn conclude(
        &self,
        entry: Option<EntryId>,
        outcome: &Outcome,
        used: &[&Credentials],
        cancel: &CancellationToken,
    ) {
        let (Some(journal), Some(id)) = (&self.journal, entry) else {
            return;
        };
        let secrets: Vec<_> = used
            .iter()
            .map(|credentials| credentials.token.expose_secret())
            .collect();
        let conclusion = Conclusion::of(outcome, &secrets);
        // It is tried again with the next thing that is written; until then the entry claims less than is known.
        wait_for(journal.conclude(id, conclusion), "verdict", cancel).await;
    }

    /// Adds what the workflow's record said.
    pub(super) async fn write_confirmation(
        &self,
        entry: Option<EntryId>,
        confirmation: &Confirmation,
        cancel: &CancellationToken,
    ) {
        let (Some(journal), Some(id)) = (&self.journal, entry) else {
            return;
        };
        let confirmation = journal::Confirmation {
            confirmed: word_of(&confirmation.end),
            state: confirmation.state.as_ref().map(WorkflowState::word),
            after: confirmation.after,
        };
        wait_for(journal.confirm(id, confirmation), "confirmation", cancel).await;
    }
}

/// Waits until it is written, or too long. It is written all the same then.
async fn wait_for(
    written: impl Future<Output = Result<(), JournalError>>,
    what: &str,
    cancel: &CancellationToken,
) {
    let too_long = async {
        let patience = tokio::time::sleep(PATIENCE);
        if cancel.run_until_cancelled(patience).await.is_none() {
            tokio::time::sleep(PATIENCE_OF_WHO_CANCELLED).await;
        }
    };
    tokio::select! {
        biased;
        result = written => if let Err(error) = result {
            tracing::warn!(%error, "{what} not written into the journal");
        },
        () = too_long => tracing::warn!("{what} waits for the journal"),
    }
}

fn intent(order: &Order, id: EntryId) -> Intent {
    let target = &order.target;
    let saved = target
        .profile
        .workflows
        .iter()
        .find(|saved| saved.id == target.workflow);
    let reason = order.reason.as_deref().map(str::trim);
    Intent {
        id,
        at: Zoned::now(),
        profile_id: target.profile.id.to_string(),
        profile: target.profile.name.clone(),
        organization: target.organization.clone(),
        workflow: target.workflow.clone(),
        label: saved.map(|saved| saved.label.clone()).unwrap_or_default(),
        command: order.command,
        reason: reason
            .filter(|reason| !reason.is_empty())
            .map(str::to_owned),
    }
}

const fn word_of(end: &End) -> Confirmed {
    match end {
        End::Confirmed => Confirmed::Yes,
        End::WasSoBefore => Confirmed::WasSoBefore,
        End::Elsewhere => Confirmed::Elsewhere,
        End::OutOfTime => Confirmed::OutOfTime,
        End::NotReported => Confirmed::NotReported,
        End::NotRead(_) => Confirmed::NotRead,
        End::GivenUp => Confirmed::GivenUp,
    }
}
