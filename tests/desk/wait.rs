//! Waiting for a thing to be so, with a limit: the only place where a test sleeps.

use std::time::{Duration, Instant};

/// How long a thing that a person would call "at once" may take on a busy machine.
pub const SOON: Duration = Duration::from_secs(15);

/// How often it is looked at again.
const LOOK_AGAIN: Duration = Duration::from_millis(15);

/// Asks `look` until it answers, and returns the answer.
///
/// # Panics
///
/// After `limit`: with `what` was waited for and with what is seen instead, as `seen` tells it.
pub fn wait_until<T>(
    what: &str,
    limit: Duration,
    look: impl FnMut() -> Option<T>,
    seen: impl FnOnce() -> String,
) -> T {
    within(limit, look)
        .unwrap_or_else(|| panic!("waited {limit:?} for {what}; instead:\n{}", seen()))
}

/// The same with nothing for an answer that does not come in time.
pub fn within<T>(limit: Duration, mut look: impl FnMut() -> Option<T>) -> Option<T> {
    let start = Instant::now();
    loop {
        let found = look();
        if found.is_some() || start.elapsed() >= limit {
            return found;
        }
        std::thread::sleep(LOOK_AGAIN);
    }
}
