//! The workflows of a practice Campaign, the queue they wait in, and the time that passes for them.
//!
//! Nothing runs in the background: whoever looks first lets happen what has become due, in its order.

use jiff::Timestamp;
use tokio::time::Instant;

use super::cast::{Nature, cast};
use super::choices::Pace;
use super::workflow::{PAUSED_BEFORE, State, Workflow};
use crate::campaign::Command;

/// How many workflows run at once; above that they wait (Adobe, *Best practices for workflows*).
const MOST_EXECUTIONS: usize = 20;

/// Workflows without a story, enough to fill the queue.
const CROWD: std::ops::RangeInclusive<u16> = 101..=130;

/// What [`Nature::WasRenamed`] is called now.
const NEW_ID: &str = "WKF70";

/// All workflows of one practice Campaign.
#[derive(Debug)]
pub(super) struct Instance {
    workflows: Vec<Workflow>,
    pace: Pace,
    /// One moment by both clocks.
    began: (Instant, Timestamp),
    /// How many have been put into the queue so far.
    tickets: u64,
}

/// The state does not take this command.
#[derive(Debug)]
pub(super) struct Illegal;

impl Instance {
    pub(super) fn new(pace: Pace) -> Self {
        let (at, now) = (Instant::now(), Timestamp::now());
        let mut workflows: Vec<Workflow> = cast()
            .iter()
            .map(|member| {
                let mut workflow = Workflow::new(member.id, member.label, member.nature, now);
                workflow.enter(member.begins, at, now, pace);
                workflow
            })
            .collect();
        for workflow in &mut workflows {
            match workflow.nature {
                Nature::WasRenamed => NEW_ID.clone_into(&mut workflow.id),
                Nature::PausedForDays => {
                    workflow.since = now - PAUSED_BEFORE;
                    workflow.due = workflow
                        .due
                        .map(|(end, next)| (end - pace.of(PAUSED_BEFORE), next));
                }
                _ => {}
            }
        }
        workflows.extend(CROWD.map(|number| {
            let label = format!("Crowd {number}");
            Workflow::new(&format!("WKF{number}"), &label, Nature::Obeys, now)
        }));
        Self {
            workflows,
            pace,
            began: (at, now),
            tickets: 0,
        }
    }

    /// The workflow that `key` means, as it is now.
    pub(super) fn find(&mut self, key: &str) -> Option<&mut Workflow> {
        self.settle(Instant::now());
        self.workflows
            .iter_mut()
            .find(|workflow| workflow.is_called(key))
    }

    /// Begins to obey. A key that means no workflow is illegal too.
    pub(super) fn command(&mut self, key: &str, command: Command) -> Result<(), Illegal> {
        let now = Instant::now();
        self.settle(now);
        let at = self
            .workflows
            .iter()
            .position(|workflow| workflow.is_called(key))
            .ok_or(Illegal)?;
        let next = self.workflows[at].state.after(command).ok_or(Illegal)?;
        if next.needs_a_place() && self.executions() >= MOST_EXECUTIONS {
            self.tickets += 1;
            self.enter(at, State::Pending, now);
            self.workflows[at].queued = Some((self.tickets, next));
        } else {
            self.enter(at, next, now);
        }
        Ok(())
    }

    /// Lets happen what has become due until `now`, the earliest first; each freed place goes to the queue at once.
    fn settle(&mut self, now: Instant) {
        while let Some((at, moment, next)) = self.first_due(now) {
            self.enter(at, next, moment);
            while self.executions() < MOST_EXECUTIONS
                && let Some((front, begins)) = self.front_of_the_queue()
            {
                self.enter(front, begins, moment);
            }
        }
    }

    fn first_due(&self, now: Instant) -> Option<(usize, Instant, State)> {
        self.workflows
            .iter()
            .enumerate()
            .filter_map(|(at, workflow)| {
                let (moment, next) = workflow.due?;
                (moment <= now).then_some((at, moment, next))
            })
            .min_by_key(|(_at, moment, _next)| *moment)
    }

    fn front_of_the_queue(&self) -> Option<(usize, State)> {
        self.workflows
            .iter()
            .enumerate()
            .filter_map(|(at, workflow)| {
                let (ticket, begins) = workflow.queued?;
                Some((ticket, at, begins))
            })
            .min_by_key(|(ticket, _at, _begins)| *ticket)
            .map(|(_ticket, at, begins)| (at, begins))
    }

    fn executions(&self) -> usize {
        self.workflows
            .iter()
            .filter(|workflow| workflow.state.holds_a_place())
            .count()
    }

    fn enter(&mut self, at: usize, state: State, moment: Instant) {
        let since = self.began.1 + moment.saturating_duration_since(self.began.0);
        self.workflows[at].enter(state, moment, since, self.pace);
    }
}
