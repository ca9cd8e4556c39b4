//! The options of cURL that matter here, and which of the others have a value behind them.

/// What a word of a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said<'a> {
    /// No option.
    Word,
    /// An option without a value.
    Alone,
    /// Another request begins.
    Next,
    /// An option with a value, which may be attached to it; if it is empty, it is the next word.
    With(Value, &'a str),
}

/// What an option's value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Value {
    /// The address of the request.
    Address,
    /// An access token.
    Bearer,
    /// A header, `Name: value`.
    Header,
    /// The body; with `@` in front, the name of a file.
    Body,
    /// The body, whatever is in front.
    RawBody,
    /// A piece of a form that is not encoded yet.
    PlainBody,
    /// Something that is of no use here.
    Other,
}

/// The long options that have a value. Any other one is taken to have none.
const LONG: [(&str, Value); 31] = [
    ("cacert", Value::Other),
    ("cert", Value::Other),
    ("connect-timeout", Value::Other),
    ("cookie", Value::Other),
    ("cookie-jar", Value::Other),
    ("data", Value::Body),
    ("data-ascii", Value::Body),
    ("data-binary", Value::Body),
    ("data-raw", Value::RawBody),
    ("data-urlencode", Value::PlainBody),
    ("form", Value::Other),
    ("form-string", Value::Other),
    ("header", Value::Header),
    ("json", Value::Body),
    ("key", Value::Other),
    ("max-time", Value::Other),
    ("noproxy", Value::Other),
    ("oauth2-bearer", Value::Bearer),
    ("output", Value::Other),
    ("proxy", Value::Other),
    ("proxy-user", Value::Other),
    ("referer", Value::Other),
    ("request", Value::Other),
    ("resolve", Value::Other),
    ("retry", Value::Other),
    ("retry-delay", Value::Other),
    ("retry-max-time", Value::Other),
    ("url", Value::Address),
    ("user", Value::Other),
    ("user-agent", Value::Other),
    ("write-out", Value::Other),
];

/// The letters whose value is of no use here.
const OTHER_LETTERS: &str = "AbCcDeEFKmoPQrTtUuwXxYyz";

/// Reads one word.
pub(super) fn said(word: &str) -> Said<'_> {
    if word == "-:" || word == "--next" {
        return Said::Next;
    }
    if let Some(name) = word.strip_prefix("--") {
        return LONG
            .iter()
            .find(|(long, _value)| *long == name)
            .map_or(Said::Alone, |(_long, value)| Said::With(*value, ""));
    }
    match word.strip_prefix('-') {
        Some(letters) if !letters.is_empty() => said_in_letters(letters),
        _ => Said::Word,
    }
}

/// Letters may stand together, `-isX`, and what follows one with a value is its value: `-XPOST`.
fn said_in_letters(letters: &str) -> Said<'_> {
    for (at, letter) in letters.char_indices() {
        let value = match letter {
            'H' => Value::Header,
            'd' => Value::Body,
            _ if OTHER_LETTERS.contains(letter) => Value::Other,
            _ => continue,
        };
        return Said::With(value, &letters[at + letter.len_utf8()..]);
    }
    Said::Alone
}
