//! Nothing went out: the host could not be reached, or not safely.

use std::time::{Duration, Instant};

use campaign_remote::campaign::{Cause, NextStep, Setting, TlsTrouble, Verdict};

use crate::campaign::{
    API_KEY, Authority, CaFile, Caller, Fault, SOON, Server, Step, TOKEN, answer, nobody_listens,
    run, told,
};

#[test]
fn a_refused_connection_is_not_sent() {
    for scheme in ["http", "https"] {
        let caller = Caller::to(&format!("{scheme}://{}", nobody_listens()));
        let outcome = run(caller.send());
        assert_eq!(told(&outcome), "not sent: cause-connection-refused");
        assert!(outcome.exchange.unwrap().answer.is_none());
    }
}

#[test]
fn a_name_that_nobody_knows_is_not_sent() {
    let outcome = run(Caller::to("https://nonexistent.invalid").send());
    let Verdict::NotSent(Cause::NameNotResolved { host }) = outcome.verdict else {
        panic!("{outcome:?}");
    };
    assert_eq!(host, "nonexistent.invalid");
}

#[test]
fn a_server_that_never_shakes_hands_times_out_before_anything_is_sent() {
    let server = Server::start([Step::Linger]);
    let mut caller = Caller::to(&server.https());
    caller.route.connect_timeout = Duration::from_millis(300);
    let began = Instant::now();
    let outcome = run(caller.send());
    assert!(began.elapsed() < SOON / 2, "{:?}", began.elapsed());
    let Verdict::NotSent(Cause::ConnectionTimedOut { host, limit }) = &outcome.verdict else {
        panic!("{outcome:?}");
    };
    assert_eq!((host.as_str(), limit.as_millis()), ("127.0.0.1", 300));
    assert_eq!(server.settle().len(), 1, "one attempt");

    // With less time for the whole than for the connection, it is the whole that ends it.
    caller.route.connect_timeout = SOON;
    caller.route.timeout = Duration::from_millis(300);
    assert_eq!(told(&run(caller.send())), "not sent: cause-timed-out");
    assert_eq!(server.settle().len(), 2, "one attempt more");
}

#[test]
fn a_certificate_that_is_not_good_sends_nothing_and_says_why() {
    let authority = Authority::new("A company's own authority");
    let stranger = Authority::new("A stranger");
    let rows = [
        (&authority, Fault::None, Ok("accepted, body whole")),
        (&authority, Fault::Expired, Err(TlsTrouble::Expired)),
        (&authority, Fault::NotYetValid, Err(TlsTrouble::NotYetValid)),
        (&authority, Fault::WrongName, Err(TlsTrouble::WrongName)),
        (
            &authority,
            Fault::SelfSigned,
            Err(TlsTrouble::UnknownIssuer),
        ),
        (&stranger, Fault::None, Err(TlsTrouble::UnknownIssuer)),
    ];
    let trusted = authority.file();
    for (signer, fault, expected) in rows {
        let server = Server::start([
            Step::Secure(signer.server(fault)),
            Step::ReadRequest,
            Step::Send(answer("200 OK", "{}")),
            Step::Linger,
        ]);
        let mut caller = Caller::to(&server.https());
        caller.route.ca_file = Some(trusted.path().to_owned());
        let outcome = run(caller.send());
        server.settle();
        match (expected, &outcome.verdict) {
            (Ok(said), _) => {
                assert_eq!(told(&outcome), said);
                assert_eq!(server.requests(), 1);
            }
            (Err(expected), Verdict::NotSent(Cause::Tls { host, trouble, .. })) => {
                assert_eq!(
                    (host.as_str(), *trouble),
                    ("127.0.0.1", expected),
                    "{fault:?}"
                );
                assert_eq!(server.requests(), 0, "{fault:?}");
            }
            _ => panic!("{fault:?}: {outcome:?}"),
        }
    }
}

#[test]
fn an_authority_that_no_file_names_is_not_trusted() {
    let authority = Authority::new("A company's own authority");
    let server = Server::start([Step::Secure(authority.server(Fault::None)), Step::Linger]);
    let outcome = run(Caller::to(&server.https()).send());
    assert_eq!(told(&outcome), "not sent: cause-tls-unknown-issuer");
    server.settle();
    assert_eq!(server.requests(), 0);
}

