//! Watching: the records of chosen workflows are read again and again, politely.
//!
//! Adobe documents no limit for Campaign Standard and leaves restraint to the caller; v8 answers 429. So all reads
//! together keep to one a few seconds, a server that asks for time gets it, and an unreachable one is only knocked at.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::campaign::{Cause, Reading, ReadingError};

use super::Target;
use super::clock::Clock;
use super::confirm::jitter;

/// All watched workflows together are read at most this often in a minute.
pub const READS_A_MINUTE: u32 = 20;

/// How often one workflow is read where nobody said otherwise.
pub const DEFAULT_INTERVAL: Duration = Duration::from_mins(1);

/// The shortest time between two reads, whatever they are of.
const SPACING: Duration = Duration::from_secs(60 / READS_A_MINUTE as u64);

/// While the other side cannot be reached, one read in this time finds out when it is back.
const KNOCK: Duration = Duration::from_secs(30);

/// What was refused, for a reason other than haste, is asked again after so many intervals.
const AFTER_REFUSAL: u32 = 10;

/// However often the server asks for time, intervals grow no longer than so many times.
const SLOWEST: u32 = 16;

/// After so many good answers in a row the pace is doubled again.
const GOOD_ANSWERS: u32 = 10;

/// A workflow to watch.
#[derive(Debug, Clone, PartialEq)]
pub struct Watched {
    /// Which one.
    pub target: Target,
    /// How long ago its record was read, where it was.
    pub seen_ago: Option<Duration>,
}

/// How the watch is getting on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// How many times longer than usual the intervals are: the server asked for time.
    pub slower: u32,
    /// Whether the other side cannot be reached.
    pub is_offline: bool,
}

/// Reads the records of all `watched` workflows in turn, until cancelled.
pub async fn watch<'a, F: Future<Output = Reading>>(
    watched: &'a [Watched],
    interval: Duration,
    mut read: impl FnMut(&'a Target) -> F,
    clock: &impl Clock,
    mut report: impl FnMut(&Target, &Reading, Pace),
    cancel: &CancellationToken,
) {
    let ages = watched.iter().map(|one| one.seen_ago);
    let mut rounds = Rounds::new(ages, interval, clock.passed());
    while let Some((index, due)) = rounds.next() {
        let nap = due.saturating_sub(clock.passed());
        tokio::select! {
            biased;
            () = cancel.cancelled() => return,
            () = clock.sleep(nap) => {}
        }
        let target = &watched[index].target;
        let reading = read(target).await;
        if cancel.is_cancelled() {
            return;
        }
        rounds.heard(index, Heard::in_reading(&reading), clock.passed());
        report(target, &reading, rounds.pace());
    }
}

/// What a read showed about reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Heard {
    Record,
    /// The server asks for time: how much, where it says so.
    Busy(Duration),
    /// Nobody answered.
    Silence,
    /// Another "no".
    Refused,
}

impl Heard {
    fn in_reading(reading: &Reading) -> Self {
        match &reading.record {
            Ok(_) => Self::Record,
            Err(ReadingError::Refused(refusal)) if refusal.status == 429 => {
                let seconds = refusal.retry_after.unwrap_or(0);
                Self::Busy(Duration::from_secs(u64::try_from(seconds).unwrap_or(0)))
            }
            Err(
                ReadingError::Refused(_)
                | ReadingError::NoAnswer(
                    Cause::BadInput(..)
                    | Cause::NoCredentials(..)
                    | Cause::SignIn(_)
                    | Cause::CaFile { .. },
                ),
            ) => Self::Refused,
            Err(ReadingError::NoAnswer(_)) => Self::Silence,
        }
    }
}

/// When each workflow's turn is.
#[derive(Debug)]
struct Rounds {
    due: Vec<Duration>,
    interval: Duration,
    not_before: Duration,
    slower: u32,
    good_answers: u32,
    is_offline: bool,
}

impl Rounds {
    fn new(
        ages: impl Iterator<Item = Option<Duration>>,
        interval: Duration,
        now: Duration,
    ) -> Self {
        let due = ages.map(|age| {
            // Who was read a moment ago waits for the rest of the interval; the others take their turns at once.
            age.map_or(now, |age| now + interval.saturating_sub(age))
        });
        Self {
            due: due.collect(),
            interval,
            not_before: now,
            slower: 1,
            good_answers: 0,
            is_offline: false,
        }
    }

    fn next(&self) -> Option<(usize, Duration)> {
        let earliest = self
            .due
            .iter()
            .enumerate()
            .min_by_key(|(_index, due)| **due);
        earliest.map(|(index, due)| (index, (*due).max(self.not_before)))
    }

    fn heard(&mut self, index: usize, heard: Heard, now: Duration) {
        self.not_before = now + SPACING;
        self.is_offline = heard == Heard::Silence;
        let usual = self.interval * self.slower;
        let wait = match heard {
            Heard::Record => {
                self.good_answers += 1;
                if self.good_answers >= GOOD_ANSWERS && self.slower > 1 {
                    self.slower /= 2;
                    self.good_answers = 0;
                }
                usual
            }
            Heard::Busy(asked_for) => {
                self.good_answers = 0;
                self.slower = (self.slower * 2).min(SLOWEST);
                let pause = asked_for.max(self.interval);
                self.not_before = now + pause;
                pause
            }
            Heard::Silence => {
                self.not_before = now + KNOCK;
                KNOCK
            }
            Heard::Refused => usual * AFTER_REFUSAL,
        };
        self.due[index] = now + wait + jitter(wait);
    }

    const fn pace(&self) -> Pace {
        Pace {
            slower: self.slower,
            is_offline: self.is_offline,
        }
    }
}
