//! The program from a shell: every command as a process of its own, with a home of its own.
//!
//! - `shell` runs the program and holds its JSON against the schema; `keyring` is a real GNOME Keyring on a bus of its own
//! - the others are what is promised

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    unreachable_pub,
    reason = "a test fails by panicking; its parts share what they need"
)]

mod campaign;

#[path = "command_line/cast.rs"]
mod cast;
#[path = "command_line/credentials.rs"]
mod credentials;
#[path = "command_line/guard.rs"]
mod guard;
#[path = "command_line/interrupted.rs"]
mod interrupted;
#[path = "command_line/journal.rs"]
mod journal;
#[path = "command_line/keyring.rs"]
mod keyring;
#[path = "command_line/pages.rs"]
mod pages;
#[path = "command_line/profiles.rs"]
mod profiles;
#[path = "command_line/restarting.rs"]
mod restarting;
#[path = "command_line/schedulers.rs"]
mod schedulers;
#[path = "command_line/secrets.rs"]
mod secrets;
#[path = "command_line/shell.rs"]
mod shell;
#[path = "command_line/spoiled.rs"]
mod spoiled;
#[path = "command_line/terminal.rs"]
mod terminal;
#[path = "command_line/usage.rs"]
mod usage;
#[path = "command_line/waiting.rs"]
mod waiting;
