//! Files that a person, another program or a newer version wrote: profiles, settings, imports.

use std::fs;
use std::path::{Path, PathBuf};

use campaign_remote::campaign::Organization;
use campaign_remote::profiles::{
    Profile, ProfileStore, Profiles, ProfilesError, SettingsStore, Theme,
};
use proptest::prelude::*;

use crate::cases;
use crate::damage::{corpus, damaged};

/// A name that is in no file of the corpus.
const NEW: &str = "Quite new";

#[test]
fn the_corpus_of_files_is_read_as_it_is() {
    let desk = Desk::new();
    for (name, text) in corpus("profiles") {
        saved(&desk, &text).unwrap_or_else(|error| panic!("{name}: {error}"));
        imported(&desk, &text).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
    for (name, text) in corpus("settings") {
        dressed(&desk, &text).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn saving_to_a_damaged_file_keeps_every_profile_that_it_had_or_the_file_itself(text in damaged("profiles")) {
        saved(&Desk::new(), &text)?;
    }

    #[test]
    fn importing_a_damaged_file_does_what_was_said_or_nothing(text in damaged("profiles")) {
        imported(&Desk::new(), &text)?;
    }

    #[test]
    fn changing_damaged_settings_keeps_what_was_in_them_or_the_file_itself(text in damaged("settings")) {
        dressed(&Desk::new(), &text)?;
    }
}

struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Whether the file stands beside itself under another name; what stands there goes.
    fn is_set_aside(&self, name: &str, text: &[u8]) -> bool {
        let mut found = false;
        for entry in fs::read_dir(self.0.path()).unwrap() {
            let path = entry.unwrap().path();
            let is_copy = path
                .file_name()
                .unwrap()
                .to_string_lossy()
                .starts_with(&format!("{name}.bad-"));
            if is_copy {
                found |= fs::read(&path).unwrap() == text;
                fs::remove_file(path).unwrap();
            }
        }
        found
    }
}

fn new_profile() -> Profile {
    Profile::new(NEW, Organization::parse("quite-new").unwrap()).unwrap()
}

fn saved(desk: &Desk, text: &[u8]) -> Result<(), TestCaseError> {
    let path = desk.path("profiles.toml");
    fs::write(&path, text).unwrap();
    let store = ProfileStore::new(&path);
    let before = store.load().unwrap();
    is_sound(&before)?;
    prop_assert!(fs::read(&path).unwrap() == text, "reading changed the file");
    let new = new_profile();
    match store.save(&new) {
        Ok(after) => {
            is_sound(&after)?;
            prop_assert_eq!(&store.load().unwrap().profiles, &after.profiles);
            prop_assert!(after.profiles.contains(&new));
            let others: Vec<_> = after.profiles.iter().filter(|one| **one != new).collect();
            let had: Vec<_> = before.profiles.iter().collect();
            prop_assert_eq!(others, had, "the others stay");
            let aside = desk.is_set_aside("profiles.toml", text);
            prop_assert!(aside || troubles(&before) == troubles(&after));
            let unknown = text.windows(6).any(|part| part == b"colour");
            let stays = fs::read(&path)
                .unwrap()
                .windows(6)
                .any(|part| part == b"colour");
            prop_assert!(aside || unknown == stays, "an unknown field is lost");
        }
        Err(ProfilesError::Newer { .. }) => {
            prop_assert!(!before.writable);
            prop_assert!(fs::read(&path).unwrap() == text);
        }
        Err(ProfilesError::NameTaken { .. }) => {
            prop_assert!(String::from_utf8_lossy(text).contains(NEW));
        }
        Err(other) => prop_assert!(false, "{other}"),
    }
    Ok(())
}

/// Without what is new in each message: the id that an entry without one could have.
fn troubles(profiles: &Profiles) -> Vec<(&str, &str, &str)> {
    let troubles = profiles.troubles.iter();
    troubles
        .map(|one| (one.name.as_str(), one.field.as_str(), one.message.key))
        .collect()
}

/// No two profiles are mixed up by a person or by the program.
fn is_sound(profiles: &Profiles) -> Result<(), TestCaseError> {
    for (index, one) in profiles.profiles.iter().enumerate() {
        for other in &profiles.profiles[..index] {
            prop_assert_ne!(one.id, other.id);
            prop_assert_ne!(
                one.name.trim().to_lowercase(),
                other.name.trim().to_lowercase()
            );
        }
        prop_assert!(!one.name.contains(char::is_control), "{:?}", one.name);
    }
    Ok(())
}

fn imported(desk: &Desk, text: &[u8]) -> Result<(), TestCaseError> {
    let path = desk.path("profiles.toml");
    let file = desk.path("import.toml");
    drop(fs::remove_file(&path));
    fs::write(&file, text).unwrap();
    let store = ProfileStore::new(&path);
    let mine = new_profile();
    store.save(&mine).unwrap();
    if let Ok(plan) = store.plan_import(&file) {
        prop_assert_eq!(
            &store.load().unwrap().profiles,
            std::slice::from_ref(&mine),
            "a plan changes nothing"
        );
        let after = store.import(&plan).unwrap();
        is_sound(&after)?;
        prop_assert!(after.profiles.contains(&mine), "what was there stays");
    }
    prop_assert!(fs::read(&file).unwrap() == text);
    has_only(&path, desk.0.path())
}

/// Nothing half written is left behind.
fn has_only(path: &Path, folder: &Path) -> Result<(), TestCaseError> {
    for entry in fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        prop_assert!(
            matches!(
                name.as_str(),
                "profiles.toml"
                    | ".profiles.toml.lock"
                    | "import.toml"
                    | "settings.toml"
                    | ".settings.toml.lock"
            ),
            "{name} beside {}",
            path.display()
        );
    }
    Ok(())
}

fn dressed(desk: &Desk, text: &[u8]) -> Result<(), TestCaseError> {
    let path = desk.path("settings.toml");
    fs::write(&path, text).unwrap();
    let store = SettingsStore::new(&path);
    let before = store.load().unwrap();
    if let Some(zoom) = before.settings.zoom {
        prop_assert!((0.2..=5.0).contains(&zoom), "{zoom}");
    }
    prop_assert!(fs::read(&path).unwrap() == text, "reading changed the file");
    let other = match before.settings.theme {
        Theme::Light => Theme::Dark,
        _ => Theme::Light,
    };
    match store.change(|settings| settings.theme = other) {
        Ok(after) => {
            prop_assert_eq!(after.settings.theme, other);
            prop_assert_eq!(after.settings.language, before.settings.language);
            prop_assert_eq!(after.settings.zoom, before.settings.zoom);
            prop_assert_eq!(after.settings.last_profile, before.settings.last_profile);
            let aside = desk.is_set_aside("settings.toml", text);
            let unknown = text.windows(7).any(|part| part == b"unknown");
            let stays = fs::read(&path)
                .unwrap()
                .windows(7)
                .any(|part| part == b"unknown");
            // What stands inside a field of ours, where it cannot be, goes with it.
            let is_ours = !before.notices.is_empty();
            prop_assert!(
                aside || is_ours || unknown == stays,
                "an unknown field is lost"
            );
        }
        Err(ProfilesError::Newer { .. }) => {
            prop_assert!(!before.writable);
            prop_assert!(fs::read(&path).unwrap() == text);
        }
        Err(error) => prop_assert!(false, "{error}"),
    }
    Ok(())
}
