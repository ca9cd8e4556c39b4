//! Watching: the records of chosen workflows are read again and again, politely.
//!
//! Adobe documents no limit for Campaign Standard and leaves restraint to the caller; v8 answers 429. So all reads
//! together keep to one a few seconds, a server that asks for time gets it, and an unreachable one is only knocked at.
//! Each profile has a round of its own: a silent server keeps no other waiting, and what stands in one profile's way (its
//! sign-in, its proxy, its certificates) stands in no other's, also where both lead to one server.

use std::collections::BTreeMap;
use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::campaign::{Cause, Reading, ReadingError, Refusal};
use crate::profiles::ProfileId;

use super::clock::Clock;
use super::confirm::{asked_for_by, jitter};
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

/// How the watch is getting on, with one server or for one profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// How many times longer than usual the intervals are: the server, or the sign-in service, asked for time.
    pub slower: u32,
    /// Whether nobody can be reached.
    pub is_offline: bool,
    /// It is so for this profile only, and tells nothing of its server.
    pub is_own: bool,
}

impl Remote {
    /// Reads the records of all `watched` workflows, which are of one profile, in turn, until cancelled.
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

/// The workflows of each profile.
pub fn by_profile(watched: Vec<Watched>) -> Vec<Vec<Watched>> {
    let mut profiles: BTreeMap<ProfileId, Vec<Watched>> = BTreeMap::new();
    for one in watched {
        profiles.entry(one.target.profile.id).or_default().push(one);
    }
    profiles.into_values().collect()
}

/// Reads the records of all `watched` workflows, which are of one profile, in turn, until cancelled.
///
/// What the server or the sign-in service asked for in an earlier watch holds for this one too.
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
    let profile = &first.target.profile;
    let server = pacing.server(&profile.base_url);
    let clock = pacing.clock();
    let ages = watched.iter().map(|one| one.seen_ago);
    let mut rounds = Rounds::new(ages, interval, clock.passed());
    loop {
        // Afresh each time: what is still read with the old credentials says nothing of the new ones.
        let own = pacing.own(profile.id);
        let (index, due) = rounds.next(&server.manner(), &own.manner());
        let turn = async {
            clock.sleep(due.saturating_sub(clock.passed())).await;
            let knock = server.knock().await;
            // Another profile's read may have heard meanwhile that the server wants time, or is gone.
            let is_due = || rounds.next(&server.manner(), &own.manner()).1 <= clock.passed();
            if !is_due() {
                return None;
            }
            pacing.watch_turn(&server, SPACING).await;
            is_due().then_some(knock)
        };
        let turn = tokio::select! {
            biased;
            () = cancel.cancelled() => return,
            () = own.forgotten() => continue,
            turn = turn => turn,
        };
        let Some(_knock) = turn else {
            continue;
        };
        let target = &watched[index].target;
        let reading = read(target).await;
        if cancel.is_cancelled() {
            return;
        }
        let heard = Heard::in_reading(&reading);
        let pace = {
            let (mut of_server, mut of_profile) = (server.manner(), own.manner());
            rounds.heard(
                index,
                heard,
                &mut of_server,
                &mut of_profile,
                clock.passed(),
            );
            of_profile.pace_beside(&of_server)
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
    /// It stumbled over this one; that tells nothing of the others, and may be over by the next time.
    Trouble,
    /// Nobody answered.
    Silence,
    /// A "no" that will stay one.
    Refused,
}

/// Whom it is known of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    /// The server itself, whoever asks.
    Server,
    /// What this profile must pass before it comes there, or shows there.
    Profile,
}

impl Of {
    const fn cause(cause: &Cause) -> Self {
        match cause {
            Cause::BadInput(..)
            | Cause::NoCredentials(..)
            | Cause::SignIn(_)
            | Cause::SignInUnreachable(_)
            | Cause::CaFile { .. }
            | Cause::CaFileSilent { .. }
            | Cause::Tls { .. }
            | Cause::Proxy { .. } => Self::Profile,
            _ => Self::Server,
        }
    }
}

impl Heard {
    fn in_reading(reading: &Reading) -> (Self, Of) {
        match &reading.record {
            Ok(_) => (Self::Record, Of::Server),
            Err(ReadingError::Refused(refusal)) => {
                let of = if refusal.is_token_refused() {
                    Of::Profile
                } else {
                    Of::Server
                };
                (Self::in_refusal(refusal), of)
            }
            Err(ReadingError::NoAnswer(cause)) => (Self::in_cause(cause), Of::cause(cause)),
        }
    }

