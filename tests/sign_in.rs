//! Signing in with OAuth Server-to-Server: what goes over the wire, what comes of every answer, and where no secret is.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod campaign;

use std::time::{Duration, Instant};

use campaign_remote::campaign::{
    AccessToken, BaseUrl, Cause, NextStep, Route, ServerToServer, Setting,
};
use secrecy::ExposeSecret as _;
use tokio_util::sync::CancellationToken;

use campaign::{Server, Step, answer, nobody_listens, route, run};

/// It may be seen in the body of the one request and nowhere else. Every sign in it has to be encoded.
const CLIENT_SECRET: &str = "p8e-secret&client_id=x+%20\u{e9}";

const GRANTED: &str =
    r#"{"access_token":"eyJ-the-token","token_type":"bearer","expires_in":86399}"#;

/// The beginning of a good answer.
const CUT: &[u8] = b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"access_token\":\"eyJ";

#[test]
fn the_parameters_are_in_the_body_byte_for_byte_and_never_in_the_url() {
    let server = answering("200 OK", GRANTED);
    let token = sign_in(&server.http(), &route()).unwrap();
    assert_eq!(token.secret.expose_secret(), "eyJ-the-token");
    let body = "grant_type=client_credentials&client_id=the-client+id\
                &client_secret=p8e-secret%26client_id%3Dx%2B%2520%C3%A9\
                &scope=openid%2CAdobeID%2Cadditional_info.projectedProductContext";
    let expected = format!(
        "POST /ims/token/v3 HTTP/1.1\r\n\
         Content-Type: application/x-www-form-urlencoded\r\n\
         Accept: application/json\r\n\
         User-Agent: campaign-remote/{}\r\n\
         Host: {}\r\n\
         Content-Length: {}\r\n\
         \r\n\
         {body}",
        env!("CARGO_PKG_VERSION"),
        server.address(),
        body.len(),
    );
    assert_eq!(server.only_request(), expected);
}

