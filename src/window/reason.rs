//! Why a command is given: one line in the person's own words, for the journal.

use crate::campaign::Verdict;

use super::action::{Effect, Focus};
use super::desk::Half;
use super::state::State;

impl State {
    /// Whether the reason's field is on screen.
    pub fn shows_reason(&self) -> bool {
        self.reason.is_some()
            || self
                .profile()
                .is_some_and(|profile| profile.reason_required)
    }

    pub(super) fn type_reason(&mut self, text: Option<String>) -> Vec<Effect> {
        match text {
            // What is pasted may have several lines; the field has one.
            Some(text) => self.reason = Some(text.replace(['\r', '\n'], " ")),
            None => return self.open_reason(),
        }
        Vec::new()
    }

    pub(super) fn open_reason(&mut self) -> Vec<Effect> {
        self.reason.get_or_insert_default();
        vec![Effect::Focus(Focus::Reason)]
    }

    /// What stands in the field, where something does.
    pub(super) fn given_reason(&self) -> Option<String> {
        let reason = self.reason.as_deref().map(str::trim);
        reason
            .filter(|reason| !reason.is_empty())
            .map(str::to_owned)
    }

    /// A reason is for one command, or for one batch. Where nothing was sent, or nobody knows, it stays for the next
    /// attempt.
    pub(super) fn forget_reason(
        &mut self,
        verdict: &Verdict,
        half: Option<Half>,
        given: Option<&str>,
    ) {
        let is_answered = matches!(verdict, Verdict::Accepted | Verdict::Refused(_));
        let is_last = half != Some(Half::Stop) || *verdict != Verdict::Accepted;
        if is_answered && is_last && self.given_reason().as_deref() == given {
            self.reason = None;
        }
    }
}
