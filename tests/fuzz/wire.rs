//! Whole answers on a real socket, damaged: whatever comes back, no verdict says more than can be known.

use campaign_remote::campaign::{BaseUrl, Cause, Outcome, ServerToServer, Verdict};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use secrecy::ExposeSecret as _;
use tokio_util::sync::CancellationToken;

use crate::campaign::{Caller, Server, Step, answer, route, run, told};
use crate::cases;
use crate::damage::{corpus, damaged};

#[test]
fn the_corpus_of_the_wire_is_read_as_it_is() {
    for (name, bytes) in corpus("responses") {
        answered(&bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
    for (name, body) in corpus("sign-ins") {
        signed_in(&body).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn a_damaged_answer_is_never_called_not_sent_and_accepted_only_with_a_2xx(bytes in damaged("responses")) {
        answered(&bytes)?;
    }

    #[test]
    fn a_damaged_sign_in_gives_a_token_only_if_one_is_there_and_tells_none(body in damaged("sign-ins")) {
        signed_in(&body)?;
    }
}

fn answered(bytes: &[u8]) -> TestCaseResult {
    let server = Server::start([Step::ReadRequest, Step::Send(bytes.to_vec())]);
    let outcome = run(Caller::to(&server.http()).send());
    server.settle();
    prop_assert_eq!(server.requests(), 1);
    let is_right = match &outcome.verdict {
        Verdict::NotSent(_) => false,
        Verdict::MaybeApplied(Cause::Gateway(refusal)) => {
            [408, 502, 503, 504].contains(&refusal.status) || refusal.status >= 500
        }
        Verdict::MaybeApplied(cause) => {
            matches!(cause, Cause::ConnectionBroke { .. } | Cause::NotHttp(_))
        }
        Verdict::Accepted => status(&outcome) / 100 == 2 && says_2xx(bytes),
        Verdict::Refused(refusal) => {
            refusal.status == status(&outcome)
                && (300..600).contains(&refusal.status)
                && ![408, 502, 503, 504].contains(&refusal.status)
                && (refusal.status < 500 || refusal.meaning().is_some())
        }
    };
    prop_assert!(is_right, "{}", told(&outcome));
    Ok(())
}

fn status(outcome: &Outcome) -> u16 {
    let answer = outcome
        .exchange
        .as_ref()
        .and_then(|one| one.answer.as_ref());
    answer.map_or(0, |answer| answer.status)
}

/// Somewhere at the beginning of a line, after blank lines or interim answers.
fn says_2xx(bytes: &[u8]) -> bool {
    [b"HTTP/1.0 2".as_slice(), b"HTTP/1.1 2"]
        .iter()
        .any(|start| bytes.windows(start.len()).any(|part| part == *start))
}

fn signed_in(body: &[u8]) -> TestCaseResult {
    let server = Server::start([
        Step::ReadRequest,
        Step::Send(answer("200 OK", body)),
        Step::Linger,
    ]);
    let service = ServerToServer {
        url: BaseUrl::parse(&server.http()).unwrap(),
        client_id: "client".to_owned(),
        client_secret: "canary-secret".into(),
        scopes: vec!["openid".to_owned()],
    };
    let cancel = CancellationToken::new();
    let granted = run(service.sign_in(&route(), &cancel));
    match granted {
        Ok(token) => {
            let secret = token.secret.expose_secret();
            prop_assert!(!secret.trim().is_empty(), "a token out of nothing");
            match serde_json::from_slice::<serde_json::Value>(body) {
                Ok(values) => prop_assert_eq!(&values["access_token"], secret),
                // What stands beside the token may be no value, such as a number that is too large, and the token good
                // all the same. Written with escapes, it does not stand there as it is read.
                Err(_) => prop_assert!(
                    body.contains(&b'\\') || String::from_utf8_lossy(body).contains(secret)
                ),
            }
            prop_assert!(token.remaining().as_secs() <= 7 * 24 * 3600);
            let said = format!("{token:?}");
            prop_assert!(!said.contains("eyJ"), "{said}");
        }
        Err(cause) => {
            let said = format!("{cause:?} {}", cause.message());
            prop_assert!(!said.contains("canary-secret"), "{said}");
            prop_assert!(
                !said.contains("eyJ.eyJ.sig")
                    || !body.windows(12).any(|part| part == b"access_token"),
                "{said}"
            );
        }
    }
    server.settle();
    prop_assert_eq!(server.requests(), 1);
    Ok(())
}
