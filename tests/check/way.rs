//! The way to the host: name, connection, TLS.

use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use campaign_remote::campaign::{NextStep, Setting};
use campaign_remote::remote::check::{Finding, Step as CheckStep, check};
use tokio::net::{TcpSocket, TcpStream};

use crate::campaign::{API_KEY, Authority, Fault, SOON, Server, Step, TOKEN, answer, run};
use crate::desk::{ClosedPort, Desk, FOR_ACME, RECORD, answering, asked, place, text};

#[test]
fn where_nothing_stands_in_the_way_every_line_is_good_and_three_requests_are_sent() {
    let campaign = answering("200 OK", RECORD);
    let sign_in = answering("200 OK", FOR_ACME);
    let desk = Desk::at(&campaign.http()).with_sign_in(&sign_in);
    assert_eq!(
        desk.look(),
        [
            "NameResolution good check-name-is-address",
            "Connection good",
            "Clock good check-clock-unknown",
            "Token good check-token-end-unknown",
            "Organization good check-organization-in-token",
            "ApiKey good",
            "Workflow good check-workflow-readable",
        ]
    );
    assert_eq!(
        asked(&campaign),
        [
            "GET / HTTP/1.1",
            "GET /acme/campaign/workflow/execution/WKF35 HTTP/1.1"
        ]
    );
    assert_eq!(asked(&sign_in), ["GET /ims/profile/v1 HTTP/1.1"]);
    let profile_call = text(&sign_in.settle()[0]);
    assert!(
        profile_call.contains(&format!("\r\nAuthorization: Bearer {TOKEN}\r\n")),
        "{profile_call}"
    );
    assert!(!profile_call.contains(API_KEY), "{profile_call}");
}

#[test]
fn without_a_workflow_one_is_read_that_is_not_there_and_campaign_s_own_404_is_a_good_sign() {
    let campaign = answering(
        "404 Not Found",
        "Unable to find document with path 'Workflow' from key 'x' (document with schema 'workflow' and name 'x')",
    );
    let mut desk = Desk::at(&campaign.http());
    desk.workflow = None;
    let lines = desk.look();
    assert_eq!(
        lines[3..],
        [
            "Token good check-token-end-unknown",
            "Organization good check-organization-accepted",
            "ApiKey good",
            "Workflow -",
        ]
    );
    assert_eq!(
        asked(&campaign)[1],
        "GET /acme/campaign/workflow/execution/campaign-remote-connection-check HTTP/1.1"
    );
}

#[test]
fn over_https_there_is_a_line_for_tls_too() {
    let authority = Authority::new("A company's own authority");
    let trusted = authority.file();
    let campaign = Server::start([
        Step::Secure(authority.server(Fault::None)),
        Step::ReadRequest,
        Step::Send(answer("200 OK", RECORD)),
        Step::Linger,
    ]);
    let mut desk = Desk::at(&campaign.https());
    desk.profile.ca_file = Some(trusted.path().to_owned());
    assert_eq!(
        desk.look()[..4],
        [
            "NameResolution good check-name-is-address",
            "Connection good",
            "Tls good",
            "Clock good check-clock-unknown",
        ]
    );
    assert_eq!(asked(&campaign).len(), 2);
}

#[test]
fn a_name_that_is_known_is_said_with_its_addresses_before_anything_else() {
    let campaign = answering("200 OK", RECORD);
    let desk = Desk::at(&format!("http://localhost:{}", campaign.address().port()));
    let lines = desk.lines();
    let Finding::Good(Some(message)) = &lines[0].result else {
        panic!("{lines:?}");
    };
    assert_eq!(message.key, "check-name-resolved");
    assert_eq!(place(message, "host"), "localhost");
    assert!(
        place(message, "addresses").contains("127.0.0.1"),
        "{message}"
    );
}

#[test]
fn a_name_that_nobody_knows_ends_the_check_before_a_token_is_asked_for() {
    let desk = Desk::at("https://nonexistent.invalid");
    let expected = [
        "NameResolution bad cause-name-not-resolved",
        "Connection -",
        "Tls -",
        "Clock -",
        "Token -",
        "Organization -",
        "ApiKey -",
        "Workflow -",
    ];
    assert_eq!(desk.look(), expected);
    let lines = run(check(
        &desk.profile,
        async { panic!("a token is asked for") },
        None,
        |_line| {},
        &desk.cancel,
    ));
    assert_eq!(lines.len(), expected.len());
}

#[test]
fn a_refused_connection_is_the_connection_s_line() {
    for (scheme, skipped) in [("http", 5), ("https", 6)] {
        let nobody = ClosedPort::new();
        let lines = Desk::at(&format!("{scheme}://{}", nobody.address)).look();
        assert_eq!(
            lines[..2],
            [
                "NameResolution good check-name-is-address",
                "Connection bad cause-connection-refused"
            ]
        );
        assert_eq!(lines[2..].len(), skipped);
        assert!(
            lines[2..].iter().all(|line| line.ends_with(" -")),
            "{lines:?}"
        );
    }
}

