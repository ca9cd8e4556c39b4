//! What is known, put into sentences that the window and the command line share.

use std::borrow::Cow;
use std::time::Duration;

use crate::campaign::{
    Argument, Cause, Message, ReadingError, Refusal, WorkflowState, is_invisible,
};
use crate::journal::{Confirmation as Recorded, Confirmed, Entry, Ruling, Standing};
use crate::language::{Place, Words};
use crate::remote::{Confirmation, End, Finding};

/// What happened and what to do about it, in words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// What happened.
    pub what: String,
    /// What to do about it; empty where nothing is known.
    pub next: String,
    /// The other side's own words, where it said some.
    pub quoted: String,
}

impl Said {
    /// All of it.
    pub fn whole(&self) -> String {
        let mut text = self.what.clone();
        add(&mut text, &self.next);
        add(&mut text, &self.quoted);
        text
    }
}

/// A message in words.
pub fn tell(words: &Words, message: &Message) -> String {
    words.say_with(
        message.key,
        message.arguments.iter().map(|(name, value)| {
            let place = match value {
                Argument::Text(text) => Place::Text(text),
                Argument::Number(number) => Place::Number(*number),
            };
            (*name, place)
        }),
    )
}

/// What to do about a message: the sentence `<key>-next`; empty where there is none.
pub fn advice(words: &Words, message: &Message) -> String {
    let next = format!("{}-next", message.key);
    if words.has(&next) {
        words.say(&next)
    } else {
        String::new()
    }
}

/// A message in words, and what to do about it.
pub fn tell_with_advice(words: &Words, message: &Message) -> String {
    let mut text = tell(words, message);
    add(&mut text, &advice(words, message));
    text
}

/// A state by its name.
pub fn name_of_state(words: &Words, state: &WorkflowState) -> String {
    let key = match state {
        WorkflowState::Editing => "state-editing",
        WorkflowState::Pending => "state-pending",
        WorkflowState::Starting => "state-starting",
        WorkflowState::Started => "state-started",
        WorkflowState::Pausing => "state-pausing",
        WorkflowState::Paused => "state-paused",
        WorkflowState::Failed => "state-failed",
        WorkflowState::Resuming => "state-resuming",
        WorkflowState::Stopping => "state-stopping",
        WorkflowState::Restarting => "state-restarting",
        WorkflowState::Finished => "state-finished",
        WorkflowState::NotReported => "state-not-reported",
        WorkflowState::Unknown(said) => {
            return words.say_with("state-unknown", [("said", Place::Text(said))]);
        }
    };
    words.say(key)
}

/// `312 ms`, `4.2 s`.
pub fn duration(words: &Words, duration: Duration) -> String {
    if duration < Duration::from_secs(1) {
        format!("{} ms", duration.as_millis())
    } else {
        format!("{} s", decimal(words, duration.as_secs_f64()))
    }
}

/// `4.2`, with the language's own mark.
pub fn decimal(words: &Words, number: f64) -> String {
    format!("{number:.1}").replace('.', &words.say("decimal-mark"))
}

/// Why something was not sent, or why nobody can tell.
pub fn of_cause(cause: &Cause, words: &Words) -> Said {
    let message = cause.message();
    let mut said = Said {
        what: tell(words, &message),
        next: advice(words, &message),
        quoted: String::new(),
    };
    if matches!(cause, Cause::NotRecorded(_)) && !said.next.is_empty() {
        add(&mut said.next, &words.say("journal-go-without"));
    }
    if let Cause::SignInUnreachable(inner) = cause {
        let inner = of_cause(inner, words);
        add(&mut said.what, &inner.what);
        add(&mut said.next, &inner.next);
        said.quoted = inner.quoted;
    } else if let Some(refusal) = cause.refusal() {
        if let Some(meaning) = refusal.meaning() {
            add(&mut said.what, &tell(words, &meaning));
        }
        said.quoted = quoted(refusal, words);
        if let (Cause::SignIn(_), Some((next, _step))) = (cause, refusal.next_step()) {
            add(&mut said.next, &tell(words, &next));
        }
    }
    said
}

