//! Certificates to trust beside the system's, read from a file that may lie anywhere: on a share that does not answer, too.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use reqwest::Certificate;
use tokio::sync::oneshot;
use tokio_util::sync::CancellationToken;

use super::verdict::Cause;
use super::wire::innermost;

/// More than any bundle of certificates; a mistaken file is not swallowed whole.
const LARGEST: u64 = 8 * 1024 * 1024;

/// So many at once are readers that never came back: no more of them are sent after a file.
const MOST_READERS: usize = 64;

static READERS: AtomicUsize = AtomicUsize::new(0);

/// Reads the certificates within `limit`.
pub(super) async fn read(
    path: &Path,
    limit: Duration,
    cancel: &CancellationToken,
) -> Result<Vec<Certificate>, Cause> {
    let silent = || Cause::CaFileSilent {
        path: path.display().to_string(),
        limit,
    };
    let Some(reader) = Reader::new() else {
        return Err(silent());
    };
    let (report, answer) = oneshot::channel();
    let file = path.to_owned();
    // A thread of its own: nothing can end a read from a share that does not answer.
    thread::Builder::new()
        .name("CA file".to_owned())
        .spawn(move || {
            // Nobody waits for it any more.
            let _gone = report.send(certificates(&file));
            drop(reader);
        })
        .map_err(|error| trouble(path, error.to_string()))?;
    let read = tokio::select! {
        biased;
        () = cancel.cancelled() => return Err(Cause::Cancelled),
        read = tokio::time::timeout(limit, answer) => read,
    };
    match read {
        Ok(Ok(certificates)) => certificates.map_err(|reason| trouble(path, reason)),
        Ok(Err(_thread_broke)) => Err(trouble(path, io::ErrorKind::Other.to_string())),
        Err(_elapsed) => Err(silent()),
    }
}

/// The file is of no use.
pub(super) fn trouble(path: &Path, reason: String) -> Cause {
    Cause::CaFile {
        path: path.display().to_string(),
        reason,
    }
}

fn certificates(path: &Path) -> Result<Vec<Certificate>, String> {
    let pem = bytes_of(path).map_err(|error| error.to_string())?;
    if pem.len() as u64 > LARGEST {
        return Err(format!("> {LARGEST} B"));
    }
    let certificates = Certificate::from_pem_bundle(&pem).map_err(|error| innermost(&error))?;
    if certificates.is_empty() {
        return Err("0 × BEGIN CERTIFICATE".to_owned());
    }
    Ok(certificates)
}

fn bytes_of(path: &Path) -> io::Result<Vec<u8>> {
    let kind = std::fs::metadata(path)?;
    // A named pipe waits for somebody to write into it; a device has no end.
    if !kind.is_file() {
        return Err(if kind.is_dir() {
            io::ErrorKind::IsADirectory.into()
        } else {
            io::ErrorKind::Unsupported.into()
        });
    }
    let mut bytes = Vec::new();
    // One byte more than is allowed, so that too long a file is seen to be too long.
    File::open(path)?
        .take(LARGEST + 1)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Counted as long as its thread lives.
struct Reader;

impl Reader {
    fn new() -> Option<Self> {
        READERS
            .fetch_update(Ordering::AcqRel, Ordering::Acquire, |readers| {
                (readers < MOST_READERS).then_some(readers + 1)
            })
            .is_ok()
            .then_some(Self)
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        READERS.fetch_sub(1, Ordering::AcqRel);
    }
}
