//! `campaign-remote practice`: an Adobe Campaign to practise on, for other programs, until it is interrupted.

use std::io::{self, Write as _};

use crate::practice::Practice;

/// Listens, says where in one line of JSON, and goes on until the process is ended.
///
/// # Errors
/// When the port is taken, or nobody reads the line.
pub(super) fn serve(port: u16) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let practice = Practice::start(port).await?;
        let mut out = io::stdout();
        writeln!(out, "{}", practice.first_line())?;
        out.flush()?;
        std::future::pending().await
    })
}
