//! What an entry keeps, how long, and what happens to the file between versions.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::time::Duration;

use campaign_remote::campaign::Command;
use campaign_remote::journal::{Confirmation, Confirmed, EntryId, Journal, Ruling, Standing};
use jiff::{Timestamp, ToSpan as _};

use crate::place::{Place, accepted, all, anna, enter, intent, raw};

#[tokio::test]
async fn an_entry_comes_back_as_it_was_written() {
    let place = Place::new();
    let journal = place.journal();
    let mut intent = intent("WKF35", Command::Stop);
    intent.reason = Some("INC-4711: “Müller” sends twice".to_owned());
    intent.at = "2026-10-25T02:30:00.123456+02:00[+02:00]".parse().unwrap();
    let id = journal.begin(intent.clone()).await.unwrap();

    let open = journal.entry(id).await.unwrap();
    assert_eq!(open.standing, Standing::OnItsWay);

    journal.conclude(id, accepted()).await.unwrap();
    let confirmation = Confirmation {
        confirmed: Confirmed::Yes,
        state: Some("finished".to_owned()),
        after: Some(Duration::from_millis(4200)),
    };
    journal.confirm(id, confirmation.clone()).await.unwrap();
    drop(journal);

    let entry = place.journal().entry(id).await.unwrap();
    assert_eq!(entry.id, id);
    assert_eq!(
        entry.at.to_string(),
        "2026-10-25T02:30:00.123456+02:00[+02:00]"
    );
    assert_eq!(entry.who, crate::place::anna());
    assert_eq!(entry.profile, "Acme stage");
    assert_eq!(entry.profile_id, intent.profile_id);
    assert_eq!(entry.organization, "acme-mkt-stage");
    assert_eq!(
        (entry.workflow.as_str(), entry.label.as_str()),
        ("WKF35", "Daily import")
    );
    assert_eq!(entry.command, "stop");
    assert_eq!(entry.reason, intent.reason);
    assert_eq!(entry.standing, Standing::Known(Ruling::Accepted));
    assert_eq!(
        (entry.status, entry.elapsed),
        (Some(200), Some(Duration::from_millis(312)))
    );
    assert_eq!(entry.confirmation, Some(confirmation));
}

#[tokio::test]
async fn the_system_names_the_person_and_the_machine() {
    let who = campaign_remote::journal::Who::of_system();
    let id = std::process::Command::new("id")
        .arg("-un")
        .output()
        .unwrap();
    let name = std::process::Command::new("uname")
        .arg("-n")
        .output()
        .unwrap();
    assert_eq!(who.user, String::from_utf8(id.stdout).unwrap().trim());
    assert_eq!(who.host, String::from_utf8(name.stdout).unwrap().trim());
    assert_eq!(who.version, env!("CARGO_PKG_VERSION"));
}

#[tokio::test]
async fn reading_creates_no_journal() {
    let place = Place::new();
    assert!(all(&place.journal()).await.is_empty());
    assert_eq!(place.journal().size().await.unwrap().entries, 0);
    assert!(!place.path().exists());
}

#[tokio::test]
async fn an_intent_that_was_withdrawn_is_not_recorded() {
    let place = Place::new();
    let journal = place.journal();
    let mut wanted = intent("WKF35", Command::Stop);
    wanted.reason = Some("a reason".to_owned());
    let id = journal.begin(wanted).await.unwrap();
    journal.withdraw(id).await.unwrap();
    assert!(all(&journal).await.is_empty());
    // What has a verdict is not taken back.
    let id = enter(&journal, intent("WKF35", Command::Stop)).await;
    journal.withdraw(id).await.unwrap();
    assert_eq!(all(&journal).await.len(), 1);
}

#[tokio::test]
async fn an_intent_whose_caller_gave_up_is_withdrawn_and_one_that_never_was_begins_no_file() {
    let place = Place::new();
    let journal = place.journal();
    journal.withdraw_soon(EntryId::fresh());
    assert!(journal.settle(Duration::from_secs(5)).await);
    assert!(!journal.path().exists());
    let id = journal.begin(intent("WKF35", Command::Stop)).await.unwrap();
    journal.withdraw_soon(id);
    assert!(all(&journal).await.is_empty());
    // What has a verdict is not taken back.
    let id = enter(&journal, intent("WKF35", Command::Stop)).await;
    journal.withdraw_soon(id);
    assert_eq!(all(&journal).await.len(), 1);
}

#[tokio::test]
async fn only_the_owner_may_read_the_journal() {
    use std::os::unix::fs::PermissionsExt as _;
    let place = Place::new();
    enter(&place.journal(), intent("WKF35", Command::Stop)).await;
    let journal = place.journal();
    enter(&journal, intent("WKF35", Command::Stop)).await;
    for name in place.names() {
        let path = place.folder.path().join("data").join(&name);
        let mode = std::fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{name} has mode {mode:o}");
    }
}

