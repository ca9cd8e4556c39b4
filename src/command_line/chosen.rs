//! Which profile a command is for, and the file that the profiles are in.

use crate::campaign::{BaseUrl, Message, Organization};
use crate::practice::{API_KEY, ORGANIZATION};
use crate::profiles::{Folders, Profile, ProfileStore, Profiles};

use super::call::{Call, Trouble};
use super::exit::Exit;

/// What the built-in profile is called on the command line.
pub(super) const PRACTICE: &str = "practice";

/// The profile that a command is for.
pub(super) enum Chosen {
    /// The built-in one. It needs no file, no keyring and no network.
    Practice(Profile),
    /// One that the person has saved.
    Saved(Profile),
}

impl Call<'_> {
    /// The profile that is named by the argument, otherwise by the environment; without either, the only saved one.
    pub(super) fn profile(&self) -> Result<Chosen, Trouble> {
        let from_environment = || std::env::var("CAMPAIGN_REMOTE_PROFILE").ok();
        let wanted = self.text("profile").map(str::to_owned);
        match wanted.or_else(from_environment) {
            Some(name) if !name.trim().is_empty() => self.profile_named(&name),
            _ => match <[Profile; 1]>::try_from(self.saved()?.profiles) {
                Ok([only]) => Ok(Chosen::Saved(only)),
                Err(_none_or_several) => Err(self.wrong_use(&Message::new("cli-name-a-profile"))),
            },
        }
    }

    /// Exactly `practice` is always the built-in one. Otherwise a saved one counts first, whatever the case.
    pub(super) fn profile_named(&self, name: &str) -> Result<Chosen, Trouble> {
        let name = name.trim();
        if name == PRACTICE {
            return self.practice();
        }
        let is_practice = name.eq_ignore_ascii_case(PRACTICE);
        let saved = match self.saved() {
            Ok(saved) => saved.profiles,
            Err(_no_file) if is_practice => Vec::new(),
            Err(trouble) => return Err(trouble),
        };
        let lower = name.to_lowercase();
        match saved
            .into_iter()
            .find(|profile| profile.name.to_lowercase() == lower)
        {
            Some(profile) => Ok(Chosen::Saved(profile)),
            None if is_practice => self.practice(),
            None => Err(self.wrong_use(&Message::new("cli-no-such-profile").with("name", name))),
        }
    }

    /// A saved profile; the built-in one cannot be changed, and has no secrets.
    pub(super) fn saved_profile(&self, chosen: Chosen) -> Result<Profile, Trouble> {
        match chosen {
            Chosen::Saved(profile) => Ok(profile),
            Chosen::Practice(_) => Err(self.wrong_use(&Message::new("cli-practice-is-built-in"))),
        }
    }

    /// The file of the profiles.
    pub(super) fn store(&self) -> Result<ProfileStore, Trouble> {
        let folders = Folders::of_system()
            .ok_or_else(|| Trouble::new(Exit::NotSent, self.words, &Message::new("cli-no-home")))?;
        Ok(ProfileStore::new(folders.config.join("profiles.toml")))
    }

    fn saved(&self) -> Result<Profiles, Trouble> {
        self.store()?
            .load()
            .map_err(|error| Trouble::new(Exit::NotSent, self.words, &error.message()))
    }

    fn practice(&self) -> Result<Chosen, Trouble> {
        practice_profile().map(Chosen::Practice).ok_or_else(|| {
            Trouble::new(
                Exit::NotSent,
                self.words,
                &Message::new("cli-practice-failed"),
            )
        })
    }
}

/// `None` only if the built-in constants were no profile.
pub(super) fn practice_profile() -> Option<Profile> {
    let organization = Organization::parse(ORGANIZATION).ok()?;
    let base_url = BaseUrl::parse("http://127.0.0.1").ok()?;
    Profile::practice(PRACTICE, organization, API_KEY, &base_url).ok()
}
