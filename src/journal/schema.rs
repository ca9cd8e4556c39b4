//! The SQLite file: opened, created, brought up to this program's version, set aside when it is damaged.

use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::error::{Doing, JournalError, explained};
use super::file::Place;
use crate::campaign::Message;

/// What leads from each version of the file to the next.
const STEPS: [&str; 2] = [include_str!("version_1.sql"), include_str!("version_2.sql")];

/// The version that this program writes.
const VERSION: i64 = 2;

/// Stands in the file's head, so that `file` and we know whose it is: the letters `CRJo`.
const APPLICATION: i64 = 0x4352_4a6f;

/// Pages in the write-ahead log before they are merged into the file: what the next process reads when it opens it.
const UNMERGED: u32 = 100;

/// Readers never keep a writer waiting; the processes that have the file open share some memory.
const WRITE_AHEAD: &str = "pragma journal_mode = wal; pragma synchronous = full;";

/// Machines share no memory, and two of them in WAL mode destroy the file: there readers and writers wait for each
/// other. The folder is synced too: otherwise a power cut could bring back what a commit has removed.
const ROLL_BACK: &str = "pragma synchronous = extra;";

/// Another process writes for milliseconds; an upgrade or a slow disk may take longer.
const BUSY: Duration = Duration::from_secs(5);

/// A file that can be written, and what the person should know about how it became so.
pub(super) struct Opened {
    pub(super) connection: Connection,
    pub(super) notice: Option<Message>,
}

/// Opens the file for writing: creates it, upgrades it, sets a damaged one aside.
pub(super) fn open_for_writing(place: &Place) -> Result<Opened, JournalError> {
    place.prepare()?;
    // One process at a time: two that saw the same damage would set aside each other's new file.
    let _lock = place.lock()?;
    match open_sound(place) {
        Ok((connection, notice)) => Ok(Opened { connection, notice }),
        Err(JournalError::Damaged { reason, .. }) => begin_anew(place, reason),
        Err(error) => Err(error),
    }
}

/// Sets the file aside that turned out damaged while it was in use, unless another process has done it meanwhile.
pub(super) fn replace_damaged(place: &Place, seen: &str) -> Result<Opened, JournalError> {
    let lock = place.lock()?;
    let still_there = open_sound(place)
        .and_then(|(connection, _notice)| {
            connection
                .query_row("pragma quick_check(1)", [], |row| row.get::<_, String>(0))
                .map_err(|error| explained(&place.path, Doing::Opening, &error))
        })
        .is_ok_and(|said| said == "ok");
    if still_there {
        drop(lock);
        return open_for_writing(place);
    }
    begin_anew(place, seen.to_owned())
}

/// The lock is held.
fn begin_anew(place: &Place, reason: String) -> Result<Opened, JournalError> {
    let kept = place.set_aside().map_err(|error| JournalError::Damaged {
        path: place.path.clone(),
        reason: format!("{reason}; {error}"),
    })?;
    tracing::warn!(kept = %kept.display(), "damaged journal set aside");
    place.prepare()?;
    let notice = Message::new("journal-set-aside")
        .with("path", place.path.display().to_string())
        .with("copy", kept.display().to_string())
        .with("reason", reason);
    let (connection, _nothing_to_upgrade) = open_sound(place)?;
    Ok(Opened {
        connection,
        notice: Some(notice),
    })
}