#[tokio::test]
async fn clearing_out_removes_what_is_old_and_never_what_has_no_verdict() {
    let place = Place::new();
    let journal = place.journal();
    let long_ago = jiff::Zoned::now().checked_sub(3.years()).unwrap();
    let old = |workflow: &str| {
        let mut intent = intent(workflow, Command::Start);
        intent.at = long_ago.clone();
        intent
    };
    for _ in 0..1100 {
        enter(&journal, old("WKF1")).await;
    }
    let open = journal.begin(old("WKF2")).await.unwrap();
    let new = enter(&journal, intent("WKF3", Command::Start)).await;

    let limit = Timestamp::now()
        .checked_sub((2 * 365 * 24).hours())
        .unwrap();
    assert_eq!(journal.clear_before(limit).await.unwrap(), 1100);
    let left: Vec<_> = all(&journal).await.iter().map(|entry| entry.id).collect();
    assert_eq!(left, [new, open]);
    assert_eq!(journal.size().await.unwrap().entries, 2);
    // The one that stayed can still be concluded, and then it goes too.
    journal.conclude(open, accepted()).await.unwrap();
    assert_eq!(journal.clear_before(limit).await.unwrap(), 1);
    let subjects: i64 = raw(&place.path())
        .query_row("select count(*) from subject", [], |row| row.get(0))
        .unwrap();
    assert_eq!(subjects, 1, "who is in no entry any more is forgotten");
}

#[tokio::test]
async fn an_older_file_is_upgraded_and_kept_as_it_was() {
    let place = Place::new();
    std::fs::create_dir(place.folder.path().join("data")).unwrap();
    let old = raw(&place.path());
    old.execute_batch(include_str!("version_1.sql")).unwrap();
    drop(old);

    let journal = place.journal();
    let entries = all(&journal).await;
    assert_eq!(entries.len(), 2);
    assert_eq!(entries[0].reason.as_deref(), Some("moved to Thursday"));
    assert_eq!(entries[0].standing, Standing::Unknown);
    assert_eq!(entries[1].standing, Standing::Known(Ruling::Refused));
    assert_eq!(entries[1].code.as_deref(), Some("401013"));
    // Whether or not this machine knows the zone that the person was in.
    assert_eq!(entries[1].at.datetime().to_string(), "2025-11-13T03:13:20");
    // Version 2 finds reasons, those that were there before too.
    let filter = campaign_remote::journal::Filter {
        text: "THURS".to_owned(),
        ..Default::default()
    };
    assert_eq!(journal.list(filter).await.unwrap().count(), 1);
    enter(&journal, intent("WKF3", Command::Start)).await;

    let notices = journal.notices().await;
    assert_eq!(notices.len(), 1);
    assert_eq!(notices[0].key, "journal-upgraded");
    assert!(journal.notices().await.is_empty(), "it is told once");
    let copy = place
        .names()
        .into_iter()
        .find(|name| name.starts_with("journal.sqlite.version-1-"))
        .unwrap();
    let copy = raw(&place.folder.path().join("data").join(copy));
    let version: i64 = copy
        .pragma_query_value(None, "user_version", |row| row.get(0))
        .unwrap();
    let entries: i64 = copy
        .query_row("select count(*) from entry", [], |row| row.get(0))
        .unwrap();
    assert_eq!((version, entries), (1, 2));
}

fn mode(path: &std::path::Path) -> String {
    let mode = raw(path).query_row("pragma journal_mode", [], |row| row.get(0));
    mode.unwrap()
}

fn on_a_network_disk(path: &std::path::Path) -> Journal {
    Journal::start_where(path, anna, |_folder| true).unwrap()
}

#[tokio::test]
async fn on_a_network_disk_no_memory_is_shared_and_the_journal_works_all_the_same() {
    let place = Place::new();
    let journal = on_a_network_disk(&place.path());
    enter(&journal, intent("WKF1", Command::Start)).await;
    let other = on_a_network_disk(&place.path());
    enter(&other, intent("WKF2", Command::Stop)).await;
    enter(&journal, intent("WKF3", Command::Stop)).await;
    assert_eq!(all(&journal).await.len(), 3);
    assert_eq!(all(&other).await.len(), 3);
    assert_eq!(mode(&place.path()), "delete");
    let names = place.names();
    assert!(
        !names
            .iter()
            .any(|name| name.ends_with("-shm") || name.ends_with("-wal")),
        "{names:?}"
    );
    drop((journal, other));

    // Back on a disk of this machine.
    let journal = place.journal();
    enter(&journal, intent("WKF4", Command::Start)).await;
    assert_eq!(all(&journal).await.len(), 4);
    assert_eq!(mode(&place.path()), "wal");
}

#[tokio::test]
async fn a_journal_that_others_have_open_on_a_network_disk_stays_as_it_is_until_they_are_gone() {
    let place = Place::new();
    let older = place.journal();
    enter(&older, intent("WKF1", Command::Start)).await;
    let since = std::time::Instant::now();
    let newer = on_a_network_disk(&place.path());
    enter(&newer, intent("WKF2", Command::Start)).await;
    assert!(since.elapsed().as_secs() < 4, "{:?}", since.elapsed());
    assert_eq!(all(&older).await.len(), 2);
    assert_eq!(mode(&place.path()), "wal");
    drop((older, newer));
    let alone = on_a_network_disk(&place.path());
    enter(&alone, intent("WKF3", Command::Start)).await;
    assert_eq!(all(&alone).await.len(), 3);
    assert_eq!(mode(&place.path()), "delete");
}
