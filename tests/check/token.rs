//! The token's line: none there, refused by the sign-in service, over, or good for so long.

use campaign_remote::campaign::{Cause, Message, NextStep, Refusal, Setting};
use campaign_remote::remote::check::{Finding, Step, check};
use jiff::{SignedDuration, Timestamp};
use secrecy::SecretString;

use crate::answers::of;
use crate::desk::{Desk, RECORD, answering, asked, place};

#[test]
fn without_credentials_the_check_ends_with_what_the_keyring_said() {
    let campaign = answering("200 OK", RECORD);
    let mut desk = Desk::at(&campaign.http());
    desk.token = Err(Cause::NoCredentials(
        Message::new("vault-not-found"),
        Some(NextStep::RenewCredentials),
    ));
    let lines = desk.lines();
    let Finding::Bad { what, step, .. } = of(Step::Token, &lines) else {
        panic!("{lines:?}");
    };
    assert_eq!(what.key, "vault-not-found");
    assert_eq!(*step, Some(NextStep::RenewCredentials));
    assert_eq!(
        desk.look()[4..],
        ["Organization -", "ApiKey -", "Workflow -"]
    );
    assert_eq!(asked(&campaign), ["GET / HTTP/1.1", "GET / HTTP/1.1"]);
}

#[test]
fn a_sign_in_that_fails_is_told_in_the_service_s_words_or_by_what_kept_it_from_being_asked() {
    let refusal = |body: &str| Refusal::read(400, body.as_bytes());
    let wrong_secret =
        r#"{"error":"invalid_client","error_description":"invalid client_secret parameter"}"#;
    let unreachable = Cause::SignInUnreachable(Box::new(Cause::NameNotResolved {
        host: "ims.example".to_owned(),
    }));
    let rows = [
        (
            Cause::SignIn(refusal(wrong_secret)),
            "refusal-ims-client-secret",
            Some("refusal-ims-client-secret-next"),
            Some(NextStep::RenewCredentials),
        ),
        (Cause::SignIn(refusal("{}")), "cause-sign-in", None, None),
        (
            unreachable,
            "cause-sign-in-unreachable",
            Some("cause-name-not-resolved"),
            Some(NextStep::OpenProfile(Setting::SignInUrl)),
        ),
    ];
    for (cause, key, next_key, next_step) in rows {
        let campaign = answering("200 OK", RECORD);
        let mut desk = Desk::at(&campaign.http());
        desk.token = Err(cause);
        let lines = desk.lines();
        let Finding::Bad {
            what, next, step, ..
        } = of(Step::Token, &lines)
        else {
            panic!("{lines:?}");
        };
        assert_eq!(what.key, key);
        assert_eq!(next.as_ref().map(|next| next.key), next_key, "{key}");
        assert_eq!(*step, next_step, "{key}");
        assert_eq!(asked(&campaign).len(), 1, "{key}");
    }
}

#[test]
fn an_expired_token_is_told_before_it_goes_anywhere() {
    let campaign = answering("200 OK", RECORD);
    let sign_in = answering("200 OK", "{}");
    let mut desk = Desk::at(&campaign.http()).with_sign_in(&sign_in);
    desk.token = Ok(jwt(
        r#"{"created_at":"1700000000000","expires_in":"86400000"}"#,
    ));
    let lines = desk.lines();
    let Finding::Bad { what, step, .. } = of(Step::Token, &lines) else {
        panic!("{lines:?}");
    };
    assert_eq!(what.key, "token-expired");
    assert_eq!(*step, Some(NextStep::RenewCredentials));
    assert_eq!(*of(Step::Organization, &lines), Finding::Skipped);
    assert_eq!(asked(&campaign), ["GET / HTTP/1.1"]);
    assert_eq!(asked(&sign_in).len(), 0);
}

#[test]
fn how_long_a_token_is_good_for_is_said() {
    let ends = Timestamp::now() + SignedDuration::from_secs(22 * 3600 + 14 * 60 + 30);
    let campaign = answering("200 OK", RECORD);
    let mut desk = Desk::at(&campaign.http());
    desk.token = Ok(jwt(&format!(r#"{{"exp":{}}}"#, ends.as_second())));
    let lines = desk.lines();
    let Finding::Good(Some(message)) = of(Step::Token, &lines) else {
        panic!("{lines:?}");
    };
    assert_eq!(message.key, "check-token-left");
    assert_eq!(
        (place(message, "hours"), place(message, "minutes")),
        ("22".into(), "14".into())
    );
}

#[test]
fn a_token_that_no_header_can_carry_is_the_token_s_line_and_is_not_sent() {
    let campaign = answering("200 OK", RECORD);
    let sign_in = answering("200 OK", "{}");
    for (text, key) in [
        ("two\nlines".to_owned(), "token-has-strange-characters"),
        ("t".repeat(65 * 1024), "token-too-long"),
    ] {
        let mut desk = Desk::at(&campaign.http()).with_sign_in(&sign_in);
        desk.token = Ok(text);
        assert_eq!(desk.look()[3], format!("Token bad {key}"));
    }
    assert_eq!(asked(&campaign), ["GET / HTTP/1.1", "GET / HTTP/1.1"]);
    assert_eq!(asked(&sign_in).len(), 0);
}

#[test]
fn a_check_can_be_a_task_of_its_own() {
    fn is_send<T: Send>(task: T) -> T {
        task
    }
    async fn borrowed(
        token: &str,
        cancel: &tokio_util::sync::CancellationToken,
    ) -> Result<SecretString, Cause> {
        tokio::select! {
            () = cancel.cancelled() => Err(Cause::Cancelled),
            () = tokio::task::yield_now() => Ok(token.into()),
        }
    }
    let desk = Desk::at("http://127.0.0.1:9");
    let token = String::from("t");
    let mut lines = Vec::new();
    let _task = is_send(async {
        check(
            &desk.profile,
            borrowed(&token, &desk.cancel),
            None,
            |line| lines.push(line),
            &desk.cancel,
        )
        .await
    });
}

/// A JWT with these claims; nobody has signed it.
pub(crate) fn jwt(claims: &str) -> String {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut middle = String::new();
    for group in claims.as_bytes().chunks(3) {
        let bits = (0..3).fold(0_usize, |bits, place| {
            bits << 8 | usize::from(group.get(place).copied().unwrap_or_default())
        });
        for place in 0..=group.len() {
            middle.push(char::from(ALPHABET[bits >> (18 - 6 * place) & 63]));
        }
    }
    format!("eyJhbGciOiJSUzI1NiJ9.{middle}.c2lnbmF0dXJl")
}
