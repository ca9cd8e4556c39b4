//! Entries as files for other programs.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use campaign_remote::campaign::Command;
use campaign_remote::journal::{Filter, Format, JournalError, Progress};
use tokio_util::sync::CancellationToken;

use crate::place::{Place, accepted, enter, intent, open};

fn ignored(_progress: Progress) {}

#[tokio::test]
async fn csv_is_a_table_that_no_spreadsheet_takes_for_formulas() {
    let place = Place::new();
    let journal = place.journal();
    let mut nasty = intent("WKF35", Command::Stop);
    nasty.label = "=HYPERLINK(\"http://example.com\")".to_owned();
    nasty.reason = Some("line one\nline \"two\", and more".to_owned());
    enter(&journal, nasty).await;
    enter(&journal, intent("WKF36", Command::Start)).await;
    let path = place.folder.path().join("export.csv");
    let filter = Filter {
        text: "wkf35".to_owned(),
        ..Filter::default()
    };
    let written = journal
        .export(
            filter,
            Format::Csv,
            path.clone(),
            ignored,
            CancellationToken::new(),
        )
        .await
        .unwrap();
    assert_eq!(written, 1);
    let mut table = csv::Reader::from_path(&path).unwrap();
    let heading = table.headers().unwrap().clone();
    let rows: Vec<_> = table.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 1);
    let cell = |name: &str| {
        let at = heading.iter().position(|column| column == name).unwrap();
        rows[0][at].to_owned()
    };
    assert_eq!(cell("workflow"), "WKF35");
    assert_eq!(cell("label"), "'=HYPERLINK(\"http://example.com\")");
    assert_eq!(cell("reason"), "line one\nline \"two\", and more");
    assert_eq!(cell("verdict"), "accepted");
    assert_eq!(cell("status"), "200");
    assert_eq!(cell("user"), "anna");
}

#[tokio::test]
async fn json_lines_hold_the_texts_as_they_are() {
    let place = Place::new();
    let journal = place.journal();
    let mut nasty = intent("WKF35", Command::Stop);
    nasty.label = "=1+1".to_owned();
    let id = enter(&journal, nasty).await;
    journal
        .begin(intent("WKF36", Command::Start))
        .await
        .unwrap();
    let path = place.folder.path().join("export.jsonl");
    journal
        .export(
            Filter::default(),
            Format::JsonLines,
            path.clone(),
            ignored,
            CancellationToken::new(),
        )
        .await
        .unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    let lines: Vec<serde_json::Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0]["verdict"], "on_its_way");
    assert_eq!(lines[1]["label"], "=1+1");
    assert_eq!(lines[1]["id"], id.to_string());
}

#[test]
fn a_hundred_thousand_entries_are_exported_in_bounded_memory_while_others_are_written() {
    let place = Place::new();
    // Alone in its process: what other tests use is not the export's.
    crate::processes::see_through("export", &place.path());
}

/// The most memory that this process has ever had, in kB.
fn most_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmHWM:"))
        .unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

pub(crate) async fn hundred_thousand(file: &Path) {
    let journal = open(file);
    enter(&journal, intent("WKF1", Command::Start)).await;
    crate::size::fill(file, 100_000);
    let path = file.with_file_name("export.jsonl");
    let reports = Arc::new(AtomicU64::new(0));
    let counted = Arc::clone(&reports);
    let report = move |_progress| {
        counted.fetch_add(1, Ordering::Relaxed);
    };
    let before = most_memory();
    let export = journal.export(
        Filter::default(),
        Format::JsonLines,
        path.clone(),
        report,
        CancellationToken::new(),
    );
    let (written, _) = tokio::join!(export, enter(&journal, intent("WKF2", Command::Stop)));
    let grown = most_memory().saturating_sub(before);
    assert!(written.unwrap() >= 100_001);
    assert!(std::fs::metadata(&path).unwrap().len() > 100 * 1024 * 1024);
    assert!(reports.load(Ordering::Relaxed) > 100);
    // SQLite's own cache is 32 MB of it; the file is over 100 MB.
    assert!(grown < 48 * 1024, "the export took {grown} kB more");
    crate::processes::say("seen to the end");
}

#[tokio::test]
async fn an_export_that_is_cancelled_ends_soon_and_leaves_no_file() {
    let place = Place::new();
    let journal = place.journal();
    enter(&journal, intent("WKF1", Command::Start)).await;
    crate::size::fill(&place.path(), 50_000);
    let folder = place.folder.path().join("exports");
    std::fs::create_dir(&folder).unwrap();
    let cancel = CancellationToken::new();
    let when_it_has_begun = cancel.clone();
    let report = move |progress: Progress| {
        assert!(progress.written < 50_000, "it went on to the end");
        when_it_has_begun.cancel();
    };
    let path = folder.join("export.csv");
    let ended = journal
        .export(Filter::default(), Format::Csv, path, report, cancel)
        .await;
    assert!(matches!(ended, Err(JournalError::Cancelled)), "{ended:?}");
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0);
}

#[tokio::test]
async fn an_export_that_cannot_be_written_says_so() {
    let place = Place::new();
    let journal = place.journal();
    let id = journal.begin(intent("WKF1", Command::Start)).await.unwrap();
    journal.conclude(id, accepted()).await.unwrap();
    let path = place.folder.path().join("missing/export.csv");
    let ended = journal
        .export(
            Filter::default(),
            Format::Csv,
            path,
            ignored,
            CancellationToken::new(),
        )
        .await;
    assert_eq!(ended.unwrap_err().message().key, "journal-not-exported");
}
