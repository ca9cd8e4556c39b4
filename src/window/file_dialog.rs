//! The system's file dialogs. They are opened on the drawing thread, as macOS wants, and awaited elsewhere.

use rfd::{AsyncFileDialog, FileHandle};

use crate::background::{PathFuture, PathPurpose};
use crate::journal::Format;
use crate::language::Words;

/// Opens the dialog for `purpose`.
pub(super) fn open(purpose: &PathPurpose, words: &Words) -> PathFuture {
    let path = |file: Option<FileHandle>| file.map(|file| file.path().to_owned());
    let toml = |dialog: AsyncFileDialog| dialog.add_filter("TOML", &["toml"]);
    let dialog = AsyncFileDialog::new();
    match purpose {
        PathPurpose::Import => {
            let dialog = toml(dialog.set_title(words.say("path-title-import"))).pick_file();
            PathFuture(Box::pin(async move { path(dialog.await) }))
        }
        PathPurpose::Export => {
            let dialog = toml(dialog.set_title(words.say("path-title-export")))
                .set_file_name("campaign-remote-profiles.toml")
                .save_file();
            PathFuture(Box::pin(async move { path(dialog.await) }))
        }
        PathPurpose::Credentials => {
            let dialog = dialog
                .set_title(words.say("path-title-credentials"))
                .pick_file();
            PathFuture(Box::pin(async move { path(dialog.await) }))
        }
        PathPurpose::Workflows => {
            let dialog = dialog
                .set_title(words.say("path-title-workflows"))
                .add_filter("CSV", &["csv", "tsv", "txt"])
                .pick_file();
            PathFuture(Box::pin(async move { path(dialog.await) }))
        }
        PathPurpose::Journal(format, _filter) => {
            let (kind, extension) = match format {
                Format::Csv => ("CSV", "csv"),
                Format::JsonLines => ("JSON Lines", "jsonl"),
            };
            let dialog = dialog
                .set_title(words.say("path-title-journal"))
                .add_filter(kind, &[extension])
                .set_file_name(format!("campaign-remote-journal.{extension}"))
                .save_file();
            PathFuture(Box::pin(async move { path(dialog.await) }))
        }
        PathPurpose::Body(_) => {
            let dialog = dialog
                .set_title(words.say("path-title-body"))
                .set_file_name("response.json")
                .save_file();
            PathFuture(Box::pin(async move { path(dialog.await) }))
        }
    }
}
