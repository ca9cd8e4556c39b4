//! Where the program keeps its files.

use std::path::{Path, PathBuf};

use directories::ProjectDirs;

use super::file::is_same;

/// The folders of one person's Campaign Remote.
#[derive(Debug, Clone)]
pub struct Folders {
    /// The folder of `profiles.toml` and `settings.toml`.
    pub config: PathBuf,
    /// The folder of the journal.
    pub data: PathBuf,
    /// The folder of the log.
    pub log: PathBuf,
}

impl Folders {
    /// The folders that the system has for this program; `None` where the person has no home.
    pub fn of_system() -> Option<Self> {
        let folders = ProjectDirs::from("", "", "campaign-remote")?;
        // Only Linux has a place for what is neither settings nor data.
        let state = folders.state_dir().unwrap_or(folders.data_local_dir());
        Some(Self {
            config: folders.config_dir().to_owned(),
            data: folders.data_dir().to_owned(),
            log: state.join("log"),
        })
    }

    /// What the program keeps there itself.
    pub fn own_files(&self) -> OwnFiles {
        let config = [
            "profiles.toml",
            ".profiles.toml.lock",
            "settings.toml",
            ".settings.toml.lock",
        ];
        let journal = ["", "-wal", "-shm", "-journal", "-lock"];
        let config = config.map(|name| self.config.join(name));
        let journal = journal.map(|end| self.data.join(format!("journal.sqlite{end}")));
        OwnFiles(config.into_iter().chain(journal).collect())
    }
}

/// The files that nothing a person exports or saves may replace: whoever writes under a name that a person chose asks
/// here first.
#[derive(Debug, Clone)]
pub struct OwnFiles(Vec<PathBuf>);

impl OwnFiles {
    /// Whether a person's choice is one of them, whatever links and spellings lead there, even if it is not there yet.
    pub fn holds(&self, path: &Path) -> bool {
        self.0.iter().any(|own| is_same(path, own))
    }
}
