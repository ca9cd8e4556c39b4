//! The watch in the engine: one task for each profile, so that none waits for another's.

use std::sync::{Arc, PoisonError};
use std::time::Duration;

use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use crate::campaign::Reading;
use crate::remote::watch::by_profile;
use crate::remote::{Target, Watched};

use super::engine::Room;
use super::event::Event;

impl Room {
    /// Watches these from now on, and no others.
    pub(super) fn watch(&self, mut watched: Vec<Watched>, interval: Duration) {
        let cancel = CancellationToken::new();
        let mut watching = self.watching.lock().unwrap_or_else(PoisonError::into_inner);
        watching.cancel();
        *watching = cancel.clone();
        drop(watching);
        if watched.is_empty() {
            return;
        }
        let (remote, telling) = (Arc::clone(&self.remote), self.telling.clone());
        let practice = self.practice.clone();
        self.spawn(async move {
            for one in &mut watched {
                practice.prepare(&mut one.target.profile, &remote).await;
            }
            let mut profiles = JoinSet::new();
            for watched in by_profile(watched) {
                let (remote, telling) = (Arc::clone(&remote), telling.clone());
                let cancel = cancel.clone();
                profiles.spawn(async move {
                    let say = |target: &Target, reading: &Reading, pace| {
                        telling.tell(Event::Watched {
                            target: Box::new(target.clone()),
                            record: Box::new(reading.record.clone()),
                            pace,
                        });
                    };
                    remote.watch(&watched, interval, say, &cancel).await;
                });
            }
            while profiles.join_next().await.is_some() {}
        });
    }
}
