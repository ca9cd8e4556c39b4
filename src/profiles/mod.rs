//! Connection profiles and settings: what one is, and the files that keep them.
//!
//! - [`profile`](Profile): one saved connection, and which environment its commands are guarded as;
//! - [`store`](ProfileStore): `profiles.toml`, shared safely by several running copies of the program;
//! - [`transfer`](ImportPlan): profiles to and from a file of their own;
//! - [`settings`](SettingsStore): `settings.toml`;
//! - `document` and `file` beneath them: TOML edited in place, written atomically, under a lock.
//!
//! No secret can stand in any of these files: the types here have no place for one (see `vault`).
//! Everything here blocks on the disk: call it off the drawing thread.

mod document;
mod entry;
mod error;
mod file;
mod folders;
mod positions;
mod profile;
mod proxy;
mod settings;
mod store;
mod transfer;
mod workflows;

pub use document::Unreadable;
pub use error::{NameError, ProfilesError};
pub use folders::{Folders, OwnFiles};
pub use profile::{Environment, Profile, ProfileId, SavedWorkflow, SignInKind, profile_name};
pub use proxy::{ProxyUrl, ProxyUrlError};
pub use settings::{LoadedSettings, Settings, SettingsStore, Theme};
pub use store::{ProfileStore, Profiles, Trouble};
pub use transfer::{Fate, ImportPlan, Planned};
