//! The desktop window: the state, what can be done to it, one file per part of the screen, and the look.

mod action;
mod app;
mod bar;
mod choosing;
mod clipboard;
mod control;
mod dialog;
mod dialogs;
mod draft;
mod editing;
mod editor;
mod file_dialog;
mod fonts;
mod icons;
mod keeping;
mod notices;
mod response;
mod sending;
mod sentences;
mod state;
mod theme;
mod view;
mod welcome;
mod widgets;
mod workflows;

pub use action::{Action, Edit, Effect, Focus, Tab};
pub use app::{RemoteApp, StartError, run};
pub use dialog::Dialog;
pub use draft::{Draft, Field, Stage, Trouble};
pub use sentences::{Mood, Spoken};
pub use state::{Check, Line, Pending, Seen, State, What};
