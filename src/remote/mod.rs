//! What a button does: ask the guard, sign in, send, judge. Async use cases, with no screen and no runtime of their own.

pub mod check;
mod guard;
mod send;
mod tokens;

pub use check::{Finding, Line as CheckLine, Offer, Step};
pub use guard::Question;
pub use send::{Order, Remote, Target};
