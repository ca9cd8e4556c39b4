//! A remote control for Adobe Campaign workflows, which tells the truth about what happened.
//!
//! The map of the house; who may know whom is proved by `tests/tidy.rs`:
//!
//! - [`campaign`]: Adobe Campaign itself: what it takes, what it answers. Values and one HTTP client.
//! - [`profiles`]: connection profiles and settings: what they are, and their files.
//! - [`vault`]: secrets in the OS keyring: one thread, one call at a time, fail closed.
//! - [`journal`]: every command that was sent from here, and what came of it.
//! - [`remote`]: what a button does: guard, sign in, send, judge.
//! - [`background`]: the window's engine room: requests in, events out, cancellation.
//! - [`practice`]: an Adobe Campaign to practise on, on loopback.
//! - [`log`]: what is written down for the day when something has to be explained.
//! - [`language`]: the words people read.
//! - [`sentences`]: what is known, put into those words.
//! - [`window`]: the desktop window.
//! - [`command_line`]: what may be said when the program is started.

pub mod background;
pub mod campaign;
pub mod command_line;
pub mod journal;
pub mod language;
pub mod log;
pub mod practice;
pub mod profiles;
pub mod remote;
pub mod sentences;
pub mod vault;
pub mod window;
