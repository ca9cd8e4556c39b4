//! What is known and under way for one workflow. There is one desk for each that was looked at: what happens on one
//! is not lost while the person works at another.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use jiff::Timestamp;

use crate::background::RequestId;
use crate::campaign::{
    Cause, Command, Message, ReadingError, Record, Sense, Verdict, WorkflowId, WorkflowState,
};
use crate::journal::EntryId;
use crate::profiles::ProfileId;
use crate::remote::{Confirmation, Target};

use super::action::Effect;
use super::state::State;

/// Which workflow, through which profile. The texts may be anything that stands in the fields.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct DeskKey {
    /// The profile, where one is chosen.
    pub profile: Option<ProfileId>,
    /// The organization.
    pub organization: String,
    /// The workflow's ID.
    pub workflow: String,
}

impl DeskKey {
    /// The desk of a command's target.
    pub fn of(target: &Target) -> Self {
        Self {
            profile: Some(target.profile.id),
            organization: target.organization.to_string(),
            workflow: target.workflow.to_string(),
        }
    }
}

/// One workflow's desk.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Desk {
    /// What is on its way.
    pub pending: Option<Pending>,
    /// What the verdict line says.
    pub line: Line,
    /// What the record last said.
    pub seen: Option<Seen>,
    /// Why the record could not be read, when it was last looked at.
    pub unread: Option<ReadingError>,
    /// A look at the record that nobody waits for.
    pub(super) glance: Option<RequestId>,
    /// Looks at a passing state, after a command that may have been applied.
    pub(super) looking_on: Option<RequestId>,
    /// When a stop was accepted that is not yet seen to be effective.
    pub(super) stop_accepted: Option<Instant>,
    /// The last state in which nothing moved.
    pub(super) last_rest: Option<WorkflowState>,
    /// The change that the watch saw last, as long as it is the last word.
    pub changed: Option<Changed>,
}

/// A change that was nobody's doing from here.
#[derive(Debug, Clone, PartialEq)]
pub struct Changed {
    /// What it was before.
    pub before: WorkflowState,
    /// What it was then.
    pub after: WorkflowState,
    /// When the watch saw it; `None` once the machine has slept since, or its clock was set.
    pub when: Option<Instant>,
}

/// Something that is on its way.
#[derive(Debug, Clone, PartialEq)]
pub struct Pending {
    /// Which request.
    pub id: RequestId,
    /// What it is.
    pub what: What,
    /// Which workflow it is about.
    pub target: Target,
    /// Since when.
    pub since: Instant,
    /// Whether the person has already cancelled it.
    pub is_cancelled: bool,
    /// What the record said shortly before.
    pub before: Option<WorkflowState>,
    /// A command's entry in the journal, where it has one.
    pub entry: Option<EntryId>,
    /// Why, in the person's words.
    pub reason: Option<String>,
}

/// What can be on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A command.
    Command(Command),
    /// A look at the record.
    Reading,
    /// A stop, and then a start.
    Restart,
}

impl What {
    /// Whether Campaign is being told something.
    pub const fn is_command(self) -> bool {
        !matches!(self, Self::Reading)
    }
}

/// What the verdict line says.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Line {
    /// Nothing has been done yet.
    #[default]
    Nothing,
    /// Something is on its way: see [`Desk::pending`].
    OnItsWay,
    /// What came of a command.
    Verdict(Box<Told>),
    /// The record could not be read.
    NotRead {
        /// The workflow's ID.
        workflow: String,
        /// Why.
        error: ReadingError,
    },
}

/// What came of a command.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// The command.
    pub command: Command,
    /// The workflow's ID as it was given.
    pub workflow: String,
    /// Where the command went, or would have gone: what "again" and "check" mean, whatever the fields say by now.
    /// `None` where the fields did not say.
    pub target: Option<Target>,
    /// What is true.
    pub verdict: Verdict,
    /// How long the exchange took, where there was one.
    pub elapsed: Option<Duration>,
    /// What is to be known of the answer: that its body did not come whole, or that it is a web page.
    pub remark: Option<Message>,
    /// What the record said shortly before the command.
    pub before: Option<WorkflowState>,
    /// Which half of a restart it is.
    pub half: Option<Half>,
    /// What following the command has shown.
    pub check: Check,
    /// What a look at the record said that a person asked for since: it takes nothing back that was seen before.
    pub later: Later,
}

/// A look at the record that a person asks for after a command.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Later {
    /// Whether somebody is looking.
    pub is_asked: bool,
    /// What the last look said.
    pub said: Option<Result<WorkflowState, ReadingError>>,
}

/// A half of a restart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Half {
    /// The stop.
    Stop,
    /// The start.
    Start,
}

