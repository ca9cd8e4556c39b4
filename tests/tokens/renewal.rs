//! A token that is refused: replaced once, not for every request; and what stood in the way of another one is said.

use campaign_remote::campaign::{Cause, Reading, ReadingError, Verdict};
use campaign_remote::language::{Language, Words};
use campaign_remote::profiles::{Profile, SignInKind};
use campaign_remote::remote::Remote;
use campaign_remote::sentences::of_refusal;
use tokio_util::sync::CancellationToken;

use crate::campaign::run;
use crate::service::{Service, json};
use crate::{order, profile, remote, send};

/// A gateway that refuses every token, and a sign-in service that answers as it is told to.
fn refusing(sign_in: impl Fn(usize) -> Vec<u8> + Send + Sync + 'static) -> Service {
    Service::start(move |request, number| {
        if request.starts_with("POST /ims/token/v3 ") {
            sign_in(number)
        } else {
            json(
                "401 Unauthorized",
                r#"{"error_code":"401013","message":"Oauth token is not valid"}"#,
            )
        }
    })
}

fn token(number: usize) -> Vec<u8> {
    let body = format!(r#"{{"access_token":"token-{number}","expires_in":86399}}"#);
    json("200 OK", &body)
}

fn read(remote: &Remote, profile: &Profile) -> Reading {
    let target = order(profile, campaign_remote::campaign::Command::Start).target;
    run(remote.read(&target, &CancellationToken::new()))
}

#[test]
fn a_token_that_the_gateway_keeps_refusing_is_not_replaced_for_every_request() {
    let service = refusing(token);
    let profile = profile(&service, SignInKind::OAuth);
    let remote = remote(&profile);
    for _of_a_watch in 0..4 {
        let reading = read(&remote, &profile);
        let Err(ReadingError::Refused(refusal)) = reading.record else {
            panic!("{reading:?}");
        };
        assert!(refusal.is_token_refused());
        let verdict = run(send(&remote, &profile)).verdict;
        assert!(matches!(verdict, Verdict::Refused(_)), "{verdict:?}");
    }
    assert_eq!(service.count("POST /ims/token/v3 "), 2);
    // The first one went out twice, as ever; each of the others once.
    assert_eq!(service.count("GET "), 5);
    assert_eq!(service.count("/commands "), 4);
    // New credentials: another token may well fare better.
    remote.forget_token(profile.id);
    read(&remote, &profile);
    assert_eq!(service.count("POST /ims/token/v3 "), 4);
}

#[test]
fn a_refused_command_says_why_no_other_token_could_be_fetched_and_stays_refused() {
    let service = refusing(|number| match number {
        1 => token(1),
        _ => b"no HTTP\r\n\r\n".to_vec(),
    });
    let profile = profile(&service, SignInKind::OAuth);
    let verdict = run(send(&remote(&profile), &profile)).verdict;
    let Verdict::Refused(refusal) = verdict else {
        panic!("{verdict:?}");
    };
    assert!(refusal.is_token_refused());
    let why = refusal.no_new_token.as_deref();
    assert!(
        matches!(why, Some(Cause::SignInUnreachable(_))),
        "{refusal:?}"
    );
    let said = of_refusal(&refusal, &Words::new(Language::English)).what;
    for part in [
        "The access token is wrong or has expired.",
        "No new one could be fetched.",
        "The sign-in service could not be asked.",
    ] {
        assert!(said.contains(part), "{said}");
    }
    assert_eq!(service.count("/commands "), 1);
}

#[test]
fn a_record_that_was_not_read_for_want_of_another_token_may_be_read_later() {
    let service = refusing(|number| match number {
        1 | 3 => token(number),
        _ => b"no HTTP\r\n\r\n".to_vec(),
    });
    let profile = profile(&service, SignInKind::OAuth);
    let remote = remote(&profile);
    let reading = read(&remote, &profile);
    assert!(
        matches!(
            reading.record,
            Err(ReadingError::NoAnswer(Cause::SignInUnreachable(_)))
        ),
        "{reading:?}"
    );
    // A moment without network is no replacement: the next look asks for a token again.
    let reading = read(&remote, &profile);
    assert!(
        matches!(reading.record, Err(ReadingError::Refused(_))),
        "{reading:?}"
    );
    assert_eq!(service.count("POST /ims/token/v3 "), 3);
}
