//! What a button does: ask the guard, sign in, send, judge. Async use cases, with no screen and no runtime of their own.

pub mod check;
mod clock;
pub mod confirm;
mod guard;
mod pacing;
mod recording;
mod restart;
mod send;
mod tokens;
pub mod watch;

pub use check::{Finding, Line as CheckLine, Offer, Step};
pub use clock::{Clock, SystemClock};
pub use confirm::{Accepted, Confirmation, End, Look};
pub use guard::{Because, Consent, Question};
pub use pacing::Pacing;
pub use restart::{Restart, RestartStep};
pub use send::{Order, Remote, Target};
pub use watch::{Pace, Watched};
