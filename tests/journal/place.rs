//! A folder with a journal in it, and entries to write.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};
use std::time::Duration;

use campaign_remote::campaign::{Command, Organization, WorkflowId};
use campaign_remote::journal::{Conclusion, Entry, EntryId, Filter, Intent, Journal, Ruling, Who};
use jiff::Zoned;
use rusqlite::Connection;
use tempfile::TempDir;

pub(crate) struct Place {
    pub(crate) folder: TempDir,
}

impl Place {
    pub(crate) fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("data").join("journal.sqlite")
    }

    pub(crate) fn journal(&self) -> Journal {
        open(&self.path())
    }

    /// The names of all files beside the journal.
    pub(crate) fn names(&self) -> Vec<String> {
        let mut names: Vec<_> = std::fs::read_dir(self.folder.path().join("data"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

pub(crate) fn open(path: &Path) -> Journal {
    Journal::start_as(path, anna).unwrap()
}

pub(crate) fn anna() -> Who {
    Who {
        user: "anna".to_owned(),
        host: "desk-7".to_owned(),
        version: "9.9.9".to_owned(),
    }
}

pub(crate) fn intent(workflow: &str, command: Command) -> Intent {
    Intent {
        id: EntryId::fresh(),
        at: Zoned::now(),
        profile_id: "0198c0de-0000-7000-8000-000000000001".to_owned(),
        profile: "Acme stage".to_owned(),
        organization: Organization::parse("acme-mkt-stage").unwrap(),
        workflow: WorkflowId::parse(workflow).unwrap(),
        label: "Daily import".to_owned(),
        command,
        reason: None,
    }
}

pub(crate) fn accepted() -> Conclusion {
    Conclusion {
        ruling: Ruling::Accepted,
        status: Some(200),
        code: None,
        cause: None,
        elapsed: Some(Duration::from_millis(312)),
        exchange: None,
    }
}

/// Sends nothing, but enters a command as if it had been sent and accepted.
pub(crate) async fn enter(journal: &Journal, intent: Intent) -> EntryId {
    let id = journal.begin(intent).await.unwrap();
    journal.conclude(id, accepted()).await.unwrap();
    id
}

pub(crate) async fn all(journal: &Journal) -> Vec<Entry> {
    let listing = journal.list(Filter::default()).await.unwrap();
    journal.entries(&listing, 0..usize::MAX).await.unwrap()
}

/// The file as it really is, past everything of ours.
pub(crate) fn raw(path: &Path) -> Connection {
    Connection::open(path).unwrap()
}
