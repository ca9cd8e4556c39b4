//! One command for several workflows: what is picked, what would go where, and how far it is.

use std::collections::{HashSet, VecDeque};
use std::time::{Duration, Instant};

use crate::campaign::{Cause, Command, Message, Organization, Verdict, WorkflowId, WorkflowState};
use crate::profiles::{Environment, Profile, ProfileId};
use crate::remote::{Because, Consent, Question, Target};

use super::action::{Effect, Focus};
use super::asking::overtaken;
use super::desk::{DeskKey, WhyNot};
use super::dialog::{Deed, Dialog, Note};
use super::state::State;

/// At most so many commands are on their way at once.
pub const AT_ONCE: usize = 4;

/// Between two commands.
pub const STAGGER: Duration = Duration::from_millis(250);

/// So many executions at once Campaign recommends and allows by default; more are queued (Adobe, *Best practices*).
pub const RUNNING_AT_ONCE: usize = 20;

/// What a person does with several workflows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Many {
    /// Picks the workflow that the keyboard is at, or no longer.
    ToggleMarked,
    /// Picks all that are shown.
    PickShown,
    /// Picks none.
    PickNone,
    /// Wants the command for all that are picked.
    Press(Command),
    /// Goes on after a command that was not accepted, or does not.
    GoOn(bool),
    /// Does not want the rest sent.
    CancelRest,
    /// Has read what came of it.
    Dismiss,
}

/// What is picked, and what is being sent.
#[derive(Debug, Default)]
pub struct Several {
    /// The picked workflows of the chosen profile.
    pub picked: HashSet<WorkflowId>,
    pub(super) of: Option<ProfileId>,
    /// What is being sent, or was sent last.
    pub batch: Option<Batch>,
}

/// What would be sent, before anything is.
#[derive(Debug)]
pub struct Plan {
    /// The command.
    pub command: Command,
    /// Where to.
    pub organization: Organization,
    /// One for each workflow, in the list's order.
    pub rows: Vec<PlanRow>,
    /// Why, in the person's words.
    pub reason: Option<String>,
    /// Why the guard asks.
    pub because: Because,
    /// More would run than Campaign runs at once.
    pub is_crowd: bool,
    /// Whether a command that was not accepted ends it.
    pub go_on: bool,
    /// What has been typed.
    pub typed: String,
    /// When the question came up.
    pub since: Instant,
}

/// One workflow of a plan.
#[derive(Debug, Clone)]
pub struct PlanRow {
    /// What the person calls it.
    pub label: String,
    /// Where the command would go.
    pub target: Target,
    /// Why it is left out.
    pub left_out: Option<WhyNot>,
}

impl Plan {
    /// Whether the guard wants the organization typed.
    pub const fn asks(&self) -> bool {
        self.because.production || self.because.technical
    }

    /// How many commands would go out.
    pub fn count(&self) -> usize {
        let sent = self.rows.iter().filter(|row| row.left_out.is_none());
        sent.count()
    }

    /// Whether the main button counts at this moment.
    pub fn can_confirm(&self, now: Instant) -> bool {
        let is_answered = !self.asks() || self.typed.trim() == self.organization.as_str();
        is_answered && self.count() > 0 && self.left_to_read(now).is_zero()
    }

    /// How long the plan still has to stand on screen: no double-click agrees to it.
    pub fn left_to_read(&self, now: Instant) -> Duration {
        let stood = now.saturating_duration_since(self.since);
        super::dialog::TIME_TO_READ.saturating_sub(stood)
    }
}

/// Commands that go out one after the other.
#[derive(Debug)]
pub struct Batch {
    /// The command.
    pub command: Command,
    /// How many there are.
    pub total: usize,
    /// What came of those that are through.
    pub tally: Tally,
    /// Why the rest is not sent.
    pub ended: Option<Ended>,
    go_on: bool,
    queue: VecDeque<Target>,
    on_their_way: HashSet<DeskKey>,
    consent: Consent,
    note: Note,
    next_at: Instant,
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
    fn count(&mut self, verdict: &Verdict) {
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

    /// How many are on their way.
    pub fn on_their_way(&self) -> usize {
        self.on_their_way.len()
    }
}

impl State {
    pub(super) fn many(&mut self, many: Many, now: Instant) -> Vec<Effect> {
        match many {
            Many::ToggleMarked => {
                if let Some(id) = self.list.mark.clone() {
                    self.toggle_pick(id);
                }
            }
            Many::PickShown => {
                let shown: HashSet<_> = self.shown_ids().collect();
                if self.several.of != self.chosen {
                    self.several.picked.clear();
                    self.several.of = self.chosen;
                }
                self.several.picked.extend(shown);
            }
            Many::PickNone => self.several.picked.clear(),
            Many::Press(command) => return self.plan(command, now),
            Many::GoOn(go_on) => {
                if let Some(Dialog::Many(plan)) = &mut self.dialog {
                    plan.go_on = go_on;
                }
            }
            Many::CancelRest => self.cancel_rest(),
            Many::Dismiss => {
                self.several.batch.take_if(|batch| batch.is_over());
            }
        }
        Vec::new()
    }

