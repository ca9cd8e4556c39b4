//! Everything that the engine room tells the window.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::campaign::import::{Found, WorkflowList};
use crate::campaign::{Command, Message, Outcome, Reading, ReadingError, Record};
use crate::profiles::{ImportPlan, LoadedSettings, ProfileId, Profiles, ProfilesError};
use crate::remote::{CheckLine, Confirmation, Look, Pace, Target};

use super::appearance::Appearance;
use super::looking::Sight;
use super::page::Page;
use super::paths::PathSeen;
use super::practising::Practising;
use super::recalling::Recalled;
use super::request::{PathPurpose, RequestId};

/// News from the engine room.
#[derive(Debug)]
pub enum Event {
    /// The connection to practise with; the first thing that is said.
    Practising(Box<Practising>),
    /// The desktop is light or dark, from now on.
    Appearance(Appearance),
    /// `settings.toml` was read.
    Settings(Result<LoadedSettings, ProfilesError>),
    /// `profiles.toml` was read.
    Profiles(Result<Profiles, ProfilesError>),
    /// A command has come to its end.
    Answered {
        /// Which one.
        id: RequestId,
        /// What came of it.
        outcome: Box<Outcome>,
        /// The answer's body, ready to be drawn.
        page: Arc<Page>,
        /// How long the session's token still lasts, where that is known.
        token_remaining: Option<Duration>,
    },
    /// A reading has come to its end.
    Read {
        /// Which one.
        id: RequestId,
        /// What came of it.
        reading: Box<Reading>,
        /// The answer's body, ready to be drawn.
        page: Arc<Page>,
        /// How long the session's token still lasts, where that is known.
        token_remaining: Option<Duration>,
    },
    /// The record was read for a command that is followed.
    Looked {
        /// Which request.
        id: RequestId,
        /// What was seen.
        look: Box<Look>,
    },
    /// A command was followed to its end.
    Followed {
        /// Which request.
        id: RequestId,
        /// What came of it.
        confirmation: Box<Confirmation>,
    },
    /// News of a restart.
    Restart {
        /// Which request.
        id: RequestId,
        /// What is new.
        news: Box<RestartNews>,
    },
    /// The record of a watched workflow was read.
    Watched {
        /// Which one.
        target: Box<Target>,
        /// What it said, or why it could not be read.
        record: Box<Result<Record, ReadingError>>,
        /// How the watch is getting on.
        pace: Pace,
    },
    /// How long a profile's token lasts.
    TokenSeen {
        /// Whose token.
        profile: ProfileId,
        /// How long; `None` where nobody can tell.
        remaining: Option<Duration>,
    },
    /// A profile was saved, or was not.
    ProfileSaved {
        /// Which one.
        id: ProfileId,
        /// All profiles as they are now, or what went wrong.
        result: Result<Profiles, SaveTrouble>,
    },
    /// A list of workflows was saved, or was not.
    WorkflowsSaved(Result<Profiles, ProfilesError>),
    /// A profile was forgotten, or was not.
    ProfileRemoved {
        /// Which one.
        id: ProfileId,
        /// All profiles as they are now, or what went wrong.
        result: Result<Profiles, RemoveTrouble>,
    },
    /// What importing a file would do.
    ImportPlanned(Result<ImportPlan, ProfilesError>),
    /// Profiles were imported, or were not.
    Imported(Result<Profiles, ProfilesError>),
    /// Profiles were exported, or were not.
    Exported(Result<PathBuf, ProfilesError>),
    /// Something that the person should know.
    Noticed(Message),
    /// Settings could not be written.
    SettingsNotSaved(ProfilesError),
    /// A body was written, or was not.
    BodySaved(Result<PathBuf, Message>),
    /// Something is known of work for the response viewer.
    Seen {
        /// Which work.
        id: RequestId,
        /// What is known.
        sight: Sight,
    },
    /// The journal has said something.
    Recalled {
        /// To which question.
        id: RequestId,
        /// What.
        recalled: Box<Recalled>,
    },
    /// One line of a check is known.
    CheckSaid {
        /// Which check.
        id: RequestId,
        /// The line.
        line: Box<CheckLine>,
    },
    /// A check is over.
    CheckEnded {
        /// Which check.
        id: RequestId,
        /// All its lines.
        lines: Vec<CheckLine>,
    },
    /// Credentials were read, or why not.
    CredentialsRead {
        /// Which request.
        id: RequestId,
        /// The file that they came from; it still holds what it held.
        path: Option<PathBuf>,
        /// What was found.
        found: Result<Found, Message>,
    },
    /// A list of workflows was read, or why not.
    ListRead {
        /// Which request.
        id: RequestId,
        /// What was found.
        found: Result<WorkflowList, Message>,
    },
    /// It is known where a typed path leads, or why to no place that is wanted.
    PathSeen {
        /// Which request.
        id: RequestId,
        /// Where.
        seen: Result<PathSeen, Message>,
    },
    /// The system's file dialog has closed.
    PathChosen {
        /// What the file is for.
        purpose: PathPurpose,
        /// The file; `None` when the person cancelled, or when there is no dialog program.
        path: Option<PathBuf>,
        /// How long the dialog was on screen: next to no time means that there was none.
        open_for: Duration,
    },
}

/// How far a restart has come.
#[derive(Debug)]
pub enum RestartNews {
    /// One of its commands came to its end.
    Answered {
        /// Which one.
        command: Command,
        /// What came of it.
        outcome: Box<Outcome>,
        /// The answer's body, ready to be drawn.
        page: Arc<Page>,
    },
    /// The record was read.
    Looked(Look),
    /// One of its commands was followed to its end.
    Followed(Confirmation),
    /// There will be no more news.
    Ended,
}

/// Why a profile was not saved whole.
#[derive(Debug)]
pub enum SaveTrouble {
    /// Nothing was saved.
    Profile(ProfilesError),
    /// The profile was saved, its secrets were not; they are still in the editor.
    Secrets(Profiles, Message),
}

/// Why a profile was not forgotten.
#[derive(Debug)]
pub enum RemoveTrouble {
    /// The file could not be written.
    Profile(ProfilesError),
    /// Its secrets could not be removed; the profile is still there.
    Secrets(Message),
}
