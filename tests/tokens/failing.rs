//! No token is to be had: the program's own looks do not try again at once, a person may, and who waited shares it.

use std::cell::RefCell;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use campaign_remote::campaign::{Cause, Command, Reading, ReadingError, Verdict};
use campaign_remote::profiles::{Profile, SignInKind};
use campaign_remote::remote::{Remote, Target, Watched};
use campaign_remote::vault::{Secret, Vault};
use keyring_core::Error as KeyringError;
use secrecy::SecretString;
use tokio_util::sync::CancellationToken;

use crate::campaign::{SOON, run};
use crate::fake::{Fake, Fault};
use crate::service::{Service, json};
use crate::{CLIENT_SECRET, join_all, order, profile, remote, send};

const SIGN_IN: &str = "POST /ims/token/v3 ";

/// A look of the program's own, as the watch takes one.
async fn look(remote: &Remote, profile: &Profile) -> Cause {
    let target = order(profile, Command::Start).target;
    let reading = remote.look(&target, &CancellationToken::new()).await;
    match reading.record {
        Err(ReadingError::NoAnswer(cause)) => cause,
        other => panic!("{other:?}"),
    }
}

fn wrong_secret() -> Service {
    Service::start(|_, _| {
        json(
            "400 Bad Request",
            r#"{"error":"invalid_client","error_description":"invalid client_secret parameter"}"#,
        )
    })
}

#[test]
fn a_rotated_client_secret_is_tried_once_for_many_looks_and_again_for_a_person() {
    let service = wrong_secret();
    let profile = profile(&service, SignInKind::OAuth);
    let remote = remote(&profile);
    run(async {
        for _of_a_watch in 0..10 {
            let cause = look(&remote, &profile).await;
            assert!(matches!(cause, Cause::SignIn(_)), "{cause:?}");
        }
        assert_eq!(service.count(SIGN_IN), 1);
        let verdict = send(&remote, &profile).await.verdict;
        assert!(
            matches!(verdict, Verdict::NotSent(Cause::SignIn(_))),
            "{verdict:?}"
        );
        assert_eq!(service.count(SIGN_IN), 2);
        // New credentials.
        remote.forget_token(profile.id);
        look(&remote, &profile).await;
        assert_eq!(service.count(SIGN_IN), 3);
    });
}

#[test]
fn who_waited_for_a_sign_in_that_failed_does_not_repeat_it() {
    let silent = Service::start(|_, _| Vec::new());
    let profile = Profile {
        timeout: Duration::from_millis(500),
        ..profile(&silent, SignInKind::OAuth)
    };
    let remote = remote(&profile);
    run(async {
        let tasks = (0..10).map(|_| send(&remote, &profile)).collect();
        for outcome in join_all(tasks).await {
            let Verdict::NotSent(Cause::SignInUnreachable(_)) = outcome.verdict else {
                panic!("{:?}", outcome.verdict);
            };
        }
    });
    assert_eq!(silent.count(SIGN_IN), 1);
}

#[test]
fn a_dismissed_question_of_the_keyring_does_not_come_back_for_every_look() {
    for sign_in in [SignInKind::OAuth, SignInKind::Token] {
        let service = wrong_secret();
        let profile = profile(&service, sign_in);
        let fake = Arc::new(Fake::default());
        let vault = Vault::with_store(fake.connect(), Duration::from_secs(30));
        let id = profile.id.to_string();
        let value = SecretString::from(CLIENT_SECRET);
        run(vault.write(&id, Secret::ClientSecret, value)).unwrap();
        let remote = Remote::new(vault);
        let dismissed = || {
            let words = "SS error: prompt dismissed";
            Fault::Error(KeyringError::NoStorageAccess(words.into()))
        };
        *fake.next.lock().unwrap() = (0..10).map(|_| dismissed()).collect();
        let asked = || 10 - fake.next.lock().unwrap().len();
        run(async {
            for _of_a_watch in 0..5 {
                let cause = look(&remote, &profile).await;
                assert_eq!(cause.message().key, "vault-locked", "{sign_in:?}");
            }
            assert_eq!(asked(), 1, "{sign_in:?}");
            send(&remote, &profile).await;
            assert_eq!(asked(), 2, "{sign_in:?}");
        });
    }
}

/// What a person does about it.
type Mending = for<'a> fn(&'a Remote, &'a Profile) -> Pin<Box<dyn Future<Output = ()> + 'a>>;

#[test]
fn the_watch_goes_on_at_once_when_a_person_has_mended_it_or_found_it_mended() {
    let ways: [Mending; 3] = [
        |remote, profile| Box::pin(async { remote.forget_token(profile.id) }),
        |remote, profile| {
            Box::pin(async {
                let target = order(profile, Command::Start).target;
                let reading = remote.read(&target, &CancellationToken::new()).await;
                assert!(reading.record.is_ok(), "{reading:?}");
            })
        },
        |remote, profile| {
            Box::pin(async {
                assert_eq!(send(remote, profile).await.verdict, Verdict::Accepted);
            })
        },
    ];
    run(join_all(
        ways.map(async |mend| {
            let is_mended = Arc::new(AtomicBool::new(false));
            let seen = Arc::clone(&is_mended);
            let service = Service::start(move |request, _| match request {
                sign_in if sign_in.starts_with(SIGN_IN) && !seen.load(Ordering::SeqCst) => {
                    json("400 Bad Request", r#"{"error":"invalid_client"}"#)
                }
                sign_in if sign_in.starts_with(SIGN_IN) => {
                    json("200 OK", r#"{"access_token":"token-1","expires_in":86399}"#)
                }
                _ => json("200 OK", r#"{"state":11}"#),
            });
            let profile = profile(&service, SignInKind::OAuth);
            let remote = remote(&profile);
            let watched = [Watched {
                target: order(&profile, Command::Start).target,
                seen_ago: None,
            }];
            let (cancel, reads) = (CancellationToken::new(), RefCell::new(Vec::new()));
            let note = |_: &Target, reading: &Reading, _| {
                reads.borrow_mut().push(reading.record.is_ok());
            };
            let until = async |count| {
                let began = Instant::now();
                while reads.borrow().len() < count {
                    assert!(began.elapsed() < SOON, "{:?}", reads.borrow());
                    tokio::time::sleep(Duration::from_millis(5)).await;
                }
            };
            let person = async {
                until(1).await;
                is_mended.store(true, Ordering::SeqCst);
                mend(&remote, &profile).await;
                until(2).await;
                cancel.cancel();
            };
            let interval = Duration::from_mins(1);
            tokio::join!(remote.watch(&watched, interval, note, &cancel), person);
            assert_eq!(*reads.borrow(), [false, true]);
        })
        .into(),
    ));
}
