//! A journal that another program wrote into, or that came back damaged from a disk: any value in any column.

use std::time::Duration;

use campaign_remote::campaign::{Command, Organization, WorkflowId};
use campaign_remote::journal::{
    Conclusion, Entry, EntryId, Filter, Format, Intent, Journal, Ruling, Sought,
};
use jiff::Zoned;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ToSql};
use tempfile::TempDir;
use tokio::runtime::Runtime;
use tokio_util::sync::CancellationToken;

use crate::cases;

/// The columns of each table, without the key of its rows.
const TABLES: [(&str, &[&str]); 3] = [
    (
        "subject",
        &[
            "user",
            "host",
            "version",
            "profile_id",
            "profile",
            "organization",
            "workflow",
            "label",
        ],
    ),
    (
        "entry",
        &[
            "id",
            "at",
            "time",
            "subject",
            "command",
            "reason",
            "open_by",
            "verdict",
            "status",
            "code",
            "cause",
            "elapsed_ms",
            "confirmation",
            "state",
            "confirmed_after_ms",
        ],
    ),
    (
        "exchange",
        &[
            "request",
            "status_line",
            "headers",
            "body",
            "body_length",
            "whole",
        ],
    ),
];

/// What stands in a cell.
#[derive(Debug, Clone)]
enum Cell {
    /// What stood there before.
    AsItWas,
    Nothing,
    Whole(i64),
    Real(f64),
    /// Not even UTF-8.
    Text(Vec<u8>),
    Bytes(Vec<u8>),
}

impl ToSql for Cell {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::AsItWas | Self::Nothing => ValueRef::Null,
            Self::Whole(number) => ValueRef::Integer(*number),
            Self::Real(number) => ValueRef::Real(*number),
            Self::Text(bytes) => ValueRef::Text(bytes),
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

fn cell() -> impl Strategy<Value = Cell> {
    let words = prop::sample::select(vec![
        "accepted",
        "confirmed",
        "2026-11-22T08:00:00+01:00[Europe/Berlin]",
        "2026-11-22T08:00:00+99:00[Middle/Earth]",
        "-009999-01-01T00:00:00Z[UTC]",
        "../../etc/passwd",
        "\0",
        "",
    ]);
    let bytes = prop::collection::vec(any::<u8>(), 0..40);
    prop_oneof![
        6 => Just(Cell::AsItWas),
        1 => Just(Cell::Nothing),
        2 => prop_oneof![any::<i64>(), -2..5_i64].prop_map(Cell::Whole),
        1 => any::<f64>().prop_map(Cell::Real),
        2 => bytes.clone().prop_map(Cell::Text),
        2 => bytes.prop_map(Cell::Bytes),
        1 => prop::collection::vec(any::<u8>(), 16).prop_map(Cell::Bytes),
        2 => words.prop_map(|word| Cell::Text(word.as_bytes().to_vec())),
    ]
}

fn row() -> impl Strategy<Value = Vec<Cell>> {
    let columns: usize = TABLES.iter().map(|(_table, columns)| columns.len()).sum();
    prop::collection::vec(cell(), columns)
}

#[test]
fn a_damaged_row_is_shown_as_what_it_is_and_hides_no_other() {
    let desk = Desk::new();
    TestRunner::new(cases(150))
        .run(&row(), |row| desk.is_read(&row))
        .unwrap();
    desk.is_exported();
}

struct Desk {
    folder: TempDir,
    runtime: Runtime,
    journal: Journal,
    raw: Connection,
}

impl Desk {
    /// The journal's own tables, without what SQLite itself would refuse in them.
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.sqlite");
        let raw = Connection::open(&path).unwrap();
        let tables = include_str!("../../src/journal/version_1.sql")
            .replace(") strict;", ");")
            .replace(" text not null", " text")
            .replace(" blob not null", " blob")
            .replace(" integer not null", " integer")
            .replace(" unique,", ",")
            .replace(" references subject", "")
            .replace(
                "label text,\n    unique (workflow, profile_id, organization, label, profile, user, host, version)",
                "label text",
            );
        assert!(!tables.contains("strict") && !tables.contains("unique"));
        raw.execute_batch("pragma auto_vacuum = incremental; pragma synchronous = off;")
            .unwrap();
        raw.execute_batch(&tables).unwrap();
        raw.execute_batch(include_str!("../../src/journal/version_2.sql"))
            .unwrap();
        raw.execute_batch("pragma application_id = 0x43524a6f; pragma user_version = 2;")
            .unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        let journal = Journal::start(&path).unwrap();
        let desk = Self {
            folder,
            runtime,
            journal,
            raw,
        };
        for workflow in ["WKF1", "WKF2", "WKF3"] {
            desk.enter(workflow);
        }
        desk
    }

    /// One more of those, without waiting for the disk.
    fn repeat(&self, workflow: &str) -> EntryId {
        let id = EntryId::fresh();
        let bytes = id.to_string().replace('-', "");
        let sql = "insert into entry (id, at, time, subject, command, verdict, status) \
                   select unhex(?1), at, time, subject, command, verdict, status \
                   from entry join subject on key = subject where workflow = ?2 order by seq limit 1";
        assert_eq!(self.raw.execute(sql, [&bytes, workflow]).unwrap(), 1);
        id
    }

