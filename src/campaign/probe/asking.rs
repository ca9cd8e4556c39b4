//! One GET: the head of its answer, a bounded beginning of its body, and when both ends thought it was.

use std::net::IpAddr;
use std::time::Duration;

use jiff::fmt::rfc2822::DateTimeParser;
use jiff::{SignedDuration, Timestamp};
use reqwest::header::{AGE, CACHE_CONTROL, DATE, HeaderName};
use reqwest::{RequestBuilder, Response};
use tokio_util::sync::CancellationToken;

use crate::campaign::time_limit::TimeLimit;
use crate::campaign::wire::{Stopped, Why};

/// What came back.
pub(super) struct Heard {
    pub(super) status: u16,
    /// As much of the body as was wanted and came.
    pub(super) body: Vec<u8>,
    /// Who answered: the server, or the proxy before it.
    pub(super) peer: Option<IpAddr>,
    /// By how much this machine's clock is ahead of the server's, at least; `None` where the server told no time.
    pub(super) ahead: Option<SignedDuration>,
}

/// Sends the request and reads at most `most` bytes of its body. Dropping or cancelling it closes the connection.
pub(super) async fn ask(
    request: RequestBuilder,
    most: usize,
    limit: Duration,
    cancel: &CancellationToken,
) -> Result<Heard, Stopped> {
    let limit = TimeLimit::of(limit);
    let asked = Timestamp::now();
    // A cache on the way would answer with the time of another day.
    let request = request.header(CACHE_CONTROL, "no-cache");
    let head = tokio::select! {
        biased;
        () = cancel.cancelled() => Err(Why::Cancelled),
        () = limit.reached() => Err(Why::TimedOut),
        head = request.send() => head.map_err(Why::Failed),
    };
    let mut response = match head {
        Ok(response) => response,
        Err(why) => {
            let begun = match &why {
                Why::Failed(error) => !(error.is_connect() || error.is_builder()),
                Why::Cancelled | Why::TimedOut => true,
            };
            return Err(Stopped { why, begun });
        }
    };
    let ahead = server_time(&response).map(|server| ahead(server, asked, Timestamp::now()));
    let body = tokio::select! {
        biased;
        () = cancel.cancelled() => return Err(Stopped { why: Why::Cancelled, begun: true }),
        // A body that does not come whole is as good as none to those who read it.
        () = limit.reached() => Vec::new(),
        body = beginning(&mut response, most) => body,
    };
    Ok(Heard {
        status: response.status().as_u16(),
        body,
        peer: response.remote_addr().map(|address| address.ip()),
        ahead,
    })
}

async fn beginning(response: &mut Response, most: usize) -> Vec<u8> {
    let mut body = Vec::new();
    while body.len() < most
        && let Ok(Some(bytes)) = response.chunk().await
    {
        let room = most - body.len();
        body.extend_from_slice(&bytes[..bytes.len().min(room)]);
    }
    body
}

/// The time that the server told, brought forward by the time that its answer lay in a cache.
fn server_time(response: &Response) -> Option<Timestamp> {
    let text = |name: HeaderName| response.headers().get(name)?.to_str().ok();
    let date = DateTimeParser::new().parse_timestamp(text(DATE)?).ok()?;
    let age = text(AGE).and_then(|age| age.trim().parse().ok());
    date.checked_add(SignedDuration::from_secs(age.unwrap_or_default()))
        .ok()
}

/// How far apart the clocks are for certain: the server told its time, cut to whole seconds, at some moment between the
/// request and its answer, so a slow answer proves nothing.
fn ahead(server: Timestamp, asked: Timestamp, came: Timestamp) -> SignedDuration {
    let since = asked.duration_since(server);
    let until = came.duration_since(server);
    if since > SignedDuration::from_secs(1) {
        since
    } else if until.is_negative() {
        until
    } else {
        SignedDuration::ZERO
    }
}
