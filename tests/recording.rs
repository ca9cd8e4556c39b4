//! What is sent is written down: before the first byte, and with what came of it. On real sockets, with a real journal.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "campaign/mod.rs"]
mod campaign;
#[path = "recording/killed.rs"]
mod killed;
#[path = "recording/locked.rs"]
mod locked;
#[path = "tokens/service.rs"]
mod service;

use std::path::Path;
use std::time::Duration;

use campaign_remote::campaign::{
    BaseUrl, Cause, Command, NextStep, Organization, Verdict, WorkflowId,
};
use campaign_remote::journal::{Confirmed, Entry, EntryId, Filter, Journal, Ruling, Standing};
use campaign_remote::profiles::{Profile, SavedWorkflow, SignInKind};
use campaign_remote::remote::{Accepted, Consent, Order, Remote, Target};
use campaign_remote::vault::{Secret, Vault};
use secrecy::SecretString;
use tokio_util::sync::CancellationToken;

use crate::service::{Service, json};

const TOKEN: &str = "canary-token-1b2c3d";

fn profile(url: &str) -> Profile {
    let organization = Organization::parse("acme-mkt-stage").unwrap();
    let saved = SavedWorkflow {
        id: WorkflowId::parse("WKF35").unwrap(),
        label: "Daily import".to_owned(),
        watched: false,
    };
    Profile {
        api_key: "client-1".to_owned(),
        base_url: BaseUrl::parse(url).unwrap(),
        sign_in_url: BaseUrl::parse(url).unwrap(),
        timeout: Duration::from_secs(5),
        workflows: vec![saved],
        ..Profile::new("Acme", organization).unwrap()
    }
}

fn remote(profile: &Profile, journal: Journal) -> Remote {
    let vault = Vault::with_store(
        || Err(keyring_core::Error::NoDefaultStore),
        Duration::from_secs(1),
    );
    let secret = match profile.sign_in {
        SignInKind::Token => Secret::AccessToken,
        SignInKind::OAuth => Secret::ClientSecret,
    };
    vault
        .keep_for_session(&profile.id.to_string(), secret, SecretString::from(TOKEN))
        .unwrap();
    Remote::with_journal(vault, journal)
}

fn order(profile: &Profile, workflow: &str, command: Command) -> Order {
    Order {
        target: Target {
            profile: profile.clone(),
            organization: profile.organization.clone(),
            workflow: WorkflowId::parse(workflow).unwrap(),
        },
        command,
        consent: Consent::NotAsked,
        reason: Some(" INC-4711 ".to_owned()),
        entry: Some(EntryId::fresh()),
    }
}

async fn all(path: &Path) -> Vec<Entry> {
    let journal = Journal::start(path).unwrap();
    let listing = journal.list(Filter::default()).await.unwrap();
    journal.entries(&listing, 0..usize::MAX).await.unwrap()
}

