//! What follows from a dialog's main button, from a chosen file and from a dropped one.

use std::mem::discriminant;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::background::{CredentialSource, PathPurpose, Request};
use crate::campaign::Message;

use super::action::{Effect, Focus};
use super::dialog::Dialog;
use super::draft::Draft;
use super::state::State;

impl State {
    pub(super) fn confirm_dialog(&mut self, now: Instant) -> Vec<Effect> {
        let Some(dialog) = &self.dialog else {
            return Vec::new();
        };
        if !dialog.can_confirm(now) {
            // Enter has taken the keyboard out of the field.
            let Some(typed) = dialog.answer() else {
                return Vec::new();
            };
            self.is_answer_wrong = !typed.trim().is_empty();
            return vec![Effect::Focus(Focus::Dialog)];
        }
        if matches!(dialog, Dialog::Credentials(_)) {
            return self.confirm_intake();
        }
        let Some(dialog) = self.take_dialog(now) else {
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
            Dialog::Leave if self.is_edited() => {
                self.open_dialog(Dialog::Unsaved { leaves: true });
                Vec::new()
            }
            Dialog::Leave | Dialog::Unsaved { leaves: true } => vec![Effect::Leave],
            Dialog::Unsaved { leaves: false } => self.close_editor(),
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
                self.open_dialog(Dialog::path(purpose));
                vec![Effect::Focus(Focus::Dialog)]
            }
            None => Vec::new(),
        }
    }

    fn path_chosen(&mut self, purpose: PathPurpose, path: PathBuf) -> Vec<Effect> {
        let request = match purpose {
            PathPurpose::Import => Request::PlanImport { path },
            PathPurpose::Export => Request::Export { path },
            PathPurpose::Journal(format, filter) => {
                return self.export_journal(*filter, format, path);
            }
            PathPurpose::Workflows => return self.add_from_file(path),
            PathPurpose::Credentials => return self.take_in(CredentialSource::File(path)),
            PathPurpose::Body(body) => Request::SaveBody { path, body },
        };
        vec![Effect::Ask(request)]
    }

    /// Opens a dialog over what is open already, which comes back when it is closed. One of the same kind gives way.
    pub(super) fn open_dialog(&mut self, dialog: Dialog) {
        let kind = discriminant(&dialog);
        if let Some(open) = self.dialog.replace(dialog)
            && discriminant(&open) != kind
        {
            self.below.push(open);
        }
    }

    /// How many dialogs lie over the window, one over the other.
    pub(super) fn depth(&self) -> usize {
        let open = usize::from(self.editor.is_some()) + usize::from(self.dialog.is_some());
        open + self.below.len()
    }

    fn take_dialog(&mut self, now: Instant) -> Option<Dialog> {
        self.is_answer_wrong = false;
        let taken = self.dialog.take();
        self.dialog = self.below.pop();
        if let Some(dialog) = &mut self.dialog {
            dialog.comes_back(now);
        }
        taken
    }

    /// The open dialog and those under it.
    pub(super) fn all_dialogs(&mut self) -> impl Iterator<Item = &mut Dialog> {
        self.below.iter_mut().chain(self.dialog.iter_mut()).rev()
    }

    fn is_edited(&self) -> bool {
        self.editor.as_ref().is_some_and(Draft::is_changed)
    }

    /// Whether closing the window would lose something.
    pub fn asks_before_leaving(&self) -> bool {
        self.is_sending() || self.is_edited()
    }

    pub(super) fn leave(&mut self) -> Vec<Effect> {
        if self.is_sending() {
            self.open_dialog(Dialog::Leave);
        } else if self.is_edited() {
            self.open_dialog(Dialog::Unsaved { leaves: true });
        } else {
            return vec![Effect::Leave];
        }
        Vec::new()
    }

    /// Nothing is on its way any more: there is nothing to ask before leaving.
    pub(super) fn close_leave(&mut self, now: Instant) {
        if self.is_sending() {
            return;
        }
        self.below.retain(|dialog| !matches!(dialog, Dialog::Leave));
        if matches!(self.dialog, Some(Dialog::Leave)) {
            self.take_dialog(now);
        }
    }

    /// Closes the dialog; a check that runs is given up.
    pub(super) fn close_dialog(&mut self, now: Instant) -> Vec<Effect> {
        match self.take_dialog(now) {
            Some(Dialog::Check(checking)) if checking.is_running => {
                vec![Effect::Ask(Request::Cancel { id: checking.id })]
            }
            Some(Dialog::Credentials(_)) => vec![Effect::ForgetTyped],
            _ => Vec::new(),
        }
    }

    /// Profiles that were exported are TOML; a table or a plain text is a list of workflows, unless credentials are
    /// being entered; anything else can only be credentials. A question that is open is not pushed aside.
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
        let is_profiles = is_one_of(&["toml"]);
        let is_list = is_one_of(&["csv", "tsv", "txt"]) && !enters_credentials;
        let is_welcome = match &self.dialog {
            None => true,
            Some(Dialog::AddWorkflows(_)) => is_list,
            Some(Dialog::Credentials(_)) => !is_profiles,
            Some(_) => false,
        };
        if !is_welcome {
            let message = Message::new("drop-not-read");
            return self.notify(message.with("path", path.display().to_string()));
        }
        if is_profiles {
            vec![Effect::Ask(Request::PlanImport { path })]
        } else if is_list {
            self.add_from_file(path)
        } else {
            self.take_in(CredentialSource::File(path))
        }
    }
}
