//! No byte of the journal, of what SQLite keeps beside it, or of an export holds a secret.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;
use std::time::Duration;

use bytes::Bytes;
use campaign_remote::campaign::{
    Answer, BodyEnd, Command, Exchange, HeaderText, Outcome, Request, Verdict,
};
use campaign_remote::journal::{Conclusion, Filter, Format};
use jiff::Timestamp;
use tokio_util::sync::CancellationToken;

use crate::place::{Place, intent};

const TOKEN: &str = "canary-token-5d1f0c2e";

/// A server that says back everything that it was told.
fn echo(body: Vec<u8>) -> Outcome {
    Outcome {
        verdict: Verdict::Accepted,
        exchange: Some(Exchange {
            request: Request {
                method: "POST",
                url: "https://mc.adobe.io/acme/campaign/workflow/execution/WKF35/commands"
                    .to_owned(),
                headers: vec![
                    ("Authorization", HeaderText::BearerToken),
                    ("X-Api-Key", HeaderText::Shown("the-api-key".to_owned())),
                ],
                body: Command::Start.body(),
            },
            answer: Some(Answer {
                status: 200,
                reason: "OK",
                headers: vec![
                    ("X-Echo".to_owned(), Bytes::from(format!("Bearer {TOKEN}"))),
                    (
                        "Set-Cookie".to_owned(),
                        Bytes::from("session=canary-cookie-77aa"),
                    ),
                    ("Content-Type".to_owned(), Bytes::from("text/plain")),
                ],
                body: Bytes::from(body),
                end: BodyEnd::Whole,
            }),
            began: Timestamp::now(),
            elapsed: Duration::from_millis(5),
        }),
    }
}

fn assert_nothing_in(folder: &Path) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            assert_nothing_in(&path);
            continue;
        }
        let bytes = std::fs::read(&path).unwrap();
        for canary in ["canary-token", "5d1f0c2e", "canary-cookie"] {
            let found = bytes
                .windows(canary.len())
                .any(|window| window == canary.as_bytes());
            assert!(!found, "{canary} stands in {}", path.display());
        }
    }
}

#[tokio::test]
async fn no_file_holds_what_a_server_echoed() {
    let place = Place::new();
    let journal = place.journal();
    // Once in the middle, once across the place where the body is cut.
    let mut long = vec![b'x'; 64 * 1024 - 8];
    long.extend_from_slice(TOKEN.as_bytes());
    long.extend_from_slice(&[b'y'; 1000]);
    for body in [format!("you sent {TOKEN}, {TOKEN}").into_bytes(), long] {
        let id = journal
            .begin(intent("WKF35", Command::Start))
            .await
            .unwrap();
        let conclusion = Conclusion::of(&echo(body), &[TOKEN]);
        journal.conclude(id, conclusion).await.unwrap();
    }
    for (format, name) in [(Format::Csv, "a.csv"), (Format::JsonLines, "a.jsonl")] {
        let path = place.folder.path().join(name);
        journal
            .export(
                Filter::default(),
                format,
                path,
                |_progress| {},
                CancellationToken::new(),
            )
            .await
            .unwrap();
    }
    let wal = place.path().with_extension("sqlite-wal");
    assert!(std::fs::metadata(wal).unwrap().len() > 64 * 1024);
    assert_nothing_in(place.folder.path());
}

#[tokio::test]
async fn the_exchange_is_kept_with_the_body_up_to_64_kib() {
    let place = Place::new();
    let journal = place.journal();
    let id = journal
        .begin(intent("WKF35", Command::Start))
        .await
        .unwrap();
    let body: Vec<u8> = (0..100_000_u32).map(|n| n.to_le_bytes()[0]).collect();
    journal
        .conclude(id, Conclusion::of(&echo(body.clone()), &[TOKEN]))
        .await
        .unwrap();
    let kept = journal.exchange(id).await.unwrap().unwrap();
    assert!(
        kept.request.starts_with("POST https://mc.adobe.io/acme/"),
        "{}",
        kept.request
    );
    assert!(kept.request.contains("Authorization: Bearer ********\n"));
    assert!(kept.request.contains("X-Api-Key: the-api-key\n"));
    assert!(kept.request.contains(r#"{"method":"start"}"#));
    let answer = kept.answer.unwrap();
    assert_eq!(answer.status_line, "200 OK");
    assert!(
        answer.headers.contains("Content-Type: text/plain\n"),
        "{}",
        answer.headers
    );
    assert_eq!(answer.body, body[..64 * 1024]);
    assert_eq!(answer.body_length, 100_000);
    assert!(answer.whole);
}
