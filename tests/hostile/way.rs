//! The way there, of a sign-in and of a command, which go by the same rules: certificates and proxies, and a server
//! that closes idle connections.
//!
//! What each verdict says in particular is in `tests/verdict/not_sent.rs`.

use std::sync::Arc;
use std::time::Duration;

use campaign_remote::campaign::{BaseUrl, Command, Organization, Verdict, WorkflowId};
use campaign_remote::profiles::{Profile, ProxyUrl, SignInKind};
use campaign_remote::remote::{Consent, Order, Remote, Target};
use campaign_remote::vault::{Secret, Vault};
use tokio_util::sync::CancellationToken;

use crate::campaign::{API_KEY, Authority, CaFile, Fault, Server, Step, TOKEN, answer, run};
use crate::child::{self, Ask, OFTEN, Way};
use crate::{USUAL, flood, send};

const LIMIT: Duration = Duration::from_secs(5);
const GRANTED: &str = r#"{"access_token":"token-1","token_type":"bearer","expires_in":86399}"#;

#[test]
fn a_sign_in_service_with_an_expired_certificate_is_told_no_secret() {
    told_nothing(Ask::SignIn, Fault::Expired, true, "cause-tls-expired");
}

#[test]
fn a_sign_in_service_with_another_host_s_certificate_is_told_no_secret() {
    told_nothing(Ask::SignIn, Fault::WrongName, true, "cause-tls-wrong-name");
}

#[test]
fn a_sign_in_service_that_signed_itself_is_told_no_secret() {
    told_nothing(
        Ask::SignIn,
        Fault::SelfSigned,
        true,
        "cause-tls-unknown-issuer",
    );
}

#[test]
fn a_sign_in_service_of_an_authority_that_nobody_named_is_told_no_secret() {
    told_nothing(Ask::SignIn, Fault::None, false, "cause-tls-unknown-issuer");
}

#[test]
fn a_server_with_an_expired_certificate_is_sent_no_command() {
    told_nothing(Ask::Send, Fault::Expired, true, "cause-tls-expired");
}

#[test]
fn a_server_with_another_host_s_certificate_is_sent_no_command() {
    told_nothing(Ask::Send, Fault::WrongName, true, "cause-tls-wrong-name");
}

#[test]
fn a_server_that_signed_itself_is_sent_no_command() {
    told_nothing(
        Ask::Send,
        Fault::SelfSigned,
        true,
        "cause-tls-unknown-issuer",
    );
}

#[test]
fn a_server_of_an_authority_that_nobody_named_is_sent_no_command() {
    told_nothing(Ask::Send, Fault::None, false, "cause-tls-unknown-issuer");
}

fn told_nothing(ask: Ask, fault: Fault, trusted: bool, cause: &str) {
    let authority = Authority::new("A company's own authority");
    let file = authority.file();
    let server = Server::start([
        Step::Secure(authority.server(fault)),
        Step::ReadRequest,
        send(answer("200 OK", GRANTED)),
        Step::Linger,
    ]);
    let mut way = Way::to(&server.https());
    way.ca_file = trusted.then(|| file.path().to_owned());
    assert_unreachable(ask, &way, cause);
    assert_eq!((server.settle().len(), server.requests()), (1, 0));
}

#[test]
fn a_server_that_closes_idle_connections_makes_no_command_doubtful() {
    // With a pool, the next command could be sent into a connection that the server is closing.
    let server = Server::start([Step::ReadRequest, send(answer("200 OK", "{}"))]);
    let told = child::told(Ask::SendOften, &Way::to(&server.http()), LIMIT);
    assert_eq!(told.said, "accepted, body whole");
    assert!(told.grown <= USUAL << 20, "{told:?}");
    assert!(told.elapsed < LIMIT + crate::GRACE, "{told:?}");
    assert_eq!((server.settle().len(), server.requests()), (OFTEN, OFTEN));
}

#[test]
fn a_server_that_speaks_http_2_only_gets_nothing() {
    let authority = Authority::new("A company's own authority");
    let file = authority.file();
    let mut config = (*authority.server(Fault::None)).clone();
    config.alpn_protocols = vec![b"h2".to_vec()];
    let server = Server::start([Step::Secure(Arc::new(config)), Step::ReadRequest]);
    let way = Way {
        ca_file: Some(file.path().to_owned()),
        ..Way::to(&server.https())
    };
    let told = child::told(Ask::Send, &way, LIMIT);
    assert_eq!(told.said, "not sent: cause-tls-other");
    assert_eq!((server.settle().len(), server.requests()), (1, 0));
}

#[test]
fn a_proxy_that_refuses_is_named_when_signing_in() {
    misled(Ask::SignIn, refusing(), "cause-proxy");
}

#[test]
fn a_proxy_that_wants_a_sign_in_is_named_when_signing_in() {
    misled(Ask::SignIn, wanting_a_sign_in(), "cause-proxy");
}

#[test]
fn a_proxy_that_answers_with_a_page_is_told_no_secret_when_signing_in() {
    // By its "200" it has let us through; there is nobody behind it to speak TLS with.
    misled(Ask::SignIn, showing_a_page(), "cause-unreachable");
}

#[test]
fn a_proxy_that_never_ends_its_answer_is_named_when_signing_in() {
    misled(Ask::SignIn, never_ending(), "cause-proxy");
}

#[test]
fn a_proxy_that_refuses_is_named_when_sending_a_command() {
    misled(Ask::Send, refusing(), "cause-proxy");
}

