//! The journal's files: the database, SQLite's two beside it, the copies that are kept, and the lock for changing them.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::destination::is_same_file;
use super::error::JournalError;

/// An upgrade of a large journal takes a while; beyond this somebody hangs.
const LOCK_WAIT: Duration = Duration::from_secs(20);

/// Where everything of one journal lies.
#[derive(Debug, Clone)]
pub(super) struct Place {
    /// `journal.sqlite`.
    pub(super) path: PathBuf,
    /// Whether a folder lies on another machine's disk.
    pub(super) is_remote: fn(&Path) -> bool,
}

impl Place {
    /// Whether there is a journal. Only that there is no such file says that there is none: behind a disk that does not
    /// answer, or a folder that may not be entered, there may be one.
    pub(super) fn is_there(&self) -> Result<bool, JournalError> {
        match fs::symlink_metadata(&self.path) {
            Ok(_about) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(JournalError::Read {
                path: self.path.clone(),
                reason: error.to_string(),
            }),
        }
    }

    /// Whether several machines may have the file open at once.
    pub(super) fn is_shared_by_machines(&self) -> bool {
        let folder = self.path.parent().unwrap_or(Path::new("."));
        (self.is_remote)(folder)
    }

    /// The locks of the processes that send commands.
    pub(super) fn running(&self) -> PathBuf {
        self.beside("-running")
    }

    /// A name for a copy: `journal.sqlite.bad-20261122T012500Z`, one that nothing has yet.
    pub(super) fn copy_name(&self, what: &str) -> PathBuf {
        let time = jiff::Timestamp::now().strftime("%Y%m%dT%H%M%SZ");
        let first = self.beside(&format!(".{what}-{time}"));
        (2..)
            .map(|nth| self.beside(&format!(".{what}-{time}-{nth}")))
            .take(1000)
            .fold(first, |name, next| if name.exists() { next } else { name })
    }

    /// The file's own name with something after it.
    fn beside(&self, suffix: &str) -> PathBuf {
        let mut name = OsString::from(self.path.file_name().unwrap_or_default());
        name.push(suffix);
        self.path.with_file_name(name)
    }

    /// Whether a person's choice is the journal's own file, or one that SQLite keeps beside it.
    pub(super) fn is_own(&self, path: &Path) -> bool {
        ["", "-wal", "-shm", "-lock"]
            .iter()
            .any(|suffix| is_same_file(path, &self.beside(suffix)))
    }

    /// Makes the folder, and the file with nothing in it: both for their owner only.
    pub(super) fn prepare(&self) -> Result<(), JournalError> {
        let folder = self.path.parent().unwrap_or(Path::new("."));
        create_folder(folder).map_err(|source| JournalError::Folder {
            path: folder.to_owned(),
            source,
        })?;
        let created = private().create_new(true).open(&self.path);
        match created {
            Ok(_empty) => {
                if let Err(error) = sync_folder(folder) {
                    tracing::debug!(folder = %folder.display(), %error, "folder not synced");
                }
                Ok(())
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
            Err(error) => Err(JournalError::Open {
                path: self.path.clone(),
                reason: error.to_string(),
            }),
        }
    }

    /// Waits until no other process opens, upgrades or sets aside this journal.
    pub(super) fn lock(&self) -> Result<File, JournalError> {
        let cannot = |error: io::Error| JournalError::Open {
            path: self.path.clone(),
            reason: error.to_string(),
        };
        let lock = private()
            .create(true)
            .truncate(false)
            .open(self.beside("-lock"))
            .map_err(cannot)?;
        let since = Instant::now();
        loop {
            match lock.try_lock() {
                Ok(()) => return Ok(lock),
                Err(TryLockError::WouldBlock) if since.elapsed() < LOCK_WAIT => {
                    std::thread::sleep(Duration::from_millis(2));
                }
                Err(TryLockError::WouldBlock) => {
                    return Err(JournalError::Busy {
                        path: self.path.clone(),
                    });
                }
                Err(TryLockError::Error(error)) => return Err(cannot(error)),
            }
        }
    }

    /// Gives the damaged file, and what SQLite keeps beside it, another name; says which.
    pub(super) fn set_aside(&self) -> io::Result<PathBuf> {
        let copy = Self {
            path: self.copy_name("bad"),
            ..*self
        };
        fs::rename(&self.path, &copy.path)?;
        for suffix in ["-wal", "-shm"] {
            match fs::rename(self.beside(suffix), copy.beside(suffix)) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        Ok(copy.path)
    }

    /// Which file lies there: after one was set aside, it is another.
    pub(super) fn identity(&self) -> Option<Identity> {
        Some(identity(&fs::metadata(&self.path).ok()?))
    }

    /// Whether SQLite has changes beside the file that are not in it yet.
    pub(super) fn has_unmerged_changes(&self) -> bool {
        fs::metadata(self.beside("-wal")).is_ok_and(|about| about.len() > 0)
    }

    /// The file as a URI by which SQLite opens it without locks and without anything beside it.
    pub(super) fn as_it_lies(&self) -> String {
        let path = self.path.to_string_lossy();
        let path = path
            .replace('%', "%25")
            .replace('?', "%3f")
            .replace('#', "%23");
        format!("file:{path}?immutable=1")
    }

    /// How many bytes it takes on the disk, with what SQLite keeps beside it.
    pub(super) fn size(&self) -> u64 {
        [self.path.clone(), self.beside("-wal")]
            .iter()
            .filter_map(|path| fs::metadata(path).ok())
            .map(|about| about.len())
            .sum()
    }
}

/// Tells a file from another one of the same name.
pub(super) type Identity = (u64, u64);

#[cfg(unix)]
fn identity(about: &fs::Metadata) -> Identity {
    use std::os::unix::fs::MetadataExt as _;
    (about.dev(), about.ino())
}

/// Elsewhere a file that is open cannot be given another name.
#[cfg(not(unix))]
fn identity(_about: &fs::Metadata) -> Identity {
    (0, 0)
}

pub(super) fn create_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// For a file that only its owner may read.
fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Windows opens no folders; its file system keeps the order itself.
#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}
