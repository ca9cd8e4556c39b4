//! Every error body that Adobe documents or its users report: its code, whether it is known, what to do next.
//! And every other body there can be: it gets no advice and does no harm.

#[path = "campaign/random.rs"]
mod random;

use campaign_remote::campaign::{Answer, BodyEnd, Cause, NextStep, Refusal, Setting, Verdict};

use random::Random;

/// Status, body, and what is read from it: code, meaning, whether there is a sentence on what to do, its click.
type Row = (
    u16,
    &'static str,
    Option<&'static str>,
    Option<&'static str>,
    bool,
    Option<NextStep>,
);

/// All of campaign-api.md, section 3.
#[rustfmt::skip]
const DOCUMENTED: &[Row] = &[
    (401, r#"{"error_code":"401013","message":"Oauth token is not valid"}"#, Some("401013"), Some("refusal-401013"), true, Some(NextStep::RenewCredentials)),
    (401, r#"{"error_code":401013,"message":"Oauth token is not valid"}"#, Some("401013"), Some("refusal-401013"), true, Some(NextStep::RenewCredentials)),
    (403, r#"{"error_code":"403023","message":"Profile is not valid"}"#, Some("403023"), Some("refusal-403023"), true, Some(NextStep::CorrectOrganization)),
    (403, r#"{"error_code":"403025","message":"Profile is not valid"}"#, Some("403025"), Some("refusal-403025"), true, None),
    (403, r#"{"error_code":"403000","message":"Api Key is required"}"#, Some("403000"), Some("refusal-403000"), true, Some(NextStep::OpenProfile(Setting::ApiKey))),
    (403, r#"{"error_code":"403003","message":"Api Key is invalid"}"#, Some("403003"), Some("refusal-403003"), true, Some(NextStep::OpenProfile(Setting::ApiKey))),
    (403, r#"{"error_code":403003,"message":"Api Key is invalid"}"#, Some("403003"), Some("refusal-403003"), true, Some(NextStep::OpenProfile(Setting::ApiKey))),
    (403, r#"{"error_code":"403010","message":"Oauth token is missing."}"#, Some("403010"), Some("refusal-403010"), true, Some(NextStep::RenewCredentials)),
    (401, r#"{"error_code":"403010","message":"Oauth token is missing."}"#, Some("403010"), Some("refusal-403010"), true, Some(NextStep::RenewCredentials)),
    (403, r#"{"error_code":"403027","message":"User region is missing"}"#, Some("403027"), Some("refusal-403027"), true, Some(NextStep::OpenProfile(Setting::ApiKey))),
    (400, r#"{"error_code":"400003","message":"Missing header"}"#, Some("400003"), Some("refusal-400003"), false, None),
    (429, r#"{"error_code":"429050","message":"Too many requests"}"#, Some("429050"), Some("refusal-429"), true, None),
    (502, r#"{"code": 502, "message": "Oops. Something went wrong. Check your URI and try again."}"#, Some("502"), Some("refusal-oops-502"), true, None),
    (500, r#"{"code": 500, "message": "Oops. Something went wrong. Check your URI and try again."}"#, Some("500"), Some("refusal-oops-500"), true, Some(NextStep::CorrectOrganization)),
    (500, r#"{"code": "500", "message": "Oops. Something went wrong. Check your URI and try again."}"#, Some("500"), Some("refusal-oops-500"), true, Some(NextStep::CorrectOrganization)),
    (500, "RST-360011 An error has occurred - please contact your administrator.\n'contentURL' parameter isn't defined in signal activity.\nXTK-170006 Unable to parse expression 'HandleTrigger(@name, $(source), $({parameters}))'.", Some("RST-360011"), Some("refusal-signal-parameter"), false, None),
    (404, "RST-360011 An error has occurred - please contact your administrator. Error rc=-2003", Some("RST-360011"), Some("refusal-rc-2003"), true, None),
    // Invalid PKey: Campaign Standard, then v8.
    (500, "'O5iRp40EGA' attribute unknown (see definition of 'xtk:workflow'). XTK-170036 Unable to parse expression '@id = @O5iRp40EGA'.", Some("XTK-170036"), Some("refusal-pkey"), true, Some(NextStep::CorrectWorkflowId)),
    (404, "Unable to decrypt PKey. (PKey=@jksad) Unsupported endpoint. (endpoint=rest/profileAndServices/profile/@jksad)", None, Some("refusal-pkey"), true, Some(NextStep::CorrectWorkflowId)),
    // Unknown ID: Campaign Standard, then v8.
    (404, "RST-360011 An error has occurred - please contact your administrator. Unable to find document with path 'Workflow' from key 'WKF35' (document with schema 'workflow' and name 'WKF35')", Some("RST-360011"), Some("refusal-not-found"), true, Some(NextStep::CorrectWorkflowId)),
    (404, "Unable to find document with path 'Workflow' from key 'WKF35' (document with schema 'workflow' and name 'WKF35')", None, Some("refusal-not-found"), true, Some(NextStep::CorrectWorkflowId)),
    // Generic: Campaign Standard, then v8.
    (500, "RST-360011 An error has occurred - please contact your administrator.", Some("RST-360011"), Some("refusal-rst-360011"), false, None),
    (500, "An error has occurred - please contact your administrator.", None, Some("refusal-rst-360011"), false, None),
    (500, "BAS-010003 Unable to complete operation in current status.", Some("BAS-010003"), Some("refusal-bas-010003"), true, Some(NextStep::CheckState)),
    // The sign-in service.
    (400, r#"{"error":"invalid_client","error_description":"invalid client_id parameter"}"#, Some("invalid_client"), Some("refusal-ims-client-id"), true, Some(NextStep::OpenProfile(Setting::ApiKey))),
    (400, r#"{"error":"invalid_client","error_description":"invalid client_secret parameter"}"#, Some("invalid_client"), Some("refusal-ims-client-secret"), true, Some(NextStep::RenewCredentials)),
    (400, r#"{"error":"invalid_token","error_description":"No valid bindings were found for organization and technical account combination"}"#, Some("invalid_token"), Some("refusal-ims-bindings"), true, None),
];

#[test]
fn every_documented_body_is_known_by_its_code_and_its_next_step() {
    for row in DOCUMENTED {
        check(row, row.1);
    }
}

#[test]
fn a_documented_body_is_known_whatever_stands_around_it() {
    for row in DOCUMENTED {
        check(row, &format!("\u{feff}{}", row.1));
        check(row, &format!("\r\n {} \r\n", row.1));
        check(row, &row.1.replace(" An error", "\tAn error"));
    }
}

#[test]
fn an_unknown_body_keeps_its_code_and_its_words_and_gets_no_advice() {
    let rows: &[(u16, &str, Option<&str>, &str)] = &[
        (
            403,
            r#"{"error_code":"403999","message":"Something new"}"#,
            Some("403999"),
            "Something new",
        ),
        (
            400,
            r#"{"error_code":500101,"message":"m"}"#,
            Some("500101"),
            "m",
        ),
        (
            400,
            r#"{"code":500,"message":"Not that sentence"}"#,
            Some("500"),
            "Not that sentence",
        ),
        (
            409,
            "WKF-560999 Something new.",
            Some("WKF-560999"),
            "WKF-560999 Something new.",
        ),
        (400, "RST-36001 is no code", None, "RST-36001 is no code"),
        (400, "T", None, "T"),
        (400, "\"a JSON string\"", None, "a JSON string"),
        (
            418,
            "<html><head><title>I'm a teapot</title></head></html>",
            None,
            "I'm a teapot",
        ),
        (400, "<html></html>", None, ""),
        (400, "", None, ""),
        (400, "[]", None, "[]"),
        (
            400,
            r#"{"error_code":{"a":1},"message":["x"]}"#,
            None,
            r#"{"error_code":{"a":1},"message":["x"]}"#,
        ),
        (
            400,
            r#"{"error":{"message":"nested"}}"#,
            None,
            r#"{"error":{"message":"nested"}}"#,
        ),
    ];
    for (status, body, code, text) in rows {
        let refusal = Refusal::read(*status, body.as_bytes());
        assert_eq!(refusal.status, *status);
        assert_eq!(refusal.code.as_deref(), *code, "{body}");
        assert_eq!(refusal.text, *text, "{body}");
        assert_eq!(refusal.meaning(), None, "{body}");
        assert_eq!(refusal.next_step(), None, "{body}");
    }
}

#[test]
fn a_documented_sentence_on_a_web_page_or_in_another_field_is_not_taken_for_the_server_s_answer() {
    let pages = [
        "<html><title>Proxy</title><p>Unable to decrypt PKey</html>",
        r#"{"echo":"Unable to decrypt PKey","message":"Something new"}"#,
        r#"{"code":500,"message":"It says: Oops. Something went wrong."}"#,
    ];
    for page in pages {
        let verdict = Verdict::of_answer(&answer(500, page.as_bytes()));
        assert!(
            matches!(verdict, Verdict::MaybeApplied(Cause::Gateway(_))),
            "{page}: {verdict:?}"
        );
    }
}

#[test]
fn a_server_s_words_can_neither_hide_nor_turn_nor_flood_what_is_shown() {
    let rows = [
        ("a\u{202e}b\u{2066}c", "abc"),
        ("a\u{200b}\u{feff}\u{ad}b", "ab"),
        ("a\r\n\tb   c", "a b c"),
        ("\u{1b}[31mred\u{1b}[0m", "[31mred[0m"),
        ("a\0b\u{7}", "ab"),
        ("a\u{2028}b", "a b"),
        ("a\u{e0041}b", "ab"),
    ];
    for (words, expected) in rows {
        let json = serde_json::json!({"error_code": words, "message": words}).to_string();
        for body in [words, &json] {
            let refusal = Refusal::read(400, body.as_bytes());
            assert_eq!(refusal.text, expected, "{body:?}");
        }
        let code = Refusal::read(400, json.as_bytes()).code;
        assert_eq!(code.as_deref(), Some(expected));
    }
    let huge = "words \u{1f600} ".repeat(1_000_000);
    let refusal = Refusal::read(400, huge.as_bytes());
    assert_eq!(
        refusal.text.chars().count(),
        401,
        "400 and the sign of a cut"
    );
    let json = serde_json::json!({"error_code": huge, "message": huge}).to_string();
    let refusal = Refusal::read(400, json.as_bytes());
    assert!(refusal.text.chars().count() <= 401 && refusal.code.is_none());
    assert_eq!(
        Refusal::read(400, b"\xff\xfe\x80").text,
        "\u{fffd}\u{fffd}\u{fffd}"
    );
}

#[test]
fn json_ten_thousand_deep_is_read_as_text() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let deep = format!("{}1{}", open.repeat(10_000), close.repeat(10_000));
        let refusal = Refusal::read(400, deep.as_bytes());
        assert_eq!((refusal.code.as_deref(), refusal.meaning()), (None, None));
        assert!(deep.starts_with(refusal.text.trim_end_matches('\u{2026}')));
    }
}

#[test]
fn no_bytes_at_all_make_the_reader_stumble_or_a_verdict_without_its_reason() {
    let mut random = Random::new(7);
    let seeds: Vec<&[u8]> = DOCUMENTED.iter().map(|row| row.1.as_bytes()).collect();
    for _turn in 0..20_000 {
        let mut body = if random.below(2) == 0 {
            seeds[random.index(seeds.len())].to_vec()
        } else {
            (0..random.below(200)).map(|_| random.byte()).collect()
        };
        for _change in 0..random.below(6) {
            let at = random.index(body.len() + 1);
            match random.below(3) {
                0 => body.insert(at, random.byte()),
                1 => body.truncate(at),
                _ if at < body.len() => body[at] = random.byte(),
                _ => {}
            }
        }
        let status = u16::try_from(100 + random.below(900)).unwrap();
        let verdict = Verdict::of_answer(&answer(status, &body));
        let kind_is_right = match &verdict {
            Verdict::Accepted => (200..300).contains(&status),
            Verdict::Refused(refusal) => {
                (300..600).contains(&status)
                    && ![408, 502, 503, 504].contains(&status)
                    && (status < 500 || refusal.meaning().is_some())
            }
            Verdict::MaybeApplied(Cause::Gateway(_)) => {
                status == 408 || (500..600).contains(&status)
            }
            Verdict::MaybeApplied(Cause::NotHttp(_)) => !(200..600).contains(&status),
            _ => false,
        };
        assert!(
            kind_is_right,
            "{status} {:?}: {verdict:?}",
            String::from_utf8_lossy(&body)
        );
    }
}

fn check((status, _body, code, meaning, advice, step): &Row, body: &str) {
    let refusal = Refusal::read(*status, body.as_bytes());
    assert_eq!(refusal.code.as_deref(), *code, "{body}");
    assert_eq!(refusal.meaning().map(|said| said.key), *meaning, "{body}");
    let next = refusal.next_step();
    assert_eq!(next.is_some(), *advice, "{body}");
    assert_eq!(next.and_then(|(_sentence, step)| step), *step, "{body}");
    assert!(
        !refusal.text.is_empty(),
        "{body}: the server's words are kept"
    );
}

fn answer(status: u16, body: &[u8]) -> Answer {
    Answer {
        status,
        reason: "",
        headers: Vec::new(),
        body: body.to_vec().into(),
        end: BodyEnd::Whole,
    }
}
