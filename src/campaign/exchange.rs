//! What went over the wire, for a person to read: the request as it was sent, and the answer as it came.

use std::time::Duration;

use bytes::Bytes;
use jiff::Timestamp;

use super::message::Message;

/// One request and, where one came, its answer.
///
/// There is no secret in it: a header that carried one holds [`HeaderText::Masked`], not the value.
/// So it may be shown, copied, saved and logged as it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Exchange {
    /// What was sent, or would have been.
    pub request: Request,
    /// What came back, once a whole answer head was there.
    pub answer: Option<Answer>,
    /// When the program began to send.
    pub began: Timestamp,
    /// From the beginning until the last byte, or until it was given up.
    pub elapsed: Duration,
}

/// A request, secrets masked by type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// `POST` or `GET`.
    pub method: &'static str,
    /// The whole URL.
    pub url: String,
    /// Name and value, in the order in which they were sent.
    pub headers: Vec<(&'static str, HeaderText)>,
    /// The body, byte for byte.
    pub body: &'static str,
}

/// A header's value as it may be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeaderText {
    /// The value itself.
    Shown(String),
    /// `Bearer` and a token that is kept nowhere in here.
    BearerToken,
}

/// An answer: its head, and as much of its body as came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The status code.
    pub status: u16,
    /// The words beside the status code, as the standard has them.
    pub reason: &'static str,
    /// Name and value, in the order in which they came. A value may be no text.
    pub headers: Vec<(String, Bytes)>,
    /// The body's bytes, exactly as they came.
    pub body: Bytes,
    /// Whether the body is all there.
    pub end: BodyEnd,
}

/// How a body ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BodyEnd {
    /// It came whole.
    Whole,
    /// It is not whole; the message says why.
    Cut(Message),
}

/// The key of the remark that a web page came back.
pub const ANSWER_IS_PAGE: &str = "answer-is-page";

/// Stands for the token wherever a request is shown.
const MASK: &str = "Bearer ********";

impl Request {
    /// The request as HTTP writes it, the token masked.
    pub fn as_text(&self) -> String {
        let mut text = format!("{} {} HTTP/1.1\n", self.method, self.url);
        for (name, value) in &self.headers {
            let value = match value {
                HeaderText::Shown(value) => value,
                HeaderText::BearerToken => MASK,
            };
            text.push_str(name);
            text.push_str(": ");
            text.push_str(value);
            text.push('\n');
        }
        if !self.body.is_empty() {
            text.push('\n');
            text.push_str(self.body);
            text.push('\n');
        }
        text
    }

    /// A line for a POSIX shell that sends the same request.
    ///
    /// The token is not in it: the shell takes it from the variable `ACCESS_TOKEN`.
    pub fn as_curl(&self) -> String {
        let mut lines = vec![format!("curl -i -X {} {}", self.method, quoted(&self.url))];
        for (name, value) in &self.headers {
            lines.push(match value {
                HeaderText::Shown(value) => format!("-H {}", quoted(&format!("{name}: {value}"))),
                HeaderText::BearerToken => format!("-H \"{name}: Bearer $ACCESS_TOKEN\""),
            });
        }
        if !self.body.is_empty() {
            lines.push(format!("--data-raw {}", quoted(self.body)));
        }
        lines.join(" \\\n  ")
    }
}

impl Answer {
    /// `200 OK`.
    pub fn status_line(&self) -> String {
        format!("{} {}", self.status, self.reason)
            .trim_end()
            .to_owned()
    }

    /// The headers as HTTP writes them, one on a line; what is no text is shown with replacement characters.
    pub fn headers_text(&self) -> String {
        self.headers
            .iter()
            .fold(String::new(), |text, (name, value)| {
                text + name + ": " + &String::from_utf8_lossy(value) + "\n"
            })
    }

    /// What a person should know of this answer, whatever its status says.
    pub fn remark(&self) -> Option<Message> {
        match &self.end {
            BodyEnd::Cut(message) => Some(message.clone()),
            BodyEnd::Whole => {
                let is_success = (200..300).contains(&self.status);
                (is_success && self.is_page()).then(|| Message::new(ANSWER_IS_PAGE))
            }
        }
    }

    /// Whether it is made for a browser, as a proxy's or a sign-in's page is.
    fn is_page(&self) -> bool {
        let kind = self.header("Content-Type").unwrap_or_default();
        let begins = |text: &[u8], with: &str| {
            let beginning = text.get(..with.len());
            beginning.is_some_and(|text| text.eq_ignore_ascii_case(with.as_bytes()))
        };
        let body = self.body.trim_ascii_start();
        begins(kind.trim().as_bytes(), "text/html") && body.starts_with(b"<")
            || begins(body, "<!doctype html")
            || begins(body, "<html")
    }

    /// The first value of the header called `name`, where it is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(given, _value)| given.eq_ignore_ascii_case(name))
            .and_then(|(_name, value)| std::str::from_utf8(value).ok())
    }
}

/// Single-quoted for a POSIX shell.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}
