//! Finding the entries that a filter leaves.

use std::collections::HashSet;

use rusqlite::{Connection, OptionalExtension as _};

use super::cells::{number, some_text, text};
use super::filter::{Filter, Narrow};
use super::listing::Listing;
use super::rows::Subjects;

/// So many rows are looked at one by one for the first page. What is rarer than that is found through an index.
const WALK: usize = 5_000;

/// So many rows are looked at between two looks at the clock and at whether anybody still waits.
const STEP: usize = 4096;

/// A filter, with the subjects that it leaves.
pub(super) struct Search<'a> {
    filter: &'a Filter,
    /// Those of the right workflow and profile; `None` for all.
    right: Option<HashSet<i64>>,
    /// Of those, the ones in which the text stands; `None` where no text is sought.
    with_text: Option<HashSet<i64>>,
    /// What is sought in the reasons.
    phrase: Option<String>,
}

impl<'a> Search<'a> {
    pub(super) fn new(
        filter: &'a Filter,
        connection: &Connection,
        subjects: &mut Subjects,
    ) -> rusqlite::Result<Self> {
        if !filter.is_about_subjects() {
            return Ok(Self {
                filter,
                right: None,
                with_text: None,
                phrase: None,
            });
        }
        subjects.refresh(connection)?;
        let about_place = filter.workflow.is_some() || filter.profile.is_some();
        let right = about_place.then(|| {
            let is_right = |subject: &super::rows::Subject| {
                let workflow = filter.workflow.as_ref();
                let profile = filter.profile.as_ref();
                workflow.is_none_or(|workflow| *workflow == subject.workflow)
                    && profile.is_none_or(|profile| {
                        *profile == subject.profile_id
                            || profile.to_lowercase() == subject.profile.to_lowercase()
                    })
            };
            keys_of(subjects, is_right)
        });
        let text = filter.text.trim().to_lowercase();
        let with_text = (!text.is_empty()).then(|| {
            let mut keys = keys_of(subjects, |subject| subject.text.contains(&text));
            if let Some(right) = &right {
                keys.retain(|key| right.contains(key));
            }
            keys
        });
        // What stands everywhere sorts nothing out.
        let sorts_out = about_place
            || with_text
                .as_ref()
                .is_none_or(|keys| keys.len() < subjects.by_key.len());
        Ok(Self {
            filter,
            right,
            phrase: filter.reason_phrase().filter(|_phrase| sorts_out),
            with_text: with_text.filter(|_keys| sorts_out),
        })
    }

    /// The newest `wanted` entries before `before`, as far as [`WALK`] rows hold them.
    pub(super) fn walk(
        &self,
        connection: &Connection,
        before: i64,
        wanted: usize,
    ) -> rusqlite::Result<Walked> {
        let mut rows_query = connection.prepare(
            "select seq, subject, at, command, verdict from entry where seq < ?1 order by seq desc",
        )?;
        let mut rows = rows_query.query([before])?;
        let mut reasons_query = connection.prepare(
            "select rowid from reason_text where reason_text match ?1 and rowid < ?2 order by rowid desc",
        )?;
        let mut reasons = match &self.phrase {
            Some(phrase) => Some(reasons_query.query(rusqlite::params![phrase, before])?),
            None => None,
        };
        let mut next_reason = i64::MAX;
        let mut walked = Walked {
            seqs: Vec::new(),
            reached: before,
            ended: false,
        };
        for _ in 0..WALK {
            if walked.seqs.len() == wanted {
                return Ok(walked);
            }
            let Some(row) = rows.next()? else {
                walked.ended = true;
                return Ok(walked);
            };
            let row = narrow(row)?;
            walked.reached = row.seq;
            // Both come newest first, so one look forward is enough.
            while next_reason > row.seq {
                next_reason = match &mut reasons {
                    Some(reasons) => reasons.next()?.map_or(Ok(0), |found| found.get(0))?,
                    None => 0,
                };
            }
            if self.takes(&row, next_reason == row.seq) {
                walked.seqs.push(row.seq);
            }
        }
        Ok(walked)
    }

    fn takes(&self, row: &Narrow, has_reason: bool) -> bool {
        let is_right = self
            .right
            .as_ref()
            .is_none_or(|right| right.contains(&row.subject));
        let has_text = self
            .with_text
            .as_ref()
            .is_none_or(|keys| has_reason || keys.contains(&row.subject));
        is_right && has_text && self.filter.takes(row)
    }

