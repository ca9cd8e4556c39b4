//! Looking after a command: until it is confirmed, before the next one, and both halves of a restart.

use std::time::{Duration, Instant};

use crate::background::{Request, RequestId, RestartNews};
use crate::campaign::{Command, Verdict, WorkflowId, WorkflowState};
use crate::remote::confirm::DEFAULT_LIMIT;
use crate::remote::{Accepted, Confirmation, Look, Target};

use super::action::Effect;
use super::desk::{Check, DeskKey, Half, Later, Line, Told, What};
use super::state::State;

/// Who comes back to the window after this time sees the state as it is now.
const SEEN_LONG_AGO: Duration = Duration::from_secs(30);

impl State {
    /// Reads the record of the workflow in the fields without anybody waiting for it: no verdict changes, no response
    /// is shown, no button is held back meanwhile.
    pub(super) fn glance(&mut self) -> Vec<Effect> {
        let key = self.key();
        let desk = self.desks.at(&key);
        let is_looking = desk.glance.is_some() || desk.looking_on.is_some();
        let is_busy = desk.pending.is_some() || is_looking;
        if is_busy || desk.following().is_some() || WorkflowId::parse(&self.workflow_id).is_err() {
            return Vec::new();
        }
        let Ok(target) = self.target() else {
            return Vec::new();
        };
        let id = self.fresh_id();
        self.desks.expect(id, &key);
        self.desks.at_mut(&key).glance = Some(id);
        let target = Box::new(target);
        vec![Effect::Ask(Request::Read { id, target })]
    }

    /// The person is back: another program may have changed the profiles, somebody else the workflow.
    pub(super) fn come_back(&mut self, now: Instant) -> Vec<Effect> {
        let mut effects = vec![Effect::Ask(Request::LoadProfiles)];
        let seen = self.desk().seen.as_ref();
        let is_old = |age: Option<Duration>| age.is_none_or(|age| age > SEEN_LONG_AGO);
        if seen.is_some_and(|seen| is_old(seen.age(now))) {
            effects.extend(self.glance());
        }
        effects
    }

    /// Looks that nobody waits for give way to what a person wants.
    pub(super) fn forget_glance(&mut self, key: &DeskKey) -> Vec<Effect> {
        let desk = self.desks.at_mut(key);
        [desk.glance.take(), desk.looking_on.take()]
            .into_iter()
            .flatten()
            .map(|id| Effect::Ask(Request::Cancel { id }))
            .collect()
    }

    /// What may have been applied was looked up, and the workflow is on its way somewhere: where it comes to rest tells
    /// more than that.
    pub(super) fn look_on(&mut self, key: &DeskKey, target: Target) -> Vec<Effect> {
        let Some(Told {
            verdict: Verdict::MaybeApplied(_),
            later: Later {
                said: Some(Ok(state)),
                ..
            },
            ..
        }) = self.told_at(key)
        else {
            return Vec::new();
        };
        if !state.is_passing() {
            return Vec::new();
        }
        let id = self.fresh_id();
        self.desks.expect(id, key);
        self.desks.at_mut(key).looking_on = Some(id);
        let limit = self.confirmation_limit();
        let target = Box::new(target);
        vec![Effect::Ask(Request::LookOn { id, target, limit })]
    }

    /// What is still looked for belongs to an older command.
    pub(super) fn forget_looks(&mut self, key: &DeskKey) -> Vec<Effect> {
        let mut effects = self.forget_glance(key);
        if let Some(Check::Following { id, .. }) = self.check_at(key) {
            effects.push(Effect::Ask(Request::Cancel { id: *id }));
        }
        effects
    }

    /// Looks until the accepted command is seen to have been applied.
    pub(super) fn follow(
        &mut self,
        key: &DeskKey,
        accepted: Accepted,
        now: Instant,
    ) -> Vec<Effect> {
        let id = self.fresh_id();
        self.desks.expect(id, key);
        self.begin_following(key, id, now);
        vec![Effect::Ask(Request::Follow {
            id,
            accepted: Box::new(accepted),
        })]
    }

    fn begin_following(&mut self, key: &DeskKey, id: RequestId, now: Instant) {
        if let Some(told) = self.told_at(key) {
            told.check = Check::Following {
                id,
                since: now,
                state: None,
                is_lost: false,
            };
        }
    }

    /// The person does not want to know any more.
    pub(super) fn stop_looking(&mut self) -> Vec<Effect> {
        match self.check_at(&self.key()) {
            Some(Check::Following { id, .. }) => vec![Effect::Ask(Request::Cancel { id: *id })],
            _ => Vec::new(),
        }
    }

