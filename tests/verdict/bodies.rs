//! The head of an answer came: whatever becomes of its body, the verdict stands, and the cut is said.

use std::time::{Duration, Instant};

use campaign_remote::campaign::BodyEnd;

use crate::campaign::{Caller, Connection, SOON, Server, Step, answer, run, told};
use crate::cancelled::assert_at_once;
use crate::check_rows;

const LONG: &[u8] = b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"PKey\":";

#[test]
fn a_body_that_is_cut_off_leaves_the_command_accepted() {
    let rows = vec![
        (
            "fewer bytes than announced",
            vec![Step::ReadRequest, Step::Send(LONG.to_vec())],
            "accepted, body-cut-broken",
        ),
        (
            "a chunk without its end",
            vec![
                Step::ReadRequest,
                Step::Send(
                    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{".to_vec(),
                ),
            ],
            "accepted, body-cut-broken",
        ),
        (
            "chunks that are none",
            vec![
                Step::ReadRequest,
                Step::Send(
                    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nno chunk at all\r\n"
                        .to_vec(),
                ),
                Step::Linger,
            ],
            "accepted, body-cut-broken",
        ),
        (
            "reset within the body",
            vec![
                Step::ReadRequestButOneByte,
                Step::Send(LONG.to_vec()),
                Step::Reset,
            ],
            "accepted, body-cut-broken",
        ),
        (
            "a refusal whose body is cut off",
            vec![
                Step::ReadRequest,
                Step::Send(b"HTTP/1.1 404 Not Found\r\nContent-Length: 99\r\n\r\nno".to_vec()),
            ],
            "refused: 404 - refusal-status-404",
        ),
    ];
    check_rows(rows, |_as_it_is| ());
}

#[test]
fn a_body_that_stalls_is_cut_at_the_time_limit() {
    let rows = vec![(
        "stalls",
        vec![Step::ReadRequest, Step::Send(LONG.to_vec()), Step::Linger],
        "accepted, body-cut-timed-out",
    )];
    let began = Instant::now();
    check_rows(rows, |caller| {
        caller.route.timeout = Duration::from_millis(300);
    });
    assert!(began.elapsed() < SOON, "{:?}", began.elapsed());
}

#[test]
fn cancelling_during_the_body_leaves_the_command_accepted_and_closes_the_connection() {
    assert_at_once(cancelled_after);
}

/// How long it takes from the click to the verdict.
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
fn cancelled_after() -> Duration {
    let server = Server::start([
        Step::ReadRequest,
        Step::Send(b"HTTP/1.1 200 OK\r\n\r\n".to_vec()),
        Step::SendForever(vec![b' '; 64 * 1024]),
    ]);
    let caller = Caller::to(&server.http());
    run(async {
        let cancel = async {
            // More than lies in the buffers of two sockets: the client has the head.
            let flooded = |connections: &[Connection]| {
                connections
                    .iter()
                    .any(|connection| connection.flooded > 16 << 20)
            };
            server.seen("the body", flooded).await;
            caller.cancel.cancel();
            Instant::now()
        };
        let (outcome, clicked) = tokio::join!(caller.send(), cancel);
        let took = clicked.elapsed();
        assert_eq!(told(&outcome), "accepted, body-cut-cancelled");
        let answer = outcome.exchange.unwrap().answer.unwrap();
        assert!(!answer.body.is_empty(), "what came is kept");
        server.wait("the client to hang up", |connections| {
            connections[0].closed.is_some()
        });
        took
    })
}

#[test]
fn a_body_of_over_256_mib_is_cut_there() {
    let server = Server::start([
        Step::ReadRequest,
        Step::Send(b"HTTP/1.1 200 OK\r\n\r\n".to_vec()),
        Step::SendForever(vec![b' '; 1024 * 1024]),
    ]);
    let mut caller = Caller::to(&server.http());
    caller.route.timeout = Duration::from_mins(1);
    let outcome = run(caller.send());
    assert_eq!(told(&outcome), "accepted, body-cut-too-large");
    let answer = outcome.exchange.unwrap().answer.unwrap();
    assert_eq!(answer.body.len(), 256 * 1024 * 1024);
}

#[test]
fn a_body_is_kept_byte_for_byte_even_if_it_is_no_text() {
    let body: Vec<u8> = (0..=255).cycle().take(70_000).collect();
    let server = Server::start([
        Step::ReadRequest,
        Step::Send(answer("200 OK", &body)),
        Step::Linger,
    ]);
    let outcome = run(Caller::to(&server.http()).send());
    let answer = outcome.exchange.unwrap().answer.unwrap();
    assert_eq!(answer.end, BodyEnd::Whole);
    assert!(answer.body == body);
}
