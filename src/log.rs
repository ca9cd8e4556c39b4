//! The program's log: a small file that never holds a secret, for the day when something has to be explained.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use tracing_subscriber::EnvFilter;

/// A log that has grown past this is set aside by the next program that writes, and the one before it goes.
const LARGEST: u64 = 1024 * 1024;

/// Begins the log in `folder`. Without it the program works all the same, so trouble here is no trouble.
pub fn begin_log(folder: &Path) {
    let filter = EnvFilter::try_from_default_env()
        .unwrap_or_else(|_unset| EnvFilter::new("warn,campaign_remote=info"));
    let lines = Lines {
        folder: folder.to_owned(),
        file: None,
    };
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(false)
        .with_writer(Mutex::new(lines))
        // Standard error belongs to what the person is told.
        .log_internal_errors(false);
    // Only the first one counts; a test process may have begun one already.
    let _already_begun = log.try_init();
}

/// The file, opened for the first line: a command that has nothing to log leaves none, and does not wait for one.
struct Lines {
    folder: PathBuf,
    file: Option<File>,
}

impl Write for Lines {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        let file = match self.file.take() {
            Some(file) => file,
            None => open(&self.folder)?,
        };
        self.file.insert(file).write(line)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.as_mut().map_or(Ok(()), File::flush)
    }
}

fn open(folder: &Path) -> io::Result<File> {
    fs::create_dir_all(folder)?;
    let path = folder.join("campaign-remote.log");
    if fs::metadata(&path).is_ok_and(|found| found.len() > LARGEST) {
        fs::rename(&path, folder.join("campaign-remote.old.log"))?;
    }
    OpenOptions::new().create(true).append(true).open(path)
}
