//! A proxy that the system names is found out by what the request itself does, and said.
//!
//! A process cannot safely change its own environment, so each test runs itself once more as a child, which does
//! nothing but check a connection.

use std::path::Path;
use std::process::Command;

use campaign_remote::campaign::BaseUrl;

use crate::campaign::{Authority, Fault, Server, Step, answer};
use crate::desk::{Desk, RECORD, answering};

/// Tell a test that it is the child, and what to check.
const BASE_URL: &str = "CHECK_TEST_BASE_URL";
const SIGN_IN_URL: &str = "CHECK_TEST_SIGN_IN_URL";
const CA_FILE: &str = "CHECK_TEST_CA_FILE";

/// Where the child writes down its lines.
const LINES: &str = "CHECK_TEST_LINES";

/// Only a proxy leads to this host.
const ELSEWHERE: &str = "https://elsewhere.example";

#[test]
fn a_proxy_that_the_system_names_is_said_whether_it_leads_there_or_not() {
    be_the_child();
    let said = |base_url: &str, proxy: &str, trusted: &Path| {
        said_by_a_child(
            "system_proxy::a_proxy_that_the_system_names_is_said_whether_it_leads_there_or_not",
            [base_url, "http://127.0.0.1:9"],
            proxy,
            trusted,
        )
    };
    let authority = Authority::new("A company's own authority");
    let trusted = authority.file();
    let campaign = elsewhere(&authority);
    let proxy = leading_to(&campaign);
    let port = proxy.address().port();
    // By an address nothing is resolved; by a name, only the proxy's.
    for host in ["127.0.0.1", "localhost"] {
        let said = said(ELSEWHERE, &format!("http://{host}:{port}"), trusted.path());
        assert!(
            said.starts_with(
                "NameResolution good check-name-by-proxy, Connection good, Tls good, \
                 Proxy good check-proxy-system, Clock good check-clock-unknown, Token good "
            ),
            "{host}: {said}"
        );
    }
    let refusing = Server::start([
        Step::ReadHead,
        Step::Send(b"HTTP/1.1 403 Forbidden\r\n\r\n".to_vec()),
    ]);
    for base_url in [ELSEWHERE, "https://192.0.2.1"] {
        let refused = said(base_url, &refusing.http(), trusted.path());
        assert!(
            refused.starts_with(
                "NameResolution -, Connection -, Tls -, Proxy bad cause-proxy, Clock -, "
            ),
            "{base_url}: {refused}"
        );
    }
    // What is said to this machine itself goes straight there, and there is no line for a proxy.
    let direct = said(&campaign.https(), &refusing.http(), trusted.path());
    assert!(
        direct.starts_with(
            "NameResolution good check-name-is-address, Connection good, \
             Tls bad cause-tls-wrong-name, Clock -, "
        ),
        "{direct}"
    );
    assert_eq!(refusing.settle().len(), 2);
}

#[test]
fn a_practice_token_is_not_shown_to_a_sign_in_service_elsewhere() {
    be_the_child();
    let said = |base_url: &str, proxy: &str, trusted: &Path| {
        said_by_a_child(
            "system_proxy::a_practice_token_is_not_shown_to_a_sign_in_service_elsewhere",
            [base_url, ELSEWHERE],
            proxy,
            trusted,
        )
    };
    let authority = Authority::new("A company's own authority");
    let trusted = authority.file();
    let elsewhere = elsewhere(&authority);
    let proxy = leading_to(&elsewhere);
    let practice = answering("200 OK", RECORD);
    let lines = said(&practice.http(), &proxy.http(), trusted.path());
    assert!(
        lines.contains("Organization good check-organization-accepted"),
        "{lines}"
    );
    assert_eq!(elsewhere.settle().len(), 0, "the token left this machine");

    // Another machine's token is shown there: contact, read and profile, or all this shows nothing.
    said(ELSEWHERE, &proxy.http(), trusted.path());
    assert_eq!(elsewhere.settle().len(), 3);
}

/// A Campaign with the certificate of `elsewhere.example`.
fn elsewhere(authority: &Authority) -> Server {
    Server::start([
        Step::Secure(authority.server(Fault::WrongName)),
        Step::ReadRequest,
        Step::Send(answer("200 OK", RECORD)),
        Step::Linger,
    ])
}

fn leading_to(server: &Server) -> Server {
    Server::start([
        Step::ReadHead,
        Step::Send(b"HTTP/1.1 200 Connection established\r\n\r\n".to_vec()),
        Step::Tunnel(server.address()),
    ])
}

fn be_the_child() {
    let Ok(base_url) = std::env::var(BASE_URL) else {
        return;
    };
    let mut desk = Desk::at(&base_url);
    desk.profile.sign_in_url = BaseUrl::parse(&std::env::var(SIGN_IN_URL).unwrap()).unwrap();
    desk.profile.ca_file = std::env::var_os(CA_FILE).map(Into::into);
    std::fs::write(std::env::var_os(LINES).unwrap(), desk.look().join(", ")).unwrap();
    #[expect(
        clippy::disallowed_methods,
        reason = "the child has done its part of the test"
    )]
    std::process::exit(0);
}

fn said_by_a_child(
    test: &str,
    [base_url, sign_in_url]: [&str; 2],
    proxy: &str,
    ca_file: &Path,
) -> String {
    let lines = tempfile::NamedTempFile::new().unwrap();
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args([test, "--exact", "--nocapture"]);
    for name in ["ALL_PROXY", "all_proxy", "NO_PROXY", "no_proxy"] {
        child.env_remove(name);
    }
    child
        .env(BASE_URL, base_url)
        .env(SIGN_IN_URL, sign_in_url)
        .env(CA_FILE, ca_file)
        .env(LINES, lines.path())
        .env("HTTPS_PROXY", proxy)
        .env("https_proxy", proxy);
    let output = child.output().unwrap();
    assert!(output.status.success(), "{output:?}");
    std::fs::read_to_string(lines.path()).unwrap()
}