/// Opens the file for reading; `None` where there is none yet, or nothing in it.
pub(super) fn open_for_reading(place: &Place) -> Result<Option<Connection>, JournalError> {
    if !place.is_there()? {
        return Ok(None);
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY;
    let opened = open(place, flags).and_then(ready_to_read);
    let opened = match opened {
        // Where SQLite cannot put its shared memory beside the file, nobody writes: it may be read as it lies there.
        Err(error) if cannot_open(&error) && !place.has_unmerged_changes() => {
            Connection::open_with_flags(place.as_it_lies(), flags | OpenFlags::SQLITE_OPEN_URI)
                .and_then(ready_to_read)
        }
        opened => opened,
    };
    let (connection, version) =
        opened.map_err(|error| explained(&place.path, Doing::Reading, &error))?;
    match version {
        0 => Ok(None),
        VERSION.. => Ok(Some(connection)),
        version => Err(JournalError::Older {
            path: place.path.clone(),
            version,
        }),
    }
}

fn ready_to_read(connection: Connection) -> rusqlite::Result<(Connection, i64)> {
    connection.execute_batch("pragma query_only = on; pragma cache_size = -32768;")?;
    let version = version_of(&connection)?;
    Ok((connection, version))
}

fn cannot_open(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(ErrorCode::CannotOpen)
}

fn open_sound(place: &Place) -> Result<(Connection, Option<Message>), JournalError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    let explain = |error: rusqlite::Error| explained(&place.path, Doing::Opening, &error);
    let mut connection = open(place, flags).map_err(explain)?;
    // What is read first shows whether it is a database at all, and ours.
    let version = version_of(&connection).map_err(explain)?;
    let application: i64 = connection
        .pragma_query_value(None, "application_id", |row| row.get(0))
        .map_err(explain)?;
    let tables: i64 = connection
        .query_row("select count(*) from sqlite_schema", [], |row| row.get(0))
        .map_err(explain)?;
    if (version > 0 || tables > 0) && application != APPLICATION {
        return Err(JournalError::Damaged {
            path: place.path.clone(),
            reason: "application_id".to_owned(),
        });
    }
    if version > VERSION {
        return Err(JournalError::Newer {
            path: place.path.clone(),
            version,
        });
    }
    if version == 0 {
        // Must be said before the first table is there.
        connection
            .execute_batch("pragma auto_vacuum = incremental;")
            .map_err(explain)?;
    }
    let mode = if !place.is_shared_by_machines() {
        WRITE_AHEAD
    } else if leaves_write_ahead(&connection).map_err(explain)? {
        ROLL_BACK
    } else {
        tracing::warn!("journal on a network disk stays in WAL mode: somebody has it open");
        WRITE_AHEAD
    };
    connection
        .execute_batch(mode)
        .and_then(|()| {
            connection.execute_batch("pragma foreign_keys = on; pragma cache_size = -8192;")
        })
        .map_err(explain)?;
    // A process that sends one command would otherwise merge the log, remove it, and have the next one begin a new
    // one: four more waits for the disk, for an entry that is on it already.
    connection
        .set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)
        .and_then(|_is_on| connection.pragma_update(None, "wal_autocheckpoint", UNMERGED))
        .map_err(explain)?;
    let notice = upgrade(place, &mut connection, version)?;
    Ok((connection, notice))
}

/// Takes the file out of WAL mode, where nobody else has it open.
fn leaves_write_ahead(connection: &Connection) -> rusqlite::Result<bool> {
    // Another window may have it open for hours: that is not waited for.
    connection.busy_timeout(Duration::ZERO)?;
    let mode = connection.query_row("pragma journal_mode = delete", [], |row| {
        row.get::<_, String>(0)
    });
    connection.busy_timeout(BUSY)?;
    match mode {
        Ok(mode) => Ok(mode == "delete"),
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Brings the file to this program's version; the old one is kept beside it.
fn upgrade(
    place: &Place,
    connection: &mut Connection,
    version: i64,
) -> Result<Option<Message>, JournalError> {
    if version == VERSION {
        return Ok(None);
    }
    let explain = |error: rusqlite::Error| explained(&place.path, Doing::Writing, &error);
    let mut notice = None;
    if version > 0 {
        let copy = place.copy_name(&format!("version-{version}"));
        connection
            .execute("vacuum into ?1", [copy.to_string_lossy()])
            .map_err(explain)?;
        let said = Message::new("journal-upgraded")
            .with("path", place.path.display().to_string())
            .with("copy", copy.display().to_string());
        notice = Some(said);
    }
    let change = connection
        .transaction_with_behavior(rusqlite::TransactionBehavior::Exclusive)
        .map_err(explain)?;
    let done = usize::try_from(version).unwrap_or(0);
    for step in &STEPS[done..] {
        change.execute_batch(step).map_err(explain)?;
    }
    change
        .execute_batch(&format!(
            "pragma application_id = {APPLICATION}; pragma user_version = {VERSION};"
        ))
        .map_err(explain)?;
    change.commit().map_err(explain)?;
    Ok(notice)
}

fn open(place: &Place, flags: OpenFlags) -> rusqlite::Result<Connection> {
    let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(&place.path, flags)?;
    connection.busy_timeout(BUSY)?;
    Ok(connection)
}

fn version_of(connection: &Connection) -> rusqlite::Result<i64> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// Whether the file itself is broken, and not only out of reach.
pub(super) fn is_damage(error: &rusqlite::Error) -> bool {
    matches!(
        error.sqlite_error_code(),
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase)
    )
}
