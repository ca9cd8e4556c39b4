//! Cancelling: at once on screen, at once on the wire, and never a lie about what had gone out by then.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;
use std::time::{Duration, Instant};

use campaign_remote::campaign::{CampaignClient, Cause, Verdict};

use tokio::sync::oneshot;

use crate::campaign::{Caller, Connection, Random, Server, Step, answer, run, told};

/// Within this time a cancelled command answers on screen (design, promise 7).
const AT_ONCE: Duration = Duration::from_millis(100);

/// Holds the fastest of three rounds against it: a busy machine may be slow once.
pub(crate) fn assert_at_once(mut round: impl FnMut() -> Duration) {
    let mut slow = Vec::new();
    while slow.len() < 3 {
        let took = round();
        if took < AT_ONCE {
            return;
        }
        slow.push(took);
    }
    panic!("the answers took {slow:?}");
}

#[test]
fn cancelling_while_the_server_is_silent_answers_at_once_and_closes_the_connection() {
    assert_at_once(|| {
        let server = Server::start([Step::ReadRequest, Step::Linger]);
        let caller = Caller::to(&server.http());
        let took = run(async {
            let cancel = async {
                server.seen("the request", has_request).await;
                caller.cancel.cancel();
                Instant::now()
            };
            let (outcome, clicked) = tokio::join!(caller.send(), cancel);
            let answered = clicked.elapsed();
            assert_eq!(told(&outcome), "maybe applied: cause-cancelled");
            // The runtime goes on, as the window's does: the connection must end without its end.
            let connections = server.wait("the client to hang up", hung_up);
            answered.max(connections[0].closed.unwrap() - clicked)
        });
        assert_eq!(server.settle().len(), 1);
        assert_eq!(server.requests(), 1);
        took
    });
}

#[test]
fn cancelling_while_the_handshake_hangs_is_not_sent_and_closes_the_connection() {
    assert_at_once(|| {
        let server = Server::start([Step::Linger]);
        let caller = Caller::to(&server.https());
        run(async {
            let cancel = async {
                let began = |connections: &[Connection]| {
                    connections
                        .iter()
                        .any(|connection| !connection.bytes.is_empty())
                };
                server.seen("the client's greeting", began).await;
                caller.cancel.cancel();
                Instant::now()
            };
            let (outcome, clicked) = tokio::join!(caller.send(), cancel);
            let took = clicked.elapsed();
            assert_eq!(told(&outcome), "not sent: cause-cancelled");
            server.wait("the client to hang up", hung_up);
            took
        })
    });
}

#[test]
fn cancelling_under_a_flood_answers_at_once() {
    let heads = [
        (
            "HTTP/1.1 100 Continue\r\n\r\n",
            "maybe applied: cause-cancelled",
        ),
        ("HTTP/1.1 200 OK\r\n\r\n", "accepted, body-cut-cancelled"),
    ];
    for (head, expected) in heads {
        assert_at_once(|| {
            let server = Server::start([
                Step::ReadRequest,
                Step::Send(head.as_bytes().to_vec()),
                Step::SendForever(head.as_bytes().repeat(1000)),
            ]);
            let caller = Caller::to(&server.http());
            let (outcome, server, took) = run(async {
                // The click comes from another thread, as the window's does.
                let cancel = caller.cancel.clone();
                let person = tokio::task::spawn_blocking(move || {
                    // More than lies in the buffers of two sockets: the client is reading.
                    server.wait("the flood", |connections| {
                        connections
                            .iter()
                            .any(|connection| connection.flooded > 16 << 20)
                    });
                    cancel.cancel();
                    (Instant::now(), server)
                });
                let outcome = caller.send().await;
                let answered = Instant::now();
                let (clicked, server) = person.await.unwrap();
                (outcome, server, answered - clicked)
            });
            assert_eq!(told(&outcome), expected);
            server.settle();
            took
        });
    }
}

#[test]
fn a_command_cancelled_beforehand_opens_no_connection() {
    let server = Server::start([Step::ReadRequest, Step::Linger]);
    let caller = Caller::to(&server.http());
    caller.cancel.cancel();
    let outcome = run(caller.send());
    assert_eq!(told(&outcome), "not sent: cause-cancelled");
    assert_eq!(server.settle().len(), 0);
}

