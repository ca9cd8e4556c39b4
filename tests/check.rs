//! Check connection says what stands in the way, and only that: every way to fail, over real sockets.
//!
//! Each look asserts beside its lines: nothing but GET goes out, the first request carries no secret, no token stands in
//! a URL, and none in anything that is shown.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod campaign;

#[path = "check/answers.rs"]
mod answers;
#[path = "check/cancelled.rs"]
mod cancelled;
#[path = "check/clock.rs"]
mod clock;
#[path = "check/desk.rs"]
mod desk;
#[path = "check/organization.rs"]
mod organization;
#[path = "check/proxy.rs"]
mod proxy;
#[path = "check/system_proxy.rs"]
mod system_proxy;
#[path = "check/token.rs"]
mod token;
#[path = "check/way.rs"]
mod way;
