//! Bytes as bytes: an address, sixteen pairs of hexadecimal digits, and the letters that some of them are.

use std::fmt::Write as _;
use std::ops::Range;

use super::row::{Cell, Ink, Row};

/// How many bytes stand in a row.
pub(super) const ACROSS: usize = 16;

/// `0001f3a0  `.
const ADDRESS: u32 = 10;

/// Sixteen pairs with a blank behind each, and one more in the middle and at the end.
const LETTERS: u32 = ADDRESS + 3 * 16 + 2;

/// The columns of a row.
pub(super) const WIDTH: u32 = LETTERS + 16;

pub(super) fn row_count(length: usize) -> usize {
    length.div_ceil(ACROSS).max(1)
}

/// The column of a byte's pair.
fn pair(index: usize) -> u32 {
    let index = u32::try_from(index).unwrap_or_default();
    ADDRESS + 3 * index + u32::from(index >= 8)
}

pub(super) fn place_of(length: usize, offset: u32) -> (usize, u32) {
    let offset = (offset as usize).min(length);
    let row = (offset / ACROSS).min(row_count(length) - 1);
    (row, pair(offset - row * ACROSS))
}

pub(super) fn offset_at(length: usize, row: usize, column: u32) -> u32 {
    let index = if column >= LETTERS {
        (column - LETTERS) as usize
    } else {
        // The pair whose middle is not yet past the column.
        (0..ACROSS)
            .filter(|index| pair(*index) + 1 < column)
            .count()
    };
    let offset = row.saturating_mul(ACROSS).saturating_add(index.min(ACROSS));
    u32::try_from(offset.min(length)).unwrap_or(u32::MAX)
}

/// What is seen of a row. Its cells are cut to `columns`.
pub(super) fn row(bytes: &[u8], row: usize, columns: &Range<u32>) -> Row {
    let begin = row * ACROSS;
    let end = bytes.len().min(begin + ACROSS);
    let some = bytes.get(begin..end).unwrap_or_default();
    let mut made = Row::default();
    let mut put = |offset: usize, column: u32, columns_taken: u8, ink: Ink, text: &str| {
        if column < columns.end && column + u32::from(columns_taken) > columns.start {
            made.text.push_str(text);
            made.cells.push(Cell {
                offset: u32::try_from(offset).unwrap_or(u32::MAX),
                column,
                columns: columns_taken,
                length: u8::try_from(text.len()).unwrap_or_default(),
                ink,
            });
        }
    };
    put(begin, 0, 8, Ink::Margin, &format!("{begin:08x}"));
    for (index, byte) in some.iter().enumerate() {
        put(
            begin + index,
            pair(index),
            2,
            Ink::Plain,
            &format!("{byte:02x}"),
        );
    }
    for (index, byte) in some.iter().enumerate() {
        let column = LETTERS + u32::try_from(index).unwrap_or_default();
        let (ink, letter) = letter(*byte);
        put(
            begin + index,
            column,
            1,
            ink,
            letter.encode_utf8(&mut [0; 4]),
        );
    }
    made
}

fn letter(byte: u8) -> (Ink, char) {
    match byte {
        b' '..=b'~' => (Ink::Text, char::from(byte)),
        _ => (Ink::Margin, '.'),
    }
}

/// The rows that a range of bytes lies in, as text; the bytes beside the range are left out.
pub(super) fn shown(bytes: &[u8], range: Range<u32>) -> String {
    let end = bytes.len().min(range.end as usize);
    let begin = (range.start as usize).min(end);
    let mut text = String::new();
    for row in begin / ACROSS..end.div_ceil(ACROSS) {
        let mut pairs = String::new();
        let mut letters = String::new();
        let across = bytes.iter().enumerate().take(end);
        for (at, byte) in across.skip(row * ACROSS).take(ACROSS) {
            let is_middle = at % ACROSS == 8;
            pairs.push_str(if is_middle { " " } else { "" });
            if at < begin {
                pairs.push_str("   ");
                letters.push(' ');
            } else {
                // Writing into a text cannot fail.
                let _written = write!(pairs, "{byte:02x} ");
                letters.push(letter(*byte).1);
            }
        }
        let address = row * ACROSS;
        let _written = writeln!(text, "{address:08x}  {pairs:<49} {}", letters.trim_end());
    }
    text
}
