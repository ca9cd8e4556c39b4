//! What is known, put into sentences: the verdict line with its links, states, times and sizes.

use std::time::Instant;

use crate::campaign::{
    ANSWER_IS_PAGE, Cause, Command, NextStep, ReadingError, Verdict, WorkflowState,
};
use crate::language::{Language, Place, Words};
pub(super) use crate::sentences::{add, duration, name_of_state, tell, tell_with_advice};
use crate::sentences::{decimal, of_cause, of_refusal};

use super::action::Action;
use super::desk::{Check, Desk, Line, Pending, Told, What};
use super::icons::Icon;
use super::proof;
use super::state::State;

/// The verdict line, ready to be drawn.
#[derive(Clone, PartialEq)]
pub struct Spoken {
    /// Its sign.
    pub icon: Icon,
    /// Its colour.
    pub mood: Mood,
    /// The first words: which verdict, on which command, for which workflow.
    pub lead: String,
    /// What happened, and what to do.
    pub rest: String,
    /// The whole line as it is read aloud: without the seconds that count, which would be news every second.
    pub aloud: String,
    /// The steps that it offers.
    pub links: Vec<(String, Action)>,
}

/// How good the news is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// Accepted.
    Good,
    /// May have been applied.
    Careful,
    /// Refused.
    Bad,
    /// Neither.
    Plain,
}

impl Spoken {
    /// The line as it stands on screen.
    pub fn whole(&self) -> String {
        joined(&self.lead, &self.rest)
    }

    /// The line for what the state knows; `None` while there is nothing to say.
    pub fn of(state: &State, words: &Words, now: Instant) -> Option<Self> {
        let desk = state.desk();
        match &desk.line {
            Line::Nothing => None,
            Line::OnItsWay => desk
                .pending
                .as_ref()
                .map(|pending| on_its_way(pending, words, now)),
            Line::Verdict(told) => Some(of_told(told, state, words, now)),
            Line::NotRead { workflow, error } => Some(not_read(workflow, error, state, words)),
        }
    }
}

fn joined(lead: &str, rest: &str) -> String {
    format!("{lead} {rest}").trim_end().to_owned()
}

/// The key of a command's verb.
pub(super) const fn verb_key(command: Command) -> &'static str {
    match command {
        Command::Start => "command-start",
        Command::Pause => "command-pause",
        Command::Resume => "command-resume",
        Command::Stop => "command-stop",
    }
}

/// What a button that sends is called: beside a translated verb stands the word that Campaign reads.
pub(super) fn with_wire_word(words: &Words, verb: String, wire: &str) -> String {
    if words.language() == Language::English {
        verb
    } else {
        format!("{verb} ({wire})")
    }
}

/// `1.2 kB`, in thousands.
pub(super) fn size(words: &Words, bytes: usize) -> String {
    #[expect(
        clippy::cast_precision_loss,
        reason = "one digit behind the mark is shown"
    )]
    let count = bytes as f64;
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} kB", decimal(words, count / 1e3)),
        _ => format!("{} MB", decimal(words, count / 1e6)),
    }
}

fn on_its_way(pending: &Pending, words: &Words, now: Instant) -> Spoken {
    let workflow = pending.target.workflow.as_str();
    let lead = match pending.what {
        What::Command(command) => {
            let what = what(command, workflow);
            words.say_with("verdict-sending", [("what", Place::Text(&what))])
        }
        What::Restart => {
            let what = what(Command::Stop, workflow);
            words.say_with("verdict-sending", [("what", Place::Text(&what))])
        }
        What::Reading => words.say_with("line-reading", [("workflow", Place::Text(workflow))]),
    };
    let waited = now.saturating_duration_since(pending.since).as_secs();
    let mut aloud = lead.clone();
    let rest = if pending.is_cancelled {
        add(&mut aloud, &words.say("line-cancelling"));
        words.say("line-cancelling")
    } else if waited >= 2 {
        let seconds = Place::Number(i64::try_from(waited).unwrap_or(i64::MAX));
        words.say_with("line-waiting", [("seconds", seconds)])
    } else {
        String::new()
    };
    Spoken {
        icon: Icon::Dots,
        mood: Mood::Plain,
        lead,
        aloud,
        rest,
        links: Vec::new(),
    }
}

/// The first words for a desk: what has become of its command, as short as it can be said.
pub(super) fn lead_of(desk: &Desk, words: &Words) -> Option<String> {
    match &desk.line {
        Line::Verdict(told) => Some(lead(told, words).0),
        _ => None,
    }
}

fn lead(told: &Told, words: &Words) -> (String, Icon, Mood) {
    let what = what(told.command, &told.workflow);
    let (key, icon, mood) = proof::lead(told).unwrap_or(match &told.verdict {
        Verdict::NotSent(_) => ("verdict-not-sent", Icon::Cross, Mood::Plain),
        Verdict::MaybeApplied(_) => ("verdict-maybe-applied", Icon::Warning, Mood::Careful),
        Verdict::Refused(_) => ("verdict-refused", Icon::Cross, Mood::Bad),
        Verdict::Accepted if is_page(told) => ("verdict-accepted", Icon::Warning, Mood::Careful),
        Verdict::Accepted => ("verdict-accepted", Icon::Check, Mood::Good),
    });
    let lead = words.say_with(key, [("what", Place::Text(&what))]);
    (lead, icon, mood)
}

