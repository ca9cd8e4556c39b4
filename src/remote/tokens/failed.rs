//! What stood in the way of a token a moment ago: a locked keyring, a wrong client secret, a silent sign-in service.

use std::time::{Duration, Instant};

use crate::campaign::Cause;

use super::Asker;

/// So long the program's own looks do not try again, so that they put no question of the keyring every few seconds and
/// do not try the sign-in service's patience.
const HOLDS: Duration = Duration::from_secs(10);

/// An attempt that failed.
pub(super) struct Failed {
    cause: Cause,
    at: Instant,
}

impl Failed {
    pub(super) fn now(cause: &Cause) -> Self {
        Self {
            cause: cause.clone(),
            at: Instant::now(),
        }
    }

    /// Whether it speaks for who has wanted one since then, too.
    pub(super) fn holds_for(&self, asker: Asker, since: Instant) -> bool {
        let has_waited_for_it = self.at >= since;
        has_waited_for_it || asker == Asker::Program && self.at.elapsed() < HOLDS
    }

    pub(super) fn cause(&self) -> Cause {
        self.cause.clone()
    }
}
