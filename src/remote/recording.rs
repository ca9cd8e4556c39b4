//! Writing down what is sent: the intent before the first byte, the verdict before anybody is told, the confirmation after.

use jiff::Zoned;
use secrecy::ExposeSecret as _;

use super::confirm::{Confirmation, End};
use super::{Order, Remote};
use crate::campaign::{Cause, Credentials, Outcome, WorkflowState};
use crate::journal::{self, Conclusion, Confirmed, EntryId, Intent};

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
    /// When it is not on the disk: nothing may go out then.
    pub(super) async fn write_down(&self, order: &Order) -> Result<Option<EntryId>, Cause> {
        let (Some(journal), Some(id)) = (&self.journal, order.entry) else {
            return Ok(None);
        };
        journal
            .begin(intent(order, id))
            .await
            .map(Some)
            .map_err(|error| Cause::NotRecorded(error.message()))
    }

    /// Adds the verdict. Whatever a server echoed of these credentials is masked.
    pub(super) async fn conclude(
        &self,
        entry: Option<EntryId>,
        outcome: &Outcome,
        used: &[&Credentials],
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
        if let Err(error) = journal.conclude(id, conclusion).await {
            tracing::warn!(%error, "verdict not written into the journal");
        }
    }

    /// Adds what the workflow's record said.
    pub(super) async fn write_confirmation(
        &self,
        entry: Option<EntryId>,
        confirmation: &Confirmation,
    ) {
        let (Some(journal), Some(id)) = (&self.journal, entry) else {
            return;
        };
        let confirmation = journal::Confirmation {
            confirmed: word_of(&confirmation.end),
            state: confirmation.state.as_ref().map(WorkflowState::word),
            after: confirmation.after,
        };
        if let Err(error) = journal.confirm(id, confirmation).await {
            tracing::warn!(%error, "confirmation not written into the journal");
        }
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