#[test]
fn a_host_that_takes_no_connection_in_time_is_the_connection_s_line() {
    run(async {
        // Nobody accepts; once the queue is full, the system lets further callers wait.
        let socket = TcpSocket::new_v4().unwrap();
        socket.bind((Ipv4Addr::LOCALHOST, 0).into()).unwrap();
        let listener = socket.listen(1).unwrap();
        let address = listener.local_addr().unwrap();
        let mut queue = Vec::new();
        while let Ok(caller) =
            tokio::time::timeout(Duration::from_millis(200), TcpStream::connect(address)).await
        {
            queue.push(caller.unwrap());
        }
        for scheme in ["http", "https"] {
            let mut desk = Desk::at(&format!("{scheme}://{address}"));
            desk.profile.connect_timeout = Duration::from_millis(300);
            let lines = desk.check(|_line| {}).await;
            let Finding::Bad { what, .. } = &lines[1].result else {
                panic!("{lines:?}");
            };
            assert_eq!(lines[1].step, CheckStep::Connection);
            assert_eq!(what.key, "cause-connection-timed-out", "{scheme}");
        }
    });
}

#[test]
fn a_host_that_takes_the_connection_and_does_not_answer_is_the_connection_s_line() {
    let rows = [
        (vec![Step::ReadRequest, Step::Linger], "cause-timed-out"),
        (vec![Step::ReadRequest], "cause-connection-broke"),
        (
            vec![Step::ReadRequest, Step::Drop],
            "cause-connection-broke",
        ),
        (
            vec![
                Step::ReadRequest,
                Step::Send(b"SSH-2.0-x\r\n\r\n".to_vec()),
                Step::Linger,
            ],
            "cause-not-http",
        ),
    ];
    for (script, key) in rows {
        let server = Server::start(script);
        let mut desk = Desk::at(&server.http());
        desk.profile.timeout = Duration::from_secs(1);
        assert_eq!(desk.look()[1], format!("Connection bad {key}"));
        assert_eq!(asked(&server), ["GET / HTTP/1.1"], "{key}: asked once");
    }
}

#[test]
fn every_fault_of_a_certificate_is_named_and_nothing_is_sent() {
    let authority = Authority::new("A company's own authority");
    let stranger = Authority::new("A stranger");
    let trusted = authority.file();
    let rows = [
        (&authority, Fault::Expired, "cause-tls-expired"),
        (&authority, Fault::NotYetValid, "cause-tls-not-yet-valid"),
        (&authority, Fault::WrongName, "cause-tls-wrong-name"),
        (&authority, Fault::SelfSigned, "cause-tls-unknown-issuer"),
        (&stranger, Fault::None, "cause-tls-unknown-issuer"),
    ];
    for (signer, fault, key) in rows {
        let server = Server::start([
            Step::Secure(signer.server(fault)),
            Step::ReadRequest,
            Step::Send(answer("200 OK", RECORD)),
        ]);
        let mut desk = Desk::at(&server.https());
        desk.profile.ca_file = Some(trusted.path().to_owned());
        let lines = desk.look();
        assert_eq!(
            lines[1..4],
            [
                "Connection good".to_owned(),
                format!("Tls bad {key}"),
                "Clock -".to_owned()
            ]
        );
        assert_eq!(server.settle().len(), 1, "{fault:?}: tried once");
        assert_eq!(server.requests(), 0, "{fault:?}");
    }
}

#[test]
fn a_host_that_does_not_speak_tls_is_told_from_one_that_takes_no_connection() {
    let rows = [
        (vec![Step::Linger], "check-tls-silent"),
        (vec![], "check-tls-broken-off"),
        (vec![Step::Reset], "check-tls-broken-off"),
        (
            vec![Step::Send(answer("400 Bad Request", "")), Step::Linger],
            "cause-tls-other",
        ),
    ];
    for (script, key) in rows {
        let server = Server::start(script);
        let mut desk = Desk::at(&server.https());
        desk.profile.connect_timeout = Duration::from_millis(400);
        let began = Instant::now();
        let lines = desk.look();
        assert!(began.elapsed() < SOON / 2, "{key}: {:?}", began.elapsed());
        assert_eq!(
            lines[1..3],
            ["Connection good".to_owned(), format!("Tls bad {key}")]
        );
        assert_eq!(server.requests(), 0, "{key}");
    }
}

#[test]
fn a_ca_file_that_cannot_be_used_is_tls_s_line_and_nothing_is_tried() {
    let server = Server::start([Step::Linger]);
    let mut desk = Desk::at(&server.https());
    desk.profile.ca_file = Some(PathBuf::from("/nonexistent/company.pem"));
    let lines = desk.lines();
    let Finding::Bad { what, step, .. } = &lines[2].result else {
        panic!("{lines:?}");
    };
    assert_eq!(what.key, "cause-ca-file");
    assert_eq!(*step, Some(NextStep::OpenProfile(Setting::CaFile)));
    assert_eq!(lines[0].result, Finding::Skipped);
    assert_eq!(lines[1].result, Finding::Skipped);
    assert_eq!(server.settle().len(), 0);
}

#[test]
fn a_redirect_is_no_way_to_go_on() {
    let elsewhere = Server::start([Step::Linger]);
    let redirect = format!(
        "HTTP/1.1 307 Temporary Redirect\r\nLocation: {}/\r\nContent-Length: 0\r\n\r\n",
        elsewhere.http()
    );
    let script = [
        Step::ReadRequest,
        Step::Send(redirect.into_bytes()),
        Step::Linger,
    ];
    let (campaign, sign_in) = (Server::start(script.clone()), Server::start(script));
    let lines = Desk::at(&campaign.http()).with_sign_in(&sign_in).look();
    assert_eq!(
        lines[4..],
        [
            "Organization good check-organization-unknown",
            "ApiKey bad refusal-redirect",
            "Workflow -"
        ]
    );
    assert_eq!(elsewhere.settle().len(), 0, "a token went to another host");
}
