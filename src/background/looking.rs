//! What the response viewer has done for it off the drawing thread: reading a body whole, formatting it,
//! finding in it, and making a large text ready for the clipboard. All of it tells how far it is, and can be given up.

use std::ops::Range;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bytes::Bytes;
use tokio_util::sync::CancellationToken;

use super::page::Page;
use super::text::{Formatter, Found, LONGEST, Search, Sheet, Text};

/// Work on a body.
#[derive(Debug, Clone)]
pub enum Look {
    /// Read it whole as text.
    Read {
        /// The body.
        body: Bytes,
    },
    /// Indent it.
    Format {
        /// The body.
        body: Bytes,
    },
    /// Find a text in it.
    Find {
        /// Where.
        bytes: Bytes,
        /// What, upper and lower case alike.
        pattern: String,
    },
    /// Make a part of it ready for the clipboard.
    Copy {
        /// What is shown.
        sheet: Sheet,
        /// Which bytes of it.
        range: Range<u32>,
    },
}

/// What is known of such work.
#[derive(Debug)]
pub enum Sight {
    /// How far it is, in per cent.
    Progress(u8),
    /// The body was read.
    Read(Arc<Page>),
    /// The body was indented.
    Formatted(Formatted),
    /// Some was found, and how far the search is, in per cent. At 100 it is over.
    Found(Found, u8),
    /// The text for the clipboard.
    Copied(String),
}

/// An indented body.
#[derive(Debug, Clone)]
pub struct Formatted {
    /// The text.
    pub text: Arc<Text>,
    /// Whether it would have become too long, so that its end is missing.
    pub is_cut: bool,
}

/// News more often than this would draw the window for nothing.
const PACE: Duration = Duration::from_millis(100);

/// As much is done between two looks at the clock.
const AT_ONCE: usize = 256 * 1024;

/// Does the work, and tells of it. Given up, it says nothing more.
pub(super) fn carry_out(look: Look, cancel: &CancellationToken, tell: &dyn Fn(Sight)) {
    let mut pace = Pace(Instant::now());
    match look {
        Look::Read { body } => {
            let text = read(body.clone(), 0, 100, cancel, &mut pace, tell);
            if let Some(text) = text.map(Arc::new) {
                tell(Sight::Read(Arc::new(Page { body, text })));
            }
        }
        Look::Format { body } => {
            if let Some(formatted) = format(&body, cancel, &mut pace, tell) {
                tell(Sight::Formatted(formatted));
            }
        }
        Look::Find { bytes, pattern } => find(&bytes, &pattern, cancel, &mut pace, tell),
        Look::Copy { sheet, range } => {
            let text = sheet.shown(range);
            if !cancel.is_cancelled() {
                tell(Sight::Copied(text));
            }
        }
    }
}

/// When something was told last.
struct Pace(Instant);

impl Pace {
    fn is_due(&mut self) -> bool {
        let is_due = self.0.elapsed() >= PACE;
        if is_due {
            self.0 = Instant::now();
        }
        is_due
    }
}

/// Reads a text; its progress goes from `from` to `to` per cent.
fn read(
    bytes: Bytes,
    from: u8,
    to: u8,
    cancel: &CancellationToken,
    pace: &mut Pace,
    tell: &dyn Fn(Sight),
) -> Option<Text> {
    let all = bytes.len();
    Text::read(bytes, &mut |at| {
        if pace.is_due() {
            let part = u16::from(per_cent(at, all)) * u16::from(to - from) / 100;
            tell(Sight::Progress(
                from + u8::try_from(part).unwrap_or_default(),
            ));
        }
        !cancel.is_cancelled()
    })
}

