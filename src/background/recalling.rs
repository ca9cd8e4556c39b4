//! What the window wants to know of the journal: lists, parts of them, one entry with its exchange, and exports.

use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bytes::Bytes;
use tokio_util::sync::CancellationToken;

use crate::campaign::Message;
use crate::journal::{
    Entry, EntryId, Filter, Format, Journal, JournalError, KeptExchange, Listing, Progress, Size,
};
use crate::profiles::OwnFiles;

use super::engine::{Room, Telling};
use super::event::Event;
use super::request::RequestId;
use super::text::Text;

/// A question to the journal.
#[derive(Debug, Clone, PartialEq)]
pub enum Recall {
    /// What the filter leaves: the newest entries first, then how many there are, then how large the journal is.
    Find {
        /// The filter.
        filter: Filter,
        /// So many entries at first.
        first: usize,
    },
    /// A part of a list.
    Part {
        /// The list.
        listing: Listing,
        /// Which entries.
        range: Range<usize>,
    },
    /// One entry with its exchange.
    Open {
        /// Which one.
        id: EntryId,
    },
    /// What the filter leaves, as a file.
    Export {
        /// The filter.
        filter: Filter,
        /// In which form.
        format: Format,
        /// The file.
        path: PathBuf,
    },
}

/// What the journal says.
#[derive(Debug)]
pub enum Recalled {
    /// The newest entries, and the whole list where it is known already.
    First {
        /// The entries.
        entries: Vec<Entry>,
        /// The list.
        listing: Option<Listing>,
    },
    /// The whole list.
    Listed(Listing),
    /// How large the journal is.
    Size(Size),
    /// A part of a list.
    Part(Vec<Entry>),
    /// An entry, and what went over the wire, where that is known.
    Opened {
        /// The entry.
        entry: Box<Entry>,
        /// Request and answer as one text; empty where nothing is known of them.
        text: Arc<Text>,
    },
    /// How far an export is.
    Exporting(Progress),
    /// A file was written.
    Exported {
        /// The file.
        path: PathBuf,
        /// How many entries.
        count: u64,
    },
    /// It could not be done.
    Failed(Message),
}

/// News of an export more often than this would draw the window for nothing.
const PACE: Duration = Duration::from_millis(100);

impl Room {
    pub(super) fn recall(&self, id: RequestId, recall: Recall) {
        let (remote, telling) = (Arc::clone(&self.remote), self.telling.clone());
        let own = self.own.clone();
        self.spawn_cancellable(id, async move |cancel| {
            let Some(journal) = remote.journal() else {
                return;
            };
            let is_export = matches!(recall, Recall::Export { .. });
            let work = carry_out(journal, recall, id, &own, &telling, &cancel);
            let result = if is_export {
                // It ends by itself, once its unfinished file is gone.
                Some(work.await)
            } else {
                cancel.run_until_cancelled(work).await
            };
            if let Some(Err(error)) = result {
                let recalled = Box::new(Recalled::Failed(error.message()));
                telling.tell(Event::Recalled { id, recalled });
            }
        });
    }
}

async fn carry_out(
    journal: &Journal,
    recall: Recall,
    id: RequestId,
    own: &OwnFiles,
    telling: &Telling,
    cancel: &CancellationToken,
) -> Result<(), JournalError> {
    let tell = |recalled| {
        let recalled = Box::new(recalled);
        telling.tell(Event::Recalled { id, recalled });
    };
    match recall {
        Recall::Find { filter, first } => find(journal, filter, first, &tell).await,
        Recall::Part { listing, range } => {
            tell(Recalled::Part(journal.entries(&listing, range).await?));
            Ok(())
        }
        Recall::Open { id } => {
            let entry = Box::new(journal.entry(id).await?);
            let exchange = journal.exchange(id).await?;
            let text = exchange.map(text_of).unwrap_or_default();
            let text = Arc::new(Text::of(Bytes::from(text)));
            tell(Recalled::Opened { entry, text });
            Ok(())
        }
        Recall::Export {
            filter,
            format,
            path,
        } => {
            if own.holds(&path) {
                return Err(JournalError::OwnFile { path });
            }
            let telling = telling.clone();
            let mut told = Instant::now();
            let say = move |progress| {
                if told.elapsed() >= PACE {
                    told = Instant::now();
                    let recalled = Box::new(Recalled::Exporting(progress));
                    telling.tell(Event::Recalled { id, recalled });
                }
            };
            let work = journal.export(filter, format, path.clone(), say, cancel.clone());
            let count = work.await?;
            tell(Recalled::Exported { path, count });
            Ok(())
        }
    }
}

async fn find(
    journal: &Journal,
    filter: Filter,
    first: usize,
    tell: &impl Fn(Recalled),
) -> Result<(), JournalError> {
    let found = journal.first(filter.clone(), first).await?;
    let is_whole = found.listing.is_some();
    tell(Recalled::First {
        entries: found.entries,
        listing: found.listing,
    });
    if !is_whole {
        tell(Recalled::Listed(journal.list(filter).await?));
    }
    tell(Recalled::Size(journal.size().await?));
    Ok(())
}

/// The request, and under it the answer.
fn text_of(exchange: KeptExchange) -> Vec<u8> {
    let mut text = exchange.request.into_bytes();
    if let Some(answer) = exchange.answer {
        while text.last() == Some(&b'\n') {
            text.pop();
        }
        text.extend_from_slice(b"\n\n");
        text.extend_from_slice(answer.status_line.as_bytes());
        text.push(b'\n');
        text.extend_from_slice(answer.headers.as_bytes());
        text.push(b'\n');
        text.extend_from_slice(&answer.body);
    }
    text
}
