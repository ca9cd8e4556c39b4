//! A server that means harm, on real sockets: whatever it does, the verdict is true, one request was sent, the answer
//! came within the time limit, and the memory that it took is bounded by what may come, not by what was sent.
//!
//! Each case asks in a process of its own, whose memory can be measured. Not played again here:
//!
//! | case | is in |
//! | --- | --- |
//! | what each bad certificate and each bad proxy is called | `tests/verdict/not_sent.rs` |
//! | a redirect to another host | `tests/verdict/answers.rs` |
//! | a body that breaks off, stalls, or is cancelled | `tests/verdict/bodies.rs` |
//! | the same ways when checking a connection | `tests/check/` |

#![cfg(target_os = "linux")]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

#[path = "hostile/bodies.rs"]
mod bodies;
mod campaign;
#[path = "hostile/child.rs"]
mod child;
#[path = "hostile/documents.rs"]
mod documents;
#[path = "hostile/drawing.rs"]
mod drawing;
#[path = "hostile/heads.rs"]
mod heads;
mod screen;
#[path = "hostile/way.rs"]
mod way;

use std::time::Duration;

use campaign::{Server, Step};
use child::{Ask, Told, Way};

/// Mebibytes that an exchange takes whatever the answer is: the HTTP client, TLS, the trust store, a busy allocator.
const USUAL: usize = 24;

/// What a busy machine may add to a time limit.
const GRACE: Duration = Duration::from_secs(2);

/// One case: what is asked, what the server does, and what must come of it.
struct Case {
    ask: Ask,
    script: Vec<Step>,
    limit: Duration,
    /// The verdict, or what was read.
    said: &'static str,
    /// Mebibytes beside the usual ones.
    memory: usize,
}

/// A command that takes no more memory than any other, with time enough for a busy machine: the process that asks has
/// to be started, and to load what the system trusts.
fn case(script: impl IntoIterator<Item = Step>, said: &'static str) -> Case {
    let script = [Step::ReadRequest].into_iter().chain(script).collect();
    Case {
        ask: Ask::Send,
        script,
        limit: Duration::from_secs(5),
        said,
        memory: 0,
    }
}

impl Case {
    fn asking(self, ask: Ask) -> Self {
        Self { ask, ..self }
    }

    fn within(self, limit: Duration) -> Self {
        Self { limit, ..self }
    }

    fn taking(self, memory: usize) -> Self {
        Self { memory, ..self }
    }

    /// Asks once, and looks at the verdict, the requests, the time and the memory.
    fn check(self) -> Told {
        let server = Server::start(self.script);
        let way = Way::to(&server.http());
        let told = child::told(self.ask, &way, self.limit);
        let connections = server.settle().len();
        assert_eq!(told.said, self.said, "{told:?}");
        assert_eq!((connections, server.requests()), (1, 1), "{told:?}");
        assert!(told.elapsed < self.limit + GRACE, "{told:?}");
        assert!(told.grown <= (USUAL + self.memory) << 20, "{told:?}");
        told
    }
}

/// These bytes.
fn send(bytes: impl AsRef<[u8]>) -> Step {
    Step::Send(bytes.as_ref().to_vec())
}

/// These bytes without end.
fn flood(bytes: impl AsRef<[u8]>) -> Step {
    // In large pieces, so that the flood is as fast as the client reads.
    let bytes = bytes.as_ref();
    Step::SendForever(bytes.repeat((64 * 1024 / bytes.len()).max(1)))
}
