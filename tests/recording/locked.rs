//! While somebody else keeps the journal: what a person cancels is cancelled, and what is known is told.

use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use campaign_remote::campaign::{Cause, Command, Verdict};
use campaign_remote::journal::{Confirmed, Journal, Ruling, Standing};
use campaign_remote::profiles::Profile;
use campaign_remote::remote::{Accepted, End, Remote};
use tokio_util::sync::CancellationToken;

use crate::service::{Service, json};
use crate::{all, order, profile, remote};

/// SQLite waits five seconds for somebody else: nobody else may.
const SOON: Duration = Duration::from_secs(3);

/// Keeps others from writing, as a backup or a virus scanner does.
struct Keeper(rusqlite::Connection);

impl Keeper {
    fn of(path: &Path) -> Self {
        let connection = rusqlite::Connection::open(path).unwrap();
        connection.busy_timeout(Duration::from_secs(5)).unwrap();
        connection.execute_batch("begin immediate").unwrap();
        Self(connection)
    }

    fn let_go(self) {
        self.0.execute_batch("rollback").unwrap();
    }
}

/// Until everything is written that can be.
async fn settle(remote: &Remote) {
    let journal = remote.journal().unwrap();
    assert!(journal.settle(Duration::from_secs(20)).await);
}

/// A remote whose journal is begun already.
async fn begun(path: &Path, service: &Service) -> (Remote, Profile) {
    let profile = profile(&service.url());
    let remote = remote(&profile, Journal::start(path).unwrap());
    let first = order(&profile, "WKF1", Command::Start);
    let outcome = remote.send(&first, &CancellationToken::new()).await;
    assert_eq!(outcome.verdict, Verdict::Accepted);
    settle(&remote).await;
    (remote, profile)
}

#[tokio::test]
async fn what_is_cancelled_while_the_journal_is_waited_for_ends_at_once_and_is_not_recorded() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.sqlite");
    let service = Service::start(|_request, _number| json("200 OK", "{}"));
    let (remote, profile) = begun(&path, &service).await;
    let keeper = Keeper::of(&path);
    let cancel = CancellationToken::new();
    let order = order(&profile, "WKF35", Command::Stop);
    let began = Instant::now();
    let cancelled = async {
        tokio::time::sleep(Duration::from_millis(300)).await;
        cancel.cancel();
    };
    let (outcome, ()) = tokio::join!(remote.send(&order, &cancel), cancelled);
    assert!(began.elapsed() < SOON, "{:?}", began.elapsed());
    assert_eq!(outcome.verdict, Verdict::NotSent(Cause::Cancelled));
    keeper.let_go();
    settle(&remote).await;
    assert_eq!(service.count("/commands"), 1, "only the first");
    assert_eq!(all(&path).await.len(), 1, "only the first");
}

#[tokio::test]
async fn whenever_it_is_cancelled_no_entry_stays_without_a_verdict() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.sqlite");
    let service = Service::start(|_request, _number| json("200 OK", "{}"));
    let (remote, profile) = begun(&path, &service).await;
    let mut before_it_was_written = 0;
    for round in 0..60 {
        let order = order(&profile, "WKF35", Command::Stop);
        let cancel = CancellationToken::new();
        let cancelled = async {
            // The first ones in a few turns of the runtime, the others in as many steps of its clock.
            for _turn in 0..round.min(30) {
                tokio::task::yield_now().await;
            }
            if round > 30 {
                tokio::time::sleep(Duration::from_micros(100 * (round - 30))).await;
            }
            cancel.cancel();
        };
        let (outcome, ()) = tokio::join!(remote.send(&order, &cancel), cancelled);
        settle(&remote).await;
        let entries = all(&path).await;
        let entry = entries.iter().find(|entry| Some(entry.id) == order.entry);
        let Some(entry) = entry else {
            assert_eq!(outcome.verdict, Verdict::NotSent(Cause::Cancelled));
            before_it_was_written += 1;
            continue;
        };
        assert!(
            matches!(entry.standing, Standing::Known(_)),
            "round {round}: {:?} for {:?}",
            entry.standing,
            outcome.verdict
        );
    }
    assert!(before_it_was_written > 0, "none was cancelled in time");
}

#[tokio::test]
async fn what_came_of_a_command_is_told_soon_and_written_once_the_journal_is_free() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.sqlite");
    let keeper = Arc::new(Mutex::new(None));
    let (keep, file) = (Arc::clone(&keeper), path.clone());
    let service = Service::start(move |request, _number| {
        if !request.contains("WKF1/") {
            // Just when the answer is on its way.
            keep.lock()
                .unwrap()
                .get_or_insert_with(|| Keeper::of(&file));
        }
        json("200 OK", r#"{"state": "finished"}"#)
    });
    let let_go = || keeper.lock().unwrap().take().unwrap().let_go();
    let (remote, profile) = begun(&path, &service).await;
    let order = order(&profile, "WKF35", Command::Stop);
    let cancel = CancellationToken::new();

    let began = Instant::now();
    let outcome = remote.send(&order, &cancel).await;
    assert_eq!(outcome.verdict, Verdict::Accepted);
    assert!(began.elapsed() < SOON, "{:?}", began.elapsed());
    let entry = async || {
        let entries = all(&path).await;
        let mut entries = entries.into_iter();
        entries.find(|entry| Some(entry.id) == order.entry).unwrap()
    };
    assert_eq!(entry().await.standing, Standing::OnItsWay);
    let_go();
    settle(&remote).await;
    assert_eq!(entry().await.standing, Standing::Known(Ruling::Accepted));

    // So it is with what the record says afterwards, and who wants to know no more waits shorter still.
    let accepted = Accepted {
        target: order.target.clone(),
        command: order.command,
        before: None,
        limit: Duration::from_millis(100),
        entry: order.entry,
    };
    let confirmation = remote.confirm(&accepted, |_look| cancel.cancel(), &cancel);
    let began = Instant::now();
    assert_eq!(confirmation.await.end, End::Confirmed);
    assert!(began.elapsed() < SOON, "{:?}", began.elapsed());
    let_go();
    settle(&remote).await;
    let confirmed = entry().await.confirmation.map(|seen| seen.confirmed);
    assert_eq!(confirmed, Some(Confirmed::Yes));
}