#[tokio::test]
async fn a_command_its_verdict_its_exchange_and_its_confirmation_are_one_entry() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.sqlite");
    let service = Service::start(|request, _number| {
        if request.starts_with("GET ") {
            json("200 OK", r#"{"state": "started"}"#)
        } else {
            // A server may say anything, what it was sent too.
            json("200 OK", &format!(r#"{{"you sent": "{TOKEN}"}}"#))
        }
    });
    let profile = profile(&service.url());
    let remote = remote(&profile, Journal::start(&path).unwrap());
    let order = order(&profile, "WKF35", Command::Start);
    let cancel = CancellationToken::new();
    let outcome = remote.send(&order, &cancel).await;
    assert_eq!(outcome.verdict, Verdict::Accepted);

    // The verdict is there as soon as `send` returns.
    let entries = all(&path).await;
    assert_eq!(entries.len(), 1);
    let entry = &entries[0];
    assert_eq!(Some(entry.id), order.entry);
    assert_eq!(entry.standing, Standing::Known(Ruling::Accepted));
    assert_eq!((entry.command.as_str(), entry.status), ("start", Some(200)));
    assert_eq!(
        (entry.workflow.as_str(), entry.label.as_str()),
        ("WKF35", "Daily import")
    );
    assert_eq!(entry.organization, "acme-mkt-stage");
    assert_eq!(
        (entry.profile.as_str(), &entry.profile_id),
        ("Acme", &profile.id.to_string())
    );
    assert_eq!(entry.reason.as_deref(), Some("INC-4711"));
    assert_eq!(entry.confirmation, None);

    let accepted = Accepted {
        target: order.target.clone(),
        command: order.command,
        before: None,
        limit: Duration::from_secs(10),
        entry: order.entry,
    };
    remote.confirm(&accepted, |_look| {}, &cancel).await;
    let entries = all(&path).await;
    assert_eq!(entries.len(), 1);
    let confirmation = entries[0].confirmation.clone().unwrap();
    assert_eq!(confirmation.confirmed, Confirmed::Yes);
    assert_eq!(confirmation.state.as_deref(), Some("started"));

    let journal = remote.journal().unwrap();
    let exchange = journal.exchange(entries[0].id).await.unwrap().unwrap();
    assert!(exchange.request.contains(r#"{"method":"start"}"#));
    let answer = String::from_utf8(exchange.answer.unwrap().body).unwrap();
    assert_eq!(answer, r#"{"you sent": "********"}"#);
    drop(remote);
    for file in std::fs::read_dir(folder.path()).unwrap() {
        let file = file.unwrap().path();
        if file.is_file() {
            let bytes = std::fs::read(&file).unwrap();
            let found = bytes
                .windows(TOKEN.len())
                .any(|part| part == TOKEN.as_bytes());
            assert!(!found, "the token stands in {}", file.display());
        }
    }
}

#[tokio::test]
async fn the_intent_is_on_the_disk_when_the_server_sees_the_request() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.sqlite");
    let file = path.clone();
    let service = Service::start(move |_request, _number| {
        // As another process would see it, while the command is on its way.
        let connection = rusqlite::Connection::open(&file).unwrap();
        let seen = connection.query_row(
            "select count(*) from entry where verdict is null and open_by is not null",
            [],
            |row| row.get::<_, i64>(0),
        );
        json("200 OK", &seen.unwrap_or(-1).to_string())
    });
    let profile = profile(&service.url());
    let remote = remote(&profile, Journal::start(&path).unwrap());
    let outcome = remote
        .send(
            &order(&profile, "WKF35", Command::Stop),
            &CancellationToken::new(),
        )
        .await;
    let body = outcome.exchange.unwrap().answer.unwrap().body;
    assert_eq!(body, "1");
}

#[tokio::test]
async fn a_command_that_cannot_be_written_down_is_not_sent_until_the_person_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let in_the_way = folder.path().join("data");
    std::fs::write(&in_the_way, "a file where the folder should be").unwrap();
    let service = Service::start(|_request, _number| json("200 OK", "{}"));
    let profile = profile(&service.url());
    let journal = Journal::start(in_the_way.join("journal.sqlite")).unwrap();
    let remote = remote(&profile, journal);
    let cancel = CancellationToken::new();
    let mut order = order(&profile, "WKF35", Command::Stop);

    let outcome = remote.send(&order, &cancel).await;
    let Verdict::NotSent(cause) = &outcome.verdict else {
        panic!("{:?}", outcome.verdict);
    };
    assert!(matches!(cause, Cause::NotRecorded(_)), "{cause:?}");
    assert_eq!(cause.message().key, "journal-folder");
    assert_eq!(cause.next_step(), Some(NextStep::SendUnrecorded));
    assert_eq!(service.count("/commands"), 0);

    order.entry = None;
    assert_eq!(
        remote.send(&order, &cancel).await.verdict,
        Verdict::Accepted
    );
    assert_eq!(service.count("/commands"), 1);
}

#[tokio::test]
async fn what_was_never_attempted_is_not_recorded_and_what_was_is_even_if_nobody_listened() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.sqlite");
    let mut profile = profile(&format!("http://{}", campaign::nobody_listens()));
    profile.read_only = true;
    let remote = remote(&profile, Journal::start(&path).unwrap());
    let cancel = CancellationToken::new();
    let guarded = remote
        .send(&order(&profile, "WKF35", Command::Stop), &cancel)
        .await;
    assert!(matches!(guarded.verdict, Verdict::NotSent(Cause::Guard(_))));
    profile.read_only = false;
    profile.api_key = String::new();
    let not_ready = remote
        .send(&order(&profile, "WKF35", Command::Stop), &cancel)
        .await;
    assert!(matches!(
        not_ready.verdict,
        Verdict::NotSent(Cause::BadInput(..))
    ));
    profile.api_key = "client-1".to_owned();
    profile.reason_required = true;
    let mut without_reason = order(&profile, "WKF35", Command::Stop);
    without_reason.reason = Some(" ".to_owned());
    let without_reason = remote.send(&without_reason, &cancel).await;
    let Verdict::NotSent(cause) = without_reason.verdict else {
        panic!("{:?}", without_reason.verdict);
    };
    assert_eq!(cause.message().key, "reason-missing");
    assert_eq!(cause.next_step(), Some(NextStep::EnterReason));
    assert!(all(&path).await.is_empty());

    let refused = remote
        .send(&order(&profile, "WKF35", Command::Stop), &cancel)
        .await;
    assert!(matches!(refused.verdict, Verdict::NotSent(_)));
    let entries = all(&path).await;
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0].standing, Standing::Known(Ruling::NotSent));
    assert_eq!(
        entries[0].cause.as_deref(),
        Some("cause-connection-refused")
    );
}

