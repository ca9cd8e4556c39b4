//! Access tokens through their life: asked for once, shared, kept for the next start, renewed before their end,
//! and a refused one replaced once. On real sockets, with a sign-in service and a Campaign that count.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "campaign/mod.rs"]
mod campaign;
#[path = "tokens/failing.rs"]
mod failing;
#[expect(dead_code, reason = "tests/vault.rs uses all of it")]
#[path = "vault/fake.rs"]
mod fake;
#[path = "tokens/keyring.rs"]
mod keyring;
#[cfg(unix)]
#[path = "tokens/pipe.rs"]
mod pipe;
#[path = "tokens/renewal.rs"]
mod renewal;
#[path = "tokens/service.rs"]
mod service;

use std::sync::Arc;
use std::time::Duration;

use campaign_remote::campaign::{
    BaseUrl, Cause, Command, Organization, Outcome, Verdict, WorkflowId,
};
use campaign_remote::profiles::{Profile, SignInKind};
use campaign_remote::remote::{Consent, Order, Remote, Target};
use campaign_remote::vault::{Secret, Vault};
use secrecy::SecretString;
use tokio_util::sync::CancellationToken;

use crate::campaign::run;
use crate::service::{Service, json};

const CLIENT_SECRET: &str = "canary-client-secret-8c1f";

/// A profile whose Campaign and sign-in service are both `service`.
fn profile(service: &Service, sign_in: SignInKind) -> Profile {
    let organization = Organization::parse("acme-mkt-stage").unwrap();
    let url = BaseUrl::parse(&service.url()).unwrap();
    Profile {
        api_key: "client-1".to_owned(),
        base_url: url.clone(),
        sign_in_url: url,
        sign_in,
        timeout: Duration::from_secs(2),
        ..Profile::new("Acme", organization).unwrap()
    }
}

/// A remote with the profile's client secret, for this session only.
fn remote(profile: &Profile) -> Remote {
    let vault = Vault::with_store(
        || Err(keyring_core::Error::NoDefaultStore),
        Duration::from_secs(1),
    );
    keep(&vault, profile, Secret::ClientSecret, CLIENT_SECRET);
    Remote::new(vault)
}

fn keep(vault: &Vault, profile: &Profile, secret: Secret, value: &str) {
    let value = SecretString::from(value);
    vault
        .keep_for_session(&profile.id.to_string(), secret, value)
        .unwrap();
}

fn order(profile: &Profile, command: Command) -> Order {
    Order {
        target: Target {
            profile: profile.clone(),
            organization: profile.organization.clone(),
            workflow: WorkflowId::parse("WKF35").unwrap(),
        },
        command,
        consent: Consent::NotAsked,
        reason: None,
        entry: None,
    }
}

async fn send(remote: &Remote, profile: &Profile) -> Outcome {
    let cancel = CancellationToken::new();
    remote.send(&order(profile, Command::Start), &cancel).await
}

/// The token that a request carries.
fn bearer(request: &str) -> Option<String> {
    let line = request
        .lines()
        .find_map(|line| line.strip_prefix("Authorization: Bearer "))?;
    Some(line.to_owned())
}

/// A Campaign that takes every command, and a sign-in service whose tokens live so long.
fn obeying(lifetime_s: u64) -> Service {
    Service::start(move |request, number| {
        if request.starts_with("POST /ims/token/v3 ") {
            let body = format!(
                r#"{{"access_token":"token-{number}","token_type":"bearer","expires_in":{lifetime_s}}}"#
            );
            json("200 OK", &body)
        } else {
            json("200 OK", "{}")
        }
    })
}

#[test]
fn ten_commands_at_once_cause_one_token_request() {
    let service = obeying(86_399);
    let profile = profile(&service, SignInKind::OAuth);
    let remote = Arc::new(remote(&profile));
    run(async {
        let mut tasks = Vec::new();
        for _ in 0..10 {
            tasks.push(send(&remote, &profile));
        }
        for outcome in join_all(tasks).await {
            assert_eq!(outcome.verdict, Verdict::Accepted);
        }
    });
    assert_eq!(service.count("POST /ims/token/v3 "), 1);
    assert_eq!(service.count("/commands "), 10);
    assert_eq!(
        run(async { remote.token_remaining(profile.id) })
            .unwrap()
            .as_secs()
            / 3600,
        23
    );
}

/// Waits for all of them side by side.
async fn join_all<T>(futures: Vec<impl Future<Output = T>>) -> Vec<T> {
    let mut futures: Vec<_> = futures
        .into_iter()
        .map(|future| (Box::pin(future), None))
        .collect();
    std::future::poll_fn(|context| {
        let mut all = true;
        for (future, done) in &mut futures {
            if done.is_none() {
                match future.as_mut().poll(context) {
                    std::task::Poll::Ready(value) => *done = Some(value),
                    std::task::Poll::Pending => all = false,
                }
            }
        }
        if all {
            std::task::Poll::Ready(())
        } else {
            std::task::Poll::Pending
        }
    })
    .await;
    futures.into_iter().filter_map(|(_, done)| done).collect()
}

