//! What a reading thread does: pages, listings, exchanges, exports. It never keeps a writer waiting.

use std::io::{self, Write};
use std::ops::Range;
use std::path::Path;

use rusqlite::Connection;

use super::collecting::Search;
use super::entry::{Entry, EntryId};
use super::error::{Doing, JournalError, explained};
use super::exchange::KeptExchange;
use super::export::{self, Format, Progress, Table};
use super::file::{Identity, Place};
use super::filter::Filter;
use super::listing::{Found, Listing};
use super::rows::{self, Subjects};
use super::schema;
use super::thread::Stop;

/// So many entries are read in one go for an export: their memory is its memory.
const EXPORTED_AT_ONCE: usize = 500;

/// What a reading thread owns.
pub(super) struct Reader {
    place: Place,
    stop: Stop,
    open: Option<(Connection, Option<Identity>)>,
    subjects: Subjects,
}

impl Reader {
    pub(super) fn new(place: Place, stop: Stop) -> Self {
        Self {
            place,
            stop,
            open: None,
            subjects: Subjects::default(),
        }
    }

    /// The newest `wanted` entries; everything, too, where finding them meant finding everything.
    pub(super) fn first(
        &mut self,
        filter: &Filter,
        wanted: usize,
        gave_up: &dyn Fn() -> bool,
    ) -> Result<Found, JournalError> {
        let running = self.place.running();
        let none = Found {
            entries: Vec::new(),
            listing: Some(Listing::of(Vec::new())),
        };
        self.read(none, |connection, subjects| {
            let search = Search::new(filter, connection, subjects)?;
            let walked = search.walk(connection, i64::MAX, wanted)?;
            let listing = if walked.ended {
                Some(Listing::of(walked.seqs.clone()))
            } else if walked.seqs.len() < wanted {
                search.list(connection, gave_up)?
            } else {
                None
            };
            let seqs = listing
                .as_ref()
                .map_or(walked.seqs, |listing| listing.part(0..wanted));
            let entries = rows::entries(connection, subjects, &running, &seqs)?;
            Ok(Found { entries, listing })
        })
    }

    pub(super) fn list(
        &mut self,
        filter: &Filter,
        gave_up: &dyn Fn() -> bool,
    ) -> Result<Listing, JournalError> {
        let none = Some(Listing::of(Vec::new()));
        let listing = self.read(none, |connection, subjects| {
            Search::new(filter, connection, subjects)?.list(connection, gave_up)
        })?;
        listing.ok_or(JournalError::Cancelled)
    }

    pub(super) fn entries(
        &mut self,
        listing: &Listing,
        range: Range<usize>,
    ) -> Result<Vec<Entry>, JournalError> {
        let running = self.place.running();
        self.read(Vec::new(), |connection, subjects| {
            rows::entries(connection, subjects, &running, &listing.part(range.clone()))
        })
    }

    pub(super) fn exchange(&mut self, id: EntryId) -> Result<Option<KeptExchange>, JournalError> {
        self.read(None, |connection, _subjects| rows::exchange(connection, id))
    }

    pub(super) fn entry(&mut self, id: EntryId) -> Result<Entry, JournalError> {
        let running = self.place.running();
        let found = self.read(Vec::new(), |connection, subjects| {
            let seq = rows::seq_of(connection, id)?;
            rows::entries(connection, subjects, &running, seq.as_slice())
        })?;
        found
            .into_iter()
            .next()
            .ok_or_else(|| JournalError::Gone { id: id.to_string() })
    }

    /// Writes what the filter leaves, newest first, a few hundred entries at a time.
    pub(super) fn export(
        &mut self,
        filter: &Filter,
        format: Format,
        path: &Path,
        to: &mut dyn Write,
        progress: &mut dyn FnMut(Progress),
        gave_up: &dyn Fn() -> bool,
    ) -> Result<u64, JournalError> {
        let running = self.place.running();
        let cannot = |source: io::Error| JournalError::Export {
            path: path.to_owned(),
            source,
        };
        let mut out = match format {
            Format::Csv => Out::Table(Box::new(Table::begin(to).map_err(cannot)?)),
            Format::JsonLines => Out::Lines(to),
        };
        let mut written = 0;
        let (mut before, mut newest) = (i64::MAX, None);
        loop {
            let (entries, reached, ended) =
                self.read((Vec::new(), 0, true), |connection, subjects| {
                    let search = Search::new(filter, connection, subjects)?;
                    let walked = search.walk(connection, before, EXPORTED_AT_ONCE)?;
                    let entries = rows::entries(connection, subjects, &running, &walked.seqs)?;
                    Ok((entries, walked.reached, walked.ended))
                })?;
            for entry in &entries {
                if gave_up() {
                    return Err(JournalError::Cancelled);
                }
                let exchange = match out {
                    Out::Table(_) => None,
                    Out::Lines(_) => self.exchange(entry.id)?,
                };
                out.add(entry, exchange.as_ref()).map_err(cannot)?;
                written += 1;
            }
            if gave_up() {
                return Err(JournalError::Cancelled);
            }
            let all = *newest.get_or_insert(reached.max(1));
            before = reached;
            progress(Progress {
                written,
                share: if ended { 1.0 } else { share(all, reached) },
            });
            if ended {
                out.end().map_err(cannot)?;
                return Ok(written);
            }
        }
    }

    /// How many entries there are.
    pub(super) fn count(&mut self) -> Result<u64, JournalError> {
        let count: i64 = self.read(0, |connection, _subjects| {
            connection.query_row("select count(*) from entry", [], |row| row.get(0))
        })?;
        Ok(u64::try_from(count).unwrap_or(0))
    }

    fn read<T>(
        &mut self,
        without_a_file: T,
        work: impl FnOnce(&Connection, &mut Subjects) -> rusqlite::Result<T>,
    ) -> Result<T, JournalError> {
        // The file may have been set aside, and a new one begun.
        let identity = self.place.identity();
        if self
            .open
            .as_ref()
            .is_some_and(|(_file, then)| *then != identity)
        {
            self.open = None;
        }
        if self.open.is_none() {
            let Some(connection) = schema::open_for_reading(&self.place)? else {
                return Ok(without_a_file);
            };
            self.subjects = Subjects::default();
            self.stop.is(&connection);
            self.open = Some((connection, identity));
        }
        let Some((connection, _identity)) = &self.open else {
            return Ok(without_a_file);
        };
        work(connection, &mut self.subjects)
            .map_err(|error| explained(&self.place.path, Doing::Reading, &error))
    }
}

/// Where an export goes.
enum Out<'a> {
    Table(Box<Table<&'a mut dyn Write>>),
    Lines(&'a mut dyn Write),
}

impl Out<'_> {
    fn add(&mut self, entry: &Entry, exchange: Option<&KeptExchange>) -> io::Result<()> {
        match self {
            Self::Table(table) => table.add(entry),
            Self::Lines(to) => writeln!(to, "{}", export::object(entry, exchange)),
        }
    }

    fn end(self) -> io::Result<()> {
        match self {
            Self::Table(table) => table.end(),
            Self::Lines(to) => to.flush(),
        }
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a bar on the screen has no need of the 53rd bit"
)]
fn share(all: i64, reached: i64) -> f64 {
    1.0 - reached as f64 / all as f64
}
