//! The dialogs over the window: what each asks, and when its answer counts.

use std::time::{Duration, Instant};

use crate::campaign::Command;
use crate::profiles::{ImportPlan, SavedWorkflow};
use crate::remote::{Consent, Question, Target};

use super::adding::Adding;
use super::checking::Checking;
use super::intake::Intake;
use super::many::Plan;
use super::typed_path::TypedPath;

/// A question that stands over the window.
#[derive(Debug)]
pub enum Dialog {
    /// The guard asks.
    Guard(Box<Guarded>),
    /// What one command for several workflows would do.
    Many(Box<Plan>),
    /// What importing a file would do.
    Import(Box<ImportPlan>),
    /// Where there is no file dialog, a path is typed.
    Path(Box<TypedPath>),
    /// Credentials are taken in.
    Credentials(Box<Intake>),
    /// A connection is checked.
    Check(Checking),
    /// A workflow of the list gets another label.
    Rename {
        /// The workflow as it is.
        before: SavedWorkflow,
        /// What has been typed.
        typed: String,
    },
    /// Many workflows are added to the list.
    AddWorkflows(Box<Adding>),
    /// A command is on its way, and the person wants to leave.
    Leave,
    /// What stands in the editor is not saved, and the person wants to leave it.
    Unsaved {
        /// The window too.
        leaves: bool,
    },
}

/// What the guard asks about.
#[derive(Debug)]
pub struct Guarded {
    /// What would be done.
    pub deed: Deed,
    /// Where it would go.
    pub target: Target,
    /// What is written down of it.
    pub note: Note,
    /// What is asked.
    pub question: Question,
    /// What has been typed.
    pub typed: String,
    /// When the question came up.
    pub since: Instant,
}

/// What the journal is to say of a command, as the person wanted it when they pressed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Note {
    /// Why, in the person's words.
    pub reason: Option<String>,
    /// Nothing: the person said to send without a journal.
    pub is_unrecorded: bool,
}

/// What a person can have done to a workflow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// One command.
    Command(Command),
    /// Stop, wait until that is seen, start.
    Restart,
}

impl Deed {
    /// The command that goes out first: the one that the guard asks about.
    pub const fn first_command(self) -> Command {
        match self {
            Self::Command(command) => command,
            Self::Restart => Command::Stop,
        }
    }
}

/// A question that was not on screen for this long has not been read: no double-click answers it.
pub(super) const TIME_TO_READ: Duration = Duration::from_millis(700);

impl Guarded {
    /// Whether the main button counts at this moment.
    pub fn can_confirm(&self, now: Instant) -> bool {
        let is_answered = match self.question {
            Question::TypeTheWorkflowId(_) => self.typed.trim() == self.target.workflow.as_str(),
            Question::Agree(_) | Question::None => true,
        };
        is_answered && self.left_to_read(now).is_zero()
    }

    /// How long the question still has to stand on screen.
    pub fn left_to_read(&self, now: Instant) -> Duration {
        if matches!(self.question, Question::TypeTheWorkflowId(_)) {
            // Typing takes its time.
            return Duration::ZERO;
        }
        TIME_TO_READ.saturating_sub(now.saturating_duration_since(self.since))
    }

    /// What the person said with the main button.
    pub fn consent(self) -> (Deed, Target, Consent, Note) {
        let consent = match self.question {
            Question::None => Consent::NotAsked,
            Question::Agree(_) => Consent::Agreed,
            Question::TypeTheWorkflowId(_) => Consent::Typed(self.typed),
        };
        (self.deed, self.target, consent, self.note)
    }
}

impl Dialog {
    /// Writes into the dialog's field, if it has one.
    pub fn type_in(&mut self, text: String) {
        match self {
            Self::Guard(guarded) => guarded.typed = text,
            Self::Many(plan) => plan.typed = text,
            Self::Path(asked) => asked.type_in(text),
            Self::Rename { typed, .. } => *typed = text,
            Self::Import(_)
            | Self::Credentials(_)
            | Self::Check(_)
            | Self::AddWorkflows(_)
            | Self::Leave
            | Self::Unsaved { .. } => {}
        }
    }

    /// Whether its main button decides something that the person must have read.
    pub(super) const fn wants_an_answer(&self) -> bool {
        match self {
            Self::Guard(_)
            | Self::Many(_)
            | Self::Import(_)
            | Self::Leave
            | Self::Unsaved { .. } => true,
            Self::Path { .. }
            | Self::Credentials(_)
            | Self::Check(_)
            | Self::Rename { .. }
            | Self::AddWorkflows(_) => false,
        }
    }

    /// What was typed, where its question asks for words.
    pub(super) fn answer(&self) -> Option<&str> {
        match self {
            Self::Guard(guarded) => matches!(guarded.question, Question::TypeTheWorkflowId(_))
                .then_some(guarded.typed.as_str()),
            Self::Many(plan) => plan.asks().then_some(plan.typed.as_str()),
            _ => None,
        }
    }

    /// It comes back from under another dialog: the question has to be read anew.
    pub(super) fn comes_back(&mut self, now: Instant) {
        match self {
            Self::Guard(guarded) => guarded.since = now,
            Self::Many(plan) => plan.since = now,
            _ => {}
        }
    }

    /// How long the question still has to stand on screen before it can be answered.
    pub fn left_to_read(&self, now: Instant) -> Duration {
        match self {
            Self::Guard(guarded) => guarded.left_to_read(now),
            Self::Many(plan) => plan.left_to_read(now),
            _ => Duration::ZERO,
        }
    }

    /// Whether the main button may be pressed.
    pub fn can_confirm(&self, now: Instant) -> bool {
        match self {
            Self::Guard(guarded) => guarded.can_confirm(now),
            Self::Many(plan) => plan.can_confirm(now),
            Self::Path(asked) => asked.can_confirm(),
            Self::Import(plan) => !plan.planned.is_empty(),
            Self::Credentials(intake) => {
                intake.reading.is_none()
                    && (intake.found.is_some() || !intake.typed.trim().is_empty())
            }
            Self::Check(_) => false,
            Self::AddWorkflows(adding) => {
                let preview = adding.preview.as_ref();
                preview.is_some_and(|preview| !preview.new.is_empty())
            }
            Self::Leave | Self::Unsaved { .. } | Self::Rename { .. } => true,
        }
    }
}
