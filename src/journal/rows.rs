//! From rows to entries.

use std::collections::HashMap;
use std::path::Path;
use std::time::Duration;

use jiff::fmt::temporal::Pieces;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use rusqlite::{Connection, Row};
use uuid::Uuid;

use super::entry::{Confirmation, Confirmed, Entry, EntryId, Ruling, Standing, Who};
use super::exchange::{KeptAnswer, KeptExchange};
use super::running;

/// Who, with what, and which workflow: the same for many entries.
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
            let key = row.get(0)?;
            self.newest = self.newest.max(key);
            self.by_key.insert(key, subject_of(row)?);
        }
        Ok(())
    }
}

fn subject_of(row: &Row<'_>) -> rusqlite::Result<Subject> {
    let mut subject = Subject {
        who: Who {
            user: row.get(1)?,
            host: row.get(2)?,
            version: row.get(3)?,
        },
        profile_id: row.get(4)?,
        profile: row.get(5)?,
        organization: row.get(6)?,
        workflow: row.get(7)?,
        label: row.get(8)?,
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

/// Reads whole entries, in the order of `seqs`; those that are gone meanwhile are left out.
pub(super) fn entries(
    connection: &Connection,
    subjects: &mut Subjects,
    running: &Path,
    seqs: &[i64],
) -> rusqlite::Result<Vec<Entry>> {
    let mut query = connection.prepare(
        "select id, at, time, subject, command, reason, open_by, verdict, status, code, cause, elapsed_ms, \
         confirmation, state, confirmed_after_ms from entry where seq = ?1",
    )?;
    let mut alive = HashMap::new();
    let mut found = Vec::with_capacity(seqs.len());
    for seq in seqs {
        let mut rows = query.query([seq])?;
        let Some(row) = rows.next()? else { continue };
        let key: i64 = row.get(3)?;
        if !subjects.by_key.contains_key(&key) {
            subjects.refresh(connection)?;
        }
        let Some(subject) = subjects.by_key.get(&key) else {
            continue;
        };
        let standing = match row.get::<_, Option<String>>(7)? {
            Some(word) => Ruling::parse(&word).map_or(Standing::Unknown, Standing::Known),
            None => match row.get::<_, Option<String>>(6)? {
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
    let confirmed: Option<String> = row.get(12)?;
    let confirmation = match confirmed.as_deref().and_then(Confirmed::parse) {
        Some(confirmed) => Some(Confirmation {
            confirmed,
            state: row.get(13)?,
            after: duration(row.get(14)?),
        }),
        None => None,
    };
    Ok(Entry {
        id: EntryId(Uuid::from_bytes(row.get(0)?)),
        at: zoned(row.get(1)?, &row.get::<_, String>(2)?),
        who: subject.who.clone(),
        profile_id: subject.profile_id.clone(),
        profile: subject.profile.clone(),
        organization: subject.organization.clone(),
        workflow: subject.workflow.clone(),
        label: subject.label.clone(),
        command: row.get(4)?,
        reason: row.get(5)?,
        standing,
        status: row.get(8)?,
        code: row.get(9)?,
        cause: row.get(10)?,
        elapsed: duration(row.get(11)?),
        confirmation,
    })
}

/// Reads what went over the wire for one entry.
pub(super) fn exchange(
    connection: &Connection,
    id: EntryId,
) -> rusqlite::Result<Option<KeptExchange>> {
    let mut query = connection.prepare(
        "select request, status_line, headers, body, body_length, whole \
         from exchange join entry using (seq) where id = ?1",
    )?;
    let mut rows = query.query([id.0.as_bytes()])?;
    let Some(row) = rows.next()? else {
        return Ok(None);
    };
    let answer = match row.get::<_, Option<String>>(1)? {
        Some(status_line) => Some(KeptAnswer {
            status_line,
            headers: row.get(2)?,
            body: row.get(3)?,
            body_length: u64::try_from(row.get::<_, i64>(4)?).unwrap_or(0),
            whole: row.get(5)?,
        }),
        None => None,
    };
    Ok(Some(KeptExchange {
        request: row.get(0)?,
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

fn duration(milliseconds: Option<i64>) -> Option<Duration> {
    milliseconds
        .and_then(|number| u64::try_from(number).ok())
        .map(Duration::from_millis)
}
