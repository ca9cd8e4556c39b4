//! What every part of the window is drawn from: the state, the words, and the moment.

use std::time::Instant;

use crate::language::Words;

use super::state::State;

/// What a part of the window reads. It changes nothing; what a person does in it comes back as an action.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    /// What is on screen.
    pub(super) state: &'a State,
    /// In which words.
    pub(super) words: &'a Words,
    /// When.
    pub(super) now: Instant,
}
