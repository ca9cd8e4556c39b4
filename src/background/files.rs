//! One thread for the program's own files, so that writes happen in the order in which they were asked for.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use tokio::sync::oneshot;

type Job = Box<dyn FnOnce() + Send>;

/// The thread that reads and writes files.
pub(super) struct Files {
    queue: Queue,
    drained: mpsc::Receiver<()>,
}

/// A way to the thread's queue.
#[derive(Clone)]
pub(super) struct Queue(mpsc::Sender<Job>);

impl Files {
    /// Starts the thread.
    pub(super) fn start() -> std::io::Result<Self> {
        let (jobs, queue) = mpsc::channel::<Job>();
        let (report, drained) = mpsc::channel();
        thread::Builder::new()
            .name("files".to_owned())
            .spawn(move || {
                for job in queue {
                    job();
                }
                // Nobody may be waiting for it any more.
                let _ignored = report.send(());
            })?;
        Ok(Self {
            queue: Queue(jobs),
            drained,
        })
    }

    /// A way to the queue.
    pub(super) fn queue(&self) -> &Queue {
        &self.queue
    }

    /// Lets the queue run empty, but waits no longer than `limit`.
    pub(super) fn finish(self, limit: Duration) {
        drop(self.queue);
        let _ignored = self.drained.recv_timeout(limit);
    }
}

impl Queue {
    /// Puts `work` at the end of the queue at once; its result comes later.
    pub(super) fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> oneshot::Receiver<T> {
        let (report, result) = oneshot::channel();
        let job: Job = Box::new(move || {
            // Nobody may be waiting for it any more; the work is done all the same.
            let _ignored = report.send(work());
        });
        // A thread that is gone drops the job, and the waiter sees that.
        let _ignored = self.0.send(job);
        result
    }
}
