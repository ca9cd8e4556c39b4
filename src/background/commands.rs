//! The engine at what it is for: commands, looks at a workflow's record, and what follows from both.

use std::sync::Arc;
use std::time::Duration;

use crate::campaign::{Command, Outcome, WorkflowState};
use crate::remote::{Accepted, Confirmation, Look, Order, RestartStep, Target};

use super::engine::Room;
use super::event::{Event, RestartNews};
use super::page::Page;
use super::recording::tell_notices;
use super::request::RequestId;

impl Room {
    pub(super) fn send(&self, id: RequestId, mut order: Order) {
        let (remote, telling) = (Arc::clone(&self.remote), self.telling.clone());
        let practice = self.practice.clone();
        self.spawn_cancellable(id, async move |cancel| {
            practice.prepare(&mut order.target.profile, &remote).await;
            let outcome = remote.send(&order, &cancel).await;
            note_outcome(&order.target, order.command, &outcome);
            telling.tell(Event::Answered {
                id,
                page: Arc::new(Page::of(outcome.exchange.as_ref())),
                outcome: Box::new(outcome),
                token_remaining: remote.token_remaining(order.target.profile.id),
            });
            tell_notices(&remote, &telling).await;
        });
    }

    pub(super) fn read(&self, id: RequestId, mut target: Target) {
        let (remote, telling) = (Arc::clone(&self.remote), self.telling.clone());
        let practice = self.practice.clone();
        self.spawn_cancellable(id, async move |cancel| {
            practice.prepare(&mut target.profile, &remote).await;
            let reading = remote.read(&target, &cancel).await;
            telling.tell(Event::Read {
                id,
                page: Arc::new(Page::of(reading.exchange.as_ref())),
                reading: Box::new(reading),
                token_remaining: remote.token_remaining(target.profile.id),
            });
        });
    }

    pub(super) fn follow(&self, id: RequestId, mut accepted: Accepted) {
        let (remote, telling) = (Arc::clone(&self.remote), self.telling.clone());
        let practice = self.practice.clone();
        self.spawn_cancellable(id, async move |cancel| {
            practice
                .prepare(&mut accepted.target.profile, &remote)
                .await;
            let say = |look: &Look| {
                let look = Box::new(look.clone());
                telling.tell(Event::Looked { id, look });
            };
            let confirmation = remote.confirm(&accepted, say, &cancel).await;
            note_confirmation(&accepted.target, accepted.command, &confirmation);
            let confirmation = Box::new(confirmation);
            telling.tell(Event::Followed { id, confirmation });
            tell_notices(&remote, &telling).await;
        });
    }

    pub(super) fn look_on(&self, id: RequestId, mut target: Target, limit: Duration) {
        let (remote, telling) = (Arc::clone(&self.remote), self.telling.clone());
        let practice = self.practice.clone();
        self.spawn_cancellable(id, async move |cancel| {
            practice.prepare(&mut target.profile, &remote).await;
            let say = |look: &Look| {
                let look = Box::new(look.clone());
                telling.tell(Event::Looked { id, look });
            };
            let confirmation = remote
                .look_while_passing(&target, limit, say, &cancel)
                .await;
            let confirmation = Box::new(confirmation);
            telling.tell(Event::Followed { id, confirmation });
        });
    }

    pub(super) fn restart(
        &self,
        id: RequestId,
        mut order: Order,
        before: Option<WorkflowState>,
        limit: Duration,
    ) {
        let (remote, telling) = (Arc::clone(&self.remote), self.telling.clone());
        let practice = self.practice.clone();
        let (store, queue) = (Arc::clone(&self.profiles), self.files.queue().clone());
        self.spawn_cancellable(id, async move |cancel| {
            practice.prepare(&mut order.target.profile, &remote).await;
            let known = order.target.profile.clone();
            let profile_by_then = async {
                // Behind what the person has saved meanwhile. No answer: the window is closing.
                let read = queue.run(move || store.as_it_is_now(&known)).await;
                read.unwrap_or_default()
            };
            let say = |news| {
                let news = Box::new(news);
                telling.tell(Event::Restart { id, news });
            };
            let answered = |command, outcome: &Outcome| {
                note_outcome(&order.target, command, outcome);
                say(RestartNews::Answered {
                    command,
                    outcome: Box::new(outcome.clone()),
                    page: Arc::new(Page::of(outcome.exchange.as_ref())),
                });
            };
            let report = |step: RestartStep<'_>| match step {
                RestartStep::Stop(outcome) => answered(Command::Stop, outcome),
                RestartStep::Start(outcome) => answered(Command::Start, outcome),
                RestartStep::Looked(_, look) => say(RestartNews::Looked(look.clone())),
                RestartStep::Followed(command, confirmation) => {
                    note_confirmation(&order.target, command, confirmation);
                    say(RestartNews::Followed(confirmation.clone()));
                }
            };
            remote
                .restart(&order, before, limit, profile_by_then, report, &cancel)
                .await;
            say(RestartNews::Ended);
            tell_notices(&remote, &telling).await;
        });
    }
}

/// A server may say anything, a token that it was sent too: none of its words go into the log.
fn note_outcome(target: &Target, command: Command, outcome: &Outcome) {
    tracing::info!(
        command = command.wire_word(),
        workflow = target.workflow.as_str(),
        profile = target.profile.name,
        verdict = outcome.verdict.name(),
        "command"
    );
}

fn note_confirmation(target: &Target, command: Command, confirmation: &Confirmation) {
    tracing::info!(
        command = command.wire_word(),
        workflow = target.workflow.as_str(),
        profile = target.profile.name,
        end = confirmation.end.name(),
        "followed"
    );
}
