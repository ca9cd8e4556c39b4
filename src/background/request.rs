//! Everything that the window can ask of the engine room.

use std::fmt;
use std::future::Future;
use std::path::PathBuf;
use std::pin::Pin;
use std::time::Duration;

use bytes::Bytes;
use secrecy::SecretString;
use zeroize::Zeroizing;

use crate::campaign::{WorkflowId, WorkflowState};
use crate::journal::{Filter, Format};
use crate::profiles::{ImportPlan, Profile, ProfileId, Settings, Theme};
use crate::remote::{Accepted, Order, Target, Watched};
use crate::vault::Secret;

use super::looking::Look;
use super::paths::PathUse;
use super::recalling::Recall;

/// Names one request, so that its answer finds it and a cancellation too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RequestId(pub u64);

/// Work to be done off the drawing thread.
#[derive(Debug)]
pub enum Request {
    /// Send one command, once.
    Send {
        /// Its name.
        id: RequestId,
        /// What to send, and where.
        order: Box<Order>,
    },
    /// Read a workflow's record.
    Read {
        /// Its name.
        id: RequestId,
        /// Which workflow.
        target: Box<Target>,
    },
    /// Look until a command that was accepted is seen to have been applied.
    Follow {
        /// Its name.
        id: RequestId,
        /// The command, and how long to look.
        accepted: Box<Accepted>,
    },
    /// Look while a workflow is on its way from one state to another.
    LookOn {
        /// Its name.
        id: RequestId,
        /// Whose record.
        target: Box<Target>,
        /// How long to look.
        limit: Duration,
    },
    /// Stop a workflow, and start it once that is seen.
    Restart {
        /// Its name.
        id: RequestId,
        /// The stop.
        order: Box<Order>,
        /// What the record said shortly before.
        before: Option<WorkflowState>,
        /// How long to wait for each of its commands.
        limit: Duration,
    },
    /// Watch these workflows from now on, and no others.
    Watch {
        /// Which ones.
        watched: Vec<Watched>,
        /// How often each.
        interval: Duration,
    },
    /// Let the system say something, even while the window is out of sight.
    Notify {
        /// In a few words.
        title: String,
        /// And in some more.
        text: String,
    },
    /// Do something with a body for the response viewer.
    Look {
        /// Its name.
        id: RequestId,
        /// What.
        look: Box<Look>,
    },
    /// Ask the journal.
    Recall {
        /// Its name.
        id: RequestId,
        /// What.
        recall: Box<Recall>,
    },
    /// Give up what is on its way.
    Cancel {
        /// Which one.
        id: RequestId,
    },
    /// Look whether a command could be sent; no command is.
    Check {
        /// Its name.
        id: RequestId,
        /// The profile, perhaps not yet saved.
        profile: Box<Profile>,
        /// The secrets that were typed; otherwise the keyring's.
        secrets: Vec<(Secret, SecretString)>,
        /// A workflow whose record should be readable.
        workflow: Option<WorkflowId>,
    },
    /// Look how long the profile's token lasts; nobody is asked for a new one.
    LookAtToken {
        /// Whose token.
        profile: Box<Profile>,
    },
    /// Read `profiles.toml`.
    LoadProfiles,
    /// Write one profile, and its secrets that were typed.
    SaveProfile {
        /// What the editor began with: only what differs from it is written,
        /// so that another running copy's changes stay. `None` for a new profile.
        before: Option<Box<Profile>>,
        /// The profile.
        profile: Box<Profile>,
        /// The secrets that were typed; those that were not stay as they are.
        secrets: Vec<(Secret, SecretString)>,
        /// Where the secrets go.
        keep: Keep,
    },
    /// Write a profile's list of workflows.
    SaveWorkflows {
        /// The profile as it was: only what differs is written.
        before: Box<Profile>,
        /// The profile with its new list.
        profile: Box<Profile>,
    },
    /// Forget one profile and its secrets.
    RemoveProfile {
        /// Which one.
        id: ProfileId,
        /// Go on when the keyring cannot be reached; its secrets stay there then.
        even_if_secrets_stay: bool,
    },
    /// Say what importing a file would do.
    PlanImport {
        /// The file.
        path: PathBuf,
    },
    /// Do what was said.
    Import {
        /// What was said.
        plan: Box<ImportPlan>,
    },
    /// Write all profiles to a file, without secrets: they have none.
    Export {
        /// The file.
        path: PathBuf,
    },
    /// Change one setting in `settings.toml`.
    ChangeSetting(SettingChange),
    /// Write an answer's body, byte for byte.
    SaveBody {
        /// The file.
        path: PathBuf,
        /// The bytes.
        body: Bytes,
    },
    /// Look where a path leads that was typed.
    LookAtPath {
        /// Its name.
        id: RequestId,
        /// What was typed.
        typed: String,
        /// What it is for.
        path_use: PathUse,
    },
    /// Read a credential file, or a text that was pasted.
    ReadCredentials {
        /// Its name.
        id: RequestId,
        /// Where it is.
        source: CredentialSource,
    },
    /// Read a list of workflows: a file, or a text too long to be read while drawing.
    ReadList {
        /// Its name.
        id: RequestId,
        /// Where it is.
        source: ListSource,
    },
    /// Wait for the person to choose a file in the system's dialog.
    AwaitPath {
        /// What the file is for.
        purpose: PathPurpose,
        /// The dialog.
        dialog: PathFuture,
    },
}

