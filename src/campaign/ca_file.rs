//! Certificates to trust beside the system's, read from a file that may lie anywhere: on a share that does not answer, too.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use reqwest::Certificate;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use super::verdict::Cause;
use super::wire::innermost;

/// More than any bundle of certificates; a mistaken file is not swallowed whole.
const LARGEST: u64 = 8 * 1024 * 1024;

/// What a reader brings back; the reason where it is of no use.
type Found = Result<Vec<Certificate>, String>;

/// Where a reader's answer will be.
type Answer = watch::Receiver<Option<Found>>;

/// The readers that are out, no more than one for each file: one that hangs costs a single thread, however often its file
/// is asked for, and keeps nobody from another.
#[derive(Default)]
struct Readers(Mutex<BTreeMap<PathBuf, Answer>>);

static READERS: LazyLock<Readers> = LazyLock::new(Readers::default);

/// Reads the certificates within `limit`.
pub(super) async fn read(
    path: &Path,
    limit: Duration,
    cancel: &CancellationToken,
) -> Result<Vec<Certificate>, Cause> {
    let read = tokio::select! {
        biased;
        () = cancel.cancelled() => return Err(Cause::Cancelled),
        read = tokio::time::timeout(limit, READERS.read(path, certificates)) => read,
    };
    match read {
        Ok(found) => found.map_err(|reason| trouble(path, reason)),
        Err(_elapsed) => Err(Cause::CaFileSilent {
            path: path.display().to_string(),
            limit,
        }),
    }
}

impl Readers {
    /// Waits for the reader of this file, however long it takes.
    async fn read(&'static self, path: &Path, certificates: fn(&Path) -> Found) -> Found {
        let answer = self.answer(path, certificates);
        let mut answer = answer.map_err(|error| error.to_string())?;
        let found = answer.wait_for(Option::is_some).await;
        let found = found.ok().and_then(|found| found.clone());
        // Without an answer its thread broke.
        found.unwrap_or_else(|| Err(io::ErrorKind::Other.to_string()))
    }

    /// The answer of the reader that is out after this file; of a new one where none is.
    fn answer(&'static self, path: &Path, certificates: fn(&Path) -> Found) -> io::Result<Answer> {
        let mut readers = self.lock();
        if let Some(answer) = readers.get(path) {
            return Ok(answer.clone());
        }
        let (report, answer) = watch::channel(None);
        let file = path.to_owned();
        // A thread of its own: nothing can end a read from a share that does not answer.
        thread::Builder::new()
            .name("CA file".to_owned())
            .spawn(move || {
                let out = Out(self, &file);
                let found = certificates(&file);
                drop(out);
                report.send_replace(Some(found));
            })?;
        readers.insert(path.to_owned(), answer.clone());
        Ok(answer)
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<PathBuf, Answer>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A reader is out as long as this lives, even if its thread breaks.
struct Out<'a>(&'static Readers, &'a Path);

impl Drop for Out<'_> {
    fn drop(&mut self) {
        self.0.lock().remove(self.1);
    }
}

/// The file is of no use.
pub(super) fn trouble(path: &Path, reason: String) -> Cause {
    Cause::CaFile {
        path: path.display().to_string(),
        reason,
    }
}

fn certificates(path: &Path) -> Found {
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::pin::pin;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::task::{Context, Poll, Wake, Waker};
    use std::thread::Thread;
    use std::time::Instant;

    /// Held by the test for as long as the share does not answer.
    static SHARE: Mutex<()> = Mutex::new(());
    static READ: AtomicUsize = AtomicUsize::new(0);

    /// As reading does: from the share it takes as long as the share wants, from elsewhere no time.
    fn reading(path: &Path) -> Found {
        if path.starts_with("/share") {
            READ.fetch_add(1, Ordering::SeqCst);
            drop(SHARE.lock());
        }
        assert!(!path.ends_with("broken.pem"), "on purpose");
        if path.ends_with("empty.pem") {
            return Err("0 × BEGIN CERTIFICATE".to_owned());
        }
        Ok(Vec::new())
    }

    /// Wakes the thread that waits.
    struct Bell(Thread);

    impl Wake for Bell {
        fn wake(self: Arc<Self>) {
            self.0.unpark();
        }
    }

    /// Waits so long for the reader of this file.
    fn read(path: &str, limit: Duration) -> Option<Result<usize, String>> {
        static READERS: LazyLock<Readers> = LazyLock::new(Readers::default);
        let mut found = pin!(READERS.read(Path::new(path), reading));
        let waker = Waker::from(Arc::new(Bell(thread::current())));
        let end = Instant::now() + limit;
        loop {
            if let Poll::Ready(found) = found.as_mut().poll(&mut Context::from_waker(&waker)) {
                return Some(found.map(|certificates| certificates.len()));
            }
            let left = end.checked_duration_since(Instant::now())?;
            thread::park_timeout(left);
        }
    }

    #[test]
    fn a_share_that_hangs_costs_one_thread_and_keeps_no_other_file_from_being_read() {
        let long = Duration::from_secs(10);
        let hanging = SHARE.lock().unwrap();
        for _knock in 0..100 {
            assert_eq!(read("/share/ca.pem", Duration::from_millis(1)), None);
        }
        assert_eq!(READ.load(Ordering::SeqCst), 1);
        assert_eq!(read("/home/ca.pem", long), Some(Ok(0)));
        drop(hanging);
        assert_eq!(read("/share/ca.pem", long), Some(Ok(0)));
        // What was read once is not kept: the file may be another one by the next time.
        let before = READ.load(Ordering::SeqCst);
        assert_eq!(read("/share/ca.pem", long), Some(Ok(0)));
        assert_eq!(READ.load(Ordering::SeqCst), before + 1);
        // Nor is a reader that broke waited for.
        for path in ["/home/broken.pem", "/home/broken.pem", "/home/empty.pem"] {
            let trouble = read(path, long);
            assert!(matches!(trouble, Some(Err(_))), "{trouble:?}");
        }
    }
}
