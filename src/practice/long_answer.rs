//! An answer of 20 MB, made while it goes out, so that it takes no memory here.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use http_body::{Frame, SizeHint};

/// A JSON object with a log of 200,000 lines, each of 100 bytes.
#[derive(Debug, Default)]
pub(super) struct LongAnswer {
    /// How many lines have gone out.
    gone: usize,
}

const LINES: usize = 200_000;
const LINES_AT_ONCE: usize = 1_000;
const BEGINNING: &str = "{\"log\":[\n";
const END: &str = "{}]}\n";

fn line(number: usize) -> String {
    let line = format!(r#"{{"line":"{number:06}","activity":"query","message":"executed"}},"#);
    format!("{line:99}\n")
}

impl http_body::Body for LongAnswer {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        if self.gone == LINES {
            return Poll::Ready(None);
        }
        let mut text = String::new();
        if self.gone == 0 {
            text.push_str(BEGINNING);
        }
        let until = LINES.min(self.gone + LINES_AT_ONCE);
        text.extend((self.gone..until).map(line));
        if until == LINES {
            text.push_str(END);
        }
        self.gone = until;
        Poll::Ready(Some(Ok(Frame::data(text.into()))))
    }

    fn size_hint(&self) -> SizeHint {
        let beginning = if self.gone == 0 { BEGINNING.len() } else { 0 };
        let end = if self.gone == LINES { 0 } else { END.len() };
        let lines = (LINES - self.gone) * line(0).len();
        SizeHint::with_exact((beginning + lines + end) as u64)
    }
}

impl IntoResponse for LongAnswer {
    fn into_response(self) -> Response {
        ([(CONTENT_TYPE, "application/json")], Body::new(self)).into_response()
    }
}
