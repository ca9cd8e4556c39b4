//! What follows from a dialog's main button, from a chosen file and from a dropped one; and what a slow frame keeps
//! from following.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::background::{CredentialSource, PathPurpose, Request};

use super::action::{Effect, Focus};
use super::dialog::Dialog;
use super::sending::DOUBLE_CLICK;
use super::state::State;

/// A frame that comes within this time came in time.
const IN_TIME: Duration = Duration::from_millis(100);

/// How soon the next frame must come while one that is late would matter.
pub(super) const NEXT_FRAME: Duration = Duration::from_millis(50);

impl State {
    /// Whether a hand may still be repeating what it did before it saw what came of it.
    pub(super) fn is_settling(&self, now: Instant) -> bool {
        let dialog = self.dialog.as_ref();
        let is_unread = dialog.is_some_and(|dialog| !dialog.left_to_read(now).is_zero());
        is_unread || self.is_just_pressed(now)
    }

    fn is_just_pressed(&self, now: Instant) -> bool {
        let (_deed, when) = self.last_press.unzip();
        when.is_some_and(|when| now.saturating_duration_since(when) < DOUBLE_CLICK)
    }

    /// A frame has come, so long after the one before. What a late one brings was done before anybody saw that one:
    /// the time in between is not counted as time to read, nor as time between two presses.
    pub(super) fn frame_came(&mut self, before: Instant, now: Instant) {
        let late = now.saturating_duration_since(before);
        let late = late.saturating_sub(IN_TIME);
        if late.is_zero() {
            return;
        }
        let later = |since: Instant| now.min(since + late);
        if self.is_just_pressed(before) {
            self.last_press = self.last_press.map(|(deed, when)| (deed, later(when)));
        }
        match &mut self.dialog {
            Some(Dialog::Guard(guarded)) if !guarded.left_to_read(before).is_zero() => {
                guarded.since = later(guarded.since);
            }
            Some(Dialog::Many(plan)) if !plan.left_to_read(before).is_zero() => {
                plan.since = later(plan.since);
            }
            _ => {}
        }
    }

    pub(super) fn confirm_dialog(&mut self, now: Instant) -> Vec<Effect> {
        let Some(dialog) = &self.dialog else {
            return Vec::new();
        };
        if !dialog.can_confirm(now) {
            return Vec::new();
        }
        if matches!(dialog, Dialog::Credentials(_)) {
            return self.confirm_intake();
        }
        let Some(dialog) = self.dialog.take() else {
            return Vec::new();
        };
        match dialog {
            Dialog::Guard(guarded) => {
                let (deed, target, consent) = guarded.consent();
                self.send(deed, target, consent, now)
            }
            Dialog::Many(plan) => self.begin_batch(*plan, now),
            Dialog::Import(plan) => vec![Effect::Ask(Request::Import { plan })],
            Dialog::Path { purpose, typed } => {
                self.path_chosen(purpose, PathBuf::from(typed.trim()))
            }
            Dialog::Rename { before, typed } => self.rename(before, &typed),
            Dialog::AddWorkflows(adding) => self.add_previewed(*adding),
            // Taken care of above, or without a main button.
            Dialog::Credentials(_) | Dialog::Check(_) => Vec::new(),
            Dialog::Leave => vec![Effect::Leave],
        }
    }

    /// A file dialog has closed. No person closes one this fast: there was no program to show it then.
    pub(super) fn path_came(
        &mut self,
        purpose: PathPurpose,
        path: Option<PathBuf>,
        open_for: Duration,
    ) -> Vec<Effect> {
        match path {
            Some(path) => self.path_chosen(purpose, path),
            None if open_for < Duration::from_millis(150) => {
                self.dialog = Some(Dialog::path(purpose));
                vec![Effect::Focus(Focus::Dialog)]
            }
            None => Vec::new(),
        }
    }

    fn path_chosen(&mut self, purpose: PathPurpose, path: PathBuf) -> Vec<Effect> {
        let request = match purpose {
            PathPurpose::Import => Request::PlanImport { path },
            PathPurpose::Export => Request::Export { path },
            PathPurpose::Journal(format) => return self.export_journal(format, path),
            PathPurpose::Workflows => return self.add_from_file(path),
            PathPurpose::Credentials => return self.take_in(CredentialSource::File(path)),
            PathPurpose::Body => {
                let Some(answer) = self
                    .exchange
                    .as_ref()
                    .and_then(|exchange| exchange.answer.as_ref())
                else {
                    return Vec::new();
                };
                Request::SaveBody {
                    path,
                    body: answer.body.clone(),
                }
            }
        };
        vec![Effect::Ask(request)]
    }

    /// Closes the dialog; a check that runs is given up.
    pub(super) fn close_dialog(&mut self) -> Vec<Effect> {
        match self.dialog.take() {
            Some(Dialog::Check(checking)) if checking.is_running => {
                vec![Effect::Ask(Request::Cancel { id: checking.id })]
            }
            Some(Dialog::Credentials(_)) => vec![Effect::ForgetTyped],
            _ => Vec::new(),
        }
    }

    /// Profiles that were exported are TOML; a table or a plain text is a list of workflows, unless credentials are
    /// being entered; anything else can only be credentials.
    pub(super) fn dropped(&mut self, path: PathBuf) -> Vec<Effect> {
        let is_one_of = |known: &[&str]| {
            path.extension().is_some_and(|extension| {
                known
                    .iter()
                    .any(|known| extension.eq_ignore_ascii_case(known))
            })
        };
        let enters_credentials =
            self.editor.is_some() || matches!(self.dialog, Some(Dialog::Credentials(_)));
        if is_one_of(&["toml"]) {
            vec![Effect::Ask(Request::PlanImport { path })]
        } else if is_one_of(&["csv", "tsv", "txt"]) && !enters_credentials {
            self.add_from_file(path)
        } else {
            self.take_in(CredentialSource::File(path))
        }
    }
}
