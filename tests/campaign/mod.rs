//! A Campaign that does what it is told to: a loopback server on real sockets that plays a script and writes down
//! all that it sees. With it every accident of the wire can be had at will.
//!
//! ```no_run
//! let server = Server::start([Step::ReadRequest, Step::Send(answer("200 OK", "{}")), Step::Linger]);
//! let outcome = run(Caller::to(&server.http()).send());
//! assert_eq!(told(&outcome), "accepted, body whole");
//! assert_eq!(server.requests(), 1);
//! ```
//!
//! - `server` accepts and remembers, `script` plays, `line` is the plain or encrypted connection
//! - `memory` says how much of it this process takes
//! - `certificates` makes good and bad ones, `caller` sends commands and puts verdicts into one line
//!
//! Nothing here sleeps: it waits on sockets and on the server's own notes, always with a limit.

#![allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "each test program uses a part of this"
)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod caller;
mod certificates;
mod line;
pub mod memory;
mod random;
mod script;
mod server;

pub use caller::{API_KEY, Caller, TOKEN, route, run, told};
pub use certificates::{Authority, CaFile, Fault};
pub use random::Random;
pub use script::{Step, answer};
pub use server::{Connection, SOON, Server, nobody_listens};
