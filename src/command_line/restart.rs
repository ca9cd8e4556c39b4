//! `campaign-remote restart WORKFLOW_ID`: stop, wait until stopped, start. The start goes out only after the stop is seen.

use std::cell::RefCell;
use std::time::Instant;

use clap::Command as Grammar;
use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;

use crate::campaign::{Command, Outcome, Verdict};
use crate::language::Words;
use crate::remote::{Confirmation, Order, Restart, RestartStep};

use super::call::{Call, Ending};
use super::exit::Exit;
use super::grammar::{base_url, workflow_id};
use super::ground::{self, Ground};
use super::interrupt::with_interrupt;
use super::report::{Report, exit_of, milliseconds};
use super::send::{guarded, limit, look_before, order, timeout};
use super::terminal::watched;
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
        let work = async {
            let report = |step: RestartStep<'_>| steps.borrow_mut().took(&step);
            match look_before(&ground, &order, &cancel).await {
                Ok(before) => {
                    let remote = &ground.remote;
                    remote.restart(&order, before, limit, report, &cancel).await
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
        ground.say_notices(call).await;
        let steps = steps.into_inner();
        if done.start.is_none() {
            call.line(&call.words.say("restart-start-not-sent"));
        }
        let elapsed = milliseconds(began.elapsed());
        call.object(&object_of(
            &steps.reports,
            done.start.is_some(),
            elapsed,
            call,
        ));
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
        report.print(self.call);
        self.reports.push(report);
    }

    fn seen_through(&mut self, command: Command, seen: &Confirmation) {
        if let Some(report) = self.reports.last_mut() {
            *report = report.seen_through(self.call, &self.order.target, command, seen);
            report.print(self.call);
        }
    }
}

/// The last step's fields, and every step by itself.
fn object_of(reports: &[Report], is_started: bool, elapsed: u64, call: &Call<'_>) -> Value {
    let steps: Vec<_> = reports.iter().map(Report::object).collect();
    let mut object = steps.last().cloned().unwrap_or_default();
    object["command"] = json!(call.name);
    object["elapsed_ms"] = json!(elapsed);
    if !is_started {
        let message = object["message"].as_str().unwrap_or_default();
        let not_started = call.words.say("restart-start-not-sent");
        object["message"] = json!(format!("{message} {not_started}"));
    }
    object["steps"] = json!(steps);
    object
}

fn exit_of_restart(done: &Restart) -> Exit {
    let step = |outcome: &Outcome, seen: Option<&Confirmation>| match (&outcome.verdict, seen) {
        (Verdict::Accepted, Some(seen)) => exit_of(seen),
        (verdict, _) => Exit::of_verdict(verdict),
    };
    match &done.start {
        Some(start) => step(start, done.started.as_ref()),
        // A stop that was seen, and no start: nobody waited for it.
        None => match step(&done.stop, done.stopped.as_ref()) {
            Exit::Good => Exit::NotConfirmed,
            exit => exit,
        },
    }
}
