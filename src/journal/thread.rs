//! A thread that owns a connection and does what it is asked, one thing after the other.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc};
use std::time::Duration;

use rusqlite::InterruptHandle;
use tokio::sync::oneshot;

use super::error::JournalError;

/// What is asked for gets this long to be done when the last handle goes.
const LEAVING: Duration = Duration::from_millis(500);

type Job<S> = Box<dyn FnOnce(&mut S) + Send>;

/// The way to the thread; the thread ends with it.
pub(super) struct Worker<S> {
    jobs: Option<mpsc::Sender<Job<S>>>,
    ended: Mutex<mpsc::Receiver<()>>,
    at_work: Arc<Mutex<AtWork>>,
}

/// What the thread is doing, and how to stop it.
#[derive(Default)]
struct AtWork {
    waiter: Option<Waiter>,
    interrupt: Option<InterruptHandle>,
}

/// Whether somebody still waits for the result.
#[derive(Clone, Default)]
pub(super) struct Waiter(Arc<AtomicBool>);

impl Waiter {
    /// Whether nobody waits any more.
    pub(super) fn gave_up(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// How the thread's owner gets hold of what stops a query.
#[derive(Clone)]
pub(super) struct Stop(Arc<Mutex<AtWork>>);

impl Stop {
    /// From now on this connection is the one that is interrupted.
    pub(super) fn is(&self, connection: &rusqlite::Connection) {
        locked(&self.0).interrupt = Some(connection.get_interrupt_handle());
    }
}

impl<S: 'static> Worker<S> {
    /// Starts the thread; `begin` makes what it owns there.
    pub(super) fn start(
        name: &str,
        begin: impl FnOnce(Stop) -> S + Send + 'static,
    ) -> std::io::Result<Self> {
        let (jobs, queue) = mpsc::channel::<Job<S>>();
        let (report, ended) = mpsc::channel();
        let at_work = Arc::new(Mutex::new(AtWork::default()));
        let seen = Arc::clone(&at_work);
        std::thread::Builder::new()
            .name(name.to_owned())
            .spawn(move || {
                let mut owned = begin(Stop(Arc::clone(&seen)));
                for job in queue {
                    job(&mut owned);
                    locked(&seen).waiter = None;
                }
                drop(owned);
                let _nobody_waits = report.send(());
            })?;
        Ok(Self {
            jobs: Some(jobs),
            ended: Mutex::new(ended),
            at_work,
        })
    }

    /// Has `work` done when its turn comes.
    ///
    /// When the caller stops waiting, `work` that has not begun is not done at all, and a query is interrupted.
    pub(super) async fn ask<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut S, &Waiter) -> Result<T, JournalError> + Send + 'static,
    ) -> Result<T, JournalError> {
        let waiter = Waiter::default();
        let (reply, answer) = oneshot::channel();
        let interest = Interest {
            waiter: waiter.clone(),
            at_work: Arc::clone(&self.at_work),
        };
        let at_work = Arc::clone(&self.at_work);
        let job: Job<S> = Box::new(move |owned| {
            if waiter.gave_up() {
                return;
            }
            locked(&at_work).waiter = Some(waiter.clone());
            let result = work(owned, &waiter);
            let _nobody_waits = reply.send(result);
        });
        self.leave(job)?;
        let result = answer.await.unwrap_or(Err(JournalError::Stopped));
        drop(interest);
        result
    }

    /// Has `work` done when its turn comes, whether or not the caller goes on waiting for it.
    pub(super) async fn have_done<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut S) -> Result<T, JournalError> + Send + 'static,
    ) -> Result<T, JournalError> {
        let (reply, answer) = oneshot::channel();
        self.leave(Box::new(move |owned| {
            let _nobody_waits = reply.send(work(owned));
        }))?;
        answer.await.unwrap_or(Err(JournalError::Stopped))
    }

    /// Has `work` done when its turn comes; nobody waits for it.
    pub(super) fn have_done_sometime(&self, work: impl FnOnce(&mut S) + Send + 'static) {
        // A thread that has ended says so to the next who waits.
        let _ended = self.leave(Box::new(work));
    }

    fn leave(&self, job: Job<S>) -> Result<(), JournalError> {
        let jobs = self.jobs.as_ref().ok_or(JournalError::Stopped)?;
        jobs.send(job).map_err(|_ended| JournalError::Stopped)
    }
}

/// As long as it lives, somebody waits.
struct Interest {
    waiter: Waiter,
    at_work: Arc<Mutex<AtWork>>,
}

impl Drop for Interest {
    fn drop(&mut self) {
        self.waiter.0.store(true, Ordering::Relaxed);
        let at_work = locked(&self.at_work);
        let is_mine = at_work
            .waiter
            .as_ref()
            .is_some_and(|current| Arc::ptr_eq(&current.0, &self.waiter.0));
        // Under the lock: the thread cannot have gone on to somebody else's query.
        if is_mine && let Some(interrupt) = &at_work.interrupt {
            interrupt.interrupt();
        }
    }
}

impl<S> Drop for Worker<S> {
    fn drop(&mut self) {
        self.jobs = None;
        let ended = self.ended.get_mut().unwrap_or_else(PoisonError::into_inner);
        let _too_slow = ended.recv_timeout(LEAVING);
    }
}

/// What is behind these locks is whole after every step, so a panic elsewhere spoils nothing.
pub(super) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