    /// What of a batch has not gone out by now is not sent.
    pub(super) fn cancel_rest(&mut self) {
        if let Some(batch) = &mut self.several.batch {
            batch.ended.get_or_insert(Ended::Cancelled);
        }
    }

    pub(super) fn toggle_pick(&mut self, id: WorkflowId) {
        if self.several.of != self.chosen {
            self.several.picked.clear();
            self.several.of = self.chosen;
        }
        if !self.several.picked.remove(&id) {
            self.several.picked.insert(id);
        }
    }

    /// What is no longer in the list is picked no longer.
    pub(super) fn keep_picked(&mut self) {
        if self.several.of == self.chosen {
            let mut picked = std::mem::take(&mut self.several.picked);
            picked.retain(|id| self.place_of(id).is_some());
            self.several.picked = picked;
        }
    }

    /// The picked workflows of the chosen profile, in its order.
    pub fn picked(&self) -> impl Iterator<Item = &crate::profiles::SavedWorkflow> {
        let picked = (self.several.of == self.chosen).then_some(&self.several.picked);
        let workflows = self.profile().map_or(&[][..], |profile| &profile.workflows);
        let is_picked = move |id| picked.is_some_and(|picked| picked.contains(id));
        workflows.iter().filter(move |one| is_picked(&one.id))
    }

    /// How many are picked: as they were picked, without a look through the whole list.
    pub fn picked_count(&self) -> usize {
        if self.several.of == self.chosen {
            self.several.picked.len()
        } else {
            0
        }
    }

    /// Whether a workflow of the chosen profile is picked.
    pub fn is_picked(&self, id: &WorkflowId) -> bool {
        self.several.of == self.chosen && self.several.picked.contains(id)
    }

    /// Whether any command is on its way, or is still to go out.
    pub fn is_unfinished(&self) -> bool {
        self.is_sending() || self.has_batch()
    }

    /// How many commands of a batch are still to go out.
    pub fn unsent(&self) -> usize {
        let batch = self.several.batch.as_ref();
        let batch = batch.filter(|batch| batch.ended.is_none());
        batch.map_or(0, Batch::left)
    }

    /// Whether one command for several workflows is not yet through.
    pub(super) fn has_batch(&self) -> bool {
        let batch = self.several.batch.as_ref();
        batch.is_some_and(|batch| !batch.is_over())
    }

    /// Says what would be sent where.
    fn plan(&mut self, command: Command, now: Instant) -> Vec<Effect> {
        if self.dialog.is_some() || self.editor.is_some() || self.has_batch() {
            return Vec::new();
        }
        // Without its list, which may be long, and would be copied for each row.
        let Some(connection) = self.profile().map(Profile::without_workflows) else {
            return Vec::new();
        };
        let organization = match Organization::parse(&self.organization) {
            Ok(organization) => organization,
            Err(error) => return self.notify(error.message()),
        };
        let rows: Vec<_> = self
            .picked()
            .map(|workflow| {
                let target = Target {
                    profile: Profile {
                        workflows: vec![workflow.clone()],
                        ..connection.clone()
                    },
                    organization: organization.clone(),
                    workflow: workflow.id.clone(),
                };
                let desk = self.desks.at(&DeskKey::of(&target));
                PlanRow {
                    label: workflow.label.clone(),
                    left_out: desk.why_not(command, now),
                    target,
                }
            })
            .collect();
        let Some(first) = rows.first() else {
            return Vec::new();
        };
        if let Err(message) = Question::before(command, &first.target) {
            return self.notify(message);
        }
        let because = Because {
            production: first.target.environment() == Environment::Production,
            technical: rows.iter().any(|row| row.target.workflow.is_technical()),
        };
        let reason = self.given_reason();
        if let Err(cause) = first.target.check_reason(reason.as_deref()) {
            let effects = self.open_reason();
            self.notify(cause.message());
            return effects;
        }
        let mut plan = Plan {
            command,
            organization,
            rows,
            reason,
            because,
            is_crowd: false,
            go_on: false,
            typed: String::new(),
            since: now,
        };
        let runs = command.aim() == WorkflowState::Started;
        plan.is_crowd = runs && plan.count() + self.running(&plan, now) > RUNNING_AT_ONCE;
        let asks = plan.asks();
        self.dialog = Some(Dialog::Many(Box::new(plan)));
        if asks {
            vec![Effect::Focus(Focus::Dialog)]
        } else {
            Vec::new()
        }
    }

