//! An answer's body made ready to be drawn: as text, in rows of bounded length, as it came and formatted.

use std::fmt::Write as _;

use crate::campaign::Exchange;

/// A body in its two forms.
#[derive(Debug, Default)]
pub struct Page {
    /// The body as it came.
    pub raw: Text,
    /// The body with line breaks and indents, where it looks like JSON.
    pub formatted: Option<Text>,
    /// Whether the body is UTF-8; if not, what cannot be read is shown as replacement characters.
    pub is_text: bool,
    /// Whether only the beginning is shown.
    pub is_shortened: bool,
}

/// Text in rows. A row is a line, or a piece of a very long one.
#[derive(Debug, Default)]
pub struct Text {
    all: String,
    rows: Vec<std::ops::Range<usize>>,
    longest_row: usize,
}

/// As much as is laid out; all of it can be saved.
const LONGEST_SHOWN: usize = 8 * 1024 * 1024;

/// A longer line is shown in several rows, so that no frame lays out a megabyte.
const LONGEST_ROW: usize = 2000;

impl Page {
    /// Makes the body of an exchange ready; an exchange without an answer has an empty page.
    pub fn of(exchange: Option<&Exchange>) -> Self {
        let body = exchange
            .and_then(|exchange| exchange.answer.as_ref())
            .map_or(&[][..], |answer| &answer.body[..]);
        let shown = &body[..body.len().min(LONGEST_SHOWN)];
        let raw = String::from_utf8_lossy(shown);
        Self {
            formatted: formatted(&raw).map(|text| Text::new(&text)),
            is_text: std::str::from_utf8(body).is_ok(),
            is_shortened: shown.len() < body.len(),
            raw: Text::new(&raw),
        }
    }
}

impl Text {
    /// Splits a text into rows; what cannot be seen is shown as its code point.
    pub fn new(text: &str) -> Self {
        let text = visible(text);
        let mut rows = Vec::new();
        let mut longest_row = 0;
        let mut start = 0;
        let mut characters = 0;
        for (at, character) in text.char_indices() {
            if character == '\n' || characters == LONGEST_ROW {
                longest_row = longest_row.max(characters);
                rows.push(start..at);
                let is_break = character == '\n';
                start = if is_break { at + 1 } else { at };
                characters = usize::from(!is_break);
            } else {
                characters += 1;
            }
        }
        longest_row = longest_row.max(characters);
        if start < text.len() || rows.is_empty() {
            rows.push(start..text.len());
        }
        Self {
            all: text,
            rows,
            longest_row,
        }
    }

    /// The whole text.
    pub fn as_str(&self) -> &str {
        &self.all
    }

    /// How many rows there are; at least one.
    pub fn row_count(&self) -> usize {
        self.rows.len()
    }

    /// The row with this index; empty past the end.
    pub fn row(&self, index: usize) -> &str {
        self.rows
            .get(index)
            .and_then(|range| self.all.get(range.clone()))
            .unwrap_or_default()
    }

    /// The length of the longest row, in characters.
    pub fn longest_row(&self) -> usize {
        self.longest_row
    }
}

/// Characters that are not seen, or that turn the direction of what is seen, are written out:
/// a server's text must not look like something else.
fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' | '\t' => shown.push(character),
            '\r' => {}
            _ if crate::campaign::is_invisible(character) => {
                // Writing into a text cannot fail.
                let _written = write!(shown, "<U+{:04X}>", u32::from(character));
            }
            _ => shown.push(character),
        }
    }
    shown
}

/// Indents JSON without reading it as values: numbers, key order and doubled keys stay as they came.
///
/// `None` where the text does not look like JSON. Broken JSON comes out broken, but indented.
fn formatted(text: &str) -> Option<String> {
    let text = text.trim();
    if !text.starts_with(['{', '[']) {
        return None;
    }
    let mut out = String::with_capacity(text.len() * 2);
    let mut depth: usize = 0;
    let mut in_string = false;
    let mut escaped = false;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        if in_string {
            out.push(character);
            in_string = escaped || character != '"';
            escaped = character == '\\' && !escaped;
            continue;
        }
        match character {
            '"' => {
                in_string = true;
                out.push(character);
            }
            '{' | '[' => {
                out.push(character);
                while characters.next_if(|next| next.is_whitespace()).is_some() {}
                let closing = if character == '{' { '}' } else { ']' };
                if let Some(end) = characters.next_if_eq(&closing) {
                    out.push(end);
                } else {
                    depth += 1;
                    break_line(&mut out, depth);
                }
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                break_line(&mut out, depth);
                out.push(character);
            }
            ',' => {
                out.push(character);
                break_line(&mut out, depth);
            }
            ':' => out.push_str(": "),
            _ if character.is_whitespace() => {}
            _ => out.push(character),
        }
    }
    Some(out)
}

/// Deeper than this the indent stays the same: ten thousand brackets must not make a text of fifty million blanks.
const DEEPEST_INDENT: usize = 40;

fn break_line(out: &mut String, depth: usize) {
    out.push('\n');
    out.extend(std::iter::repeat_n("  ", depth.min(DEEPEST_INDENT)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formatting_keeps_numbers_order_and_doubled_keys_as_they_came() {
        let text = r#"{"b":1.0e10,"a":[],"a":{"x":"y,\"{z"},"n":12345678901234567890}"#;
        let expected = "{\n  \"b\": 1.0e10,\n  \"a\": [],\n  \"a\": {\n    \"x\": \"y,\\\"{z\"\n  },\n  \"n\": 12345678901234567890\n}";
        assert_eq!(formatted(text).as_deref(), Some(expected));
    }

    #[test]
    fn what_is_not_json_is_not_formatted() {
        assert_eq!(formatted("RST-360011 An error"), None);
        assert_eq!(formatted(""), None);
    }

    #[test]
    fn a_very_long_line_is_cut_into_rows_and_loses_nothing() {
        let line = "é".repeat(LONGEST_ROW * 3 + 7);
        let text = Text::new(&line);
        assert_eq!(text.row_count(), 4);
        let joined: String = (0..text.row_count()).map(|index| text.row(index)).collect();
        assert_eq!(joined, line);
    }

    #[test]
    fn a_character_that_turns_the_reading_direction_is_written_out() {
        assert_eq!(Text::new("a\u{202e}b").as_str(), "a<U+202E>b");
    }

    #[test]
    fn lines_are_rows_and_an_empty_text_has_one() {
        assert_eq!(Text::new("").row_count(), 1);
        let text = Text::new("a\n\nb\n");
        let rows: Vec<_> = (0..text.row_count()).map(|index| text.row(index)).collect();
        assert_eq!(rows, ["a", "", "b"]);
    }

    #[test]
    fn ten_thousand_brackets_stay_small() {
        let deep = "[".repeat(10_000);
        let text = formatted(&deep).unwrap();
        assert!(text.len() < 2_000_000, "{}", text.len());
    }
}
