//! What time it is, here and at the server.

use jiff::{SignedDuration, Timestamp};

use crate::campaign::Message;

use super::in_hours;
use super::lines::Finding;

/// What is known of the time.
pub(super) struct Clock {
    /// By how much this machine's clock is ahead of the server's (negative: behind), where the server told its time.
    pub(super) ahead: Option<SignedDuration>,
}

/// Clocks further apart than this make a good token look expired, or an expired one good.
const TOLERATED: SignedDuration = SignedDuration::from_secs(120);

impl Clock {
    /// What is to be said of it.
    pub(super) fn finding(&self) -> Finding {
        let Some(ahead) = self.ahead else {
            return Finding::good(Message::new("check-clock-unknown"));
        };
        if ahead.abs() <= TOLERATED {
            return Finding::Good(None);
        }
        let message = Message::new(if ahead.is_negative() {
            "check-clock-behind"
        } else {
            "check-clock-ahead"
        });
        Finding::bad(in_hours(message, ahead.unsigned_abs()), None)
    }

    /// The earlier of both times: a token is over before it is used only where both clocks say so.
    pub(super) fn now(&self) -> Timestamp {
        let here = Timestamp::now();
        let ahead = self.ahead.unwrap_or_default();
        here.checked_sub(ahead)
            .map_or(here, |there| there.min(here))
    }
}
