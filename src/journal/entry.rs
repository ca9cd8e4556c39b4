//! One entry of the journal: what was meant, what came of it, and what is known of it now.

use std::fmt;
use std::time::Duration;

use jiff::Zoned;
use uuid::Uuid;

use super::exchange::KeptExchange;
use super::person;
use crate::campaign::{Cause, Command, Organization, Outcome, Verdict, WorkflowId};

/// Which entry: a UUID of version 7, so that ids sort by time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntryId(pub(super) Uuid);

impl EntryId {
    /// One that no other entry has.
    pub fn fresh() -> Self {
        Self(Uuid::now_v7())
    }

    /// Takes a UUID in any of its usual spellings; `None` when it is none.
    pub fn parse(text: &str) -> Option<Self> {
        Uuid::try_parse(text.trim()).ok().map(Self)
    }
}

/// In lower case with hyphens.
impl fmt::Display for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

/// Who uses the program, and which version of it; the same for every entry of one process.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Who {
    /// The operating-system user.
    pub user: String,
    /// The machine.
    pub host: String,
    /// This program's version.
    pub version: String,
}

impl Who {
    /// As the system has it.
    pub fn of_system() -> Self {
        Self {
            user: person::user(),
            host: person::host(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        }
    }
}

/// What is known before a command goes out.
#[derive(Debug, Clone, PartialEq)]
pub struct Intent {
    /// The entry's own name, chosen before it is written.
    pub id: EntryId,
    /// When, with the time zone of the person.
    pub at: Zoned,
    /// The profile's id, which no rename changes.
    pub profile_id: String,
    /// The profile's name as it was then.
    pub profile: String,
    /// The instance that the command goes to.
    pub organization: Organization,
    /// The workflow that it goes to.
    pub workflow: WorkflowId,
    /// What the person calls that workflow; may be empty.
    pub label: String,
    /// The command.
    pub command: Command,
    /// Why, in the person's words, where they gave a reason.
    pub reason: Option<String>,
}

/// The verdict's name; what [`Verdict`] carries beside it is in the other fields of an [`Entry`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ruling {
    /// Nothing reached Campaign.
    NotSent,
    /// The request went out and no whole answer came back.
    MaybeApplied,
    /// Somebody said no.
    Refused,
    /// Campaign took the command.
    Accepted,
}

impl Ruling {
    /// All four.
    pub const ALL: [Self; 4] = [
        Self::NotSent,
        Self::MaybeApplied,
        Self::Refused,
        Self::Accepted,
    ];

    /// The verdict's name without what it carries.
    pub const fn of(verdict: &Verdict) -> Self {
        match verdict {
            Verdict::NotSent(_) => Self::NotSent,
            Verdict::MaybeApplied(_) => Self::MaybeApplied,
            Verdict::Refused(_) => Self::Refused,
            Verdict::Accepted => Self::Accepted,
        }
    }

    /// The word in the file, in exports and on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::NotSent => "not_sent",
            Self::MaybeApplied => "may_have_been_applied",
            Self::Refused => "refused",
            Self::Accepted => "accepted",
        }
    }

    /// From the word in the file.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

/// What is known of a command now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// There is a verdict.
    Known(Ruling),
    /// No verdict yet, and the process that sends it is still there.
    OnItsWay,
    /// No verdict, and none will come: the program ended before an answer.
    Unknown,
}

impl Standing {
    /// The word in exports and on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Known(ruling) => ruling.word(),
            Self::OnItsWay => "on_its_way",
            Self::Unknown => "unknown",
        }
    }
}

/// What came of a command.
#[derive(Debug, Clone, PartialEq)]
pub struct Conclusion {
    /// The verdict's name.
    pub ruling: Ruling,
    /// The status of the answer.
    pub status: Option<u16>,
    /// The code of a refusal: `401013`.
    pub code: Option<String>,
    /// Why it was not sent, or may have been applied: the key of the sentence that says it.
    pub cause: Option<String>,
    /// From the beginning until the last byte.
    pub elapsed: Option<Duration>,
    /// What went over the wire, where something did.
    pub exchange: Option<KeptExchange>,
}

