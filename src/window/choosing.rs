//! Which profile is chosen, and what becomes of that when the profiles change underneath.

use crate::background::{Request, SettingChange};
use crate::campaign::Message;
use crate::profiles::{ProfileId, Profiles};

use super::action::Effect;
use super::state::State;

impl State {
    /// Choosing the chosen profile again changes nothing.
    pub(super) fn choose_profile(&mut self, id: ProfileId) -> Vec<Effect> {
        if self.chosen == Some(id) {
            return Vec::new();
        }
        self.take_up(id)
    }

    /// A profile just saved is chosen at once. Where it was mended, what could not be sent or read through it before says
    /// nothing any more; what did go out stays, with all that follows from it.
    pub(super) fn choose_saved(&mut self, id: ProfileId) -> Vec<Effect> {
        if self.chosen == Some(id) {
            self.desk_mut().forget_hindrances();
        }
        self.take_up(id)
    }

    fn take_up(&mut self, id: ProfileId) -> Vec<Effect> {
        let Some(profile) = self.all_profiles().iter().find(|profile| profile.id == id) else {
            return Vec::new();
        };
        let organization = profile.organization.to_string();
        if self.story_of(self.workflow_id.trim()).is_some() {
            // The ID of a workflow to practise on must not slip into a real Campaign.
            self.workflow_id.clear();
        }
        self.organization = organization;
        self.chosen = Some(id);
        self.lost = None;
        self.token_ends = None;
        self.settings.last_profile = Some(id);
        self.begin_to_practise();
        let mut effects = self.look_at_token();
        effects.push(Effect::Ask(Request::ChangeSetting(
            SettingChange::LastProfile(id),
        )));
        effects.extend(self.glance());
        effects
    }

    /// Chooses `wanted` if it is there, otherwise the first profile, unless one is chosen already. Where the chosen one is
    /// there no longer, that is said.
    pub(super) fn choose_first(&mut self, wanted: Option<ProfileId>) -> Vec<Effect> {
        if self.profile().is_some() {
            return Vec::new();
        }
        let profiles = self.all_profiles();
        let profile = profiles
            .iter()
            .find(|profile| Some(profile.id) == wanted)
            .or_else(|| profiles.first());
        let found = profile.map(|profile| (profile.id, profile.organization.to_string()));
        let name = profile.map(|profile| profile.name.clone());
        if let Some(lost) = self.lost.take() {
            // Its workflow must not slip into another Campaign.
            self.workflow_id.clear();
            let message = match name {
                Some(name) => Message::new("profile-lost").with("chosen", name),
                None => Message::new("profile-lost-none"),
            };
            self.notify(message.with("lost", lost));
        }
        self.chosen = found.as_ref().map(|(id, _organization)| *id);
        self.organization = found
            .map(|(_id, organization)| organization)
            .unwrap_or_default();
        self.token_ends = None;
        self.begin_to_practise();
        self.look_at_token()
    }

    /// Whether the practice connection is chosen: it can be neither edited nor deleted.
    pub fn is_practising(&self) -> bool {
        let id = self
            .practising
            .as_ref()
            .map(|practising| practising.profile.id);
        id.is_some() && id == self.chosen
    }

    /// What a workflow of the practice Campaign does: the key of its story.
    pub fn story_of(&self, workflow: &str) -> Option<&'static str> {
        let practising = self.practising.as_ref().filter(|_| self.is_practising())?;
        let mut stories = practising.stories.iter();
        stories
            .find(|(id, _story)| *id == workflow)
            .map(|(_id, story)| *story)
    }

    /// With a workflow in the field, pressing Start works at once.
    fn begin_to_practise(&mut self) {
        let first = self
            .practising
            .as_ref()
            .and_then(|practising| practising.stories.first());
        if let (true, true, Some((id, _story))) =
            (self.is_practising(), self.workflow_id.is_empty(), first)
        {
            self.workflow_id = (*id).to_owned();
        }
    }

    /// How long the chosen profile's token lasts is worth knowing before a command meets its end.
    pub(super) fn look_at_token(&self) -> Vec<Effect> {
        let profile = self.profile().filter(|_| !self.is_practising());
        profile
            .cloned()
            .map(Box::new)
            .map(|profile| Effect::Ask(Request::LookAtToken { profile }))
            .into_iter()
            .collect()
    }

    /// Takes the profiles as they are now. What was typed into the organization field stays,
    /// unless the profile's own organization has changed underneath it.
    pub(super) fn take_profiles(&mut self, profiles: Profiles) {
        let before = self
            .profile()
            .map(|profile| profile.organization.to_string());
        for notice in &profiles.notices {
            if !self.notices.contains(notice) {
                self.notices.push(notice.clone());
            }
        }
        let mut profiles = profiles;
        let mut moved = Vec::new();
        if let Some(practising) = &self.practising {
            profiles.profiles.push(practising.profile.clone());
        }
        self.keep_unsaved(&mut profiles);
        for before in self.all_profiles() {
            let mut after = profiles.profiles.iter();
            let after = after.find(|after| after.id == before.id);
            if after.is_some_and(|after| after.base_url != before.base_url) {
                moved.push(before.id);
            }
        }
        for profile in moved {
            self.desks.forget_records(profile);
        }
        let mut all = profiles.profiles.iter();
        let after = all.find(|profile| Some(profile.id) == self.chosen);
        let is_same_list = after.is_some_and(|after| after.workflows == self.workflows());
        self.list.is_stale |= !is_same_list;
        self.watch.is_stale = true;
        let lost = self.profile().filter(|_| after.is_none());
        self.lost = lost.map(|lost| lost.name.clone()).or(self.lost.take());
        self.profiles = Some(profiles);
        let after = self
            .profile()
            .map(|profile| profile.organization.to_string());
        if let (Some(before), Some(after)) = (before, after)
            && before != after
            && self.organization == before
        {
            self.organization = after;
        }
    }

    /// What the window goes on with when the file cannot be read.
    pub(super) fn no_profiles() -> Profiles {
        Profiles {
            profiles: Vec::new(),
            troubles: Vec::new(),
            notices: Vec::new(),
            writable: true,
        }
    }
}
