//! A journal that is damaged, newer than the program, or not there to be had.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;

use campaign_remote::campaign::Command;
use campaign_remote::journal::{JournalError, Ruling, Standing};

use crate::place::{Place, accepted, all, enter, intent, open, raw};

/// The copies of damaged files, without what SQLite keeps beside them.
fn set_aside(place: &Place) -> Vec<String> {
    let mut names = place.names();
    names.retain(|name| {
        name.contains(".bad-") && !name.ends_with("-wal") && !name.ends_with("-shm")
    });
    names
}

#[tokio::test]
async fn a_damaged_file_is_set_aside_named_and_a_new_one_begun() {
    let place = Place::new();
    fs::create_dir(place.folder.path().join("data")).unwrap();
    let garbage = b"This is no database.".repeat(1000);
    fs::write(place.path(), &garbage).unwrap();

    let journal = place.journal();
    enter(&journal, intent("WKF35", Command::Stop)).await;
    assert_eq!(all(&journal).await.len(), 1);
    let kept = set_aside(&place);
    assert_eq!(kept.len(), 1);
    let copy = place.folder.path().join("data").join(&kept[0]);
    assert_eq!(fs::read(&copy).unwrap(), garbage);
    let notices = journal.notices().await;
    assert_eq!(notices.len(), 1);
    assert_eq!(notices[0].key, "journal-set-aside");
    assert!(notices[0].to_string().contains(&kept[0]), "{}", notices[0]);
}

#[tokio::test]
async fn a_damaged_file_is_set_aside_when_reading_finds_it_too() {
    let place = Place::new();
    fs::create_dir(place.folder.path().join("data")).unwrap();
    fs::write(place.path(), b"This is no database.".repeat(1000)).unwrap();
    let journal = place.journal();
    assert!(all(&journal).await.is_empty());
    assert_eq!(journal.notices().await[0].key, "journal-set-aside");
    assert_eq!(set_aside(&place).len(), 1);
}

/// Writes zeros over every page but the first, as a failing disk might.
fn spoil(place: &Place) {
    use std::os::unix::fs::FileExt as _;
    raw(&place.path())
        .execute_batch("pragma wal_checkpoint(truncate)")
        .unwrap();
    let length = fs::metadata(place.path()).unwrap().len();
    let file = fs::OpenOptions::new()
        .write(true)
        .open(place.path())
        .unwrap();
    let zeros = vec![0; usize::try_from(length - 4096).unwrap()];
    file.write_all_at(&zeros, 4096).unwrap();
}

#[tokio::test]
async fn damage_that_shows_while_a_command_is_on_its_way_costs_neither_the_command_nor_its_entry() {
    let place = Place::new();
    let journal = place.journal();
    for _ in 0..50 {
        enter(&journal, intent("WKF1", Command::Start)).await;
    }
    let on_its_way = journal.begin(intent("WKF35", Command::Stop)).await.unwrap();
    spoil(&place);

    // Another process' look at the file drops what this one has cached of it.
    raw(&place.path())
        .execute_batch("pragma user_version = 2")
        .unwrap();
    journal.conclude(on_its_way, accepted()).await.unwrap();
    let next = enter(&journal, intent("WKF36", Command::Start)).await;
    let entries = all(&journal).await;
    let ids: Vec<_> = entries.iter().map(|entry| entry.id).collect();
    assert_eq!(ids, [next, on_its_way]);
    assert_eq!(entries[1].workflow, "WKF35");
    assert_eq!(entries[1].standing, Standing::Known(Ruling::Accepted));
    assert_eq!(journal.notices().await[0].key, "journal-set-aside");
    assert_eq!(set_aside(&place).len(), 1);
}

#[tokio::test]
async fn two_copies_of_the_program_set_one_damaged_file_aside_once() {
    let place = Place::new();
    fs::create_dir(place.folder.path().join("data")).unwrap();
    fs::write(place.path(), b"This is no database.".repeat(1000)).unwrap();
    let (one, other) = (place.journal(), place.journal());
    tokio::join!(
        enter(&one, intent("WKF1", Command::Start)),
        enter(&other, intent("WKF2", Command::Start))
    );
    assert_eq!(set_aside(&place).len(), 1);
    assert_eq!(all(&one).await.len(), 2);
    assert_eq!(all(&other).await.len(), 2);
}

#[tokio::test]
async fn a_copy_that_has_the_old_file_open_goes_on_in_the_new_one() {
    let place = Place::new();
    let (one, other) = (place.journal(), place.journal());
    enter(&one, intent("WKF1", Command::Start)).await;
    enter(&other, intent("WKF1", Command::Start)).await;
    assert_eq!(all(&one).await.len(), 2);
    fs::rename(place.path(), place.path().with_extension("elsewhere")).unwrap();
    enter(&other, intent("WKF2", Command::Start)).await;
    enter(&one, intent("WKF3", Command::Start)).await;
    assert_eq!(all(&one).await.len(), 2);
    assert_eq!(all(&other).await.len(), 2);
}

