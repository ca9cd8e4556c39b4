//! JSON that is made to cost: ten thousand deep, a million keys, one endless list. As a record, as a refusal, and as
//! the sign-in service's answer.

use std::fmt::Write as _;
use std::time::Duration;

use crate::campaign::{Step, answer};
use crate::{Ask, Case, case, flood, send};

const LONG: Duration = Duration::from_secs(30);

fn answered(ask: Ask, status: &str, body: &str, said: &'static str) -> Case {
    case([send(answer(status, body)), Step::Linger], said)
        .asking(ask)
        .within(LONG)
}

pub(crate) fn deep() -> [String; 2] {
    [
        "[".repeat(10_000) + &"]".repeat(10_000),
        "{\"a\":".repeat(10_000) + "1" + &"}".repeat(10_000),
    ]
}

/// A million keys, and one that says something.
pub(crate) fn wide(last: &str) -> String {
    let mut document = String::from("{");
    for key in 0..1_000_000 {
        write!(document, "\"k{key}\":0,").unwrap();
    }
    document + last + "}"
}

#[test]
fn a_record_ten_thousand_deep_reports_no_state() {
    let [list, object] = deep();
    answered(Ask::Read, "200 OK", &list, "cause-not-a-record").check();
    answered(Ask::Read, "200 OK", &object, "NotReported").check();
}

#[test]
fn a_state_beside_something_ten_thousand_deep_is_read() {
    for body in deep() {
        let body = format!("{{\"content\":{body},\"state\":\"paused\"}}");
        answered(Ask::Read, "200 OK", &body, "Paused").check();
    }
}

#[test]
fn a_state_ten_thousand_deep_is_none() {
    for body in deep() {
        let body = format!("{{\"state\":{body},\"status\":\"paused\"}}");
        answered(Ask::Read, "200 OK", &body, "Paused").check();
    }
}

#[test]
fn a_refusal_ten_thousand_deep_is_a_refusal() {
    for body in deep() {
        let said = "refused: 404 - refusal-status-404";
        answered(Ask::Send, "404 Not Found", &body, said).check();
    }
}

#[test]
fn an_acceptance_ten_thousand_deep_is_an_acceptance() {
    for body in deep() {
        answered(Ask::Send, "200 OK", &body, "accepted, body whole").check();
    }
}

#[test]
fn a_sign_in_answer_ten_thousand_deep_is_no_token() {
    for body in deep() {
        let said = "cause-sign-in-unreachable cause-not-http";
        answered(Ask::SignIn, "200 OK", &body, said).check();
    }
}

#[test]
fn a_token_beside_something_ten_thousand_deep_is_a_token() {
    for body in deep() {
        let body = format!("{{\"x\":{body},\"access_token\":\"t\",\"expires_in\":86399}}");
        answered(Ask::SignIn, "200 OK", &body, "signed in").check();
    }
}

#[test]
fn the_state_behind_a_million_keys_is_read_at_the_price_of_the_text() {
    let body = wide(r#""state":"paused""#);
    let memory = 2 * body.len().div_ceil(1 << 20);
    answered(Ask::Read, "200 OK", &body, "Paused")
        .taking(memory)
        .check();
}

#[test]
fn a_refusal_of_a_million_keys_is_a_refusal() {
    let body = wide(r#""error_code":"401013""#);
    let memory = 2 * body.len().div_ceil(1 << 20);
    answered(
        Ask::Send,
        "401 Unauthorized",
        &body,
        "refused: 401 - refusal-status-401",
    )
    .taking(memory)
    .check();
}

#[test]
fn a_token_behind_a_million_keys_is_not_looked_for() {
    let body = wide(r#""access_token":"t","expires_in":86399"#);
    let said = "cause-sign-in-unreachable cause-not-http";
    answered(Ask::SignIn, "200 OK", &body, said).check();
}

#[test]
fn a_record_that_is_one_endless_list_costs_no_more_than_its_bytes() {
    // 60 MB of numbers would be two gigabytes as values.
    let body = format!(
        "{{\"state\":\"paused\",\"x\":[{}0]}}",
        "0,".repeat(30_000_000)
    );
    answered(Ask::Read, "200 OK", &body, "NotReported")
        .taking(60 + 32)
        .check();
    // As long as a record may be.
    let body = format!(
        "{{\"state\":\"paused\",\"x\":[{}0]}}",
        "0,".repeat(8_000_000)
    );
    answered(Ask::Read, "200 OK", &body, "Paused")
        .taking(16 + 16)
        .check();
}

#[test]
fn a_sign_in_answer_without_end_is_left_after_a_mebibyte() {
    let script = [
        send("HTTP/1.1 200 OK\r\n\r\n{\"access_token\":\""),
        flood("0123456789abcdef"),
    ];
    let said = "cause-sign-in-unreachable cause-not-http";
    case(script, said).asking(Ask::SignIn).within(LONG).check();
}
