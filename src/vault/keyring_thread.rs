//! The one thread that talks to the keyring.
//!
//! - A plain thread, since the Linux store panics on a thread of a tokio runtime as soon as any crate
//!   in the tree turns on `zbus/tokio`.
//! - One call at a time: several `OpenSession` calls at once crash GNOME Keyring, and Windows may answer
//!   two calls for one entry in the wrong order.
//! - Never joined: a locked keyring may wait for the person's password for ever, and the program must
//!   be able to end all the same.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc};
use std::time::{Duration, Instant};

use keyring_core::{CredentialStore, Error};
use tokio::sync::oneshot;

use super::error::VaultError;
use super::parts::Failure;

/// Connects to a keyring, each time anew.
pub(super) type Connect = dyn Fn() -> keyring_core::Result<Arc<CredentialStore>> + Send + Sync;

/// A call that lasts this many time limits will not come back: a keyring that was killed while it
/// showed its dialog never says so. The next request then gets a thread of its own.
const HOPELESS: u32 = 10;

/// Where requests are left for the thread. It starts with the first one.
pub(super) struct KeyringThread {
    connect: Arc<Connect>,
    limit: Duration,
    line: Mutex<Option<Line>>,
}

/// The way to a running thread.
struct Line {
    jobs: mpsc::Sender<Job>,
    busy_since: Arc<Mutex<Option<Instant>>>,
}

type Job = Box<dyn FnOnce(&mut Connection) + Send>;

impl KeyringThread {
    pub(super) fn new(connect: Arc<Connect>, limit: Duration) -> Self {
        Self {
            connect,
            limit,
            line: Mutex::new(None),
        }
    }

    /// Has `work` done when its turn comes, and waits for it no longer than the time limit.
    ///
    /// Work whose turn comes after its waiter gave up is not done at all: a secret must not be saved
    /// after the person was told that it was not. `work` may run twice, when the first time shows that
    /// the connection has died; its last argument says whether its waiter gave up meanwhile.
    pub(super) async fn ask<T, W>(&self, work: W) -> Result<T, VaultError>
    where
        T: Send + 'static,
        W: Fn(&CredentialStore, &dyn Fn() -> bool) -> Result<T, Failure> + Send + 'static,
    {
        match tokio::time::timeout(self.limit, self.leave(work)?).await {
            Ok(Ok(result)) => result,
            Ok(Err(_reply_dropped)) => Err(VaultError::Stopped),
            Err(_elapsed) => Err(VaultError::TimedOut { limit: self.limit }),
        }
    }

    /// Has `work` done when its turn comes, as long as the answer is kept: dropping it is giving up.
    pub(super) fn leave<T, W>(
        &self,
        work: W,
    ) -> Result<oneshot::Receiver<Result<T, VaultError>>, VaultError>
    where
        T: Send + 'static,
        W: Fn(&CredentialStore, &dyn Fn() -> bool) -> Result<T, Failure> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        self.line_up(Box::new(move |connection| {
            let given_up = || reply.is_closed();
            if given_up() {
                return;
            }
            let result = connection.run(|store| work(store, &given_up), &given_up);
            match &result {
                Ok(_) | Err(VaultError::NotFound) => {}
                Err(error) => tracing::warn!(%error, "the keyring would not"),
            }
            // A secret that nobody waits for any more is wiped as it is dropped.
            let _nobody_waits = reply.send(result);
        }))?;
        Ok(answer)
    }

    fn line_up(&self, job: Job) -> Result<(), VaultError> {
        let mut line = locked(&self.line);
        let job = match line.as_ref().filter(|line| !self.is_hopeless(line)) {
            Some(line) => match line.jobs.send(job) {
                Ok(()) => return Ok(()),
                Err(mpsc::SendError(job)) => job,
            },
            None => job,
        };
        let new = self
            .start()
            .map_err(|error| VaultError::Other(error.to_string()))?;
        // Nothing can have ended it yet; if it has, the reply is dropped and the caller told.
        let _ended = new.jobs.send(job);
        *line = Some(new);
        Ok(())
    }

    fn is_hopeless(&self, line: &Line) -> bool {
        let since = *locked(&line.busy_since);
        let hopeless = since.is_some_and(|since| since.elapsed() > self.limit * HOPELESS);
        if hopeless {
            tracing::warn!("a call to the keyring never came back; starting over beside it");
        }
        hopeless
    }

    fn start(&self) -> std::io::Result<Line> {
        let (jobs, queue) = mpsc::channel::<Job>();
        let busy_since = Arc::new(Mutex::new(None));
        let busy = Arc::clone(&busy_since);
        let mut connection = Connection {
            connect: Arc::clone(&self.connect),
            store: None,
        };
        std::thread::Builder::new()
            .name("keyring".to_owned())
            .spawn(move || {
                for job in queue {
                    *locked(&busy) = Some(Instant::now());
                    // A store that panics drops this one reply; the next request starts afresh.
                    let outcome = catch_unwind(AssertUnwindSafe(|| job(&mut connection)));
                    if outcome.is_err() {
                        connection.store = None;
                    }
                    *locked(&busy) = None;
                }
            })?;
        Ok(Line { jobs, busy_since })
    }
}

/// The store, while there is one.
struct Connection {
    connect: Arc<Connect>,
    store: Option<Arc<CredentialStore>>,
}

impl Connection {
    fn run<T>(
        &mut self,
        work: impl Fn(&CredentialStore) -> Result<T, Failure>,
        given_up: &dyn Fn() -> bool,
    ) -> Result<T, VaultError> {
        let was_there = self.store.is_some();
        let first = self.attempt(&work);
        match first {
            // The keyring or the bus was started again since the last call. Reading, saving and
            // removing do the same when done twice, so once more with a new connection.
            Err(Failure::Keyring(Error::PlatformFailure(_))) if was_there && !given_up() => {
                self.attempt(&work)
            }
            other => other,
        }
        .map_err(Failure::explained)
    }

    fn attempt<T>(
        &mut self,
        work: impl Fn(&CredentialStore) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let store = match self.store.take() {
            Some(store) => store,
            None => (self.connect)()?,
        };
        let result = work(&*store);
        // One that failed like this is not kept: the next call must really try again.
        if !matches!(result, Err(Failure::Keyring(Error::PlatformFailure(_)))) {
            self.store = Some(store);
        }
        result
    }
}

/// What is behind these locks is whole after every step, so a panic elsewhere spoils nothing.
pub(super) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
