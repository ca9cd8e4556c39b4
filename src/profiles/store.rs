//! `profiles.toml`: read tolerantly, changed in place, shared by several running copies of the program.

use std::path::{Path, PathBuf};

use toml_edit::{ArrayOfTables, DocumentMut, InlineTable, Item, Table, TableLike, Value};

use super::document::{Document, Unreadable, secret_fields};
use super::entry;
use super::error::{self, ProfilesError};
use super::file::{self, LockedFile};
use super::positions;
use super::profile::{Profile, ProfileId, is_one_line, profile_name};
use super::transfer::{self, ImportPlan};
use crate::campaign::Message;

/// The file that keeps the profiles.
///
/// Every change reads the file afresh under a lock, so that no other running copy's change is lost.
#[derive(Debug, Clone)]
pub struct ProfileStore {
    path: PathBuf,
}

/// What stands in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profiles {
    /// The profiles that can be used, in the file's order.
    pub profiles: Vec<Profile>,
    /// The entries that cannot be used; they stay in the file.
    pub troubles: Vec<Trouble>,
    /// What the person should know about the file as a whole.
    pub notices: Vec<Message>,
    /// Whether it can be saved to: not when a newer version of the program wrote it.
    pub writable: bool,
}

/// An entry that cannot be used, or a saved workflow of one, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// The profile's name; its id or its place (`#3`) where it has none.
    pub name: String,
    /// The field of the file that is wrong, e.g. `base_url`.
    pub field: String,
    /// What is wrong with it.
    pub message: Message,
}

impl ProfileStore {
    /// Touches nothing yet.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }

    /// The file, as a person may want to open it.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Reads the file. A missing one holds no profiles; one that is no such file is left alone
    /// and said in a notice.
    ///
    /// # Errors
    /// When the system would not read it.
    pub fn load(&self) -> Result<Profiles, ProfilesError> {
        let document = read_document(&self.path)?;
        Ok(self.profiles_in(&document, Vec::new()))
    }

    /// The same, where a file that is no such file is an error: for whoever must not take it for an empty one.
    ///
    /// # Errors
    /// When the system would not read it, or it is no such file.
    pub fn load_sound(&self) -> Result<Profiles, ProfilesError> {
        let document = self.sound_document()?;
        Ok(self.profiles_in(&document, Vec::new()))
    }

    /// A profile as it stands in the file by now; `None` where it is there no longer. A file that cannot be read says
    /// nothing, and the built-in profile stands in none: `known` is the last word then.
    pub fn as_it_is_now(&self, known: &Profile) -> Option<Profile> {
        if known.id == ProfileId::PRACTICE {
            return Some(known.clone());
        }
        match self.load_sound() {
            Ok(loaded) => loaded.profiles.into_iter().find(|one| one.id == known.id),
            Err(error) => {
                tracing::warn!(%error, "profiles not read again");
                Some(known.clone())
            }
        }
    }

    /// Looks whether a change could be saved without setting anything aside; changes nothing. For whoever must change
    /// something else first that cannot be taken back.
    ///
    /// # Errors
    /// As [`ProfileStore::save`], and when the file is no such file.
    pub fn check_writable(&self) -> Result<(), ProfilesError> {
        let file = LockedFile::open(&self.path)?;
        let document = self.sound_document()?;
        if let Some(version) = document.newer() {
            return Err(ProfilesError::Newer {
                path: self.path.clone(),
                version: version.to_owned(),
            });
        }
        file.rehearse(&document.to_text())
    }

    /// Adds the profile, or replaces the one with its id.
    ///
    /// # Errors
    /// When another profile has the name, or the file cannot be written; nothing has changed then.
    pub fn save(&self, profile: &Profile) -> Result<Profiles, ProfilesError> {
        let profile = checked(profile)?;
        self.change(|document| {
            let before = profiles_of(document.toml()).profiles;
            let before = before.iter().find(|one| one.id == profile.id);
            put(document.toml_mut(), before, &profile)
        })
    }

