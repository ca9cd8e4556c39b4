//! Reading a list of workflows: bounded, whatever a spreadsheet wrote it in.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use crate::campaign::Message;
use crate::campaign::import::{LARGEST_LIST, WorkflowList, read_list, text_of};

use super::request::ListSource;

/// Reads what is in a file or a text.
pub(super) fn read(source: ListSource) -> Result<WorkflowList, Message> {
    let text = match source {
        ListSource::Text(text) => text,
        ListSource::File(path) => text_of(&bytes_of(&path)?),
    };
    read_list(&text).map_err(|error| error.message())
}

fn bytes_of(path: &Path) -> Result<Vec<u8>, Message> {
    let trouble = |reason: std::io::Error| {
        Message::new("list-cannot-be-read")
            .with("path", path.display().to_string())
            .with("reason", reason.to_string())
    };
    // One byte more than is allowed, so that too long a file is seen to be too long.
    let limit = LARGEST_LIST as u64 + 1;
    let mut bytes = Vec::new();
    // A named pipe would keep us waiting for ever.
    if !std::fs::metadata(path).map_err(trouble)?.is_file() {
        return Err(trouble(std::io::ErrorKind::Unsupported.into()));
    }
    let file = File::open(path).map_err(trouble)?;
    file.take(limit).read_to_end(&mut bytes).map_err(trouble)?;
    Ok(bytes)
}