/// What is known from the record after a command.
#[derive(Debug, Clone, PartialEq)]
pub enum Check {
    /// It is not followed.
    NotFollowed,
    /// It is read again and again, until it shows the command's effect.
    Following {
        /// Which request.
        id: RequestId,
        /// Since when.
        since: Instant,
        /// What it said last; `None` before the first look, and when the last one failed.
        state: Option<WorkflowState>,
        /// Whether the last look failed.
        is_lost: bool,
    },
    /// That has come to its end.
    Followed(Confirmation),
}

/// What the record of a workflow said.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    /// The state.
    pub state: WorkflowState,
    /// The workflow's label, where the record has one.
    pub label: Option<String>,
    /// When it is processed next, as it came.
    pub next_processing: Option<String>,
    /// When it was processed last.
    pub last_processing: Option<Timestamp>,
    /// When that was read; `None` once the machine has slept since, or its clock was set.
    pub when: Option<Instant>,
}

impl Seen {
    /// How long ago that was read, where it can be told.
    pub fn age(&self, now: Instant) -> Option<Duration> {
        self.when.map(|when| now.saturating_duration_since(when))
    }
}

/// A state that was read longer ago holds no button back: somebody else may have changed it since.
pub const FRESH: Duration = Duration::from_mins(2);

/// A stop that was accepted holds another one back for so long, unless it is effective earlier.
pub const STOP_HELD_BACK: Duration = Duration::from_mins(1);

/// Why a command cannot be sent now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyNot {
    /// There is no profile.
    NoProfile,
    /// The profile sends no commands.
    ReadOnly,
    /// Something is on its way already.
    OnItsWay,
    /// A stop was accepted a moment ago.
    StopHeldBack,
    /// It makes no sense in this state; the sentence says why.
    Senseless(&'static str),
}

impl Desk {
    /// What the record said, if that was read a moment ago.
    pub fn fresh_state(&self, now: Instant) -> Option<&WorkflowState> {
        let seen = self.seen.as_ref()?;
        let is_fresh = seen.age(now).is_some_and(|age| age < FRESH);
        is_fresh.then_some(&seen.state)
    }

    /// What a command would do beyond its name: the key of a sentence.
    pub fn what_else(&self, command: Command, now: Instant) -> Option<&'static str> {
        match command.sense_in(self.fresh_state(now)?) {
            Sense::But(key) => Some(key),
            _ => None,
        }
    }

    pub(super) fn why_not(&self, command: Command, now: Instant) -> Option<WhyNot> {
        if self.pending.is_some() {
            return Some(WhyNot::OnItsWay);
        }
        let is_held_back = self
            .stop_accepted
            .is_some_and(|when| now.saturating_duration_since(when) < STOP_HELD_BACK);
        if command == Command::Stop && is_held_back {
            return Some(WhyNot::StopHeldBack);
        }
        match command.sense_in(self.fresh_state(now)?) {
            Sense::None(key) => Some(WhyNot::Senseless(key)),
            _ => None,
        }
    }

    /// Forgets why nothing could be sent or read, and nothing else.
    pub(super) fn forget_hindrances(&mut self) {
        let is_hindrance = match &self.line {
            Line::NotRead { .. } => true,
            Line::Verdict(told) => matches!(told.verdict, Verdict::NotSent(_)),
            Line::Nothing | Line::OnItsWay => false,
        };
        if is_hindrance && self.pending.is_none() {
            self.line = Line::Nothing;
        }
        self.unread = None;
    }

    /// When something on this desk changes by time alone.
    pub(super) fn next_change(&self, now: Instant) -> Option<Duration> {
        let left = |since: Instant, time: Duration| {
            let left = time.saturating_sub(now.saturating_duration_since(since));
            (!left.is_zero()).then_some(left)
        };
        let second = Duration::from_secs(1);
        let waiting = self.pending.as_ref().map(|pending| {
            let shows = Duration::from_millis(310);
            left(pending.since, shows).unwrap_or(second)
        });
        let following = self.following().map(|_since| second);
        let held = self
            .stop_accepted
            .and_then(|since| left(since, STOP_HELD_BACK));
        let holds_back = |seen: &&Seen| {
            let mut senses = Command::ALL
                .map(|command| command.sense_in(&seen.state))
                .into_iter();
            senses.any(|sense| sense != Sense::Open)
        };
        let stale = self.seen.as_ref().filter(holds_back);
        let stale = stale.and_then(|seen| left(seen.when?, FRESH));
        [waiting, following, held, stale]
            .into_iter()
            .flatten()
            .min()
    }

    /// Since when the record is read again and again.
    pub fn following(&self) -> Option<Instant> {
        match &self.line {
            Line::Verdict(told) => match told.check {
                Check::Following { since, .. } => Some(since),
                _ => None,
            },
            _ => None,
        }
    }

    /// Takes what came of looking at the record.
    pub(super) fn take_record(&mut self, record: &Result<Record, ReadingError>, now: Instant) {
        match record {
            Ok(record) => {
                if record.state == WorkflowState::Finished {
                    self.stop_accepted = None;
                }
                if record.state.is_at_rest() {
                    self.last_rest = Some(record.state.clone());
                    self.changed
                        .take_if(|changed| changed.after != record.state);
                }
                self.unread = None;
                self.seen = Some(Seen {
                    state: record.state.clone(),
                    label: record.label.clone(),
                    next_processing: record.next_processing.clone(),
                    last_processing: record.last_processing,
                    when: Some(now),
                });
            }
            Err(ReadingError::NoAnswer(Cause::Cancelled)) => {}
            Err(error) => self.unread = Some(error.clone()),
        }
    }
}

