//! The guard: what must be asked before a command may go out. Campaign itself lets every caller do everything.

use crate::campaign::{Command, Message};
use crate::profiles::Environment;

use super::Target;

/// What stands between a click and the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// Nothing: the command may go out.
    None,
    /// The person types the workflow ID first.
    TypeTheWorkflowId,
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
        Ok(match (target.environment(), command) {
            (Environment::Production, Command::Stop) => Self::TypeTheWorkflowId,
            _ => Self::None,
        })
    }
}
