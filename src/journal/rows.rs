//! From rows to entries.

use std::collections::HashMap;
use std::path::Path;

use jiff::fmt::temporal::Pieces;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use rusqlite::{Connection, OptionalExtension as _, Row};
use uuid::Uuid;

use super::cells::{bytes, duration, number, some_text, text};
use super::entry::{Confirmation, Confirmed, Entry, EntryId, Ruling, Standing, Who};
use super::exchange::{KeptAnswer, KeptExchange};
use super::running;

/// Who, with what, and which workflow: the same for many entries.
#[derive(Default)]
pub(super) struct Subject {
    pub(super) who: Who,
    pub(super) profile_id: String,
    pub(super) profile: String,
    pub(super) organization: String,
    pub(super) workflow: String,
    pub(super) label: String,
    /// Everything that a text is looked for in, in lower case.
    pub(super) text: String,
}

/// All subjects, as far as they were there at the last look. None ever changes.
#[derive(Default)]
pub(super) struct Subjects {
    pub(super) by_key: HashMap<i64, Subject>,
    newest: i64,
}

impl Subjects {
    /// Adds those that are new.
    pub(super) fn refresh(&mut self, connection: &Connection) -> rusqlite::Result<()> {
        let mut query = connection.prepare(
            "select key, user, host, version, profile_id, profile, organization, workflow, label \
             from subject where key > ?1",
        )?;
        let mut rows = query.query([self.newest])?;
        while let Some(row) = rows.next()? {
            let key = number(row, 0)?.unwrap_or(0);
            self.newest = self.newest.max(key);
            self.by_key.insert(key, subject_of(row)?);
        }
        Ok(())
    }
}

fn subject_of(row: &Row<'_>) -> rusqlite::Result<Subject> {
    let mut subject = Subject {
        who: Who {
            user: some_text(row, 1)?,
            host: some_text(row, 2)?,
            version: some_text(row, 3)?,
        },
        profile_id: some_text(row, 4)?,
        profile: some_text(row, 5)?,
        organization: some_text(row, 6)?,
        workflow: some_text(row, 7)?,
        label: some_text(row, 8)?,
        text: String::new(),
    };
    let searched = [
        &subject.workflow,
        &subject.label,
        &subject.profile,
        &subject.organization,
        &subject.who.user,
        &subject.who.host,
    ];
    subject.text = searched.map(|text| text.to_lowercase()).join("\n");
    Ok(subject)
}

/// Reads whole entries, in the order of `seqs`; those that are gone meanwhile are left out. What is damaged in a row
/// stays empty, or is shown as far as it can be.
pub(super) fn entries(
    connection: &Connection,
    subjects: &mut Subjects,
    running: &Path,
    seqs: &[i64],
) -> rusqlite::Result<Vec<Entry>> {
    let mut query = connection.prepare(
        "select id, at, time, subject, command, reason, open_by, verdict, status, code, cause, elapsed_ms, \
         confirmation, state, confirmed_after_ms, seq from entry where seq = ?1",
    )?;
    let unknown = Subject::default();
    let mut alive = HashMap::new();
    let mut found = Vec::with_capacity(seqs.len());
    for seq in seqs {
        let mut rows = query.query([seq])?;
        let Some(row) = rows.next()? else { continue };
        let key: i64 = number(row, 3)?.unwrap_or(0);
        if !subjects.by_key.contains_key(&key) {
            subjects.refresh(connection)?;
        }
        let subject = subjects.by_key.get(&key).unwrap_or(&unknown);
        let standing = match text(row, 7)? {
            Some(word) => Ruling::parse(&word).map_or(Standing::Unknown, Standing::Known),
            None => match text(row, 6)? {
                Some(name)
                    if *alive
                        .entry(name.clone())
                        .or_insert_with(|| running::is_alive(running, &name)) =>
                {
                    Standing::OnItsWay
                }
                _ => Standing::Unknown,
            },
        };
        found.push(entry_of(row, subject, standing)?);
    }
    Ok(found)
}

fn entry_of(row: &Row<'_>, subject: &Subject, standing: Standing) -> rusqlite::Result<Entry> {
    let confirmed = text(row, 12)?;
    let confirmation = match confirmed.as_deref().and_then(Confirmed::parse) {
        Some(confirmed) => Some(Confirmation {
            confirmed,
            state: text(row, 13)?,
            after: duration(row, 14)?,
        }),
        None => None,
    };
    Ok(Entry {
        id: id_of(row)?,
        at: zoned(number(row, 1)?.unwrap_or(0), &some_text(row, 2)?),
        who: subject.who.clone(),
        profile_id: subject.profile_id.clone(),
        profile: subject.profile.clone(),
        organization: subject.organization.clone(),
        workflow: subject.workflow.clone(),
        label: subject.label.clone(),
        command: some_text(row, 4)?,
        reason: text(row, 5)?,
        standing,
        status: number(row, 8)?,
        code: text(row, 9)?,
        cause: text(row, 10)?,
        elapsed: duration(row, 11)?,
        confirmation,
    })
}

/// One whose id is none gets its place in the file instead, by which it is found again: no id of ours is so small.
fn id_of(row: &Row<'_>) -> rusqlite::Result<EntryId> {
    // A text of sixteen letters is none: it would not be found by the same bytes.
    if let Ok(id) = row.get(0) {
        return Ok(EntryId(Uuid::from_bytes(id)));
    }
    let seq: u64 = number(row, 15)?.unwrap_or(0);
    Ok(EntryId(Uuid::from_u64_pair(0, seq)))
}

/// Where the entry of this id stands in the file.
pub(super) fn seq_of(connection: &Connection, id: EntryId) -> rusqlite::Result<Option<i64>> {
    let by_id = "select seq from entry where id = ?1";
    let found = connection
        .query_row(by_id, [id.0.as_bytes()], |row| row.get(0))
        .optional()?;
    let (high, place) = id.0.as_u64_pair();
    Ok(found.or_else(|| i64::try_from(place).ok().filter(|_seq| high == 0)))
}

/// Reads what went over the wire for one entry.
pub(super) fn exchange(
    connection: &Connection,
    id: EntryId,
) -> rusqlite::Result<Option<KeptExchange>> {
    let mut query = connection.prepare(
        "select request, status_line, headers, body, body_length, whole from exchange where seq = ?1",
    )?;
    let mut rows = query.query([seq_of(connection, id)?])?;
    let Some(row) = rows.next()? else {
        return Ok(None);
    };
    let answer = match text(row, 1)? {
        Some(status_line) => Some(KeptAnswer {
            status_line,
            headers: some_text(row, 2)?,
            body: bytes(row, 3)?,
            body_length: number(row, 4)?.unwrap_or(0),
            whole: number(row, 5)? == Some(1),
        }),
        None => None,
    };
    Ok(Some(KeptExchange {
        request: some_text(row, 0)?,
        answer,
    }))
}

/// Of a zone that this machine does not know, the offset from UTC at that moment stays.
fn zoned(microseconds: i64, text: &str) -> Zoned {
    text.parse().unwrap_or_else(|_unknown_zone| {
        let offset = Pieces::parse(text)
            .ok()
            .and_then(|pieces| pieces.to_numeric_offset());
        Timestamp::from_microsecond(microseconds)
            .unwrap_or_default()
            .to_zoned(offset.map_or(TimeZone::UTC, TimeZone::fixed))
    })
}
