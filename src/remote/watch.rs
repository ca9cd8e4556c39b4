//! Watching: the records of chosen workflows are read again and again, politely.
//!
//! Adobe documents no limit for Campaign Standard and leaves restraint to the caller; v8 answers 429. So all reads
//! together keep to one a few seconds, a server that asks for time gets it, and an unreachable one is only knocked at.
//! Each server has a round of its own: one that is silent or busy keeps no other waiting.

use std::collections::BTreeMap;
use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::campaign::{Cause, Reading, ReadingError};

use super::clock::Clock;
use super::confirm::jitter;
use super::{Pacing, Remote, Target};

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

/// How the watch of one server is getting on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// How many times longer than usual the intervals are: the server asked for time.
    pub slower: u32,
    /// Whether the server cannot be reached.
    pub is_offline: bool,
}

impl Remote {
    /// Reads the records of all `watched` workflows, which are of one server, in turn, until cancelled.
    pub async fn watch(
        &self,
        watched: &[Watched],
        interval: Duration,
        report: impl FnMut(&Target, &Reading, Pace),
        cancel: &CancellationToken,
    ) {
        let read = |target| self.look(target, cancel);
        watch(watched, interval, read, &self.pacing, report, cancel).await;
    }
}

/// The workflows of each server.
pub fn by_server(watched: Vec<Watched>) -> Vec<Vec<Watched>> {
    let mut servers: BTreeMap<String, Vec<Watched>> = BTreeMap::new();
    for one in watched {
        let base_url = one.target.profile.base_url.to_string();
        servers.entry(base_url).or_default().push(one);
    }
    servers.into_values().collect()
}

/// Reads the records of all `watched` workflows, which are of one server, in turn, until cancelled.
///
/// What the server asked for in an earlier watch holds for this one too.
pub async fn watch<'a, F: Future<Output = Reading>>(
    watched: &'a [Watched],
    interval: Duration,
    mut read: impl FnMut(&'a Target) -> F,
    pacing: &Pacing<impl Clock>,
    mut report: impl FnMut(&Target, &Reading, Pace),
    cancel: &CancellationToken,
) {
    let Some(first) = watched.first() else {
        return;
    };
    let server = pacing.server(&first.target.profile.base_url);
    let clock = pacing.clock();
    let ages = watched.iter().map(|one| one.seen_ago);
    let mut rounds = Rounds::new(ages, interval, clock.passed());
    loop {
        let (index, due) = rounds.next(&server.manner());
        let nap = due.saturating_sub(clock.passed());
        let turn = async {
            clock.sleep(nap).await;
            pacing.watch_turn(&server, SPACING).await;
        };
        tokio::select! {
            biased;
            () = cancel.cancelled() => return,
            () = turn => {}
        }
        let target = &watched[index].target;
        let reading = read(target).await;
        if cancel.is_cancelled() {
            return;
        }
        let heard = Heard::in_reading(&reading);
        let pace = {
            let mut manner = server.manner();
            rounds.heard(index, heard, &mut manner, clock.passed());
            manner.pace()
        };
        report(target, &reading, pace);
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

/// How the watch gets on with one server. It outlives the single watch.
#[derive(Debug)]
pub(super) struct Manner {
    not_before: Duration,
    slower: u32,
    good_answers: u32,
    is_offline: bool,
}

impl Default for Manner {
    fn default() -> Self {
        Self {
            not_before: Duration::ZERO,
            slower: 1,
            good_answers: 0,
            is_offline: false,
        }
    }
}

impl Manner {
    const fn pace(&self) -> Pace {
        Pace {
            slower: self.slower,
            is_offline: self.is_offline,
        }
    }
}

/// When each workflow's turn is.
#[derive(Debug)]
struct Rounds {
    due: Vec<Duration>,
    interval: Duration,
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
        }
    }

    fn next(&self, manner: &Manner) -> (usize, Duration) {
        let earliest = self
            .due
            .iter()
            .enumerate()
            .min_by_key(|(_index, due)| **due);
        let (index, due) = earliest.map_or((0, Duration::MAX), |(index, due)| (index, *due));
        (index, due.max(manner.not_before))
    }

    fn heard(&mut self, index: usize, heard: Heard, manner: &mut Manner, now: Duration) {
        manner.is_offline = heard == Heard::Silence;
        let usual = self.interval * manner.slower;
        let wait = match heard {
            Heard::Record => {
                manner.good_answers += 1;
                if manner.good_answers >= GOOD_ANSWERS && manner.slower > 1 {
                    manner.slower /= 2;
                    manner.good_answers = 0;
                }
                usual
            }
            Heard::Busy(asked_for) => {
                manner.good_answers = 0;
                manner.slower = (manner.slower * 2).min(SLOWEST);
                let pause = asked_for.max(self.interval);
                manner.not_before = now + pause;
                pause
            }
            Heard::Silence => {
                manner.not_before = now + KNOCK;
                KNOCK
            }
            Heard::Refused => usual * AFTER_REFUSAL,
        };
        self.due[index] = now + wait + jitter(wait);
    }
}
