//! What came of a command, as far as this side of the wire can know.

use std::time::Duration;

use super::exchange::Answer;
use super::message::Message;
use super::refusal::{NextStep, Refusal, Setting};

/// The four things that can be true once a command has left our hands.
///
/// There is deliberately no `Failed`: "it failed" is the sentence this program exists to avoid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing reached Campaign. Safe to send again.
    NotSent(Cause),
    /// The request went out and no whole answer came back, or a gateway answered for a server that may have acted.
    /// Read the state before sending again.
    MaybeApplied(Cause),
    /// Campaign or its gateway said no. Where the sign-in service does, nothing was sent: [`Cause::SignIn`].
    Refused(Refusal),
    /// Campaign took the command and will apply it when a server is free.
    Accepted,
}

impl Verdict {
    /// Whether Campaign said no because of the state that the workflow is in.
    pub fn is_refused_for_its_state(&self) -> bool {
        let Self::Refused(refusal) = self else {
            return false;
        };
        let next = refusal.next_step();
        next.is_some_and(|(_message, step)| step == Some(NextStep::CheckState))
    }

    /// The verdict's name, for scripts and logs. Nothing that a server said is in it.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::NotSent(_) => "not_sent",
            Self::MaybeApplied(_) => "may_have_been_applied",
            Self::Refused(_) => "refused",
            Self::Accepted => "accepted",
        }
    }

    /// What an answer to a command says, by its status and, for a 5xx, by its text.
    ///
    /// A gateway's 408, 502, 503 and 504 speak for a server that may have acted.
    /// So does any other 5xx, unless its text is known to come from before Campaign acted.
    pub fn of_answer(answer: &Answer) -> Self {
        let refusal = || Refusal::of(answer);
        match answer.status {
            200..=299 => Self::Accepted,
            408 | 502..=504 => Self::MaybeApplied(Cause::Gateway(refusal())),
            300..=499 => Self::Refused(refusal()),
            500..=599 => {
                let refusal = refusal();
                if refusal.before_campaign_acted() {
                    Self::Refused(refusal)
                } else {
                    Self::MaybeApplied(Cause::Gateway(refusal))
                }
            }
            _ => Self::MaybeApplied(Cause::NotHttp(answer.status_line())),
        }
    }
}

/// Why a command was not sent, or why nobody can say whether it was applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// What the person gave cannot be sent.
    BadInput(Message, Option<NextStep>),
    /// There is nothing to sign in with; the message says what the keyring said.
    NoCredentials(Message, Option<NextStep>),
    /// The guard said no.
    Guard(Message),
    /// It could not be written down, and nothing goes out unrecorded without the person's word.
    NotRecorded(Message),
    /// The sign-in service said no.
    SignIn(Refusal),
    /// The sign-in service could not be asked.
    SignInUnreachable(Box<Cause>),
    /// The file with further certificates cannot be used.
    CaFile {
        /// Where it is.
        path: String,
        /// Why not, in the system's words.
        reason: String,
    },
    /// The file with further certificates could not be read in time.
    CaFileSilent {
        /// Where it is.
        path: String,
        /// The time it had.
        limit: Duration,
    },
    /// The host's name could not be resolved.
    NameNotResolved {
        /// The host.
        host: String,
    },
    /// The host refused the connection.
    ConnectionRefused {
        /// The host.
        host: String,
    },
    /// No connection within the time for one.
    ConnectionTimedOut {
        /// The host.
        host: String,
        /// The time it had.
        limit: Duration,
    },
    /// The host could not be reached for another reason.
    Unreachable {
        /// The host.
        host: String,
        /// Why, in the system's words.
        reason: String,
    },
    /// No secure connection: which certificate trouble, and the details in TLS's words.
    Tls {
        /// The host.
        host: String,
        /// What is wrong.
        trouble: TlsTrouble,
        /// In the TLS library's words.
        reason: String,
    },
    /// The proxy refused, wanted a sign-in, or could not be reached.
    Proxy {
        /// In the library's words.
        reason: String,
    },
    /// The person cancelled.
    Cancelled,
    /// The connection broke off.
    ConnectionBroke {
        /// In the system's words.
        reason: String,
    },
    /// No whole answer within the time for the exchange.
    TimedOut {
        /// The time it had.
        limit: Duration,
    },
    /// Something came back that is no HTTP answer; its beginning, or what the library says of it.
    NotHttp(String),
    /// What came in place of a workflow's record is none; its words, or its status where it has none.
    NotARecord(String),
    /// A gateway answered for a server that may have acted.
    Gateway(Refusal),
}