    /// How many of the same instance are known to run, besides those of the plan.
    fn running(&self, plan: &Plan, now: Instant) -> usize {
        let is_planned = |key: &DeskKey| {
            plan.rows
                .iter()
                .any(|row| row.target.workflow.as_str() == key.workflow)
        };
        let running = self.desks.iter().filter(|(key, desk)| {
            key.profile == self.chosen
                && key.organization == plan.organization.as_str()
                && desk.fresh_state(now) == Some(&WorkflowState::Started)
                && !is_planned(key)
        });
        running.count()
    }

    /// The plan was agreed to.
    pub(super) fn begin_batch(&mut self, plan: Plan, now: Instant) -> Vec<Effect> {
        let consent = if plan.asks() {
            Consent::Given(plan.because)
        } else {
            Consent::NotAsked
        };
        let rows = plan.rows.into_iter().filter(|row| row.left_out.is_none());
        let queue: VecDeque<_> = rows.map(|row| row.target).collect();
        self.several.batch = Some(Batch {
            command: plan.command,
            total: queue.len(),
            tally: Tally::default(),
            ended: None,
            go_on: plan.go_on,
            queue,
            on_their_way: HashSet::new(),
            consent,
            note: Note {
                reason: plan.reason,
                is_unrecorded: false,
            },
            next_at: now,
        });
        self.tick(now)
    }

    /// Sends what is due by now.
    pub fn tick(&mut self, now: Instant) -> Vec<Effect> {
        let mut effects = Vec::new();
        while let Some((target, command, consent, note)) = self.next_of_batch(now) {
            let Ok(target) = self.as_agreed(&target, command, &consent, &note) else {
                if let Some(batch) = &mut self.several.batch {
                    batch.queue.push_front(target);
                    batch.ended = Some(Ended::ProfileChanged);
                }
                break;
            };
            let key = DeskKey::of(&target);
            if let Some(why) = self.desks.at(&key).why_not(command, now) {
                effects.extend(self.pass_over(&key, command, target, why));
                continue;
            }
            effects.extend(self.send(Deed::Command(command), target, consent, note, now));
            if let Some(batch) = &mut self.several.batch {
                batch.on_their_way.insert(key);
            }
        }
        self.close_leave(now);
        effects
    }

    /// Something came before this one of a batch since its plan was agreed to.
    fn pass_over(
        &mut self,
        key: &DeskKey,
        command: Command,
        target: Target,
        why: WhyNot,
    ) -> Vec<Effect> {
        let pending = self.desks.at(key).pending.as_ref();
        if pending.is_some_and(|pending| !pending.what.is_command()) {
            // A look at the record is over soon: its turn comes again.
            if let Some(batch) = &mut self.several.batch {
                batch.queue.push_back(target);
            }
            return Vec::new();
        }
        let message = overtaken(command, &target, why);
        if let Some(batch) = &mut self.several.batch {
            batch.count(&Verdict::NotSent(Cause::Guard(message.clone())));
        }
        match why {
            WhyNot::Senseless(key_of_reason) if self.desks.at(key).following().is_none() => {
                let workflow = target.workflow.to_string();
                let cause = Cause::Guard(Message::new(key_of_reason));
                self.not_sent(key, command, workflow, Some(target), cause)
            }
            // The line tells of the command that came before.
            _ => self.notify(message),
        }
    }

    fn next_of_batch(&mut self, now: Instant) -> Option<(Target, Command, Consent, Note)> {
        let batch = self.several.batch.as_mut()?;
        let may_send = batch.ended.is_none() && batch.on_their_way.len() < AT_ONCE;
        if !may_send || now < batch.next_at {
            return None;
        }
        let target = batch.queue.pop_front()?;
        batch.next_at = now + STAGGER;
        let (consent, note) = (batch.consent.clone(), batch.note.clone());
        Some((target, batch.command, consent, note))
    }

    /// When the next command of a batch is due.
    pub(super) fn next_tick(&self, now: Instant) -> Option<Duration> {
        let batch = self.several.batch.as_ref()?;
        let may_send = batch.ended.is_none() && batch.on_their_way.len() < AT_ONCE;
        let waits = may_send && !batch.queue.is_empty();
        waits.then(|| batch.next_at.saturating_duration_since(now))
    }

    /// A command has come to its verdict. Whether it is one of a batch.
    pub(super) fn count_in(&mut self, key: &DeskKey, verdict: &Verdict) -> bool {
        let Some(batch) = &mut self.several.batch else {
            return false;
        };
        if !batch.on_their_way.remove(key) {
            return false;
        }
        batch.count(verdict);
        true
    }

    fn shown_ids(&self) -> impl Iterator<Item = WorkflowId> {
        self.shown_workflows().map(|workflow| workflow.id.clone())
    }
}
