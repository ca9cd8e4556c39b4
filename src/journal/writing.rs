//! What the writing thread does: intents, conclusions, confirmations, and clearing out what is too old.

use std::collections::{HashMap, VecDeque};

use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, OptionalExtension as _, Transaction, TransactionBehavior, params};

use super::entry::{Conclusion, Confirmation, EntryId, Intent, Who};
use super::error::{Doing, JournalError, explained};
use super::file::{Identity, Place};
use super::running::{self, Running};
use super::schema::{self, Opened};
use crate::campaign::Message;

/// So many are removed in one go: a command that comes meanwhile waits no longer than for these.
const REMOVED_AT_ONCE: i64 = 500;

/// What the writing thread owns.
pub(super) struct Writer {
    place: Place,
    who: Who,
    open: Option<(Connection, Option<Identity>)>,
    running: Option<Running>,
    notices: Vec<Message>,
    /// This process's intents without a verdict: should their file be set aside, they go into the new one.
    intents: HashMap<EntryId, Intent>,
    /// What could not be written when it was known: it is tried again before anything else is written.
    unwritten: VecDeque<Known>,
}

/// Something that became known about an entry.
#[derive(Clone)]
pub(super) enum Known {
    Conclusion(EntryId, Box<Conclusion>),
    Confirmation(EntryId, Confirmation),
}

impl Writer {
    pub(super) fn new(place: Place, who: Who) -> Self {
        Self {
            place,
            who,
            open: None,
            running: None,
            notices: Vec::new(),
            intents: HashMap::new(),
            unwritten: VecDeque::new(),
        }
    }

    /// What the person should know about the file; each is told once.
    pub(super) fn take_notices(&mut self) -> Vec<Message> {
        std::mem::take(&mut self.notices)
    }

    /// Opens the file, if it is not open yet.
    pub(super) fn open(&mut self) -> Result<(), JournalError> {
        self.opened().map(|_connection| ())
    }

    /// Writes the intent, and comes back when it is on the disk.
    pub(super) fn begin(&mut self, intent: &Intent) -> Result<(), JournalError> {
        self.write_the_unwritten();
        let folder = self.place.running();
        if self.running.is_none() {
            self.open()?;
            running::clean_up(&folder);
            let running = Running::begin(&folder).map_err(|source| JournalError::Folder {
                path: folder.clone(),
                source,
            })?;
            self.running = Some(running);
        }
        let open_by = self
            .running
            .as_ref()
            .map(|running| running.name().to_owned());
        let who = self.who.clone();
        self.write(|change| insert(change, intent, &who, open_by.as_deref()))?;
        self.intents.insert(intent.id, intent.clone());
        Ok(())
    }

    /// Takes an intent back, if this process has written it.
    pub(super) fn withdraw_begun(&mut self, id: EntryId) -> Result<(), JournalError> {
        if self.intents.contains_key(&id) {
            self.withdraw(id)
        } else {
            Ok(())
        }
    }

    /// Takes an intent back whose command was never attempted.
    pub(super) fn withdraw(&mut self, id: EntryId) -> Result<(), JournalError> {
        self.write(|change| {
            let seq: Option<i64> = change
                .query_row(
                    "select seq from entry where id = ?1 and verdict is null",
                    [id.0.as_bytes()],
                    |row| row.get(0),
                )
                .optional()?;
            let Some(seq) = seq else { return Ok(()) };
            change.execute("delete from reason_text where rowid = ?1", [seq])?;
            change.execute("delete from entry where seq = ?1", [seq])?;
            Ok(())
        })?;
        self.intents.remove(&id);
        Ok(())
    }

    /// Adds what became known; what cannot be written now is kept and tried again.
    pub(super) fn add(&mut self, known: Known) -> Result<(), JournalError> {
        self.write_the_unwritten();
        let result = self.add_now(&known);
        if let Err(error) = &result {
            self.unwritten.push_back(known);
            let reason = error.to_string();
            tracing::warn!(reason, "journal: not written yet");
            let path = self.place.path.display().to_string();
            let said = Message::new("journal-verdict-waits").with("path", path);
            if !self.notices.contains(&said) {
                self.notices.push(said);
            }
        }
        result
    }

    /// Tries what could not be written before; whether nothing is left.
    pub(super) fn write_the_rest(&mut self) -> bool {
        self.write_the_unwritten();
        self.unwritten.is_empty()
    }

