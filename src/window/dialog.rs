//! The dialogs over the window: what each asks, and when its answer counts.

use crate::background::PathPurpose;
use crate::campaign::Command;
use crate::profiles::{ImportPlan, SavedWorkflow};
use crate::remote::Target;

use super::adding::Adding;
use super::checking::Checking;
use super::intake::Intake;

/// A question that stands over the window.
#[derive(Debug)]
pub enum Dialog {
    /// The guard asks for the workflow ID.
    Guard {
        /// What would be sent.
        command: Command,
        /// Where it would go.
        target: Box<Target>,
        /// What has been typed.
        typed: String,
    },
    /// What importing a file would do.
    Import(Box<ImportPlan>),
    /// Where there is no file dialog, a path is typed.
    Path {
        /// What the file is for.
        purpose: PathPurpose,
        /// What has been typed.
        typed: String,
    },
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
}

impl Dialog {
    /// Asks for a path.
    pub fn path(purpose: PathPurpose) -> Self {
        Self::Path {
            purpose,
            typed: String::new(),
        }
    }

    /// Writes into the dialog's field, if it has one.
    pub fn type_in(&mut self, text: String) {
        match self {
            Self::Guard { typed, .. } | Self::Path { typed, .. } | Self::Rename { typed, .. } => {
                *typed = text;
            }
            Self::Import(_)
            | Self::Credentials(_)
            | Self::Check(_)
            | Self::AddWorkflows(_)
            | Self::Leave => {}
        }
    }

    /// Whether the main button may be pressed.
    pub fn can_confirm(&self) -> bool {
        match self {
            Self::Guard { target, typed, .. } => typed.trim() == target.workflow.as_str(),
            Self::Path { typed, .. } => !typed.trim().is_empty(),
            Self::Import(plan) => !plan.planned.is_empty(),
            Self::Credentials(intake) => {
                !intake.is_reading && (intake.found.is_some() || !intake.typed.trim().is_empty())
            }
            Self::Check(_) => false,
            Self::AddWorkflows(adding) => {
                let preview = adding.preview.as_ref();
                preview.is_some_and(|preview| !preview.new.is_empty())
            }
            Self::Leave | Self::Rename { .. } => true,
        }
    }
}
