//! The program's log: a small file that never holds a secret, for the day when something has to be explained.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::Path;
use std::sync::Mutex;

use tracing_subscriber::EnvFilter;

/// A log that has grown past this is set aside when the program starts, and the one before it goes.
const LARGEST: u64 = 1024 * 1024;

/// Begins the log in `folder`. Without it the program works all the same, so trouble here is no trouble.
pub fn begin_log(folder: &Path) {
    let Ok(file) = open(folder) else { return };
    let filter = EnvFilter::try_from_default_env()
        .unwrap_or_else(|_unset| EnvFilter::new("warn,campaign_remote=info"));
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(false)
        .with_writer(Mutex::new(file));
    // Only the first one counts; a test process may have begun one already.
    let _already_begun = log.try_init();
}

fn open(folder: &Path) -> io::Result<File> {
    fs::create_dir_all(folder)?;
    let path = folder.join("campaign-remote.log");
    if fs::metadata(&path).is_ok_and(|found| found.len() > LARGEST) {
        fs::rename(&path, folder.join("campaign-remote.old.log"))?;
    }
    OpenOptions::new().create(true).append(true).open(path)
}
