//! Text of any size, kept as the bytes that came: where its rows are, and what is seen of them.
//!
//! Nothing here is laid out and nothing is copied but the piece that is asked for, so that a line of a hundred
//! megabytes costs no more to show than a short one.

mod bytes;
mod find;
mod format;
mod hex;
mod index;
mod ink;
mod row;
mod sheet;

use std::ops::Range;

use ::bytes::Bytes;
use bytes::Unit;
use index::{Index, Place};

pub use find::{Found, MOST_KEPT, Search};
pub use format::{Formatter, looks_like_json};
pub use row::{Cell, Ink, Row};
pub use sheet::Sheet;

/// More than this is not read as text; an answer's body is cut there anyway.
pub(super) const LONGEST: usize = 256 * 1024 * 1024;

/// Bytes that are read as text, with an index of their lines and columns.
///
/// A row is a line, however long. A column is a character of a monospace font; a wide character takes two,
/// and what is written out takes as many as it is written with.
#[derive(Debug)]
pub struct Text {
    bytes: Bytes,
    index: Index,
    is_json: bool,
}

impl Text {
    /// A short text.
    pub fn new(text: &str) -> Self {
        Self::of(Bytes::copy_from_slice(text.as_bytes()))
    }

    /// Bytes that are few enough to be read at once.
    pub fn of(bytes: Bytes) -> Self {
        Self::read(bytes, &mut |_at| true).unwrap_or_default()
    }

    /// Reads bytes as text. `go_on` is asked now and then, with how many bytes were read; `None` when it says no.
    pub fn read(mut bytes: Bytes, go_on: &mut dyn FnMut(usize) -> bool) -> Option<Self> {
        bytes.truncate(LONGEST);
        Some(Self {
            index: Index::of(&bytes, go_on)?,
            is_json: looks_like_json(&bytes),
            bytes,
        })
    }

    /// The bytes, as they came.
    pub fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// How many rows there are; at least one. A line break at the end begins an empty one.
    pub fn row_count(&self) -> usize {
        self.index.end.line as usize + 1
    }

    /// The columns of the widest row.
    pub fn widest(&self) -> u32 {
        self.index.widest
    }

    /// Whether every byte is UTF-8.
    pub fn is_utf8(&self) -> bool {
        self.index.broken == 0
    }

    /// Whether it begins as JSON does.
    pub fn is_json(&self) -> bool {
        self.is_json
    }

    /// Whether these are not characters: a NUL, or more than three in ten bytes that cannot be read.
    pub fn is_binary(&self) -> bool {
        let unreadable = self.index.broken as usize + self.index.controls as usize;
        self.index.has_nul || unreadable * 10 > self.bytes.len() * 3
    }

    /// How much memory the index takes, beside the bytes.
    pub fn index_memory(&self) -> usize {
        self.index.memory()
    }

    /// The rows from `first` on, each with what stands in `columns`; fewer where the text ends.
    pub fn rows(&self, first: usize, count: usize, columns: Range<u32>) -> Vec<Row> {
        let mut place = Place::default();
        let last = self.row_count().min(first.saturating_add(count));
        (first..last)
            .map(|line| {
                place = self.seek(place, line_number(line), columns.start);
                row::piece(self, &mut place, line_number(line), columns.end)
            })
            .collect()
    }

    /// The row and the column of a byte. A byte in the middle of a character has that character's column.
    pub fn place_of(&self, offset: u32) -> (usize, u32) {
        let offset = bytes::beginning(&self.bytes, offset as usize);
        let mut place = self
            .index
            .before_offset(u32::try_from(offset).unwrap_or(u32::MAX));
        while (place.offset as usize) < offset && place.step(&self.bytes).is_some() {}
        (place.line as usize, place.column)
    }

    /// The byte at a row's column; the row's end for a column past it, the text's end for a row past it.
    pub fn offset_at(&self, row: usize, column: u32) -> u32 {
        let line = line_number(row);
        let mut place = self.seek(Place::default(), line, column);
        if place.line == line && place.column < column {
            // The character that reaches over the column: the nearer of its two sides.
            let mut after = place;
            let unit = after.step(&self.bytes);
            let is_nearer = after.column.abs_diff(column) < place.column.abs_diff(column);
            if unit.is_some_and(|unit| unit != Unit::Break) && is_nearer {
                place = after;
            }
        }
        place.offset
    }

    /// The place before or after `offset`, a character away.
    pub fn beside(&self, offset: u32, is_forward: bool) -> u32 {
        let at = bytes::beginning(&self.bytes, offset as usize);
        let beside = if is_forward {
            Unit::at(&self.bytes, at).map_or(at, |(_unit, length)| at + length)
        } else {
            bytes::beginning(&self.bytes, at.saturating_sub(1))
        };
        u32::try_from(beside).unwrap_or(offset)
    }

    /// The last place in a line that is at or before a column: past it lies either the column, or the line's end.
    /// Goes on from `near` where that is nearer than the checkpoint.
    fn seek(&self, near: Place, line: u32, column: u32) -> Place {
        let checkpoint = self.index.before(line, column);
        let is_near = (near.line, near.column) <= (line, column) && near.offset > checkpoint.offset;
        let mut place = if is_near { near } else { checkpoint };
        loop {
            let mut next = place;
            let unit = next.step(&self.bytes);
            if unit.is_none() || (next.line, next.column) > (line, column) {
                return place;
            }
            place = next;
        }
    }
}

impl Default for Text {
    fn default() -> Self {
        Self {
            bytes: Bytes::new(),
            index: Index::default(),
            is_json: false,
        }
    }
}

/// A text has fewer lines than bytes, and fewer bytes than [`LONGEST`].
fn line_number(line: usize) -> u32 {
    u32::try_from(line).unwrap_or(u32::MAX)
}

/// A range of bytes as it is shown: what cannot be seen or read is written out. Line ends are `\n`.
pub fn shown(bytes: &[u8], range: Range<u32>) -> String {
    let end = bytes.len().min(range.end as usize);
    let mut at = range.start as usize;
    let mut text = String::with_capacity(end.saturating_sub(at));
    while at < end
        && let Some((unit, length)) = Unit::at(bytes, at)
    {
        unit.write_to(&mut text);
        at += length;
    }
    text
}
