//! Numbers that look random and are the same in every run, so that a failure can be had again.

#![allow(
    dead_code,
    unreachable_pub,
    reason = "each test program uses a part of this"
)]

/// A xorshift generator.
pub struct Random(u64);

impl Random {
    /// The series that belongs to `seed`.
    pub fn new(seed: u64) -> Self {
        Self(seed | 1)
    }

    /// Any number.
    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number below `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    /// A place in something of this length, which is not empty.
    pub fn index(&mut self, length: usize) -> usize {
        usize::try_from(self.next()).unwrap_or_default() % length
    }

    /// A byte.
    pub fn byte(&mut self) -> u8 {
        self.next().to_le_bytes()[7]
    }
}
