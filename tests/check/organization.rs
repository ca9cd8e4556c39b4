//! The organization's line: what the token is for, and what is offered where the profile says something else.

use campaign_remote::campaign::{NextStep, Organization};
use campaign_remote::remote::check::{Finding, Offer, Step as CheckStep};

use crate::answers::of;
use crate::campaign::{SOON, Server, Step, answer};
use crate::desk::{Desk, FOR_ACME, RECORD, answering, asked, place};

const NOT_VALID: &str = r#"{"error_code":"403023","message":"Profile is not valid"}"#;

#[test]
fn the_one_likely_organization_is_offered_where_the_profile_s_is_refused() {
    let (line, _requests) = refused("ACME-mkt-stage", FOR_ACME);
    let Finding::Bad {
        what,
        step,
        offer,
        refusal,
        ..
    } = &line
    else {
        panic!("{line:?}");
    };
    assert_eq!(what.key, "check-organization-differs");
    assert_eq!(place(what, "organization"), "ACME-mkt-stage");
    assert_eq!(place(what, "others"), "acme");
    assert_eq!(*step, Some(NextStep::CorrectOrganization));
    assert_eq!(*offer, Some(Offer::Organization("acme".to_owned())));
    assert_eq!(refusal.as_ref().unwrap().code.as_deref(), Some("403023"));
}

#[test]
fn the_case_of_the_letters_makes_no_other_organization() {
    let (line, _requests) = refused("Acme", FOR_ACME);
    let Finding::Bad { what, offer, .. } = &line else {
        panic!("{line:?}");
    };
    // The token is for it, and still the gateway says no: it is the provisioning.
    assert_eq!((what.key, offer), ("refusal-403023", &None));
}

