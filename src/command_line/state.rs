//! `campaign-remote state WORKFLOW_ID`: what the workflow's record says. It changes nothing in Campaign.

use clap::Command as Grammar;
use serde_json::json;
use std::time::{Duration, Instant};
use tokio_util::sync::CancellationToken;

use crate::campaign::{Cause, Reading, ReadingError, WorkflowState};
use crate::language::Words;
use crate::remote::Target;
use crate::sentences::{Said, add, name_of_state};

use super::call::{Call, Ending};
use super::exit::Exit;
use super::grammar::{base_url, workflow_id};
use super::ground::{self, Ground};
use super::interrupt::with_interrupt;
use super::report::milliseconds;
use super::shell_advice;
use super::terminal::{Mood, watched};

/// Its arguments.
pub(super) fn grammar(words: &Words) -> Grammar {
    Grammar::new("state")
        .about(words.say("cli-state"))
        .after_help(words.say("cli-state-after"))
        .arg(workflow_id(words))
        .arg(base_url(words))
}

/// Reads the record and says the state.
pub(super) fn state(call: &Call<'_>) -> Ending {
    let workflow = call.workflow()?;
    let chosen = call.profile()?;
    ground::run(async {
        let ground = Ground::prepare(call, chosen).await?;
        let target = Target {
            organization: ground.profile.organization.clone(),
            profile: ground.profile.clone(),
            workflow,
        };
        let began = Instant::now();
        let cancel = CancellationToken::new();
        let id = target.workflow.as_str();
        let reading = watched(
            |_seconds| call.say_of("line-reading", "workflow", id),
            ground.remote.read(&target, &cancel),
        );
        let reading = with_interrupt(&cancel, Box::pin(reading)).await;
        let exit = report(call, &target, &reading, began.elapsed());
        ground.settle().await;
        Ok(exit)
    })
}

fn report(call: &Call<'_>, target: &Target, reading: &Reading, since: Duration) -> Exit {
    let exchange = reading.exchange.as_ref();
    let record = reading.record.as_ref().ok();
    let said = in_words(call, target, reading);
    call.marked(mood(reading), &said.what, &said.quoted);
    call.line(&said.next);
    let mut message = said.what;
    add(&mut message, &said.quoted);
    let state = record.map(|record| &record.state);
    let mut object = json!({
        "command": call.name,
        "workflow": target.workflow.as_str(),
        "profile": target.profile.name,
        "organization": target.organization.as_str(),
        "state": state.and_then(word_of),
        "label": record.and_then(|record| record.label.as_ref()),
        "next_processing": record.and_then(|record| record.next_processing.as_ref()),
        "status": exchange.and_then(|exchange| exchange.answer.as_ref()).map(|answer| answer.status),
        "elapsed_ms": milliseconds(exchange.map_or(since, |exchange| exchange.elapsed)),
        "message": message,
    });
    if let Some(WorkflowState::Unknown(word)) = state {
        object["said"] = json!(word);
    }
    let refusal = match &reading.record {
        Err(ReadingError::Refused(refusal)) => Some(refusal),
        Err(ReadingError::NoAnswer(cause)) => cause.refusal(),
        Ok(_) => None,
    };
    if let Some(code) = refusal.and_then(|refusal| refusal.code.as_ref()) {
        object["code"] = json!(code);
    }
    if !said.next.is_empty() {
        object["next_step"] = json!(said.next);
    }
    call.object(&object);
    Exit::of_reading(reading.record.as_ref().map(|record| &record.state))
}

fn in_words(call: &Call<'_>, target: &Target, reading: &Reading) -> Said {
    let words = call.words;
    let workflow = target.workflow.as_str();
    let error = match &reading.record {
        Ok(record) => {
            let state = name_of_state(words, &record.state);
            return Said {
                what: call.say_of("state-line", "state", &state),
                ..Said::default()
            };
        }
        Err(error) => error,
    };
    let key = match error {
        ReadingError::NoAnswer(Cause::Cancelled) => "line-reading-cancelled",
        _ => "line-not-read",
    };
    let said = shell_advice::of_reading_error(words, error, &target.profile.name);
    let mut what = call.say_of(key, "workflow", workflow);
    add(&mut what, &said.what);
    Said { what, ..said }
}

fn mood(reading: &Reading) -> Mood {
    match &reading.record {
        Ok(record) => match record.state {
            WorkflowState::Failed => Mood::Bad,
            WorkflowState::Started => Mood::Good,
            _ => Mood::Plain,
        },
        Err(ReadingError::Refused(_)) => Mood::Bad,
        Err(ReadingError::NoAnswer(_)) => Mood::Plain,
    }
}

/// The state's word for scripts; `None` where the record reports none.
pub(super) fn word_of(state: &WorkflowState) -> Option<&'static str> {
    Some(match state {
        WorkflowState::Editing => "editing",
        WorkflowState::Pending => "pending",
        WorkflowState::Starting => "starting",
        WorkflowState::Started => "started",
        WorkflowState::Pausing => "pausing",
        WorkflowState::Paused => "paused",
        WorkflowState::Failed => "failed",
        WorkflowState::Resuming => "resuming",
        WorkflowState::Stopping => "stopping",
        WorkflowState::Restarting => "restarting",
        WorkflowState::Finished => "finished",
        WorkflowState::Unknown(_) => "unknown",
        WorkflowState::NotReported => return None,
    })
}