#[test]
fn a_proxy_that_wants_a_sign_in_is_named_when_sending_a_command() {
    misled(Ask::Send, wanting_a_sign_in(), "cause-proxy");
}

#[test]
fn a_proxy_that_answers_with_a_page_is_told_no_secret_when_sending_a_command() {
    // By its "200" it has let us through; there is nobody behind it to speak TLS with.
    misled(Ask::Send, showing_a_page(), "cause-unreachable");
}

#[test]
fn a_proxy_that_never_ends_its_answer_is_named_when_sending_a_command() {
    misled(Ask::Send, never_ending(), "cause-proxy");
}

fn refusing() -> Vec<Step> {
    vec![Step::ReadHead, send("HTTP/1.1 403 Forbidden\r\n\r\n")]
}

fn wanting_a_sign_in() -> Vec<Step> {
    let head =
        "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Negotiate\r\n\r\n";
    vec![Step::ReadHead, send(head), Step::Linger]
}

fn showing_a_page() -> Vec<Step> {
    let page = answer("200 OK", "<html><title>Please sign in</title></html>");
    vec![Step::ReadHead, send(page)]
}

fn never_ending() -> Vec<Step> {
    vec![
        Step::ReadHead,
        send("HTTP/1.1 200 OK\r\n"),
        flood("X-Filler: filler\r\n"),
    ]
}

/// The proxy does not lead there, and learns no secret.
fn misled(ask: Ask, script: Vec<Step>, cause: &str) {
    let service = Server::start([Step::Linger]);
    let proxy = Server::start(script);
    let way = Way {
        proxy: Some(proxy.http()),
        ..Way::to(&service.https())
    };
    assert_unreachable(ask, &way, cause);
    assert_eq!(service.settle().len(), 0);
    let connections = proxy.settle();
    assert_eq!(connections.len(), 1);
    let said = String::from_utf8_lossy(&connections[0].bytes).into_owned();
    for secret in ["client_secret", TOKEN, API_KEY] {
        assert!(!said.contains(secret), "{said}");
    }
}

fn assert_unreachable(ask: Ask, way: &Way, cause: &str) {
    let told = child::told(ask, way, LIMIT);
    let said = match ask {
        Ask::SignIn => format!("cause-sign-in-unreachable {cause}"),
        _ => format!("not sent: {cause}"),
    };
    assert_eq!(told.said, said);
    assert!(told.grown <= USUAL << 20, "{told:?}");
    assert!(told.elapsed < LIMIT + crate::GRACE, "{told:?}");
}

#[test]
fn behind_a_proxy_a_ca_file_is_trusted_for_the_sign_in_and_for_the_command() {
    let (told, proxied, commands) = through_a_proxy(true);
    assert_eq!(told, Verdict::Accepted);
    assert_eq!((proxied, commands), (2, 1));
}

#[test]
fn behind_a_proxy_without_the_ca_file_neither_a_secret_nor_a_command_goes_out() {
    let (told, proxied, commands) = through_a_proxy(false);
    let Verdict::NotSent(cause) = told else {
        panic!("{told:?}");
    };
    assert_eq!(cause.message().key, "cause-sign-in-unreachable");
    assert_eq!((proxied, commands), (1, 0));
}

/// The verdict on a command with its sign-in, how many connections the proxy led, and how many commands arrived.
fn through_a_proxy(trusted: bool) -> (Verdict, usize, usize) {
    let authority = Authority::new("A company's own authority");
    let file = authority.file();
    // It signs in and takes commands: what it says does for both.
    let server = Server::start([
        Step::Secure(authority.server(Fault::None)),
        Step::ReadRequest,
        send(answer("200 OK", GRANTED)),
        Step::Linger,
    ]);
    let proxy = Server::start([
        Step::ReadHead,
        send("HTTP/1.1 200 Connection established\r\n\r\n"),
        Step::Tunnel(server.address()),
    ]);
    let profile = profile(&server, &proxy, trusted.then_some(&file));
    let vault = Vault::with_store(|| Err(keyring_core::Error::NoDefaultStore), LIMIT);
    vault
        .keep_for_session(
            &profile.id.to_string(),
            Secret::ClientSecret,
            "secret".into(),
        )
        .unwrap();
    let remote = Remote::new(vault);
    let order = Order {
        target: Target {
            organization: profile.organization.clone(),
            workflow: WorkflowId::parse("WKF35").unwrap(),
            profile,
        },
        command: Command::Start,
        consent: Consent::NotAsked,
        reason: None,
        entry: None,
    };
    let outcome = run(remote.send(&order, &CancellationToken::new()));
    let connections = server.settle();
    let commands = connections
        .iter()
        .filter(|connection| String::from_utf8_lossy(&connection.bytes).contains("/commands "))
        .count();
    (outcome.verdict, proxy.settle().len(), commands)
}

fn profile(server: &Server, proxy: &Server, file: Option<&CaFile>) -> Profile {
    let organization = Organization::parse("acme-mkt-stage").unwrap();
    let url = BaseUrl::parse(&server.https()).unwrap();
    Profile {
        api_key: "client-1".to_owned(),
        base_url: url.clone(),
        sign_in_url: url,
        sign_in: SignInKind::OAuth,
        proxy: Some(ProxyUrl::parse(&proxy.http()).unwrap()),
        ca_file: file.map(|file| file.path().to_owned()),
        timeout: LIMIT,
        ..Profile::new("Acme", organization).unwrap()
    }
}