/// All desks, and whose request is whose.
#[derive(Debug, Default)]
pub struct Desks {
    known: HashMap<DeskKey, Desk>,
    requests: HashMap<RequestId, DeskKey>,
    empty: Desk,
}

impl Desks {
    /// A workflow's desk; an empty one where nobody has looked yet.
    pub fn at(&self, key: &DeskKey) -> &Desk {
        self.known.get(key).unwrap_or(&self.empty)
    }

    /// A workflow's desk, to work at.
    pub fn at_mut(&mut self, key: &DeskKey) -> &mut Desk {
        self.known.entry(key.clone()).or_default()
    }

    /// All desks.
    pub fn iter(&self) -> impl Iterator<Item = (&DeskKey, &Desk)> {
        self.known.iter()
    }

    /// Nobody can tell any more how long ago things were.
    fn lose_time(&mut self) {
        for desk in self.known.values_mut() {
            desk.stop_accepted = None;
            if let Some(seen) = &mut desk.seen {
                seen.when = None;
            }
            if let Some(changed) = &mut desk.changed {
                changed.when = None;
            }
        }
    }

    /// The profile leads to another server now: what the old one's records said holds no button back, and is no change.
    pub(super) fn forget_records(&mut self, profile: ProfileId) {
        let of_profile = |(key, _desk): &(&DeskKey, &mut Desk)| key.profile == Some(profile);
        for (_key, desk) in self.known.iter_mut().filter(of_profile) {
            desk.seen = None;
            desk.unread = None;
            desk.last_rest = None;
            desk.changed = None;
        }
    }

    /// The news of this request belong to that desk.
    pub(super) fn expect(&mut self, id: RequestId, key: &DeskKey) {
        self.requests.insert(id, key.clone());
    }

    /// Whose news these are; more may come.
    pub(super) fn asked_by(&self, id: RequestId) -> Option<DeskKey> {
        self.requests.get(&id).cloned()
    }

    /// Whose news these are, the last ones.
    pub(super) fn ends(&mut self, id: RequestId) -> Option<DeskKey> {
        self.requests.remove(&id)
    }
}

impl State {
    /// The desk of the workflow that stands in the fields.
    pub fn key(&self) -> DeskKey {
        DeskKey {
            profile: self.chosen,
            organization: self.organization.trim().to_owned(),
            workflow: self.workflow_id.trim().to_owned(),
        }
    }

    /// What is known and under way for the workflow that stands in the fields.
    pub fn desk(&self) -> &Desk {
        self.desks.at(&self.key())
    }

    /// The machine has slept, or its clock was set: what was known may be of yesterday, whatever the time says that
    /// stands still meanwhile. What is on screen is looked up again.
    pub fn clocks_parted(&mut self) -> Vec<Effect> {
        self.desks.lose_time();
        self.token_ends = None;
        let mut effects = self.look_at_token();
        if self.desk().seen.is_some() {
            effects.extend(self.glance());
        }
        effects
    }

    pub(super) fn desk_mut(&mut self) -> &mut Desk {
        let key = self.key();
        self.desks.at_mut(&key)
    }

    /// The desk of a workflow of the list, where a command would go now.
    pub fn desk_of(&self, workflow: &WorkflowId) -> &Desk {
        let key = DeskKey {
            workflow: workflow.to_string(),
            ..self.key()
        };
        self.desks.at(&key)
    }

    /// What the record of a workflow of the list last said.
    pub fn last_seen(&self, workflow: &WorkflowId) -> Option<&Seen> {
        self.desk_of(workflow).seen.as_ref()
    }

    /// Why a command cannot be sent now to the workflow in the fields.
    pub fn why_not(&self, command: Command, now: Instant) -> Option<WhyNot> {
        match self.profile() {
            None => Some(WhyNot::NoProfile),
            Some(profile) if profile.read_only => Some(WhyNot::ReadOnly),
            Some(_profile) => self.desk().why_not(command, now),
        }
    }

    /// Whether any command is on its way.
    pub fn is_sending(&self) -> bool {
        let mut pending = self
            .desks
            .iter()
            .filter_map(|(_key, desk)| desk.pending.as_ref());
        pending.any(|pending| pending.what.is_command())
    }
}
