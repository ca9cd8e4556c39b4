//! JSON indented without being read as values: numbers, key order and doubled keys stay as they came.

/// Deeper than this the indent stays the same: ten thousand brackets must not make a text of fifty million blanks.
const DEEPEST_INDENT: usize = 40;

/// Whether a text begins as JSON with parts does. Nothing else is worth indenting.
pub fn looks_like_json(bytes: &[u8]) -> bool {
    let first = bytes.iter().find(|byte| !is_blank(**byte));
    matches!(first, Some(b'{' | b'['))
}

/// Indents a text piece by piece. Broken JSON comes out broken, but indented.
#[derive(Debug, Default)]
pub struct Formatter {
    depth: usize,
    is_in_string: bool,
    is_escaped: bool,
    /// A bracket was opened, and it is not known yet whether anything stands in it.
    opened: Option<u8>,
}

impl Formatter {
    /// Indents the next piece, behind what `out` holds.
    pub fn push(&mut self, piece: &[u8], out: &mut Vec<u8>) {
        let mut rest = piece;
        while let Some((&byte, after)) = rest.split_first() {
            if self.is_in_string {
                rest = self.push_string(rest, out);
                continue;
            }
            rest = after;
            if is_blank(byte) {
                continue;
            }
            if let Some(closing) = self.opened.take() {
                if byte == closing {
                    out.push(byte);
                    continue;
                }
                self.depth += 1;
                self.break_line(out);
            }
            match byte {
                b'"' => {
                    self.is_in_string = true;
                    out.push(byte);
                }
                b'{' | b'[' => {
                    self.opened = Some(if byte == b'{' { b'}' } else { b']' });
                    out.push(byte);
                }
                b'}' | b']' => {
                    self.depth = self.depth.saturating_sub(1);
                    self.break_line(out);
                    out.push(byte);
                }
                b',' => {
                    out.push(byte);
                    self.break_line(out);
                }
                b':' => out.extend_from_slice(b": "),
                _ => out.push(byte),
            }
        }
    }

    /// Copies a string up to its end, or to the end of the piece. Gives what comes after.
    fn push_string<'a>(&mut self, piece: &'a [u8], out: &mut Vec<u8>) -> &'a [u8] {
        let end = piece.iter().position(|byte| {
            let is_end = *byte == b'"' && !self.is_escaped;
            self.is_escaped = *byte == b'\\' && !self.is_escaped;
            is_end
        });
        self.is_in_string = end.is_none();
        let (string, after) = piece.split_at(end.map_or(piece.len(), |end| end + 1));
        out.extend_from_slice(string);
        after
    }

    fn break_line(&self, out: &mut Vec<u8>) {
        const BLANKS: [u8; 2 * DEEPEST_INDENT] = [b' '; 2 * DEEPEST_INDENT];
        out.push(b'\n');
        out.extend_from_slice(&BLANKS[..2 * self.depth.min(DEEPEST_INDENT)]);
    }
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}
