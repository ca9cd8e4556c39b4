//! Bytes read as UTF-8, one character at a time; a byte that cannot be read stays a byte.

use crate::campaign::is_invisible;

/// What stands at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// A character that can be seen.
    Seen(char),
    /// A tab.
    Tab,
    /// A character that cannot be seen, or that turns the reading direction: its code point is written out.
    Unseen(char),
    /// A byte that is no UTF-8.
    Broken(u8),
    /// The end of a line: `\n` or `\r\n`.
    Break,
}

impl Unit {
    /// What stands at `at`, and how many bytes it takes. `None` at the end.
    pub(super) fn at(bytes: &[u8], at: usize) -> Option<(Self, usize)> {
        let first = *bytes.get(at)?;
        Some(match first {
            b' '..=b'~' => (Self::Seen(char::from(first)), 1),
            b'\n' => (Self::Break, 1),
            b'\t' => (Self::Tab, 1),
            b'\r' if bytes.get(at + 1) == Some(&b'\n') => (Self::Break, 2),
            _ => match character(bytes, at) {
                Some(character) if is_invisible(character) => {
                    (Self::Unseen(character), character.len_utf8())
                }
                Some(character) => (Self::Seen(character), character.len_utf8()),
                None => (Self::Broken(first), 1),
            },
        })
    }

    /// How many columns it takes where it begins in `column`. Every unit but a line's end takes at least one,
    /// so that a column is never far from its byte.
    pub(super) fn columns(self, column: u32) -> u32 {
        match self {
            Self::Seen(character) if is_wide(character) => 2,
            Self::Seen(_) => 1,
            Self::Tab => TAB - column % TAB,
            Self::Unseen(character) => match u32::from(character) {
                0..=0xFFFF => 8,
                0x1_0000..=0xF_FFFF => 9,
                _ => 10,
            },
            Self::Broken(_) => 6,
            Self::Break => 0,
        }
    }

    /// Writes it as it is shown and copied: what cannot be seen or read is written out.
    pub(super) fn write_to(self, text: &mut String) {
        use std::fmt::Write as _;
        // Writing into a text cannot fail.
        let _written = match self {
            Self::Seen(character) => text.write_char(character),
            Self::Tab => text.write_char('\t'),
            Self::Unseen(character) => write!(text, "<U+{:04X}>", u32::from(character)),
            Self::Broken(byte) => write!(text, "<0x{byte:02X}>"),
            Self::Break => text.write_char('\n'),
        };
    }
}

const TAB: u32 = 4;

/// The character at `at`, where the bytes there are UTF-8.
pub(super) fn character(bytes: &[u8], at: usize) -> Option<char> {
    let length = match *bytes.get(at)? {
        0x00..=0x7F => 1,
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return None,
    };
    let text = std::str::from_utf8(bytes.get(at..at + length)?).ok()?;
    text.chars().next()
}

/// The beginning of the unit that `at` lies in: no unit is longer than four bytes.
pub(super) fn beginning(bytes: &[u8], at: usize) -> usize {
    let at = at.min(bytes.len());
    if at > 0 && bytes.get(at) == Some(&b'\n') && bytes[at - 1] == b'\r' {
        return at - 1;
    }
    (1..4)
        .filter_map(|back| at.checked_sub(back))
        .find(|begin| character(bytes, *begin).is_some_and(|found| begin + found.len_utf8() > at))
        .unwrap_or(at)
}

/// Whether a character takes two columns, as in East Asian scripts and pictures.
///
/// An approximation of Unicode's East Asian Width: a font may draw it a little narrower or wider,
/// so that each such character is drawn in a place of its own.
fn is_wide(character: char) -> bool {
    matches!(u32::from(character),
        0x1100..=0x115F | 0x231A..=0x231B | 0x2329..=0x232A | 0x2E80..=0x303E | 0x3041..=0xA4CF
        | 0xA960..=0xA97F | 0xAC00..=0xD7A3 | 0xF900..=0xFAFF | 0xFE10..=0xFE19 | 0xFE30..=0xFE6F
        | 0xFF01..=0xFF60 | 0xFFE0..=0xFFE6 | 0x16FE0..=0x18AFF | 0x1B000..=0x1B2FF
        | 0x1F300..=0x1F64F | 0x1F680..=0x1F6FF | 0x1F900..=0x1F9FF | 0x20000..=0x3FFFD)
}
