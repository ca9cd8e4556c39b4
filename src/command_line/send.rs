//! `campaign-remote start|pause|resume|stop WORKFLOW_ID`: one command, and what became of it.

use std::time::{Duration, Instant};

use clap::Command as Grammar;
use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;

use crate::campaign::{BodyEnd, Command, Message, Outcome, Verdict};
use crate::language::{Place, Words};
use crate::remote::{Order, Target};
use crate::sentences::{Said, add, duration, of_cause, of_refusal, tell};

use super::call::{Call, Ending};
use super::exit::Exit;
use super::grammar::{base_url, workflow_id};
use super::ground::{self, Ground};
use super::interrupt::with_interrupt;
use super::shell_advice;
use super::terminal::{Mood, watched};

/// The arguments of all four.
pub(super) fn grammar(words: &Words) -> [Grammar; 4] {
    Command::ALL.map(|command| {
        let word = command.wire_word();
        let about = match command {
            Command::Start => "command-start-hint",
            Command::Pause => "command-pause-hint",
            Command::Resume => "command-resume-hint",
            Command::Stop => "command-stop-hint",
        };
        Grammar::new(word)
            .about(words.say_with(about, [("wire", Place::Text(word))]))
            .after_help(words.say_with("cli-command-after", [("command", Place::Text(word))]))
            .arg(workflow_id(words))
            .arg(base_url(words))
    })
}

/// Sends the command and says what came of it.
pub(super) fn send(call: &Call<'_>, command: Command) -> Ending {
    let workflow = call.workflow()?;
    let chosen = call.profile()?;
    ground::run(async {
        let ground = Ground::prepare(call, chosen).await?;
        let order = Order {
            target: Target {
                organization: ground.profile.organization.clone(),
                profile: ground.profile.clone(),
                workflow,
            },
            command,
            typed_workflow_id: None,
        };
        let began = Instant::now();
        let cancel = CancellationToken::new();
        let what = what(&order);
        let sending = watched(
            |seconds| waiting(call, &what, seconds),
            ground.remote.send(&order, &cancel),
        );
        let outcome = with_interrupt(&cancel, sending).await;
        Ok(report(call, &order, &outcome, began.elapsed()))
    })
}

/// Says the verdict, and gives its exit code.
fn report(call: &Call<'_>, order: &Order, outcome: &Outcome, since: Duration) -> Exit {
    let words = call.words;
    let exchange = outcome.exchange.as_ref();
    let elapsed = exchange.map_or(since, |exchange| exchange.elapsed);
    let (key, mood) = match &outcome.verdict {
        Verdict::NotSent(_) => ("verdict-not-sent", Mood::Plain),
        Verdict::MaybeApplied(_) => ("verdict-maybe-applied", Mood::Careful),
        Verdict::Refused(_) => ("verdict-refused", Mood::Bad),
        Verdict::Accepted => ("verdict-accepted", Mood::Good),
    };
    let lead = call.say_of(key, "what", &what(order));
    let mut said = in_words(words, &outcome.verdict, elapsed, &order.target.profile.name);
    let answer = exchange.and_then(|exchange| exchange.answer.as_ref());
    if let Some(BodyEnd::Cut(cut)) = answer.map(|answer| &answer.end) {
        add(&mut said.what, &tell(words, cut));
    }
    let mut message = said.what;
    add(&mut message, &said.quoted);
    call.marked(mood, &lead, &message);
    call.line(&said.next);
    let exit = Exit::of_verdict(&outcome.verdict);
    let mut object = json!({
        "command": order.command.wire_word(),
        "workflow": order.target.workflow.as_str(),
        "profile": order.target.profile.name,
        "organization": order.target.organization.as_str(),
        "verdict": outcome.verdict.name(),
        "confirmed": null,
        "state": null,
        "status": answer.map(|answer| answer.status),
        "elapsed_ms": milliseconds(elapsed),
        "message": format!("{lead} {message}").trim_end(),
    });
    add_code(&mut object, &outcome.verdict);
    if !said.next.is_empty() {
        object["next_step"] = json!(said.next);
    }
    call.object(&object);
    exit
}

/// What the verdict means and what to do, without the verdict's own words.
fn in_words(words: &Words, verdict: &Verdict, elapsed: Duration, profile: &str) -> Said {
    match verdict {
        Verdict::NotSent(cause) => {
            shell_advice::instead(words, cause, profile, of_cause(cause, words))
        }
        Verdict::MaybeApplied(cause) => {
            let mut said = of_cause(cause, words);
            add(&mut said.next, &words.say("verdict-maybe-applied-next"));
            said
        }
        Verdict::Refused(refusal) => of_refusal(refusal, words),
        Verdict::Accepted => {
            let elapsed = duration(words, elapsed);
            let elapsed = Message::new("verdict-accepted-rest").with("elapsed", elapsed);
            Said {
                what: tell(words, &elapsed),
                ..Said::default()
            }
        }
    }
}

fn add_code(object: &mut Value, verdict: &Verdict) {
    let refusal = match verdict {
        Verdict::Refused(refusal) => Some(refusal),
        Verdict::NotSent(cause) | Verdict::MaybeApplied(cause) => cause.refusal(),
        Verdict::Accepted => None,
    };
    if let Some(code) = refusal.and_then(|refusal| refusal.code.as_ref()) {
        object["code"] = json!(code);
    }
}

fn waiting(call: &Call<'_>, what: &str, seconds: u64) -> String {
    let mut line = call.say_of("verdict-sending", "what", what);
    if seconds >= 1 {
        let seconds = Place::Number(i64::try_from(seconds).unwrap_or(i64::MAX));
        let waited = call.words.say_with("line-waiting", [("seconds", seconds)]);
        add(&mut line, &waited);
    }
    line
}

/// `stop WKF35`: the wire word, whatever the language.
fn what(order: &Order) -> String {
    format!("{} {}", order.command.wire_word(), order.target.workflow)
}

pub(super) fn milliseconds(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