#[test]
fn a_token_is_fresh_until_shortly_before_its_end_and_never_without_one() {
    let rows = [
        (86399, true, 86399),
        (200, true, 200),
        (60, true, 60),
        (0, false, 0),
        (u64::MAX, true, 7 * 24 * 3600),
    ];
    for (expires_in, fresh, most) in rows {
        let body = format!(r#"{{"access_token":"t","expires_in":{expires_in}}}"#);
        let server = answering("200 OK", &body);
        let token = sign_in(&server.http(), &route()).unwrap();
        assert_eq!(token.is_fresh(), fresh, "{expires_in}");
        let most = Duration::from_secs(most);
        assert!(token.remaining() <= most, "{expires_in}");
        assert!(
            token.remaining() + Duration::from_secs(30) > most,
            "{expires_in}"
        );
    }
}

#[test]
fn every_no_of_the_sign_in_service_is_told_with_its_next_step() {
    let rows = [
        (
            "400 Bad Request",
            r#"{"error":"invalid_client","error_description":"invalid client_id parameter"}"#,
            Some("invalid_client"),
            Some("refusal-ims-client-id"),
            Some(NextStep::OpenProfile(Setting::ApiKey)),
        ),
        (
            "400 Bad Request",
            r#"{"error":"invalid_client","error_description":"invalid client_secret parameter"}"#,
            Some("invalid_client"),
            Some("refusal-ims-client-secret"),
            Some(NextStep::RenewCredentials),
        ),
        (
            "401 Unauthorized",
            r#"{"error":"invalid_token","error_description":"No valid bindings were found for organization and technical account combination"}"#,
            Some("invalid_token"),
            Some("refusal-ims-bindings"),
            None,
        ),
        (
            "400 Bad Request",
            r#"{"error":"invalid_scope"}"#,
            Some("invalid_scope"),
            None,
            None,
        ),
        ("500 Internal Server Error", "<html>", None, None, None),
        (
            "503 Service Unavailable",
            "",
            None,
            Some("refusal-status-503"),
            None,
        ),
    ];
    for (status, body, code, meaning, step) in rows {
        let server = answering(status, body);
        let cause = sign_in(&server.http(), &route()).unwrap_err();
        let Cause::SignIn(refusal) = &cause else {
            panic!("{status} {body}: {cause:?}");
        };
        assert_eq!(refusal.code.as_deref(), code, "{body}");
        assert_eq!(refusal.meaning().map(|said| said.key), meaning, "{body}");
        assert_eq!(cause.next_step(), step, "{body}");
        server.settle();
        assert_eq!(server.requests(), 1, "{status}: asked once");
    }
}

#[test]
fn a_redirect_is_not_followed_since_it_would_carry_the_secret_away() {
    for status in [
        "302 Found",
        "307 Temporary Redirect",
        "308 Permanent Redirect",
    ] {
        let elsewhere = Server::start([Step::Linger]);
        let redirect = format!(
            "HTTP/1.1 {status}\r\nLocation: {}/\r\nContent-Length: 0\r\n\r\n",
            elsewhere.http()
        );
        let server = Server::start([
            Step::ReadRequest,
            Step::Send(redirect.into_bytes()),
            Step::Linger,
        ]);
        let cause = sign_in(&server.http(), &route()).unwrap_err();
        assert!(matches!(cause, Cause::SignIn(_)), "{cause:?}");
        server.settle();
        assert_eq!(elsewhere.settle().len(), 0, "{status}");
    }
}

#[test]
fn a_service_that_cannot_be_asked_is_unreachable_for_a_reason() {
    let mut short = route();
    short.timeout = Duration::from_millis(300);
    let refused = sign_in(&format!("http://{}", nobody_listens()), &short).unwrap_err();
    assert_eq!(reason(&refused), "cause-connection-refused");
    let unknown = sign_in("https://nonexistent.invalid", &route()).unwrap_err();
    assert_eq!(reason(&unknown), "cause-name-not-resolved");
    let scripts = [
        (vec![Step::ReadRequest, Step::Linger], "cause-timed-out"),
        (vec![Step::ReadRequest], "cause-connection-broke"),
        (
            vec![
                Step::ReadRequest,
                Step::Send(b"garbage\r\n\r\n".to_vec()),
                Step::Linger,
            ],
            "cause-not-http",
        ),
        (
            vec![Step::ReadRequest, Step::Send(CUT.to_vec())],
            "cause-connection-broke",
        ),
        (
            vec![Step::ReadRequest, Step::Send(CUT.to_vec()), Step::Linger],
            "cause-timed-out",
        ),
    ];
    for (script, expected) in scripts {
        let server = Server::start(script);
        let cause = sign_in(&server.http(), &short).unwrap_err();
        assert_eq!(reason(&cause), expected);
        assert_eq!(server.settle().len(), 1, "{expected}: asked once");
    }
}

#[test]
fn an_answer_without_a_token_is_no_token() {
    let rows = [
        "",
        "{}",
        "<html><title>Sign in</title></html>",
        r#"{"access_token":"eyJ-the-token"}"#,
        r#"{"access_token":"eyJ-the-token","expires_in":"soon"}"#,
        r#"{"access_token":17,"expires_in":86399}"#,
        r#"{"access_token":"eyJ-the-token","expires_in":86399"#,
    ];
    for body in rows {
        let server = answering("200 OK", body);
        let cause = sign_in(&server.http(), &route()).unwrap_err();
        assert_eq!(reason(&cause), "cause-not-http", "{body}");
        let said = format!("{cause:?} {}", cause.message());
        assert!(!said.contains("eyJ-the-token"), "{said}");
    }
    for body in [
        r#"{"access_token":"","expires_in":86399}"#,
        r#"{"access_token":"  ","expires_in":86399}"#,
    ] {
        let server = answering("200 OK", body);
        let cause = sign_in(&server.http(), &route()).unwrap_err();
        assert!(matches!(cause, Cause::NoCredentials(..)), "{cause:?}");
    }
}

#[test]
fn signing_in_can_be_cancelled_at_once() {
    // A busy machine may be slow once.
    let is_at_once = |_round| cancelled_after() < Duration::from_millis(100);
    assert!((0..3).any(is_at_once), "slow three times");
}

/// How long it takes from the click to the answer.
fn cancelled_after() -> Duration {
    let server = Server::start([Step::ReadRequest, Step::Linger]);
    let cancel = CancellationToken::new();
    let service = service(&server.http());
    run(async {
        let click = async {
            server
                .seen("the request", |connections| {
                    connections
                        .iter()
                        .any(|connection| !connection.bytes.is_empty())
                })
                .await;
            cancel.cancel();
            Instant::now()
        };
        let way = route();
        let (answered, clicked) = tokio::join!(service.sign_in(&way, &cancel), click);
        let took = clicked.elapsed();
        assert_eq!(answered.unwrap_err(), Cause::Cancelled);
        server.wait("the client to hang up", |connections| {
            connections[0].closed.is_some()
        });
        took
    })
}

#[test]
fn no_text_about_signing_in_holds_a_secret() {
    let server = answering("200 OK", GRANTED);
    let token = sign_in(&server.http(), &route()).unwrap();
    let refused = answering(
        "400 Bad Request",
        r#"{"error":"invalid_client","error_description":"invalid client_secret parameter"}"#,
    );
    let cause = sign_in(&refused.http(), &route()).unwrap_err();
    let service = service(&server.http());
    for text in [
        format!("{service:?}"),
        format!("{token:?}"),
        format!("{cause:?}"),
        cause.message().to_string(),
    ] {
        assert!(!text.contains("p8e-secret"), "{text}");
        assert!(!text.contains("eyJ-the-token"), "{text}");
    }
}

fn service(url: &str) -> ServerToServer {
    ServerToServer {
        url: BaseUrl::parse(url).unwrap(),
        client_id: "the-client id".to_owned(),
        client_secret: CLIENT_SECRET.into(),
        scopes: [
            "openid",
            "AdobeID",
            "additional_info.projectedProductContext",
        ]
        .map(str::to_owned)
        .into(),
    }
}

fn sign_in(url: &str, route: &Route) -> Result<AccessToken, Cause> {
    let cancel = CancellationToken::new();
    run(service(url).sign_in(route, &cancel))
}

fn answering(status: &str, body: &str) -> Server {
    Server::start([
        Step::ReadRequest,
        Step::Send(answer(status, body)),
        Step::Linger,
    ])
}

/// Why the service could not be asked, by the key of the sentence.
fn reason(cause: &Cause) -> &'static str {
    let Cause::SignInUnreachable(cause) = cause else {
        panic!("{cause:?}");
    };
    cause.message().key
}
