//! What is seen of one row between two columns.

use super::Text;
use super::bytes::Unit;
use super::index::{Json, Place};
use super::ink;

/// A piece of a row.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Row {
    /// What is seen, without tabs and line ends.
    pub text: String,
    /// What it is made of, from left to right.
    pub cells: Vec<Cell>,
    /// Where the row ends, with its column, where that lies in the piece: the byte of its line end.
    pub end: Option<(u32, u32)>,
}

/// A character, or what is written out instead of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// Its first byte in the document.
    pub offset: u32,
    /// The column where it begins.
    pub column: u32,
    /// How many columns it takes.
    pub columns: u8,
    /// How many bytes it takes in the row's text.
    pub length: u8,
    /// What it is.
    pub ink: Ink,
}

/// What a cell is, for its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// Text, and the signs between JSON's values.
    Plain,
    /// The name of a JSON member.
    Key,
    /// A JSON string.
    Text,
    /// A JSON number.
    Number,
    /// `true`, `false` or `null`.
    Literal,
    /// Something that cannot be seen or read, written out.
    WrittenOut,
    /// Not of the document: the address in front of bytes.
    Margin,
}

impl Row {
    /// The piece as it is seen, the gaps between its cells included.
    pub fn plain(&self) -> String {
        let mut plain = String::with_capacity(self.text.len());
        let mut column = self.cells.first().map_or(0, |cell| cell.column);
        let mut begin = 0;
        for cell in &self.cells {
            let end = begin + usize::from(cell.length);
            plain.extend((column..cell.column).map(|_| ' '));
            plain.push_str(self.text.get(begin..end).unwrap_or_default());
            (begin, column) = (end, cell.end());
        }
        plain
    }
}

impl Cell {
    /// The first column after it.
    pub fn end(&self) -> u32 {
        self.column + u32::from(self.columns)
    }
}

/// A cell before it has a colour.
pub(super) struct Raw {
    pub(super) unit: Unit,
    pub(super) before: Json,
    pub(super) after: Json,
}

/// Goes on from `place` in `line` until the line or the columns end.
pub(super) fn piece(text: &Text, place: &mut Place, line: u32, until: u32) -> Row {
    let mut row = Row::default();
    let mut raw = Vec::new();
    while place.line == line && place.column < until {
        let from = *place;
        let Some(unit) = place.step(&text.bytes) else {
            break;
        };
        if unit == Unit::Break {
            row.end = Some((from.offset, from.column));
            break;
        }
        let begin = row.text.len();
        let columns = place.column - from.column;
        match unit {
            Unit::Tab => row.text.extend((0..columns).map(|_| ' ')),
            _ => unit.write_to(&mut row.text),
        }
        let ink = match unit {
            Unit::Unseen(_) | Unit::Broken(_) => Ink::WrittenOut,
            _ => Ink::Plain,
        };
        row.cells.push(Cell {
            offset: from.offset,
            column: from.column,
            columns: u8::try_from(columns).unwrap_or(u8::MAX),
            length: u8::try_from(row.text.len() - begin).unwrap_or(u8::MAX),
            ink,
        });
        raw.push(Raw {
            unit,
            before: from.json,
            after: place.json,
        });
    }
    if place.line == line && place.offset as usize == text.bytes.len() {
        row.end = Some((place.offset, place.column));
    }
    if text.is_json {
        ink::colour(&text.bytes, &raw, &mut row.cells, place.offset);
    }
    row
}
