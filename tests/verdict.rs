//! The verdict is true: every accident of the wire, played by a real server, and what is said of it.
//!
//! Each row of each table goes over a real socket, and each asserts two things: the sentence that a person reads,
//! and how many connections and requests the server saw.

#[path = "verdict/answers.rs"]
mod answers;
#[path = "verdict/bodies.rs"]
mod bodies;
mod campaign;
#[path = "verdict/cancelled.rs"]
mod cancelled;
#[path = "verdict/not_sent.rs"]
mod not_sent;
#[path = "verdict/on_the_way.rs"]
mod on_the_way;

use campaign::{Caller, Server, Step, run, told};

/// What happens, the script, and what is said of it.
type Row = (&'static str, Vec<Step>, &'static str);

/// Plays every row and reports all that differ at once. Each must have seen exactly one request.
fn check_rows(rows: Vec<Row>, change: impl Fn(&mut Caller)) {
    let mut wrong = Vec::new();
    for (what, script, expected) in rows {
        let server = Server::start(script);
        let mut caller = Caller::to(&server.http());
        change(&mut caller);
        let said = told(&run(caller.send()));
        let connections = server.settle().len();
        let requests = server.requests();
        if said != expected || (connections, requests) != (1, 1) {
            wrong.push(format!(
                "{what}: \"{said}\" instead of \"{expected}\"; {connections} connections, {requests} requests"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