fn of_told(told: &Told, state: &State, words: &Words, now: Instant) -> Spoken {
    let (lead, icon, mood) = lead(told, words);
    let pending = state.desk().pending.as_ref();
    let goes_on = pending.is_some_and(|pending| pending.what == What::Restart);
    let rest = rest_of(told, goes_on, words, Some(now));
    let silent = rest_of(told, goes_on, words, None);
    Spoken {
        icon,
        mood,
        aloud: joined(&lead, &silent),
        lead,
        rest,
        links: links(told, state, words, now),
    }
}

/// What follows the first words; without a time, without the seconds that count.
fn rest_of(told: &Told, goes_on: bool, words: &Words, now: Option<Instant>) -> String {
    let mut rest = proof::half(told, words);
    match &told.verdict {
        Verdict::NotSent(cause) => add(&mut rest, &of_cause(cause, words).whole()),
        Verdict::MaybeApplied(cause) => {
            add(&mut rest, &of_cause(cause, words).whole());
            if !has_been_looked_at(told) {
                add(&mut rest, &words.say("verdict-maybe-applied-next"));
            }
        }
        Verdict::Refused(refusal) => add(&mut rest, &of_refusal(refusal, words).whole()),
        // Once the record speaks, how long the answer took is of no interest.
        Verdict::Accepted if proof::is_still_to_come(told) && !is_page(told) => {
            let elapsed = duration(words, told.elapsed.unwrap_or_default());
            let places = [("elapsed", Place::Text(&elapsed))];
            add(&mut rest, &words.say_with("verdict-accepted-rest", places));
        }
        Verdict::Accepted => {}
    }
    if let Some(remark) = &told.remark {
        add(&mut rest, &tell(words, remark));
    }
    add(&mut rest, &proof::rest(told, goes_on, words, now));
    rest
}

/// Whether it may not have been Campaign who answered.
fn is_page(told: &Told) -> bool {
    (told.remark.as_ref()).is_some_and(|remark| remark.key == ANSWER_IS_PAGE)
}

/// Whether the record has said since where the workflow stands.
fn has_been_looked_at(told: &Told) -> bool {
    matches!(&told.later.said, Some(Ok(state)) if *state != WorkflowState::NotReported)
}

fn not_read(workflow: &str, error: &ReadingError, state: &State, words: &Words) -> Spoken {
    let step = match error {
        ReadingError::NoAnswer(cause) => cause.next_step(),
        ReadingError::Refused(refusal) => refusal.next_step().and_then(|(_next, step)| step),
    };
    let key = match error {
        ReadingError::NoAnswer(Cause::Cancelled) => "line-reading-cancelled",
        _ => "line-not-read",
    };
    let lead = words.say_with(key, [("workflow", Place::Text(workflow))]);
    let rest = of_reading_error(error, words);
    Spoken {
        icon: Icon::Cross,
        mood: Mood::Plain,
        aloud: joined(&lead, &rest),
        lead,
        rest,
        links: offered(step, state, words),
    }
}

/// Why a record could not be read, and what to do; nothing where the person cancelled.
pub(super) fn of_reading_error(error: &ReadingError, words: &Words) -> String {
    crate::sentences::of_reading_error(error, words).whole()
}

fn links(told: &Told, state: &State, words: &Words, now: Instant) -> Vec<(String, Action)> {
    let step = match &told.verdict {
        Verdict::NotSent(cause) => cause.next_step(),
        Verdict::Refused(refusal) => refusal.next_step().and_then(|(_next, step)| step),
        Verdict::Accepted | Verdict::MaybeApplied(_) => Some(NextStep::CheckState),
    };
    let mut links = offered(step, state, words);
    // Sending again is offered only once somebody has looked what became of the first.
    let has_looked = matches!(told.later.said, Some(Ok(_)));
    let may_be_sent = state.why_not(told.command, now).is_none();
    if matches!(told.verdict, Verdict::MaybeApplied(_)) && has_looked && may_be_sent {
        let again = words.say_with(
            "step-send-again",
            [("command", Place::Text(told.command.wire_word()))],
        );
        links.push((again, Action::SendAgain));
    }
    if matches!(told.check, Check::Following { .. }) {
        links.push((words.say("step-stop-looking"), Action::StopLooking));
    }
    links
}

/// The step as a link, where it can be taken: the practice connection has no profile to mend.
fn offered(step: Option<NextStep>, state: &State, words: &Words) -> Vec<(String, Action)> {
    let mends_profile = matches!(
        step,
        Some(NextStep::RenewCredentials | NextStep::OpenProfile(_))
    );
    let step = step.filter(|_| !(mends_profile && state.is_practising()));
    step.map(|step| link(step, words)).into_iter().collect()
}

pub(super) fn link(step: NextStep, words: &Words) -> (String, Action) {
    let key = match step {
        NextStep::CheckState => "step-check-state",
        NextStep::RenewCredentials => "step-renew-credentials",
        NextStep::OpenProfile(_) => "step-open-profile",
        NextStep::CorrectWorkflowId => "step-correct-workflow-id",
        NextStep::CorrectOrganization => "step-correct-organization",
        NextStep::SendUnrecorded => "step-send-unrecorded",
        NextStep::EnterReason => "step-enter-reason",
        NextStep::TryAgain => "step-try-again",
    };
    (words.say(key), Action::Step(step))
}

/// `stop WKF35`: the wire word, whatever the language.
fn what(command: Command, workflow: &str) -> String {
    format!("{} {workflow}", command.wire_word())
        .trim_end()
        .to_owned()
}
