//! `campaign-remote start|pause|resume|stop WORKFLOW_ID`: one command, and what became of it.

use std::time::{Duration, Instant};

use clap::{Arg, ArgAction, Command as Grammar};
use tokio_util::sync::CancellationToken;

use crate::campaign::{
    Cause, Command, Message, Outcome, ReadingError, Verdict, WorkflowId, WorkflowState,
};
use crate::journal::EntryId;
use crate::language::{Place, Words};
use crate::profiles::Profile;
use crate::remote::confirm::DEFAULT_LIMIT;
use crate::remote::{Accepted, Because, Consent, Order, Question, Target};

use super::call::{Call, Ending, Trouble};
use super::exit::Exit;
use super::grammar::{base_url, workflow_id};
use super::ground::{self, Ground};
use super::interrupt::with_interrupt;
use super::report::{Report, exit_of, what};
use super::terminal::watched;
use super::waiting::{Waiting, sending};

/// A command waits no longer than this for an answer to the look that comes before it.
const LOOKING_BEFORE: Duration = Duration::from_secs(5);

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
        let grammar = Grammar::new(word)
            .about(words.say_with(about, [("wire", Place::Text(word))]))
            .after_help(words.say_with("cli-command-after", [("command", Place::Text(word))]))
            .arg(workflow_id(words))
            .arg(
                Arg::new("wait")
                    .long("wait")
                    .action(ArgAction::SetTrue)
                    .help(words.say("cli-wait-flag")),
            )
            .arg(timeout(words).requires("wait"));
        guarded(grammar, words).arg(base_url(words))
    })
}

/// How long to look at the record.
pub(super) fn timeout(words: &Words) -> Arg {
    Arg::new("timeout")
        .long("timeout")
        .value_name("SECONDS")
        .value_parser(clap::value_parser!(u64))
        .help(words.say("cli-timeout"))
}

/// What the guard of a script asks for.
pub(super) fn guarded(grammar: Grammar, words: &Words) -> Grammar {
    let flag = |id, key| {
        Arg::new(id)
            .long(id)
            .action(ArgAction::SetTrue)
            .help(words.say(key))
    };
    grammar
        .arg(flag("production", "cli-production"))
        .arg(flag("technical", "cli-technical"))
        .arg(flag("without-journal", "cli-without-journal"))
        .arg(
            Arg::new("reason")
                .long("reason")
                .value_name("TEXT")
                .help(words.say("cli-reason")),
        )
}

/// Sends the command, sees it through where that is asked for, and says what came of it.
pub(super) fn send(call: &Call<'_>, command: Command) -> Ending {
    let workflow = call.workflow()?;
    let limit = limit(call)?;
    let chosen = call.profile()?;
    ground::run(async {
        let ground = Ground::prepare(call, chosen).await?;
        let order = order(call, &ground.profile, workflow, command)?;
        let cancel = CancellationToken::new();
        let work = carry_out(call, &ground, &order, limit, &cancel);
        let exit = with_interrupt(&cancel, Box::pin(work)).await;
        ground.say_notices(call).await;
        if !call.flag("without-journal") {
            ground.clear_journal().await;
        }
        ground.settle().await;
        Ok(exit)
    })
}

async fn carry_out(
    call: &Call<'_>,
    ground: &Ground,
    order: &Order,
    limit: Duration,
    cancel: &CancellationToken,
) -> Exit {
    let (remote, target, command) = (&ground.remote, &order.target, order.command);
    let waits = call.flag("wait");
    let began = Instant::now();
    let what = what(command, target);
    let line = |seconds| sending(call.words, &what, seconds);
    let work = async {
        let before = if waits {
            look_before(ground, order, cancel).await
        } else {
            Ok(None)
        };
        match before {
            Ok(before) => (remote.send(order, cancel).await, before),
            Err(not_sent) => (not_sent, None),
        }
    };
    let (outcome, before) = watched(line, Box::pin(work)).await;
    let report = Report::of_outcome(call, target, command, &outcome, began.elapsed());
    report.print(call);
    if outcome.verdict != Verdict::Accepted || !waits {
        call.object(&report.object());
        return Exit::of_verdict(&outcome.verdict);
    }
    let accepted = Accepted {
        target: target.clone(),
        command,
        before,
        limit,
        entry: order.entry,
    };
    let waiting = Waiting::new(call.words, &what);
    let confirming = remote.confirm(&accepted, |look| waiting.looked(look), cancel);
    let seen = watched(|seconds| waiting.line(seconds), confirming).await;
    let report = report.seen_through(call, target, command, &seen);
    report.print(call);
    call.object(&report.object());
    exit_of(&seen)
}

/// The order, with the consent that the script gives beforehand. Without a reason that the profile asks for, it is
/// wrong use: nothing was refused, something is missing on the line.
pub(super) fn order(
    call: &Call<'_>,
    profile: &Profile,
    workflow: WorkflowId,
    command: Command,
) -> Result<Order, Trouble> {
    let target = Target {
        organization: profile.organization.clone(),
        profile: profile.clone(),
        workflow,
    };
    if target.check_reason(call.text("reason")).is_err() {
        let message = Message::new("cli-reason-missing");
        return Err(call.wrong_use(&message.with("profile", profile.name.as_str())));
    }
    Ok(Order {
        target,
        command,
        consent: Consent::Given(Because {
            production: call.flag("production"),
            technical: call.flag("technical"),
        }),
        reason: call.text("reason").map(str::to_owned),
        entry: (!call.flag("without-journal")).then(EntryId::fresh),
    })
}

/// What the record says before the command goes out, so that what was so before is not taken for its doing.
/// `None` where it cannot be read, or the guard will not let the command pass anyway.
///
/// # Errors
/// With the command's own end, where there is nothing to sign in with: sending would put the keyring's question again.
pub(super) async fn look_before(
    ground: &Ground,
    order: &Order,
    cancel: &CancellationToken,
) -> Result<Option<WorkflowState>, Outcome> {
    let Consent::Given(given) = order.consent else {
        return Ok(None);
    };
    let Ok(question) = Question::before(order.command, &order.target) else {
        return Ok(None);
    };
    if let Question::Agree(why) | Question::TypeTheWorkflowId(why) = question
        && (why.production && !given.production || why.technical && !given.technical)
    {
        return Ok(None);
    }
    // The keyring still gets the time that it needs: whoever is asked there should not be asked twice.
    let mut target = order.target.clone();
    let profile = &mut target.profile;
    profile.connect_timeout = profile.connect_timeout.min(LOOKING_BEFORE);
    profile.timeout = profile.timeout.min(LOOKING_BEFORE);
    match ground.remote.look(&target, cancel).await.record {
        Ok(record) => Ok(Some(record.state)),
        Err(ReadingError::NoAnswer(cause @ Cause::NoCredentials(..))) => Err(Outcome {
            verdict: Verdict::NotSent(cause),
            exchange: None,
        }),
        Err(_) => Ok(None),
    }
}

/// A day: whoever waits longer has mistyped.
const LONGEST: u64 = 86_400;

/// How long the script will wait.
pub(super) fn limit(call: &Call<'_>) -> Result<Duration, Trouble> {
    match call.matches.get_one::<u64>("timeout") {
        None => Ok(DEFAULT_LIMIT),
        Some(seconds) if (1..=LONGEST).contains(seconds) => Ok(Duration::from_secs(*seconds)),
        Some(_) => Err(call.wrong_use(&Message::new("cli-timeout-out-of-range"))),
    }
}
