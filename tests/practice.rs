//! The practice Campaign through real sockets: with the program's own client, and byte for byte.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "practice/door.rs"]
mod door;
#[path = "practice/passing_time.rs"]
mod passing_time;
#[path = "practice/sign_in.rs"]
mod sign_in;
#[path = "practice/signal.rs"]
mod signal;
#[path = "practice/stage.rs"]
mod stage;
#[path = "practice/stories.rs"]
mod stories;
