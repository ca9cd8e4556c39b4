//! Which profile a command is for, and the file that the profiles are in.

use std::env::VarError;

use crate::campaign::{BaseUrl, Message, Organization};
use crate::language::Place;
use crate::practice::{API_KEY, ORGANIZATION};
use crate::profiles::{Folders, Profile, ProfileStore, Profiles, Trouble as Spoiled};

use super::call::{Call, Trouble, complain};
use super::exit::Exit;
use super::profiles::failed;

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
        match self.wanted()? {
            Some(name) => self.profile_named(&name),
            None => self.only_profile().map(Chosen::Saved),
        }
    }

    /// Whoever names a profile and gives no name has a variable that is not set, and did not mean just any profile.
    pub(super) fn check_profile_name(&self) -> Result<(), Trouble> {
        match self.text("profile") {
            Some(name) if name.trim().is_empty() => {
                Err(self.wrong_use(&Message::new("cli-profile-empty")))
            }
            _ => Ok(()),
        }
    }

    fn wanted(&self) -> Result<Option<String>, Trouble> {
        if let Some(name) = self.text("profile") {
            return Ok(Some(name.to_owned()));
        }
        match std::env::var("CAMPAIGN_REMOTE_PROFILE") {
            Ok(name) => Ok(Some(name).filter(|name| !name.trim().is_empty())),
            Err(VarError::NotPresent) => Ok(None),
            Err(VarError::NotUnicode(_)) => {
                Err(self.wrong_use(&Message::new("cli-profile-not-text")))
            }
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
            Err(_no_file) if is_practice => return self.practice(),
            saved => saved?,
        };
        let lower = name.to_lowercase();
        let is_named = |one: &str| one.trim().to_lowercase() == lower;
        if let Some(profile) = saved.profiles.iter().find(|one| is_named(&one.name)) {
            return Ok(Chosen::Saved(profile.clone()));
        }
        if let Some(spoiled) = saved.troubles.iter().find(|one| is_named(&one.name)) {
            return Err(self.spoiled(&[spoiled], String::new()));
        }
        if is_practice {
            return self.practice();
        }
        self.say_troubles(&saved);
        Err(self.wrong_use(&Message::new("cli-no-such-profile").with("name", name)))
    }

    /// The only one that there is. One that cannot be used is one too: else a slip in one entry would turn every
    /// command that names none towards the other.
    fn only_profile(&self) -> Result<Profile, Trouble> {
        let saved = self.saved()?;
        let is_entry = |one: &&Spoiled| one.field != "workflow";
        let spoiled: Vec<_> = saved.troubles.iter().filter(is_entry).collect();
        let which = Message::new("cli-name-a-profile");
        match (saved.profiles.as_slice(), spoiled.as_slice()) {
            ([only], []) => Ok(only.clone()),
            ([] | [_], [_, ..]) => Err(self.spoiled(&spoiled, self.say(&which))),
            _ => {
                self.say_troubles(&saved);
                Err(self.wrong_use(&which))
            }
        }
    }

    /// Why an entry of the file cannot be used.
    pub(super) fn say_spoiled(&self, key: &str, one: &Spoiled) -> String {
        let reason = self.say(&one.message);
        let places = [
            ("name", Place::Text(&one.name)),
            ("field", Place::Text(&one.field)),
            ("reason", Place::Text(&reason)),
        ];
        self.words.say_with(key, places)
    }

    /// What the person should know about the file and its entries.
    pub(super) fn notices_of(&self, saved: &Profiles) -> Vec<String> {
        let notices = saved.notices.iter().map(|notice| self.say(notice));
        let troubles = saved.troubles.iter();
        let troubles = troubles.map(|one| self.say_spoiled("profile-trouble", one));
        notices.chain(troubles).collect()
    }

    fn say_troubles(&self, saved: &Profiles) {
        for notice in self.notices_of(saved) {
            complain(&notice);
        }
    }

    fn spoiled(&self, spoiled: &[&Spoiled], next: String) -> Trouble {
        let said = spoiled.iter();
        let said: Vec<_> = said
            .map(|one| self.say_spoiled("profile-trouble", one))
            .collect();
        Trouble {
            exit: Exit::NotSent,
            what: said.join(" "),
            next,
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
            .load_sound()
            .map_err(|error| failed(self, &error))
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