fn format(
    body: &Bytes,
    cancel: &CancellationToken,
    pace: &mut Pace,
    tell: &dyn Fn(Sight),
) -> Option<Formatted> {
    let mut formatter = Formatter::default();
    let mut out = Vec::new();
    let mut done = 0;
    for piece in body.chunks(AT_ONCE) {
        if cancel.is_cancelled() {
            return None;
        }
        formatter.push(piece, &mut out);
        done += piece.len();
        if out.len() > LONGEST {
            break;
        }
        if pace.is_due() {
            tell(Sight::Progress(per_cent(done, body.len()) / 2));
        }
    }
    let is_cut = out.len() > LONGEST || done < body.len();
    out.truncate(LONGEST);
    out.shrink_to_fit();
    let text = read(out.into(), 50, 100, cancel, pace, tell)?;
    let text = Arc::new(text);
    Some(Formatted { text, is_cut })
}

fn find(
    bytes: &Bytes,
    pattern: &str,
    cancel: &CancellationToken,
    pace: &mut Pace,
    tell: &dyn Fn(Sight),
) {
    let mut search = Search::new(pattern);
    let mut untold = Found::default();
    let mut is_first = true;
    while let Some(found) = search.go_on(bytes, AT_ONCE) {
        if cancel.is_cancelled() {
            return;
        }
        untold.matches.extend(found.matches);
        untold.total = found.total;
        // The first match is shown at once, the rest at leisure.
        let is_news = is_first && !untold.matches.is_empty();
        if is_news || pace.is_due() {
            is_first &= !is_news;
            let told = std::mem::take(&mut untold);
            untold.total = told.total;
            let percent = per_cent(search.at(), bytes.len()).min(99);
            tell(Sight::Found(told, percent));
        }
    }
    tell(Sight::Found(untold, 100));
}

fn per_cent(part: usize, whole: usize) -> u8 {
    u8::try_from(part * 100 / whole.max(1)).unwrap_or(100)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;

    fn sights(look: Look, cancel: &CancellationToken) -> Vec<Sight> {
        let told = RefCell::default();
        carry_out(look, cancel, &|sight| {
            let told: &RefCell<Vec<Sight>> = &told;
            told.borrow_mut().push(sight);
        });
        told.into_inner()
    }

    #[test]
    fn every_match_is_told_once_and_the_last_news_says_that_it_is_over() {
        let bytes = Bytes::from("Ab ".repeat(400_000));
        let pattern = "aB".to_owned();
        let told = sights(Look::Find { bytes, pattern }, &CancellationToken::new());
        let mut starts = Vec::new();
        for sight in &told {
            let Sight::Found(found, _percent) = sight else {
                panic!("{sight:?}");
            };
            starts.extend(found.matches.iter().map(|found| found.start));
        }
        assert!(starts.iter().copied().eq((0..400_000).map(|at| at * 3)));
        let Some(Sight::Found(last, 100)) = told.last() else {
            panic!("{told:?}");
        };
        assert_eq!(last.total, 400_000);
    }

    #[test]
    fn work_that_was_given_up_says_nothing_more() {
        let body = Bytes::from("[1,2] ".repeat(400_000));
        let cancel = CancellationToken::new();
        cancel.cancel();
        let sheet = Sheet::Hex(body.clone());
        for look in [
            Look::Read { body: body.clone() },
            Look::Format { body: body.clone() },
            Look::Find {
                bytes: body.clone(),
                pattern: "x".to_owned(),
            },
            Look::Copy { sheet, range: 0..9 },
        ] {
            let told = sights(look, &cancel);
            assert!(told.is_empty(), "{told:?}");
        }
    }

    #[test]
    fn a_formatted_text_that_would_become_too_long_is_cut_and_says_so() {
        // Each comma becomes a line with eighty blanks.
        let body = Bytes::from(format!("{}{}", "[".repeat(60), ",".repeat(LONGEST / 70)));
        let told = sights(Look::Format { body }, &CancellationToken::new());
        let Some(Sight::Formatted(formatted)) = told.last() else {
            panic!("{told:?}");
        };
        assert!(formatted.is_cut);
        assert_eq!(formatted.text.bytes().len(), LONGEST);
    }
}
