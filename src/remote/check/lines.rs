//! What a check says: one line for each step, in the order in which a command goes.

use crate::campaign::{Cause, Message, NextStep, Refusal};

/// One line of a check.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What was looked at.
    pub step: Step,
    /// What was found.
    pub result: Finding,
}

/// What a command goes through, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// The host's name becomes an address.
    NameResolution,
    /// The host takes the connection and answers.
    Connection,
    /// The host proves who it is. Only with https.
    Tls,
    /// The proxy lets the connection through. Only where one is used.
    Proxy,
    /// This machine and the server agree what time it is.
    Clock,
    /// There is an access token, it is not over, and nobody has said no to it.
    Token,
    /// The token is good for the profile's organization.
    Organization,
    /// The API key is accepted.
    ApiKey,
    /// The workflow's record can be read. Skipped where no workflow is asked for.
    Workflow,
}

/// What was found at a step.
#[derive(Debug, Clone, PartialEq)]
pub enum Finding {
    /// Nothing stands in the way; perhaps with something worth knowing.
    Good(Option<Message>),
    /// Something stands in the way.
    Bad {
        /// What it is. The sentence `<key>-next`, where there is one, says what to do.
        what: Message,
        /// What to do, where another sentence than `<key>-next` says it.
        next: Option<Message>,
        /// The click that leads to where it is mended.
        step: Option<NextStep>,
        /// What would probably be right, as one click.
        offer: Option<Offer>,
        /// The other side's own "no", where there was one: its code and its words.
        refusal: Option<Box<Refusal>>,
        /// Why there was no answer, where there was none.
        cause: Option<Box<Cause>>,
    },
    /// Not looked at: something before it stands in the way, it was cancelled, or there is nothing to look at.
    Skipped,
}

/// A value for a field of the profile that is probably meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Offer {
    /// The one Campaign instance that the token is for.
    ///
    /// It may be production where the profile says stage: whoever takes it must look at the environment again.
    Organization(String),
    /// The client ID that the token was given to.
    ApiKey(String),
}

impl Step {
    /// The key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NameResolution => "check-step-name",
            Self::Connection => "check-step-connection",
            Self::Tls => "check-step-tls",
            Self::Proxy => "check-step-proxy",
            Self::Clock => "check-step-clock",
            Self::Token => "check-step-token",
            Self::Organization => "check-step-organization",
            Self::ApiKey => "check-step-api-key",
            Self::Workflow => "check-step-workflow",
        }
    }
}

impl Finding {
    /// Good, and worth a word.
    pub(super) const fn good(message: Message) -> Self {
        Self::Good(Some(message))
    }

    /// Bad, by our own finding.
    pub(super) fn bad(what: Message, step: Option<NextStep>) -> Self {
        Self::Bad {
            what,
            next: None,
            step,
            offer: None,
            refusal: None,
            cause: None,
        }
    }

    /// Bad, since there was no answer, or the sign-in service said no.
    pub(super) fn no_answer(cause: &Cause) -> Self {
        if let Some(refusal) = cause.refusal() {
            return Self::refused_or(refusal, cause.message());
        }
        // What kept the sign-in service from being asked says more than that it was not asked.
        let next = match cause {
            Cause::SignInUnreachable(inner) => Some(inner.message()),
            _ => None,
        };
        Self::Bad {
            what: cause.message(),
            next,
            step: cause.next_step(),
            offer: None,
            refusal: None,
            cause: Some(Box::new(cause.clone())),
        }
    }

    /// Bad, since the other side said no.
    pub(super) fn refused(refusal: &Refusal) -> Self {
        let unknown = Message::new("refusal-unknown").with("status", refusal.status.to_string());
        Self::refused_or(refusal, unknown)
    }

    fn refused_or(refusal: &Refusal, unknown: Message) -> Self {
        let (next, step) = refusal.next_step().unzip();
        Self::Bad {
            what: refusal.meaning().unwrap_or(unknown),
            next,
            step: step.flatten(),
            offer: None,
            refusal: Some(Box::new(refusal.clone())),
            cause: None,
        }
    }

    /// The same, with what is probably meant instead.
    #[must_use]
    pub(super) fn offering(mut self, likely: Option<Offer>) -> Self {
        if let Self::Bad { offer, .. } = &mut self {
            *offer = likely;
        }
        self
    }
}

/// The lines as they become known, each told at once.
pub(super) struct Sheet<R> {
    lines: Vec<Line>,
    steps: Vec<Step>,
    report: R,
}

impl<R: FnMut(Line)> Sheet<R> {
    /// An empty one; `is_secure` is whether TLS is in the way.
    pub(super) fn new(is_secure: bool, report: R) -> Self {
        let steps = vec![
            Step::NameResolution,
            Step::Connection,
            Step::Clock,
            Step::Token,
            Step::Organization,
            Step::ApiKey,
            Step::Workflow,
        ];
        let mut sheet = Self {
            lines: Vec::new(),
            steps,
            report,
        };
        if is_secure {
            sheet.expect(Step::Tls);
        }
        sheet
    }

    /// This step is in the way too, so there will be a line for it.
    pub(super) fn expect(&mut self, step: Step) {
        self.steps.push(step);
        self.steps.sort_unstable();
    }

    /// Says what was found; steps before it that have no line have been skipped.
    ///
    /// A step that has its line keeps it, and one that is not in the way gets none.
    pub(super) fn say(&mut self, step: Step, result: Finding) {
        if self.steps.contains(&step) && !self.has(step) {
            self.skip_until(Some(step));
            self.push(step, result);
        }
    }

    /// All lines; the steps that have none have been skipped.
    pub(super) fn finish(mut self) -> Vec<Line> {
        self.skip_until(None);
        self.lines
    }

    fn has(&self, step: Step) -> bool {
        self.lines.iter().any(|line| line.step == step)
    }

    fn skip_until(&mut self, end: Option<Step>) {
        let skipped: Vec<Step> = self
            .steps
            .iter()
            .copied()
            .filter(|step| end.is_none_or(|end| *step < end) && !self.has(*step))
            .collect();
        for step in skipped {
            self.push(step, Finding::Skipped);
        }
    }

    fn push(&mut self, step: Step, result: Finding) {
        let line = Line { step, result };
        (self.report)(line.clone());
        self.lines.push(line);
    }
}
