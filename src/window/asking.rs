//! What follows from a dialog's main button, from a chosen file and from a dropped one.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::background::{CredentialSource, PathPurpose, Request};

use super::action::{Effect, Focus};
use super::dialog::Dialog;
use super::state::State;

impl State {
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
            PathPurpose::Journal(format, filter) => {
                return self.export_journal(*filter, format, path);
            }
            PathPurpose::Workflows => return self.add_from_file(path),
            PathPurpose::Credentials => return self.take_in(CredentialSource::File(path)),
            PathPurpose::Body(body) => Request::SaveBody { path, body },
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
