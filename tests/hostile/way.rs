//! The way there: certificates and proxies.
//!
//! On the way of a command, every bad certificate, every bad proxy, and a good proxy with a CA file are in
//! `tests/verdict/not_sent.rs`; here is the way to the sign-in service, which goes by the same rules.

use std::sync::Arc;
use std::time::Duration;

use campaign_remote::campaign::{BaseUrl, Command, Organization, Verdict, WorkflowId};
use campaign_remote::profiles::{Profile, ProxyUrl, SignInKind};
use campaign_remote::remote::{Consent, Order, Remote, Target};
use campaign_remote::vault::{Secret, Vault};
use tokio_util::sync::CancellationToken;

use crate::campaign::{Authority, CaFile, Fault, Server, Step, answer, run};
use crate::child::{self, Ask, Way};
use crate::{USUAL, send};

const LIMIT: Duration = Duration::from_secs(5);
const GRANTED: &str = r#"{"access_token":"token-1","token_type":"bearer","expires_in":86399}"#;

#[test]
fn a_sign_in_service_with_an_expired_certificate_is_told_no_secret() {
    told_nothing(Fault::Expired, true, "cause-tls-expired");
}

#[test]
fn a_sign_in_service_with_another_host_s_certificate_is_told_no_secret() {
    told_nothing(Fault::WrongName, true, "cause-tls-wrong-name");
}

#[test]
fn a_sign_in_service_that_signed_itself_is_told_no_secret() {
    told_nothing(Fault::SelfSigned, true, "cause-tls-unknown-issuer");
}

#[test]
fn a_sign_in_service_of_an_authority_that_nobody_named_is_told_no_secret() {
    told_nothing(Fault::None, false, "cause-tls-unknown-issuer");
}

fn told_nothing(fault: Fault, trusted: bool, cause: &str) {
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
    assert_unreachable(&way, cause);
    server.settle();
    assert_eq!(server.requests(), 0);
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
    let script = vec![Step::ReadHead, send("HTTP/1.1 403 Forbidden\r\n\r\n")];
    misled(script, "cause-proxy");
}

#[test]
fn a_proxy_that_wants_a_sign_in_is_named_when_signing_in() {
    let script = vec![
        Step::ReadHead,
        send("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Negotiate\r\n\r\n"),
        Step::Linger,
    ];
    misled(script, "cause-proxy");
}

#[test]
fn a_proxy_that_answers_with_a_page_is_told_no_secret_when_signing_in() {
    let script = vec![
        Step::ReadHead,
        send(answer(
            "200 OK",
            "<html><title>Please sign in</title></html>",
        )),
    ];
    // By its "200" it has let us through; there is nobody behind it to speak TLS with.
    misled(script, "cause-unreachable");
}

#[test]
fn a_proxy_that_never_ends_its_answer_is_named_when_signing_in() {
    let script = vec![
        Step::ReadHead,
        send("HTTP/1.1 200 OK\r\n"),
        Step::SendForever(b"X-Filler: filler\r\n".repeat(1000)),
    ];
    misled(script, "cause-proxy");
}

/// The proxy does not lead to the service, and learns no secret.
fn misled(script: Vec<Step>, cause: &str) {
    let service = Server::start([Step::Linger]);
    let proxy = Server::start(script);
    let way = Way {
        proxy: Some(proxy.http()),
        ..Way::to(&service.https())
    };
    let told = child::told(Ask::SignIn, &way, LIMIT);
    assert_eq!(told.said, format!("cause-sign-in-unreachable {cause}"));
    assert!(told.grown <= USUAL << 20, "{told:?}");
    assert_eq!(service.settle().len(), 0);
    let connections = proxy.settle();
    assert_eq!(connections.len(), 1);
    let said = String::from_utf8_lossy(&connections[0].bytes).into_owned();
    assert!(!said.contains("client_secret"), "{said}");
}

fn assert_unreachable(way: &Way, cause: &str) {
    let told = child::told(Ask::SignIn, way, LIMIT);
    assert_eq!(told.said, format!("cause-sign-in-unreachable {cause}"));
    assert!(told.grown <= USUAL << 20, "{told:?}");
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
