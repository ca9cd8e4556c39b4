//! What can keep the journal from being written or read.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::campaign::Message;

/// Why something could not be written into the journal or read from it. What stands in it is still there.
#[derive(Debug, Error)]
#[error("{}", self.message())]
pub enum JournalError {
    /// The folder for it is missing and cannot be created.
    Folder {
        /// The folder.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// The file cannot be opened.
    Open {
        /// The file.
        path: PathBuf,
        /// Why not.
        reason: String,
    },
    /// The file cannot be written.
    Write {
        /// The file.
        path: PathBuf,
        /// Why not.
        reason: String,
    },
    /// The disk is full.
    Full {
        /// The file.
        path: PathBuf,
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
        version: i64,
    },
    /// An older version of the program wrote it, and it could not be brought to this one's.
    Older {
        /// The file.
        path: PathBuf,
        /// The version that stands in it.
        version: i64,
    },
    /// The file cannot be read.
    Read {
        /// The file.
        path: PathBuf,
        /// Why not.
        reason: String,
    },
    /// It is damaged, or something else lies under its name.
    Damaged {
        /// The file.
        path: PathBuf,
        /// What was seen.
        reason: String,
    },
    /// There is no such entry (any more).
    Gone {
        /// The entry.
        id: String,
    },
    /// The file for an export cannot be written.
    Export {
        /// That file.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// An export would overwrite the journal itself.
    OwnFile {
        /// The file.
        path: PathBuf,
    },
    /// The person cancelled an export; no file was left.
    Cancelled,
    /// The program is ending.
    Stopped,
}

impl JournalError {
    /// What to tell the person; `<key>-next` says what to do about it.
    pub fn message(&self) -> Message {
        let about = |key, path: &Path| Message::new(key).with("path", path.display().to_string());
        match self {
            Self::Folder { path, source } => {
                about("journal-folder", path).with("reason", source.to_string())
            }
            Self::Open { path, reason } => {
                about("journal-not-opened", path).with("reason", reason.as_str())
            }
            Self::Write { path, reason } => {
                about("journal-not-written", path).with("reason", reason.as_str())
            }
            Self::Full { path } => about("journal-disk-full", path),
            Self::Busy { path } => about("journal-busy", path),
            Self::Newer { path, version } => {
                about("journal-newer", path).with("version", version.to_string())
            }
            Self::Older { path, version } => {
                about("journal-older", path).with("version", version.to_string())
            }
            Self::Read { path, reason } => {
                about("journal-not-read", path).with("reason", reason.as_str())
            }
            Self::Damaged { path, reason } => {
                about("journal-damaged", path).with("reason", reason.as_str())
            }
            Self::Gone { id } => Message::new("journal-entry-gone").with("id", id.as_str()),
            Self::Export { path, source } => {
                about("journal-not-exported", path).with("reason", source.to_string())
            }
            Self::OwnFile { path } => about("own-file", path),
            Self::Cancelled => Message::new("journal-export-cancelled"),
            Self::Stopped => Message::new("journal-stopped"),
        }
    }
}

/// What was being done when SQLite said no.
#[derive(Debug, Clone, Copy)]
pub(super) enum Doing {
    Opening,
    Writing,
    Reading,
}

/// What SQLite's "no" means to a person.
pub(super) fn explained(path: &Path, doing: Doing, error: &rusqlite::Error) -> JournalError {
    use rusqlite::ErrorCode as Code;
    let path = path.to_owned();
    let reason = error.to_string();
    match error.sqlite_error_code() {
        Some(Code::DiskFull) => JournalError::Full { path },
        Some(Code::DatabaseBusy | Code::DatabaseLocked) => JournalError::Busy { path },
        Some(Code::NotADatabase | Code::DatabaseCorrupt) => JournalError::Damaged { path, reason },
        Some(Code::OperationInterrupted) => JournalError::Cancelled,
        Some(Code::CannotOpen) => JournalError::Open { path, reason },
        _ => match doing {
            Doing::Opening => JournalError::Open { path, reason },
            Doing::Writing => JournalError::Write { path, reason },
            Doing::Reading => JournalError::Read { path, reason },
        },
    }
}
