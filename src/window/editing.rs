//! The profile editor at work: open, check, save, delete.

use std::time::Instant;

use crate::background::{Keep, RemoveTrouble, Request, SaveTrouble};
use crate::profiles::{Profile, ProfileId, Profiles};

use super::action::{Edit, Effect, Focus};
use super::dialog::Dialog;
use super::draft::{Draft, Field, Stage, Trouble};
use super::state::State;

impl State {
    /// Opens the editor on a profile, or on a new one. The practice connection cannot be edited.
    pub(super) fn open_editor(&mut self, profile: Option<&Profile>) -> Vec<Effect> {
        if profile.is_some_and(|profile| profile.id == ProfileId::PRACTICE) {
            return Vec::new();
        }
        self.editor = Draft::new(profile);
        vec![Effect::Focus(Focus::Editor(Field::Name))]
    }

    pub(super) fn edit(&mut self, edit: Edit) -> Vec<Effect> {
        let Some(draft) = &mut self.editor else {
            return Vec::new();
        };
        match edit {
            Edit::Text(field, text) => draft.set(field, &text),
            Edit::Environment(environment) => draft.choose_environment(environment),
            Edit::SignIn(sign_in) => draft.sign_in = sign_in,
            Edit::ReadOnly(read_only) => draft.read_only = read_only,
            Edit::ReasonRequired(required) => draft.reason_required = required,
            Edit::Close if draft.is_changed() => {
                self.open_dialog(Dialog::Unsaved { leaves: false });
            }
            Edit::Close => return self.close_editor(),
            Edit::Save => return self.save(Keep::InKeyring),
            Edit::SaveForThisSession => return self.save(Keep::ForThisSession),
            Edit::Delete => draft.stage = Stage::AskingDeletion,
            Edit::KeepIt => draft.stage = Stage::Editing,
            Edit::DeleteAnyway => {
                let even_if_secrets_stay =
                    matches!(draft.trouble, Some(Trouble::SecretsNotRemoved(_)));
                let Some(before) = &draft.before else {
                    return Vec::new();
                };
                draft.stage = Stage::Busy;
                return vec![Effect::Ask(Request::RemoveProfile {
                    id: before.id,
                    even_if_secrets_stay,
                })];
            }
        }
        Vec::new()
    }

    /// Closes the editor; what stands in it is gone.
    pub(super) fn close_editor(&mut self) -> Vec<Effect> {
        self.editor = None;
        vec![Effect::ForgetTyped]
    }

    fn save(&mut self, keep: Keep) -> Vec<Effect> {
        let Some(draft) = &mut self.editor else {
            return Vec::new();
        };
        if draft.stage == Stage::Busy {
            return Vec::new();
        }
        draft.trouble = None;
        let Some(profile) = draft.check() else {
            let first = draft.errors.first().map(|(field, _message)| *field);
            return first
                .map(|field| Effect::Focus(Focus::Editor(field)))
                .into_iter()
                .collect();
        };
        draft.stage = Stage::Busy;
        draft.sent = Some(profile.clone());
        vec![Effect::Ask(Request::SaveProfile {
            before: draft.before.clone().map(Box::new),
            profile: Box::new(profile),
            secrets: draft.secrets(),
            keep,
        })]
    }

    pub(super) fn profile_saved(
        &mut self,
        id: ProfileId,
        result: Result<Profiles, SaveTrouble>,
        now: Instant,
    ) -> Vec<Effect> {
        match result {
            Ok(profiles) => {
                self.take_profiles(profiles);
                self.watch.begins_afresh(id);
                self.close_unsaved(now);
                self.close_editor_of(id)
            }
            Err(SaveTrouble::Profile(error)) => {
                self.editor_trouble(id, Trouble::File(error.message()));
                Vec::new()
            }
            Err(SaveTrouble::Secrets(profiles, message)) => {
                self.take_profiles(profiles);
                // From here on it is an existing profile: saving again must not make a second one. What another copy
                // changed in it was never in this draft: only what is changed from here on is written.
                if let Some(draft) = self.editor.as_mut().filter(|draft| draft.id() == id) {
                    draft.before = draft.sent.take();
                }
                self.editor_trouble(id, Trouble::SecretsNotKept(message));
                Vec::new()
            }
        }
    }

    /// A profile just saved is chosen at once.
    fn close_editor_of(&mut self, id: ProfileId) -> Vec<Effect> {
        let imported = self.editor.take().and_then(|draft| draft.workflow.clone());
        let mut effects = self.choose_saved(id);
        if let Some(workflow) = imported {
            self.workflow_id = workflow;
        }
        effects.push(Effect::ForgetTyped);
        effects.push(Effect::Focus(Focus::WorkflowId));
        effects
    }

    pub(super) fn profile_removed(
        &mut self,
        id: ProfileId,
        result: Result<Profiles, RemoveTrouble>,
        now: Instant,
    ) -> Vec<Effect> {
        match result {
            Ok(profiles) => {
                self.take_profiles(profiles);
                self.close_unsaved(now);
                self.editor = None;
                let mut effects = self.choose_first(None);
                effects.push(Effect::ForgetTyped);
                effects
            }
            Err(RemoveTrouble::Profile(error)) => {
                self.editor_trouble(id, Trouble::File(error.message()));
                Vec::new()
            }
            Err(RemoveTrouble::Secrets(message)) => {
                self.editor_trouble(id, Trouble::SecretsNotRemoved(message));
                Vec::new()
            }
        }
    }

    fn editor_trouble(&mut self, id: ProfileId, trouble: Trouble) {
        if let Some(draft) = self.editor.as_mut().filter(|draft| draft.id() == id) {
            draft.stage = Stage::Editing;
            draft.trouble = Some(trouble);
        }
    }
}