impl Conclusion {
    /// What of `outcome` is kept. Wherever a server echoed one of `secrets`, a mask stands instead.
    pub fn of(outcome: &Outcome, secrets: &[&str]) -> Self {
        let exchange = outcome.exchange.as_ref();
        let (refusal, cause) = match &outcome.verdict {
            Verdict::Refused(refusal) => (Some(refusal), None),
            Verdict::NotSent(cause) | Verdict::MaybeApplied(cause) => {
                (cause.refusal(), Some(cause))
            }
            Verdict::Accepted => (None, None),
        };
        let answered = exchange.and_then(|exchange| exchange.answer.as_ref());
        Self {
            ruling: Ruling::of(&outcome.verdict),
            status: answered
                .map(|answer| answer.status)
                .or(refusal.map(|refusal| refusal.status)),
            code: refusal
                .and_then(|refusal| refusal.code.as_deref())
                .map(|code| super::exchange::without(code, secrets)),
            cause: cause.map(Cause::message).map(|said| said.key.to_owned()),
            elapsed: exchange.map(|exchange| exchange.elapsed),
            exchange: exchange.map(|exchange| KeptExchange::of(exchange, secrets)),
        }
    }
}

/// What the workflow's own record said after the command was accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmation {
    /// Whether it says that the command was applied.
    pub confirmed: Confirmed,
    /// The last state that it showed, as a word.
    pub state: Option<String>,
    /// How long after the command that was; `None` when nobody can tell.
    pub after: Option<Duration>,
}

/// Whether the workflow's record says that a command was applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Confirmed {
    /// It does.
    Yes,
    /// It does, and did so before the command.
    WasSoBefore,
    /// The workflow came to rest in another state.
    Elsewhere,
    /// The time for looking was over first.
    OutOfTime,
    /// It says nothing of a state.
    NotReported,
    /// It could not be read.
    NotRead,
    /// Nobody wanted to know any more.
    GivenUp,
}

impl Confirmed {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Yes,
        Self::WasSoBefore,
        Self::Elsewhere,
        Self::OutOfTime,
        Self::NotReported,
        Self::NotRead,
        Self::GivenUp,
    ];

    /// The word in the file and in exports.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Yes => "confirmed",
            Self::WasSoBefore => "was_so_before",
            Self::Elsewhere => "elsewhere",
            Self::OutOfTime => "out_of_time",
            Self::NotReported => "not_reported",
            Self::NotRead => "not_read",
            Self::GivenUp => "given_up",
        }
    }

    /// From the word in the file.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

/// An entry as it is read; its exchange is read by itself ([`super::Journal::exchange`]).
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Which one.
    pub id: EntryId,
    /// When, with the time zone of the person.
    pub at: Zoned,
    /// Who, and with which version of the program.
    pub who: Who,
    /// The profile's id.
    pub profile_id: String,
    /// The profile's name as it was then.
    pub profile: String,
    /// The instance.
    pub organization: String,
    /// The workflow.
    pub workflow: String,
    /// What the person called the workflow then; may be empty.
    pub label: String,
    /// The command's wire word.
    pub command: String,
    /// Why, where a reason was given.
    pub reason: Option<String>,
    /// What is known of it.
    pub standing: Standing,
    /// The status of the answer.
    pub status: Option<u16>,
    /// The code of a refusal.
    pub code: Option<String>,
    /// The key of the sentence that says why it was not sent, or may have been applied.
    pub cause: Option<String>,
    /// From the beginning until the last byte.
    pub elapsed: Option<Duration>,
    /// What the workflow's record said afterwards.
    pub confirmation: Option<Confirmation>,
}