/// What a "no" means.
pub fn of_refusal(refusal: &Refusal, words: &Words) -> Said {
    let what = match refusal.meaning() {
        Some(meaning) => tell(words, &meaning),
        None => words.say_with(
            "refusal-unknown",
            [("status", Place::Text(&refusal.status.to_string()))],
        ),
    };
    let mut said = Said {
        what,
        next: String::new(),
        quoted: quoted(refusal, words),
    };
    if let Some(cause) = &refusal.no_new_token {
        let why = of_cause(cause, words);
        add(&mut said.what, &words.say("token-not-renewed"));
        add(&mut said.what, &why.what);
        add(&mut said.quoted, &why.quoted);
        said.next = why.next;
    } else if let Some((next, _step)) = refusal.next_step() {
        said.next = tell(words, &next);
    }
    said
}

/// Why a record could not be read; nothing where the person cancelled.
pub fn of_reading_error(error: &ReadingError, words: &Words) -> Said {
    match error {
        ReadingError::NoAnswer(Cause::Cancelled) => Said::default(),
        ReadingError::NoAnswer(cause) => of_cause(cause, words),
        ReadingError::Refused(refusal) => of_refusal(refusal, words),
    }
}

/// What a step of a check has found.
pub fn of_finding(finding: &Finding, words: &Words) -> Said {
    let what = match finding {
        Finding::Good(None) => words.say("check-good"),
        Finding::Good(Some(message)) => tell(words, message),
        Finding::Skipped => words.say("check-skipped"),
        Finding::Bad {
            what,
            next,
            refusal,
            ..
        } => {
            return Said {
                what: tell(words, what),
                next: match next {
                    Some(next) => tell(words, next),
                    None => advice(words, what),
                },
                quoted: refusal
                    .as_ref()
                    .map(|refusal| quoted(refusal, words))
                    .unwrap_or_default(),
            };
        }
    };
    Said {
        what,
        ..Said::default()
    }
}

/// What the workflow's record showed of a command that was accepted.
pub fn of_confirmation(confirmation: &Confirmation, words: &Words) -> String {
    let state = confirmation.state.as_ref();
    let state = state.unwrap_or(&WorkflowState::NotReported);
    let name = name_of_state(words, state);
    let with_state = |key| words.say_with(key, [("state", Place::Text(&name))]);
    match &confirmation.end {
        End::Confirmed => match confirmation.after {
            Some(after) => {
                let elapsed = duration(words, after);
                let places = [
                    ("state", Place::Text(&name)),
                    ("elapsed", Place::Text(&elapsed)),
                ];
                words.say_with("confirmed-after", places)
            }
            None => with_state("confirmed-without-time"),
        },
        End::WasSoBefore => with_state("confirmed-was-so-before"),
        End::Elsewhere => with_state("not-confirmed-elsewhere"),
        End::OutOfTime => match confirmation.after {
            Some(after) => with_state_and_seconds("not-confirmed-in-time", state, after, words),
            None => with_state("not-confirmed-yet"),
        },
        End::NotReported => words.say("confirmation-not-reported"),
        End::NotRead(error) => {
            let reason = of_reading_error(error, words).whole();
            words.say_with("confirmation-not-read", [("reason", Place::Text(&reason))])
        }
        End::GivenUp => words.say("confirmation-given-up"),
    }
}

/// A sentence with a state and a number of seconds in it.
pub fn with_state_and_seconds(
    key: &str,
    state: &WorkflowState,
    time: Duration,
    words: &Words,
) -> String {
    let name = name_of_state(words, state);
    let seconds = i64::try_from(time.as_secs()).unwrap_or(i64::MAX);
    let places = [
        ("state", Place::Text(&name)),
        ("seconds", Place::Number(seconds)),
    ];
    words.say_with(key, places)
}

/// The server's own words with its code, where it said something, and how long it asks to wait.
pub fn quoted(refusal: &Refusal, words: &Words) -> String {
    let mut text = server_words(refusal, words);
    if let Some(seconds) = refusal.retry_after {
        add(
            &mut text,
            &words.say_with("retry-after", [("seconds", Place::Number(seconds))]),
        );
    }
    text
}

