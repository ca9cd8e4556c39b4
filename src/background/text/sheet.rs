//! What a viewer shows: a text, or bytes as bytes. Its rows, and the way from a byte to its place and back.

use std::ops::Range;
use std::sync::Arc;

use bytes::Bytes;

use super::row::Row;
use super::{Text, hex};

/// Something that can be shown in rows. A clone shares the bytes.
#[derive(Debug, Clone)]
pub enum Sheet {
    /// As text.
    Text(Arc<Text>),
    /// As bytes.
    Hex(Bytes),
}

impl Sheet {
    /// The bytes that are shown.
    pub fn bytes(&self) -> &Bytes {
        match self {
            Self::Text(text) => text.bytes(),
            Self::Hex(bytes) => bytes,
        }
    }

    /// How many bytes are shown: the place behind the last one.
    pub fn end(&self) -> u32 {
        u32::try_from(self.bytes().len()).unwrap_or(u32::MAX)
    }

    /// How many rows there are; at least one.
    pub fn row_count(&self) -> usize {
        match self {
            Self::Text(text) => text.row_count(),
            Self::Hex(bytes) => hex::row_count(bytes.len()),
        }
    }

    /// The columns of the widest row.
    pub fn widest(&self) -> u32 {
        match self {
            Self::Text(text) => text.widest(),
            Self::Hex(_) => hex::WIDTH,
        }
    }

    /// The rows from `first` on, each with what stands in `columns`.
    pub fn rows(&self, first: usize, count: usize, columns: Range<u32>) -> Vec<Row> {
        match self {
            Self::Text(text) => text.rows(first, count, columns),
            Self::Hex(bytes) => {
                let last = self.row_count().min(first.saturating_add(count));
                (first..last)
                    .map(|row| hex::row(bytes, row, &columns))
                    .collect()
            }
        }
    }

    /// The row and the column of a byte.
    pub fn place_of(&self, offset: u32) -> (usize, u32) {
        match self {
            Self::Text(text) => text.place_of(offset),
            Self::Hex(bytes) => hex::place_of(bytes.len(), offset),
        }
    }

    /// The byte at a row's column.
    pub fn offset_at(&self, row: usize, column: u32) -> u32 {
        match self {
            Self::Text(text) => text.offset_at(row, column),
            Self::Hex(bytes) => hex::offset_at(bytes.len(), row, column),
        }
    }

    /// The place a character before or after a byte.
    pub fn beside(&self, offset: u32, is_forward: bool) -> u32 {
        match self {
            Self::Text(text) => text.beside(offset, is_forward),
            Self::Hex(_) if is_forward => self.end().min(offset.saturating_add(1)),
            Self::Hex(_) => offset.saturating_sub(1),
        }
    }

    /// A range of bytes as it is shown, for the clipboard.
    pub fn shown(&self, range: Range<u32>) -> String {
        match self {
            Self::Text(text) => super::shown(text.bytes(), range),
            Self::Hex(bytes) => hex::shown(bytes, range),
        }
    }
}
