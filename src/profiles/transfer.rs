//! Profiles to and from a file of their own, for a colleague or another machine.
//!
//! Only what a [`Profile`] can hold goes either way. It has no place for a secret, so no secret
//! is ever written, and one that stands in an imported file is not taken over.

use std::path::{Path, PathBuf};

use super::document::{Document, secret_fields};
use super::entry;
use super::error::{self, ProfilesError};
use super::file;
use super::profile::{LONGEST_NAME, Profile};
use super::store::{self, Trouble, same_name};
use crate::campaign::Message;

/// What importing a file would do, before it is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportPlan {
    /// The imported file.
    pub path: PathBuf,
    /// What becomes of each of its profiles, in its order.
    pub planned: Vec<Planned>,
    /// Its entries that cannot be used, and are not imported.
    pub troubles: Vec<Trouble>,
    /// What the person should know first: secrets that are ignored, addresses that change.
    pub notices: Vec<Message>,
    /// As they stand in the imported file, to plan afresh under the lock.
    profiles: Vec<Profile>,
}

/// One profile of an imported file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// As it will stand among the profiles.
    pub profile: Profile,
    /// How it comes to stand there.
    pub fate: Fate,
}

/// What importing does with a profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It is added.
    New,
    /// It takes the place of the one with the same id.
    Replaces {
        /// The name of the one that goes.
        name: String,
        /// The fields of the file that change, e.g. `base_url`; empty when the old one was unusable.
        changed: Vec<&'static str>,
    },
    /// It is added under a new name, as another profile has the one it came with.
    SameName {
        /// The name it came with.
        name: String,
    },
    /// It is there already, exactly so.
    Unchanged,
}

/// The file that [`ProfileStore::export`](super::ProfileStore::export) writes.
pub(super) fn export(profiles: &[Profile], path: &Path) -> Result<(), ProfilesError> {
    let mut document = Document::new();
    for profile in profiles {
        store::put(document.toml_mut(), None, &entry::rounded(profile))?;
    }
    file::write(path, &document.to_text())
}

/// What an imported file holds, before it is compared with what is there.
pub(super) struct Import {
    path: PathBuf,
    profiles: Vec<Profile>,
    troubles: Vec<Trouble>,
    notices: Vec<Message>,
}

/// Reads a file of exported profiles.
pub(super) fn read_import(path: &Path) -> Result<Import, ProfilesError> {
    // A missing file holds no profiles among our own; here it is a mistake.
    if let Err(source) = std::fs::metadata(path) {
        return Err(ProfilesError::Read {
            path: path.to_owned(),
            source,
        });
    }
    let document = store::read_document(path)?;
    if let Some(why) = document.unreadable() {
        return Err(ProfilesError::Unreadable {
            path: path.to_owned(),
            why: why.clone(),
        });
    }
    if let Some(version) = document.newer() {
        return Err(ProfilesError::Newer {
            path: path.to_owned(),
            version: version.to_owned(),
        });
    }
    let secrets: Vec<_> = secret_fields(document.toml().as_table())
        .into_iter()
        .collect();
    let ignored = (!secrets.is_empty()).then(|| {
        Message::new("import-secrets-ignored")
            .with("path", error::shown(path))
            .with("fields", secrets.join(", "))
    });
    let found = store::profiles_of(document.toml());
    Ok(Import {
        path: path.to_owned(),
        profiles: found.profiles,
        troubles: found.troubles,
        notices: ignored.into_iter().collect(),
    })
}

/// Compares an imported file with what is there.
pub(super) fn plan(import: Import, current: &Document) -> ImportPlan {
    let mut notices = import.notices;
    let planned = fates(&import.profiles, current);
    let here = store::profiles_of(current.toml()).profiles;
    for one in &planned {
        // The secrets stay filed under the profile's id: from now on they would go to the new address.
        let old = here.iter().find(|old| old.id == one.profile.id);
        let moved = old.filter(|old| {
            old.base_url != one.profile.base_url
                || old.sign_in_url != one.profile.sign_in_url
                || old.proxy != one.profile.proxy
                || old.ca_file != one.profile.ca_file
        });
        if let Some(old) = moved {
            notices.push(Message::new("import-moves-address").with("name", old.name.as_str()));
        }
    }
    ImportPlan {
        path: import.path,
        planned,
        troubles: import.troubles,
        notices,
        profiles: import.profiles,
    }
}

/// Does what the plan says, if it still says the same.
pub(super) fn carry_out(plan: &ImportPlan, current: &mut Document) -> Result<(), ProfilesError> {
    if fates(&plan.profiles, current) != plan.planned {
        return Err(ProfilesError::PlanOutdated {
            path: plan.path.clone(),
        });
    }
    let here = store::profiles_of(current.toml()).profiles;
    for one in &plan.planned {
        let old = here.iter().find(|old| old.id == one.profile.id);
        store::put(current.toml_mut(), old, &one.profile)?;
    }
    Ok(())
}

fn fates(profiles: &[Profile], current: &Document) -> Vec<Planned> {
    let toml = current.toml();
    let here = store::profiles_of(toml).profiles;
    let mut planned: Vec<Planned> = Vec::new();
    for profile in profiles {
        let mut names = store::other_names(toml, profile.id);
        names.extend(planned.iter().map(|one| one.profile.name.clone()));
        let mut profile = profile.clone();
        let name = profile.name.clone();
        profile.name = free_name(&name, &names);
        let fate = match (
            here.iter().find(|old| old.id == profile.id),
            store::entry_named(toml, profile.id),
        ) {
            (Some(old), _) if *old == profile => Fate::Unchanged,
            (Some(old), _) => Fate::Replaces {
                name: old.name.clone(),
                changed: entry::changed_fields(old, &profile),
            },
            (None, Some(name)) => Fate::Replaces {
                name,
                changed: Vec::new(),
            },
            (None, None) if profile.name != name => Fate::SameName { name },
            (None, None) => Fate::New,
        };
        planned.push(Planned { profile, fate });
    }
    planned
}

/// `Acme`, or `Acme (2)` when that is taken; never longer than a name may be.
fn free_name(name: &str, taken: &[String]) -> String {
    let is_free = |name: &str| !taken.iter().any(|other| same_name(other, name));
    if is_free(name) {
        return name.to_owned();
    }
    let mut number = 2_u64;
    loop {
        let suffix = format!(" ({number})");
        let room = LONGEST_NAME.saturating_sub(suffix.len());
        let next: String = name.chars().take(room).chain(suffix.chars()).collect();
        if is_free(&next) {
            return next;
        }
        number += 1;
    }
}
