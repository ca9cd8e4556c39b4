//! One command for many workflows, on its way: what is still to go out, and what came of the rest.

use std::collections::{HashSet, VecDeque};
use std::time::Instant;

use crate::campaign::{Command, Verdict};
use crate::profiles::ProfileId;
use crate::remote::{Consent, Target};

use super::desk::DeskKey;
use super::dialog::Note;

/// Commands that go out one after the other.
#[derive(Debug)]
pub struct Batch {
    /// The command.
    pub command: Command,
    /// How many there are.
    pub total: usize,
    /// What came of those that are through.
    pub(super) tally: Tally,
    /// Those that were refused or not sent.
    pub(super) without: Vec<String>,
    /// Whose workflows they are.
    pub(super) profile: Option<ProfileId>,
    /// Why the rest is not sent.
    pub ended: Option<Ended>,
    pub(super) go_on: bool,
    pub(super) queue: VecDeque<Target>,
    pub(super) on_their_way: HashSet<DeskKey>,
    pub(super) consent: Consent,
    pub(super) note: Note,
    pub(super) next_at: Instant,
}

/// How many commands came to which verdict.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Accepted.
    pub accepted: usize,
    /// Refused.
    pub refused: usize,
    /// May have been applied.
    pub unclear: usize,
    /// Not sent.
    pub not_sent: usize,
}

/// Why the rest of a batch is not sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// The person cancelled it.
    Cancelled,
    /// One was not accepted.
    NotAccepted,
    /// The profile is gone, or asks more by now than the person agreed to.
    ProfileChanged,
}

impl Batch {
    /// One has come to its verdict.
    pub(super) fn count(&mut self, key: &DeskKey, verdict: &Verdict) {
        if matches!(verdict, Verdict::Refused(_) | Verdict::NotSent(_)) {
            self.without.push(key.workflow.clone());
        }
        match verdict {
            Verdict::Accepted => self.tally.accepted += 1,
            Verdict::Refused(_) => self.tally.refused += 1,
            Verdict::MaybeApplied(_) => self.tally.unclear += 1,
            Verdict::NotSent(_) => self.tally.not_sent += 1,
        }
        if *verdict != Verdict::Accepted && !self.go_on && !self.queue.is_empty() {
            self.ended.get_or_insert(Ended::NotAccepted);
        }
    }

    /// Whether nothing more will happen.
    pub fn is_over(&self) -> bool {
        self.on_their_way.is_empty() && (self.queue.is_empty() || self.ended.is_some())
    }

    /// How many have not been sent, and will not be unless the batch goes on.
    pub fn left(&self) -> usize {
        self.queue.len()
    }

    /// The workflows that were refused or not sent; of the others, sending again could do it twice.
    pub fn rest(&self) -> impl Iterator<Item = &str> {
        let queued = self.queue.iter().map(|target| target.workflow.as_str());
        self.without.iter().map(String::as_str).chain(queued)
    }

    /// What came of them by now; what is left of one that has ended is not sent.
    pub fn tally(&self) -> Tally {
        let left = self.ended.map_or(0, |_ended| self.left());
        Tally {
            not_sent: self.tally.not_sent + left,
            ..self.tally
        }
    }

    /// How many are on their way.
    pub fn on_their_way(&self) -> usize {
        self.on_their_way.len()
    }
}
