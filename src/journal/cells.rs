//! What stands in a cell, whatever it is: a damaged row is shown as what it is, and hides no other.

use std::time::Duration;

use rusqlite::types::ValueRef;
use rusqlite::{Row, RowIndex};

/// A text; of bytes that are none, as much as can be shown.
pub(super) fn text(row: &Row<'_>, at: impl RowIndex) -> rusqlite::Result<Option<String>> {
    Ok(match row.get_ref(at)? {
        ValueRef::Null => None,
        ValueRef::Integer(number) => Some(number.to_string()),
        ValueRef::Real(number) => Some(number.to_string()),
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => {
            Some(String::from_utf8_lossy(bytes).into_owned())
        }
    })
}

/// The same where there must be one.
pub(super) fn some_text(row: &Row<'_>, at: impl RowIndex) -> rusqlite::Result<String> {
    text(row, at).map(Option::unwrap_or_default)
}

/// A whole number, where one of the wanted kind stands there.
pub(super) fn number<T: TryFrom<i64>>(
    row: &Row<'_>,
    at: impl RowIndex,
) -> rusqlite::Result<Option<T>> {
    Ok(match row.get_ref(at)? {
        ValueRef::Integer(number) => T::try_from(number).ok(),
        _ => None,
    })
}

/// So many milliseconds.
pub(super) fn duration(row: &Row<'_>, at: impl RowIndex) -> rusqlite::Result<Option<Duration>> {
    let milliseconds = number(row, at)?;
    Ok(milliseconds.map(Duration::from_millis))
}

/// Bytes, whatever they are called.
pub(super) fn bytes(row: &Row<'_>, at: impl RowIndex) -> rusqlite::Result<Vec<u8>> {
    Ok(match row.get_ref(at)? {
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => bytes.to_vec(),
        _ => Vec::new(),
    })
}
