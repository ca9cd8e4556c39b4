//! Ctrl-C, and the signal with which schedulers end a program.

use std::io;

use tokio_util::sync::CancellationToken;

/// Goes on with `work`; when the person or the system interrupts, cancels it and still waits for what it says then.
pub(super) async fn with_interrupt<T>(
    cancel: &CancellationToken,
    work: impl Future<Output = T>,
) -> T {
    tokio::pin!(work);
    tokio::select! {
        biased;
        done = &mut work => done,
        heard = interrupted() => {
            if heard.is_ok() {
                cancel.cancel();
            }
            work.await
        }
    }
}

/// Waits for the first of the signals.
pub(super) async fn interrupted() -> io::Result<()> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut ended = signal(SignalKind::terminate())?;
        tokio::select! {
            pressed = tokio::signal::ctrl_c() => pressed,
            _ended = ended.recv() => Ok(()),
        }
    }
    #[cfg(not(unix))]
    tokio::signal::ctrl_c().await
}
