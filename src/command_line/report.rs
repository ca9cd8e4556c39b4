//! What became of a command, in words for a person and in fields for a script.

use std::time::Duration;

use serde_json::{Value, json};

use crate::campaign::{ANSWER_IS_PAGE, Answer, Command, Message, Outcome, Verdict};
use crate::language::{Place, Words};
use crate::remote::{Confirmation, Target};
use crate::sentences::{Said, add, duration, of_cause, of_confirmation, of_refusal, tell};

use super::call::Call;
use super::exit::Exit;
use super::shell_advice;
use super::state::word_of;
use super::terminal::Mood;

/// What became of one command.
pub(super) struct Report {
    mood: Mood,
    lead: String,
    said: Said,
    /// The fields of its JSON, `message` and `next_step` excepted.
    fields: Value,
}

impl Report {
    /// What the verdict says; `since` is how long it took where nothing went over the wire.
    pub(super) fn of_outcome(
        call: &Call<'_>,
        target: &Target,
        command: Command,
        outcome: &Outcome,
        since: Duration,
    ) -> Self {
        let exchange = outcome.exchange.as_ref();
        let answer = exchange.and_then(|exchange| exchange.answer.as_ref());
        let elapsed = exchange.map_or(since, |exchange| exchange.elapsed);
        let (key, mood) = match &outcome.verdict {
            Verdict::NotSent(_) => ("verdict-not-sent", Mood::Plain),
            Verdict::MaybeApplied(_) => ("verdict-maybe-applied", Mood::Careful),
            Verdict::Refused(_) => ("verdict-refused", Mood::Bad),
            Verdict::Accepted => ("verdict-accepted", Mood::Good),
        };
        let mut said = in_words(call.words, &outcome.verdict, elapsed, &target.profile.name);
        if let Some(remark) = answer.and_then(Answer::remark) {
            if remark.key == ANSWER_IS_PAGE {
                said.what.clear();
            }
            add(&mut said.what, &tell(call.words, &remark));
        }
        let mut fields = json!({
            "command": command.wire_word(),
            "workflow": target.workflow.as_str(),
            "profile": target.profile.name,
            "organization": target.organization.as_str(),
            "verdict": outcome.verdict.name(),
            "confirmed": null,
            "state": null,
            "status": answer.map(|answer| answer.status),
            "elapsed_ms": milliseconds(elapsed),
        });
        let refusal = match &outcome.verdict {
            Verdict::Refused(refusal) => Some(refusal),
            Verdict::NotSent(cause) | Verdict::MaybeApplied(cause) => cause.refusal(),
            Verdict::Accepted => None,
        };
        if let Some(code) = refusal.and_then(|refusal| refusal.code.as_ref()) {
            fields["code"] = json!(code);
        }
        // A server may say anything, a token that it was sent too: none of its words go into the log.
        tracing::info!(
            command = command.wire_word(),
            workflow = target.workflow.as_str(),
            profile = target.profile.name,
            verdict = outcome.verdict.name(),
            "command"
        );
        Self {
            mood,
            lead: call.say_of(key, "what", &what(command, target)),
            said,
            fields,
        }
    }

    /// The same command, after its workflow's record was looked at.
    pub(super) fn seen_through(
        &self,
        call: &Call<'_>,
        target: &Target,
        command: Command,
        seen: &Confirmation,
    ) -> Self {
        let is_confirmed = seen.end.is_confirmed();
        let (key, mood) = match is_confirmed {
            Some(true) => ("verdict-confirmed", Mood::Good),
            _ => ("verdict-not-confirmed", Mood::Careful),
        };
        let next = if is_confirmed == Some(true) {
            String::new()
        } else {
            let message = Message::new("cli-not-confirmed-next")
                .with("workflow", target.workflow.as_str())
                .with("profile", target.profile.name.as_str());
            tell(call.words, &message)
        };
        tracing::info!(
            command = command.wire_word(),
            workflow = target.workflow.as_str(),
            profile = target.profile.name,
            end = seen.end.name(),
            "followed"
        );
        let mut fields = self.fields.clone();
        fields["confirmed"] = json!(is_confirmed);
        fields["state"] = json!(seen.state.as_ref().and_then(word_of));
        Self {
            mood,
            lead: call.say_of(key, "what", &what(command, target)),
            said: Said {
                what: of_confirmation(seen, call.words),
                next,
                quoted: String::new(),
            },
            fields,
        }
    }

    /// The lines that a person reads.
    pub(super) fn print(&self, call: &Call<'_>) {
        let mut rest = self.said.what.clone();
        add(&mut rest, &self.said.quoted);
        call.marked(self.mood, &self.lead, &rest);
        call.line(&self.said.next);
    }

    /// The fields for a script.
    pub(super) fn object(&self) -> Value {
        let mut message = self.lead.clone();
        add(&mut message, &self.said.what);
        add(&mut message, &self.said.quoted);
        let mut object = self.fields.clone();
        object["message"] = json!(message);
        if !self.said.next.is_empty() {
            object["next_step"] = json!(self.said.next);
        }
        object
    }
}

/// What it is as an exit code that an accepted command was seen through, or was not.
pub(super) const fn exit_of(seen: &Confirmation) -> Exit {
    match seen.end.is_confirmed() {
        Some(true) => Exit::Good,
        _ => Exit::NotConfirmed,
    }
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
            Said {
                what: words.say_with(
                    "verdict-accepted-rest",
                    [("elapsed", Place::Text(&elapsed))],
                ),
                ..Said::default()
            }
        }
    }
}

/// `stop WKF35`: the wire word, whatever the language.
pub(super) fn what(command: Command, target: &Target) -> String {
    format!("{} {}", command.wire_word(), target.workflow)
}

pub(super) fn milliseconds(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
