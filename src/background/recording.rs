//! The engine and the journal: what the person should know of it, and clearing out what is too old.

use std::sync::Arc;

use jiff::Timestamp;

use crate::remote::Remote;

use super::engine::{Room, Telling};
use super::event::Event;

impl Room {
    /// Clears out of the journal what is older than the person wants it kept.
    pub(super) fn clear_journal(&self) {
        let (store, remote) = (Arc::clone(&self.settings), Arc::clone(&self.remote));
        let queue = self.files.queue().clone();
        self.spawn(async move {
            let Some(journal) = remote.journal() else {
                return;
            };
            let Ok(Ok(loaded)) = queue.run(move || store.load()).await else {
                return;
            };
            let Some(limit) = loaded.journal_is_kept_since(Timestamp::now()) else {
                return;
            };
            if let Err(error) = journal.clear_before(limit).await {
                tracing::warn!(%error, "journal not cleared out");
            }
        });
    }
}

/// Tells what the journal has to say: that it was upgraded or set aside, or that a verdict is not in it yet.
pub(super) async fn tell_notices(remote: &Remote, telling: &Telling) {
    let Some(journal) = remote.journal() else {
        return;
    };
    for message in journal.notices().await {
        telling.tell(Event::Noticed(message));
    }
}
