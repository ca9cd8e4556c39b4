//! Cancelled in the middle: what is known stays, the rest is skipped, at once.

use std::time::{Duration, Instant};

use campaign_remote::campaign::Cause;
use campaign_remote::remote::check::{Finding, Step as CheckStep, check};

use crate::campaign::{SOON, Server, Step, run};
use crate::desk::{Desk, FOR_ACME, RECORD, answering, asked, said};

/// Design: a cancelled wait answers on screen within 100 ms; here with room for a busy machine.
const AT_ONCE: Duration = Duration::from_secs(2);

#[test]
fn a_check_that_was_cancelled_before_it_began_touches_nothing() {
    let campaign = answering("200 OK", RECORD);
    let desk = Desk::at(&campaign.http());
    desk.cancel.cancel();
    let lines = desk.look();
    assert_eq!(lines.len(), 7);
    assert!(lines.iter().all(|line| line.ends_with(" -")), "{lines:?}");
    assert_eq!(campaign.settle().len(), 0);
}

#[test]
fn a_server_that_is_silent_is_left_at_once() {
    for (secure, script) in [
        (false, vec![Step::ReadRequest, Step::Linger]),
        (true, vec![Step::Linger]),
    ] {
        let campaign = Server::start(script);
        let url = if secure {
            campaign.https()
        } else {
            campaign.http()
        };
        let mut desk = Desk::at(&url);
        desk.profile.connect_timeout = SOON * 2;
        desk.profile.timeout = SOON * 2;
        let (lines, since) = run(async {
            let cancelling = async {
                campaign
                    .seen("a request", |all| {
                        all.iter().any(|one| !one.bytes.is_empty())
                    })
                    .await;
                desk.cancel.cancel();
                Instant::now()
            };
            let (lines, since) = tokio::join!(desk.check(|_line| {}), cancelling);
            (lines, since.elapsed())
        });
        assert!(since < AT_ONCE, "{since:?}");
        assert!(
            lines.iter().all(|line| line.result == Finding::Skipped),
            "{lines:?}"
        );
    }
}

#[test]
fn a_name_is_said_as_soon_as_it_is_resolved_and_stays() {
    let campaign = Server::start([Step::ReadRequest, Step::Linger]);
    let desk = Desk::at(&format!("http://localhost:{}", campaign.address().port()));
    let lines = run(desk.check(|line| {
        assert!(desk.cancel.is_cancelled() || line.step == CheckStep::NameResolution);
        desk.cancel.cancel();
    }));
    assert_eq!(said(&lines[0]), "NameResolution good check-name-resolved");
    assert_eq!(said(&lines[1]), "Connection -");
}

#[test]
fn whenever_it_is_cancelled_what_is_known_stays_and_no_further_request_is_sent() {
    // After which line it is cancelled, and how many requests Campaign and the sign-in service have seen then.
    let rows = [
        (CheckStep::Connection, 1, 0),
        (CheckStep::Clock, 1, 0),
        (CheckStep::Token, 2, 0),
    ];
    for (last, to_campaign, to_sign_in) in rows {
        let campaign = answering("200 OK", RECORD);
        let sign_in = answering("200 OK", FOR_ACME);
        let desk = Desk::at(&campaign.http()).with_sign_in(&sign_in);
        let lines = run(desk.check(|line| {
            if line.step == last {
                desk.cancel.cancel();
            }
        }));
        // The first contact's own lines are known together.
        let known = last.max(CheckStep::Clock);
        for line in &lines {
            let is_skipped = line.result == Finding::Skipped;
            assert_eq!(is_skipped, line.step > known, "{last:?}: {}", said(line));
        }
        assert_eq!(asked(&campaign).len(), to_campaign, "{last:?}");
        assert_eq!(asked(&sign_in).len(), to_sign_in, "{last:?}");
    }
}

#[test]
fn a_keyring_that_does_not_answer_is_left_at_once_and_a_token_that_came_too_late_is_not_used() {
    let campaign = answering("200 OK", RECORD);
    let desk = Desk::at(&campaign.http());
    let waiting = async {
        desk.cancel.cancel();
        std::future::pending().await
    };
    let lines = run(check(
        &desk.profile,
        waiting,
        None,
        |_line| {},
        &desk.cancel,
    ));
    assert_eq!(lines[3].result, Finding::Skipped);

    let mut desk = Desk::at(&campaign.http());
    desk.token = Err(Cause::Cancelled);
    assert_eq!(desk.look()[3], "Token -");

    let desk = Desk::at(&campaign.http());
    let late = async {
        desk.cancel.cancel();
        Ok("eyJ-late".into())
    };
    let lines = run(check(&desk.profile, late, None, |_line| {}, &desk.cancel));
    assert_eq!(lines[3].result, Finding::Skipped);
    assert_eq!(asked(&campaign), ["GET / HTTP/1.1"; 3]);
}

#[test]
fn a_sign_in_service_that_is_silent_is_left_at_once() {
    let campaign = answering("200 OK", RECORD);
    let sign_in = Server::start([Step::ReadRequest, Step::Linger]);
    let mut desk = Desk::at(&campaign.http()).with_sign_in(&sign_in);
    desk.profile.timeout = SOON * 2;
    let (lines, since) = run(async {
        let cancelling = async {
            sign_in
                .seen("a request", |all| {
                    all.iter().any(|one| !one.bytes.is_empty())
                })
                .await;
            desk.cancel.cancel();
            Instant::now()
        };
        let (lines, since) = tokio::join!(desk.check(|_line| {}), cancelling);
        (lines, since.elapsed())
    });
    assert!(since < AT_ONCE, "{since:?}");
    assert_eq!(said(&lines[3]), "Token good check-token-end-unknown");
    assert_eq!(said(&lines[4]), "Organization -");
}
