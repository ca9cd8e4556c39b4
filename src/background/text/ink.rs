//! Which colour each cell of a piece of JSON has, without reading more of the text than the piece and a little beside it.

use super::bytes::Unit;
use super::index::Json;
use super::row::{Cell, Ink, Raw};

/// A string that goes on for longer than this past the piece is taken for a value, not for a key.
const LOOK_AHEAD: usize = 4096;

/// A number or a word that began further before the piece is not known for one.
const LOOK_BACK: usize = 64;

/// Colours the cells of a piece that ends before the byte `end`.
pub(super) fn colour(bytes: &[u8], raw: &[Raw], cells: &mut [Cell], end: u32) {
    let mut at = 0;
    while let Some(first) = raw.get(at) {
        let begin = at;
        let is_string = first.before != Json::Outside || first.unit == Unit::Seen('"');
        let ink = if is_string {
            while raw.get(at).is_some_and(|raw| raw.after != Json::Outside) {
                at += 1;
            }
            let is_closed = at < raw.len();
            at = (at + 1).min(raw.len());
            let after = cells.get(at).map_or(end, |cell| cell.offset) as usize;
            string_ink(bytes, after, is_closed)
        } else if is_word(first.unit) {
            while raw
                .get(at)
                .is_some_and(|raw| is_word(raw.unit) && raw.before == Json::Outside)
            {
                at += 1;
            }
            let after = cells.get(at).map_or(end, |cell| cell.offset) as usize;
            word_ink(bytes, cells[begin].offset as usize, after)
        } else {
            at += 1;
            Ink::Plain
        };
        for cell in &mut cells[begin..at] {
            if cell.ink == Ink::Plain {
                cell.ink = ink;
            }
        }
    }
}

/// A string is a key where a colon comes after it.
fn string_ink(bytes: &[u8], after: usize, is_closed: bool) -> Ink {
    let ahead = bytes.len().min(after + LOOK_AHEAD);
    let mut rest = bytes.get(after..ahead).unwrap_or_default().iter();
    if !is_closed {
        let mut is_escaped = false;
        let closing = rest.find(|byte| {
            let is_end = matches!(**byte, b'"' | b'\n') && !is_escaped;
            is_escaped = **byte == b'\\' && !is_escaped;
            is_end
        });
        if closing != Some(&b'"') {
            return Ink::Text;
        }
    }
    match rest.find(|byte| !byte.is_ascii_whitespace()) {
        Some(b':') => Ink::Key,
        _ => Ink::Text,
    }
}

fn word_ink(bytes: &[u8], begin: usize, end: usize) -> Ink {
    let is_part = |byte: &&u8| is_word(Unit::Seen(char::from(**byte)));
    let before = bytes.get(begin.saturating_sub(LOOK_BACK)..begin);
    let before = before.unwrap_or_default().iter().rev();
    let begin = begin - before.take_while(is_part).count();
    let ahead = bytes.get(end..bytes.len().min(end + LOOK_BACK));
    let ahead = ahead.unwrap_or_default().iter();
    let end = end + ahead.take_while(is_part).count();
    match bytes.get(begin..end).unwrap_or_default() {
        b"true" | b"false" | b"null" => Ink::Literal,
        [b'-' | b'0'..=b'9', ..] => Ink::Number,
        _ => Ink::Plain,
    }
}

fn is_word(unit: Unit) -> bool {
    matches!(
        unit,
        Unit::Seen('0'..='9' | 'a'..='z' | 'A'..='Z' | '+' | '-' | '.')
    )
}