    /// Saves what differs from `before` to `after` and nothing else: what another running copy
    /// of the program changed in the same profile in the meantime stays, its workflows one by one.
    ///
    /// A profile that is gone by now comes back as `after`.
    ///
    /// # Errors
    /// As [`ProfileStore::save`].
    pub fn save_changes(
        &self,
        before: &Profile,
        after: &Profile,
    ) -> Result<Profiles, ProfilesError> {
        let after = checked(after)?;
        self.change(|document| put(document.toml_mut(), Some(before), &after))
    }

    /// Removes the profile; a missing one is fine. Its secrets are the vault's to forget.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn remove(&self, id: ProfileId) -> Result<Profiles, ProfilesError> {
        self.change(|document| {
            take_away(document.toml_mut(), id);
            Ok(())
        })
    }

    /// Reads a file of exported profiles and says what importing it would do. Changes nothing.
    ///
    /// # Errors
    /// When one of the two files cannot be read, or the imported one is no such file.
    pub fn plan_import(&self, path: &Path) -> Result<ImportPlan, ProfilesError> {
        let import = transfer::read_import(path)?;
        Ok(transfer::plan(import, &read_document(&self.path)?))
    }

    /// Does exactly what the plan says, all or nothing.
    ///
    /// # Errors
    /// When the profiles changed since the plan was made, or the file cannot be written.
    pub fn import(&self, plan: &ImportPlan) -> Result<Profiles, ProfilesError> {
        self.change(|document| transfer::carry_out(plan, document))
    }

    /// Writes the profiles into a file of their own, without any secret: a [`Profile`] holds none.
    ///
    /// # Errors
    /// When the file is one that this program keeps, or cannot be written; what stood there before is still there then.
    pub fn export(&self, profiles: &[Profile], path: &Path) -> Result<(), ProfilesError> {
        let settings = self.path.with_file_name("settings.toml");
        if file::is_same(path, &self.path) || file::is_same(path, &settings) {
            return Err(ProfilesError::OwnFile {
                path: path.to_owned(),
            });
        }
        transfer::export(profiles, path)
    }

    fn change(
        &self,
        change: impl FnOnce(&mut Document) -> Result<(), ProfilesError>,
    ) -> Result<Profiles, ProfilesError> {
        let file = LockedFile::open(&self.path)?;
        let mut document = read_document(&self.path)?;
        if document.newer().is_none() {
            change(&mut document)?;
        }
        let (document, notices) = document.write(&file, &self.path)?;
        Ok(self.profiles_in(&document, notices))
    }

    fn sound_document(&self) -> Result<Document, ProfilesError> {
        let document = read_document(&self.path)?;
        match document.unreadable() {
            None => Ok(document),
            Some(why) => Err(ProfilesError::NotOurs {
                path: self.path.clone(),
                why: why.clone(),
            }),
        }
    }

    fn profiles_in(&self, document: &Document, notices: Vec<Message>) -> Profiles {
        let mut profiles = profiles_of(document.toml());
        profiles.notices = notices;
        profiles.notices.extend(document.notices(&self.path));
        let secrets: Vec<_> = secret_fields(document.toml().as_table())
            .into_iter()
            .collect();
        if !secrets.is_empty() {
            profiles.notices.push(
                Message::new("profiles-hold-secrets")
                    .with("path", error::shown(&self.path))
                    .with("fields", secrets.join(", ")),
            );
        }
        profiles.writable = document.newer().is_none();
        profiles
    }
}

/// Where the entries stand in the file.
const PROFILE: &str = "profile";

/// Reads a file whose entries can be changed in place.
pub(super) fn read_document(path: &Path) -> Result<Document, ProfilesError> {
    Document::read(path, |toml| match toml.get(PROFILE) {
        None | Some(Item::None | Item::ArrayOfTables(_) | Item::Value(Value::Array(_))) => None,
        Some(_other) => Some(Unreadable::OtherShape { field: PROFILE }),
    })
}

