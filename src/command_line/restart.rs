//! `campaign-remote restart WORKFLOW_ID`: stop, wait until stopped, start. The start goes out only after the stop is seen.

use std::cell::RefCell;
use std::time::Instant;

use clap::Command as Grammar;
use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;

use crate::campaign::{Command, Message, Outcome, Verdict};
use crate::language::Words;
use crate::remote::{Confirmation, Order, Restart, RestartStep};
use crate::sentences::add;

use super::call::{Call, Ending};
use super::exit::Exit;
use super::grammar::{base_url, workflow_id};
use super::ground::{self, Ground};
use super::interrupt::with_interrupt;
use super::report::{Report, exit_of, milliseconds};
use super::send::{guarded, limit, look_before, order, timeout};
use super::terminal::{Mood, clear_waiting, watched};
use super::waiting::Waiting;

/// Its arguments.
pub(super) fn grammar(words: &Words) -> Grammar {
    let grammar = Grammar::new("restart")
        .about(words.say("cli-restart"))
        .after_help(words.say("cli-restart-after"))
        .arg(workflow_id(words))
        .arg(timeout(words));
    guarded(grammar, words).arg(base_url(words))
}

/// Restarts, and says each step as it comes.
pub(super) fn restart(call: &Call<'_>) -> Ending {
    let workflow = call.workflow()?;
    let limit = limit(call)?;
    let chosen = call.profile()?;
    ground::run(async {
        let ground = Ground::prepare(call, chosen).await?;
        let order = order(call, &ground.profile, workflow, Command::Stop)?;
        let cancel = CancellationToken::new();
        let began = Instant::now();
        let waiting = Waiting::new(call.words, &format!("restart {}", order.target.workflow));
        let steps = RefCell::new(Steps::new(call, &order, &waiting));
        let profile_by_then = async {
            let known = &order.target.profile;
            match call.store() {
                Ok(store) => store.as_it_is_now(known),
                // Only the built-in profile gets this far.
                Err(_no_home) => Some(known.clone()),
            }
        };
        let work = async {
            let report = |step: RestartStep<'_>| steps.borrow_mut().took(&step);
            match look_before(&ground, &order, &cancel).await {
                Ok(before) => {
                    let remote = &ground.remote;
                    remote
                        .restart(&order, before, limit, profile_by_then, report, &cancel)
                        .await
                }
                Err(stop) => {
                    report(RestartStep::Stop(&stop));
                    Restart {
                        stop,
                        stopped: None,
                        start: None,
                        started: None,
                    }
                }
            }
        };
        let work = watched(|seconds| waiting.line(seconds), work);
        let done = with_interrupt(&cancel, Box::pin(work)).await;
        let steps = steps.into_inner();
        if stands_still(&done) {
            let (lead, next) = standing_still(call, &order);
            call.marked(Mood::Careful, &lead, "");
            call.line(&next);
        } else if done.start.is_none() {
            call.line(&call.words.say("restart-start-not-sent"));
        }
        let mut object = object_of(&steps.reports, &done, call, &order);
        object["elapsed_ms"] = json!(milliseconds(began.elapsed()));
        call.object(&object);
        ground.say_notices(call).await;
        if !call.flag("without-journal") {
            ground.clear_journal().await;
        }
        ground.settle().await;
        Ok(exit_of_restart(&done))
    })
}

/// What has been said so far.
struct Steps<'a> {
    call: &'a Call<'a>,
    order: &'a Order,
    waiting: &'a Waiting<'a>,
    began: Instant,
    reports: Vec<Report>,
}

impl<'a> Steps<'a> {
    fn new(call: &'a Call<'a>, order: &'a Order, waiting: &'a Waiting<'a>) -> Self {
        Self {
            call,
            order,
            waiting,
            began: Instant::now(),
            reports: Vec::new(),
        }
    }

    fn took(&mut self, step: &RestartStep<'_>) {
        match step {
            RestartStep::Stop(outcome) => self.ended(Command::Stop, outcome),
            RestartStep::Followed(command, seen) => self.seen_through(*command, seen),
            RestartStep::Start(outcome) => self.ended(Command::Start, outcome),
            RestartStep::Looked(_command, look) => self.waiting.looked(look),
        }
    }

    fn ended(&mut self, command: Command, outcome: &Outcome) {
        let (target, since) = (&self.order.target, self.began.elapsed());
        let report = Report::of_outcome(self.call, target, command, outcome, since);
        self.print(&report);
        self.reports.push(report);
    }

    fn seen_through(&mut self, command: Command, seen: &Confirmation) {
        if let Some(report) = self.reports.last_mut() {
            *report = report.seen_through(self.call, &self.order.target, command, seen);
        }
        if let Some(report) = self.reports.last() {
            self.print(report);
        }
    }

    fn print(&self, report: &Report) {
        clear_waiting();
        report.print(self.call);
    }
}

/// The last step's fields, and every step by itself. Of a workflow that was stopped and not started, those of the stop:
/// a refusal of the start, or that it was not sent, is not the whole truth.
fn object_of(reports: &[Report], done: &Restart, call: &Call<'_>, order: &Order) -> Value {
    let steps: Vec<_> = reports.iter().map(Report::object).collect();
    let text = |step: Option<&Value>, field| {
        let text = step.and_then(|step: &Value| step[field].as_str());
        text.unwrap_or_default().to_owned()
    };
    let mut message = text(steps.last(), "message");
    if done.start.is_none() {
        add(&mut message, &call.words.say("restart-start-not-sent"));
    }
    let mut object;
    if stands_still(done) {
        let (lead, start_it) = standing_still(call, order);
        let mut next = text(steps.last(), "next_step");
        add(&mut next, &start_it);
        object = steps.first().cloned().unwrap_or_default();
        object["confirmed"] = json!(false);
        object["message"] = json!(format!("{lead} {message}"));
        object["next_step"] = json!(next);
    } else {
        object = steps.last().cloned().unwrap_or_default();
        object["message"] = json!(message);
    }
    object["command"] = json!(call.name);
    object["steps"] = json!(steps);
    object
}

/// Whether the stop was applied, and no start can have been.
fn stands_still(done: &Restart) -> bool {
    let seen = done.stopped.as_ref();
    let is_stopped = seen.is_some_and(|seen| seen.end.is_confirmed() == Some(true));
    let start = done.start.as_ref().map(|start| &start.verdict);
    is_stopped && !matches!(start, Some(Verdict::Accepted | Verdict::MaybeApplied(_)))
}

/// That it does, and how it is started.
fn standing_still(call: &Call<'_>, order: &Order) -> (String, String) {
    let message = Message::new("restart-stands-still")
        .with("workflow", order.target.workflow.as_str())
        .with("profile", order.target.profile.name.as_str());
    let next = Message {
        key: "cli-restart-start-it",
        ..message.clone()
    };
    (call.say(&message), call.say(&next))
}

fn exit_of_restart(done: &Restart) -> Exit {
    if stands_still(done) {
        return Exit::NotConfirmed;
    }
    let step = |outcome: &Outcome, seen: Option<&Confirmation>| match (&outcome.verdict, seen) {
        (Verdict::Accepted, Some(seen)) => exit_of(seen),
        (verdict, _) => Exit::of_verdict(verdict),
    };
    match &done.start {
        Some(start) => step(start, done.started.as_ref()),
        None => step(&done.stop, done.stopped.as_ref()),
    }
}
