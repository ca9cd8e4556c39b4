//! What the answer to the authenticated read says of token, organization, API key and workflow.

use campaign_remote::campaign::{NextStep, Setting};
use campaign_remote::remote::check::{Finding, Line, Offer, Step};

use crate::campaign::TOKEN;
use crate::desk::{Desk, FOR_ACME, answering, asked};
use crate::token::jwt;

/// What is answered, the lines from the token's on, and how often the sign-in service is asked.
type Row = (&'static str, &'static str, [&'static str; 4], usize);

const ROWS: &[Row] = &[
    (
        "401 Unauthorized",
        r#"{"error_code":"401013","message":"Oauth token is not valid"}"#,
        [
            "Token bad refusal-401013",
            "Organization -",
            "ApiKey -",
            "Workflow -",
        ],
        0,
    ),
    (
        "403 Forbidden",
        r#"{"error_code":"403010","message":"Oauth token is missing."}"#,
        [
            "Token bad refusal-403010",
            "Organization -",
            "ApiKey -",
            "Workflow -",
        ],
        0,
    ),
    (
        "401 Unauthorized",
        "",
        [
            "Token bad refusal-status-401",
            "Organization -",
            "ApiKey -",
            "Workflow -",
        ],
        0,
    ),
    (
        "403 Forbidden",
        r#"{"error_code":"403023","message":"Profile is not valid"}"#,
        [
            TOKEN_GOOD,
            "Organization bad refusal-403023",
            "ApiKey -",
            "Workflow -",
        ],
        1,
    ),
    (
        "403 Forbidden",
        r#"{"error_code":"403025","message":"Profile is not valid"}"#,
        [
            TOKEN_GOOD,
            "Organization bad refusal-403025",
            "ApiKey -",
            "Workflow -",
        ],
        1,
    ),
    (
        "403 Forbidden",
        r#"{"error_code":403027,"message":"User region is missing"}"#,
        [
            TOKEN_GOOD,
            "Organization bad refusal-403027",
            "ApiKey -",
            "Workflow -",
        ],
        1,
    ),
    (
        "500 Internal Server Error",
        r#"{"code": 500, "message": "Oops. Something went wrong. Check your URI and try again."}"#,
        [
            TOKEN_GOOD,
            "Organization bad refusal-oops-500",
            "ApiKey -",
            "Workflow -",
        ],
        1,
    ),
    (
        "502 Bad Gateway",
        r#"{"code": 502, "message": "Oops. Something went wrong. Check your URI and try again."}"#,
        [
            TOKEN_GOOD,
            "Organization bad refusal-oops-502",
            "ApiKey -",
            "Workflow -",
        ],
        1,
    ),
    (
        "403 Forbidden",
        r#"{"error_code":"403003","message":"Api Key is invalid"}"#,
        [
            TOKEN_GOOD,
            IN_TOKEN,
            "ApiKey bad refusal-403003",
            "Workflow -",
        ],
        1,
    ),
    (
        "403 Forbidden",
        r#"{"error_code":"403000","message":"Api Key is required"}"#,
        [
            TOKEN_GOOD,
            IN_TOKEN,
            "ApiKey bad refusal-403000",
            "Workflow -",
        ],
        1,
    ),
    (
        "404 Not Found",
        "RST-360011 An error has occurred - please contact your administrator. Unable to find document with path \
         'Workflow' from key 'WKF35' (document with schema 'workflow' and name 'WKF35')",
        [
            TOKEN_GOOD,
            IN_TOKEN,
            "ApiKey good",
            "Workflow bad refusal-not-found",
        ],
        1,
    ),
    (
        "404 Not Found",
        "Unable to decrypt PKey. (PKey=@jksad)",
        [
            TOKEN_GOOD,
            IN_TOKEN,
            "ApiKey good",
            "Workflow bad refusal-pkey",
        ],
        1,
    ),
    (
        "500 Internal Server Error",
        "XTK-170036 Unable to parse expression '@id = @O5iRp40EGA'.",
        [
            TOKEN_GOOD,
            IN_TOKEN,
            "ApiKey good",
            "Workflow bad refusal-unknown",
        ],
        1,
    ),
    (
        "404 Not Found",
        "RST-360011 An error has occurred - please contact your administrator. Error rc=-2003",
        [
            TOKEN_GOOD,
            IN_TOKEN,
            "ApiKey good",
            "Workflow bad refusal-rc-2003",
        ],
        1,
    ),
    (
        "404 Not Found",
        "<html><title>Not here</title></html>",
        [
            TOKEN_GOOD,
            IN_TOKEN,
            "ApiKey bad check-not-campaign",
            "Workflow -",
        ],
        1,
    ),
    (
        "200 OK",
        "<html><title>Welcome</title></html>",
        [
            TOKEN_GOOD,
            IN_TOKEN,
            "ApiKey bad check-not-campaign",
            "Workflow -",
        ],
        1,
    ),
    (
        "429 Too Many Requests",
        r#"{"error_code":"429050","message":"Too many requests"}"#,
        [TOKEN_GOOD, IN_TOKEN, "ApiKey bad refusal-429", "Workflow -"],
        1,
    ),
    (
        "503 Service Unavailable",
        "",
        [
            TOKEN_GOOD,
            IN_TOKEN,
            "ApiKey bad refusal-status-503",
            "Workflow -",
        ],
        1,
    ),
    (
        "418 I'm a teapot",
        "",
        [
            TOKEN_GOOD,
            IN_TOKEN,
            "ApiKey bad refusal-unknown",
            "Workflow -",
        ],
        1,
    ),
];

const TOKEN_GOOD: &str = "Token good check-token-end-unknown";
const IN_TOKEN: &str = "Organization good check-organization-in-token";

#[test]
fn every_answer_is_laid_at_the_step_that_it_is_about() {
    let mut wrong = Vec::new();
    for (status, body, expected, profile_calls) in ROWS {
        let campaign = answering(status, body);
        let sign_in = answering("200 OK", FOR_ACME);
        let lines = Desk::at(&campaign.http()).with_sign_in(&sign_in).look();
        let requests = (asked(&campaign).len(), asked(&sign_in).len());
        if lines[3..] != *expected || requests != (2, *profile_calls) {
            wrong.push(format!("{status} {body}: {lines:?}, {requests:?} requests"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_workflow_that_nobody_asked_for_may_be_missing_in_every_wording() {
    for (status, body) in [
        ("200 OK", r#"{"PKey":"@x"}"#),
        ("404 Not Found", "Unable to decrypt PKey. (PKey=@jksad)"),
        (
            "500 Internal Server Error",
            "XTK-170036 Unable to parse expression '@id = @O5iRp40EGA'.",
        ),
        (
            "500 Internal Server Error",
            "RST-360011 An error has occurred - please contact your administrator.",
        ),
    ] {
        let campaign = answering(status, body);
        let mut desk = Desk::at(&campaign.http());
        desk.workflow = None;
        assert_eq!(desk.look()[5..], ["ApiKey good", "Workflow -"], "{body}");
    }
    // A service that is not published stands in the way of every workflow.
    let campaign = answering("404 Not Found", "RST-360011 Error rc=-2003");
    let mut desk = Desk::at(&campaign.http());
    desk.workflow = None;
    assert_eq!(desk.look()[6], "Workflow bad refusal-rc-2003");
}

#[test]
fn a_refusal_comes_with_its_next_step_and_the_server_s_own_words() {
    let campaign = answering(
        "403 Forbidden",
        r#"{"error_code":"403003","message":"Api Key is invalid"}"#,
    );
    let lines = Desk::at(&campaign.http()).lines();
    let Finding::Bad {
        next,
        step,
        refusal,
        offer,
        ..
    } = of(Step::ApiKey, &lines)
    else {
        panic!("{lines:?}");
    };
    assert_eq!(next.as_ref().unwrap().key, "refusal-403003-next");
    assert_eq!(*step, Some(NextStep::OpenProfile(Setting::ApiKey)));
    assert_eq!(refusal.as_ref().unwrap().text, "Api Key is invalid");
    assert_eq!(refusal.as_ref().unwrap().code.as_deref(), Some("403003"));
    assert_eq!(*offer, None, "the token does not say whose it is");
}

#[test]
fn an_api_key_that_is_not_the_token_s_own_is_offered_to_be_put_right() {
    let refused = r#"{"error_code":"403003","message":"Api Key is invalid"}"#;
    for (client_id, offered) in [
        ("another-key", Some(Offer::ApiKey("another-key".to_owned()))),
        (crate::campaign::API_KEY, None),
    ] {
        let campaign = answering("403 Forbidden", refused);
        let mut desk = Desk::at(&campaign.http());
        desk.token = Ok(jwt(&format!(
            r#"{{"exp":4000000000,"client_id":"{client_id}"}}"#
        )));
        let lines = desk.lines();
        let Finding::Bad { offer, .. } = of(Step::ApiKey, &lines) else {
            panic!("{lines:?}");
        };
        assert_eq!(*offer, offered);
    }
}

#[test]
fn without_an_api_key_nothing_is_read_and_the_token_s_own_is_offered() {
    let campaign = answering("200 OK", "{}");
    let mut desk = Desk::at(&campaign.http());
    "  ".clone_into(&mut desk.profile.api_key);
    desk.token = Ok(jwt(r#"{"exp":4000000000,"client_id":"the-key"}"#));
    let lines = desk.lines();
    let Finding::Bad {
        what, offer, step, ..
    } = of(Step::ApiKey, &lines)
    else {
        panic!("{lines:?}");
    };
    assert_eq!(what.key, "api-key-missing");
    assert_eq!(*offer, Some(Offer::ApiKey("the-key".to_owned())));
    assert_eq!(*step, Some(NextStep::OpenProfile(Setting::ApiKey)));
    let connections = campaign.settle();
    assert_eq!(connections.len(), 1);
    assert!(!crate::desk::text(&connections[0]).contains(TOKEN));
}

pub(crate) fn of(step: Step, lines: &[Line]) -> &Finding {
    &lines.iter().find(|line| line.step == step).unwrap().result
}
