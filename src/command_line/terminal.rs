//! What only a terminal gets: colours, and a line that shows that something is being waited for.

use std::io::{self, IsTerminal as _, Write as _};
use std::time::Duration;

use tokio::time::{Instant, sleep};

use crate::sentences::seen;

/// How good the news is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mood {
    Good,
    Careful,
    Bad,
    Plain,
}

/// Before this much time nothing is worth being said to be waited for.
const PATIENCE: Duration = Duration::from_millis(400);

/// Whether colours are wanted where it is a terminal (<https://no-color.org>).
pub(super) fn is_coloured(is_terminal: bool) -> bool {
    is_terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

pub(super) fn painted(mood: Mood, text: &str, coloured: bool) -> String {
    let colour = match mood {
        Mood::Good => "32",
        Mood::Careful => "33",
        Mood::Bad => "31",
        Mood::Plain => return text.to_owned(),
    };
    if coloured {
        format!("\x1b[1;{colour}m{text}\x1b[0m")
    } else {
        text.to_owned()
    }
}

pub(super) fn bold(text: &str, coloured: bool) -> String {
    if coloured {
        format!("\x1b[1m{text}\x1b[0m")
    } else {
        text.to_owned()
    }
}

/// Goes on with `work`, and shows on a terminal what `line` says after so many seconds.
pub(super) async fn watched<T>(line: impl Fn(u64) -> String, work: impl Future<Output = T>) -> T {
    if !io::stderr().is_terminal() {
        return work.await;
    }
    let began = Instant::now();
    let mut shown = false;
    let mut next = PATIENCE;
    tokio::pin!(work);
    let done = loop {
        tokio::select! {
            biased;
            done = &mut work => break done,
            () = sleep(next) => {
                show(&line(began.elapsed().as_secs()));
                shown = true;
                next = Duration::from_millis(500);
            }
        }
    };
    if shown {
        show("");
    }
    done
}

/// Makes room for a line of the result while something is being waited for; the waiting line comes back below it.
pub(super) fn clear_waiting() {
    if io::stderr().is_terminal() {
        show("");
    }
}

fn show(text: &str) {
    let mut out = io::stderr();
    // A line that is broken into two could not be taken away again. The last column stays free: some terminals break
    // the line as soon as that is written.
    let text = cut(&seen(text), columns().saturating_sub(1));
    // A terminal that is gone reads nothing anyway.
    let _gone = write!(out, "\r\x1b[K{text}").and_then(|()| out.flush());
}

fn cut(text: &str, longest: usize) -> String {
    if text.chars().count() <= longest {
        return text.to_owned();
    }
    let kept = text.chars().take(longest.saturating_sub(1));
    kept.chain(['…']).take(longest).collect()
}

/// How wide the terminal is; one that does not say is as wide as terminals usually are.
fn columns() -> usize {
    #[cfg(unix)]
    let known = rustix::termios::tcgetwinsize(io::stderr())
        .ok()
        .map(|size| usize::from(size.ws_col));
    #[cfg(not(unix))]
    let known = None;
    known.filter(|columns| *columns > 0).unwrap_or(80)
}