    /// Everything that the filter leaves; `None` when nobody waits for it any more.
    pub(super) fn list(
        &self,
        connection: &Connection,
        gave_up: &dyn Fn() -> bool,
    ) -> rusqlite::Result<Option<Listing>> {
        let is_about_subjects = self.right.is_some() || self.with_text.is_some();
        if !is_about_subjects && !self.filter.is_about_rows() {
            return list_all(connection, gave_up);
        }
        let condition = self.filter.condition();
        let mut seqs = Vec::new();
        match self.with_text.as_ref().or(self.right.as_ref()) {
            None => {
                let sql =
                    format!("select seq from entry indexed by entry_by_time where {condition}");
                if !gather(connection, &sql, [], &mut seqs, gave_up)? {
                    return Ok(None);
                }
            }
            Some(keys) => {
                let sql = format!("select seq from entry where subject = ?1 and {condition}");
                for key in keys {
                    if !gather(connection, &sql, [key], &mut seqs, gave_up)? {
                        return Ok(None);
                    }
                }
            }
        }
        if !self.add_reasons(connection, &mut seqs, gave_up)? {
            return Ok(None);
        }
        Ok(Some(Listing::of(seqs)))
    }

    fn add_reasons(
        &self,
        connection: &Connection,
        seqs: &mut Vec<i64>,
        gave_up: &dyn Fn() -> bool,
    ) -> rusqlite::Result<bool> {
        let Some(phrase) = &self.phrase else {
            return Ok(true);
        };
        let mut found = Vec::new();
        let sql = "select rowid from reason_text where reason_text match ?1";
        if !gather(connection, sql, [phrase], &mut found, gave_up)? {
            return Ok(false);
        }
        if self.right.is_none() && !self.filter.is_about_rows() {
            seqs.extend(found);
            return Ok(true);
        }
        let mut query = connection
            .prepare("select seq, subject, at, command, verdict from entry where seq = ?1")?;
        for (nth, seq) in found.into_iter().enumerate() {
            if nth.is_multiple_of(STEP) && gave_up() {
                return Ok(false);
            }
            let row = query.query_row([seq], narrow).optional()?;
            if row.is_some_and(|row| self.takes(&row, true)) {
                seqs.push(seq);
            }
        }
        Ok(true)
    }
}

/// The beginning of what a filter leaves.
pub(super) struct Walked {
    /// Newest first.
    pub(super) seqs: Vec<i64>,
    /// The last row that was looked at.
    pub(super) reached: i64,
    /// Whether there are no more rows.
    pub(super) ended: bool,
}

/// Numbers without a gap need not be read: a million entries are counted, not listed.
fn list_all(
    connection: &Connection,
    gave_up: &dyn Fn() -> bool,
) -> rusqlite::Result<Option<Listing>> {
    let (oldest, newest, count): (i64, i64, i64) = connection.query_row(
        "select ifnull((select min(seq) from entry), 1), ifnull((select max(seq) from entry), 0), \
         (select count(*) from entry)",
        [],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?;
    if newest - oldest + 1 == count {
        return Ok(usize::try_from(count)
            .ok()
            .map(|count| Listing::run(newest, count)));
    }
    let mut seqs = Vec::new();
    let sql = "select seq from entry order by seq desc";
    let done = gather(connection, sql, [], &mut seqs, gave_up)?;
    Ok(done.then(|| Listing::of(seqs)))
}

/// Adds what the query finds; `false` when nobody waits any more.
fn gather(
    connection: &Connection,
    sql: &str,
    of: impl rusqlite::Params,
    seqs: &mut Vec<i64>,
    gave_up: &dyn Fn() -> bool,
) -> rusqlite::Result<bool> {
    let mut query = connection.prepare(sql)?;
    let mut rows = query.query(of)?;
    while let Some(row) = rows.next()? {
        seqs.push(row.get(0)?);
        if seqs.len().is_multiple_of(STEP) && gave_up() {
            return Ok(false);
        }
    }
    Ok(!gave_up())
}

fn keys_of(subjects: &Subjects, is_right: impl Fn(&super::rows::Subject) -> bool) -> HashSet<i64> {
    subjects
        .by_key
        .iter()
        .filter(|(_key, subject)| is_right(subject))
        .map(|(key, _subject)| *key)
        .collect()
}

fn narrow(row: &rusqlite::Row<'_>) -> rusqlite::Result<Narrow> {
    Ok(Narrow {
        seq: row.get(0)?,
        subject: number(row, 1)?.unwrap_or(0),
        at: number(row, 2)?.unwrap_or(0),
        command: some_text(row, 3)?,
        verdict: text(row, 4)?,
    })
}
