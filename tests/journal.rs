//! The journal, with real SQLite files: what is on the disk, what is found again, and what happens when the disk says no.

#[path = "journal/broken.rs"]
mod broken;
#[path = "journal/export.rs"]
mod export;
#[path = "journal/finding.rs"]
mod finding;
#[path = "journal/keeping.rs"]
mod keeping;
#[path = "campaign/memory.rs"]
mod memory;
#[path = "journal/place.rs"]
mod place;
#[path = "journal/processes.rs"]
mod processes;
#[path = "journal/secrets.rs"]
mod secrets;
#[path = "journal/size.rs"]
mod size;

/// Other processes are this program once more: `processes::case` says what such a one does.
#[test]
fn as_another_process() {
    processes::do_what_is_asked();
}
