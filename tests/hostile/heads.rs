//! What stands before the body: endless, slow, doubled, folded, or no HTTP/1.1 at all.
//!
//! Headers without end, with their verdicts, are in `tests/verdict/on_the_way.rs` too; here their cost is measured.

use std::time::Duration;

use campaign_remote::campaign::Outcome;

use crate::campaign::{Caller, Server, Step, answer, run, told};
use crate::{case, flood, send};

const SHORT: Duration = Duration::from_millis(500);

#[test]
fn a_head_that_drips_for_ever_is_given_up_at_the_time_limit() {
    let drip = Step::Drip(b"X-Filler: filler\r\n".to_vec(), Duration::from_millis(10));
    let script = [send("HTTP/1.1 200 OK\r\n"), drip];
    case(script, "maybe applied: cause-timed-out")
        .within(SHORT)
        .check();
}

#[test]
fn headers_without_end_cost_no_memory() {
    let script = [send("HTTP/1.1 200 OK\r\n"), flood("X-Filler: filler\r\n")];
    case(script, "maybe applied: cause-not-http").check();
}

#[test]
fn one_header_without_end_costs_no_memory() {
    let script = [send("HTTP/1.1 200 OK\r\nX-Filler: "), flood("x")];
    case(script, "maybe applied: cause-not-http").check();
}

#[test]
fn a_reason_without_end_costs_no_memory() {
    let script = [send("HTTP/1.1 200 "), flood("OK ")];
    case(script, "maybe applied: cause-not-http").check();
}

#[test]
fn blank_lines_without_end_are_no_http() {
    case([flood("\r\n")], "maybe applied: cause-not-http").check();
}

#[test]
fn interim_answers_without_end_cannot_stretch_the_time_limit() {
    for interim in [
        "HTTP/1.1 100 Continue\r\n\r\n",
        "HTTP/1.1 102 Processing\r\n\r\n",
        "HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n",
    ] {
        case([flood(interim)], "maybe applied: cause-timed-out")
            .within(SHORT)
            .check();
    }
}

#[test]
fn interim_answers_without_end_cannot_stretch_the_time_limit_of_a_sign_in() {
    let flood = flood("HTTP/1.1 100 Continue\r\n\r\n");
    case([flood], "cause-sign-in-unreachable cause-timed-out")
        .asking(crate::Ask::SignIn)
        .within(SHORT)
        .check();
}

#[test]
fn two_lengths_that_differ_are_no_http() {
    let head = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{} ";
    case([send(head), Step::Linger], "maybe applied: cause-not-http").check();
}

#[test]
fn a_length_said_twice_the_same_way_is_one_length() {
    let head = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\n{}";
    case([send(head), Step::Linger], "accepted, body whole").check();
}

#[test]
fn a_length_beside_chunks_is_not_believed() {
    let head = "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n";
    let told = case([send(head), Step::Linger], "accepted, body whole").check();
    assert_eq!(told.body, 2);
}

#[test]
fn a_transfer_encoding_that_nobody_knows_ends_where_the_connection_ends() {
    let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: magic\r\n\r\n{}";
    let told = case([send(head)], "accepted, body whole").check();
    assert_eq!(told.body, 2);
}

#[test]
fn a_doubled_header_is_shown_twice_in_its_order() {
    let outcome = answered(
        "HTTP/1.1 200 OK\r\nX-Trace: one\r\nX-Other: x\r\nX-Trace: two\r\nContent-Length: 0\r\n\r\n",
    );
    let headers = outcome.exchange.unwrap().answer.unwrap().headers_text();
    assert_eq!(
        headers,
        "x-trace: one\nx-trace: two\nx-other: x\ncontent-length: 0\n"
    );
}

#[test]
fn of_a_doubled_retry_after_the_first_counts() {
    let head = "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 7\r\nRetry-After: 99999\r\nContent-Length: 0\r\n\r\n";
    let campaign_remote::campaign::Verdict::Refused(refusal) = answered(head).verdict else {
        panic!("429 is a refusal");
    };
    assert_eq!(refusal.retry_after, Some(7));
}

