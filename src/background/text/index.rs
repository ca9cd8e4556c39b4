//! Where the lines and columns of a text are: a checkpoint every few kilobytes, so that any place is found
//! by reading no more than that, and a text of nothing but line breaks takes little more memory than its bytes.

use super::bytes::Unit;

/// From one checkpoint to the next there are no more bytes than this, but for the unit that crosses it.
const BYTES_APART: usize = 4096;

/// From one checkpoint to the next there are no more lines than this.
const LINES_APART: u32 = 256;

/// A place in a text: where its byte is, in which line and column it is shown,
/// and what a JSON reader would be in the middle of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Place {
    pub(super) offset: u32,
    pub(super) line: u32,
    pub(super) column: u32,
    pub(super) json: Json,
}

/// Whether a place lies in a JSON string. A line begins outside one: JSON has no line breaks in strings,
/// and a quote that was never closed colours one line, not the rest of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Json {
    #[default]
    Outside,
    InString,
    Escaped,
}

impl Json {
    /// What comes after `unit`.
    pub(super) fn after(self, unit: Unit) -> Self {
        match (self, unit) {
            (_, Unit::Break) | (Self::InString, Unit::Seen('"')) => Self::Outside,
            (Self::Outside, Unit::Seen('"')) | (Self::Escaped, _) => Self::InString,
            (Self::InString, Unit::Seen('\\')) => Self::Escaped,
            _ => self,
        }
    }
}

impl Place {
    /// Most bytes are letters and digits: steps over them at once, up to `limit`.
    fn skip_plain(&mut self, bytes: &[u8], limit: usize) {
        if self.json == Json::Escaped {
            return;
        }
        let from = self.offset as usize;
        let rest = bytes.get(from..limit.min(bytes.len())).unwrap_or_default();
        let plain = rest.iter().take_while(|byte| PLAIN[usize::from(**byte)]);
        let plain = u32::try_from(plain.count()).unwrap_or_default();
        self.offset += plain;
        self.column += plain;
    }

    /// Steps over what stands here. `None` at the end of the text.
    pub(super) fn step(&mut self, bytes: &[u8]) -> Option<Unit> {
        let (unit, length) = Unit::at(bytes, self.offset as usize)?;
        self.json = self.json.after(unit);
        self.offset += u32::try_from(length).unwrap_or_default();
        if unit == Unit::Break {
            self.line += 1;
            self.column = 0;
        } else {
            self.column += unit.columns(self.column);
        }
        Some(unit)
    }
}

/// The checkpoints of a text and what was counted on the way.
#[derive(Debug, Default, Clone)]
pub(super) struct Index {
    checkpoints: Vec<Place>,
    /// Where the text ends.
    pub(super) end: Place,
    /// The columns of the widest line.
    pub(super) widest: u32,
    /// How many bytes are no UTF-8.
    pub(super) broken: u32,
    /// How many characters are control characters other than blanks and line ends.
    pub(super) controls: u32,
    /// Whether there is a NUL.
    pub(super) has_nul: bool,
}

impl Index {
    /// Reads a text from its beginning to its end. `go_on` is asked every quarter of a megabyte, with how far it is;
    /// `None` when it says no.
    pub(super) fn of(bytes: &[u8], go_on: &mut dyn FnMut(usize) -> bool) -> Option<Self> {
        const ASK_AFTER: usize = 256 * 1024;
        let mut index = Self::default();
        let mut place = Place::default();
        let mut ask_at = ASK_AFTER;
        index.checkpoints.push(place);
        let mut last = place;
        loop {
            let checkpoint_at = last.offset as usize + BYTES_APART;
            place.skip_plain(bytes, checkpoint_at);
            index.widest = index.widest.max(place.column);
            let Some(unit) = place.step(bytes) else {
                break;
            };
            index.count(unit);
            if place.offset as usize >= checkpoint_at || place.line >= last.line + LINES_APART {
                index.checkpoints.push(place);
                last = place;
            }
            if place.offset as usize >= ask_at {
                ask_at += ASK_AFTER;
                if !go_on(place.offset as usize) {
                    return None;
                }
            }
        }
        index.end = place;
        index.checkpoints.shrink_to_fit();
        Some(index)
    }

    fn count(&mut self, unit: Unit) {
        match unit {
            Unit::Broken(_) => self.broken += 1,
            Unit::Unseen(character) if character.is_control() => {
                self.controls += 1;
                self.has_nul |= character == '\0';
            }
            _ => {}
        }
    }

    /// The last checkpoint that is not past a line's column.
    pub(super) fn before(&self, line: u32, column: u32) -> Place {
        let after = self
            .checkpoints
            .partition_point(|place| (place.line, place.column) <= (line, column));
        self.at(after)
    }

    /// The last checkpoint that is not past a byte.
    pub(super) fn before_offset(&self, offset: u32) -> Place {
        let after = self
            .checkpoints
            .partition_point(|place| place.offset <= offset);
        self.at(after)
    }

    fn at(&self, after: usize) -> Place {
        let checkpoint = self.checkpoints.get(after.saturating_sub(1));
        checkpoint.copied().unwrap_or_default()
    }

    /// What the index itself takes.
    pub(super) fn memory(&self) -> usize {
        self.checkpoints.capacity() * size_of::<Place>()
    }
}

/// The bytes that are one column each and mean nothing to a JSON reader's strings.
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = b' ';
    while byte <= b'~' {
        plain[byte as usize] = byte != b'"' && byte != b'\\';
        byte += 1;
    }
    plain
};