    /// Removes up to 500 entries from before `limit` that have a verdict; says how many.
    pub(super) fn remove_some(&mut self, limit: Timestamp) -> Result<u64, JournalError> {
        let removed = self.write(|change| {
            let seqs = change
                .prepare("select seq from entry where at < ?1 and verdict is not null order by at limit ?2")?
                .query_map(params![limit.as_microsecond(), REMOVED_AT_ONCE], |row| {
                    row.get::<_, i64>(0)
                })?
                .collect::<rusqlite::Result<Vec<_>>>()?;
            for seq in &seqs {
                change.execute("delete from reason_text where rowid = ?1", [seq])?;
                change.execute("delete from entry where seq = ?1", [seq])?;
            }
            if seqs.is_empty() {
                change.execute(
                    "delete from subject where not exists (select 1 from entry where subject = subject.key)",
                    [],
                )?;
            }
            Ok(seqs.len())
        })?;
        // A page that could not be given back to the system now is used again by later entries.
        let _not_needed = self
            .opened()?
            .execute_batch("pragma incremental_vacuum(2000)");
        Ok(u64::try_from(removed).unwrap_or(u64::MAX))
    }

    /// The same, but only where one of them is a day older still: so a process that sends one command and ends need not
    /// do it more than once a day.
    pub(super) fn remove_some_in_time(&mut self, limit: Timestamp) -> Result<u64, JournalError> {
        let Ok(overdue) = limit.checked_sub(SignedDuration::from_hours(24)) else {
            return Ok(0);
        };
        let path = self.place.path.clone();
        let is_time: bool = self
            .opened()?
            .query_row(
                "select exists (select 1 from entry where at < ?1 and verdict is not null)",
                [overdue.as_microsecond()],
                |row| row.get(0),
            )
            .map_err(|error| explained(&path, Doing::Reading, &error))?;
        if !is_time {
            return Ok(0);
        }
        let removed = self.remove_some(limit)?;
        if removed < REMOVED_AT_ONCE.unsigned_abs() {
            // Finds no more, and removes what nothing names any longer.
            self.remove_some(limit)?;
        }
        Ok(removed)
    }

    fn write_the_unwritten(&mut self) {
        while let Some(known) = self.unwritten.pop_front() {
            if let Err(error) = self.add_now(&known) {
                tracing::warn!(%error, "journal: still not written");
                self.unwritten.push_front(known);
                return;
            }
        }
    }

    fn add_now(&mut self, known: &Known) -> Result<(), JournalError> {
        match known {
            Known::Conclusion(id, conclusion) => {
                let (intent, who) = (self.intents.get(id).cloned(), self.who.clone());
                self.write(|change| {
                    if conclude(change, *id, conclusion)? {
                        return Ok(());
                    }
                    let Some(intent) = &intent else { return Ok(()) };
                    insert(change, intent, &who, None)?;
                    conclude(change, *id, conclusion).map(|_found| ())
                })?;
                self.intents.remove(id);
                Ok(())
            }
            Known::Confirmation(id, confirmation) => {
                self.write(|change| confirm(change, *id, confirmation))
            }
        }
    }

    /// Looks whether the file is damaged; if it is, sets it aside.
    pub(super) fn look_after_damage(&mut self) -> Result<(), JournalError> {
        self.open = None;
        let opened = schema::replace_damaged(&self.place, "")?;
        self.take_over(opened);
        Ok(())
    }

    fn opened(&mut self) -> Result<&mut Connection, JournalError> {
        // Another process may have set the file aside, and begun a new one.
        let identity = self.place.identity();
        let open = match self.open.take() {
            Some(open) if open.1 == identity => open,
            _ => {
                let opened = schema::open_for_writing(&self.place)?;
                return Ok(self.take_over(opened));
            }
        };
        Ok(&mut self.open.insert(open).0)
    }

    fn take_over(&mut self, opened: Opened) -> &mut Connection {
        self.notices.extend(opened.notice);
        let identity = self.place.identity();
        &mut self.open.insert((opened.connection, identity)).0
    }

