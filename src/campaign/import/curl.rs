//! A cURL line: which of its words is the address, which are headers, which are the body.
//!
//! Lenient, since Adobe's pages print lines that no shell takes: without `curl`, without the backslash after `-i`.

use std::iter::Peekable;

use super::Imported;
use super::error::ImportError;
use super::options::{Said, Value, said};
use super::words::Word;
use super::{cmd, request, sign_in, words};

/// What is of use in a line.
pub(super) struct Line<'a> {
    pub(super) address: Word<'a>,
    pub(super) credentials: Credentials<'a>,
    pub(super) data: Vec<Data<'a>>,
}

/// What the headers say of who is calling.
#[derive(Default)]
pub(super) struct Credentials<'a> {
    pub(super) token: Option<Word<'a>>,
    pub(super) api_key: Option<Word<'a>>,
    pub(super) ims_organization: Option<Word<'a>>,
}

/// One piece of the body.
#[derive(Clone, Copy)]
pub(super) struct Data<'a> {
    pub(super) word: Word<'a>,
    /// What is behind the `=` is not encoded yet.
    pub(super) is_plain: bool,
    /// It is in a file.
    pub(super) is_elsewhere: bool,
}

/// Whether it begins like a line of cURL or of Adobe's pages, or like an address.
pub(super) fn looks_like_one(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or_default();
    let first = match first {
        "$" | ">" | "%" => words.next().unwrap_or_default(),
        other => other,
    };
    let begins = |start: &str| {
        let beginning = first.get(..start.len()).unwrap_or_default();
        beginning.eq_ignore_ascii_case(start)
    };
    let option = first.strip_prefix("--").or(first.strip_prefix('-'));
    is_curl(first)
        || matches!(first, "POST" | "GET")
        || begins("https://")
        || begins("http://")
        || option.is_some_and(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()))
}

pub(super) fn read(text: &str) -> Result<Imported, ImportError> {
    let words = if cmd::is_one(text) {
        cmd::split(text)?
    } else {
        words::split(text)?
    };
    let line = Line::read(words.iter())?;
    if sign_in::is_one(line.address.text) {
        sign_in::read(&line)
    } else {
        request::read(&line)
    }
}

impl<'a> Line<'a> {
    fn read(words: impl Iterator<Item = Word<'a>>) -> Result<Self, ImportError> {
        let mut words = words.peekable();
        let mut address = None;
        let mut credentials = Credentials::default();
        let mut data = Vec::new();
        while let Some(word) = words.next() {
            let (value, word) = match said(word.text) {
                Said::Next => return Err(ImportError::SeveralRequests),
                Said::With(value, "") => match words.next() {
                    Some(next) => (value, next),
                    None => break,
                },
                Said::With(value, text) => (value, Word { text, ..word }),
                Said::Word if word.is_bare && is_end(word.text) => break,
                Said::Word if is_address(word.text) => (Value::Address, word),
                Said::Alone | Said::Word => continue,
            };
            match value {
                Value::Address if address.is_some() => return Err(ImportError::SeveralRequests),
                Value::Address => address = Some(word),
                Value::Bearer => credentials.note("Authorization", word)?,
                Value::Header => credentials.note_header(word, &mut words)?,
                Value::Body | Value::PlainBody | Value::RawBody => data.push(Data {
                    word,
                    is_plain: value == Value::PlainBody,
                    is_elsewhere: value != Value::RawBody && word.text.starts_with('@'),
                }),
                Value::Other => {}
            }
        }
        if words.any(|word| is_curl(word.text) || is_address(word.text)) {
            return Err(ImportError::SeveralRequests);
        }
        Ok(Self {
            address: address.ok_or(ImportError::NoAddress)?,
            credentials,
            data,
        })
    }
}

impl<'a> Credentials<'a> {
    /// Without quotation marks, `-H X-Api-Key: 1234` is two words, and a bearer token's header is three.
    fn note_header(
        &mut self,
        header: Word<'a>,
        rest: &mut Peekable<impl Iterator<Item = Word<'a>>>,
    ) -> Result<(), ImportError> {
        let is_value = |next: &Word<'_>| next.is_bare && !next.text.starts_with('-');
        let Some((name, value)) = header.text.split_once(':') else {
            return Ok(());
        };
        let mut value = Word {
            text: value.trim(),
            ..header
        };
        if header.is_bare && value.text.is_empty() {
            value = rest.next_if(is_value).unwrap_or(value);
        }
        if !name.trim().eq_ignore_ascii_case("Authorization") {
            return self.note(name.trim(), value);
        }
        // Other ways to sign in are none that Campaign takes.
        match value.text.split_once(char::is_whitespace) {
            Some((scheme, token)) if is_bearer(scheme) => {
                let text = token.trim();
                self.note("Authorization", Word { text, ..value })
            }
            None if value.is_bare && is_bearer(value.text) => match rest.next_if(is_value) {
                Some(token) => self.note("Authorization", token),
                None => Ok(()),
            },
            _ => Ok(()),
        }
    }

    /// A value may stand there twice only if it is the same.
    fn note(&mut self, header: &str, value: Word<'a>) -> Result<(), ImportError> {
        let (name, place) = match header.to_ascii_lowercase().as_str() {
            "authorization" => ("Authorization", &mut self.token),
            "x-api-key" => ("X-Api-Key", &mut self.api_key),
            "x-gw-ims-org-id" => ("x-gw-ims-org-id", &mut self.ims_organization),
            _ => return Ok(()),
        };
        if place.is_some_and(|before| before.text != value.text) {
            return Err(ImportError::Twice(name));
        }
        *place = Some(value);
        Ok(())
    }
}

fn is_bearer(scheme: &str) -> bool {
    scheme.eq_ignore_ascii_case("bearer")
}

fn is_curl(word: &str) -> bool {
    let name = word.rsplit(['/', '\\']).next().unwrap_or_default();
    name.eq_ignore_ascii_case("curl") || name.eq_ignore_ascii_case("curl.exe")
}

/// cURL takes every word for an address. Here only one that could be of use is.
fn is_address(word: &str) -> bool {
    word.contains("://") || word.contains("/campaign/") || word.contains("/ims/token")
}

/// Where the shell ends a command, or sends its output somewhere.
fn is_end(word: &str) -> bool {
    matches!(word, ";" | "|" | "&" | "&&" | ">" | ">>")
}