#[test]
fn a_server_that_speaks_no_tls_is_told_nothing() {
    let rows = [
        (
            "speaks HTTP",
            vec![Step::Send(answer("400 Bad Request", "")), Step::Linger],
            "not sent: cause-tls-other",
        ),
        (
            "says nothing and closes",
            vec![],
            "not sent: cause-unreachable",
        ),
        (
            "resets the handshake",
            vec![Step::Reset],
            "not sent: cause-unreachable",
        ),
    ];
    for (what, script, expected) in rows {
        let server = Server::start(script);
        let outcome = run(Caller::to(&server.https()).send());
        assert_eq!(told(&outcome), expected, "{what}");
        for connection in server.settle() {
            let text = String::from_utf8_lossy(&connection.bytes).into_owned();
            assert!(!text.contains(TOKEN) && !text.contains(API_KEY), "{what}");
        }
        assert_eq!(server.requests(), 0, "{what}");
    }
}

#[test]
fn a_ca_file_that_cannot_be_used_is_said_by_name() {
    let empty = CaFile::holding("");
    let garbage = CaFile::holding("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    let no_pem = CaFile::holding("this is no certificate");
    let paths = [
        empty.path(),
        garbage.path(),
        no_pem.path(),
        std::path::Path::new("/nonexistent/company.pem"),
        std::path::Path::new("/"),
    ];
    // Neither has a length, and neither has an end.
    #[cfg(unix)]
    let device = std::path::Path::new("/dev/zero");
    #[cfg(unix)]
    let pipe = Pipe::new();
    #[cfg(unix)]
    let pipe = pipe.path();
    #[cfg(unix)]
    let paths = paths.into_iter().chain([device, pipe.as_path()]);
    for path in paths {
        let server = Server::start([Step::Linger]);
        let mut caller = Caller::to(&server.https());
        caller.route.ca_file = Some(path.to_owned());
        let outcome = run(caller.send());
        let Verdict::NotSent(Cause::CaFile { path: said, .. }) = &outcome.verdict else {
            panic!("{}: {outcome:?}", path.display());
        };
        assert_eq!(said, &path.display().to_string());
        assert_eq!(server.settle().len(), 0);
    }
}

#[test]
fn a_ca_file_that_takes_too_long_is_given_up_in_time_and_when_cancelled() {
    // As long as such a file may be: nobody has read and understood it by the next moment.
    let long = CaFile::holding(&"x".repeat(8 << 20));
    let server = Server::start([Step::Linger]);
    let mut caller = Caller::to(&server.https());
    caller.route.ca_file = Some(long.path().to_owned());
    caller.route.connect_timeout = Duration::ZERO;
    let outcome = run(caller.send());
    assert_eq!(told(&outcome), "not sent: cause-ca-file-silent");

    caller.route.connect_timeout = SOON;
    let outcome = run(async {
        let cancel = async { caller.cancel.cancel() };
        tokio::join!(caller.send(), cancel).0
    });
    assert_eq!(told(&outcome), "not sent: cause-cancelled");
    assert_eq!(server.settle().len(), 0);
}

/// A named pipe into which nobody writes.
#[cfg(unix)]
struct Pipe(tempfile::TempDir);

#[cfg(unix)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
impl Pipe {
    fn new() -> Self {
        let pipe = Self(tempfile::tempdir().unwrap());
        let made = std::process::Command::new("mkfifo")
            .arg(pipe.path())
            .status();
        assert!(made.unwrap().success());
        pipe
    }

    fn path(&self) -> std::path::PathBuf {
        self.0.path().join("pipe")
    }
}

#[test]
fn a_proxy_that_does_not_lead_there_is_named_and_learns_no_secret() {
    let say = |text: &str| Step::Send(text.as_bytes().to_vec());
    let rows = [
        (
            "refuses",
            vec![Step::ReadHead, say("HTTP/1.1 403 Forbidden\r\n\r\n")],
        ),
        (
            "wants a sign-in",
            vec![
                Step::ReadHead,
                say(
                    "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n",
                ),
                Step::Linger,
            ],
        ),
        (
            "shows a page",
            vec![
                Step::ReadHead,
                say("<html><title>Please sign in</title></html>"),
                Step::Linger,
            ],
        ),
        (
            "answers for an unreachable host",
            vec![
                Step::ReadHead,
                Step::Send(answer("502 Bad Gateway", "<html>")),
                Step::Linger,
            ],
        ),
        ("closes", vec![Step::ReadHead]),
        ("resets", vec![Step::Reset]),
        (
            "never ends its headers",
            vec![
                Step::ReadHead,
                say("HTTP/1.1 200 OK\r\n"),
                Step::SendForever(b"X-Filler: filler filler filler\r\n".to_vec()),
            ],
        ),
    ];
    for (what, script) in rows {
        let campaign = Server::start([Step::Linger]);
        let proxy = Server::start(script);
        let mut caller = Caller::to(&campaign.https());
        caller.route.proxy = Some(proxy.http());
        let outcome = run(caller.send());
        assert_eq!(
            told(&outcome),
            "not sent: cause-proxy",
            "{what}: {outcome:?}"
        );
        assert_eq!(campaign.settle().len(), 0, "{what}");
        let connections = proxy.settle();
        assert_eq!(connections.len(), 1, "{what}");
        let said = String::from_utf8_lossy(&connections[0].bytes).into_owned();
        assert!(!said.contains(TOKEN) && !said.contains(API_KEY), "{said}");
        if what != "resets" {
            let line = format!("CONNECT {} HTTP/1.1\r\n", campaign.address());
            assert!(said.starts_with(&line), "{said}");
        }
    }
}

#[test]
fn a_proxy_that_cannot_be_reached_is_not_mistaken_for_campaign() {
    let proxies = [
        format!("http://{}", nobody_listens()),
        "http://nonexistent.invalid:3128".to_owned(),
        "http://".to_owned(),
    ];
    for proxy in proxies {
        let campaign = Server::start([Step::Linger]);
        let mut caller = Caller::to(&campaign.https());
        caller.route.proxy = Some(proxy.clone());
        let outcome = run(caller.send());
        assert_eq!(told(&outcome), "not sent: cause-proxy", "{proxy}");
        assert_eq!(campaign.settle().len(), 0);
    }
}

#[test]
fn through_a_proxy_that_leads_there_the_command_is_sent_once_and_the_proxy_reads_none_of_it() {
    let authority = Authority::new("A company's own authority");
    let trusted = authority.file();
    let rows = [
        (Fault::None, "accepted, body whole", 1),
        (Fault::WrongName, "not sent: cause-tls-wrong-name", 0),
    ];
    for (fault, expected, requests) in rows {
        let campaign = Server::start([
            Step::Secure(authority.server(fault)),
            Step::ReadRequest,
            Step::Send(answer("200 OK", "{}")),
            Step::Linger,
        ]);
        let proxy = Server::start([
            Step::ReadHead,
            Step::Send(b"HTTP/1.1 200 Connection established\r\n\r\n".to_vec()),
            Step::Tunnel(campaign.address()),
        ]);
        let mut caller = Caller::to(&campaign.https());
        caller.route.ca_file = Some(trusted.path().to_owned());
        caller.route.proxy = Some(proxy.http());
        assert_eq!(told(&run(caller.send())), expected);
        assert_eq!(proxy.settle().len(), 1);
        campaign.settle();
        assert_eq!(campaign.requests(), requests);
    }
}

#[test]
fn credentials_that_cannot_stand_in_a_header_are_not_sent() {
    let long = "k".repeat(1024 * 1024);
    for text in [
        "two\nlines",
        "caf\u{e9}",
        "nul\0",
        "in\u{200b}visible",
        &long,
    ] {
        let server = Server::start([Step::Linger]);
        let mut caller = Caller::to(&server.http());
        text.clone_into(&mut caller.api_key);
        let Verdict::NotSent(cause @ Cause::BadInput(..)) = run(caller.send()).verdict else {
            panic!("an API key went out: {text:?}");
        };
        assert_eq!(
            cause.next_step(),
            Some(NextStep::OpenProfile(Setting::ApiKey))
        );

        let mut caller = Caller::to(&server.http());
        text.clone_into(&mut caller.token);
        let Verdict::NotSent(cause @ Cause::NoCredentials(..)) = run(caller.send()).verdict else {
            panic!("a token went out: {text:?}");
        };
        assert_eq!(cause.next_step(), Some(NextStep::RenewCredentials));
        assert!(!format!("{cause:?} {}", cause.message()).contains(text));
        assert_eq!(server.settle().len(), 0);
    }
}