#[test]
fn a_token_of_ten_seconds_is_renewed_before_its_end_and_not_sooner() {
    let service = obeying(10);
    let profile = profile(&service, SignInKind::OAuth);
    let remote = remote(&profile);
    run(async {
        send(&remote, &profile).await;
        send(&remote, &profile).await;
        assert_eq!(
            service.count("POST /ims/token/v3 "),
            1,
            "a fresh token was not used again"
        );
        // Its last quarter is left unused.
        let left = || remote.token_remaining(profile.id).unwrap();
        tokio::time::sleep(left().saturating_sub(Duration::from_millis(2400))).await;
        assert!(left() > Duration::ZERO);
        send(&remote, &profile).await;
    });
    assert_eq!(service.count("POST /ims/token/v3 "), 2);
    let bearers: Vec<_> = service
        .requests()
        .iter()
        .filter_map(|request| bearer(request))
        .collect();
    assert_eq!(bearers.len(), 3);
    assert!(
        bearers[0] == bearers[1] && bearers[1] != bearers[2],
        "{bearers:?}"
    );
}

#[test]
fn a_refused_token_is_replaced_once_and_the_command_sent_once_more() {
    // The first token is refused, every later one is good.
    let service = Service::start(|request, number| {
        if request.starts_with("POST /ims/token/v3 ") {
            json(
                "200 OK",
                &format!(r#"{{"access_token":"token-{number}","expires_in":86399}}"#),
            )
        } else if bearer(request).as_deref() == Some("token-1") {
            json(
                "401 Unauthorized",
                r#"{"error_code":"401013","message":"Oauth token is not valid"}"#,
            )
        } else {
            json("200 OK", "{}")
        }
    });
    let profile = profile(&service, SignInKind::OAuth);
    let remote = remote(&profile);
    let outcome = run(send(&remote, &profile));
    assert_eq!(outcome.verdict, Verdict::Accepted);
    assert_eq!(service.count("POST /ims/token/v3 "), 2);
    assert_eq!(service.count("/commands "), 2);
}

#[test]
fn a_token_that_is_refused_again_is_refused_and_no_third_command_goes_out() {
    let service = Service::start(|request, number| {
        if request.starts_with("POST /ims/token/v3 ") {
            json(
                "200 OK",
                &format!(r#"{{"access_token":"token-{number}","expires_in":86399}}"#),
            )
        } else {
            json(
                "401 Unauthorized",
                r#"{"error_code":"401013","message":"Oauth token is not valid"}"#,
            )
        }
    });
    let profile = profile(&service, SignInKind::OAuth);
    let remote = remote(&profile);
    let Verdict::Refused(refusal) = run(send(&remote, &profile)).verdict else {
        panic!("not refused");
    };
    assert!(refusal.is_token_refused());
    let next = refusal.next_step().map(|(sentence, _step)| sentence.key);
    assert_eq!(next, Some("refusal-401013-fetched-next"));
    assert_eq!(service.count("/commands "), 2);
    assert_eq!(service.count("POST /ims/token/v3 "), 2);
}

#[test]
fn another_401_than_the_tokens_own_is_not_answered_with_a_second_command() {
    let service = Service::start(|request, _| {
        if request.starts_with("POST /ims/token/v3 ") {
            json("200 OK", r#"{"access_token":"token-1","expires_in":86399}"#)
        } else {
            json(
                "401 Unauthorized",
                r#"{"error_code":"401999","message":"something else"}"#,
            )
        }
    });
    let profile = profile(&service, SignInKind::OAuth);
    run(send(&remote(&profile), &profile));
    assert_eq!(service.count("/commands "), 1);
}

#[test]
fn a_refused_pasted_token_is_not_sent_twice() {
    let service = Service::start(|_, _| {
        json(
            "401 Unauthorized",
            r#"{"error_code":"401013","message":"Oauth token is not valid"}"#,
        )
    });
    let profile = profile(&service, SignInKind::Token);
    let remote = remote(&profile);
    keep(remote.vault(), &profile, Secret::AccessToken, "pasted");
    let outcome = run(send(&remote, &profile));
    assert!(matches!(outcome.verdict, Verdict::Refused(_)));
    assert_eq!(service.requests().len(), 1);
}

#[test]
fn a_pasted_token_that_says_it_is_over_is_not_sent() {
    let service = obeying(1);
    let profile = profile(&service, SignInKind::Token);
    let remote = remote(&profile);
    // {"alg":"none"} . {"created_at":"1700000000000","expires_in":"86400000"} . x
    let over = "eyJhbGciOiJub25lIn0.eyJjcmVhdGVkX2F0IjoiMTcwMDAwMDAwMDAwMCIsImV4cGlyZXNfaW4iOiI4NjQwMDAwMCJ9.x";
    keep(remote.vault(), &profile, Secret::AccessToken, over);
    let Verdict::NotSent(Cause::NoCredentials(message, _)) = run(send(&remote, &profile)).verdict
    else {
        panic!("an expired token was sent");
    };
    assert_eq!(message.key, "token-expired");
    assert_eq!(service.requests().len(), 0);
    assert_eq!(run(remote.look_at_token(&profile)), Some(Duration::ZERO));
}

#[test]
fn a_token_that_nobody_can_read_is_used_as_it_is() {
    let service = obeying(1);
    let profile = profile(&service, SignInKind::Token);
    let remote = remote(&profile);
    keep(remote.vault(), &profile, Secret::AccessToken, "opaque");
    assert_eq!(run(send(&remote, &profile)).verdict, Verdict::Accepted);
    assert_eq!(run(remote.look_at_token(&profile)), None);
}

#[test]
fn the_next_start_finds_the_token_in_the_keyring_and_asks_for_none() {
    let service = obeying(86_399);
    let profile = profile(&service, SignInKind::OAuth);
    let store: Arc<keyring_core::CredentialStore> = keyring_core::mock::Store::new().unwrap();
    let vault = || {
        let store = Arc::clone(&store);
        Vault::with_store(move || Ok(Arc::clone(&store)), Duration::from_secs(5))
    };
    let first = Remote::new(vault());
    run(first.vault().write(
        &profile.id.to_string(),
        Secret::ClientSecret,
        SecretString::from(CLIENT_SECRET),
    ))
    .unwrap();
    run(async {
        send(&first, &profile).await;
        first.settle(Duration::from_secs(5)).await;
    });
    let second = Remote::new(vault());
    assert_eq!(
        run(second.look_at_token(&profile)).unwrap().as_secs() / 3600,
        23
    );
    assert_eq!(run(send(&second, &profile)).verdict, Verdict::Accepted);
    assert_eq!(service.count("POST /ims/token/v3 "), 1);
    // With another client ID or other scopes the kept one is of no use.
    let changed = Profile {
        scopes: vec!["openid".to_owned()],
        ..profile
    };
    run(send(&second, &changed));
    assert_eq!(service.count("POST /ims/token/v3 "), 2);
}

#[test]
fn each_way_that_signing_in_fails_is_told_apart_and_nothing_is_sent() {
    let refusing = |status: &'static str, head: &'static str, body: &'static str| {
        Service::start(move |_, _| {
            format!(
                "HTTP/1.1 {status}\r\n{head}Content-Length: {}\r\n\r\n{body}",
                body.len()
            )
            .into_bytes()
        })
    };
    let wrong = refusing(
        "400 Bad Request",
        "",
        r#"{"error":"invalid_client","error_description":"invalid client_secret parameter"}"#,
    );
    let throttled = refusing("429 Too Many Requests", "Retry-After: 30\r\n", "");
    let silent = Service::start(|_, _| Vec::new());
    for (service, key, wait) in [
        (&wrong, "refusal-ims-client-secret", None),
        (&throttled, "refusal-429", Some(30)),
    ] {
        let profile = profile(service, SignInKind::OAuth);
        let Verdict::NotSent(Cause::SignIn(refusal)) =
            run(send(&remote(&profile), &profile)).verdict
        else {
            panic!("{key}");
        };
        assert_eq!(refusal.meaning().unwrap().key, key);
        assert_eq!(refusal.retry_after, wait);
        assert_eq!(service.count("/commands "), 0);
    }
    let slow = profile(&silent, SignInKind::OAuth);
    let dead = Profile {
        sign_in_url: BaseUrl::parse(&format!("http://{}", crate::campaign::nobody_listens()))
            .unwrap(),
        ..slow.clone()
    };
    for (profile, expected) in [
        (slow, "cause-timed-out"),
        (dead, "cause-connection-refused"),
    ] {
        let Verdict::NotSent(Cause::SignInUnreachable(cause)) =
            run(send(&remote(&profile), &profile)).verdict
        else {
            panic!("{expected}");
        };
        assert_eq!(cause.message().key, expected);
    }
    assert_eq!(silent.count("/commands "), 0);
}

#[test]
fn no_token_and_no_secret_stands_in_what_is_shown_of_an_outcome() {
    let service = obeying(86_399);
    let profile = profile(&service, SignInKind::OAuth);
    let remote = remote(&profile);
    let outcome = run(send(&remote, &profile));
    let shown = format!("{outcome:?} {profile:?}");
    assert!(
        !shown.contains("token-1") && !shown.contains(CLIENT_SECRET),
        "{shown}"
    );
}