/// The entries that can be used, and those that cannot.
pub(super) fn profiles_of(toml: &DocumentMut) -> Profiles {
    let mut profiles: Vec<Profile> = Vec::new();
    let mut troubles = Vec::new();
    for (index, entry) in entries(toml).into_iter().enumerate() {
        let Some(table) = entry else {
            troubles.push(Trouble {
                name: format!("#{}", index + 1),
                field: PROFILE.to_owned(),
                message: Message::new("profile-field-wrong-type").with("field", PROFILE),
            });
            continue;
        };
        let name = name_of(table, index);
        match entry::read(table, &name) {
            Err(trouble) => troubles.push(trouble),
            Ok((profile, wrong)) => {
                if let Some((field, message)) = double(&profiles, &profile) {
                    troubles.push(Trouble {
                        name,
                        field: field.to_owned(),
                        message,
                    });
                } else {
                    profiles.push(profile);
                    troubles.extend(wrong);
                }
            }
        }
    }
    Profiles {
        profiles,
        troubles,
        notices: Vec::new(),
        writable: true,
    }
}

/// Whether two names are one to a person.
pub(super) fn same_name(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

/// The names in use by other entries, those that cannot be used included.
pub(super) fn other_names(toml: &DocumentMut, id: ProfileId) -> Vec<String> {
    entries(toml)
        .into_iter()
        .flatten()
        .filter(|table| id_of(*table) != Some(id))
        .filter_map(|table| entry::raw_text(table, "name").map(str::to_owned))
        .collect()
}

/// Whether an entry has this id, even one that cannot be used; the name that it has.
pub(super) fn entry_named(toml: &DocumentMut, id: ProfileId) -> Option<String> {
    let all = entries(toml).into_iter().enumerate();
    all.filter_map(|(index, table)| Some((index, table?)))
        .find(|(_index, table)| id_of(*table) == Some(id))
        .map(|(index, table)| name_of(table, index))
}

/// Adds the profile, or changes its entry from `before` to `after`.
pub(super) fn put(
    toml: &mut DocumentMut,
    before: Option<&Profile>,
    after: &Profile,
) -> Result<(), ProfilesError> {
    let is_new = entry_named(toml, after.id).is_none();
    let is_renamed = is_new || before.is_none_or(|before| before.name != after.name);
    let taken = || {
        let names = other_names(toml, after.id);
        names.iter().any(|name| same_name(name, &after.name))
    };
    if is_renamed && taken() {
        return Err(ProfilesError::NameTaken {
            name: after.name.clone(),
        });
    }
    if is_new {
        add(toml, after);
    } else if let Some(table) = entry_mut(toml, after.id) {
        entry::write(table, before, after);
    }
    Ok(())
}

fn add(toml: &mut DocumentMut, profile: &Profile) {
    match toml.get_mut(PROFILE) {
        Some(Item::Value(Value::Array(values))) if !values.is_empty() => {
            let mut table = InlineTable::new();
            // A list within a line can hold no [[tables]].
            table.insert("workflow", Value::Array(toml_edit::Array::new()));
            entry::write(&mut table, None, profile);
            values.push(table);
        }
        Some(Item::ArrayOfTables(tables)) => {
            let mut table = Table::new();
            entry::write(&mut table, None, profile);
            table.set_position(tables.iter().filter_map(positions::last).max());
            tables.push(table);
        }
        _ => {
            let mut tables = ArrayOfTables::new();
            let mut table = Table::new();
            entry::write(&mut table, None, profile);
            tables.push(table);
            toml.insert(PROFILE, Item::ArrayOfTables(tables));
        }
    }
}

fn take_away(toml: &mut DocumentMut, id: ProfileId) {
    match toml.get_mut(PROFILE) {
        Some(Item::ArrayOfTables(tables)) => {
            let Some(index) = tables.iter().position(|table| id_of(table) == Some(id)) else {
                return;
            };
            let gone = tables.remove(index);
            // What stands above a blank line above the entry belongs to the file, not to the entry.
            let prefix = gone.decor().prefix().and_then(|prefix| prefix.as_str());
            let Some((kept, _own)) = prefix.and_then(|prefix| prefix.rsplit_once("\n\n")) else {
                return;
            };
            if kept.trim().is_empty() {
                return;
            }
            let kept = format!("{kept}\n");
            if let Some(next) = tables.get_mut(index) {
                let old = next.decor().prefix().and_then(|prefix| prefix.as_str());
                let prefix = format!("{kept}{}", old.unwrap_or("\n"));
                next.decor_mut().set_prefix(prefix);
            } else {
                let prefix = format!("{kept}{}", toml.trailing().as_str().unwrap_or_default());
                toml.set_trailing(prefix);
            }
        }
        Some(Item::Value(Value::Array(values))) => {
            let fits = |value: &Value| value.as_inline_table().and_then(|table| id_of(table));
            let index = values.iter().position(|value| fits(value) == Some(id));
            if let Some(index) = index {
                values.remove(index);
            }
        }
        _ => {}
    }
}

/// `None` stands for something in the list that is no table.
fn entries(toml: &DocumentMut) -> Vec<Option<&dyn TableLike>> {
    match toml.get(PROFILE) {
        Some(Item::ArrayOfTables(tables)) => tables
            .iter()
            .map(|table| Some(table as &dyn TableLike))
            .collect(),
        Some(Item::Value(Value::Array(values))) => values
            .iter()
            .map(|value| value.as_inline_table().map(|table| table as &dyn TableLike))
            .collect(),
        _ => Vec::new(),
    }
}

fn entry_mut(toml: &mut DocumentMut, id: ProfileId) -> Option<&mut dyn TableLike> {
    match toml.get_mut(PROFILE) {
        Some(Item::ArrayOfTables(tables)) => tables
            .iter_mut()
            .find(|table| id_of(*table) == Some(id))
            .map(|table| table as &mut dyn TableLike),
        Some(Item::Value(Value::Array(values))) => values
            .iter_mut()
            .filter_map(Value::as_inline_table_mut)
            .find(|table| id_of(*table) == Some(id))
            .map(|table| table as &mut dyn TableLike),
        _ => None,
    }
}

fn id_of(table: &dyn TableLike) -> Option<ProfileId> {
    entry::raw_text(table, "id").and_then(ProfileId::parse)
}

fn name_of(table: &dyn TableLike, index: usize) -> String {
    let usable = |text: &&str| profile_name(text).is_ok();
    entry::raw_text(table, "name")
        .filter(usable)
        .or_else(|| entry::raw_text(table, "id").filter(usable))
        .map_or_else(|| format!("#{}", index + 1), str::to_owned)
}

/// Which field says that the profile is there already, in the file or built in.
fn double(profiles: &[Profile], profile: &Profile) -> Option<(&'static str, Message)> {
    if profile.id == ProfileId::PRACTICE {
        return Some(("id", ProfilesError::PracticeId.message()));
    }
    if profiles.iter().any(|one| one.id == profile.id) {
        return Some(("id", Message::new("profile-id-double")));
    }
    let named = profiles
        .iter()
        .any(|one| same_name(&one.name, &profile.name));
    named.then(|| ("name", Message::new("profile-name-double")))
}

/// As the file can keep it, or why it cannot.
fn checked(profile: &Profile) -> Result<Profile, ProfilesError> {
    profile_name(&profile.name).map_err(ProfilesError::Name)?;
    if profile.id == ProfileId::PRACTICE {
        return Err(ProfilesError::PracticeId);
    }
    if !is_one_line(&profile.api_key) {
        return Err(ProfilesError::ApiKey);
    }
    if let Some(path) = profile
        .ca_file
        .as_ref()
        .filter(|path| path.to_str().is_none())
    {
        return Err(ProfilesError::CaFile { path: path.clone() });
    }
    Ok(entry::rounded(profile))
}
