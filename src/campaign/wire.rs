//! One request on one fresh connection: sent at most once, bounded in time and size, cancellable at any moment.
//!
//! The hard question is whether a byte of a command has gone out.
//! It is answered by the command's body itself: the HTTP library takes the body after it has laid out the head
//! and before it writes anything, and a body that was called back first is never handed over.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use bytes::{Bytes, BytesMut};
use http_body::{Body, Frame, SizeHint};
use jiff::Timestamp;
use reqwest::{Client, Response};
use tokio_util::sync::CancellationToken;

use super::exchange::{Answer, BodyEnd, Exchange, Request};
use super::message::Message;
use super::refusal::quote;
use super::time_limit::TimeLimit;

/// An answer's body is read up to here, then cut with a sentence.
pub(super) const LARGEST_BODY: usize = 256 * 1024 * 1024;

/// What came of sending.
pub(super) struct Sent {
    pub(super) exchange: Exchange,
    /// Why there is no answer, or not all of its body, where it broke off.
    pub(super) stopped: Option<Stopped>,
}

/// Why there is no whole answer.
pub(super) struct Stopped {
    pub(super) why: Why,
    /// Whether a byte of the request may have gone out.
    pub(super) begun: bool,
}

/// What ended the exchange before all of the answer was there.
pub(super) enum Why {
    Cancelled,
    TimedOut,
    Failed(reqwest::Error),
}

/// Sends one request and reads its answer.
///
/// `shown` is what the person sees of the request; `builder` is the request itself, without its body;
/// of the answer's body no more than `largest` bytes are read.
/// Dropping or cancelling it closes the connection.
pub(super) async fn exchange(
    client: &Client,
    builder: reqwest::RequestBuilder,
    body: Option<Bytes>,
    shown: Request,
    largest: usize,
    limit: Duration,
    cancel: &CancellationToken,
) -> Sent {
    let start = Timestamp::now();
    let clock = Instant::now();
    let limit = TimeLimit::of(limit);
    let gate = Arc::new(Gate::default());
    let has_body = body.is_some();
    let builder = match body {
        Some(bytes) => builder.body(reqwest::Body::wrap(OnceBody {
            bytes: Some(bytes),
            gate: Arc::clone(&gate),
        })),
        None => builder,
    };
    let request = match builder.build() {
        Ok(request) => request,
        Err(error) => {
            return Sent {
                exchange: Exchange {
                    request: shown,
                    answer: None,
                    began: start,
                    elapsed: clock.elapsed(),
                },
                stopped: Some(Stopped {
                    why: Why::Failed(error),
                    begun: false,
                }),
            };
        }
    };

    // Biased, so that a cancellation that came before the first poll sends nothing at all.
    let head = tokio::select! {
        biased;
        () = cancel.cancelled() => Err(Why::Cancelled),
        () = limit.reached() => Err(Why::TimedOut),
        head = client.execute(request) => head.map_err(Why::Failed),
    };
    let (answer, stopped) = match head {
        Ok(response) => {
            let (answer, broke_off) = read_answer(response, largest, &limit, cancel).await;
            let stopped = broke_off.map(|why| Stopped { why, begun: true });
            (Some(answer), stopped)
        }
        Err(why) => {
            let begun = match &why {
                _ if has_body => !gate.call_back(),
                // Without a body nothing tells; but once connected, a request is on its way.
                Why::Failed(error) => !(error.is_connect() || error.is_builder()),
                Why::Cancelled | Why::TimedOut => true,
            };
            (None, Some(Stopped { why, begun }))
        }
    };
    Sent {
        exchange: Exchange {
            request: shown,
            answer,
            began: start,
            elapsed: clock.elapsed(),
        },
        stopped,
    }
}

/// Reads the body as far as it comes: a head that is there is an answer, whatever becomes of its body.
/// Says why it broke off, where it did; a body that is too large did not.
async fn read_answer(
    mut response: Response,
    largest: usize,
    limit: &TimeLimit,
    cancel: &CancellationToken,
) -> (Answer, Option<Why>) {
    let status = response.status();
    let headers = response
        .headers()
        .iter()
        .map(|(name, value)| (name.to_string(), Bytes::copy_from_slice(value.as_bytes())))
        .collect();
    let mut body = BytesMut::new();
    let cut = |key| BodyEnd::Cut(Message::new(key));
    let (end, why) = loop {
        let chunk = tokio::select! {
            biased;
            () = cancel.cancelled() => break (cut("body-cut-cancelled"), Some(Why::Cancelled)),
            () = limit.reached() => break (cut("body-cut-timed-out"), Some(Why::TimedOut)),
            chunk = response.chunk() => chunk,
        };
        match chunk {
            Ok(Some(bytes)) => {
                let room = largest - body.len();
                body.extend_from_slice(&bytes[..bytes.len().min(room)]);
                if bytes.len() > room {
                    break (cut("body-cut-too-large"), None);
                }
            }
            Ok(None) => break (BodyEnd::Whole, None),
            Err(error) => {
                let message = Message::new("body-cut-broken").with("reason", innermost(&error));
                break (BodyEnd::Cut(message), Some(Why::Failed(error)));
            }
        }
    };
    let answer = Answer {
        status: status.as_u16(),
        reason: status.canonical_reason().unwrap_or_default(),
        headers,
        body: body.freeze(),
        end,
    };
    (answer, why)
}

/// The last words of an error's chain, which name the trouble and no URL.
pub(super) fn innermost(error: &(dyn std::error::Error + 'static)) -> String {
    let mut last = error;
    while let Some(source) = last.source() {
        last = source;
    }
    quote(&last.to_string())
}

/// Decides between "the body was handed over" and "the body was called back", once and for all.
#[derive(Default)]
struct Gate(AtomicU8);

const CLOSED: u8 = 0;
const HANDED_OVER: u8 = 1;
const CALLED_BACK: u8 = 2;

impl Gate {
    /// True when nothing has gone out, and nothing ever will.
    fn call_back(&self) -> bool {
        self.pass(CALLED_BACK)
    }

    fn hand_over(&self) -> bool {
        self.pass(HANDED_OVER)
    }

    fn pass(&self, to: u8) -> bool {
        self.0
            .compare_exchange(CLOSED, to, Ordering::AcqRel, Ordering::Acquire)
            .is_ok()
    }
}

/// A request body that can be handed over at most once, and not at all after it was called back.
struct OnceBody {
    bytes: Option<Bytes>,
    gate: Arc<Gate>,
}

impl Body for OnceBody {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        _context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        let this = self.get_mut();
        let Some(bytes) = this.bytes.take() else {
            return Poll::Ready(None);
        };
        if this.gate.hand_over() {
            Poll::Ready(Some(Ok(Frame::data(bytes))))
        } else {
            // An error here makes the library drop the connection before it writes the head.
            Poll::Ready(Some(Err(std::io::ErrorKind::ConnectionAborted.into())))
        }
    }

    fn is_end_stream(&self) -> bool {
        self.bytes.is_none()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.bytes.as_ref().map_or(0, |bytes| bytes.len() as u64))
    }
}