#[test]
fn a_folded_header_is_unfolded_and_hides_no_answer() {
    let outcome = answered(
        "HTTP/1.1 404 Not Found\r\nX-Long: begins here\r\n\t and ends here\r\nContent-Length: 2\r\n\r\nno",
    );
    assert_eq!(told(&outcome), "refused: 404 - refusal-status-404");
    let headers = outcome.exchange.unwrap().answer.unwrap().headers_text();
    assert!(headers.contains("begins here"), "{headers}");
    assert!(headers.contains("and ends here"), "{headers}");
    assert_eq!(headers.lines().count(), 2, "{headers}");
}

#[test]
fn a_header_folded_without_end_costs_no_memory() {
    let script = [
        send("HTTP/1.1 200 OK\r\nX-Long: x\r\n"),
        flood("\t and on\r\n"),
    ];
    case(script, "maybe applied: cause-not-http").check();
}

#[test]
fn a_control_character_in_a_header_is_no_http() {
    for character in ["\u{1}", "\0", "\u{7f}", "\u{1b}[31m"] {
        let head = format!("HTTP/1.1 200 OK\r\nX-Note: a{character}b\r\nContent-Length: 0\r\n\r\n");
        case([send(head), Step::Linger], "maybe applied: cause-not-http").check();
    }
}

#[test]
fn direction_characters_and_other_charsets_in_a_header_are_kept_as_they_came() {
    for value in ["a\u{202e}b".as_bytes(), b"caf\xe9", b"\xff\xfe"] {
        let head = [
            b"HTTP/1.1 200 OK\r\nX-Note: ",
            value,
            b"\r\nContent-Length: 0\r\n\r\n",
        ]
        .concat();
        let outcome = answered(head);
        let answer = outcome.exchange.unwrap().answer.unwrap();
        let (_name, kept) = &answer.headers[0];
        assert_eq!(kept, value);
    }
}

#[test]
fn an_answer_of_http_0_9_is_no_http() {
    let page = "<html><body>Welcome</body></html>\r\n";
    case([send(page)], "maybe applied: cause-not-http").check();
}

#[test]
fn frames_of_http_2_are_no_http() {
    let settings = b"\0\0\0\x04\0\0\0\0\0";
    let reset = b"\0\0\x04\x03\0\0\0\0\x01\0\0\0\x08";
    let goaway = b"\0\0\x08\x07\0\0\0\0\0\0\0\0\0\0\0\0\0";
    for frames in [
        settings.to_vec(),
        [settings.as_slice(), reset].concat(),
        [settings.as_slice(), goaway].concat(),
        goaway.to_vec(),
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec(),
    ] {
        case(
            [send(frames), Step::Linger],
            "maybe applied: cause-not-http",
        )
        .check();
    }
}

#[test]
fn a_version_that_does_not_exist_is_no_http() {
    for version in ["HTTP/2.0", "HTTP/3", "HTTP/9.9", "http/1.1"] {
        let head = format!("{version} 200 OK\r\nContent-Length: 0\r\n\r\n");
        case([send(head), Step::Linger], "maybe applied: cause-not-http").check();
    }
}

#[test]
fn a_redirect_to_itself_is_asked_once() {
    for status in ["301 Moved Permanently", "307 Temporary Redirect"] {
        let head = format!(
            "HTTP/1.1 {status}\r\nLocation: /acme/campaign/workflow/execution/WKF35/commands\r\nContent-Length: 0\r\n\r\n"
        );
        let said = match &status[..3] {
            "301" => "refused: 301 - refusal-redirect",
            _ => "refused: 307 - refusal-redirect",
        };
        case([send(head), Step::Linger], said).check();
    }
}

#[test]
fn a_location_of_200_kb_is_a_redirect_like_any_other() {
    let location = "x".repeat(200 * 1024);
    let head = format!("HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n");
    case(
        [send(head), Step::Linger],
        "refused: 302 - refusal-redirect",
    )
    .check();
}

#[test]
fn an_answer_after_the_answer_is_not_read() {
    let two = [answer("404 Not Found", "no"), answer("200 OK", "{}")].concat();
    let told = case(
        [send(two), Step::Linger],
        "refused: 404 - refusal-status-404",
    );
    assert_eq!(told.check().body, 2);
}

/// What comes of a command that is answered so.
fn answered(head: impl AsRef<[u8]>) -> Outcome {
    let server = Server::start([Step::ReadRequest, send(head), Step::Linger]);
    let outcome = run(Caller::to(&server.http()).send());
    server.settle();
    assert_eq!(server.requests(), 1);
    outcome
}
