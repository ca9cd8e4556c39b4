//! Finding words in bytes, in pieces, so that it can be stopped and its progress told.

use std::ops::Range;

use super::bytes::character;

/// More matches than this are counted, but not kept.
pub const MOST_KEPT: usize = 1_000_000;

/// What was found in a piece.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// Where, from the beginning on, without overlaps.
    pub matches: Vec<Range<u32>>,
    /// How many there are so far, those that are not kept included.
    pub total: usize,
}

/// Looks for a text in bytes, upper and lower case alike.
#[derive(Debug)]
pub struct Search {
    pattern: Vec<char>,
    /// The bytes that a match can begin with.
    first: [bool; 256],
    at: usize,
    total: usize,
}

impl Search {
    /// Looks for `pattern`, from the beginning.
    pub fn new(pattern: &str) -> Self {
        let pattern: Vec<char> = pattern.chars().map(fold).collect();
        let mut first = [false; 256];
        if let Some(wanted) = pattern.first() {
            let all = (0..=LAST_WITH_CASE).filter_map(char::from_u32);
            let same = all.filter(|one| fold(*one) == *wanted);
            for one in same.chain([*wanted]) {
                first[usize::from(one.encode_utf8(&mut [0; 4]).as_bytes()[0])] = true;
            }
        }
        Self {
            pattern,
            first,
            at: 0,
            total: 0,
        }
    }

    /// How far it is.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Looks through the next `count` bytes. `None` once all have been looked through.
    pub fn go_on(&mut self, bytes: &[u8], count: usize) -> Option<Found> {
        if self.at >= bytes.len() || self.pattern.is_empty() {
            return None;
        }
        let end = bytes.len().min(self.at.saturating_add(count));
        let mut found = Found::default();
        while self.at < end {
            let candidates = bytes[self.at..end].iter();
            let Some(skipped) = candidates
                .take_while(|byte| !self.first[usize::from(**byte)])
                .count()
                .checked_add(self.at)
                .filter(|at| *at < end)
            else {
                self.at = end;
                break;
            };
            self.at = skipped;
            match self.match_at(bytes, self.at) {
                Some(after) => {
                    if self.total < MOST_KEPT {
                        found.matches.push(number(self.at)..number(after));
                    }
                    self.total += 1;
                    self.at = after;
                }
                None => self.at += 1,
            }
        }
        found.total = self.total;
        Some(found)
    }

    /// Where a match that begins at `at` ends.
    fn match_at(&self, bytes: &[u8], mut at: usize) -> Option<usize> {
        for wanted in &self.pattern {
            let found = character(bytes, at)?;
            if fold(found) != *wanted {
                return None;
            }
            at += found.len_utf8();
        }
        Some(at)
    }
}

/// Past this no script tells upper from lower case.
const LAST_WITH_CASE: u32 = 0x1_F000;

/// The lower case of a character, where that is one character.
fn fold(character: char) -> char {
    if character.is_ascii() {
        return character.to_ascii_lowercase();
    }
    let mut lower = character.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) => one,
        _ => character,
    }
}

fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
