//! The guard: what must be asked before a command may go out. Campaign itself lets every caller do everything.

use crate::campaign::{Command, Message};
use crate::profiles::Environment;

use super::Target;

/// What stands between a click and the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// Nothing: the command may go out.
    None,
    /// The person says that it is meant.
    Agree(Because),
    /// The person types the workflow ID first.
    TypeTheWorkflowId(Because),
}

/// Why the guard asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Because {
    /// The command goes to production.
    pub production: bool,
    /// Campaign itself needs this workflow.
    pub technical: bool,
}

/// What the person said to the guard's question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Consent {
    /// Nobody has been asked.
    NotAsked,
    /// "Yes", in a dialog that asked.
    Agreed,
    /// The workflow ID, typed.
    Typed(String),
    /// Given beforehand, in a script.
    Given(Because),
}

impl Question {
    /// What must be asked before `command` goes to `target`.
    ///
    /// # Errors
    /// When the answer is no, whatever the person says.
    pub fn before(command: Command, target: &Target) -> Result<Self, Message> {
        if target.profile.read_only {
            return Err(
                Message::new("guard-read-only").with("profile", target.profile.name.as_str())
            );
        }
        let because = Because {
            production: target.environment() == Environment::Production,
            technical: target.workflow.is_technical(),
        };
        Ok(match command {
            Command::Stop if because.production => Self::TypeTheWorkflowId(because),
            _ if because.production || because.technical => Self::Agree(because),
            _ => Self::None,
        })
    }

    /// Lets the command pass, or says why not.
    ///
    /// # Errors
    /// When the question was not answered with a yes.
    pub fn answered(self, consent: &Consent, target: &Target) -> Result<(), Message> {
        match (self, consent) {
            (Self::None, _) | (Self::Agree(_), Consent::Agreed) => Ok(()),
            (Self::Agree(_) | Self::TypeTheWorkflowId(_), Consent::Typed(typed))
                if typed.trim() == target.workflow.as_str() =>
            {
                Ok(())
            }
            (Self::Agree(why) | Self::TypeTheWorkflowId(why), Consent::Given(given)) => {
                if why.production && !given.production {
                    Err(production(target))
                } else if why.technical && !given.technical {
                    Err(technical(target))
                } else {
                    Ok(())
                }
            }
            (Self::TypeTheWorkflowId(_), _) => Err(Message::new("guard-id-not-typed")),
            (Self::Agree(why), _) if why.production => Err(production(target)),
            (Self::Agree(_), _) => Err(technical(target)),
        }
    }
}

fn production(target: &Target) -> Message {
    Message::new("guard-production").with("organization", target.organization.to_string())
}

fn technical(target: &Target) -> Message {
    Message::new("guard-technical").with("workflow", target.workflow.as_str())
}
