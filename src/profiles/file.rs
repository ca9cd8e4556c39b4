//! Files that are never half written, and that several running copies of the program can share.
//!
//! Reading needs no lock: a file is only ever replaced as a whole.
//! Writing does: what is written is a change to what was just read, and nobody may come between.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use tempfile::NamedTempFile;

use super::error::ProfilesError;

/// No file of ours comes near; a larger one is something else under our name.
const LARGEST: u64 = 16 * 1024 * 1024;

/// A change takes milliseconds: whoever holds the lock for longer hangs.
const LOCK_WAIT: Duration = Duration::from_secs(5);

/// Never longer: a copy that saves again and again leaves gaps this short only.
const LOCK_POLL: Duration = Duration::from_millis(1);

/// As many links as Linux itself follows.
const LONGEST_CHAIN: usize = 40;

/// What a file holds.
pub(super) enum Contents {
    /// There is none.
    Missing,
    /// Text, whatever it says.
    Text(String),
    /// Bytes that are no text.
    NotText,
    /// Over 16 MiB; not read.
    TooLarge,
}

/// Reads a file, and no more of it than a sane one has.
pub(super) fn read(path: &Path) -> Result<Contents, ProfilesError> {
    read_bounded(path).map_err(|source| ProfilesError::Read {
        path: path.to_owned(),
        source,
    })
}

/// Writes a file as a whole or not at all; a device or a pipe is written into.
pub(super) fn write(path: &Path, text: &str) -> Result<(), ProfilesError> {
    let written = match fs::metadata(path) {
        // A rename would put a file in its place.
        Ok(about) if !about.is_file() => OpenOptions::new()
            .write(true)
            .open(path)
            .and_then(|mut other| other.write_all(text.as_bytes())),
        _ => write_atomically(&resolved(path), text),
    };
    written.map_err(|source| ProfilesError::Write {
        path: path.to_owned(),
        source,
    })
}

/// Whether both names lead to one file, whatever links and spellings they use, even if it does not exist yet.
pub(super) fn is_same(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| {
        let target = resolved(path);
        let folder = fs::canonicalize(folder_of(&target)).ok()?;
        // Where it is there, its name is spelled as the file system has it.
        let missing = || Some(folder.join(target.file_name()?));
        fs::canonicalize(&target).ok().or_else(missing)
    };
    real(one).is_some_and(|one| real(other) == Some(one))
}

/// A file that nobody else changes for as long as this value lives.
pub(super) struct LockedFile {
    /// Where a link leads; the file itself otherwise. The link stays a link.
    target: PathBuf,
    /// The lock goes when this is closed, even if the program is killed.
    _lock: File,
}

impl LockedFile {
    /// Waits for its turn; creates the folder where it is missing.
    pub(super) fn open(path: &Path) -> Result<Self, ProfilesError> {
        let target = resolved(path);
        let folder = folder_of(&target);
        create_folder(folder).map_err(|source| ProfilesError::Folder {
            path: folder.to_owned(),
            source,
        })?;
        let cannot = |source| ProfilesError::Write {
            path: path.to_owned(),
            source,
        };
        // Beside the file and never removed: the file itself is replaced by each write,
        // and a lock that is removed can be held twice.
        let lock = private()
            .create(true)
            .truncate(false)
            .open(with_name(&target, ".", ".lock"))
            .map_err(cannot)?;
        let since = Instant::now();
        loop {
            match lock.try_lock() {
                Ok(()) => {
                    // Whoever was killed while writing left one; nobody else writes now.
                    sweep_temporaries(&target);
                    return Ok(Self {
                        target,
                        _lock: lock,
                    });
                }
                Err(TryLockError::WouldBlock) if since.elapsed() < LOCK_WAIT => {
                    std::thread::sleep(LOCK_POLL);
                }
                Err(TryLockError::WouldBlock) => {
                    return Err(ProfilesError::Busy {
                        path: path.to_owned(),
                    });
                }
                Err(TryLockError::Error(source)) => return Err(cannot(source)),
            }
        }
    }

    /// Replaces the file; `aside` says that what stands there now must first be copied beside it.
    ///
    /// Returns the copy's path.
    pub(super) fn replace(
        &self,
        text: &str,
        aside: bool,
    ) -> Result<Option<PathBuf>, ProfilesError> {
        let cannot = |source| ProfilesError::Write {
            path: self.target.clone(),
            source,
        };
        let copy = if aside {
            Some(set_aside(&self.target).map_err(cannot)?)
        } else {
            None
        };
        write_atomically(&self.target, text).map_err(|source| {
            // The original is still in its place: without this, each further try leaves one more copy.
            if let Some(copy) = &copy {
                let _gone_or_harmless = fs::remove_file(copy);
            }
            cannot(source)
        })?;
        Ok(copy)
    }

