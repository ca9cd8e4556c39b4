//! The watch in the engine: one task, which takes turns.

use std::sync::{Arc, PoisonError};
use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::remote::watch::watch;
use crate::remote::{SystemClock, Watched};

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
            let clock = SystemClock::start();
            let read = |target| remote.look(target, &cancel);
            let say = |target: &_, reading: &crate::campaign::Reading, pace| {
                telling.tell(Event::Watched {
                    target: Box::new(Clone::clone(target)),
                    record: Box::new(reading.record.clone()),
                    pace,
                });
            };
            watch(&watched, interval, read, &clock, say, &cancel).await;
        });
    }
}
