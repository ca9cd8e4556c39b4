//! The proxy's line, where the profile names one.

use campaign_remote::campaign::{NextStep, Setting};
use campaign_remote::remote::check::{Finding, Step as CheckStep};

use crate::answers::of;
use crate::campaign::{API_KEY, Authority, Fault, Server, Step, TOKEN, answer};
use crate::desk::{ClosedPort, Desk, RECORD, asked, place, text};

#[test]
fn a_proxy_that_does_not_lead_there_is_the_proxy_s_line_and_learns_no_secret() {
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
        ("closes", vec![Step::ReadHead]),
    ];
    for (what, script) in rows {
        let campaign = Server::start([Step::Linger]);
        let proxy = Server::start(script);
        let desk = Desk::at(&campaign.https()).with_proxy(&proxy.http());
        let lines = desk.lines();
        only_the_proxy_is_bad(&lines, "cause-proxy");
        assert_eq!(campaign.settle().len(), 0, "{what}");
        let connections = proxy.settle();
        assert_eq!(connections.len(), 1, "{what}");
        let said = text(&connections[0]);
        assert!(said.starts_with("CONNECT "), "{said}");
        assert!(!said.contains(TOKEN) && !said.contains(API_KEY), "{said}");
    }
}

#[test]
fn a_proxy_that_cannot_be_reached_is_the_proxy_s_line_too() {
    let nobody = ClosedPort::new();
    for proxy in [
        format!("http://{}", nobody.address),
        "http://nonexistent.invalid:3128".to_owned(),
    ] {
        let campaign = Server::start([Step::Linger]);
        let lines = Desk::at(&campaign.https()).with_proxy(&proxy).lines();
        only_the_proxy_is_bad(&lines, "cause-proxy");
        assert_eq!(campaign.settle().len(), 0);
    }
}

#[test]
fn a_proxy_that_says_nothing_is_waited_for_no_longer_than_the_profile_says() {
    let campaign = Server::start([Step::Linger]);
    let proxy = Server::start([Step::Linger]);
    let mut desk = Desk::at(&campaign.https()).with_proxy(&proxy.http());
    desk.profile.connect_timeout = std::time::Duration::from_millis(300);
    only_the_proxy_is_bad(&desk.lines(), "cause-connection-timed-out");
    assert_eq!(proxy.settle().len(), 1, "tried once");
}

#[test]
fn through_a_proxy_that_leads_there_every_line_is_good_and_says_by_which() {
    let authority = Authority::new("A company's own authority");
    let trusted = authority.file();
    for (fault, tls, clock) in [
        (Fault::None, "Tls good", "Clock good check-clock-unknown"),
        (Fault::WrongName, "Tls bad cause-tls-wrong-name", "Clock -"),
    ] {
        let campaign = Server::start([
            Step::Secure(authority.server(fault)),
            Step::ReadRequest,
            Step::Send(answer("200 OK", RECORD)),
            Step::Linger,
        ]);
        let proxy = Server::start([
            Step::ReadHead,
            Step::Send(b"HTTP/1.1 200 Connection established\r\n\r\n".to_vec()),
            Step::Tunnel(campaign.address()),
        ]);
        let mut desk = Desk::at(&campaign.https()).with_proxy(&proxy.http());
        desk.profile.ca_file = Some(trusted.path().to_owned());
        let lines = desk.lines();
        let said: Vec<_> = lines.iter().map(crate::desk::said).collect();
        assert_eq!(
            said[..5],
            [
                "NameResolution good check-name-by-proxy",
                "Connection good",
                tls,
                "Proxy good check-proxy-own",
                clock
            ]
        );
        let Finding::Good(Some(message)) = of(CheckStep::Proxy, &lines) else {
            panic!("{lines:?}");
        };
        assert_eq!(place(message, "proxy"), proxy.http());
        let connections = proxy.settle();
        let expected = if fault == Fault::None { 2 } else { 1 };
        assert_eq!(connections.len(), expected);
        for connection in &connections {
            assert!(!text(connection).contains(TOKEN));
        }
        if fault == Fault::None {
            assert_eq!(asked(&campaign).len(), 2);
        }
    }
}

#[test]
fn on_this_machine_in_the_clear_no_proxy_is_used_and_none_is_spoken_of() {
    let proxy = Server::start([Step::ReadHead]);
    let campaign = crate::desk::answering("200 OK", RECORD);
    let desk = Desk::at(&campaign.http()).with_proxy(&proxy.http());
    let lines = desk.look();
    assert!(
        lines.iter().all(|line| !line.starts_with("Proxy")),
        "{lines:?}"
    );
    assert!(
        lines.iter().all(|line| !line.contains(" bad ")),
        "{lines:?}"
    );
    assert_eq!(proxy.settle().len(), 0);
}

fn only_the_proxy_is_bad(lines: &[campaign_remote::remote::check::Line], key: &str) {
    let said: Vec<_> = lines.iter().map(crate::desk::said).collect();
    assert_eq!(
        said,
        [
            "NameResolution -",
            "Connection -",
            "Tls -",
            &format!("Proxy bad {key}"),
            "Clock -",
            "Token -",
            "Organization -",
            "ApiKey -",
            "Workflow -",
        ]
    );
    if key == "cause-proxy" {
        let Finding::Bad { step, .. } = of(CheckStep::Proxy, lines) else {
            panic!("{lines:?}");
        };
        assert_eq!(*step, Some(NextStep::OpenProfile(Setting::Proxy)));
    }
}
