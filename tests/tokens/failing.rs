//! No token is to be had: the program's own looks do not try again at once, a person may, and who waited shares it.

use std::sync::Arc;
use std::time::Duration;

use campaign_remote::campaign::{Cause, Command, ReadingError, Verdict};
use campaign_remote::profiles::{Profile, SignInKind};
use campaign_remote::remote::Remote;
use campaign_remote::vault::{Secret, Vault};
use keyring_core::Error as KeyringError;
use secrecy::SecretString;
use tokio_util::sync::CancellationToken;

use crate::campaign::run;
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
