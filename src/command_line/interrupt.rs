//! Ctrl-C, and the signal with which schedulers end a program.

use std::io;

use tokio_util::sync::CancellationToken;

/// Listens for the signals. From its beginning they no longer end the program by themselves.
pub(super) struct Interrupt {
    #[cfg(unix)]
    pressed: tokio::signal::unix::Signal,
    #[cfg(unix)]
    ended: tokio::signal::unix::Signal,
    #[cfg(windows)]
    pressed: tokio::signal::windows::CtrlC,
}

impl Interrupt {
    /// Begins to listen; within a runtime.
    #[cfg(unix)]
    pub(super) fn listen() -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self {
            pressed: signal(SignalKind::interrupt())?,
            ended: signal(SignalKind::terminate())?,
        })
    }

    /// Begins to listen; within a runtime.
    #[cfg(windows)]
    pub(super) fn listen() -> io::Result<Self> {
        Ok(Self {
            pressed: tokio::signal::windows::ctrl_c()?,
        })
    }

    /// Waits for the first of the signals.
    #[cfg(unix)]
    pub(super) async fn heard(&mut self) {
        tokio::select! {
            _pressed = self.pressed.recv() => {}
            _ended = self.ended.recv() => {}
        }
    }

    /// Waits for Ctrl-C.
    #[cfg(windows)]
    pub(super) async fn heard(&mut self) {
        let _pressed = self.pressed.recv().await;
    }
}

/// Goes on with `work`; when the person or the system interrupts, cancels it and still waits for what it says then.
pub(super) async fn with_interrupt<T>(
    cancel: &CancellationToken,
    work: impl Future<Output = T>,
) -> T {
    // Where the system lets nobody listen, a signal ends the program as it ends any other.
    let Ok(mut interrupt) = Interrupt::listen() else {
        return work.await;
    };
    tokio::pin!(work);
    tokio::select! {
        biased;
        done = &mut work => done,
        () = interrupt.heard() => {
            cancel.cancel();
            work.await
        }
    }
}
