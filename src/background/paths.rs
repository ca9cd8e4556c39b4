//! The paths that a person gives: looking where one leads that was typed, before anything is read from there or written to
//! it, and writing an answer's body there.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use crate::campaign::Message;
use crate::journal::Destination;
use crate::profiles::OwnFiles;

/// Where a typed path leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathSeen {
    /// The whole path.
    pub path: PathBuf,
    /// Writing there would replace a file.
    pub is_taken: bool,
}

/// What a typed path is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathUse {
    /// Something is read from there.
    Read,
    /// Something is written there.
    Write,
}

/// Looks there. What is not understood here is left to those who read or write: they say why not.
///
/// # Errors
/// With what is wrong with the path.
pub(super) fn look(typed: &str, purpose: PathUse, own: &OwnFiles) -> Result<PathSeen, Message> {
    let path = whole(typed.trim());
    let wrong = |key, path: &Path| Err(Message::new(key).with("path", path.display().to_string()));
    let is_written = purpose == PathUse::Write;
    match fs::metadata(&path) {
        Ok(about) if about.is_dir() => wrong("path-is-folder", &path),
        Ok(_) if is_written && own.holds(&path) => wrong("own-file", &path),
        Ok(about) => Ok(PathSeen {
            is_taken: is_written && about.is_file(),
            path,
        }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => match path.parent() {
            Some(folder) if is_written && !folder.exists() => wrong("path-no-folder", folder),
            _ if is_written => Ok(PathSeen {
                path,
                is_taken: false,
            }),
            _ => wrong("path-not-there", &path),
        },
        Err(_unknown) => Ok(PathSeen {
            path,
            is_taken: false,
        }),
    }
}

/// The whole path: `~` is the home folder, as in a shell, and the rest begins where the program was started.
fn whole(typed: &str) -> PathBuf {
    let at_home = typed
        .strip_prefix('~')
        .filter(|rest| rest.is_empty() || rest.starts_with(std::path::is_separator));
    let path = match (at_home, env::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest.trim_start_matches(std::path::is_separator)),
        _ => PathBuf::from(typed),
    };
    std::path::absolute(&path).unwrap_or(path)
}

/// Writes beside the file first, so that a full disk leaves no half of a body under the chosen name.
pub(super) fn write_body(path: &Path, body: &[u8], own: &OwnFiles) -> Result<(), Message> {
    use std::io::Write as _;
    if own.holds(path) {
        return Err(Message::new("own-file").with("path", path.display().to_string()));
    }
    let write = || {
        let mut to = Destination::open(path)?;
        to.write_all(body)?;
        to.finish()
    };
    write().map_err(|error: io::Error| {
        Message::new("body-not-saved")
            .with("path", path.display().to_string())
            .with("reason", error.to_string())
    })
}
