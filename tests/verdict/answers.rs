//! A whole answer came: its status and, for a 5xx, its text say what is true.

use crate::campaign::{Caller, Server, Step, answer, run, told};
use crate::check_rows;

/// The status line, the body, and what is said of them.
const ANSWERS: &[(&str, &str, &str)] = &[
    ("200 OK", r#"{"PKey":"@x"}"#, "accepted, body whole"),
    ("200 OK", r#"{"broken": "#, "accepted, body whole"),
    ("200 OK", "", "accepted, body whole"),
    ("200 OK", "T", "accepted, body whole"),
    ("201 Created", "{}", "accepted, body whole"),
    ("202 Accepted", "", "accepted, body whole"),
    (
        "200 OK",
        r#"{"error_code":"401013","message":"Oauth token is not valid"}"#,
        "accepted, body whole",
    ),
    (
        "401 Unauthorized",
        r#"{"error_code":"401013","message":"Oauth token is not valid"}"#,
        "refused: 401 401013 refusal-401013",
    ),
    (
        "403 Forbidden",
        r#"{"error_code":"403003","message":"Api Key is invalid"}"#,
        "refused: 403 403003 refusal-403003",
    ),
    (
        "404 Not Found",
        "RST-360011 An error has occurred - please contact your administrator. \
         Unable to find document with path 'Workflow' from key 'WKF35' \
         (document with schema 'workflow' and name 'WKF35')",
        "refused: 404 RST-360011 refusal-not-found",
    ),
    (
        "404 Not Found",
        "nothing here",
        "refused: 404 - refusal-status-404",
    ),
    ("409 Conflict", "not now", "refused: 409 - -"),
    (
        "429 Too Many Requests",
        r#"{"error_code":"429050","message":"Too many requests"}"#,
        "refused: 429 429050 refusal-429",
    ),
    ("429 Too Many Requests", "", "refused: 429 - refusal-429"),
    ("400 Bad Request", "Bad Request", "refused: 400 - -"),
    ("304 Not Modified", "", "refused: 304 - refusal-redirect"),
    (
        "500 Internal Server Error",
        r#"{"code": 500, "message": "Oops. Something went wrong. Check your URI and try again."}"#,
        "refused: 500 500 refusal-oops-500",
    ),
    (
        "500 Internal Server Error",
        "'O5iRp40EGA' attribute unknown (see definition of 'workflow').\n\
         XTK-170036 Unable to parse expression '@id = @O5iRp40EGA'.",
        "refused: 500 XTK-170036 refusal-pkey",
    ),
    (
        "500 Internal Server Error",
        "Unable to decrypt PKey. (PKey=@jksad)",
        "refused: 500 - refusal-pkey",
    ),
    (
        "500 Internal Server Error",
        "BAS-010003 Unable to complete operation in current status.",
        "refused: 500 BAS-010003 refusal-bas-010003",
    ),
    (
        "500 Internal Server Error",
        "RST-360011 An error has occurred - please contact your administrator.",
        "maybe applied: cause-gateway 500 RST-360011 refusal-rst-360011",
    ),
    (
        "500 Internal Server Error",
        "An error has occurred - please contact your administrator.",
        "maybe applied: cause-gateway 500 - refusal-rst-360011",
    ),
    (
        "500 Internal Server Error",
        "",
        "maybe applied: cause-gateway 500 - -",
    ),
    (
        "501 Not Implemented",
        "<html><title>no</title></html>",
        "maybe applied: cause-gateway 501 - -",
    ),
    (
        "502 Bad Gateway",
        r#"{"code": 502, "message": "Oops. Something went wrong. Check your URI and try again."}"#,
        "maybe applied: cause-gateway 502 502 refusal-oops-502",
    ),
    (
        "502 Bad Gateway",
        "<html><head><title>502 Bad Gateway</title></head></html>",
        "maybe applied: cause-gateway 502 - refusal-status-502",
    ),
    (
        "500 Internal Server Error",
        r#"{"code": 502, "message": "Oops. Something went wrong. Check your URI and try again."}"#,
        "maybe applied: cause-gateway 500 502 refusal-oops-502",
    ),
    (
        "503 Service Unavailable",
        "<!DOCTYPE html><html><title>Service Unavailable</title>",
        "maybe applied: cause-gateway 503 - refusal-status-503",
    ),
    (
        "504 Gateway Timeout",
        "upstream request timeout",
        "maybe applied: cause-gateway 504 - refusal-status-504",
    ),
    (
        "408 Request Timeout",
        "",
        "maybe applied: cause-gateway 408 - refusal-status-408",
    ),
    ("999 Request denied", "", "maybe applied: cause-not-http"),
];

#[test]
fn every_answer_is_judged_by_its_status_and_its_documented_text() {
    let rows = ANSWERS.iter().map(|&(status, body, expected)| {
        let script = vec![
            Step::ReadRequest,
            Step::Send(answer(status, body)),
            Step::Linger,
        ];
        (status, script, expected)
    });
    check_rows(rows.collect(), |_as_it_is| ());
}

#[test]
fn an_answer_that_comes_in_pieces_or_after_interim_ones_is_the_final_one() {
    let send = |bytes: &[u8]| Step::Send(bytes.to_vec());
    let rows = vec![
        (
            "204 without a body",
            vec![
                Step::ReadRequest,
                send(b"HTTP/1.1 204 No Content\r\n\r\n"),
                Step::Linger,
            ],
            "accepted, body whole",
        ),
        (
            "interim answers first",
            vec![
                Step::ReadRequest,
                send(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"),
                Step::Send(answer("404 Not Found", "no")),
                Step::Linger,
            ],
            "refused: 404 - refusal-status-404",
        ),
        (
            "byte by byte",
            vec![
                Step::ReadRequest,
                Step::SendByteByByte(answer("202 Accepted", "{}")),
                Step::Linger,
            ],
            "accepted, body whole",
        ),
        (
            "in chunks",
            vec![
                Step::ReadRequest,
                send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"),
                Step::Linger,
            ],
            "accepted, body whole",
        ),
        (
            "HTTP/1.0, ended by closing",
            vec![Step::ReadRequest, send(b"HTTP/1.0 200 OK\r\n\r\n{}")],
            "accepted, body whole",
        ),
        (
            "an upgrade that nobody asked for",
            vec![
                Step::ReadRequest,
                send(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n"),
            ],
            "maybe applied: cause-not-http",
        ),
    ];
    check_rows(rows, |_as_it_is| ());
}

#[test]
fn a_redirect_to_another_host_is_not_followed_and_leaks_no_header() {
    for status in [
        "301 Moved Permanently",
        "302 Found",
        "303 See Other",
        "307 Temporary Redirect",
        "308 Permanent Redirect",
    ] {
        let elsewhere = Server::start([Step::ReadRequest, Step::Linger]);
        let redirect = format!(
            "HTTP/1.1 {status}\r\nLocation: {}/x\r\nContent-Length: 0\r\n\r\n",
            elsewhere.http()
        );
        let server = Server::start([
            Step::ReadRequest,
            Step::Send(redirect.into_bytes()),
            Step::Linger,
        ]);
        let outcome = run(Caller::to(&server.http()).send());
        let number = &status[..3];
        assert_eq!(
            told(&outcome),
            format!("refused: {number} - refusal-redirect")
        );
        assert_eq!(server.settle().len(), 1, "{status}");
        assert_eq!(server.requests(), 1, "{status}");
        assert_eq!(elsewhere.settle().len(), 0, "{status} was followed");
    }
}

#[test]
fn a_server_that_closes_after_every_answer_never_makes_a_command_doubtful() {
    // With a pool, the second command could be sent into a connection that the server is closing.
    for ending in [None, Some(Step::Linger)] {
        let script = [Step::ReadRequest, Step::Send(answer("200 OK", "{}"))];
        let server = Server::start(script.into_iter().chain(ending));
        let caller = Caller::to(&server.http());
        let client = run(caller.client()).unwrap();
        run(async {
            for turn in 0..20 {
                let outcome = caller.send_with(&client).await;
                assert_eq!(told(&outcome), "accepted, body whole", "turn {turn}");
            }
        });
        assert_eq!(server.settle().len(), 20, "each command has its connection");
        assert_eq!(server.requests(), 20);
    }
}