/// One change of the settings.
#[derive(Debug, Clone, PartialEq)]
pub enum SettingChange {
    /// The language's code; `None` for the system's.
    Language(Option<String>),
    /// Light, dark, or as the system has it.
    Theme(Theme),
    /// How much larger than usual everything is drawn.
    Zoom(f32),
    /// The profile to choose at the next start.
    LastProfile(ProfileId),
    /// How often a watched workflow is read, in seconds.
    WatchEvery(u64),
    /// How long an accepted command is followed, in seconds.
    ConfirmFor(u64),
    /// Whether the system says it when a watched workflow changes.
    Notify(bool),
}

impl SettingChange {
    /// Makes the change in `settings`.
    pub fn apply_to(&self, settings: &mut Settings) {
        match self {
            Self::Language(code) => settings.language.clone_from(code),
            Self::Theme(theme) => settings.theme = *theme,
            Self::Zoom(zoom) => settings.zoom = Some(*zoom),
            Self::LastProfile(id) => settings.last_profile = Some(*id),
            Self::WatchEvery(seconds) => settings.watch_every_s = Some(*seconds),
            Self::ConfirmFor(seconds) => settings.confirm_for_s = Some(*seconds),
            Self::Notify(notify) => settings.notify = *notify,
        }
    }
}

/// Where secrets go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// Into the OS keyring.
    InKeyring,
    /// Into this process's memory, until it ends.
    ForThisSession,
}

/// Where credentials are read from.
pub enum CredentialSource {
    /// A file; it is read, and not kept.
    File(PathBuf),
    /// A text, which may hold a secret.
    Text(Zeroizing<String>),
}

/// Not the text: it may be a secret.
impl fmt::Debug for CredentialSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => f.debug_tuple("File").field(path).finish(),
            Self::Text(_) => f.write_str("Text"),
        }
    }
}

/// Where a list of workflows is read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListSource {
    /// A file.
    File(PathBuf),
    /// A text that was pasted.
    Text(String),
}

/// What a chosen file is for. What is to be written is what was on screen when the file was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PathPurpose {
    /// Profiles are read from it.
    Import,
    /// Profiles are written to it.
    Export,
    /// This answer's body is written to it.
    Body(Bytes),
    /// Credentials are read from it.
    Credentials,
    /// Workflows are read from it.
    Workflows,
    /// The journal's entries that this filter wants are written to it.
    Journal(Format, Box<Filter>),
}

/// A file dialog that is on screen.
pub struct PathFuture(pub Pin<Box<dyn Future<Output = Option<PathBuf>> + Send>>);

impl fmt::Debug for PathFuture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PathFuture")
    }
}
