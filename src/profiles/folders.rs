//! Where the program keeps its files.

use std::path::PathBuf;

use directories::ProjectDirs;

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
}
