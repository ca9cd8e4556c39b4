//! A command line, taken apart into words as a POSIX shell does, but without running anything.
//!
//! Lenient where Adobe's pages are not a shell's language: `<ORGANIZATION>` is a word and no redirection, a line that
//! lacks its backslash goes on, and typographic quotation marks are quotation marks. Names are not looked up: a word
//! with a `$NAME` in it keeps it and says so.

use std::iter::Peekable;
use std::str::Chars;

use zeroize::Zeroizing;

use super::error::ImportError;

/// The words of a line. Their text is wiped when they go.
pub(super) struct Words {
    text: Zeroizing<String>,
    places: Vec<Place>,
}

/// One word.
#[derive(Clone, Copy)]
pub(super) struct Word<'a> {
    pub(super) text: &'a str,
    /// No part of it was quoted.
    pub(super) is_bare: bool,
    /// The shell would put something else in the place of a part of it.
    pub(super) expands: bool,
}

struct Place {
    start: usize,
    end: usize,
    is_bare: bool,
    expands: bool,
}

/// Gathers words into one text that never moves, so that no copy of a secret stays behind.
pub(super) struct Builder {
    words: Words,
    current: Option<Place>,
}

impl Words {
    pub(super) fn iter(&self) -> impl Iterator<Item = Word<'_>> {
        self.places.iter().map(|place| Word {
            text: &self.text[place.start..place.end],
            is_bare: place.is_bare,
            expands: place.expands,
        })
    }
}

impl Builder {
    /// For words out of a text of this length: none is longer than what it was written as.
    pub(super) fn new(length: usize) -> Self {
        Self {
            words: Words {
                text: Zeroizing::new(String::with_capacity(length)),
                places: Vec::new(),
            },
            current: None,
        }
    }

    fn current(&mut self) -> &mut Place {
        let start = self.words.text.len();
        self.current.get_or_insert(Place {
            start,
            end: start,
            is_bare: true,
            expands: false,
        })
    }

    pub(super) fn push(&mut self, character: char) {
        self.current();
        self.words.text.push(character);
    }

    /// Even nothing at all is a word when it is quoted.
    pub(super) fn quoted(&mut self) {
        self.current().is_bare = false;
    }

    pub(super) fn end_word(&mut self) {
        if let Some(mut place) = self.current.take() {
            place.end = self.words.text.len();
            self.words.places.push(place);
        }
    }

    pub(super) fn finish(mut self) -> Words {
        self.end_word();
        self.words
    }
}

/// # Errors
/// When a quotation mark is not closed.
pub(super) fn split(text: &str) -> Result<Words, ImportError> {
    let mut words = Builder::new(text.len());
    let mut rest = text.chars().peekable();
    while let Some(character) = rest.next() {
        match character {
            '\\' => escaped(&mut words, &mut rest),
            '\'' => verbatim(&mut words, &mut rest, |c| c == '\'')?,
            '‘' | '’' => verbatim(&mut words, &mut rest, |c| matches!(c, '‘' | '’'))?,
            '“' | '”' => verbatim(&mut words, &mut rest, |c| matches!(c, '“' | '”'))?,
            '"' => double_quoted(&mut words, &mut rest)?,
            '$' if rest.next_if_eq(&'\'').is_some() => ansi_quoted(&mut words, &mut rest)?,
            '$' | '`' => expansion(&mut words, character, &mut rest),
            ';' | '|' => {
                words.end_word();
                words.push(character);
                words.end_word();
            }
            _ if character.is_whitespace() => words.end_word(),
            _ => words.push(character),
        }
    }
    Ok(words.finish())
}

/// After a backslash outside quotation marks: a line break is dropped, everything else is meant as it is.
/// A backslash between blanks is what is left of a line break where the lines were pasted as one.
fn escaped(words: &mut Builder, rest: &mut Peekable<Chars<'_>>) {
    match rest.next() {
        None | Some('\n') => {}
        Some('\r') if rest.next_if_eq(&'\n').is_some() => {}
        Some(blank) if blank.is_whitespace() && words.current.is_none() => {}
        Some(character) => {
            words.push(character);
            words.quoted();
        }
    }
}

fn verbatim(
    words: &mut Builder,
    rest: &mut Peekable<Chars<'_>>,
    is_end: impl Fn(char) -> bool,
) -> Result<(), ImportError> {
    words.quoted();
    for character in rest {
        if is_end(character) {
            return Ok(());
        }
        words.push(character);
    }
    Err(ImportError::OpenQuote)
}

fn double_quoted(words: &mut Builder, rest: &mut Peekable<Chars<'_>>) -> Result<(), ImportError> {
    words.quoted();
    while let Some(character) = rest.next() {
        match character {
            '"' => return Ok(()),
            '\\' => match rest.next_if(|c| matches!(c, '"' | '\\' | '$' | '`' | '\n')) {
                Some('\n') => {}
                Some(meant) => words.push(meant),
                None => words.push('\\'),
            },
            '$' | '`' => expansion(words, character, rest),
            _ => words.push(character),
        }
    }
    Err(ImportError::OpenQuote)
}

/// `$NAME`, `${NAME}`, `$(…)` and backquotes are kept as they stand.
fn expansion(words: &mut Builder, character: char, rest: &mut Peekable<Chars<'_>>) {
    words.push(character);
    let names = |next: &char| next.is_alphanumeric() || matches!(next, '_' | '{' | '(');
    if character == '`' || rest.peek().is_some_and(names) {
        words.current().expands = true;
    }
}

/// `$'…'`, as Chrome and Firefox write what holds a quotation mark, an exclamation mark or a line break.
fn ansi_quoted(words: &mut Builder, rest: &mut Peekable<Chars<'_>>) -> Result<(), ImportError> {
    words.quoted();
    while let Some(character) = rest.next() {
        match character {
            '\'' => return Ok(()),
            '\\' => {
                let Some(sort) = rest.next() else { break };
                let meant = match sort {
                    'a' => '\u{7}',
                    'b' => '\u{8}',
                    'e' | 'E' => '\u{1b}',
                    'f' => '\u{c}',
                    'n' => '\n',
                    'r' => '\r',
                    't' => '\t',
                    'v' => '\u{b}',
                    'x' => number(rest, 16, 2),
                    'u' => number(rest, 16, 4),
                    'U' => number(rest, 16, 8),
                    '0'..='7' => {
                        let first = sort.to_digit(8).unwrap_or_default();
                        number_from(first, rest, 8, 2)
                    }
                    other => other,
                };
                words.push(meant);
            }
            _ => words.push(character),
        }
    }
    Err(ImportError::OpenQuote)
}

fn number(rest: &mut Peekable<Chars<'_>>, radix: u32, most: usize) -> char {
    number_from(0, rest, radix, most)
}

/// The character with the code that the next digits write; half of a pair is none.
fn number_from(first: u32, rest: &mut Peekable<Chars<'_>>, radix: u32, most: usize) -> char {
    let mut code = first;
    for _ in 0..most {
        let Some(digit) = rest.next_if(|c| c.is_digit(radix)) else {
            break;
        };
        code = code.wrapping_mul(radix) + digit.to_digit(radix).unwrap_or_default();
    }
    char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
}
