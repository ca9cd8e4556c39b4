//! Which processes still live: each that sends commands holds a lock of the operating system for as long as it lives.
//!
//! A process id could be somebody else's by now, and a time stamp says only what was. A lock is given back by the
//! system itself when its holder ends, however it ends.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use uuid::Uuid;

/// This process's own lock, held until it is dropped.
pub(super) struct Running {
    name: String,
    path: PathBuf,
    _lock: File,
}

impl Running {
    /// Takes a lock under a name that no other process has; the folder is created where it is missing.
    pub(super) fn begin(folder: &Path) -> io::Result<Self> {
        super::file::create_folder(folder)?;
        let name = Uuid::now_v7().to_string();
        let path = lock_path(folder, &name);
        let lock = OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&path)?;
        lock.lock()?;
        Ok(Self {
            name,
            path,
            _lock: lock,
        })
    }

    /// The name that this process's open entries carry.
    pub(super) fn name(&self) -> &str {
        &self.name
    }
}

/// The file goes first: nobody can then find it without its lock and take it for a crash's.
impl Drop for Running {
    fn drop(&mut self) {
        let _somebody_cleans_up_later = fs::remove_file(&self.path);
    }
}

/// Whether the process of that name still lives. Where that cannot be told, it is taken to live.
pub(super) fn is_alive(folder: &Path, name: &str) -> bool {
    // What stands in a damaged row must not lead to a file elsewhere.
    if Uuid::try_parse(name).is_err() {
        return false;
    }
    match File::open(lock_path(folder, name)) {
        Ok(file) => !matches!(file.try_lock_shared(), Ok(())),
        Err(error) => error.kind() != io::ErrorKind::NotFound,
    }
}

/// Removes the lock files of processes that are gone.
pub(super) fn clean_up(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        let is_lock = path.extension().is_some_and(|suffix| suffix == "lock");
        // Between being created and being locked it is as fresh as can be.
        let is_old = entry
            .metadata()
            .and_then(|about| about.modified())
            .is_ok_and(|at| at.elapsed().is_ok_and(|age| age.as_secs() > 60));
        if is_lock && is_old && is_free(&path) {
            let _another_process_did_it = fs::remove_file(&path);
        }
    }
}

fn is_free(path: &Path) -> bool {
    let Ok(file) = File::open(path) else {
        return false;
    };
    match file.try_lock_shared() {
        Ok(()) => true,
        Err(TryLockError::WouldBlock | TryLockError::Error(_)) => false,
    }
}

fn lock_path(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}.lock"))
}
