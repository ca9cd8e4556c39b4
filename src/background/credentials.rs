//! Reading a credential file: bounded, into memory that is wiped, and nothing of it kept.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use crate::campaign::Message;
use crate::campaign::import::{self, Found, LARGEST_TEXT};

use super::request::CredentialSource;

/// Reads what is in a file or a text, and where it came from.
pub(super) fn read(source: CredentialSource) -> (Option<PathBuf>, Result<Found, Message>) {
    match source {
        CredentialSource::Text(text) => (None, understood(&text)),
        CredentialSource::File(path) => {
            let found = text_of(&path).and_then(|text| understood(&text));
            (Some(path), found)
        }
    }
}

fn understood(text: &str) -> Result<Found, Message> {
    import::read(text).map_err(|error| error.message())
}

fn text_of(path: &Path) -> Result<Zeroizing<String>, Message> {
    let trouble = |reason: std::io::Error| {
        Message::new("credentials-cannot-be-read")
            .with("path", path.display().to_string())
            .with("reason", reason.to_string())
    };
    // One byte more than is allowed, so that too long a file is seen to be too long.
    let limit = LARGEST_TEXT as u64 + 1;
    // A named pipe would keep us waiting for ever.
    if !std::fs::metadata(path).map_err(trouble)?.is_file() {
        return Err(trouble(std::io::ErrorKind::Unsupported.into()));
    }
    let file = File::open(path).map_err(trouble)?;
    let mut text = Zeroizing::new(String::new());
    file.take(limit)
        .read_to_string(&mut text)
        .map_err(trouble)?;
    Ok(text)
}
