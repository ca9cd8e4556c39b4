//! A command line as browsers copy it for Windows' cmd: with `^` before all that cmd might take for its own.

use zeroize::Zeroizing;

use super::error::ImportError;
use super::words::{Builder, Words};

/// Whether the first mark outside double quotes is cmd's, and not a POSIX shell's.
pub(super) fn is_one(text: &str) -> bool {
    let mut is_quoted = false;
    let mut before = ' ';
    for character in text.chars() {
        match character {
            '"' if before != '\\' => is_quoted = !is_quoted,
            '^' if !is_quoted => return true,
            '\'' | '\\' if !is_quoted => return false,
            _ => {}
        }
        before = character;
    }
    false
}

/// First cmd takes its `^` off, then the program's own runtime takes the line apart.
///
/// cmd itself leaves a `^` in quotation marks alone. Chrome for some time wrote lines that would have needed it
/// otherwise, and nobody writes one there that is meant; so it is taken off everywhere.
///
/// # Errors
/// When a quotation mark is not closed.
pub(super) fn split(text: &str) -> Result<Words, ImportError> {
    let plain = without_carets(text);
    let mut words = Builder::new(plain.len());
    let mut is_quoted = false;
    let mut backslashes = 0;
    let mut rest = plain.chars().peekable();
    while let Some(character) = rest.next() {
        if character == '\\' {
            backslashes += 1;
            continue;
        }
        let is_mark = character == '"';
        // Only before a quotation mark do backslashes mean more than themselves.
        let shown = if is_mark {
            backslashes / 2
        } else {
            backslashes
        };
        (0..shown).for_each(|_| words.push('\\'));
        let is_escaped = is_mark && backslashes % 2 == 1;
        backslashes = 0;
        if is_escaped || (is_mark && is_quoted && rest.next_if_eq(&'"').is_some()) {
            words.push('"');
        } else if is_mark {
            is_quoted = !is_quoted;
            words.quoted();
        } else if character.is_whitespace() && !is_quoted {
            words.end_word();
        } else {
            words.push(character);
        }
    }
    (0..backslashes).for_each(|_| words.push('\\'));
    if is_quoted {
        return Err(ImportError::OpenQuote);
    }
    Ok(words.finish())
}

/// `^` makes the next character mean itself; before a line break, it makes the one after that mean itself.
fn without_carets(text: &str) -> Zeroizing<String> {
    let mut plain = Zeroizing::new(String::with_capacity(text.len()));
    let mut rest = text.chars().peekable();
    while let Some(character) = rest.next() {
        if character != '^' {
            plain.push(character);
            continue;
        }
        let mut meant = rest.next();
        if meant == Some('\r') && rest.peek() == Some(&'\n') {
            meant = rest.next();
        }
        if meant == Some('\n') {
            meant = rest.next();
        }
        plain.extend(meant);
    }
    plain
}
