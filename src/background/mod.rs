//! The window's engine room: requests go in, events come out, and the drawing thread never waits.

mod commands;
mod credentials;
mod engine;
mod event;
mod files;
mod lists;
mod log;
mod notification;
mod page;
mod practising;
mod recording;
mod request;
mod watching;

pub use engine::{Engine, Wake};
pub use event::{Event, RemoveTrouble, RestartNews, SaveTrouble};
pub use log::begin_log;
pub use page::{Page, Text};
pub use practising::Practising;
pub use request::{
    CredentialSource, Keep, ListSource, PathFuture, PathPurpose, Request, RequestId, SettingChange,
};

pub use crate::profiles::Folders;
pub use crate::vault::Secret;
