//! What of an exchange is kept in the journal: texts for a person, with every secret masked.

use crate::campaign::{BodyEnd, Exchange};

/// As much of a body, and of the answer's headers, as the journal keeps.
pub(super) const LONGEST: usize = 64 * 1024;

/// Stands wherever a server echoed a secret.
const MASK: &[u8] = b"********";

/// Answer headers whose values open a door somewhere.
const SECRET_HEADERS: [&str; 3] = ["set-cookie", "set-cookie2", "authorization"];

/// A request and its answer, as the journal has them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptExchange {
    /// The request as HTTP writes it, the token masked.
    pub request: String,
    /// What came back, once a whole answer head was there.
    pub answer: Option<KeptAnswer>,
}

/// An answer, as the journal has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptAnswer {
    /// `200 OK`.
    pub status_line: String,
    /// The headers as HTTP writes them, one on a line; at most 64 KiB.
    pub headers: String,
    /// The body's bytes as they came; at most 64 KiB.
    pub body: Vec<u8>,
    /// How many bytes came.
    pub body_length: u64,
    /// Whether the body came whole over the wire, whatever is kept of it.
    pub whole: bool,
}

impl KeptExchange {
    pub(super) fn of(exchange: &Exchange, secrets: &[&str]) -> Self {
        let answer = exchange.answer.as_ref().map(|answer| {
            let headers = answer
                .headers
                .iter()
                .fold(String::new(), |text, (name, value)| {
                    let is_secret = SECRET_HEADERS
                        .iter()
                        .any(|secret| name.eq_ignore_ascii_case(secret));
                    let value = String::from_utf8_lossy(if is_secret { MASK } else { value });
                    text + name + ": " + &value + "\n"
                });
            KeptAnswer {
                status_line: answer.status_line(),
                headers: cut_text(without(&headers, secrets)),
                body: cut(&answer.body, secrets),
                body_length: u64::try_from(answer.body.len()).unwrap_or(u64::MAX),
                whole: answer.end == BodyEnd::Whole,
            }
        });
        Self {
            request: without(&exchange.request.as_text(), secrets),
            answer,
        }
    }
}

/// The text with a mask in the place of each secret.
pub(super) fn without(text: &str, secrets: &[&str]) -> String {
    let hidden = hide(text.as_bytes(), secrets);
    String::from_utf8_lossy(&hidden).into_owned()
}

/// The first 64 KiB, masked. A secret that lies across the end is masked too, not cut in two.
fn cut(body: &[u8], secrets: &[&str]) -> Vec<u8> {
    let longest_secret = secrets.iter().map(|secret| secret.len()).max().unwrap_or(0);
    let reach = body.len().min(LONGEST + longest_secret);
    let mut kept = hide(&body[..reach], secrets);
    kept.truncate(LONGEST);
    kept
}

fn cut_text(mut text: String) -> String {
    text.truncate(text.floor_char_boundary(LONGEST));
    text
}

fn hide(bytes: &[u8], secrets: &[&str]) -> Vec<u8> {
    secrets
        .iter()
        .map(|secret| secret.as_bytes())
        .filter(|secret| !secret.is_empty())
        .fold(bytes.to_vec(), |bytes, secret| hide_one(&bytes, secret))
}

fn hide_one(bytes: &[u8], secret: &[u8]) -> Vec<u8> {
    let mut hidden = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at..].starts_with(secret) {
            hidden.extend_from_slice(MASK);
            at += secret.len();
        } else {
            hidden.push(bytes[at]);
            at += 1;
        }
    }
    hidden
}