    /// A sound entry, a damaged one after it, and a sound one after that.
    fn is_read(&self, row: &[Cell]) -> Result<(), TestCaseError> {
        let before = self.repeat("WKF1");
        self.repeat("WKF2");
        self.damage(row);
        let after = self.repeat("WKF3");
        self.runtime.block_on(async {
            let found = self.journal.first(Filter::default(), 3).await;
            let found = found.unwrap().entries;
            prop_assert_eq!(found.len(), 3);
            prop_assert_eq!(&found[0], &self.journal.entry(after).await.unwrap());
            prop_assert_eq!((found[0].id, found[0].workflow.as_str()), (after, "WKF3"));
            prop_assert_eq!((found[2].id, found[2].workflow.as_str()), (before, "WKF1"));
            self.is_opened(&found[1], [after, before]).await
        })
    }

    /// The sound ones are known by their IDs: the damaged one may have become a twin of any of them.
    async fn is_opened(&self, damaged: &Entry, sound: [EntryId; 2]) -> Result<(), TestCaseError> {
        let again = self.journal.entry(damaged.id).await;
        prop_assert_eq!(&again.unwrap().id, &damaged.id);
        let exchange = self.journal.exchange(damaged.id).await;
        prop_assert!(exchange.is_ok(), "{:?}", exchange);
        for filter in [
            Filter {
                text: "wkf".to_owned(),
                ..Filter::default()
            },
            Filter {
                verdict: Some(Sought::Ruling(Ruling::Accepted)),
                ..Filter::default()
            },
            Filter {
                until: Some(jiff::Timestamp::MAX),
                command: Some(Command::Start),
                ..Filter::default()
            },
        ] {
            let found = self.journal.first(filter.clone(), 3).await.unwrap();
            let listing = self.journal.list(filter).await.unwrap();
            let part = self.journal.entries(&listing, 0..3).await.unwrap();
            for entries in [found.entries, part] {
                let found: Vec<_> = (entries.iter().map(|entry| entry.id))
                    .filter(|id| sound.contains(id))
                    .collect();
                prop_assert_eq!(found, sound);
            }
        }
        Ok(())
    }

    fn enter(&self, workflow: &str) -> EntryId {
        let intent = Intent {
            id: EntryId::fresh(),
            at: Zoned::now(),
            profile_id: "0198c0de-0000-7000-8000-000000000001".to_owned(),
            profile: "Acme stage".to_owned(),
            organization: Organization::parse("acme-mkt-stage").unwrap(),
            workflow: WorkflowId::parse(workflow).unwrap(),
            label: "Daily import".to_owned(),
            command: Command::Start,
            reason: None,
        };
        let conclusion = Conclusion {
            ruling: Ruling::Accepted,
            status: Some(200),
            code: None,
            cause: None,
            elapsed: Some(Duration::from_millis(312)),
            exchange: None,
        };
        self.runtime.block_on(async {
            let id = self.journal.begin(intent).await.unwrap();
            self.journal.conclude(id, conclusion).await.unwrap();
            id
        })
    }

    /// The newest entry, with a subject and an exchange of its own.
    fn damage(&self, row: &[Cell]) {
        self.raw
            .execute_batch(
                "insert into subject (user, host, version, profile_id, profile, organization, workflow, label)
                 select user, host, version, profile_id, profile, organization, workflow, label
                 from subject join entry on key = subject order by seq desc limit 1;
                 update entry set subject = last_insert_rowid() where seq = (select max(seq) from entry);
                 insert into exchange select max(seq), 'POST', '200 OK', 'a: b', '{}', 2, 1 from entry;",
            )
            .unwrap();
        let mut cells = row.iter();
        for (table, columns) in TABLES {
            let key = match table {
                "subject" => "key",
                _ => "seq",
            };
            for (column, cell) in columns.iter().zip(&mut cells) {
                if !matches!(cell, Cell::AsItWas) {
                    let sql = format!(
                        "update {table} set {column} = ?1 where {key} = (select max({key}) from {table})"
                    );
                    self.raw.execute(&sql, [cell]).unwrap();
                }
            }
        }
    }

    /// Everything that was damaged, once more, as files for other programs.
    fn is_exported(&self) {
        let path = self.folder.path().join("export");
        let entries = self.runtime.block_on(self.journal.size()).unwrap().entries;
        for format in [Format::JsonLines, Format::Csv] {
            let (all, never) = (Filter::default(), CancellationToken::new());
            let export = self
                .journal
                .export(all, format, path.clone(), |_progress| (), never);
            assert_eq!(self.runtime.block_on(export).unwrap(), entries);
            let text = std::fs::read_to_string(&path).unwrap();
            let count = match format {
                Format::Csv => {
                    let mut table = csv::Reader::from_reader(text.as_bytes());
                    let rows: Result<Vec<_>, _> = table.records().collect();
                    rows.unwrap().len()
                }
                Format::JsonLines => {
                    let lines = text.lines().map(serde_json::from_str);
                    let lines: Result<Vec<serde_json::Value>, _> = lines.collect();
                    lines.unwrap().len()
                }
            };
            assert_eq!(u64::try_from(count).unwrap(), entries);
        }
    }
}