    /// One change, on the disk when this returns. A file that turns out damaged is set aside, and the change made in a new one.
    fn write<T>(
        &mut self,
        change: impl Fn(&Transaction<'_>) -> rusqlite::Result<T>,
    ) -> Result<T, JournalError> {
        let path = self.place.path.clone();
        match transact(self.opened()?, &change) {
            Ok(done) => Ok(done),
            Err(error) if schema::is_damage(&error) => {
                self.open = None;
                let opened = schema::replace_damaged(&self.place, &error.to_string())?;
                transact(self.take_over(opened), &change)
                    .map_err(|error| explained(&path, Doing::Writing, &error))
            }
            Err(error) => {
                // The next write opens it afresh: the folder may have been mended meanwhile.
                self.open = None;
                Err(explained(&path, Doing::Writing, &error))
            }
        }
    }
}

fn transact<T>(
    connection: &mut Connection,
    change: &impl Fn(&Transaction<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<T> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let done = change(&transaction)?;
    transaction.commit()?;
    Ok(done)
}

fn insert(
    change: &Transaction<'_>,
    intent: &Intent,
    who: &Who,
    open_by: Option<&str>,
) -> rusqlite::Result<()> {
    let subject = subject_of(change, intent, who)?;
    change.execute(
        "insert into entry (id, at, time, subject, command, reason, open_by) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            intent.id.0.as_bytes(),
            intent.at.timestamp().as_microsecond(),
            intent.at.to_string(),
            subject,
            intent.command.wire_word(),
            intent.reason,
            open_by,
        ],
    )?;
    if let Some(reason) = &intent.reason {
        let seq = change.last_insert_rowid();
        change.execute(
            "insert into reason_text (rowid, reason) values (?1, ?2)",
            params![seq, reason],
        )?;
    }
    Ok(())
}

fn subject_of(change: &Transaction<'_>, intent: &Intent, who: &Who) -> rusqlite::Result<i64> {
    let all = params![
        intent.workflow.as_str(),
        intent.profile_id,
        intent.organization.as_str(),
        intent.label,
        intent.profile,
        who.user,
        who.host,
        who.version,
    ];
    let known = change
        .query_row(
            "select key from subject where workflow = ?1 and profile_id = ?2 and organization = ?3 and label = ?4 \
             and profile = ?5 and user = ?6 and host = ?7 and version = ?8",
            all,
            |row| row.get(0),
        )
        .optional()?;
    if let Some(key) = known {
        return Ok(key);
    }
    change.execute(
        "insert into subject (workflow, profile_id, organization, label, profile, user, host, version) \
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        all,
    )?;
    Ok(change.last_insert_rowid())
}

fn confirm(
    change: &Transaction<'_>,
    id: EntryId,
    confirmation: &Confirmation,
) -> rusqlite::Result<()> {
    change.execute(
        "update entry set confirmation = ?2, state = ?3, confirmed_after_ms = ?4 where id = ?1",
        params![
            id.0.as_bytes(),
            confirmation.confirmed.word(),
            confirmation.state,
            confirmation.after.map(milliseconds),
        ],
    )?;
    Ok(())
}

/// Whether there is such an entry: its file may have been set aside since it began.
fn conclude(
    change: &Transaction<'_>,
    id: EntryId,
    conclusion: &Conclusion,
) -> rusqlite::Result<bool> {
    let seq: Option<i64> = change
        .query_row(
            "update entry set verdict = ?2, status = ?3, code = ?4, cause = ?5, elapsed_ms = ?6, open_by = null \
             where id = ?1 returning seq",
            params![
                id.0.as_bytes(),
                conclusion.ruling.word(),
                conclusion.status,
                conclusion.code,
                conclusion.cause,
                conclusion.elapsed.map(milliseconds),
            ],
            |row| row.get(0),
        )
        .optional()?;
    let (Some(seq), Some(exchange)) = (seq, &conclusion.exchange) else {
        return Ok(seq.is_some());
    };
    let answer = exchange.answer.as_ref();
    change.execute(
        "insert or replace into exchange (seq, request, status_line, headers, body, body_length, whole) \
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            seq,
            exchange.request,
            answer.map(|answer| &answer.status_line),
            answer.map(|answer| &answer.headers),
            answer.map(|answer| &answer.body),
            answer.map(|answer| i64::try_from(answer.body_length).unwrap_or(i64::MAX)),
            answer.map(|answer| answer.whole),
        ],
    )?;
    Ok(true)
}

fn milliseconds(duration: std::time::Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}
