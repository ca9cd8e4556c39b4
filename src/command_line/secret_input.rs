//! A secret from standard input: through a pipe, or typed on a terminal that does not show it.

use std::fs::File;
use std::io::{self, IsTerminal as _, Read as _};

use secrecy::SecretString;
use tokio::sync::oneshot;
use zeroize::{Zeroize as _, Zeroizing};

use crate::campaign::Message;

use super::call::{Call, Trouble, complain};

/// More than any secret has, so that too long a one is seen to be too long.
const LARGEST: u64 = 64 * 1024;

/// As many bytes of a typed or pasted line as a terminal keeps; it swallows the rest without a word.
const LONGEST_LINE: usize = if cfg!(target_os = "linux") {
    4095
} else {
    1023
};

/// Reads one secret, without the line end behind it. `awaited` is said on a terminal.
///
/// Dropping it is giving up, and shows again what is typed; whoever waits for it listens for signals.
pub(super) async fn read(call: &Call<'_>, awaited: &str) -> Result<SecretString, Trouble> {
    let is_terminal = io::stdin().is_terminal();
    let _unseen = is_terminal
        .then(Unseen::begin)
        .transpose()
        .map_err(|_cannot_be_hidden| call.wrong_use(&Message::new("cli-terminal-shows-all")))?;
    if is_terminal {
        complain(awaited);
    }
    let (report, answer) = oneshot::channel();
    // A thread of its own: nothing can end a read from a terminal, so it must not be waited for.
    std::thread::Builder::new()
        .name("standard input".to_owned())
        .spawn(move || {
            // Nobody waits for it any more after an interruption.
            let _gone = report.send(read_all(is_terminal));
        })
        .map_err(|error| Trouble::system(&error))?;
    let text = match answer.await {
        Ok(Ok(text)) => text,
        Ok(Err(error)) => return Err(Trouble::system(&error)),
        Err(_thread_is_gone) => return Err(Trouble::system(&io::ErrorKind::BrokenPipe.into())),
    };
    if is_terminal && text.len() >= LONGEST_LINE {
        let message = Message::new("cli-secret-too-long-to-type");
        return Err(call.wrong_use(&message.with("bytes", LONGEST_LINE.to_string())));
    }
    Ok(SecretString::from(text.as_str()))
}

/// One line of a terminal, or all that a pipe has.
fn read_all(is_terminal: bool) -> io::Result<Zeroizing<String>> {
    let mut text = Zeroizing::new(String::with_capacity(16 * 1024));
    if is_terminal {
        io::stdin().read_line(&mut text)?;
    } else {
        // Not through the buffer of std, which nobody wipes.
        let mut input = unbuffered()?.take(LARGEST);
        let mut bytes = Zeroizing::new(Vec::with_capacity(16 * 1024));
        input.read_to_end(&mut bytes)?;
        let mut read = String::from_utf8(std::mem::take(&mut *bytes)).map_err(|error| {
            error.into_bytes().zeroize();
            io::Error::from(io::ErrorKind::InvalidData)
        })?;
        text.push_str(&read);
        read.zeroize();
    }
    if text.ends_with('\n') {
        text.pop();
        if text.ends_with('\r') {
            text.pop();
        }
    }
    Ok(text)
}

#[cfg(unix)]
fn unbuffered() -> io::Result<File> {
    use std::os::fd::AsFd as _;
    Ok(File::from(io::stdin().as_fd().try_clone_to_owned()?))
}

#[cfg(windows)]
fn unbuffered() -> io::Result<File> {
    use std::os::windows::io::AsHandle as _;
    Ok(File::from(io::stdin().as_handle().try_clone_to_owned()?))
}

/// A terminal that does not show what is typed, as long as this is kept.
#[cfg(unix)]
struct Unseen(rustix::termios::Termios);

#[cfg(unix)]
impl Unseen {
    fn begin() -> io::Result<Self> {
        use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
        let before = tcgetattr(io::stdin())?;
        let mut quiet = before.clone();
        quiet.local_modes.remove(LocalModes::ECHO);
        // The line end is shown, so that what follows stands on a line of its own.
        quiet.local_modes.insert(LocalModes::ECHONL);
        tcsetattr(io::stdin(), OptionalActions::Flush, &quiet)?;
        Ok(Self(before))
    }
}

#[cfg(unix)]
impl Drop for Unseen {
    fn drop(&mut self) {
        use rustix::termios::{OptionalActions, tcsetattr};
        // A terminal that is gone shows nothing anyway.
        let _gone = tcsetattr(io::stdin(), OptionalActions::Now, &self.0);
    }
}

/// Elsewhere nothing hides what is typed, so nothing is asked for.
#[cfg(not(unix))]
struct Unseen;

#[cfg(not(unix))]
impl Unseen {
    fn begin() -> io::Result<Self> {
        Err(io::ErrorKind::Unsupported.into())
    }
}
