//! The engine and the journal: what the person should know of it, and clearing out what is too old.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

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
            // Settings that cannot be read are no word to remove anything.
            let Ok(Ok(loaded)) = queue.run(move || store.load()).await else {
                return;
            };
            let kept = SignedDuration::from_hours(24 * i64::from(loaded.settings.journal_days()));
            let cleared = match Timestamp::now().checked_sub(kept) {
                Ok(limit) => journal.clear_before(limit).await,
                Err(_before_all_time) => return,
            };
            if let Err(error) = cleared {
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
