//! An answer's body made ready to be drawn.

use std::sync::Arc;

use bytes::Bytes;

use crate::campaign::Exchange;

use super::text::Text;

/// A body, as the viewer has it. The bytes are the exchange's own; only the index is made here.
#[derive(Debug, Default)]
pub struct Page {
    /// The whole body.
    pub body: Bytes,
    /// The body as text; of a large one only the beginning, until the whole has been read.
    pub text: Arc<Text>,
}

/// As much is read before the answer is told: within a few milliseconds, and more than any screen shows.
const READ_AT_ONCE: usize = 512 * 1024;

impl Page {
    /// Makes the body of an exchange ready; an exchange without an answer has an empty page.
    pub fn of(exchange: Option<&Exchange>) -> Self {
        let body = exchange
            .and_then(|exchange| exchange.answer.as_ref())
            .map(|answer| answer.body.clone())
            .unwrap_or_default();
        Self {
            text: Arc::new(Text::of(beginning(&body))),
            body,
        }
    }

    /// Whether the whole body has been read as text.
    pub fn is_whole(&self) -> bool {
        self.text.bytes().len() == self.body.len()
    }
}

/// The first lines, cut where a character begins.
fn beginning(body: &Bytes) -> Bytes {
    if body.len() <= READ_AT_ONCE {
        return body.clone();
    }
    let is_inside = |at: &usize| body.get(*at).is_some_and(|byte| byte & 0xC0 == 0x80);
    let mut end = READ_AT_ONCE;
    while is_inside(&end) && READ_AT_ONCE - end < 4 {
        end -= 1;
    }
    body.slice(..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_beginning_of_a_large_body_shares_its_bytes_and_cuts_no_character() {
        let body = Bytes::from("é".repeat(READ_AT_ONCE));
        let begin = beginning(&body.slice(1..));
        assert!(begin.len() <= READ_AT_ONCE && begin.len() > READ_AT_ONCE - 4);
        assert_eq!(begin.as_ptr(), body[1..].as_ptr());
        assert!(std::str::from_utf8(&begin[1..]).is_ok());
    }
}