    /// Writes as much and a little more, and takes it away again: what would go wrong goes wrong now.
    pub(super) fn rehearse(&self, text: &str) -> Result<(), ProfilesError> {
        let text = format!("{text}{:4096}", "");
        match written_beside(&self.target, &text) {
            Ok(_goes_again) => Ok(()),
            Err(source) => Err(ProfilesError::Write {
                path: self.target.clone(),
                source,
            }),
        }
    }
}

fn read_bounded(path: &Path) -> io::Result<Contents> {
    let about = match fs::metadata(path) {
        Ok(about) => about,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Contents::Missing),
        Err(error) => return Err(error),
    };
    // A named pipe would keep us waiting for ever.
    if !about.is_file() && !about.is_dir() {
        return Err(io::ErrorKind::Unsupported.into());
    }
    let mut bytes = Vec::new();
    File::open(path)?
        .take(LARGEST + 1)
        .read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > LARGEST) {
        return Ok(Contents::TooLarge);
    }
    Ok(String::from_utf8(bytes).map_or(Contents::NotText, Contents::Text))
}

const TEMPORARY_SUFFIX: &str = ".tmp";

fn temporary_prefix(target: &Path) -> OsString {
    let mut prefix = OsString::from(".");
    prefix.push(target.file_name().unwrap_or_default());
    prefix.push(".");
    prefix
}

fn sweep_temporaries(target: &Path) {
    let prefix = temporary_prefix(target);
    let Ok(entries) = fs::read_dir(folder_of(target)) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.as_encoded_bytes();
        if name.starts_with(prefix.as_encoded_bytes())
            && name.ends_with(TEMPORARY_SUFFIX.as_bytes())
        {
            let _gone_or_harmless = fs::remove_file(entry.path());
        }
    }
}

/// Temporary file, fsync, rename, fsync of the folder: after a crash there is the old file or the new one.
///
/// What could not be read again is not written.
fn write_atomically(target: &Path, text: &str) -> io::Result<()> {
    let temporary = written_beside(target, text)?;
    temporary.persist(target).map_err(|error| error.error)?;
    let folder = folder_of(target);
    if let Err(error) = sync_folder(folder) {
        // The file is in its place; some file systems cannot promise it for the case of a power cut.
        tracing::debug!(folder = %folder.display(), %error, "folder not synced");
    }
    Ok(())
}

/// All but the rename.
fn written_beside(target: &Path, text: &str) -> io::Result<NamedTempFile> {
    if u64::try_from(text.len()).is_ok_and(|length| length > LARGEST) {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let mut temporary = tempfile::Builder::new()
        .prefix(&temporary_prefix(target))
        .suffix(TEMPORARY_SUFFIX)
        .tempfile_in(folder_of(target))?;
    temporary.write_all(text.as_bytes())?;
    if let Ok(old) = fs::metadata(target) {
        // A rename would go through all the same, against the wish of whoever protected the file.
        if old.permissions().readonly() {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        temporary.as_file().set_permissions(old.permissions())?;
    }
    temporary.as_file().sync_all()?;
    Ok(temporary)
}

/// Copies the file to `<name>.bad-<UTC time>`, never over another.
fn set_aside(target: &Path) -> io::Result<PathBuf> {
    let time = jiff::Timestamp::now().strftime("%Y%m%dT%H%M%SZ");
    let mut nth = 1_u32;
    loop {
        let suffix = match nth {
            1 => format!(".bad-{time}"),
            _ => format!(".bad-{time}-{nth}"),
        };
        let copy = with_name(target, "", &suffix);
        match private().create_new(true).open(&copy) {
            Ok(mut file) => {
                let copied = File::open(target)
                    .and_then(|mut original| io::copy(&mut original, &mut file))
                    .and_then(|_length| file.sync_all());
                if copied.is_err() {
                    let _gone_or_harmless = fs::remove_file(&copy);
                }
                return copied.map(|()| copy);
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && nth < 1000 => nth += 1,
            Err(error) => return Err(error),
        }
    }
}

/// Where a chain of links leads, even to a file that does not exist yet.
fn resolved(path: &Path) -> PathBuf {
    let mut target = path.to_owned();
    for _ in 0..LONGEST_CHAIN {
        match fs::read_link(&target) {
            Ok(next) => target = folder_of(&target).join(next),
            Err(_not_a_link) => break,
        }
    }
    target
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

fn with_name(path: &Path, prefix: &str, suffix: &str) -> PathBuf {
    let mut name = OsString::from(prefix);
    name.push(path.file_name().unwrap_or_default());
    name.push(suffix);
    path.with_file_name(name)
}

/// For a file that only its owner may read.
fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

fn create_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Windows opens no folders; its rename is in the file system's own journal.
#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}
