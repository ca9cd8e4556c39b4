//! The end of a wait, kept by a thread of its own.
//!
//! A runtime's timers are driven by its idle threads. A server that never stops sending interim answers keeps the one
//! that reads them busy for seconds, during which no timer goes off: it must not be able to stretch the time limit.

use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

/// One time limit; its thread ends with it.
pub(super) struct TimeLimit {
    reached: CancellationToken,
    end: Instant,
    /// The thread waits on the other end.
    _over: mpsc::Sender<()>,
}

impl TimeLimit {
    /// It begins to run now.
    pub(super) fn of(limit: Duration) -> Self {
        let reached = CancellationToken::new();
        let (over, still_waited_for) = mpsc::channel();
        let token = reached.clone();
        let spawned = thread::Builder::new()
            .name("time limit".to_owned())
            .spawn(move || {
                if still_waited_for.recv_timeout(limit) == Err(RecvTimeoutError::Timeout) {
                    token.cancel();
                }
            });
        if let Err(error) = spawned {
            tracing::debug!(%error, "no thread for a time limit; the runtime's timers keep it alone");
        }
        Self {
            reached,
            end: Instant::now() + limit,
            _over: over,
        }
    }

    /// Waits until it is reached.
    pub(super) async fn reached(&self) {
        tokio::select! {
            () = self.reached.cancelled() => (),
            () = tokio::time::sleep_until(self.end) => (),
        }
    }
}
