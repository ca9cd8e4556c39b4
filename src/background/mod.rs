//! The window's engine room: requests go in, events come out, and the drawing thread never waits.

mod appearance;
mod commands;
mod credentials;
mod engine;
mod event;
mod files;
mod lists;
mod looking;
mod notification;
mod page;
mod paths;
mod practising;
mod recalling;
mod recording;
mod request;
mod text;
mod watching;

pub use appearance::Appearance;
pub use engine::{Engine, Wake};
pub use event::{Event, RemoveTrouble, RestartNews, SaveTrouble};
pub use looking::{Formatted, Look, Sight};
pub use page::Page;
pub use paths::{PathSeen, PathUse};
pub use practising::Practising;
pub use recalling::{Recall, Recalled};
pub use request::{
    CredentialSource, Keep, ListSource, PathFuture, PathPurpose, Request, RequestId, SettingChange,
};
pub use text::{
    Cell, Formatter, Found, Ink, MOST_KEPT, Row, Search, Sheet, Text, looks_like_json, shown,
};

pub use crate::log::begin_log;
pub use crate::profiles::Folders;
pub use crate::vault::Secret;
