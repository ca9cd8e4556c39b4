//! Entries for other programs: CSV for spreadsheets, JSON Lines for everything else.

use std::io::{self, Write};

use serde::Serialize;

use super::entry::Entry;
use super::exchange::KeptExchange;

/// In which form entries are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A table with a heading, for spreadsheets. Exchanges are left out, and a text that a spreadsheet would take for
    /// a formula gets an apostrophe in front.
    Csv,
    /// One JSON object on each line, texts exactly as they are, with the exchanges.
    JsonLines,
}

/// How far an export is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Progress {
    /// Entries written so far.
    pub written: u64,
    /// How much of the journal has been looked through, 0 to 1.
    pub share: f64,
}

/// An entry in an export; the names of these fields are the names in the file.
#[derive(Debug, Serialize)]
pub(super) struct Record<'a> {
    id: String,
    time: String,
    user: &'a str,
    host: &'a str,
    version: &'a str,
    profile: &'a str,
    profile_id: &'a str,
    organization: &'a str,
    workflow: &'a str,
    label: &'a str,
    command: &'a str,
    reason: Option<&'a str>,
    verdict: &'a str,
    status: Option<u16>,
    code: Option<&'a str>,
    cause: Option<&'a str>,
    elapsed_ms: Option<u128>,
    confirmation: Option<&'a str>,
    state: Option<&'a str>,
    confirmed_after_ms: Option<u128>,
}

/// The heading of a table: the fields of [`Record`], in order.
const HEADING: [&str; 20] = [
    "id",
    "time",
    "user",
    "host",
    "version",
    "profile",
    "profile_id",
    "organization",
    "workflow",
    "label",
    "command",
    "reason",
    "verdict",
    "status",
    "code",
    "cause",
    "elapsed_ms",
    "confirmation",
    "state",
    "confirmed_after_ms",
];

impl<'a> Record<'a> {
    fn of(entry: &'a Entry) -> Self {
        let confirmation = entry.confirmation.as_ref();
        Self {
            id: entry.id.to_string(),
            time: entry.at.to_string(),
            user: &entry.who.user,
            host: &entry.who.host,
            version: &entry.who.version,
            profile: &entry.profile,
            profile_id: &entry.profile_id,
            organization: &entry.organization,
            workflow: &entry.workflow,
            label: &entry.label,
            command: &entry.command,
            reason: entry.reason.as_deref(),
            verdict: entry.standing.word(),
            status: entry.status,
            code: entry.code.as_deref(),
            cause: entry.cause.as_deref(),
            elapsed_ms: entry.elapsed.map(|elapsed| elapsed.as_millis()),
            confirmation: confirmation.map(|known| known.confirmed.word()),
            state: confirmation.and_then(|known| known.state.as_deref()),
            confirmed_after_ms: confirmation
                .and_then(|known| known.after)
                .map(|after| after.as_millis()),
        }
    }

    fn cells(&self) -> [String; 20] {
        let text = |text: Option<&str>| harmless(text.unwrap_or_default());
        let number = |number: Option<u128>| number.map(|n| n.to_string()).unwrap_or_default();
        [
            self.id.clone(),
            self.time.clone(),
            harmless(self.user),
            harmless(self.host),
            harmless(self.version),
            harmless(self.profile),
            harmless(self.profile_id),
            harmless(self.organization),
            harmless(self.workflow),
            harmless(self.label),
            harmless(self.command),
            text(self.reason),
            harmless(self.verdict),
            number(self.status.map(u128::from)),
            text(self.code),
            text(self.cause),
            number(self.elapsed_ms),
            text(self.confirmation),
            text(self.state),
            number(self.confirmed_after_ms),
        ]
    }
}

/// The entry as a JSON object; an export's exchange is a field of it.
pub(super) fn object(entry: &Entry, exchange: Option<&KeptExchange>) -> serde_json::Value {
    let mut object = serde_json::to_value(Record::of(entry)).unwrap_or_default();
    if let Some(exchange) = exchange {
        let answer = exchange.answer.as_ref().map(|answer| {
            serde_json::json!({
                "status_line": answer.status_line,
                "headers": answer.headers,
                "body": String::from_utf8_lossy(&answer.body),
                "body_bytes": answer.body_length,
                "whole": answer.whole,
            })
        });
        object["exchange"] = serde_json::json!({"request": exchange.request, "answer": answer});
    }
    object
}

impl Entry {
    /// The entry as one JSON object, with the same names as in an export.
    pub fn to_json(&self) -> serde_json::Value {
        object(self, None)
    }
}

/// Writes a table of its own, with its heading.
///
/// # Errors
/// When `to` takes no more.
pub fn write_csv(entries: &[Entry], to: &mut dyn Write) -> io::Result<()> {
    let mut table = Table::begin(to)?;
    for entry in entries {
        table.add(entry)?;
    }
    table.0.flush()
}

/// A table that is being written.
pub(super) struct Table<W: Write>(csv::Writer<W>);

impl<W: Write> Table<W> {
    pub(super) fn begin(to: W) -> io::Result<Self> {
        let mut writer = csv::Writer::from_writer(to);
        writer.write_record(HEADING).map_err(the_systems)?;
        Ok(Self(writer))
    }

    pub(super) fn add(&mut self, entry: &Entry) -> io::Result<()> {
        let cells = Record::of(entry).cells();
        self.0.write_record(cells).map_err(the_systems)
    }

    pub(super) fn end(mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// The system's own error: `csv` would hide its kind, and with it that a pipe was closed.
fn the_systems(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// A spreadsheet runs what begins like a formula, and labels and reasons come from anywhere.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}