#[tokio::test]
async fn a_newer_file_is_read_and_never_written() {
    let place = Place::new();
    let journal = place.journal();
    enter(&journal, intent("WKF35", Command::Stop)).await;
    drop(journal);
    raw(&place.path())
        .execute_batch("pragma user_version = 99")
        .unwrap();
    let journal = place.journal();
    let error = journal
        .begin(intent("WKF35", Command::Start))
        .await
        .unwrap_err();
    assert!(
        matches!(error, JournalError::Newer { version: 99, .. }),
        "{error:?}"
    );
    assert!(error.message().to_string().contains("99"));
    assert_eq!(all(&journal).await.len(), 1);
    assert!(set_aside(&place).is_empty());
}

#[tokio::test]
async fn somebody_elses_database_is_not_written_into() {
    let place = Place::new();
    fs::create_dir(place.folder.path().join("data")).unwrap();
    raw(&place.path())
        .execute_batch("create table recipe (name text)")
        .unwrap();
    let journal = place.journal();
    enter(&journal, intent("WKF35", Command::Stop)).await;
    let kept = set_aside(&place);
    let other = raw(&place.folder.path().join("data").join(&kept[0]));
    let tables: Vec<String> = other
        .prepare("select name from sqlite_schema")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    assert_eq!(tables, ["recipe"]);
}

#[tokio::test]
async fn a_file_in_the_place_of_the_folder_is_said_and_once_it_is_gone_the_journal_goes_on() {
    let place = Place::new();
    let data = place.folder.path().join("data");
    fs::write(&data, "in the way").unwrap();
    let journal = place.journal();
    let error = journal
        .begin(intent("WKF35", Command::Start))
        .await
        .unwrap_err();
    assert_eq!(error.message().key, "journal-folder");
    fs::remove_file(&data).unwrap();
    enter(&journal, intent("WKF35", Command::Start)).await;
    assert_eq!(all(&journal).await.len(), 1);
}

#[tokio::test]
async fn a_journal_that_cannot_be_looked_at_is_not_an_empty_one() {
    let place = Place::new();
    let journal = place.journal();
    assert!(all(&journal).await.is_empty(), "there is none yet");
    fs::write(place.folder.path().join("data"), "in the way").unwrap();
    let says_so = |what: &str, error: JournalError| {
        assert!(
            matches!(error, JournalError::Read { .. }),
            "{what}: {error:?}"
        );
    };
    let any = campaign_remote::journal::Filter::default;
    says_so("first", journal.first(any(), 10).await.unwrap_err());
    says_so("list", journal.list(any()).await.unwrap_err());
    says_so("size", journal.size().await.unwrap_err());
    let export = journal.export(
        any(),
        campaign_remote::journal::Format::Csv,
        place.folder.path().join("export.csv"),
        |_progress| (),
        tokio_util::sync::CancellationToken::new(),
    );
    says_so("export", export.await.unwrap_err());
    assert!(!place.folder.path().join("export.csv").exists());
    fs::remove_file(place.folder.path().join("data")).unwrap();
    assert!(all(&journal).await.is_empty());
}

#[tokio::test]
async fn an_older_file_that_cannot_be_upgraded_is_not_an_empty_journal() {
    let place = Place::new();
    fs::create_dir(place.folder.path().join("data")).unwrap();
    let old = raw(&place.path());
    old.execute_batch(include_str!("version_1.sql")).unwrap();
    // What the upgrade would make is there already.
    old.execute_batch("create table reason_text (reason text)")
        .unwrap();
    drop(old);
    let journal = place.journal();
    let error = journal
        .list(campaign_remote::journal::Filter::default())
        .await
        .unwrap_err();
    assert!(
        matches!(error, JournalError::Older { version: 1, .. }),
        "{error:?}"
    );
}

#[tokio::test]
async fn a_folder_in_the_place_of_the_file_is_said() {
    let place = Place::new();
    fs::create_dir_all(place.path()).unwrap();
    let journal = open(&place.path());
    let error = journal
        .begin(intent("WKF35", Command::Start))
        .await
        .unwrap_err();
    assert_eq!(error.message().key, "journal-not-opened", "{error:?}");
}

#[tokio::test]
async fn a_writer_that_never_ends_is_named_as_the_reason() {
    let place = Place::new();
    let journal = place.journal();
    enter(&journal, intent("WKF35", Command::Start)).await;
    let other = raw(&place.path());
    other.execute_batch("begin immediate").unwrap();
    let error = journal
        .begin(intent("WKF35", Command::Stop))
        .await
        .unwrap_err();
    assert!(matches!(error, JournalError::Busy { .. }), "{error:?}");
    // Reading does not wait for it.
    assert_eq!(all(&journal).await.len(), 1);
    other.execute_batch("rollback").unwrap();
    enter(&journal, intent("WKF35", Command::Stop)).await;
}
