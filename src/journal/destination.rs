//! Where a person wants something written: a file, which appears as a whole or not at all, or a device or a pipe.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

/// A place that is being written to. Nothing is there under a file's name before [`Destination::finish`].
#[derive(Debug)]
pub struct Destination(Kind);

#[derive(Debug)]
enum Kind {
    /// To be renamed once it is whole.
    File {
        temporary: NamedTempFile,
        path: PathBuf,
    },
    /// A rename would put a file in the place of a device or a pipe.
    Other(File),
}

impl Destination {
    /// Begins to write there.
    ///
    /// # Errors
    /// When nothing can be written there; a pipe that nobody reads is not waited for.
    pub fn open(path: &Path) -> io::Result<Self> {
        match fs::metadata(path) {
            Ok(about) if !about.is_file() => open_other(path).map(|other| Self(Kind::Other(other))),
            found => {
                // A link stays a link.
                let path = match found {
                    Ok(_file) => fs::canonicalize(path)?,
                    Err(_missing) => path.to_owned(),
                };
                let temporary = NamedTempFile::new_in(folder_of(&path))?;
                Ok(Self(Kind::File { temporary, path }))
            }
        }
    }

    /// What was written is on the disk, and under its name, when this returns.
    ///
    /// # Errors
    /// When it is not; what stood there before is still there then.
    pub fn finish(self) -> io::Result<()> {
        match self.0 {
            Kind::Other(mut other) => other.flush(),
            Kind::File { temporary, path } => {
                temporary.as_file().sync_all()?;
                temporary.persist(path).map_err(|error| error.error)?;
                Ok(())
            }
        }
    }
}

impl Write for Destination {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.0 {
            Kind::File { temporary, .. } => temporary.write(bytes),
            Kind::Other(other) => other.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.0 {
            Kind::File { temporary, .. } => temporary.flush(),
            Kind::Other(other) => other.flush(),
        }
    }
}

/// Whether both names lead to one file that is there, whatever links and spellings they use.
pub(super) fn is_same_file(one: &Path, other: &Path) -> bool {
    let real = |path| fs::canonicalize(path).ok();
    real(one).is_some_and(|one| real(other) == Some(one))
}

/// Without waiting for a reader: whoever asks for it may have to answer a person meanwhile.
#[cfg(unix)]
fn open_other(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;

    use rustix::fs::{OFlags, fcntl_getfl, fcntl_setfl};

    let at_once = OFlags::NONBLOCK.bits().cast_signed();
    let file = OpenOptions::new()
        .write(true)
        .custom_flags(at_once)
        .open(path)?;
    // From here on a slow reader is waited for.
    fcntl_setfl(&file, fcntl_getfl(&file)? - OFlags::NONBLOCK)?;
    Ok(file)
}

#[cfg(not(unix))]
fn open_other(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).open(path)
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}
