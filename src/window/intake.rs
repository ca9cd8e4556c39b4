//! Taking in what a person already has: a credential file or a cURL line lands in the fields of the editor.

use std::path::PathBuf;

use secrecy::ExposeSecret as _;
use zeroize::Zeroizing;

use crate::background::{CredentialSource, Request, RequestId};
use crate::campaign::Message;
use crate::campaign::import::{Found, Imported};
use crate::profiles::SignInKind;

use super::action::{Effect, Focus, Take};
use super::dialog::Dialog;
use super::draft::{Draft, Field, NO_ORGANIZATION};
use super::state::State;

/// The dialog that takes in credentials.
#[derive(Default)]
pub struct Intake {
    /// What was pasted. It may hold a secret, and is wiped when the dialog goes.
    pub typed: Zeroizing<String>,
    /// Why it could not be taken in.
    pub trouble: Option<Message>,
    /// What was found, where the person must choose.
    pub found: Option<Found>,
    /// Which credential is chosen.
    pub credential: usize,
    /// Which of its secrets is chosen.
    pub secret: usize,
    /// The file that it came from.
    pub source: Option<PathBuf>,
    /// The request by which it is being read just now.
    pub reading: Option<RequestId>,
}

impl std::fmt::Debug for Intake {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Intake")
            .field("trouble", &self.trouble)
            .finish_non_exhaustive()
    }
}

impl Intake {
    /// The credential that is chosen.
    pub fn chosen(&self) -> Option<&Imported> {
        match self.found.as_ref()? {
            Found::One { imported, .. } => Some(imported),
            Found::Several(named) => named.get(self.credential).map(|named| &named.imported),
        }
    }
}

impl State {
    /// Opens the dialog, over the editor of a new profile where none is open.
    fn open_intake(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        if self.editor.is_none() {
            effects = self.open_editor(None);
        }
        self.open_dialog(Dialog::Credentials(Box::default()));
        effects.push(Effect::Focus(Focus::Dialog));
        effects
    }

    pub(super) fn take(&mut self, take: Take) -> Vec<Effect> {
        match take {
            Take::Begin => self.open_intake(),
            Take::Type(text) => self.with_intake(|intake| {
                intake.typed = text;
                intake.trouble = None;
            }),
            Take::Credential(index) => self.with_intake(|intake| {
                intake.credential = index;
                intake.secret = 0;
            }),
            Take::Secret(index) => self.with_intake(|intake| intake.secret = index),
            Take::Drop(path) => self.dropped(path),
            Take::Paste(text) => self.take_in(CredentialSource::Text(text)),
        }
    }

    fn with_intake(&mut self, change: impl FnOnce(&mut Intake)) -> Vec<Effect> {
        if let Some(Dialog::Credentials(intake)) = &mut self.dialog {
            change(intake);
        }
        Vec::new()
    }

    /// Reads a file that was chosen or dropped, or a text that was pasted.
    pub(super) fn take_in(&mut self, source: CredentialSource) -> Vec<Effect> {
        let mut effects = Vec::new();
        if !matches!(self.dialog, Some(Dialog::Credentials(_))) {
            effects = self.open_intake();
        }
        let id = self.fresh_id();
        if let Some(Dialog::Credentials(intake)) = &mut self.dialog {
            intake.reading = Some(id);
            intake.trouble = None;
            intake.found = None;
        }
        effects.push(Effect::Ask(Request::ReadCredentials { id, source }));
        effects
    }

    /// What was read: taken over at once, or shown where there is something to choose. What an older question
    /// found belongs to a dialog that is gone, perhaps another profile's.
    pub(super) fn credentials_read(
        &mut self,
        id: RequestId,
        source: Option<PathBuf>,
        found: Result<Found, Message>,
    ) -> Vec<Effect> {
        let mut intakes = self.all_dialogs().filter_map(|dialog| match dialog {
            Dialog::Credentials(intake) => Some(intake),
            _ => None,
        });
        let Some(intake) = intakes.find(|intake| intake.reading == Some(id)) else {
            return Vec::new();
        };
        intake.reading = None;
        intake.source = source;
        match found {
            Err(message) => {
                intake.trouble = Some(message);
                return Vec::new();
            }
            Ok(found) => intake.found = Some(found),
        }
        let needs_choice = match &intake.found {
            Some(Found::One { imported, .. }) => imported.client_secrets.len() > 1,
            _ => true,
        };
        drop(intakes);
        if needs_choice {
            Vec::new()
        } else {
            self.confirm_intake()
        }
    }

    /// Takes over what is chosen; while nothing has been found yet, reads what was pasted.
    pub(super) fn confirm_intake(&mut self) -> Vec<Effect> {
        let Some(Dialog::Credentials(intake)) = &mut self.dialog else {
            return Vec::new();
        };
        let Some(imported) = intake.chosen().cloned() else {
            let text = intake.typed.clone();
            return self.take_in(CredentialSource::Text(text));
        };
        let (secret, source) = (intake.secret, intake.source.clone());
        self.dialog = self.below.pop();
        if let Some(draft) = &mut self.editor {
            draft.take_over(&imported, secret, source);
        }
        vec![
            Effect::ForgetTyped,
            Effect::Focus(Focus::Editor(Field::Name)),
        ]
    }
}

impl Draft {
    /// Writes what was imported into its fields; what it does not hold stays as it is.
    fn take_over(&mut self, imported: &Imported, secret: usize, source: Option<PathBuf>) {
        self.notes.clear();
        self.workflow.clone_from(&imported.workflow);
        let plain = [
            (Field::Organization, &imported.organization),
            (Field::ApiKey, &imported.api_key),
        ];
        for (field, text) in plain {
            if let Some(text) = text {
                self.set(field, text);
            }
        }
        // Whoever is named here gets the secrets, so the person is told.
        for (field, text) in [
            (Field::BaseUrl, &imported.base_url),
            (Field::SignInUrl, &imported.sign_in_url),
        ] {
            let Some(text) = text.as_ref().filter(|text| *text != self.text(field)) else {
                continue;
            };
            let note = Message::new("import-sets-address").with("address", text.as_str());
            self.notes.push(note);
            self.set(field, text);
        }
        if !imported.scopes.is_empty() {
            self.set(Field::Scopes, &imported.scopes.join(", "));
        }
        if let Some(secret) = imported.client_secrets.get(secret) {
            self.sign_in = SignInKind::OAuth;
            self.set(Field::ClientSecret, secret.secret().expose_secret());
        } else if let Some(token) = &imported.token {
            self.sign_in = SignInKind::Token;
            self.set(Field::AccessToken, token.expose_secret());
        }
        let missing = imported.organization.is_none() && self.text(Field::Organization).is_empty();
        if missing {
            self.notes.push(Message::new(NO_ORGANIZATION));
        }
        if let Some(path) = source.filter(|_path| imported.holds_a_secret()) {
            let note = Message::new("import-file-holds-secret");
            self.notes
                .push(note.with("path", path.display().to_string()));
        }
    }
}
