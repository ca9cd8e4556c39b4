//! `campaign-remote check`: is everything set up? The same check as in the window; it sends no command.

use clap::{Arg, Command};
use serde_json::json;
use tokio_util::sync::CancellationToken;

use crate::campaign::WorkflowId;
use crate::language::{Place, Words};
use crate::remote::{CheckLine, Finding, Step};
use crate::sentences::of_finding;

use super::call::{Call, Ending};
use super::exit::Exit;
use super::grammar::base_url;
use super::ground::{self, Ground};
use super::interrupt::with_interrupt;
use super::terminal::Mood;

/// Its arguments.
pub(super) fn grammar(words: &Words) -> Command {
    Command::new("check")
        .about(words.say("cli-check"))
        .after_help(words.say("cli-check-after"))
        .arg(
            Arg::new("workflow")
                .long("workflow")
                .value_name("ID")
                .help(words.say("cli-check-workflow")),
        )
        .arg(base_url(words))
}

/// Checks, prints a line for each step, and gives the exit code.
pub(super) fn check(call: &Call<'_>) -> Ending {
    let workflow = call.text("workflow").map(WorkflowId::parse).transpose();
    let workflow = workflow.map_err(|error| call.wrong_use(&error.message()))?;
    let chosen = call.profile()?;
    ground::run(async {
        let ground = Ground::prepare(call, chosen).await?;
        let cancel = CancellationToken::new();
        // Lines go out as they become known; JSON is one object at the end.
        let say = |line: CheckLine| {
            let (sign, mood) = sign_of(&line.result);
            call.marked(mood, sign, &plain(call.words, &line));
        };
        let checking = ground
            .remote
            .check(&ground.profile, &[], workflow.as_ref(), say, &cancel);
        let lines = with_interrupt(&cancel, Box::pin(checking)).await;
        let exit = exit_of(&lines);
        let lines: Vec<_> = lines.iter().map(|line| object(call.words, line)).collect();
        call.object(&json!({
            "command": call.name,
            "profile": ground.profile.name,
            "good": exit == Exit::Good,
            "lines": lines,
        }));
        Ok(exit)
    })
}

/// By the first thing that stands in the way.
fn exit_of(lines: &[CheckLine]) -> Exit {
    let first = lines
        .iter()
        .find(|line| matches!(line.result, Finding::Bad { .. }));
    match first.map(|line| (line.step, &line.result)) {
        None if lines
            .iter()
            .any(|line| line.step == Step::Token && line.result == Finding::Skipped) =>
        {
            Exit::NotSent
        }
        None => Exit::Good,
        Some((
            _step,
            Finding::Bad {
                refusal: Some(_), ..
            },
        )) => Exit::Refused,
        Some((
            _step,
            Finding::Bad {
                cause: Some(cause), ..
            },
        )) => Exit::of_cause(cause),
        // Our own finding: the token is over.
        Some((Step::Token, _)) => Exit::NoCredentials,
        Some(_) => Exit::NotSent,
    }
}

fn sign_of(finding: &Finding) -> (&'static str, Mood) {
    match finding {
        Finding::Good(_) => ("+", Mood::Good),
        Finding::Bad { .. } => ("!", Mood::Bad),
        Finding::Skipped => ("-", Mood::Plain),
    }
}

fn plain(words: &Words, line: &CheckLine) -> String {
    let (step, found) = (
        words.say(line.step.key()),
        of_finding(&line.result, words).whole(),
    );
    let places = [("step", Place::Text(&step)), ("found", Place::Text(&found))];
    words.say_with("check-line", places)
}

fn object(words: &Words, line: &CheckLine) -> serde_json::Value {
    let result = match &line.result {
        Finding::Good(_) => "good",
        Finding::Bad { .. } => "bad",
        Finding::Skipped => "skipped",
    };
    let step = line.step.key();
    let step = step.strip_prefix("check-step-").unwrap_or(step);
    let mut object =
        json!({"step": step, "result": result, "message": of_finding(&line.result, words).whole()});
    if let Finding::Bad {
        refusal: Some(refusal),
        ..
    } = &line.result
        && let Some(code) = &refusal.code
    {
        object["code"] = json!(code);
    }
    object
}
