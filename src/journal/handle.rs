//! The handle that everybody holds.

use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use tokio_util::sync::CancellationToken;

use super::destination::Destination;
use super::entry::{Conclusion, Confirmation, Entry, EntryId, Intent, Who};
use super::error::JournalError;
use super::exchange::KeptExchange;
use super::export::{Format, Progress};
use super::file::Place;
use super::filter::Filter;
use super::listing::{Found, Listing};
use super::network;
use super::reading::Reader;
use super::thread::Worker;
use super::writing::{Known, Writer};
use crate::campaign::Message;

/// How long to wait before what could not be written is tried again.
const AGAIN: Duration = Duration::from_millis(100);

/// The journal. Cheap to clone; nothing is opened or created before it is needed.
///
/// Everything here may be awaited on any task: the disk is waited for on threads of the journal's own.
/// Dropping a future that reads ends its query.
#[derive(Clone)]
pub struct Journal {
    inner: Arc<Inner>,
}

struct Inner {
    place: Place,
    writer: Worker<Writer>,
    reader: Worker<Reader>,
}

/// How large the journal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// On the disk.
    pub bytes: u64,
    /// Commands.
    pub entries: u64,
}

impl Journal {
    /// The journal in this file, for the person and machine that the system names.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(path: impl Into<PathBuf>) -> io::Result<Self> {
        Self::start_as(path, Who::of_system)
    }

    /// The same for a person of the caller's choice.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start_as(
        path: impl Into<PathBuf>,
        who: impl FnOnce() -> Who + Send + 'static,
    ) -> io::Result<Self> {
        Self::start_where(path, who, network::is_remote)
    }

    /// The same where `is_remote` says whether a folder lies on another machine's disk. Such a file is written without
    /// SQLite's shared memory, which machines cannot share.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start_where(
        path: impl Into<PathBuf>,
        who: impl FnOnce() -> Who + Send + 'static,
        is_remote: fn(&Path) -> bool,
    ) -> io::Result<Self> {
        let place = Place {
            path: path.into(),
            is_remote,
        };
        let (for_writer, for_reader) = (place.clone(), place.clone());
        let writer = Worker::start("journal", |_stop| Writer::new(for_writer, who()))?;
        let reader = Worker::start("journal-reader", |stop| Reader::new(for_reader, stop))?;
        let inner = Arc::new(Inner {
            place,
            writer,
            reader,
        });
        Ok(Self { inner })
    }

    /// The file, as a person may want to find it.
    pub fn path(&self) -> &Path {
        &self.inner.place.path
    }

    /// Has the file opened while the caller does something else; what stands in the way is said by [`Journal::begin`].
    /// One that is not there yet is begun by the first command that really goes out.
    pub fn open_soon(&self) {
        let path = self.path().to_owned();
        self.inner.writer.have_done_sometime(move |writer| {
            if !path.exists() {
                return;
            }
            if let Err(error) = writer.open() {
                tracing::debug!(%error, "journal not opened ahead");
            }
        });
    }

    /// Writes down what is about to be sent; it is on the disk when this returns.
    ///
    /// # Errors
    /// When it is not: nothing may be sent then without the person's word.
    pub async fn begin(&self, intent: Intent) -> Result<EntryId, JournalError> {
        self.inner
            .writer
            .ask(move |writer, waiter| {
                writer.begin(&intent)?;
                if waiter.gave_up() {
                    // Nobody is left who would send it, and what was never attempted is not recorded.
                    writer.withdraw(intent.id)?;
                }
                Ok(intent.id)
            })
            .await
    }

    /// Takes back an intent whose command was not attempted after all.
    ///
    /// # Errors
    /// When the file cannot be written; the entry then stays without a verdict.
    pub async fn withdraw(&self, id: EntryId) -> Result<(), JournalError> {
        let writer = &self.inner.writer;
        writer.have_done(move |writer| writer.withdraw(id)).await
    }

    /// Takes an intent back that may have been written in the instant in which its caller gave up [`Journal::begin`].
    pub fn withdraw_soon(&self, id: EntryId) {
        self.inner.writer.have_done_sometime(move |writer| {
            if let Err(error) = writer.withdraw_begun(id) {
                tracing::warn!(%error, "journal: intent not withdrawn");
            }
        });
    }

    /// Adds the verdict. It is written even if the caller waits no longer.
    ///
    /// # Errors
    /// When it cannot be written now. It is kept, and tried again before the next thing is written.
    pub async fn conclude(&self, id: EntryId, conclusion: Conclusion) -> Result<(), JournalError> {
        self.add(Known::Conclusion(id, Box::new(conclusion))).await
    }

    /// Adds what the workflow's own record said afterwards.
    ///
    /// # Errors
    /// As [`Journal::conclude`].
    pub async fn confirm(
        &self,
        id: EntryId,
        confirmation: Confirmation,
    ) -> Result<(), JournalError> {
        self.add(Known::Confirmation(id, confirmation)).await
    }

    /// Tries for so long to write what could not be written when it was known; whether nothing is left.
    /// For a program that is about to end, and with it what it keeps.
    pub async fn settle(&self, limit: Duration) -> bool {
        let since = Instant::now();
        loop {
            let writer = &self.inner.writer;
            let rest = writer.have_done(|writer| Ok(writer.write_the_rest()));
            match rest.await {
                Ok(true) => return true,
                Ok(false) if since.elapsed() < limit => tokio::time::sleep(AGAIN).await,
                _ => return false,
            }
        }
    }

    /// What the person should know about the file: that it was upgraded, or set aside. Each is told once.
    pub async fn notices(&self) -> Vec<Message> {
        let taken = self
            .inner
            .writer
            .have_done(|writer| Ok(writer.take_notices()));
        taken.await.unwrap_or_default()
    }

    /// The newest `wanted` entries that the filter leaves.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn first(&self, filter: Filter, wanted: usize) -> Result<Found, JournalError> {
        self.read(move |reader, gave_up| reader.first(&filter, wanted, gave_up))
            .await
    }

    /// Everything that the filter leaves, to be read in parts by [`Journal::entries`].
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn list(&self, filter: Filter) -> Result<Listing, JournalError> {
        self.read(move |reader, gave_up| reader.list(&filter, gave_up))
            .await
    }

    /// One part of a listing. Entries that were cleared out meanwhile are missing.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn entries(
        &self,
        listing: &Listing,
        range: Range<usize>,
    ) -> Result<Vec<Entry>, JournalError> {
        let listing = listing.clone();
        self.read(move |reader, _gave_up| reader.entries(&listing, range.clone()))
            .await
    }

    /// One entry as it is now.
    ///
    /// # Errors
    /// When it is gone, or the file cannot be read.
    pub async fn entry(&self, id: EntryId) -> Result<Entry, JournalError> {
        self.read(move |reader, _gave_up| reader.entry(id)).await
    }

    /// What went over the wire for one entry; `None` where nothing did, or where it is not known.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn exchange(&self, id: EntryId) -> Result<Option<KeptExchange>, JournalError> {
        self.read(move |reader, _gave_up| reader.exchange(id)).await
    }

    /// Writes what the filter leaves to a file, newest first, in bounded memory; says how many entries.
    ///
    /// A file appears as a whole or not at all; a device or a pipe is written into. `progress` is called on a thread of the export's own.
    ///
    /// # Errors
    /// When the journal cannot be read, the file not be written or is the journal's own, or `cancel` came first.
    pub async fn export(
        &self,
        filter: Filter,
        format: Format,
        path: PathBuf,
        mut progress: impl FnMut(Progress) + Send + 'static,
        cancel: CancellationToken,
    ) -> Result<u64, JournalError> {
        let place = self.inner.place.clone();
        if place.is_own(&path) {
            return Err(JournalError::OwnFile { path });
        }
        let reader =
            Worker::start("journal-export", |stop| Reader::new(place, stop)).map_err(|source| {
                JournalError::Export {
                    path: path.clone(),
                    source,
                }
            })?;
        reader
            .have_done(move |reader| {
                let cannot = |source: io::Error| JournalError::Export {
                    path: path.clone(),
                    source,
                };
                let to = Destination::open(&path).map_err(cannot)?;
                let mut to = io::BufWriter::new(to);
                let gave_up = || cancel.is_cancelled();
                let written =
                    reader.export(&filter, format, &path, &mut to, &mut progress, &gave_up)?;
                let to = to.into_inner();
                let to = to.map_err(|error| cannot(error.into_error()))?;
                to.finish().map_err(cannot)?;
                Ok(written)
            })
            .await
    }

    /// Removes what was entered before `limit`, except what has no verdict; says how many entries.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn clear_before(&self, limit: Timestamp) -> Result<u64, JournalError> {
        if !self.path().exists() {
            return Ok(0);
        }
        let mut removed = 0;
        loop {
            let writer = &self.inner.writer;
            // A turn for each few hundred: a command that comes meanwhile does not wait for all of them.
            match writer
                .have_done(move |writer| writer.remove_some(limit))
                .await?
            {
                0 => return Ok(removed),
                some => removed += some,
            }
        }
    }

    /// Removes at most a few hundred of them, about once a day: for a process that sends one command and ends.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn clear_some_before(&self, limit: Timestamp) -> Result<u64, JournalError> {
        if !self.path().exists() {
            return Ok(0);
        }
        let writer = &self.inner.writer;
        writer
            .have_done(move |writer| writer.remove_some_in_time(limit))
            .await
    }

    /// How large the journal is.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn size(&self) -> Result<Size, JournalError> {
        let entries = self.read(|reader, _gave_up| reader.count()).await?;
        Ok(Size {
            bytes: self.inner.place.size(),
            entries,
        })
    }

    async fn add(&self, known: Known) -> Result<(), JournalError> {
        let writer = &self.inner.writer;
        writer.have_done(move |writer| writer.add(known)).await
    }

    async fn read<T: Send + 'static>(
        &self,
        work: impl Fn(&mut Reader, &dyn Fn() -> bool) -> Result<T, JournalError>
        + Clone
        + Send
        + 'static,
    ) -> Result<T, JournalError> {
        // A file of an older version is upgraded first. Where that cannot be, reading says what can be said.
        if self.inner.place.is_there()? {
            let opened = self.inner.writer.have_done(Writer::open);
            if let Err(error) = opened.await {
                tracing::debug!(%error, "journal not opened for writing");
            }
        }
        let again = work.clone();
        let result = self.read_once(work).await;
        if !matches!(result, Err(JournalError::Damaged { .. })) {
            return result;
        }
        self.inner
            .writer
            .have_done(Writer::look_after_damage)
            .await?;
        self.read_once(again).await
    }

    async fn read_once<T: Send + 'static>(
        &self,
        work: impl Fn(&mut Reader, &dyn Fn() -> bool) -> Result<T, JournalError> + Send + 'static,
    ) -> Result<T, JournalError> {
        let reader = &self.inner.reader;
        reader
            .ask(move |reader, waiter| work(reader, &|| waiter.gave_up()))
            .await
    }
}
