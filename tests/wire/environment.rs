//! What the system says of proxies and trust: it counts for other machines, never for this one.
//!
//! A process cannot safely change its own environment, so each test runs itself once more as a child,
//! which does nothing but send a command.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::process::Command;

use crate::accepting;
use crate::campaign::{Authority, Caller, Fault, Server, Step, answer, run, told};

/// Tells a test that it is the child, and where to send the command.
const BASE_URL: &str = "CAMPAIGN_TEST_BASE_URL";

/// The child's CA file, where it has one.
const CA_FILE: &str = "CAMPAIGN_TEST_CA_FILE";

#[test]
fn a_loopback_request_ignores_every_proxy_of_the_environment() {
    be_the_child();
    let proxy = Server::start([
        Step::ReadHead,
        Step::Send(b"HTTP/1.1 403 Forbidden\r\n\r\n".to_vec()),
        Step::Linger,
    ]);
    let in_a_child = |base_url: &str| {
        let mut child =
            child("environment::a_loopback_request_ignores_every_proxy_of_the_environment");
        child.env(BASE_URL, base_url);
        for name in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"] {
            child.env(name, proxy.http());
            child.env(name.to_lowercase(), proxy.http());
        }
        said_by(child)
    };
    let campaign = accepting();
    assert_eq!(in_a_child(&campaign.http()), "accepted, body whole");
    assert_eq!(campaign.settle().len(), 1);
    assert_eq!(proxy.settle().len(), 0, "a token went out in the clear");

    let secure = Server::start([]);
    assert_eq!(in_a_child(&secure.https()), "not sent: cause-unreachable");
    assert_eq!(secure.settle().len(), 1);
    assert_eq!(proxy.settle().len(), 0);

    // The same environment does lead another machine's traffic to the proxy, or all this shows nothing.
    assert_eq!(
        in_a_child("https://campaign.example"),
        "not sent: cause-proxy"
    );
    assert_eq!(proxy.settle().len(), 1);
}

#[test]
fn a_loopback_request_in_the_clear_ignores_the_profile_s_proxy_too() {
    let proxy = Server::start([Step::ReadHead]);
    let campaign = accepting();
    let mut caller = Caller::to(&campaign.http());
    caller.route.proxy = Some(proxy.http());
    assert_eq!(told(&run(caller.send())), "accepted, body whole");
    assert_eq!(proxy.settle().len(), 0, "a token went out in the clear");
}

#[test]
fn on_a_machine_that_trusts_nobody_a_practice_campaign_works_and_a_named_authority_too() {
    be_the_child();
    let in_a_child = |base_url: &str, ca_file: Option<&std::path::Path>| {
        let mut child = child(
            "environment::on_a_machine_that_trusts_nobody_a_practice_campaign_works_and_a_named_authority_too",
        );
        child.env(BASE_URL, base_url);
        child.env("SSL_CERT_FILE", "/dev/null");
        child.env("SSL_CERT_DIR", "/nonexistent");
        if let Some(path) = ca_file {
            child.env(CA_FILE, path);
        }
        said_by(child)
    };
    let practice = accepting();
    assert_eq!(in_a_child(&practice.http(), None), "accepted, body whole");

    let authority = Authority::new("A company's own authority");
    let trusted = authority.file();
    let secure = Server::start([
        Step::Secure(authority.server(Fault::None)),
        Step::ReadRequest,
        Step::Send(answer("200 OK", "{}")),
        Step::Linger,
    ]);
    assert_eq!(
        in_a_child(&secure.https(), Some(trusted.path())),
        "accepted, body whole"
    );
    assert_eq!(
        in_a_child(&secure.https(), None),
        "not sent: cause-tls-other"
    );
    assert_eq!(secure.settle().len(), 1);
}

/// In the child: sends a command, says what came of it, and goes no further.
fn be_the_child() {
    let Ok(base_url) = std::env::var(BASE_URL) else {
        return;
    };
    let mut caller = Caller::to(&base_url);
    caller.route.ca_file = std::env::var_os(CA_FILE).map(Into::into);
    let said = told(&run(caller.send()));
    panic!("{SAID}{said}{SAID}");
}

/// What the child says stands between two of these.
const SAID: &str = "--said--";

/// The test called `name`, as a process with nothing of this one's proxies.
fn child(name: &str) -> Command {
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args(["--exact", "--nocapture", name]);
    for name in ["NO_PROXY", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"] {
        child.env_remove(name);
        child.env_remove(name.to_lowercase());
    }
    child
}

fn said_by(mut child: Command) -> String {
    let output = child.output().unwrap();
    let all = [output.stdout, output.stderr].concat();
    let all = String::from_utf8_lossy(&all);
    let said = all.split(SAID).nth(1);
    said.unwrap_or(&all).to_owned()
}