    fn in_cause(cause: &Cause) -> Self {
        match (cause, cause.refusal()) {
            (_, Some(refusal)) => Self::in_refusal(refusal),
            (Cause::NotARecord(_), None) => Self::Trouble,
            (Cause::BadInput(..) | Cause::NoCredentials(..) | Cause::CaFile { .. }, None) => {
                Self::Refused
            }
            (_, None) => Self::Silence,
        }
    }

    /// Campaign, its gateway or the sign-in service said no.
    fn in_refusal(refusal: &Refusal) -> Self {
        let is_busy = matches!(refusal.status, 408 | 429 | 503 | 504);
        if is_busy || refusal.retry_after.is_some() {
            Self::Busy(asked_for_by(refusal))
        } else if refusal.status >= 500 && !refusal.before_campaign_acted() {
            Self::Trouble
        } else {
            Self::Refused
        }
    }
}

/// How the watch gets on with one server, or for one profile. It outlives the single watch.
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
    pub(super) const fn is_offline(&self) -> bool {
        self.is_offline
    }

    const fn pace(&self) -> Pace {
        Pace {
            slower: self.slower,
            is_offline: self.is_offline,
            is_own: false,
        }
    }

    /// A profile's pace where it tells more than its server's, which then stands.
    fn pace_beside(&self, server: &Self) -> Pace {
        let is_worse = self.is_offline || !server.is_offline && self.slower > server.slower;
        if is_worse {
            Pace {
                is_own: true,
                ..self.pace()
            }
        } else {
            server.pace()
        }
    }

    /// Takes what was heard; says how long to wait before the next time.
    fn hear(
        &mut self,
        heard: Heard,
        interval: Duration,
        usual: Duration,
        now: Duration,
    ) -> Duration {
        self.is_offline = heard == Heard::Silence;
        match heard {
            Heard::Record => {
                self.good_answer();
                usual
            }
            Heard::Trouble => {
                self.good_answers = 0;
                usual
            }
            Heard::Busy(asked_for) => {
                self.good_answers = 0;
                self.slower = (self.slower * 2).min(SLOWEST);
                let pause = asked_for.max(interval);
                self.not_before = now + pause;
                pause
            }
            Heard::Silence => {
                self.not_before = now + KNOCK;
                KNOCK
            }
            Heard::Refused => usual * AFTER_REFUSAL,
        }
    }

    const fn good_answer(&mut self) {
        self.good_answers += 1;
        if self.good_answers >= GOOD_ANSWERS && self.slower > 1 {
            self.slower /= 2;
            self.good_answers = 0;
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

    /// Whose turn is next, and when.
    fn next(&self, server: &Manner, profile: &Manner) -> (usize, Duration) {
        let earliest = self
            .due
            .iter()
            .enumerate()
            .min_by_key(|(_index, due)| **due);
        let (index, due) = earliest.map_or((0, Duration::MAX), |(index, due)| (index, *due));
        (index, due.max(server.not_before).max(profile.not_before))
    }

    fn heard(
        &mut self,
        index: usize,
        (heard, of): (Heard, Of),
        server: &mut Manner,
        profile: &mut Manner,
        now: Duration,
    ) {
        let usual = self.interval * server.slower.max(profile.slower);
        match of {
            Of::Server => {
                // Nothing stood in the profile's way.
                profile.is_offline = false;
                if heard == Heard::Record {
                    profile.good_answer();
                }
                let wait = server.hear(heard, self.interval, usual, now);
                self.due[index] = now + wait + jitter(wait);
            }
            Of::Profile => {
                // The next of its workflows would meet the same: all of them wait, and any may be the next.
                let wait = profile.hear(heard, self.interval, usual, now);
                profile.not_before = now + wait;
                self.due[index] = now;
            }
        }
    }
}
