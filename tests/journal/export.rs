//! Entries as files for other programs.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use campaign_remote::campaign::Command;
use campaign_remote::journal::{Filter, Format, Journal, JournalError, Progress};
use tokio_util::sync::CancellationToken;

use crate::memory;
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
    let before = memory::most_ever();
    let export = journal.export(
        Filter::default(),
        Format::JsonLines,
        path.clone(),
        report,
        CancellationToken::new(),
    );
    let (written, _) = tokio::join!(export, enter(&journal, intent("WKF2", Command::Stop)));
    let grown = memory::most_ever().saturating_sub(before);
    assert!(written.unwrap() >= 100_001);
    assert!(std::fs::metadata(&path).unwrap().len() > 100 * 1024 * 1024);
    assert!(reports.load(Ordering::Relaxed) > 100);
    // SQLite's own cache is 32 MB of it; the file is over 100 MB.
    assert!(
        grown < 48 * 1024 * 1024,
        "the export took {grown} bytes more"
    );
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

async fn exported_to(journal: &Journal, path: &Path) -> Result<u64, JournalError> {
    let (all, never) = (Filter::default(), CancellationToken::new());
    journal
        .export(all, Format::Csv, path.to_owned(), ignored, never)
        .await
}

#[tokio::test]
async fn an_export_never_overwrites_the_journal_itself() {
    let place = Place::new();
    let journal = place.journal();
    enter(&journal, intent("WKF1", Command::Start)).await;
    let link = place.folder.path().join("link.csv");
    std::os::unix::fs::symlink("data/journal.sqlite", &link).unwrap();
    let wal = place.path().with_file_name("journal.sqlite-wal");
    assert!(wal.exists());
    for path in [place.path(), link, wal] {
        let refused = exported_to(&journal, &path).await.unwrap_err();
        assert_eq!(refused.message().key, "own-file", "{}", path.display());
    }
    assert_eq!(crate::place::all(&journal).await.len(), 1);
}

#[tokio::test]
async fn an_export_is_written_into_a_pipe_and_through_a_link_and_replaces_neither() {
    use std::os::unix::fs::FileTypeExt as _;
    let place = Place::new();
    let journal = place.journal();
    enter(&journal, intent("WKF1", Command::Start)).await;
    let folder = place.folder.path();
    let pipe = folder.join("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    // Nobody reads it: said at once, not waited for.
    let unread = exported_to(&journal, &pipe).await.unwrap_err();
    assert_eq!(unread.message().key, "journal-not-exported");
    let mut open = std::fs::OpenOptions::new();
    // For reading and writing, so that opening it waits for nobody.
    let mut reader = open.read(true).write(true).open(&pipe).unwrap();
    assert_eq!(exported_to(&journal, &pipe).await.unwrap(), 1);
    let mut heading = [0; 8];
    std::io::Read::read_exact(&mut reader, &mut heading).unwrap();
    assert_eq!(&heading, b"id,time,");
    assert!(std::fs::metadata(&pipe).unwrap().file_type().is_fifo());

    let (target, link) = (folder.join("target.csv"), folder.join("link.csv"));
    std::fs::write(&target, "an older export").unwrap();
    std::os::unix::fs::symlink("target.csv", &link).unwrap();
    assert_eq!(exported_to(&journal, &link).await.unwrap(), 1);
    assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
    let text = std::fs::read_to_string(&target).unwrap();
    assert!(text.contains("WKF1"), "{text}");
}
