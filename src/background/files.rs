//! One thread for the program's own files, so that writes happen in the order in which they were asked for; for what a
//! person points at, which may be a share that hangs, a thread each.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use tokio::sync::oneshot;

use super::engine::Room;
use super::event::Event;

type Job = Box<dyn FnOnce() + Send>;

/// The thread that reads and writes files.
pub(super) struct Files {
    queue: Queue,
    drained: mpsc::Receiver<()>,
}

/// A way to the thread's queue.
#[derive(Clone)]
pub(super) struct Queue(mpsc::Sender<Job>);

impl Room {
    /// Runs `work`, which reads or writes where the person said, after what was asked of the disk before, and tells what
    /// came of it. A share that hangs or a pipe that nobody reads keeps no profile and no setting from the disk.
    pub(super) fn at_persons_path(&self, work: impl FnOnce() -> Event + Send + 'static) {
        let telling = self.telling.clone();
        let begin = self.files.queue().run(|| ());
        self.spawn(async move {
            let _queue_ended = begin.await;
            // A thread of its own. Nobody waits for it: what it finds out it tells itself.
            let _ended = tokio::task::spawn_blocking(move || telling.tell(work())).await;
        });
    }
}

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