#[test]
fn nothing_is_offered_where_several_would_do_or_none() {
    let contexts = |entries: &[(&str, &str)]| {
        let entries: Vec<_> = entries
            .iter()
            .map(|(organization, code)| {
                format!(
                    r#"{{"prodCtx":{{"organization_id":"{organization}","serviceCode":"{code}"}}}}"#
                )
            })
            .collect();
        format!(r#"{{"projectedProductContext":[{}]}}"#, entries.join(","))
    };
    let rows = [
        (
            contexts(&[("one", "dma_tartan"), ("two", "dma_tartan")]),
            "check-organization-differs",
            Some("one, two"),
        ),
        (
            contexts(&[
                ("a", "dma_tartan"),
                ("b", "dma_tartan"),
                ("c", "dma_tartan"),
                ("d", "dma_tartan"),
                ("e", "dma_tartan"),
                ("f", "dma_tartan"),
            ]),
            "check-organization-differs",
            Some("a, b, c, d, e, …"),
        ),
        (
            contexts(&[("0123@AdobeOrg", "dma_tartan"), ("other", "dma_analytics")]),
            "check-organization-none",
            None,
        ),
        (
            contexts(&[("a/b", "dma_tartan")]),
            "check-organization-none",
            None,
        ),
    ];
    for (profile, key, others) in rows {
        let (line, _requests) = refused("acme", &profile);
        let Finding::Bad { what, offer, .. } = &line else {
            panic!("{line:?}");
        };
        assert_eq!((what.key, offer), (key, &None), "{profile}");
        if let Some(others) = others {
            assert_eq!(place(what, "others"), others);
        }
    }

    // The same one in several spellings and products is still one.
    let twice = contexts(&[
        ("one", "dma_tartan"),
        ("ONE", "dma_tartan"),
        ("one", "dma_other"),
    ]);
    let (line, _requests) = refused("acme", &twice);
    let Finding::Bad { offer, .. } = &line else {
        panic!("{line:?}");
    };
    assert_eq!(*offer, Some(Offer::Organization("one".to_owned())));
}

#[test]
fn where_campaign_itself_answered_no_list_says_that_the_organization_is_wrong() {
    let campaign = answering("200 OK", RECORD);
    let sign_in = answering("200 OK", FOR_ACME);
    let mut desk = Desk::at(&campaign.http()).with_sign_in(&sign_in);
    desk.profile.organization = Organization::parse("other").unwrap();
    let lines = desk.look();
    assert_eq!(lines[4], "Organization good check-organization-accepted");
    assert!(
        lines.iter().all(|line| !line.contains(" bad ")),
        "{lines:?}"
    );
}

#[test]
fn where_the_api_key_hides_what_the_gateway_thinks_the_list_alone_decides() {
    let campaign = answering(
        "403 Forbidden",
        r#"{"error_code":"403003","message":"Api Key is invalid"}"#,
    );
    let sign_in = answering("200 OK", FOR_ACME);
    let mut desk = Desk::at(&campaign.http()).with_sign_in(&sign_in);
    desk.profile.organization = Organization::parse("other").unwrap();
    assert_eq!(
        desk.look()[4..],
        [
            "Organization bad check-organization-differs",
            "ApiKey bad refusal-403003",
            "Workflow -"
        ]
    );
}

#[test]
fn a_sign_in_service_that_does_not_say_what_the_token_is_for_proves_nothing() {
    let scripts = [
        answer("401 Unauthorized", r#"{"error":"invalid_token"}"#),
        answer("403 Forbidden", ""),
        answer("500 Internal Server Error", FOR_ACME),
        answer("302 Found", FOR_ACME),
        answer("200 OK", "{}"),
        answer("200 OK", r#"{"projectedProductContext":[]}"#),
        answer("200 OK", r#"{"projectedProductContext":"none"}"#),
        answer(
            "200 OK",
            r#"{"projectedProductContext":[7,{},{"prodCtx":null},{"prodCtx":{}}]}"#,
        ),
        answer("200 OK", "<html>"),
        answer(
            "200 OK",
            format!("{}{}", "[".repeat(100_000), "]".repeat(100_000)),
        ),
        b"SSH-2.0-x\r\n\r\n".to_vec(),
        b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{".to_vec(),
    ];
    for script in scripts {
        let campaign = answering("403 Forbidden", r#"{"error_code":"403003"}"#);
        let sign_in = Server::start([Step::ReadRequest, Step::Send(script.clone())]);
        let lines = Desk::at(&campaign.http()).with_sign_in(&sign_in).look();
        assert_eq!(
            lines[4],
            "Organization good check-organization-unknown",
            "{}",
            String::from_utf8_lossy(&script[..script.len().min(120)])
        );
        assert_eq!(
            asked(&sign_in),
            ["GET /ims/profile/v1 HTTP/1.1"],
            "asked once"
        );
    }
}

#[test]
fn a_profile_that_never_ends_is_not_read_for_ever() {
    let campaign = answering("403 Forbidden", r#"{"error_code":"403003"}"#);
    let sign_in = Server::start([
        Step::ReadRequest,
        Step::Send(b"HTTP/1.1 200 OK\r\n\r\n{\"filler\":\"".to_vec()),
        Step::SendForever(vec![b'x'; 65536]),
    ]);
    let lines = Desk::at(&campaign.http()).with_sign_in(&sign_in).look();
    assert_eq!(lines[4], "Organization good check-organization-unknown");
    let connections = sign_in.settle();
    assert!(
        connections[0].flooded < 64 * 1024 * 1024,
        "{}",
        connections[0].flooded
    );
}

#[test]
fn a_sign_in_service_that_is_silent_is_waited_for_no_longer_than_the_profile_says() {
    let campaign = answering("200 OK", RECORD);
    let sign_in = Server::start([Step::Linger]);
    let mut desk = Desk::at(&campaign.http()).with_sign_in(&sign_in);
    desk.profile.timeout = std::time::Duration::from_millis(500);
    let began = std::time::Instant::now();
    assert_eq!(
        desk.look()[4],
        "Organization good check-organization-accepted"
    );
    assert!(began.elapsed() < SOON / 2, "{:?}", began.elapsed());
}

/// The organization's line where the gateway refuses `organization` and the token is for what `profile` says.
fn refused(organization: &str, profile: &str) -> (Finding, usize) {
    let campaign = answering("403 Forbidden", NOT_VALID);
    let sign_in = answering("200 OK", profile);
    let mut desk = Desk::at(&campaign.http()).with_sign_in(&sign_in);
    desk.profile.organization = Organization::parse(organization).unwrap();
    let lines = desk.lines();
    assert_eq!(*of(CheckStep::ApiKey, &lines), Finding::Skipped);
    let requests = asked(&campaign).len() + asked(&sign_in).len();
    assert_eq!(requests, 3);
    (of(CheckStep::Organization, &lines).clone(), requests)
}