#[tokio::test]
async fn a_command_that_goes_out_again_with_a_fresh_token_is_the_same_entry() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.sqlite");
    let service = Service::start(|request, number| {
        if request.starts_with("POST /ims/token/v3 ") {
            let body = format!(r#"{{"access_token":"token-{number}","expires_in":86399}}"#);
            json("200 OK", &body)
        } else if request.contains("Bearer token-1") {
            json(
                "401 Unauthorized",
                r#"{"error_code":"401013","message":"Oauth token is not valid"}"#,
            )
        } else {
            json("200 OK", r#"{"seen": "token-2", "before": "token-1"}"#)
        }
    });
    let mut profile = profile(&service.url());
    profile.sign_in = SignInKind::OAuth;
    let remote = remote(&profile, Journal::start(&path).unwrap());
    let order = order(&profile, "WKF35", Command::Start);
    let outcome = remote.send(&order, &CancellationToken::new()).await;
    assert_eq!(outcome.verdict, Verdict::Accepted);
    assert_eq!(service.count("/commands"), 2);
    let entries = all(&path).await;
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0].standing, Standing::Known(Ruling::Accepted));
    // Neither the fresh token nor the refused one is kept, whatever the server says.
    let exchange = remote.journal().unwrap().exchange(entries[0].id).await;
    let body = exchange.unwrap().unwrap().answer.unwrap().body;
    assert_eq!(body, br#"{"seen": "********", "before": "********"}"#);
}

#[tokio::test]
async fn a_restart_is_two_entries() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.sqlite");
    let service = Service::start(|request, _number| {
        if request.starts_with("GET ") {
            json("200 OK", r#"{"state": "finished"}"#)
        } else {
            json("200 OK", "{}")
        }
    });
    let profile = profile(&service.url());
    let remote = remote(&profile, Journal::start(&path).unwrap());
    let order = order(&profile, "WKF35", Command::Stop);
    let limit = Duration::from_secs(2);
    let cancel = CancellationToken::new();
    let same = async { Some(profile.clone()) };
    remote
        .restart(&order, None, limit, same, |_step| {}, &cancel)
        .await;
    let entries = all(&path).await;
    let commands: Vec<_> = entries.iter().map(|entry| entry.command.as_str()).collect();
    assert_eq!(commands, ["start", "stop"]);
    assert_eq!(Some(entries[1].id), order.entry);
    assert!(entries.iter().all(|entry| entry.confirmation.is_some()));
    assert!(
        entries
            .iter()
            .all(|entry| entry.reason.as_deref() == Some("INC-4711"))
    );
}

/// Other processes are this program once more.
#[test]
fn as_another_process() {
    killed::do_what_is_asked();
}
