//! Every command that was sent from here, and what came of it: who, when, to which workflow, why, and the answer.
//!
//! - [`entry`](Intent): what is written down before a command goes out, and what is added when more is known;
//! - [`handle`](Journal): the handle that everybody holds; it writes on one thread and reads on another;
//! - [`filter`](Filter), [`listing`](Listing): finding entries again, quickly, among a million;
//! - [`export`](Format): entries as CSV or JSON Lines, in a stream;
//! - `schema` and `file` beneath them: the SQLite file, its versions, and what happens when it is damaged;
//! - `running`: which processes still live, so that "no answer yet" is never called "no answer will come".
//!
//! The intent is on the disk before the first byte of a command goes out, and durability comes before speed.
//! No secret can stand in the journal: an exchange is masked by its type, and what a server echoed is hidden.

mod cells;
mod collecting;
mod destination;
mod entry;
mod error;
mod exchange;
mod export;
mod file;
mod filter;
mod handle;
mod listing;
mod network;
mod person;
mod reading;
mod rows;
mod running;
mod schema;
mod thread;
mod writing;

pub use destination::Destination;
pub use entry::{
    Conclusion, Confirmation, Confirmed, Entry, EntryId, Intent, Ruling, Standing, Who,
};
pub use error::JournalError;
pub use exchange::{KeptAnswer, KeptExchange};
pub use export::{Format, Progress, write_csv};
pub use filter::{Filter, Sought, moment_from, moment_until};
pub use handle::{Journal, Size};
pub use listing::{Found, Listing};
