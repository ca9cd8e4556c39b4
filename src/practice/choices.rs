//! What nobody documents, so that it had to be chosen: how fast things go, and what the unknown answers are.

use std::time::Duration;

/// How a practice Campaign behaves where Adobe's pages are silent. The default is what `description.txt` says.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Choices {
    /// How long things take.
    pub pace: Pace,
    /// What answers a command that is accepted.
    pub success: Success,
    /// What answers a command that the workflow's state does not allow.
    pub wrong_state: WrongState,
    /// Whose error texts and records.
    pub edition: Edition,
    /// The HTTP status of a signal's "too soon"; its text begins with "T", and no more is known of it.
    pub too_soon: TooSoon,
}

/// How long things take, against real time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pace(f64);

impl Pace {
    /// As a person would meet it: seconds until a command is applied, ten minutes between two signals.
    pub const LIFELIKE: Self = Self(1.0);

    /// `factor` times as long as in life: 0.01 is a hundred times as fast. At most a thousand times as long.
    pub const fn times(factor: f64) -> Self {
        Self(factor.clamp(0.0, 1000.0))
    }

    /// How long what takes `lifelike` in life takes here.
    pub(super) fn of(self, lifelike: Duration) -> Duration {
        lifelike.mul_f64(self.0)
    }
}

impl Default for Pace {
    fn default() -> Self {
        Self::LIFELIKE
    }
}

/// What answers an accepted command. Clients must take all of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Success {
    /// 200 and a small JSON.
    #[default]
    Json,
    /// 200 and nothing.
    Empty,
    /// 202 and nothing.
    Accepted,
    /// 204.
    NoContent,
}

/// What answers a command that the workflow's state does not allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum WrongState {
    /// 500 and `BAS-010003`, as Campaign Classic says it.
    #[default]
    Refused,
    /// The same as an accepted command, and nothing happens.
    Ignored,
}

/// Whose error texts and records (Adobe, *Limitations of the v8 REST APIs*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Edition {
    /// Campaign Standard.
    #[default]
    Standard,
    /// Campaign v8.
    V8,
}

/// The HTTP status of a signal that comes too soon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TooSoon {
    /// 200: the trap for those who look at the status only.
    Ok,
    /// 400.
    #[default]
    BadRequest,
    /// 500.
    ServerError,
}
