//! What can keep the profiles and settings files from being read or written.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::document::Unreadable;
use super::profile::LONGEST_NAME;
use crate::campaign::Message;

/// Why a file could not be read, written, imported or exported. What stood in it is still there.
#[derive(Debug, Error)]
#[error("{}", self.message())]
pub enum ProfilesError {
    /// The system would not read it.
    Read {
        /// The file.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// The system would not write it.
    Write {
        /// The file.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// The folder for it is missing and cannot be created.
    Folder {
        /// The folder.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// Another running copy of the program kept it for longer than we wait.
    Busy {
        /// The file.
        path: PathBuf,
    },
    /// A newer version of the program wrote it.
    Newer {
        /// The file.
        path: PathBuf,
        /// The version that stands in it.
        version: String,
    },
    /// It is not such a file (imports only: the program's own files are kept aside instead).
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        why: Unreadable,
    },
    /// The program's own file is no such file, and is not to be set aside now.
    NotOurs {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        why: Unreadable,
    },
    /// Another profile has this name.
    NameTaken {
        /// The name.
        name: String,
    },
    /// No profile can have this name.
    Name(NameError),
    /// The id is the built-in practice connection's, which stands in no file.
    PracticeId,
    /// The API key is more than one line.
    ApiKey,
    /// The CA file's name is not Unicode, so that no TOML file can hold it.
    CaFile {
        /// The file that it names.
        path: PathBuf,
    },
    /// An export would overwrite a file that the program itself keeps.
    OwnFile {
        /// The file.
        path: PathBuf,
    },
    /// The profiles changed between the look at the import and the import.
    PlanOutdated {
        /// The imported file.
        path: PathBuf,
    },
}

impl ProfilesError {
    /// What to tell the person.
    pub fn message(&self) -> Message {
        match self {
            Self::Read { path, source } => about_path("file-cannot-be-read", path, source),
            Self::Write { path, source } => about_path("file-cannot-be-written", path, source),
            Self::Folder { path, source } => about_path("folder-cannot-be-created", path, source),
            Self::Busy { path } => Message::new("file-busy").with("path", shown(path)),
            Self::Newer { path, version } => newer(path, version),
            Self::Unreadable { path, why } => why.import_message(path),
            Self::NotOurs { path, why } => why.refusal(path),
            Self::NameTaken { name } => {
                Message::new("profile-name-taken").with("name", name.as_str())
            }
            Self::Name(error) => error.message(),
            Self::PracticeId => Message::new("profile-id-practice"),
            Self::ApiKey => Message::new("profile-api-key-not-one-line"),
            Self::CaFile { path } => {
                Message::new("profile-ca-file-not-text").with("path", shown(path))
            }
            Self::OwnFile { path } => Message::new("own-file").with("path", shown(path)),
            Self::PlanOutdated { path } => {
                Message::new("import-outdated").with("path", shown(path))
            }
        }
    }
}

/// Why a text cannot be a profile's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("{}", self.message())]
pub enum NameError {
    /// Nothing in it but blanks.
    Empty,
    /// A line break or another control character stands in it.
    NotOneLine,
    /// Longer than any name that was meant.
    TooLong,
}

impl NameError {
    /// What to tell the person.
    pub fn message(&self) -> Message {
        match self {
            Self::Empty => Message::new("profile-name-empty"),
            Self::NotOneLine => Message::new("profile-name-not-one-line"),
            Self::TooLong => Message::new("profile-name-too-long")
                .with("most", i64::try_from(LONGEST_NAME).unwrap_or(i64::MAX)),
        }
    }
}

/// The sentence about a file that a newer version of the program wrote.
pub(super) fn newer(path: &Path, version: &str) -> Message {
    Message::new("file-newer")
        .with("path", shown(path))
        .with("version", version)
}

/// A path as a person can read it.
pub(super) fn shown(path: &Path) -> String {
    path.display().to_string()
}

fn about_path(key: &'static str, path: &Path, reason: &io::Error) -> Message {
    Message::new(key)
        .with("path", shown(path))
        .with("reason", reason.to_string())
}