/// What can be wrong with a server's certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TlsTrouble {
    /// Its time is over; or this machine's clock is ahead.
    Expired,
    /// Its time has not begun; or this machine's clock is behind.
    NotYetValid,
    /// It is another host's.
    WrongName,
    /// Nobody whom this machine trusts has signed it.
    UnknownIssuer,
    /// Something else; the reason says what.
    Other,
}

impl Cause {
    /// What happened, in one sentence.
    pub fn message(&self) -> Message {
        match self {
            Self::BadInput(message, _)
            | Self::NoCredentials(message, _)
            | Self::Guard(message)
            | Self::NotRecorded(message) => message.clone(),
            Self::SignIn(refusal) => {
                Message::new("cause-sign-in").with("status", status_of(refusal))
            }
            Self::SignInUnreachable(_) => Message::new("cause-sign-in-unreachable"),
            Self::CaFile { path, reason } => Message::new("cause-ca-file")
                .with("path", path.as_str())
                .with("reason", reason.as_str()),
            Self::CaFileSilent { path, limit } => Message::new("cause-ca-file-silent")
                .with("path", path.as_str())
                .with("seconds", seconds(*limit)),
            Self::NameNotResolved { host } => {
                Message::new("cause-name-not-resolved").with("host", host.as_str())
            }
            Self::ConnectionRefused { host } => {
                Message::new("cause-connection-refused").with("host", host.as_str())
            }
            Self::ConnectionTimedOut { host, limit } => Message::new("cause-connection-timed-out")
                .with("host", host.as_str())
                .with("seconds", seconds(*limit)),
            Self::Unreachable { host, reason } => Message::new("cause-unreachable")
                .with("host", host.as_str())
                .with("reason", reason.as_str()),
            Self::Tls {
                host,
                trouble,
                reason,
            } => Message::new(trouble.message_key())
                .with("host", host.as_str())
                .with("reason", reason.as_str()),
            Self::Proxy { reason } => Message::new("cause-proxy").with("reason", reason.as_str()),
            Self::Cancelled => Message::new("cause-cancelled"),
            Self::ConnectionBroke { reason } => {
                Message::new("cause-connection-broke").with("reason", reason.as_str())
            }
            Self::TimedOut { limit } => {
                Message::new("cause-timed-out").with("seconds", seconds(*limit))
            }
            Self::NotHttp(seen) => Message::new("cause-not-http").with("seen", seen.as_str()),
            Self::NotARecord(seen) => {
                Message::new("cause-not-a-record").with("seen", seen.as_str())
            }
            Self::Gateway(refusal) => {
                Message::new("cause-gateway").with("status", status_of(refusal))
            }
        }
    }

    /// The server's own "no" behind it, where there is one.
    pub fn refusal(&self) -> Option<&Refusal> {
        match self {
            Self::SignIn(refusal) | Self::Gateway(refusal) => Some(refusal),
            Self::SignInUnreachable(cause) => cause.refusal(),
            _ => None,
        }
    }

    /// The click that helps, where one does.
    pub fn next_step(&self) -> Option<NextStep> {
        match self {
            Self::BadInput(_, step) | Self::NoCredentials(_, step) => *step,
            Self::NotRecorded(_) => Some(NextStep::SendUnrecorded),
            Self::CaFile { .. } | Self::CaFileSilent { .. } => {
                Some(NextStep::OpenProfile(Setting::CaFile))
            }
            Self::Proxy { .. } => Some(NextStep::OpenProfile(Setting::Proxy)),
            Self::NameNotResolved { .. } => Some(NextStep::OpenProfile(Setting::BaseUrl)),
            Self::SignIn(refusal) => refusal.next_step().and_then(|(_message, step)| step),
            Self::SignInUnreachable(cause) => match cause.next_step() {
                Some(NextStep::OpenProfile(Setting::BaseUrl)) => {
                    Some(NextStep::OpenProfile(Setting::SignInUrl))
                }
                step => step,
            },
            _ => None,
        }
    }
}

impl TlsTrouble {
    const fn message_key(self) -> &'static str {
        match self {
            Self::Expired => "cause-tls-expired",
            Self::NotYetValid => "cause-tls-not-yet-valid",
            Self::WrongName => "cause-tls-wrong-name",
            Self::UnknownIssuer => "cause-tls-unknown-issuer",
            Self::Other => "cause-tls-other",
        }
    }
}

fn status_of(refusal: &Refusal) -> String {
    refusal.status.to_string()
}

fn seconds(limit: Duration) -> i64 {
    i64::try_from(limit.as_secs()).unwrap_or(i64::MAX)
}