    /// One look at the record of a command that is followed.
    pub(super) fn looked(&mut self, id: RequestId, look: &Look, now: Instant) {
        let Some(key) = self.desks.asked_by(id) else {
            return;
        };
        let desk = self.desks.at_mut(&key);
        desk.take_record(&look.record, now);
        if desk.looking_on == Some(id) {
            if let (Some(told), Ok(record)) = (self.told_at(&key), &look.record)
                && let Some(Ok(said)) = &mut told.later.said
                && record.state != WorkflowState::NotReported
            {
                *said = record.state.clone();
            }
            return;
        }
        if let Some(Check::Following {
            id: followed,
            state,
            is_lost,
            ..
        }) = self.told_at(&key).map(|told| &mut told.check)
            && *followed == id
        {
            *is_lost = look.record.is_err();
            if let Ok(record) = &look.record {
                *state = Some(record.state.clone());
            }
        }
    }

    /// A command was followed to the end.
    pub(super) fn followed(&mut self, id: RequestId, confirmation: Confirmation) {
        if let Some(key) = self.desks.ends(id) {
            let looking_on = &mut self.desks.at_mut(&key).looking_on;
            looking_on.take_if(|looking_on| *looking_on == id);
            self.end_following(&key, id, confirmation);
        }
    }

    fn end_following(&mut self, key: &DeskKey, id: RequestId, confirmation: Confirmation) {
        if let Some(told) = self.told_at(key)
            && matches!(told.check, Check::Following { id: followed, .. } if followed == id)
        {
            told.check = Check::Followed(confirmation);
        }
    }

    /// News of a restart: its two halves are told like two commands, one after the other.
    pub(super) fn restart_came(
        &mut self,
        id: RequestId,
        news: RestartNews,
        now: Instant,
    ) -> Vec<Effect> {
        let Some(key) = self.desks.asked_by(id) else {
            return Vec::new();
        };
        let mut effects = Vec::new();
        match news {
            RestartNews::Answered {
                command,
                outcome,
                page,
            } => {
                let desk = self.desks.at_mut(&key);
                let Some(pending) = desk.pending.clone() else {
                    return Vec::new();
                };
                let half = match command {
                    Command::Start => Half::Start,
                    _ => Half::Stop,
                };
                let is_accepted = outcome.verdict == Verdict::Accepted;
                if half == Half::Start || !is_accepted {
                    desk.pending = None;
                }
                effects = self.tell(&key, command, Some(half), pending, *outcome, page, now);
                if is_accepted {
                    self.begin_following(&key, id, now);
                }
            }
            RestartNews::Looked(look) => self.looked(id, &look, now),
            RestartNews::Followed(confirmation) => {
                self.end_following(&key, id, confirmation);
            }
            RestartNews::Ended => {
                self.desks.ends(id);
                let pending = &mut self.desks.at_mut(&key).pending;
                pending.take_if(|pending| pending.id == id);
            }
        }
        self.close_leave(now);
        effects
    }

    /// The workflows of the restarts whose start has not gone out: it never will once the window is closed.
    pub fn starts_to_come(&self) -> impl Iterator<Item = &WorkflowId> {
        let pending = self.desks.iter().filter_map(|(_key, desk)| {
            let pending = desk.pending.as_ref()?;
            let is_seen_through = matches!(&desk.line, Line::Verdict(told)
                if told.half == Some(Half::Stop) && matches!(told.check, Check::Followed(_)));
            let awaits_start = pending.what == What::Restart && !is_seen_through;
            awaits_start.then_some(pending)
        });
        pending.map(|pending| &pending.target.workflow)
    }

    /// Whether a command waits for its answer. Between its two commands a restart does not.
    pub fn awaits_answer(&self) -> bool {
        let mut desks = self.desks.iter();
        desks.any(|(_key, desk)| {
            let is_command = (desk.pending.as_ref()).is_some_and(|one| one.what.is_command());
            is_command && desk.following().is_none()
        })
    }

    /// How long an accepted command is followed.
    pub(super) fn confirmation_limit(&self) -> Duration {
        let seconds = self.settings.confirm_for_s;
        seconds.map_or(DEFAULT_LIMIT, Duration::from_secs)
    }

    fn told_at(&mut self, key: &DeskKey) -> Option<&mut Told> {
        match &mut self.desks.at_mut(key).line {
            Line::Verdict(told) => Some(told),
            _ => None,
        }
    }

    fn check_at(&self, key: &DeskKey) -> Option<&Check> {
        match &self.desks.at(key).line {
            Line::Verdict(told) => Some(&told.check),
            _ => None,
        }
    }
}