#[test]
fn a_command_that_is_called_not_sent_never_reached_the_server_whenever_it_was_cancelled() {
    const TURNS: usize = 2000;
    let server = Server::start([
        Step::ReadRequest,
        Step::Send(answer("200 OK", "{}")),
        Step::Linger,
    ]);
    let mut random = Random::new(0x00c0_ffee);
    let mut not_sent = Vec::new();
    let mut sent = Vec::new();
    // The moment at which the request goes out, in microseconds: found by trying, and kept up with.
    let mut edge = 1000;
    run(async {
        let client = Caller::to(&server.http()).client().await.unwrap();
        for turn in 0..TURNS {
            let mut caller = Caller::to(&server.http());
            caller.workflow = format!("turn{turn}");
            let delay = edge / 2 + random.below(edge);
            let verdict = send_and_cancel(&caller, &client, Duration::from_micros(delay)).await;
            match verdict {
                Verdict::NotSent(Cause::Cancelled) => {
                    not_sent.push(caller.workflow);
                    edge += edge / 16 + 1;
                }
                Verdict::MaybeApplied(Cause::Cancelled) | Verdict::Accepted => {
                    sent.push(caller.workflow);
                    edge = (edge - edge / 16).max(16);
                }
                other => panic!("after {delay} \u{b5}s: {other:?}"),
            }
        }
    });
    let arrived: Vec<String> = server
        .settle()
        .into_iter()
        .filter(|connection| !connection.bytes.is_empty())
        .map(|connection| String::from_utf8_lossy(&connection.bytes).into_owned())
        .collect();
    for workflow in &not_sent {
        let path = format!("/{workflow}/commands ");
        let lie = arrived.iter().find(|request| request.contains(&path));
        assert_eq!(lie, None, "{workflow} was called not sent");
    }
    assert!(
        arrived.iter().all(|request| request.contains("/commands ")),
        "every request names its turn: {arrived:?}"
    );
    assert!(
        not_sent.len() > TURNS / 10 && sent.len() > TURNS / 10,
        "the moments were badly chosen: {} not sent, {} sent, at last around {edge} \u{b5}s",
        not_sent.len(),
        sent.len()
    );
}

#[test]
fn at_whichever_step_a_command_is_cancelled_what_is_called_not_sent_is_never_written_afterwards() {
    // One thread: between the step and the click no other task runs, so that the request is surely caught
    // handed to its connection and not yet written.
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let mut told_at_each_step = Vec::new();
    loop {
        let step = told_at_each_step.len() + 1;
        let server = Server::start([
            Step::ReadRequest,
            Step::Send(answer("200 OK", "{}")),
            Step::Linger,
        ]);
        let caller = Caller::to(&server.http());
        let client = run(caller.client()).unwrap();
        let (said, arrived) = runtime.block_on(async {
            let mut sending = pin!(caller.send_with(&client));
            let mut steps = 0;
            let outcome = poll_fn(|context| {
                steps += 1;
                match sending.as_mut().poll(context) {
                    Poll::Pending if steps == step => {
                        caller.cancel.cancel();
                        sending.as_mut().poll(context)
                    }
                    progress => progress,
                }
            })
            .await;
            // The connection's own task goes on after the verdict, and must not write then.
            let settle = tokio::task::spawn_blocking(move || server.settle());
            (told(&outcome), settle.await.unwrap())
        });
        if said.starts_with("not sent") {
            let written = arrived
                .iter()
                .any(|connection| !connection.bytes.is_empty());
            assert!(!written, "step {step}: {said}, but {arrived:?}");
        }
        if said == "accepted, body whole" {
            break;
        }
        told_at_each_step.push(said);
    }
    assert!(
        told_at_each_step.len() >= 3,
        "connecting, connected, handed over: {told_at_each_step:?}"
    );
}

/// Cancels after `delay` from another thread, to the microsecond.
async fn send_and_cancel(caller: &Caller, client: &CampaignClient, delay: Duration) -> Verdict {
    let cancel = caller.cancel.clone();
    let (ready, waiting) = oneshot::channel::<()>();
    let person = tokio::task::spawn_blocking(move || {
        ready.send(()).unwrap();
        let began = Instant::now();
        // No timer is as fine as this; it is over within a few milliseconds.
        while began.elapsed() < delay {
            std::hint::spin_loop();
        }
        cancel.cancel();
    });
    waiting.await.unwrap();
    let outcome = caller.send_with(client).await;
    person.await.unwrap();
    outcome.verdict
}

fn has_request(connections: &[Connection]) -> bool {
    connections
        .iter()
        .any(|connection| connection.bytes.ends_with(b"}"))
}

fn hung_up(connections: &[Connection]) -> bool {
    connections
        .iter()
        .any(|connection| connection.closed.is_some())
}