fn server_words(refusal: &Refusal, words: &Words) -> String {
    let text = match &refusal.code {
        Some(code) if !refusal.text.contains(code.as_str()) => {
            format!("{code} {}", refusal.text).trim_end().to_owned()
        }
        _ => refusal.text.clone(),
    };
    if text.is_empty() {
        return words.say_with(
            "server-said-nothing",
            [("status", Place::Text(&refusal.status.to_string()))],
        );
    }
    words.say_with(
        "server-said",
        [
            ("status", Place::Text(&refusal.status.to_string())),
            ("text", Place::Text(&text)),
        ],
    )
}

/// Puts a sentence behind others.
pub fn add(text: &mut String, more: &str) {
    if !text.is_empty() && !more.is_empty() {
        text.push(' ');
    }
    text.push_str(more);
}

/// What is known of an entry of the journal: what was seen afterwards counts more than that it was accepted.
pub fn standing_key(entry: &Entry) -> &'static str {
    let confirmed = entry.confirmation.as_ref().map(|known| known.confirmed);
    match (entry.standing, confirmed) {
        (Standing::Known(Ruling::Accepted), Some(Confirmed::Yes | Confirmed::WasSoBefore)) => {
            "standing-confirmed"
        }
        (Standing::Known(Ruling::Accepted), Some(Confirmed::Elsewhere | Confirmed::OutOfTime)) => {
            "standing-not-confirmed"
        }
        (Standing::Known(Ruling::Accepted), _) => "standing-accepted",
        (Standing::Known(Ruling::Refused), _) => "standing-refused",
        (Standing::Known(Ruling::NotSent), _) => "standing-not-sent",
        (Standing::Known(Ruling::MaybeApplied), _) => "standing-may-have-been-applied",
        (Standing::OnItsWay, _) => "standing-on-its-way",
        (Standing::Unknown, _) => "standing-unknown",
    }
}

/// What the record said of an entry's command, in a few words; nothing where nobody looked.
pub fn of_recorded(recorded: &Recorded, words: &Words) -> String {
    let key = match recorded.confirmed {
        Confirmed::Yes => "recorded-yes",
        Confirmed::WasSoBefore => "recorded-before",
        Confirmed::Elsewhere => "recorded-elsewhere",
        Confirmed::OutOfTime => "recorded-out-of-time",
        Confirmed::NotReported => "recorded-not-reported",
        Confirmed::NotRead => "recorded-not-read",
        Confirmed::GivenUp => "recorded-given-up",
    };
    let word = recorded.state.as_deref().unwrap_or("not_reported");
    let name = name_of_state(words, &WorkflowState::of_word(word));
    let text = words.say_with(key, [("state", Place::Text(&name))]);
    match (recorded.confirmed, recorded.after) {
        (Confirmed::Yes | Confirmed::OutOfTime, Some(after)) => {
            format!("{text} ({})", duration(words, after))
        }
        _ => text,
    }
}

/// An entry as one line of text: when, who, what, where, what came of it, and why.
pub fn line_of_entry(entry: &Entry, words: &Words) -> String {
    let mut workflow = format!("{} {}", entry.command, entry.workflow);
    if !entry.label.is_empty() {
        workflow = format!("{workflow} ({})", entry.label);
    }
    let mut parts = vec![
        entry.at.strftime("%Y-%m-%d %H:%M:%S %:z").to_string(),
        format!("{}@{}", entry.who.user, entry.who.host),
        workflow,
        format!("{} ({})", entry.organization, entry.profile),
        words.say(standing_key(entry)),
    ];
    parts.extend(entry.code.clone());
    let recorded = entry.confirmation.as_ref();
    parts.extend(recorded.map(|recorded| of_recorded(recorded, words)));
    parts.extend(entry.reason.clone());
    // Labels and reasons come from anywhere; a ticket takes one line.
    let line = parts.join(" · ");
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text as a person can trust it: what is not seen is written out. Names, labels and reasons come from others too,
/// and must neither begin a line of their own nor speak to a terminal or a title bar.
pub(crate) fn seen(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_invisible) {
        return Cow::Borrowed(text);
    }
    let written = |character: char| {
        if is_invisible(character) {
            format!("<U+{:04X}>", u32::from(character))
        } else {
            character.to_string()
        }
    };
    Cow::Owned(text.chars().map(written).collect())
}
