//! The program as a person has it: a real window on a real display, pressed and read through the accessibility tree,
//! with a real GNOME Keyring and a Campaign on a loopback socket.

#![cfg(target_os = "linux")]

#[path = "campaign/mod.rs"]
mod campaign;
#[path = "desk/mod.rs"]
mod desk;

#[path = "desktop/checks.rs"]
mod checks;
#[path = "desktop/commands.rs"]
mod commands;
#[path = "desktop/files.rs"]
mod files;
#[path = "desktop/imports.rs"]
mod imports;
#[path = "desktop/journal.rs"]
mod journal;
#[path = "desktop/keyring.rs"]
mod keyring;
#[path = "desktop/looks.rs"]
mod looks;
#[path = "desktop/person.rs"]
mod person;
#[path = "desktop/practising.rs"]
mod practising;
#[path = "tokens/service.rs"]
mod service;
#[path = "desktop/several.rs"]
mod several;
#[path = "desktop/sign_in.rs"]
mod sign_in;
#[path = "desktop/watching.rs"]
mod watching;
#[path = "desktop/workflows.rs"]
mod workflows;
